"""The reader's marks: names for events to measure from, kept with the file that each event stands in.

A name is given once in all files that are open together: given again, it moves. A mark whose event vanishes stays, with
the title and the date that the event had.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline_tui.chronicle.event import in_language
from timeline_tui.store.reader.keeping import NO_NAMES, Keeper, Names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.event import Event


class Mark(NamedTuple):
    """A named event; `title` and `date` are what it was called when it was marked."""

    event: str
    title: str = ""
    date: str = ""
    set_at: int = 0
    """Milliseconds since 1970: the one set last is measured from."""


class Marked(NamedTuple):
    """All marks by name, the one set last first, and what is wrong with the files that they are kept in."""

    marks: dict[str, Mark]
    trouble: str = ""


class Marks:
    """The marks on the events of a store."""

    def __init__(self, files: Sequence[str], names: Names = NO_NAMES) -> None:
        self._keepers = {file: _keeper(file, names.get(file, {})) for file in files}

    def read(self) -> Marked:
        """All of them; of two of one name, which two files may bring together, the one that was set last."""
        every: list[tuple[str, Mark]] = []
        troubles = []
        for keeper in self._keepers.values():
            kept = keeper.kept()
            every += kept.entries.items()
            troubles.append(kept.trouble)
        every.sort(key=lambda pair: -pair[1].set_at)
        marks: dict[str, Mark] = {}
        for name, mark in every:
            marks.setdefault(name, mark)
        return Marked(marks, " · ".join(filter(None, troubles)))

    def put(self, name: str, event: Event, *, language: str = "en") -> Marked:
        """Set a mark, or move it. Raises StoreError where it can't be kept."""
        mark = Mark(event.id, in_language(event.title, language), event.when_text, time.time_ns() // 1_000_000)
        own = self._keepers.get(event.place.file) or next(iter(self._keepers.values()), None)
        if own is None:
            return Marked({})
        trouble = own.change(lambda marks: marks | {name: mark}).trouble
        self._take(name, but=own)
        found = self.read()
        return found._replace(trouble=trouble or found.trouble)

    def take(self, name: str) -> Marked:
        """Take a mark away. Raises StoreError where that can't be kept."""
        self._take(name)
        return self.read()

    def _take(self, name: str, but: Keeper[Mark] | None = None) -> None:
        for keeper in self._keepers.values():
            if keeper is not but and name in keeper.kept().entries:
                keeper.change(lambda marks: {each: mark for each, mark in marks.items() if each != name})


def by_event(marks: Mapping[str, Mark]) -> dict[str, str]:
    """The names of all marks on each event, by its id: `a b`."""
    found: dict[str, str] = {}
    for name, mark in sorted(marks.items()):
        found[mark.event] = f"{found[mark.event]} {name}" if mark.event in found else name
    return found


def free_name(marks: dict[str, Mark]) -> str:
    """The first letter that no mark has; empty where all are taken."""
    return next((letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter not in marks), "")


def _keeper(file: str, names: Mapping[str, str]) -> Keeper[Mark]:
    """Marks are kept by their names: which event each stands at is said by the event's own id."""
    own = {shown: event for event, shown in names.items()}

    def read(table: Any) -> Mark:
        mark = _read(table)
        return mark._replace(event=names.get(mark.event, mark.event))

    return Keeper(
        "marks",
        file,
        read=read,
        written=lambda mark: _written(mark._replace(event=own.get(mark.event, mark.event))),
    )


def _read(table: Any) -> Mark:
    mark = Mark(table["event"], table.get("title", ""), table.get("date", ""), table.get("set", 0))
    if [type(value) for value in mark] != [str, str, str, int]:
        raise TypeError
    return mark


def _written(mark: Mark) -> dict[str, Any]:
    return {"event": mark.event, "title": mark.title, "date": mark.date, "set": mark.set_at}
