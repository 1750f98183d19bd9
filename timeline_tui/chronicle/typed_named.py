"""Stretches of the calendar that have names: decades, centuries, seasons, quarters, weeks, estimates.

Each is one pattern and one function of a table; text is folded, years are astronomical. What labels write
is read back here. Rules: docs/dates.md, "Display" and "Edge cases".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import days_from_civil, weekday
from timeline_tui.chronicle.fields import block_of_years, iso_week
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.typed_words import Asked, alternatives, words_of
from timeline_tui.chronicle.typed_years import BEFORE, ERA, year_of, years_of
from timeline_tui.chronicle.units import of_days, of_group, of_years, precision_of
from timeline_tui.chronicle.when import Precision, When

if TYPE_CHECKING:
    from collections.abc import Callable

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_MOST_BLOCKS: Final = 9_999
_THE: Final = r"(?:the |les? |la |l')?"
_NORTH: Final = r"(?:(?P<before>northern|southern) )?"
_SOUTH: Final = r"(?: (?P<after>austral|boreal))?"
_ORDINAL: Final = r"(?P<number>[a-z0-9-]+)"
_OF: Final = r"(?:,? (?:of|de|in|en))?,? "


def named(text: str, asked: Asked) -> When | None:
    """The stretch that the whole of `text` names; None if it names none. Raises Refusal for "the 1800s"."""
    year = year_of(re.sub(r"^(?:year|annee|l'an|an|en|in) ", "", text))
    if year is not None:
        return of_years(year, year, Precision.YEAR, asked.zone)
    for pattern, read in _forms(french=asked.french):
        found = pattern.fullmatch(text)
        if found is not None:
            when = read(found, asked)
            if when is not None:
                return when
    return None


@cache
def _forms(*, french: bool) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Asked], When | None]], ...]:
    words = words_of(french=french)
    seasons = alternatives(words.seasons)
    era = rf"(?: (?P<era>{ERA}))?"
    forms: tuple[tuple[str, Callable[[re.Match[str], Asked], When | None]], ...] = (
        (rf"{_THE}(?P<year>\d+0)'?s", _decade),
        (rf"{_THE}(?:annees|decennie) (?P<year>\d+0)", _decade),
        (rf"{_THE}(?:decade|decennie) (?P<years>.+)", _decade_of_years),
        (rf"{_THE}{_ORDINAL} (?:century|cent\.?|c\.|siecle|s\.){era}", _century),
        (rf"{_THE}{_ORDINAL} (?:millennium|mill\.|millenaire){era}", _millennium),
        (rf"{_THE}{_NORTH}(?P<season>{seasons}){_SOUTH}{_OF}(?P<year>.+)", _season),
        (rf"{_THE}(?:[qt](?P<part>[1-4])|{_ORDINAL} (?:quarter|trimestre)){_OF}(?P<year>.+)", _quarter),
        (r"(?P<year>\d{4})[ -]?[qt](?P<part>[1-4])", _quarter),
        (rf"{_THE}{_ORDINAL} (?:third|quadrimestre){_OF}(?P<year>.+)", _third),
        (rf"{_THE}(?:[hs](?P<part>[12])|{_ORDINAL} (?:half|semestre)){_OF}(?P<year>.+)", _half),
        (rf"{_THE}(?:week|semaine) (?P<number>\d{{1,2}}){_OF}(?P<year>[^()]+?)(?: \([^()]*\))?", _week),
        (r"(?:estimated|estime a) (?P<year>[^()]+) \((?P<years>[^()]+)\)", _estimated),
    )
    return tuple((re.compile(pattern), read) for pattern, read in forms)


def _decade(found: re.Match[str], asked: Asked) -> When | None:
    digits = found["year"]
    if len(digits) == 2:
        raise Refusal(f'"{digits}s": write the decade with four digits: 19{digits}s', mend=f"19{digits}s")
    first = int(digits)
    if len(digits) > 4:
        return None
    if first % 100 == 0:
        raise Refusal(
            f'"{found[0]}" can be the decade or the century; write "{digits[:-1]}X" or "{digits[:-2]}XX"',
            text=found[0],
            mend=f"{digits[:-1]}X",
        )
    return of_years(first, first + 9, Precision.DECADE, asked.zone)


def _decade_of_years(found: re.Match[str], asked: Asked) -> When | None:
    years = years_of(found["years"])
    if years is None or block_of_years(years[0], 10) != years:
        return None
    return of_years(*years, Precision.DECADE, asked.zone)


def _century(found: re.Match[str], asked: Asked) -> When | None:
    return _block(found, 100, Precision.CENTURY, asked)


def _millennium(found: re.Match[str], asked: Asked) -> When | None:
    return _block(found, 1000, Precision.MILLENNIUM, asked)


def _block(found: re.Match[str], size: int, prec: Precision, asked: Asked) -> When | None:
    """The nth hundred or thousand years, by their digits: the 19th century is 1800 to 1899."""
    number = _count(found["number"], asked)
    if number is None or not 1 <= number <= _MOST_BLOCKS:
        return None
    if found["era"] and re.fullmatch(BEFORE, found["era"]):
        return of_years(1 - number * size, -(number - 1) * size, prec, asked.zone)
    return of_years((number - 1) * size, number * size - 1, prec, asked.zone)


def _season(found: re.Match[str], asked: Asked) -> When | None:
    """A winter is that of its December; a season without a hemisphere is a northern one."""
    index = words_of(french=asked.french).seasons[found["season"]]
    side = found["before"] or found["after"] or ""
    group = 21 + index + {"southern": 8, "austral": 8, "northern": 4, "boreal": 4}.get(side, 0)
    both = years_of(found["year"])
    if both is not None:
        # Only a season that begins in a December has two years, and they follow each other.
        if group not in {24, 28, 30} or both[1] != both[0] + 1:
            return None
        return of_group(both[0], group, asked.zone)
    year = year_of(found["year"])
    return None if year is None else of_group(year, group, asked.zone)


def _quarter(found: re.Match[str], asked: Asked) -> When | None:
    return _part(found, 33, 4, asked)


def _third(found: re.Match[str], asked: Asked) -> When | None:
    return _part(found, 37, 3, asked)


def _half(found: re.Match[str], asked: Asked) -> When | None:
    return _part(found, 40, 2, asked)


def _part(found: re.Match[str], first: int, most: int, asked: Asked) -> When | None:
    groups = found.groupdict()
    part = groups.get("part")
    number = int(part) if part else _count(found["number"], asked)
    year = year_of(found["year"])
    if number is None or year is None or not 1 <= number <= most:
        return None
    return of_group(year, first + number - 1, asked.zone)


def _week(found: re.Match[str], asked: Asked) -> When | None:
    year = year_of(found["year"])
    if year is None:
        return None
    fourth = days_from_civil(year, 1, 4)  # 4 January is always in week 1
    monday = fourth - weekday(fourth) + 7 * (int(found["number"]) - 1)
    if iso_week(monday) != (year, int(found["number"])):
        last = iso_week(days_from_civil(year, 12, 28))[1]
        raise Refusal(f'"{found[0]}": {year} has {last} weeks', text=found[0])
    return of_days(monday, monday + 7, Precision.WEEK, asked.zone)


def _estimated(found: re.Match[str], asked: Asked) -> When | None:
    year, years = year_of(found["year"]), years_of(found["years"])
    if years is None:
        only = year_of(found["years"])
        years = None if only is None else (only, only)
    if year is None or years is None or not years[0] <= year <= years[1]:
        return None
    power = len(str(years[1] - years[0] + 1)) - 1
    return of_years(*years, precision_of(power), asked.zone, est=year)


def _count(text: str, asked: Asked) -> int | None:
    """`19`, `19th`, `nineteenth`, `xixe`, `premier`."""
    ordinal = words_of(french=asked.french).ordinals.get(text)
    if ordinal is not None:
        return ordinal
    found = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th|ere?|eme|e)?|([ivxlcdm]+?)(?:ere?|eme|e)?", text)
    if found is None:
        return None
    if found[1]:
        return int(found[1])
    # "the X century" is no English; in French "XIXe siècle" is the usual way.
    return _roman(found[2]) if asked.french else None


def _roman(numeral: str) -> int:
    total = 0
    for letter, after in zip(numeral, [*numeral[1:], "i"], strict=True):
        value = _ROMAN[letter]
        total += -value if value < _ROMAN[after] else value
    return total
