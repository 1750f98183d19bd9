"""Two stores side by side in one chronicle: the lanes of the one above those of the other.

An id that both have is the first one's; the second one's event gets `2-` before it, and what refers to it there
follows.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chronicle.event import Event, Lane, Preface, in_language
from timeline_tui.chronicle.story.renaming import followed
from timeline_tui.store.load import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.comparing import Comparison
    from timeline_tui.chronicle.event import Route, Source
    from timeline_tui.chronicle.when import When


class Beside(NamedTuple):
    """Two readings as one, and what they were."""

    reading: Reading
    one: Reading
    other: Reading
    names: Mapping[str, str]
    """New ids of events of `other`, by their own."""

    def names_by_file(self) -> dict[str, Mapping[str, str]]:
        """New ids by file and own id: what the reader keeps is kept under the own ones."""
        return dict.fromkeys((file for file in self.other.files if file not in self.one.files), self.names)

    def compared(self) -> Comparison:
        """How both agree, in the events of the joint reading. Takes a second for 100,000 events."""
        from timeline_tui.chronicle.comparing import Comparison, compared  # noqa: PLC0415 (after the first frame)

        found = compared(self.one.chronicle, self.other.chronicle)
        pairs = (pair._replace(one=self._here(pair.one.id), other=self._there(pair.other.id)) for pair in found.pairs)
        only_one = (self._here(event.id) for event in found.only_one)
        return Comparison(tuple(pairs), tuple(only_one), tuple(self._there(event.id) for event in found.only_other))

    def _here(self, name: str) -> Event:
        event = self.reading.chronicle.get(name)
        assert event is not None, f"{name} was lost on the way"
        return event

    def _there(self, name: str) -> Event:
        return self._here(self.names.get(name, name))


def beside(one: Reading, other: Reading) -> Beside:
    """Two readings beside each other."""
    names = _names(one.chronicle, other.chronicle)
    sources = _source_names(one.chronicle.preface, other.chronicle.preface)
    joint = [_on_lane(event, 1) for event in _events(one.chronicle)]
    joint += (_renamed(_on_lane(event, 2), names, sources) for event in _events(other.chronicle))
    reading = Reading(
        _joined(one.chronicle, other.chronicle, names, sources),
        joint,
        (*one.problems, *other.problems),
        tuple(dict.fromkeys((*one.files, *other.files))),
        (*one.documents, *other.documents),
    )
    return Beside(reading, one, other, names)


def _events(chronicle: Chronicle) -> Sequence[Event]:
    return chronicle.rows(0, len(chronicle))


def _names(one: Chronicle, other: Chronicle) -> dict[str, str]:
    """New names for the events of `other` whose ids `one` has, too."""
    taken = {event.id for event in (*_events(one), *_events(other))}
    names = {}
    for event in _events(other):
        if one.get(event.id) is not None:
            name = f"2-{event.id}"
            while name in taken:
                name = f"2-{name}"
            taken.add(name)
            names[event.id] = name
    return names


def _source_names(one: Preface, other: Preface) -> dict[str, str]:
    """New names for the sources of `other` that `one` has something else under."""
    return {name: f"2-{name}" for name, source in other.sources.items() if one.sources.get(name, source) != source}


def _on_lane(event: Event, side: int) -> Event:
    return event._replace(lane=_lane_id(event.lane, side))


def _lane_id(lane: str, side: int) -> str:
    return f"{side}/{lane}" if lane else str(side)


def _renamed(event: Event, names: Mapping[str, str], sources: Mapping[str, str]) -> Event:
    return event._replace(
        id=names.get(event.id, event.id),
        when=_anchored(event.when, names) if event.when is not None else None,
        links=tuple(link._replace(to=names.get(link.to, link.to)) for link in event.links),
        evidence=tuple(
            evidence._replace(
                source=sources.get(evidence.source, evidence.source),
                when=_anchored(evidence.when, names) if evidence.when is not None else None,
            )
            for evidence in event.evidence
        ),
    )


def _anchored(when: When, names: Mapping[str, str]) -> When:
    """`when` counting from the same event under its new name."""
    if not when.anchor and not when.parts:
        return when
    name = names.get(when.anchor, when.anchor)
    text = when.text.replace(f"@{when.anchor}", f"@{name}") if name != when.anchor else when.text
    return when._replace(anchor=name, text=text, parts=tuple(_anchored(part, names) for part in when.parts))


def _joined(one: Chronicle, other: Chronicle, names: Mapping[str, str], sources: Mapping[str, str]) -> Preface:
    first, second = one.preface, other.preface
    renamed = (_renamed_source(source, sources) for source in second.sources.values())
    return first._replace(
        title=f"{_title(first) or '1'} ↔ {_title(second) or '2'}",
        lanes=(*_lanes(one, 1), *_lanes(other, 2)),
        sources={**{source.id: source for source in renamed}, **first.sources},
        eras=(*first.eras, *(era for era in second.eras if era not in first.eras)),
        routes=(*_routes(first, 1, {}), *_routes(second, 2, names)),
    )


def _title(preface: Preface) -> str:
    return in_language(preface.title, preface.language)


def _lanes(chronicle: Chronicle, side: int) -> list[Lane]:
    """The lanes of one store, each with its number before its title, and its colour."""
    nowhere = Lane("", chronicle.preface.title)  # what is on no lane goes by the name of its store
    known = {"": nowhere, **{lane.id: lane for lane in chronicle.preface.lanes}}
    return [
        Lane(_lane_id(name, side), _numbered(known.get(name, Lane(name)), side), known.get(name, Lane(name)).color)
        for name in chronicle.lanes
    ]


def _numbered(lane: Lane, side: int) -> str | dict[str, str]:
    title = lane.title or lane.id
    if isinstance(title, str):
        return f"{side} {title}".rstrip()
    return {language: f"{side} {words}" for language, words in title.items()}


def _renamed_source(source: Source, names: Mapping[str, str]) -> Source:
    return source._replace(id=names.get(source.id, source.id))


def _routes(preface: Preface, side: int, names: Mapping[str, str]) -> Iterator[Route]:
    """The routes of one store; those of the second have `2-` before their id."""
    for route in preface.routes:
        found = followed(route, names, partial(_lane_id, side=side))
        yield found if side == 1 else found._replace(id=f"2-{route.id}")
