"""A recall session and a note on a real pseudo-terminal, kept for the next run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.terminal.screen import DOWN, ENTER, ESCAPE, UP, Screen
from timeline_tui.store.reader.notes import Notebook
from timeline_tui.store.reader.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

STORY = "\n".join(
    f'[[event]]\nid = "e{number:02d}"\ntitle = "Event {number:02d}"\nwhen = "{2000 + number}-05-17"\n'
    for number in range(20)
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "events.toml"
    file.write_text(STORY, encoding="utf-8")
    return file


def years(screen: Screen) -> list[int]:
    """The numbers of the events that can be chosen, from the top: their order is that of time."""
    return [int(found[1]) for line in screen.still() if (found := re.search(r"\d Event (\d\d)", line))]


def put_in_order(screen: Screen) -> None:
    """Carry each event up to its place."""
    wanted, cursor = sorted(years(screen)), 0
    for place, number in enumerate(wanted):
        at = years(screen).index(number)
        screen.press(*[DOWN] * (at - cursor), *[UP] * (cursor - at), *["K"] * (at - place))
        screen.until(f"▶ {place + 1} Event {number:02d}")
        cursor = place


def test_a_lesson_with_right_and_wrong_answers_is_played_to_its_end(story: Path) -> None:
    screen = Screen(str(story), columns=80, rows=24)
    screen.selected("Event 00")
    screen.press("r")
    signs = ""
    for number in range(10):
        text = screen.until(f"{number + 1} of 10", "⏎ answer")
        if "Which came first?" in text:
            one, other = years(screen)
            right = number % 2 == 0
            screen.press("1" if (one < other) == right else "2")
            signs += "✓" if right else "✗"
        elif "in order" in text:
            put_in_order(screen)
            screen.press(ENTER)
            screen.until("asked again")
            signs += screen.lines[0].rstrip()[-1]
        else:
            screen.press("d")
            signs += "✗"
        screen.until("asked again in", signs)
        screen.press(ENTER)
    screen.until(f"{signs.count('✓')} of 10 right", "To look at again", "▶", "⏎ go to it")
    missed = next(line for line in screen.lines if "▶" in line)
    title = re.search(r"Event \d\d", missed)
    assert title
    screen.press(ENTER)
    screen.selected(title[0])
    screen.press("q")
    assert screen.ended() == 0
    learned = Progress([str(story)]).read()
    assert learned.answers == 10
    assert sum(card.missed for card in learned.cards.values()) == signs.count("✗")
    assert "✓" in signs
    assert "✗" in signs


def test_a_note_is_there_again_in_the_next_run(story: Path) -> None:
    screen = Screen(str(story))
    screen.selected("Event 00")
    screen.press("bw")
    screen.until("Your note · Event 00")
    screen.press("Why then?", ESCAPE)
    screen.until("✎ Your note", "Why then?", "⚑✎")
    screen.press("q")
    assert screen.ended() == 0
    assert Notebook([str(story)]).read().notes["e00"].text == "Why then?"
    screen = Screen(str(story))
    screen.until("⚑✎", "Why then?")
    screen.press("q")
    assert screen.ended() == 0


def test_a_terminal_that_is_closed_while_a_note_is_typed_loses_nothing(story: Path) -> None:
    screen = Screen(str(story))
    screen.selected("Event 00")
    screen.press("w")
    screen.until("Your note · Event 00")
    screen.press("half a thou")
    screen.until("half a thou")
    screen.child.kill(15)
    screen.ended()
    assert Notebook([str(story)]).read().notes["e00"].text == "half a thou"
