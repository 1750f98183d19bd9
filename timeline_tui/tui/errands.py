"""Edits of large files, made in a thread: the screen says how far they have come, and answers keys meanwhile."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from timeline_tui.chronicle.plain import inert
from timeline_tui.store.error import StoreError
from timeline_tui.tui.edit_words import say
from timeline_tui.tui.garbage import collect_again, collect_none
from timeline_tui.tui.start import is_large

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.store.load import Progress
    from timeline_tui.tui.screens.explore import ExploreScreen

Done = TypeVar("Done")

_SLOW: Final = 1_000_000
"""Bytes of a store from which an edit may take a tenth of a second and more."""
_BEAT: Final = 0.1
"""Seconds between two sayings of how far it has come."""


class Errands:
    """Runs one edit at a time: at once where the store is small, else beside the screen."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen

    @property
    def are_slow(self) -> bool:
        """Whether an edit takes so long that the screen is not to wait for it."""
        return is_large(self._screen.stores, _SLOW)

    def run(self, work: Callable[[Progress | None], Done], then: Callable[[Done], None]) -> None:
        """Do `work`, which may raise StoreError and must not touch the screen; then show what came of it.

        While an edit is under way, live reload does not look, and another edit is refused.
        """
        if not self.are_slow:
            then(work(None))
        elif self._screen.is_saving:
            self._screen.notice(say("still saving", self._language), warning=True)
        else:
            self._screen.is_saving = True
            self._say("")
            self._screen.run_worker(self._run(work, then), group="errand", exit_on_error=False)

    async def _run(self, work: Callable[[Progress | None], Done], then: Callable[[Done], None]) -> None:
        collect_none()
        try:
            done = await asyncio.to_thread(work, self._progress())
            if self._screen.is_running:
                then(done)
        except StoreError as error:
            self._screen.notice(inert(str(error)), warning=True)
        finally:
            collect_again()
            self._screen.is_saving = False

    def _progress(self) -> Progress:
        """What the thread tells how far it has come."""
        loop, said = asyncio.get_running_loop(), 0.0

        def told(done: int, total: int) -> None:
            nonlocal said
            now = time.monotonic()
            if now - said > _BEAT:
                said = now
                loop.call_soon_threadsafe(partial(self._say, f"{100 * done // total} %" if total else f"{done:,}"))

        return told

    def _say(self, part: str) -> None:
        if self._screen.is_running and self._screen.is_saving:
            self._screen.notice(f"{say('saving', self._language)} {part}".rstrip())

    @property
    def _language(self) -> str:
        return self._screen.session.view.language
