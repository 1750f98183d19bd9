"""Which spans are on which rail of the list: a span keeps its rail from its first row to its last.

Rails are given out over blocks of many rows, the lowest free one first, when a row of the block is first
asked for; a block begins with the spans under way there, so that no list has to be walked from its start.
What is given out depends on the block alone, not on where the list is scrolled; only from one block to the
next, every BLOCK rows, can a span change its rail.
"""

from __future__ import annotations

from bisect import bisect_right
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from timeline_tui.chronicle.when import MAX

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event

MOST: Final = 6
"""Rails drawn; spans that would need further ones are counted."""
BLOCK: Final = 8_192
"""Rows over which rails are given out at once."""
_MOST_BEFORE: Final = 256
"""Spans from before a block that are looked at."""


class Rail(NamedTuple):
    """A span on a rail: its rows are `[first, last]`, more than one of them."""

    first: int
    last: int


class RowRails(NamedTuple):
    """The rails in use beside one row, by number from 0, and how many spans under way found none."""

    used: Mapping[int, Rail]
    more: int = 0


class Rails:
    """The rails of one chronicle; get them with `rails_of`."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._dated = len(chronicle) - chronicle.undated
        self._blocks: dict[int, _Block] = {}

    def at(self, chronicle: Chronicle, row: int) -> RowRails:
        """The rails beside a row of `chronicle`, the one that these are of; none beside undated rows."""
        if not 0 <= row < self._dated:
            return RowRails({})
        number = row // BLOCK
        block = self._blocks.get(number)
        if block is None:
            first = number * BLOCK
            block = self._blocks[number] = _Block(chronicle, first, min(first + BLOCK, self._dated))
        return block.at(row)


_laid: WeakKeyDictionary[Chronicle, Rails] = WeakKeyDictionary()


def rails_of(chronicle: Chronicle) -> Rails:
    """The rails of a chronicle, always the same ones."""
    found = _laid.get(chronicle)
    if found is None:
        found = _laid[chronicle] = Rails(chronicle)
    return found


class _Block:
    """The rails beside rows `[first, end)`."""

    def __init__(self, chronicle: Chronicle, first: int, end: int) -> None:
        self._first = first
        self._rails: list[tuple[list[int], list[int]]] = [([], []) for _ in range(MOST)]
        """For each rail the first and the last rows of its spans, rising."""
        self._more: list[int] = []
        """For each row, how many spans under way found no rail."""
        self._lay(chronicle, first, end)

    def at(self, row: int) -> RowRails:
        used = {}
        for number, (firsts, lasts) in enumerate(self._rails):
            at = bisect_right(firsts, row) - 1
            if at >= 0 and row <= lasts[at]:
                used[number] = Rail(firsts[at], lasts[at])
        return RowRails(used, self._more[row - self._first])

    def _lay(self, chronicle: Chronicle, first: int, end: int) -> None:
        rows = chronicle.rows(first, end + 1)
        boarded: dict[int, tuple[int, int]] = {}  # by rail: the second that its span ends at, its first row
        without: list[int] = []  # a heap: the seconds that spans without a rail end at
        for row, over in _earlier(chronicle, first, rows[0]):
            _board(boarded, without, row, over)
        soonest = _soonest(boarded)
        for row, event in enumerate(rows[: end - first], first):
            when = event.when
            assert when is not None
            start = when.start
            if soonest <= start:
                for rail in [rail for rail, (over, _) in boarded.items() if over <= start]:
                    self._leave(rail, boarded.pop(rail)[1], row - 1)
                soonest = _soonest(boarded)
            while without and without[0] <= start:
                heappop(without)
            if when.is_span and not when.lo_kind and _passes(when.hi, rows, row + 1 - first):
                _board(boarded, without, row, when.hi)
                soonest = _soonest(boarded)
            self._more.append(len(without))
        for rail, (over, row) in boarded.items():
            self._leave(rail, row, chronicle.row_at(over) - 1)

    def _leave(self, rail: int, first: int, last: int) -> None:
        firsts, lasts = self._rails[rail]
        firsts.append(first)
        lasts.append(last)


def _earlier(chronicle: Chronicle, first: int, event: Event) -> Iterator[tuple[int, int]]:
    """Row and end of the spans from before row `first`, whose event is given, that are under way there."""
    if first and event.when is not None:
        for span in chronicle.under_way(event.when.start, limit=_MOST_BEFORE):
            when = span.event.when
            if span.row < first and when is not None and not when.lo_kind:
                yield span.row, when.hi


def _passes(over: int, rows: Sequence[Event], following: int) -> bool:
    """Whether a span that ends at the second `over` is still under way at the following row."""
    when = rows[following].when if following < len(rows) else None
    return when is not None and when.start < over


def _soonest(boarded: dict[int, tuple[int, int]]) -> int:
    """The second at which the first of the spans on rails ends; MAX where there is none."""
    return min((over for over, _ in boarded.values()), default=MAX)


def _board(boarded: dict[int, tuple[int, int]], without: list[int], row: int, over: int) -> None:
    rail = next((rail for rail in range(MOST) if rail not in boarded), None)
    if rail is None:
        heappush(without, over)
    else:
        boarded[rail] = (over, row)
