"""The story on the screen: told forward and back by keys and mouse, with nothing of what is ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.synthetic import chronicle
from tests.tui.explorer import SHIPPED, Explorer, explorer, store
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.screens.help import HelpScreen
from timeline_tui.tui.screens.story import StoryScreen
from timeline_tui.tui.start import Start
from timeline_tui.tui.story.letters import large, largest
from timeline_tui.tui.story.page import StoryPage
from timeline_tui.tui.story.telling_text import StepText

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(120, 36), (80, 24), (40, 12), (200, 50)]
STORY = """
title = "A small story"
[[event]]
id = "winter"
title = "A winter"
start = "2021-01-01"
end = "2021-02-28"
[[event]]
id = "first"
title = "The first thing"
when = "2021-01-10"
note = "Ask who was there."
[[event]]
id = "second"
title = "The second thing"
when = "2021-01-14"
[[event]]
id = "third"
title = "The third thing"
when = "2021-03-01"
[[event]]
id = "legend"
title = "A legend"
when = "once upon a time"
[[route]]
id = "back"
title = "Told backwards"
stops = [{ event = "third", say = "It ends." }, { event = "first", say = "It began." }, { event = "third" }]
[[route]]
id = "lost"
title = "Leads nowhere"
stops = [{ event = "gone" }]
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    return store(tmp_path, STORY)


def story(exp: Explorer) -> StoryScreen:
    screen = exp.app.screen
    assert isinstance(screen, StoryScreen)
    return screen


def top(exp: Explorer) -> type:
    """The kind of screen that has the keyboard."""
    return type(exp.app.screen)


def told(exp: Explorer) -> str:
    return story(exp).step.event.id


def page(exp: Explorer) -> str:
    return exp.text("#story-page")


async def test_a_story_is_told_from_the_selected_event_and_left_at_another(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("down", "s")
        assert told(exp) == "first"
        await exp.press("right")
        assert told(exp) == "second"
        assert "4 days after The first thing" in page(exp)
        assert "day 14 of 59" in page(exp)
        assert "3 of 5" in exp.text("#story-progress")
        await exp.press("escape")
        assert top(exp) is ExploreScreen
        assert exp.selected == "second"


@pytest.mark.parametrize(
    ("forward", "back"), [("right", "left"), ("space", "backspace"), ("pagedown", "pageup"), ("enter", "h")]
)
async def test_forward_and_back_is_the_same_page(small: str, forward: str, back: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s")
        panes = ("#story-page", "#story-axis", "#story-progress")
        seen = [[exp.text(pane) for pane in panes]]
        for _ in range(4):
            await exp.press(forward)
            seen.append([exp.text(pane) for pane in panes])
        await exp.press(forward)
        assert [exp.text(pane) for pane in panes] == seen[-1]
        assert "the end" in seen[-1][2]
        for before in reversed(seen[:-1]):
            await exp.press(back)
            assert [exp.text(pane) for pane in panes] == before


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_ahead_is_on_the_screen_until_it_is_reached_or_asked_for(
    small: str, size: tuple[int, int]
) -> None:
    words = ["winter", "first", "econd", "ird", "egend"]
    async with explorer(small, size=size) as exp:
        await exp.press("s")
        for at in range(len(words)):
            shown = page(exp) + (exp.text("#story-axis") if story(exp).query_one("#story-axis").display else "")
            assert all(word not in shown for word in words[at + 1 :])
            assert words[at] in shown or "▄" in shown  # in large letters
            await exp.press("right")
        await exp.press("home")
        before = exp.text("#story-axis")
        await exp.press("a")
        assert "all shown" in exp.text("#story-title")
        assert (exp.text("#story-axis") == before) == (size[1] < 16)
        await exp.press("a")
        assert exp.text("#story-axis") == before


async def test_a_route_says_how_far_it_jumps_and_where_the_stop_lies(small: str) -> None:
    async with explorer(small, start=Start(route="back")) as exp:
        await exp.pilot.pause()
        assert told(exp) == "third"
        assert "It ends." in page(exp)
        await exp.press("right")
        assert "1 month 19 days back · 2 of 4 in order of time" in page(exp)
        assert "1 month 19 days back" in exp.text("#story-axis")
        assert "It began." in page(exp)
        await exp.press("right")
        assert "again, as at step 1" in page(exp)
        assert "Told backwards" in exp.text("#story-title")


async def test_a_story_of_what_a_filter_leaves_says_which_filter(small: str) -> None:
    async with explorer(small, start=Start(filter="thing", step=1)) as exp:
        await exp.pilot.pause()
        assert "1 of 3" in exp.text("#story-progress")
        assert exp.text("#story-title").rstrip().endswith("thing")
        await exp.press("r")
        assert "Told backwards" in exp.text("#story-title")
        assert not exp.text("#story-title").rstrip().endswith("thing")


async def test_a_stop_without_a_date_is_told_where_its_author_has_it(tmp_path: Path) -> None:
    text = STORY.replace('stops = [{ event = "third"', 'stops = [{ event = "legend" }, { event = "third"')
    async with explorer(store(tmp_path, text), start=Start(route="back")) as exp:
        await exp.pilot.pause()
        assert "“once upon a time” can’t be read as a date" in page(exp)
        assert "told at the end" not in page(exp)
        await exp.press("escape", "s")
        assert "told at the end" in page(exp)


async def test_r_goes_through_the_routes_that_can_be_told(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s", "end", "left")
        assert told(exp) == "third"
        await exp.press("r")
        assert "Told backwards" in exp.text("#story-title")
        assert told(exp) == "third"
        await exp.press("r")
        assert "In order of time" in exp.text("#story-title")
        assert "4 of 5" in exp.text("#story-progress")


async def test_the_presenters_note_is_shown_on_a_key(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s", "right")
        assert "Ask who was there." not in page(exp)
        await exp.press("n")
        assert "Ask who was there." in page(exp)
        await exp.press("right")
        assert "This event has no note" in page(exp)


@pytest.mark.parametrize(
    ("typed", "event"),
    [("4", "third"), ("@second", "second"), ("second", "second"), ("11 January 2021", "first"), ("2021-03", "third")],
)
async def test_a_step_is_found_by_number_id_or_date(small: str, typed: str, event: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s", "colon")
        await exp.type(typed)
        assert "→" in str(story(exp).query_one("#prompt-echo").render())
        await exp.press("enter")
        assert told(exp) == event
        await exp.press("right", "left")
        assert told(exp) == event


async def test_a_step_that_is_not_there_is_said_and_escape_closes_the_line_first(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s", "colon")
        await exp.type("@nobody")
        await exp.press("enter")
        assert "nobody" in str(story(exp).query_one("#prompt-echo").render())
        await exp.press("escape")
        assert not story(exp).query("Prompt")
        assert told(exp) == "winter"
        await exp.press("q")
        assert top(exp) is ExploreScreen


async def test_it_goes_on_by_itself_at_a_pace_and_stops_at_the_end(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s", "minus", "minus", "p")
        assert "▶ 3 s a step" in exp.text("#story-progress")
        for _ in range(4):
            assert story(exp).play.playing
            story(exp).go_on()
        await exp.pilot.pause()
        assert not story(exp).play.playing
        assert "the end" in exp.text("#story-progress")
        await exp.press("p")
        assert not story(exp).play.playing


async def test_it_waits_under_the_help(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s", "p", "question_mark")
        assert top(exp) is HelpScreen
        screen = next(screen for screen in exp.app.screen_stack if isinstance(screen, StoryScreen))
        assert screen._timer is None
        await exp.press("escape")
        assert screen._timer is not None


async def test_it_waits_while_a_step_is_typed(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s", "p")
        for leaves in (["escape"], ["enter"], ["3", "enter"]):
            assert story(exp)._timer is not None
            await exp.press("colon")
            assert story(exp)._timer is None
            await exp.press(*leaves)
        assert story(exp)._timer is not None
        assert story(exp).play.at == 2


async def test_the_mouse_steps_jumps_and_scrolls(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s")
        await exp.pilot.click("#story-page", offset=(100, 5))
        assert told(exp) == "first"
        await exp.pilot.click("#story-page", offset=(10, 5))
        assert told(exp) == "winter"
        await exp.pilot.click("#story-progress", offset=(60, 0))
        assert told(exp) == "second"
        await exp.pilot.click("#story-progress", offset=(1, 0))
        assert told(exp) == "first"
        for kind, event in ((events.MouseScrollDown, "second"), (events.MouseScrollUp, "first")):
            pane = story(exp).query_one("#story-axis")
            pane.post_message(kind(pane, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False, screen_x=5, screen_y=5))
            await exp.pilot.pause()
            assert told(exp) == event


async def test_a_click_on_the_axis_goes_to_what_was_told(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("s", "end", "left")
        lines = exp.text("#story-axis").splitlines()
        line = next(at for at, text in enumerate(lines) if "The first" in text)
        await exp.pilot.click("#story-axis", offset=(lines[line].index("The first") + 5, line))
        assert told(exp) == "first"


async def test_the_view_is_copied_as_a_command_that_opens_it_again(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("timeline_tui.tui.outside.copy", lambda _app, text: copied.append(text))
    async with explorer(small, start=Start(route="back", step=2)) as exp:
        await exp.pilot.pause()
        await exp.press("Y", "r", "Y", "y")
    assert copied[0] == f"timeline-tui {small} --route back --step 2"
    assert copied[1] == f"timeline-tui {small} --step 2"
    assert copied[2].startswith("10 January 2021: The first thing")


async def test_routes_and_actions_are_in_the_palette(small: str) -> None:
    async with explorer(small) as exp:
        await exp.press("ctrl+p")
        await exp.type("backwards")
        await exp.press("enter")
        await exp.pilot.pause(0.2)
        assert told(exp) == "third"
        assert "Told backwards" in exp.text("#story-title")
        await exp.press("ctrl+p")
        await exp.type("last step")
        await exp.press("enter")
        await exp.pilot.pause(0.2)
        assert story(exp).play.at == 2


async def test_every_word_is_there_in_french_and_in_ascii(small: str) -> None:
    async with explorer(small, size=(80, 24), start=Start(lang="fr", ascii=True, step=3)) as exp:
        await exp.pilot.pause()
        assert "4 jours après The first thing" in page(exp)
        assert "3 sur 5" in exp.text("#story-progress")
        await exp.press("p", "n", "question_mark", "escape", "end")
        assert "ne se lit pas comme une date" in page(exp)
        text = "".join(exp.text(pane) for pane in ("#story-title", "#story-page", "#story-axis", "#story-progress"))
        assert not set(text) & set("█▄▀─━●▸◂│┊╱…")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (Start(route="bakc"), 'there is no route "bakc"; did you mean "back"?'),
        (Start(route="lost"), 'the route "lost" can\'t be told: no stop of it is an event'),
        (Start(route="back", step=4), 'there is no step 4: the route "back" has 3 steps; --step 3 is the last'),
        (Start(step=6), "there is no step 6: the story has 5 steps; --step 5 is the last"),
    ],
)
def test_a_story_that_is_not_there_is_refused_in_a_sentence(small: str, asked: Start, sentence: str) -> None:
    opening = Opening((small,), asked)
    opening.read()
    with pytest.raises(Refusal) as refused:
        opening.prepare()
    assert str(refused.value) == sentence


# --- odd chronologies and sizes ----------------------------------------------------------------------


def event(number: int, when: str) -> str:
    return f'[[event]]\nid = "e{number}"\ntitle = "Event {number}"\nwhen = "{when}"\n'


ODD = {
    "one event": event(1, "about 1850"),
    "all undated": event(1, "?") + event(2, "long ago"),
    "all at one instant": "".join(event(number, "2021-01-10T12:00:00Z") for number in range(300)),
    "deep time": event(1, "13.8 Ga") + event(2, "44 BCE") + event(3, "2004/.."),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (30, 8), (1, 1)])
async def test_odd_chronologies_are_told_at_every_size(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with explorer(store(tmp_path, ODD[name]), size=size) as exp:
        await exp.press("s", "right", "right", "a", "x", "n", "p", "r", "L", "T", "end", "home")
        assert told(exp) == "e0" if "instant" in name else "e1"
        if name == "all undated" and size[1] > 20:
            assert "there is no axis" in exp.text("#story-axis") or "pas d’axe" in exp.text("#story-axis")


async def test_of_nothing_there_is_nothing_to_tell(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, 'title = "Empty"\n')) as exp:
        await exp.press("s")
        assert top(exp) is ExploreScreen
        assert "nothing to tell" in exp.text("#footer")


async def test_every_size_is_drawn() -> None:
    async with explorer(start=Start(route="the-article", step=5)) as exp:
        await exp.pilot.pause()
        for width, height in ((200, 50), (61, 17), (59, 15), (24, 16), (23, 40), (12, 5), (3, 3), (1, 1), (120, 36)):
            await exp.pilot.resize_terminal(width, height)
            await exp.press("right", "left")
        assert "AWS stops hosting Parler" in page(exp)


async def test_the_shipped_story_names_what_is_under_way() -> None:
    async with explorer(SHIPPED, start=Start(step=18)) as exp:
        await exp.pilot.pause()
        assert "of 36  Parler offline" in page(exp)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (
            "2021-01-10 23:59 PST",
            ("10 January 2021, 23:59 PST", "10 Jan 2021, 23:59 PST", "10 January 2021", "10 Jan 2021"),
        ),
        ("2021-01-10/2021-02-15", ("10 January – 15 February 2021", "10 Jan – 15 Feb 2021")),
        ("[1667, 1668]", ("1667 or 1668",)),
        ("about 1850", ("about 1850",)),
        ("2004/..", ("since 2004",)),
        ("[2021-03-03..2021-03-08]", ("one of 3–8 March 2021", "one of 3–8 Mar 2021", "March 2021", "Mar 2021")),
        ("about 300,000 years ago", ("about 300,000 years ago", "~300,000 years ago", "~300 ka")),
        ("4.54 Ga", ("4.54 billion years ago", "4.54 Ga")),
        ("2021-01-10T12:00Z?", ("10 January 2021, 12:00 Z (?)", "10 Jan 2021, 12:00 Z (?)")),
    ],
)
async def test_a_large_date_is_shortened_but_never_surer(when: str, said: tuple[str, ...], tmp_path: Path) -> None:
    async with explorer(store(tmp_path, event(1, when))) as exp:
        await exp.press("s")
        screen = story(exp)
        pane = screen.query_one(StoryPage)
        dates = StepText(screen.view, screen.play, screen.step, pane.inks).dates()
        assert dates[: len(said)] == said
        assert all("?" in date for date in dates) == ("?" in when)


@pytest.mark.parametrize("when", ["4.54 Ga", "115 ka/11.7 ka", "[2021-03-03..2021-03-08]", "some day or other"])
async def test_every_date_has_a_large_form_on_a_small_screen(when: str, tmp_path: Path) -> None:
    async with explorer(store(tmp_path, event(1, when)), size=(80, 24), start=Start(step=1)) as exp:
        await exp.pilot.pause()
        assert {"▄", "█"} <= set(page(exp))


async def test_what_is_under_way_leaves_room_for_what_happened(tmp_path: Path) -> None:
    spans = "".join(
        f'[[event]]\nid = "s{n}"\ntitle = "Span {n}"\nstart = "20{n:02}"\nend = "2050"\n' for n in range(10, 40)
    )
    text = f'{spans}[[event]]\nid = "now"\ntitle = "Now"\nwhen = "2045"\nsummary = "This is what happened."\n'
    for size in ((120, 36), (200, 50), (80, 30)):
        async with explorer(store(tmp_path, text), size=size, start=Start(step=31)) as exp:
            await exp.pilot.pause()
            assert "year 7 of 12  Span 39" in page(exp)
            assert "more under way" in page(exp)
            assert "This is what happened." in page(exp)


async def test_a_title_is_never_cut_without_a_mark(tmp_path: Path) -> None:
    title = " ".join(["word"] * 300)
    text = f'[[event]]\ntitle = "{title}"\nwhen = "2021"\n[[event]]\ntitle = "After"\nwhen = "2022"\n'
    for size in SIZES:
        async with explorer(store(tmp_path, text), size=size, start=Start(step=1)) as exp:
            await exp.pilot.pause()
            assert "word …" in page(exp)
            await exp.press("right")
            assert "word …" in page(exp)
            assert page(exp).count("word") < 300


async def test_to_go_on_by_itself_from_the_last_step_is_answered(small: str) -> None:
    async with explorer(small, start=Start(step=5)) as exp:
        await exp.pilot.pause()
        await exp.press("p")
        assert "last step" in exp.text("#story-footer")


# --- large letters -----------------------------------------------------------------------------------


def test_large_letters_take_three_rows_or_more_all_of_one_width() -> None:
    for text in ("10 January 2021", "août 1944", "13.8 billion years ago", "vers 1850", "(44 BCE?)"):
        for size in ("half", "full"):
            rows = large(text, size)
            assert len(rows) in ({3} if size == "half" else {5, 6})
            assert len({len(row) for row in rows}) == 1


def test_a_text_with_an_unknown_letter_has_no_large_form() -> None:
    assert large("令和3年", "half") == ()
    assert largest(("令和3年", "2021"), 80, 3)[0] == "2021"
    assert largest(("a rather long text",), 20, 3) == ("", ())


# --- read again --------------------------------------------------------------------------------------


async def test_the_step_is_kept_when_the_file_is_read_again(small: str, tmp_path: Path) -> None:
    async with explorer(small, start=Start(step=3)) as exp:
        await exp.pilot.pause()
        for text, names, event_id in (
            (STORY.replace("2021-01-14", "2021-01-05"), {}, "second"),
            (STORY.replace('"second"', '"renamed"'), {"second": "renamed"}, "renamed"),
            (STORY.replace('"renamed"', '"other"').replace('id = "second"', 'id = "new"'), {}, "third"),
        ):
            opening = Opening((store(tmp_path, text, "again.toml"),), Start())
            opening.read()
            story(exp).follow_store(opening.session().view, names)
            await exp.pilot.pause()
            assert told(exp) == event_id


async def test_a_route_that_is_gone_is_told_in_order_of_time(small: str, tmp_path: Path) -> None:
    async with explorer(small, start=Start(route="back", step=2)) as exp:
        await exp.pilot.pause()
        opening = Opening((store(tmp_path, STORY.split("[[route]]", maxsplit=1)[0], "again.toml"),), Start())
        opening.read()
        story(exp).follow_store(opening.session().view, {})
        await exp.pilot.pause()
        assert told(exp) == "first"
        assert "the route is gone" in exp.text("#story-footer")


def test_ten_thousand_events_have_a_step_each() -> None:
    from timeline_tui.chronicle.story.step import step
    from timeline_tui.chronicle.story.telling import InTime

    telling = InTime(chronicle(1, 10_000))
    assert [step(telling, at).number for at in (0, 5_000, 9_999)] == [1, 5_001, 10_000]
