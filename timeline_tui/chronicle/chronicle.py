"""The ordered whole and its questions.

A pane never holds a list of all events: it asks these few questions and draws the answers. They are the seam
behind which a chronicle can be a list in memory or a table in an engine. A row is an event's place in the
order of time, from 0; undated events come last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.answers import Facet, Match, UnderWay
    from timeline_tui.chronicle.event import Event, Preface
    from timeline_tui.chronicle.query import Query


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
        """Lane ids of the whole from top to bottom: the preface's that are used, then the others, '' last.

        A filter takes no lane away: lanes stand still while one is typed.
        """

    def matching(self, query: Query | None) -> Chronicle:
        """The events of the *whole* that match, and the query with them; None is the whole itself.

        Raises Refusal for an `@id` that is not there, and for a pattern that takes too long. Filters used
        lately are remembered, so that turning one off and on costs nothing.
        """

    def forget(self) -> None:
        """Let go of the filters that are remembered: nobody shows this chronicle any more."""

    def why_hidden(self, event_id: str) -> str:
        """The clause of the filter that hides an event of the whole, as written; empty where none does."""

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
        """The row `step` events after (before where negative), also on its lane alone; None past an end."""

    def overlapping(self, lo: int, hi: int, limit: int, *, lane: str | None = None) -> Sequence[int]:
        """Rows that overlap `[lo, hi)`, slack not counted: at most `limit`, heaviest first, then by time."""

    def counts(self, edges: Sequence[int]) -> Mapping[str, Sequence[int]]:
        """For each lane, how many events overlap each column `[edges[i], edges[i+1])`; edges rise.

        A lane without a dated event may be left out. Touches no event: sorted bounds and bisection, so that
        long spans that began earlier still count.
        """

    def under_way(self, moment: int, *, limit: int = 20) -> Sequence[UnderWay]:
        """Spans that contain `moment`, earliest first."""

    def facets(self, name: str) -> Sequence[Facet]:
        """Values of `lane`, `tag`, `who`, `where`, `source`, `doubt` or `kind`: most frequent first, by name.

        Counted over what the filter leaves *without its own clauses on that facet*: a count says how many
        events there would be if that value were ticked, not how many the other ticks have left over.
        """

    def hits(self, text: str) -> Sequence[int]:
        """Rows that hold all these words and "exact phrases" anywhere, in order of time.

        Looked through are id, title, summary, people, places, tags, who claims it and quotes, in every
        language; case, accents and kinds of quotes make no difference.
        """

    def linked_from(self, event_id: str) -> Sequence[tuple[str, str]]:
        """Links that arrive: (id of the event that links here, kind), in order of time."""
