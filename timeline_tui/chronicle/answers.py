"""What the chronicle answers with, where no event or row says it all."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event


class Match(IntEnum):
    """How an event answers a filter: a date filter over doubtful dates has two answers."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


class UnderWay(NamedTuple):
    """A span that is under way at a moment: its row, and the day of how many, on the document's wall clock.

    `of` is 0 where the end is open or unknown; `day` is 0 too where the start is.
    """

    row: int
    event: Event
    day: int
    of: int


class Facet(NamedTuple):
    """One value of a facet and how many events of this chronicle have it, certainly and possibly."""

    value: str
    certain: int
    possible: int
