"""The shipped story on a real pseudo-terminal, told to its end and left at its last event."""

from __future__ import annotations

from tests.terminal.screen import BACKSPACE, ESCAPE, LEFT, RIGHT, Screen
from tests.tui.explorer import SHIPPED
from timeline_tui.store.load import load


def titles() -> list[str]:
    """The beginnings of the titles, in order of time."""
    chronicle = load([SHIPPED]).chronicle
    events = chronicle.rows(0, len(chronicle))
    return [str(event.title["en"] if not isinstance(event.title, str) else event.title)[:20] for event in events]


def test_the_shipped_story_is_told_to_its_end_and_left_there() -> None:
    screen = Screen("events.toml", columns=80, rows=24)
    screen.until("keys", "▶")
    screen.press("s")
    known = titles()
    for number, title in enumerate(known, 1):
        text = screen.until(f" {number} of {len(known)}", f"● {title}")
        assert "█" in text
        screen.press(RIGHT if number % 2 else " ")
    screen.until("the end")
    screen.press(BACKSPACE, LEFT)
    screen.until(f" {len(known) - 2} of {len(known)}", f"● {known[-3]}")
    screen.press(ESCAPE)
    screen.selected(known[-3][:12])
    screen.press("q")
    assert screen.ended() == 0


def test_the_shipped_route_is_told_from_the_command_line_and_refused_in_a_sentence() -> None:
    screen = Screen("events.toml", "--route", "the-article", "--step", "3", columns=80, rows=24)
    screen.until("As the article tells it", "3 of 20", "back", "in order of time")
    screen.press("\x1b[6~")
    screen.until("4 of 20")
    screen.press("q")
    screen.until("▶", "Shown as at this stop")
    screen.press("q")
    assert screen.ended() == 0
    screen = Screen("events.toml", "--route", "article")
    screen.until('there is no route "article"; did you mean "the-article"?')
    assert screen.ended() == 2
    assert b"\x1b[?1049h" not in screen.raw


def test_the_shipped_route_is_told_to_its_end_and_left_in_the_view_of_its_last_stop() -> None:
    chronicle = load([SHIPPED]).chronicle
    (route,) = chronicle.preface.routes
    for columns, rows in ((120, 36), (80, 24)):
        screen = Screen("events.toml", "--route", route.id, columns=columns, rows=rows)
        for number, stop in enumerate(route.stops, 1):
            event = chronicle.get(stop.event)
            assert event is not None
            assert not isinstance(event.title, str)
            text = screen.until(f" {number} of {len(route.stops)}", f"● {event.title['en'][:20]}")
            assert not isinstance(stop.say, str)
            assert stop.say["en"][:30] in text
            assert "of 44 in order of time" in " ".join(text.split())
            screen.press(RIGHT if number % 2 else " ")
        screen.until("the end", "5–15 January 2021")
        screen.press("v")
        screen.until("All of the axis")
        screen.press("v", LEFT, ":", "2", "0", "\r")
        screen.until("20 of 20")
        screen.press(ESCAPE)
        screen.until("Shown as at this stop", "15 of 44")
        screen.selected("Apple suspe")
        screen.press(BACKSPACE)
        screen.until("44 of 44")
        screen.press("q")
        assert screen.ended() == 0
