"""The real program on a real pseudo-terminal, with the screen as a person would see it."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds that a screen may take on a busy machine before a test gives up on it; no test measures time."""
_ASKED_FOR_WHOLE_FRAMES = b"\x1b[?2026$p"
_WHOLE_FRAMES = "\x1b[?2026;2$y"
_FRAME, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"


class Screen:
    """`timeline-tui` with these arguments, at a size in cells, in a terminal that shows whole frames alone.

    It answers that it knows synchronized output (mode 2026), and draws what has come only up to the end of a frame:
    no test ever sees half of one.
    """

    def __init__(
        self, *arguments: str, columns: int = 120, rows: int = 36, piped: str = "", **environment: str
    ) -> None:
        """`piped` is a file that the program finds on standard input instead of the keyboard."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in {"NO_COLOR", "LANG", "LC_ALL", "COLUMNS", "LINES"}
        }
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._undrawn = b""
        words = [sys.executable, "-m", "timeline_tui", *arguments]
        if piped:
            words = ["/bin/sh", "-c", f"cat {shlex.quote(piped)} | {shlex.join(words)}"]
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            words[0],
            words[1:],
            env=kept | {"TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", "TZ": "Europe/Paris"} | environment,
            dimensions=(rows, columns),
            cwd=str(ROOT),
            timeout=PATIENCE,
        )

    def pump(self, seconds: float = 0.05) -> None:
        """Draw what has arrived, but for a frame that has not come to its end."""
        try:
            data = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        if _ASKED_FOR_WHOLE_FRAMES in self.raw[-len(_ASKED_FOR_WHOLE_FRAMES) :] + data:
            self.child.send(_WHOLE_FRAMES)
        self.raw += data
        self._undrawn += data
        begun = self._undrawn.rfind(_FRAME)
        whole = len(self._undrawn) if begun <= self._undrawn.rfind(_FRAME_ENDS) else begun
        self._stream.feed(self._undrawn[:whole])
        self._undrawn = self._undrawn[whole:]

    def still(self) -> list[str]:
        """Wait until nothing more arrives; the screen's lines."""
        seen = -1
        while seen != len(self.raw):
            seen = len(self.raw)
            self.pump(0.4)
        return self.lines

    @property
    def lines(self) -> list[str]:
        """The screen's lines."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def until(self, *words: str) -> str:
        """Wait until all of `words` are on the screen; the screen."""
        self.wait(lambda: all(word in self.text for word in words), f"{words!r} never came")
        return self.text

    def gone(self, words: str) -> None:
        """Wait until `words` are not on the screen; what is pressed right after Escape would be Alt and that key."""
        self.wait(lambda: words not in self.text, f"{words!r} never went")

    def selected(self, title: str) -> None:
        """Wait until the list's selection is on `title`."""
        self.wait(lambda: any("▶" in line and title in line for line in self.lines), f"{title!r} was never selected")

    def drawn(self, sequence: bytes) -> None:
        """Wait until the program has sent these bytes."""
        self.wait(lambda: sequence in self.raw, f"{sequence!r} was never sent")

    def stopped(self) -> None:
        """Wait until the process has been stopped, as `Ctrl+Z` does."""
        self._comes_to("T")

    def closed(self) -> None:
        """Close the terminal under the program, as a window is closed, and wait until the program has ended."""
        vars(self.child)["ptyproc"].fileobj.close()
        self.child.child_fd = -1
        self.child.kill(signal.SIGCONT)
        self._comes_to("Z")

    def _comes_to(self, wanted: str) -> None:
        """Wait until the kernel gives this letter for the state of the process."""
        state = Path(f"/proc/{self.child.pid}/stat")
        self.wait(lambda: state.read_text().rsplit(")", 1)[1].split()[0] == wanted, f"it never came to {wanted}")

    def wait(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Wait until the screen is as it should be; `otherwise` says what never came."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"{otherwise}; the screen was:\n{self.text}"
            if self.child.child_fd != -1:
                self.pump()
            else:
                time.sleep(0.01)

    def press(self, *keys: str) -> None:
        """Press keys, as the bytes that a terminal sends."""
        for key in keys:
            self.child.send(key)
            self.pump()

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        self.child.setwinsize(rows, columns)
        self._screen.resize(rows, columns)

    def ended(self) -> int | None:
        """Wait for the end; the exit status, or minus the signal."""
        deadline = time.monotonic() + PATIENCE
        while self.child.isalive() and time.monotonic() < deadline:
            self.pump()
        self.pump(0.2)
        assert not self.child.isalive(), "still running"
        self.child.close()
        return self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus


UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ENTER, ESCAPE, BACKSPACE, TAB, CTRL_P = "\r", "\x1b", "\x7f", "\t", "\x10"
ENTERED_ALTERNATE_SCREEN = b"\x1b[?1049h"
LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"
CURSOR_SHOWN = b"\x1b[?25h"
