"""Editing from the explorer: the editor at a line, a form for a new event, copies, deletions, and undoing them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.store.edits.history import History
from timeline_tui.store.edits.proposals import (
    Copy,
    Proposal,
    addition,
    copy_of,
    deletion,
    draft_for,
    duplication,
    refuse_foreign,
    refuse_shipped,
)
from timeline_tui.store.error import StoreError
from timeline_tui.tui.carrying import carried
from timeline_tui.tui.edit_words import say
from timeline_tui.tui.editor_runs import edit_file
from timeline_tui.tui.errands import Errands
from timeline_tui.tui.reloading import prepare
from timeline_tui.tui.view import event_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.widget import AwaitMount

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.document import Document
    from timeline_tui.store.edits.drafts import Draft
    from timeline_tui.store.edits.history import Done
    from timeline_tui.store.load import Progress, Reading
    from timeline_tui.tui.screens.explore import ExploreScreen
    from timeline_tui.tui.screens.form import Choices
    from timeline_tui.tui.view import View

_OFFERED: Final = 200
"""The most names of one kind that are offered while one is typed."""


class Editing:
    """Does the edits of one run by name. What goes wrong is said in the footer, and nothing is lost."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen
        self._history = History()
        self._errands = Errands(screen)
        self._deeds: Final[dict[str, Callable[[], AwaitMount | None]]] = {
            "edit": self._edit,
            "add": self._add,
            "duplicate": self._duplicate,
            "delete": self._delete,
            "undo": self._undo,
        }

    def do(self, name: str) -> AwaitMount | None:
        """Do `edit`, `add`, `duplicate`, `delete` or `undo`; what is to stand before the next key is looked at.

        Two stores side by side are looked at, and edited in the editor alone: their events have other ids and lanes
        here than in their files.
        """
        if self._view.compared and name != "edit":
            self._notice(self._say("compared"), warning=True)
            return None
        try:
            return self._deeds[name]()
        except StoreError as error:
            self._notice(str(error), warning=True)
            return None

    # --- the editor ------------------------------------------------------------------------------

    def _edit(self) -> None:
        event = self._event()
        if event is not None:
            refuse_shipped(event.place.file)
            if not os.path.exists(event.place.file):  # noqa: PTH110 (as written; a history is no file)
                refuse_foreign(self._documents, event.place.file)
            self.open_at(event.place.file, event.place.line)

    def open_at(self, file: str, line: int, column: int = 1) -> None:
        """Open the user's editor at a place, and read the store again when it is closed; nobody else's."""
        if self._screen.opening.guest:
            return
        edit_file(self._screen, file, line, column, shown=f"{file}:{line}", closed=self._closed)

    def _closed(self, name: str, status: int) -> None:
        """Live reload goes over to what the editor left; here only where nothing is watched."""
        if self._screen.fresh is None:
            try:
                self._show(self.read_again())
            except StoreError as error:
                self._notice(str(error), warning=True)
                return
        if status:
            self._notice(f"{name} {self._say('ended with')} {status}", warning=True)

    # --- events ----------------------------------------------------------------------------------

    def _add(self) -> AwaitMount | None:
        from timeline_tui.tui.screens.form import FormScreen  # noqa: PLC0415 (brings inputs: not before they are used)

        event, reading = self._view.event, self._screen.opening.reading
        files = [event.place.file] if event else list(reading.files if reading else ())
        if not files:
            self._notice(self._say("no file"), warning=True)
            return None
        desk = _Desk(self, files[0])  # what forbids to write is said before anything is typed

        def closed(written: bool | None) -> None:
            if written and desk.written is not None:
                self._done(*desk.written, "added")

        return self._screen.app.push_screen(
            FormScreen(desk, self._choices(), self._view.language, self._view.keys), closed
        )

    def _duplicate(self) -> None:
        event = self._event()
        if event is None:
            return

        def work(progress: Progress | None) -> tuple[Proposal, Reading]:
            copy, whole = self.now(event.place.file)
            proposal = duplication(copy, whole.get(event.id) or event, whole)
            self.write(proposal, "copied as")
            return proposal, self.read_again(progress)

        self._errands.run(work, lambda done: self._done(*done, "copied as"))

    def _delete(self) -> None:
        event = self._event()
        if event is None:
            return
        view = self._view
        near = event_at(view.shown, view.row + 1) or event_at(view.shown, view.row - 1)
        links = {one for one, _ in view.whole.linked_from(event.id)}

        def work(progress: Progress | None) -> Reading:
            self.write(deletion(self.copy(event.place.file), event), "deleted")
            return self.read_again(progress)

        def then(reading: Reading) -> None:
            said = self._show(reading, near.id if near else "")
            many = self._say("event" if len(links) == 1 else "events")
            left = f" · {len(links)} {many} {self._say('links lead there')}" if links else ""
            self._notice(f"{self._say('deleted')} {event.id}{left} · {self._say('u undoes')}{said}")

        self._errands.run(work, then)

    def _undo(self) -> None:
        if self._history.last is None:
            self._notice(self._say("nothing to undo"))
            return
        # Where what is taken out was selected, the event before it is.
        before = event_at(self._view.shown, self._view.row - 1)

        def work(progress: Progress | None) -> tuple[Done, Reading]:
            return self._history.undo(), self.read_again(progress)

        def then(done: tuple[Done, Reading]) -> None:
            said = self._show(done[1], before.id if before else "")
            self._go_to(done[0].event_id)
            self._notice(f"{self._say('undone')}: {done[0].words}{said}")

        self._errands.run(work, then)

    # --- for a thread where the file is large: nothing here touches the screen --------------------

    def write(self, proposal: Proposal, what: str) -> None:
        """Write an edit, to be undone by `u`. Raises StoreError."""
        self._history.write(proposal, f"{self._say(what)} {proposal.event_id}")

    def read_again(self, progress: Progress | None = None) -> Reading:
        """What the stores hold now. Raises StoreError."""
        reading = self._screen.opening.read_again(progress)
        if progress:
            prepare(reading.chronicle, self._view, self._screen.session.query)
        return reading

    def copy(self, file: str) -> Copy:
        """A file as it is now. Raises StoreError where it can't be edited."""
        refuse_foreign(self._documents, file)
        return copy_of(file, self._documents)

    def now(self, file: str) -> tuple[Copy, Chronicle]:
        """A file as it is now, and all events as they are now. Raises StoreError where it can't be edited."""
        copy = self.copy(file)
        if copy.document in self._documents:
            return copy, self._view.whole
        return copy, self._screen.opening.read_again().chronicle

    # --- what was written is shown ---------------------------------------------------------------

    def _done(self, proposal: Proposal, reading: Reading, what: str) -> None:
        """Show what was written: its event selected, and where it stands."""
        self._show(reading)
        words = f"{self._say(what)} {proposal.event_id} · {proposal.file}:{proposal.line} · {self._say('u undoes')}"
        if self._go_to(proposal.event_id):
            self._notice(words)
        self._screen.draw()

    @property
    def _documents(self) -> Sequence[Document]:
        reading = self._screen.opening.reading
        return reading.documents if reading else ()

    # --- where the view stands -------------------------------------------------------------------

    def _show(self, reading: Reading, near: str = "") -> str:
        """Go over to what was read again; the selection, the window and the filter stay.

        Where the selected event is gone, the one that now stands in its place is selected, else `near`.
        What is returned is to be said: that the filter names an event that is gone, and is taken off.
        """
        screen, before = self._screen, self._view
        screen.opening.adopt(reading)
        whole = reading.chronicle
        event = before.event
        home = event.id if event else ""
        if event is not None and whole.get(home) is None:
            home = near or _standing_at(whole, event) or home
        if screen.fresh is not None:
            screen.fresh.problems = None  # they are of what was shown before
        said = ""
        try:
            screen.session.apply(carried(whole, home, screen.session.query))
        except Refusal as refusal:
            screen.session.query = None
            screen.session.apply(carried(whole, home, None))
            said = f" · {self._say('filter off')}: {refusal}"
        screen.tell()
        screen.rearrange()
        if before.compared:
            from timeline_tui.tui.comparing import Comparing  # noqa: PLC0415 (few are compared)

            Comparing(screen).anew()
        return said

    def _go_to(self, event_id: str) -> bool:
        """Select an event; whether it is in sight, or it is said what hides it."""
        if self._view.whole.get(event_id) is None:
            return False
        return self._screen.go_to_event(event_id)

    @property
    def are_slow(self) -> bool:
        """Whether edits take so long that the screen is not to wait for them."""
        return self._errands.are_slow

    @property
    def whole(self) -> Chronicle:
        """All events as they are shown now."""
        return self._view.whole

    @property
    def _view(self) -> View:
        return self._screen.session.view

    def _event(self) -> Event | None:
        event = self._view.event
        if event is None:
            self._notice(self._say("no event"))
        return event

    def _choices(self) -> Choices:
        from timeline_tui.tui.screens.form import Choices  # noqa: PLC0415 (as the form)

        whole = self._view.whole
        lanes = [lane.id for lane in whole.preface.lanes] or [lane for lane in whole.lanes if lane]
        who, tags, where = (
            [facet.value for facet in whole.facets(name)][:_OFFERED] for name in ("who", "tag", "where")
        )
        return Choices(lanes, who, tags, where, list(whole.preface.sources))

    def _say(self, key: str) -> str:
        return self._view.keys.fill(say(key, self._view.language))

    def _notice(self, words: str, *, warning: bool = False) -> None:
        self._screen.notice(inert(words), warning=warning)


def _standing_at(whole: Chronicle, event: Event) -> str:
    """The id of what stands where an event stood: it was given another id."""
    return next((one.id for one in whole.rows(0, len(whole)) if one.place == event.place), "")


class _Desk:
    """Answers the form about one file."""

    def __init__(self, editing: Editing, file: str) -> None:
        self._editing = editing
        self._copy = editing.copy(file)
        self.file = file
        self.is_slow = editing.are_slow
        self.written: tuple[Proposal, Reading] | None = None

    def draft(self, table: Mapping[str, Any]) -> Draft:
        """How the event of this table would be read."""
        return draft_for(self._copy, table, self._editing.whole)

    def propose(self, table: Mapping[str, Any]) -> Proposal:
        """What would be written. Raises StoreError."""
        self._copy, whole = self._editing.now(self.file)
        draft = draft_for(self._copy, table, whole)
        if draft.wrong:  # by what others wrote meanwhile
            raise StoreError(self.file, draft.wrong[0][1])
        return addition(self._copy, draft, whole)

    def write(self, table: Mapping[str, Any], progress: Progress | None = None) -> str:
        """Write it; the sentence that says why not, or nothing."""
        try:
            proposal = self.propose(table)
            self._editing.write(proposal, "added")
            self.written = proposal, self._editing.read_again(progress)
        except StoreError as error:
            return str(error)
        return ""
