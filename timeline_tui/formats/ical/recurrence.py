"""When something recurs: the times of a rule, by dateutil, within a window.

dateutil looks for the next time of a rule up to the year 9999, and on the way there nothing stops it. The Gregorian
calendar repeats itself every 400 years, to the day of the week; so the question is asked that many times 400 years
later, where the end of the years is near. Rules: RFC 5545, section 3.3.10.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline_tui.formats.ical.times import Clocks, Stamp

_CYCLE: Final = 400
"""Years after which the calendar is the same."""
_LAST: Final = 9999
_LONGEST: Final = 2_000
"""Characters of a rule that is read."""
_MOST_TIMES: Final = 1_440
"""Times of a day that a rule may list."""
_MOST_BARREN: Final = 8
"""Rules that never come true, after which others that might not are left."""
_FREQUENCIES: Final = frozenset({"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"})
_PARTS: Final = frozenset(
    {"FREQ", "INTERVAL", "WKST", "BYSETPOS", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"}
) | {
    "BYDAY",
    "BYHOUR",
    "BYMINUTE",
    "BYSECOND",
}
_MAY_BE_BARREN: Final = frozenset({"BYSETPOS", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"})


class RuleError(ValueError):
    """A rule that can't be unrolled. `str()` says why, in words that stand alone."""


class Rules:
    """Unrolls rules; remembers those that never come true, since finding that out takes long."""

    def __init__(self) -> None:
        self._barren: set[str] = set()

    def times(self, written: str, start: Stamp, clocks: Clocks, window: datetime) -> tuple[bool, Iterator[datetime]]:
        """Whether the rule has an end of its own, and its times on the clock of `start`, rising.

        Those of a rule without end stop at `window`. The start is among them where the rule says so. Raises RuleError.
        """
        parts = _parts(written)
        count = _whole(parts.pop("COUNT", ""))
        until = _until(parts.pop("UNTIL", ""), start, clocks)
        if until and until < start.wall:
            return True, iter(())
        last = until or (None if count else max(window, start.wall))
        kept = ";".join(f"{name}={value}" for name, value in parts.items())
        _check(parts)
        if kept in self._barren:
            raise RuleError("rules that never come true")
        if len(self._barren) > _MOST_BARREN and not _MAY_BE_BARREN.isdisjoint(parts):
            raise RuleError("rules after too many that never come true")
        return bool(until or count), self._unrolled(kept, start.wall, last, count)

    def _unrolled(self, rule: str, start: datetime, last: datetime | None, count: int) -> Iterator[datetime]:
        from dateutil.rrule import rrulestr  # noqa: PLC0415 - most calendars have few rules

        far = last.year if last else min(start.year + _CYCLE, _LAST)
        shift = (_LAST - far) // _CYCLE * _CYCLE
        try:
            found = rrulestr(f"RRULE:{rule}", dtstart=start.replace(year=start.year + shift))
        except (ValueError, OverflowError, TypeError) as error:
            raise RuleError("rules of recurrence that can't be read") from error
        made = 0
        end = last.replace(year=last.year + shift) if last else None
        try:
            for shifted in found:
                if end and shifted > end:
                    return
                time = shifted.replace(year=shifted.year - shift)
                made += 1 if made or time == start else 2  # the start counts, even where the rule does not name it
                if count and made > count:
                    return
                yield time
        except (ValueError, OverflowError) as error:
            raise RuleError("rules of recurrence that can't be read") from error
        if not made:
            self._barren.add(rule)
            raise RuleError("rules that never come true")


def _parts(written: str) -> dict[str, str]:
    if len(written) > _LONGEST:
        raise RuleError("rules of recurrence that are too long")
    parts: dict[str, str] = {}
    for part in written.upper().replace(" ", "").split(";"):
        name, equals, value = part.partition("=")
        if equals and not name.startswith("X-"):
            parts[name] = value
    if parts.pop("RSCALE", "GREGORIAN") != "GREGORIAN" or parts.pop("SKIP", "OMIT") != "OMIT":
        raise RuleError("rules of recurrence of other calendars")
    if parts.get("FREQ") not in _FREQUENCIES:
        raise RuleError("rules of recurrence that can't be read")
    return parts


def _check(parts: Mapping[str, str]) -> None:
    """Refuse what dateutil would never come to an end with, or does not know."""
    if not _PARTS.issuperset(parts):
        raise RuleError("rules of recurrence that can't be read")
    if "INTERVAL" in parts and not 0 < _whole(parts["INTERVAL"]) < 10**6:
        raise RuleError("rules of recurrence that can't be read")
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= len(set(parts.get(name, "").split(",")))
    if times > _MOST_TIMES:
        raise RuleError("rules of recurrence with too many times a day")


def _whole(value: str) -> int:
    if not value:
        return 0
    if not (value.isascii() and value.isdecimal()) or len(value) > 9:
        raise RuleError("rules of recurrence that can't be read")
    return int(value)


def _until(value: str, start: Stamp, clocks: Clocks) -> datetime | None:
    """The last time that a rule may give, on the clock of `start`; of a day, its last second."""
    if not value:
        return None
    stamp = clocks.stamp(value)
    if stamp is None:
        raise RuleError("rules of recurrence that can't be read")
    if stamp.day or start.day:
        return stamp.wall.replace(hour=23, minute=59, second=59)
    if not value.endswith("Z"):
        return stamp.wall
    try:
        near = stamp.wall + timedelta(seconds=start.clock.offset(stamp.wall))
        return stamp.wall + timedelta(seconds=start.clock.offset(near))
    except OverflowError:
        return stamp.wall
