"""How English and French join the words of a date: one class a language, one method a kind of phrase.

Years are astronomical (0 is 1 BCE), months and days count from 1. Every phrase is made to be unambiguous
and to be read back by `typed.py`. A third language is a third class. Rules: docs/dates.md, "Display".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.vocabulary import EN, FR, Vocabulary, roman, vocabulary, year_words

if TYPE_CHECKING:
    from collections.abc import Sequence

HEMISPHERE_FIRST: Final = 25
"""EDTF's first season that names its hemisphere: 25 to 28 northern, 29 to 32 southern."""
SOUTHERN_FIRST: Final = 29
QUARTER_FIRST: Final = 33
THIRD_FIRST: Final = 37
HALF_FIRST: Final = 40


def season_crosses_years(group: int) -> bool:
    """Whether EDTF's season `group` begins in a December: northern winters and southern summers."""
    return group in {24, 28, 30}


class English:
    """English phrases, and the frame that other languages override."""

    words: Vocabulary = EN

    def year(self, year: int) -> str:
        """`1850`, `44 BCE`."""
        return year_words(year, self.words)

    def ordinal(self, number: int) -> str:
        """`1st`, `12th`, `22nd`."""
        tail = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{tail}"

    def day_number(self, day: int) -> str:
        """The day of the month as it stands before the month."""
        return str(day)

    def month(self, month: int) -> str:
        """The month's name."""
        return self.words.months[month - 1]

    def weekday(self, index: int) -> str:
        """The name of a day of the week, from 0 for Monday."""
        return self.words.weekdays[index]

    def clock(self, hour: int, minute: int | None = None, second: int | None = None) -> str:
        """`23:59:30`, `23:59`, or `23h` where no minute is known."""
        if minute is None:
            return f"{hour:02}h"
        return f"{hour:02}:{minute:02}" + ("" if second is None else f":{second:02}")

    def week(self, number: int, year: int, days: str) -> str:
        """`week 2 of 2021 (11–17 January)`: `days` are those of the week."""
        return f"week {number} of {self.year(year)} ({days})"

    def season_years(self, group: int, year: int) -> str:
        """The year of a season; both, where it begins in a December: "winter 2001" could be either."""
        if not season_crosses_years(group):
            return self.year(year)
        return self.years(year, year + 1).replace(" – ", "–")

    def part_of_year(self, group: int, year: int) -> str:
        """EDTF's groups 21 to 41: `spring 2001`, `Q2 2001`, `1st half of 2001`."""
        if group >= HALF_FIRST:
            return f"{self.ordinal(group - HALF_FIRST + 1)} half of {self.year(year)}"
        if group >= THIRD_FIRST:
            return f"{self.ordinal(group - THIRD_FIRST + 1)} third of {self.year(year)}"
        if group >= QUARTER_FIRST:
            return f"Q{group - QUARTER_FIRST + 1} {self.year(year)}"
        return self.season(self.words.seasons[(group - 21) % 4], group) + f" {self.season_years(group, year)}"

    def season(self, name: str, group: int) -> str:
        """The season with its hemisphere, where EDTF's group names one: `southern spring`."""
        if group < HEMISPHERE_FIRST:
            return name
        return f"{'southern' if group >= SOUTHERN_FIRST else 'northern'} {name}"

    def decade(self, first: int) -> str:
        """`1990s`; the years themselves where "1900s" would be a century too, under 100 and before CE."""
        if first < 100 or first > 9999 or first % 100 == 0:
            return f"decade {self.years(first, first + 9).replace(' – ', '–')}"
        return f"{first}s"

    def century(self, number: int, *, bce: bool) -> str:
        """`19th century`, `2nd century BCE`, `1st century CE`; `number` counts from 1 away from the era."""
        return f"{self.ordinal(number)} century{self.era(number, bce=bce)}"

    def era(self, number: int, *, bce: bool) -> str:
        """What a century or a millennium adds: the first says its own, as years under 100 do."""
        return f" {self.words.bce}" if bce else f" {self.words.ce}" if number == 1 else ""

    def millennium(self, number: int, *, bce: bool) -> str:
        """`2nd millennium BCE`."""
        return f"{self.ordinal(number)} millennium{self.era(number, bce=bce)}"

    def years(self, first: int, last: int) -> str:
        """`1914–1918`, `44–30 BCE`, `44 BCE – 14 CE`, `44–120 CE`: a span of whole years."""
        one, other = self.year(first), self.year(last)
        if first == last:
            return one
        if last <= 0 or first > 9999:
            return f"{one.split(' ', 1)[0]}–{other}"
        if 0 < first < 100 and last <= 9999:
            return f"{first}–{last} {self.words.ce}"
        return f"{one} – {other}" if " " in one or " " in other else f"{one}–{other}"

    def years_ago(self, digits: str, scale: int) -> str:
        """`13.8 billion years ago`, `12,000 years ago`; `digits` as an English number, `scale` 10**9 to 1."""
        digits, scale = _spelled_out(digits, scale)
        name = {10**9: "billion ", 10**6: "million ", 10**3: "thousand ", 1: ""}[scale]
        return f"{digits} {name}years ago"

    def about(self, phrase: str) -> str:
        """`about 1850`."""
        return f"about {self.with_article(phrase)}"

    def uncertain(self, phrase: str) -> str:
        """`1850 (?)`."""
        return f"{phrase} (?)"

    def with_article(self, phrase: str) -> str:
        """`the 1990s`, `the 19th century`; most phrases take none."""
        the = re.match(r"\d+s\b|decade |\d+(?:st|nd|rd|th) ", phrase)
        return f"the {phrase}" if the else phrase

    def since(self, phrase: str) -> str:
        """A span that goes on."""
        return f"since {self.with_article(phrase)}"

    def until(self, phrase: str) -> str:
        """A span without a beginning; its last day is the last of `phrase`."""
        return f"until {self.with_article(phrase)}"

    def between(self, first: str, last: str) -> str:
        """One unit somewhere between two, both included."""
        return f"between {first} and {last}"

    def some(self, unit: str, phrase: str) -> str:
        """`some day of April 1985`; `unit` is `day` or `month`."""
        return f"some {unit} of {phrase}"

    def estimated(self, year: int, first: int, last: int) -> str:
        """`estimated 1950 (1900–1999)`: EDTF's significant digits."""
        return f"estimated {self.year(year)} ({self.years(first, last)})"

    def one_of(self, members: Sequence[str]) -> str:
        """`1667, 1668 or 1670–1672`."""
        return _joined(members, "or") if len(members) > 1 else f"one of {members[0]}"

    def all_of(self, members: Sequence[str]) -> str:
        """`1667, 1668 and 1670–1672`."""
        return _joined(members, "and") if len(members) > 1 else f"all of {members[0]}"

    def or_beyond(self, phrase: str, *, later: bool, every: bool) -> str:
        """`1984 or earlier`, `1984 and later`: a set that is open at one end."""
        return f"{phrase} {'and' if every else 'or'} {'later' if later else 'earlier'}"


class French(English):
    """French phrases."""

    words: Vocabulary = FR

    def ordinal(self, number: int) -> str:
        """`1er`, `2e`."""
        return "1er" if number == 1 else f"{number}e"

    def day_number(self, day: int) -> str:
        """`1er` for the first, the bare number for others."""
        return "1er" if day == 1 else str(day)

    def clock(self, hour: int, minute: int | None = None, second: int | None = None) -> str:
        """`23:59:30`, `23:59`, or `23 h`."""
        return f"{hour:02} h" if minute is None else super().clock(hour, minute, second)

    def week(self, number: int, year: int, days: str) -> str:  # noqa: ARG002  the French form names no days
        """`semaine 2 de 2021`."""
        return f"semaine {number} de {self.year(year)}"

    def part_of_year(self, group: int, year: int) -> str:
        """`printemps 2001`, `2e trimestre 2001`, `1er semestre 2001`."""
        for first, name in (
            (HALF_FIRST, "semestre"),
            (THIRD_FIRST, "quadrimestre"),
            (QUARTER_FIRST, "trimestre"),
        ):
            if group >= first:
                return f"{self.ordinal(group - first + 1)} {name} {self.year(year)}"
        return super().part_of_year(group, year)

    def season(self, name: str, group: int) -> str:
        """`printemps austral`, `printemps boréal`."""
        if group < HEMISPHERE_FIRST:
            return name
        return f"{name} {'austral' if group >= SOUTHERN_FIRST else 'boréal'}"

    def decade(self, first: int) -> str:
        """`années 1990`; the years themselves where "années 1900" could be a century."""
        if first < 100 or first > 9999 or first % 100 == 0:
            return f"décennie {self.years(first, first + 9).replace(' – ', '–')}"
        return f"années {first}"

    def century(self, number: int, *, bce: bool) -> str:
        """`XIXe siècle`, `Ier siècle av. J.-C.`."""
        return f"{_roman_ordinal(number)} siècle{self.era(number, bce=bce)}"

    def millennium(self, number: int, *, bce: bool) -> str:
        """`IIe millénaire av. J.-C.`."""
        return f"{_roman_ordinal(number)} millénaire{self.era(number, bce=bce)}"

    def years_ago(self, digits: str, scale: int) -> str:
        """`il y a 13,8 milliards d'années`; one and a half are singular in French."""
        digits, scale = _spelled_out(digits, scale)
        number = digits.replace(",", self.words.thousands).replace(".", self.words.decimal)
        if scale == 1:
            return f"il y a {number} ans"
        name = {10**9: "milliard", 10**6: "million", 10**3: "millier"}[scale]
        plural = float(digits.replace(",", "")) >= 2
        return f"il y a {number} {name}{'s' if plural else ''} d'années"

    def about(self, phrase: str) -> str:
        """`vers 1850`, `vers le 10 février 2021`, `il y a environ 66 millions d'années`."""
        if phrase.startswith("il y a "):
            return phrase.replace("il y a ", "il y a environ ", 1)
        return f"vers {self.with_article(phrase)}"

    def with_article(self, phrase: str) -> str:
        """`le 10 janvier 2021`, `l'été 2001`, `les années 1990`; years and months take none."""
        for pattern, article in _FRENCH_ARTICLES:
            if pattern.match(phrase):
                return article + phrase
        return phrase

    def since(self, phrase: str) -> str:
        """`depuis 2004`, `depuis le 10 janvier 2021`, `depuis environ 2004`."""
        if phrase.startswith("vers "):
            return f"depuis environ {phrase.removeprefix('vers ')}"
        return f"depuis {self.with_article(phrase)}"

    def until(self, phrase: str) -> str:
        """`jusqu'en 1985`, `jusqu'au 10 janvier 2021`, `jusque vers 1985`."""
        if phrase.startswith("vers "):
            return f"jusque {phrase}"
        full = self.with_article(phrase)
        for article, joined in (
            ("le ", "jusqu'au "),
            ("les ", "jusqu'aux "),
            ("la ", "jusqu'à la "),
            ("l'", "jusqu'à l'"),
        ):
            if full.startswith(article):
                return joined + full.removeprefix(article)
        return ("jusqu'à " if full.startswith(("il y a ", "entre ", "un ")) else "jusqu'en ") + full

    def between(self, first: str, last: str) -> str:
        """`entre le 25 décembre 1560 et le 25 décembre 1569`."""
        return f"entre {self.with_article(first)} et {self.with_article(last)}"

    def some(self, unit: str, phrase: str) -> str:
        """`un jour d'avril 1985`, `un mois de 2004`."""
        name = "jour" if unit == "day" else "mois"
        return f"un {name} d'{phrase}" if phrase[0] in "ao" else f"un {name} de {phrase}"

    def estimated(self, year: int, first: int, last: int) -> str:
        """`estimé à 1950 (1900–1999)`."""
        return f"estimé à {self.year(year)} ({self.years(first, last)})"

    def one_of(self, members: Sequence[str]) -> str:
        """`1667, 1668 ou 1670–1672`."""
        return _joined(members, "ou") if len(members) > 1 else f"l'un de {members[0]}"

    def all_of(self, members: Sequence[str]) -> str:
        """`1667, 1668 et 1670–1672`."""
        return _joined(members, "et") if len(members) > 1 else f"tout {members[0]}"

    def or_beyond(self, phrase: str, *, later: bool, every: bool) -> str:
        """`1984 ou avant`, `1984 et après`."""
        return f"{phrase} {'et' if every else 'ou'} {'après' if later else 'avant'}"


_FRENCH_ARTICLES: Final = (
    (Pattern(r"\d+(?:er)? (?:{})".format("|".join(FR.months))), "le "),
    (Pattern(r"\d+(?:er|e) (?:tri|se|quadri)mestre|[IVXLCDM]+er? (?:siècle|millénaire)|printemps"), "le "),
    (Pattern(r"été|automne|hiver"), "l'"),
    (Pattern(r"semaine|décennie"), "la "),
    (Pattern(r"années"), "les "),
)

_ENGLISH: Final = English()
_FRENCH: Final = French()


def speech(language: str) -> English:
    """The phrases of `language`; English for a language without a class."""
    return _FRENCH if vocabulary(language) is FR else _ENGLISH


def _roman_ordinal(number: int) -> str:
    return roman(number) + ("er" if number == 1 else "e")


def _joined(members: Sequence[str], last: str) -> str:
    return f"{', '.join(members[:-1])} {last} {members[-1]}"


def _spelled_out(digits: str, scale: int) -> tuple[str, int]:
    """Thousands as whole years, `12,000`, where their zeros are not taken for counted digits."""
    whole, _, decimals = digits.partition(".")
    years = int(whole + decimals.ljust(3, "0")) if scale == 1000 and "," not in digits else 0
    if years < 10_000 or digits.endswith("0"):
        return digits, scale
    return f"{years:,}", 1
