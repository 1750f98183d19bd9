"""A large store, read in a thread while the screen stands: how far it has come, and that it ends with the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.store.error import StoreError
from timeline_tui.tui import messages

if TYPE_CHECKING:
    from timeline_tui.tui.screens.explore import ExploreScreen

_COUNTED: Final = 2_000
"""Events between two reports of a store whose size is not known before its end."""


class _LeftError(Exception):
    """The screen is gone: nobody waits for the store any more."""


def read_beside(screen: ExploreScreen) -> None:
    """In a worker's thread: read the store of `screen`, saying how far that has come, and hand over the session.

    It stops soon after the worker is cancelled: a program that was left would wait for it else.
    """
    worker = get_current_worker()
    last = ""

    def progress(done: int, of: int) -> None:
        nonlocal last
        if worker.is_cancelled:
            raise _LeftError
        share = f"{25 * done // of * 4}%" if of else f"{done // _COUNTED * _COUNTED:,}"
        if share != last:
            last = share
            screen.post_message(messages.StoreRead(share))

    try:
        screen.opening.read(progress)
        session = screen.opening.session()
    except _LeftError:
        return
    except (StoreError, Refusal) as error:
        screen.app.call_from_thread(screen.app.exit, None, 2, str(error))
    else:
        screen.app.call_from_thread(screen.adopt, session)
