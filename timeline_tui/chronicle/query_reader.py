"""From the tree of a query to its clauses; every clause that can't be read is refused in its place."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final, cast

from timeline_tui.chronicle.clauses import (
    AllOf,
    AnyOf,
    Clause,
    FieldClause,
    Not,
    OnlyCertain,
    Regex,
    StateClause,
    Words,
)
from timeline_tui.chronicle.date_clauses import DateClause, DateField
from timeline_tui.chronicle.facets import FIELDS, STATES
from timeline_tui.chronicle.patterns import compiled
from timeline_tui.chronicle.query_grammar import QueryRefusal, branches
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lark import Token, Tree

    from timeline_tui.chronicle.when import When

DATE_FIELDS: Final = ("before", "after", "on", "during")
ALL_FIELDS: Final = (*FIELDS, "is", *DATE_FIELDS)
_STATES: Final = (*STATES, "certain")
_VALUE: Final = re.compile(r'"([^"]*)"|([^,"]+)')


def values_of(written: str) -> tuple[str, ...]:
    """The values after a field's colon: apart by commas, each bare or in quotes."""
    return tuple(quoted or bare for quoted, bare in _VALUE.findall(written) if quoted or bare)


class Reader:
    """Makes clauses; dates belong to `zone`, those in words are read in `language` first."""

    def __init__(self, zone: str, language: str) -> None:
        self._zone = zone
        self._language = language

    def read(self, tree: Tree[Token], *, top: bool = False) -> Clause:
        """The clause of a tree; `top` where it stands by itself, not within another."""
        match tree.data:
            case "start" | "all":
                inner = tuple(map(self.read, branches(tree)))
                if len(inner) == 1:
                    return inner[0]
                return AnyOf(inner) if tree.data == "start" else AllOf(inner)
            case "group":
                return self.read(branches(tree)[0])
            case "negation":
                return Not(self.read(branches(tree)[0]))
        return self._leaf(str(tree.data), cast("Token", tree.children[0]), top=top)

    def _leaf(self, kind: str, token: Token, *, top: bool) -> Clause:
        match kind:
            case "regex":
                return _regex(token)
            case "field":
                return self._field(token, top=top)
            case "phrase":
                return Words(token[1:-1])
        name = token.removesuffix(":").lower()
        if token.endswith(":") and name in ALL_FIELDS:
            raise _refused(token, f'"{token}" needs a value, right after the colon')
        return Words(str(token))

    def _field(self, token: Token, *, top: bool) -> Clause:
        name, _, written = token.partition(":")
        name = name.lower()
        if name in DATE_FIELDS:
            return self._date(token, cast("DateField", name), written)
        if name not in ALL_FIELDS:
            raise _no_field(token, name, written)
        values = values_of(written)
        if not values:
            raise _refused(token, f'"{token}" needs a value')
        return _state(token, values, top=top) if name == "is" else FieldClause(name, values)

    def _date(self, token: Token, name: DateField, written: str) -> Clause:
        text = written.removeprefix('"').removesuffix('"')
        if text.startswith("@"):
            if text == "@":
                raise _refused(token, f'"{token}" needs the id of an event')
            return DateClause(name, anchor=text[1:])
        try:
            return DateClause(name, when=self._read_date(text))
        except Refusal as refusal:
            mend = f"{name}:{refusal.mend}" if refusal.mend else ""
            raise _refused(token, f'"{token}": {refusal}', mend) from None

    def _read_date(self, text: str) -> When:
        """A date of the file's forms, else as people type it, in this language and then in the other."""
        zone = find(self._zone)
        try:
            return read(text, zone)
        except Refusal as refused:
            from timeline_tui.chronicle.typed import read_typed  # noqa: PLC0415 (dateutil's parser comes late)

            for tongue in (self._language, "en" if self._language == "fr" else "fr"):
                try:
                    return read_typed(text, tongue, today=int(time.time()), zone=zone)
                except Refusal:
                    continue
            raise refused from None


def _state(token: Token, values: Sequence[str], *, top: bool) -> Clause:
    words = tuple(word.lower() for word in values)
    for word in words:
        if word not in _STATES:
            near = _nearest(word, _STATES)
            offer = f"did you mean is:{near}?" if near else f"there are {', '.join(_STATES)}"
            raise _refused(token, f'"{token}": nothing is {word}; {offer}', f"is:{near}" if near else "")
    if "certain" not in words:
        return StateClause(words)
    if not top or len(words) > 1:
        raise _refused(token, f'"{token}" keeps the certain matches of the whole query; it stands alone')
    return OnlyCertain()


def _regex(token: Token) -> Regex:
    try:
        return Regex(compiled(token[1:-1]))
    except ValueError as error:
        raise _refused(token, f'"{token}" {error}') from None


def _no_field(token: Token, name: str, written: str) -> QueryRefusal:
    near = _nearest(name, ALL_FIELDS)
    if near:
        mend = f"{near}:{written}"
        return _refused(token, f"`{name}:` is not a field: `{mend}`?", mend)
    mend = '"' + token.replace('"', "") + '"'
    known = ", ".join(ALL_FIELDS)
    return _refused(token, f"`{name}:` is not a field; there are {known}; as words: {mend}", mend)


def _nearest(word: str, known: Sequence[str]) -> str:
    """The known word that is most like `word`, or empty."""
    from difflib import get_close_matches  # noqa: PLC0415 (only where something is misspelt)

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.5)), "")


def _refused(token: Token, sentence: str, mend: str = "") -> QueryRefusal:
    return QueryRefusal(sentence, text=str(token), start=token.start_pos or 0, mend=mend)
