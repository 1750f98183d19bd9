"""Folding: text as a search sees it, without case, accents, typographic quotes or odd spaces."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.event import all_words

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event

_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "œ": "oe", "æ": "ae"})


def fold(text: str) -> str:
    r"""`text` for comparing: `Hébergé « ici »` and `heberge " ici "` are not told apart by accents, case or spaces.

    >>> fold("L’Hébergement\u00a0!")
    "l'hebergement !"
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    marks_off = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(marks_off.casefold().translate(_PLAIN).split())


def searched(event: Event) -> str:
    """Everything of an event that words are looked for in, folded; parts are apart by a line break."""
    parts = [
        event.id,
        *all_words(event.title),
        *all_words(event.summary),
        *event.who,
        event.where,
        *event.tags,
        event.claim_by,
        *(words for evidence in event.evidence for words in all_words(evidence.quote)),
    ]
    return "\n".join(fold(part) for part in parts if part)
