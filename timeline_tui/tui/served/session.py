"""One visitor: a process of the explorer, and the messages between it and the browser, each looked at first."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

if TYPE_CHECKING:
    from aiohttp import web

# What goes wrong is said by the explorer itself; that somebody left before it had begun is nothing wrong.
logging.getLogger("textual-serve").addHandler(logging.NullHandler())
logging.getLogger("textual-serve").propagate = False

WIDEST: Final = 500
"""Columns and rows that a browser may ask for: a screen is drawn whole, and kept."""
_LONGEST: Final = 100_000
"""Characters that are taken as typed at once."""
_PATIENCE: Final = 5.0
"""Seconds that the explorer has to end in."""


class Session(AppService):
    """Runs one command for one socket; ends it with the socket, and the socket with it."""

    def __init__(self, command: str, socket: web.WebSocketResponse) -> None:
        async def close() -> None:
            await socket.close()

        super().__init__(
            command,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=close,
            download_manager=DownloadManager(),
        )

    async def run(self) -> None:
        """The process to its end, and then the socket's."""
        try:
            await super().run()
        finally:
            await self.remote_close()

    async def end(self) -> None:
        """Ask the explorer to end, and see to it that it does."""
        stopping = asyncio.ensure_future(self.stop())
        done, _ = await asyncio.wait({stopping}, timeout=_PATIENCE)
        # One that hangs does not read that it shall end. Private: the service has no other way to its process.
        process = self._process
        if not done and process is not None:
            with suppress(ProcessLookupError):
                process.kill()
        await stopping

    async def hear(self, text: str) -> None:
        """Pass on what the browser says; what is no message of its protocol is left out."""
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            return
        match message:
            case ["stdin", str(typed)] if len(typed) <= _LONGEST:
                await self.send_bytes(typed.encode("utf-8", "ignore"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(cells(width), cells(height))
            case ["ping", str() | int() | float() as sent]:
                await self.remote_write_str(json.dumps(["pong", sent]))
            case ["focus", *_]:
                await self.focus()
            case ["blur", *_]:
                await self.blur()


def cells(asked: int) -> int:
    """A width or a height that a screen may have."""
    return min(max(asked, 1), WIDEST)
