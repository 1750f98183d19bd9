"""The ordered whole and its questions.

A pane never holds a list of all events: it asks these few questions and draws the answers. They are the seam
behind which a chronicle can be a list in memory or a table in an engine. A row is an event's place in the order
of time, from 0; undated events come last.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.event import Event, Preface
    from timeline_tui.chronicle.query import Query


class Match(IntEnum):
    """How an event answers a filter: a date filter over doubtful dates has two answers."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


class UnderWay(NamedTuple):
    """A span that is under way at a moment: its row, and the day of how many (`of` is 0 where the end is open)."""

    row: int
    event: Event
    day: int
    of: int


class Facet(NamedTuple):
    """One value of a facet and how many events of this chronicle have it, certainly and possibly."""

    value: str
    certain: int
    possible: int


class Chronicle(Protocol):
    """What happened, in order of time, and the questions the panes ask."""

    @property
    def preface(self) -> Preface:
        """Title, zone, lanes, sources, eras, routes."""

    @property
    def query(self) -> Query | None:
        """The filter that made this chronicle, or None for the whole."""

    def __len__(self) -> int:
        """How many events, undated ones included."""

    @property
    def undated(self) -> int:
        """How many events have no date that can be read: the last rows."""

    @property
    def certain(self) -> int:
        """How many events match the filter for certain (all of them where there is no filter)."""

    @property
    def extent(self) -> tuple[int, int] | None:
        """First and last known second `[lo, hi)` over all dated events; None where none is dated."""

    @property
    def lanes(self) -> Sequence[str]:
        """Lane ids from top to bottom: the preface's, then those that only events name; '' is last, if used."""

    def matching(self, query: Query | None) -> Chronicle:
        """The events of the *whole* that match; None is the whole itself. Remembers its query."""

    def why_hidden(self, event_id: str) -> str:
        """The clause of the filter that hides an event of the whole, as it is written; empty where none does."""

    def rows(self, first: int, last: int) -> Sequence[Event]:
        """Events of rows `[first, last)`, cut to what there is."""

    def match(self, row: int) -> Match:
        """Whether the event of this row matches the filter for certain or possibly."""

    def row_of(self, event_id: str) -> int | None:
        """The row of an event, or None where it is not among these."""

    def get(self, event_id: str) -> Event | None:
        """The event of this id in the *whole*, filtered out or not."""

    def row_at(self, moment: int) -> int:
        """The first dated row whose start is at or after `moment`; the count of dated rows where none is."""

    def neighbour(self, row: int, step: int, *, same_lane: bool = False) -> int | None:
        """The row `step` events after (before where negative), also on the same lane alone; None at the end."""

    def overlapping(self, lo: int, hi: int, limit: int, *, lane: str | None = None) -> Sequence[int]:
        """Rows that overlap `[lo, hi)` (slack not counted), at most `limit`, heaviest first, then in order of time."""

    def counts(self, edges: Sequence[int]) -> Mapping[str, Sequence[int]]:
        """For each lane, how many events overlap each column `[edges[i], edges[i+1])`; edges rise.

        Touches no event: sorted bounds and bisection, so that long spans that began earlier still count.
        """

    def under_way(self, moment: int, *, limit: int = 20) -> Sequence[UnderWay]:
        """Spans that contain `moment`, earliest first."""

    def facets(self, name: str) -> Sequence[Facet]:
        """Values of `lane`, `tag`, `who`, `where`, `source`, `doubt` or `kind`, the most frequent first."""

    def hits(self, text: str) -> Sequence[int]:
        """Rows whose title, summary, people, places, tags or quotes hold these words, in order of time."""

    def linked_from(self, event_id: str) -> Sequence[tuple[str, str]]:
        """Links that arrive: (id of the event that links here, kind), in order of time."""
