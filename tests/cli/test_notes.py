"""`notes`: what the reader keeps, printed; also of events and files that are gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from timeline_tui.chronicle.event import Event, Place
from timeline_tui.store.reader.notes import Notebook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

STORY = """\
title = "A *story*"
[[event]]
id = "late"
title = "The end"
when = "2022"
[[event]]
id = "early"
title = { en = "The beginning", fr = "Le début" }
when = "2021-01-10"
"""


def event(name: str, title: str = "T") -> Event:
    return Event(name, title, when_text="2019", place=Place("story.toml", 1))


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.toml").write_text(STORY, encoding="utf-8")
    return tmp_path


def noted() -> Notebook:
    book = Notebook(["story.toml"])
    book.write(event("late"), "- why?\n- when\x1b[31m?", was="")
    book.bookmark(event("early"), on=True)
    book.write(event("gone", "Gone [x]"), "still here", was="")
    return book


@pytest.mark.usefixtures("story")
def test_notes_are_printed_as_markdown_in_order_of_time_and_vanished_ones_last(run: Run) -> None:
    noted()
    done = run("notes", "story.toml")
    assert done.returncode == 0
    assert done.stdout == (
        "# A \\*story\\*: bookmarks and notes\n\n"
        "## 10 January 2021 · The beginning\n\n`@early` · bookmarked\n\n"
        "## 2022 · The end\n\n`@late`\n\n- why?\n- when␛[31m?\n\n"
        "## No longer in the chronology\n\n"
        "### 2019 · Gone \\[x\\]\n\n`@gone`\n\nstill here\n"
    )


@pytest.mark.usefixtures("story")
def test_notes_are_printed_as_json_and_in_french(run: Run) -> None:
    noted()
    lines = [json.loads(line) for line in run("notes", "story.toml", "--format", "jsonl").stdout.splitlines()]
    assert [line["id"] for line in lines] == ["early", "late", "gone"]
    assert [line["vanished"] for line in lines] == [False, False, True]
    assert "## 10 janvier 2021 · Le début\n\n`@early` · signet\n" in run("notes", "story.toml", "--lang", "fr").stdout


@pytest.mark.usefixtures("story")
def test_no_notes_are_said_and_not_printed(run: Run) -> None:
    done = run("notes", "story.toml")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no notes and no bookmarks" in done.stderr


def test_notes_on_a_file_that_was_moved_are_named_with_a_command_that_brings_them_back(run: Run, story: Path) -> None:
    noted()
    (story / "deep").mkdir()
    (story / "story.toml").rename(story / "deep" / "story.toml")
    done = run("notes", "deep/story.toml")
    assert f'"{story}/story.toml", which is gone' in done.stderr
    command = done.stderr.split("to have them here: ")[1].split()
    assert command[:2] == ["mv", "-n"]
    from pathlib import Path

    Path(command[2]).rename(command[3])
    assert "still here" in run("notes", "deep/story.toml").stdout


def test_a_broken_file_of_notes_is_named_on_standard_error(run: Run, story: Path, data_folder: Path) -> None:
    noted()
    (path,) = data_folder.rglob("story-*.json")
    path.write_text("{")
    done = run("notes", "story.toml")
    assert done.returncode == 0
    assert str(path) in done.stderr
    assert path.read_text() == "{"
    assert story.exists()
