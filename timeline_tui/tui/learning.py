"""What a reader does with a chronology: recall it, bookmark events, write notes on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.store.error import StoreError
from timeline_tui.store.reader.notes import Notebook
from timeline_tui.tui.messages import QueryChanged
from timeline_tui.tui.note_text import THESE
from timeline_tui.tui.note_words import say
from timeline_tui.tui.panes.filter import FilterPane

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.reader.notes import Noted
    from timeline_tui.tui.screens.explore import ExploreScreen
    from timeline_tui.tui.view import View


class Learning:
    """Does the reader's actions for the explorer."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen

    def do(self, name: str) -> None:
        """Do an action by its name."""
        {"recall": self._recall, "bookmark": self._bookmark, "note": self._note, "notes": self._list}[name]()

    def read(self) -> None:
        """Show what is kept, after the first frame and whenever it may have changed."""
        if self._files:
            self._adopt(self._notebook.read())

    @property
    def _view(self) -> View:
        return self._screen.session.view

    @property
    def _files(self) -> tuple[str, ...]:
        reading = self._screen.opening.reading
        return reading.files if reading is not None else ()

    @property
    def _notebook(self) -> Notebook:
        return Notebook(self._files, self._screen.opening.names)

    def _say(self, key: str) -> str:
        return self._view.keys.fill(say(key, self._view.language))

    def _adopt(self, noted: Noted) -> None:
        """Show these notes; what is wrong with where they are kept is said."""
        self._screen.session.apply(lambda view: view._replace(notes=noted.notes))
        if noted.trouble:
            self._screen.notice(noted.trouble, warning=True)
        self._screen.draw()

    def _recall(self) -> None:
        from timeline_tui.store.reader.progress import Progress  # noqa: PLC0415 (only when asked for)
        from timeline_tui.tui.screens.recall import RecallScreen  # noqa: PLC0415

        progress = Progress(self._files, self._screen.opening.names)
        count = self._screen.opening.start.questions or self._screen.opening.settings.questions
        self._screen.app.push_screen(RecallScreen(self._view, progress, count), self._go)

    def _go(self, event_id: str | None) -> None:
        """Back from another screen: to an event where one was chosen, or to some alone."""
        self.read()
        if event_id and event_id.startswith(THESE):
            query = f"id:{event_id.removeprefix(THESE)}"
            self._screen.query_one(FilterPane).put(query)
            self._screen.post_message(QueryChanged(query, accepted=True))
        elif event_id and self._screen.go_to_event(event_id):
            self._screen.home()
        self._screen.draw()

    def _bookmark(self) -> None:
        event = self._view.event
        if event is None:
            self._screen.notice(self._say("no event"))
            return
        on = not (event.id in self._view.notes and self._view.notes[event.id].bookmarked)
        try:
            noted = self._notebook.bookmark(event, on=on, language=self._view.language)
        except StoreError as error:
            self._screen.notice(str(error), warning=True)
            return
        self._screen.notice(self._say("bookmarked" if on else "bookmark gone"))
        self._adopt(noted)

    def _note(self) -> None:
        event = self._view.event
        if event is None:
            self._screen.notice(self._say("no event"))
        else:
            self.write(event)

    def write(self, event: Event) -> None:
        """Open the note on an event."""
        from timeline_tui.tui.screens.note import NoteScreen  # noqa: PLC0415 (only when asked for)

        self._screen.app.push_screen(NoteScreen(event, self._notebook, self._view), self._written)

    def _written(self, noted: Noted | None) -> None:
        if noted is not None:
            self._adopt(noted)

    def _list(self) -> None:
        from timeline_tui.tui.screens.notes import NotesScreen  # noqa: PLC0415 (only when asked for)

        self.read()
        if self._view.notes:
            self._screen.app.push_screen(NotesScreen(self._view, self._notebook), self._go)
        else:
            self._screen.notice(self._say("no notes"))
