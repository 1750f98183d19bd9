"""Dates whose year, month, day and time stand in columns of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.typed_words import ENGLISH_MONTHS, FRENCH_MONTHS, fold
from timeline_tui.formats.tables.dating import clock_text, column
from timeline_tui.formats.tables.figures import numbers
from timeline_tui.formats.tables.table import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from timeline_tui.formats.tables.table import Table

_MONTHS: Final = ENGLISH_MONTHS | FRENCH_MONTHS


class Parts:
    """Makes the date of a row out of several columns. `said` is what was decided from them."""

    def __init__(self, table: Table, places: Mapping[str, int], wish: Collection[str]) -> None:
        self._places = places
        self.said: tuple[str, ...] = ()
        self._year: Callable[[str], str] = str
        year = places.get("year")
        if year is None:
            return
        values = list(table.values(year))
        name = table.columns[year]
        found = numbers(values, name, wish, years=True)
        if found is not None:
            self._year = found.read
            self.said = (found.said,) if found.said else ()
        else:
            other = column(values, name, wish)
            self._year, self.said = other.text, other.said

    def date(self, row: Sequence[object]) -> str:
        """The date of one row as the store reads it; as written where it can't be one, empty where there is none."""
        year, month, day = (self._word(row, part) for part in ("year", "month", "day"))
        if not year:
            return "-".join(filter(None, (month, day)))
        text = self._year(year)
        if not month and not day:
            return text
        if text.endswith(" BCE"):
            text = f"-{int(text.removesuffix(' BCE')) - 1:04}" if text != "1 BCE" else "0000"
        month = str(_MONTHS.get(fold(month).rstrip("."), month)).removesuffix(".0")
        found = "-".join([text, *(part.zfill(2) for part in (month or "XX", day) if part)])
        return f"{found} {clock}" if day and (clock := self._clock(row)) else found

    def _clock(self, row: Sequence[object]) -> str:
        time, hour, minute = (self._word(row, part) for part in ("time", "hour", "minute"))
        if time:
            return clock_text(time) or time
        return f"{hour.zfill(2)}:{(minute or '0').zfill(2)}" if hour else ""

    def clock(self, row: Sequence[object]) -> str:
        """The time of day that stands beside a whole date."""
        return self._clock(row)

    def _word(self, row: Sequence[object], part: str) -> str:
        at = self._places.get(part)
        return "" if at is None else words(row[at])
