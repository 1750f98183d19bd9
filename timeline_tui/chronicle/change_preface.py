"""What changed before the events: title and settings, lanes, sources, eras, routes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chronicle.event import all_words
from timeline_tui.chronicle.meaning import meaning, said_by
from timeline_tui.chronicle.story.renaming import followed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from timeline_tui.chronicle.event import Era, Lane, Preface, Route, Source, Text
    from timeline_tui.chronicle.when import When

    Entry = Lane | Source | Era | Route
    Value = Entry | Text | When | tuple[str, ...] | None


class Setting(NamedTuple):
    """Something before the events that differs."""

    name: str
    """`title`, `about`, `language`, `timezone`, `published`; `lane`, `source`, `era`, `route`; `lanes`: their order."""
    id: str
    """Of a lane, a source or a route; the title of an era; else empty."""
    was: Value
    """None where it is new."""
    now: Value
    """None where it is gone."""

    @property
    def kind(self) -> str:
        """`added`, `removed` or `changed`."""
        return "added" if self.was is None else "removed" if self.now is None else "changed"


def settings(old: Preface, new: Preface, names: Mapping[str, str]) -> Iterator[Setting]:
    """What differs, in the order in which a file has it; `names` are the new ids of events that were renamed."""
    for name in ("title", "about", "language", "timezone"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Setting(name, "", was or None, now or None)
    if meaning(old.published) != meaning(new.published):
        yield Setting("published", "", old.published, new.published)
    yield from _order(old.lanes, new.lanes)
    yield from _entries("lane", _by_id(old.lanes), _by_id(new.lanes))
    yield from _entries("source", _by_id(old.sources.values()), _by_id(new.sources.values()))
    yield from _entries("era", *_by_title(old.eras, new.eras))
    stays = {stop.event for route in new.routes for stop in route.stops}
    names = {was: now for was, now in names.items() if was not in stays}
    yield from _entries("route", _by_id(followed(route, names) for route in old.routes), _by_id(new.routes))


def _order(old: Sequence[Lane], new: Sequence[Lane]) -> Iterator[Setting]:
    """The lanes that are in both, where they stand in another order from top to bottom."""
    was, now = [lane.id for lane in old], [lane.id for lane in new]
    was, now = [name for name in was if name in now], [name for name in now if name in was]
    if was != now:
        yield Setting("lanes", "", tuple(was), tuple(now))


def _by_id(values: Iterable[Lane | Source | Route]) -> dict[str, Entry]:
    return {value.id: value for value in values}


def _by_title(old: Sequence[Era], new: Sequence[Era]) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """Both by title, the second of a name by its number too; an era of another title by its time."""
    was, now = _numbered(old), _numbered(new)
    times: dict[Hashable, str] = {meaning(era.when): key for key, era in now.items() if key not in was}
    before: dict[str, Entry] = {}
    for key, era in was.items():
        title = key if key in now else times.pop(meaning(era.when), key)
        before[title] = era
    return before, dict(now)


def _numbered(eras: Sequence[Era]) -> dict[str, Era]:
    found: dict[str, Era] = {}
    for era in eras:
        title = " / ".join(all_words(era.title))
        key, number = title, 1
        while key in found:
            number += 1
            key = f"{title} ({number})"
        found[key] = era
    return found


def _entries(name: str, old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[Setting]:
    for key in dict.fromkeys((*old, *new)):
        one, other = old.get(key), new.get(key)
        if one != other and (one is None or other is None or said_by(one) != said_by(other)):
            yield Setting(name, key, one, other)
