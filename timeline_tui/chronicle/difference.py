"""How long from one date to another: never finer than the coarser of the two, never surer than the vaguer.

The difference is a value, `Elapsed`; `elapsed.py` says it. Calendar arithmetic is `shift.difference`'s.
Rules: docs/dates.md, "Differences"; the comments give their numbers there.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE, Civil, civil_from_days, seconds
from timeline_tui.chronicle.fields import first_day, is_timed, is_whole, last_day
from timeline_tui.chronicle.shift import difference
from timeline_tui.chronicle.when import Form, Precision, When
from timeline_tui.chronicle.zones import Zone, find

Relation: TypeAlias = Literal["apart", "same time", "same day", "overlap"]
"""Two dates are apart; at one moment, as far as is known; on one day; or may be either way round."""

Counted: TypeAlias = Literal["calendar", "clock", "weeks", "months", "years"]
"""What is counted: years, months and days; hours, minutes and seconds; or one unit alone."""

_CLOCK_LIMIT: Final = 48 * HOUR
"""From here on a day over a change of clocks is a day, not 23 hours."""
_LONGEST_WEEK: Final = 7 * DAY + 2 * HOUR
_LONGEST_MONTH: Final = 31 * DAY + 2 * HOUR
"""Seconds, with the hours that clocks may be put back."""
_WEEKS_LIMIT: Final = 9 * 7
"""Days from which a difference to a week is counted in months."""
_STEPS: Final = {
    Precision.MILLENNIUM: 10**3,
    Precision.TEN_THOUSAND_YEARS: 10**4,
    Precision.HUNDRED_THOUSAND_YEARS: 10**5,
}
"""Years in which a difference is counted; from a million on only magnitudes are said."""


class Elapsed(NamedTuple):
    """The time from the start of one date to the start of another.

    All parts are zero or more; `later` has the direction. `counted` says which of them are meant: for
    `calendar` years, months and days, which added to the earlier date in this order give the later; for
    `clock` hours, minutes and seconds of true time; else one of `years`, `months` or `weeks` alone.
    """

    relation: Relation = "apart"
    later: bool = True
    """Whether the second date is the later one; True for dates that are not apart."""
    counted: Counted = "calendar"
    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0
    approximate: bool = False
    at_least: bool = False
    at_most: bool = False
    """Of the length of a span whose ends may be the same: `2021/2021` lasted up to a year."""


def elapsed(one: When, other: When, zone: Zone | str = "UTC") -> Elapsed:
    """The difference from `one` to `other`; `zone` is the document's, on whose wall clock days are counted.

    A span counts from its start. A start that is open or unknown makes the difference one from the known
    end, and a lower bound.

    >>> from timeline_tui.chronicle.reading import read
    >>> step = elapsed(read("2021-01-10"), read("2021-02-15"))
    >>> step.months, step.days, step.later
    (1, 5, True)
    """
    first, last = _start_date(one), _start_date(other)
    later = (_moment(first), first.lo) <= (_moment(last), last.lo)
    if not later:
        first, last = last, first
    # Rule 5: any qualifier, and what was only estimated, makes it "about".
    doubtful = bool(first.qual or last.qual or first.est is not None or last.est is not None)
    found = _apart(first, last, zone)
    if found.relation != "apart":
        return found
    # Rule 6: where the earlier date has no known start, it began no later than its known end.
    at_least = bool(first.lo_kind)
    return found._replace(later=later, approximate=(found.approximate or doubtful) and not at_least, at_least=at_least)


def days_between(one: When, other: When, zone: Zone | str = "UTC") -> int:
    """Midnights in the document's zone from the start of `one` to that of `other`; negative backwards."""
    return _day(_start_date(other), zone) - _day(_start_date(one), zone)


def lasting(span: When, zone: Zone | str = "UTC") -> Elapsed | None:
    """How long a span lasted, its last day included; None for no span, or for an end that is not known.

    Ends to the day or finer give a calendar length; coarser ends can only give "about" so many months or
    years.
    """
    if not span.is_span or not span.parts or span.lo_kind or span.hi_kind:
        return None
    first, last = span.parts
    doubtful = bool(first.qual or last.qual or span.qual)
    if min(_known_to(first), _known_to(last)) < Precision.DAY:
        between = elapsed(first, last, zone)
        if between.relation == "apart":
            return between
        whole = _calendar(_civil_day(first_day(first)), _civil_day(last_day(last) + 1))
        return whole._replace(at_most=True)
    if is_timed(first) and is_timed(last) and last.lo - first.lo < _CLOCK_LIMIT:
        lasted = _clock(last.lo - first.lo, min(first.prec, last.prec))
        return lasted._replace(approximate=lasted.approximate or doubtful)
    # A day's end is the next midnight, so that from the 10th to the 15th is six days; a time is its own end.
    end = _civil_day(_day(last, zone) + (0 if is_timed(last) else 1))
    return _calendar(_civil_day(_day(first, zone)), end)._replace(approximate=doubtful)


def _start_date(when: When) -> When:
    """What a difference is measured from: a span's start, or its end where no start is known."""
    if when.form is not Form.SPAN or not when.parts:
        return when
    if when.lo_kind:
        return when.parts[1]._replace(lo=when.lo, lo_kind=when.lo_kind)
    return when.parts[0]


def _known_to(when: When) -> Precision:
    """How finely a difference may be counted: some day of April is known to the month, one of six to the week."""
    if when.lo_kind or when.hi_kind or when.est is not None or is_whole(when):
        return when.prec
    if when.length <= _LONGEST_WEEK:
        return min(when.prec, Precision.WEEK)
    return min(when.prec, Precision.MONTH if when.length <= _LONGEST_MONTH else Precision.YEAR)


def _moment(when: When) -> int:
    """The second that stands for a date: the estimate, its start, or the known end of an open start."""
    return when.start if when.est is None else seconds(when.est)


def _apart(first: When, last: When, zone: Zone | str) -> Elapsed:
    """The difference of two dates in order, with neither direction nor doubt."""
    coarser = min(_known_to(first), _known_to(last))
    if coarser >= Precision.DAY and not (first.lo_kind or last.lo_kind):
        return _fine(first, last, coarser, zone)
    # Rule 4: what overlaps may be either way round.
    if first.hi > last.lo:
        return Elapsed(relation="overlap")
    days = _day(last, zone) - _day(first, zone)
    start, end = _civil_day(_day(first, zone)), _civil_day(_day(last, zone))
    if first.lo_kind or coarser >= Precision.DAY:
        # A lower bound is counted to the day from the bounds that are known; nothing of it is rounded up.
        return _calendar(start, end) if days else Elapsed(relation="overlap")
    years = end.year - start.year
    if coarser is Precision.WEEK and days < _WEEKS_LIMIT:
        return Elapsed(counted="weeks", weeks=max(1, days // 7), approximate=True)
    if coarser >= Precision.SEASON:
        return Elapsed(counted="months", months=max(1, years * 12 + end.month - start.month), approximate=True)
    # What is known to a millennium or worse is not counted in single years.
    step = _STEPS.get(coarser, 1)
    rounded = (years + step // 2) // step * step
    return Elapsed(counted="years", years=rounded or max(1, years), approximate=True)


def _fine(first: When, last: When, coarser: Precision, zone: Zone | str) -> Elapsed:
    """Rules 2 and 3: both known to the day or better."""
    length = last.lo - first.lo
    if coarser >= Precision.HOUR and length < _CLOCK_LIMIT:
        if first.lo == last.lo and first.hi == last.hi:
            return Elapsed(relation="same time", counted="clock")
        return Elapsed(relation="overlap", counted="clock") if first.hi > last.lo else _clock(length, coarser)
    start, end = _day(first, zone), _day(last, zone)
    return Elapsed(relation="same day") if start == end else _calendar(_civil_day(start), _civil_day(end))


def _calendar(start: Civil, end: Civil) -> Elapsed:
    step = difference(end, start)
    return Elapsed(years=step.years, months=step.months, days=step.days)


def _clock(length: int, prec: Precision) -> Elapsed:
    """True time in hours, minutes and seconds, down to the unit of `prec` and at least one of it."""
    if prec is Precision.HOUR:
        return Elapsed(counted="clock", hours=max(1, length // HOUR), approximate=True)
    if prec is Precision.MINUTE:
        length = max(MINUTE, length // MINUTE * MINUTE)
    return Elapsed(counted="clock", hours=length // HOUR, minutes=length // MINUTE % 60, seconds=length % MINUTE)


def _day(when: When, zone: Zone | str) -> int:
    """The day a date starts on: an instant's on the document's wall clock, a day's its own."""
    moment = _moment(when)
    if when.est is not None:
        return moment // DAY
    if is_timed(when):
        return (moment + (find(zone) if isinstance(zone, str) else zone).at(moment)) // DAY
    return (moment + (when.off_hi if when.lo_kind else when.off)) // DAY


def _civil_day(day: int) -> Civil:
    return Civil(*civil_from_days(day))
