"""The date that markwhen can draw for a date of ours: the same range where it has one, else the nearest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.civil import civil, civil_from_days
from timeline_tui.chronicle.fields import first_day, is_timed, is_whole, iso_week, last_day
from timeline_tui.chronicle.when import Form, Precision
from timeline_tui.chronicle.zones import find, offset_text

if TYPE_CHECKING:
    from timeline_tui.chronicle.when import When

_LAST_YEAR: Final = 9999
_EDTF: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?: .*)?)?)?").fullmatch
"""What may stand at either side of a slash."""
_FARTHEST: Final = 99_999
"""The format's years have five digits at most."""


class Drawn(NamedTuple):
    """What stands before the colon, and the `timezone` of it: an offset or a name, or one for either end."""

    text: str
    zone: str | dict[str, str] = ""


def drawn(when: When) -> Drawn | None:
    """The line's date; None where the format has none at all, as 13.8 billion years ago."""
    if when.form is Form.SPAN and when.parts:
        first, last = when.parts
        if when.lo_kind:
            return drawn(last)
        if when.hi_kind == "open":
            return _on(first)
        if when.hi_kind:
            return drawn(first)
        return _span(first, last)
    if not (when.lo_kind or when.hi_kind) and when.form is Form.SINGLE and (is_timed(when) or is_whole(when)):
        single = _single(when)
        if single is not None:
            return single
    if when.lo_kind or when.hi_kind:
        known = when._replace(lo=when.hi - 1) if when.lo_kind else when._replace(hi=when.lo + 1)
        return None if when.lo_kind and when.hi_kind else _bounds(known._replace(lo_kind="", hi_kind=""))
    return _bounds(when)


def _on(first: When) -> Drawn | None:
    """What goes on: to now, where the parser reads that of such a start; else the start alone."""
    start = _edge(first, last=False)
    if start is None:
        return None
    if _EDTF(start.text):
        return Drawn(f"{start.text} / now" if " " in start.text else f"{start.text}/now", start.zone)
    return Drawn(f"{start.text} - now") if start.text.endswith("Z") else start


def _span(first: When, last: When) -> Drawn | None:
    start, end = _edge(first, last=False), _edge(last, last=True)
    if start is None or end is None:
        return None
    if (start.text.endswith("Z") or end.text.endswith("Z")) and start.text[-1] != end.text[-1]:
        # The parser wants both ends in one form: as the moments of the clock at Greenwich.
        start, end = Drawn(_moment(first.lo)), Drawn(_moment(last.hi if last.prec < Precision.SECOND else last.lo))
        return Drawn(f"{start.text} - {end.text}") if start.text and end.text else None
    if not (_EDTF(start.text) and _EDTF(end.text)) and not start.text.endswith("Z"):
        # Years before the common era, and those of five digits, stand beside years alone.
        years = civil_from_days(first_day(first))[0], civil_from_days(last_day(last))[0]
        if max(years) > _LAST_YEAR and min(years) <= 0:
            return start
        return Drawn(f"{_year(years[0])} - {f'{years[1]} CE' if years[0] <= 0 < years[1] else _year(years[1])}")
    zone: str | dict[str, str] = start.zone
    if start.zone != end.zone:
        ends = {"from": start.zone, "to": end.zone}
        zone = {key: str(name) for key, name in ends.items() if name}
    texts = start.text, end.text
    glue = "/" if all(map(_EDTF, texts)) else " - "
    return Drawn((f" {glue} " if " " in start.text + end.text and glue == "/" else glue).join(texts), zone)


def _edge(when: When, *, last: bool) -> Drawn | None:
    """One end of a span: a day, a month, a year, a time; of anything else its first or last day."""
    if when.form is Form.SINGLE and (is_timed(when) or is_whole(when)) and when.prec is not Precision.WEEK:
        single = _single(when)
        if single is not None and "/" not in single.text:
            return single
    bounds = _bounds(when)
    return bounds and Drawn(bounds.text.split("/")[-1 if last else 0].split(" - ")[-1 if last else 0])


def _single(when: When) -> Drawn | None:
    if is_timed(when):
        return _timed(when)
    year, month, day = civil_from_days(first_day(when))
    if when.est is not None or not -_FARTHEST < year <= _FARTHEST:
        return None
    match when.prec:
        case Precision.YEAR:
            return Drawn(_year(year))
        case Precision.MONTH if 0 < year <= _LAST_YEAR:
            return Drawn(f"{year:04}-{month:02}")
        case Precision.DAY if 0 < year <= _LAST_YEAR:
            return Drawn(f"{year:04}-{month:02}-{day:02}")
        case Precision.WEEK if 0 < year <= _LAST_YEAR:
            week_year, week = iso_week(first_day(when))
            return Drawn(f"{week_year:04}-W{week:02}")
        case _:
            return None


def _timed(when: When) -> Drawn | None:
    at = civil(when.lo + when.off)
    if not 0 < at.year <= _LAST_YEAR:
        return None
    date = f"{at.year:04}-{at.month:02}-{at.day:02}"
    if when.prec is Precision.SECOND:
        return Drawn(_moment(when.lo) or date)
    time = f"{at.hour % 12 or 12}{'pm' if at.hour >= 12 else 'am'}"
    if when.prec is not Precision.HOUR:
        time = f"{at.hour:02}:{at.minute:02}"
    return Drawn(f"{date} {time}", _zone(when))


def _moment(second: int) -> str:
    """A second on the clock at Greenwich; empty beyond four digits of years."""
    utc = civil(second)
    if not 0 < utc.year <= _LAST_YEAR:
        return ""
    return f"{utc.year:04}-{utc.month:02}-{utc.day:02}T{utc.hour:02}:{utc.minute:02}:{utc.second:02}Z"


def _zone(when: When) -> str:
    """What the format's `timezone` takes: the name of a place, else an offset; nothing where none was written."""
    if not when.zoned:
        return ""
    zone = find(when.zone) if when.zone else None
    return when.zone if zone and not zone.is_fixed else offset_text(when.off)


def _year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BCE"
    return f"{year:04}"


def _bounds(when: When) -> Drawn | None:
    """The first and the last day of any date, as years or months where they are whole ones."""
    one, two = civil_from_days(first_day(when)), civil_from_days(last_day(when))
    if not -_FARTHEST < one[0] <= two[0] <= _FARTHEST:
        return None
    whole_years = one[1:] == (1, 1) and two[1:] == (12, 31)
    if whole_years or one[0] <= 0 or two[0] > _LAST_YEAR:
        glue = " - " if one[0] <= 0 or two[0] > _LAST_YEAR else "/"
        end = f"{two[0]} CE" if one[0] <= 0 < two[0] else _year(two[0])
        return Drawn(_year(one[0]) if one[0] == two[0] else f"{_year(one[0])}{glue}{end}")
    if one[2] == 1 and civil_from_days(last_day(when) + 1)[2] == 1:
        first, last = (f"{year:04}-{month:02}" for year, month, _ in (one, two))
    else:
        first, last = (f"{year:04}-{month:02}-{day:02}" for year, month, day in (one, two))
    return Drawn(first if first == last else f"{first}/{last}")
