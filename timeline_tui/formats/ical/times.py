"""Times in iCalendar: days, and times on the clocks of UTC, of a place, of a VTIMEZONE, or of nobody ("floating").

A time becomes the text that `chronicle.reading` reads: with the name of its zone, or with its offset where that name
leaves it open (clocks that went back) or where nobody but the file knows the zone. Rules: RFC 5545, sections 3.3.4,
3.3.5, 3.3.6 and 3.6.5.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import UTC, Zone, find, offset_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_tui.formats.ical.lines import Property

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - the zero of a wall clock
_TIME: Final = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ](\d{2}):?(\d{2}):?(\d{2})?(?:[.,]\d+)?\s*([Zz]|[+-]\d{2}:?\d{2})?)?", re.ASCII
)
_DURATION: Final = re.compile(
    r"\s*([+-]?)P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?\s*",
    re.ASCII | re.IGNORECASE,
)
_OFFSET: Final = re.compile(r"\s*([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?\s*", re.ASCII)
_UTC_NAMES: Final = frozenset(
    {"UTC", "GMT", "Z", "ETC/UTC", "ETC/GMT", "ETC/UCT", "UCT", "ZULU", "COORDINATED UNIVERSAL TIME"}
)


class Clock:
    """A wall clock: what stands behind its times, and how far it is from UTC. This one is UTC's, or nobody's."""

    def __init__(self, suffix: str, zone: Zone = UTC) -> None:
        self._suffix = suffix
        self.zone = zone

    def suffix(self, wall: datetime) -> str:
        """What is written behind a time: its zone, its offset, or nothing."""
        return self._suffix if self.zone.is_fixed else self._settled(wall)

    def offset(self, wall: datetime) -> int:
        """Seconds east of UTC when it shows `wall`."""
        return self.zone.at_wall(_seconds(wall))

    def _settled(self, wall: datetime) -> str:
        """As `suffix`, with the offset where clocks showed the time twice or not at all: the first, or from before."""
        at = _seconds(wall)
        try:
            self.zone.check(at)
        except Refusal:
            return offset_text(self.zone.at_wall(at))
        return self._suffix


class Observed(Clock):
    """The clock of a VTIMEZONE that has no name elsewhere: each change with the offset from then on."""

    def __init__(self, first: int, changes: Sequence[tuple[datetime, int]]) -> None:
        """`first` is the offset before the first of `changes`, which are by their time on the clock before them."""
        super().__init__("")
        self._first = first
        self._changes = [change for change, _ in changes]
        self._offsets = [offset for _, offset in changes]

    def suffix(self, wall: datetime) -> str:
        """Its offset, in minutes."""
        return offset_text(round(self.offset(wall) / 60) * 60)

    def offset(self, wall: datetime) -> int:
        """Seconds east of UTC when it shows `wall`."""
        at = bisect_right(self._changes, wall)
        return self._offsets[at - 1] if at else self._first


class Stamp(NamedTuple):
    """A day, or a time on some clock."""

    wall: datetime
    clock: Clock
    day: bool = False

    @property
    def text(self) -> str:
        """As `chronicle.reading` reads it: whole minutes as minutes."""
        if self.day:
            return self.wall.date().isoformat()
        suffix = self.clock.suffix(self.wall)
        shown = self.wall.isoformat(" ", "seconds" if self.wall.second else "minutes")
        return shown + (suffix if suffix[:1] in "Z+-" else f" {suffix}") if suffix else shown

    @property
    def moment(self) -> int:
        """Seconds since 1970-01-01T00:00Z; of a day, as though it were one of UTC."""
        seconds = _seconds(self.wall)
        return seconds if self.day else seconds - self.clock.offset(self.wall)

    @property
    def whole_day(self) -> Stamp:
        """The day that it falls on, on its own clock."""
        return self._replace(wall=self.wall.replace(hour=0, minute=0, second=0), day=True)

    def order(self, other: Stamp) -> int:
        """Below 0 where it is earlier than `other`, 0 at the same moment, above 0 where it is later."""
        if self.clock is other.clock and self.day == other.day:
            return (self.wall > other.wall) - (self.wall < other.wall)
        return self.moment - other.moment

    def moved(self, by: timedelta) -> Stamp | None:
        """The same on the same clock, later or earlier; None outside of the years 1 to 9999."""
        try:
            return self._replace(wall=self.wall + by)
        except OverflowError:
            return None


class Clocks:
    """The clocks of a file: by what TZID calls them."""

    def __init__(
        self, document: str, own: Callable[[str], Clock | str | None] = lambda _: None, floating: str = ""
    ) -> None:
        """`document` names the zone of what names none, if known; `floating` another that one calendar has.

        `own` gives the clock that a VTIMEZONE describes and nobody else knows by that name, or its name elsewhere.
        """
        self.document = document
        self._own = own
        self.unknown: set[str] = set()
        zone = find(floating or document) if floating or document else UTC
        self.floating = Clock(floating if floating and floating != document else "", zone)
        self._utc = Clock("Z")
        self._found: dict[str, Clock | None] = {}

    def of(self, name: str) -> Clock | None:
        """The clock of a TZID; None where nobody knows it."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> Clock | None:
        zone = zone_of(name) or self._own(name)
        if zone == "UTC":
            return self._utc
        if isinstance(zone, str):
            return Clock("" if zone == self.document else zone, find(zone))
        return zone

    def stamp(self, written: Property | str, tzid: str | None = None) -> Stamp | None:
        """The day or time of a property, or of one value of a list; None where it is none."""
        if isinstance(written, str):
            value = written
        else:
            value = written.value
            tzid = written.parameters.get("TZID") if written.written else None
        found = _TIME.fullmatch(value.strip())
        if found is None:
            return None
        year, month, day, hour, minute, second, offset = found.groups()
        try:
            if hour is None:
                return Stamp(datetime(int(year), int(month), int(day)), self.floating, day=True)  # noqa: DTZ001 - on `clock`
            wall = datetime(  # noqa: DTZ001
                int(year), int(month), int(day), int(hour), int(minute), min(int(second or 0), 59)
            )
        except ValueError:
            return None
        return Stamp(wall, self._clock(offset, tzid))

    def _clock(self, offset: str | None, tzid: str | None) -> Clock:
        if offset:
            return self._utc if offset in "Zz" else Clock(_spaced(offset), find(_spaced(offset)))
        if not tzid:
            return self.floating
        clock = self.of(tzid)
        if clock is None:
            self.unknown.add(tzid)
            return self.floating
        return clock


def zone_of(name: str) -> str:
    """The IANA name of a TZID: itself, its end after a maker's prefix, or what Windows calls so; else empty.

    >>> zone_of("/mozilla.org/20050126_1/Europe/Berlin")
    'Europe/Berlin'
    """
    bare = name.strip().strip("/")
    if bare.upper() in _UTC_NAMES:
        return "UTC"
    parts = bare.split("/")
    for at in range(len(parts)):
        zone = "/".join(parts[at:])
        if "/" in zone or at == 0:
            known = _place(zone)
            if known:
                return known
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - where no IANA name stands

    return str(WINDOWS_TO_OLSON.get(bare, ""))


def _place(name: str) -> str:
    """The name, where it is a place's: abbreviations and offsets are what the file says of them."""
    try:
        zone = find(name)
    except Refusal:
        return ""
    return "" if zone.is_fixed else name


def duration(value: str) -> timedelta | None:
    """`P1DT2H`, `-PT15M`, `P2W`; None where it is none.

    >>> duration("P1DT2H").total_seconds()
    93600.0
    """
    found = _DURATION.fullmatch(value)
    if found is None or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in found.groups()[1:])
    try:
        length = timedelta(days=7 * weeks + days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return -length if found[1] == "-" else length


def offset_of(value: str) -> int | None:
    """`+0100` in seconds; None where it is none."""
    found = _OFFSET.fullmatch(value)
    if found is None:
        return None
    seconds = int(found[2]) * 3600 + int(found[3]) * 60 + int(found[4] or 0)
    return None if seconds >= 86_400 else -seconds if found[1] == "-" else seconds


def _spaced(offset: str) -> str:
    return offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"


def _seconds(wall: datetime) -> int:
    apart = wall - _EPOCH
    return apart.days * 86_400 + apart.seconds
