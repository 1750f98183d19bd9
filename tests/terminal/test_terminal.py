"""Start-up, resize, signals and exit on a real pseudo-terminal."""

from __future__ import annotations

import signal

import pytest

from tests.terminal.screen import (
    BACKSPACE,
    CURSOR_SHOWN,
    DOWN,
    ENTER,
    LEFT_ALTERNATE_SCREEN,
    Screen,
)

SIZES = [(200, 50), (120, 36), (80, 24), (40, 12)]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_shipped_chronology_opens_walks_and_leaves_at_each_size(columns: int, rows: int) -> None:
    screen = Screen(columns=columns, rows=rows)
    screen.until("US presidential election")
    screen.press(*[DOWN] * 60)
    screen.press("g", "q")
    assert screen.ended() == 0
    assert LEFT_ALTERNATE_SCREEN in screen.raw
    assert CURSOR_SHOWN in screen.raw


def test_every_event_is_reached_by_walking_down() -> None:
    screen = Screen("events.toml", "--view", "list", columns=160, rows=50)
    screen.until("@election")
    seen = set()
    for _ in range(60):
        seen |= {word for line in screen.lines for word in line.split() if word.startswith("@")}
        screen.press(DOWN)
        screen.pump(0.1)
    assert {"@election", "@capitol", "@aws-suspends", "@restored", "@state-suit", "@starboard"} <= seen
    screen.press("q")
    assert screen.ended() == 0


def test_going_to_a_french_date_and_to_an_id() -> None:
    screen = Screen()
    screen.until("@election")
    screen.press(":")
    screen.until("@id")
    screen.press("10 janvier 2021")
    screen.until("→ Sunday 10 January 2021")
    screen.press(ENTER)
    screen.until("@aws-suspends")
    screen.press(":")
    screen.until("@id")
    screen.press("@restored", ENTER)
    screen.until("15 February 2021", "Links")
    screen.press(BACKSPACE)
    screen.until("@aws-suspends")
    screen.press("q")
    assert screen.ended() == 0


def test_resizing_down_to_one_cell_and_back_leaves_no_traceback() -> None:
    screen = Screen()
    screen.until("@election")
    for columns, rows in [(40, 12), (20, 5), (1, 1), (3, 2), (200, 50), (80, 24), (120, 36)]:
        screen.resize(columns, rows)
        screen.press(DOWN, "+", "l")
        screen.pump(0.2)
    screen.press("g")
    screen.until("@election")
    screen.press("q")
    assert screen.ended() == 0
    assert b"Traceback" not in screen.raw


def test_a_termination_signal_restores_the_terminal() -> None:
    screen = Screen()
    screen.until("@election")
    screen.child.kill(signal.SIGTERM)
    screen.ended()
    assert LEFT_ALTERNATE_SCREEN in screen.raw
    assert b"Traceback" not in screen.raw


def test_a_stopped_explorer_comes_back_as_it_was() -> None:
    screen = Screen()
    screen.until("@election")
    screen.press(DOWN)
    screen.until("@capitol")
    screen.child.kill(signal.SIGTSTP)
    screen.pump(0.5)
    screen.child.kill(signal.SIGCONT)
    screen.press("j", "k")
    screen.until("@capitol")
    screen.press("q")
    assert screen.ended() == 0


def test_an_unreadable_store_is_one_sentence_and_status_2() -> None:
    screen = Screen("no-such-file.toml")
    assert screen.ended() == 2
    words = screen.raw.decode()
    assert "no-such-file.toml" in words
    assert words.strip().count("\n") == 0
