"""All bookmarks and notes of the reader, in order of time; those of events that have vanished come last, and say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from timeline_tui.chronicle.event import Event
from timeline_tui.chronicle.plain import inert
from timeline_tui.store.error import StoreError
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.note_text import THESE, in_order, mark, when_words
from timeline_tui.tui.note_words import say
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.screens.listing import ListScreen
from timeline_tui.tui.words import in_words
from timeline_tui.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from timeline_tui.chronicle.note import Note
    from timeline_tui.store.reader.notes import Notebook, Noted
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.view import View


class NoteList(Scroller):
    """Notes, wrapped to the pane, with a blank line after each."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__(id="note-list")
        self._lines: list[list[Piece]] = []
        self._starts: list[int] = []

    def length(self) -> int:
        """How many lines at the width drawn last."""
        return len(self._lines)

    def stops(self) -> list[int]:
        """The first line of each."""
        return self._starts

    @property
    def entry(self) -> tuple[str, Note]:
        """What is under the cursor: an id and its note."""
        assert self.view is not None
        every = in_order(self.view)
        return every[min(self.cursor, len(every) - 1)]

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines in sight."""
        self._lay_out(view, width)
        self.top = min(self.top, max(0, len(self._lines) - height))
        lines = self._lines[self.top : self.top + height]
        first = self._starts[min(self.cursor, len(self._starts) - 1)] if self._starts else -1
        arrow = (">" if view.ascii else "▶", self.inks("accent", bold=True))
        return [[arrow, *line[1:]] if at == first and line else line for at, line in enumerate(lines, self.top)]

    def _lay_out(self, view: View, width: int) -> None:
        inks, language = self.inks, view.language
        self._lines, self._starts = [], []
        for event_id, note in in_order(view):
            self._starts.append(len(self._lines))
            event = view.whole.get(event_id)
            title = in_words(event.title, language, view.whole.preface.language) if event else note.title or event_id
            head: list[Piece] = [
                (f"{mark(note, ascii_only=view.ascii)} ", inks("accent", bold=True)),
                (f"{when_words(event, note, view)}  ", inks("muted")),
                (inert(title), inks(bold=True)),
            ]
            if event is None:
                head.append((f"  @{inert(event_id)} {say('gone', language)}", inks("warn")))
            lines = wrapped(head, width - 2)
            for line in note.text.splitlines():
                lines += wrapped([("  ", inks()), (inert(line), inks("quote"))], width - 2)
            self._lines += [[(" ", inks()), (" ", inks()), *line] for line in lines]
            self._lines.append([])

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click goes there."""
        line = event.get_content_offset_capture(self).y + self.top
        before = [at for at, start in enumerate(self._starts) if start <= line]
        if before:
            self.cursor = before[-1]
            self.redraw()
            if event.chain > 1:
                self.post_message(ActionAsked("open"))


class NotesScreen(ListScreen[str]):
    """Laid over the explorer. Ends with the id of an event, with `filter:` and ids, or with nothing."""

    CSS_PATH = "note.tcss"
    CONTEXT = "notes"
    OPENED_BY = "notes"

    def __init__(self, view: View, notebook: Notebook) -> None:
        super().__init__(view)
        self._notebook = notebook

    def compose(self) -> ComposeResult:
        """One list, and its keys."""
        with Vertical(id="notes") as pane:
            pane.border_title = say("Notes", self._view.language)
            yield NoteList()
            yield Static(self.drawn(self.keys_said()), id="notes-says", markup=False)

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Those of this list."""
        return {"note": self.action_note, "bookmark": self.action_bookmark, "filter": self.action_filter}

    def action_open(self) -> None:
        """To the event; one that is gone leads nowhere."""
        event_id, _ = self.query_one(NoteList).entry
        if self._view.whole.get(event_id) is not None:
            self.dismiss(event_id)

    def action_filter(self) -> None:
        """Show these events alone."""
        ids = [event_id for event_id, _ in in_order(self._view) if self._view.whole.get(event_id)]
        if ids:
            self.dismiss(THESE + ",".join(ids))

    def action_note(self) -> None:
        """Write the note, also of an event that is gone."""
        from timeline_tui.tui.screens.note import NoteScreen  # noqa: PLC0415 (only when asked for)

        self.app.push_screen(NoteScreen(self._event(), self._notebook, self._view), self._adopt)

    def action_bookmark(self) -> None:
        """Set or take away the bookmark."""
        _, note = self.query_one(NoteList).entry
        try:
            noted = self._notebook.bookmark(self._event(), on=not note.bookmarked, language=self._view.language)
        except StoreError as error:
            self.query_one("#notes-says", Static).update(inert(str(error)))
        else:
            self._adopt(noted)

    def _event(self) -> Event:
        """The event under the cursor; of one that is gone, what the note knows of it."""
        event_id, note = self.query_one(NoteList).entry
        found = self._view.whole.get(event_id)
        return found or Event(event_id, note.title, when_text=note.date)

    def _adopt(self, noted: Noted | None) -> None:
        """Show what is kept now; with the last one gone, the list goes too."""
        if noted is None:
            return
        self._view = self._view._replace(notes=noted.notes)
        if noted.notes:
            self.query_one(NoteList).show(self._view)
        else:
            self.dismiss("")
