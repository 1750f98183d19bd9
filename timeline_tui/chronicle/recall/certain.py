"""What is certain of when something happened, whichever of the dates given for it one believes.

A question may be asked only where no reading of the file makes another answer right. So the date of an event is
taken as wide as it can be: with its slack, with a start that is open as one that is not known, and with every other
date that a source gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chronicle.date_clauses import doubted, reach
from timeline_tui.chronicle.when import MAX, MIN

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When


class Known(NamedTuple):
    """Where the first second of something may lie, and the second after its last; all four are included."""

    begun_from: int
    begun_to: int
    over_from: int
    over_to: int

    @property
    def length(self) -> int:
        """Seconds within which it began: how finely that is known."""
        return self.begun_to - self.begun_from + 1


def known(event: Event) -> Known | None:
    """What is certain of an event's time; None without a date, or where its own or a source's is doubted or unread."""
    if event.when is None or doubted(event.when):
        return None
    found = _reach(event.when)
    for evidence in event.evidence:
        if evidence.when is None:
            if evidence.when_text:
                return None
            continue
        if doubted(evidence.when):
            return None
        other = _reach(evidence.when)
        found = Known(
            min(found.begun_from, other.begun_from),
            max(found.begun_to, other.begun_to),
            min(found.over_from, other.over_from),
            max(found.over_to, other.over_to),
        )
    return found


def _reach(when: When) -> Known:
    """Its ranges, with a start that is open taken for one that is not known."""
    begun_from, begun_to, over_from, over_to = reach(when)
    if when.lo_kind:
        begun_from, begun_to = MIN, MAX if when.hi_kind else when.soft_hi - 1
    return Known(begun_from, begun_to, over_from, over_to)


def began_before(one: Known, other: Known) -> bool:
    """Whether `one` has certainly begun before `other` begins."""
    return one.begun_to < other.begun_from


def order_is_certain(one: Known, other: Known) -> bool:
    """Whether it is certain which of two began first."""
    return began_before(one, other) or began_before(other, one)


def under_way_at(span: Known, moment: Known) -> bool:
    """Whether a span had certainly begun, and was certainly not over, when something began."""
    return span.begun_to < moment.begun_from and span.over_from > moment.begun_to + 1


def not_under_way_at(span: Known, moment: Known) -> bool:
    """Whether a span was certainly over, or had certainly not begun, when something began."""
    return span.over_to < moment.begun_from or span.begun_from > moment.begun_to


def outside(part: Known, whole: Known) -> bool:
    """Whether `part` certainly began when `whole` was over, or before it had begun."""
    return part.begun_to < whole.begun_from or part.begun_from > whole.over_to
