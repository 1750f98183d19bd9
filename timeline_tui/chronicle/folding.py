"""Folding: text as a search sees it, without case, accents, typographic quotes or odd spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.event import all_words

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event

_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "œ": "oe", "æ": "ae", "\u0131": "i"}
)
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
_APART: Final = "\0"
"""Between the parts of an event while they are folded as one text: no space, so that it outlives folding."""


def fold(text: str) -> str:
    """`text` for comparing: case, accents, kinds of quotes and of spaces make no difference.

    >>> fold("L’Hébergement  ici")
    "l'hebergement ici"
    """
    if not text.isascii():
        text = _FOREIGN.sub(_folded_run, text)
    return " ".join(text.lower().split())


def without_accents(text: str) -> str:
    """`text` less its accents, its case kept: what a pattern has to be to meet folded text."""
    return _FOREIGN.sub(lambda run: _unmarked(run[0]), text)


def _folded_run(run: re.Match[str]) -> str:
    return _folded(run[0])


@lru_cache(maxsize=4096)
def _folded(run: str) -> str:
    """A run of characters beyond ASCII; the same few come up again and again."""
    return _unmarked(run).casefold().translate(_PLAIN)


def _unmarked(run: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", run) if not unicodedata.combining(c))


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
    ]
    for evidence in event.evidence:
        parts += all_words(evidence.quote)
    return fold(_APART.join(filter(None, parts))).replace(_APART, "\n")
