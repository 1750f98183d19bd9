"""EDTF text of any date: the form in which other programs can read it.

What EDTF can't hold is written as the nearest that it can: slack is dropped, a time to the minute has its
seconds at zero, a time to the hour is its first second, and a zone is its offset. A midnight of 24:00 is
the next day's 00:00. A week, and a count of years before the present, is one of its days or years:
`[2021-01-11..2021-01-17]`. Source: https://www.loc.gov/standards/datetime/, levels 0 to 2.
"""

from __future__ import annotations

from timeline_tui.chronicle.civil import (
    DAY,
    HOUR,
    MINUTE,
    Civil,
    civil,
    civil_from_days,
    days_from_civil,
    days_in_month,
)
from timeline_tui.chronicle.deep import deep_digits
from timeline_tui.chronicle.fields import block_of_years, first_day, is_timed, is_whole, last_day
from timeline_tui.chronicle.when import BoundKind, Form, Precision, When

_UNSPECIFIED: dict[str, tuple[int, int]] = {"0X": (1, 9), "1X": (10, 19), "2X": (20, 29), "3X": (30, 31)}


def edtf(when: When) -> str:
    """The date as EDTF: `2021-01-10T23:59:00-08:00`, `1850~`, `18XX`, `2004/..`, `[1667,1668]`.

    Reading it again gives the same bounds, but for times to the minute or the hour, which EDTF has not.
    """
    match when.form:
        case Form.SPAN if when.parts:
            first, last = when.parts
            return f"{_end(first, when.lo_kind, last=False)}/{_end(last, when.hi_kind, last=True)}"
        case Form.ONE_OF if when.parts:
            return f"[{','.join(map(_member, when.parts))}]"
        case Form.ALL_OF if when.parts:
            return f"{{{','.join(map(_member, when.parts))}}}"
        case _:
            return _single(when)


def _end(part: When, kind: BoundKind, *, last: bool) -> str:
    """One end of a span; what EDTF has no name for gives the bound of it that is the span's."""
    if kind:
        return ".." if kind == "open" else ""
    if _is_range(part):
        return _bounds(part)[last] + part.qual
    return edtf(part)


def _member(part: When) -> str:
    if part.form is Form.SPAN and part.parts:
        first, last = part.parts
        start = "" if part.lo_kind else _end(first, "", last=False)
        return f"{start}..{'' if part.hi_kind else _end(last, '', last=True)}"
    return "..".join(bound + part.qual for bound in _bounds(part)) if _is_range(part) else edtf(part)


def _is_range(when: When) -> bool:
    return when.form is Form.SINGLE and _single(when).startswith("[")


def _single(when: When) -> str:
    if when.est is not None and deep_digits(when) is None:
        significant = _significant(when)
        return significant + when.qual if significant else _range_of_bounds(when)
    if is_timed(when):
        return time_text(civil(when.lo + when.off), when.off if when.zoned else None)
    first = civil_from_days(first_day(when))
    year = year_text(first[0])
    if is_whole(when):
        match when.prec:
            case Precision.YEAR:
                return year + when.qual
            case Precision.SEASON:
                return f"{year}-{when.group}{when.qual}"
            case Precision.MONTH:
                return f"{year}-{first[1]:02}{when.qual}"
            case Precision.DAY:
                return day_text(first_day(when)) + when.qual
            case _:
                pass
    masked = mask(when)
    return masked + when.qual if masked else _range_of_bounds(when)


def year_text(year: int) -> str:
    """EDTF's year: `1850`, `-0043` for 44 BCE, `Y12021` and `Y-12021` beyond four digits."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def day_text(day: int) -> str:
    """A day counted from 1970-01-01 as `2021-01-10`, its year as `year_text` writes it."""
    year, month, of_month = civil_from_days(day)
    return f"{year_text(year)}-{month:02}-{of_month:02}"


def time_text(at: Civil, offset: int | None) -> str:
    """`2021-01-10T23:59:00-08:00`; `offset` in seconds east, zero is `Z`, None writes none.

    An offset that has seconds, as local mean times have, can't be written: the same moment is given as `Z`.
    """
    tail = ""
    if offset is not None:
        if offset % 60:
            day = days_from_civil(at.year, at.month, at.day)
            at, offset = civil(day * DAY + at.hour * HOUR + at.minute * MINUTE + at.second - offset), 0
        hours, minutes = divmod(abs(offset) // 60, 60)
        tail = f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}" if offset else "Z"
    date = f"{year_text(at.year)}-{at.month:02}-{at.day:02}"
    return f"{date}T{at.hour:02}:{at.minute:02}:{at.second:02}{tail}"


def mask(when: When) -> str:
    """The bounds as EDTF's unspecified digits, `199X`, `2004-XX`, `156X-12-25`; empty where none fits.

    Found from the bounds and the precision, so that no text need be kept for it.
    """
    first, last = (civil_from_days(day) for day in (first_day(when), last_day(when)))
    year = _year_mask(first[0], last[0])
    if not year or when.prec > Precision.DAY:
        return ""
    whole_months = first[2] == 1 and last[2] == days_in_month(last[0], last[1])
    if when.prec <= Precision.YEAR:
        return year if whole_months and (first[1], last[1]) == (1, 12) else ""
    month = _field_mask(first[1], last[1], 12)
    if not month:
        return ""
    if when.prec is Precision.MONTH:
        return f"{year}-{month}" if whole_months else ""
    day = _field_mask(first[2], last[2], days_in_month(last[0], last[1]))
    return f"{year}-{month}-{day}" if day and when.prec is Precision.DAY else ""


def _year_mask(first: int, last: int) -> str:
    if first == last:
        return year_text(first) if abs(first) <= 9999 else ""
    if last < 0 or (last == 0 and first < 0):
        digits = _year_mask(-last, -first)
        return f"-{digits}" if digits else ""
    for unknown in range(1, 5):
        size = 10**unknown
        if first % size == 0 and last == first + size - 1 and last <= 9999:
            return f"{first:04}"[: 4 - unknown] + "X" * unknown
    return ""


def _field_mask(first: int, last: int, longest: int) -> str:
    if first == last:
        return f"{first:02}"
    if (first, last) == (1, longest):
        return "XX"
    return next((text for text, (low, high) in _UNSPECIFIED.items() if (first, last) == (low, min(high, longest))), "")


def _significant(when: When) -> str:
    """`1950S2`, `Y171010000S3`; a range of bounds where they are not those of leading digits."""
    if when.est is None:
        return ""
    first, last = (civil_from_days(day)[0] for day in (first_day(when), last_day(when)))
    digits, size = len(str(abs(when.est))), last - first + 1
    unknown = len(str(size)) - 1
    if size == 10**unknown and unknown < digits and block_of_years(when.est, size) == (first, last):
        return f"{year_text(when.est)}S{max(digits, 4) - unknown}"
    return ""


def _range_of_bounds(when: When) -> str:
    """`[2021-01-11..2021-01-17]`: one unit somewhere in a range that EDTF has no name for."""
    return f"[{'..'.join(bound + when.qual for bound in _bounds(when))}]"


def _bounds(when: When) -> tuple[str, str]:
    """First and last year of whole years, else first and last day."""
    days = first_day(when), last_day(when)
    first, last = map(civil_from_days, days)
    if first[1:] == (1, 1) and last[1:] == (12, 31):
        return year_text(first[0]), year_text(last[0])
    return day_text(days[0]), day_text(days[1])
