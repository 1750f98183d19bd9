"""How far a span is when something happens: day 12 of 36, month 2 of 5, year 3 of 7; never surer than the dates are.

Days are counted where both are known to the day, months and years by the calendar where they are known to that: of
1914 to 1918 any day of 1916 is in the third year of five. Nothing is counted of a doubted or estimated date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.civil import DAY, Civil, civil, civil_from_days
from timeline_tui.chronicle.fields import is_whole
from timeline_tui.chronicle.shift import difference
from timeline_tui.chronicle.when import Precision

if TYPE_CHECKING:
    from timeline_tui.chronicle.answers import UnderWay
    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone

Unit: TypeAlias = Literal["day", "month", "year"]

_MANY: Final = 1_000
"""Days from which years are counted: nobody sees how long 14,826 days are."""
_AGES: Final = 10_000
"""Months or years from which nothing is counted: the year 100,001 of 2,582,001 says nothing."""


class HowFar(NamedTuple):
    """The third of five years: `number` is from 1, `of` is 0 where the end is open, or not known as finely."""

    unit: Unit
    number: int
    of: int


def how_far(span: UnderWay, moment: When, zone: Zone) -> HowFar | None:
    """How far a span is when `moment` begins; None where the dates do not say; `zone` is the document's."""
    whole = span.event.when
    start, now = _start(whole), _start(moment)
    if whole is None or start is None or now is None:
        return None
    end = None if whole.hi_kind else _sure(whole.parts[-1] if whole.parts else whole)
    finest = min(start.prec, now.prec)
    if finest >= Precision.DAY:
        return _by_days(span, whole, zone, has_end=end is not None and end.prec >= Precision.DAY)
    if finest < Precision.YEAR:
        return None
    months = finest >= Precision.MONTH and (end is None or end.prec >= Precision.MONTH)
    first, here = _count(start, months=months), _count(now, months=months)
    of = _count(end, months=months) - first + 1 if end is not None and end.prec >= Precision.YEAR else 0
    if max(here - first, of) >= _AGES:
        return None
    return HowFar("month" if months else "year", here - first + 1, of)


def _start(when: When | None) -> When | None:
    """What a date begins with, if that is known for sure."""
    return None if when is None or when.lo_kind or when.qual else _sure(when.parts[0] if when.is_span else when)


def _sure(date: When) -> When | None:
    return date if not date.qual and date.est is None and is_whole(date) else None


def _count(date: When, *, months: bool) -> int:
    """The number of a date's year, or of its month since the year 0, on its own calendar."""
    at = civil(date.lo + date.off)
    return at.year * 12 + at.month if months else at.year


def _by_days(span: UnderWay, whole: When, zone: Zone, *, has_end: bool) -> HowFar | None:
    if not span.day:
        return None
    of = span.of if has_end else 0
    if max(span.day, of) < _MANY:
        return HowFar("day", span.day, of)
    first = (whole.lo + zone.at(whole.lo)) // DAY
    return HowFar("year", _years(first, first + span.day - 1), _years(first, first + of - 1) if of else 0)


def _years(first: int, day: int) -> int:
    """Which year since `first` a day is in: the first until its anniversary."""
    return difference(_civil(day), _civil(first)).years + 1


def _civil(day: int) -> Civil:
    return Civil(*civil_from_days(day))
