"""Which intervals overlap which: counting by bisection, and finding without looking at those that do not overlap.

Sorted by start alone, an early long span can still be under way far behind where it began. So a tree of greatest
ends stands over the starts: whole stretches whose greatest end is too early are passed over at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Counter:
    """How many half-open intervals overlap a column: those that began before its end, less those that ended."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, bounds: Sequence[tuple[int, int]]) -> None:
        self._starts = array("q", sorted(lo for lo, _ in bounds))
        self._ends = array("q", sorted(hi for _, hi in bounds))

    def columns(self, edges: Sequence[int]) -> list[int]:
        """A count for each column `[edges[i], edges[i + 1])`; edges rise."""
        starts, ends = self._starts, self._ends
        began = [bisect_left(starts, edge) for edge in edges]
        ended = [bisect_right(ends, edge) for edge in edges]
        return [began[at + 1] - ended[at] for at in range(len(edges) - 1)]

    def __len__(self) -> int:
        return len(self._starts)


class Finder:
    """Finds the intervals that overlap a stretch, in order of start, in O(log n) for each that it finds."""

    __slots__ = ("_ends", "_rows", "_size", "_starts")

    def __init__(self, intervals: Sequence[tuple[int, int, int]]) -> None:
        """`intervals` are (lo, hi, row)."""
        ordered = sorted(intervals)
        count = len(ordered)
        self._starts = array("q", (lo for lo, _, _ in ordered))
        self._rows = array("q", (row for _, _, row in ordered))
        self._size = 1 << max(0, count - 1).bit_length() if count else 0
        # A full binary tree in one array: node i has the greatest end of nodes 2i and 2i + 1.
        ends = array("q", [-(2**63)]) * (2 * self._size)
        for at, (_, hi, _) in enumerate(ordered, self._size):
            ends[at] = hi
        for node in range(self._size - 1, 0, -1):
            ends[node] = max(ends[2 * node], ends[2 * node + 1])
        self._ends = ends

    def overlapping(self, lo: int, hi: int) -> Iterator[int]:
        """Rows of the intervals that overlap `[lo, hi)`, by start."""
        limit = bisect_left(self._starts, hi)
        if not limit:
            return
        stack = [(1, 0, self._size)]
        ends, rows = self._ends, self._rows
        while stack:
            node, first, width = stack.pop()
            if first >= limit or ends[node] <= lo:
                continue
            if width == 1:
                yield rows[first]
                continue
            half = width // 2
            stack.append((2 * node + 1, first + half, half))
            stack.append((2 * node, first, half))
