"""Which intervals overlap which: counting by bisection, and finding without looking at those that do not overlap.

Sorted by start alone, an early long span can still be under way far behind where it began. So a tree of least starts
and greatest ends stands over the rows: whole stretches that begin too late or end too early are passed over at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from timeline_tui.chronicle.when import MAX, MIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def columns_of(starts: Sequence[int], ends: Sequence[int], edges: Sequence[int]) -> list[int]:
    """How many intervals overlap each column `[edges[i], edges[i + 1])`, by their sorted starts and sorted ends."""
    began = [bisect_left(starts, edge) for edge in edges]
    ended = [bisect_right(ends, edge) for edge in edges]
    return [began[at + 1] - ended[at] for at in range(len(edges) - 1)]


class Counter:
    """How many half-open intervals overlap a column: those that began before its end, less those that ended."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, intervals: Sequence[tuple[int, int, int]]) -> None:
        """`intervals` are (lo, hi, row), in any order."""
        self._starts = array("q", sorted(map(itemgetter(0), intervals)))
        self._ends = array("q", sorted(map(itemgetter(1), intervals)))

    def columns(self, edges: Sequence[int]) -> list[int]:
        """A count for each column `[edges[i], edges[i + 1])`; edges rise."""
        return columns_of(self._starts, self._ends, edges)

    def __len__(self) -> int:
        return len(self._starts)


class Finder:
    """Finds the intervals that overlap a stretch, in order of row, in O(log n) for each that it finds.

    Over the intervals in order of row stands a full binary tree, in two arrays: node i has the least start and the
    greatest end of nodes 2i and 2i + 1. A node that begins too late or ends too early is passed over with all below.
    """

    __slots__ = ("_ends", "_rows", "_size", "_starts")

    def __init__(self, intervals: Sequence[tuple[int, int, int]]) -> None:
        """`intervals` are (lo, hi, row) with rising rows."""
        count = len(intervals)
        self._rows = array("q", (row for _, _, row in intervals))
        self._size = size = 1 << max(0, count - 1).bit_length() if count else 0
        starts, ends = array("q", [MAX]) * (2 * size), array("q", [MIN]) * (2 * size)
        starts[size : size + count] = array("q", map(itemgetter(0), intervals))
        ends[size : size + count] = array("q", map(itemgetter(1), intervals))
        level = size // 2
        while level:
            left, right = slice(2 * level, 4 * level, 2), slice(2 * level + 1, 4 * level, 2)
            starts[level : 2 * level] = array("q", map(min, starts[left], starts[right]))
            ends[level : 2 * level] = array("q", map(max, ends[left], ends[right]))
            level //= 2
        self._starts, self._ends = starts, ends

    def overlapping(self, lo: int, hi: int) -> Iterator[int]:
        """Rows of the intervals that overlap `[lo, hi)`, rising."""
        starts, ends, size = self._starts, self._ends, self._size
        stack = [1] if size else []
        while stack:
            node = stack.pop()
            if starts[node] >= hi or ends[node] <= lo:
                continue
            if node >= size:
                yield self._rows[node - size]
            else:
                stack += (2 * node + 1, 2 * node)
