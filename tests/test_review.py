"""What docs/review.md hands to git and to a CI job is run as it stands there, in a repository made for it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
GOOD = '[[event]]\nid = "a"\ntitle = "A"\nwhen = 2001\n'
MOVED = GOOD.replace("2001", "2002")
MISTAKEN = GOOD.replace("2001", '"2001-13"')
UNTIDY = '[[event]]\nid="a"\ntitle = "A"\nwhen = 2001\n'
MOVED_WORDS = [
    "~ a: A (2002)",
    "    moved about 1 year later: 2001 → 2002",
    "`a` moved about 1 year later",
]


def _block(language: str, start: str) -> str:
    """The fenced block of a language that begins so."""
    found = re.search(rf"^```{language}\n({re.escape(start)}.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)
    assert found, start
    return found[1]


class Repository:
    """A repository with one chronology in it, committed."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "events.toml"
        self._folder = folder
        programs = folder.parent / "programs"
        programs.mkdir()
        program = programs / "timeline-tui"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline_tui "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }
        self.sh("git init -q -b main")
        self.commit(GOOD)

    def sh(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a script of the shell there, as a CI job does: it ends at the first failure."""
        return subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=self._folder,
            env={**self._environment, **more},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def commit(self, text: str) -> subprocess.CompletedProcess[str]:
        """Save the chronology, stage it and commit it."""
        self.file.write_text(text, encoding="utf-8")
        return self.sh("git add . && git commit -q -m more")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder)


def test_the_hook_lets_good_commits_pass_and_says_what_they_change(repository: Repository, tmp_path: Path) -> None:
    hook = tmp_path / "repository" / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(_block("bash", "#!/bin/sh"), encoding="utf-8")
    hook.chmod(0o755)
    done = repository.commit(MOVED)
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if "a" in line[:10] or "moved" in line][-1] == MOVED_WORDS[-1]
    for bad, said in ((MISTAKEN, "2001-13"), (UNTIDY, "1 would change")):
        done = repository.commit(bad)
        assert done.returncode == 1
        assert said in done.stdout + done.stderr
    assert repository.sh("git log --oneline | wc -l").stdout.strip() == "2"


def test_the_hook_looks_at_what_is_staged(repository: Repository, tmp_path: Path) -> None:
    hook = tmp_path / "hook"
    hook.write_text(_block("bash", "#!/bin/sh"), encoding="utf-8")
    repository.file.write_text(MOVED, encoding="utf-8")
    repository.sh("git add .")
    repository.file.write_text(MISTAKEN, encoding="utf-8")
    done = repository.sh(f"sh {hook}")
    assert (done.returncode, done.stdout.splitlines()) == (0, MOVED_WORDS)
    repository.sh("git rm -q --cached events.toml")
    assert repository.sh(f"sh {hook}").returncode == 0


def test_the_entries_for_the_framework_take_the_names_of_files(repository: Repository) -> None:
    entries = re.findall(r"entry: (.+)", _block("yaml", "repos:"))
    assert len(entries) == 2
    for entry in entries:
        assert repository.sh(f"{entry} events.toml").returncode == 0


def test_the_job_reviews_a_branch(repository: Repository, tmp_path: Path) -> None:
    steps = re.findall(r"run: (.+)", _block("yaml", "name: chronology"))
    assert steps[0].startswith("python -m pip install")
    summary = tmp_path / "summary.md"
    repository.sh("git update-ref refs/remotes/origin/main HEAD")
    repository.commit(MOVED)
    for step in steps[1:]:
        done = repository.sh(step, GITHUB_STEP_SUMMARY=str(summary))
        assert done.returncode == 0, done.stderr
    assert summary.read_text(encoding="utf-8").splitlines()[0] == f"**{MOVED_WORDS[-1]}**"
    repository.commit(UNTIDY.replace("2001", '"2001-13"'))
    failed = [repository.sh(step, GITHUB_STEP_SUMMARY=str(summary)) for step in steps[1:]]
    assert [done.returncode for done in failed] == [1, 1, 0]
    assert failed[0].stdout.startswith("::error file=events.toml,line=4,")


def test_a_branch_is_compared_with_where_it_began(repository: Repository) -> None:
    repository.sh("git checkout -q -b branch")
    repository.commit(MOVED)
    repository.sh("git update-ref refs/remotes/origin/main main")
    done = repository.sh(_block("bash", 'timeline-tui diff "$(git'))
    assert (done.returncode, done.stdout.splitlines()) == (1, MOVED_WORDS)


def test_git_diff_speaks_of_the_story(repository: Repository) -> None:
    attributes = _block("text", "events.toml diff=")
    (repository.file.parent / ".gitattributes").write_text(attributes, encoding="utf-8")
    repository.sh(_block("bash", "git config diff."))
    repository.file.write_text(MOVED, encoding="utf-8")
    assert repository.sh("git diff").stdout.splitlines() == MOVED_WORDS
    assert "+when = 2002" in repository.sh("git diff --no-ext-diff").stdout
    repository.commit(MOVED)
    assert repository.sh("git show --ext-diff --format=").stdout.splitlines()[-3:] == MOVED_WORDS
    repository.sh("git rm -q events.toml")
    assert repository.sh("git diff --cached").stdout.splitlines()[0] == "- a: A (2002)"


def test_the_tool_of_git_speaks_of_the_story(repository: Repository) -> None:
    repository.commit(MOVED)
    done = repository.sh(_block("bash", "git config difftool."))
    assert done.stdout.splitlines() == MOVED_WORDS
