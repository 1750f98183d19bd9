"""What each clause of a filter answers of an event: no, possible or certain, and so does the whole (Kleene's logic).

Only dates have the middle answer. An event answers a date clause for certain if it does so wherever within its bounds
and its slack it may lie; possibly, if it does so somewhere there.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Protocol

from timeline_tui.chronicle.chronicle import Match
from timeline_tui.chronicle.facets import DOUBT, KIND, STATES, values
from timeline_tui.chronicle.folding import fold
from timeline_tui.chronicle.refusal import Refusal

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When

    Answer = Callable[[int, Event], Match]
    """What a bound clause says of the event of a row of the whole."""


class Whole(Protocol):
    """What a clause asks of the chronicle that it filters."""

    def get(self, event_id: str) -> Event | None:
        """The event of an id."""

    def searched(self, row: int) -> str:
        """The folded text of a row."""

    def nearest_id(self, event_id: str) -> str:
        """The id most like this one, or empty."""


class Clause(Protocol):
    """A part of a filter; `str()` is how it is written."""

    def bind(self, whole: Whole) -> Answer:
        """The clause ready to be asked of events of `whole`; raises Refusal for an `@id` that is not there."""


def _yes_or_no(answer: bool) -> Match:
    return Match.CERTAIN if answer else Match.NO


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part: the least of their answers."""

    parts: tuple[Clause, ...]

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))

    def bind(self, whole: Whole) -> Answer:
        """Stops at the first no."""
        answers = [part.bind(whole) for part in self.parts]

        def answer(row: int, event: Event) -> Match:
            least = Match.CERTAIN
            for each in answers:
                said = each(row, event)
                if said is Match.NO:
                    return said
                least = min(least, said)
            return least

        return answers[0] if len(answers) == 1 else answer


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any part: the greatest of their answers."""

    parts: tuple[Clause, ...]

    def __str__(self) -> str:
        return f"({' OR '.join(map(str, self.parts))})"

    def bind(self, whole: Whole) -> Answer:
        """The greatest answer."""
        answers = [part.bind(whole) for part in self.parts]
        return lambda row, event: max(each(row, event) for each in answers)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite: possible stays possible."""

    part: Clause

    def __str__(self) -> str:
        return f"-{self.part}"

    def bind(self, whole: Whole) -> Answer:
        """Certain for no, no for certain."""
        inner = self.part.bind(whole)
        return lambda row, event: Match(Match.CERTAIN - inner(row, event))


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand together somewhere in the event, without regard to case and accents."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"' if " " in self.text else self.text

    def bind(self, whole: Whole) -> Answer:
        """Looks through the folded text."""
        needle = fold(self.text)
        return lambda row, _event: _yes_or_no(needle in whole.searched(row))


@dataclass(frozen=True, slots=True)
class Regex:
    """A pattern, found anywhere in the event's folded text."""

    pattern: re.Pattern[str]

    def __str__(self) -> str:
        return f"/{self.pattern.pattern}/"

    def bind(self, whole: Whole) -> Answer:
        """Looks through the folded text, its first 20,000 characters at most."""
        search = self.pattern.search
        return lambda row, _event: _yes_or_no(search(whole.searched(row), 0, 20_000) is not None)


@dataclass(frozen=True, slots=True)
class FieldClause:
    """A field with one of several values: `who` and `where` hold the words, the others are equal, `*` for any."""

    name: str
    wanted: tuple[str, ...]

    def facets(self, name: str) -> tuple[str, ...]:
        """The values, if this is the clause of that facet."""
        return self.wanted if name == self.name else ()

    def __str__(self) -> str:
        values = (f'"{value}"' if " " in value else value for value in self.wanted)
        return f"{self.name}:{','.join(values)}"

    def bind(self, whole: Whole) -> Answer:
        """Answers are remembered by value: there are fewer values than events."""
        del whole
        name, wanted = self.name, tuple(fold(value) for value in self.wanted)
        known: dict[str, bool] = {}
        within = name in {"who", "where"}

        def has(value: str) -> bool:
            found = known.get(value)
            if found is None:
                folded = fold(value)
                found = any(
                    fnmatchcase(folded, want) if "*" in want else (want in folded if within else want == folded)
                    for want in wanted
                )
                known[value] = found
            return found

        return lambda _row, event: _yes_or_no(any(map(has, values(event, name))))


@dataclass(frozen=True, slots=True)
class StateClause:
    """`is:` with one of several words."""

    words: tuple[str, ...]

    def facets(self, name: str) -> tuple[str, ...]:
        """The words, if they are all values of that facet."""
        table = {"doubt": DOUBT, "kind": KIND}.get(name, ())
        return self.words if all(word in table for word in self.words) else ()

    def __str__(self) -> str:
        return f"is:{','.join(self.words)}"

    def bind(self, whole: Whole) -> Answer:
        """Yes or no."""
        del whole
        tests = [STATES[word] for word in self.words]
        return lambda _row, event: _yes_or_no(any(test(event) for test in tests))


@dataclass(frozen=True, slots=True)
class DateClause:
    """`before:`, `after:`, `on:` and `during:` a date, or an event's date by `@id`."""

    name: str
    text: str
    when: When | None
    written: str

    def __str__(self) -> str:
        return self.written

    def bind(self, whole: Whole) -> Answer:
        """Raises Refusal where the `@id` is unknown or undated."""
        when = self.when if self.when is not None else self._of_event(whole)
        ask = {"before": _before, "after": _after}.get(self.name, _during)
        lo, hi = when.lo, when.hi

        def answer(_row: int, event: Event) -> Match:
            its = event.when
            if its is None:
                return Match.NO
            said = ask(its, lo, hi)
            # An uncertain date is a claim that may be wrong: it can't answer for certain.
            return Match.POSSIBLE if said is Match.CERTAIN and its.qual in {"?", "%"} else said

        return answer

    def _of_event(self, whole: Whole) -> When:
        event_id = self.text[1:]
        event = whole.get(event_id)
        if event is None:
            near = whole.nearest_id(event_id)
            offer = f"; did you mean {self.name}:@{near}?" if near else ""
            raise Refusal(f'"{self.written}": there is no event "{event_id}"{offer}', text=self.written)
        if event.when is None:
            raise Refusal(f'"{self.written}": "{event_id}" has no date', text=self.written)
        return event.when


def _start_bounds(when: When) -> tuple[int, int]:
    """The seconds between which it began, slack included: all of a single date, a span's first end."""
    if when.lo_kind:
        return when.lo, when.hi
    if when.is_span and when.parts:
        first = when.parts[0]
        return first.soft_lo, first.soft_hi
    return when.soft_lo, when.soft_hi


def _before(when: When, lo: int, hi: int) -> Match:
    """It began before `[lo, hi)` begins."""
    del hi
    first, last = _start_bounds(when)
    return Match.CERTAIN if last <= lo else _possibly(first < lo)


def _after(when: When, lo: int, hi: int) -> Match:
    """It began when `[lo, hi)` was over."""
    del lo
    first, last = _start_bounds(when)
    return Match.CERTAIN if first >= hi else _possibly(last > hi)


def _during(when: When, lo: int, hi: int) -> Match:
    """A single date lies within `[lo, hi)`; a span is under way at some time in it."""
    first, last = when.soft_lo, when.soft_hi
    overlaps = first < hi and last > lo
    if not overlaps:
        return Match.NO
    if lo <= first and last <= hi:
        return Match.CERTAIN
    return Match.CERTAIN if when.is_span and _surely_under_way(when, lo, hi) else Match.POSSIBLE


def _surely_under_way(when: When, lo: int, hi: int) -> bool:
    """Whether a span goes on in `[lo, hi)` wherever within their bounds its two ends lie."""
    if not when.parts or when.lo_kind == "unknown":
        return False
    begun = when.lo if when.lo_kind else when.parts[0].soft_hi - 1
    if when.hi_kind == "unknown":
        return lo <= begun < hi
    ended = when.hi if when.hi_kind else when.parts[-1].soft_lo + 1
    return begun < hi and ended > lo


def _possibly(answer: bool) -> Match:
    return Match.POSSIBLE if answer else Match.NO
