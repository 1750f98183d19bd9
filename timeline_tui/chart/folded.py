"""An axis with folds: time in which the folded stretches are short, and a window on it.

Folded time runs as time does, but a fold takes as many of its seconds as make so many cells at the window's scale.
Outside of folds a second is a second; a fold is squeezed evenly, and never to nothing, so that every cell has a time of
its own and the way back from it is the same cell. All of a window's own arithmetic is done on folded time: panning and
zooming go along the cells that are seen.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from timeline_tui.chart.folds import WIDEST, Fold, fold_width
from timeline_tui.chart.window import FoldBand, Stretch, Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROUNDS: Final = 80
"""Steps at most in which a length is found for folds that are as wide as it makes them; each halves the error."""


class Folding:
    """Time to folded time and back; each fold takes `size` folded seconds, or all of its own where it has fewer."""

    __slots__ = ("_real", "_short", "folds", "size")

    def __init__(self, folds: tuple[Fold, ...], size: int) -> None:
        """`folds` are in order and apart; `size` is 1 at least."""
        self.folds = folds
        self.size = size
        self._real: list[int] = []
        self._short: list[int] = []
        saved = 0
        for lo, hi in folds:
            self._real += (lo, hi)
            self._short.append(lo - saved)
            saved += max(0, hi - lo - size)
            self._short.append(hi - saved)

    @property
    def shortened(self) -> tuple[Fold, ...]:
        """The folds that have more seconds than they are given; the others run as time does."""
        return tuple(each for each in self.folds if each.hi - each.lo > self.size)

    def folded(self, at: int) -> int:
        """The folded second of a second."""
        place = bisect_right(self._real, at)
        if not place:
            return at
        lo, short = self._real[place - 1], self._short[place - 1]
        if place % 2:
            return short + (at - lo) * (self._short[place] - short) // (self._real[place] - lo)
        return short + at - lo

    def unfolded(self, at: int) -> int:
        """The first second of a folded second."""
        place = bisect_right(self._short, at)
        if not place:
            return at
        lo, short = self._real[place - 1], self._short[place - 1]
        if place % 2:
            return lo - (-(at - short) * (self._real[place] - lo) // (self._short[place] - short))
        return lo + at - short


class FoldedWindow:
    """A window whose folds take `width` cells each. A value; make one with `fold`.

    It answers as a `Window` does, and is moved as one. `lo` and `hi` are real seconds, `length` is of folded time.
    """

    __slots__ = ("_folding", "_inner", "_was", "columns", "hi", "length", "lo", "width")

    def __init__(self, folds: tuple[Fold, ...], width: int, inner: Window, was: Window | None = None) -> None:
        """`inner` is the window on folded time, `was` the plain one that was folded, until it is moved."""
        self._inner = inner
        self._was = was
        self._folding = folding = _folding(folds, width, inner.length, inner.columns)
        self.width = width
        self.columns = inner.columns
        self.length = inner.length
        self.lo = folding.unfolded(inner.lo)
        self.hi = folding.unfolded(inner.hi)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FoldedWindow) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"FoldedWindow({self.lo}, {self.hi}, {self.columns}, {len(self.folds)} folds)"

    def _key(self) -> object:
        return self._inner, self.folds, self.width, self._was

    @property
    def folds(self) -> tuple[Fold, ...]:
        """What is folded, also out of sight."""
        return self._folding.folds

    @property
    def shortened(self) -> tuple[Fold, ...]:
        """What is folded at this scale: where the axis is so far off that a fold would be no shorter, it is none."""
        return self._folding.shortened

    @property
    def plain(self) -> Window:
        """The window without folds: the very one that was folded, else the one from its first to its last second."""
        return self._was or Window.fit(self.lo, self.hi, self.columns, margin=self.hi - self.lo + 1)

    @property
    def seconds_per_column(self) -> tuple[int, int]:
        """The scale between the folds."""
        return self._inner.seconds_per_column

    @property
    def middle(self) -> int:
        """The second in the middle of what is seen."""
        return self.edge(self.columns // 2)

    def column(self, at: int) -> int:
        """The column of the second `at`; below 0 or from `columns` on where it is out of sight."""
        return self._inner.column(self._folding.folded(at))

    def edge(self, column: int) -> int:
        """The first second of a column; `edge(columns)` is `hi`."""
        return self._folding.unfolded(self._inner.edge(column))

    def edges(self) -> Sequence[int]:
        """The bounds of all columns, `columns + 1` of them."""
        return [self._folding.unfolded(edge) for edge in self._inner.edges()]

    def stretches(self) -> Sequence[Stretch]:
        """What is seen of time, between the folds."""
        found, lo, first = [], self.lo, 0
        for band in self._in_sight():
            if band.first > first and lo < band.lo:
                found.append(Stretch(lo, band.lo, first, band.first))
            lo, first = band.hi, band.last
        if first < self.columns and lo < self.hi:
            found.append(Stretch(lo, self.hi, first, self.columns))
        return found

    def bands(self) -> Sequence[FoldBand]:
        """The folds in sight, with the columns that are theirs alone."""
        return [band for band in self._in_sight() if band.first < band.last]

    def _in_sight(self) -> Iterator[FoldBand]:
        """The folds in sight; one that is squeezed into a single column with others has none of its own."""
        for lo, hi in self.shortened:
            if lo < self.hi and hi > self.lo:
                first = -(-(self._folding.folded(lo) - self._inner.lo) * self.columns // self.length)
                last = min(self.column(hi), self.columns)
                yield FoldBand(max(0, first), max(0, first, last), lo, hi)

    # --- moves -----------------------------------------------------------------------------------

    def pan(self, columns: int) -> FoldedWindow:
        """Moved by so many columns, later if positive; back by as many is the very same stretch."""
        return self._moved(self._inner.pan(columns))

    def zoom(self, numerator: int, denominator: int, anchor: int) -> FoldedWindow:
        """Scaled by a fraction, `anchor` kept in its very column; folds stay as wide as they are."""
        at = self._folding.folded(anchor)
        zoomed = self._inner.zoom(numerator, denominator, at)
        anew = _folding(self.folds, self.width, zoomed.length, zoomed.columns)
        return self._moved(zoomed.starting(zoomed.lo + anew.folded(anchor) - at))

    def centred(self, at: int) -> FoldedWindow:
        """The same scale about the second `at`."""
        return self._moved(self._inner.centred(self._folding.folded(at)))

    def resized(self, columns: int) -> FoldedWindow:
        """The same stretch across another number of columns."""
        if columns == self.columns:
            return self
        return fold(self.plain.resized(columns), self.folds, untouched=self._was is not None)

    def _moved(self, inner: Window) -> FoldedWindow:
        return self if inner == self._inner else FoldedWindow(self.folds, self.width, inner)


def fold(window: Window, folds: tuple[Fold, ...], *, untouched: bool = True, widest: int = WIDEST) -> FoldedWindow:
    """`window` with what is empty folded: it begins where it did, and ends there within a cell or two.

    A fold takes `widest` cells at most.

    A window that shows nothing but a fold is widened to what stands on either side. While `untouched`, the way back is
    the very same window.
    """
    lo, hi = window.lo, window.hi
    for each in folds:
        if each.lo <= lo and hi <= each.hi:
            lo, hi = each.lo - window.length, each.hi + window.length
    width = min(widest, fold_width(window.columns, len(folds)))
    length = hi - lo
    for _ in range(_ROUNDS):
        folding = _folding(folds, width, length, window.columns)
        before, length = length, folding.folded(hi) - folding.folded(lo)
        if length == before:
            break
    folding = _folding(folds, width, max(length, window.columns), window.columns)
    inner = Window.fit(0, length, window.columns, margin=length + 1).starting(folding.folded(lo))
    return FoldedWindow(folds, width, inner, window if untouched else None)


def _folding(folds: tuple[Fold, ...], width: int, length: int, columns: int) -> Folding:
    """Folds that take `width` cells of a window of `length` folded seconds across `columns`."""
    return Folding(folds, max(1, width * length // columns))
