"""`timeline-tui export`: pages, pictures and cards, and what is said of what they can't hold."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

STORY = """\
title = { en = "Story", fr = "Récit" }

[[event]]
id = "then"
title = { en = "Then", fr = "Alors" }
when = "2021-01"
note = "Ask."

[[event]]
title = "Some time"
"""


@pytest.fixture
def story(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(STORY, encoding="utf-8")


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("story.html", b"<!DOCTYPE html>"),
        ("story.svg", b"<svg "),
        ("story.md", b"<!-- Not held here"),
        ("story.jsonld", b"{"),
        ("story.apkg", b"PK"),
    ],
)
def test_the_name_of_the_file_says_which_format(run: Run, tmp_path: Path, name: str, first: bytes) -> None:
    done = run("export", "story.toml", "-o", name)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(f"2 events to {name} (")
    assert (tmp_path / name).read_bytes().startswith(first)
    again = run("export", "story.toml", "-o", name)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


@pytest.mark.usefixtures("story")
def test_what_is_lost_is_listed_on_standard_error_alone(run: Run) -> None:
    done = run("export", "story.toml", "--to", "svg")
    assert done.stdout.startswith("<svg ")
    assert "what SVG can't hold:\n" in done.stderr
    assert "- notes for whoever presents (1): then\n" in done.stderr
    assert "- events without a date (1): some-time\n" in done.stderr


@pytest.mark.usefixtures("story")
def test_a_filter_and_a_language_are_those_of_the_page(run: Run) -> None:
    done = run("export", "story.toml", "--to", "markdown", "--lang", "fr", "--filter", "on:2021-01-10")
    assert "# Récit" in done.stdout
    assert "**janvier 2021** · peut-être" in done.stdout
    assert "*Connu au mois seulement.*" in done.stdout
    assert "Some time" not in done.stdout


@pytest.mark.usefixtures("story")
def test_cards_are_a_whole_package(run: Run, tmp_path: Path) -> None:
    assert run("export", "story.toml", "--to", "anki", "-o", "cards").returncode == 0
    with zipfile.ZipFile(tmp_path / "cards") as package:
        assert package.testzip() is None
        assert set(package.namelist()) == {"collection.anki2", "media"}
