"""What the checks look at: every event beside the table that it was made of, and what the files declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from timeline_tui.store.shape import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.event import Event, Evidence, Link, Preface
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


class Survey(NamedTuple):
    """A whole store."""

    preface: Preface
    entries: list[Entry]
    """All events, in the order of the files."""
    by_id: dict[str, Entry]
    documents: tuple[Document, ...]

    def tables(self, array: str) -> Iterator[tuple[Document, int, dict[str, Any]]]:
        """Every table of an array, `source` say, with the file and its place in it."""
        for document in self.documents:
            for index, table in enumerate(document.tables[array]):
                if isinstance(table, dict):
                    yield document, index, table


def survey(reading: Reading) -> Survey:
    """Everything of a reading, side by side. `reading` must be of a whole store, not of what a filter leaves."""
    chronicle = reading.chronicle
    events = {event.id: event for event in chronicle.rows(0, len(chronicle))}
    entries = [
        Entry(events[name], document.tables["event"][index], document, index)
        for document in reading.documents
        for index, name in document.ids.items()
    ]
    return Survey(chronicle.preface, entries, {entry.event.id: entry for entry in entries}, reading.documents)


def of_array(document: Document, array: str, index: int, key: str, code: str, message: str, fix: str = "") -> Found:
    """Something wrong at a key of a lane, a source or a route."""
    return document, Finding((array, index, *((key,) if key else ())), code, message, fix)
