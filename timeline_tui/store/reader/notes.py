"""Notes and bookmarks of the reader, by event id; an id that vanishes from the chronology keeps its own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.note import Note
from timeline_tui.store.reader.keeping import NO_NAMES, Keeper, Left, Names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_tui.chronicle.event import Event


class Noted(NamedTuple):
    """All notes on the events of a store, by id, and what is wrong with the files that they are kept in."""

    notes: dict[str, Note]
    trouble: str = ""


class Notebook:
    """The notes on the events of a store. Each is kept with the file that its event stands in."""

    def __init__(self, files: Sequence[str], names: Names = NO_NAMES) -> None:
        self._keepers = {
            file: Keeper("notes", file, read=_read, written=_written, names=names.get(file, {})) for file in files
        }

    def read(self) -> Noted:
        """All of them, the first file's where two have one of the same id."""
        notes: dict[str, Note] = {}
        troubles = []
        for keeper in self._keepers.values():
            kept = keeper.kept()
            notes = kept.entries | notes
            troubles.append(kept.trouble)
        return Noted(notes, " · ".join(filter(None, troubles)))

    def left_behind(self) -> list[Left]:
        """Notes on files of the same names that are gone."""
        return [left for keeper in self._keepers.values() for left in keeper.left_behind()]

    def bookmark(self, event: Event, *, on: bool, language: str = "en") -> Noted:
        """Set a bookmark or take it away. Raises StoreError where it can't be kept."""
        return self._change(event, language, lambda note: note._replace(bookmarked=on))

    def write(self, event: Event, text: str, *, was: str, language: str = "en") -> Noted:
        """Write a note that was `was` when it was opened; where another run changed it meanwhile, both are kept.

        Raises StoreError where it can't be kept.
        """

        def written(note: Note) -> Note:
            theirs = note.text.strip()
            both = text.strip() and theirs and theirs not in {was.strip(), text.strip()}
            return note._replace(text=f"{theirs}\n\n{text.strip()}" if both else text.strip())

        return self._change(event, language, written)

    def _change(self, event: Event, language: str, change: Callable[[Note], Note]) -> Noted:
        def changed(entries: dict[str, Note]) -> dict[str, Note]:
            before = entries.get(event.id, Note())
            note = change(before)
            if (note.text, note.bookmarked) == (before.text, before.bookmarked):
                return entries
            if not note.text and not note.bookmarked:
                entries.pop(event.id, None)
                return entries
            title = in_language(event.title, language)
            date = event.when_text or in_language(event.date_label, language)
            entries[event.id] = note._replace(title=title, date=date, changed=int(time.time()))
            return entries

        kept = self._keeper_of(event.id, event.place.file).change(changed)
        return self._told(kept.trouble)

    def _told(self, trouble: str) -> Noted:
        noted = self.read()
        return noted._replace(trouble=trouble or noted.trouble)

    def _keeper_of(self, event_id: str, file: str) -> Keeper[Note]:
        """Where the note is already, also if its event has moved to another file of the store; else the event's own."""
        for keeper in self._keepers.values():
            if event_id in keeper.kept().entries:
                return keeper
        return self._keepers.get(file) or next(iter(self._keepers.values()))


def _read(table: Any) -> Note:
    note = Note(
        text=table.get("text", ""),
        bookmarked=table.get("bookmarked", False),
        title=table.get("title", ""),
        date=table.get("date", ""),
        changed=table.get("changed", 0),
    )
    if [type(value) for value in note] != [str, bool, str, str, int]:
        raise TypeError
    return note


def _written(note: Note) -> dict[str, Any]:
    return {key: value for key, value in note._asdict().items() if value}
