"""Live reload: the place is kept, what changed is said, and a broken save leaves the last good state."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from timeline_tui.tui import reloading
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.panes.banner import Banner
from timeline_tui.tui.panes.detail import DetailPane
from timeline_tui.tui.panes.events import EventList
from timeline_tui.tui.panes.title import TitleLine
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

STORY = """title = "A story"

[[event]]
id = "first"
title = "First"
when = "2021-01-06"

[[event]]
id = "second"
title = "Second"
when = "2021-01-10"
tags = ["kept"]

[[event]]
id = "third"
title = "Third"
when = "2021-02-15"
"""


class Explorer:
    """An explorer whose store is watched, and what can be asked of it."""

    def __init__(self, screen: ExploreScreen, pilot: Pilot[None], file: Path) -> None:
        self.screen = screen
        self.pilot = pilot
        self.file = file

    @property
    def selected(self) -> str:
        event = self.screen.session.view.event
        return event.id if event else ""

    def where(self) -> str:
        """Where the keyboard is."""
        return self.screen.context

    @property
    def banner(self) -> str:
        return "".join(found._words for found in self.screen.query(Banner))

    async def until(self, holds: Callable[[], bool]) -> None:
        for _ in range(200):
            await self.pilot.pause(0.05)
            if holds():
                return
        raise AssertionError(f"it never came; the banner says: {self.banner!r}")

    async def settled(self) -> None:
        """Until the watching has begun."""
        await self.until(lambda: self.screen.fresh is not None and self.screen.fresh.problems is not None)
        await self.pilot.pause(0.4)


@asynccontextmanager
async def exploring(
    folder: Path, at: str = "second", query: str = "", *, text: str = STORY, before_first_frame: str = ""
) -> AsyncIterator[Explorer]:
    file = folder / "story.toml"
    file.write_text(text, encoding="utf-8")
    opening = Opening([str(file)], Start(at=at, filter=query), watched=True)
    opening.read()
    if before_first_frame:
        file.write_text(before_first_frame, encoding="utf-8")
    app = TimelineApp(opening)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, ExploreScreen)
        explorer = Explorer(screen, pilot, file)
        await explorer.settled()
        yield explorer


def write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def rename_over(file: Path, text: str) -> None:
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def delete_and_create(file: Path, text: str) -> None:
    file.unlink()
    file.write_text(text, encoding="utf-8")


def in_two_parts(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.write(text[:60])
        out.flush()
        os.fsync(out.fileno())
        out.write(text[60:])


def behind_a_link(file: Path, text: str) -> None:
    target = file.with_name("elsewhere")
    target.write_text(text, encoding="utf-8")
    file.unlink()
    file.symlink_to(target)


SAVES = [write, rename_over, delete_and_create, in_two_parts, behind_a_link]


@pytest.mark.parametrize("save", SAVES, ids=[save.__name__ for save in SAVES])
async def test_a_save_of_any_kind_is_shown_and_the_place_kept(
    save: Callable[[Path, str], None], tmp_path: Path
) -> None:
    async with exploring(tmp_path, query="tag:kept") as explorer:
        window = explorer.screen.session.view.window
        save(explorer.file, STORY.replace("2021-02-15", "2021-02-16"))
        await explorer.until(lambda: explorer.banner == "`third` moved 1 day later")
        view = explorer.screen.session.view
        assert (explorer.selected, view.window, view.query_text) == ("second", window, "tag:kept")
        if save is behind_a_link:
            write(explorer.file.with_name("elsewhere"), STORY)
            await explorer.until(lambda: explorer.banner == "`third` moved 1 day earlier")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("", "this file is empty"),
        (STORY[:-5], "never closed"),
        (STORY + "\n[[event\n", "T109"),
        ("# nothing\n", "no event is left"),
    ],
)
async def test_a_broken_save_keeps_the_last_good_state_until_a_good_one_comes(
    broken: str, said: str, tmp_path: Path
) -> None:
    async with exploring(tmp_path) as explorer:
        write(explorer.file, broken)
        await explorer.until(lambda: said in explorer.banner)
        assert "the last good state is shown" in explorer.banner
        assert (len(explorer.screen.session.view.whole), explorer.selected) == (3, "second")
        write(explorer.file, STORY)
        await explorer.until(lambda: not explorer.banner)


async def test_a_file_that_vanishes_leaves_what_is_shown(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        explorer.file.unlink()
        await explorer.until(lambda: "the last good state is shown" in explorer.banner)
        assert explorer.selected == "second"
        write(explorer.file, STORY.replace("Third", "Last"))
        await explorer.until(lambda: explorer.banner == "`third` retitled")


async def test_where_the_selected_event_is_gone_its_neighbour_is_selected_and_it_is_said(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        start = STORY.index('[[event]]\nid = "second"')
        end = STORY.index('[[event]]\nid = "third"')
        write(explorer.file, STORY[:start] + STORY[end:])
        await explorer.until(lambda: explorer.banner == "1 removed · `second` is gone")
        assert explorer.selected == "third"


async def test_an_event_under_another_id_stays_selected(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        write(explorer.file, STORY.replace('id = "second"', 'id = "other"'))
        await explorer.until(lambda: "`second` renamed `other`" in explorer.banner)
        assert explorer.selected == "other"


async def test_the_changes_are_walked_through_and_dismissed(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        write(explorer.file, STORY.replace("2021-01-06", "2021-01-07").replace("Third", "Last"))
        await explorer.until(lambda: explorer.banner == "1 changed, `first` moved 1 day later")
        await explorer.pilot.press("c")
        assert explorer.selected == "first"
        assert explorer.banner.startswith("1/2 `first` moved 1 day later")
        explorer.screen.enter("banner")
        await explorer.pilot.pause()
        await explorer.pilot.press("enter")
        assert explorer.selected == "third"
        assert explorer.banner.startswith("2/2 `third` title: Third → Last")
        await explorer.pilot.press("escape", "escape")
        await explorer.until(lambda: not explorer.banner)


async def test_a_save_that_changes_nothing_says_nothing(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        reading = explorer.screen.opening.reading
        write(explorer.file, "# a comment\n" + STORY)
        await explorer.until(lambda: explorer.screen.opening.reading is not reading)
        assert not explorer.banner


async def test_problems_are_counted_anew_and_lead_to_their_event(tmp_path: Path) -> None:
    async with exploring(tmp_path, at="first") as explorer:
        write(explorer.file, STORY.replace('when = "2021-02-15"', 'when = "2021-13"'))
        await explorer.until(lambda: any(problem.code == "D201" for problem in explorer.screen.problems))
        await explorer.pilot.press("U")
        assert explorer.selected == "third"
        await explorer.pilot.press("g")
        await explorer.pilot.press("exclamation_mark")
        await explorer.pilot.press("down", "down", "down", "enter")
        await explorer.pilot.pause()
        assert explorer.selected == "third"


async def test_a_save_between_reading_and_the_first_frame_is_not_missed(tmp_path: Path) -> None:
    async with exploring(tmp_path, before_first_frame=STORY.replace("Third", "Last")) as explorer:
        await explorer.until(lambda: explorer.banner == "`third` retitled")


async def test_a_save_that_is_half_written_for_a_moment_is_not_called_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reloading, "_PATIENCE", 2.0)  # more than a busy machine makes of the moment below
    async with exploring(tmp_path) as explorer:
        cut = len(STORY) - 5
        said = set()
        with explorer.file.open("w", encoding="utf-8") as opened:
            opened.write(STORY[:cut])
            opened.flush()
            await explorer.pilot.pause(0.1)
            said.add(explorer.banner)
            opened.write(STORY[cut:].replace("15", "16"))
        await explorer.until(lambda: explorer.banner != "")
        said.add(explorer.banner)
        assert said == {"", "`third` moved 1 day later"}


def without(text: str, event_id: str) -> str:
    """A story without one of its events."""
    start = text.index(f'[[event]]\nid = "{event_id}"')
    end = text.find("[[event]]", start + 1)
    return text[:start] + (text[end:] if end >= 0 else "")


async def test_an_event_that_comes_back_is_selected_again_unless_another_was_chosen(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        for chosen, back in ((), "second"), (("up",), "first"):
            write(explorer.file, without(STORY, "second"))
            await explorer.until(lambda: explorer.selected == "third")
            await explorer.pilot.press("L", *chosen)
            write(explorer.file, STORY)
            await explorer.until(lambda: explorer.screen.session.view.whole.get("second") is not None)
            assert explorer.selected == back
            await explorer.pilot.press("down" if chosen else "escape")


async def test_a_filter_keeps_the_stand_in_for_an_event_that_is_gone(tmp_path: Path) -> None:
    async with exploring(tmp_path, at="third") as explorer:
        write(explorer.file, without(STORY, "third"))
        await explorer.until(lambda: explorer.selected == "second")
        explorer.screen.session.filter("tag:kept")
        assert explorer.selected == "second"
        explorer.screen.session.filter("")
        assert explorer.selected == "second"


async def test_back_leads_to_an_event_that_has_another_id_by_now(tmp_path: Path) -> None:
    async with exploring(tmp_path, at="first") as explorer:
        await explorer.pilot.press("G")
        assert explorer.selected == "third"
        write(explorer.file, STORY.replace('id = "first"', 'id = "beginning"'))
        await explorer.until(lambda: explorer.banner != "")
        await explorer.pilot.press("backspace")
        assert explorer.selected == "beginning"


MANY = "".join(f'[[event]]\nid = "e{day}"\ntitle = "Day {day}"\nwhen = "2021-03-{day:02}"\n\n' for day in range(1, 31))
LONG = MANY.replace('"Day 20"', '"Day 20"\nsummary = """' + "A line of it.\n\n" * 60 + '"""')


async def test_the_panes_stay_scrolled_as_they_are(tmp_path: Path) -> None:
    async with exploring(tmp_path, at="e20", text=LONG) as explorer:
        screen = explorer.screen
        rows, detail = screen.query_one(EventList), screen.query_one(DetailPane)
        detail.scroll_lines(7)
        line = screen.session.view.row - rows.top
        more = '[[event]]\nid = "new"\ntitle = "New"\nwhen = "2021-02-01"\n\n'
        write(explorer.file, more + more.replace("new", "other") + LONG)
        await explorer.until(lambda: explorer.banner == "2 added")
        assert explorer.selected == "e20"
        assert (screen.session.view.row - rows.top, detail.top) == (line, 7)


async def test_what_is_typed_and_what_lies_over_the_explorer_stay(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        app = explorer.screen.app
        await explorer.pilot.press("f", *"who")
        write(explorer.file, STORY.replace("Third", "Last"))
        await explorer.until(lambda: explorer.banner == "`third` retitled")
        await explorer.pilot.press("x")
        assert explorer.where() == "query"
        assert explorer.screen.query_one("#query", Input).value == "whox"
        await explorer.pilot.press("ctrl+x", "escape", "question_mark")
        help_ = app.screen
        write(explorer.file, STORY)
        await explorer.until(lambda: explorer.screen.session.view.whole.rows(2, 3)[0].title == "Third")
        assert app.screen is help_


async def test_a_broken_save_has_its_problem_in_the_list_until_it_is_mended(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        app = explorer.screen.app
        write(explorer.file, STORY.replace('"Second"', '"Second') + "[[event]]\n")
        await explorer.until(lambda: explorer.banner != "")
        assert explorer.screen.query_one(TitleLine).problems == len(explorer.screen.problems) > 0
        await explorer.pilot.press("exclamation_mark")
        await explorer.until(lambda: "T103" in text_of(app.screen, "#problem-list"))
        write(explorer.file, STORY.replace('when = "2021-02-15"', 'when = "2021-13"'))
        await explorer.until(lambda: "D201" in text_of(app.screen, "#problem-list"))
        assert "T103" not in text_of(app.screen, "#problem-list")
        write(explorer.file, STORY)
        await explorer.until(lambda: "No problems in the file" in text_of(app.screen, "#problem-list"))
        await explorer.pilot.press("enter", "escape")
        assert app.screen is explorer.screen
        assert explorer.screen.query_one(TitleLine).problems == 0


def text_of(screen: Screen[Any], pane: str) -> str:
    widget = screen.query_one(pane)
    return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.content_size.height))


async def test_on_a_narrow_screen_a_broken_save_says_what_is_wrong_and_enter_leads_there(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        await explorer.pilot.resize_terminal(50, 14)
        write(explorer.file, STORY + "[[event\n")
        await explorer.until(lambda: "T109" in explorer.banner)
        await explorer.until(lambda: text_of(explorer.screen, "#banner").startswith(" ! story.toml:18:"))
        await explorer.pilot.press("shift+tab", "enter")
        await explorer.until(lambda: "T109" in text_of(explorer.screen.app.screen, "#problem-list"))


async def test_a_second_file_of_a_folder_that_breaks_takes_nothing_away(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "other.toml").write_text("[[event]]\ntitle = 'Of old'\nwhen = \n", encoding="utf-8")
    (folder / "story.toml").write_text(STORY, encoding="utf-8")
    opening = Opening([str(folder)], Start(at="second"), watched=True)
    opening.read()
    app = TimelineApp(opening)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, ExploreScreen)
        explorer = Explorer(screen, pilot, folder / "story.toml")
        await explorer.settled()
        shown = len(screen.session.view.whole)
        write(explorer.file, STORY.replace('"First"', '"First'))
        await explorer.until(lambda: explorer.banner.startswith("the last good state is shown · story.toml:5"))
        assert len(screen.session.view.whole) == shown
        write(explorer.file, STORY.replace("First", "Begun"))
        await explorer.until(lambda: explorer.banner == "`first` retitled")


async def test_a_banner_that_has_the_keyboard_goes_by_escape(tmp_path: Path) -> None:
    async with exploring(tmp_path) as explorer:
        write(explorer.file, STORY.replace("Third", "Last"))
        await explorer.until(lambda: explorer.banner != "")
        assert explorer.where() == "timeline"
        await explorer.pilot.press("shift+tab")
        assert explorer.where() == "banner"
        assert "next change" in text_of(explorer.screen, "#footer")
        await explorer.pilot.press("escape")
        await explorer.until(lambda: not explorer.banner)
        assert explorer.where() == "timeline"


async def test_what_goes_wrong_in_a_reload_is_said_and_the_next_save_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with exploring(tmp_path) as explorer:
        with monkeypatch.context() as broken:
            broken.setattr(reloading, "compare", lambda *_: 1 // 0)
            write(explorer.file, STORY.replace("Third", "Last"))
            await explorer.until(lambda: "ZeroDivisionError" in explorer.banner)
        assert len(explorer.screen.session.view.whole) == 3
        write(explorer.file, STORY.replace("Third", "End"))
        await explorer.until(lambda: explorer.banner == "`third` retitled")
