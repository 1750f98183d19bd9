"""A date as TimelineJS keeps it: fields from year to millisecond; the finest that is filled in is its precision.

It has no doubt, no zone, no decade. A year before the common era is the number that it prints: -44 is shown as
"44 BCE", and 44 BCE is what is read and written here, although its sums have a year zero. From 100,000 years back it
shows "13.80 billion years ago": such a year is read as a count of years before the present. Source: TLDate.js and
Language.js of TimelineJS 3.9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import civil
from timeline_tui.chronicle.deep import SCALES, deep_digits
from timeline_tui.chronicle.edtf_text import year_text
from timeline_tui.chronicle.fields import first_day, is_timed, is_whole, last_day
from timeline_tui.chronicle.when import Form, Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone

    Lost = Callable[[str], None]
    """Told of what a date has that can't be kept."""

PARTS: Final = ("year", "month", "day", "hour", "minute", "second", "millisecond")
_BLANKS: Final = re.compile(r"[\s,]+")
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}").fullmatch
_COUNTED_BACK: Final = -99_999
"""The first year that TimelineJS shows as a year; one before it is shown as so many years ago."""
_MOST: Final = {"hour": 23, "minute": 59, "second": 59}
FINER_THAN_YEARS: Final = "months and days of years over 9999"
WITHOUT_DAY: Final = "days without a month, and times without a day"
FRACTIONS: Final = "fractions of a second"


def stated(fields: Mapping[str, object]) -> dict[str, str]:
    """The fields that say something, as texts: numbers may be strings, and what is missing may be ""."""
    found = {}
    for part in PARTS:
        value = fields.get(part)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        text = "" if value is None or isinstance(value, bool) else _BLANKS.sub("", str(value))
        if text and not (part in ("month", "day") and not text.strip("0")):
            found[part] = text
    return found


def text_of(fields: Mapping[str, str], lost: Lost) -> str:
    """The date as our reader reads it; as the file has it where a field is no number that can be; empty without any.

    >>> text_of({"year": "-44", "month": "3", "day": "15"}, print)
    '-0043-03-15'
    """
    values = {part: int(text) for part, text in fields.items() if _WHOLE(text)}
    if len(values) < len(fields) or "year" not in values or not _possible(values):
        return _raw(fields)
    if "millisecond" in values:
        lost(FRACTIONS)
    year, month, day = values["year"], values.get("month"), values.get("day")
    if month is None or abs(year) > 9999:
        if month is not None:
            lost(FINER_THAN_YEARS)
        elif len(values) > 1:
            lost(WITHOUT_DAY)
        return _year(year)
    date = f"{year_text(year + 1 if year < 0 else year)}-{month:02}"
    if day is None:
        if "hour" in values:
            lost(WITHOUT_DAY)
        return date
    date += f"-{day:02}"
    if not values.keys() & {"hour", "minute", "second"}:
        return date
    hour, minute, second = (values.get(part, 0) for part in PARTS[3:6])
    if "second" in values:
        return f"{date} {hour:02}:{minute:02}:{second:02}"
    return f"{date} {hour:02}:{minute:02}" if "minute" in values else f"{date} {hour:02}h"


def _possible(values: Mapping[str, int]) -> bool:
    return all(0 <= values.get(part, 0) <= most for part, most in _MOST.items()) and all(
        0 <= values.get(part, 0) <= 99 for part in ("month", "day")
    )


def _raw(fields: Mapping[str, str]) -> str:
    """What can't be read, as near to what was written as one text can be."""
    date = "-".join(fields[part] for part in PARTS[:3] if part in fields)
    time = ":".join(fields[part] for part in PARTS[3:6] if part in fields)
    return f"{date} {time}".strip()


def _year(year: int) -> str:
    if year < _COUNTED_BACK:
        scale, name = next((scale, name) for scale, name in SCALES.items() if -year >= scale)
        whole, rest = divmod(-year, scale)
        decimals = f"{rest:0{len(str(scale)) - 1}}".rstrip("0")
        return f"{whole}.{decimals} {name}" if decimals else f"{whole} {name}"
    if year < 0:
        return f"{-year} BCE"
    return f"{year:04}" if year <= 9999 else f"Y{year}"


def fields_of(when: When, zone: Zone) -> tuple[dict[str, str], dict[str, str]]:
    """Start and end of a date, the nearest that there are; the end is empty for what is one whole unit.

    Times are those of the clocks of `zone`, so that all of a chronology stand in one order. What is wider than its
    unit, such as a century, runs from its first to its last year.
    """
    if when.lo_kind or when.hi_kind:
        return _first(when, zone), {}
    if when.form is Form.SPAN and when.parts:
        start, end = _first(when.parts[0], zone), _last(when.parts[1], zone)
    else:
        start, end = _first(when, zone), {} if _is_point(when) else _last(when, zone)
    return start, {} if end == start else end


def bounds_of(when: When, zone: Zone) -> tuple[dict[str, str], dict[str, str]]:
    """First and last moment of one unit, in fields finer than it, so that the two differ."""
    finer = 0 if when.est is not None else 1 if when.prec is Precision.MONTH else 2
    size = min(_FIELDS.get(when.prec, 1) + finer, 6) if finer else 1
    off, off_hi = (zone.at(when.lo), zone.at(when.hi)) if when.zoned else (when.off, when.off_hi)
    last = when.hi - (0 if when.prec is Precision.SECOND else 1)
    return _filled(civil(when.lo + off)[:size]), _filled(civil(last + off_hi)[:size])


def _is_point(when: When) -> bool:
    return when.est is not None or (when.form is Form.SINGLE and (is_timed(when) or is_unit(when)))


def is_unit(when: When) -> bool:
    """Whether it is exactly one year, month, day, hour, minute or second, as its fields would say."""
    return when.prec in _FIELDS and is_whole(when)


_FIELDS: Final = {
    Precision.YEAR: 1,
    Precision.MONTH: 2,
    Precision.DAY: 3,
    Precision.HOUR: 4,
    Precision.MINUTE: 5,
    Precision.SECOND: 6,
}
"""How many fields a precision fills in."""


def _first(when: When, zone: Zone) -> dict[str, str]:
    if when.parts and (when.lo_kind or when.form is Form.SPAN):
        return _first(when.parts[-1 if when.lo_kind else 0], zone)
    if when.est is not None:
        counted = deep_digits(when)
        ago = round(float(counted[0].replace(",", "")) * counted[1]) if counted else 0
        return _filled((1 - ago if -ago < _COUNTED_BACK else when.est,))
    if is_timed(when):
        return _clock(when, zone)
    at = civil(when.lo + when.off)
    return _filled(at[: _FIELDS[when.prec] if is_unit(when) else _coarsest(when)])


def _last(when: When, zone: Zone) -> dict[str, str]:
    if when.est is not None or is_timed(when) or is_unit(when):
        return _first(when, zone)
    return _filled(civil(when.hi + when.off_hi - 1)[: _coarsest(when)])


def _coarsest(when: When) -> int:
    """How many fields say the bounds of what is no unit: whole years need one, whole months two."""
    if when.hi_kind:
        return 3
    first, after = civil(first_day(when) * 86_400), civil((last_day(when) + 1) * 86_400)
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return 1
    return 2 if (first.day, after.day) == (1, 1) else 3


def _clock(when: When, zone: Zone) -> dict[str, str]:
    off = zone.at(when.lo) if when.zoned else when.off
    return _filled(civil(when.lo + off)[: _FIELDS[when.prec]])


def _filled(values: tuple[int, ...]) -> dict[str, str]:
    """Fields of an astronomical year and what follows it."""
    year = values[0] if values[0] > 0 else values[0] - 1
    return dict(zip(PARTS, map(str, (year, *values[1:])), strict=False))
