"""The server: one page, what it needs, and a socket for each visitor. Nothing is asked of any other machine.

A page from elsewhere, open in the same browser, must not reach the explorer: its origin is another (`Origin`), and a
name of its own that it points at this machine is not this machine's (`Host`).
"""

from __future__ import annotations

import asyncio
import ipaddress
import signal
from contextlib import suppress
from html import escape
from importlib import resources
from string import Template
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode, urlsplit

from aiohttp import WSMsgType, web

from timeline_tui.tui.served.session import Session, cells

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

MOST_SESSIONS: Final = 24
"""Visitors at a time: each has a process of some 60 MB."""
_LINGER: Final = 1.0
"""Seconds that open connections have to end in, once the sessions have."""
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class Service(NamedTuple):
    """What is served, and where."""

    command: Callable[[str], str]
    """The command line of one session, for a shell, that keeps what it has to keep in a folder."""
    title: str
    host: str
    port: int


def is_local(host: str) -> bool:
    """Whether only this machine itself reaches a host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def serve(service: Service, began: Callable[[str], None]) -> None:
    """Serve until interrupted; `began` is told the address as soon as it answers. Raises OSError where it can't be."""
    site = _Site(service)
    runner = web.AppRunner(site.app, access_log=None, shutdown_timeout=_LINGER)
    await runner.setup()
    try:
        await web.TCPSite(runner, service.host, service.port).start()
        port = runner.addresses[0][1]
        host = f"[{service.host}]" if ":" in service.host else service.host
        ended = asyncio.Event()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with suppress(NotImplementedError, AttributeError):  # not on Windows
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), ended.set)
        began(f"http://{host}:{port}")
        await ended.wait()
    finally:
        await runner.cleanup()


class _Site:
    """The pages of one service."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._sessions: set[Session] = set()
        self.app = web.Application(middlewares=[self._guard], client_max_size=1 << 16)
        self.app.add_routes(
            [
                web.get("/", self._page),
                web.get("/focus.js", self._script),
                web.get("/ws", self._socket),
                web.static("/static", str(resources.files("textual_serve") / "static")),
            ]
        )
        self.app.on_shutdown.append(self._end)

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse what comes from elsewhere; let a page load nothing from elsewhere."""
        name = urlsplit(f"//{request.host}").hostname or ""
        host = self._service.host
        if is_local(host) and name not in _LOCAL | {host}:
            raise web.HTTPForbidden(text="this is served to this machine alone")
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text="this is served to its own page alone")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
            response.headers["Content-Security-Policy"] = _POLICY.format(host=request.host)
        return response

    async def _page(self, request: web.Request) -> web.Response:
        size = request.query.get("fontsize", "16")
        if not (size.isascii() and size.isdigit() and 4 <= int(size[:4]) <= 72):
            size = "16"
        page = Template((resources.files(__package__) / "page.html").read_text(encoding="utf-8"))
        words = page.substitute(
            title=escape(self._service.title),
            socket=escape(f"ws://{request.host}/ws"),
            again=escape(f"/?{urlencode({'fontsize': size})}"),
            size=size,
        )
        return web.Response(text=words, content_type="text/html")

    async def _script(self, request: web.Request) -> web.Response:
        del request
        script = (resources.files(__package__) / "focus.js").read_text(encoding="utf-8")
        return web.Response(text=script, content_type="text/javascript")

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if len(self._sessions) >= MOST_SESSIONS:
            raise web.HTTPServiceUnavailable(text="as many visitors as there may be are here already")
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=1 << 20)
        # Made and taken away here: a session that has to be killed leaves nothing behind.
        with TemporaryDirectory(prefix="timeline-tui-", ignore_cleanup_errors=True) as folder:
            await self._visit(request, socket, Session(self._service.command(folder), socket))
        return socket

    async def _visit(self, request: web.Request, socket: web.WebSocketResponse, session: Session) -> None:
        self._sessions.add(session)
        try:
            await socket.prepare(request)
            await session.start(_cells(request, "width", 80), _cells(request, "height", 24))
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await session.hear(message.data)
        except ConnectionError:
            pass  # the browser is gone
        finally:
            await session.end()
            self._sessions.discard(session)

    async def _end(self, app: web.Application) -> None:
        del app
        await asyncio.gather(*(session.end() for session in list(self._sessions)), return_exceptions=True)


def _cells(request: web.Request, name: str, otherwise: int) -> int:
    text = request.query.get(name, "")
    return cells(int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
