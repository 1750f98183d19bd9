"""What the lanes draw in a window: points, spans, doubt, counts where it is too dense, and titles where there is room.

Asks the chronicle for counts per column and for at most a few hundred of the heaviest events, so that a lane of a
million events costs what a lane of a thousand does. Points stand on a lane's first row; where a lane has more rows,
spans stand below, each on a row that does not depend on the window, so that nothing jumps while panning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chart.glyphs import Kind
from timeline_tui.chronicle.event import in_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_tui.chart.window import Window
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When

LEAST_TITLE: Final = 4
"""Cells below which a title is not worth its place."""
MOST_ROWS: Final = 4
"""Rows that one lane takes at most."""


class Run(NamedTuple):
    """Cells of one kind: `text` from `column` on, `width` cells wide, belonging to the event of `row` (-1: several)."""

    column: int
    width: int
    kind: Kind
    row: int
    text: str


class LaneRow(NamedTuple):
    """One row of a lane; `is_first` on the row that carries its title. Later runs are painted over earlier ones."""

    lane: str
    is_first: bool
    runs: tuple[Run, ...]


class Lanes(NamedTuple):
    """The rows in sight, and how many lanes above and below are not."""

    rows: tuple[LaneRow, ...]
    above: int = 0
    below: int = 0


def _cut(text: str, width: int) -> str:
    return text[:width]


class Drawing(NamedTuple):
    """What to draw: the window, who is asked, and how text is measured and written."""

    chronicle: Chronicle
    window: Window
    today: int
    """The second that `..` is drawn to."""
    language: str = "en"
    selected: int = -1
    """The row whose title comes first."""
    ascii_only: bool = False
    fit: Callable[[str, int], str] = _cut
    """Cuts a text to so many cells, with a mark that it is cut, and makes it safe to show."""
    measure: Callable[[str], int] = len
    """Cells that a text takes."""


def lanes(drawing: Drawing, height: int) -> Lanes:
    """All lanes in `height` rows: one each at least; where there are more lanes than rows, those about the selection."""
    chronicle = drawing.chronicle
    names = list(chronicle.lanes)
    if not names or height < 1:
        return Lanes(())
    first = 0
    if len(names) > height:
        event = next(iter(chronicle.rows(drawing.selected, drawing.selected + 1)), None)
        at = names.index(event.lane) if event is not None and event.lane in names else 0
        first = min(max(0, at - height // 2), len(names) - height)
    shown = names[first : first + height]
    counts = chronicle.counts(drawing.window.edges())
    heights = _shares(shown, height, drawing)
    rows: list[LaneRow] = []
    for lane, share in zip(shown, heights, strict=True):
        rows += _Lane(drawing, lane, counts.get(lane, ()), share).rows()
    return Lanes(tuple(rows), first, len(names) - first - len(shown))


def _shares(names: Sequence[str], height: int, drawing: Drawing) -> list[int]:
    """Rows for each lane: one, and the rest in turn to lanes that have anything in the whole chronicle to stack."""
    shares = [1] * len(names)
    spare = height - len(names)
    while spare > 0 and any(share < MOST_ROWS for share in shares):
        for at in range(len(shares)):
            if spare and shares[at] < MOST_ROWS:
                shares[at] += 1
                spare -= 1
    return shares


class _Lane:
    """One lane's rows, cell by cell."""

    def __init__(self, drawing: Drawing, lane: str, counts: Sequence[int], height: int) -> None:
        self._drawing = drawing
        self._window = drawing.window
        self._lane = lane
        self._counts = counts
        self._height = height
        columns = drawing.window.columns
        self._taken = [[False] * columns for _ in range(height)]
        self._solid = [[False] * columns for _ in range(height)]
        """Cells that no title may cover: all that is taken but by a bar."""
        self._marks: dict[int, list[tuple[int, bool]]] = {}
        """By column, the events that are marked there, each with whether it is vague."""
        self._faded: set[int] = set()
        self._runs: list[list[Run]] = [[] for _ in range(height)]

    def rows(self) -> list[LaneRow]:
        """The lane's rows, top to bottom."""
        window, limit = self._window, 2 * self._window.columns
        found = self._drawing.chronicle.overlapping(window.lo, window.hi, limit, lane=self._lane)
        events = [(row, event) for row in found for event in self._drawing.chronicle.rows(row, row + 1)]
        if len(found) >= limit:
            self._dense()
            events = events[: window.columns // 8]
        else:
            self._sparse(sorted(events, key=lambda pair: pair[0]))
        # The selected event's title comes first, then the heaviest; `found` is in that order already.
        events.sort(key=lambda pair: pair[0] != self._drawing.selected)
        self._out_of_sight()
        for row, event in events:
            self._title(row, event)
        return [LaneRow(self._lane, at == 0, tuple(runs)) for at, runs in enumerate(self._runs)]

    # --- marks -----------------------------------------------------------------------------------

    def _dense(self) -> None:
        for column, count in enumerate(self._counts):
            if count:
                text = str(count) if count < 10 else "+"
                kind = Kind.COUNT
                if count == 1:
                    kind, text = Kind.POINT, Kind.POINT.drawn(ascii_only=self._drawing.ascii_only)
                self._put(0, column, 1, kind, -1, text)

    def _sparse(self, events: Sequence[tuple[int, Event]]) -> None:
        """Spans first, so that a point on a span is seen."""
        free = [0] * self._height
        for row, event in events:
            when = event.when
            if when is not None and when.is_span:
                first = self._window.column(when.start)
                at = self._stack(free, first, row)
                free[at] = max(free[at], self._bar(at, row, when))
        for row, event in events:
            when = event.when
            if when is not None and not when.is_span:
                self._point(row, when)
        self._draw_marks()

    def _stack(self, free: list[int], first: int, row: int) -> int:
        """The row of a span: below the points, the first that is free where it begins."""
        below = range(1, self._height) if self._height > 1 else range(1)
        for at in below:
            if free[at] <= first:
                return at
        return 1 + row % (self._height - 1) if self._height > 1 else 0

    def _bar(self, at: int, row: int, when: When) -> int:
        """Draw a span; the first column after it."""
        window, draw = self._window, self._glyph
        last_column = window.columns - 1
        is_open, is_unknown = when.hi_kind == "open", when.hi_kind == "unknown"
        end = when.hi
        if is_open:
            end = max(self._drawing.today, when.start + 1)
        elif is_unknown:
            end = when.parts[1].lo if when.parts and not when.parts[1].lo_kind else when.start + 1
        begin = when.lo if not when.lo_kind else min(window.lo, when.hi - 1)
        first, last = window.column(begin), window.column(end - 1)
        left, right = max(first, 0), min(last, last_column)
        if right < 0 or left > last_column:
            return last + 1
        self._put(at, left, right - left + 1, Kind.BAR, row, draw(Kind.BAR) * (right - left + 1))
        if first < 0:
            self._put(at, 0, 1, Kind.BEFORE, row, draw(Kind.BEFORE))
        if last > last_column:
            self._put(at, last_column, 1, Kind.BEYOND, row, draw(Kind.OPEN if is_open else Kind.BEYOND))
        elif is_open and right < last_column:
            self._put(at, right + 1, 1, Kind.OPEN, row, draw(Kind.OPEN))
        elif is_unknown and right + 2 <= last_column:
            self._put(at, right + 1, 2, Kind.UNKNOWN, row, draw(Kind.UNKNOWN) + "?")
        if when.qual in {"?", "%"} and right + 1 <= last_column and not is_open and not is_unknown:
            self._put(at, right + 1, 1, Kind.DOUBT, row, draw(Kind.DOUBT))
        return right + 2

    def _point(self, row: int, when: When) -> None:
        """Note a date at its first cell; what is wider than a cell is shaded as wide as it is doubtful."""
        window = self._window
        lo = when.lo if not when.lo_kind else when.hi - 1
        hi = when.hi if not when.hi_kind else lo + 1
        first, last = window.column(lo), window.column(hi - 1)
        # A day that is hardly wider than a cell is a point even where it touches two.
        is_vague = 2 * (hi - lo) * window.columns >= 3 * window.length
        if not is_vague:
            last = first
        if when.slack:
            self._shade(window.column(lo - when.slack), first - 1, row, Kind.FADE)
            self._shade(last + 1, window.column(hi + when.slack), row, Kind.FADE)
        if is_vague:
            self._shade(first, last, row, Kind.VAGUE)
        mark = max(first, 0)
        if mark > min(last, window.columns - 1):
            return
        self._marks.setdefault(mark, []).append((row, is_vague))
        if when.qual in {"?", "%"} and last + 1 < window.columns and not self._taken[0][last + 1]:
            self._put(0, last + 1, 1, Kind.DOUBT, row, self._glyph(Kind.DOUBT))

    def _shade(self, first: int, last: int, row: int, kind: Kind) -> None:
        """Shade the cells of `[first, last]` that are in sight and free; what is vague covers what is only slack."""
        for column in range(max(first, 0), min(last, self._window.columns - 1) + 1):
            if not self._taken[0][column] or (kind is Kind.VAGUE and column in self._faded):
                self._put(0, column, 1, kind, row, self._glyph(kind))
                if kind is Kind.FADE:
                    self._faded.add(column)

    def _draw_marks(self) -> None:
        """A mark for one event, a count for several, so that none hides another."""
        for column, rows in self._marks.items():
            chosen = next((row for row, _ in rows if row == self._drawing.selected), rows[0][0])
            if len(rows) > 1:
                self._put(0, column, 1, Kind.COUNT, chosen, str(len(rows)) if len(rows) < 10 else "+")
            else:
                kind = Kind.VAGUE if rows[0][1] else Kind.POINT
                self._put(0, column, 1, kind, chosen, self._glyph(kind))

    def _out_of_sight(self) -> None:
        """At the edge of its lane, where the selected event is to be found: `◂ title`, `title ▸`."""
        drawing, window = self._drawing, self._window
        event = next(iter(drawing.chronicle.rows(drawing.selected, drawing.selected + 1)), None)
        if event is None or event.when is None or event.lane != self._lane:
            return
        row, taken = drawing.selected, self._taken[0]
        if event.when.hi <= window.lo and not taken[0]:
            self._put(0, 0, 1, Kind.BEFORE, row, self._glyph(Kind.BEFORE))
        elif event.when.lo >= window.hi and not taken[-1]:
            self._put(0, window.columns - 1, 1, Kind.BEYOND, row, self._glyph(Kind.BEYOND))
            title = drawing.fit(
                in_language(event.title, drawing.language, drawing.chronicle.preface.language), 24
            )
            width = drawing.measure(title)
            column = window.columns - 2 - width
            if column > 0 and not any(taken[column - 1 : window.columns - 1]):
                self._put(0, column, width, Kind.LABEL, row, title)
            return
        else:
            return
        self._title(row, event)

    # --- titles ----------------------------------------------------------------------------------

    def _title(self, row: int, event: Event) -> None:
        """A title after its mark, on its bar, or on the row below where the lane has one; else none."""
        drawing = self._drawing
        title = in_language(event.title, drawing.language, drawing.chronicle.preface.language)
        for at, runs in enumerate(self._runs):
            own = [run for run in runs if run.row == row]
            if own:
                bar = [run for run in own if run.kind is Kind.BAR]
                if (bar and self._on_bar(at, bar[0], row, title)) or self._after(
                    at, max(own, key=_end), row, title
                ):
                    return
        when = event.when
        if when is not None and self._height > 1 and not when.is_span:
            column = self._window.column(when.start)
            if 0 <= column < self._window.columns:
                self._place(self._height - 1, column, row, title)

    def _on_bar(self, at: int, bar: Run, row: int, title: str) -> bool:
        """Write on the bar itself, where it is long enough."""
        begin, end = bar.column + 1, bar.column + bar.width - 1
        marks = [cell for cell in range(begin, end) if self._solid[at][cell]]
        begin = marks[-1] + 2 if marks else begin
        room = end - begin
        wanted = self._drawing.measure(title) + 2
        if room < LEAST_TITLE + 2 or room * 2 < min(wanted, 24):
            return False
        text = f" {self._drawing.fit(title, room - 2)} "
        self._put(at, begin, self._drawing.measure(text), Kind.BAR_LABEL, row, text)
        return True

    def _after(self, at: int, mark: Run, row: int, title: str) -> bool:
        beside = _end(mark)
        if beside < self._window.columns and self._solid[at][beside]:
            return False  # it would stand beside the next mark, and seem to be its title
        return self._place(at, beside + 1, row, title)

    def _place(self, at: int, column: int, row: int, title: str) -> bool:
        """Write from `column` on, as far as nothing is in the way, one cell left free before the next mark."""
        # Where a lane has but one row, titles may stand on the bars of others.
        taken, columns = (self._solid if self._height == 1 else self._taken)[at], self._window.columns
        end = column
        while end < columns and not taken[end]:
            end += 1
        room = end - column - (1 if end < columns else 0)
        wanted = self._drawing.measure(title)
        if room < min(wanted, LEAST_TITLE + 2):
            return False
        text = self._drawing.fit(title, room)
        width = self._drawing.measure(text)
        on_bar = any(self._taken[at][column : column + width])
        self._put(at, column, width, Kind.BAR_LABEL if on_bar else Kind.LABEL, row, text)
        return True

    # --- cells -----------------------------------------------------------------------------------

    def _glyph(self, kind: Kind) -> str:
        return kind.drawn(ascii_only=self._drawing.ascii_only)

    def _put(self, at: int, column: int, width: int, kind: Kind, row: int, text: str) -> None:
        self._runs[at].append(Run(column, width, kind, row, text))
        for cell in range(column, column + width):
            self._taken[at][cell] = True
            self._solid[at][cell] = kind is not Kind.BAR


def _end(run: Run) -> int:
    return run.column + run.width
