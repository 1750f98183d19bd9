"""What has been told so far, as an axis asks for it: a chronicle whose other events nobody has heard of yet.

Rows are those of the chronicle that is told, so that what an axis finds can be found there. In order of time the told
are the first rows; which of them overlap a window is asked of the chronicle, and how many, of sorted bounds that grow
and shrink step by step.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

from timeline_tui.chronicle.charted import Charted
from timeline_tui.chronicle.index import columns_of
from timeline_tui.chronicle.when import MAX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Era, Event, Preface

_FEW: Final = 64
"""Events that are put in their place or taken out one by one; more are sorted anew."""


class Told(Charted, Protocol):
    """The events that have been told, each once; of the lanes all: they stand still while the story grows."""

    def __contains__(self, row: object) -> bool:
        """Whether the event of a row has been told."""

    def eras(self) -> tuple[Era, ...]:
        """The eras that have begun by the latest event told."""


class _Bounds:
    """First and last seconds of events, sorted, by lane."""

    def __init__(self) -> None:
        self._by_lane: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))

    def add(self, events: Sequence[Event]) -> None:
        for event in events:
            if event.when is not None:
                starts, ends = self._by_lane[event.lane]
                if len(events) <= _FEW:
                    insort(starts, event.when.lo)
                    insort(ends, event.when.hi)
                else:
                    starts.append(event.when.lo)
                    ends.append(event.when.hi)
        if len(events) > _FEW:
            for starts, ends in self._by_lane.values():
                starts.sort()
                ends.sort()

    def drop(self, events: Sequence[Event]) -> None:
        for event in events:
            if event.when is not None:
                starts, ends = self._by_lane[event.lane]
                del starts[bisect_left(starts, event.when.lo)]
                del ends[bisect_left(ends, event.when.hi)]

    def counts(self, edges: Sequence[int]) -> Mapping[str, Sequence[int]]:
        return {lane: columns_of(starts, ends, edges) for lane, (starts, ends) in self._by_lane.items() if starts}


class _Growing:
    """The bounds of a chronicle's first rows: as many as were asked for last."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._bounds = _Bounds()
        self._count = 0

    def upto(self, count: int) -> _Bounds:
        """The bounds of the first `count` rows."""
        if self._count - count > _FEW:
            self._bounds, self._count = _Bounds(), 0
        if count > self._count:
            self._bounds.add(self._chronicle.rows(self._count, count))
        else:
            self._bounds.drop(self._chronicle.rows(count, self._count))
        self._count = count
        return self._bounds


class _PartOf:
    """A part of a chronicle."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle

    @property
    def preface(self) -> Preface:
        """The chronicle's."""
        return self._chronicle.preface

    @property
    def lanes(self) -> Sequence[str]:
        """The chronicle's."""
        return self._chronicle.lanes


class ToldInTime(_PartOf):
    """The first `count` rows of a chronicle."""

    def __init__(self, chronicle: Chronicle, count: int, growing: _Growing | None = None) -> None:
        super().__init__(chronicle)
        self._count = min(max(count, 0), len(chronicle))
        self._growing = growing or _Growing(chronicle)
        """Shared by all that are told of one chronicle: most are told one after the other."""

    def upto(self, count: int) -> ToldInTime:
        """More of the same chronicle, or less."""
        return ToldInTime(self._chronicle, count, self._growing)

    @property
    def undated(self) -> int:
        """Of the told."""
        return max(0, self._count - (len(self._chronicle) - self._chronicle.undated))

    def __len__(self) -> int:
        """How many are told."""
        return self._count

    def __contains__(self, row: object) -> bool:
        """Whether a row is among the first."""
        return isinstance(row, int) and 0 <= row < self._count

    def rows(self, first: int, last: int) -> Sequence[Event]:
        """Cut to what is told."""
        return self._chronicle.rows(first, min(last, self._count))

    def overlapping(self, lo: int, hi: int, limit: int, *, lane: str | None = None) -> Sequence[int]:
        """Asked of the chronicle; more is asked for until enough of it is told."""
        # What is told starts now at the latest: beyond there is nothing that does not reach back to it.
        hi = min(hi, max(self._now, lo) + 1)
        asked = limit
        while True:
            found = self._chronicle.overlapping(lo, hi, asked, lane=lane)
            told = list(islice((row for row in found if row < self._count), limit))
            if len(told) == limit or len(found) < asked:
                return told
            asked *= 4

    def counts(self, edges: Sequence[int]) -> Mapping[str, Sequence[int]]:
        """Of the told."""
        return self._growing.upto(self._count).counts(edges)

    def eras(self) -> tuple[Era, ...]:
        """Those that have begun."""
        return _begun(self.preface.eras, self._now)

    @property
    def _now(self) -> int:
        """The second at which the last event told starts; the end of time where all that have a date are told."""
        last = self._chronicle.rows(self._count - 1, self._count) if self._count else ()
        if not last:
            return -MAX
        when = last[0].when
        return MAX - 1 if when is None else max(when.start, when.lo)


class ToldAlong(_PartOf):
    """Some events of a chronicle, in whatever order they were told."""

    def __init__(self, chronicle: Chronicle, events: Iterable[Event]) -> None:
        super().__init__(chronicle)
        rows = ((chronicle.row_of(event.id), event) for event in events)
        self._events = dict(sorted((row, event) for row, event in rows if row is not None))
        """The told by their rows, in order of time."""

    @property
    def undated(self) -> int:
        """Of the told."""
        return sum(event.when is None for event in self._events.values())

    def __len__(self) -> int:
        """How many are told."""
        return len(self._events)

    def __contains__(self, row: object) -> bool:
        """Whether a row has been told."""
        return row in self._events

    def rows(self, first: int, last: int) -> Sequence[Event]:
        """The told among these."""
        if last - first == 1:
            return [self._events[first]] if first in self._events else []
        return [event for row, event in self._events.items() if first <= row < last]

    def overlapping(self, lo: int, hi: int, limit: int, *, lane: str | None = None) -> Sequence[int]:
        """Each is looked at: a route is as long as its author had patience."""
        found = [
            (-event.weight, row)
            for row, event in self._events.items()
            if event.when is not None and event.when.lo < hi and event.when.hi > lo and lane in {None, event.lane}
        ]
        return [row for _, row in sorted(found)[:limit]]

    def counts(self, edges: Sequence[int]) -> Mapping[str, Sequence[int]]:
        """Of the told."""
        bounds = _Bounds()
        bounds.add(list(self._events.values()))
        return bounds.counts(edges)

    def eras(self) -> tuple[Era, ...]:
        """Those that have begun by the latest of the told."""
        starts = [event.when.start for event in self._events.values() if event.when is not None]
        return _begun(self.preface.eras, max(starts, default=-MAX))


def _begun(eras: tuple[Era, ...], now: int) -> tuple[Era, ...]:
    return tuple(era for era in eras if era.when.start <= now)
