"""What the screen does when its stores were saved: the banner, the count of problems, the walk through the changes."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Final

from timeline_tui.tui import moves
from timeline_tui.tui.panes.banner import dismiss, stand, standing
from timeline_tui.tui.reloading import Reloader
from timeline_tui.tui.view import event_at
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.changes import Change, Changes
    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.load import Reading
    from timeline_tui.store.problem import Problem
    from timeline_tui.tui.saves import Kept
    from timeline_tui.tui.screens.explore import ExploreScreen

_LEAVE: Final = 1.0
"""Seconds that the thread is given to end in: what it is reading it gives up at the next event."""


class Freshness:
    """Keeps one explorer fresh, from its first frame to its end."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen
        self._reloader = Reloader(screen, self)
        self.problems: Sequence[Problem] | None = None
        """What the checks found in what is shown; None until they have looked."""
        self.broken: Sequence[Problem] = ()
        """What is wrong in what was saved, where that is why something older is shown."""
        self._thread = threading.Thread(target=self._reloader.run, name="reloading", daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """Watch no more. A thread that is in native code while the program ends could take it down."""
        self._reloader.stop()
        await asyncio.to_thread(self._thread.join, _LEAVE)

    # --- told by the reloader, on the screen's own thread ----------------------------------------

    def examined(self, reading: Reading, problems: Sequence[Problem]) -> None:
        """The checks have looked at what was read; nobody wants to know where something else is shown by now."""
        if self._screen.opening.reading is reading:
            self.problems = problems
            self._tell_problems()

    def kept(self, kept: Kept) -> None:
        """What was saved can't be shown: the last good state stays, and the problems are those of what was saved."""
        self.broken = kept.problems
        self._tell_problems()
        stand(self._screen).warn(f"{say('last good state', self._screen.session.view.language)} · {kept.why}", kept.why)

    def reloaded(self, changes: Changes, words: str) -> None:
        """Another state is shown; where nothing in it is another, nothing is said."""
        self.problems, self.broken = None, ()
        self._tell_problems()
        if words:
            stand(self._screen).tell(words, changes)
        elif (banner := standing(self._screen)) is not None and banner.warns:
            dismiss(self._screen)
        self._screen.rearrange()
        if len(self._screen.app.screen_stack) > 1:
            from timeline_tui.tui.overlays import renew_story  # noqa: PLC0415 (as below)

            renew_story(self._screen, changes)

    def _tell_problems(self) -> None:
        self._screen.tell()
        if len(self._screen.app.screen_stack) > 1:
            from timeline_tui.tui.overlays import renew_problems  # noqa: PLC0415 (where nothing lies over it, none is)

            renew_problems(self._screen)

    # --- asked by the user -----------------------------------------------------------------------

    def walk(self) -> None:
        """Go to the next event that changed."""
        screen, banner = self._screen, standing(self._screen)
        view = screen.session.view
        change = banner.next_change(view.language, view.whole.preface.language, view.zone_name) if banner else None
        if change is None:
            screen.notice(say("no changes", view.language))
        elif change.now is not None:
            screen.go_to_event(change.now.id)
        else:
            near = self._beside(change)
            if near is not None:
                screen.session.jump(moves.to_event(near.id))

    def _beside(self, change: Change) -> Event | None:
        """What stands where a removed event stood."""
        shown = self._screen.session.view.shown
        when = change.event.when
        row = shown.row_at(when.start) if when else len(shown) - 1
        return event_at(shown, min(row, len(shown) - 1))
