"""Routes on the screen: each stop in its author's view, both orders on the axis, the view taken along on leaving."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import ROOT, Explorer, explorer, store
from timeline_tui.store.load import load
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.screens.story import StoryScreen
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Stop

VIEWS = """
title = "A small story"
[[event]]
id = "winter"
title = "A winter"
start = "2021-01-01"
end = "2021-02-28"
lane = "weather"
[[event]]
id = "first"
title = "The first thing"
when = "2021-01-10"
lane = "things"
tags = ["odd"]
[[event]]
id = "second"
title = "The second thing"
when = "2021-01-14"
lane = "things"
[[event]]
id = "third"
title = "The third thing"
when = "2021-06-01"
lane = "things"
tags = ["odd"]
[[event]]
id = "someday"
title = "One day in June"
when = "[2021-06-03..2021-06-08]"
lane = "things"
[[route]]
id = "seen"
title = "As it was seen"
range = "2021-01-01..2021-06-30"
[[route.stops]]
event = "winter"
[[route.stops]]
event = "third"
[[route.stops]]
event = "first"
range = "2021-01-05..2021-01-20"
lanes = ["things"]
[[route.stops]]
event = "second"
filter = "-tag:odd"
[[route.stops]]
event = "third"
range = ""
[[route.stops]]
event = "someday"
[[route]]
id = "wrong"
title = "Seen wrongly"
stops = [
  { event = "first", filter = "tga:odd" },
  { event = "first", lanes = ["weather"] },
  { event = "second", say = "All is well." },
]
"""


@pytest.fixture
def views(tmp_path: Path) -> str:
    return store(tmp_path, VIEWS)


def story(exp: Explorer) -> StoryScreen:
    screen = exp.app.screen
    assert isinstance(screen, StoryScreen)
    return screen


async def told(exp: Explorer, *keys: str) -> str:
    """The axis after these keys."""
    await exp.pilot.pause()
    await exp.press(*keys)
    return exp.text("#story-axis")


def stop(step: int, route: str = "seen", *, lang: str = "", query: str = "") -> Start:
    return Start(route=route, step=step, lang=lang, filter=query)


async def test_the_axis_shows_what_the_stop_shows_and_the_title_says_what(views: str) -> None:
    async with explorer(views, start=stop(3)) as exp:
        axis = await told(exp)
        assert "weather" not in axis
        assert "third" not in axis
        assert exp.text("#story-title").endswith("5–20 January 2021 · things")
        axis = await told(exp, "right")
        assert "weather" in axis
        assert "The first" not in axis  # told, and left out by the filter
        assert exp.text("#story-title").endswith("1 January – 30 June 2021 · -tag:odd")
        await exp.press("right")
        assert exp.text("#story-title").rstrip().endswith("As it was seen")


async def test_v_shows_all_of_the_axis_and_the_authors_view_again(views: str) -> None:
    async with explorer(views, start=stop(3)) as exp:
        before = await told(exp)
        assert "weather" in await told(exp, "v")
        assert "All of the axis" in exp.text("#story-footer")
        assert "weather" in await told(exp, "right", "left")
        assert await told(exp, "v") == before
        await exp.press("r", "r", "v")  # in order of time
        assert "no views" in exp.text("#story-footer")


async def test_a_view_that_is_wrong_is_said_at_its_stop(views: str) -> None:
    async with explorer(views, start=stop(1, "wrong")) as exp:
        await exp.pilot.pause()
        assert "`filter`: `tga:` is not a field" in exp.text("#story-footer")
        assert "The first" in exp.text("#story-axis")
        await exp.press("right")
        assert "the view of this stop hides it (`lanes`)" in exp.text("#story-footer")
        assert "The first thing" in exp.text("#story-page") + exp.text("#story-title") or "▄" in exp.text("#story-page")
        await exp.press("right")
        assert "step" in exp.text("#story-footer")


async def test_both_orders_stand_on_the_axis(views: str) -> None:
    async with explorer(views, start=stop(2)) as exp:
        (line,) = [line for line in (await told(exp)).splitlines() if "ahead" in line]
        assert line.strip().startswith("1──")
        assert line.strip().endswith("──▸2")
        await exp.press("end", "left", "left")
        line = next(line for line in exp.text("#story-axis").splitlines() if "▸4" in line)
        assert "3──" in line
        assert line.split()[-1] == "2"
        await exp.press("right")
        assert "again, as at step 2" in exp.text("#story-page")


async def test_a_jump_is_no_surer_than_its_dates_and_an_arrow_says_no_order_that_is_not_known(views: str) -> None:
    async with explorer(views, start=stop(6)) as exp:
        await exp.pilot.pause()
        assert "between 2 and 7 days ahead" in exp.text("#story-page")
        await exp.press("L")
        assert "entre 2 et 7 jours plus loin" in exp.text("#story-page")
    async with explorer(start=Start(route="the-article", step=14)) as exp:
        axis = await told(exp)
        assert "on the same day as Parler sues Amazon in state court" in exp.text("#story-page")
        assert "▸" not in axis
        assert "◂" not in axis


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (23, 16), (1, 1)])
async def test_every_stop_is_drawn_at_every_size(views: str, size: tuple[int, int]) -> None:
    for start in (stop(1), stop(1, "wrong", lang="fr"), Start(route="seen", ascii=True)):
        async with explorer(views, size=size, start=start) as exp:
            await exp.press("right", "a", "right", "v", "right", "v", "x", "right", "end", "p", "home")
            assert story(exp).play.at == 0


# --- leaving -----------------------------------------------------------------------------------------


async def test_leaving_shows_the_explorer_as_the_stop_was_shown_and_back_as_it_was_before(views: str) -> None:
    async with explorer(views, start=stop(3, query="winter OR third")) as exp:
        await exp.pilot.pause()
        before = exp.view
        await exp.press("escape")
        assert type(exp.app.screen) is ExploreScreen
        assert exp.selected == "first"
        assert (exp.view.query_text, len(exp.view.shown)) == ("lane:things", 4)
        days = (exp.view.window.hi - exp.view.window.lo) // 86_400
        assert days == 16
        assert "Shown as at this stop: 5–20 January 2021 · things" in exp.text("#footer")
        await exp.press("backspace")
        assert (exp.view.query_text, exp.view.shown) == ("winter OR third", before.shown)
        assert (exp.view.row, exp.view.window) == (before.row, before.window)
        await exp.press("backslash")
        assert (exp.view.query_text, exp.selected) == ("lane:things", "first")


async def test_a_filter_that_was_off_is_off_again_on_the_way_back(views: str) -> None:
    async with explorer(views, start=Start(filter="winter")) as exp:
        await exp.press("F", "ctrl+p")
        await exp.type("as it was")
        await exp.press("enter")
        await exp.pilot.pause(0.2)
        await exp.press("end", "left", "left", "q")
        assert exp.view.query_text == "-tag:odd"
        await exp.press("backspace")
        assert (exp.view.query_text, exp.view.filter_on) == ("winter", False)
        assert len(exp.view.shown) == 5


async def test_the_place_before_the_story_is_the_very_same_also_with_its_event_out_of_sight() -> None:
    async with explorer(start=Start(route="the-article")) as exp:
        await exp.pilot.pause()
        before = exp.view.window
        await exp.press("end", "escape")
        assert exp.view.window != before
        await exp.press("backspace")
        assert (exp.view.window, exp.selected) == (before, "election")


async def test_leaving_a_stop_without_a_view_leaves_the_explorers_own(views: str) -> None:
    async with explorer(views, start=stop(5)) as exp:
        await exp.pilot.pause()
        await exp.press("escape")
        assert (exp.selected, exp.view.query_text) == ("third", "")
        assert "Shown as" not in exp.text("#footer")


async def test_the_view_off_stays_off_when_the_file_is_read_again(views: str, tmp_path: Path) -> None:
    async with explorer(views, start=stop(3)) as exp:
        await exp.pilot.pause()
        await exp.press("v")
        opening = Opening((store(tmp_path, VIEWS.replace("2021-01-20", "2021-01-25"), "again.toml"),), Start())
        opening.read()
        story(exp).follow_store(opening.session().view, {})
        await exp.pilot.pause()
        assert "weather" in exp.text("#story-axis")
        await exp.press("v")
        assert exp.text("#story-title").endswith("5–25 January 2021 · things")


async def test_side_by_side_each_stores_route_shows_its_own_lanes(views: str, tmp_path: Path) -> None:
    other = store(tmp_path, VIEWS, "other.toml")
    for route, lane in (("seen", "1 things"), ("2-seen", "2 things")):
        async with explorer(views, other, start=Start(compare=True, route=route, step=3)) as exp:
            axis = await told(exp)
            assert exp.text("#story-title").endswith(f"5–20 January 2021 · {lane}")
            assert "The first thing" in axis
            assert {line.split()[0] for line in axis.splitlines() if "things" in line} == {lane[0]}


# --- a view as a stop --------------------------------------------------------------------------------


async def test_a_view_is_copied_as_a_stop_that_shows_it_again(
    views: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("timeline_tui.tui.outside.copy", lambda _app, text: copied.append(text))
    start = Start(at="first", range="2021-01-05..2021-01-20", filter="lane:things -second")
    async with explorer(views, start=start) as exp:
        await exp.press("S", "ctrl+x", "0", "S", "plus", "S")
    assert copied[0].splitlines() == [
        "  [[route.stops]]",
        '  event = "first"',
        '  range = "2021-01-05..2021-01-20"',
        '  lanes = ["things"]',
        '  filter = "-second"',
    ]
    assert copied[1] == '  [[route.stops]]\n  event = "first"\n'
    text = VIEWS + '[[route]]\nid = "copied"\n' + "".join(copied)
    file = store(tmp_path, text, "copied.toml")
    reading = load([file])
    assert reading.problems == ()
    stops: tuple[Stop, ...] = reading.chronicle.preface.routes[-1].stops
    assert (stops[0].range, stops[0].lanes, stops[0].filter) == ("2021-01-05..2021-01-20", ("things",), "-second")
    async with explorer(file, start=Start(route="copied")) as exp:
        await exp.pilot.pause()
        assert exp.text("#story-title").endswith("5–20 January 2021 · things · -second")


# --- the shipped route -------------------------------------------------------------------------------

PICTURES = Path(__file__).parent / "pictures"
PANES = ("#story-title", "#story-page", "#story-axis", "#story-progress", "#story-footer")


@pytest.mark.parametrize(
    ("name", "size", "start"),
    [
        ("route-120x36", (120, 36), Start(route="the-article", step=7)),
        ("route-80x24", (80, 24), Start(route="the-article", step=19, lang="fr")),
        ("route-ascii-80x24", (80, 24), Start(route="the-article", step=3, ascii=True)),
        ("story-120x36", (120, 36), Start(step=18)),
    ],
)
async def test_a_step_looks_like_its_picture(
    name: str, size: tuple[int, int], start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`UPDATE_PICTURES=1` writes them anew, as in test_pictures.py."""
    monkeypatch.setenv("TZ", "Europe/Paris")
    monkeypatch.chdir(ROOT)
    async with explorer("events.toml", size=size, start=start) as exp:
        await exp.pilot.pause()
        shown = "\n".join(f"── {pane[1:]} ──\n{exp.text(pane)}" for pane in PANES) + "\n"
    picture = PICTURES / f"{name}.txt"
    if os.environ.get("UPDATE_PICTURES"):
        picture.write_text(shown, encoding="utf-8")
    assert shown == picture.read_text(encoding="utf-8")
