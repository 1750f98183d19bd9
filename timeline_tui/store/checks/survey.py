"""What the checks look at: every event beside the table that it was made of, and what the files declare."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from timeline_tui.store.shape import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.event import Event, Evidence, Link
    from timeline_tui.store.document import Document
    from timeline_tui.store.load import Reading
    from timeline_tui.store.places import Path


class Entry(NamedTuple):
    """An event, its table, and where that stands."""

    event: Event
    table: dict[str, Any]
    document: Document
    position: int
    """Its place among the tables of events in its file."""

    def finding(self, steps: Path, code: str, message: str, fix: str = "", *, at_key: bool = False) -> Found:
        """Something wrong in this event's table, at the value to which `steps` lead."""
        sentence = f'event "{self.event.id}": {message}'
        return self.document, Finding(("event", self.position, *steps), code, sentence, fix, at_key)

    def links(self) -> list[tuple[int, Link]]:
        """The links, each with its place in the list that is written."""
        written = _listed(self.table.get("links"))
        return list(zip((number for number, _ in written), self.event.links, strict=True))

    def evidence(self) -> list[tuple[int, dict[str, Any], Evidence]]:
        """The evidence, each with its place in the list that is written, and its table."""
        written = _listed(self.table.get("evidence"))
        return [(number, table, one) for (number, table), one in zip(written, self.event.evidence, strict=True)]

    def has_header(self) -> bool:
        """Whether its table stands under its own `[[event]]`, and not in a list."""
        return self.document.text.startswith("[[", self.document.starts["event"][self.position])

    def lost(self) -> frozenset[str]:
        """Keys that stand here and could not be read."""
        if not self.document.breaches:
            return frozenset()
        return frozenset(
            breach.key for breach in self.document.breaches if self.document.event_at(breach.line) == self.position
        )


def _listed(value: object) -> list[tuple[int, dict[str, Any]]]:
    """The tables of a list, each with its place in it; a table alone is a list of one."""
    entries = value if isinstance(value, list) else [value]
    return [(number, entry) for number, entry in enumerate(entries) if isinstance(entry, dict)]


Found: TypeAlias = "tuple[Document, Finding]"
"""Something wrong, and the file in which it is."""


class Survey:
    """A whole store. Checks ask for columns first: few of many events have anything to be looked at."""

    def __init__(self, reading: Reading) -> None:
        """Of a reading of a whole store, not of what a filter leaves."""
        self.preface = reading.preface
        self.documents = reading.documents
        self.events: list[Event] = []
        """All events, in the order of the files."""
        self._firsts: list[int] = []
        """Where the events of each document begin among them."""
        for document in reading.documents:
            self._firsts.append(len(self.events))
            self.events += document.events.values()
        self._columns: dict[str, list[Any]] = {}

    def column(self, field: str) -> list[Any]:
        """A field of every event."""
        column = self._columns.get(field)
        if column is None:
            column = self._columns[field] = list(map(attrgetter(field), self.events))
        return column

    def having(self, field: str) -> Sequence[Entry]:
        """The events whose `field` holds something, with their tables."""
        column = self.column(field)
        return [self.entry(at) for at, value in enumerate(column) if value] if any(column) else ()

    def entry(self, at: int) -> Entry:
        """An event by its place among all of them."""
        part = bisect_right(self._firsts, at) - 1
        document = self.documents[part]
        position = self._positions[part][at - self._firsts[part]]
        return Entry(self.events[at], document.tables["event"][position], document, position)

    @cached_property
    def _positions(self) -> list[Sequence[int]]:
        return [list(document.events) for document in self.documents]

    @cached_property
    def tables_of_events(self) -> list[dict[str, Any]]:
        """The table of every event."""
        return [document.tables["event"][index] for document in self.documents for index in document.events]

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """Every event by its id."""
        return dict(zip(self.column("id"), self.events, strict=True))

    def tables(self, array: str) -> Iterator[tuple[Document, int, dict[str, Any]]]:
        """Every table of an array, `source` say, with the file and its place in it."""
        for document in self.documents:
            for index, table in enumerate(document.tables[array]):
                if isinstance(table, dict):
                    yield document, index, table


def of_array(document: Document, array: str, index: int, key: str, code: str, message: str, fix: str = "") -> Found:
    """Something wrong at a key of a lane, a source or a route."""
    return document, Finding((array, index, *((key,) if key else ())), code, message, fix)
