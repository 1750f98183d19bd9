"""Two chronicles side by side: which events are the same, by id or title, and how the dates given for them agree.

Dates conflict where nothing that either leaves open makes both true. Where one says the same more finely they agree;
where they only share a part of what each leaves open, they may.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.date_clauses import reach
from timeline_tui.chronicle.event import all_words
from timeline_tui.chronicle.folding import fold
from timeline_tui.chronicle.meaning import same_time
from timeline_tui.chronicle.when import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When

Verdict = Literal["conflict", "perhaps", "undated", "finer", "same"]
"""Both can't be true; both may be; one has no date; one says the same more finely; both say the same."""

VERDICTS: tuple[Verdict, ...] = ("conflict", "perhaps", "undated", "finer", "same")
"""What wants looking at first, first."""


class Pair(NamedTuple):
    """An event of each chronicle that is the same, and how their dates agree."""

    one: Event
    other: Event
    by: Literal["id", "title"]
    verdict: Verdict

    @property
    def mirrored(self) -> Pair:
        """The same, seen from the other chronicle."""
        return Pair(self.other, self.one, self.by, self.verdict)


class Comparison(NamedTuple):
    """The pairs in order of time of the first chronicle, and the events that only one of the two has."""

    pairs: tuple[Pair, ...]
    only_one: tuple[Event, ...]
    only_other: tuple[Event, ...]

    def of(self, verdict: Verdict) -> list[Pair]:
        """The pairs whose dates agree so far."""
        return [pair for pair in self.pairs if pair.verdict == verdict]

    def among(self, ours: Collection[str], theirs: Collection[str]) -> Comparison:
        """What there is of these events of the one and those of the other, by id; a pair where either is of them."""
        return Comparison(
            tuple(pair for pair in self.pairs if pair.one.id in ours or pair.other.id in theirs),
            tuple(event for event in self.only_one if event.id in ours),
            tuple(event for event in self.only_other if event.id in theirs),
        )

    def by_event(self) -> dict[str, Pair]:
        """The pair of each event that has one, the event's own side first: for events that differ in their ids."""
        return {pair.one.id: pair for pair in self.pairs} | {pair.other.id: pair.mirrored for pair in self.pairs}


def compared(one: Chronicle, other: Chronicle) -> Comparison:
    """Every event of both chronicles: paired by id first, then by a title that leaves no choice, else alone."""
    ours, theirs = one.rows(0, len(one)), other.rows(0, len(other))
    by_id = {event.id: event for event in theirs}
    found: dict[str, Pair] = {event.id: _pair(event, by_id[event.id], "id") for event in ours if event.id in by_id}
    left = [event for event in theirs if event.id not in found]
    for event, twin in _by_title([event for event in ours if event.id not in found], left):
        found[event.id] = _pair(event, twin, "title")
    taken = {pair.other.id for pair in found.values()}
    pairs = tuple(found[event.id] for event in ours if event.id in found)
    alone = tuple(event for event in ours if event.id not in found)
    return Comparison(pairs, alone, tuple(event for event in theirs if event.id not in taken))


def _by_title(ours: Iterable[Event], theirs: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Events of one title.

    Where titles in several languages would pair one with two, it is paired with neither: which of them came first must
    not decide.
    """
    own, others = _titles(ours), _titles(theirs)
    couples = {(one.id, twin.id): (one, twin) for title, one in own.items() if one and (twin := others.get(title))}
    firsts = Counter(first for first, _ in couples)
    seconds = Counter(second for _, second in couples)
    return (couple for (first, second), couple in couples.items() if firsts[first] == seconds[second] == 1)


def _titles(events: Iterable[Event]) -> Mapping[str, Event | None]:
    """Events by each of their titles, folded; None for a title that several have."""
    found: dict[str, Event | None] = {}
    for event in events:
        for title in dict.fromkeys(map(fold, all_words(event.title))):
            if title:
                found[title] = None if title in found else event
    return found


def _pair(one: Event, other: Event, by: Literal["id", "title"]) -> Pair:
    return Pair(one, other, by, verdict(one.when, other.when))


def verdict(one: When | None, other: When | None) -> Verdict:
    """How two dates for one event agree.

    >>> from timeline_tui.chronicle.reading import read
    >>> verdict(read("2021-01-10"), read("2021-01"))
    'finer'
    >>> verdict(read("2021-01-10"), read("2021-01-11"))
    'conflict'
    """
    if one is None or other is None:
        return "same" if one is other else "undated"
    if same_time(one, other):
        return "same"
    ours, theirs = list(_choices(one)), list(_choices(other))
    if one.is_span != other.is_span:
        # A date for something that lasted says when some of it was: it is true if it lies within.
        within = any(mine[0].lo < its[1].hi and its[0].lo < mine[1].hi for mine in ours for its in theirs)
        return "perhaps" if within else "conflict"
    if not any(_can_agree(mine, its) for mine in ours for its in theirs):
        return "conflict"
    for some, others in ((ours, theirs), (theirs, ours)):
        if all(any(_all_within(inner, outer) for outer in others) for inner in some):
            return "finer"
    return "perhaps"


class _Range(NamedTuple):
    """Where a begin or an end may lie, both included."""

    lo: int
    hi: int


_Choice: TypeAlias = tuple[_Range, _Range]
"""Of a begin and of an end."""


def _choices(when: When) -> Iterator[_Choice]:
    """One for each of the dates of which one is meant; else one."""
    if when.form is Form.ONE_OF and when.parts:
        for part in when.parts:
            lo, hi = part.soft_lo, part.soft_hi
            yield _Range(lo, hi - 1), _Range(lo + 1, hi)
    else:
        begun_from, begun_to, over_from, over_to = reach(when)
        yield _Range(begun_from, begun_to), _Range(over_from, over_to)


def _can_agree(ours: _Choice, theirs: _Choice) -> bool:
    return all(mine.lo <= its.hi and its.lo <= mine.hi for mine, its in zip(ours, theirs, strict=True))


def _all_within(some: Sequence[_Range], others: Sequence[_Range]) -> bool:
    return all(outer.lo <= inner.lo and inner.hi <= outer.hi for inner, outer in zip(some, others, strict=True))
