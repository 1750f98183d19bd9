"""From when to when a chronicle reaches, and how much of it is out of sight, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import DAY, civil_from_days, days_from_civil
from timeline_tui.chronicle.deep import PRESENT, SCALES, magnitude
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.zones import find
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.tui.view import View

_DEEP: Final = 1_000_000
"""Years ago from which a calendar's year says nothing: 2.6 million years ago, not 2,600,001 BCE."""


def extent_words(chronicle: Chronicle, language: str) -> str:
    """`3 November 2020 – 14 April 2023`; years alone where a day says nothing, millions of years where a year does not.

    Empty where no event is dated.
    """
    extent = chronicle.extent
    if extent is None:
        return ""
    first, last = _days(*extent, find(chronicle.preface.timezone))
    earliest = chronicle.rows(0, 1)[0].when
    if earliest is not None and earliest.lo == extent[0] and earliest.est is not None:
        first = days_from_civil(earliest.est, 1)  # 13.8 billion years ago, and not the 13.85 that it may be
    return _between(first, last, language)


def stretch_words(lo: int, hi: int, language: str, zone: Zone) -> str:
    """The days of the seconds `[lo, hi)` on a zone's wall clock, in the same words."""
    return _between(*_days(lo, hi, zone), language)


def _days(lo: int, hi: int, zone: Zone) -> tuple[int, int]:
    """The first and the last day of the seconds `[lo, hi)`, on a zone's clocks."""
    return (lo + zone.at(lo)) // DAY, (hi - 1 + zone.at(hi - 1)) // DAY


def _between(first: int, last: int, language: str) -> str:
    by_day = civil_from_days(first)[0] >= 1000 and last - first < 100 * 366
    ends = [_day(day) if by_day else _year(day) for day in (first, last)]
    if ends[0] == ends[1]:
        return label(read(ends[0]), language)
    return label(read("/".join(ends)), language)


def beyond_words(view: View) -> str:
    """How many of the events shown begin out of the axis' sight: `◂ 3 earlier · 12 later ▸`; empty where none does."""
    shown, language = view.shown, view.language
    before = shown.row_at(view.window.lo)
    after = len(shown) - shown.undated - shown.row_at(view.window.hi)
    left, right = "<>" if view.ascii else "◂▸"
    parts = [f"{left} {before} {say('earlier', language)}"] if before else []
    return " · ".join([*parts, f"{after} {say('later', language)} {right}"] if after > 0 else parts)


def _day(day: int) -> str:
    year, month, date = civil_from_days(day)
    return f"{year:04d}-{month:02d}-{date:02d}"


def _year(day: int) -> str:
    year = civil_from_days(day)[0]
    if PRESENT - year >= _DEEP:
        digits, scale = magnitude(PRESENT - year)
        return f"{digits} {SCALES[scale]}"
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"
