"""Starts and stops of PeriodO: years by number, with the words of the source beside them; and where the two disagree.

Years are astronomical, as XML Schema 1.1 has them: `-0615` is 616 BCE. A range of years is a start or stop that lies
somewhere in it. Doubt stands in the words alone: `ca. 1300 B.C.`, `3200? BC`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.civil import civil
from timeline_tui.chronicle.edtf_text import year_text
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.when import Precision

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Losses

_YEAR: Final = re.compile(r"[+-]?[0-9]{1,12}")
_ABOUT: Final = re.compile(
    r"(?:^|\s)(?:ca?\.?(?=\s*[0-9])|(?:circa|about|around|approximately|approx\.?|cerca)\s)|~", re.IGNORECASE
)
"""`ca. 1300`, `c.1300`, but not `13th c.` or `C.E.`."""
_GOES_ON: Final = frozenset({"present", "the present", "now", "today", "ongoing"})
_WIDE: Final = 1_000
"""Years that a start or stop may lie within, before that is more likely a slip than meant."""
BARE: Final = "bare negative numbers, which its authors took for astronomical years: -900 is read as 901 BCE, as given"
OTHER: Final = "ends whose words say another year than their number"
UNSAID: Final = "bare numbers that stand for another year, as years before the present do"
WIDE: Final = f"ends that lie somewhere in more than {_WIDE:,} years"
NO_YEAR: Final = "ends in a year 0, which no calendar with BC and AD has"


def read_end(end: object, title: str, slips: Losses) -> str:
    """The start or stop of the period `title` as a date; what is odd in it is added to `slips`.

    Empty where there is none; its own words where it has no number.
    """
    table = end if isinstance(end, dict) else {}
    words = label_of(end)
    bounds = table.get("in")
    number = bounds if isinstance(bounds, dict) else {}
    year, first, last = (year_of(number.get(key)) for key in ("year", "earliestYear", "latestYear"))
    doubt = _doubt(words)
    if year is not None:
        _compare(words, year, title, slips)
        return year_text(year) + doubt
    if first is not None and last is not None:
        if last - first > _WIDE:
            slips.add(WIDE, f'{title}: "{words}"')
        return f"[{year_text(first)}{doubt}..{year_text(last)}{doubt}]"
    if first is not None:
        return f"[{year_text(first)}{doubt}..]"
    if last is not None:
        return f"[..{year_text(last)}{doubt}]"
    return ".." if words.lower() in _GOES_ON else words


def label_of(end: object) -> str:
    """The words of the source for a start or stop."""
    label = end.get("label") if isinstance(end, dict) else None
    return " ".join(label.split()) if isinstance(label, str) else ""


def year_of(value: Any) -> int | None:
    """A year as a number or as its text; None where it is neither."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**12:
        return value
    if isinstance(value, str) and _YEAR.fullmatch(value.strip()):
        return int(value)
    return None


def _doubt(words: str) -> str:
    about, unsure = _ABOUT.search(words) is not None, "?" in words
    return "%" if about and unsure else "~" if about else "?" if unsure else ""


def _compare(words: str, year: int, title: str, slips: Losses) -> None:
    """Hold the words against the number: where both are one year, they should be the same."""
    if _YEAR.fullmatch(words):
        said = int(words)
        if said != year:
            slips.add(UNSAID, f"{title}: {words} is {year_text(year)}")
        elif said < 0:
            slips.add(BARE, title)
        return
    if words.startswith("0 "):
        slips.add(NO_YEAR, title)
        return
    try:
        when = read(words)
    except Refusal:
        return  # words that are not read say nothing
    if when.prec == Precision.YEAR and (said := civil(when.lo).year) != year:
        slips.add(OTHER, f'{title}: "{words}" is {year_text(year)}')
