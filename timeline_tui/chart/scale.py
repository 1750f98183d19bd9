"""A window drawn to a length: where on a line, not only in which cell, a second falls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chart.folded import fold
from timeline_tui.chart.folds import folds_of
from timeline_tui.chart.window import Window

if TYPE_CHECKING:
    from timeline_tui.chart.window import AnyWindow
    from timeline_tui.chronicle.chronicle import Chronicle

CELL: Final = 7.0
"""The length of a cell: a letter or a digit of a tick's label."""
_MARGIN: Final = 24
"""Which part of the line is free at either end."""
_FOLD: Final = 7
"""Cells of a fold: a drawing has no cells for brackets …"""
_SHORT_FOLD: Final = 4
"""… and on a short line, such as a phone's."""
_SHORT: Final = 80
"""Cells of a line from which it is none."""
_FOLDED: Final = 45
"""Per cent of the line that all folds may take."""


class Scale(NamedTuple):
    """A window, each of whose cells is CELL long. Within a cell time runs evenly."""

    window: AnyWindow

    @classmethod
    def of(cls, chronicle: Chronicle, length: float) -> Scale | None:
        """The whole of a chronicle on a line so long, long empty stretches folded where that is worth it.

        None where no event has a date.
        """
        extent = chronicle.extent
        if extent is None:
            return None
        columns = max(1, int(length // CELL))
        widest = _FOLD if columns >= _SHORT else _SHORT_FOLD
        folds = folds_of(chronicle, columns, at_most=max(1, _FOLDED * columns // (100 * widest)))
        if not folds:
            return cls(Window.fit(*extent, columns, margin=_MARGIN))
        lo, hi = extent
        # What is left free at the ends is a part of what is seen, not of what is folded away.
        free = fold(Window.fit(lo, hi, columns), folds, widest=widest).length // _MARGIN
        return cls(fold(Window.fit(lo - free, hi + free, columns, margin=hi - lo + 1), folds, widest=widest))

    @property
    def length(self) -> float:
        """The whole line."""
        return self.window.columns * CELL

    def at(self, moment: int) -> float:
        """Where a second begins; the line's own ends for what lies beyond them."""
        window = self.window
        if moment <= window.lo:
            return 0.0
        if moment >= window.hi:
            return self.length
        column = window.column(moment)
        lo, hi = window.edge(column), window.edge(column + 1)
        return (column + (moment - lo) / max(1, hi - lo)) * CELL
