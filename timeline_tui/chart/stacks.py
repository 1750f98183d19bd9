"""On which row of its lane a span stands, and how many rows each lane gets.

Both are asked of the whole chronicle, not of the window, so that nothing jumps while it is panned or zoomed.
Spans are stacked by time, each on the first level that is free where it begins; what finds none is spread
over all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from timeline_tui.chronicle.when import MAX, MIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.charted import Charted
    from timeline_tui.chronicle.when import When

LARGEST: Final = 20_000
"""Rows of the largest chronicle that is looked through; in larger ones a span's level is its row's number."""
MOST_ROWS: Final = 8
"""Rows that one lane takes at most …"""
ENOUGH: Final = 4
"""… and how many, where its spans do not need more: the rows below the marks are for titles."""


class Stack(NamedTuple):
    """A lane's spans: their levels by row, how many levels there are, and whether it has other dates, too."""

    levels: Mapping[int, int]
    depth: int
    has_dates: bool

    @property
    def rows(self) -> int:
        """Rows in which nothing of the lane overlaps."""
        return max(1, self.depth + self.has_dates)

    def row(self, row: int, height: int) -> int:
        """Where the span of a chronicle's row stands in `height` rows: below the dates, if there are any."""
        above = int(self.has_dates and height > 1)
        return above + self.levels.get(row, row) % (height - above)


_EMPTY: Final = Stack({}, 0, has_dates=False)
_UNKNOWN: Final = Stack({}, ENOUGH - 1, has_dates=True)


class Stacks(NamedTuple):
    """The stacks of a chronicle by lane."""

    by_lane: Mapping[str, Stack]
    otherwise: Stack

    def of(self, lane: str) -> Stack:
        """The stack of a lane."""
        return self.by_lane.get(lane, self.otherwise)

    def heights(self, lanes: Sequence[str], height: int) -> list[int]:
        """`height` rows shared out: one each, then what the stacks need, then room for titles."""
        heights = [1] * len(lanes)
        needed = [min(self.of(lane).rows, MOST_ROWS) for lane in lanes]
        spare = height - len(lanes)
        for wanted in (needed, [max(rows, ENOUGH) for rows in needed]):
            while spare > 0 and any(has < wants for has, wants in zip(heights, wanted, strict=True)):
                missing = [wants - has for has, wants in zip(heights, wanted, strict=True)]
                heights[missing.index(max(missing))] += 1
                spare -= 1
        return heights


_stacked: WeakKeyDictionary[Charted, Stacks] = WeakKeyDictionary()


def stacks_of(chronicle: Charted) -> Stacks:
    """The stacks of a chronicle, made once."""
    found = _stacked.get(chronicle)
    if found is None:
        found = _stacked[chronicle] = _stacks(chronicle)
    return found


def _stacks(chronicle: Charted) -> Stacks:
    dated = len(chronicle) - chronicle.undated
    if dated > LARGEST:
        return Stacks({}, _UNKNOWN)
    levels: dict[str, dict[int, int]] = {}
    ends: dict[str, list[int]] = {}
    with_dates = set()
    for row, event in enumerate(chronicle.rows(0, dated)):
        when = event.when
        if when is None or not when.is_span:
            with_dates.add(event.lane)
            continue
        lo, hi = reach(when)
        lane_ends = ends.setdefault(event.lane, [])
        level = next((level for level, end in enumerate(lane_ends) if end <= lo), len(lane_ends))
        if level < MOST_ROWS:
            lane_ends[level : level + 1] = [hi]
            levels.setdefault(event.lane, {})[row] = level
    lanes = with_dates | set(ends)
    return Stacks(
        {lane: Stack(levels.get(lane, {}), len(ends.get(lane, ())), lane in with_dates) for lane in lanes},
        _EMPTY,
    )


def reach(when: When) -> tuple[int, int]:
    """The seconds that a date is drawn over: without end where it is open, its known end where one is not."""
    first, last = when.parts if len(when.parts) == 2 else (when, when)
    lo = when.lo if not when.lo_kind else MIN if when.lo_kind == "open" else last.lo
    hi = when.hi if not when.hi_kind else MAX if when.hi_kind == "open" else first.hi
    return lo, hi
