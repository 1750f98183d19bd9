"""The overview: how dense the whole is, and which part of it the window shows, in one row of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chart.window import Window

if TYPE_CHECKING:
    from timeline_tui.chart.window import AnyWindow
    from timeline_tui.chronicle.chronicle import Chronicle

LEVELS = 8


class Overview(NamedTuple):
    """A level from 0 (nothing) to 8 a column over `whole`; the window shows the columns `[first, last)`."""

    whole: Window
    levels: tuple[int, ...]
    first: int
    last: int


def overview(chronicle: Chronicle, window: AnyWindow, columns: int) -> Overview | None:
    """The density of all dated events across `columns`; None where none is dated. Heights are logarithmic."""
    extent = chronicle.extent
    if extent is None or columns < 1:
        return None
    whole = Window.fit(*extent, columns, margin=columns)
    sums = [0] * columns
    for counts in chronicle.counts(whole.edges()).values():
        for column, count in enumerate(counts):
            sums[column] += count
    most = max(sums)
    levels = tuple(density(count, most) for count in sums)
    first = min(max(whole.column(window.lo), 0), columns - 1)
    last = min(max(whole.column(window.hi - 1) + 1, first + 1), columns)
    return Overview(whole, levels, first, last)


def density(count: int, most: int) -> int:
    """1 for one event to 8 for the most, by the number of binary digits; 0 for none."""
    if count == 0:
        return 0
    if most == 1:
        return 2
    return 1 + (LEVELS - 1) * (count.bit_length() - 1) // max(1, most.bit_length() - 1)
