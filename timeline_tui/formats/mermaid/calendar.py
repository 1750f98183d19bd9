"""How a Gantt chart writes its dates (`dateFormat`, tokens of dayjs), and which days it leaves out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from timeline_tui.chronicle.civil import DAY, Civil, civil, days_in_month, weekday
from timeline_tui.chronicle.vocabulary import EN
from timeline_tui.formats.dated import Dated, Unit, date_text

_TOKENS: Final = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short>\d{2})",
    "MMMM": rf"(?P<name>{'|'.join(EN.months)})",
    "MMM": rf"(?P<name>{'|'.join(EN.months_short)})",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "Do": r"(?P<day>\d{1,2})(?:st|nd|rd|th)",
    "D": r"(?P<day>\d{1,2})",
    "HH": r"(?P<hour>\d{2})",
    "H": r"(?P<hour>\d{1,2})",
    "hh": r"(?P<hour>\d{2})",
    "h": r"(?P<hour>\d{1,2})",
    "mm": r"(?P<minute>\d{2})",
    "m": r"(?P<minute>\d{1,2})",
    "ss": r"(?P<second>\d{2})",
    "s": r"(?P<second>\d{1,2})",
    "SSS": r"\d{3}",
    "A": r"(?P<half>AM|PM)",
    "a": r"(?P<half>am|pm)",
    "X": r"(?P<stamp>\d{1,11})(?:\.\d{1,3})?",
    "x": r"(?P<milli>\d{1,14})",
}
_TOKEN: Final = re.compile(r"\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|Do|D|HH|H|hh|h|mm|m|SSS|ss|s|A|a|X|x|.", re.DOTALL)
_ISO: Final = re.compile(
    r"(?P<year>\d{4}|[+-]\d{6})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
)
_FINEST_FIRST: Final[tuple[tuple[str, Unit], ...]] = (
    ("second", "second"),
    ("minute", "minute"),
    ("hour", "hour"),
    ("day", "day"),
    ("month", "month"),
    ("name", "month"),
    ("year", "year"),
)


class Calendar:
    """How the dates of a chart are written, and which days are left out."""

    def __init__(self) -> None:
        self.pattern = "YYYY-MM-DD"
        self.inclusive = False
        self.excludes: set[str] = set()
        self.includes: set[str] = set()
        self.weekend = 5
        """The first day of it, Monday is 0."""

    def read(self, text: str, *, iso: bool) -> tuple[int, Unit] | None:
        """The moment that a text is, and how finely it is written; `iso`: as ISO 8601, too."""
        found = _compiled(self.pattern).fullmatch(text)
        moment = _moment(found) if found else None
        if moment is None and iso and (found := _ISO.fullmatch(text)):
            moment = _moment(found)
        return moment

    def is_out(self, day: int) -> bool:
        """Whether a day, counted from 1970-01-01, is left out."""
        if not self.excludes:
            return False
        name = date_text(Dated(civil(day * DAY), "day"), None)
        if name in self.includes:
            return False
        of_week = weekday(day)
        if "weekends" in self.excludes and of_week in {self.weekend, self.weekend + 1}:
            return True
        return EN.weekdays[of_week].lower() in self.excludes or name in self.excludes


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> re.Pattern[str]:
    seen: set[str] = set()
    parts = []
    for found in _TOKEN.finditer(pattern[:80]):
        part = re.escape(found[1]) if found[1] is not None else _TOKENS.get(found[0], re.escape(found[0]))
        name = re.search(r"\?P<(\w+)>", part)
        if name and name[1] in seen:
            part = part.replace(f"?P<{name[1]}>", "?:")
        elif name:
            seen.add(name[1])
        parts.append(part)
    return re.compile("".join(parts), re.IGNORECASE | re.ASCII)


def _moment(found: re.Match[str]) -> tuple[int, Unit] | None:
    fields = {key: value for key, value in found.groupdict().items() if value}
    if "stamp" in fields:
        return int(fields["stamp"]), "second"
    if "milli" in fields:
        return int(fields["milli"]) // 1000, "second"
    if "year" not in fields:
        return None  # a year of two digits or none is a guess
    month = int(fields.get("month", 1))
    if "name" in fields:
        month = [name[:3].lower() for name in EN.months_short].index(fields["name"][:3].lower()) + 1
    year, day = int(fields["year"]), int(fields.get("day", 1))
    hour, minute, second = (int(fields.get(key, 0)) for key in ("hour", "minute", "second"))
    if "half" in fields:
        hour = hour % 12 + (12 if fields["half"].lower() == "pm" else 0)
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month) and hour < 24 and minute < 60 and second < 60):
        return None
    unit = next(finer for key, finer in _FINEST_FIRST if key in fields)
    return Dated(Civil(year, month, day, hour, minute, second), unit).start, unit
