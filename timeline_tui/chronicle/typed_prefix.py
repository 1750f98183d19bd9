"""What somebody who is still typing may be about to type: the text, completed in every usual way.

These are candidates only; whether one can be read is the reader's to say.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.typed_words import ENGLISH, FRENCH, Words, fold
from timeline_tui.chronicle.zones import ABBREVIATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURES: Final = (
    *("0", "00", "000", "021", "1", "01", "0-01", "1-01", "01-10", "-01", "-01-10", "-10", "W01", "Q1", "X"),
    *(":00", "00:00", "10:00", "0:00", "T10:00", "/2021", "/021", "1/2021", "]", "}", ",2022]", "2022]"),
)
"""What figures and signs go on with."""
_ENGLISH_TAILS: Final = (
    *("", " 2021", " 10 2021", " January 2021", " 15 January 2021", " of 2021", " BCE", " half of 2021"),
    *("st century", "nd century", "rd century", "th century", " century", "s", "st January 2021"),
    *(
        " days ago",
        " ago",
        " 3 days",
        " days",
        " year",
        " monday",
        " and 2022",
        " 1990s",
        " million years ago",
        " 2021 and 2022",
        " 1950 (1900–1999)",
        " 2020 to 2021",
    ),
)
_FRENCH_TAILS: Final = (
    *("", " 2021", " janvier 2021", " 15 janvier 2021", " de 2021", " av. J.-C.", " siècle", "e siècle"),
    *("er janvier 2021", "er siècle", "e trimestre 2021", "er trimestre 2021", " trimestre 2021", " 1990"),
    *(" 3 jours", " jours", " dernier", " dernière", " et 2022", " au 15 janvier 2021", " millions d'années"),
    *(" 2021 et 2022", " 10 au 15 janvier 2021", " 1950 (1900–1999)", " 2020 à 2021", "à 2021"),
)


def completions(text: str, *, french: bool) -> Iterator[str]:
    """`text` with its last word completed and the usual tails added, the likeliest first."""
    yield from _with_zone(text)
    tails = _FRENCH_TAILS if french else _ENGLISH_TAILS
    for start in (text, *_with_last_word(text, FRENCH if french else ENGLISH)):
        for tail in (*tails, *(_FIGURES if start is text else ())):
            yield start.rstrip() + tail if tail.startswith(" ") else start + tail


def _with_zone(text: str) -> Iterator[str]:
    """A zone that is begun after a time; one is enough, because they are read alike."""
    clock, _, begun = text.rpartition(" ")
    if clock[-3:-2] == ":" and begun:
        names = (name for name in _zones() if name.casefold().startswith(begun.casefold()))
        yield from (f"{clock} {name}" for name in islice(names, 1))


def _with_last_word(text: str, words: Words) -> Iterator[str]:
    """`text` with the word that it breaks off in: `10 janv` gives `10 janvier`."""
    folded = fold(text)
    tables = (
        words.months,
        words.weekdays,
        words.units,
        words.days,
        words.numbers,
        words.ordinals,
        words.seasons,
    )
    known = dict.fromkeys((*(word for table in tables for word in table), *words.frame))
    for word in known:
        begun = _begun(folded, fold(word))
        if begun:
            yield text[: len(text) - begun] + word


def _begun(text: str, word: str) -> int:
    """How many characters at the end of `text` begin `word`: a word's start, not the middle of one."""
    for length in range(min(len(word), len(text)), 0, -1):
        start = len(text) - length
        if text.endswith(word[:length]) and (start == 0 or not text[start - 1].isalpha()):
            return length
    return 0


def _zones() -> tuple[str, ...]:
    from zoneinfo import available_timezones  # noqa: PLC0415  reads the folders of the zone data

    return (*ABBREVIATIONS, *sorted(available_timezones()))
