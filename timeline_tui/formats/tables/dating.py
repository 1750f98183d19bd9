"""Columns of dates as spreadsheets and programs write them, made texts that a file of ours holds.

What the store reads as it stands stays as it stands. `13/6/2021` needs to know whether the day comes first: one number
over 12 in the column settles it, or `--dates`; where nothing does, the date stays as written, undated and named.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.civil import days_in_month
from timeline_tui.chronicle.edtf_text import edtf
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.typed import read_typed
from timeline_tui.chronicle.typed_words import ENGLISH_MONTHS, FRENCH_MONTHS, fold
from timeline_tui.chronicle.vocabulary import EN, FR
from timeline_tui.formats.tables.figures import is_number, numbers
from timeline_tui.formats.tables.table import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

_PLAIN: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?)?)?").fullmatch
_CLOCK: Final = r"(?P<time>[T ,]+\d{1,2}[:h]\d{2}.*)?"
_FIGURES: Final = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){_CLOCK}"
)
_YEAR_FIRST: Final = re.compile(
    rf"(?P<year>\d{{4}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_CLOCK}"
)
_TIME: Final = re.compile(
    r"[T ,]*(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp])?(?(half)\.?[Mm]\.?)\s*(?P<zone>.*)"
)
_OFFSET: Final = re.compile(r"([+-]\d{2})(\d{2})?").fullmatch
_MIDNIGHT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]00:00(?::00(?:\.0{1,9})?)?Z?").fullmatch
_SMALL: Final = (
    "le la les l de du d des en a au et vers environ entre avant apres av apr j c jc er re e eme h siecle "
    "siecles annee annees millenaire debut fin milieu printemps ete automne hiver the of in on at and "
    "about around circa ca st nd rd th am pm early late mid between bc bce ce ad t z utc gmt "
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS: Final = frozenset(
    {
        *ENGLISH_MONTHS,
        *FRENCH_MONTHS,
        *(fold(name) for words in (EN, FR) for name in (*words.weekdays, *words.seasons)),
        *(fold(name)[:3] for words in (EN, FR) for name in words.weekdays),
        *_SMALL.split(),
    }
)
"""Words that dates are written with: a text with any other is none, and is not looked at for long."""
_SOME: Final = 2**16
_LONGEST: Final = 200
"""Characters of the longest text that may be a date in words."""
_FAR: Final = 10**10
"""Two moments, 317 years apart: what depends on today differs between them."""


class Column(NamedTuple):
    """A column of dates: `text` makes one that the store reads, or leaves it; `said` is what was decided."""

    text: Callable[[object], str]
    said: tuple[str, ...] = ()


def column(values: Iterable[object], name: str, wish: Collection[str] = (), others: Iterable[object] = ()) -> Column:
    """How a column is read. `others` are values of further columns of dates, which the same hand wrote."""
    distinct = dict.fromkeys(value for value in values if not isinstance(value, list | dict))
    odd = [value for value in distinct if not (isinstance(value, str) and _PLAIN(value))]
    if not odd:
        return Column(words)
    found = numbers(distinct, name, wish)
    if found is not None:
        read_number = found.read

        def of_number(value: object) -> str:
            written = words(value)
            return read_number(written) if is_number(written) else written

        return Column(of_number, _said(found.said))
    texts = [words(value) for value in odd]
    said: list[str] = []
    day_first, sentence = _order(texts, name, wish, [words(value) for value in others])
    said += _said(sentence)
    midnights = len(distinct) > 1 and all(_MIDNIGHT(_date(words(value), day_first)) for value in distinct)
    if midnights:
        said.append(f'every time of "{name}" is midnight, so its dates are read as days')

    @lru_cache(_SOME)
    def of_text(text: str) -> str:
        made = _date(text, day_first)
        return made[:10] if midnights and _MIDNIGHT(made) else made

    def text(value: object) -> str:
        written = words(value)
        return written if not written or (_PLAIN(written) and not midnights) else of_text(written)

    return Column(text, tuple(said))


def _said(sentence: str) -> tuple[str, ...]:
    return (sentence,) if sentence else ()


def _order(texts: list[str], name: str, wish: Collection[str], others: list[str]) -> tuple[bool | None, str]:
    """Whether the day comes first, None where that is open; and the sentence to say of it."""
    pairs = _pairs(texts)
    if not pairs:
        return None, ""
    for order in ("d/m/y", "m/d/y"):
        if order in wish:
            return order == "d/m/y", ""
    day_first, month_first = _evidence(pairs)
    if day_first is month_first:
        day_first, month_first = (None, None) if day_first else _evidence(_pairs(others))
    if (day_first is None) != (month_first is None):
        order = "the day" if day_first else "the month"
        return day_first is not None, f'in "{name}", {order} comes first, as "{day_first or month_first}" shows'
    if all(first == second for first, second, _ in pairs):
        return None, ""
    example = next(text for first, second, text in pairs if first != second)
    why = (
        "some have the day first, some the month"
        if day_first
        else "nothing shows whether the day or the month is first"
    )
    return None, f'in "{name}", {why}; dates such as "{example}" are left undated: say --dates d/m/y or --dates m/d/y'


def _pairs(texts: Iterable[str]) -> list[tuple[int, int, str]]:
    found = (_FIGURES.fullmatch(text) for text in texts)
    return [(int(one["first"]), int(one["second"]), one[0]) for one in found if one]


def _evidence(pairs: list[tuple[int, int, str]]) -> tuple[str | None, str | None]:
    """A date that only makes sense with the day first, and one that only does with the month first."""
    day_first = next((text for first, second, text in pairs if first > 12 >= second), None)
    return day_first, next((text for first, second, text in pairs if second > 12 >= first), None)


def _date(text: str, day_first: bool | None) -> str:
    """One date as the store reads it; as it is where that can't be said."""
    if found := _FIGURES.fullmatch(text):
        first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
        known = day_first if day_first is not None else _only_way(first, second)
        if known is None:
            return text
        day, month = (first, second) if known else (second, first)
        return _iso(year, month, day, found["time"], text)
    if found := _YEAR_FIRST.fullmatch(text):
        return _iso(int(found["year"]), int(found["month"]), int(found["day"]), found["time"], text)
    if len(text) > _LONGEST or not _WORDS.issuperset(_WORD.findall(fold(text))) or _reads(text):
        return text
    return _in_words(text)


def _only_way(first: int, second: int) -> bool | None:
    """Whether the day comes first in a date that can be read in one way only."""
    if first == second or first > 12 >= second:
        return True
    return False if second > 12 >= first else None


def _iso(year: int, month: int, day: int, time: str | None, text: str) -> str:
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return text
    date = f"{year:04}-{month:02}-{day:02}"
    if not time:
        return date
    clock = clock_text(time)
    return f"{date} {clock}" if clock else text


def clock_text(time: str) -> str:
    """A time of day as `14:30`, with seconds and a zone where they are written; empty where it is none.

    >>> clock_text("2:30 PM")
    '14:30'
    """
    found = _TIME.fullmatch(time)
    if found is None:
        return ""
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    seconds = f":{found['second']}" if found["second"] else ""
    zone = found["zone"].strip()
    offset = _OFFSET(zone)
    zone = f"{offset[1]}:{offset[2] or '00'}" if offset else zone
    return f"{hour:02}:{found['minute']}{seconds}{' ' if zone else ''}{zone}"


def _reads(text: str) -> bool:
    if "@" in text:
        return True  # it may count from an event, which the store knows
    try:
        read(text)
    except Refusal:
        return False
    return True


def _in_words(text: str) -> str:
    """A date in other words than a file's, as EDTF; as it is where it is none, or would depend on today."""
    if not any(map(str.isalpha, text)):
        return text
    for language in ("en", "fr"):
        try:
            one, other = (read_typed(text, language, today=today) for today in (0, _FAR))
        except (Refusal, OverflowError):
            continue
        if (one.lo, one.hi) == (other.lo, other.hi):
            return edtf(one)
    return text
