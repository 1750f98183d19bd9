"""What lies between a mark and the selection, in order of time, each with its way from the earlier of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical
from textual.widgets import Static

from timeline_tui.chronicle.columns import short
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.measure import between, measure, surely_between
from timeline_tui.chronicle.measure_words import difference
from timeline_tui.chronicle.plain import inert
from timeline_tui.tui.canvas import fitted, padded, retitle
from timeline_tui.tui.lanes import lane_color
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.screens.listing import ListScreen
from timeline_tui.tui.time_words import say
from timeline_tui.tui.view import event_at
from timeline_tui.tui.words import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.view import View

_DATE: Final = 18
"""Cells of a date and the blanks after it."""
_WAY: Final = 30
"""Cells of the way from the earlier end."""
_NARROW: Final = 72
"""Cells below which that way is told for the event under the cursor alone."""
_TIGHT: Final = 44
"""Cells below which its date is, too."""


class BetweenList(Scroller):
    """The rows between; only those in sight are looked at."""

    can_focus = True

    def __init__(self, rows: range, ends: tuple[When, When]) -> None:
        super().__init__(id="between-list")
        self._rows = rows
        self._ends = ends

    def length(self) -> int:
        """How many events."""
        return len(self._rows)

    def stops(self) -> Sequence[int]:
        """Every line."""
        return range(len(self._rows))

    def move_cursor(self, by: int) -> None:
        """The cursor goes along."""
        self.carry_cursor(by)

    @property
    def chosen(self) -> Event | None:
        """The event under the cursor."""
        if self.view is None or not self._rows:
            return None
        return event_at(self.view.shown, self._rows[min(self.cursor, len(self._rows) - 1)])

    def is_sure(self, event: Event) -> bool:
        """Whether it lies between for certain."""
        return event.when is not None and surely_between(event.when, *self._ends)

    def way(self, event: Event, view: View) -> str:
        """How long after the earlier end."""
        first = min(self._ends, key=lambda when: when.start)
        assert event.when is not None
        return difference(measure(first, event.when, view.zone_name), view.language)

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines in sight."""
        if not self._rows:
            return [[(fitted(say("nothing between", view.language), width), self.inks("muted"))]]
        self.top = min(self.top, max(0, len(self._rows) - height))
        found = view.shown.rows(self._rows.start + self.top, min(self._rows.stop, self._rows.start + self.top + height))
        return [self._line(event, view, width, at == self.cursor) for at, event in enumerate(found, self.top)]

    def _line(self, event: Event, view: View, width: int, chosen: bool) -> list[Piece]:
        inks = self.inks
        arrow = (">" if view.ascii else "▶") if chosen else " "
        line: list[Piece] = [
            (f"{arrow} ", inks("accent", bold=True)),
            ("  " if self.is_sure(event) else "? ", inks("warn", bold=True)),
        ]
        if event.when is not None and width >= _TIGHT:
            date = f"{short(event.when, view.language).ljust(_DATE - 2)}  "
            line.append((date, inks(inks.lane(*lane_color(view, event.lane)))))
        room = width - 4 - (_DATE if width >= _TIGHT else 0) - (_WAY if width >= _NARROW else 0)
        title = in_words(event.title, view.language, view.whole.preface.language)
        line.append((padded(title, room), inks(bold=chosen)))
        if width >= _NARROW:
            line.append((f" {fitted(self.way(event, view), _WAY - 1)}", inks("muted")))
        return line

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click goes there."""
        self.choose(event)


class BetweenScreen(ListScreen[str]):
    """Laid over the explorer. Ends with the id of the event to go to, or with nothing."""

    CSS_PATH = "times.tcss"
    PAGE = 10
    OPENED_BY = "between"

    def __init__(self, view: View, start: Event, end: Event) -> None:
        super().__init__(view)
        assert start.when is not None
        assert end.when is not None
        self._ends = (start.when, end.when)
        self._titles = (start, end)

    def compose(self) -> ComposeResult:
        """The events, and the keys."""
        with Vertical(id="times"):
            yield BetweenList(between(self._view.shown, *self._ends), self._ends)
            yield Static("", id="times-says", markup=False)

    def opened(self) -> None:
        """Between what, above."""
        view = self._view
        first, last = (
            f"{inert(in_words(event.title, view.language, view.whole.preface.language))}"
            for event in sorted(self._titles, key=lambda event: event.when.start if event.when else 0)
        )
        rows = self.query_one(BetweenList).length()
        arrow = "->" if view.ascii else "→"
        title = fitted(f"{rows} · {first} {arrow} {last}", self.line_width - 2)
        retitle(self.query_one("#times"), title.replace("[", "\\["), ascii_only=view.ascii)
        self.fit()
        self.explain()

    def explain(self) -> None:
        """What there was no room for of the event under the cursor, whether it is surely between, and the keys."""
        listing, view = self.query_one(BetweenList), self._view
        event, lines = listing.chosen, [self.keys_said()]
        if event is not None and event.when is not None:
            sure = say("surely" if listing.is_sure(event) else "perhaps", view.language)
            said = [label(event.when, view.language), listing.way(event, view)]
            lines.insert(0, " · ".join([*(said if self.line_width < _NARROW else said[:1]), sure]))
        self.tell(*lines)

    def action_open(self) -> None:
        """To the event."""
        event = self.query_one(BetweenList).chosen
        if event is not None:
            self.dismiss(event.id)
