"""What the commands print, where, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

MISTAKES = Path(__file__).parents[1] / "data" / "mistakes.toml"
GOOD = """\
title = "Mine"
[[event]]
id = "a"
title = "A day"
when = 2021-01-10
lane = "x"
[[event]]
title = "A year"
when = 2021
"""


def test_without_a_terminal_the_chronology_is_printed(run: Run) -> None:
    bare, listed = run(), run("list")
    assert (bare.returncode, bare.stdout) == (0, listed.stdout)
    assert bare.stdout.startswith("Parler v. Amazon · ")
    assert bare.stderr == ""


def test_the_events_toml_of_this_folder_comes_before_the_example(run: Run) -> None:
    Path("events.toml").write_text(GOOD, encoding="utf-8")
    assert run().stdout.splitlines() == [
        "Mine · 2 events",
        "",
        "2021               A year",
        "2021-01-10         A day",
    ]


def test_plain_range_and_filter_print_what_they_leave(run: Run) -> None:
    Path("events.toml").write_text(GOOD, encoding="utf-8")
    printed = run("--plain", "--range", "2021-01-09..2021-01-11", "--filter", "lane:x").stdout
    assert printed.splitlines()[2:] == ["2021-01-10         A day"]


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    many = tmp_path / "many.toml"
    many.write_text("".join(f'[[event]]\ntitle = "Event {n}"\nwhen = 2001\n' for n in range(20_000)))
    command = [sys.executable, "-m", "timeline_tui", str(many)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().decode() == "20,000 events\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_list_has_four_formats_a_limit_and_a_language(run: Run) -> None:
    assert json.loads(run("list", "--format", "jsonl", "--limit", "1").stdout)["id"]
    assert run("list", "--format", "csv", "--limit", "0").stdout.startswith("id,title,when,")
    assert run("list", "--format", "md", "--limit", "0").stdout.startswith("# Parler v. Amazon")
    assert " événements" in run("list", "--lang", "fr").stdout


def test_list_reads_standard_input(run: Run) -> None:
    assert "A day" in run("list", "-", stdin=GOOD.encode()).stdout
    assert "A day" in run("-", stdin=GOOD.encode()).stdout


def test_list_counts_mistakes_on_standard_error(run: Run) -> None:
    listed = run("list", str(MISTAKES))
    assert listed.returncode == 0
    assert listed.stderr == f"40 errors; see timeline-tui check {MISTAKES}\n"


def test_check_names_every_mistake_and_exits_1(run: Run) -> None:
    checked = run("check", str(MISTAKES))
    assert checked.returncode == 1
    lines = checked.stdout.splitlines()
    assert len(lines) == 40
    assert lines[0].startswith(f"{MISTAKES}:13:8: T101 this date needs quotes: ")
    assert checked.stderr == "40 errors; 44 events in 1 file\n"


def test_check_is_content_with_the_shipped_example(run: Run) -> None:
    checked = run("check", "--strict")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert checked.stderr.startswith("nothing wrong; ")


def test_check_lets_warnings_pass_unless_it_is_strict(run: Run) -> None:
    Path("events.toml").write_text('[[event]]\ntitle = "A"\nwhen = 2001\ntag = "x"\n', encoding="utf-8")
    assert [run("check").returncode, run("check", "--strict").returncode] == [0, 1]


def test_check_speaks_json_and_github(run: Run) -> None:
    Path("events.toml").write_text(
        '[[event]]\nid = "a"\ntitle = "100%"\nwhen = "100 %%"\ntag = "x"\n', encoding="utf-8"
    )
    assert json.loads(run("check", "--format", "json").stdout)[1] == {
        "file": "events.toml",
        "line": 5,
        "column": 1,
        "code": "K101",
        "severity": "warning",
        "message": "`tag` is not a key of an event: `tags`?",
        "event": "a",
        "fix": "tags",
    }
    github = run("check", "--format", "github").stdout.splitlines()
    assert github[0].startswith('::error file=events.toml,line=4,col=8,title=D201::event "a": "100 %25%25" is not')
    assert github[1].startswith("::warning file=events.toml,line=5,col=1,title=K101::")
    Path("events.toml").write_text(GOOD, encoding="utf-8")
    assert json.loads(run("check", "--ignore", "S", "--format", "json").stdout) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["gone.toml"], "gone.toml: there is no such file or folder; check the name"),
        (["list", "gone.toml"], "gone.toml: there is no such file or folder; check the name"),
        (["lst"], "lst: there is no such file or folder; check the name, or is the command `list` meant?"),
        (
            ["--lang", "fr", "list"],
            "list: there is no such file or folder; check the name, or put the command first: timeline-tui list …",
        ),
        (["check", "."], ".: this folder holds no .toml file; name a file, or put an events.toml there"),
        (["list", "--filter", "tag:("], None),
        (["list", "--filter", "after:nonsense"], None),
        (["list", "--format", "xml"], None),
        (["--nonsense"], None),
        (["--range", "2021"], None),
        (["date"], None),
        (["date", "2021", "--zone", "Mars/Olympus"], None),
        (["date", "2021", "--base", "soon"], None),
        (["screenshot"], None),
        (["screenshot", "-o", "x.svg", "--size", "big"], None),
    ],
)
def test_what_can_not_be_done_is_one_sentence_and_exit_2(run: Run, arguments: list[str], sentence: str | None) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("timeline-tui: ")
    assert sentence is None or done.stderr == f"timeline-tui: {sentence}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs there")
def test_a_pipe_given_as_a_store_does_not_hang(run: Run) -> None:
    os.mkfifo("pipe")
    done = run("check", "pipe")
    assert (done.returncode, done.stderr) == (
        2,
        "timeline-tui: pipe: this is a pipe, not a file; use - to read standard input\n",
    )


def test_errors_do_not_obey_what_a_name_says(run: Run) -> None:
    assert "\x1b" not in run("list", "\x1b[2Jgone").stderr


def test_a_store_named_like_a_command_is_written_with_its_folder(run: Run) -> None:
    Path("list").write_text(GOOD, encoding="utf-8")
    assert run("list").stdout.startswith("Parler")
    assert run("./list").stdout.startswith("Mine")


@pytest.mark.parametrize("arguments", [["date", "2021"], ["list"], ["check"], [], ["--help"]])
def test_commands_that_draw_no_screen_import_no_textual(tmp_path: Path, arguments: list[str]) -> None:
    code = (
        "import sys; from timeline_tui.cli import run; run(sys.argv[1:]);"
        "sys.exit(bool({'textual', 'rich'} & {name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_explorer_starts_without_encryption_and_whoever_wants_it_later_has_it(tmp_path: Path) -> None:
    code = (
        "import sys; from timeline_tui.tui.beginning import begin; begin(); import timeline_tui.tui.app;"
        "early = 'ssl' in sys.modules; import ssl; ssl.create_default_context(); sys.exit(early)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_help_and_version(run: Run) -> None:
    shown = run("--help").stdout
    for word in ("list", "check", "date", "screenshot", "--filter", "--at", "STORE"):
        assert word in shown
    assert run("--version").stdout.startswith("timeline-tui ")
    assert "--json" in run("date", "--help").stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [("timeline-tui ch", "check"), ("timeline-tui --fi", "--filter"), ("timeline-tui list --fo", "--format")],
)
def test_the_shell_can_complete_commands_and_options(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: str, offered: str
) -> None:
    monkeypatch.setenv("_TIMELINE_TUI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    assert f"plain,{offered}" in run().stdout.splitlines()
