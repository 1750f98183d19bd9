"""What is done before Textual is imported, so that the first frame comes sooner."""

from __future__ import annotations

import sys

from timeline_tui.tui.garbage import collect_none


def begin() -> None:
    """Look for no garbage, and load no encryption: before any other module of this package that draws."""
    collect_none()
    _import_asyncio()


def _import_asyncio() -> None:
    """Import what Textual runs on as on a Python without `ssl`.

    It would load OpenSSL for connections that the explorer never makes, which takes as long as reading the shipped
    chronology. Whoever imports `ssl` afterwards has it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # documented: importing it is refused
    try:
        import asyncio  # noqa: F401, PLC0415
    finally:
        del sys.modules["ssl"]
