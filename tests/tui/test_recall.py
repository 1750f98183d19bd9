"""Recall on the screen: every kind of question by keyboard and mouse, what is kept, and what can't be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import SHIPPED, Explorer, explorer, store
from timeline_tui.chronicle.recall.questions import Choice, Ordering, Placing
from timeline_tui.store.reader.progress import Progress
from timeline_tui.tui.recall import course as moves
from timeline_tui.tui.recall.pane import CoursePane
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.screens.help import HelpScreen
from timeline_tui.tui.screens.recall import RecallScreen
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.recall.questions import Question
    from timeline_tui.tui.recall.course import Course

DAY = 86_400
SIZES = [(80, 24), (120, 36), (200, 50), (40, 12)]


def recall(exp: Explorer) -> RecallScreen:
    screen = exp.app.screen
    assert isinstance(screen, RecallScreen)
    return screen


def top(exp: Explorer) -> type:
    """The kind of screen that has the keyboard."""
    return type(exp.app.screen)


def asked(exp: Explorer) -> Question:
    question = recall(exp).course.question
    assert question is not None
    return question


def course(exp: Explorer) -> Course:
    return recall(exp).course


async def answer(exp: Explorer, *, right: bool) -> None:
    """Answer by the keys that a person would press."""
    question = asked(exp)
    match question:
        case Choice():
            option = question.right if right else (question.right + 1) % len(question.options)
            await exp.press(str(option + 1))
        case Ordering():
            wanted = question.solved() if right else tuple(reversed(question.solved()))
            for place, option in enumerate(wanted):
                while course(exp).cursor != place:
                    await exp.press("down" if course(exp).cursor < place else "up")
                at = course(exp).order.index(option)
                await exp.press(*["down"] * (at - place), "space", *["up"] * (at - place), "space")
            assert course(exp).order == wanted
            await exp.press("enter")
        case Placing():
            if not right:
                far = question.known.begun_from - question.lo > question.hi - question.known.begun_to
                await exp.press(*["shift+left" if far else "shift+right"] * 30)
            else:
                while course(exp).window.edge(course(exp).column) > question.known.begun_to:
                    await exp.press("left")
                while course(exp).window.edge(course(exp).column + 1) <= question.known.begun_from:
                    await exp.press("right")
            await exp.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_a_lesson_is_played_through_with_right_and_wrong_answers(size: tuple[int, int]) -> None:
    async with explorer(size=size) as exp:
        await exp.press("r")
        kinds = set()
        for number in range(10):
            assert f"{number + 1} of 10" in exp.text("#recall-title")
            kinds.add(asked(exp).item.kind)
            await answer(exp, right=number % 3 > 0)
            verdict = course(exp).last
            assert verdict is not None
            assert verdict.grade.verdict == ("right" if number % 3 else "missed")
            assert ("Right" if number % 3 else "Not quite") in exp.text("#recall")
            await exp.press("enter")
        assert kinds == {"order", "place", "first", "under-way", "link", "who"}
        assert "6 of 10 right" in exp.text("#recall")
        assert "To look at again" in exp.text("#recall")
        missed = course(exp).missed
        assert len(missed) == 4
        await exp.press("down", "enter")
        assert top(exp) is ExploreScreen
        assert exp.selected == missed[1].question.item.event
    learned = Progress([SHIPPED]).read()
    assert learned.answers == 10
    assert {item for item, card in learned.cards.items() if card.missed} == {done.question.item for done in missed}


async def test_what_was_missed_is_asked_first_when_it_is_due() -> None:
    async with explorer() as exp:
        await exp.press("r", "d")
        first = asked(exp).item
        await exp.press("escape", "escape")
    learned = Progress([SHIPPED])
    learned.answer(first, SHIPPED, "missed", 1_000_000)
    async with explorer() as exp:
        await exp.press("r")
        assert asked(exp).item == first


async def test_as_many_questions_are_asked_as_were_asked_for() -> None:
    async with explorer(start=Start(questions=3)) as exp:
        await exp.press("r")
        assert "1 of 3" in exp.text("#recall-title")


async def test_an_order_that_is_right_another_way_stands_as_it_was_given(tmp_path: Path) -> None:
    text = "".join(
        EVENT.format(at, when) for at, when in enumerate(("2020", "2021-03", "2021-03-05", "2022-01-01", "2023"))
    )
    async with explorer(store(tmp_path, text)) as exp:
        await exp.press("r")
        while not (isinstance(asked(exp), Ordering) and asked(exp).lines):
            await exp.press("d", "enter")
        question = asked(exp)
        assert isinstance(question, Ordering)
        one, other = question.open_pairs()[0]
        wanted = list(question.solved())
        first, second = wanted.index(one), wanted.index(other)
        wanted[first], wanted[second] = wanted[second], wanted[first]
        for place, option in enumerate(wanted):
            while course(exp).cursor != place:
                await exp.press("down" if course(exp).cursor < place else "up")
            at = course(exp).order.index(option)
            await exp.press(*["down"] * (at - place), "space", *["up"] * (at - place), "space")
        await exp.press("enter")
        shown = exp.text("#recall")
        assert "Right" in shown
        assert "yours" not in shown
        assert shown.index(f"Event {question.options[other].event[1:]}") < shown.index(
            f"Event {question.options[one].event[1:]}"
        )
        assert "Either order of" in shown


async def test_an_end_with_nothing_to_look_at_again_offers_nowhere_to_go() -> None:
    async with explorer(start=Start(questions=1)) as exp:
        await exp.press("r")
        await answer(exp, right=True)
        await exp.press("enter")
        assert "Nothing to look at again." in exp.text("#recall")
        assert "go to it" not in exp.text("#recall-footer")
        assert "back" in exp.text("#recall-footer")


async def test_escape_goes_one_step_back_with_what_was_done_kept() -> None:
    async with explorer() as exp:
        await exp.press("r", "escape")
        assert top(exp) is ExploreScreen
        await exp.press("r", "d", "enter", "escape")
        assert "0 of 1 right" in exp.text("#recall")
        await exp.press("escape")
        assert top(exp) is ExploreScreen
    assert Progress([SHIPPED]).read().answers == 1


async def test_the_answer_is_shown_with_its_evidence_and_can_be_scrolled() -> None:
    async with explorer(size=(80, 24)) as exp:
        await exp.press("r")
        while asked(exp).item.kind != "who":
            await exp.press("d", "enter")
        question = asked(exp)
        await exp.press("d")
        quoted = [line for line in exp.text("#recall").splitlines() if "✓" in line]
        assert quoted
        assert question.cited
        before = exp.text("#recall")
        await exp.press("pagedown", "down", "up", "pageup")
        assert exp.text("#recall") == before


async def test_a_lesson_asks_about_what_the_filter_leaves() -> None:
    async with explorer(start=Start(filter="lane:courts")) as exp:
        await exp.press("r")
        lanes = {event.lane for question in course(exp).lesson.questions for event in events_of(exp, question)}
        assert lanes == {"courts"}


def events_of(exp: Explorer, question: Question) -> list[Event]:
    names = {question.item.event, *(option.event for option in getattr(question, "options", ()) if option.event)}
    return [event for name in names if (event := exp.view.whole.get(name)) is not None]


async def test_help_lists_the_keys_of_recall_and_comes_back() -> None:
    async with explorer(size=(120, 60)) as exp:
        await exp.press("r", "question_mark")
        assert top(exp) is HelpScreen
        assert "I don’t know" in exp.text("#key-list")
        assert "Pan to earlier" not in exp.text("#key-list")
        await exp.press("escape")
        assert top(exp) is RecallScreen


async def until(exp: Explorer, kind: str) -> None:
    await exp.press("r")
    while asked(exp).item.kind != kind:
        await exp.press("d", "enter")


async def click(exp: Explorer, option: int) -> None:
    """Click on a choice."""
    pane = exp.app.screen.query_one(CoursePane)
    line = next(line for line, at in pane._lay_out().choices.items() if at == option)
    await exp.pilot.click("#recall", offset=(10, line - pane.top + 1))
    await exp.pilot.pause()


async def test_the_mouse_chooses_carries_and_places() -> None:
    async with explorer(size=(120, 36)) as exp:
        await until(exp, "first")
        question = asked(exp)
        assert isinstance(question, Choice)
        await click(exp, question.right)
        assert course(exp).last is not None
        assert course(exp).phase == "told"
        await exp.press("escape", "r")
        while asked(exp).item.kind != "order":
            await exp.press("d", "enter")
        await click(exp, 0)
        assert course(exp).held
        await click(exp, 2)
        assert not course(exp).held
        assert course(exp).order[2] == 0
        await exp.press("escape", "r")
        while asked(exp).item.kind != "place":
            await exp.press("d", "enter")
        row = next(at for at, line in enumerate(exp.text("#recall").splitlines()) if "┼" in line)
        await exp.pilot.click("#recall", offset=(20, row + 1))
        assert course(exp).column == 17
        await exp.pilot.click("#recall-footer", offset=(2, 0))
        assert course(exp).phase == "told"


async def test_the_axis_zooms_about_the_marker_and_stays_within_itself() -> None:
    async with explorer(size=(80, 24)) as exp:
        await until(exp, "place")
        whole = course(exp).window
        await exp.press("minus")
        assert course(exp).window == whole
        await exp.press("plus", "plus")
        assert course(exp).window.length <= whole.length // 4 + 1
        await exp.press(*["shift+right"] * 60)
        assert course(exp).window.hi == whole.hi
        assert course(exp).column == whole.columns - 1
        await exp.press(*["shift+left"] * 120)
        assert (course(exp).window.lo, course(exp).column) == (whole.lo, 0)
        await exp.press("0")
        assert course(exp).window == whole
        await exp.pilot.resize_terminal(40, 12)
        await exp.until(lambda: course(exp).window.columns < whole.columns)
        assert (course(exp).window.lo, course(exp).window.hi) == (whole.lo, whole.hi)


# --- what can't be asked --------------------------------------------------------------------------

EVENT = '[[event]]\nid = "e{0}"\ntitle = "Event {0}"\nwhen = "{1}"\n'


def many(count: int, when: str = "") -> str:
    return "\n".join(
        EVENT.format(at, when or f"{1000 + at % 1000}-{at % 12 + 1:02d}-{at % 28 + 1:02d}") for at in range(count)
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('title = "Empty"', "there are no events"),
        (EVENT.format(1, "2021"), "only one event has a date that is sure"),
        ('[[event]]\ntitle = "One"\n[[event]]\ntitle = "Two"\nwhen = "2021?"\n', "no event has a date that is sure"),
        (many(30, "2021-01-06T14:12:00Z"), "all dates overlap"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_what_can_not_be_asked_is_said_with_the_reason(
    tmp_path: Path, text: str, reason: str, language: str
) -> None:
    async with explorer(store(tmp_path, text), start=Start(lang=language)) as exp:
        await exp.press("r")
        shown = exp.text("#recall")
        if language == "en":
            assert "Nothing can be asked of these events." in shown
            assert reason in " ".join(shown.split())
        else:
            assert "Rien ne peut être demandé de ces événements." in shown
            assert "why." not in shown
        await exp.press("d", "down", "r", "1", "question_mark", "escape", "enter")
        assert top(exp) is ExploreScreen


async def test_ten_thousand_events_are_asked_about(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, many(10_000))) as exp:
        await exp.press("r")
        await exp.app.workers.wait_for_complete()
        await exp.pilot.pause()
        assert len(course(exp).lesson.questions) == 10
        await exp.press("d")
        assert "asked again in 10 minutes" in exp.text("#recall")


async def test_many_events_are_left_while_their_questions_are_being_made(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, many(10_000))) as exp:
        for _ in range(3):
            await exp.pilot.press("r")
            await exp.pilot.press("d", "down", "1", "escape")
            await exp.pilot.pause()
            while top(exp) is not ExploreScreen:
                await exp.press("escape")
        await exp.press("down")
        assert exp.view.row == 1


async def test_where_nothing_can_be_kept_the_lesson_goes_on_and_says_so(data_folder: Path) -> None:
    block(data_folder)
    async with explorer(size=(300, 36)) as exp:
        await exp.press("r", "d")
        assert "it can't be written" in exp.text("#recall-title")
        assert "not kept" in exp.text("#recall")
        await exp.press("enter")
        assert "2 of 10" in exp.text("#recall-title")


def block(folder: Path) -> None:
    folder.write_text("in the way")


# --- how it looks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [*SIZES, (12, 4), (1, 1)])
async def test_every_size_and_theme_is_drawn_in_french_and_ascii(size: tuple[int, int], theme: str) -> None:
    async with explorer(size=size, start=Start(theme=theme, lang="fr", ascii=True)) as exp:
        await exp.press("r")
        for _ in range(7):
            await exp.press("down", "right", "space", "plus", "d", "pagedown", "enter")
        shown = exp.text("#recall") + exp.text("#recall-title") + exp.text("#recall-footer")
        assert not set("▶✓✗●░▼┼─│…“”«»") & set(shown)
        await exp.press("escape", "escape", "escape")


def test_moves_of_a_lesson_that_is_over_change_nothing() -> None:
    from timeline_tui.chronicle.recall.lesson import Lesson

    over = moves.begun(Lesson())
    assert over.phase == "ended"
    for move in (moves.answered, moves.following, moves.picked):
        assert move(over) == over
    assert moves.moved(over, 1) == over
    assert moves.shifted(over, 1) == over
    assert moves.zoomed(over, 1, 2) == over
    assert moves.put(over, 3) == over
