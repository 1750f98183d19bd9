"""What a reader keeps of an event: a note, a bookmark. Kept apart from the chronology, by event id."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """A note, a bookmark, or both."""

    text: str = ""
    bookmarked: bool = False
    title: str = ""
    """What the event was called, and `date` when it was, as written, at the time: an event may vanish."""
    date: str = ""
    changed: int = 0
    """Seconds since 1970."""
