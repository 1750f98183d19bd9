"""Text from a file, made safe to show on one line: shown, never obeyed.

A terminal obeys control characters, reorders what follows a bidi override, and stacks combining marks without
end. Here such characters become visible signs or harmless ones; ordinary text of any script passes unchanged.
The data itself is never touched: this is for the moment of showing.
"""

from __future__ import annotations

import re
from typing import Final

from timeline_tui.chronicle.pattern import Pattern

MOST_MARKS: Final = 6
"""Combining marks on one letter; no writing system in use needs more, "Zalgo" text has dozens."""

_ORDINARY: Final = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f"
    r"\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u23ff\u2500-\u25ff]*"
).fullmatch
"""Letters, signs and spaces of nearly all texts, among them nothing that a terminal would obey."""
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef"
)
_UNSAFE: Final = Pattern(
    rf"""
    (?P<break> \r\n | [\t\n\u2028\u2029] )
  | (?P<soft> \u00ad )
  | (?P<control> [\x00-\x1f\x7f] )
  | (?P<flag> \U0001f3f4 [\U000e0020-\U000e007e]+ \U000e007f )
  | (?P<joiner> [\u200c\u200d]+ )
  | (?P<bare> \A [{_MARKS}] )
  | (?P<many> (?P<some> [{_MARKS}]{{{MOST_MARKS}}} ) [{_MARKS}]+ )
  | (?P<hidden> [\x80-\x9f\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]
              | [\U000e0000-\U000e007f] )
    """,
    re.VERBOSE,
)


def inert(text: str) -> str:
    r"""`text` for one line of a screen or of `list`, with nothing in it that a terminal would obey.

    >>> inert("Alert\x1b[31m!")
    'Alert␛[31m!'
    >>> inert("gnp.\u202etxt")
    'gnp.⟨U+202E⟩txt'
    """
    return text if _ORDINARY(text) else _UNSAFE.replaced(text, _shown)


def inert_lines(text: str) -> str:
    """The same for text of several lines: line breaks stay, every line for itself is inert."""
    return "\n".join(inert(line) for line in re.split(r"\r\n|[\n\u2028\u2029]", text))


def _shown(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "break":
            return " "
        case "soft":
            return ""  # a place where a word may break, and one line does not break
        case "flag":
            return found[0]
        case "control":
            code = ord(found[0])
            return chr(0x2400 + code) if code < 0x20 else "\u2421"
        case "joiner":
            return found[0] if _joins(found) else "".join(map(_named, found[0]))
        case "bare":
            return "\u25cc" + found[0]  # else it would sit on whatever the screen shows before the text
        case "many":
            return f"{found['some']}⟨+{len(found[0]) - MOST_MARKS}⟩"
        case _:
            return _named(found[0])


def _joins(found: re.Match[str]) -> bool:
    """Whether one joiner stands where scripts and emoji have it: between two characters beyond ASCII."""
    before, after = (
        found.string[found.start() - 1 : found.start()],
        found.string[found.end() : found.end() + 1],
    )
    return len(found[0]) == 1 and all(side > "\x7f" and not side.isspace() for side in (before, after))


def _named(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩"
