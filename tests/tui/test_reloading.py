"""Live reload: the place is kept, what changed is said, and a broken save leaves the last good state."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.panes.banner import Banner
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

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
async def exploring(folder: Path, at: str = "second", query: str = "") -> AsyncIterator[Explorer]:
    file = folder / "story.toml"
    file.write_text(STORY, encoding="utf-8")
    opening = Opening([str(file)], Start(at=at, filter=query), watched=True)
    opening.read()
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
