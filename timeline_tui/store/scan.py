"""The little that must be known of TOML's surface without reading it: strings, brackets, headers, statements.

Used to guard the reader against nesting, to know the lines of events without slowing the reader down, and to
cut a broken file into parts. What a value means is never decided here: that is the reader's.
"""

from __future__ import annotations

import re
from typing import Final

from timeline_tui.chronicle.pattern import Pattern

DEEPEST: Final = 100
"""Levels of nesting that are read. The reader recurses: some thousands of levels would overflow its stack."""

_HARMLESS: Final = 400
"""Brackets that overflow no stack, however they nest."""

STRINGS: Final = (
    r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]++|\\[^\n])*+"'
    r"|'(?!'')[^'\n]*+'"
)
_QUIET: Final = Pattern(rf"(?<![^\s=,.\[{{])(?:{STRINGS})|#[^\n]*+")
"""Strings where TOML may have them, and comments: what brackets do not count in."""
_TOKEN: Final = Pattern(rf"""(?:{STRINGS}|#[^\n]*+)|(?P<open>\"""|'''|["'])|(?P<bracket>[\[\]{{}}])""")
_NOT_BRACKETS: Final = bytes(code for code in range(256) if code not in b"[]{}")
_DOTTED: Final = Pattern(rf"(?:\.[ \t\w-]*+){{{DEEPEST}}}")

HEADER: Final = Pattern(r"^[ \t]*\[\[[ \t]*([A-Za-z][\w-]*)[ \t]*\]\]", re.MULTILINE)
"""The header of a top-level array of tables, `[[event]]`; also where it stands inside a string."""
STATEMENT: Final = Pattern(r"""^[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*[\w-]+)*[ \t]*=(?!=)""")
"""How a line begins that gives a key its value."""


def too_deep(text: str) -> bool:
    """Whether values nest deeper than is read; brackets in strings and comments don't count."""
    brackets = text.count("[") + text.count("{")
    if brackets < _HARMLESS:
        return False
    bare = _QUIET.without(text)
    if '"' in bare or "'" in bare:
        # Quotes in odd places: what is inside of them and what outside can't be told.
        return True
    left = bare.encode("utf-8", "replace").translate(None, _NOT_BRACKETS)
    for _ in range(DEEPEST):
        # Each pass takes away the innermost level.
        outer = left.replace(b"[]", b"").replace(b"{}", b"")
        if len(outer) == len(left):
            break
        left = outer
    return left.count(b"[") + left.count(b"{") > DEEPEST


def too_dotted(text: str) -> bool:
    """Whether a key has so many dots (`a.b.c`) that the metadata's reader would overflow."""
    return text.count(".") >= DEEPEST and _DOTTED.search(_QUIET.without(text)) is not None


def headers(text: str) -> list[tuple[str, int]]:
    """Name and offset of every top-level array header that stands outside of strings."""
    quiet = [found.span() for found in _QUIET.finditer(text)]
    found_headers = []
    at = 0
    for found in HEADER.finditer(text):
        while at < len(quiet) and quiet[at][1] <= found.start():
            at += 1
        if at == len(quiet) or quiet[at][0] > found.start():
            found_headers.append((found[1], found.start()))
    return found_headers


def left_open(text: str) -> tuple[int, str] | None:
    """Offset and text of the first quote or bracket that is open where `text` ends, or None."""
    stack: list[tuple[int, str]] = []
    for found in _TOKEN.finditer(text):
        if found["open"]:
            if len(found["open"]) == 3:
                return stack[0] if stack else (found.start(), found["open"])
        elif found["bracket"] in {"[", "{"}:
            stack.append((found.start(), found["bracket"]))
        elif found["bracket"] and stack:
            stack.pop()
    return stack[0] if stack else None


def lone_quote(text: str) -> tuple[int, str] | None:
    """Offset and sign of the first quote that opens a text of one line and that its line does not close, or None."""
    for found in _TOKEN.finditer(text):
        if found["open"]:
            return None if len(found["open"]) == 3 else (found.start(), found["open"])
    return None


def closing(text: str) -> int | None:
    """The offset after the bracket that closes the first one of `text`; None where that is never closed."""
    depth = 0
    for found in _TOKEN.finditer(text):
        if found["open"]:
            if len(found["open"]) == 3:
                return None
        elif found["bracket"]:
            depth += 1 if found["bracket"] in "[{" else -1
            if depth <= 0:
                return found.end()
    return None
