"""A small editor over the explorer, for the reader's note on an event. However it is left, what was typed is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from timeline_tui.chronicle.note import Note
from timeline_tui.chronicle.plain import inert
from timeline_tui.store.error import StoreError
from timeline_tui.store.reader.notes import Noted
from timeline_tui.tui.canvas import fitted, plain, retitle
from timeline_tui.tui.note_words import say
from timeline_tui.tui.outside import copy
from timeline_tui.tui.screens.over import Over
from timeline_tui.tui.words import in_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.reader.notes import Notebook
    from timeline_tui.tui.view import View


class NoteScreen(ModalScreen[Noted], Over[Noted]):
    """Ends with all notes as they are kept then."""

    CSS_PATH = "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+s", "keep", show=False, priority=True)]

    def __init__(self, event: Event, notebook: Notebook, view: View) -> None:
        super().__init__()
        self._event = event
        self._notebook = notebook
        self._view = view
        # As it is kept now, not as it was when the screen was drawn: another run may have written since.
        self._was = notebook.read().notes.get(event.id, Note()).text
        self._typed = TextArea(self._was, id="note-text", soft_wrap=True, compact=True)
        self._is_settled = False
        """Whether what was typed is kept, or given up."""

    def compose(self) -> ComposeResult:
        """The text, and beneath what Escape does."""
        language = self._view.language
        title = inert(in_words(self._event.title, language, self._view.whole.preface.language))
        with Vertical(id="note") as pane:
            named = fitted(f"{say('Your note', language)} · {title}", min(70, self.app.size.width * 8 // 10 - 6))
            retitle(pane, named.replace("[", "\\["), ascii_only=self._view.ascii)
            yield self._typed
            keys = say("note.keys", language)
            yield Static(plain(keys) if self._view.ascii else keys, id="note-says", markup=False)

    def on_mount(self) -> None:
        """Typing goes on at the end."""
        self._typed.focus()
        self._typed.move_cursor(self._typed.document.end)

    def on_unmount(self) -> None:
        """However the program ends, what was typed is kept."""
        if not self._is_settled:
            self._keep()

    def action_keep(self) -> None:
        """Keep what is typed and go back; where that can't be, say so, and leave it at the second time."""
        if self._is_settled:
            return
        refused = self.query_one("#note-says").has_class("-wrong")
        noted = self._keep()
        if noted is not None:
            self.dismiss(noted)
        elif refused:
            self._is_settled = True
            self.dismiss(None)

    def _keep(self) -> Noted | None:
        text, language = self._typed.text, self._view.language
        try:
            noted = self._notebook.write(self._event, text, was=self._was, language=language)
        except StoreError as error:
            if self.is_running and self.is_attached:
                copy(self.app, text)
                says = self.query_one("#note-says", Static)
                says.add_class("-wrong")
                says.update(f"{inert(str(error))} · {say('not kept', language)}")
            return None
        self._is_settled = True
        return noted
