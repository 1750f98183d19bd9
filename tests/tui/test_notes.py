"""Notes and bookmarks in the explorer: keys, marks, what happens to what is typed, and to events that vanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static, TextArea

from tests.tui.explorer import Explorer, explorer, store
from timeline_tui.chronicle.event import Event, Place
from timeline_tui.store.reader.notes import Notebook
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.screens.note import NoteScreen
from timeline_tui.tui.screens.notes import NotesScreen
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

STORY = """\
[[event]]
id = "first"
title = "First"
when = "2020"

[[event]]
id = "last"
title = "Last [b]"
when = 2022-01-01
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    return store(tmp_path, STORY)


def top(exp: Explorer) -> type:
    """The kind of screen that has the keyboard."""
    return type(exp.app.screen)


def kept(file: str) -> dict[str, tuple[str, bool]]:
    return {name: (note.text, note.bookmarked) for name, note in Notebook([file]).read().notes.items()}


async def test_a_bookmark_is_set_marked_in_the_list_and_taken_away(file: str) -> None:
    async with explorer(file) as exp:
        await exp.press("b")
        assert kept(file) == {"first": ("", True)}
        assert "First" in exp.text("#events")
        assert "⚑" in exp.text("#events")
        assert "⚑ Bookmarked" in exp.text("#detail")
        assert "Bookmarked" in exp.text("#footer")
        await exp.press("b")
        assert kept(file) == {}
        assert "⚑" not in exp.text("#events")
        assert "Bookmark taken away" in exp.text("#footer")


async def test_a_note_is_written_shown_and_there_in_the_next_run(file: str) -> None:
    async with explorer(file) as exp:
        await exp.press("down", "w")
        assert top(exp) is NoteScreen
        await exp.press("W", "h", "y", "enter", "q", "b")
        await exp.press("escape")
        assert top(exp) is ExploreScreen
        assert exp.selected == "last"
        assert "✎ Your note" in exp.text("#detail")
        assert "Why\nqb" in exp.text("#detail")
    async with explorer(file, start=Start(ascii=True)) as exp:
        await exp.until(lambda: "+" in exp.text("#events"))
        await exp.press("down", "w", "end", "question_mark", "ctrl+s")
        assert kept(file) == {"last": ("Why\nqb?", False)}


async def test_a_note_says_of_which_event_it_was_where_another_has_its_id_now(file: str, tmp_path: Path) -> None:
    async with explorer(file) as exp:
        await exp.press("b")
        assert "kept when" not in exp.text("#detail")
    for text, is_other in (
        (STORY.replace('"First"', '"Renamed"'), False),
        (STORY.replace('"2020"', '"2019"'), False),
        (STORY.replace('"First"', '"Another"').replace('"2020"', '"2019"'), True),
    ):
        store(tmp_path, text)
        async with explorer(file) as exp:
            await exp.until(lambda exp=exp: "⚑ Bookmarked" in exp.text("#detail"))  # type: ignore[misc]
            assert ("was that of: First, 2020" in " ".join(exp.text("#detail").split())) is is_other


async def test_a_note_is_kept_however_the_program_ends(file: str) -> None:
    async with explorer(file) as exp:
        await exp.press("w", "x", "y")
        exp.app.exit()
    assert kept(file) == {"first": ("xy", False)}


async def test_a_note_that_another_run_wrote_meanwhile_is_kept_beside_it(file: str) -> None:
    async with explorer(file) as exp:
        await exp.press("w", "x")
        Notebook([file]).write(Event("first", "First", place=Place(file, 1)), "theirs", was="")
        await exp.press("escape")
        assert kept(file) == {"first": ("theirs\n\nx", False)}
        assert "theirs" in exp.text("#detail")


def block(folder: Path) -> None:
    """Put a file where the data folder shall be."""
    if folder.exists():
        folder.rename(folder.with_name("aside"))
    folder.write_text("in the way")


def unblock(folder: Path) -> None:
    folder.unlink()


async def test_where_nothing_can_be_kept_the_text_stays_and_the_reason_is_said(file: str, data_folder: Path) -> None:
    async with explorer(file, size=(300, 36)) as exp:
        block(data_folder)
        await exp.press("b")
        assert "it can't be written" in exp.text("#footer")
        await exp.press("w", "x", "escape")
        assert top(exp) is NoteScreen
        says = str(exp.app.screen.query_one("#note-says", Static).content)
        assert "it can't be written" in says
        assert "clipboard" in says
        assert exp.app.screen.query_one(TextArea).text == "x"
        unblock(data_folder)
        await exp.press("escape")
        assert kept(file) == {"first": ("x", False)}
        block(data_folder)
        await exp.press("w", "y", "escape", "escape")
        assert top(exp) is ExploreScreen


async def test_the_list_goes_to_an_event_filters_by_them_and_names_what_vanished(file: str) -> None:
    book = Notebook([file])
    for name in ("gone", "last", "first"):
        book.write(Event(name, f"Title {name}", when_text="2019", place=Place(file, 1)), f"on {name}", was="")
    async with explorer(file) as exp:
        await exp.press("B")
        assert top(exp) is NotesScreen
        text = exp.text("#note-list")
        assert text.index("on first") < text.index("on last") < text.index("on gone")
        assert "Title gone  @gone no longer in the chronology" in text
        await exp.press("down", "enter")
        assert exp.selected == "last"
        await exp.press("B", "down", "down", "enter")
        assert top(exp) is NotesScreen, "what is gone leads nowhere"
        await exp.press("w", "exclamation_mark", "escape")
        assert "on gone!" in exp.text("#note-list")
        await exp.press("up", "b", "f")
        await exp.pilot.pause()
        assert exp.view.query_text == "id:first,last"
        assert kept(file)["last"] == ("on last", True)
    assert kept(file)["gone"] == ("on gone!", False)


async def test_the_list_closes_with_its_last_entry_and_says_so_where_there_is_none(file: str) -> None:
    async with explorer(file) as exp:
        await exp.press("B")
        assert "No bookmarks and no notes yet" in exp.text("#footer")
        await exp.press("b", "B", "b")
        assert top(exp) is ExploreScreen
        assert kept(file) == {}


async def test_a_store_without_events_has_nothing_to_note(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, 'title = "Empty"')) as exp:
        await exp.press("b")
        assert "There is no event here" in exp.text("#footer")
        await exp.press("w", "B", "r")
        await exp.press("escape")
        assert top(exp) is ExploreScreen


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (40, 12), (1, 1)])
async def test_notes_at_every_size(file: str, size: tuple[int, int]) -> None:
    async with explorer(file, size=size, start=Start(lang="fr", theme="light", ascii=True)) as exp:
        await exp.press("b", "w", "x", "escape", "B", "down", "up", "escape")
        assert kept(file) == {"first": ("x", True)}
