"""The reader's notes in words: their sign in the list, their order, their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.columns import short
from timeline_tui.chronicle.plain import inert

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.note import Note
    from timeline_tui.tui.view import View

THESE: Final = "filter:"
"""What the list of notes ends with where its events alone are to be shown: this, and their ids."""


def mark(note: Note | None, *, ascii_only: bool) -> str:
    """The sign of a bookmark, of a note, or of both; empty for neither."""
    if note is None:
        return ""
    flag, pen = ("^", "+") if ascii_only else ("⚑", "✎")
    return (flag if note.bookmarked else "") + (pen if note.text else "")


def in_order(view: View) -> list[tuple[str, Note]]:
    """All notes by id, in order of time; those of events that have vanished last, by id."""
    rows = {event_id: view.whole.row_of(event_id) for event_id in view.notes}
    last = len(view.whole)
    return sorted(view.notes.items(), key=lambda pair: (row if (row := rows[pair[0]]) is not None else last, pair[0]))


def when_words(event: Event | None, note: Note, view: View) -> str:
    """The date of an event in a few cells; of one that has vanished, as it was written."""
    if event is None:
        return inert(note.date)
    return short(event.when, view.language) if event.when else ""
