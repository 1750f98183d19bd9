"""The legend of the axis: each shape that occurs, with what it says, in as many rows as it needs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chart.lettering import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIZE: Final = 11.0
_SAMPLE: Final = 32.0
_BETWEEN: Final = 18.0
_ROW: Final = 22.0
_ABOVE: Final = 14.0


class Entry(NamedTuple):
    """A sample, drawn about the height 0 and 24 wide at most, and its words."""

    words: str
    sample: str


def legend(entries: Sequence[Entry], top: float, width: float) -> Iterator[str]:
    """The legend from `top` on."""
    if not entries:
        return
    yield '<g class="tl-legend c-grey">'
    for entry, x, row in _placed(entries, width):
        y = top + _ABOVE + row * _ROW + _ROW / 2
        text = f'<text x="{_SAMPLE:.0f}" y="4">{escape(entry.words)}</text>'
        yield f'<g transform="translate({x:.0f} {y:.0f})">{entry.sample}{text}</g>'
    yield "</g>"


def legend_height(entries: Sequence[Entry], width: float) -> float:
    """What the legend takes in a drawing of some width."""
    rows = [row for _, _, row in _placed(entries, width)]
    return _ABOVE + (rows[-1] + 1) * _ROW if rows else 0.0


def _placed(entries: Sequence[Entry], width: float) -> Iterator[tuple[Entry, float, int]]:
    x, row = 2.0, 0
    for entry in entries:
        length = _SAMPLE + text_width(entry.words, _SIZE)
        if x > 2 and x + length > width:
            x, row = 2.0, row + 1
        yield entry, x, row
        x += length + _BETWEEN
