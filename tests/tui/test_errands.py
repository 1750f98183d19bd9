"""Edits of large files: made beside the screen, which says how far they have come and answers keys meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.tui.test_editing import STORY, allow, fill, form, held, opened, put
from timeline_tui.store.edits.history import History
from timeline_tui.tui import errands

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.explorer import Explorer
    from timeline_tui.store.edits.proposals import Proposal


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that is taken for a large one."""
    monkeypatch.setattr(errands, "_SLOW", -1)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "events.toml"
    put(path, STORY)
    return path


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """What every write waits for."""
    opens, write = threading.Event(), History.write

    def waiting(history: History, proposal: Proposal, words: str) -> None:
        assert opens.wait(30)
        write(history, proposal, words)

    monkeypatch.setattr(History, "write", waiting)
    return opens


def says(exp: Explorer, words: str) -> Callable[[], bool]:
    return lambda: words in exp.text("#footer")


async def test_a_copy_a_deletion_and_their_undoing_are_shown_once_they_are_written(file: Path) -> None:
    async with opened() as exp:
        await exp.press("G", "A")
        await exp.until(says(exp, "Copied as last-2 · events.toml:18"))
        assert exp.selected == "last-2"
        await exp.press("u")
        await exp.until(says(exp, "Undone: Copied as last-2"))
        assert held(file) == STORY
        await exp.press("g", "D")
        await exp.until(says(exp, "Deleted first · 1 event link to it still · u undoes"))
        assert "First" not in held(file)
        assert exp.selected == "last"
        await exp.press("u")
        await exp.until(says(exp, "Undone: Deleted first"))
        assert held(file) == STORY
        assert exp.selected == "first"


async def test_a_new_event_is_shown_and_written_from_the_form(file: Path) -> None:
    async with opened() as exp:
        await exp.press("a")
        await fill(exp, title="New", when="2021")
        await exp.press("ctrl+s")
        await exp.until(lambda: form(exp).has_class("-text"))
        await exp.press("enter")
        await exp.until(lambda: exp.app.screen is exp.screen)
        await exp.until(says(exp, "Added new"))
        assert 'title = "New"' in held(file)
        assert exp.selected == "new"


async def test_what_the_form_can_not_write_stays_in_it(file: Path) -> None:
    async with opened() as exp:
        await exp.press("a")
        await fill(exp, title="New", when="2021")
        await exp.press("ctrl+s")
        await exp.until(lambda: form(exp).has_class("-text"))
        allow(file, 0o444)
        await exp.press("enter")
        await exp.until(lambda: "it is read-only" in str(form(exp).query_one("#form-says").render()))
        allow(file, 0o644)
        await exp.press("enter")
        await exp.until(lambda: exp.app.screen is exp.screen)
        assert 'title = "New"' in held(file)


async def test_keys_are_answered_meanwhile_and_another_edit_is_refused(file: Path, gate: threading.Event) -> None:
    async with opened() as exp:
        await exp.press("D")
        await exp.until(says(exp, "Saving …"))
        await exp.press("G")
        assert exp.selected == "last"
        await exp.press("D")
        await exp.until(says(exp, "The edit before is still being saved"))
        assert held(file) == STORY
        gate.set()
        await exp.until(says(exp, "Deleted first"))
        assert "Last" in held(file)
        assert exp.selected == "last"


async def test_what_can_not_be_written_is_said_and_the_next_edit_goes_on(file: Path) -> None:
    async with opened() as exp:
        allow(file, 0o444)
        await exp.press("D")
        await exp.until(says(exp, "it is read-only"))
        allow(file, 0o644)
        await exp.press("D")
        await exp.until(says(exp, "Deleted first"))
        assert "First" not in held(file)
