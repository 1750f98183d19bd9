"""The user's editor, on a real pseudo-terminal: opened at the line, and back to the same place."""

from __future__ import annotations

import shlex
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.terminal.screen import CURSOR_SHOWN, DOWN, LEFT_ALTERNATE_SCREEN, Screen

if TYPE_CHECKING:
    from pathlib import Path

STORY = "\n".join(
    f'[[event]]\nid = "e{number}"\ntitle = "Event {number}"\nwhen = "20{number:02}"\n' for number in range(10, 20)
)

_EDITOR = """\
import pathlib, sys
folder = pathlib.Path({folder!r})
(folder / "told").write_text("\\n".join(sys.argv[1:]))
file = folder / "story.toml"
print("EDITOR HERE", flush=True)
if {asks}:
    (folder / "typed").write_text(input())
file.write_text(file.read_text().replace("Event 12", "Edited 12"))
sys.exit({status})
"""


def make_editor(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, asks: bool = False, status: int = 0
) -> None:
    script = folder / "script.py"
    script.write_text(_EDITOR.format(folder=str(folder), asks=asks, status=status))
    program = folder / name
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {script} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"{program} --own")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "story.toml"
    file.write_text(STORY)
    return file


def test_the_editor_has_the_terminal_and_gives_it_back(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_editor(story.parent, monkeypatch, "vim", asks=True)
    screen = Screen(str(story), "--filter", "before:2019")
    screen.selected("Event 10")
    screen.press(DOWN, DOWN)
    screen.selected("Event 12")
    screen.press("e")
    screen.until("EDITOR HERE")
    assert LEFT_ALTERNATE_SCREEN in screen.raw
    assert CURSOR_SHOWN in screen.raw
    screen.press("qe words", "\n")
    screen.selected("Edited 12")
    assert (story.parent / "typed").read_text() == "qe words"
    assert (story.parent / "told").read_text().split("\n") == ["--own", "+call cursor(11,1)", str(story)]
    screen.until("9 of 10")
    screen.press(DOWN)
    screen.selected("Event 13")
    screen.press("q")
    assert screen.ended() == 0


def test_what_interrupts_in_the_editor_does_not_end_the_explorer(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_editor(story.parent, monkeypatch, "nano", asks=True)
    screen = Screen(str(story))
    screen.selected("Event 10")
    screen.press("e")
    screen.until("EDITOR HERE")
    screen.press("\x03")
    screen.until("nano ended with status")
    screen.selected("Event 10")
    screen.press("q")
    assert screen.ended() == 0


def test_an_editor_with_a_window_leaves_the_screen_alone(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_editor(story.parent, monkeypatch, "code")
    screen = Screen(str(story))
    screen.selected("Event 10")
    screen.press(DOWN, DOWN, "e")
    screen.selected("Edited 12")
    assert LEFT_ALTERNATE_SCREEN not in screen.raw
    assert (story.parent / "told").read_text().split("\n") == ["--own", "--wait", "--goto", f"{story}:11:1"]
    screen.press("q")
    assert screen.ended() == 0


def test_a_status_is_said_and_the_file_is_read_again(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_editor(story.parent, monkeypatch, "hx", status=3)
    screen = Screen(str(story))
    screen.selected("Event 10")
    screen.press("e")
    screen.until("hx ended with status 3", "Edited 12")
    assert (story.parent / "told").read_text().split("\n") == ["--own", f"{story}:1:1"]
    screen.press("q")
    assert screen.ended() == 0


def test_a_file_that_the_editor_leaves_broken_leaves_the_last_good_screen(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_editor(story.parent, monkeypatch, "vim")
    script = story.parent / "script.py"
    script.write_text(script.read_text().replace('"Edited 12"', "'Edited 12\\n[[event'"))
    screen = Screen(str(story))
    screen.selected("Event 10")
    screen.press(DOWN, DOWN, "e")
    screen.until("story.toml:13:")
    screen.selected("Event 12")
    assert "Edited 12" not in screen.text
    screen.press("q")
    assert screen.ended() == 0


def test_an_editor_that_outlives_the_explorer_is_left_alone(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = story.parent / "subl"
    program.write_text(f"#!/bin/sh\nsleep 2\necho done > {story.parent}/done\n")
    program.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(program))
    screen = Screen(str(story))
    screen.selected("Event 10")
    screen.press("e")
    screen.until("opened in subl")
    screen.press("q")
    assert screen.ended() == 0
    for _ in range(100):
        if (story.parent / "done").exists():
            break
        time.sleep(0.1)
    assert (story.parent / "done").exists()


def test_what_is_typed_ahead_goes_where_it_is_meant(story: Path) -> None:
    screen = Screen(str(story))
    screen.selected("Event 10")
    screen.press(f"aDad added{DOWN}2014-05{DOWN}\x13\r")
    screen.selected("Dad added")
    screen.press("q")
    assert screen.ended() == 0
    written = '[[event]]\nid = "dad-added"\ntitle = "Dad added"\nwhen = "2014-05"\n\n'
    assert story.read_text() == STORY.replace('[[event]]\nid = "e15"', written + '[[event]]\nid = "e15"')
