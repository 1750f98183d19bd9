"""How two stores agree: conflicts first, then what may agree, what agrees, and what only one of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from textual.containers import Vertical
from textual.widgets import Static

from timeline_tui.chronicle.comparing import VERDICTS, Pair
from timeline_tui.chronicle.comparing_words import (
    conflicts_words,
    dates_words,
    only_words,
    shortfalls,
    verdict_words,
)
from timeline_tui.chronicle.event import Event
from timeline_tui.chronicle.labels import label
from timeline_tui.tui.canvas import fitted, padded, retitle
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.screens.listing import ListScreen
from timeline_tui.tui.words import in_words, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events
    from textual.app import ComposeResult

    from timeline_tui.chronicle.comparing import Comparison
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.view import View

_NARROW: Final = 90
"""Cells below which the dates are told for the pair under the cursor alone."""


class _Heading(NamedTuple):
    """What a group of pairs or events has in common."""

    words: str
    ink: str


_Entry: TypeAlias = _Heading | Pair | Event


class ComparisonList(Scroller):
    """The groups one below the other, in order of time within each."""

    can_focus = True

    def __init__(self, found: Comparison, language: str) -> None:
        super().__init__(id="comparison-list")
        self._entries: Sequence[_Entry] = list(_entries(found, language))
        self._stops = [at for at, entry in enumerate(self._entries) if not isinstance(entry, _Heading)]

    def length(self) -> int:
        """How many lines."""
        return len(self._entries)

    def stops(self) -> list[int]:
        """The lines of pairs and of events."""
        return self._stops

    def move_cursor(self, by: int) -> None:
        """The cursor goes along."""
        self.carry_cursor(by)

    @property
    def chosen(self) -> Pair | Event | None:
        """What is under the cursor."""
        entry = self._entries[self._line] if self._stops else None
        return None if isinstance(entry, _Heading) else entry

    @property
    def _line(self) -> int:
        return self._stops[min(self.cursor, len(self._stops) - 1)] if self._stops else -1

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines in sight."""
        self.top = min(self.top, max(0, self.length() - height))
        here = self._line
        return [
            self._drawn(entry, view, width, at == here)
            for at, entry in enumerate(self._entries[self.top : self.top + height], self.top)
        ]

    def _drawn(self, entry: _Entry, view: View, width: int, chosen: bool) -> list[Piece]:
        inks = self.inks
        if isinstance(entry, _Heading):
            return [(fitted(entry.words, width), inks(entry.ink, bold=True))]
        event = entry.one if isinstance(entry, Pair) else entry
        arrow = (">" if view.ascii else "▶") if chosen else " "
        title = in_words(event.title, view.language, view.whole.preface.language)
        room = width - 2
        line: list[Piece] = [(f"{arrow} ", inks("accent", bold=True))]
        if width < _NARROW:
            return [*line, (fitted(title, room), inks(bold=chosen))]
        room //= 2
        dates = said_of(entry, view)
        return [*line, (padded(title, room), inks(bold=chosen)), (f" {fitted(dates, width - room - 3)}", inks("muted"))]

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click goes there."""
        self.choose(event)


def _entries(found: Comparison, language: str) -> Iterator[_Entry]:
    for words in shortfalls(found, language):
        yield _Heading(words, "warn")
    for verdict in VERDICTS:
        pairs = found.of(verdict)
        if pairs:
            yield _Heading(f"{verdict_words(verdict, language)} ({len(pairs)})", _ink(verdict))
            yield from pairs
    for side, alone in enumerate((found.only_one, found.only_other)):
        if alone:
            yield _Heading(f"{only_words(side, language)} ({len(alone)})", "primary")
            yield from alone


def _ink(verdict: str) -> str:
    return "warn" if verdict == "conflict" else "primary"


def said_of(entry: Pair | Event, view: View) -> str:
    """The dates of a pair, or of an event that only one of the two has."""
    if isinstance(entry, Pair):
        return dates_words(entry, view.language, view.zone_name)
    return label(entry.when, view.language) if entry.when is not None else say("no date", view.language)


class ComparisonScreen(ListScreen[str]):
    """Laid over the explorer. Ends with the id of the event to go to, or with nothing."""

    CSS_PATH = "times.tcss"
    PAGE = 10
    OPENED_BY = "compare"

    def __init__(self, view: View, found: Comparison) -> None:
        super().__init__(view)
        self._found = found

    def compose(self) -> ComposeResult:
        """The groups, and the keys."""
        with Vertical(id="times"):
            yield ComparisonList(self._found, self._view.language)
            yield Static("", id="times-says", markup=False)

    def opened(self) -> None:
        """How many dates conflict, above."""
        retitle(self.query_one("#times"), conflicts_words(self._found, self._view.language))
        self.explain()

    def explain(self) -> None:
        """The dates of what is under the cursor, in full, and the keys."""
        chosen = self.query_one(ComparisonList).chosen
        self.tell(*([said_of(chosen, self._view)] if chosen else []), self.keys_said())

    def action_open(self) -> None:
        """To the event; of a pair, to that of the first store."""
        chosen = self.query_one(ComparisonList).chosen
        if chosen is not None:
            self.dismiss(chosen.one.id if isinstance(chosen, Pair) else chosen.id)
