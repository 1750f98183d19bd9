"""The civil fields that a date's text is made of: its own wall clock, never the bounds on the UTC axis.

The same day written from its UTC bounds would read "10–11 January". Everything here is of `lo + off` and
`hi + off_hi`. Rules: docs/dates.md, "Representation".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import DAY, Civil, civil, civil_from_days, days_from_civil, weekday
from timeline_tui.chronicle.when import Precision

if TYPE_CHECKING:
    from timeline_tui.chronicle.when import When

_YEARS: Final = {Precision.DECADE: 10, Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}
_GROUP_MONTHS: Final = {
    **{group: (3 * (group - 20), 3) for group in (21, 22, 23, 24)},
    **{group: (3 * (group - 24), 3) for group in (25, 26, 27, 28)},
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    **{group: (3 * (group - 33) + 1, 3) for group in (33, 34, 35, 36)},
    **{group: (4 * (group - 37) + 1, 4) for group in (37, 38, 39)},
    **{group: (6 * (group - 40) + 1, 6) for group in (40, 41)},
}
"""First month and length in months of EDTF's parts of the year."""
_MIDNIGHT: Final = re.compile(r"[T ,]24:00(?::00)?")


def is_timed(when: When) -> bool:
    """Whether a time of day is known, not only a day."""
    return when.prec >= Precision.HOUR


def first_day(when: When) -> int:
    """The first day, counted from 1970-01-01 on the date's own wall clock; `lo` must be known."""
    return (when.lo + when.off) // DAY


def last_day(when: When) -> int:
    """The last day that it touches, counted from 1970-01-01 on its own wall clock; `hi` must be known."""
    end = when.hi + when.off_hi
    # A day that ends in a change of clocks may end at 01:00 on the wall: whole days count by their date.
    return (end - 1) // DAY if is_timed(when) else end // DAY - 1


def first_moment(when: When) -> Civil:
    """The wall clock at the first second; `24:00`, where it was written so, is the next midnight."""
    return civil(when.lo + when.off)


def clock_fields(when: When) -> Civil:
    """The fields of a time as written: a midnight written as 24:00 stays on the day before, at hour 24."""
    at = first_moment(when)
    if (at.hour, at.minute, at.second) == (0, 0, 0) and _MIDNIGHT.search(when.text):
        return Civil(*civil_from_days(first_day(when) - 1), hour=24)
    return at


def iso_week(day: int) -> tuple[int, int]:
    """ISO year and number of the week that holds `day`, counted from 1970-01-01, for any year."""
    thursday = day - weekday(day) + 3
    year = civil_from_days(thursday)[0]
    return year, (thursday - days_from_civil(year, 1)) // 7 + 1


def group_days(group: int, year: int) -> tuple[int, int]:
    """First and last day of EDTF's part of the year `group`, 21 to 41; `year` is that of the first day."""
    month, length = _GROUP_MONTHS[group]
    first = days_from_civil(year, month)
    after = month + length
    return first, days_from_civil(year + (after > 12), (after - 1) % 12 + 1) - 1


def block_of_years(year: int, size: int) -> tuple[int, int]:
    """First and last year of the decade, century or millennium of `year`, as EDTF masks them.

    Before year zero blocks are those of the digits, `-01XX` is -199 to -100: the second century BCE.
    """
    first = year // size * size if year >= 0 else -(-year // size * size + size - 1)
    return first, first + size - 1


def is_whole(when: When) -> bool:
    """Whether the bounds are exactly one unit of the precision, as they are not for `156X-12-25`."""
    if when.lo_kind or when.hi_kind:
        return False
    first, last = first_day(when), last_day(when)
    year, month, day = civil_from_days(first)
    match when.prec:
        case Precision.SECOND:
            return when.length == 1
        case Precision.MINUTE:
            return when.length == 60
        case Precision.HOUR:
            return when.length == 3600
        case Precision.DAY:
            return first == last
        case Precision.WEEK:
            return last - first == 6 and weekday(first) == 0
        case Precision.MONTH:
            return day == 1 and last == days_from_civil(year + (month == 12), month % 12 + 1) - 1
        case Precision.SEASON:
            return when.group in _GROUP_MONTHS and (first, last) == group_days(when.group, year)
        case Precision.YEAR:
            return (first, last) == _days_of_years(year, year)
        case Precision.DECADE | Precision.CENTURY | Precision.MILLENNIUM as block:
            return (first, last) == _days_of_years(*block_of_years(year, _YEARS[block]))
        case _:
            return False


def _days_of_years(first: int, last: int) -> tuple[int, int]:
    return days_from_civil(first, 1), days_from_civil(last + 1, 1) - 1
