"""The clocks of a place as a VTIMEZONE: each change of its offset within some years, by the clock before the change."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)


class _Clock(NamedTuple):
    """What its clocks are: offset, name, and whether that is summer time."""

    offset: timedelta
    name: str
    summer: bool


def described(name: str, first: int, last: int) -> Timezone:
    """The zone `name` (of IANA) from the year `first` to the year `last`."""
    zone = ZoneInfo(name)
    begin = datetime(max(first - 1, 1), 1, 2, tzinfo=UTC)
    end = datetime(min(last + 1, 9999), 12, 30, tzinfo=UTC)
    onsets: defaultdict[tuple[_Clock, _Clock], list[datetime]] = defaultdict(list)
    clock = _clock(zone, begin)
    onsets[clock, clock].append(begin + clock.offset)
    for moment, before, after in _changes(zone, begin, end):
        onsets[before, after].append(moment + before.offset)
    made = Timezone()
    made.add("tzid", name)
    for (before, after), walls in onsets.items():
        part = TimezoneDaylight() if after.summer else TimezoneStandard()
        times = [wall.replace(tzinfo=None) for wall in walls]
        part.add("dtstart", times[0])
        part.add("tzoffsetfrom", before.offset)
        part.add("tzoffsetto", after.offset)
        part.add("tzname", after.name)
        if times[1:]:
            part.add("rdate", times[1:])
        made.add_component(part)
    return made


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[tuple[datetime, _Clock, _Clock]]:
    """Every change of the clocks: the moment in UTC, and the clocks before and after."""
    before = _clock(zone, begin)
    day = begin
    while day < end:
        after = _clock(zone, day + _DAY)
        if after != before:
            low, high = day, day + _DAY  # the first second of the new clock is bisected
            while high - low > _SECOND:
                middle = low + timedelta(seconds=(high - low) // _SECOND // 2)
                low, high = (middle, high) if _clock(zone, middle) == before else (low, middle)
            yield high, before, _clock(zone, high)
            before = after
        day += _DAY


def _clock(zone: ZoneInfo, moment: datetime) -> _Clock:
    there = moment.astimezone(zone)
    return _Clock(there.utcoffset() or timedelta(), there.tzname() or "", bool(there.dst()))
