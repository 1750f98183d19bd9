"""The explorer without a screen: the view, where the user has been, and the filter that is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.tui.moves import filter_toggled, filtered, to_event
from timeline_tui.tui.view import View, in_sight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline_tui.chart.window import AnyWindow
    from timeline_tui.chronicle.query import Query

REMEMBERED: Final = 200
"""How many places `back` can go back to."""


class Spot(NamedTuple):
    """A place to come back to: the event selected and the window shown."""

    event_id: str
    window: AnyWindow
    filter: tuple[str, bool] | None = None
    """The filter, and whether it was on, where the jump that began here brought another; else it stays as it is."""


class Session:
    """Holds the one current view; every change goes through it and gives a new one."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.query: Query | None = view.shown.query
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []

    def apply(self, move: Callable[[View], View]) -> bool:
        """Make a move; whether it changed anything."""
        before = self.view
        self.view = _folded(move(before))
        return self.view is not before

    def jump(self, move: Callable[[View], View]) -> bool:
        """Make a move that `back` shall undo: a jump, not a step."""
        spot = self._spot()
        if not self.apply(move):
            return False
        self._behind = [*self._behind[-REMEMBERED:], spot]
        self._ahead = []
        return True

    def jump_under(self, text: str, move: Callable[[View], View]) -> None:
        """Make a jump under another filter; `back` brings the old one back with the place.

        Raises Refusal where the filter can't be read: then nothing is changed.
        """
        spot, was = self._spot(), (self.view.query_text, self.view.filter_on)
        if was != (text, True):
            refusal = self.filter(text)
            if refusal is not None:
                raise refusal
            spot = spot._replace(filter=was)
        self.apply(move)
        self._behind = [*self._behind[-REMEMBERED:], spot]
        self._ahead = []

    def back(self) -> bool:
        """Go to where the last jump began; whether there was such a place."""
        return self._travel(self._behind, self._ahead)

    def forward(self) -> bool:
        """Undo `back`."""
        return self._travel(self._ahead, self._behind)

    def rename(self, names: Mapping[str, str]) -> None:
        """Let the places to come back to be those of the same events under the ids that they have now."""
        for spots in (self._behind, self._ahead):
            spots[:] = [spot._replace(event_id=names.get(spot.event_id, spot.event_id)) for spot in spots]

    def _travel(self, source: list[Spot], target: list[Spot]) -> bool:
        while source:
            spot = source.pop()
            here = self._spot()
            if spot == here:
                continue
            if spot.filter is not None:
                here = here._replace(filter=(self.view.query_text, self.view.filter_on))
                self._filter_as(*spot.filter)
            target.append(here)
            moved = to_event(spot.event_id)(self.view)
            moved = moved._replace(window=spot.window.resized(self.view.window.columns))
            # The very place that was left, also where its event was out of sight; another event is brought into it.
            is_same = moved.event is not None and moved.event.id == spot.event_id
            self.view = _folded(moved if is_same else in_sight(moved))
            return True
        return False

    def _filter_as(self, text: str, on: bool) -> None:
        self.filter(text)
        if not on:
            self.toggle_filter()

    def _spot(self) -> Spot:
        event = self.view.event
        return Spot(event.id if event else "", self.view.window)

    def filter(self, text: str) -> Refusal | None:
        """Filter by a query; what can't be read is returned, and the last good filter stays."""
        from timeline_tui.chronicle.query import parse  # noqa: PLC0415 (the grammar is wanted late)

        try:
            query = parse(text, zone=self.view.zone_name, language=self.view.language)
            self.apply(lambda view: filtered(query, text.strip())(view._replace(filter_on=True)))
        except Refusal as refusal:
            return refusal
        self.query = query
        return None

    def toggle_filter(self) -> bool:
        """The filter off or on, in place; whether there is one."""
        return self.query is not None and self.apply(filter_toggled(self.query))

    def why_hidden(self, event_id: str) -> str:
        """The clause of the filter that hides an event, empty where none does."""
        if self.query is None or not self.view.filter_on:
            return ""
        return self.view.shown.why_hidden(event_id)


def _folded(view: View) -> View:
    """`view` with its axis folded as it asks; most ask for nothing."""
    if not view.folded and view.window.plain is view.window:
        return view
    from timeline_tui.tui.folding import refolded  # noqa: PLC0415 (only where something is folded)

    return refolded(view)
