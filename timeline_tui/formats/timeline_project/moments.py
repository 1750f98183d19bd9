"""Dates of The Timeline Project: always to the second in the file, shown without the time where that is midnight.

It has no precision of its own; so a midnight is a day here, and a time without seconds is to the minute, as the program
itself shows them. Its years are astronomical: 0 is 1 BCE. Coptic and pharaonic dates are counted over into Gregorian
ones by their day number (Explanatory Supplement to the Astronomical Almanac, 3rd edition, section 15.11); the calendar
of Aventuria, and mere numbers, have no day of ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import Civil, civil_from_days, days_from_civil, days_in_month
from timeline_tui.chronicle.edtf_text import day_text, time_text, year_text

if TYPE_CHECKING:
    from collections.abc import Callable

GREGORIAN: Final = "gregoriantime"
NUMBERS: Final = "numtime"
_MOMENT: Final = re.compile(r"(-?[0-9]{1,9})-([0-9]{1,2})-([0-9]{1,2}) ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})")
_EPOCH: Final = 2_440_588
"""The Julian day number of 1970-01-01."""
_COPTIC: Final = 1_825_030
"""Of 1 Thout 1, the Era of the Martyrs."""
_PHARAONIC: Final = 1_448_638
"""Of 1 Thoth 1, the era of Nabonassar."""
_LAST_YEAR: Final = 9999
_AVENTURIAN: Final = "the calendar of Aventuria"


def _gregorian(year: int, month: int, day: int) -> int | None:
    fits = 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    return days_from_civil(year, month, day) if fits else None


def _coptic(year: int, month: int, day: int) -> int | None:
    longest = 30 if month <= 12 else 6 if year % 4 == 3 else 5
    fits = 1 <= month <= 13 and 1 <= day <= longest
    return _COPTIC - _EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1 if fits else None


def _pharaonic(year: int, month: int, day: int) -> int | None:
    fits = 1 <= month <= 13 and 1 <= day <= (30 if month <= 12 else 5)
    return _PHARAONIC - _EPOCH + 365 * (year - 1) + 30 * (month - 1) + day - 1 if fits else None


_CALENDARS: Final[dict[str, Callable[[int, int, int], int | None]]] = {
    GREGORIAN: _gregorian,
    "coptic": _coptic,
    "pharaonic": _pharaonic,
}


class Moments:
    """Reads the dates of one file, which are all of one time type."""

    def __init__(self, timetype: str) -> None:
        self.timetype = timetype or GREGORIAN
        self._day = _CALENDARS.get(self.timetype)

    @property
    def has_days(self) -> bool:
        """Whether its dates are days of ours."""
        return self._day is not None

    @property
    def notice(self) -> str:
        """What is to be said of its dates; nothing where they are Gregorian."""
        if self.timetype == GREGORIAN:
            return ""
        if self._day is not None:
            return f"dates of the {self.timetype} calendar were counted over into Gregorian ones"
        if self.timetype == NUMBERS:
            return "its time is mere numbers, which are no dates: the events are undated, each with its number"
        calendar = _AVENTURIAN if self.timetype == "bosparaniantime" else f'the calendar "{self.timetype}"'
        return f"dates of {calendar} are no days of ours: the events are undated, each with its date as written"

    def is_whole_days(self, *texts: str) -> bool:
        """Whether all of `texts` are midnights."""
        return all(text.strip().endswith((" 00:00:00", " 0:0:0", " 0:00:00")) for text in texts)

    def read(self, text: str, *, timed: bool) -> str:
        """A date that our reader reads, or what can't be read: a span of both ends, each `timed` or a day."""
        text = text.strip()
        if self._day is None:
            return f"number {text}" if self.timetype == NUMBERS else f"{text} ({self.timetype})"
        found = _MOMENT.fullmatch(text)
        if found is None:
            return text
        year, month, day, hour, minute, second = map(int, found.groups())
        number = self._day(year, month, day)
        if number is None:
            return text if self.timetype == GREGORIAN else f"{text} ({self.timetype})"
        civil = civil_from_days(number)
        if abs(civil[0]) > _LAST_YEAR:
            return year_text(civil[0])
        if not timed:
            return day_text(number)
        clock = time_text(Civil(*civil, hour, minute, second), None)
        return clock.removesuffix(":00") if second == 0 else clock

    def is_cut(self, text: str) -> bool:
        """Whether only the year of a date is kept: a year beyond four digits has no months here."""
        found = _MOMENT.fullmatch(text.strip())
        return found is not None and abs(int(found[1])) > _LAST_YEAR and self.has_days
