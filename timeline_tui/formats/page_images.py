"""Pictures that lie beside the file, as part of a page or of cards. Those elsewhere stay addresses.

Only what is a picture by its first bytes, lies in the folder of the file that names it, and is no larger than a page
can bear: nothing that a file says makes other files of its reader part of a page.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event

LARGEST: Final = 2 * 2**20
"""Bytes of one picture …"""
MOST: Final = 24 * 2**20
"""… and of all of a page."""
_KINDS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
_HEAD: Final = 16


class Images:
    """The pictures of one page; `take` in order of the events, as long as there is room."""

    def __init__(self) -> None:
        self._room = MOST
        self._taken: dict[str, Path] = {}

    def take(self, event: Event) -> bool:
        """Whether the picture of an event will be part of the page."""
        path = _beside(event)
        if path is None:
            return False
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                is_picture = bool(_kind(file.read(_HEAD)))
        except OSError:
            return False
        if not is_picture or size > min(LARGEST, self._room):
            return False
        self._room -= size
        self._taken[event.id] = path
        return True

    def source(self, event: Event) -> str:
        """The picture of an event as an address that holds it; empty where it was not taken, or is gone since."""
        kind, data = self.data(event)
        return f"data:{kind};base64,{b64encode(data).decode()}" if kind else ""

    def data(self, event: Event) -> tuple[str, bytes]:
        """The picture itself after its kind, `image/png`; both empty where it was not taken, or is gone since."""
        path = self._taken.get(event.id)
        try:
            data = path.read_bytes() if path else b""
        except OSError:
            return "", b""
        kind = _kind(data)
        return (kind, data) if kind and len(data) <= LARGEST else ("", b"")


def _beside(event: Event) -> Path | None:
    """The file that an event's picture names, where that lies in the folder of the event's own."""
    image, file = event.image, event.place.file
    if not image or ":" in image or "\0" in image or not file:
        return None
    try:
        folder = Path(file).parent.resolve()
        path = (folder / image).resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None
    except (OSError, RuntimeError):
        return None


def _kind(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), "")
