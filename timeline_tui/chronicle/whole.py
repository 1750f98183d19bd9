"""All events of a chronicle in order of time, and what every filter over them shares."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.folding import searched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.event import Event, Preface

_COMPARED: Final = 2_000
"""Ids that a misspelt one is held against: a hundred thousand would take a second at every key."""


class Whole:
    """Events in order, the undated last; each index is built when it is first asked for."""

    def __init__(self, preface: Preface, events: Sequence[Event]) -> None:
        self.preface = preface
        dated = [event for event in events if event.when is not None]
        dated.sort(key=_sort_key)
        self.dated = len(dated)
        """How many events have a date: the first rows."""
        self.events = dated
        if len(dated) < len(events):
            dated += [event for event in events if event.when is None]
        self._searched: list[str | None] = [None] * len(self.events)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each id."""
        return {event.id: row for row, event in enumerate(self.events)}

    @cached_property
    def lanes(self) -> tuple[str, ...]:
        """Lanes that events are on: the preface's in its order, then others as events name them, '' last."""
        used = dict.fromkeys(event.lane for event in self.events)
        known = dict.fromkeys(lane.id for lane in self.preface.lanes)
        others = [lane for lane in used if lane and lane not in known]
        return (*(lane for lane in known if lane and lane in used), *others, *(("",) if "" in used else ()))

    @cached_property
    def linked_from(self) -> dict[str, list[tuple[str, str]]]:
        """For each id, the events that link to it, with the kind of link."""
        found: dict[str, list[tuple[str, str]]] = {}
        for event in self.events:
            for link in event.links:
                found.setdefault(link.to, []).append((event.id, link.as_))
        return found

    def get(self, event_id: str) -> Event | None:
        """The event of an id."""
        row = self.row_of.get(event_id)
        return None if row is None else self.events[row]

    def searched(self, row: int) -> str:
        """The folded text of a row, made when it is first looked through."""
        text = self._searched[row]
        if text is None:
            text = self._searched[row] = searched(self.events[row])
        return text

    def nearest_id(self, event_id: str) -> str:
        """An id that begins so, as one that is still being typed, else the one most like it, or empty."""
        if not event_id:
            return ""
        for known in self.row_of:
            if known.startswith(event_id):
                return known
        from difflib import get_close_matches  # noqa: PLC0415 (only where an id is misspelt)

        ids = list(self.row_of)
        if len(ids) > _COMPARED:
            ids = [each for each in ids if abs(len(each) - len(event_id)) < 2 and each[-1] == event_id[-1]]
        return next(iter(get_close_matches(event_id, ids[:_COMPARED], n=1)), "")


def _sort_key(event: Event) -> tuple[int, int, int]:
    """By start, the wider first, then by `order`; Python's sort keeps the file's order of what is left."""
    when = event.when
    assert when is not None
    lo = when.lo
    return (when.start if when.lo_kind or when.est is not None else lo), lo - when.hi, event.order
