"""One date in English words: `15 March 44 BCE`, `1990s`, `spring 2001`, `week 2 of 2021`, `Q2 2001`.

Qualifiers and times are taken off before. Every phrase that labels use for one date is read here, so that
what is shown can be written. `av. J.-C.` is read too: it means one thing. Free text of other kinds and other
languages is `typed.py`'s. Source of the rules: docs/dates.md, "TOML syntax", "Display" and "Edge cases".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import dateutil

from timeline_tui.chronicle import ago
from timeline_tui.chronicle.civil import CYCLE_DAYS, CYCLE_YEARS, days_from_civil, is_leap, weekday
from timeline_tui.chronicle.fields import iso_week
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.units import (
    FARTHEST,
    MONTHS,
    check_day,
    of_days,
    of_group,
    of_month,
    of_years,
    precision_of,
)
from timeline_tui.chronicle.when import Precision, When

if TYPE_CHECKING:
    from collections.abc import Callable

    import dateutil.parser  # noqa: TC004 - the package itself loads it, at its first use

    from timeline_tui.chronicle.zones import Zone

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS: Final = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th"), start=1)
    for word in words.split()
}
_PARTS_OF_YEAR: Final = {"quarter": (33, 4), "third": (37, 3), "half": (40, 2)}
"""The first of EDTF's groups of a kind, and how many there are."""

_BEFORE_CHRIST: Final = r"BCE|B\.C\.E\.|BC|B\.C\.|av\.\s?J\.-?C\."
_ERA: Final = rf"{_BEFORE_CHRIST}|CE|C\.E\.|AD|A\.D\.|apr\.\s?J\.-?C\."
_NUMBER: Final = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,13}"
_YEAR: Final = rf"(?:(?P<ad>AD)\s)?(?P<year>{_NUMBER})(?:\s?(?P<era>{_ERA}))?"
_YEARS: Final = (
    rf"(?P<first>{_NUMBER})(?:\s?(?P<first_era>{_ERA}))?\s?[–/-]\s?"
    rf"(?P<last>{_NUMBER})(?:\s?(?P<last_era>{_ERA}))?"
)
_MONTH: Final = rf"(?P<month>(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|Sept)\.?)"
_WEEKDAY: Final = rf"(?:(?P<weekday>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _WEEKDAYS)}),?\s+)?"
_SEASON: Final = rf"(?:(?P<before>northern|southern)\s)?(?P<season>{'|'.join(_SEASONS)})"
_HEMISPHERE: Final = r"(?:,?\s\(?(?P<side>northern|southern)(?:\shemisphere)?\)?)?"
_BEFORE: Final = Pattern(_BEFORE_CHRIST, re.IGNORECASE)


def read(text: str, zone: Zone) -> When | None:
    """The date, from midnight to midnight in `zone`; None where `text` is no phrase of these.

    Raises Refusal where it is one but can't be: 31 April, week 54, a year of two digits.
    """
    for pattern, make in _PHRASES:
        found = pattern.fullmatch(text)
        if found is not None:
            when = make(found, text, zone)
            if when is not None:
                return when
    return ago.read(text, zone)


def _astronomical(digits: str, era: str | None, text: str) -> int:
    """The year with 0 for 1 BCE. Raises Refusal where the digits may mean several years, or none."""
    number = int(digits.replace(",", ""))
    if not era:
        if len(digits) < 3:
            mend = f"{number + (1900 if number > 68 else 2000)}"
            raise Refusal(
                f'"{text}": write the year with four digits: {mend} or {number:04}',
                text=text,
                mend=mend.join(text.rsplit(digits, 1)),
            )
        if len(digits) > 4:
            raise Refusal(f'"{text}": years over 9999 are written "Y{number}"', text=text)
        return number
    if number == 0:
        raise Refusal(f'"{text}": there is no year 0 in this count; 1 CE follows 1 BCE', text=text)
    if number > FARTHEST:
        raise Refusal(f'"{text}": years go up to 200 billion', text=text)
    return 1 - number if _BEFORE.fullmatch(era) else number


def _year(found: re.Match[str], text: str) -> int:
    return _astronomical(found["year"], found["era"] or found["ad"], text)


def _year_range(found: re.Match[str], text: str) -> tuple[int, int]:
    """First and last of "1900–1909", "44–35 BCE", "1 BCE – 9 CE"."""
    last_era = found["last_era"]
    return (
        _astronomical(found["first"], found["first_era"] or last_era, text),
        _astronomical(found["last"], last_era, text),
    )


def _only_year(found: re.Match[str], text: str, zone: Zone) -> When | None:
    if not (found["era"] or found["ad"]) and len(found["year"]) != 3:
        return None
    year = _year(found, text)
    return of_years(year, year, Precision.YEAR, zone, text)


def _iso_with_era(found: re.Match[str], text: str, zone: Zone) -> When:
    """`44-03-15 BCE`."""
    year, month = _year(found, text), int(found["month"])
    if not 1 <= month <= 12:
        raise Refusal(f'"{text}": there is no month {month:02}', text=text)
    return _day(year, month, int(found["day"]), text, zone) if found["day"] else of_month(year, month, zone, text)


def _day_of_month(found: re.Match[str], text: str, zone: Zone) -> When:
    year = _year(found, text)
    when = _day(year, _month_number(found), int(found["day"]), text, zone)
    if found["weekday"]:
        name = _WEEKDAYS[weekday(days_from_civil(year, _month_number(found), int(found["day"])))]
        if not name.lower().startswith(found["weekday"].lower()):
            raise Refusal(f'"{text}" was a {name}', text=text, mend=text.replace(found["weekday"], name, 1))
    return when


def _day(year: int, month: int, day: int, text: str, zone: Zone) -> When:
    check_day(year, month, day, text)
    first = days_from_civil(year, month, day)
    return of_days(first, first + 1, Precision.DAY, zone, text)


def _month_of_year(found: re.Match[str], text: str, zone: Zone) -> When:
    return of_month(_year(found, text), _month_number(found), zone, text)


def _month_number(found: re.Match[str]) -> int:
    letters = found["month"][:3].title()
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(letters))


def _decade(found: re.Match[str], text: str, zone: Zone) -> When | None:
    first = int(found["decade"])
    if first % 100 == 0:
        century, decade = f"{first // 100:02}XX", f"{first // 10:03}X"
        raise Refusal(
            f'"{text}" can be the decade or the century; write "{decade}" or "{century}"',
            text=text,
            mend=decade,
        )
    return of_years(first, first + 9, Precision.DECADE, zone, text)


def _named_decade(found: re.Match[str], text: str, zone: Zone) -> When | None:
    first, last = _year_range(found, text)
    return of_years(first, last, Precision.DECADE, zone, text) if last - first == 9 else None


def _block(found: re.Match[str], text: str, zone: Zone) -> When | None:
    """Centuries and millennia as their first digits have them: the 19th is 1800 to 1899."""
    number = int(found["number"])
    power = 2 if found["unit"][0] in "cC" else 3
    size = 10**power
    if number == 0:
        return None
    before = found["era"] is not None and _BEFORE.fullmatch(found["era"]) is not None
    first = 1 - number * size if before else (number - 1) * size
    return of_years(first, first + size - 1, precision_of(power), zone, text)


def _season(found: re.Match[str], text: str, zone: Zone) -> When | None:
    return of_group(_year(found, text), _season_group(found), zone, text)


def _season_of_two_years(found: re.Match[str], text: str, zone: Zone) -> When | None:
    """`winter 2001–2002`: a season that begins in a December, with both of its years."""
    group = _season_group(found)
    first, last = _year_range(found, text)
    if group not in {24, 28, 30} or last != first + 1:
        return None
    return of_group(first, group, zone, text)


def _season_group(found: re.Match[str]) -> int:
    side = (found["before"] or found["side"] or "").lower()
    return _SEASONS[found["season"].lower()] + {"": 0, "northern": 4, "southern": 8}[side]


def _numbered_part(found: re.Match[str], text: str, zone: Zone) -> When:
    """`Q2 2001`, `2021-Q1`, `H1 2001`."""
    first = 33 if found["letter"] in "qQ" else 40
    return of_group(_year(found, text), first + int(found["number"]) - 1, zone, text)


def _part_of_year(found: re.Match[str], text: str, zone: Zone) -> When | None:
    """`first half of 2001`, `2nd third of 2001`."""
    first, count = _PARTS_OF_YEAR[found["part"].lower()]
    number = _ORDINALS.get(found["ordinal"].lower(), count)
    return of_group(_year(found, text), first + number - 1, zone, text) if number <= count else None


def _estimated(found: re.Match[str], text: str, zone: Zone) -> When | None:
    """`estimated 1950 (1900–1999)`."""
    year = _year(found, text)
    first, last = _year_range(found, text) if found["first"] else (year, year)
    power = len(str(last - first + 1)) - 1
    if not first <= year <= last:
        return None
    return of_years(first, last, precision_of(power), zone, text, est=year)


def _week(found: re.Match[str], text: str, zone: Zone) -> When:
    """`2021-W02`, `2021-W02-3`, `week 2 of 2021 (11–17 January)`."""
    year, number = _year(found, text), int(found["week"])
    last = 53 if iso_week(days_from_civil(year, 12, 31))[1] == 53 else 52
    if number > last:
        raise Refusal(f"{year} has {last} weeks", text=text)
    if number == 0:
        raise Refusal(f'"{text}": weeks are counted from W01', text=text)
    day = int(found["weekday_number"] or 1)
    if not 1 <= day <= 7:
        raise Refusal(f'"{text}": the days of a week are 1 to 7', text=text)
    first = _iso_day(year, f"W{number:02}-{day}")
    if found["weekday_number"]:
        return of_days(first, first + 1, Precision.DAY, zone, text)
    return of_days(first, first + 7, Precision.WEEK, zone, text)


def _ordinal_day(found: re.Match[str], text: str, zone: Zone) -> When:
    """`2021-010`."""
    year, number = int(found["year"]), int(found["number"])
    if not 1 <= number <= 365 + is_leap(year):
        raise Refusal(f'"{text}": {year} has {365 + is_leap(year)} days', text=text)
    first = _iso_day(year, f"{number:03}")
    return of_days(first, first + 1, Precision.DAY, zone, text)


def _iso_day(year: int, rest: str) -> int:
    """The day that ISO 8601 writes YEAR-`rest`, by dateutil in the same year of 2000..2399."""
    home = 2000 + year % CYCLE_YEARS
    at = dateutil.parser.isoparse(f"{home}-{rest}")
    return days_from_civil(at.year, at.month, at.day) + (year - home) // CYCLE_YEARS * CYCLE_DAYS


def _pattern(source: str) -> Pattern:
    return Pattern(source, re.IGNORECASE)


_PHRASES: Final[tuple[tuple[Pattern, Callable[[re.Match[str], str, Zone], When | None]], ...]] = (
    (_pattern(_YEAR), _only_year),
    (
        _pattern(rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|er)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}"),
        _day_of_month,
    ),
    (_pattern(rf"{_WEEKDAY}{_MONTH}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}"), _day_of_month),
    (_pattern(rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}"), _month_of_year),
    (
        _pattern(rf"(?P<year>[0-9]{{1,5}})-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?\s(?P<era>{_ERA})(?P<ad>)"),
        _iso_with_era,
    ),
    (_pattern(r"(?:the\s)?(?P<decade>[0-9]{2,3}0)s"), _decade),
    (_pattern(rf"(?:the\s)?decade\s{_YEARS}"), _named_decade),
    (
        _pattern(
            rf"(?:the\s)?(?P<number>[0-9]{{1,3}})(?:st|nd|rd|th)[\s-]"
            rf"(?P<unit>century|cent\.|c\.|millennium|mill\.)(?:\s(?P<era>{_ERA}))?"
        ),
        _block,
    ),
    (_pattern(rf"{_SEASON}(?:\sof|,)?\s{_YEAR}{_HEMISPHERE}"), _season),
    (_pattern(rf"{_SEASON}(?:\sof)?\s{_YEARS}{_HEMISPHERE}"), _season_of_two_years),
    (_pattern(rf"(?P<letter>Q)(?P<number>[1-4])(?:\sof|,)?\s{_YEAR}"), _numbered_part),
    (_pattern(rf"(?P<letter>H)(?P<number>[12])(?:\sof|,)?\s{_YEAR}"), _numbered_part),
    (_pattern(r"(?P<year>[0-9]{4})[\s-](?P<letter>Q)(?P<number>[1-4])(?P<era>)(?P<ad>)"), _numbered_part),
    (_pattern(r"(?P<year>[0-9]{4})[\s-](?P<letter>H)(?P<number>[12])(?P<era>)(?P<ad>)"), _numbered_part),
    (
        _pattern(rf"(?:the\s)?(?P<ordinal>{'|'.join(_ORDINALS)}|last)\s(?P<part>half|third|quarter)\sof\s{_YEAR}"),
        _part_of_year,
    ),
    (
        _pattern(r"(?P<year>[0-9]{4})-W(?P<week>[0-9]{2})(?:-(?P<weekday_number>[0-9]))?(?P<era>)(?P<ad>)"),
        _week,
    ),
    (
        _pattern(rf"week\s(?P<week>[0-9]{{1,2}})\sof\s{_YEAR}(?:\s\([0-9][0-9A-Za-z, –]*\))?(?P<weekday_number>)"),
        _week,
    ),
    (_pattern(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{3})"), _ordinal_day),
    (_pattern(rf"estimated\s{_YEAR}\s\((?:{_YEARS}|(?P=year)(?:\s(?P=era))?)\)"), _estimated),
)
"""Each phrase and what makes a date of it; a maker may still say None."""
