"""Columns of numbers that are dates: years, seconds since 1970, days run together, a spreadsheet's days.

Which of them a column holds is decided from the whole column, and said. What nothing decides stays as it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.civil import DAY, civil, days_from_civil, days_in_month
from timeline_tui.chronicle.edtf_text import day_text, time_text
from timeline_tui.formats.tables.table import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

is_number: Final = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]+)?").fullmatch
"""Whether a text is a number that may be a date."""
_EDTF_YEAR: Final = re.compile(r"-?\d{4}").fullmatch
_RUN_TOGETHER: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?").fullmatch
_LEAST_SECONDS: Final = 10**8
"""Seconds since 1970, in March 1973: a smaller number may be something else, unless larger ones stand beside it."""
_LEAST_MILLISECONDS: Final = 10**11
_MOST_MILLISECONDS: Final = 10**14
_SPREADSHEET: Final = days_from_civil(1899, 12, 30)
"""Day 0 of a spreadsheet, for days from 1 March 1900 on: before, its count holds a day that never was."""
_FIRST_SURE: Final = 61
_LAST_SERIAL: Final = 2_958_465
"""9999-12-31."""


class Numbers(NamedTuple):
    """How the numbers of a column are dates: `read` makes a date's text of one; `said` is the sentence for it."""

    read: Callable[[str], str]
    said: str = ""


def numbers(values: Collection[object], name: str, wish: Collection[str], *, years: bool = False) -> Numbers | None:
    """How a column is to be read, all of whose values are numbers; None where it holds other things as well.

    `wish` is what `--dates` says; `years`: the column's name says that it holds years.
    """
    texts = [words(value) for value in values]
    if not texts or not all(map(is_number, texts)):
        return None
    sizes = sorted(abs(float(text)) for text in texts)
    middle = sizes[len(sizes) // 2]
    shown = f'the numbers of "{name}"'
    if "excel" in wish and not years:
        return Numbers(_of_spreadsheet, f"{shown} are read as days of a spreadsheet, from 1 January 1900 on")
    if not years and all(map(_is_run_together, texts)):
        return Numbers(_parted, f"{shown} are read as days: {texts[0]} is {_parted(texts[0])}")
    if not years and middle >= _LEAST_SECONDS and sizes[-1] < _LEAST_MILLISECONDS:
        return _of_clock(texts, shown, 1, "seconds")
    if not years and middle >= _LEAST_MILLISECONDS and sizes[-1] < _MOST_MILLISECONDS:
        return _of_clock(texts, shown, 1000, "milliseconds")
    whole = all("." not in text for text in texts)
    if whole and not years and sizes[0] > 9999:
        hint = "say --dates excel if they are days of a spreadsheet"
        return Numbers(lambda text: text, f"{shown} are no years, and are left undated; {hint}")
    return _of_years(texts, shown, wish, number=any(not isinstance(value, str) for value in values)) if whole else None


def year_text(year: int, *, astronomical: bool) -> str:
    """A year by its number: `1969`, `0079`, `776 BCE`; with `astronomical`, -775 is 776 BCE."""
    if year < 0 and not astronomical:
        return f"{-year} BCE"
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def counts_year_zero(numbers: Sequence[int], wish: Collection[str]) -> bool:
    """Whether negative years have a year 0 above them: -43 is then 44 BCE."""
    if "astronomical" in wish or "bce" in wish:
        return "astronomical" in wish
    return 0 in numbers and min(numbers) < 0


def short_years_stand(numbers: Sequence[int]) -> bool:
    """Whether numbers under 100 are years of the first century: others of the column are near, or before it."""
    return any(number < 0 or 100 <= number < 1000 for number in numbers)


def _of_years(texts: Sequence[str], shown: str, wish: Collection[str], *, number: bool) -> Numbers:
    found = [int(text) for text in texts]
    if not number and all(map(_EDTF_YEAR, texts)) and not wish:
        return Numbers(lambda text: text)  # as EDTF has them: -0043 is 44 BCE
    astronomical, short = counts_year_zero(found, wish), short_years_stand(found)

    def read(text: str) -> str:
        year = int(text)
        return text if 0 <= year < 100 and not short and not text.startswith("0") else _year(text, astronomical)

    lowest = min(found)
    said = ""
    if lowest < 0:
        meant = 1 - lowest if astronomical else -lowest
        said = f"{shown} are years, and negative ones before the common era: {lowest} is {meant} BCE"
        said += "" if wish else "; --dates astronomical" if not astronomical else "; --dates bce"
        said += "" if wish else " counts otherwise"
    return Numbers(read, said)


def _year(text: str, astronomical: bool) -> str:
    year = int(text)
    return year_text(year, astronomical=astronomical) if abs(year) <= 200 * 10**9 else text


def _of_clock(texts: Sequence[str], shown: str, unit: int, name: str) -> Numbers:
    moments = [_moment(text, unit) for text in texts]
    whole = len(moments) > 1 and all(moment % DAY == 0 for moment in moments)

    def read(text: str) -> str:
        moment = _moment(text, unit)
        return day_text(moment // DAY) if whole else time_text(civil(moment), 0)

    said = f"{shown} are read as {name} since 1970, UTC: {texts[0]} is {read(texts[0])}"
    return Numbers(read, f"{said}; all are midnights, so days" if whole else said)


def _moment(text: str, unit: int) -> int:
    return int(text.partition(".")[0]) // unit


def _is_run_together(text: str) -> bool:
    return _parted(text) != text


def _parted(text: str) -> str:
    """`20210110` with hyphens, where that is a day; else as it is."""
    found = _RUN_TOGETHER(text)
    if found is None:
        return text
    year, month, day = (int(part) for part in found.groups()[:3])
    hour, minute, second = (int(part or 0) for part in found.groups()[3:])
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month) or hour > 23 or max(minute, second) > 59:
        return text
    date = f"{year:04}-{month:02}-{day:02}"
    if found[4] is None:
        return date
    return f"{date}T{hour:02}:{minute:02}" + (f":{second:02}" if found[6] else "")


def _of_spreadsheet(text: str) -> str:
    """A count of days with a part of a day behind the point; as it is where the count is no sure day."""
    count, part = divmod(float(text), 1)
    if not _FIRST_SURE <= count <= _LAST_SERIAL:
        return text
    day = _SPREADSHEET + int(count)
    seconds = round(part * DAY)
    return time_text(civil(day * DAY + seconds), None) if seconds else day_text(day)
