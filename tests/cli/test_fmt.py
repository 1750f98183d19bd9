"""`fmt` on the command line: what it writes, prints and leaves alone, and its exit status."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run

UNTIDY = b'[[event]]\nwhen=2021 # then\ntitle="A"\n'
TIDY = b'[[event]]\ntitle = "A"\nwhen = 2021  # then\n'
BROKEN = b"[[event]]\ntitle = one\n"


def test_a_file_is_written_and_named(run: Run) -> None:
    Path("events.toml").write_bytes(UNTIDY)
    done = run("fmt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "events.toml\n", "1 laid out anew\n")
    assert Path("events.toml").read_bytes() == TIDY
    done = run("fmt", "events.toml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "1 already laid out\n")


def test_check_writes_nothing_and_exits_1(run: Run) -> None:
    Path("one.toml").write_bytes(UNTIDY)
    Path("two.toml").write_bytes(TIDY)
    done = run("fmt", "--check", "one.toml", "two.toml")
    assert (done.returncode, done.stdout) == (1, "one.toml\n")
    assert done.stderr == "1 would change, 1 already laid out; run timeline-tui fmt without --check\n"
    assert Path("one.toml").read_bytes() == UNTIDY
    assert run("fmt", "--check", "two.toml").returncode == 0


def test_standard_input_goes_to_standard_output(run: Run) -> None:
    for text in (UNTIDY, TIDY):
        done = run("fmt", "-", stdin=text)
        assert (done.returncode, done.stdout, done.stderr) == (0, TIDY.decode(), "")
    done = run("fmt", "--check", "-", stdin=UNTIDY)
    assert (done.returncode, done.stdout) == (1, "-\n")


def test_a_broken_file_is_left_alone_and_the_others_are_done(run: Run) -> None:
    Path("broken.toml").write_bytes(BROKEN)
    Path("good.toml").write_bytes(UNTIDY)
    done = run("fmt", "broken.toml", "gone.toml", "good.toml")
    assert (done.returncode, done.stdout) == (2, "good.toml\n")
    assert done.stderr.splitlines() == [
        (
            "timeline-tui: broken.toml: it is laid out once it can be read whole; "
            'mend 2:9 first: this text needs quotes: title = "one"'
        ),
        "timeline-tui: gone.toml: there is no such file or folder; check the name",
        "1 laid out anew, 2 left alone",
    ]
    assert Path("broken.toml").read_bytes() == BROKEN
    assert Path("good.toml").read_bytes() == TIDY


def test_a_folder_means_its_chronicles_and_no_other_files(run: Run) -> None:
    Path("events.toml").write_bytes(UNTIDY)
    Path("pyproject.toml").write_bytes(b'[project]\nname="x"\n')
    done = run("fmt", ".")
    assert (done.returncode, done.stdout) == (0, "./events.toml\n")
    assert "left alone, for it is no chronicle" in done.stderr
    assert Path("pyproject.toml").read_bytes() == b'[project]\nname="x"\n'
    assert Path("events.toml").read_bytes() == TIDY


def test_line_ends_and_the_byte_order_mark_are_kept(run: Run) -> None:
    mark = b"\xef\xbb\xbf"
    Path("events.toml").write_bytes(mark + UNTIDY.replace(b"\n", b"\r\n"))
    assert run("fmt").returncode == 0
    assert Path("events.toml").read_bytes() == mark + TIDY.replace(b"\n", b"\r\n")


def test_without_a_file_nothing_is_done(run: Run) -> None:
    done = run("fmt")
    assert done.returncode == 2
    assert done.stderr == ("timeline-tui: name a file to lay out, or - for standard input (see timeline-tui --help)\n")


def test_what_is_no_text_is_left_alone(run: Run) -> None:
    Path("events.toml").write_bytes(b"\xff\xfea\x00")
    done = run("fmt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("timeline-tui: events.toml: this is UTF-16, not UTF-8; save it as UTF-8\n")


def test_the_schema_is_printed(run: Run) -> None:
    shipped = (resources.files("timeline_tui.store") / "events.schema.json").read_text(encoding="utf-8")
    assert run("schema").stdout == shipped
