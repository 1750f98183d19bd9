"""Fold, measure across marks, and two stores side by side, played through on a real pseudo-terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.screen import DOWN, ENTER, ESCAPE, LEFT, ROOT, Screen

SIZES = [(80, 24), (120, 36)]
MEMORY = "screenshots/memory.toml"


def folds(screen: Screen) -> list[str]:
    """What the folds say, from the row of ticks."""
    return re.findall(r"⟨[^⟩]*⟩", "\n".join(screen.lines[:6]))


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_measure_across_marks_is_played_through_and_the_marks_last(columns: int, rows: int) -> None:
    screen = Screen("events.toml", "--at", "aws-suspends", columns=columns, rows=rows)
    screen.selected("AWS stops hosting")
    screen.press("m")
    screen.until("a new mark")
    screen.press(ENTER)
    screen.until("Mark a set; M measures from it", "'a")
    screen.press("G")
    screen.selected("Starboard")
    screen.press("M")
    screen.until("from a · AWS stops hosting Parler", "2 years 3 months later · 824 days · 31 events between (i)")
    screen.press("i")
    screen.until("31 · AWS stops hosting Parler → Starboard buys Parler", "between for certain")
    screen.press(DOWN, DOWN, ENTER)
    screen.selected("AWS files")
    screen.until("2 days later · 2 events between (i)")
    screen.press("m")
    screen.until("a new mark")
    screen.press(ENTER, "'")
    screen.until("▶ b", "  a", "M measure")
    screen.press("M")
    screen.until("the mark itself: choose another event")
    screen.press(DOWN)
    screen.until("from b · AWS files its opposition")
    screen.press(ESCAPE)
    screen.gone("↔ from b")
    screen.press("q")
    assert screen.ended() == 0
    screen = Screen("events.toml", "--at", "capitol", columns=columns, rows=rows)
    screen.selected("Storming")
    screen.press("M")
    screen.until("from b · AWS files its opposition", "6 days earlier")
    screen.press(ESCAPE)
    screen.gone("↔ from b")
    screen.press("q")
    assert screen.ended() == 0
    assert b"Traceback" not in screen.raw


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_axis_is_folded_and_unfolded(columns: int, rows: int) -> None:
    screen = Screen("events.toml", "--at", "remand", columns=columns, rows=rows)
    screen.selected("Case sent back")
    screen.press("0")
    screen.gone(" later ▸")
    unfolded = screen.still()[3:10]
    screen.press("x")
    screen.until("folded; X opens one, x all", "⟩")
    every = folds(screen)
    assert len(every) >= 3
    screen.press("X")
    screen.gone(f"{len(every)} folded")
    screen.until("folded; X opens one, x all")
    left = folds(screen)
    assert 0 < len(left) < len(every)
    screen.until(f"{len(left)} folded")
    screen.press("M")
    screen.until("No mark yet")
    screen.press("m")
    screen.until("a new mark")
    screen.press(ENTER, DOWN, "M")
    screen.until("from a · Case sent back")
    screen.gone("⟩")
    screen.press("x")
    screen.until("Nothing is folded while you measure")
    screen.press(ESCAPE)
    screen.until("⟩")
    screen.press("x")
    screen.until("All open")
    screen.gone("⟩")
    screen.press("k")
    screen.selected("Case sent back")
    assert screen.still()[3:10] == unfolded
    screen.press("q")
    assert screen.ended() == 0


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_what_was_at_the_same_time_is_nearer_and_further(columns: int, rows: int) -> None:
    screen = Screen("events.toml", "--at", "offline", columns=columns, rows=rows)
    screen.selected("Parler offline")
    screen.press("t")
    screen.until(
        "At the same time as Parler offline", "within 1 hour", "During  9 certain, 1 possible", "certainly meets"
    )
    screen.press("l", "l", "l")
    screen.until("within 1 month")
    screen.press(LEFT)
    screen.until("within 1 week")
    screen.press("G", ENTER)
    screen.selected("Parler’s CEO")
    screen.press("q")
    assert screen.ended() == 0


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_two_stores_are_compared_and_a_save_is_taken_over(tmp_path: Path, columns: int, rows: int) -> None:
    memory = tmp_path / "memory.toml"
    memory.write_text((ROOT / MEMORY).read_text(encoding="utf-8"), encoding="utf-8")
    screen = Screen(str(memory), "events.toml", "--compare", columns=columns, rows=rows)
    screen.until("1 date conflicts · C lists all")
    screen.press("C")
    screen.until("dates conflict (1)", "▶ AWS stops")
    screen.press(ENTER)
    screen.until("≠ In the other store")
    screen.press("D")
    screen.until("Side by side only e edits")
    text = memory.read_text(encoding="utf-8")
    memory.write_text(text.replace('when = "2021-01-11"', 'when = "2021-01-10"'), encoding="utf-8")
    screen.until("no dates conflict", "moved 1 day earlier")
    screen.press("q")
    assert screen.ended() == 0
    assert b"Traceback" not in screen.raw
    assert Path(ROOT / MEMORY).read_text(encoding="utf-8") == text
