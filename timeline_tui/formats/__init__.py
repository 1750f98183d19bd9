"""How others keep it: one module a format, each reads to or writes from a chronicle."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle

LISTINGS: Final = ("text", "jsonl", "csv", "md")
"""What `list` writes: a module of this name here has `lines(chronicle, language, limit)`."""


def listing(name: str, chronicle: Chronicle, language: str, limit: int | None = None) -> Iterator[str]:
    """The lines, without line ends, of `chronicle` in the format `name`, its first `limit` events or all."""
    module = import_module(f"timeline_tui.formats.{name}")
    found: Iterator[str] = module.lines(chronicle, language, limit)
    return found
