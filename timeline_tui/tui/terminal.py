"""What Textual 8.2 takes for granted: a terminal that speaks UTF-8 and stays, and signals that it asked for itself."""

from __future__ import annotations

import asyncio
import codecs
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.drivers import linux_driver

if TYPE_CHECKING:
    from io import TextIOWrapper

    from textual.app import App


class Terminal(linux_driver.LinuxDriver):
    """Textual's driver, for terminals of other encodings, for those that go away, and for signals from outside."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._away = False
        """Whether the terminal is left to a shell or an editor."""
        self._file = cast("TextIOWrapper", Lasting(self._file)) if self._file is not None else None

    def run_input_thread(self) -> None:
        """Read keys; bytes that are no UTF-8 are typed as `�`: an `é` where the terminal is set to Latin-1.

        Textual reads strictly: one such byte would end the reading of keys, and with that the explorer.
        """
        vars(linux_driver)["getincrementaldecoder"] = _forgiving
        super().run_input_thread()

    def suspend_application_mode(self) -> None:
        """Leave the terminal to somebody else for a while."""
        self._away = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again; also where the process was stopped and goes on, and had left it to nobody.

        Textual would begin a second time beside the first: two threads would read the keys, one of them without end,
        and the terminal would never again be as it was before. On the way out nothing is begun.
        """
        if self._is_here:
            asyncio.get_running_loop().call_soon_threadsafe(self._begin_anew)
        elif self._away:
            self._away = False
            super().resume_application_mode()

    @property
    def _is_here(self) -> bool:
        return self._key_thread is not None and self._key_thread.is_alive()

    def _begin_anew(self) -> None:
        """Draw over what somebody may have written there meanwhile."""
        if self._is_here:
            self.suspend_application_mode()
            self._must_signal_resume = True
            self.resume_application_mode()


def _forgiving(encoding: str) -> partial[codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), "replace")


class Lasting:
    """Where the screen is written to; nowhere, once the terminal is gone.

    An error would end the thread that writes, and whoever draws after that would wait for it without end.
    """

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> int:
        """Write what can be written."""
        with suppress(OSError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """The same for what is held back."""
        with suppress(OSError):
            self._file.flush()
