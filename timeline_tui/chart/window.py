"""The window: the stretch of time that the axis shows, and how many columns it has for it.

Exact at any scale: bounds are whole seconds, a column is found by subtracting first and scaling as integers, so that
13.8 billion years and one second are drawn by the same three lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST: Final = 10**12 * YEAR
"""Seconds: the longest stretch that a window shows, a million million years."""


@dataclass(frozen=True, slots=True)
class Window:
    """Seconds `[lo, hi)` across `columns` cells; at least one second a column."""

    lo: int
    hi: int
    columns: int

    def __post_init__(self) -> None:
        if self.columns < 1 or self.hi - self.lo < self.columns:
            msg = f"no window: {self.hi - self.lo} seconds across {self.columns} columns"
            raise ValueError(msg)

    @classmethod
    def fit(cls, lo: int, hi: int, columns: int, *, margin: int = 24) -> Window:
        """The window that shows `[lo, hi)` with one `margin`-th of its length free on each side."""
        columns = max(1, columns)
        free = (hi - lo) // margin
        return _within_limits(lo - free, hi + free, columns)

    @property
    def length(self) -> int:
        """Seconds shown."""
        return self.hi - self.lo

    def column(self, at: int) -> int:
        """The column of the second `at`; below 0 or from `columns` on where it is out of sight."""
        return (at - self.lo) * self.columns // self.length

    def edge(self, column: int) -> int:
        """The first second of a column; `edge(columns)` is `hi`."""
        return self.lo - (-column * self.length // self.columns)

    def edges(self) -> Sequence[int]:
        """The bounds of all columns, `columns + 1` of them: column i is `[edges[i], edges[i + 1])`."""
        return [self.edge(column) for column in range(self.columns + 1)]

    def pan(self, columns: int) -> Window:
        """Moved by so many columns, later if positive; back by as many is the very same window."""
        step = (abs(columns) * self.length + self.columns // 2) // self.columns
        by = step if columns > 0 else -step
        return replace(self, lo=self.lo + by, hi=self.hi + by)

    def zoom(self, numerator: int, denominator: int, anchor: int) -> Window:
        """The length scaled by a fraction, `anchor` kept in its column."""
        length = self.length * numerator // denominator
        length = min(max(length, self.columns), WIDEST)
        lo = anchor - (anchor - self.lo) * length // self.length
        return replace(self, lo=lo, hi=lo + length)

    def centred(self, at: int) -> Window:
        """The same length about the second `at`."""
        lo = at - self.length // 2
        return replace(self, lo=lo, hi=lo + self.length)

    def resized(self, columns: int) -> Window:
        """The same stretch across another number of columns."""
        return _within_limits(self.lo, self.hi, max(1, columns))


def _within_limits(lo: int, hi: int, columns: int) -> Window:
    """A window about the middle of `[lo, hi)`, made longer or shorter where the limits ask for it."""
    length = min(max(hi - lo, columns), WIDEST)
    start = lo + (hi - lo - length) // 2 if length != hi - lo else lo
    return Window(start, start + length, columns)
