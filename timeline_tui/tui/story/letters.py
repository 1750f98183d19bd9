"""Large letters, to be read from the back of a room: five pixels high, a sixth above them for accents.

Two pixels share a cell one above the other, or a pixel takes two cells beside each other: three rows, or up to six.
Lower case is drawn as upper case. A text with a character that is not here has no large form.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, Literal

Size = Literal["half", "full"]
"""Two pixels a cell, or two cells a pixel."""

_HEIGHT: Final = 5
_FONT: Final = {
    "0": "###/#.#/#.#/#.#/###", "1": ".#./##./.#./.#./###", "2": "###/..#/###/#../###",
    "3": "###/..#/.##/..#/###", "4": "#.#/#.#/###/..#/..#", "5": "###/#../###/..#/###",
    "6": "###/#../###/#.#/###", "7": "###/..#/..#/.#./.#.", "8": "###/#.#/###/#.#/###",
    "9": "###/#.#/###/..#/###", "A": ".#./#.#/###/#.#/#.#", "B": "##./#.#/##./#.#/##.",
    "C": ".##/#../#../#../.##", "D": "##./#.#/#.#/#.#/##.", "E": "###/#../##./#../###",
    "F": "###/#../##./#../#..", "G": ".###/#.../#.##/#..#/.###", "H": "#.#/#.#/###/#.#/#.#",
    "I": "#/#/#/#/#", "J": "..#/..#/..#/#.#/.#.", "K": "#.#/#.#/##./#.#/#.#",
    "L": "#../#../#../#../###", "M": "#...#/##.##/#.#.#/#...#/#...#", "N": "#..#/##.#/#.##/#..#/#..#",
    "O": ".##./#..#/#..#/#..#/.##.", "P": "##./#.#/##./#../#..", "Q": ".##./#..#/#..#/#.#./.#.#",
    "R": "##./#.#/##./#.#/#.#", "S": ".##/#../.#./..#/##.", "T": "###/.#./.#./.#./.#.",
    "U": "#.#/#.#/#.#/#.#/###", "V": "#.#/#.#/#.#/#.#/.#.", "W": "#...#/#...#/#.#.#/##.##/#...#",
    "X": "#.#/#.#/.#./#.#/#.#", "Y": "#.#/#.#/.#./.#./.#.", "Z": "###/..#/.#./#../###",
    " ": "../../../../..", "–": ".../.../###/.../...", "-": "../../##/../..",
    ",": "../../../.#/#.", ".": "././././#", ":": "./#/./#/.", "/": "..#/..#/.#./#../#..",
    "?": "###/..#/.#./.../.#.", "'": "#/#/././.", "(": ".#/#./#./#./.#", ")": "#./.#/.#/.#/#.",
    "+": ".../.#./###/.#./...", "~": "..../.#.#/#.#./..../....", "…": "...../...../...../...../#.#.#",
}  # fmt: skip
_ACCENTS: Final = {"\u0301": "right", "\u0300": "left", "\u0302": "middle", "\u0308": "both"}
_SAME: Final = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "—": "–"})


@lru_cache(maxsize=64)
def large(text: str, size: Size, *, ascii_only: bool = False) -> tuple[str, ...]:
    """The rows of `text` in large letters, all of one width; none where a character has no large form.

    >>> large("1", "half")
    (' ▄ ', '▀█ ', '▄█▄')
    """
    glyphs = []
    for character in text.translate(_SAME).upper():
        glyph = _glyph(character)
        if not glyph:
            return ()
        glyphs.append(glyph)
    rows = [".".join(glyph[row] for glyph in glyphs) for row in range(_HEIGHT + 1)]
    if size == "half" and not ascii_only:
        return tuple(_paired(rows[row], rows[row + 1]) for row in range(0, _HEIGHT + 1, 2))
    dot = "#" if ascii_only else "█"
    wide = 2 if size == "full" else 1
    accented = rows if "#" in rows[0] else rows[1:]
    return tuple(row.replace("#", dot * wide).replace(".", " " * wide) for row in accented)


def _glyph(character: str) -> list[str]:
    """Six rows of pixels, the first for an accent; none for an unknown character."""
    parts = unicodedata.normalize("NFD", character)
    base, marks = parts[:1], parts[1:]
    rows = _FONT.get(base, "").split("/")
    if len(rows) != _HEIGHT:
        return []
    width = len(rows[0])
    above = ["."] * width
    for mark in marks:
        where = _ACCENTS.get(mark)
        if where in {"right", "both"}:
            above[-1] = "#"
        if where in {"left", "both"}:
            above[0] = "#"
        if where == "middle":
            above[width // 2] = "#"
    return ["".join(above), *rows]


def _paired(upper: str, lower: str) -> str:
    """Two rows of pixels in one of cells."""
    return "".join(" ▄▀█"[2 * (one == "#") + (other == "#")] for one, other in zip(upper, lower, strict=True))


def largest(
    texts: tuple[str, ...], width: int, height: int, *, ascii_only: bool = False
) -> tuple[str, tuple[str, ...]]:
    """The first of `texts` that has a large form of at most so many cells, and its rows; ('', ()) where none has.

    The fuller text is preferred to the larger letters.
    """
    sizes: tuple[Size, ...] = ("full", "half")
    for text in texts:
        for size in sizes:
            rows = large(text, size, ascii_only=ascii_only)
            if rows and len(rows) <= height and len(rows[0]) <= width:
                return text, rows
    return "", ()
