"""The window: the stretch of time that the axis shows, and how many columns it has for it.

Exact at any scale: bounds are whole seconds, a column is found by subtracting first and scaling as integers,
so that 13.8 billion years and one second are drawn by the same three lines.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from timeline_tui.chronicle.when import MAX, MIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from timeline_tui.chart.folded import FoldedWindow

AnyWindow: TypeAlias = "Window | FoldedWindow"
"""What an axis shows: all of a stretch of time, or one whose empty parts are folded. Both answer the same questions."""
FIRST: Final = MIN + 1
"""The earliest second that a window shows, 292 billion years ago: `MIN` itself means "no known start"."""
LAST: Final = MAX
"""The second after the last that a window shows."""


class Stretch(NamedTuple):
    """Seconds `[lo, hi)` in the columns `[first, last)`."""

    lo: int
    hi: int
    first: int
    last: int


class FoldBand(NamedTuple):
    """A fold in sight: its columns `[first, last)`, and the seconds `[lo, hi)` that it folds, also out of sight."""

    first: int
    last: int
    lo: int
    hi: int


class _Bounds(NamedTuple):
    lo: int
    hi: int
    columns: int


class Window(_Bounds):
    """Seconds `[lo, hi)` across `columns` cells, at least one second a column.

    Moves never leave `[FIRST, LAST)`: they stop at the end of time.
    """

    __slots__ = ()

    def __new__(cls, lo: int, hi: int, columns: int) -> Self:
        """A window of at least one second a column; raises ValueError for any other."""
        if columns < 1 or hi - lo < columns:
            raise ValueError(f"no window: {hi - lo} seconds across {columns} columns")
        return super().__new__(cls, lo, hi, columns)

    @classmethod
    def fit(cls, lo: int, hi: int, columns: int, *, margin: int = 24) -> Window:
        """The window that shows `[lo, hi)` with one `margin`-th of its length free on each side."""
        free = (hi - lo) // margin
        return _within_limits(lo - free, hi + free, max(1, columns))

    @property
    def length(self) -> int:
        """Seconds shown."""
        return self.hi - self.lo

    @property
    def seconds_per_column(self) -> tuple[int, int]:
        """The scale, exactly, as numerator and denominator in lowest terms; never below 1."""
        divisor = gcd(self.length, self.columns)
        return self.length // divisor, self.columns // divisor

    @property
    def plain(self) -> Window:
        """Itself: it has no folds."""
        return self

    @property
    def middle(self) -> int:
        """The second in its middle."""
        return (self.lo + self.hi) // 2

    def stretches(self) -> Sequence[Stretch]:
        """What is seen of time: all of it in one."""
        return (Stretch(self.lo, self.hi, 0, self.columns),)

    def bands(self) -> Sequence[FoldBand]:
        """The folds in sight: none."""
        return ()

    def column(self, at: int) -> int:
        """The column of the second `at`; below 0 or from `columns` on where it is out of sight."""
        return (at - self.lo) * self.columns // (self.hi - self.lo)

    def edge(self, column: int) -> int:
        """The first second of a column; `edge(columns)` is `hi`."""
        return self.lo - (-column * self.length // self.columns)

    def edges(self) -> Sequence[int]:
        """The bounds of all columns, `columns + 1` of them: column i is `[edges[i], edges[i + 1])`."""
        lo, length, columns = self.lo, self.length, self.columns
        return [lo - (-column * length // columns) for column in range(columns + 1)]

    def pan(self, columns: int) -> Window:
        """Moved by so many columns, later if positive; back by as many is the very same window."""
        step = (abs(columns) * self.length + self.columns // 2) // self.columns
        return self.starting(self.lo + (step if columns > 0 else -step))

    def zoom(self, numerator: int, denominator: int, anchor: int) -> Window:
        """The length scaled by a fraction, `anchor` kept in its very column, be it in sight or not."""
        length = self.length * numerator // denominator
        length = min(max(length, self.columns), LAST - FIRST)
        column = self.column(anchor)
        first, last = (-(-edge * length // self.columns) for edge in (column, column + 1))
        offset = min(max((anchor - self.lo) * length // self.length, first), last - 1)
        return _within_limits(anchor - offset, anchor - offset + length, self.columns)

    def centred(self, at: int) -> Window:
        """The same length about the second `at`."""
        return self.starting(at - self.length // 2)

    def resized(self, columns: int) -> Window:
        """The same stretch across another number of columns."""
        return _within_limits(self.lo, self.hi, max(1, columns))

    def starting(self, lo: int) -> Window:
        """The same length from the second `lo` on."""
        lo = min(max(lo, FIRST), LAST - self.length)
        return self._replace(lo=lo, hi=lo + self.length)


def _within_limits(lo: int, hi: int, columns: int) -> Window:
    """A window about the middle of `[lo, hi)`, made longer, shorter or moved where the limits ask for it."""
    length = min(max(hi - lo, columns), LAST - FIRST)
    start = lo + (hi - lo - length) // 2
    start = min(max(start, FIRST), LAST - length)
    return Window(start, start + length, columns)
