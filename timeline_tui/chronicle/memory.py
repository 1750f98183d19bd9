"""A chronicle in memory: events in order of time, and indexes that are built when a question first needs them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.answers import Facet, Match, UnderWay
from timeline_tui.chronicle.civil import DAY
from timeline_tui.chronicle.facets import counted
from timeline_tui.chronicle.folding import fold
from timeline_tui.chronicle.index import Counter, Finder
from timeline_tui.chronicle.whole import Whole
from timeline_tui.chronicle.zones import find

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.event import Event, Preface
    from timeline_tui.chronicle.query import Query

REMEMBERED: Final = 8
"""Filters whose chronicles are kept, so that turning one off and on again costs nothing."""


class _Part(NamedTuple):
    """What a filter leaves: rows of the whole, rising, each with its answer."""

    kept: list[int]
    matches: list[Match]


def _part_of(whole: Whole, query: Query) -> _Part:
    answer = query.bind(whole)
    said = list(map(answer, range(len(whole.events)), whole.events))
    least = Match.CERTAIN if query.only_certain else Match.POSSIBLE
    kept = [row for row, match in enumerate(said) if match >= least]
    return _Part(kept, [said[row] for row in kept])


class MemoryChronicle:
    """Events in a list; see `Chronicle` for what is asked of them."""

    def __init__(self, preface: Preface, events: Sequence[Event]) -> None:
        self._hold(Whole(preface, events))
        self._filtered: dict[Query, MemoryChronicle] = {}
        """The filters used last, the latest at the end."""

    def _hold(self, whole: Whole, query: Query | None = None, part: _Part | None = None) -> None:
        self._whole = whole
        self._query = query
        self._kept = kept = part.kept if part else None
        """Rows of the whole that are here, or None for all."""
        self._matches = part.matches if part else None
        self._events = whole.events if kept is None else [whole.events[row] for row in kept]
        self._dated = whole.dated if kept is None else bisect_left(kept, whole.dated)
        self._facets: dict[str, Sequence[Facet]] = {}
        self._hits: tuple[str, Sequence[int]] = ("", ())

    @property
    def _entire(self) -> MemoryChronicle:
        """The whole; not held by itself, so that it is gone as soon as nobody shows it any more."""
        return self

    # --- what it is ------------------------------------------------------------------------------

    @property
    def preface(self) -> Preface:
        return self._whole.preface

    @property
    def query(self) -> Query | None:
        return self._query

    def __len__(self) -> int:
        return len(self._events)

    @property
    def undated(self) -> int:
        return len(self._events) - self._dated

    @cached_property
    def certain(self) -> int:
        return len(self._events) if self._matches is None else self._matches.count(Match.CERTAIN)

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        whens = [event.when for event in islice(self._events, self._dated) if event.when is not None]
        if not whens:
            return None
        first = min(when.hi - 1 if when.lo_kind else when.lo for when in whens)
        last = max((when.lo + 1 if when.hi_kind else when.hi) for when in whens)
        return first, max(last, first + 1)

    @property
    def lanes(self) -> Sequence[str]:
        return self._whole.lanes

    # --- filters ---------------------------------------------------------------------------------

    def matching(self, query: Query | None) -> MemoryChronicle:
        entire = self._entire
        if query is None:
            return entire
        filtered = entire._filtered  # noqa: SLF001 (its own kind)
        found = filtered.pop(query, None) or _Filtered(entire, query)
        filtered[query] = found
        if len(filtered) > REMEMBERED:
            del filtered[next(iter(filtered))]
        return found

    def forget(self) -> None:
        self._entire._filtered.clear()  # noqa: SLF001 (its own kind)

    def match(self, row: int) -> Match:
        return Match.CERTAIN if self._matches is None else self._matches[row]

    def why_hidden(self, event_id: str) -> str:
        """The clause of the filter that this event of the whole does not match; empty where it is shown."""
        whole, query = self._whole, self._query
        row = whole.row_of.get(event_id)
        if query is None or row is None or self.row_of(event_id) is not None:
            return ""
        for placed in query.clauses:
            if placed.clause.bind(whole)(row, whole.events[row]) is Match.NO:
                return query.written(placed)
        return "is:certain"

    # --- rows ------------------------------------------------------------------------------------

    def rows(self, first: int, last: int) -> Sequence[Event]:
        return self._events[max(0, first) : max(0, last)]

    def row_of(self, event_id: str) -> int | None:
        row = self._whole.row_of.get(event_id)
        if row is None or self._kept is None:
            return row
        at = bisect_left(self._kept, row)
        return at if at < len(self._kept) and self._kept[at] == row else None

    def get(self, event_id: str) -> Event | None:
        return self._whole.get(event_id)

    @cached_property
    def _starts(self) -> list[int]:
        return [event.when.start for event in islice(self._events, self._dated) if event.when is not None]

    def row_at(self, moment: int) -> int:
        return bisect_left(self._starts, moment)

    @cached_property
    def _rows_of_lane(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row, event in enumerate(self._events):
            found.setdefault(event.lane, []).append(row)
        return found

    def neighbour(self, row: int, step: int, *, same_lane: bool = False) -> int | None:
        if not 0 <= row < len(self._events):
            return None
        if not same_lane:
            return row + step if 0 <= row + step < len(self._events) else None
        rows = self._rows_of_lane[self._events[row].lane]
        at = bisect_left(rows, row) + step
        return rows[at] if 0 <= at < len(rows) else None

    # --- time ------------------------------------------------------------------------------------

    @cached_property
    def _intervals(self) -> dict[tuple[str, int], list[tuple[int, int, int]]]:
        """First second, second after the last, and row of the dated events of each lane and weight."""
        sorted_out: defaultdict[tuple[str, int], list[tuple[int, int, int]]] = defaultdict(list)
        for row, event in enumerate(islice(self._events, self._dated)):
            when = event.when
            if when is not None:
                sorted_out[event.lane, event.weight].append((when.lo, when.hi, row))
        return dict(sorted_out)

    @cached_property
    def _finders(self) -> dict[tuple[str, int], Finder]:
        """Finders by lane and weight, each made when a window first gets as far as its weight."""
        return {}

    def _finder(self, key: tuple[str, int]) -> Finder:
        found = self._finders.get(key)
        if found is None:
            found = self._finders[key] = Finder(self._intervals[key])
        return found

    def overlapping(self, lo: int, hi: int, limit: int, *, lane: str | None = None) -> Sequence[int]:
        found: list[int] = []
        lanes = [lane] if lane is not None else self.lanes
        for weight in sorted({weight for _, weight in self._intervals}, reverse=True):
            room = limit - len(found)
            if room <= 0:
                break
            finders = [self._finder((name, weight)) for name in lanes if (name, weight) in self._intervals]
            rows = [row for finder in finders for row in islice(finder.overlapping(lo, hi), room)]
            rows.sort()
            found += rows[:room]
        return found

    @cached_property
    def _counters(self) -> dict[str, Counter]:
        bounds: dict[str, list[tuple[int, int, int]]] = {}
        for (lane, _), intervals in self._intervals.items():
            bounds.setdefault(lane, []).extend(intervals)
        return {lane: Counter(bounds[lane]) for lane in self.lanes if lane in bounds}

    def counts(self, edges: Sequence[int]) -> Mapping[str, Sequence[int]]:
        return {lane: counter.columns(edges) for lane, counter in self._counters.items()}

    @cached_property
    def _spans(self) -> Finder:
        return Finder(
            [
                (event.when.lo, event.when.hi, row)
                for row, event in enumerate(islice(self._events, self._dated))
                if event.when is not None and event.when.is_span
            ]
        )

    def under_way(self, moment: int, *, limit: int = 20) -> Sequence[UnderWay]:
        rows = islice(self._spans.overlapping(moment, moment + 1), limit)
        return [self._under_way(row, moment) for row in rows]

    def _under_way(self, row: int, moment: int) -> UnderWay:
        """Days are counted on the document's wall clock from the second that the span began."""
        event = self._events[row]
        when = event.when
        assert when is not None
        if when.lo_kind:
            return UnderWay(row, event, 0, 0)
        zone = find(self.preface.timezone)
        begun = when.lo + zone.at(when.lo)
        day = (moment + zone.at(moment) - begun) // DAY + 1
        if when.hi_kind:
            return UnderWay(row, event, day, 0)
        of = max(1, (when.hi + zone.at(when.hi) - begun + DAY // 2) // DAY)
        return UnderWay(row, event, min(day, of), of)

    # --- values and words ------------------------------------------------------------------------

    def facets(self, name: str) -> Sequence[Facet]:
        found = self._facets.get(name)
        if found is None:
            found = self._facets[name] = self._counted(name)
        return found

    def _counted(self, name: str) -> Sequence[Facet]:
        events, matches = self._events, self._matches
        if self._query is not None:
            others = self._query.without(name)
            if others is None:
                return self._entire.facets(name)
            if others is not self._query:
                # Made for this count alone: among the filters used last it could push out one of the user's.
                kept, matches = _part_of(self._whole, others)
                events = [self._whole.events[row] for row in kept]
        certain, possible = events, []
        if matches is not None and Match.POSSIBLE in matches:
            pairs = list(zip(events, matches, strict=True))
            certain = [event for event, match in pairs if match is Match.CERTAIN]
            possible = [event for event, match in pairs if match is Match.POSSIBLE]
        sure, perhaps = counted(certain, name), counted(possible, name)
        every = [Facet(value, sure.get(value, 0), perhaps.get(value, 0)) for value in {**sure, **perhaps}]
        return sorted(every, key=_rank)

    def hits(self, text: str) -> Sequence[int]:
        if text != self._hits[0]:
            self._hits = text, self._found(text)
        return self._hits[1]

    def _found(self, text: str) -> Sequence[int]:
        pieces = text.split('"')
        needles = [fold(phrase) for phrase in pieces[1::2]]
        for words in pieces[::2]:
            needles += fold(words).split()
        needles = [needle for needle in needles if needle]
        if not needles:
            return ()
        searched = self._whole.searched
        rows = range(len(self._events)) if self._kept is None else self._kept
        return [at for at, row in enumerate(rows) if all(needle in searched(row) for needle in needles)]

    def linked_from(self, event_id: str) -> Sequence[tuple[str, str]]:
        return self._whole.linked_from.get(event_id, [])


class _Filtered(MemoryChronicle):
    """What a filter leaves of an entire chronicle."""

    def __init__(self, entire: MemoryChronicle, query: Query) -> None:
        whole = entire._whole  # noqa: SLF001 (its own kind)
        self._hold(whole, query, _part_of(whole, query))
        self._of = entire

    @property
    def _entire(self) -> MemoryChronicle:
        return self._of


def _rank(facet: Facet) -> tuple[int, str, str]:
    """The most frequent first, then by name."""
    return -facet.certain - facet.possible, fold(facet.value), facet.value
