"""What each clause of a filter answers of an event: no, possible or certain (Kleene's logic).

Only dates have the middle answer; their clauses are `date_clauses.py`'s. A clause is bound once to the
chronicle that it filters, and the bound one is asked of every event.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from timeline_tui.chronicle.answers import Match
from timeline_tui.chronicle.facets import STATE_FACETS, STATES, VALUES
from timeline_tui.chronicle.folding import fold
from timeline_tui.chronicle.refusal import Refusal

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from timeline_tui.chronicle.event import Event

    Answer = Callable[[int, Event], Match]
    """What a bound clause says of the event of a row of the whole."""

_LOOKED_THROUGH: Final = 20_000
"""Characters of an event that a pattern is looked for in."""
_PATIENCE: Final = 3.0
"""Seconds after which a pattern is given up between two events."""
_YES_OR_NO: Final = (Match.NO, Match.CERTAIN)
_OPPOSITE: Final = (Match.CERTAIN, Match.POSSIBLE, Match.NO)


class Whole(Protocol):
    """What a clause asks of the chronicle that it filters."""

    def get(self, event_id: str) -> Event | None:
        """The event of an id."""

    def searched(self, row: int) -> str:
        """The folded text of a row."""

    def nearest_id(self, event_id: str) -> str:
        """The id most like this one, or empty."""


class Clause(Protocol):
    """A part of a filter."""

    def bind(self, whole: Whole) -> Answer:
        """The clause ready to be asked of events of `whole`; raises Refusal for an `@id` that is missing."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part: the least of their answers."""

    parts: tuple[Clause, ...]

    def bind(self, whole: Whole) -> Answer:
        """Stops at the first no."""
        answers = [part.bind(whole) for part in self.parts]
        if len(answers) == 1:
            return answers[0]

        def answer(row: int, event: Event) -> Match:
            least = Match.CERTAIN
            for each in answers:
                said = each(row, event)
                if not said:
                    return said
                least = min(least, said)
            return least

        return answer


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any part: the greatest of their answers."""

    parts: tuple[Clause, ...]

    def bind(self, whole: Whole) -> Answer:
        """The greatest answer."""
        answers = [part.bind(whole) for part in self.parts]
        return lambda row, event: max(each(row, event) for each in answers)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite: possible stays possible."""

    part: Clause

    def bind(self, whole: Whole) -> Answer:
        """Certain for no, no for certain."""
        inner = self.part.bind(whole)
        return lambda row, event: _OPPOSITE[inner(row, event)]


@dataclass(frozen=True, slots=True)
class OnlyCertain:
    """`is:certain`: hides what the rest of the query answers possibly; by itself it hides nothing."""

    def bind(self, whole: Whole) -> Answer:
        """Certain of every event: the chronicle keeps the certain ones of the whole query."""
        del whole
        return lambda _row, _event: Match.CERTAIN


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand together somewhere in the event, without regard to case and accents."""

    text: str

    def bind(self, whole: Whole) -> Answer:
        """Looks through the folded text."""
        needle, searched = fold(self.text), whole.searched
        return lambda row, _event: _YES_OR_NO[needle in searched(row)]


@dataclass(frozen=True, slots=True)
class Regex:
    """A pattern, found anywhere in the event's folded text; `pattern` is without accents itself."""

    pattern: re.Pattern[str]

    def bind(self, whole: Whole) -> Answer:
        """Looks through 20,000 characters of each event; raises Refusal where all of it takes too long."""
        search, searched = self.pattern.search, whole.searched
        deadline = time.monotonic() + _PATIENCE

        def answer(row: int, _event: Event) -> Match:
            found = search(searched(row), 0, _LOOKED_THROUGH)
            if time.monotonic() > deadline:
                written = f"/{self.pattern.pattern}/"
                raise Refusal(f'"{written}" takes too long here; look for fewer repeats', text=written)
            return _YES_OR_NO[found is not None]

        return answer


@dataclass(frozen=True, slots=True)
class FieldClause:
    """A field with one of several values, without regard to case and accents.

    `who`, `where` and `by` hold the words somewhere; a tag, lane, source or id is the value as a whole. `*` stands
    for any characters, and then the value is as a whole in every field.
    """

    name: str
    wanted: tuple[str, ...]

    def facets(self, name: str) -> tuple[str, ...]:
        """The values, if this is the clause of that facet."""
        return self.wanted if name == self.name else ()

    def bind(self, whole: Whole) -> Answer:
        """Answers are remembered by value: there are fewer values than events."""
        del whole
        has = _Has(self.name, self.wanted)
        values = VALUES[self.name]
        return lambda _row, event: _YES_OR_NO[any(map(has.__getitem__, values(event)))]


_SIDES: Final = ("1/", "2/")
"""What stands before the lanes of two stores side by side: by its own id a lane is meant on both sides."""


class _Has(dict[str, bool]):
    """Whether a value of a field is one of those wanted."""

    def __init__(self, name: str, wanted: tuple[str, ...]) -> None:
        super().__init__()
        self._within = name in {"who", "where", "by"}
        self._is_lane = name == "lane"
        self._wanted = [fold(value) for value in wanted]

    def __missing__(self, value: str) -> bool:
        folded = fold(value)
        found = self[value] = any(self._is(folded, want) for want in self._wanted)
        return found

    def _is(self, folded: str, want: str) -> bool:
        if "*" in want:
            return _like(folded, want.split("*"))
        if self._within:
            return want in folded
        return want == folded or (self._is_lane and folded.startswith(_SIDES) and want == folded[2:])


def _like(text: str, pieces: list[str]) -> bool:
    """Whether `text` is these pieces in this order with anything in between: one look for each."""
    first, *middle, last = pieces
    if len(text) < len(first) + len(last) or not text.startswith(first) or not text.endswith(last):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


@dataclass(frozen=True, slots=True)
class StateClause:
    """`is:` with one of several words."""

    words: tuple[str, ...]

    def facets(self, name: str) -> tuple[str, ...]:
        """The words, if they are all values of that facet."""
        return self.words if set(self.words) <= set(STATE_FACETS.get(name, ())) else ()

    def bind(self, whole: Whole) -> Answer:
        """Yes or no."""
        del whole
        tests = [STATES[word] for word in self.words]
        if len(tests) == 1:
            test = tests[0]
            return lambda _row, event: _YES_OR_NO[test(event)]
        return lambda _row, event: _YES_OR_NO[any(test(event) for test in tests)]
