"""A store read into a chronicle, with everything that is wrong in it. Nothing in it disappears silently."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from timeline_tui.chronicle.event import Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.zones import UTC
from timeline_tui.store.counting import resolve
from timeline_tui.store.document import read_document
from timeline_tui.store.error import StoreError
from timeline_tui.store.events import Ids
from timeline_tui.store.files import files_of, text_of
from timeline_tui.store.part import Part
from timeline_tui.store.preface import by_id
from timeline_tui.store.references import References

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.document import Document
    from timeline_tui.store.problem import Problem

Progress: TypeAlias = "Callable[[int, int], None]"
"""Told how much is done, of how much: steps of work, about two an event."""


class Reading:
    """What a store holds: its events, what is wrong in it by file and line, and the files themselves."""

    def __init__(
        self,
        preface: Preface,
        events: Sequence[Event],
        problems: tuple[Problem, ...] = (),
        files: tuple[str, ...] = (),
        documents: tuple[Document, ...] = (),
    ) -> None:
        self.preface = preface
        self.events = events
        """All events, in the order of the files."""
        self.problems = problems
        self.files = files
        self.documents = documents
        """The files as tables: what the deep checks look at (`store.checks`)."""

    @cached_property
    def chronicle(self) -> Chronicle:
        """The events in order of time: they are sorted when this is first asked for."""
        return MemoryChronicle(self.preface, self.events)


def load(
    stores: Sequence[str],
    progress: Progress | None = None,
    *,
    texts: Mapping[str, str] | None = None,
    documents: Mapping[str, Document] | None = None,
) -> Reading:
    """Read files and folders into one chronicle; what is wrong in them takes nothing with it.

    Ids are unique across all files. A date without a zone belongs to the zone that its own file names, else
    to the first that another names. `texts` are read in place of what the files of these names hold, and
    `documents` taken as they are: files of other formats. Raises
    StoreError where a store can't be read at all; a file of a folder that can't be read is a problem, and the
    others are read.
    """
    with without_collection():
        return _Load(progress, texts or {}, documents or {}).of(stores)


@contextmanager
def without_collection() -> Iterator[None]:
    """No garbage collection meanwhile: hundreds of thousands of new values, none of them garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Load:
    """One reading: texts, documents, dates and ids, what counts from them, and last the events."""

    def __init__(self, progress: Progress | None, given: Mapping[str, str], documents: Mapping[str, Document]) -> None:
        self._progress = progress
        self._given = given
        self._carried = documents
        self._done = 0
        self._total = 0
        self._problems: list[Problem] = []

    def of(self, stores: Sequence[str]) -> Reading:
        parts = [Part(document) for document in self._documents(self._texts(stores))]
        self._settle(parts)
        ids = Ids()
        for part in parts:
            part.read_events(ids, self._told)
        resolve([(part.dates, part.events) for part in parts])
        declared: dict[tuple[str, str], str] = {}
        prefaces = [part.read_preface(declared) for part in parts]
        preface = _merged(prefaces)
        references = References(preface, ids.all, lambda: chain.from_iterable(part.events for part in parts))
        events: list[Event] = []
        for part in parts:
            events += part.finish(references)
            self._problems += part.problems()
        self._told(self._total - self._done)
        files = tuple(part.document.file for part in parts)
        documents = tuple(part.document for part in parts)
        return Reading(preface, events, tuple(sorted(self._problems)), files, documents)

    def _told(self, more: int) -> None:
        self._done = min(self._done + more, self._total)
        if self._progress:
            self._progress(self._done, self._total)

    def _texts(self, stores: Sequence[str]) -> list[tuple[str, str, bool]]:
        """Each file's name and text, and whether it was named for itself."""
        texts: dict[str, tuple[str, bool]] = {}
        for store in stores:
            files = [store] if store in self._given or store in self._carried else files_of(store)
            for file in files:
                named = files == [store]
                try:
                    given = "" if file in self._carried else self._given.get(file)
                    texts.setdefault(file, (text_of(file) if given is None else given, named))
                except StoreError as error:
                    self._put_aside(error, named=named)
        if self._progress:
            self._total = 2 * sum(text.count("[[event]]") for text, _ in texts.values())
            self._total += sum(len(document.tables["event"]) for document in self._carried.values())
            self._told(0)
        return [(file, text, named) for file, (text, named) in texts.items()]

    def _documents(self, texts: Sequence[tuple[str, str, bool]]) -> Iterator[Document]:
        for file, text, named in texts:
            if file in self._carried:
                yield self._carried[file]
                continue
            try:
                yield read_document(file, text, self._told)
            except StoreError as error:
                self._put_aside(error, named=named)

    def _put_aside(self, error: StoreError, *, named: bool) -> None:
        """A file of a folder does not take the others with it; one that was asked for does."""
        if named:
            raise error
        from timeline_tui.store.problem import Problem  # noqa: PLC0415 - most folders can be read

        self._problems.append(Problem(error.file, 1, 1, "F001", "error", error.sentence))

    @staticmethod
    def _settle(parts: Sequence[Part]) -> None:
        zone = next((part.zone for part in parts if part.zone), UTC)
        for part in parts:
            part.settle(zone)
        published = next((part.dates.published for part in parts if part.dates.published), None)
        for part in parts:
            part.dates.published = part.dates.published or published


def _merged(prefaces: Sequence[Preface]) -> Preface:
    """One preface: words of the first file that has them, tables of all, each where it came first."""
    if not prefaces:
        return Preface()
    first = prefaces[0]
    return Preface(
        title=next((preface.title for preface in prefaces if preface.title), ""),
        about=next((preface.about for preface in prefaces if preface.about), ""),
        language=first.language,
        timezone=first.timezone,
        published=first.published,
        lanes=tuple(by_id(lane for preface in prefaces for lane in preface.lanes).values()),
        sources=by_id(source for preface in prefaces for source in preface.sources.values()),
        eras=tuple(era for preface in prefaces for era in preface.eras),
        routes=tuple(by_id(route for preface in prefaces for route in preface.routes).values()),
    )
