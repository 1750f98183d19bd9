"""How two chronicles agree in words, English and French."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.measure import measure
from timeline_tui.chronicle.measure_words import difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.comparing import Comparison, Pair, Verdict
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When

VERDICT_WORDS: Final[dict[Verdict, tuple[str, str]]] = {
    "conflict": ("dates conflict", "dates en conflit"),
    "perhaps": ("dates may agree", "dates peut-être d’accord"),
    "undated": ("dated in one alone", "datés dans un seul"),
    "finer": ("agree, one more finely", "d’accord, l’un plus précis"),
    "same": ("the same date", "la même date"),
}
ONLY: Final = (("only in 1", "seulement dans 1"), ("only in 2", "seulement dans 2"))


SIGNS: Final[dict[Verdict, str]] = {"conflict": "≠", "perhaps": "≈", "undated": "/", "finer": "~", "same": "="}
"""What stands between two dates."""
_SHORT_OF: Final = {
    "empty": (
        "%s has no events: there is nothing to compare",
        "%s n’a pas d’événements : il n’y a rien à comparer",
    ),
    "undated": (
        "no event of %s has a date: dates can’t be compared",
        "aucun événement de %s n’a de date : pas de dates à comparer",
    ),
    "apart": (
        "no event is in both: none has an id or a title of its own that the other store has, too",
        "aucun événement n’est dans les deux : ni identifiant ni titre commun",
    ),
}


def shortfalls(found: Comparison, language: str = "en") -> Iterator[str]:
    """What can't be compared, and why; nothing where there is something to compare."""
    sides: list[Sequence[Event]] = [
        [*(pair.one for pair in found.pairs), *found.only_one],
        [*(pair.other for pair in found.pairs), *found.only_other],
    ]
    for side, events in enumerate(sides, 1):
        if not any(event.when for event in events):
            yield _SHORT_OF["undated" if events else "empty"][language == "fr"] % side
    if all(sides) and not found.pairs:
        yield _SHORT_OF["apart"][language == "fr"]


def conflicts_words(found: Comparison, language: str = "en") -> str:
    """`3 dates conflict`, `no dates conflict`."""
    count = len(found.of("conflict"))
    if language == "fr":
        return f"{count or 'aucune'} date{'s' * (count > 1)} en conflit"
    return f"{count or 'no'} date{'s' * (count != 1)} conflict{'s' * (count == 1)}"


def verdict_words(verdict: Verdict, language: str = "en") -> str:
    """`dates conflict`, `dates may agree`, `agree, one more finely`, `the same date`, `dated in one alone`."""
    return VERDICT_WORDS[verdict][language == "fr"]


def only_words(side: int, language: str = "en") -> str:
    """`only in 1`; `side` is 0 or 1."""
    return ONLY[side][language == "fr"]


def dates_words(pair: Pair, language: str = "en", zone: str = "UTC") -> str:
    """Both dates, and in a conflict how far apart they are: `2021-01-10 ≠ 11 January 2021, 1 day later`."""
    one, other = (_label(event.when, language) for event in (pair.one, pair.other))
    if pair.verdict == "same":
        return one
    words = f"{one} {SIGNS[pair.verdict]} {other}"
    if pair.verdict == "conflict" and pair.one.when is not None and pair.other.when is not None:
        found = measure(pair.one.when, pair.other.when, zone)
        if found.elapsed.relation == "apart":
            words += f", {difference(found, language)}"
    return words


def _label(when: When | None, language: str) -> str:
    return label(when, language) if when is not None else ("sans date" if language == "fr" else "no date")
