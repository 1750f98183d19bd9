"""A date of ours as iCalendar has it: a day, whole days, or times; what it can't say of the date is listed.

iCalendar knows days and seconds from the year 1 to 9999, and nothing of doubt. What is known less finely than a day is
written as the whole days that it may be, which is as near as is honest.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from timeline_tui.chronicle.civil import civil, seconds
from timeline_tui.chronicle.when import Form, Precision, When
from timeline_tui.chronicle.zones import find, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LESS_FINE: Final = "dates known less finely than a day, written as whole days"
DOUBT: Final = "dates in doubt"
ENDS: Final = "dates whose start or end is open or not known"
SETS: Final = "dates of which one is true, or several"
TOO_FAR: Final = "dates before the year 1 or after 9999, left undated"
COUNTED: Final = "dates that count from another event"
ZONES: Final = "dates whose zone is written otherwise, at the same moment"
SECONDS: Final = "dates known to the second, where those are 00"
_DAY: Final = 86_400
_DESCRIBED: Final = seconds(2101)
"""Up to when clocks of places are described; nobody knows them for so long. Later times are written in UTC."""


class Placed(NamedTuple):
    """What is written as DTSTART and DTEND: both days or both times; the end of days is the day after."""

    start: date
    end: date | None


def placed(when: When, document: str) -> tuple[Placed | None, list[str]]:
    """A date as iCalendar has it, None where it has none, and what is lost in it. `document` is the zone's name."""
    lost = list(_lost(when))
    place = _place(when, document, lost)
    if place is None:
        lost.append(TOO_FAR)
    return place, list(dict.fromkeys(lost))


def _lost(when: When) -> Iterator[str]:
    """What is lost of a date wherever it is placed."""
    if when.anchor:
        yield COUNTED
    if when.qual:
        yield DOUBT
    if when.lo_kind or when.hi_kind:
        yield ENDS
    if when.form in (Form.ONE_OF, Form.ALL_OF):
        yield SETS
    for part in when.parts:
        yield from _lost(part)


def _place(when: When, document: str, lost: list[str]) -> Placed | None:
    ends = _ends(when)
    if not ends:
        return None
    if all(end.prec >= Precision.MINUTE for end in ends):
        start = _time(ends[0].lo, ends[0].off, ends[0], document, lost)
        end = _time(ends[-1].lo, ends[-1].off, ends[-1], document, lost) if len(ends) > 1 else None
        return None if start is None or (len(ends) > 1 and end is None) else Placed(start, end)
    if not all(_is_day(end) for end in ends):
        lost.append(LESS_FINE)
    first, last = _date(ends[0].lo + ends[0].off), _date(ends[-1].hi + ends[-1].off_hi - 1)
    return None if first is None or last is None or last == date.max else Placed(first, last + timedelta(days=1))


def _ends(when: When) -> list[When]:
    """The dates that a date reaches from and to: one for a single date; of an open or unknown end, the known one."""
    if when.form is Form.SINGLE:
        return [] if when.lo_kind or when.hi_kind else [when]
    if when.form is Form.SPAN:
        return [part for part in when.parts if not (part.lo_kind or part.hi_kind)]
    known = [part for part in when.parts if not (part.lo_kind or part.hi_kind)]
    return [when] if not (when.lo_kind or when.hi_kind) else known


def _is_day(when: When) -> bool:
    return when.prec is Precision.DAY and when.form is Form.SINGLE and _days(when) == 1


def _days(when: When) -> int:
    return (when.hi + when.off_hi - when.lo - when.off) // _DAY


def _time(moment: int, offset: int, when: When, document: str, lost: list[str]) -> datetime | None:
    """A time on the clock of its place, else in UTC."""
    if when.prec is Precision.SECOND and (moment + offset) % 60 == 0:
        lost.append(SECONDS)
    name = when.zone if when.zoned else document
    place = place_of(name, moment) or ("" if find(name).is_fixed else name)
    if moment > _DESCRIBED:
        place = ""
    if (place == document or name not in ("Z", "z", "UTC", place)) if when.zoned else not place:
        lost.append(ZONES)
    return _datetime(moment + offset, ZoneInfo(place)) if place else _datetime(moment, UTC)


def _datetime(at: int, zone: tzinfo) -> datetime | None:
    try:
        return datetime(*civil(at), tzinfo=zone)
    except (ValueError, OverflowError):
        return None


def _date(at: int) -> date | None:
    try:
        return date(*civil(at)[:3])
    except (ValueError, OverflowError):
        return None
