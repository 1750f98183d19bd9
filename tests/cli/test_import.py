"""`timeline-tui import`: what others keep, as a file of ours."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from timeline_tui.formats.opening import read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    date = "2021-01-10T23:59:00-08:00"
    own = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in _person(date).items()}
    own |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for words in (["init", "-q"], ["commit", "--allow-empty", "-qm", 'A "first"\n\nWith more\nto say.']):
        subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, env=os.environ | own)
    return folder


def _person(date: str) -> dict[str, str]:
    return {"NAME": "Ada", "EMAIL": "ada@example.org", "DATE": date}


def test_what_is_imported_is_what_is_opened(run: Run, repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.toml"
    done = run("import", f"git:{repository}", "-o", str(out))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"1 event from git history to {out}\n")
    ours, theirs = (read([store]).chronicle for store in (str(out), f"git:{repository}"))
    assert [event._replace(place=event.place._replace(file="", line=0)) for event in ours.rows(0, 9)] == [
        event._replace(place=event.place._replace(file="", line=0)) for event in theirs.rows(0, 9)
    ]
    assert run("fmt", "--check", str(out)).returncode == 0


def test_it_writes_over_nothing_unless_told(run: Run, repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.toml"
    out.write_text("mine")
    done = run("import", f"git:{repository}", "-o", str(out))
    assert (done.returncode, out.read_text()) == (2, "mine")
    assert "is there already; name another with -o, or write over it with --force" in done.stderr
    assert run("import", f"git:{repository}", "-o", str(out), "--force").returncode == 0
    assert out.read_text().startswith("# From git:")


def test_standard_output_gets_the_file_and_standard_error_the_rest(run: Run, repository: Path) -> None:
    done = run("import", f"git:{repository}")
    assert done.stdout.splitlines()[0].startswith("# From git:")
    assert done.stderr == "1 event from git history\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["events.toml"], "this is TOML already; name one with --from: git"),
        (["nothing.txt"], "there is no such file or folder; check the name"),
    ],
)
def test_what_it_can_not_do_it_says_in_a_sentence(run: Run, tmp_path: Path, words: list[str], why: str) -> None:
    (tmp_path / "events.toml").write_text('[[event]]\ntitle = "A"\nwhen = 2001\n')
    done = run("import", *words)
    assert done.returncode == 2
    assert why in done.stderr
    assert "Traceback" not in done.stderr
