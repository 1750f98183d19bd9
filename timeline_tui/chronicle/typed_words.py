"""The words that people type in dates, in English and French, folded: lower case, no accents.

Folding keeps every character in its place, so that what was found in the folded text can be cut from the
text as typed. Month names and the like come from `vocabulary.py`; here are the words that only a reader
needs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.vocabulary import EN, FR, Unit
from timeline_tui.chronicle.zones import UTC, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reading depends on beside the text."""

    french: bool
    day_first: bool | None
    """Whether `5/6/2021` is 5 June; None where the language does not say."""
    today: int
    """The moment that "today" and "ago" count from, in seconds since 1970-01-01T00:00Z."""
    year: int | None = None
    """The year in view, for a day without one; None refuses it."""
    zone: Zone = UTC
    """The document's, for dates and times that name none."""


def tidy(text: str) -> str:
    """`text` with composed accents, plain spaces, one at a time, and plain apostrophes."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u2019", "'").split())


def fold(text: str) -> str:
    """`text` in lower case without accents, each character in its place."""
    return "".join(map(_folded, text))


def _folded(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[:1].lower()
    return base if len(base) == 1 else character


def alternatives(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first, so that no word hides a longer one."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MORE_ENGLISH_MONTHS: Final = {"sept": 9}
_MORE_FRENCH_MONTHS: Final = {"jan": 1, "fev": 2, "juill": 7, "sep": 9}

ENGLISH_MONTHS: Final = {
    fold(name): number for names in (EN.months, EN.months_short) for number, name in enumerate(names, 1)
} | _MORE_ENGLISH_MONTHS
FRENCH_MONTHS: Final = {
    fold(name): number for names in (FR.months, FR.months_short) for number, name in enumerate(names, 1)
} | _MORE_FRENCH_MONTHS

_ENGLISH_WEEKDAYS: Final = {
    **{fold(name): index for index, name in enumerate(EN.weekdays)},
    **{fold(name)[:3]: index for index, name in enumerate(EN.weekdays)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
_FRENCH_WEEKDAYS: Final = {
    **{fold(name): index for index, name in enumerate(FR.weekdays)},
    **{fold(name)[:3]: index for index, name in enumerate(FR.weekdays)},
}

_ENGLISH_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a": 1, "an": 1}
_FRENCH_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"], 1
    )
} | {"une": 1, "quinze": 15}

_ENGLISH_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
        ],
        1,
    )
}
_FRENCH_ORDINALS: Final = {
    "premier": 1,
    "premiere": 1,
    "second": 2,
    "seconde": 2,
    "deuxieme": 2,
    "troisieme": 3,
    "quatrieme": 4,
}

_ENGLISH_UNITS: Final[dict[str, Unit]] = {form: unit for unit, forms in EN.units.items() for form in forms}
_FRENCH_UNITS: Final[dict[str, Unit]] = {
    **{fold(form): unit for unit, forms in FR.units.items() for form in forms},
    "annee": "year",
    "annees": "year",
}

_ENGLISH_DAYS: Final = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_FRENCH_DAYS: Final = {"aujourd'hui": 0, "hier": -1, "demain": 1, "avant-hier": -2, "apres-demain": 2}

_ENGLISH_SEASONS: Final = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
_FRENCH_SEASONS: Final = {fold(name): index for index, name in enumerate(FR.seasons)}


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words, folded, and what they mean. Months count from 1, weekdays from 0 for Monday."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, Unit]
    days: dict[str, int]
    """Days from today."""
    seasons: dict[str, int]
    """From 0 for spring."""
    about: str
    """A pattern of the words that make a date approximate."""
    frame: tuple[str, ...]
    """Words that stand around dates: what a prefix may be completed to."""


ENGLISH: Final = Words(
    months=ENGLISH_MONTHS,
    weekdays=_ENGLISH_WEEKDAYS,
    numbers=_ENGLISH_NUMBERS,
    ordinals=_ENGLISH_ORDINALS,
    units=_ENGLISH_UNITS,
    days=_ENGLISH_DAYS,
    seasons=_ENGLISH_SEASONS,
    about=r"about|around|circa|approximately|roughly|vers|ca?\.|ca",
    frame=(
        "ago",
        "about",
        "around",
        "before",
        "between",
        "century",
        "circa",
        "decade",
        "estimated",
        "from",
        "half",
        "in",
        "last",
        "millennium",
        "month",
        "next",
        "of",
        "or earlier",
        "or later",
        "quarter",
        "since",
        "some day of",
        "the",
        "third",
        "this",
        "until",
        "week",
        "year",
        "BCE",
        "CE",
        "million years ago",
        "billion years ago",
    ),
)
FRENCH: Final = Words(
    months=FRENCH_MONTHS,
    weekdays=_FRENCH_WEEKDAYS,
    numbers=_FRENCH_NUMBERS,
    ordinals=_FRENCH_ORDINALS,
    units=_FRENCH_UNITS,
    days=_FRENCH_DAYS,
    seasons=_FRENCH_SEASONS,
    about=r"vers|environ|circa|autour de|aux alentours de|ca?\.|ca",
    frame=(
        "années",
        "apr. J.-C.",
        "av. J.-C.",
        "cette année",
        "dans",
        "de",
        "décennie",
        "depuis",
        "dernier",
        "du",
        "entre",
        "environ",
        "estimé à",
        "il y a",
        "jusqu'à",
        "jusqu'au",
        "jusqu'en",
        "l'an dernier",
        "l'année dernière",
        "la semaine dernière",
        "le mois dernier",
        "milliards d'années",
        "millénaire",
        "millions d'années",
        "prochain",
        "semaine",
        "semestre",
        "siècle",
        "trimestre",
        "un jour de",
        "vers",
    ),
)


def words_of(*, french: bool) -> Words:
    """The words of French, or of English."""
    return FRENCH if french else ENGLISH
