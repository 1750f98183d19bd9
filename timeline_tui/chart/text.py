"""How many cells a text takes, and a text cut to so many: for drawings that go to no screen of their own.

East Asian wide characters take two cells, combining marks and format characters none; that is what terminals
agree on. A screen that knows its terminal better gives `Drawing` its own two functions.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

from timeline_tui.chronicle.plain import inert


def cells(text: str) -> int:
    """Cells that a text takes on one line."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def cut(text: str, width: int, mark: str = "…") -> str:
    """`text` made inert, in at most `width` cells, with `mark` where it is cut; empty if there is no room."""
    safe = inert(text)
    if cells(safe) <= width:
        return safe
    room = width - cells(mark)
    if room < 0:
        return ""
    end = taken = 0
    while taken + _width(safe[end]) <= room:
        taken += _width(safe[end])
        end += 1
    return safe[:end].rstrip() + mark


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
