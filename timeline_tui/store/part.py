"""One file on its way into a chronicle: tables checked, dates read, events made, problems placed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.store.dates import Dates
from timeline_tui.store.events import EventReader
from timeline_tui.store.preface import PrefaceReader, zone_of
from timeline_tui.store.shape import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_tui.chronicle.event import Event, Preface
    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.store.document import Document
    from timeline_tui.store.events import Ids
    from timeline_tui.store.places import Path
    from timeline_tui.store.problem import Problem
    from timeline_tui.store.references import References

_MANY: Final = 64
"""Tables from which on a file is read by columns: fewer take no time."""
_STEP: Final = 2_000
"""Events between two reports of progress."""


class Part:
    """What one document gives to the whole."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._found = [Finding((), code, message) for code, message in document.remarks]
        self.zone = zone_of(document, self._found)
        """The zone that the file names, or None."""
        self.dates = Dates(self._found)
        self.events: list[Event] = []
        """The events; what counts from other events comes last."""
        self._indices: list[int] = []
        self._stops: Sequence[tuple[Path, str]] = ()
        self._reader: EventReader | None = None

    def settle(self, zone: Zone) -> None:
        """Read the file's own `published`, in its own zone, or in `zone` where it names none."""
        self.dates.zone = self.zone or zone
        value = self.document.root.get("published")
        if value is not None:
            self.dates.published = self.dates.of_value(value, "", ("published",))[0]

    def read_events(self, ids: Ids, told: Callable[[int], None]) -> None:
        """Read every table of an event; `told` how many more are done."""
        document = self.document
        language = document.root.get("language")
        reader = EventReader(
            document.file, language if isinstance(language, str) else "en", ids, self.dates, self._found
        )
        tables, lines = document.tables["event"], document.lines["event"]
        lost = self._lost()
        nothing: dict[str, str] = {}
        made: list[Event | None] = [None] * len(tables)
        given: Sequence[str] = ()
        if len(tables) >= _MANY and not lost:
            made, given = self._batches(ids, told)
        odd = [index for index, event in enumerate(made) if event is None]
        for done, index in enumerate(odd, 1):
            own = given[index] if given else ""
            made[index] = reader.read(tables[index], index, lines[index], lost.get(index, nothing), own)
            if done % _STEP == 0:
                told(_STEP)
        self._indices = [index for index, event in enumerate(made) if event is not None]
        self.events = [event for event in made if event is not None]
        self._reader = reader

        if not self.events and not document.breaches:
            message = f"this file holds no event{'' if document.origin else '; an event begins with [[event]]'}"
            self._found.append(Finding((), "F002", message))

    def _batches(self, ids: Ids, told: Callable[[int], None]) -> tuple[list[Event | None], Sequence[str]]:
        """The events of tables that have nothing odd about them, and the ids that all were given, if any were."""
        from timeline_tui.store.batches import Batches  # noqa: PLC0415 - most files are small

        document = self.document
        reader = Batches(document.file, ids, self.dates)
        return reader.read(document.tables["event"], document.lines["event"], told), reader.given

    def read_preface(self, declared: dict[tuple[str, str], str]) -> Preface:
        """Everything that stands before the events; dates in it may count from events.

        `declared` holds where the lanes, sources and routes of other files were declared.
        """
        reader = PrefaceReader(self.document, self.dates, declared, self._found)
        preface = reader.read()
        self._stops = reader.stops
        return preface

    def finish(self, references: References) -> list[Event]:
        """The events, whole, with what they refer to looked up."""
        assert self._reader is not None
        events = list(self.events)
        incomplete = self._reader.incomplete
        for at, index in enumerate(self._indices):
            if index in incomplete:
                events[at] = self._reader.complete(events[at], index)
            if events[at].links or events[at].evidence:
                references.check(events[at], index, self._found)
        self.document.events.update(zip(self._indices, events, strict=True))
        references.check_lanes(events, self._indices, self._found)
        references.check_stops(self._stops, self._found)
        return events

    def problems(self) -> list[Problem]:
        """What is wrong in this file, each with its place."""
        if not self._found and not self.document.breaches:
            return []
        from timeline_tui.store.placing import placed  # noqa: PLC0415 - most files are sound

        return placed(self.document, self._found)

    def _lost(self) -> dict[int, dict[str, str]]:
        """Keys that TOML could not read, with their text, by the event that they stood in."""
        lost: dict[int, dict[str, str]] = {}
        for breach in self.document.breaches:
            index = self.document.event_at(breach.line)
            if index is not None and breach.key:
                lost.setdefault(index, {})[breach.key] = breach.raw
        return lost
