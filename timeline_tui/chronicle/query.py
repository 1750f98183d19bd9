"""The filter language: words, "exact phrases", -not, OR, brackets, /regex/, fields, dates with two answers.

Clauses side by side must all match; `OR` binds least of all: `a b OR c` is `(a b) OR c`. Values of one field
apart by commas are any of them: `lane:courts,hosting`. `parse` makes a frozen `Query` of a text, `toggle`
puts a facet's value into a text or takes it out. The grammar is `query_grammar.py`'s, what clauses answer is
`clauses.py`'s and `date_clauses.py`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.clauses import AllOf, Clause, FieldClause, OnlyCertain, StateClause, Words
from timeline_tui.chronicle.facets import STATE_FACETS
from timeline_tui.chronicle.folding import fold
from timeline_tui.chronicle.query_grammar import LONGEST, QueryRefusal, parts_of, span_of, tree_of
from timeline_tui.chronicle.query_reader import Reader, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.clauses import Answer, Whole

__all__ = ["Placed", "Query", "QueryRefusal", "parse", "toggle"]

_PLAIN_WORDS: Final = re.compile(r"\w+(?:\s+\w+)*")
"""What needs no grammar, which takes 50 ms to load."""
_BARE: Final = re.compile(r'[^\s(),"]+')


class Placed(NamedTuple):
    """A clause that every event must match, and where it stands in the query: `[start, end)`."""

    clause: Clause
    start: int
    end: int

    def facets(self, name: str) -> tuple[str, ...]:
        """The values of a facet that it asks for; none where it is of another facet, or no facet's."""
        clause = self.clause
        return clause.facets(name) if isinstance(clause, FieldClause | StateClause) else ()


@dataclass(frozen=True, slots=True)
class Query:
    """A filter that was read; equal to another where both are written alike and read alike."""

    text: str
    clauses: tuple[Placed, ...]

    @property
    def only_certain(self) -> bool:
        """Whether what matches only possibly is hidden."""
        return any(isinstance(placed.clause, OnlyCertain) for placed in self.clauses)

    def bind(self, whole: Whole) -> Answer:
        """The query ready to be asked of events of `whole`; raises Refusal for an `@id` that is missing."""
        return AllOf(tuple(placed.clause for placed in self.clauses)).bind(whole)

    def written(self, placed: Placed) -> str:
        """A clause of this query as it is written."""
        return self.text[placed.start : placed.end]

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a facet that the query asks for: what the filter pane ticks."""
        return tuple(value for placed in self.clauses for value in placed.facets(name))

    def without(self, name: str) -> Query | None:
        """The query less its clauses on a facet, None where none is left: what that facet is counted over."""
        kept = [placed for placed in self.clauses if not placed.facets(name)]
        if len(kept) == len(self.clauses):
            return self
        texts = [self.written(placed) for placed in kept]
        return Query(" ".join(texts), tuple(_side_by_side(kept, texts))) if kept else None


def _side_by_side(clauses: Sequence[Placed], texts: Sequence[str]) -> Iterator[Placed]:
    at = 0
    for placed, text in zip(clauses, texts, strict=True):
        yield placed._replace(start=at, end=at + len(text))
        at += len(text) + 1


def parse(text: str, *, zone: str = "UTC", language: str = "en") -> Query | None:
    """The query of `text`, None where it is blank.

    Dates belong to `zone`, an IANA name; those that are no form of the file are read as people type them, in
    `language`, `en` or `fr`, and then in the other.

    Raises QueryRefusal, which names the clause that can't be read. An `@id` is looked up when a chronicle is
    filtered: `Chronicle.matching` raises Refusal for one that is not there.
    """
    text = text.strip()
    if not text:
        return None
    if _PLAIN_WORDS.fullmatch(text) and "OR" not in text and len(text) <= LONGEST:
        words = (Placed(Words(found[0]), *found.span()) for found in re.finditer(r"\w+", text))
        return Query(text, tuple(words))
    tree = tree_of(text)
    reader = Reader(zone, language)
    parts = parts_of(tree)
    if not parts:
        return Query(text, (Placed(reader.read(tree), 0, len(text)),))
    return Query(text, tuple(Placed(reader.read(part, top=True), *span_of(part)) for part in parts))


def toggle(text: str, name: str, value: str) -> str:
    """The query `text` with a facet's value put in, or taken out where it is in.

    Values of one facet stand in one clause, apart by commas: any of them matches. Only a clause that every
    event must match is changed; everything else stays as it is written. A query that can't be read only
    grows.

    >>> toggle("parler", "lane", "courts")
    'parler lane:courts'
    >>> toggle("parler lane:courts,hosting", "lane", "courts")
    'parler lane:hosting'
    >>> toggle("a OR b", "tag", "x")
    '(a OR b) tag:x'
    """
    text = text.strip()
    states = STATE_FACETS.get(name)
    field = "is" if states else name
    spelt = value.replace('"', "*")  # a quote can't be quoted; any character stands for it
    new = f"{field}:{_written(spelt)}"
    if not text:
        return new
    try:
        tree = tree_of(text)
    except QueryRefusal:
        return f"{text} {new}"
    parts = parts_of(tree)
    if not parts:
        return f"({text}) {new}"
    clauses = []
    for part in parts:
        written = str(part.children[0]) if part.data == "field" else ""
        if written.lower().startswith(f"{field}:"):
            values = values_of(written[len(field) + 1 :])
            if states is None or set(values) <= set(states):
                clauses.append((span_of(part), values))
    asked = fold(spelt)
    ticked = [clause for clause in clauses if asked in map(fold, clause[1])]
    for (start, end), values in reversed(ticked):
        text = _replaced(text, start, end, field, [value for value in values if fold(value) != asked])
    if ticked:
        return text
    if clauses:
        (start, end), values = clauses[0]
        return _replaced(text, start, end, field, [*values, spelt])
    return f"{text} {new}"


def _replaced(text: str, start: int, end: int, field: str, values: Sequence[str]) -> str:
    """`text` with other values in the clause at `[start, end)`; without any, the clause goes."""
    if values:
        return f"{text[:start]}{field}:{','.join(map(_written, values))}{text[end:]}"
    return f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()


def _written(value: str) -> str:
    return value if _BARE.fullmatch(value) else f'"{value}"'
