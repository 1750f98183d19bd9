"""Values of cells as an event has them: names, lists, links, evidence, ids, texts that may be HTML."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.formats import markup
from timeline_tui.formats.tables.table import words
from timeline_tui.store.events import ID, RESERVED, slug

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried

_PARTED: Final = re.compile(r"\s*[;|\n]\s*")
_BY_COMMAS: Final = re.compile(r"\s*[;|,\n]\s*")
_ADDRESS: Final = re.compile(r"https?://\S+")
_SENTENCE: Final = re.compile(r"(.+?[.!?…][\"'”’»)\]]*)\s+(?=[\"'“‘«(\[]?[A-ZÀ-ÖØ-Þ0-9])", re.DOTALL)
_ABBREVIATED: Final = re.compile(
    r"\b(?:[A-Za-z]|St|Mr|Mrs|Ms|Dr|Prof|Gen|Capt|Col|Gov|Sen|Rep|Lt|Sgt|Jr|Sr|No|vs|approx|ca|esp|Inc|Co|Ltd|Mt|Ft)\.$"
)
LONGEST_TITLE: Final = 120
"""Characters of the longest title that is made of a text."""


def names(value: object, *, commas: bool = False) -> list[str]:
    """One or several names: a list, or a text parted by semicolons, bars or line breaks, with `commas` by those too.

    >>> names("Ann; Bob")
    ['Ann', 'Bob']
    """
    if isinstance(value, str) and value.startswith("[") and isinstance(found := _json(value), list):
        value = found
    if isinstance(value, list):
        return [name for each in value if (name := words(each))]
    parted = (_BY_COMMAS if commas else _PARTED).split(words(value))
    return [markup.words(name) for name in parted if name]


def title_of(text: str) -> str:
    """The first sentence of a text, cut at a word where it is long.

    >>> title_of("St. Peter's is begun. It takes 120 years.")
    "St. Peter's is begun"
    """
    line = " ".join(text.split())
    start = 0
    while found := _SENTENCE.match(line, start):
        sentence = line[: found.end(1)]
        if not _ABBREVIATED.search(sentence):
            line = sentence.removesuffix(".")
            break
        start = found.end(1)
        if start > LONGEST_TITLE:
            break
    if len(line) <= LONGEST_TITLE:
        return line
    return f"{line[:LONGEST_TITLE].rpartition(' ')[0] or line[: LONGEST_TITLE - 1]}…"


def tables(value: object, needed: str) -> list[dict[str, Any]] | None:
    """A list of tables that each have the key `needed`, as they stand in JSON; None where the value is no such list."""
    found = _json(value) if isinstance(value, str) else value
    if isinstance(found, dict):
        found = [found]
    if isinstance(found, list) and found and all(isinstance(each, dict) and needed in each for each in found):
        return found
    return None


class Names:
    """Ids of events and of sources, made to fit."""

    def __init__(self, carried: Carried) -> None:
        self._carried = carried
        self._ids: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._rewritten = ""

    def id(self, written: str) -> str:
        """An id as ours are: a-z, 0-9, hyphens."""
        if not written or (ID(written) and written not in RESERVED):
            return written
        made = self._ids.get(written)
        if made is None:
            made = slug(written)
            made = f"{made}-event" if made in RESERVED else made
            self._ids[written] = made
            self._rewritten = (
                self._rewritten or f'ids are written with a-z, 0-9 and hyphens: "{written}" is {made or "?"}'
            )
        return made

    def source(self, written: str) -> str:
        """The id of a source that a cell names by its title or its address; it is declared at its first."""
        known = self._sources.get(written)
        if known is None:
            base = slug(re.sub(r"^https?://(?:www\.)?", "", written))[:40].strip("-") or "source"
            known, number = base, 2
            taken = set(self._sources.values())
            while known in taken:
                known, number = f"{base}-{number}", number + 1
            self._sources[written] = known
            table = {"id": known, "url" if _ADDRESS.fullmatch(written) else "title": written}
            self._carried.preface.setdefault("source", []).append(table)
        return known

    def declare(self, name: str) -> None:
        """A source that evidence names by its id, and nothing says more of."""
        if name and name not in self._sources:
            self._sources[name] = name
            self._carried.preface.setdefault("source", []).append({"id": name})

    @property
    def said(self) -> str:
        """What is to be said of ids that were made anew."""
        return self._rewritten


def evidence(value: object, own: Names) -> list[dict[str, Any]]:
    """Evidence: as JSON, or the titles and addresses of sources."""
    found = tables(value, "source")
    if found is not None:
        for each in found:
            if isinstance(each["source"], str):
                own.declare(each["source"])
        return found
    return [{"source": own.source(name)} for name in names(value)]


def address(text: str) -> str:
    """The first address in a text, else the text."""
    found = _ADDRESS.search(text)
    return found[0] if found and found[0] != text else text


def _json(text: str) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found
