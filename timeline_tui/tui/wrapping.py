"""Styled text wrapped to a width in cells, for panes that draw whole lines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.style import Style
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.tui.canvas import Piece


@cache
def _console() -> Console:
    """Rich asks for a console to wrap; nothing is ever printed on it."""
    return Console(width=80, color_system="truecolor")


def wrapped(pieces: Sequence[Piece], width: int) -> list[list[Piece]]:
    """`pieces` as one paragraph in lines of at most `width` cells; words that are longer are folded."""
    if sum(cell_len(text) for text, _ in pieces) <= width and not any("\n" in text for text, _ in pieces):
        return [list(pieces)]
    text = Text.assemble(*pieces)
    lines = text.wrap(_console(), max(1, width), tab_size=4)
    return [_pieces(line) for line in lines]


def clipped(lines: Sequence[list[Piece]], most: int, width: int) -> list[list[Piece]]:
    """The first `most` of `lines`; where there are more, the last ends with `…`."""
    kept = [list(line) for line in lines[:most]]
    if len(lines) <= most or not kept:
        return kept
    last = kept[-1]
    while last and sum(cell_len(text) for text, _ in last) > width - 2:
        text, style = last.pop()
        room = width - 2 - sum(cell_len(text) for text, _ in last)
        shorter = set_cell_size(text, max(0, room))
        if room > 0:
            last.append(((shorter.rpartition(" ")[0] or shorter).rstrip(), style))
    last.append((" …", last[-1][1] if last else Style.null()))
    return kept


def _pieces(line: Text) -> list[Piece]:
    """The pieces of a wrapped line: its spans follow each other and never overlap, as the pieces did."""
    text = line.plain.rstrip()
    pieces: list[Piece] = []
    at = 0
    for start, end, style in line.spans:
        if at < start < len(text):
            pieces.append((text[at:start], Style.null()))
        at = max(at, start)
        if at < min(end, len(text)):
            pieces.append((text[at:end], style if isinstance(style, Style) else Style.parse(style)))
            at = end
    if at < len(text):
        pieces.append((text[at:], Style.null()))
    return pieces
