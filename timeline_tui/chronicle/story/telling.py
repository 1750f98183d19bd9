"""The ways to tell a chronicle: in order of time, or along a route in its author's order.

A telling is a row of stops, from 0; several stops of a route may be at one event. What is told is `chronicle`: in order
of time what a filter leaves; along a route the whole, for its author chose, also what is shown at each stop: its scene.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from timeline_tui.chronicle.event import Stop
from timeline_tui.chronicle.story.scene import Scene, scene_of
from timeline_tui.chronicle.story.told import Told, ToldAlong, ToldInTime

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event, Route


class Telling(Protocol):
    """A row of stops."""

    @property
    def chronicle(self) -> Chronicle:
        """What is told of, in order of time."""

    @property
    def route(self) -> Route | None:
        """The route that is followed, None for the order of time."""

    @property
    def missing(self) -> int:
        """Stops that are left out, since their event is not there."""

    @property
    def viewed(self) -> bool:
        """Whether stops are shown in the view that the route's author gave them."""

    def __len__(self) -> int:
        """How many stops."""

    def stop(self, at: int) -> Stop:
        """A stop by its place from 0. Raises IndexError where there is none."""

    def event(self, at: int) -> Event:
        """The event of a stop."""

    def place_of(self, event_id: str, *, near: int = 0) -> int | None:
        """The stop at an event: of several the first from `near` on, else the first; None where it is not told."""

    def place_at(self, lo: int, hi: int) -> int | None:
        """The stop nearest in time to the seconds `[lo, hi)`; None where no stop has a date."""

    def scene(self, at: int) -> Scene:
        """What is shown at a stop."""

    def told(self, at: int) -> Told:
        """What has been told with this stop, of what is shown there; rows are those of the scene's chronicle."""


class InTime:
    """A chronicle from its first event to its last, those without a date at the end."""

    route: Route | None = None
    missing = 0
    viewed = True

    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        self._told = ToldInTime(chronicle, 0)

    def __len__(self) -> int:
        """How many events."""
        return len(self.chronicle)

    def event(self, at: int) -> Event:
        """The event of a row."""
        if at < 0:
            raise IndexError(at)
        return self.chronicle.rows(at, at + 1)[0]

    def stop(self, at: int) -> Stop:
        """The event of a row, with nothing said."""
        return Stop(self.event(at).id)

    def place_of(self, event_id: str, *, near: int = 0) -> int | None:
        """The row of an event."""
        del near
        return self.chronicle.row_of(event_id)

    def place_at(self, lo: int, hi: int) -> int | None:
        """The first event that starts within these seconds, else the one that starts nearest."""
        dated = len(self.chronicle) - self.chronicle.undated
        if not dated:
            return None
        after = self.chronicle.row_at(lo)
        near = [row for row in (after, after - 1) if 0 <= row < dated]
        return min(near, key=lambda row: _away(self.event(row), lo, hi))

    def scene(self, at: int) -> Scene:
        """All of it."""
        del at
        return Scene(self.chronicle)

    def told(self, at: int) -> ToldInTime:
        """Everything up to this row."""
        return self._told.upto(at + 1)


class AlongRoute:
    """A route, in its author's order."""

    def __init__(self, chronicle: Chronicle, route: Route, *, viewed: bool = True) -> None:
        """`viewed`: in the author's views; else all of the chronicle is shown at each stop."""
        self.chronicle = chronicle
        self.route: Route | None = route
        self._route = route
        self.viewed = viewed
        self._scenes: dict[int, Scene] = {}
        found = [(stop, chronicle.get(stop.event)) for stop in route.stops]
        self._stops = [(stop, event) for stop, event in found if event is not None]
        self.missing = len(found) - len(self._stops)

    def __len__(self) -> int:
        """How many stops."""
        return len(self._stops)

    def stop(self, at: int) -> Stop:
        """A stop with what its author says there."""
        return self._at(at)[0]

    def event(self, at: int) -> Event:
        """The event of a stop."""
        return self._at(at)[1]

    def _at(self, at: int) -> tuple[Stop, Event]:
        if at < 0:
            raise IndexError(at)
        return self._stops[at]

    def place_of(self, event_id: str, *, near: int = 0) -> int | None:
        """Of several stops at an event the first from `near` on, else the first."""
        places = [at for at, (_, event) in enumerate(self._stops) if event.id == event_id]
        return next((at for at in places if at >= near), places[0] if places else None)

    def place_at(self, lo: int, hi: int) -> int | None:
        """The stop whose event starts nearest."""
        dated = [at for at, (_, event) in enumerate(self._stops) if event.when is not None]
        return min(dated, key=lambda at: _away(self._stops[at][1], lo, hi), default=None)

    def scene(self, at: int) -> Scene:
        """The view of the stop; read once."""
        stop = self.stop(at)
        if not self.viewed:
            return Scene(self.chronicle)
        if at not in self._scenes:
            self._scenes[at] = scene_of(self.chronicle, self._route, stop)
        return self._scenes[at]

    @property
    def has_views(self) -> bool:
        """Whether the author gave any stop a view."""
        route = self._route
        return bool(route.range or route.lanes or route.filter) or any(
            stop.range or stop.lanes or stop.filter for stop in route.stops
        )

    def turned(self) -> AlongRoute:
        """The same without the author's views, or with them."""
        return AlongRoute(self.chronicle, self._route, viewed=not self.viewed)

    def told(self, at: int) -> ToldAlong:
        """The events of the stops so far."""
        return ToldAlong(self.scene(at).chronicle, (event for _, event in self._stops[: at + 1]))


def telling_of(whole: Chronicle, shown: Chronicle, route_id: str, *, viewed: bool = True) -> Telling | None:
    """The telling of a route by its id; of what is shown, in order of time, for ''; None for no such route."""
    if not route_id:
        return InTime(shown)
    routes = whole.preface.routes
    return next((AlongRoute(whole, route, viewed=viewed) for route in routes if route.id == route_id), None)


def _away(event: Event, lo: int, hi: int) -> int:
    """Seconds that an event starts before or after `[lo, hi)`."""
    if event.when is None:
        return hi
    start = event.when.start
    return lo - start if start < lo else max(0, start - hi + 1)
