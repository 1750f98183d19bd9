"""What changed in the story between two states of a chronicle: events that came, went, moved or were told otherwise.

Where an event stands in its file is no part of the story, nor is the order in which a file names events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline_tui.chronicle.change_preface import Setting, settings
from timeline_tui.chronicle.event import Event
from timeline_tui.chronicle.meaning import meaning, said_by, same_time
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.renames import renamed

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from timeline_tui.chronicle.chronicle import Chronicle

__all__ = ["DETAILS", "TEXTS", "Aspect", "Change", "Changes", "Kind", "Setting", "compare"]

Kind = Literal["added", "removed", "changed"]
Aspect = Literal["renamed", "moved", "rewritten", "retitled", "reworded", "evidence", "links", "details"]
"""In what way an event is another: its id; its time; its date written otherwise and meaning the same; its title; its
summary or note; how it is known; what it leads to; anything else that is said of it."""

TEXTS: Final = ("summary", "note", "image_alt", "date_label")
"""Fields whose words are compared."""
DETAILS: Final = ("who", "where", "lane", "tags", "weight", "claim_by", "url", "image", "order")
"""Fields that are told as values, the former beside the new."""
_PLACE: Final = Event._fields.index("place")
"""The last field: where an event stands is no part of the story."""
_ANCHOR: Final = Pattern(r"(?<=@)[a-z0-9][a-z0-9_-]*")
"""The id that a relative date counts from."""
_FIELDS: Final[Mapping[Aspect, tuple[str, ...]]] = {
    "renamed": ("id",),
    "moved": ("when",),
    "rewritten": ("when",),
    "retitled": ("title",),
    "reworded": TEXTS,
    "evidence": ("evidence",),
    "links": ("links",),
    "details": DETAILS,
}


class Change(NamedTuple):
    """One event that is another than it was; `was` is None where it was added, `now` where it was removed."""

    kind: Kind
    was: Event | None
    """Its links lead to the ids of now, where an event that it links to was renamed."""
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
        """The fields of an event that say something else, in the order of Aspect; a date is `when`."""
        was, now = self.was, self.now
        if was is None or now is None:
            return ()
        return tuple(
            name
            for aspect in self.aspects
            for name in _FIELDS[aspect]
            if name == "when" or getattr(was, name) != getattr(now, name)
        )


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
    """What changed from `old` to `new`. An event is the same by its id, or where probably only its id is another."""
    before = {event.id: event for event in old.rows(0, len(old))}
    after = {event.id: event for event in new.rows(0, len(new))}
    gone = [event for name, event in before.items() if name not in after]
    come = [event for name, event in after.items() if name not in before]
    pairs = renamed(gone, come, _time)
    names = {was.id: now.id for was, now in pairs}
    new_names = set(names.values())
    pairs += [
        (was, now)
        for name, now in after.items()
        if (was := before.get(name)) is not None and was is not now and was[:_PLACE] != now[:_PLACE]
    ]
    found = [Change("removed", event, None) for event in gone if event.id not in names]
    found += [Change("added", None, event) for event in come if event.id not in new_names]
    for was, now in pairs:
        followed = _followed(was, now, names)
        if aspects := _aspects(followed, now, names):
            found.append(Change("changed", followed, now, aspects))
    found.sort(key=_order)
    return Changes(tuple(found), tuple(settings(old.preface, new.preface, names)))


def _time(event: Event) -> Hashable:
    return meaning(event.when)


def _order(change: Change) -> tuple[bool, int, str]:
    when = change.event.when
    return when is None, when.start if when else 0, change.event.id


def _followed(was: Event, now: Event, names: Mapping[str, str]) -> Event:
    """The event as it was, with links to the new ids of what was renamed, unless it still has the old ones."""
    if was.links == now.links or not any(link.to in names for link in was.links):
        return was
    return was._replace(
        links=tuple(link if link in now.links else link._replace(to=names.get(link.to, link.to)) for link in was.links)
    )


def _aspects(was: Event, now: Event, names: Mapping[str, str]) -> tuple[Aspect, ...]:
    moved = not same_time(was.when, now.when)
    held: dict[Aspect, bool] = {
        "renamed": was.id != now.id,
        "moved": moved,
        "rewritten": not moved
        and was.when_text != now.when_text
        and _named_anew(was.when_text, names) != now.when_text,
        "retitled": was.title != now.title,
        "reworded": any(getattr(was, name) != getattr(now, name) for name in TEXTS),
        "evidence": was.evidence != now.evidence
        and list(map(said_by, was.evidence)) != list(map(said_by, now.evidence)),
        "links": was.links != now.links,
        "details": any(getattr(was, name) != getattr(now, name) for name in DETAILS),
    }
    return tuple(aspect for aspect, holds in held.items() if holds)


def _named_anew(text: str, names: Mapping[str, str]) -> str:
    """The text of a date with the new ids of the events that it counts from."""
    return _ANCHOR.replaced(text, lambda found: names.get(found[0], found[0])) if names and "@" in text else text
