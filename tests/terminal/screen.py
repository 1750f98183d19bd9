"""The real program on a real pseudo-terminal, with the screen as a person would see it."""

from __future__ import annotations

import os
import shlex
import sys
import time
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds that a screen may take on a busy machine before a test gives up on it; no test measures time."""


class Screen:
    """`timeline-tui` with these arguments, at a size in cells."""

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
        """Draw what has arrived."""
        try:
            data = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += data
        self._stream.feed(data)

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
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if all(word in self.text for word in words):
                return self.text
            self.pump()
        raise AssertionError(f"{words!r} never came; the screen was:\n{self.text}")

    def selected(self, title: str) -> None:
        """Wait until the list's selection is on `title`."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if any("▶" in line and title in line for line in self.lines):
                return
            self.pump()
        raise AssertionError(f"{title!r} was never selected; the screen was:\n{self.text}")

    def drawn(self, sequence: bytes) -> None:
        """Wait until the program has sent these bytes."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and sequence not in self.raw:
            self.pump()
        assert sequence in self.raw

    def stopped(self) -> None:
        """Wait until the process has been stopped, as `Ctrl+Z` does."""
        deadline = time.monotonic() + PATIENCE
        state = Path(f"/proc/{self.child.pid}/stat")
        while time.monotonic() < deadline and state.read_text().rsplit(")", 1)[1].split()[0] != "T":
            self.pump()
        assert state.read_text().rsplit(")", 1)[1].split()[0] == "T"

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
ENTER, ESCAPE, BACKSPACE, TAB = "\r", "\x1b", "\x7f", "\t"
ENTERED_ALTERNATE_SCREEN = b"\x1b[?1049h"
LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"
CURSOR_SHOWN = b"\x1b[?25h"
