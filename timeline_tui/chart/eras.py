"""Eras: background bands behind all lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chart.stacks import reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_tui.chart.window import AnyWindow
    from timeline_tui.chronicle.event import Era


class EraBand(NamedTuple):
    """An era over the columns `[first, last)`; whether its begin and its end are in sight."""

    first: int
    last: int
    era: Era
    begins: bool
    ends: bool


def era_bands(eras: Iterable[Era], window: AnyWindow) -> Sequence[EraBand]:
    """The eras that are in sight, in the order of the file: later ones lie over earlier ones.

    An open end reaches to the window's edge; where an end is not known, the other stands alone.
    """
    bands = []
    for era in eras:
        lo, hi = reach(era.when)
        first, last = window.column(lo), window.column(hi - 1) + 1
        if first < window.columns and last > 0:
            begins, ends = first >= 0, last <= window.columns
            bands.append(EraBand(max(first, 0), min(last, window.columns), era, begins, ends))
    return bands
