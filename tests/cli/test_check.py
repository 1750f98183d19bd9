"""`check` as a command: choosing, mending, explaining."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run

STORY = '[[event]]\ntitle = "A"   # sic\nwhen = 2021-01\ntag = "x"\nlane = "l"\nclaim_by = "Ann"\n'


def told(run: Run, *arguments: str) -> list[str]:
    return [line.split()[1] for line in run("check", *arguments).stdout.splitlines()]


def test_rules_are_chosen_by_code_and_by_family(run: Run) -> None:
    Path("events.toml").write_text(STORY, encoding="utf-8")
    assert told(run) == ["S701", "T101", "K101", "E601"]
    assert told(run, "--select", "T,e601") == ["T101", "E601"]
    assert told(run, "--ignore", "S T101,K") == ["E601"]
    done = run("check", "--ignore", "T")
    assert done.returncode == 0
    assert done.stderr == "2 warnings, 1 hint; 1 problem not asked for; 1 event in 1 file\n"


def test_the_table_of_the_file_holds_on_the_command_line(run: Run) -> None:
    Path("events.toml").write_text(f'{STORY}[check]\nignore = ["S701", "T"]\n', encoding="utf-8")
    assert told(run) == ["K101", "E601"]
    assert told(run, "--select", "S,T") == ["T101"]


def test_a_code_that_does_not_exist_is_a_mistake_of_the_command_line(run: Run) -> None:
    Path("events.toml").write_text(STORY, encoding="utf-8")
    done = run("check", "--select", "E6O1")
    assert done.returncode == 2
    assert done.stderr.startswith('timeline-tui: no rule is called "E6O1"; did you mean --select E601?')
    assert run("check", "--ignore", "%").returncode == 2


def test_fix_mends_what_is_safe_and_prints_the_rest(run: Run) -> None:
    Path("events.toml").write_text(STORY, encoding="utf-8")
    done = run("check", "--fix", "--strict")
    assert done.returncode == 1
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["E601"]
    mended, summary = done.stderr.splitlines()
    assert mended == "events.toml: 3 problems mended (1 K101, 1 S701, 1 T101)"
    assert summary == "1 warning; 1 event in 1 file"
    assert Path("events.toml").read_text(encoding="utf-8") == (
        '[[event]]\nid = "a"\ntitle = "A"   # sic\nwhen = "2021-01"\ntags = "x"\nlane = "l"\nclaim_by = "Ann"\n'
    )
    assert run("check", "--fix").stderr == "1 warning; 1 event in 1 file\n"


def test_fix_writes_nothing_where_it_may_not(run: Run) -> None:
    Path("events.toml").write_text(STORY, encoding="utf-8")
    Path("events.toml").chmod(0o444)
    done = run("check", "--fix")
    assert done.returncode == 2
    assert "read-only, so nothing was written" in done.stderr
    assert Path("events.toml").read_text(encoding="utf-8") == STORY
    assert run("check", "--fix", "-", stdin=STORY.encode()).stderr == (
        "timeline-tui: -: standard input can't be mended; save it to a file\n"
    )


def test_a_rule_is_explained_with_its_example(run: Run) -> None:
    done = run("check", "--explain", "l505")
    assert done.returncode == 0
    assert done.stdout.startswith("### L505 a part lies certainly outside its whole\n\nError.")
    assert "outside of which it lies" in done.stdout
    wrong = run("check", "--explain", "L5")
    assert wrong.returncode == 2
    assert "try --explain with one of L501, L502" in wrong.stderr
