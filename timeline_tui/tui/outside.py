"""What leaves the program: the clipboard and the browser. Addresses open only as http, https or mailto."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from textual.app import App

SCHEMES: Final = frozenset({"http", "https", "mailto"})


def may_open(url: str) -> bool:
    """Whether an address from a file may be opened: `http`, `https` or `mailto`, without control characters."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return False
    return scheme.lower() in SCHEMES and url.isprintable()


def open_url(app: App[None], url: str) -> bool:
    """Open an address in the browser; False where it may not be opened or no browser can be started.

    In a browser it is that of whoever looks, not one of this machine.
    """
    import webbrowser  # noqa: PLC0415 (9 ms that the first frame does not need)

    if not may_open(url):
        return False
    if app.is_web:
        app.open_url(url)
        return True
    try:
        return webbrowser.open(url)
    except (OSError, webbrowser.Error):
        return False


def copy(app: App[None], text: str) -> None:
    """Copy by the terminal's clipboard (OSC 52) and by the system's: each works where the other fails.

    In a browser it is that of whoever looks; this machine's stays as it is.
    """
    import pyperclip  # noqa: PLC0415 (not wanted before the first copy)

    app.copy_to_clipboard(text)
    if app.is_web:
        return
    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return  # no clipboard program on this machine: OSC 52 has been sent
