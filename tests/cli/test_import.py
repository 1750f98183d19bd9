"""`timeline-tui import`: what others keep, as a file of ours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
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


TABLE = "Headline;Day;City\nL’édit;13/4/1598;Nantes\nSoon;some day;\n"
JSON = '[{"event": "Founding of Rome. By whom, nobody knows.", "start": {"year": -753}, "colour": "red"}]'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_guesses_and_losses_are_said_and_stand_at_the_top_of_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rome.json").write_text(JSON, encoding="utf-8")
    done = run("import", "rome.json", "-o", "rome.toml")
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "1 event from JSON to rome.toml",
        'columns are guessed: title from "event", start from "start.year"; --map KEY=COLUMN says otherwise',
        (
            'the numbers of "start.year" are years, and negative ones before the common era: '
            "-753 is 753 BCE; --dates astronomical counts otherwise"
        ),
        "not carried over:",
        "- columns that are nothing an event has (1): colour",
        "to see what is wrong in it: timeline-tui check rome.toml",
    ]
    top = (tmp_path / "rome.toml").read_text(encoding="utf-8").split("[[event]]")[0]
    assert top.startswith("# From rome.json (JSON).\n# columns are guessed: ")
    assert "# Not carried over:\n# - columns that are nothing an event has (1): colour\n" in top
    assert run("check", "rome.toml").returncode == 0


def test_standard_input_is_known_by_what_it_holds(run: Run) -> None:
    done = run("import", "-", stdin=TABLE.encode())
    assert done.returncode == 0
    assert 'when = "1598-04-13"' in done.stdout
    assert "2 events from CSV" in done.stderr
    assert "(CSV)" in done.stdout.splitlines()[0]


def test_a_format_may_be_named_where_it_is_not_plain(run: Run) -> None:
    assert "no format that is known" in run("import", "-", stdin=b"one;two\n").stderr
    assert run("import", "-", "--from", "csv", stdin=b"one;two\nA;B\n").returncode == 0


def test_columns_and_dates_are_mapped_as_asked(run: Run, table: Path) -> None:
    done = run("import", str(table), "--map", "title=City,when=Day", "--map", "where=headline")
    assert 'title = "Nantes"\nwhen = "1598-04-13"\nwhere = "L’édit"' in done.stdout
    assert "guessed" not in done.stderr
    assert "where" not in run("import", str(table), "--map", "where=").stdout.replace('"City"', "")
    american = run("import", "-", "--dates", "m/d/y", stdin=b"title,when\nA,1/2/2003\n")
    assert 'when = "2003-01-02"' in american.stdout


def test_the_zone_of_times_that_name_none_can_be_given(run: Run) -> None:
    done = run("import", "-", "--zone", "Europe/Paris", stdin=b"title,when\nA,2003-01-02 10:00\n")
    assert 'timezone = "Europe/Paris"' in done.stdout


def test_each_loss_is_listed_when_asked(run: Run) -> None:
    rows = "title,when\n" + "".join(f"A,2001,extra {number}\n" for number in range(5))
    short, long = (run("import", "-", *words, stdin=rows.encode()).stderr for words in ((), ("--verbose",)))
    assert "(5): line 2: extra 0, line 3: extra 1, line 4: extra 2 and 2 more" in short
    assert "extra 4" not in short
    assert "- cells beyond the last column: line 6: extra 4" in long


def test_it_never_writes_over_what_it_reads(run: Run, table: Path) -> None:
    (table.parent / "link.csv").symlink_to(table)
    for output in (str(table), "link.csv"):
        done = run("import", str(table), "-o", output, "--force")
        assert done.returncode == 2
        assert f"{output} is the file that is read; name another with -o" in done.stderr
    assert table.read_text(encoding="utf-8") == TABLE


def test_interrupted_it_leaves_nothing_behind(tmp_path: Path) -> None:
    # Whoever runs the tests may ignore the signal, and a child would, too.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    code += "from timeline_tui.cli import main; main()"
    command = [sys.executable, "-c", code, "import", "-", "-o", "out.toml"]
    running = subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdin
    assert running.stderr
    with running, running.stderr:
        # More than a pipe holds: once it is written, the command is reading.
        running.stdin.write(b"title,when\n" + b"A,2001\n" * 100_000)
        running.stdin.flush()
        running.send_signal(signal.SIGINT)
        running.stdin.close()  # a signal between two reads is heard after the next
        assert running.stderr.read().strip() == b""
        assert running.wait(timeout=30) == 130
    assert list(tmp_path.iterdir()) == []


def test_interrupted_at_the_last_moment_the_old_file_stays(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline_tui.cli import run as run_here

    out = tmp_path / "out.toml"
    (tmp_path / "table.csv").write_text("title,when\n" + "A,2001\n" * 5_000)
    assert run("import", "table.csv", "-o", "out.toml").returncode == 0
    before = out.read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    for where in ("timeline_tui.store.saving._write", "os.fsync", "timeline_tui.formats.toml._table"):
        with monkeypatch.context() as patched:
            patched.setattr(where, interrupted)
            (tmp_path / "table.csv").write_text("title,when\n" + "B,2001\n" * 5_000)
            assert run_here(["import", "table.csv", "-o", "out.toml", "--force"]) == 130
    assert out.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.toml", "table.csv"]


@pytest.mark.parametrize("words", [["list"], ["--plain"], []])
def test_a_table_opens_by_what_it_holds_under_any_name(run: Run, tmp_path: Path, words: list[str]) -> None:
    for name in ("table.txt", "misnamed.toml"):
        (tmp_path / name).write_text(TABLE, encoding="utf-8")
        done = run(*words, name)
        assert (done.returncode, "1598-04-13" in done.stdout) == (0, True), name
        assert "Without a date" in done.stdout
    assert "1598-04-13" in run(*words, "-", stdin=TABLE.encode()).stdout


def test_check_names_what_a_table_holds_and_where(run: Run, table: Path) -> None:
    done = run("check", str(table))
    assert done.returncode == 1
    assert f'{table}:3:1: D201 event "soon": "some day" is not a date I can read' in done.stdout
    assert "columns are guessed" in done.stdout


def test_toml_alone_is_told_the_way_there(run: Run, table: Path) -> None:
    done = run("fmt", str(table))
    assert done.returncode == 2
    assert "timeline-tui import" in done.stderr or "TOML" in done.stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["events.toml"], "this is TOML already; name one with --from: git"),
        (["nothing.txt"], "there is no such file or folder; check the name"),
        (["table.csv", "--map", "when"], '"when" is no KEY=COLUMN; write --map when=Date,title=Name'),
        (["table.csv", "--map", "whn=Day"], '"whn" is no key of an event; did you mean when=Day?'),
        (["table.csv", "--map", "when=Dai"], 'table.csv: it has no column "Dai" for when; did you mean "Day"?'),
        (["table.csv", "--zone", "Europe/Pari"], "Europe/Pari"),
        (["table.csv", "--until", "soon"], '"soon" is not a date I can read'),
        (["table.csv", "--dates", "bce", "--dates", "astronomical"], "contradict each other; give one of them"),
        (["table.csv", "--from", "json"], "table.csv: this is no JSON at line 1, column 1"),
        (["table.csv", "-o", "folder"], "folder is a folder; name a file with -o"),
        (["table.csv", "-o", "no/such/out.toml"], "there is no folder no/such; make it"),
    ],
)
def test_what_it_can_not_do_it_says_in_a_sentence(
    run: Run, table: Path, tmp_path: Path, words: list[str], why: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "events.toml").write_text('[[event]]\ntitle = "A"\nwhen = 2001\n')
    done = run("import", *words)
    assert done.returncode == 2
    assert why in done.stderr
    assert done.stderr.count("\n") == 1
    assert (done.stdout, table.read_text(encoding="utf-8")) == ("", TABLE)
