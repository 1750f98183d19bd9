"""`timeline-tui add`: what it writes, what it prints, and what it refuses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

STORY = """\
# mine
[[lane]]
id = "courts"

[[source]]
id = "paper"

[[event]]
title = "First"   # kept
when = "2020"

[[event]]
title = "Last"
when = 2022-01-01
"""


@pytest.fixture
def story(run: Run) -> Path:
    del run  # which makes the folder
    file = Path("story.toml")
    file.write_text(STORY, encoding="utf-8")
    return file


def test_the_event_stands_in_its_place_and_its_date_is_read_back(run: Run, story: Path) -> None:
    done = run(
        "add", "story.toml", "--title", "New", "--when", "10 Jan 2021 23:59 PST", "--who", "A", "--who", "B",
        "--tag", "x", "--lane", "courts", "--weight", "5", "--source", "paper", "--quote", "said", "--claim-by", "C",
    )  # fmt: skip
    said = "10 January 2021, 23:59 PST (minute, 2021-01-10T23:59:00-08:00 to 2021-01-10T23:59:59-08:00)"
    assert (done.stdout, done.stderr, done.returncode) == (f"story.toml:12: new: {said}\n", "", 0)
    written = """\
[[event]]
id = "new"
title = "New"
when = "10 Jan 2021 23:59 PST"
who = ["A", "B"]
lane = "courts"
tags = ["x"]
weight = 5
claim_by = "C"

  [[event.evidence]]
  source = "paper"
  quote = "said"

"""
    assert story.read_text() == STORY.replace('[[event]]\ntitle = "Last', written + '[[event]]\ntitle = "Last')
    assert run("check", "story.toml").returncode == 0


def test_a_dry_run_shows_the_text_and_writes_nothing(run: Run, story: Path) -> None:
    done = run("add", "story.toml", "--title", "New", "--when", "2023", "--dry-run")
    assert done.stdout == '[[event]]\nid = "new"\ntitle = "New"\nwhen = "2023"\n'
    assert done.stderr == "story.toml:16: new: 2023 (year, 2023-01-01 to 2023-12-31) (nothing was written)\n"
    assert story.read_text() == STORY


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--when", "2021-02-30"], '--when: "2021-02-30": February 2021 has 28 days'),
        ([], "--when: it has no date; add when = …"),
        (["--when", "2021", "--lane", "court"], '--lane: there is no lane "court"; did you mean "courts"?'),
        (["--when", "2021", "--source", "papr"], '--source: there is no source "papr"; did you mean "paper"?'),
        (["--when", "2021", "--id", "first"], '--id: the id "first" is taken by story.toml:8'),
        (["--when", "2021", "--weight", "7"], "--weight: `weight` must be a whole number from 1 to 5, not 7"),
        (["--start", "2021", "--end", "2020"], "--end: it ends"),
    ],
)
def test_what_can_not_be_read_is_refused_before_anything_is_written(
    run: Run, story: Path, options: list[str], sentence: str
) -> None:
    done = run("add", "story.toml", "--title", "New", *options)
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1
    assert story.read_text() == STORY


def test_a_folder_of_one_file_needs_no_file_and_one_of_several_does(run: Run, story: Path) -> None:
    Path("folder").mkdir()
    story.rename("folder/a.toml")
    assert run("add", "folder", "--title", "New", "--when", "2023").stdout.startswith("folder/a.toml:16: new: 2023")
    Path("folder/b.toml").write_text('[[event]]\nid = "other"\ntitle = "Other"\nwhen = 2020\n')
    asked = run("add", "folder", "--title", "New", "--when", "2023")
    assert asked.returncode == 2
    assert "this store has 2 files; name one of them with --file: folder/a.toml, folder/b.toml" in asked.stderr
    done = run("add", "folder", "--file", "folder/b.toml", "--title", "Other", "--when", "2 days after @new")
    assert done.stdout.startswith("folder/b.toml:6: other-2: ")


def test_an_empty_file_gets_its_first_event(run: Run) -> None:
    Path("events.toml").touch()
    assert run("add", "--title", "New", "--when", "2023").stdout.startswith("events.toml:1: new: 2023")


def test_the_shipped_example_stays_as_it_is(run: Run) -> None:
    done = run("add", "--title", "New", "--when", "2023")
    assert done.returncode == 2
    assert "this is the example that is shipped, and stays as it is; copy it: cp " in done.stderr


def test_a_read_only_file_is_refused_in_one_sentence(run: Run, story: Path) -> None:
    story.chmod(0o444)
    done = run("add", "story.toml", "--title", "New", "--when", "2023")
    assert done.returncode == 2
    assert done.stderr.endswith("story.toml: it is read-only, so nothing was written; allow it with chmod u+w\n")


def test_a_quote_without_a_source_is_a_mistake_of_use(run: Run, story: Path) -> None:
    done = run("add", str(story), "--title", "New", "--when", "2023", "--quote", "x")
    assert (done.returncode, "name it with --source ID" in done.stderr) == (2, True)


def test_of_many_that_add_at_once_nothing_is_lost(run: Run, story: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(lambda n: run("add", "story.toml", "--title", f"New {n}", "--when", "2021"), range(6)))
    assert {one.returncode for one in done} == {0}
    assert story.read_text().count("[[event]]") == 8
