"""The ruler of an axis as two rows of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_tui.chart.ticks import Ruler


def ruler_rows(scale: Ruler, columns: int, *, ascii_only: bool = False) -> tuple[str, str]:
    """Both rows of an axis as text of exactly `columns` cells: names with their borders, then numbers."""
    border = "|" if ascii_only else "│"
    upper, lower = [" "] * columns, [" "] * columns
    for band in scale.bands:
        text = border * band.bordered + band.label
        upper[band.first : band.first + len(text)] = text
    for tick in scale.ticks:
        lower[tick.column : tick.column + len(tick.label)] = tick.label
    return "".join(upper), "".join(lower)
