"""`serve`: the page and a session of the explorer over a socket, who may reach them, and how it begins and ends."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, ClientTimeout, WSMsgType, WSServerHandshakeError

from tests.tui.explorer import SHIPPED, store
from timeline_tui.tui.served.server import MOST_SESSIONS, is_local
from timeline_tui.tui.served.session import WIDEST, cells

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ended by a signal")
PATIENCE = ClientTimeout(total=60)


class Served:
    """A running server."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process = process
        self.address = process.stdout.readline().strip()

    def end(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Interrupt it; its exit status, and what it said on standard error."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


@contextmanager
def served(*words: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "timeline_tui", "serve", *words, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Served(process)
        finally:
            if process.poll() is None:
                process.kill()


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def get(address: str, **headers: str) -> tuple[int, str]:
    async with ClientSession(timeout=PATIENCE) as client, client.get(address, headers=headers) as answer:
        return answer.status, await answer.text()


async def test_the_page_is_served_and_an_interrupt_ends_it_in_order() -> None:
    with served(SHIPPED) as server:
        assert server.address.startswith("http://127.0.0.1:")
        status, page = await get(server.address)
        assert status == 200
        assert "<title>events.toml · timeline-tui</title>" in page
        assert page.count("http") == 0  # nothing is loaded from elsewhere
        assert (await get(f"{server.address}/static/js/textual.js"))[0] == 200
        assert (await get(f"{server.address}/focus.js"))[0] == 200
        status, said = server.end()
    assert (status, said) == (0, "serving events.toml, read-only; Ctrl+C ends\n")


WIDE = "/ws?width=120&height=36"


async def played(server: Served, first: str, *steps: tuple[str, str]) -> str:
    """What a browser is sent until it has drawn `first`, and after each key in turn its words."""
    text, left, awaited, begun = "", list(steps), first, 0
    async with (
        asyncio.timeout(60),
        ClientSession(timeout=PATIENCE) as client,
        client.ws_connect(server.address + WIDE) as page,
    ):
        async for message in page:
            if message.type is not WSMsgType.BINARY:
                continue
            data: bytes = message.data
            text += data.decode("utf-8", "replace")
            if awaited in text[begun:]:
                if not left:
                    break
                key, awaited = left.pop(0)
                begun = len(text)
                await page.send_json(["stdin", key])
        else:
            raise AssertionError(f"{awaited!r} never came")
    return text


async def test_a_browser_gets_an_explorer_of_its_own_that_ends_with_it() -> None:
    with served(SHIPPED, "--lang", "fr", "--filter", "lane:courts") as server:
        assert "17 sur 44" in await played(server, "quitter")
        async with (
            asyncio.timeout(60),
            ClientSession(timeout=PATIENCE) as client,
            client.ws_connect(server.address + WIDE) as page,
        ):
            asked = False
            async for message in page:
                if message.type is WSMsgType.BINARY and not asked and b"quitter" in message.data:
                    asked = True
                    await page.send_json(["stdin", "q"])
            assert asked
            assert page.closed
        assert server.end(signal.SIGTERM)[0] == 0


async def test_what_is_no_message_of_a_page_is_left_out() -> None:
    with served(SHIPPED) as server:
        async with (
            asyncio.timeout(60),
            ClientSession(timeout=PATIENCE) as client,
            client.ws_connect(f"{server.address}/ws") as page,
        ):
            for nonsense in ("", "[", "7", "[]", '["stdin", 7]', '["resize", {"width": "a"}]', '["quit"]'):
                await page.send_str(nonsense)
            await page.send_json(["resize", {"width": 10**9, "height": 10**9}])
            await page.send_json(["ping", 7])
            async for message in page:
                if message.type is WSMsgType.TEXT:
                    assert message.json() == ["pong", 7]
                    break
        assert server.end() == (0, "serving events.toml, read-only; Ctrl+C ends\n")


def test_a_screen_has_so_many_cells_and_no_more() -> None:
    assert (cells(-1), cells(80), cells(10**9)) == (1, 80, WIDEST)


async def test_pages_and_names_from_elsewhere_are_refused() -> None:
    with served(SHIPPED) as server:
        assert (await get(server.address, Host="evil.example"))[0] == 403
        assert (await get(server.address, Origin="http://evil.example"))[0] == 403
        port = server.address.rpartition(":")[2]
        assert (await get(server.address, Host=f"localhost:{port}", Origin=f"http://localhost:{port}"))[0] == 200
        async with ClientSession(timeout=PATIENCE) as client:
            with pytest.raises(WSServerHandshakeError) as refused:
                await client.ws_connect(f"{server.address}/ws", origin="http://evil.example")
        assert refused.value.status == 403


async def test_there_are_only_so_many_visitors_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from aiohttp.test_utils import TestClient, TestServer

    from timeline_tui.tui.served import server

    monkeypatch.setattr(server, "MOST_SESSIONS", 0)
    site = server._Site(server.Service(str, "title", "127.0.0.1", 0))
    async with TestClient(TestServer(site.app)) as client:
        assert (await client.get("/ws")).status == 503
    assert MOST_SESSIONS > 0


async def test_who_only_reads_changes_no_file_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = store(tmp_path, '[[event]]\nid = "one"\ntitle = "Only one"\nwhen = 2021\n')
    before = (tmp_path / "events.toml").read_bytes()
    with served(file) as server:
        await played(server, "Only one", ("D", "That is left to the machine"), ("b", "Bookmarked"))
        assert server.end()[0] == 0
    assert (tmp_path / "events.toml").read_bytes() == before
    assert left_in(tmp_path) == ["events.toml"]


async def test_edits_are_there_where_they_are_allowed(tmp_path: Path) -> None:
    events = ("one", "Only one", 2021), ("two", "Another", 2022)
    text = "".join(f'[[event]]\nid = "{name}"\ntitle = "{title}"\nwhen = {when}\n' for name, title, when in events)
    file = store(tmp_path, text)
    with served(file, "--allow-edits") as server:
        await played(server, "Only one", ("e", "That is left to the machine"), ("D", "Deleted"))
        assert server.end()[1].startswith("serving events.toml; ")
    assert "Only one" not in (tmp_path / "events.toml").read_text(encoding="utf-8")


def test_a_port_in_use_is_one_sentence_and_another_host_is_warned_about(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("serve", SHIPPED, "--port", port)
        assert done.returncode == 2
        assert done.stderr.startswith(f"timeline-tui: port {port} of 127.0.0.1 is in use; take another: --port ")
        assert "Traceback" not in done.stderr
        warned = run("serve", SHIPPED, "--port", port, "--host", "192.0.2.1")
        assert "warning: on 192.0.2.1 everybody who reaches this machine can read this chronology" in warned.stderr
        assert "192.0.2.1 is no address of this machine" in warned.stderr


def test_what_can_not_be_served_is_one_sentence(run: Run) -> None:
    for words, said in {
        ("gone.toml",): "gone.toml: there is no such file or folder",
        ("-",): "standard input can't be served",
        (SHIPPED, "--compare"): "--compare needs two stores",
    }.items():
        done = run("serve", *words)
        assert done.returncode == 2
        assert said in done.stderr


def test_without_the_extra_a_sentence_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['textual_serve'] = None; from timeline_tui.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "serve", SHIPPED], capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.returncode == 2
    assert "pip install 'timeline-tui[web]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_only_this_machine_is_this_machine() -> None:
    assert all(map(is_local, ("localhost", "127.0.0.1", "127.3.2.1", "::1")))
    assert not any(map(is_local, ("0.0.0.0", "::", "192.168.1.7", "example.org", "localhost.example.org")))


def test_the_program_that_serves_loads_no_screen() -> None:
    code = "import sys; import timeline_tui.tui.served.server; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
