"""Differences in words: "1 month 5 days later", "environ 1,2 milliard d'années plus tôt", "same day".

The differences themselves are `difference.py`'s, and are given on from here.

Which units are said is decided here: at most two that are next to each other, years alone from ten years
on, and magnitudes from a million. Rules: docs/dates.md, "Differences".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.deep import magnitude
from timeline_tui.chronicle.difference import Elapsed, days_between, elapsed, lasting
from timeline_tui.chronicle.vocabulary import FR, Unit, Vocabulary, counted, vocabulary

if TYPE_CHECKING:
    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone

__all__ = ["Elapsed", "days_between", "duration", "elapsed", "gap", "lasting", "length", "words"]

_RELATIONS: Final = {
    "en": {"same time": "at the same time", "same day": "same day", "overlap": "around the same time"},
    "fr": {"same time": "au même moment", "same day": "le même jour", "overlap": "vers la même époque"},
}
_LONG: Final = 10
"""Years from which months are not said."""
_FEW: Final = 36
"""Months that are counted alone."""
_DEEP: Final = 1_000_000
"""Years from which only magnitudes are said."""


def words(difference: Elapsed, language: str = "en") -> str:
    """The difference with its direction: `1 month 5 days later`, `about 2 years earlier`, `same day`.

    French: `1 mois et 5 jours plus tard`, `environ 2 ans plus tôt`, `le même jour`.
    """
    table = vocabulary(language)
    if difference.relation != "apart":
        return _RELATIONS[table.code][difference.relation]
    if table is FR:
        return f"{length(difference, language)} plus {'tard' if difference.later else 'tôt'}"
    return f"{length(difference, language)} {'later' if difference.later else 'earlier'}"


def length(difference: Elapsed, language: str = "en") -> str:
    """The difference without its direction: `1 month 5 days`, `about 2 years`, `at least 3 years`."""
    table = vocabulary(language)
    if difference.relation != "apart":
        return _RELATIONS[table.code][difference.relation]
    about = difference.approximate or difference.years >= _DEEP
    if difference.at_least:
        return ("au moins " if table is FR else "at least ") + _units(difference, table)
    if difference.at_most:
        return ("jusqu'à " if table is FR else "up to ") + _units(difference, table)
    return (("environ " if table is FR else "about ") if about else "") + _units(difference, table)


def gap(one: When, other: When, language: str = "en", zone: Zone | str = "UTC") -> str:
    """What a list writes between two events: `2 days`, `~2 months`, `≥3 years`; empty if not apart."""
    difference = elapsed(one, other, zone)
    if difference.relation != "apart":
        return ""
    sign = "≥" if difference.at_least else "~" if difference.approximate or difference.years >= _DEEP else ""
    return sign + _units(difference, vocabulary(language))


def duration(span: When, language: str = "en", zone: Zone | str = "UTC") -> str:
    """How long a span lasted: `6 days`, `about 4 years`, `up to 1 year`, `goes on`, `length not known`.

    Empty for what is no span.
    """
    french = vocabulary(language) is FR
    if not span.is_span:
        return ""
    if "unknown" in {span.lo_kind, span.hi_kind}:
        return "durée inconnue" if french else "length not known"
    if span.hi_kind == "open":
        return "se poursuit" if french else "goes on"
    if span.lo_kind == "open":
        return "début inconnu" if french else "start not known"
    lasted = lasting(span, zone)
    return "" if lasted is None else length(lasted, language)


def _units(difference: Elapsed, table: Vocabulary) -> str:
    years = difference.years
    if years >= _DEEP:
        return magnitude_words(years, table)
    counts: list[tuple[int, Unit]]
    match difference.counted:
        case "clock":
            counts = [
                (difference.hours, "hour"),
                (difference.minutes, "minute"),
                (difference.seconds, "second"),
            ]
        case "weeks":
            counts = [(difference.weeks, "week")]
        case "months":
            # Months are counted alone, until they would have to be divided by the reader.
            months = difference.months
            counts = [(months, "month")] if months < _FEW else [(months // 12, "year"), (months % 12, "month")]
            years = counts[0][0] if counts[0][1] == "year" else 0
        case _:
            counts = [(years, "year"), (difference.months, "month"), (difference.days, "day")]
    return _two_largest(counts, table, alone=years >= _LONG)


def _two_largest(counts: list[tuple[int, Unit]], table: Vocabulary, *, alone: bool) -> str:
    """The largest unit that is not zero, and the next smaller one unless it is zero or `alone`."""
    largest = next((index for index, (count, _) in enumerate(counts) if count), len(counts) - 1)
    said = [pair for pair in counts[largest : largest + (1 if alone else 2)] if pair[0] or pair is counts[largest]]
    return (" et " if table is FR else " ").join(counted(count, unit, table) for count, unit in said)


def magnitude_words(years: int, table: Vocabulary, *, up: bool | None = None) -> str:
    """A million years and more: `13.8 billion years`; rounded as `deep.magnitude` does."""
    digits, scale = magnitude(years, up=up)
    if table is not FR:
        return f"{digits} {'billion' if scale == 10**9 else 'million'} years"
    number = digits.replace(",", table.thousands).replace(".", table.decimal)
    plural = "s" if float(digits.replace(",", "")) >= 2 else ""
    return f"{number} {'milliard' if scale == 10**9 else 'million'}{plural} d'années"
