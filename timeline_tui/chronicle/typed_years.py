"""Years and spans of years as people write them: `1850`, `44 BC`, `AD 44`, `12,021 CE`, `44–30 av. J.-C.`.

Years are astronomical: 44 BC is -43. Text is folded (`typed_words.fold`). Years alone have three or four
digits: a shorter or longer number is a year only where its era is written.
"""

from __future__ import annotations

import re
from typing import Final

from timeline_tui.chronicle.refusal import Refusal

NUMBER: Final = r"\d{1,3}(?:[, ]\d{3})+|\d+"
_CHRIST: Final = r"j(?:\.|esus)?[ -]{0,2}c(?:\.|hrist)?"
BEFORE: Final = rf"b\.? ?c\.?(?: ?e\.?)?|before christ|av(?:\.|ant)? ?{_CHRIST}|avant notre ere"
SINCE: Final = rf"c\.? ?e\.?|a\.? ?d\.?|ap(?:r?\.|res)? ?{_CHRIST}|de notre ere"
ERA: Final = rf"(?:{BEFORE}|{SINCE})"

_YEAR: Final = re.compile(rf"(?P<ad>a\.?d\.? )?(?P<number>{NUMBER})(?: ?(?:(?P<bce>{BEFORE})|(?P<ce>{SINCE})))?")
_TRAILING: Final = re.compile(rf"(?P<rest>.*?)(?<![\d,])(?P<number>{NUMBER}) ?(?P<era>{ERA})(?![a-z])(?P<more>.*)")
_DASH: Final = re.compile(r"(?P<first>.+?) ?[–—/-] ?(?P<last>[^–—/]+)")
_MOST_DIGITS: Final = 12


def year_of(text: str) -> int | None:
    """The year that the whole of `text` is; None where it is none. Raises Refusal for a year 0."""
    found = _YEAR.fullmatch(text.strip())
    if found is None:
        return None
    number = _number(found["number"])
    if number is None:
        return None
    if found["bce"] or found["ce"] or found["ad"]:
        return _of_era(number, before=bool(found["bce"]), text=text)
    return number if found["number"].isdecimal() and len(found["number"]) in {3, 4} and number else None


def years_of(text: str) -> tuple[int, int] | None:
    """First and last year of `1914–1918`, `44–30 BCE`, `1 BCE – 9 CE`, `2001/02`; None for anything else.

    An era at the end is both years' where the first has none of its own.
    """
    found = _DASH.fullmatch(text)
    if found is None:
        return None
    first, last = found["first"].strip(), found["last"].strip()
    era = _TRAILING.fullmatch(last)
    if first.isdecimal() and last.isdecimal() and len(first) == 4 and len(last) == 2:
        last = first[:2] + last
    one = year_of(f"{first} {era['era']}") if era is not None else None
    years = one if one is not None else year_of(first), year_of(last)
    return None if years[0] is None or years[1] is None else (years[0], years[1])


def take_era(text: str) -> tuple[str, int, str] | None:
    """What stands before a year with an era, that year, and what stands after; None without an era."""
    found = _TRAILING.fullmatch(text)
    if found is None:
        return None
    number = _number(found["number"])
    if number is None:
        return None
    before = re.fullmatch(BEFORE, found["era"]) is not None
    return found["rest"], _of_era(number, before=before, text=text), found["more"]


def _number(digits: str) -> int | None:
    plain = digits.replace(",", "").replace(" ", "")
    return int(plain) if len(plain) <= _MOST_DIGITS else None


def _of_era(number: int, *, before: bool, text: str) -> int:
    if number == 0:
        raise Refusal(f'"{text}": there is no year 0; 1 BCE is followed by 1 CE', text=text, mend="1 BCE")
    return 1 - number if before else number
