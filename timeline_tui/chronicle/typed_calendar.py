"""Days, months and times of day as people type them, by python-dateutil behind gates.

dateutil guesses: two-digit years, a missing day, a zone it does not know. So nothing reaches it but a date
with the name of a month, without zone, era or weekday; it parses twice with different defaults, and only
what both agree on was in the text. Source of the gates and of their order: docs/dates.md, "The gates before
dateutil.parser.parse".
"""

from __future__ import annotations

import re
import warnings
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle import zones
from timeline_tui.chronicle.civil import (
    CYCLE_YEARS,
    DAY,
    HOUR,
    MINUTE,
    Civil,
    civil,
    civil_from_days,
    days_from_civil,
    weekday,
)
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.typed_words import FRENCH, Asked, alternatives, fold, words_of
from timeline_tui.chronicle.typed_years import take_era
from timeline_tui.chronicle.units import check_day, of_days, of_month, of_time
from timeline_tui.chronicle.vocabulary import EN, FR
from timeline_tui.chronicle.when import Precision, When

if TYPE_CHECKING:
    from dateutil.parser import parserinfo

_NUMERIC: Final = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)(.*)")
_YEAR_FIRST: Final = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?!\d)(.*)")
_SHORT_YEAR: Final = re.compile(r"(?<!\d)\d{1,2}([/.])\d{1,2}\1\d{2}(?!\d)")
_CLOCK: Final = re.compile(r"\d:\d\d")
_LONG_NUMBER: Final = re.compile(r"(?<!\d)\d{3,}(?![\d,])")
_MIDNIGHT: Final = re.compile(r"\b24:00(?::00)?\b")
_FRENCH_CLOCK: Final = re.compile(r"\b(\d{1,2}) ?h ?(\d{2})\b")
_BARE_HOUR: Final = re.compile(r"\b(\d{1,2}) ?h(?:eures?|ours?)?\b")
_AM_PM: Final = re.compile(r"\b([ap])\.? ?m\b\.?")
_AMBIGUOUS: Final = ("CST", "IST", "BST", "AST", "SST")
"""Abbreviations that `zones` refuses; they are cut out all the same, so that it is asked."""
_ZONE: Final = re.compile(
    "|".join(
        (
            r"(?<![A-Za-z0-9])(?:UTC|GMT) ?[+\-\u2212]\d{1,2}(?::?\d\d)?",
            # Europe/Paris, PST: anywhere, because a time may stand before the day.
            r"(?<![A-Za-z0-9/])[A-Z][A-Za-z_]+(?:/[A-Za-z0-9_+\-]+)+(?![A-Za-z0-9/])",
            rf"(?<![A-Za-z0-9/])(?:{alternatives([*zones.ABBREVIATIONS, *_AMBIGUOUS])})(?![A-Za-z0-9/])",
            # -08:00 and what else `zones` may know: right after a time.
            r"(?:(?<=:\d\d)|(?<=\dh)|(?<=\d h)) ?[+\-\u2212]\d\d(?::?\d\d)?(?![\d:])",
            r"(?<=:\d\d) ?(?![ap]\.? ?m\b)[A-Za-z][A-Za-z0-9_+/\-]*$",
        )
    )
)
_DEFAULTS: Final = (datetime(2000, 1, 1), datetime(2004, 2, 2, 1, 1, 1))  # noqa: DTZ001  fields, not moments
"""Two moments that differ in every field, in leap years so that 29 February is let through."""
_STAND_IN: Final = 2000
"""First of the 400 years that stand for those which `datetime` has not: the calendar repeats after them."""

_ENGLISH_JUMPS: Final = [" ", ".", ",", ";", "-", "/", "at", "on", "of", "the", "st", "nd", "rd", "th"]
"""What dateutil may pass over; its own list has "m" and "ad" in it."""


def _three_names(month: int) -> tuple[str, str, str]:
    """A French month in three spellings, repeated where it has fewer: the shape that dateutil knows."""
    names = [name for name, number in FRENCH.months.items() if number == month]
    return names[0], names[len(names) // 2], names[-1]


_HALVES_OF_DAY: Final = [("am", "am"), ("pm", "pm")]
"""Its own list has "a" and "p" too, and a French "à" without its accent would be a morning."""
_NO_ZONES: Final[list[str]] = []
_FRENCH_MONTHS: Final[list[tuple[str, str] | tuple[str, str, str]]] = [_three_names(month) for month in range(1, 13)]
_FRENCH_JUMPS: Final = [" ", ".", ",", ";", "-", "/", "le", "la", "les", "a", "de", "du", "er", "en"]
_FRENCH_HMS: Final = [
    ("h", "heure", "heures"),
    ("min", "minute", "minutes"),
    ("s", "seconde", "secondes"),
]
_FIELDS: Final = ("year", "month", "day", "hour", "minute", "second")
_PRECISIONS: Final = (Precision.MONTH, Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.SECOND)


def calendar(text: str, asked: Asked) -> When | None:
    """The day, month or time of `text`, which is tidy; None where it is none.

    Raises Refusal for a day that does not exist, a year of two digits, no year at all (unless one is in
    view), a numeric date that the language leaves ambiguous, and a weekday that it was not.
    """
    if _SHORT_YEAR.search(text):
        raise Refusal(f'"{text}": write the year with four digits', text=text)
    bare, zone = _without_zone(_with_day_named(_numeric_in_words(text, asked), asked))
    folded, named_day = _without_weekday(fold(bare), asked)
    if len(_month_name(french=asked.french).findall(folded)) != 1:
        return None
    folded, year = _with_stand_in(folded)
    folded, clock = _without_odd_clock(_AM_PM.sub(r"\1m", _FRENCH_CLOCK.sub(r"\1:\2", folded)), text)
    if len(_LONG_NUMBER.findall(folded)) > 1:
        return None  # dateutil would take the second for a time without its colon
    if len(_CLOCK.findall(folded)) > 1:
        return None  # dateutil would take the last
    _check_exists(folded, year, text, asked)
    parsed = _parsed(folded, asked, text, year)
    if parsed is None:
        return None
    at, prec = parsed
    if clock is not None:
        if prec is not Precision.DAY:
            return None
        at, prec = at._replace(hour=clock[0]), clock[1]
    if named_day is not None and prec >= Precision.DAY:
        _check_weekday(at, named_day, text)
    return _placed(at, prec, zone, text, asked)


def _with_stand_in(text: str) -> tuple[str, int | None]:
    """The text with a year that `datetime` has in place of one with an era, and that year; else None."""
    era = take_era(text)
    if era is None:
        return text, None
    before, year, after = era
    return f"{before} {_STAND_IN + year % CYCLE_YEARS} {after}", year


def _without_odd_clock(text: str, written: str) -> tuple[str, tuple[int, Precision] | None]:
    """The text without a 24:00 or a bare `23h`, which dateutil has not, and its hour with its precision."""
    if _MIDNIGHT.search(text):
        return _MIDNIGHT.sub("", text), (24, Precision.MINUTE)
    found = _BARE_HOUR.search(text)
    if found is None:
        return text, None
    if int(found[1]) > 23:
        raise Refusal(f"there is no time {found[1]} h; 24:00 is the last that exists", text=written)
    return _BARE_HOUR.sub("", text), (int(found[1]), Precision.HOUR)


def _numeric_in_words(text: str, asked: Asked) -> str:
    """A date in numbers with its month as a name: dateutil would change their order by itself."""
    names = FR.months if asked.french else EN.months
    found = _YEAR_FIRST.fullmatch(text)
    if found is not None:
        year, month, day = found[1], int(found[3]), int(found[4])
    else:
        found = _NUMERIC.fullmatch(text)
        if found is None:
            return text
        year = found[4]
        day, month = _day_and_month(int(found[1]), int(found[3]), year, text, asked)
    if not 1 <= month <= 12:
        raise Refusal(f'"{text}": there is no month {month}', text=text)
    check_day(int(year), month, day, text)
    return f"{day} {names[month - 1]} {year}{found[5]}"


def _day_and_month(one: int, other: int, year: str, text: str, asked: Asked) -> tuple[int, int]:
    """By the language, where it says; a number over 12 can only be the day; else both are offered."""
    if one > 12 or other > 12 or one == other:
        return (one, other) if one > 12 or other <= 12 else (other, one)
    if asked.day_first is None:
        first, second = f"{year}-{other:02}-{one:02}", f"{year}-{one:02}-{other:02}"
        raise Refusal(
            f'"{text}" could be {one} {EN.months[other - 1]} or {other} {EN.months[one - 1]}; '
            f"write {first} or {second}",
            text=text,
            mend=first,
        )
    return (one, other) if asked.day_first else (other, one)


def _with_day_named(text: str, asked: Asked) -> str:
    """`yesterday 14:00` with the day that it was."""
    words = words_of(french=asked.french)
    found = re.match(rf"({alternatives(words.days)})(?:,| at| a)? (?=\d)", fold(text))
    if found is None:
        return text
    now = (asked.today + asked.zone.at(asked.today)) // DAY
    year, month, day = civil_from_days(now + words.days[found[1]])
    return f"{day} {(FR if asked.french else EN).months[month - 1]} {year} {text[found.end() :]}"


def _without_zone(text: str) -> tuple[str, str]:
    """The text with its zone cut out, and the zone: no zone word may reach dateutil, which would guess."""
    found = _ZONE.search(text)
    if found is None:
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}".strip(), found[0].strip()


def _without_weekday(text: str, asked: Asked) -> tuple[str, int | None]:
    weekdays = words_of(french=asked.french).weekdays
    found = re.search(rf"\b(?:on )?({alternatives(weekdays)})\b\.?,?", text)
    if found is None:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}".strip(), weekdays[found[1]]


@cache
def _month_name(*, french: bool) -> re.Pattern[str]:
    months = words_of(french=french).months
    return re.compile(rf"\b(?P<month>{alternatives(months)})\b")


def _check_exists(text: str, year: int | None, written: str, asked: Asked) -> None:
    """Name the mistake in "31 February 2021": dateutil only says that something is out of range."""
    for pattern in _days(french=asked.french):
        found = pattern.fullmatch(text)
        if found is not None:
            of_year = int(found["year"]) if year is None else year
            check_day(of_year, words_of(french=asked.french).months[found["month"]], int(found["day"]), written)


@cache
def _days(*, french: bool) -> tuple[re.Pattern[str], ...]:
    """A day with its month and year, in both orders, and perhaps a time after them."""
    months = rf"(?P<month>{alternatives(words_of(french=french).months)})\.?"
    day = r"(?:the |le )?(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
    year = r"(?P<year>\d{4})"
    time = r"(?:,? .*)?"
    return (
        re.compile(rf"{day} (?:of |de )?{months},? {year}{time}"),
        re.compile(rf"{months} {day},? {year}{time}"),
    )


def _parsed(text: str, asked: Asked, written: str, year: int | None) -> tuple[Civil, Precision] | None:
    """The fields of `text` and how fine they are; `year` is the one that a stand-in stands for."""
    one, other = (_by_dateutil(text, default, asked) for default in _DEFAULTS)
    if one is None or other is None:
        return None
    fields = [getattr(one, name) == getattr(other, name) for name in _FIELDS]
    if not fields[1] or fields[3:] != sorted(fields[3:], reverse=True) or (fields[3] and not fields[2]):
        return None
    at = Civil(
        one.year,
        one.month,
        one.day if fields[2] else 1,
        *(getattr(one, name) if given else 0 for name, given in zip(_FIELDS[3:], fields[3:], strict=True)),
    )
    if year is not None:
        at = at._replace(year=year)
    elif not fields[0]:
        if asked.year is None:
            mend = f"{written} {civil(asked.today).year}"
            raise Refusal(f'"{written}" has no year; write one: "{mend}"', text=written, mend=mend)
        at = at._replace(year=asked.year)
        check_day(at.year, at.month, at.day, written)
    elif not re.search(rf"\b0*{one.year}\b", text) or one.year < 100:
        raise Refusal(f'"{written}": write the year with four digits', text=written)
    return at, _PRECISIONS[sum(fields[2:])]


def _by_dateutil(text: str, default: datetime, asked: Asked) -> datetime | None:
    from dateutil import parser  # noqa: PLC0415  most dates are read without it

    with warnings.catch_warnings():
        warnings.simplefilter("error", parser.UnknownTimezoneWarning)
        try:
            at = parser.parse(text, parserinfo=_parserinfo(french=asked.french), default=default)
        except (parser.ParserError, OverflowError, parser.UnknownTimezoneWarning):
            return None
    return at if at.tzinfo is None else None


@cache
def _parserinfo(*, french: bool) -> parserinfo:
    """What dateutil knows of a language: English without "a" for am, French without accents."""
    from dateutil import parser  # noqa: PLC0415

    class English(parser.parserinfo):
        AMPM = _HALVES_OF_DAY
        JUMP = _ENGLISH_JUMPS
        UTCZONE = _NO_ZONES

    class French(English):
        MONTHS = _FRENCH_MONTHS
        JUMP = _FRENCH_JUMPS
        HMS = _FRENCH_HMS

    return French(dayfirst=True) if french else English(dayfirst=True)


def _placed(at: Civil, prec: Precision, zone: str, text: str, asked: Asked) -> When:
    """The civil fields in their zone. Raises Refusal for a zone without a time, or of several meanings."""
    day = days_from_civil(at.year, at.month, at.day)
    if prec >= Precision.HOUR:
        local = day * DAY + at.hour * HOUR + at.minute * MINUTE + at.second
        place = zones.find(zone, text) if zone else asked.zone
        return of_time(local, prec, place, text, zone or None)
    if zone:
        raise Refusal(f'"{text}": "{zone}" needs a time of day before it', text=text)
    if prec is Precision.MONTH:
        return of_month(at.year, at.month, asked.zone, text)
    return of_days(day, day + 1, Precision.DAY, asked.zone, text)


def _check_weekday(at: Civil, named: int, text: str) -> None:
    day = days_from_civil(at.year, at.month, at.day)
    if weekday(day) != named:
        raise Refusal(f'"{text}": that day is a {EN.weekdays[weekday(day)]}', text=text)
