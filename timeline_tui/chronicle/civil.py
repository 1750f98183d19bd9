"""Civil dates and seconds, for any year: proleptic Gregorian with a year zero (0000 is 1 BCE).

Days to civil and back is the 400-year-era algorithm on Python's integers, so that no year is out of range.
Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
"""

from __future__ import annotations

from typing import Final, NamedTuple

SECOND: Final = 1
MINUTE: Final = 60
HOUR: Final = 3_600
DAY: Final = 86_400
WEEK: Final = 7 * DAY
CYCLE_YEARS: Final = 400
"""The Gregorian calendar repeats after so many years, to the day of the week."""
CYCLE_DAYS: Final = 146_097
YEAR: Final = CYCLE_DAYS * DAY // CYCLE_YEARS
"""The mean Gregorian year in seconds, 31,556,952: for scales, never for calendar arithmetic."""

_MONTH_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Civil(NamedTuple):
    """A wall-clock moment: month and day from 1, the rest from 0."""

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0
    second: int = 0


def is_leap(year: int) -> bool:
    """Whether `year` (0 is 1 BCE) has a 29 February, at all times by the Gregorian rule."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31; `month` is 1 to 12."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def days_from_civil(year: int, month: int, day: int = 1) -> int:
    """Days since 1970-01-01; `month` is 1 to 12, `day` may run over either end of the month."""
    year -= month <= 2
    era, year_of_era = divmod(year, CYCLE_YEARS)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * CYCLE_DAYS + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of a day counted from 1970-01-01."""
    era, day_of_era = divmod(days + 719_468, CYCLE_DAYS)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return (
        era * CYCLE_YEARS + year_of_era + (month <= 2),
        month,
        day_of_year - (153 * shifted + 2) // 5 + 1,
    )


def seconds(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    """Seconds since 1970-01-01T00:00 on the same clock."""
    return days_from_civil(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second


def civil(at: int) -> Civil:
    """The wall-clock moment of `at` seconds since 1970-01-01T00:00 on the same clock."""
    days, rest = divmod(at, DAY)
    return Civil(*civil_from_days(days), rest // HOUR, rest // MINUTE % 60, rest % 60)


def weekday(days: int) -> int:
    """0 for Monday to 6 for Sunday, of a day counted from 1970-01-01 (a Thursday)."""
    return (days + 3) % 7
