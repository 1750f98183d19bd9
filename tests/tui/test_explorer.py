"""What a reader does at the keyboard and with the mouse, and what the screen then says."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.explorer import SHIPPED, Explorer, explorer, store
from timeline_tui.tui.actions import ACTIONS, keys_shown
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.keymap import DECLARED
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_tui.store.load import Progress, Reading

SIZES = [(200, 50), (120, 36), (80, 24), (40, 12)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_event_is_reached_by_walking_down_and_up_again(size: tuple[int, int]) -> None:
    async with explorer(size=size) as at:
        every = [event.id for event in at.view.whole.rows(0, 100)]
        walked = [at.selected]
        for _ in every[1:]:
            await at.press("down")
            walked.append(at.selected)
        assert walked == every
        await at.press("down")
        assert at.selected == every[-1]
        await at.press("g")
        assert at.selected == every[0]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_selected_event_is_always_in_sight_in_the_list_and_on_the_axis(
    size: tuple[int, int],
) -> None:
    async with explorer(size=size) as at:
        for _ in range(len(at.view.whole) - 1):
            await at.press("down")
            assert "▶" in at.text("#events")
            when = at.view.event.when if at.view.event else None
            assert when is not None
            assert at.view.window.lo <= when.start < at.view.window.hi


async def test_panning_left_then_right_is_the_very_same_window() -> None:
    async with explorer() as at:
        before = at.view.window
        await at.press("left", "left", "right", "right")
        assert at.view.window == before


async def test_zooming_to_a_day_and_out_to_the_whole() -> None:
    async with explorer(start=Start(at="aws-suspends")) as at:
        await at.press(*["plus"] * 8)
        assert at.view.window.hi - at.view.window.lo < 86_400
        assert "23:59" in at.text("#axis") or ":" in at.text("#axis")
        await at.press("0")
        lo, hi = at.view.whole.extent or (0, 0)
        assert at.view.window.lo <= lo
        assert at.view.window.hi >= hi
        assert at.selected == "aws-suspends"


async def test_z_shows_the_selected_event_and_then_its_neighbours() -> None:
    async with explorer(start=Start(at="hearing")) as at:
        await at.press("z")
        close = at.view.window
        await at.press("z")
        assert at.view.window.length > close.length


async def test_going_to_a_french_date_selects_the_nearest_event_and_backspace_returns() -> None:
    async with explorer() as at:
        await at.press("colon")
        await at.type("10 janvier 2021")
        assert "Sunday 10 January 2021" in str(at.app.screen.query_one("#prompt-echo").render())
        await at.press("enter")
        assert at.selected == "offline"
        await at.press("backspace")
        assert at.selected == "election"


async def test_a_date_that_can_not_be_read_stays_in_the_prompt_with_the_reason() -> None:
    async with explorer() as at:
        await at.press("colon")
        await at.type("31/02/2021")
        await at.press("enter")
        assert at.app.screen.query("#prompt-input")
        await at.press("escape")
        assert not at.app.screen.query("#prompt-input")
        assert at.selected == "election"


async def test_an_id_that_is_misspelt_is_answered_with_the_nearest() -> None:
    async with explorer() as at:
        await at.press("colon")
        await at.type("@restord")
        assert "@restored" in str(at.app.screen.query_one("#prompt-echo").render())


async def test_a_filter_is_typed_toggled_in_place_and_cleared() -> None:
    async with explorer(start=Start(at="capitol")) as at:
        await at.press("f")
        await at.type("who:amazon before:2021-02")
        await at.press("enter")
        assert 0 < len(at.view.shown) < len(at.view.whole)
        assert at.selected != "capitol"
        await at.press("F")
        assert len(at.view.shown) == len(at.view.whole)
        assert at.selected == "capitol"
        await at.press("F", "ctrl+x")
        assert len(at.view.shown) == len(at.view.whole)
        assert at.view.query_text == ""


async def test_a_clause_that_can_not_be_read_is_named_and_the_last_good_filter_stays() -> None:
    async with explorer() as at:
        await at.press("f")
        await at.type("lane:courts")
        good = len(at.view.shown)
        await at.type(" is:opne")
        assert "is:open" in str(at.app.screen.query_one("#refusal").render())
        assert len(at.view.shown) == good


async def test_a_facet_toggles_by_key_and_the_query_line_says_the_same() -> None:
    async with explorer() as at:
        await at.press("f", "down", "space")
        assert at.view.query_text.startswith("lane:")
        assert len(at.view.shown) < len(at.view.whole)
        await at.press("space")
        assert at.view.query_text == ""


async def test_an_event_that_the_filter_hides_says_which_clause_hides_it() -> None:
    async with explorer(start=Start(filter="lane:courts")) as at:
        await at.press("colon")
        await at.type("@restored")
        await at.press("enter")
        assert "lane:courts" in at.text("#footer")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_following_offline_to_what_ended_it_and_back(size: tuple[int, int]) -> None:
    async with explorer(size=size, start=Start(at="offline")) as at:
        await at.press("enter")
        for _ in range(30):
            if "ended by" in at.text("#detail") and at.screen.query_one("#detail").target().event_id == "restored":  # type: ignore[attr-defined] # the detail pane
                break
            await at.press("down")
        await at.press("enter")
        assert at.selected == "restored"
        await at.press("backspace")
        assert at.selected == "offline"
        await at.press("backslash")
        assert at.selected == "restored"


async def test_finding_words_goes_from_hit_to_hit_and_around() -> None:
    async with explorer() as at:
        await at.press("slash")
        await at.type("hebergeur")
        await at.press("enter")
        first = at.selected
        hits = [at.selected]
        for _ in range(12):
            await at.press("n")
            hits.append(at.selected)
        assert first in hits[1:]
        await at.press("N")
        assert at.selected == hits[-2]


async def test_escape_goes_one_step_back_and_never_leaves() -> None:
    async with explorer(size=(80, 24)) as at:
        await at.press("f")
        assert at.where() == "query"
        await at.press("escape")
        assert at.where() == "timeline"
        assert not at.screen.has_class("-filtering")
        await at.press("escape", "escape")
        assert at.app.is_running


async def test_language_and_view_change_in_place() -> None:
    async with explorer(start=Start(at="capitol")) as at:
        await at.press("L")
        assert "Prise d’assaut" in at.text("#detail")
        assert "mercredi 6 janvier 2021" in at.text("#detail")
        await at.press("L", "v")
        assert at.layout() == "axis"
        await at.press("v")
        assert at.layout() == "list"
        assert at.selected == "capitol"


async def test_the_help_lists_every_action_with_its_keys_and_is_searchable() -> None:
    async with explorer(size=(120, 120)) as at:
        await at.press("question_mark")
        shown = at.text("#key-list")
        for action in ACTIONS:
            assert action.words[0] in shown
            assert keys_shown(action) in shown
        await at.type("zoom")
        assert "Zoom in" in at.text("#key-list")
        assert "Quit" not in at.text("#key-list")
        await at.press("escape")
        assert at.selected == "election"


async def test_the_palette_offers_every_action() -> None:
    async with explorer() as at:
        await at.press("ctrl+p")
        await at.type("whole chron")
        await at.press("enter")
        await at.pilot.pause(0.3)
        lo, hi = at.view.whole.extent or (0, 0)
        assert at.view.window.lo <= lo
        assert at.view.window.hi >= hi


async def test_a_click_selects_and_a_click_on_the_overview_goes_there() -> None:
    async with explorer() as at:
        await at.pilot.click("#events", offset=(30, 4))
        await at.pilot.pause()
        assert at.selected != "election"
        before = at.view.window
        await at.pilot.click("#overview", offset=(100, 0))
        await at.pilot.pause()
        assert at.view.window.lo > before.lo


async def test_a_click_on_take_it_takes_what_is_typed() -> None:
    async with explorer() as at:
        await at.press("f")
        await at.type("who:amazon")
        await at.pilot.click("#footer", offset=(at.text("#footer").index("take it"), 0))
        await at.until(lambda: at.where() == "timeline")
        assert at.view.query_text == "who:amazon"
        await at.press("colon")
        await at.type("@aws-suspends")
        await at.pilot.click("#footer", offset=(at.text("#footer").index("take it"), 0))
        await at.until(lambda: at.selected == "aws-suspends")
        assert at.where() == "timeline"


async def test_a_click_on_a_facet_toggles_it() -> None:
    async with explorer() as at:
        await at.pilot.click("#facets", offset=(3, 1))
        await at.pilot.pause()
        assert at.view.query_text.startswith("lane:")


async def test_an_empty_chronology_says_so(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, 'title = "Nothing yet"\n')) as at:
        assert "no events yet" in at.text("#events")
        await at.press("down", "up", "plus", "0", "z", "enter", "g", "G", "n", "y", "o")
        assert at.app.is_running


async def test_events_without_a_date_are_listed_last_and_counted(tmp_path: Path) -> None:
    text = '[[event]]\ntitle = "Never dated"\n[[event]]\ntitle = "Dated"\nwhen = 2021\n'
    text += '[[event]]\ntitle = "Bad"\nwhen = "soon"\n'
    async with explorer(store(tmp_path, text)) as at:
        assert "2 undated" in at.text("#title")
        await at.press("G")
        assert "No date that can be read" in at.text("#detail")
        await at.press("exclamation_mark")
        assert "soon" in at.text("#problem-list")


async def test_hostile_text_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    text = (
        '[[event]]\nid = "a"\ntitle = "\\u001b[31mred [bold]not[/bold] [/ \\u202egnp.exe \\u0000"\nwhen = 2021\n'
        'summary = "[link=javascript:alert(1)]x[/link] \\u001b]0;title\\u0007"\nurl = "javascript:alert(1)"\n'
    )
    async with explorer(store(tmp_path, text), size=(160, 40)) as at:
        shown = at.text("#events") + at.text("#detail")
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "[bold]not[/bold]" in shown
        await at.press("o")
        assert "http" in at.text("#footer")


async def test_from_44_bce_to_today_with_deep_time_it_opens_and_zooms_from_end_to_end(tmp_path: Path) -> None:
    text = (
        '[[event]]\nid = "bang"\ntitle = "Big Bang"\nwhen = "13.8 Ga"\n'
        '[[event]]\nid = "ides"\ntitle = "Ides"\nwhen = "-0043-03-15"\n'
        '[[event]]\nid = "augustus"\ntitle = "Augustus dies"\nwhen = "0014-08-19"\n'
        '[[event]]\nid = "now"\ntitle = "Now"\nwhen = "2021-01-10 23:59 PST"\n'
    )
    async with explorer(store(tmp_path, text)) as at:
        assert [event.id for event in at.view.whole.rows(0, 9)] == ["bang", "ides", "augustus", "now"]
        assert "13.8 billion years ago – 2021" in at.text("#title")
        await at.press("down")
        assert "15 March 44 BCE" in at.text("#detail")
        assert "57 years" in at.text("#detail")
        await at.press("0")
        assert "Ga" in at.text("#axis")
        await at.press("G")
        for _ in range(80):
            await at.press("plus")
        assert at.view.window.length <= max(2 * at.view.window.columns, 120)


async def test_every_action_can_be_reached_without_keys_that_some_keyboards_hide() -> None:
    hidden = {"left_square_bracket", "right_square_bracket", "backslash", "grave_accent"}
    for action in ACTIONS:
        assert set(action.keys) - hidden, action.name


def test_no_key_means_two_things_in_one_place() -> None:
    seen: dict[tuple[str, str], str] = {}
    for action in ACTIONS:
        for context in action.contexts:
            for key in action.keys:
                assert seen.setdefault((context, key), action.name) == action.name
    assert DECLARED.explorer.of("quit") == ("q",)


async def test_the_selection_is_in_sight_after_a_filter_where_panes_stand_one_at_a_time() -> None:
    async with explorer(size=(40, 12), start=Start(at="federal-suit")) as at:
        await at.press("f")
        await at.type("who:amazon")
        await at.press("enter")
        assert "▶" in at.text("#events")


async def test_while_a_store_is_read_it_says_so_and_how_far_it_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    opening = Opening((SHIPPED,), Start())
    go_on, really_read = threading.Event(), opening.read

    def read(progress: Progress | None = None) -> Reading:
        assert progress is not None
        progress(4_321, 0)
        go_on.wait(10)
        return really_read(progress)

    monkeypatch.setattr(opening, "read", read)
    async with TimelineApp(opening).run_test(size=(120, 36)) as pilot:
        at = Explorer(pilot.app, pilot)  # type: ignore[arg-type]
        await at.until(lambda: "reading 4,000" in at.text("#title"))
        assert "The store is being read." in at.text("#events")
        assert not at.text("#axis").strip()
        go_on.set()
        await at.until(lambda: "44 of 44" in at.text("#title"))
        assert "The store is being read." not in at.text("#events")


async def test_a_store_that_nobody_waits_for_any_more_is_read_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    opening = Opening((SHIPPED,), Start())
    over, ends = threading.Event(), []

    def read(progress: Progress | None = None) -> Reading:
        assert progress is not None
        try:
            for _ in range(1_000):
                progress(4_321, 0)
                time.sleep(0.01)
            ends.append("read to its end")
        except Exception:
            ends.append("left")
            raise
        finally:
            over.set()
        raise AssertionError

    monkeypatch.setattr(opening, "read", read)
    async with TimelineApp(opening).run_test(size=(120, 36)) as pilot:
        at = Explorer(pilot.app, pilot)  # type: ignore[arg-type]
        await at.until(lambda: "reading 4,000" in at.text("#title"))
        await at.press("q")
    assert await asyncio.to_thread(over.wait, 30)
    assert ends == ["left"]


async def test_keys_that_come_faster_than_a_line_goes_or_a_list_comes_do_no_harm() -> None:
    async with explorer() as at:
        for keys in (("slash", "escape", "colon"), ("colon", "x", "escape", "slash"), ("m", "escape", "m", "enter")):
            for key in keys:
                at.app.post_message(events.Key(key, "x" if key == "x" else None))
            await at.pilot.pause(0.1)
            await at.press("escape", "escape")
            assert not at.app.screen.query("Prompt")
        for key in ("ctrl+p", "pagedown", "pageup", "end"):
            at.app.post_message(events.Key(key, None))
        await at.pilot.pause(0.1)
        await at.press("escape", "down")
        assert at.selected
