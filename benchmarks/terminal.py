"""A program in a real pseudo-terminal, timed from its start until certain words have been drawn."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


class Terminal:
    """A child process on a pseudo-terminal of `columns` by `rows`."""

    def __init__(self, command: Sequence[str], *, columns: int = 120, rows: int = 36) -> None:
        self.began = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            # Before the program starts: a terminal has its size already.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            # Compiled modules are kept, as on any user's machine, whatever this one is set to.
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none")
            os.execvp(command[0], list(command))
        self._seen = b""

    def until(self, *words: str, limit: float = 60.0) -> float:
        """Read until every one of `words` has been drawn; seconds since the start (or since `send`)."""
        return self.until_matching(*map(re.escape, words), limit=limit)

    def until_matching(self, *patterns: str, limit: float = 60.0) -> float:
        """Read until each pattern is found in what has been drawn; seconds since the start (or since `send`)."""
        wanted = [re.compile(pattern.encode()) for pattern in patterns]
        deadline = time.perf_counter() + limit
        while time.perf_counter() < deadline:
            arrived = self._read()
            plain = _ESCAPES.sub(b"", self._seen)
            if all(pattern.search(plain) for pattern in wanted):
                return arrived - self.began
            if not arrived:
                break
        msg = f"never drawn: {patterns!r}; seen: {_ESCAPES.sub(b'', self._seen)[-400:]!r}"
        raise TimeoutError(msg)

    def _read(self) -> float:
        """Take all that has been drawn; when the last of it came, 0 at the end. Nothing is looked into meanwhile."""
        arrived = time.perf_counter()
        wait = 0.2
        while select.select([self._fd], [], [], wait)[0]:
            try:
                self._seen += os.read(self._fd, 1 << 16)
            except OSError:
                return 0.0
            arrived, wait = time.perf_counter(), 0.0
        return arrived

    def send(self, keys: str) -> None:
        """Press keys once nothing more is drawn; what was drawn is forgotten and the clock starts again."""
        while select.select([self._fd], [], [], 0.3)[0]:
            os.read(self._fd, 1 << 16)
        self.press(keys)

    def press(self, keys: str = "") -> None:
        """Press keys, if any, whatever is under way; what was drawn is forgotten and the clock starts again."""
        self._seen = b""
        self.began = time.perf_counter()
        if keys:
            os.write(self._fd, keys.encode())

    def close(self) -> int:
        """End the child; the peak of its memory in kilobytes."""
        os.kill(self._pid, signal.SIGKILL)
        _, _, usage = os.wait4(self._pid, 0)
        os.close(self._fd)
        return usage.ru_maxrss


BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("one static")
Bare().run()
"""


def bare() -> list[str]:
    """The command of a bare Textual app that shows one Static: what every start is compared to."""
    return [sys.executable, "-c", BARE]
