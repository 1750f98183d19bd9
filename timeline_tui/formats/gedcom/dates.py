"""GEDCOM's dates as the texts that `chronicle.reading` reads: ABT, BEF, BET … AND …, FROM … TO …, calendars, B.C.

What is certain in a phrase stays so, and what is not does not become it: `BEF 1900` is some time up to 1899, `BET 1900
AND 1905` one of these years, `FROM 1900 TO 1905` the whole time. Rules: GEDCOM 5.5.1, chapter 2, DATE_VALUE; 7.0, 2.4.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.civil import civil_from_days, days_from_civil, days_in_month
from timeline_tui.formats.gedcom import calendars

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.formats.gedcom.lines import Line

MONTHS: Final = {
    name: number
    for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)  # noqa: SIM905
}
JULIAN: Final = "dates of the Julian calendar, left as they are written"
CONVERTED: Final = "dates of another calendar, converted into ours"
DOUBLE: Final = "years written double, of which the later stands"
_ESCAPE: Final = re.compile(r"@#D\s*([A-Z ]+?)\s*@\s*")
_CALENDAR: Final = re.compile(r"(GREGORIAN|JULIAN|FRENCH_R|HEBREW)\s+")
_SIMPLE: Final = re.compile(
    r"(?:(?:(\d{1,2})\s+)?([A-Z]{3,4})\s+)?(\d{1,4})(?:/(\d{2}|\d{4}))?\s*(B\.?\s?C\.?(?:E\.?)?|BCE)?", re.ASCII
)
_ABOUT: Final = {"ABT": "~", "CAL": "~", "EST": "%"}
"""About; calculated, as from an age; estimated, as from other events: about, and in doubt."""
_ABOUT_WORD: Final = re.compile(r"(ABT|CAL|EST)\.?\s+")
_BETWEEN: Final = re.compile(r"BET\.?\s+(.+?)\s+AND\s+(.+)")
_FROM: Final = re.compile(r"FROM\s+(.+?)(?:\s+TO\s+(.+))?")
_TO: Final = re.compile(r"TO\s+(.+)")
_BEFORE: Final = re.compile(r"BEF\.?\s+(.+)")
_AFTER: Final = re.compile(r"AFT\.?\s+(.+)")
_INTERPRETED: Final = re.compile(r"INT\.?\s+(.+?)\s*\((.*)\)", re.DOTALL)
_PHRASE: Final = re.compile(r"\((.*)\)", re.DOTALL)
_WHOLE_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME: Final = re.compile(r"\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?", re.ASCII)
_LONGEST: Final = 500
"""Characters that are kept of a date."""


class Dated(NamedTuple):
    """A date as text, the words that were written for it, and what is to be said of how it was read."""

    when: str
    label: str = ""
    """The words from which somebody else had the date, or that stand instead of one."""
    kinds: tuple[str, ...] = ()


class _Plain(NamedTuple):
    """One date of a day, a month, a year: as text, and the first and last day that it has, counted from 1970."""

    text: str
    first: int
    last: int
    is_range: bool = False
    """The text is a set of days, which can't be doubted or be an end: a month or year of another calendar."""


class _UnreadError(ValueError):
    """A date that is none of GEDCOM's."""


def read(value: str, phrase: str = "") -> Dated:
    """A DATE, with the PHRASE that version 7 sets beside it. What can't be read stays as it is written."""
    written = " ".join(value.split())[:_LONGEST]
    kinds: list[str] = []
    alone = _PHRASE.fullmatch(written)
    if alone:
        return Dated(alone[1].strip(), alone[1].strip())
    interpreted = _INTERPRETED.fullmatch(written) or _INTERPRETED.fullmatch(written.upper())
    if interpreted:
        words = written[written.index("(") + 1 : written.rindex(")")].strip()
        try:
            return Dated(_doubted(_plain(interpreted[1].upper(), kinds), "?"), words, tuple(kinds))
        except _UnreadError:
            return Dated(bare(written), words)
    try:
        return Dated(_read(written.upper(), kinds), phrase.strip(), tuple(dict.fromkeys(kinds)))
    except _UnreadError:
        return Dated(bare(written) or phrase.strip(), phrase.strip())


def dated(event: Line) -> Dated | None:
    """The date of an event, with its time of day where version 7 gives one; None where it has none."""
    line = event.one("DATE")
    if line is None:
        return None
    found = read(line.whole, line.text("PHRASE"))
    at = line.text("TIME")
    if _WHOLE_DAY.fullmatch(found.when) and _TIME.fullmatch(at):
        return found._replace(when=f"{found.when} {at}")
    return found if found.when or found.label else None


def bare(written: str) -> str:
    """What can't be read as it is written, but for the signs about its calendar: an @ would count from an event."""
    return " ".join(_ESCAPE.sub(r"\1 ", written).replace("@", " ").split())


def _read(text: str, kinds: list[str]) -> str:
    for pattern, made in _FORMS:
        found = pattern.fullmatch(text)
        if found:
            return made([_plain(part, kinds) if part else None for part in found.groups()])
    about = _ABOUT_WORD.match(text)
    if about:
        return _doubted(_plain(text[about.end() :], kinds), _ABOUT[about[1]])
    return _plain(text, kinds).text


def _between(dates: list[_Plain | None]) -> str:
    first, last = dates
    assert first is not None
    assert last is not None
    if first.is_range or last.is_range:
        return f"[{_day(first.first)}..{_day(last.last)}]"
    return first.text if first.text == last.text else f"[{first.text}..{last.text}]"


def _lasting(dates: list[_Plain | None]) -> str:
    first, last = dates
    assert first is not None
    return f"{_end(first)}/{_end(last) if last else ''}"


def _until(dates: list[_Plain | None]) -> str:
    assert dates[0] is not None
    return f"/{_end(dates[0])}"


def _before(dates: list[_Plain | None]) -> str:
    assert dates[0] is not None
    return f"[..{_unit(dates[0], dates[0].first - 1)}]"


def _after(dates: list[_Plain | None]) -> str:
    assert dates[0] is not None
    return f"[{_unit(dates[0], dates[0].last + 1)}..]"


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[list[_Plain | None]], str]], ...]] = (
    (_BETWEEN, _between),
    (_FROM, _lasting),
    (_TO, _until),
    (_BEFORE, _before),
    (_AFTER, _after),
)


def _doubted(plain: _Plain, qual: str) -> str:
    """About a date; about the year of one where that is a range of days, which nobody can be about."""
    return f"{_year(civil_from_days(plain.first)[0]) if plain.is_range else plain.text}{qual}"


def _end(plain: _Plain) -> str:
    """A date as the start or end of a span: of a range of days, about the month."""
    return f"{_day(plain.first)[:-3]}~" if plain.is_range else plain.text


def _unit(plain: _Plain, day: int) -> str:
    """The day, or the month or the year of a day, as finely as `plain` is known."""
    text = _day(day)
    return text if plain.is_range else text[: len(text) - 3 * (2 - plain.text.lstrip("-").count("-"))]


def _plain(text: str, kinds: list[str]) -> _Plain:
    """One date in one calendar. Raises _UnreadError."""
    escape = _ESCAPE.match(text) or _CALENDAR.match(text)
    name = escape[1].replace("_", " ") if escape else "GREGORIAN"
    found = _SIMPLE.fullmatch(text[escape.end() :] if escape else text)
    if found is None:
        raise _UnreadError
    day, month, year, double, before = found.groups()
    if name in ("GREGORIAN", "JULIAN"):
        if name == "JULIAN":
            kinds.append(JULIAN)
        if double:
            kinds.append(DOUBLE)
        return _western(int(day or 0), month, _later(year, double), before=bool(before), digits=len(year))
    months, convert = {
        "FRENCH R": (calendars.FRENCH, calendars.french),
        "HEBREW": (calendars.HEBREW, calendars.hebrew),
    }.get(name, ({}, None))
    if convert is None or before or double or (month and month not in months):
        raise _UnreadError
    days = convert(int(year), months[month] if month else 0, int(day or 0))
    if days is None:
        raise _UnreadError
    kinds.append(CONVERTED)
    first, last = ((each - date(1970, 1, 1)).days for each in days)
    return (
        _Plain(_day(first), first, last)
        if first == last
        else _Plain(f"[{_day(first)}..{_day(last)}]", first, last, True)
    )


def _western(day: int, month: str | None, year: int, *, before: bool, digits: int) -> _Plain:
    if month and month not in MONTHS:
        raise _UnreadError
    if before:
        year = 1 - year
    elif digits < 3:
        raise _UnreadError  # 85 is hardly the year 85: nobody knows
    number = MONTHS[month] if month else 0
    if (day and not number) or (day and not 1 <= day <= days_in_month(year, number)) or (before and year > 0):
        raise _UnreadError
    text = _year(year) + (f"-{number:02}" if number else "") + (f"-{day:02}" if day else "")
    first = days_from_civil(year, number or 1, day or 1)
    last = days_from_civil(year, number or 12, day or days_in_month(year, number or 12))
    return _Plain(text, first, last)


def _later(year: str, double: str | None) -> int:
    """The later of a double year: of 1699/00, 1700."""
    if not double:
        return int(year)
    if len(double) == 4:
        return int(double)
    later = int(year) // 100 * 100 + int(double)
    return later if later >= int(year) else later + 100


def _year(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _day(day: int) -> str:
    year, month, number = civil_from_days(day)
    return f"{_year(year)}-{month:02}-{number:02}"
