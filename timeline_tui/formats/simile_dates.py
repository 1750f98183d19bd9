"""Dates of SIMILE Timeline: years as people write them, JavaScript's own long form, ISO 8601, and what four make one.

A file names no calendar and no unit. Rules that are its code's: a number is a year, with a year zero before the common
era (date-time.js); a moment with an end is somewhere between the two (sources.js); a page may count in millions of
years back from now instead, and then its spans run from the larger number to the smaller (geochrono.js).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.civil import HOUR, MINUTE, days_from_civil
from timeline_tui.chronicle.edtf_text import year_text
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.vocabulary import EN
from timeline_tui.chronicle.zones import ABBREVIATIONS, UTC, Zone, offset_text
from timeline_tui.formats.script import date_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEYS: Final = ("start", "latestStart", "earliestEnd", "end")
_NUMBER: Final = re.compile(r"(\?)?\s*(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(\?)?").fullmatch
_TIME: Final = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?(?:\s*(?P<half>[AP])\.?M\.?)?"
_ZONE: Final = r"(?P<zone>(?:GMT|UTC|UT|Z)(?:\s*[+-]\d{1,2}:?\d{2})?|[+-]\d{2}:?\d{2}|[A-Z]{3,4})"
_LONG: Final = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
    r"(?:(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})|(?P<day2>\d{1,2})[\s-](?P<month2>[a-z]{3,9})\.?"
    r"|(?P<month3>\d{1,2})/(?P<day3>\d{1,2})/(?P<year3>\d{4}))"
    r"(?:,?[\s-]+(?P<year>-?\d{3,6}))?"
    rf"(?:,?\s+{_TIME})?(?:\s*{_ZONE})?(?:\s*\([^()]*\))?(?:\s+(?P<year2>\d{{4}}))?",
    re.IGNORECASE,
).fullmatch
"""`Sat May 20 1961 00:00:00 GMT-0600`, `Nov 14 1840`, `20-May-1961`, `Thu Oct 15 00:00:00 UTC 2026`, `12/31/1999`."""
_SHORT_OFFSET: Final = re.compile(r"(.*\d{2}:\d{2}.*[+-]\d{2})(\d{2})").fullmatch
_NATIVE: Final = re.compile(r"(?:new\s+)?Date\s*\((.{0,200})\)", re.DOTALL).fullmatch
_LONGEST: Final = 100
"""Characters of what may be a date."""
_AMERICAN: Final = {"CST": -6 * HOUR, "CDT": -5 * HOUR}
"""What JavaScript takes these for, of all that they may mean."""
_MONTHS: Final = {name.lower()[:3]: at for at, name in enumerate(EN.months, 1)}


class Moment(NamedTuple):
    """A date in JavaScript's long form."""

    day: tuple[int, int, int]
    time: tuple[int, int, int] | None
    offset: int | None
    """Seconds east of UTC; None where no zone is named that is known."""
    zone: str = ""
    """The zone as written, where it is none that is known."""

    @property
    def is_midnight(self) -> bool:
        """Whether its time is 00:00:00, as a form that wants a time has it for a day."""
        return self.time == (0, 0, 0)


class Reckoning:
    """How the dates of one file are to be read: on which clock, and in which unit."""

    def __init__(self, dates: Iterable[Mapping[str, str]], zone: Zone | None) -> None:
        self.midnights = 0
        """Midnights that were read as days."""
        offsets: dict[int, int] = {}
        spans, numbers, others = [], 0, 0
        for event in dates:
            for text in event.values():
                moment = _moment(text)
                if moment is not None and moment.offset is not None and moment.time is not None:
                    offsets[moment.offset] = offsets.get(moment.offset, 0) + 1
                if _NUMBER(text):
                    numbers += 1
                else:
                    others += 1
            found = [_NUMBER(event.get(key, "")) for key in ("start", "end")]
            if all(found):
                spans.append([float(number[2]) for number in found if number])
        most = max(offsets, key=lambda offset: offsets[offset], default=0)
        self.zone = zone or (Zone(offset_text(most), most) if most else UTC)
        """Of the document: the offset that most times name."""
        self.backwards = next((span for span in spans if span[0] > span[1]), None)
        """A span that runs backwards, where all do: then they count back from now."""
        if others or any(span[0] < span[1] or min(span) < 0 for span in spans):
            self.backwards = None

    def text(self, written: str) -> str:
        """One date as our reader reads it; as it is where no rule is for it."""
        written = " ".join(written.split())
        if native := _NATIVE(written):
            return date_text(native[1].strip().strip("\"'"))
        if number := _NUMBER(written):
            return self._number(number)
        moment = _moment(written)
        if moment is not None:
            return self._long(moment)
        short = _SHORT_OFFSET(written) if len(written) <= _LONGEST else None
        return f"{short[1]}:{short[2]}" if short else written

    def _number(self, found: re.Match[str]) -> str:
        doubt = "?" if found[1] or found[3] else ""
        if self.backwards:
            return f"{found[2]} Ma{doubt}"
        return found[0] if "." in found[2] else year_text(int(found[2])) + doubt

    def _long(self, moment: Moment) -> str:
        year, month, day = moment.day
        date = f"{year_text(year)}-{month:02}-{day:02}"
        if moment.time is None:
            return date
        hour, minute, second = moment.time
        local = days_from_civil(year, month) * 24 * HOUR + (day - 1) * 24 * HOUR
        here = moment.offset is None and not moment.zone
        if moment.is_midnight and (here or moment.offset == self.zone.at_wall(local)):
            self.midnights += 1
            return date
        time = f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
        if here:
            return f"{date} {time}"
        offset = moment.zone if moment.offset is None else offset_text(moment.offset) if moment.offset else "UTC"
        return f"{date} {time} {offset}"

    def keys(self, dates: Mapping[str, str], *, instant: bool) -> dict[str, str]:
        """The keys of an event, of the up to four dates that it has by KEYS.

        A moment with an end is somewhere between the two; a duration without an end ended, not known when.
        """
        first, latest, earliest, last = (self.text(dates.get(key, "")) for key in KEYS)
        if instant:
            text = _between(first, latest if latest and not last else last)
            return {"when": text} if text else {}
        span = {"start": _between(first, latest), "end": _between(earliest, last) if last else ""}
        return {key: text for key, text in span.items() if text}


def _between(first: str, last: str) -> str:
    """One date, not known where from one to the other; either alone where there is one."""
    if not first or not last or first == last:
        return first or last
    try:
        both = read(first), read(last)
    except Refusal:
        return f"between {first} and {last}"
    if both[0].is_span or both[1].is_span or both[0].start > both[1].start:
        return f"{first}/{last}"
    return f"between {first} and {last}"


def _moment(written: str) -> Moment | None:
    """A date in JavaScript's long form; None for what is none."""
    if len(written) > _LONGEST or not (found := _LONG(" ".join(written.split()))):
        return None
    year = found["year"] or found["year2"] or found["year3"]
    name = found["month"] or found["month2"]
    month = int(found["month3"]) if found["month3"] else _MONTHS.get((name or "")[:3].lower())
    day = int(found["day"] or found["day2"] or found["day3"])
    if not year or not month or not 1 <= month <= 12 or (found["year"] and found["year2"]):
        return None
    zone = (found["zone"] or "").replace(" ", "").upper()
    offset = _offset(zone) if zone else None
    time = None
    if found["hour"]:
        hour, half = int(found["hour"]), (found["half"] or "").upper()
        hour = hour % 12 + 12 if half == "P" else hour % 12 if half == "A" else hour
        time = (hour, int(found["minute"]), int(found["second"] or 0))
    return Moment((int(year), month, day), time, offset, "" if offset is not None else zone)


def _offset(zone: str) -> int | None:
    """Seconds east of UTC of `GMT-0600`, which is west here as people mean it, of `UTC`, `PST`."""
    found = re.fullmatch(r"(?:GMT|UTC|UT|Z)?(?:([+-])(\d{1,2}?):?(\d{2}))?", zone)
    if found is None:
        return _AMERICAN.get(zone, ABBREVIATIONS.get(zone))
    sign = -1 if found[1] == "-" else 1
    return sign * (int(found[2] or 0) * HOUR + int(found[3] or 0) * MINUTE)
