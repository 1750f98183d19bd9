"""Dates that count from events, read in the order of what they count from, over all files of a store.

How one such date is read and counted is the chronicle's (`relative`, `anchors`); each is read in the zone
of its own file. A circle, and what counts from one, stays undated and is refused; everything else is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle import anchors, single
from timeline_tui.chronicle.anchors import RESERVED, Anchors, Wanted
from timeline_tui.chronicle.reading import pasteable, read, read_span_with, read_with
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.relative import count, parse
from timeline_tui.chronicle.units import Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.store.dates import Dates, Waiting

_ANCHOR: Final = re.compile(r"@([A-Za-z0-9][A-Za-z0-9_-]*)")
_ON_ANCHOR: Final = re.compile(r"it counts from|there is no event|is not known")


class _Task(NamedTuple):
    dates: Dates
    waiting: Waiting


def resolve(parts: Sequence[tuple[Dates, list[Event]]]) -> None:
    """Give every waiting event its date; what can't be read is refused and stays undated."""
    tasks = {waiting.name: _Task(dates, waiting) for dates, _ in parts for waiting in dates.waiting}
    # What waits is known as an event, though not yet its date: a misspelt id may mean it.
    nothing = Refusal("")
    known: dict[str, When | Refusal] = {event.id: event.when or nothing for _, events in parts for event in events}
    for dates, _ in parts:
        dates.known = known
    if tasks:
        _Order(tasks, known).run()
        for _, events in parts:
            for at, event in enumerate(events):
                if event.id in tasks and not isinstance(when := known[event.id], Refusal):
                    events[at] = event._replace(when=when)


class _Order:
    """One run: each task after all that it counts from."""

    def __init__(self, tasks: dict[str, _Task], known: dict[str, When | Refusal]) -> None:
        self._tasks = tasks
        self._known = known
        self._done: set[str] = set()
        self._needs = {name: _anchors_in(task.waiting) & tasks.keys() - RESERVED for name, task in tasks.items()}
        self._needed_by: dict[str, list[str]] = defaultdict(list)
        for name, needs in self._needs.items():
            for need in needs:
                self._needed_by[need].append(name)

    def run(self) -> None:
        ready = [name for name, needs in self._needs.items() if not needs]
        while True:
            while ready:
                name = ready.pop()
                if name not in self._done:
                    self._read(name)
                ready += self._freed_by(name)
            left = {name: _wanted(self._tasks[name].waiting) for name, needs in self._needs.items() if needs}
            if not left:
                return
            for name, found in anchors.resolve(left).items():
                # Whatever is not in a circle itself is freed by refusing those that are.
                if isinstance(found, Refusal) and name in _anchors_of_circle(found):
                    self._refuse(name, found, "D206")
                    self._needs[name] = set()
                    ready += self._freed_by(name)

    def _freed_by(self, name: str) -> list[str]:
        freed = []
        for other in self._needed_by[name]:
            needs = self._needs[other]
            if name in needs:
                needs.discard(name)
                if not needs:
                    freed.append(other)
        return freed

    def _read(self, name: str) -> None:
        dates, waiting = self._tasks[name]
        self._done.add(name)
        try:
            when = dates.count(waiting)
        except Refusal as refusal:
            self._refuse(name, refusal, "D205" if _ON_ANCHOR.search(str(refusal)) else "")
        else:
            self._known[name] = when

    def _refuse(self, name: str, refusal: Refusal, code: str) -> None:
        dates, waiting = self._tasks[name]
        self._done.add(name)
        self._known[name] = refusal
        dates.refuse_waiting(waiting, refusal, code)


def counted(
    waiting: Waiting,
    zone: Zone,
    known: Mapping[str, When | Refusal],
    published: When | None,
    warn: Callable[[str], None],
) -> When:
    """The date of `waiting`, counted from `known` events. Raises Refusal."""
    setting = Setting(zone, warn)
    today = read(datetime.now(UTC).date(), zone) if _names_today(waiting) else None
    points = Anchors(known, waiting.published or published, today)

    def one(text: str) -> When | None:
        relative = parse(text)
        if relative is None:
            return single.read(text, setting)
        return count(relative, points.get(relative.anchor, text), zone, exact=waiting.exact)

    values = dict(zip(waiting.keys, waiting.values, strict=True))
    if "when" not in values:
        return read_span_with(values.get("start"), values.get("end"), setting, one)
    try:
        return read_with(values["when"], setting, one)
    except Refusal as refusal:
        raise pasteable(refusal, values["when"]) from None


def _wanted(waiting: Waiting) -> Wanted:
    values = dict(zip(waiting.keys, waiting.values, strict=True))
    return Wanted(values.get("when"), values.get("start"), values.get("end"))


def _anchors_in(waiting: Waiting) -> set[str]:
    return {name for value in waiting.values if isinstance(value, str) for name in _ANCHOR.findall(value)}


def _names_today(waiting: Waiting) -> bool:
    return "today" in _anchors_in(waiting)


def _anchors_of_circle(refusal: Refusal) -> set[str]:
    """The events that a refusal names as a circle, empty where it is of another kind."""
    _, of_circle, names = str(refusal).partition("dated by each other: ")
    return set(names.split(" → ")) if of_circle else set()
