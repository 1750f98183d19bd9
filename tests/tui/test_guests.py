"""Who looks from a browser: what is the machine's own is not theirs, and the screen does not offer it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import SHIPPED, Explorer, store
from timeline_tui.store.reader import keeping
from timeline_tui.tui import editor_runs, outside
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from timeline_tui.tui.guests import Guest


@asynccontextmanager
async def explorer(guest: Guest, file: str = SHIPPED) -> AsyncIterator[Explorer]:
    opening = Opening([file], Start(), guest=guest)
    opening.read()
    app = TimelineApp(opening)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        yield Explorer(app, pilot)


@pytest.mark.parametrize("key", ["e", "a", "A", "D", "u", "comma", "ctrl+z"])
async def test_a_reader_is_told_that_files_and_programs_are_the_machines(key: str) -> None:
    async with explorer("reading") as at:
        await at.press(key)
        assert "That is left to the machine that serves this" in at.text("#footer")
        assert at.app.screen is at.screen


async def test_neither_palette_nor_help_offer_what_a_guest_may_not_do() -> None:
    async with explorer("reading") as at:
        await at.press("ctrl+p")
        await at.type("edit")
        listed = at.app.screen.query_one("CommandList")
        assert not [
            option.prompt
            for option in listed.options  # type: ignore[attr-defined]
            if "editor" in str(option.prompt)
        ]
        await at.press("escape", "question_mark")
        await at.type("delete this")
        assert "Delete this event" not in at.text("#key-list")


async def test_one_who_may_edit_has_all_but_the_editor_and_the_settings(tmp_path: Path) -> None:
    file = store(tmp_path, '[[event]]\nid = "one"\ntitle = "Only one"\nwhen = 2021\n')
    async with explorer("editing", file) as at:
        await at.press("e")
        assert "left to the machine" in at.text("#footer")
        await at.press("A")
        await at.until(lambda: len(at.view.whole) == 2)


async def test_no_editor_is_started_from_the_list_of_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> str:
        raise AssertionError("an editor was started")

    monkeypatch.setattr(editor_runs, "editor_at", never)
    file = store(tmp_path, '[[event]]\nid = "one"\ntitle = "Only one"\nwhen = 2021\nwrong = 1\n')
    async with explorer("reading", file) as at:
        await at.press("exclamation_mark")
        await at.until(lambda: at.app.screen is not at.screen)
        await at.press("e")
        await at.until(lambda: at.app.screen is at.screen)


def test_what_a_guest_keeps_is_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_APART", [])
    own = keeping.data_folder()
    keeping.keep_apart(str(tmp_path / "guest"))
    assert keeping.data_folder() == tmp_path / "guest" != own


class _Web:
    """An app in a browser."""

    is_web = True

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.copied: list[str] = []

    def open_url(self, url: str) -> None:
        self.opened.append(url)

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)


def test_addresses_and_copies_go_to_the_browser_that_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    import pyperclip

    def never(*_: object) -> bool:
        raise AssertionError("this machine's own was used")

    monkeypatch.setattr(webbrowser, "open", never)
    monkeypatch.setattr(pyperclip, "copy", never)
    app = _Web()
    assert outside.open_url(app, "https://example.org")  # type: ignore[arg-type]
    assert not outside.open_url(app, "javascript:alert(1)")  # type: ignore[arg-type]
    outside.copy(app, "text")  # type: ignore[arg-type]
    assert (app.opened, app.copied) == (["https://example.org"], ["text"])
