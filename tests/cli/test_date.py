"""`timeline-tui date`: how a date is read."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from tests.cli.conftest import Run

DATA = Path(__file__).parents[1] / "data"


class Answer(TypedDict):
    input: str
    ok: bool
    error: str
    earliest: str
    latest: str
    precision: str
    qualifier: str
    label: str
    edtf: str


KEYS = ["input", "ok", "earliest", "latest", "precision", "qualifier", "label", "edtf"]


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _answers(stdout: str) -> list[Answer]:
    return [json.loads(line) for line in stdout.splitlines()]


def test_every_edtf_case_is_answered_in_one_run(run: Run) -> None:
    cases = _table("edtf_cases.csv")
    done = run("date", "--json", "-", stdin="\n".join(case["input"] for case in cases).encode())
    answers = _answers(done.stdout)
    assert [answer["input"] for answer in answers] == [case["input"] for case in cases]
    for case, answer in zip(cases, answers, strict=True):
        assert answer["ok"] == (case["lower"] != "ERROR"), case
        assert list(answer) == (KEYS if answer["ok"] else ["input", "ok", "error"])


def test_every_typed_case_is_answered_in_one_run_a_language(run: Run) -> None:
    cases = _table("typed_cases.csv")
    for locale in {case["locale"] for case in cases}:
        mine = [case for case in cases if case["locale"] == locale]
        stdin = "\n".join(case["text"] for case in mine).encode()
        arguments = ("--typed", "--json", "--locale", locale, "--base", "2026-11-23T12:00:00Z", "-")
        answers = _answers(run("date", *arguments, stdin=stdin).stdout)
        for case, answer in zip(mine, answers, strict=True):
            assert answer["ok"] == (case["start"] != "ERROR"), case
            if not answer["ok"]:
                continue
            starts = tuple(start[:10] for start in case["start"].split("|"))
            assert answer["earliest"].startswith(starts), case


def test_one_that_is_refused_makes_the_exit_status_1(run: Run) -> None:
    done = run("date", "2021", "soon", "1850~")
    assert done.returncode == 1
    assert "reads      about 1850" in done.stdout
    assert done.stderr.startswith('"soon" is not a date I can read; ')
    assert run("date", "2021").returncode == 0


def test_lines_of_any_bytes_are_answered_one_by_one(run: Run) -> None:
    done = run("date", "--json", "-", stdin=b"a\0b\n\xff2021\r\n\n2021\n" + b"9" * 300_000 + b"\n2022")
    answers = _answers(done.stdout)
    assert [answer["ok"] for answer in answers] == [False, False, False, True, False, True]
    assert answers[0]["input"] == "a\0b"
    assert answers[1]["input"] == "\\xff2021"
    assert "\0" not in done.stdout


def test_relative_dates_count_from_the_base(run: Run) -> None:
    (answer,) = _answers(run("date", "--json", "a week after @published", "--base", "2021-03-03").stdout)
    assert (answer["earliest"], answer["qualifier"]) == ("2021-03-10", "~")
    assert "@published is not known" in run("date", "a week after @published").stderr


def test_a_zone_holds_for_dates_that_name_none(run: Run) -> None:
    (answer,) = _answers(run("date", "--json", "2021-01-10 23:59", "--zone", "America/Los_Angeles").stdout)
    assert answer["earliest"] == "2021-01-10T23:59:00-08:00"


def test_words_are_in_the_language_asked_for(run: Run) -> None:
    (answer,) = _answers(run("date", "--json", "2021-03-01", "--locale", "fr").stdout)
    assert answer["label"] == "1er mars 2021"
