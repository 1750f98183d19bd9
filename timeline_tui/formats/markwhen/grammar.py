"""What a line of markwhen says of time: `12/25/2022 - 3 days every year for 4 times: …`, taken apart, not yet counted.

Dates are EDTF's days, months and years, ISO weeks, `12/25/2022`, `Dec 25 2022`, `44 BCE`, times on the clock, `now`,
and what counts from other events: `after !id 3 days`. Which lines are events, and in which order the readings are
tried, is what the parser 1.2 of the format does (npm `@markwhen/parser`, MIT; facts of its grammar, none of its code).
What has the shape of a date and is none (`2025-02-30`, `Dec 25` of no year) is a `Puzzle`: the event is kept, undated.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.civil import Civil, civil_from_days, days_from_civil, days_in_month, weekday
from timeline_tui.chronicle.vocabulary import EN
from timeline_tui.formats.dated import Amount, Dated, Unit

_LONGEST: Final = 200
"""Characters before the colon of an event; more is a sentence."""


_FIRST_LETTERS: Final = frozenset("0123456789!.+-abnpjfmsod")
"""What a date may begin with: digits, an id, `by`, `after`, `now`, `plus`, a month."""


class Clock(NamedTuple):
    """A time of day, on the day of the event before."""

    hour: int
    minute: int
    unit: Unit


class Now:
    """The present, whenever that is read."""


class Counted(NamedTuple):
    """`after !id 3 days`, `.start`, `2 weeks`: counts from an event, else from the one before."""

    before: bool = False
    """`before` or `by` was written."""
    anchor: str = ""
    edge: Literal["", "start", "end"] = ""
    amounts: tuple[Amount, ...] = ()
    """All with one sign, which the first of them gives."""


class Puzzle:
    """It looks like a date and can't be read as one."""


Side: TypeAlias = Dated | Clock | Now | Counted | Puzzle


class Dating(NamedTuple):
    """The beginning of an event's line."""

    first: Side
    last: Side | None
    text: str
    """As written, without what recurs."""
    every: str
    """`every 2 weeks for 4 times`; empty where it happens once."""
    rest: str
    """What follows the colon."""


@lru_cache(4)  # the same line is asked whether it ends what is before it, and then what it says
def read(line: str, *, day_first: bool = False) -> Dating | None:
    """What `line` says of time, where it is an event's; the longest beginning that is a date counts."""
    start = len(line) - len(line.lstrip())
    if line[start : start + 1].lower() not in _FIRST_LETTERS:
        return None
    ends = [found.start() for found in re.finditer(":", line[: start + _LONGEST])]
    for end in reversed(ends):
        body, _, every = line[start:end].strip().partition("every ")
        if end > start and (sides := _sides(body.strip(), day_first=day_first)):
            first, last = sides
            return Dating(first, last, body.strip(), f"every {every.strip()}" if every else "", line[end + 1 :])
    return None


def read_side(text: str, *, day_first: bool = False) -> Side | None:
    """One date of any of the ways."""
    return _edtf(text) or _casual(text, day_first=day_first)


def _sides(text: str, *, day_first: bool) -> tuple[Side, Side | None] | None:
    if not text:
        return None
    start, slash, end = text.partition("/")
    first = _edtf(start.strip())
    if first and not slash:
        return first, None
    if first and (last := _edtf(end.strip())):
        return first, last
    if whole := _casual(text, day_first=day_first):
        return whole, None
    for dash in _DASH.finditer(text):
        first = read_side(text[: dash.start()], day_first=day_first)
        last = read_side(text[dash.end() :], day_first=day_first) if first else None
        if first and last:
            return first, last
    return _with_era(text)


_DASH: Final = re.compile(r"\s*-\s*|\s+to\s+", re.IGNORECASE)
_TIME: Final = r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))?(?P<half>[ap]m)?"
_MONTHS: Final = {
    name.lower(): number for names in (EN.months, EN.months_short) for number, name in enumerate(names, start=1)
}
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


_EDTF: Final = _compiled(rf"(?P<year>\d{{4}})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:\s+{_TIME})?)?)?")
_WEEK: Final = _compiled(r"(?P<year>\d{4})-?W(?P<week>\d\d)(?:-?(?P<day>[1-7]))?")
_ISO: Final = _compiled(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)\d*(?:\.\d*)?Z"
)
_ALONE: Final = _compiled(_TIME)
_SLASHES: Final = _compiled(rf"(?P<one>\d{{1,5}})(?:/(?P<two>\d{{1,5}})(?:/(?P<three>\d{{1,5}})(?:[,\s]+{_TIME})?)?)?")
_DAY_OF_MONTH: Final = tuple(
    _compiled(rf"{day_and_month},?(?:\s+(?P<year>\d{{4}}),?)?(?:\s+{_TIME})?")
    for day_and_month in (rf"(?P<day>[0-3]?\d)\s+{_MONTH}", rf"{_MONTH}\s+(?P<day>[0-3]?\d)(?!\d)")
)
_MONTH_ALONE: Final = _compiled(rf"{_MONTH}(?:\s+(?P<year>\d{{1,4}}))?")
_ERAS: Final = _compiled(r"(\d{1,5})\s?(BCE|BC|AD|CE)?(?:\s?[–-]\s?(\d{1,5})\s?(BCE|BC|AD|CE)?)?")


def _edtf(text: str) -> Side | None:
    if text.lower() == "now":
        return Now()
    if found := _EDTF.fullmatch(text):
        month, day = found["month"], found["day"]
        unit: Unit = "day" if day else "month" if month else "year"
        return _dated(int(found["year"]), int(month or 1), int(day or 1), unit, found)
    if found := _WEEK.fullmatch(text):
        return _week(int(found["year"]), int(found["week"]), found["day"])
    return _counted(text)


def _casual(text: str, *, day_first: bool) -> Side | None:
    if found := _ISO.fullmatch(text):
        return _instant(found)
    if found := _ALONE.fullmatch(text):
        time = _time(found)
        return time or Puzzle()
    if found := _SLASHES.fullmatch(text):
        return _slashed(found, day_first=day_first)
    for pattern in _DAY_OF_MONTH:
        if found := pattern.fullmatch(text):
            if not found["year"]:
                return Puzzle()  # the year in which it is read would be a guess
            return _dated(int(found["year"]), _MONTHS[found["month"].lower()], int(found["day"]), "day", found)
    if found := _MONTH_ALONE.fullmatch(text):
        month = _MONTHS[found["month"].lower()]
        return Dated(Civil(int(found["year"]), month, 1), "month") if found["year"] else Puzzle()
    return None


def _dated(year: int, month: int, day: int, unit: Unit, found: re.Match[str] | None = None) -> Side:
    """The date, with the time of day that `found` has; a Puzzle where there is no such day or time."""
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return Puzzle()
    if found is None or not found["hour"]:
        return Dated(Civil(year, month, day), unit)
    time = _time(found)
    return Dated(Civil(year, month, day, time.hour, time.minute), time.unit) if time else Puzzle()


def _time(found: re.Match[str]) -> Clock | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Clock(hour, minute, "minute" if found["minute"] else "hour") if hour < 24 and minute < 60 else None


def _instant(found: re.Match[str]) -> Side:
    year, month, day, hour, minute, second = (
        int(found[name]) for name in ("year", "month", "day", "hour", "minute", "second")
    )
    if not isinstance(_dated(year, month, day, "day"), Dated) or hour > 23 or minute > 59 or second > 59:
        return Puzzle()
    return Dated(Civil(year, month, day, hour, minute, second), "second", utc=True)


def _week(year: int, week: int, day: str | None) -> Side:
    fourth = days_from_civil(year, 1, 4)
    first = fourth - weekday(fourth) + 7 * (week - 1)
    if week < 1 or civil_from_days(first + 3)[0] != year:
        return Puzzle()
    return Dated(Civil(*civil_from_days(first + int(day or 1) - 1)), "day" if day else "week")


def _slashed(found: re.Match[str], *, day_first: bool) -> Side:
    """`12/25/2022`, `12/2022`, `2022`; a year of two digits after a day is refused: 12/7/41 is hardly the year 41."""
    one, two, three = found["one"], found["two"], found["three"]
    if not two:
        return Dated(Civil(int(one), 1, 1), "year")
    if not three:
        return _dated(int(two), int(one), 1, "month")
    if len(three) < 3:
        return Puzzle()
    day, month = (one, two) if day_first else (two, one)
    return _dated(int(three), int(month), int(day), "day", found)


def _with_era(text: str) -> tuple[Side, Side | None] | None:
    """`44 BCE`, `50 BC - 50 AD`; what has no era before the dash has that after it."""
    found = _ERAS.fullmatch(text)
    if found is None or not (found[2] or found[4]):
        return None
    first = Dated(Civil(_year(found[1], found[2] or found[4]), 1, 1), "year")
    return first, Dated(Civil(_year(found[3], found[4]), 1, 1), "year") if found[3] else None


def _year(digits: str, era: str | None) -> int:
    return 1 - int(digits) if (era or "").upper() in {"BCE", "BC"} else int(digits)


_UNITS: Final[tuple[tuple[str, Unit], ...]] = (
    (r"milliseconds?|ms", "second"),
    (r"(?:week|work|business)\s*(?:days?|d)", "weekday"),
    (r"months?", "month"),
    (r"minutes?|mins?", "minute"),
    (r"seconds?|secs?|s", "second"),
    (r"hours?|h", "hour"),
    (r"days?|d", "day"),
    (r"weeks?|w", "week"),
    (r"years?|y", "year"),
)
_UNIT_NAMES: Final = "|".join(f"(?:{names})" for names, _ in _UNITS)
_AMOUNT: Final = _compiled(rf"(?P<minus>-)?(?P<number>\d{{1,9}})\s*(?P<unit>{_UNIT_NAMES})(?![a-z])\s*,?\s*")
_AMOUNTS: Final = rf"(?:-?\d{{1,9}}\s*(?:{_UNIT_NAMES})(?![a-z])\s*,?\s*)*"
_COUNTED: Final = _compiled(
    r"(?:(?P<way>by|before|after)\b\s*)?(?:!(?P<anchor>\w+)(?:\.(?P<edge>start|end))?|\.(?P<own>start|end))?"
    rf"\s*(?:(?:plus|\+)\s*)?(?P<amounts>{_AMOUNTS})"
)


def amount_of(text: str) -> Amount | None:
    """`3 days`, alone."""
    found = _AMOUNT.fullmatch(text.strip())
    return _one(found) if found else None


def _one(found: re.Match[str]) -> Amount:
    number = int(found["number"])
    if found["unit"].lower().startswith(("ms", "milli")):
        return Amount(number // 1000, "second")
    unit = next(unit for names, unit in _UNITS if re.fullmatch(names, found["unit"], re.IGNORECASE))
    return Amount(number, unit)


def _counted(text: str) -> Counted | None:
    found = _COUNTED.fullmatch(text)
    if found is None or not (found["anchor"] or found["own"] or found["amounts"]):
        return None
    parts = list(_AMOUNT.finditer(found["amounts"]))
    sign = -1 if parts and parts[0]["minus"] else 1
    amounts = tuple(Amount(sign * number, unit) for number, unit in map(_one, parts))
    edge = (found["edge"] or found["own"] or "").lower()
    return Counted(
        (found["way"] or "").lower() in {"by", "before"},
        found["anchor"] or "",
        "start" if edge == "start" else "end" if edge == "end" else "",
        amounts,
    )
