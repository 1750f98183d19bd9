"""Start-up, resize, signals and exit on a real pseudo-terminal."""

from __future__ import annotations

import errno
import signal
from io import BytesIO, TextIOWrapper
from threading import Thread

import pytest
from textual.drivers._writer_thread import WriterThread

from tests.terminal.screen import (
    BACKSPACE,
    CTRL_P,
    CURSOR_SHOWN,
    DOWN,
    ENTER,
    ENTERED_ALTERNATE_SCREEN,
    ESCAPE,
    LEFT_ALTERNATE_SCREEN,
    PATIENCE,
    ROOT,
    UP,
    Screen,
)
from timeline_tui.chronicle.event import in_language
from timeline_tui.store.load import load
from timeline_tui.tui.terminal import Lasting

SIZES = [(200, 50), (120, 36), (80, 24), (40, 12)]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_shipped_chronology_opens_walks_and_leaves_at_each_size(columns: int, rows: int) -> None:
    screen = Screen(columns=columns, rows=rows)
    screen.until("US presidential")
    screen.press(*[DOWN] * 60)
    screen.press("g", "q")
    assert screen.ended() == 0
    assert LEFT_ALTERNATE_SCREEN in screen.raw
    assert CURSOR_SHOWN in screen.raw


def test_every_event_is_reached_by_walking_down() -> None:
    every = load([str(ROOT / "events.toml")]).chronicle.rows(0, 100)
    screen = Screen("events.toml", "--view", "list", columns=200, rows=50)
    for event in every:
        screen.selected(in_language(event.title, "en"))
        screen.press(DOWN)
    screen.press("q")
    assert screen.ended() == 0


def test_going_to_a_french_date_and_to_an_id_and_back() -> None:
    screen = Screen()
    screen.selected("US presidential election")
    screen.press(":")
    screen.until("@id")
    screen.press("10 janvier 2021")
    screen.until("→ Sunday 10 January 2021")
    screen.press(ENTER)
    screen.selected("Parler offline")
    screen.press(":")
    screen.until("@id")
    screen.press("@restored", ENTER)
    screen.selected("Parler back online")
    screen.press(BACKSPACE)
    screen.selected("Parler offline")
    screen.press("q")
    assert screen.ended() == 0


def test_a_filter_goes_on_off_and_on_in_place() -> None:
    screen = Screen("--at", "aws-suspends")
    screen.selected("AWS stops hosting Parler")
    screen.press("f")
    screen.until("take it")
    screen.press("who:amazon before:2021-02", ENTER)
    screen.until("9 of 44")
    screen.selected("AWS stops hosting Parler")
    screen.press("F")
    screen.until("filter off")
    screen.selected("AWS stops hosting Parler")
    screen.press("F")
    screen.until("9 of 44")
    screen.press("q")
    assert screen.ended() == 0


def test_resizing_down_to_one_cell_and_back_leaves_no_traceback() -> None:
    screen = Screen()
    screen.selected("US presidential election")
    for columns, rows in [(40, 12), (20, 5), (1, 1), (3, 2), (200, 50), (80, 24), (120, 36)]:
        screen.resize(columns, rows)
        screen.press(DOWN, "+", "l")
        screen.pump(0.2)
    screen.press("g")
    screen.selected("US presidential election")
    screen.press("q")
    assert screen.ended() == 0
    assert b"Traceback" not in screen.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_to_end_restores_the_terminal(number: signal.Signals) -> None:
    screen = Screen()
    screen.selected("US presidential election")
    screen.child.kill(number)
    screen.ended()
    assert LEFT_ALTERNATE_SCREEN in screen.raw
    assert CURSOR_SHOWN in screen.raw
    assert b"Traceback" not in screen.raw


def test_a_stopped_explorer_comes_back_as_it_was() -> None:
    screen = Screen()
    screen.selected("US presidential election")
    screen.press(DOWN)
    screen.selected("Storming of the US Capitol")
    screen.press("\x1a")
    screen.stopped()
    screen.raw = b""
    screen.child.kill(signal.SIGCONT)
    screen.drawn(ENTERED_ALTERNATE_SCREEN)
    screen.drawn(b"Parler v. Amazon")
    screen.press(DOWN, UP)
    screen.selected("Storming of the US Capitol")
    screen.press("q")
    assert screen.ended() == 0


def test_bytes_that_are_no_utf8_are_typed_as_a_sign_and_end_nothing() -> None:
    screen = Screen()
    screen.until("US presidential election")
    screen.press("/")
    screen.until("words to find")
    screen.child.send(b"caf\xe9s")
    screen.until("caf\N{REPLACEMENT CHARACTER}s", "0 hits")
    screen.press(ESCAPE)
    screen.gone("0 hits")
    screen.press("q")
    assert screen.ended() == 0
    assert b"Traceback" not in screen.raw


def test_an_explorer_whose_terminal_is_closed_ends_in_the_middle_of_drawing() -> None:
    screen = Screen()
    screen.until("US presidential election")
    screen.child.kill(signal.SIGSTOP)
    screen.child.send(CTRL_P + "lh" * 200)
    screen.closed()


@pytest.mark.parametrize("keys", ["q:", ":/:/:/", "a\x1bn", "?\x1b", CTRL_P + "sto", "sssr", "lhlh+-"])
def test_keys_that_are_still_to_be_taken_when_the_end_comes_leave_no_traceback(keys: str) -> None:
    screen = Screen()
    screen.until("US presidential election")
    screen.child.kill(signal.SIGSTOP)
    screen.child.send(keys * 5)
    screen.child.kill(signal.SIGTERM)
    screen.child.kill(signal.SIGCONT)
    assert screen.ended() == 143
    assert b"Traceback" not in screen.raw
    assert LEFT_ALTERNATE_SCREEN in screen.raw


def test_who_draws_for_a_terminal_that_is_gone_waits_for_nobody() -> None:
    writer = WriterThread(Lasting(Gone()))  # type: ignore[arg-type]  # as the driver hands it over
    writer.start()

    def draw() -> None:
        for _ in range(100):
            writer.write("drawn")
        writer.stop()

    drawing = Thread(target=draw, daemon=True)
    drawing.start()
    drawing.join(PATIENCE)
    assert not drawing.is_alive()


class Gone(TextIOWrapper):
    """What is left of a terminal whose window was closed."""

    def __init__(self) -> None:
        super().__init__(BytesIO())

    def write(self, _text: str) -> int:
        raise OSError(errno.EIO, "Input/output error")

    def fileno(self) -> int:
        return 2


def test_a_process_that_is_stopped_from_outside_draws_anew_and_its_keys_are_read_once() -> None:
    screen = Screen()
    screen.selected("US presidential election")
    for _ in range(3):
        screen.still()  # what is under way would be told before the stop
        screen.child.kill(signal.SIGSTOP)
        screen.stopped()
        screen.pump()
        screen.raw = b""
        screen.child.kill(signal.SIGCONT)
        screen.drawn(LEFT_ALTERNATE_SCREEN)
        screen.drawn(ENTERED_ALTERNATE_SCREEN)
        screen.drawn(b"Parler v. Amazon")
    screen.press(DOWN)
    screen.selected("Storming of the US Capitol")
    screen.press("q")
    assert screen.ended() == 0


def test_an_unreadable_store_is_one_sentence_and_status_2() -> None:
    screen = Screen("no-such-file.toml")
    assert screen.ended() == 2
    words = screen.raw.decode()
    assert "no-such-file.toml" in words
    assert words.strip().count("\n") == 0


def test_a_dumb_terminal_is_drawn_on_once_and_at_its_own_size() -> None:
    screen = Screen(TERM="dumb")
    screen.selected("US presidential election")
    screen.until("Filter", "Detail")
    screen.press(DOWN)
    screen.selected("Storming of the US Capitol")
    screen.child.kill(signal.SIGTERM)
    assert screen.ended() == 143


def test_no_colour_still_shows_what_is_selected() -> None:
    screen = Screen(NO_COLOR="1")
    screen.selected("US presidential election")
    screen.press("q")
    assert screen.ended() == 0


@pytest.mark.parametrize(
    ("burst", "counted", "selected"),
    [
        (":@restored\r", "44 of 44", "Parler back online"),
        ("fwho:amazon before:2021-02\r", "9 of 44", "Notice given by AWS"),
        ("/injunction\r", "44 of 44", "injunction"),
    ],
)
def test_what_is_typed_ahead_goes_to_the_line_that_is_about_to_stand(burst: str, counted: str, selected: str) -> None:
    screen = Screen()
    screen.selected("US presidential election")
    screen.press(burst)
    screen.until(counted)
    screen.selected(selected)
    screen.press("q")
    assert screen.ended() == 0


def test_a_chronology_that_is_piped_in_is_explored_by_the_keyboard() -> None:
    screen = Screen("-", piped="tests/data/formats/tables/voyages.csv")
    screen.until("- (CSV, read-only)", "Voyages")
    screen.selected("Premier voyage de Cartier")
    screen.press(DOWN)
    screen.selected("Tour du monde de Bougainville")
    screen.press("q")
    assert screen.ended() == 0
    assert LEFT_ALTERNATE_SCREEN in screen.raw
