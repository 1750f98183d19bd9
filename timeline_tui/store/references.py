"""Whether what is referred to exists: lanes, sources, events that links and routes lead to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from timeline_tui.store.shape import Finding, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from timeline_tui.chronicle.event import Event, Preface, Text
    from timeline_tui.store.places import Path


class References:
    """What a store declares, asked of every event."""

    def __init__(self, preface: Preface, ids: Collection[str], events: Callable[[], Iterable[Event]] = tuple) -> None:
        self._lanes = frozenset(lane.id for lane in preface.lanes)
        self._sources = preface.sources
        self._ids = ids
        self._events = events

    @cached_property
    def _called(self) -> dict[str, str]:
        """The id of each event by its title: asked for only where a link leads nowhere."""
        return {_folded(title): event.id for event in self._events() for title in _texts(event.title)}

    @cached_property
    def _sources_called(self) -> dict[str, str]:
        """The id of each source by its title and by its address."""
        return {
            _folded(name): source.id
            for source in self._sources.values()
            for name in (*_texts(source.title), source.url)
            if name
        }

    def check(self, event: Event, index: int, found: list[Finding]) -> None:
        """Add to `found` the sources and events that the event of table `index` names and nothing declares."""
        for number, evidence in enumerate(event.evidence):
            if evidence.source and evidence.source not in self._sources:
                path = ("event", index, "evidence", number, "source")
                meant = self._sources_called.get(_folded(evidence.source), "")
                found.append(_unknown(path, "R302", "there is no source", evidence.source, self._sources, meant))
        for number, link in enumerate(event.links):
            if link.to and link.to not in self._ids:
                path = ("event", index, "links", number, "to")
                meant = self._called.get(_folded(link.to), "")
                found.append(_unknown(path, "R303", "there is no event", link.to, self._ids, meant))

    def check_lanes(self, events: Sequence[Event], indices: Sequence[int], found: list[Finding]) -> None:
        """Add to `found` the lanes that events of the tables `indices` are on and nothing declares."""
        # A chronicle that declares no lanes has those that its events name.
        unknown = {event.lane for event in events} - self._lanes - {""} if self._lanes else ()
        for event, index in zip(events, indices, strict=True) if unknown else ():
            if event.lane in unknown:
                found.append(_unknown(("event", index, "lane"), "R301", "there is no lane", event.lane, self._lanes))

    def check_stops(self, stops: Iterable[tuple[Path, str]], found: list[Finding]) -> None:
        """Add to `found` the stops of one file's routes that are no events; each is where it stands and an id."""
        for path, name in stops:
            if name and name not in self._ids:
                meant = self._called.get(_folded(name), "")
                found.append(_unknown(path, "R304", "there is no event", name, self._ids, meant))


def _texts(text: Text) -> Iterable[str]:
    return (text,) if isinstance(text, str) else text.values()


def _folded(name: str) -> str:
    return " ".join(name.lower().split()).rstrip("/")


def _unknown(path: Path, code: str, what: str, name: str, known: Collection[str], meant: str = "") -> Finding:
    """A name that is declared nowhere; `meant` is the id of what is called so, where there is such."""
    near = meant or nearest(name, known)
    if code == "R301":
        mend = f'did you mean "{near}"? Else declare it' if near else "declare it"
        mend += f': [[lane]] id = "{name}"'
    elif near:
        mend = f'did you mean "{near}"?'
    else:
        mend = f'declare it: [[source]] id = "{name}"' if code == "R302" else "write the id of an event"
    return Finding(path, code, f'{what} "{name}"; {mend}', f'"{near}"' if near else "")
