"""How far something has come, on standard error: where somebody looks, and where it takes over half a second."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PATIENCE: Final = 0.5
"""Seconds before anything is said."""
_BEAT: Final = 0.1
"""Seconds between two sayings."""


@contextmanager
def shown(what: str) -> Iterator[Callable[[int, int], None]]:
    """What to call with how much is done, of how much; the line is wiped at the end, also where it is interrupted."""
    start = time.monotonic()
    said = 0.0

    def told(done: int, total: int) -> None:
        nonlocal said
        now = time.monotonic()
        if now - start < _PATIENCE or now - said < _BEAT or not sys.stderr.isatty():
            return
        said = now
        part = f"{100 * done // total} %" if total else f"{done:,}"
        sys.stderr.write(f"\r\x1b[K{what} {part}")
        sys.stderr.flush()

    try:
        yield told
    finally:
        if said:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
