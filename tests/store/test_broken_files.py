"""The corpus: one mistake a file. Its first line names the rule, the place, and whether `--fix` mends it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.store.checks import examine
from timeline_tui.store.checks.fixing import mended
from timeline_tui.store.error import StoreError
from timeline_tui.store.load import Reading, load
from timeline_tui.store.rules import RULES

if TYPE_CHECKING:
    from timeline_tui.store.problem import Problem

FILES = sorted((Path(__file__).parents[1] / "data" / "broken").glob("*.toml"))
IN_FOLDERS = {"F001"}
OF_OTHERS = {"F003", "F004"}
"""What is said of files of other formats."""
"""Rules about several files, which have tests of their own."""


class Broken(NamedTuple):
    """A file of the corpus, as it is read."""

    file: str
    text: str
    code: str
    place: str
    is_mended: bool
    reading: Reading
    problems: tuple[Problem, ...]


@cache
def broken(path: Path) -> Broken:
    text = path.read_bytes().decode()
    code, place, *more = text.split("\n", 1)[0].removeprefix("# ").split()
    reading = load([str(path)])
    return Broken(str(path), text, code, place, more == ["mended"], reading, examine(reading))


def pasted(text: str, problem: Problem) -> str:
    """The text with a problem's mend in place of what is wrong, as a reader of the message would paste it."""
    lines = text.split("\n")
    line = lines[problem.line - 1]
    before, rest = line[: problem.column - 1], line[problem.column - 1 :]
    if problem.text and rest.startswith(problem.text):
        lines[problem.line - 1] = before + problem.fix + rest[len(problem.text) :]
    else:
        assert line.strip() == problem.text
        lines[problem.line - 1] = problem.fix
    return "\n".join(lines)


def test_the_corpus_breaks_every_rule() -> None:
    assert len(FILES) >= 240
    assert {broken(path).code for path in FILES} == RULES.keys() - IN_FOLDERS - OF_OTHERS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_one_mistake_is_named_at_its_line_and_column(path: Path) -> None:
    _, _, code, place, _, _, problems = broken(path)
    assert [(problem.code, f"{problem.line}:{problem.column}") for problem in problems] == [(code, place)]
    (problem,) = problems
    assert problem.severity == RULES[code].severity
    assert problem.message[-1] not in ". "


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_good_events_are_listed_whatever_is_wrong(path: Path) -> None:
    chronicle = broken(path).reading.chronicle
    for name, year in (("before", "2021-01-01"), ("after", "2021-12-31")):
        if f'id = "{name}"' in broken(path).text:
            event = chronicle.get(name)
            assert event is not None
            assert event.when is not None
            assert event.when_text == year


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mend_that_is_offered_makes_the_file_pass(path: Path) -> None:
    file, text, _, _, _, _, (problem,) = broken(path)
    if problem.fix:
        after = load([file], texts={file: pasted(text, problem)})
        assert examine(after) == ()
        assert len(after.chronicle) >= len(broken(path).reading.chronicle)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_safe_is_mended_and_nothing_else_is_touched(path: Path) -> None:
    file, text, _, _, is_mended, _, problems = broken(path)
    done = mended([file], {file: text})
    assert done.problems == (problems if is_mended else ())
    assert done.examined.problems == (() if is_mended else problems)
    old, new = text.split("\n"), done.texts[file].split("\n")
    kept = [line for line in old if line in new]
    assert len(old) - len(kept) <= is_mended
    assert len(new) - len(old) in {0, 1}


def test_a_file_of_a_folder_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"title = '\xff'")
    (tmp_path / "good.toml").write_text('[[event]]\nid = "a"\ntitle = "A"\nwhen = 2001\n', encoding="utf-8")
    reading = load([str(tmp_path)])
    assert [(problem.code, problem.line) for problem in examine(reading)] == [("F001", 1)]
    assert len(reading.chronicle) == 1


_BITS = st.sampled_from([
    '"', "'", '"""', "[", "]", "{", "}", "=", ":", ",", "#", "//", "\n", "\r", "\\", "`", "+", ";", "@", "(", ")",
    "\u00a0", "“", "\u200b", "\x00", "null", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "[[event]]\n",
    "[[event.evidence]]\n",
])  # fmt: skip


@given(st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 1), _BITS), min_size=1, max_size=5))
def test_whatever_else_is_mistyped_each_problem_has_a_place_that_the_file_has(
    path: Path, bits: list[tuple[float, str]]
) -> None:
    text = broken(path).text
    for where, bit in bits:
        at = int(where * len(text))
        text = text[:at] + bit + text[at:]
    try:
        problems = examine(load(["f"], texts={"f": text}))
    except StoreError:
        return
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
