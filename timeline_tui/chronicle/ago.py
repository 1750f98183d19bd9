"""Deep time: `13.8 Ga`, `66 million years ago`, `12,000 years ago`, counted back from the year 2000.

The bounds are half of the last digit on each side, the best estimate is in the middle: 13.75 to 13.85 billion
years ago. Fewer than 10,000 bare years are not read here: "60 years ago" asks from when. Source of the rules:
docs/dates.md, "Edge cases".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import days_from_civil
from timeline_tui.chronicle.deep import PRESENT
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.units import FARTHEST, of_days, of_years, precision_of

if TYPE_CHECKING:
    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone

NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
    for word in words.split()
}
"""Counts that the file may write in words."""

_POWERS: Final = {"g": 9, "b": 9, "m": 6, "k": 3, "t": 3, "y": 0}
"""Ten to this power, by the first letter of the unit."""
_AGO: Final = Pattern(
    rf"""
    (?: (?P<word> {"|".join(NUMBERS)} )
      | (?P<whole> [0-9]{{1,3}} (?: ,[0-9]{{3}} )+ | [0-9]{{1,12}} ) (?: \. (?P<part> [0-9]{{1,9}} ) )?
    )
    \s?
    (?P<unit> [GMk] (?: a | ya | yr ) | [bmk] ya
      | (?: (?: billion | million | thousand ) \s )? years \s ago
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FEWEST_BARE_YEARS: Final = 10_000


def read(text: str, zone: Zone) -> When | None:
    """The date; None for other text, and for fewer than 10,000 years without a scale.

    Raises Refusal for digits finer than a year, and beyond 200 billion years.
    """
    found = _AGO.fullmatch(text)
    if found is None:
        return None
    power = _POWERS[found["unit"][0].lower()]
    part = found["part"] or ""
    digits = found["whole"].replace(",", "") + part if found["whole"] else str(NUMBERS[found["word"].lower()])
    number = int(digits)
    if not number or (not power and (part or number < _FEWEST_BARE_YEARS)):
        return None
    last = power - len(part)
    if not power:
        # "12,000 years" is known to the thousand: its zeros are no digits that somebody counted.
        last = len(digits) - len(digits.rstrip("0"))
        number //= 10**last
    if last < 0:
        raise Refusal(f'"{text}": finer than a year; write a date', text=text)
    ago = number * 10**last
    if ago > FARTHEST:
        raise Refusal(f'"{text}": years go up to 200 billion', text=text)
    estimate = PRESENT - ago
    if last == 0:
        return of_years(estimate, estimate, precision_of(0), zone, text, est=estimate)
    half = 10**last // 2
    first, end = (days_from_civil(year, 1) for year in (estimate - half, estimate + half))
    return of_days(first, end, precision_of(last), zone, text, est=estimate)
