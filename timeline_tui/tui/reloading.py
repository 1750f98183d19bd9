"""Live reload: the store is read again when it is saved, and the explorer goes over to it without losing the place.

A thread of its own watches, reads, compares and checks; the screen is only told. What can't be read, is half written or
holds nothing any more leaves the last good state on the screen, and the banner says why.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from timeline_tui.chronicle.change_words import summary
from timeline_tui.chronicle.changes import compare
from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.store.watching import watch
from timeline_tui.tui.carrying import carried, home_in, new_names
from timeline_tui.tui.garbage import collect_again, collect_all, collect_none
from timeline_tui.tui.panes.filter import FACETS
from timeline_tui.tui.saves import Kept, saved
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline_tui.chronicle.changes import Changes
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.query import Query
    from timeline_tui.store.load import Reading
    from timeline_tui.tui.freshness import Freshness
    from timeline_tui.tui.screens.explore import ExploreScreen
    from timeline_tui.tui.view import View

Told = TypeVar("Told")

_PATIENCE: Final = 0.25
"""Seconds after which what was broken is read once more before it is called broken: a save may be under way."""
_SWEEP: Final = 50
"""Reloads after which garbage is looked for everywhere: each leaves a screenful of drawn lines, about 0.2 MB."""
_EVENTS: Final = 200
"""Events for each of which there is one more reload between: where the search is long, it is rare."""


class _EndedError(Exception):
    """The screen is gone: nothing needs to be read any more."""


class Reloader:
    """Keeps one screen up to date with its stores."""

    def __init__(self, screen: ExploreScreen, fresh: Freshness) -> None:
        self._screen = screen
        self._fresh = fresh
        self._stop = threading.Event()
        self._times = 0
        """Reloads since garbage was looked for everywhere."""

    def stop(self) -> None:
        """Let the thread end; it does within a moment."""
        self._stop.set()

    def run(self) -> None:
        """Watch until `stop`. For a thread: blocks. Whatever goes wrong is said, and is not the end of watching."""
        with suppress(_EndedError):
            self._unless_wrong(self._examine)
            for _ in watch(self._screen.stores, self._stop):
                self._unless_wrong(self._take_over)

    def _unless_wrong(self, do: Callable[[], None]) -> None:
        try:
            do()
        except _EndedError:
            raise
        except Exception as error:  # noqa: BLE001 (nobody is to believe that what is shown is what was saved)
            why = f"{say('not taken over', self._language)}: {type(error).__name__}: {inert(str(error))}"
            self._tell(partial(self._fresh.kept, Kept(why, ())))

    def _tell(self, what: Callable[[], Told]) -> Told:
        """Have something done on the screen's own thread. Raises _EndedError where the screen is gone."""

        def told() -> Told:
            if not self._screen.is_running or not self._screen.query("#title"):
                raise _EndedError
            return what()

        if self._stop.is_set() or not self._screen.app.is_running:
            raise _EndedError
        return self._screen.app.call_from_thread(told)

    def _still_wanted(self, _done: int, _of: int) -> None:
        if self._stop.is_set():
            raise _EndedError

    @property
    def _language(self) -> str:
        return self._screen.session.view.language

    def _take_over(self) -> None:
        """Go over to what is saved now, or say why not; an edit of a large file shows itself what it made."""
        while self._screen.is_saving:
            if self._stop.wait(_PATIENCE):
                return
        while True:
            shown = self._screen.opening.reading
            view = self._screen.session.view
            if shown is None:
                return
            with _no_garbage():
                found = self._saved(shown)
                if isinstance(found, Kept):
                    self._tell(partial(self._fresh.kept, found))
                    return
                if found is shown and not self._fresh.broken:
                    break
                changes = compare(view.whole, found.chronicle)
                prepare(found.chronicle, view, self._screen.session.query)
                if self._tell(partial(self._adopt, view.whole, found, changes)):
                    break
                # An edit from inside came in between: what is shown is no more what was compared with.
        if self._screen.session.view.whole is not view.whole:
            view.whole.forget()
            self._times += 1
            if self._times > _SWEEP + len(view.whole) // _EVENTS:
                self._times = 0
                collect_all()
        self._examine()

    def _saved(self, shown: Reading) -> Reading | Kept:
        found = saved(self._screen.opening, shown, self._language, self._still_wanted)
        if isinstance(found, Kept) and not self._stop.wait(_PATIENCE):
            found = saved(self._screen.opening, shown, self._language, self._still_wanted)
        return found

    def _examine(self) -> None:
        """Look for problems in what is shown, unless that is done."""
        reading = self._screen.opening.reading
        if reading is not None and self._fresh.problems is None:
            self._tell(partial(self._fresh.examined, reading, self._screen.opening.examine()))

    def _adopt(self, before: Chronicle, reading: Reading, changes: Changes) -> bool:
        """On the screen's own thread: go over to what was read, unless something else is shown by now."""
        session = self._screen.session
        view = session.view
        if view.whole is not before:
            return False
        self._screen.opening.adopt(reading)
        names = new_names(changes)
        session.rename(names)
        event = view.event
        whole = reading.chronicle
        home = home_in(whole, view, names)
        gone = whole.get(view.home) is None and view.home not in names
        wanted = view.home if gone else ""
        said = []
        if event is not None and whole.get(event.id) is None and event.id not in names:
            said.append(f"`{event.id}` {say('is gone', view.language)}")
        try:
            session.apply(carried(whole, home, session.query, wanted=wanted))
        except Refusal as refusal:
            session.query = None
            session.apply(carried(whole, home, None, wanted=wanted))
            said.append(f"{say('filter off', view.language)}: {refusal}")
        if changes:
            said.insert(0, summary(changes, view.language, view.zone_name))
        self._fresh.reloaded(changes, " · ".join(said))
        if view.compared:
            from timeline_tui.tui.comparing import Comparing  # noqa: PLC0415 (few are compared)

            Comparing(self._screen).anew()
        return True


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Nothing that is made meanwhile is looked through for garbage: the keys would wait."""
    collect_none()
    try:
        yield
    finally:
        collect_again()


def prepare(whole: Chronicle, view: View, query: Query | None) -> None:
    """Ask what the panes are going to ask: the answers are kept, and the screen does not wait for them."""
    shown = whole
    if query is not None and view.filter_on:
        with suppress(Refusal):
            shown = whole.matching(query)
    for chronicle in {id(each): each for each in (whole, shown)}.values():
        window = view.window
        chronicle.counts(window.edges())
        chronicle.overlapping(window.lo, window.hi, window.columns)
        chronicle.under_way(window.lo)
        chronicle.row_of("")
        _kept = chronicle.extent, chronicle.certain, chronicle.lanes
        for name, _ in FACETS:
            chronicle.facets(name)
    whole.linked_from("")
