"""Civil dates of others as they count them: a moment on a clock and how finely it is known, moved by days or years.

For formats whose dates count from each other: there a length is a length, not prose (`chronicle/relative.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.civil import (
    DAY,
    HOUR,
    MINUTE,
    WEEK,
    Civil,
    civil,
    civil_from_days,
    seconds,
    weekday,
)
from timeline_tui.chronicle.edtf_text import year_text
from timeline_tui.chronicle.shift import shift
from timeline_tui.chronicle.zones import offset_text

if TYPE_CHECKING:
    from timeline_tui.chronicle.zones import Zone

Unit: TypeAlias = Literal["second", "minute", "hour", "day", "weekday", "week", "month", "year"]

FINENESS: Final[dict[Unit, int]] = {
    "year": 0,
    "month": 1,
    "week": 2,
    "day": 3,
    "weekday": 3,
    "hour": 4,
    "minute": 5,
    "second": 6,
}
"""Coarse to fine: a date that is counted is as fine as the finest of what it is counted from and by."""
CLOCK: Final = FINENESS["hour"]
"""From here on a date is a moment on a clock: it begins and ends there."""


class Amount(NamedTuple):
    """`3 days`."""

    number: int
    unit: Unit


class Dated(NamedTuple):
    """A date that stands for itself: its first moment on the clock, and how finely it is written."""

    at: Civil
    unit: Unit
    utc: bool = False
    """It ends in `Z`."""

    @property
    def start(self) -> int:
        """In seconds since 1970-01-01T00:00 on the clock that it is written for."""
        return seconds(*self.at)

    @property
    def end(self) -> int:
        """The moment after it; its own moment where it has a time of day."""
        return self.start if FINENESS[self.unit] >= CLOCK else moved(self.start, (Amount(1, self.unit),))


_FIXED: Final = {"second": 1, "minute": MINUTE, "hour": HOUR, "day": DAY, "week": WEEK}
"""Lengths in seconds, on a wall clock."""


def moved(at: int, amounts: tuple[Amount, ...], sign: int = 1) -> int:
    """`at`, in seconds on a clock, moved by one amount after the other."""
    for number, unit in amounts:
        count = sign * number
        if unit == "weekday":
            at = _by_weekdays(at, count)
        elif unit in _FIXED:
            at += count * _FIXED[unit]
        else:
            at = seconds(*shift(civil(at), **{f"{unit}s": count}))
    return at


_MOST_WEEKDAYS: Final = 1_000_000


def _by_weekdays(at: int, count: int) -> int:
    """So far that `count` days from Monday to Friday lie between."""
    weeks, rest = divmod(min(abs(count), _MOST_WEEKDAYS), 5)
    step = 1 if count > 0 else -1
    day, time = divmod(at, DAY)
    day += step * 7 * weeks
    while rest:
        passed = day if step > 0 else day - 1
        rest -= weekday(passed) < 5
        day += step
    return day * DAY + time


def date_text(dated: Dated, zone: Zone | None) -> str:
    """A date as a file of ours has it; a time of day with the zone of its own."""
    year, month, day, hour, minute, second = dated.at
    if dated.unit == "year":
        return year_text(year)
    if dated.unit == "month":
        return f"{year_text(year)}-{month:02}"
    date = f"{year_text(year)}-{month:02}-{day:02}"
    if dated.unit == "week":
        return _week_text(dated)
    if dated.unit == "day":
        return date
    if dated.utc:
        return f"{date}T{hour:02}:{minute:02}:{second:02}Z"
    named = f" {_zone_text(zone, dated.start)}" if zone else ""
    if dated.unit == "hour":
        return f"{date} {hour:02}h{named}"
    if dated.unit == "minute":
        return f"{date} {hour:02}:{minute:02}{named}"
    return f"{date} {hour:02}:{minute:02}:{second:02}{named}"


def _zone_text(zone: Zone, local: int) -> str:
    """The zone's name, else its offset where that is all there is to it."""
    return zone.name if not zone.is_fixed else offset_text(zone.at_wall(local))


def _week_text(dated: Dated) -> str:
    thursday = civil_from_days(dated.start // DAY + 3)
    first = Dated(Civil(thursday[0], 1, 1), "day").start // DAY
    return f"{thursday[0]:04}-W{(dated.start // DAY + 3 - first) // 7 + 1:02}"
