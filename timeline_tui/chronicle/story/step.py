"""One step of a telling: the event, how far it is from the step before, what is under way, what was told already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.measure import Measure, measure, ties_of

if TYPE_CHECKING:
    from timeline_tui.chronicle.answers import UnderWay
    from timeline_tui.chronicle.event import Event, Text
    from timeline_tui.chronicle.story.scene import Scene
    from timeline_tui.chronicle.story.telling import Telling


MANY: Final = 200
"""Spans under way that are looked for: from here on there may be more."""


class Step(NamedTuple):
    """What there is to say at a step. Of what is told later it knows nothing."""

    number: int
    """From 1."""
    of: int
    event: Event
    row: int
    """The event's row among those shown, from 0; -1 where the view of the stop hides it."""
    scene: Scene
    """What is shown."""
    place: int
    """Its place in order of time among `dated`, from 1; 0 for an event without a date."""
    dated: int
    """How many events have a date."""
    say: Text = ""
    """What the route's author says here."""
    before: Event | None = None
    """The event of the step before; None at the first."""
    way: Measure | None = None
    """From there to here; None at the first step, at the same event again, and where either has no date."""
    again: int = 0
    """The number of the first step at this event, where this is another; 0 where it is the first."""
    under_way: tuple[UnderWay, ...] = ()
    """Spans that contain its start and have been told, earliest first."""


def step(telling: Telling, at: int, *, everything: bool = False) -> Step:
    """The step at a place of a telling, from 0; with `everything` what is told later counts as told.

    Raises IndexError where there is no such step.
    """
    event, chronicle, scene = telling.event(at), telling.chronicle, telling.scene(at)
    row, place = scene.chronicle.row_of(event.id), chronicle.row_of(event.id)
    before = telling.event(at - 1) if at else None
    dated = len(chronicle) - chronicle.undated
    first = telling.place_of(event.id)
    return Step(
        number=at + 1,
        of=len(telling),
        event=event,
        row=-1 if row is None else row,
        scene=scene,
        place=0 if place is None or event.when is None else place + 1,
        dated=dated,
        say=telling.stop(at).say,
        before=before,
        way=_way(before, event, chronicle.preface.timezone),
        again=first + 1 if first is not None and first < at else 0,
        under_way=_under_way(telling, at, event, everything=everything),
    )


def _way(before: Event | None, event: Event, zone: str) -> Measure | None:
    if before is None or before.when is None or event.when is None or before.id == event.id:
        return None
    return measure(before.when, event.when, zone, ties=ties_of(before, event))


def _under_way(telling: Telling, at: int, event: Event, *, everything: bool) -> tuple[UnderWay, ...]:
    if event.when is None:
        return ()
    told = telling.told(at)
    spans = telling.scene(at).chronicle.under_way(event.when.start, limit=MANY + 1)
    return tuple(span for span in spans if span.event.id != event.id and (everything or span.row in told))
