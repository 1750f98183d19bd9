"""The marks of a lane: points, bars, shades of what is vague or approximate, counts where several would hide.

A span is solid where it surely lasted, and shaded where its end is known no better than the shade is wide.
Any other date is a point, or shaded as wide as it is doubtful; it did not last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chart.glyphs import Kind
from timeline_tui.chart.grid import SEVERAL, Grid
from timeline_tui.chart.stacks import reach
from timeline_tui.chronicle.when import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chart.window import AnyWindow
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When

MOST_PARTS: Final = 64
"""Dates of a set that are drawn one by one; a larger set is shaded from its first to its last."""


class Placed(NamedTuple):
    """Where an event's marks are: on which row of the lane, in which columns `[first, last]` in sight."""

    at: int
    first: int
    last: int


class _Mark(NamedTuple):
    """An event that is marked in a column: the chronicle's row, its weight, and the kind of its mark."""

    row: int
    weight: int
    kind: Kind


class Marks:
    """Draws events into the rows of a lane; `placed` tells where each of them stands."""

    def __init__(
        self, window: AnyWindow, grids: Sequence[Grid], today: int, selected: int, *, ascii_only: bool
    ) -> None:
        self._window = window
        self._grids = grids
        self._today = today
        self._selected = selected
        self._ascii_only = ascii_only
        self._bars: list[list[tuple[int, int]]] = [[] for _ in grids]
        """By row of the lane, the columns `[left, right]` of the spans there."""
        self._marked: dict[int, list[_Mark]] = {}
        """By column, the dates that are marked there."""
        self._doubtful: list[int] = []
        """Rows of the chronicle whose marks want a question mark."""
        self.placed: dict[int, Placed] = {}

    # --- spans -----------------------------------------------------------------------------------

    def span(self, at: int, row: int, span: When) -> None:
        """Draw a span on row `at` of the lane."""
        window, grid, columns = self._window, self._grids[at], self._window.columns
        lo, hi = reach(span)
        if span.hi_kind == "open":
            hi = max(self._today, span.start + 1)
        first, last = window.column(lo), window.column(hi - 1)
        left, right = max(first, 0), min(last, columns - 1)
        if right < left:
            return
        self._fade(grid, row, (window.column(span.soft_lo) if not span.lo_kind else first, first))
        self._fade(grid, row, (last, window.column(span.soft_hi - 1) if not span.hi_kind else last))
        self._solid(grid, row, span, (lo, hi))
        self._count_bars(at, row, left, right)
        ends = self._left_end(grid, row, span, first), self._right_end(grid, row, span, last)
        self._place(row, Placed(at, min(left, ends[0]), max(right, ends[1])))
        if span.qual in {"?", "%"} and span.hi_kind != "unknown":
            self._doubtful.append(row)

    def _solid(self, grid: Grid, row: int, span: When, bounds: tuple[int, int]) -> None:
        """Solid, but shaded over the ends that are known no better."""
        (lo, hi), window = bounds, self._window
        first, last = window.column(lo), window.column(hi - 1)
        sure_first, sure_last = first, last
        if len(span.parts) == 2:
            one, other = span.parts
            if not one.lo_kind and self._is_wide(one.length):
                sure_first = window.column(one.hi)
            if not other.hi_kind and self._is_wide(other.length):
                sure_last = window.column(other.lo - 1)
        if sure_first > first or sure_last < last:
            self._fill(grid, first, last, Kind.VAGUE, row)
        self._fill(grid, sure_first, sure_last, Kind.BAR, row)

    def _count_bars(self, at: int, row: int, left: int, right: int) -> None:
        """Where a bar begins upon others, how many there are."""
        bars = self._bars[at]
        others = sum(begin <= left <= end for begin, end in bars)
        bars.append((left, right))
        if others:
            self._grids[at].put(left, Kind.COUNT, row, _digit(others + 1))

    def _left_end(self, grid: Grid, row: int, span: When, first: int) -> int:
        """How a span begins, if not where its bar does; the first column of it."""
        if first < 0:
            self._put(grid, 0, Kind.SINCE if span.lo_kind == "open" else Kind.BEFORE, row)
        elif span.lo_kind == "unknown" and grid.kind(first - 1) is grid.kind(first - 2) is None and first > 1:
            grid.put(first - 2, Kind.UNKNOWN, row, Kind.DOUBT.drawn(ascii_only=self._ascii_only))
            self._put(grid, first - 1, Kind.UNKNOWN, row)
            return first - 2
        return first

    def _right_end(self, grid: Grid, row: int, span: When, last: int) -> int:
        """How a span goes on beyond its bar; the last column of it."""
        columns = self._window.columns
        if last >= columns:
            self._put(grid, columns - 1, Kind.OPEN if span.hi_kind == "open" else Kind.BEYOND, row)
        elif span.hi_kind == "open":
            self._put(grid, min(last + 1, columns - 1), Kind.OPEN, row)
            return last + 1
        elif span.hi_kind == "unknown" and last + 2 < columns:
            self._put(grid, last + 1, Kind.UNKNOWN, row)
            grid.put(last + 2, Kind.UNKNOWN, row, Kind.DOUBT.drawn(ascii_only=self._ascii_only))
            return last + 2
        return last

    # --- other dates -----------------------------------------------------------------------------

    def date(self, row: int, event: Event, when: When) -> None:
        """Draw a date that is no span on the lane's first row; `draw_marks` makes it whole."""
        if not self._point(row, event.weight, when):
            for part in when.parts if 0 < len(when.parts) <= MOST_PARTS else (when,):
                self._part(row, event.weight, part, one_of=when.form is Form.ONE_OF)
        if when.qual in {"?", "%"} and row in self.placed:
            self._doubtful.append(row)

    def _point(self, row: int, weight: int, when: When) -> bool:
        """Mark a plain date that is narrower than a cell; False where it is no such date. Most are."""
        if when.parts or when.slack or self._is_wide(when.hi - when.lo):
            return False
        column = self._window.column(when.start)
        if not 0 <= column < self._window.columns:
            return False
        self._marked.setdefault(column, []).append(_Mark(row, weight, Kind.POINT))
        self.placed[row] = Placed(0, column, column)
        return True

    def _part(self, row: int, weight: int, when: When, *, one_of: bool) -> None:
        window, grid, columns = self._window, self._grids[0], self._window.columns
        lo, hi = reach(when)
        first, last = window.column(lo), window.column(hi - 1)
        is_vague = self._is_wide(hi - lo)
        if not is_vague and last >= 0 and first < columns:
            # A point stands where it sorts, or at the edge that it reaches over.
            first = last = min(max(window.column(when.start), first, 0), last, columns - 1)
        if when.slack:
            self._fade(grid, row, (window.column(lo - when.slack), first))
            self._fade(grid, row, (last, window.column(hi + when.slack - 1)))
        left, right = max(first, 0), min(last, columns - 1)
        if right < left:
            return
        kind = self._shade(row, first, last) if is_vague or one_of else Kind.POINT
        marks = self._marked.setdefault(left, [])
        if row not in self.placed or all(mark.row != row for mark in marks):
            marks.append(_Mark(row, weight, kind))
        self._place(row, Placed(0, left, right))

    def _shade(self, row: int, first: int, last: int) -> Kind:
        """Shade the free cells of `[first, last]`; the kind of the first one in sight."""
        grid, columns = self._grids[0], self._window.columns
        left, right = max(first, 0), min(last, columns - 1)
        touches = Kind.VAGUE in {grid.kind(left), grid.kind(left - 1)}
        for column in range(left, right + 1):
            if grid.kind(column) in {None, Kind.FADE}:
                self._put(grid, column, Kind.VAGUE, row)
        if last >= columns and grid.row(columns - 1) == row:
            self._put(grid, columns - 1, Kind.BEYOND, row)
        if first < 0:
            return Kind.BEFORE
        return Kind.EDGE if touches else Kind.VAGUE

    def draw_marks(self) -> None:
        """A mark for one event, a count for several, so that none hides another; then what is doubtful."""
        for column, marks in self._marked.items():
            chosen = max(marks, key=lambda mark: (mark.row == self._selected, mark.weight, -mark.row))
            if len(marks) > 1:
                self._grids[0].put(column, Kind.COUNT, chosen.row, _digit(len(marks)))
            else:
                self._put(self._grids[0], column, chosen.kind, chosen.row)
        for row in self._doubtful:
            self._doubt(row, self.placed[row])

    def _doubt(self, row: int, placed: Placed) -> None:
        """A question mark beside the mark; upon it, where something else is in the way."""
        grid, beside = self._grids[placed.at], placed.last + 1
        if beside < self._window.columns and grid.kind(beside) in {None, Kind.FADE}:
            self._put(grid, beside, Kind.DOUBT, row)
            self._place(row, placed._replace(last=beside))
            return
        for column in range(placed.last, placed.first - 1, -1):
            if grid.row(column) == row and grid.kind(column) in {Kind.POINT, Kind.BAR, Kind.VAGUE, Kind.EDGE}:
                self._put(grid, column, Kind.DOUBT, row)
                return

    def given(self, row: int, bounds: tuple[int, int]) -> None:
        """From the earliest to the latest date that is given for an event, in the free cells about its marks."""
        placed = self.placed.get(row)
        if placed is None:
            return
        grid, window = self._grids[placed.at], self._window
        first, last = max(window.column(bounds[0]), 0), min(window.column(bounds[1] - 1), window.columns - 1)
        for column in range(first, last + 1):
            if grid.kind(column) is None:
                self._put(grid, column, Kind.GIVEN, row)
                placed = placed._replace(last=max(column, placed.last))
        self.placed[row] = placed

    def draw_crowd(self, counts: Mapping[int, int]) -> None:
        """By column, how many events there are where some of them are not drawn."""
        for column, count in counts.items():
            known = self._marked.get(column, ())
            best = max(known, key=lambda mark: (mark.row == self._selected, mark.weight), default=None)
            self._grids[0].put(column, Kind.COUNT, best.row if best else SEVERAL, _digit(count))

    def place(self, row: int, column: int) -> None:
        """Note a mark of one cell that was drawn by somebody else, on the first row."""
        self._place(row, Placed(0, column, column))

    # --- cells -----------------------------------------------------------------------------------

    def _is_wide(self, seconds: int) -> bool:
        """Whether it fills two cells: a day that does not is a point, even where it touches two."""
        return seconds * self._window.columns >= 2 * self._window.length

    def _place(self, row: int, placed: Placed) -> None:
        before = self.placed.get(row, placed)
        first, last = min(placed.first, before.first), max(placed.last, before.last)
        self.placed[row] = Placed(placed.at, max(first, 0), min(last, self._window.columns - 1))

    def _put(self, grid: Grid, column: int, kind: Kind, row: int) -> None:
        grid.put(column, kind, row, kind.drawn(ascii_only=self._ascii_only))

    def _fill(self, grid: Grid, first: int, last: int, kind: Kind, row: int) -> None:
        grid.fill(first, last, kind, row, kind.drawn(ascii_only=self._ascii_only))

    def _fade(self, grid: Grid, row: int, bounds: tuple[int, int]) -> None:
        """Slack in the free cells of `[first, last]`."""
        first, last = max(bounds[0], 0), min(bounds[1], self._window.columns - 1)
        for column in range(first, last + 1):
            if grid.kind(column) is None:
                self._put(grid, column, Kind.FADE, row)


def _digit(count: int) -> str:
    return str(count) if count < 10 else "+"
