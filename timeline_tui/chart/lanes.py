"""What the lanes draw in a window: marks and titles, and counts where it is too dense for them.

Asks the chronicle for counts per column and for a few hundred of the heaviest events, so that a lane of a
million events costs what a lane of a thousand does. Dates stand on a lane's first row; where a lane has more
rows, spans stand below, each on a row that does not depend on the window (`stacks.py`).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chart.glyphs import Kind
from timeline_tui.chart.grid import Grid, Run
from timeline_tui.chart.marks import Marks
from timeline_tui.chart.stacks import stacks_of
from timeline_tui.chart.text import cells, cut
from timeline_tui.chart.titles import Titles
from timeline_tui.chronicle.accounts import envelope
from timeline_tui.chronicle.event import in_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline_tui.chart.stacks import Stack, Stacks
    from timeline_tui.chart.window import AnyWindow
    from timeline_tui.chronicle.charted import Charted
    from timeline_tui.chronicle.event import Event

__all__ = ["Drawing", "LaneRow", "Lanes", "Run", "lanes"]

PER_COLUMN: Final = 1
"""Events that a lane draws at most, for each column; where there are others they are counted."""
TRIED: Final = 8
"""One of so many of them has its title tried, where others are only counted."""
OUT_OF_SIGHT: Final = 24
"""Cells that the title of a selected event takes which is further right than the window."""
_YIELDING: Final = frozenset({Kind.BAR, Kind.FADE, Kind.GIVEN, Kind.OPEN, Kind.BEYOND})
"""What loses its last cell to the mark of a selected event that is further right."""


class LaneRow(NamedTuple):
    """One row of a lane, its runs left to right; `is_first` on the row that carries the lane's title."""

    lane: str
    is_first: bool
    runs: tuple[Run, ...]


class Lanes(NamedTuple):
    """The rows in sight, and how many lanes above and below are not."""

    rows: tuple[LaneRow, ...]
    above: int = 0
    below: int = 0


class Drawing(NamedTuple):
    """What to draw: the window, who is asked, and how text is measured and written."""

    chronicle: Charted
    window: AnyWindow
    today: int
    """The second that `..` is drawn to."""
    language: str = "en"
    selected: int = -1
    """The row of the event that is drawn in any case, and whose title comes first."""
    ascii_only: bool = False
    fit: Callable[[str, int], str] = cut
    """Cuts a text to so many cells, with a mark that it is cut, and makes it safe to show."""
    measure: Callable[[str], int] = cells
    """Cells that a text takes."""
    stacks: Stacks | None = None
    """How spans are stacked; as the chronicle's own are, if None."""
    only: tuple[str, ...] = ()
    """The lanes to draw; all, if empty."""


class _Found(NamedTuple):
    """An event of a lane that overlaps the window."""

    row: int
    event: Event


def lanes(drawing: Drawing, height: int) -> Lanes:
    """All lanes in `height` rows, one each at least; of more lanes than rows, those about the selection."""
    chronicle = drawing.chronicle
    names = [name for name in chronicle.lanes if not drawing.only or name in drawing.only]
    if not names or height < 1:
        return Lanes(())
    selected = _selected(drawing)
    at = names.index(selected.event.lane) if selected and selected.event.lane in names else 0
    first = min(max(0, at - height // 2), max(0, len(names) - height))
    shown = names[first : first + height]
    stacks = stacks_of(chronicle) if drawing.stacks is None else drawing.stacks
    counts = chronicle.counts(drawing.window.edges())
    rows: list[LaneRow] = []
    for lane, share in zip(shown, stacks.heights(shown, height), strict=True):
        its_own = selected if selected and selected.event.lane == lane else None
        drawn = _Lane(drawing, stacks.of(lane), share).draw(lane, counts.get(lane, ()), its_own)
        rows += (LaneRow(lane, number == 0, tuple(grid.runs())) for number, grid in enumerate(drawn))
    return Lanes(tuple(rows), first, len(names) - first - len(shown))


def _selected(drawing: Drawing) -> _Found | None:
    """The selected event, if it has a date."""
    row = drawing.selected
    found = drawing.chronicle.rows(row, row + 1) if row >= 0 else ()
    return _Found(row, found[0]) if found and found[0].when is not None else None


class _Crowd:
    """Columns of a lane in which there are more events than were found."""

    def __init__(self, window: AnyWindow, counts: Sequence[int]) -> None:
        self._window = window
        self._all = counts

    def drawn(self, found: Sequence[_Found], selected: _Found | None) -> list[_Found]:
        """Those of `found` that begin where all is found, and the selected one; others are only counted."""
        crowd = self.counts(found)
        return [one for one in found if one is selected or self._columns(one)[0] not in crowd]

    def counts(self, found: Sequence[_Found]) -> Mapping[int, int]:
        """By column, how many events there are, where they are more than those of `found`."""
        changes = [0] * (self._window.columns + 1)
        for one in found:
            first, end = self._columns(one)
            changes[first] += 1
            changes[end] -= 1
        known = accumulate(changes)
        return {
            column: count for column, (count, here) in enumerate(zip(self._all, known, strict=False)) if count > here
        }

    def _columns(self, one: _Found) -> tuple[int, int]:
        """The columns `[first, end)` in which the chronicle counts an event; none if it is out of sight."""
        window, when = self._window, one.event.when
        if when is None or when.hi <= window.lo or when.lo >= window.hi:
            return 0, 0
        first = window.column(when.lo) if when.lo > window.lo else 0
        return first, window.column(when.hi - 1) + 1 if when.hi < window.hi else window.columns


class _Lane:
    """Draws one lane into `height` rows."""

    def __init__(self, drawing: Drawing, stack: Stack, height: int) -> None:
        self._drawing = drawing
        self._stack = stack
        self._grids = [Grid(drawing.window.columns) for _ in range(height)]
        self._marks = Marks(drawing.window, self._grids, drawing.today, drawing.selected, ascii_only=drawing.ascii_only)
        self._titles = Titles(self._grids, drawing.fit, drawing.measure)

    def draw(self, lane: str, counts: Sequence[int], selected: _Found | None) -> Sequence[Grid]:
        """Marks, then counts, then titles; `selected` is the selected event, if it is of this lane."""
        window = self._drawing.window
        limit = PER_COLUMN * window.columns
        chronicle = self._drawing.chronicle
        rows = chronicle.overlapping(window.lo, window.hi, limit, lane=lane)
        found = [_Found(row, event) for row in rows for event in chronicle.rows(row, row + 1)]
        if selected:
            found = [selected, *(one for one in found if one.row != selected.row)]
        titled = found
        if len(rows) >= limit:
            crowd = _Crowd(window, counts)
            found = crowd.drawn(found, selected)
            titled = found[: limit // TRIED]
            self._mark(found)
            self._marks.draw_crowd(crowd.counts(found))
        else:
            self._mark(found)
        if selected:
            self._point_to(selected)
        for one in titled:
            self._title(one)
        return self._grids

    def _mark(self, found: Sequence[_Found]) -> None:
        """Spans first, so that a date on a span is seen; the selected one last, so that it is."""
        in_order = sorted(found, key=lambda one: (one.row == self._drawing.selected, one.row))
        for one in in_order:
            when = one.event.when
            if when is not None and when.is_span:
                self._marks.span(self._stack.row(one.row, len(self._grids)), one.row, when)
        for one in in_order:
            when = one.event.when
            if when is not None and not when.is_span:
                self._marks.date(one.row, one.event, when)
        self._marks.draw_marks()
        for one in in_order:
            bounds = envelope(one.event)
            if bounds is not None:
                self._marks.given(one.row, bounds)

    def _point_to(self, selected: _Found) -> None:
        """At the edge of its lane, where the selected event is to be found: `◂ title`, `title ▸`."""
        window, grid, when = self._drawing.window, self._grids[0], selected.event.when
        if when is None or selected.row in self._marks.placed:
            return
        last = window.columns - 1
        if when.start < window.lo and grid.kind(0) is None:
            self._glyph(0, Kind.BEFORE, selected.row)
            self._marks.place(selected.row, 0)
        elif when.start >= window.hi and grid.kind(last) is None:
            self._glyph(last, Kind.BEYOND, selected.row)
            self._titles.before(selected.row, last - 1, self._words(selected.event), OUT_OF_SIGHT)
        elif when.start >= window.hi and grid.kind(last) in _YIELDING:
            self._glyph(last, Kind.BEYOND, selected.row)

    def _title(self, one: _Found) -> None:
        placed = self._marks.placed.get(one.row)
        when = one.event.when
        if placed is not None and when is not None:
            self._titles.title(one.row, placed, self._words(one.event), is_span=when.is_span)

    def _words(self, event: Event) -> str:
        drawing = self._drawing
        return in_language(event.title, drawing.language, drawing.chronicle.preface.language)

    def _glyph(self, column: int, kind: Kind, row: int) -> None:
        self._grids[0].put(column, kind, row, kind.drawn(ascii_only=self._drawing.ascii_only))
