"""Editing from the explorer: what the keys write, what is undone, and that nothing typed or written is lost."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from tests.tui.explorer import Explorer, explorer, store
from timeline_tui.store.example import example
from timeline_tui.tui.screens.form import FormScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

STORY = """\
# mine
[[lane]]
id = "courts"

# about the first
[[event]]
id = "first"
title = "First"   # kept
when = "2020"
lane = "courts"

[[event]]
id = "last"
title = "Last"
when = 2022-01-01
links = [{ to = "first" }]
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    store(tmp_path, STORY)
    return tmp_path / "events.toml"


@asynccontextmanager
async def opened(*, size: tuple[int, int] = (120, 36), lang: str = "") -> AsyncIterator[Explorer]:
    from timeline_tui.tui.start import Start

    async with explorer("events.toml", size=size, start=Start(lang=lang)) as exp:
        yield exp


def held(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def put(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def allow(file: Path, mode: int) -> None:
    file.chmod(mode)


def form(exp: Explorer) -> FormScreen:
    assert isinstance(exp.app.screen, FormScreen)
    return exp.app.screen


def says(exp: Explorer, part: str = "says") -> str:
    return str(form(exp).query_one(f"#form-{part}", Static).content)


async def fill(exp: Explorer, **fields: str) -> None:
    for field, text in fields.items():
        form(exp).query_one(f"#form-{field}", Input).value = text
    await exp.pilot.pause()


async def test_a_new_event_is_read_back_shown_written_and_selected(file: Path) -> None:
    async with opened() as exp:
        await exp.press("a")
        await exp.type("New")
        await exp.press("down")
        await exp.type("2021-01-1")
        assert says(exp, "echo") != ""
        await exp.type("0")
        assert says(exp, "echo") == "→ Sunday 10 January 2021 · 2021-01-10 · day"
        await fill(exp, lane="courts", who="A, B", tags="x")
        await exp.press("ctrl+s")
        written = (
            '[[event]]\nid = "new"\ntitle = "New"\nwhen = "2021-01-10"\nwho = ["A", "B"]\nlane = "courts"\ntags = ["x"]'
        )
        assert says(exp, "toml").rstrip() == f"# events.toml:12\n\n{written}"
        assert held(file) == STORY
        await exp.press("enter")
        assert held(file) == STORY.replace('[[event]]\nid = "last"', f'{written}\n\n[[event]]\nid = "last"')
        assert exp.selected == "new"
        assert "Added new · events.toml:12 · u undoes" in exp.text("#footer")
        await exp.press("u")
        assert held(file) == STORY
        assert "Undone: Added new" in exp.text("#footer")
        await exp.press("u")
        assert "Nothing was edited in this run" in exp.text("#footer")


async def test_a_date_that_can_not_be_read_is_refused_as_it_is_typed_and_never_written(file: Path) -> None:
    async with opened() as exp:
        await exp.press("a")
        await fill(exp, title="New", when="2021-02-30")
        assert "February 2021 has 28 days" in says(exp, "echo")
        await exp.press("ctrl+s")
        assert "February 2021 has 28 days" in says(exp)
        assert exp.app.focused
        assert exp.app.focused.id == "form-when"
        await fill(exp, when="2021-02", lane="cuorts")
        await exp.press("ctrl+s")
        assert 'there is no lane "cuorts"; did you mean "courts"?' in says(exp)
        await fill(exp, lane="", weight="many")
        await exp.press("ctrl+s")
        assert 'must be a whole number from 1 to 5, not "many"' in says(exp)
        assert held(file) == STORY


@pytest.mark.usefixtures("file")
async def test_escape_goes_one_step_back_and_asks_before_what_is_typed_is_lost() -> None:
    async with opened() as exp:
        await exp.press("a", "escape")
        assert exp.app.screen is exp.screen
        await exp.press("a")
        await fill(exp, title="New", when="2021")
        await exp.press("ctrl+s", "escape")
        assert not form(exp).has_class("-text")
        await exp.press("escape")
        assert "Discard what was typed?" in says(exp)
        await exp.press("escape")
        assert form(exp).query_one("#form-title", Input).value == "New"
        await exp.press("escape", "n")
        assert form(exp).query_one("#form-title", Input).value == "New"
        await exp.press("escape", "ctrl+s")
        assert not form(exp).has_class("-text")
        await exp.press("escape", "y")
        assert exp.app.screen is exp.screen


async def test_a_file_that_changed_while_the_form_was_open_is_added_to_as_it_is_now(file: Path) -> None:
    async with opened() as exp:
        await exp.press("a")
        await fill(exp, title="First", when="2021")
        theirs = '\n[[event]]\nid = "first-2"\ntitle = "Theirs"\nwhen = "2023"\n'
        put(file, STORY + theirs)
        await exp.press("ctrl+s", "enter")
        assert exp.selected == "first-3"
        assert theirs in held(file)
        assert exp.view.whole.get("first-2")


async def test_a_file_that_can_not_be_written_leaves_the_form_and_its_text(file: Path) -> None:
    async with opened() as exp:
        await exp.press("a")
        await fill(exp, title="New", when="2021")
        allow(file, 0o444)
        await exp.press("ctrl+s", "enter")
        assert "it is read-only, so nothing was written" in says(exp)
        assert form(exp).query_one("#form-title", Input).value == "New"
        allow(file, 0o644)
        await exp.press("enter")
        assert exp.selected == "new"


async def test_a_copy_is_selected_and_undone(file: Path) -> None:
    async with opened() as exp:
        await exp.press("A")
        assert exp.selected == "first-2"
        assert held(file).count("[[event]]") == 3
        await exp.press("u")
        assert held(file) == STORY
        assert exp.selected == "first"


async def test_a_deleted_event_is_named_with_what_links_to_it_and_comes_back(file: Path) -> None:
    async with opened() as exp:
        window = exp.view.window
        await exp.press("D")
        assert "about the first" not in held(file)
        assert exp.selected == "last"
        assert "Deleted first · 1 event link to it still · u undoes" in exp.text("#footer")
        assert (exp.view.window.lo, exp.view.window.hi) == (window.lo, window.hi)
        await exp.press("u")
        assert held(file) == STORY
        assert exp.selected == "first"


async def test_the_last_event_can_be_deleted_too(file: Path) -> None:
    async with opened() as exp:
        await exp.press("D", "D")
        assert "[[event]]" not in held(file)
        assert exp.selected == ""
        await exp.press("D", "A", "e")
        assert "There is no event to edit here" in exp.text("#footer")
        await exp.press("u", "u")
        assert held(file) == STORY


async def test_an_undo_over_a_change_is_refused_and_says_what_it_would_have_done(file: Path) -> None:
    async with opened(size=(200, 36)) as exp:
        await exp.press("D")
        put(file, held(file) + "# theirs\n")
        left = held(file)
        await exp.press("u")
        assert "it was changed since, so nothing is undone (Deleted first)" in exp.text("#footer")
        assert "undoing would put back 7 lines" in exp.text("#footer")
        assert held(file) == left


async def test_the_filter_and_the_window_stay_over_an_edit_that_it_hides(file: Path) -> None:
    async with opened(size=(160, 36)) as exp:
        exp.screen.session.filter("lane:courts")
        exp.screen.draw()
        await exp.press("a")
        await fill(exp, title="New", when="2021")
        await exp.press("ctrl+s", "enter")
        assert len(exp.view.shown) == 1
        assert "hidden by" in exp.text("#footer")
        assert '"new"' in held(file)


async def test_a_filter_that_names_a_deleted_event_is_taken_off(file: Path) -> None:
    async with opened(size=(160, 36)) as exp:
        exp.screen.session.filter("on:@first OR after:2021")
        exp.screen.draw()
        await exp.press("g", "D")
        assert '"first"\ntitle' not in held(file)
        assert exp.selected == "last"
        assert exp.screen.session.query is None
        assert "The filter is taken off" in exp.text("#footer")
        await exp.press("u")
        assert held(file) == STORY


async def test_a_broken_file_is_not_edited(file: Path) -> None:
    put(file, STORY + "when = tomorrow at noon\n")
    async with opened(size=(200, 36)) as exp:
        await exp.press("a")
        assert exp.app.screen is exp.screen
        assert "it is edited once it can be read whole; mend 17:" in exp.text("#footer")


async def test_the_shipped_example_is_not_edited_and_it_is_said_how_to_copy_it() -> None:
    async with explorer(example(), size=(250, 36)) as exp:
        for key in ("e", "a", "A", "D"):
            await exp.press(key)
            assert "this is the example that is shipped, and stays as it is; copy it: cp " in exp.text("#footer")


@pytest.mark.usefixtures("file")
async def test_without_an_editor_it_is_said_how_to_set_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with opened() as exp:
        await exp.press("e")
        assert "No editor is set: export EDITOR=nano" in exp.text("#footer")


@pytest.mark.usefixtures("file")
async def test_the_form_speaks_french() -> None:
    async with opened(lang="fr") as exp:
        await exp.press("a")
        await fill(exp, when="2021-01-10")
        assert says(exp, "echo") == "→ dimanche 10 janvier 2021 · 2021-01-10 · jour"
        assert form(exp).query_one("#form").border_title == "Nouvel événement dans events.toml"


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6), (1, 1)])
@pytest.mark.usefixtures("file")
async def test_every_field_is_reached_at_every_size(size: tuple[int, int]) -> None:
    async with opened(size=size) as exp:
        await exp.press("a")
        fields = [one.id for one in form(exp).query(Input)]
        seen = []
        for _ in fields:
            assert exp.app.focused
            seen.append(exp.app.focused.id)
            await exp.press("down")
        assert seen == fields
        await exp.press("escape")
        assert exp.app.screen is exp.screen
