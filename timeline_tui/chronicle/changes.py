"""What changed in the story between two states of a chronicle: events that came, went, moved or were told otherwise.

Where an event stands in its file is no part of the story, nor is the order in which a file names events.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline_tui.chronicle.event import Era, Event, Source, all_words
from timeline_tui.chronicle.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Evidence, Lane, Preface, Route
    from timeline_tui.chronicle.when import When

    Entry = Lane | Source | Era | Route

Kind = Literal["added", "removed", "changed"]
Aspect = Literal["renamed", "moved", "rewritten", "retitled", "reworded", "evidence", "links", "details"]
"""In what way an event is another: its id; its time; its date written otherwise and meaning the same; its title; its
summary or note; how it is known; what it leads to; anything else that is said of it."""

_TEXTS: Final = ("summary", "note", "image_alt", "date_label")
_DETAILS: Final = ("who", "where", "lane", "tags", "weight", "claim_by", "url", "image", "order")
_ALIKE: Final = 0.6
"""From this ratio on two titles of the same time are taken for one, as difflib counts it."""
_MOST_COMPARED: Final = 50
"""Events of the same time whose titles are compared with each other."""


class Change(NamedTuple):
    """One event that is another than it was; `was` is None where it was added, `now` where it was removed."""

    kind: Kind
    was: Event | None
    now: Event | None
    aspects: tuple[Aspect, ...] = ()
    """In the order of Aspect; empty for what was added or removed."""

    @property
    def event(self) -> Event:
        """The event as it is now, or as it was last."""
        event = self.now or self.was
        assert event is not None
        return event

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of an event whose values differ, in their order."""
        if self.was is None or self.now is None:
            return ()
        pairs = zip(Event._fields, self.was, self.now, strict=True)
        return tuple(name for name, one, other in pairs if one != other and name != "place")


class Setting(NamedTuple):
    """Something beside the events that differs: a field of the preface, or one of its lanes, sources, eras, routes."""

    name: str
    """`title`, `timezone`, … or `lane`, `source`, `era`, `route`."""
    id: str
    """Of a lane, a source or a route; the title of an era; else empty."""
    was: object
    """None where it is new."""
    now: object
    """None where it is gone."""


class Changes(NamedTuple):
    """All that changed: events in order of time, as they are now or were last, and what stands before them."""

    events: tuple[Change, ...] = ()
    settings: tuple[Setting, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.events or self.settings)

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The events of one kind of change."""
        return tuple(change for change in self.events if change.kind == kind)


def compare(old: Chronicle, new: Chronicle) -> Changes:
    """What changed from `old` to `new`. An event is the same by its id, or where only its id is another."""
    before = {event.id: event for event in old.rows(0, len(old))}
    after = {event.id: event for event in new.rows(0, len(new))}
    gone = [event for name, event in before.items() if name not in after]
    come = [event for name, event in after.items() if name not in before]
    renamed = _renamed(gone, come)
    found = [Change("changed", was, now, _aspects(was, now)) for was, now in renamed]
    left, new_names = {was.id for was, _ in renamed}, {now.id for _, now in renamed}
    found += [Change("removed", event, None) for event in gone if event.id not in left]
    found += [Change("added", None, event) for event in come if event.id not in new_names]
    for name, now in after.items():
        was = before.get(name)
        if was is not None and was._replace(place=now.place) != now and (aspects := _aspects(was, now)):
            found.append(Change("changed", was, now, aspects))
    found.sort(key=_time)
    return Changes(tuple(found), tuple(_settings(old.preface, new.preface)))


def meaning(when: When | None) -> Hashable:
    """What a date says, however it is written: two dates that mean the same are equal in this.

    A date that names no zone means days on some wall clock: another time zone of the document moves no day.
    """
    if when is None:
        return None
    if when.parts:
        return when.form, when.qual, tuple(map(meaning, when.parts))
    off, off_hi = (0, 0) if when.zoned else (when.off, when.off_hi)
    lo = when.lo if when.lo_kind else when.lo + off
    hi = when.hi if when.hi_kind else when.hi + off_hi
    return lo, hi, when.prec, when.qual, when.lo_kind, when.hi_kind, when.slack, when.est, when.zoned, when.group


def _said(value: Evidence | Source | Era | None) -> Hashable:
    """What something that has a date says; its texts, which may be tables, by what they hold."""
    if value is None:
        return None
    fields = value._asdict() | {"when": meaning(value.when)}
    return tuple(tuple(each.items()) if isinstance(each, Mapping) else each for each in fields.values())


def same_evidence(one: Evidence, other: Evidence) -> bool:
    """Whether two pieces of evidence say the same."""
    return _said(one) == _said(other)


def _time(change: Change) -> tuple[bool, int, str]:
    when = change.event.when
    return when is None, when.start if when else 0, change.event.id


def _aspects(was: Event, now: Event) -> tuple[Aspect, ...]:
    moved = meaning(was.when) != meaning(now.when)
    held: dict[Aspect, bool] = {
        "renamed": was.id != now.id,
        "moved": moved,
        "rewritten": not moved and was.when_text != now.when_text,
        "retitled": was.title != now.title,
        "reworded": any(getattr(was, name) != getattr(now, name) for name in _TEXTS),
        "evidence": list(map(_said, was.evidence)) != list(map(_said, now.evidence)),
        "links": was.links != now.links,
        "details": any(getattr(was, name) != getattr(now, name) for name in _DETAILS),
    }
    return tuple(aspect for aspect, holds in held.items() if holds)


def _renamed(gone: Sequence[Event], come: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Events that are probably the same under another id: of the same title and time, else of one of the two."""
    pairs: list[tuple[Event, Event]] = []
    keys: tuple[Callable[[Event], Hashable], ...] = (
        lambda event: (_title(event), meaning(event.when)),
        _title,
    )
    for key in keys:
        gone, come = _paired(gone, come, key, pairs)
    return pairs + _alike(gone, come)


def _title(event: Event) -> str:
    return fold(" ".join(all_words(event.title)))


def _paired(
    gone: Sequence[Event], come: Sequence[Event], key: Callable[[Event], Hashable], pairs: list[tuple[Event, Event]]
) -> tuple[list[Event], list[Event]]:
    """Add to `pairs` those that alone have a key on both sides; what is left of both."""
    one, other = _alone(gone, key), _alone(come, key)
    found = [(event, other[name]) for name, event in one.items() if name in other]
    pairs += found
    was, now = {event.id for event, _ in found}, {event.id for _, event in found}
    return [event for event in gone if event.id not in was], [event for event in come if event.id not in now]


def _alone(events: Iterable[Event], key: Callable[[Event], Hashable]) -> dict[Hashable, Event]:
    found: dict[Hashable, Event | None] = {}
    for event in events:
        name = key(event)
        found[name] = None if name in found else event
    return {name: event for name, event in found.items() if event is not None}


def _alike(gone: Sequence[Event], come: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Events of the same time whose titles are much alike."""
    times: dict[Hashable, list[Event]] = {}
    for event in come:
        times.setdefault(meaning(event.when), []).append(event)
    pairs = []
    for was in gone:
        near = times.get(meaning(was.when), []) if was.when else []
        if not near or len(near) > _MOST_COMPARED:
            continue
        ratio, best = max(
            ((SequenceMatcher(None, _title(was), _title(now)).ratio(), now) for now in near), key=lambda pair: pair[0]
        )
        if ratio >= _ALIKE:
            near.remove(best)
            pairs.append((was, best))
    return pairs


def _settings(old: Preface, new: Preface) -> Iterable[Setting]:
    for name in ("title", "about", "language", "timezone"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Setting(name, "", was or None, now or None)
    if meaning(old.published) != meaning(new.published):
        yield Setting("published", "", old.published, new.published)
    yield from _entries("lane", _by_id(old.lanes), _by_id(new.lanes))
    yield from _entries("source", _by_id(old.sources.values()), _by_id(new.sources.values()))
    yield from _entries("era", _by_title(old.eras), _by_title(new.eras))
    yield from _entries("route", _by_id(old.routes), _by_id(new.routes))


def _by_id(values: Iterable[Lane | Source | Route]) -> dict[str, Lane | Source | Route]:
    return {value.id: value for value in values}


def _by_title(eras: Iterable[Era]) -> dict[str, Era]:
    return {" / ".join(all_words(era.title)): era for era in eras}


def _entries(name: str, old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterable[Setting]:
    for key in dict.fromkeys((*old, *new)):
        one, other = old.get(key), new.get(key)
        if _entry(one) != _entry(other):
            yield Setting(name, key, one, other)


def _entry(value: Entry | None) -> Hashable:
    return _said(value) if isinstance(value, (Source, Era)) else value
