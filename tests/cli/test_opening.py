"""What `timeline-tui FILE` says of a file that is in no format it knows, and of one that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_tui.formats.registry import READ

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

KNOWN = ", ".join(["TOML", *(known.title for known in READ)])
SENTENCE = f"this is in none of the formats that are known: {KNOWN}\n"
TOML = '[[event]]\ntitle = "A"\nwhen = 2001\n'


@pytest.mark.parametrize(
    "data", [b"Dear diary,\nnothing happened.", b"<html><body>no</body></html>", b"\x00\xff\xfe\x01", b"%PDF-1.7\n\xe2"]
)
def test_a_file_of_no_known_format_is_refused_with_those_that_are(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "notes").write_bytes(data)
    done = run("list", "notes")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"timeline-tui: notes: {SENTENCE}")
    piped = run("list", "-", stdin=data)
    assert (piped.returncode, piped.stderr) == (2, f"timeline-tui: -: {SENTENCE}")


def test_an_empty_file_is_told_how_to_begin(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"  \n")
    done = run("list", "notes")
    assert done.returncode == 2
    assert "this file is empty; begin with [[event]]" in done.stderr


@pytest.mark.parametrize("name", ["story.toml", "story.txt", "story", "story.json"])
def test_toml_is_known_under_any_name(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TOML)
    assert run("list", name).stdout.endswith("\n2001               A\n")


def test_toml_that_is_broken_is_still_told_as_toml(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text("Dear diary")
    assert "this is not a TOML chronicle (line 1: " in run("list", "story.toml").stderr
    (tmp_path / "story").write_text('[[event]]\ntitle = "A\n')
    assert "errors; see timeline-tui check story" in run("list", "story").stderr
