"""What was before, during, across and after an event, within a distance of it: certain and possible apart.

The chronicle is asked which events overlap the stretch about the event; how each of them lies to it is `allen.py`'s. An
event that may be before and may be within is possible in both groups, so that a group can be read by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline_tui.chronicle.allen import EARLIER, LATER, related
from timeline_tui.chronicle.allen_words import ACROSS, WITHIN
from timeline_tui.chronicle.civil import DAY, HOUR, WEEK, YEAR
from timeline_tui.chronicle.measure import ties_of
from timeline_tui.chronicle.when import MAX, MIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.allen import Related, Relation
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When

GroupName = Literal["before", "within", "across", "after"]

GROUPS: Final[dict[GroupName, frozenset[Relation]]] = {
    "before": EARLIER,
    "within": WITHIN,
    "across": ACROSS,
    "after": LATER,
}
"""Over before it begins; during it; at the same time but not all within it; begun after it."""

DISTANCES: Final = (
    HOUR,
    DAY,
    WEEK,
    YEAR // 12,
    YEAR // 4,
    *(count * YEAR for count in (1, 10, 100, 1_000, 10_000, 1_000_000, 1_000_000_000)),
)
"""Distances in seconds that can be chosen, rising; beyond them is everything (None)."""
MOST: Final = 200
"""Events that are looked at: where more are within the distance, the nearest before, at the same time and after."""
_ENOUGH: Final = 8
"""Other events that a distance is first chosen for."""


class Near(NamedTuple):
    """An event within the distance, and how it lies to the one that is asked about."""

    row: int
    event: Event
    related: Related
    certain: bool
    """Whether it is certainly in its group."""


class SameTime(NamedTuple):
    """The groups, each in order of time with the certain ones first, and how many events are in none of them."""

    groups: dict[GroupName, tuple[Near, ...]]
    unseen: int
    """How many that are within the distance were not looked at."""
    undated: int = 0
    """How many have no date: nobody knows where they belong."""

    def counted(self, name: GroupName) -> tuple[int, int]:
        """How many are certainly in a group, and how many only possibly."""
        found = self.groups[name]
        certain = sum(near.certain for near in found)
        return certain, len(found) - certain


def same_time(chronicle: Chronicle, event: Event, distance: int | None) -> SameTime:
    """The events of `chronicle` at most `distance` seconds from `event`, which must be dated; None: however far.

    The distance is that of the dates as they stand, without the slack of what is approximate.
    """
    assert event.when is not None
    found: dict[GroupName, list[Near]] = {name: [] for name in GROUPS}
    own = chronicle.row_of(event.id)
    rows = [row for row in _rows(chronicle, event.when, distance) if row != own]
    for row in rows:
        other = chronicle.rows(row, row + 1)[0]
        assert other.when is not None
        how = related(other.when, event.when, ties=ties_of(other, event))
        for name, relations in GROUPS.items():
            if how.perhaps(relations):
                found[name].append(Near(row, other, how, how.surely(relations)))
    unseen = within(chronicle, event, distance) - len(rows) - (own is not None)
    ordered = {name: tuple(sorted(group, key=lambda near: not near.certain)) for name, group in found.items()}
    return SameTime(ordered, max(0, unseen), chronicle.undated)


def _rows(chronicle: Chronicle, when: When, distance: int | None) -> Sequence[int]:
    """The rows within the distance, `MOST` and the event's own at most, in order of time."""
    lo, hi = _stretch(when, distance)
    rows = chronicle.overlapping(lo, hi, MOST + 2)
    if len(rows) > MOST + 1:
        first, last = chronicle.row_at(when.soft_lo), chronicle.row_at(when.soft_hi)
        dated, some = len(chronicle) - chronicle.undated, MOST // 4
        near = {*range(max(0, first - some), first), *range(last, min(dated, last + some))}
        near.update(chronicle.overlapping(when.soft_lo, when.soft_hi, MOST - len(near)))
        rows = [row for row in near if _overlaps(chronicle.rows(row, row + 1)[0], lo, hi)]
    return sorted(rows)


def _overlaps(event: Event, lo: int, hi: int) -> bool:
    return event.when is not None and event.when.lo < hi and event.when.hi > lo


def within(chronicle: Chronicle, event: Event, distance: int | None) -> int:
    """How many dated events are at most `distance` seconds from `event`, which counts if it is of the chronicle."""
    assert event.when is not None
    lo, hi = _stretch(event.when, distance)
    return sum(counts[0] for counts in chronicle.counts((lo, hi)).values())


def first_distance(chronicle: Chronicle, event: Event) -> int | None:
    """The shortest of DISTANCES that has enough events to be worth a look; None where only everything has."""
    return next((each for each in DISTANCES if within(chronicle, event, each) > _ENOUGH), None)


def _stretch(when: When, distance: int | None) -> tuple[int, int]:
    """The seconds that an event must overlap: one that ends, or begins, just so far away is within."""
    if distance is None:
        return MIN, MAX
    lo, hi = when.soft_lo, when.soft_hi
    return max(MIN, lo - distance), min(MAX, hi + distance)
