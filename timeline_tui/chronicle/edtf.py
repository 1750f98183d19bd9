"""One date in the Extended Date/Time Format, levels 0 to 2: `2004-06~-11`, `199X`, `Y17E7S3`.

Intervals and sets are `phrases.py`'s, times `clock.py`'s. Source: ISO 8601-2:2019, as given at
https://www.loc.gov/standards/datetime/; where it leaves room, docs/dates.md decides. Precision is that of the
finest part written: `1985-XX-25` is a day somewhere in 1985, its bounds the first and the last that it can
be.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import DAY, days_from_civil, days_in_month
from timeline_tui.chronicle.fields import block_of_years, group_days
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.units import (
    FARTHEST,
    both,
    check_day,
    of_days,
    of_group,
    of_month,
    of_years,
    precision_of,
    qualified,
)
from timeline_tui.chronicle.when import Precision, Qualifier, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.zones import Zone

_DATE: Final = Pattern(
    r"""
    (?P<before_year> [?~%]? )
    (?: (?P<year> -? [0-9X]{4} ) | (?P<long> Y -? [0-9]+ (?: E [0-9]+ )? ) )
    (?: S (?P<digits> [0-9]+ ) )?
    (?P<after_year> [?~%]? )
    (?: - (?P<before_month> [?~%]? ) (?P<month> [0-9X]{2} ) (?P<after_month> [?~%]? )
        (?: - (?P<before_day> [?~%]? ) (?P<day> [0-9X]{2} ) (?P<after_day> [?~%]? ) )?
    )?
    """,
    re.VERBOSE,
)
_QUALIFIERS: Final[dict[str, Qualifier]] = {"": "", "?": "?", "~": "~", "%": "%"}
_DIGITS: Final = "0123456789"
_FIRST_GROUP: Final = 21
_LAST_GROUP: Final = 41
_GROUPS: Final = "the groups are 21–24 seasons, 25–32 with hemisphere, 33–36 quarters, 37–39 thirds, 40–41 halves"


def read(text: str, zone: Zone) -> When | None:
    """The date, from midnight to midnight in `zone`; None where `text` has not the shape of one.

    Raises Refusal where it has the shape but can't be: month 13, 30 February, a year of four digits after Y.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    if found["year"] == "-0000":
        raise Refusal('there is no year -0000; 1 BCE is "0000" or "1 BCE"', text=text, mend="1 BCE")
    if found["long"]:
        when = _long_year(found, text, zone)
    elif found["digits"]:
        when = _estimated(_whole_year(found, text), found, text, zone)
    elif "X" in text:
        when = _unspecified(found, text, zone)
    else:
        when = _plain(found, text, zone)
    return _doubted(when, found)


def _plain(found: re.Match[str], text: str, zone: Zone) -> When:
    year = int(found["year"])
    if not found["month"]:
        return of_years(year, year, Precision.YEAR, zone, text)
    month = int(found["month"])
    if not found["day"]:
        if 1 <= month <= 12:
            return of_month(year, month, zone, text)
        if _FIRST_GROUP <= month <= _LAST_GROUP:
            return of_group(year, month, zone, text)
        if month > _LAST_GROUP:
            raise Refusal(f'"{text}": {_GROUPS}', text=text)
    if not 1 <= month <= 12:
        raise Refusal(f'"{text}": there is no month {month:02}', text=text)
    day = int(found["day"])
    check_day(year, month, day, text)
    first = days_from_civil(year, month, day)
    return of_days(first, first + 1, Precision.DAY, zone, text)


def _long_year(found: re.Match[str], text: str, zone: Zone) -> When:
    """`Y170000002`, `Y17E7`, with or without significant digits; a year of more than four digits."""
    if found["month"]:
        raise Refusal(f'"{text}": a year written with Y has no month', text=text)
    number, _, power = found["long"][1:].partition("E")
    if len(number) > 13 or len(power) > 2 or abs(int(number)) * 10 ** int(power or 0) > FARTHEST:
        raise Refusal(f'"{text}": years go up to 200 billion', text=text)
    year = int(number) * 10 ** int(power or 0)
    if abs(year) < 10_000:
        mend = f"-{-year:04}" if year < 0 else f"{year:04}"
        raise Refusal(f'"{text}": Y is only for years of five digits or more; write {mend}', text=text, mend=mend)
    if found["digits"]:
        return _estimated(year, found, text, zone)
    return of_years(year, year, Precision.YEAR, zone, text)


def _whole_year(found: re.Match[str], text: str) -> int:
    if found["month"] or "X" in found["year"]:
        raise Refusal(f'"{text}": S stands after a year alone, as in 1950S2', text=text)
    return int(found["year"])


def _estimated(year: int, found: re.Match[str], text: str, zone: Zone) -> When:
    """`1950S2`: some year of the 1900s, estimated to be 1950; the leftmost digits are significant."""
    significant = int(found["digits"][:4])
    if significant < 1:
        raise Refusal(f'"{text}": S counts the digits that are certain, from 1', text=text)
    # A year of four digits keeps its zeros: the 2 of 0050S2 are those of the first century.
    written = max(len(str(abs(year))), 4)
    power = max(written - significant, 0)
    first, last = block_of_years(year, 10**power)
    return of_years(first, last, precision_of(power), zone, text, est=year)


def _unspecified(found: re.Match[str], text: str, zone: Zone) -> When:
    """The first and the last date that the digits allow: `201X`, `1985-04-XX`, `156X-12-25`, `2004-06-1X`."""
    years = _years(found["year"])
    prec = _year_precision(found["year"])
    if not found["month"]:
        return of_years(years[0], years[-1], prec, zone, text)
    if not found["day"] and found["month"].isdecimal() and int(found["month"]) > 12:
        return _unspecified_group(years, int(found["month"]), text, zone)
    months = _values(found["month"], 1, 12)
    if not months:
        raise Refusal(f'"{text}": there is no month {found["month"]}', text=text)
    if not found["day"]:
        first = days_from_civil(years[0], months[0])
        end = days_from_civil(years[-1], months[-1]) + days_in_month(years[-1], months[-1])
        return of_days(first, end, Precision.MONTH, zone, text)
    days = _values(found["day"], 1, 31)
    earliest = _first_that_exists(years, months, days)
    latest = _first_that_exists(years[::-1], months[::-1], days[::-1])
    if earliest is None or latest is None:
        raise Refusal(f'"{text}": there is no such day', text=text)
    return of_days(earliest, latest + 1, Precision.DAY, zone, text)


def _unspecified_group(years: Sequence[int], group: int, text: str, zone: Zone) -> When:
    if group < _FIRST_GROUP:
        raise Refusal(f'"{text}": there is no month {group}', text=text)
    if group > _LAST_GROUP:
        raise Refusal(f'"{text}": {_GROUPS}', text=text)
    first, last = group_days(group, years[0])[0], group_days(group, years[-1])[1]
    return of_days(first, last + 1, Precision.SEASON, zone, text, group=group)


def _years(mask: str) -> Sequence[int]:
    """The years that a mask allows, rising; `-00XX` ends in year 0, as the 1st century BCE in 1 BCE."""
    if "X" not in mask:
        return [int(mask)]
    if (known := mask.rstrip("X")).count("X") == 0:  # a decade, a century …: no need to list its years
        first, last = (int(known + digit * (len(mask) - len(known))) for digit in "09")
        return range(min(first, last), max(first, last) + 1)
    years = [int("".join(digits)) for digits in _fillings(mask.removeprefix("-"))]
    return [-year for year in reversed(years)] if mask.startswith("-") else years


def _year_precision(mask: str) -> Precision:
    """That of the leftmost unspecified digit: `1X9X` is known to the millennium."""
    digits = mask.removeprefix("-")
    return precision_of(4 - digits.index("X")) if "X" in digits else Precision.YEAR


def _values(mask: str, least: int, most: int) -> list[int]:
    return [value for digits in _fillings(mask) if least <= (value := int("".join(digits))) <= most]


def _fillings(mask: str) -> product[tuple[str, ...]]:
    return product(*(_DIGITS if digit == "X" else digit for digit in mask))


def _first_that_exists(years: Sequence[int], months: Sequence[int], days: Sequence[int]) -> int | None:
    """The day, counted from 1970-01-01, of the first combination that the calendar has."""
    for year, month in product(years, months):
        longest = days_in_month(year, month)
        for day in days:
            if day <= longest:
                return days_from_civil(year, month, day)
    return None


def _doubted(when: When, found: re.Match[str]) -> When:
    """`when` with the qualifiers of its parts, which may stand before or after each of them.

    One after a part holds for all to its left as well, one before for that part alone.

    The slack of `2004-06~-11` is a month: a unit of the part that the mark stands at, the widest if several.
    """
    parts = ("year", "month", "day")
    finest = parts[2 if found["day"] else 1 if found["month"] else 0]
    for part in parts:
        for side in ("before", "after"):
            qual = _QUALIFIERS[found[f"{side}_{part}"] or ""]
            if not qual:
                continue
            if part == finest:
                when = qualified(when, qual)
            else:
                when = qualified(when, both(when.qual, qual), _unit_around(found, part))
    return when


def _unit_around(found: re.Match[str], part: str) -> int:
    """The length in seconds of the year or the month of a finer date."""
    years = _years(found["year"])
    if part == "year":
        return (days_from_civil(years[-1] + 1, 1) - days_from_civil(years[0], 1)) * DAY
    months = _values(found["month"], 1, 12)
    return days_in_month(years[0], months[0]) * DAY * len(months)
