"""Styled text wrapped to a width in cells, for panes that draw whole lines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
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
