"""`timeline-tui export`: a chronology in a format of others."""

from __future__ import annotations

import csv
import json
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

STORY = """\
title = "Story"

[[event]]
id = "late"
title = { en = "Late", fr = "Tard" }
when = 2021-03-02
tags = ["a"]

[[event]]
id = "early"
title = "=1+1"
when = 1999
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "story.toml"
    file.write_text(STORY, encoding="utf-8")
    return file


def test_the_name_of_the_file_says_the_format_or_it_is_named(run: Run, story: Path) -> None:
    done = run("export", "story.toml", "-o", "out.csv")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == ["2 events to out.csv (CSV)", "what CSV can't hold:", "- the title (1)"]
    assert (story.parent / "out.csv").read_text(encoding="utf-8").splitlines() == [
        "id,title,title.fr,when,tags",
        "early,'=1+1,,1999,",
        "late,Late,Tard,2021-03-02,a",
    ]
    printed = run("export", "story.toml", "--to", "tsv").stdout
    assert printed.splitlines()[0] == "id\ttitle\ttitle.fr\twhen\ttags"
    assert "which format? Name one with --to" in run("export", "story.toml", "-o", "out.unknown").stderr


def test_json_is_data_alone_on_standard_output(run: Run, story: Path) -> None:
    done = run("export", str(story), "--to", "json")
    assert done.stderr == ""
    assert json.loads(done.stdout) == {
        "title": "Story",
        "event": [
            {"id": "early", "title": "=1+1", "when": "1999"},
            {"id": "late", "title": {"en": "Late", "fr": "Tard"}, "when": "2021-03-02", "tags": ["a"]},
        ],
    }


def test_a_filter_chooses_and_standard_input_is_a_store(run: Run) -> None:
    done = run("export", "-", "--to", "jsonl", "--filter", "after:2000", stdin=STORY.encode())
    assert [json.loads(line).get("id") for line in done.stdout.splitlines()] == [None, "late"]


def test_what_is_in_another_format_leaves_in_a_third(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"name": "A", "year": 1999}]')
    assert run("export", "a.json", "--to", "csv").stdout.splitlines() == ["id,title,when", "a,A,1999"]


def test_every_loss_is_listed_when_asked(run: Run, tmp_path: Path) -> None:
    rows = (f'[[event]]\nid = "e{number}"\ntitle = "A"\nwhen = 2001\nend = 2002\n' for number in range(5))
    (tmp_path / "twice.toml").write_text("".join(rows))
    short, long = (run("export", "twice.toml", "--to", "json", *words).stderr for words in ((), ("--verbose",)))
    assert "- the text of dates that were refused (5): e0, e1, e2 and 2 more" in short
    assert "- the text of dates that were refused: e4" in long


def test_it_writes_over_nothing_unless_told_and_never_over_what_it_reads(run: Run, story: Path) -> None:
    out = story.parent / "out.json"
    out.write_text("mine")
    done = run("export", "story.toml", "-o", "out.json")
    assert (done.returncode, out.read_text()) == (2, "mine")
    assert "is there already; name another with -o, or write over it with --force" in done.stderr
    assert run("export", "story.toml", "-o", "out.json", "--force").returncode == 0
    done = run("export", "story.toml", "--to", "json", "-o", "story.toml", "--force")
    assert done.returncode == 2
    assert "story.toml is the file that is read; name another with -o" in done.stderr
    assert story.read_text(encoding="utf-8") == STORY


def test_interrupted_it_leaves_the_old_file(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline_tui.cli import run as run_here

    assert run("export", "story.toml", "-o", "out.csv").returncode == 0
    before = (story.parent / "out.csv").read_bytes()

    story.write_text(STORY.replace("1999", "1998"), encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    for where in ("timeline_tui.formats.tables.cells._in_cells", "timeline_tui.store.saving._write", "os.fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(where, interrupted)
            assert run_here(["export", "story.toml", "-o", "out.csv", "--force"]) == 130
    assert (story.parent / "out.csv").read_bytes() == before
    assert sorted(file.name for file in story.parent.iterdir()) == ["out.csv", "story.toml"]


def test_what_goes_out_comes_in_again(run: Run, story: Path) -> None:
    for name in ("out.csv", "out.jsonl"):
        run("export", str(story), "-o", name)
        made = run("import", name, "-o", f"{name}.toml")
        assert made.returncode == 0
        back = run("list", f"{name}.toml", "--format", "csv", "--lang", "fr").stdout
        assert [row["title"] for row in csv.DictReader(back.splitlines())] == ["'=1+1", "Tard"]
        assert run("fmt", "--check", f"{name}.toml").returncode == 0


def test_no_file_of_a_folder_that_is_read_is_written_over(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "a.toml").write_text(STORY, encoding="utf-8")
    done = run("export", "stories", "--to", "csv", "--force", "-o", "stories/a.toml")
    assert (done.returncode, "stories/a.toml is the file that is read; name another with -o" in done.stderr) == (
        2,
        True,
    )
    assert (folder / "a.toml").read_text(encoding="utf-8") == STORY


def test_that_a_folder_is_missing_is_said_before_anything_is_read(run: Run) -> None:
    done = run("export", "not-there.toml", "-o", "nowhere/story.csv")
    assert done.returncode == 2
    assert "there is no folder nowhere; make it, or name another with -o" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no such device")  # noqa: PTH110
def test_a_device_is_written_to_without_being_told_twice_and_a_full_one_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(STORY, encoding="utf-8")
    assert run("export", "story.toml", "--to", "csv", "-o", "/dev/null").returncode == 0
    full = run("export", "story.toml", "--to", "csv", "-o", "/dev/full")
    assert full.returncode == 2
    assert full.stderr.count("\n") == 1
    assert "/dev/full: it can't be written (no space left on device), so nothing was written" in full.stderr
