"""A measure in words: `1 month 5 days later`, `36 days`, `between 3 and 4 weeks`, in English and French.

A range is told in the largest unit that still has something to say, whole years in years: what is rounded is rounded
outwards, so that a range is never narrower than what is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import CYCLE_DAYS, CYCLE_YEARS
from timeline_tui.chronicle.elapsed import magnitude_words
from timeline_tui.chronicle.elapsed import words as difference_words
from timeline_tui.chronicle.vocabulary import FR, Unit, Vocabulary, counted, grouped, vocabulary

if TYPE_CHECKING:
    from timeline_tui.chronicle.measure import Measure


_UNITS: Final[tuple[tuple[Unit, int, int, int], ...]] = (
    ("day", 21, 1, 1),
    ("week", 13 * 7, 7, 1),
    ("month", 3 * 365, CYCLE_DAYS, CYCLE_YEARS * 12),
)
"""Each unit up to so many days, and how many days so many of it have, exactly."""
_YEAR: Final[tuple[Unit, int, int]] = ("year", CYCLE_DAYS, CYCLE_YEARS)
_LONG: Final = 10_000
"""Years from which not all digits of a range are told."""
_DEEP: Final = 1_000_000
"""Years from which only magnitudes are told."""


def difference(found: Measure, language: str = "en") -> str:
    """`1 month 5 days later`, `about 60 years earlier`, `same day`."""
    return difference_words(found.elapsed, language)


def span(found: Measure, language: str = "en") -> str:
    """How many days, or between how many of what: `36 days`, `between 3 and 4 weeks`, `at least 3 years`.

    Where it is open which of the two is earlier: `from 9 days earlier to 3 weeks later`. Empty on one day, where hours
    and minutes are counted, which days would be coarser than, and where nothing is known.
    """
    table = vocabulary(language)
    french = table is FR
    fewest, most = found.fewest, found.most
    if (fewest is None and most is None) or (fewest == most == 0) or found.elapsed.counted == "clock":
        return ""
    if fewest is None or most is None:
        known = most if fewest is None else fewest
        assert known is not None
        towards = known > 0 if most is None else known < 0
        if known == 0 or not towards:
            return ""
        return f"{'au moins' if french else 'at least'} {_one(abs(known), table, up=False)}"
    if fewest == most:
        # Both days are written, but one is doubted: they are as far apart as it is right.
        about = ("environ " if french else "about ") if found.related.doubted else ""
        return about + counted(abs(most), "day", table)
    if fewest < 0 < most:
        earlier, later = _one(-fewest, table, up=True), _one(most, table, up=True)
        if french:
            return f"de {earlier} plus tôt à {later} plus tard"
        return f"from {earlier} earlier to {later} later"
    least, greatest = sorted((abs(fewest), abs(most)))
    return _range(least, greatest, table)


def _range(least: int, most: int, table: Vocabulary) -> str:
    french = table is FR
    unit, size, of = _unit(most)
    low, high = least * of // size, -(-most * of // size)
    if unit == "month" and low % 12 == high % 12 == 0:
        unit, low, high = "year", low // 12, high // 12
    if unit == "year":
        low, high = _outwards(low, up=False), _outwards(high, up=True)
    told = _deep(high, table, up=True) if unit == "year" else counted(high, unit, table)
    if low == high:
        return told
    if not low:
        return f"{'au plus' if french else 'at most'} {told}"
    lower = grouped(low, table) if unit != "year" or high < _DEEP else _deep(low, table, up=False)
    number, _, scale = lower.partition(" ")
    if scale and told.endswith(f" {scale}"):
        lower = number  # `between 13.7 and 13.8 billion years`
    return f"{'entre' if french else 'between'} {lower} {'et' if french else 'and'} {told}"


def _one(days: int, table: Vocabulary, *, up: bool) -> str:
    """So many days in one unit, rounded down or `up`."""
    unit, size, of = _unit(days)
    count = -(-days * of // size) if up else days * of // size
    if unit == "month" and count % 12 == 0:
        unit, count = "year", count // 12
    return _deep(count, table, up=up) if unit == "year" else counted(count, unit, table)


def _unit(days: int) -> tuple[Unit, int, int]:
    """The unit in which so many days are told."""
    return next(((unit, size, of) for unit, below, size, of in _UNITS if days <= below), _YEAR)


def _deep(years: int, table: Vocabulary, *, up: bool) -> str:
    if years < _DEEP:
        return counted(years, "year", table)
    return magnitude_words(years, table, up=up)


def _outwards(years: int, *, up: bool) -> int:
    """Tens of thousands of years in three digits, rounded down or `up`."""
    step = 10 ** (len(str(years)) - 3) if years >= _LONG else 1
    return -(-years // step) * step if up else years // step * step
