"""How keys are called: by Textual, on the screen, and by people who write them into their settings."""

from __future__ import annotations

import unicodedata
from typing import Final

_PUNCTUATION: Final = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "question_mark": "?",
    "exclamation_mark": "!",
    "apostrophe": "'",
    "backslash": "\\",
    "slash": "/",
    "colon": ":",
    "semicolon": ";",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "underscore": "_",
    "quotation_mark": '"',
    "number_sign": "#",
    "dollar_sign": "$",
    "percent_sign": "%",
    "ampersand": "&",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "asterisk": "*",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "at": "@",
    "circumflex_accent": "^",
    "grave_accent": "`",
    "vertical_line": "|",
    "tilde": "~",
}
"""Keys of one character that is neither letter nor digit, by the name that they go by."""
BY_CHARACTER: Final = {character: name for name, character in _PUNCTUATION.items()}

_SHOWN: Final = _PUNCTUATION | {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "minus": "−",
    "backspace": "⌫",
    "enter": "⏎",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "insert": "Ins",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}


def shown(key: str) -> str:
    """A key as the screen shows it: `↑`, `Shift+↓`, `Ctrl+P`."""
    *modifiers, base = key.split("+")
    base = _SHOWN.get(base) or _named(base) or (base.upper() if modifiers and len(base) == 1 else base)
    return "+".join([*(m.capitalize() for m in modifiers), base])


def _named(base: str) -> str:
    """The character that a name of Unicode means: `section_sign`; empty where it means none."""
    try:
        character = unicodedata.lookup(base.replace("_", " ")) if len(base) > 1 else ""
    except KeyError:
        return ""
    return character if character.isprintable() else ""


_MODIFIERS: Final = {
    **{name: name for name in ("alt", "ctrl", "hyper", "meta", "shift", "super")},
    "control": "ctrl",
    "option": "alt",
    "cmd": "super",
}
_SPOKEN: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "spacebar": "space",
    "equals": "equals_sign",
    "period": "full_stop",
    "dot": "full_stop",
    "quote": "apostrophe",
}
"""Other names that keyboards and programs give to keys."""
_SIGNS: Final = {sign.casefold(): key for key, sign in _SHOWN.items() if sign != _PUNCTUATION.get(key)}
NAMES: Final = frozenset(_SHOWN)
"""Keys that go by a name."""


def read_key(text: str) -> str:
    """A key as Textual names it, of a key as it is written: `Ctrl+P`, `ctrl-p`, `Esc`, `?`, `↑`. Raises ValueError."""
    modifiers = set()
    rest = text if text == " " else text.strip()
    while len(rest) > 1:
        first = next((name for name in _MODIFIERS if rest.lower().startswith((f"{name}+", f"{name}-"))), "")
        if not first or len(rest) == len(first) + 1:
            break
        modifiers.add(_MODIFIERS[first])
        rest = rest[len(first) + 1 :]
    base = _base(rest)
    if len(base) == 1 and base.isalpha():
        if modifiers == {"shift"}:
            return base.upper()
        base = base.lower() if modifiers else base
    return "+".join([*sorted(modifiers), base])


def _base(text: str) -> str:
    if text == " ":
        return "space"
    if len(text) == 1 and text.casefold() not in _SIGNS:
        if text.isalnum():
            return text
        try:
            return BY_CHARACTER.get(text) or unicodedata.name(text).lower().replace("-", "_").replace(" ", "_")
        except ValueError:
            raise ValueError(text) from None
    name = text.casefold().replace(" ", "_")
    name = _SIGNS.get(name) or _SPOKEN.get(name) or name
    if name not in NAMES:
        raise ValueError(text)
    return name


def spelled(key: str) -> str:
    """A key as people write it into their settings: `?`, `ctrl+p`, `up`."""
    return _PUNCTUATION.get(key, key)


def is_typed(key: str) -> bool:
    """Whether a line that is typed in takes this key for a character."""
    return len(key) == 1 or key == "space" or key in _PUNCTUATION or ("+" not in key and bool(_named(key)))
