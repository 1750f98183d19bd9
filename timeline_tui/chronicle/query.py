"""The filter language: words, "exact phrases", -not, OR, brackets, /regex/, fields, and dates with two answers.

`parse` makes a frozen `Query` of a text; `clauses.py` says what each clause answers of an event. The grammar is
lark's and is loaded when the first query is read. Manual: docs/queries.md.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.clauses import (
    AllOf,
    AnyOf,
    Clause,
    DateClause,
    FieldClause,
    Not,
    Regex,
    StateClause,
    Words,
)
from timeline_tui.chronicle.facets import FIELDS, STATES
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lark import Lark, Token, Tree

    from timeline_tui.chronicle.when import When

DATE_FIELDS: Final = ("before", "after", "on", "during")
_ALL_FIELDS: Final = (*FIELDS, "is", *DATE_FIELDS)
_STATES: Final = (*STATES, "certain")
_LONGEST: Final = 4_000
_LONGEST_REGEX: Final = 200
_NESTED: Final = re.compile(r"\([^()]*[*+}][^()]*\)\s*[*+{]")

GRAMMAR: Final = r"""
    ?start: any
    ?any: all ("OR" all)*                       -> any
    ?all: part+                                 -> all
    ?part: "-" part                             -> negation
         | "(" any ")"
         | REGEX                                -> regex
         | FIELD                                -> field
         | PHRASE                               -> phrase
         | WORD                                 -> word

    FIELD.3: /[A-Za-z]+:(?:"[^"]*"|[^\s()"]+)(?:,(?:"[^"]*"|[^\s()",]+))*/
    PHRASE.2: /"[^"]*"/
    REGEX.2: /\/(?:\\.|[^\/\\])+\//
    WORD.1: /(?!OR(?:\s|\)|$))[^\s()"\-\/][^\s()"]*/
    %ignore /\s+/
"""


class QueryRefusal(Refusal):
    """A query that can't be read: the clause stands at `[start, end)` of its text."""

    def __init__(self, sentence: str, *, text: str, start: int, mend: str = "") -> None:
        super().__init__(sentence, text=text, mend=mend)
        self.start = start
        self.end = start + len(text)


@dataclass(frozen=True, slots=True)
class Query:
    """A filter that was read: its text, the clause of the whole, and whether only certain matches are kept."""

    text: str
    clause: Clause
    only_certain: bool = False

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a facet that the query asks for at its top level: what the filter pane ticks."""
        return tuple(
            value
            for clause in self.top()
            if isinstance(clause, (FieldClause, StateClause)) and clause.facets(name)
            for value in clause.facets(name)
        )

    def top(self) -> Sequence[Clause]:
        """The clauses that an event must all match."""
        return self.clause.parts if isinstance(self.clause, AllOf) else (self.clause,)

    def without(self, name: str) -> Query | None:
        """The query less its top-level clauses on a facet: what the facet's own counts are taken over."""
        kept = tuple(part for part in self.top() if not _on_facet(part, name))
        if len(kept) == len(self.top()):
            return self
        return Query("", AllOf(kept), self.only_certain) if kept else None


def _on_facet(clause: Clause, name: str) -> bool:
    return isinstance(clause, (FieldClause, StateClause)) and bool(clause.facets(name))


def parse(text: str, *, zone: str = "UTC", language: str = "en") -> Query | None:
    """The query of `text`, None where it is blank; dates belong to `zone`, typed ones are read in `language` too.

    Raises QueryRefusal, which names the clause that can't be read.
    """
    from lark.exceptions import UnexpectedInput  # noqa: PLC0415 (50 ms that no start-up pays)

    if not text.strip():
        return None
    if len(text) > _LONGEST:
        raise QueryRefusal(f"a query has at most {_LONGEST} characters", text=text[:20], start=0)
    try:
        tree = _grammar().parse(text)
    except UnexpectedInput as error:
        raise _unexpected(text, error.pos_in_stream or 0) from None  # type: ignore[redundant-expr] # lark annotates None, and gives a number
    except RecursionError:
        raise QueryRefusal("the brackets of this query are too deep", text=text[:20], start=0) from None
    reader = _Reader(zone, language)
    clause = reader.read(tree)
    return Query(text.strip(), clause, reader.only_certain)


@cache
def _grammar() -> Lark:
    from lark import Lark  # noqa: PLC0415 (50 ms that no start-up pays)

    return Lark(GRAMMAR, parser="lalr", propagate_positions=True)


def _unexpected(text: str, at: int) -> QueryRefusal:
    """Say what a query stumbles over: a quote or a bracket that is not closed, or a sign out of place."""
    if at < 0 or at >= len(text):
        at = len(text.rstrip()) - 1
    rest = text[at:].split(maxsplit=1)[0] if text[at:].split() else text[-1:]
    if text.count('"') % 2:
        start = text.rindex('"')
        return QueryRefusal(
            f'{text[start:]} is not closed; add a "', text=text[start:], start=start, mend=text[start:] + '"'
        )
    if text.count("(") > text.count(")"):
        start = text.rindex("(")
        return QueryRefusal(
            f'"{text[start:]}" is not closed; add a )',
            text=text[start:],
            start=start,
            mend=text[start:] + ")",
        )
    if rest.startswith(")"):
        return QueryRefusal('")" closes nothing; take it out', text=")", start=at)
    if rest in {"OR", "-"}:
        return (
            QueryRefusal(f'"{rest}" needs something on each side', text=rest, start=at)
            if rest == "OR"
            else (QueryRefusal('"-" needs what it is to leave out: -tag:lawsuit', text="-", start=at))
        )
    return QueryRefusal(
        f'"{rest}" can\'t be read here; put it in quotes: "\\"{rest}\\""',
        text=rest,
        start=at,
        mend=f'"{rest}"',
    )


class _Reader:
    """Makes clauses of the tree."""

    def __init__(self, zone: str, language: str) -> None:
        self._zone = zone
        self._language = language
        self.only_certain = False

    def read(self, tree: Tree[Token], *, top: bool = True) -> Clause:
        """The clause of a tree; `top` where an event must match it for the whole to match."""
        children = tree.children
        match tree.data:
            case "any" | "all" if len(children) == 1:
                return self._inner(children[0], top=top)
            case "any":
                return AnyOf(tuple(self._inner(child, top=False) for child in children))
            case "all":
                return AllOf(tuple(self._inner(child, top=top) for child in children))
            case "negation":
                return Not(self._inner(children[0], top=False))
        token = children[0]
        assert isinstance(token, str)
        return self._leaf(str(tree.data), token, top=top)

    def _inner(self, child: Tree[Token] | Token, *, top: bool) -> Clause:
        assert not isinstance(child, str)
        return self.read(child, top=top)

    def _leaf(self, kind: str, token: Token, *, top: bool) -> Clause:
        match kind:
            case "regex":
                return _regex(token)
            case "field":
                return self._field(token, top=top)
            case "phrase":
                return Words(token[1:-1])
            case _:
                return Words(str(token))

    def _field(self, token: Token, *, top: bool) -> Clause:
        name, _, written = token.partition(":")
        name = name.lower()
        if name not in _ALL_FIELDS:
            raise _no_field(token, name, written)
        if name == "is":
            return self._state(token, written, top=top)
        if name in DATE_FIELDS:
            return self._date(token, name, written)
        return FieldClause(name, _values(written))

    def _state(self, token: Token, written: str, *, top: bool) -> Clause:
        words = tuple(word.lower() for word in _values(written))
        for word in words:
            if word not in _STATES:
                near = _nearest(word, _STATES)
                offer = f"; did you mean is:{near}?" if near else f"; there are {', '.join(_STATES)}"
                raise QueryRefusal(
                    f'"{token}": nothing is {word}{offer}',
                    text=str(token),
                    start=_start(token),
                    mend=f"is:{near}",
                )
        if "certain" in words:
            if not top or len(words) > 1:
                raise QueryRefusal(
                    f'"{token}" keeps the certain matches of the whole query; it stands alone',
                    text=str(token),
                    start=_start(token),
                )
            self.only_certain = True
            return AllOf(())
        return StateClause(words)

    def _date(self, token: Token, name: str, written: str) -> Clause:
        text = written[1:-1] if written.startswith('"') and written.endswith('"') else written
        if text.startswith("@"):
            return DateClause(name, text, None, str(token))
        try:
            when = _read_date(text, self._zone, self._language)
        except Refusal as refusal:
            raise QueryRefusal(
                f'"{token}": {refusal}', text=str(token), start=_start(token), mend=refusal.mend
            ) from None
        return DateClause(name, text, when, str(token))


def _read_date(text: str, zone: str, language: str) -> When:
    """A date of the file's forms, else as people type it, in the screen's language and then in the other."""
    from timeline_tui.chronicle.typed import read_typed  # noqa: PLC0415 (dateutil's parser comes late)

    place = find(zone)
    try:
        return read(text, place)
    except Refusal as refused:
        for tongue in (language, "en" if language == "fr" else "fr"):
            try:
                return read_typed(text, tongue, today=int(time.time()), zone=place)
            except Refusal:
                continue
        raise refused from None


def _regex(token: Token) -> Regex:
    """A pattern between slashes; refused where it could take for ever, or is no pattern."""
    source = token[1:-1]
    start = _start(token)
    if len(source) > _LONGEST_REGEX or _NESTED.search(source):
        raise QueryRefusal(
            f'"{token}" could take for ever: no repeat within a repeat, at most {_LONGEST_REGEX} characters',
            text=str(token),
            start=start,
        )
    try:
        return Regex(re.compile(source, re.IGNORECASE))
    except (re.error, OverflowError, RecursionError) as error:
        raise QueryRefusal(f'"{token}" is not a pattern: {error}', text=str(token), start=start) from None


def _nearest(word: str, known: Sequence[str]) -> str:
    """The known word that is most like `word`, or empty."""
    from difflib import get_close_matches  # noqa: PLC0415 (only where something is misspelt)

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.5)), "")


def _start(token: Token) -> int:
    return token.start_pos or 0


def _values(written: str) -> tuple[str, ...]:
    """Values apart by commas, each bare or in quotes."""
    return tuple(
        value[1:-1] if value.startswith('"') else value for value in re.findall(r'"[^"]*"|[^,"]+', written) if value
    )


def _no_field(token: Token, name: str, written: str) -> QueryRefusal:
    near = _nearest(name, _ALL_FIELDS)
    offer = (
        f"`{near}:{written}`?"
        if near
        else f'the fields are {", ".join(_ALL_FIELDS)}; for the words themselves write "{token}" in quotes'
    )
    return QueryRefusal(
        f"`{name}:` is not a field: {offer}",
        text=str(token),
        start=_start(token),
        mend=f"{near}:{written}" if near else "",
    )


# --- a facet in the text of a query --------------------------------------------------------------------

_STATE_FACETS: Final = ("doubt", "kind")


def toggle(text: str, name: str, value: str) -> str:
    """The query `text` with a facet's value put in, or taken out where it is in.

    Values of one facet stand in one clause, apart by commas: any of them matches. Only a clause at the top level is
    changed; everything else stays as it is written.

    >>> toggle("parler", "lane", "courts")
    'parler lane:courts'
    >>> toggle("parler lane:courts,hosting", "lane", "courts")
    'parler lane:hosting'
    """
    field = "is" if name in _STATE_FACETS else name
    for begin, end in _top_level(text, field):
        kept = list(_values(text[begin + len(field) + 1 : end]))
        if name in _STATE_FACETS and not set(kept) <= set(STATES):
            continue
        kept = [other for other in kept if other != value] if value in kept else [*kept, value]
        clause = f"{field}:{','.join(map(_written, kept))}" if kept else ""
        return " ".join(f"{text[:begin]}{clause}{text[end:]}".split(" ")).replace("  ", " ").strip()
    return f"{text.strip()} {field}:{_written(value)}".strip()


def _top_level(text: str, field: str) -> Iterator[tuple[int, int]]:
    """Where clauses of a field stand outside brackets, not negated and not beside an OR."""
    if re.search(r"\bOR\b", text):
        return
    depth = 0
    pattern = r'"[^"]*"|[()]|(?<![^\s])' + re.escape(field) + r':(?:"[^"]*"|[^\s()",]+)(?:,(?:"[^"]*"|[^\s()",]+))*'
    for found in re.finditer(pattern, text, re.IGNORECASE):
        if found[0] in "()":
            depth += 1 if found[0] == "(" else -1
        elif depth == 0 and not found[0].startswith('"'):
            yield found.span()


def _written(value: str) -> str:
    return value if re.fullmatch(r"[^\s(),\"]+", value) else '"' + value.replace('"', "") + '"'
