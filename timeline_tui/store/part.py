"""One file on its way into a chronicle: tables checked, dates read, events made, problems placed."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.event import Event
from timeline_tui.store.dates import Dates
from timeline_tui.store.events import EventReader
from timeline_tui.store.places import Places
from timeline_tui.store.preface import PrefaceReader, zone_of
from timeline_tui.store.problem import Problem
from timeline_tui.store.rules import RULES
from timeline_tui.store.shape import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_tui.chronicle.event import Preface, Route
    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.store.document import Document
    from timeline_tui.store.events import Ids
    from timeline_tui.store.mending import Breach
    from timeline_tui.store.places import Path
    from timeline_tui.store.references import References

_STEP: Final = 2_000
"""Events between two reports of progress."""
_LONGEST_TEXT: Final = 200
"""Characters of offending text that a problem shows."""


class Part:
    """What one document gives to the whole."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._found: list[Finding] = []
        self.zone = zone_of(document, self._found)
        """The zone that the file names, or None."""
        self.dates = Dates(self._found)
        self.drafts: list[dict[str, Any]] = []
        """The fields of each event, before what counts from other events is known."""
        self._indices: list[int] = []
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
        lost = self._lost()
        nothing: dict[str, str] = {}
        for index, (table, line) in enumerate(zip(document.tables["event"], document.lines["event"], strict=True)):
            draft = reader.read(table, index, line, lost.get(index, nothing))
            if draft is not None:
                self.drafts.append(draft)
                self._indices.append(index)
            if index % _STEP == _STEP - 1:
                told(_STEP)
        self._reader = reader

        if not self.drafts and not document.breaches:
            message = "this file holds no event; an event begins with [[event]]"
            self._found.append(Finding((), "F002", message))

    def read_preface(self, declared: dict[tuple[str, str], str]) -> Preface:
        """Everything that stands before the events; dates in it may count from events.

        `declared` holds where the lanes, sources and routes of other files were declared.
        """
        return PrefaceReader(self.document, self.dates, declared, self._found).read()

    def finish(self, references: References, routes: Sequence[Route]) -> list[Event]:
        """The events, whole, with what they refer to looked up."""
        assert self._reader is not None
        events = []
        for draft, index in zip(self.drafts, self._indices, strict=True):
            self._reader.complete(draft, index)
            event = Event(**draft)
            references.check(event, index, self._found)
            events.append(event)
        references.check_routes(routes, self._found)
        return events

    def problems(self) -> list[Problem]:
        """What is wrong in this file, each with its place."""
        if not self._found and not self.document.breaches:
            return []
        ids: dict[Path, str] = {(index,): draft["id"] for draft, index in zip(self.drafts, self._indices, strict=True)}
        places = Places(self.document)
        # In the order of the file, so that each part is looked into once.
        found = sorted(self._found, key=lambda finding: tuple(map(str, finding.path[:1])) + finding.path[1:2])
        problems = [self._problem(finding, places, ids) for finding in found]
        return problems + [self._breach(breach, ids) for breach in self.document.breaches]

    def _problem(self, finding: Finding, places: Places, ids: dict[Path, str]) -> Problem:
        spot = places.find(finding.path, at_key=finding.at_key)
        return Problem(
            self.document.file,
            spot.line,
            spot.column,
            finding.code,
            RULES[finding.code].severity,
            finding.message,
            ids.get(finding.path[1:2], "") if finding.path[:1] == ("event",) else "",
            spot.text[:_LONGEST_TEXT],
            finding.fix,
        )

    def _breach(self, breach: Breach, ids: dict[Path, str]) -> Problem:
        cause = breach.cause
        index = self._event_at(breach.line)
        name = ids.get((index,), "") if index is not None else ""
        of_event = f'event "{name}": ' if name and cause.code.startswith("D") else ""
        return Problem(
            self.document.file,
            breach.line,
            breach.column,
            cause.code,
            RULES[cause.code].severity,
            f"{of_event}{cause.message}",
            name,
            cause.text[:_LONGEST_TEXT],
            cause.fix,
        )

    def _lost(self) -> dict[int, dict[str, str]]:
        """Keys that TOML could not read, with their text, by the event that they stood in."""
        lost: dict[int, dict[str, str]] = {}
        for breach in self.document.breaches:
            index = self._event_at(breach.line)
            if index is not None and breach.key:
                lost.setdefault(index, {})[breach.key] = breach.raw
        return lost

    def _event_at(self, line: int) -> int | None:
        """The index of the event whose table `line` stands in, or None where it is no event's."""
        lines = self.document.lines
        index = bisect_right(lines["event"], line) - 1
        if index < 0:
            return None
        others = [lines[name][:at] for name in lines if name != "event" and (at := bisect_right(lines[name], line))]
        return index if all(before[-1] < lines["event"][index] for before in others) else None
