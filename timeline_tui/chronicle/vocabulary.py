"""The words of dates in English and French: tables only, shared by what writes dates and what reads them.

How the words are joined is `speech.py`'s. docs/dates.md has the rules; `1er`, roman centuries and "av.
J.-C." are why the tables are the project's own.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

Unit: TypeAlias = Literal["year", "month", "week", "day", "hour", "minute", "second"]
"""A length that a difference is counted in."""


class Vocabulary(NamedTuple):
    """One language's words. Months begin with January, weekdays with Monday, seasons with spring."""

    code: str
    """ISO 639-1."""
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    """As a column or an axis writes them, without a full stop."""
    weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    """Spring, summer, autumn, winter: EDTF's 21 to 24."""
    bce: str
    ce: str
    thousands: str
    """What groups the digits of years over 9999 and of long counts."""
    decimal: str
    units: dict[Unit, tuple[str, str]]
    """Singular and plural of each unit."""


EN: Final = Vocabulary(
    code="en",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    months_short=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    seasons=("spring", "summer", "autumn", "winter"),
    bce="BCE",
    ce="CE",
    thousands=",",
    decimal=".",
    units={
        "year": ("year", "years"),
        "month": ("month", "months"),
        "week": ("week", "weeks"),
        "day": ("day", "days"),
        "hour": ("hour", "hours"),
        "minute": ("minute", "minutes"),
        "second": ("second", "seconds"),
    },
)

FR: Final = Vocabulary(
    code="fr",
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    months_short=(
        "janv",
        "févr",
        "mars",
        "avr",
        "mai",
        "juin",
        "juil",
        "août",
        "sept",
        "oct",
        "nov",
        "déc",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    seasons=("printemps", "été", "automne", "hiver"),
    bce="av. J.-C.",
    ce="apr. J.-C.",
    thousands="\u00a0",
    decimal=",",
    units={
        "year": ("an", "ans"),
        "month": ("mois", "mois"),
        "week": ("semaine", "semaines"),
        "day": ("jour", "jours"),
        "hour": ("heure", "heures"),
        "minute": ("minute", "minutes"),
        "second": ("seconde", "secondes"),
    },
)


def vocabulary(language: str) -> Vocabulary:
    """The words of `language` (`fr`, `fr-CA`, `en-GB` …); English for a language without a table."""
    return FR if language.lower().split("-")[0] == "fr" else EN


def grouped(number: int, words: Vocabulary) -> str:
    """`12,021`: digits in threes from five digits on, as `words` separates them."""
    return f"{number:,}".replace(",", words.thousands) if number >= 10_000 else str(number)


def counted(count: int, unit: Unit, words: Vocabulary) -> str:
    """`1 day`, `12 days`; French counts zero and one as singular, English one alone."""
    singular = count < 2 if words is FR else count == 1
    return f"{grouped(count, words)} {words.units[unit][0 if singular else 1]}"


def year_words(year: int, words: Vocabulary) -> str:
    """An astronomical year as people write it: `1850`, `44 CE`, `44 BCE` (for -43), `12,021 CE`.

    The era stands on years under 100, which would be taken for another number, and over 9999, for the same
    reason.
    """
    if year <= 0:
        return f"{grouped(1 - year, words)} {words.bce}"
    if year < 100 or year > 9999:
        return f"{grouped(year, words)} {words.ce}"
    return str(year)


_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """`XIX` for 19; `number` is 1 to 3999."""
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral
