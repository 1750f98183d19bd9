"""How two chronicles agree in words, English and French."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.measure import measure
from timeline_tui.chronicle.measure_words import difference

if TYPE_CHECKING:
    from timeline_tui.chronicle.comparing import Pair, Verdict
    from timeline_tui.chronicle.when import When

VERDICT_WORDS: Final[dict[Verdict, tuple[str, str]]] = {
    "conflict": ("dates conflict", "dates en conflit"),
    "perhaps": ("dates may agree", "dates peut-être d’accord"),
    "undated": ("dated in one alone", "datés dans un seul"),
    "finer": ("agree, one more finely", "d’accord, l’un plus précis"),
    "same": ("the same date", "la même date"),
}
ONLY: Final = (("only in 1", "seulement dans 1"), ("only in 2", "seulement dans 2"))


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
    sign = {"conflict": "≠", "perhaps": "≈", "undated": "/", "finer": "~"}[pair.verdict]
    words = f"{one} {sign} {other}"
    if pair.verdict == "conflict" and pair.one.when is not None and pair.other.when is not None:
        found = measure(pair.one.when, pair.other.when, zone)
        if found.elapsed.relation == "apart":
            words += f", {difference(found, language)}"
    return words


def _label(when: When | None, language: str) -> str:
    return label(when, language) if when is not None else ("sans date" if language == "fr" else "no date")
