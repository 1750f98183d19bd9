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
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.store.checks import examine
from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load
from timeline_tui.store.watching import watch
from timeline_tui.tui import moves
from timeline_tui.tui.garbage import collect_again, collect_none
from timeline_tui.tui.panes.filter import FACETS
from timeline_tui.tui.view import event_at
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

_NEIGHBOURS: Final = 500
"""Events on either side of one that is gone among which one is looked for that is still there."""
_BROKEN: Final = frozenset("FT")
"""Families of problems that keep the last good state: a file that can't be read, and what is no TOML."""


class Reloader:
    """Keeps one screen up to date with its stores."""

    def __init__(self, screen: ExploreScreen, fresh: Freshness) -> None:
        self._screen = screen
        self._fresh = fresh
        self._stop = threading.Event()

    def stop(self) -> None:
        """Let the thread end; at most a second later it has."""
        self._stop.set()

    def run(self) -> None:
        """Watch until `stop`. For a thread: blocks."""
        reading = self._screen.opening.reading
        with suppress(RuntimeError), self._missed():  # the app has ended while it was to be told something
            if reading is not None:
                self._tell(partial(self._fresh.examined, reading, examine(reading)))
            for _ in watch(self._screen.stores, self._stop):
                # Where an edit from inside came in between, what is shown is no more what was compared with.
                while not self._stop.is_set() and not self._reload():
                    pass

    @contextmanager
    def _missed(self) -> Iterator[None]:
        """Nobody is to believe that what is shown is fresh when it no longer is."""
        try:
            yield
        finally:
            if not self._stop.is_set():
                self._tell(partial(self._fresh.kept, say("no longer watched", self._screen.session.view.language)))

    def _tell(self, what: Callable[[], Told]) -> Told | None:
        def told() -> Told | None:
            return what() if self._screen.is_running and self._screen.query("#title") else None

        return None if self._stop.is_set() else self._screen.app.call_from_thread(told)

    def _reload(self) -> bool:
        """Read again and show it; False where it is to be done once more."""
        before = self._screen.opening.reading
        view = self._screen.session.view
        collect_none()
        try:
            reading = load(self._screen.stores)
        except StoreError as error:
            collect_again()
            self._tell(partial(self._fresh.kept, str(error)))
            return True
        broken = _broken(before, reading, view)
        if broken:
            collect_again()
            self._tell(partial(self._fresh.kept, broken))
            return True
        changes = compare(view.whole, reading.chronicle)
        _prepare(reading.chronicle, view, self._screen.session.query)
        adopted = self._tell(partial(self._adopt, view.whole, reading, changes))
        collect_again()
        if adopted:
            view.whole.forget()
            self._tell(partial(self._fresh.examined, reading, examine(reading)))
        return adopted is not False

    def _adopt(self, before: Chronicle, reading: Reading, changes: Changes) -> bool:
        """On the screen's own thread: go over to what was read, unless something else is shown by now."""
        session = self._screen.session
        view = session.view
        if view.whole is not before:
            return False
        self._screen.opening.reading = reading
        event = view.event
        home = _home(view, reading.chronicle, changes)
        said = []
        if event is not None and home != event.id and not _renamed(changes, event.id):
            said.append(f"`{event.id}` {say('is gone', view.language)}")
        try:
            session.apply(carried(reading.chronicle, home, session.query))
        except Refusal as refusal:
            session.query = None
            session.apply(carried(reading.chronicle, home, None))
            said.append(f"{say('filter off', view.language)}: {refusal}")
        if changes:
            said.insert(0, summary(changes, view.language, view.zone_name))
        self._fresh.reloaded(changes, " · ".join(said))
        return True


def _prepare(whole: Chronicle, view: View, query: Query | None) -> None:
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


def carried(whole: Chronicle, home: str, query: Query | None) -> Callable[[View], View]:
    """The same place in another state of the chronicle, with the event `home` selected."""

    def move(view: View) -> View:
        text = view.query_text if query is not None else ""
        return moves.filtered(query, text)(view._replace(whole=whole, home=home))

    return move


def _home(view: View, whole: Chronicle, changes: Changes) -> str:
    """The event to select: the same, also under another id, else its nearest neighbour that is still there."""
    event = view.event
    # What a filter hides now may come back: `home` is what was chosen, the selection stands in for it.
    for name in (view.home, event.id if event else ""):
        if whole.get(name) is not None:
            return name
    if event is None:
        return view.home
    new = _renamed(changes, event.id)
    if new:
        return new
    for step in range(1, _NEIGHBOURS):
        for row in (view.row + step, view.row - step):
            near = event_at(view.shown, row)
            if near is not None and whole.get(near.id) is not None:
                return near.id
    return view.home


def _renamed(changes: Changes, event_id: str) -> str:
    """The id that an event has now, where only its id is another; else empty."""
    for change in changes.of("changed"):
        if change.was is not None and change.now is not None and change.was.id == event_id != change.now.id:
            return change.now.id
    return ""


def _broken(before: Reading | None, reading: Reading, view: View) -> str:
    """Why the last good state is to stay: the sentence, or empty where what was read is good to show."""
    known = {problem.code[0] for problem in before.problems} if before is not None else set()
    for problem in reading.problems:
        if problem.code[0] in _BROKEN and problem.severity == "error" and problem.code[0] not in known:
            return str(problem)
    if not len(reading.chronicle) and len(view.whole):
        return say("no event left", view.language)
    return ""
