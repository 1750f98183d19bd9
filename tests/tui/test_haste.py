"""Keys and clicks that come faster than what they are meant for goes away."""

from __future__ import annotations

from textual import events
from textual.command import CommandList

from tests.tui.explorer import explorer
from timeline_tui.tui.palette import Palette
from timeline_tui.tui.screens.help import HelpScreen
from timeline_tui.tui.screens.story import Left, StoryScreen


def outside() -> list[events.Event]:
    """The events of a click on the first cell of the screen."""
    return [
        kind(None, 0, 0, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=0, screen_y=0)
        for kind in (events.MouseDown, events.MouseUp)
    ]


async def test_a_double_click_beside_the_palette_leaves_the_palette_alone() -> None:
    async with explorer() as at:
        await at.press("ctrl+p")
        for event in outside() + outside():
            at.app.post_message(event)
        await at.pilot.pause(0.1)
        assert at.app.screen is at.screen
        await at.press("down")
        assert at.selected == "capitol"


async def test_a_story_that_has_no_more_to_tell_is_left_with_the_help_that_lies_over_it() -> None:
    async with explorer() as at:
        await at.press("s", "question_mark")
        explore, story, over = at.app.screen_stack
        assert isinstance(story, StoryScreen)
        assert isinstance(over, HelpScreen)
        story.dismiss(Left("capitol", "en"))
        await at.pilot.pause()
        assert at.app.screen is explore
        assert at.selected == "capitol"


async def test_a_line_that_is_taken_away_before_it_stands_is_gone() -> None:
    async with explorer() as at:
        for kind in ("goto", "find", "goto"):
            at.screen.act(kind)
            at.screen.act("escape")
        await at.pilot.pause(0.1)
        assert not at.app.screen.query("Prompt")
        await at.press("down")
        assert at.selected == "capitol"


async def test_keys_that_come_after_a_form_has_been_left_are_nobodys() -> None:
    async with explorer() as at:
        await at.press("a", "x")
        for key, character in (("escape", None), ("y", "y"), ("escape", None), ("ctrl+s", None), ("escape", None)):
            at.app.post_message(events.Key(key, character))
        await at.pilot.pause(0.2)
        assert at.app.screen is at.screen
        await at.press("down")
        assert at.selected == "capitol"


async def test_a_palette_whose_list_is_gone_looks_for_no_actions() -> None:
    async with explorer() as at:
        await at.press("ctrl+p")
        palette = at.app.screen
        assert isinstance(palette, Palette)
        await palette.query_one(CommandList).remove()
        palette._gather_commands("s")  # as a key does that comes right before the one that leaves
        await at.pilot.pause(0.1)
        palette.dismiss()
        await at.press("down")
        assert at.selected == "capitol"


async def test_a_palette_that_is_left_before_it_stands_is_gone() -> None:
    async with explorer() as at:
        at.app.action_command_palette()
        at.app.screen.dismiss()
        await at.pilot.pause(0.1)
        assert at.app.screen is at.screen
        await at.press("down")
        assert at.selected == "capitol"


async def test_a_page_of_actions_where_there_is_no_room_for_one_is_none() -> None:
    async with explorer() as at:
        await at.press("ctrl+p")
        await at.pilot.pause(0.1)
        for columns in (1, 2, 3, 4, 6):
            await at.pilot.resize_terminal(columns, 20)
            await at.press("pageup", "pagedown")
        await at.pilot.resize_terminal(80, 24)
        await at.press("escape", "down")
        assert at.selected == "capitol"


async def test_a_click_on_what_has_just_been_taken_away_is_nobodys() -> None:
    async with explorer() as at:
        await at.press("slash")
        mark = at.app.screen.query_one("#prompt-mark")
        x, y = mark.region.offset
        with at.app.batch_update():
            await mark.remove()
            down = events.MouseDown(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
            at.app.post_message(down)
            await at.pilot.pause(0.1)
        await at.press("escape", "down")
        assert at.selected == "capitol"


async def test_a_click_that_is_still_to_be_taken_when_the_end_comes_is_nobodys() -> None:
    async with explorer() as at:
        at.app.exit()
        at.screen.act("find")
        at.screen.act("help")
        assert at.app.screen is at.screen
