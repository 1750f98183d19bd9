"""The clocks that a file itself describes, in VTIMEZONE components, and which zone its other times belong to."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.zones import Zone
from timeline_tui.formats.ical.recurrence import RuleError, Rules
from timeline_tui.formats.ical.times import Clock, Clocks, Observed, Stamp, offset_of, zone_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from timeline_tui.formats.carried import Carried, Wishes
    from timeline_tui.formats.ical.lines import Component

_LAST_CHANGE: Final = datetime(2100, 1, 1)  # noqa: DTZ001 - on the described clock
"""Up to when the changes of a clock are computed where its rule has no end."""
_FIRST_YEAR: Final = 1900
"""Rules without end that begin earlier (with Windows in 1601) count from here: nobody changed clocks before."""
_MOST_CHANGES: Final = 1_000
_MOST_CLOCKS: Final = 100
"""Different clocks that are made for one file: no calendar has as many, and each takes some milliseconds."""


def settled(calendars: Sequence[Component], wishes: Wishes, carried: Carried) -> list[Clocks]:
    """The clocks of each calendar of a file; the zone of the document goes into the preface, with what was guessed."""
    described = [part for calendar in calendars for part in calendar.parts if part.name == "VTIMEZONE"]
    stated = [_stated(calendar) for calendar in calendars]
    document = wishes.zone or next(filter(None, stated), "")
    if not document:
        named = {_name(part) for part in described}
        document = named.pop() if len(named) == 1 else ""
        if document:
            carried.notices.append(
                f"days and times without a zone are read as {document}, the only zone that is described"
            )
    if document:
        carried.preface["timezone"] = document
    own = _Described(described)
    return [Clocks(document, own.clock, "" if wishes.zone else zone) for zone in stated]


class _Described:
    """The clocks that VTIMEZONEs describe, each made when a time is on it."""

    def __init__(self, parts: Sequence[Component]) -> None:
        self._parts = {part.text("TZID"): part for part in parts}
        self._made: dict[Hashable, Clock | str | None] = {}
        """Clocks by all that is said of them: many have a name of their own and the same changes."""

    def clock(self, tzid: str) -> Clock | str | None:
        """The clock of a TZID, or the zone that it names beside its own name; None where nothing can be read."""
        part = self._parts.get(tzid)
        if part is None:
            return None
        key = _told(part)
        if key not in self._made:
            if len(self._made) >= _MOST_CLOCKS:
                return None
            self._made[key] = _clock(part)
        return self._made[key]


def _told(part: Component) -> Hashable:
    """All that a VTIMEZONE says of its changes."""
    place = part.text("X-LIC-LOCATION")
    return place, *(
        (each.name, name, *(value.value for value in values))
        for each in part.parts
        for name, values in sorted(each.properties.items())
    )


def _stated(calendar: Component) -> str:
    """The zone that a calendar names for what has none."""
    return next((zone for name in ("X-WR-TIMEZONE", "TIMEZONE-ID") if (zone := zone_of(calendar.text(name)))), "")


def _name(described: Component) -> str:
    zone = zone_of(described.text("TZID")) or zone_of(described.text("X-LIC-LOCATION"))
    return "" if zone == "UTC" else zone


def _clock(described: Component) -> Clock | str | None:
    """The clock of a VTIMEZONE, or the zone that it names beside its own name; None where it says nothing."""
    place = zone_of(described.text("X-LIC-LOCATION"))
    if place:
        return place
    changes = sorted(change for part in described.parts for change in _changes(part))
    if not changes:
        return None
    first = changes[0][2]
    return Observed(first, [(wall, offset) for wall, offset, _ in changes])


def _changes(part: Component) -> Iterator[tuple[datetime, int, int]]:
    """When a STANDARD or DAYLIGHT time begins, on the clock before it, its offset, and the one before."""
    to = offset_of(part.text("TZOFFSETTO"))
    before = offset_of(part.text("TZOFFSETFROM"))
    begins = part.one("DTSTART")
    if to is None or begins is None:
        return
    before = to if before is None else before
    clocks = Clocks("")
    start = clocks.stamp(begins)
    if start is None:
        return
    start = Stamp(start.wall, Clock("", Zone("", before)))
    yield start.wall, to, before
    if start.wall.year < _FIRST_YEAR:
        # A multiple of four years on, so that it is leap where it was.
        later = _FIRST_YEAR + 4 + (start.wall.year - _FIRST_YEAR) % 4
        start = start._replace(wall=start.wall.replace(year=later))
    for rule in part.all("RRULE"):
        try:
            _, times = Rules().times(rule.value, start, clocks, _LAST_CHANGE)
            for wall in islice(times, _MOST_CHANGES):
                yield wall, to, before
        except RuleError:
            continue  # the clock then stays as it is
    for listed in part.all("RDATE"):
        for value in listed.value.split(","):
            stamp = clocks.stamp(value)
            if stamp:
                yield stamp.wall, to, before
