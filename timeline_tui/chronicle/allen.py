"""Which of Allen's thirteen relations can hold between two dates, however exactly they are known.

What lasted began at some second and was over at some later one; each of the two lies somewhere in a range that its
date leaves (`date_clauses.reach`). What did not last is one second somewhere in its date. A relation is possible where
some choice of all these seconds makes it true, and certain where it alone is possible and nobody doubts the dates.

A moment has nothing between its begin and its end, so of two dates without length one is before the other, or they are
equal: that one second follows the other without a gap is no meeting.

Source: James F. Allen, "Maintaining knowledge about temporal intervals", Communications of the ACM 26 (1983).
"""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.date_clauses import doubted, reach
from timeline_tui.chronicle.when import MAX, MIN, Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_tui.chronicle.when import When


class Relation(Enum):
    """How one thing lies to another in time; the value is the order of their begins and ends.

    `b` and `e` are begin and end of the one, `B` and `E` of the other; `<` is earlier, `=` the same second.
    """

    BEFORE = "b<e<B<E"
    MEETS = "b<e=B<E"
    OVERLAPS = "b<B<e<E"
    FINISHED_BY = "b<B<e=E"
    CONTAINS = "b<B<E<e"
    STARTS = "b=B<e<E"
    EQUALS = "b=B<e=E"
    STARTED_BY = "b=B<E<e"
    DURING = "B<b<e<E"
    FINISHES = "B<b<e=E"
    OVERLAPPED_BY = "B<b<E<e"
    MET_BY = "B<E=b<e"
    AFTER = "B<E<b<e"


EARLIER: Final = frozenset({Relation.BEFORE, Relation.MEETS})
"""Over by the time that the other begins."""
LATER: Final = frozenset({Relation.AFTER, Relation.MET_BY})
"""Not begun before the other is over."""


def _order(value: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split("=")) for group in value.split("<"))


_ORDERS: Final = {relation: _order(relation.value) for relation in Relation}

Tie: TypeAlias = Literal["bB", "bE", "eB", "eE"]
"""A begin or end of the one that is known to be a begin or end of the other: `eB`, it ended as the other began."""


class Related(NamedTuple):
    """The relations of one date to another that are possible, one at least."""

    possible: frozenset[Relation]
    doubted: bool = False
    """Whether a date is itself doubted (`?`): then nothing is certain."""

    @property
    def certain(self) -> Relation | None:
        """The relation that certainly holds, if there is one."""
        return next(iter(self.possible)) if len(self.possible) == 1 and not self.doubted else None

    def surely(self, relations: Iterable[Relation]) -> bool:
        """Whether it is certainly one of these."""
        return not self.doubted and self.possible <= frozenset(relations)

    def perhaps(self, relations: Iterable[Relation]) -> bool:
        """Whether it may be one of these."""
        return not self.possible.isdisjoint(relations)


def related(one: When, other: When, *, ties: Iterable[Tie] = ()) -> Related:
    """How `one` can lie to `other`; `ties` are ends that are known to be the same second.

    >>> from timeline_tui.chronicle.reading import read
    >>> related(read("2021-01-10"), read("2021-02")).certain
    <Relation.BEFORE: 'b<e<B<E'>
    >>> sorted(relation.name for relation in related(read("2021-01-10"), read("2021-01")).possible)
    ['AFTER', 'BEFORE', 'EQUALS']
    """
    tied = [(tie[0], tie[1]) for tie in ties]
    found: set[Relation] = set()
    for first in _choices(one):
        for second in _choices(other):
            boxes = _Boxes.of(first, second)
            for relation, order in _ORDERS.items():
                if relation not in found and boxes.allow(order) and all(_same(order, *tie) for tie in tied):
                    found.add(relation)
            if first.is_moment or second.is_moment:
                found = {_UNMET.get(relation, relation) for relation in found}
    return Related(frozenset(found) or frozenset(Relation), doubted(one) or doubted(other))


_UNMET: Final = {Relation.MEETS: Relation.BEFORE, Relation.MET_BY: Relation.AFTER}


def _same(order: tuple[frozenset[str], ...], one: str, other: str) -> bool:
    return any({one, other} <= group for group in order)


class _Choice(NamedTuple):
    """Where begin and end of one thing may lie, all four included; a moment's end is the second after its begin."""

    begun_from: int
    begun_to: int
    over_from: int
    over_to: int
    is_moment: bool
    open_start: bool = False
    open_end: bool = False


def _choices(when: When) -> Iterator[_Choice]:
    """One for each of the dates of which one is meant; else one."""
    if when.form is Form.SPAN:
        yield _Choice(*reach(when), False, when.lo_kind == "open", when.hi_kind == "open")
    elif when.form is Form.ALL_OF and len(when.parts) > 1:
        first, last = min(when.parts, key=lambda part: part.lo), max(when.parts, key=lambda part: part.hi)
        yield _Choice(first.soft_lo, first.soft_hi - 1, last.soft_lo + 1, last.soft_hi, False)
    else:
        for part in when.parts or (when,):
            lo, hi = part.soft_lo, part.soft_hi
            yield _Choice(lo, hi - 1, lo + 1, hi, True)


class _Boxes(NamedTuple):
    """The range of each of the four seconds, and which pairs are the two ends of a moment."""

    ranges: dict[str, tuple[int, int]]
    moments: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, one: _Choice, other: _Choice) -> _Boxes:
        ranges = {
            "b": (one.begun_from, one.begun_to),
            "e": (one.over_from, one.over_to),
            "B": (other.begun_from, other.begun_to),
            "E": (other.over_from, other.over_to),
        }
        # Of two things that go on, and of two that have always been, nobody knows which is the longer.
        if one.open_end and other.open_end:
            ranges["e"] = ranges["E"] = (MAX - 1, MAX)
        if one.open_start and other.open_start:
            ranges["b"] = ranges["B"] = (MIN, MIN + 1)
        pairs = (("b", "e", one), ("B", "E", other))
        return cls(ranges, frozenset((begin, end) for begin, end, choice in pairs if choice.is_moment))

    def allow(self, order: tuple[frozenset[str], ...]) -> bool:
        """Whether seconds can be chosen from the ranges that stand in this order."""
        lowest = highest = None
        for group, before in zip(order, (None, *order), strict=False):
            lo = max(self.ranges[name][0] for name in group)
            hi = min(self.ranges[name][1] for name in group)
            if before is not None and lowest is not None and highest is not None:
                lo = max(lo, lowest + 1)
                if any(begin in before and end in group for begin, end in self.moments):
                    hi = min(hi, highest + 1)
            if lo > hi:
                return False
            lowest, highest = lo, hi
        return all(self._follows(order, *moment) for moment in self.moments)

    @staticmethod
    def _follows(order: tuple[frozenset[str], ...], begin: str, end: str) -> bool:
        """Whether nothing stands between the two ends of a moment."""
        return any(begin in group and end in following for group, following in pairwise(order))
