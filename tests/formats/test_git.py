"""A git history as a chronology."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from timeline_tui.formats.opening import read
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.load import Reading


def git(folder: Path, *words: str, date: str = "2021-01-10T23:59:00-08:00", **more: str) -> None:
    own = {
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@example.org",
        "GIT_COMMITTER_NAME": "Bob",
        "GIT_COMMITTER_EMAIL": "bob@example.org",
        "GIT_AUTHOR_DATE": date,
        "GIT_COMMITTER_DATE": date,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, env=os.environ | own | more)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    (folder / "docs").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / "a").write_text("1")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Begin\n\nWith *one* file.")
    (folder / "docs" / "page").write_text("2")
    git(folder, "add", ".", date="2021-02-01T10:00:00Z")
    git(folder, "commit", "-qm", "A page", date="2021-02-01T10:00:00Z")
    git(folder, "tag", "-a", "v1.0", "-m", "The first", date="2021-02-02T09:00:00Z")
    return folder


def events(reading: Reading) -> list[Event]:
    return list(reading.chronicle.rows(0, len(reading.chronicle)))


def test_commits_and_tags_stand_by_their_authors_clocks(repository: Path) -> None:
    reading = read([f"git:{repository}"])
    begin, page, tag = events(reading)
    assert (begin.title, begin.when_text, begin.who, begin.summary) == (
        "Begin",
        "2021-01-10T23:59:00-08:00",
        ("Ada",),
        "With *one* file.",
    )
    assert [(link.as_, link.to) for link in page.links] == [("follows", begin.id)]
    assert (tag.title, tag.lane, tag.who, tag.summary) == ("v1.0", "tags", ("Bob",), "The first")
    assert [link.to for link in tag.links] == [page.id]
    assert reading.documents[0].origin == "git history"
    assert not reading.problems


def test_a_folder_or_a_file_has_the_history_of_its_own(repository: Path) -> None:
    assert [event.title for event in events(read([f"git:{repository}/docs"])) if event.lane == "commits"] == ["A page"]
    assert [event.title for event in events(read([f"git:{repository}/a"])) if event.lane == "commits"] == ["Begin"]


def test_a_merge_is_tagged_and_what_was_applied_later_is_listed(repository: Path) -> None:
    git(repository, "checkout", "-qb", "side")
    (repository / "b").write_text("3")
    git(repository, "add", ".")
    later = {"GIT_COMMITTER_DATE": "2021-03-01T00:00:00Z"}
    git(repository, "commit", "-qm", "Aside", date="2021-02-03T00:00:00Z", **later)
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "Join", "side", date="2021-03-02T00:00:00Z")
    reading = read([f"git:{repository}"])
    (join,) = (event for event in events(reading) if event.title == "Join")
    assert join.tags == ("merge",)
    assert len(join.links) == 2
    (problem,) = reading.problems
    assert problem.code == "F003"
    assert "when a commit was applied, where that is not when it was written (1)" in problem.message


def test_nothing_that_the_repository_names_is_run(repository: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    witness = tmp_path / "witness"
    trap.write_text(f"#!/bin/sh\ntouch {witness}\n")
    trap.chmod(0o755)
    for key in ("gpg.program", "core.fsmonitor", "core.pager", "core.sshCommand", "diff.external"):
        git(repository, "config", key, str(trap))
    git(repository, "config", "log.showSignature", "true")
    read([f"git:{repository}"])
    assert not witness.exists()


@pytest.mark.parametrize(
    ("made", "why"),
    [
        ("missing", 'there is no folder "{}"; write git: and the path of a repository'),
        ("plain", "this is no git repository; write git: and the path of one"),
        ("empty", "this repository has no commit yet"),
    ],
)
def test_what_is_no_history_is_refused_in_a_sentence(tmp_path: Path, made: str, why: str) -> None:
    folder = tmp_path / made
    if made != "missing":
        folder.mkdir()
    if made == "empty":
        git(folder, "init", "-q")
    with pytest.raises(StoreError) as refused:
        read([f"git:{folder}"])
    assert refused.value.sentence == why.format(folder)
