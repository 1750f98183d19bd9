"""Live reload on a real pseudo-terminal: saves of every kind, broken ones among them, one upon the other."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from tests.saves import WAYS, broken
from tests.terminal.screen import DOWN, ENTER, ESCAPE, ROOT, Screen

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = (ROOT / "events.toml").read_text(encoding="utf-8")
TITLE = '"Parler back online"'


def saved(words: str) -> str:
    """The shipped chronology with other words for the selected event's title."""
    before, mark, after = SHIPPED.partition('\nid = "restored"\n')
    return before + mark + after.replace(TITLE, f'"{words}"', 1)


def ruler(lines: list[str]) -> list[str]:
    """The axis's months and days."""
    return [line.split("││")[1] for line in lines[3:5]]


def save_often(screen: Screen, file: Path, dice: random.Random, times: int) -> None:
    """Save in all ways, three in ten broken, with and without pauses; the last save is whole."""
    for number in range(1, times + 1):
        text = saved(f"Save {number} of {times}")
        if number < times and dice.random() < 0.3:
            text = broken(text, dice)
        dice.choice(WAYS)(file, text)
        deadline = time.monotonic() + dice.choice((0, 0.005, 0.03, 0.1, 0.4))
        while time.monotonic() < deadline:
            screen.pump(0.01)
        screen.pump(0.01)
        assert "Traceback" not in screen.text
        assert "Timeline" in screen.text
        assert "▶" in screen.text, screen.text


@pytest.mark.parametrize("seed", range(3))
def test_however_a_file_is_saved_the_place_is_kept_and_the_last_state_is_shown(tmp_path: Path, seed: int) -> None:
    file = tmp_path / "story.toml"
    file.write_text(saved("Save 0"), encoding="utf-8")
    screen = Screen(str(file), "--at", "restored", "--filter", "who:parler")
    screen.selected("Save 0")
    before = screen.until(" of 44 ").splitlines()
    save_often(screen, file, random.Random(seed), 30)
    screen.selected("Save 30 of 30")
    screen.until("who:parler", "✓")
    after = screen.text.splitlines()
    assert after[0].split("·")[0] == before[0].split("·")[0], "the filter still says how much it shows"
    assert ruler(after) == ruler(before), "the axis shows the same stretch"
    screen.press(ESCAPE)
    screen.press(DOWN, "q")
    assert screen.ended() == 0
    assert b"Traceback" not in screen.raw


def test_a_mistake_is_named_found_with_a_key_and_gone_when_it_is_mended(tmp_path: Path) -> None:
    file = tmp_path / "story.toml"
    file.write_text(SHIPPED, encoding="utf-8")
    screen = Screen(str(file), "--at", "restored", EDITOR="true")
    screen.selected("Parler back online")
    screen.until("story.toml ✓")
    file.write_text(SHIPPED.replace(TITLE, TITLE[:-1]), encoding="utf-8")
    screen.until("the last good state is shown", "1 problem")
    screen.selected("Parler back online")
    screen.press("!")
    screen.until("T106 error", "story.toml:1191:43", "to the place")
    file.write_text(saved("Back online"), encoding="utf-8")
    screen.until("No problems in the file")
    screen.press(ESCAPE)
    screen.gone("No problems in the file")
    screen.selected("Back online")
    screen.until("`restored` retitled", "story.toml ✓")
    screen.press("q")
    assert screen.ended() == 0


def test_what_is_saved_while_the_explorer_is_being_left_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "story.toml"
    for number in range(5):
        file.write_text(SHIPPED, encoding="utf-8")
        screen = Screen(str(file), "--at", "restored")
        screen.selected("Parler back online")
        screen.until("✓")
        file.write_text(saved(f"Save {number}"), encoding="utf-8")
        time.sleep(0.02 * number)
        screen.press(ENTER if number == 4 else DOWN, "q")
        assert screen.ended() == 0
        assert b"Traceback" not in screen.raw
