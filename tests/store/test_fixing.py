"""`check --fix` changes what it must, proves it, and leaves every other byte alone."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.store.checks import Choice
from timeline_tui.store.checks.edits import Edit, Lines, applied
from timeline_tui.store.checks.fixing import mended
from timeline_tui.store.checks.rewriting import read_for_writing, write_back
from timeline_tui.store.error import StoreError
from timeline_tui.store.saving import ChangedError

if TYPE_CHECKING:
    from pathlib import Path

MESSY = """\
# A chronology   with odd   spaces
title = "Messy"

[[source]]
id = "s"
title = "S"

[[event]]   # the first
  title = First thing   # sic
  when = 2021-01
  tag = ["x"]

  # what is quoted
  [[event.evidence]]
  source = "s"
  weight = 4

[[events]]
title = 1984
when = "20210110"
"""
MENDED = """\
# A chronology   with odd   spaces
title = "Messy"

[[source]]
id = "s"
title = "S"

[[event]]   # the first
  id = "first-thing"
  title = "First thing"   # sic
  when = "2021-01"
  tags = ["x"]
  weight = 4

  # what is quoted
  [[event.evidence]]
  source = "s"

[[event]]
id = "1984"
title = "1984"
when = "2021-01-10"
"""


def written(folder: Path, text: str, name: str = "story.toml") -> str:
    (folder / name).write_bytes(text.encode())
    return str(folder / name)


def fix(*stores: str, choice: Choice | None = None) -> list[str]:
    """Mend stores as `check --fix` does; the files that were written."""
    was = read_for_writing(stores)
    done = mended(stores, {file: one.text for file, one in was.items()}, choice)
    return list(write_back(was, done.texts))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_everything_safe_is_mended_at_once_and_the_rest_stays_byte_for_byte(
    tmp_path: Path, end: str, mark: bytes
) -> None:
    file = tmp_path / "story.toml"
    file.write_bytes(mark + MESSY.replace("\n", end).encode())
    assert fix(str(file)) == [str(file)]
    assert file.read_bytes() == mark + MENDED.replace("\n", end).encode()
    assert fix(str(file)) == []


def test_only_what_is_asked_for_is_mended(tmp_path: Path) -> None:
    file = written(tmp_path, MESSY)
    fix(file, choice=Choice(select=("T101",)))
    assert (tmp_path / "story.toml").read_text() == MESSY.replace("2021-01\n", '"2021-01"\n')


@pytest.mark.parametrize(
    "line",
    [
        'tag = ["x"]\ntags = ["y"]',  # both: which holds is the author's to say
        'wher = "x"',  # when, where
        'when = "01/02/2021"',
        "when = 85",
        "when = -44",
        'links = [{ to = "b", as = "because" }]',
        "weight = 9",
        'lane = "hostign"',
        '[[event.evidence]]\nsource = "s"\nnote = "x"',
        '[[event.evidence]]\nsource = "s"\ntags = ["x",\n  "y"]',
        '[[event.evidence]]\nsource = "s"\nwhere = "x"\n[[event.evidence]]\nsource = "s"\nwhere = "y"',
        'timezone = "Europe/Paris"',
    ],
)
def test_what_would_be_a_guess_is_left_to_people(tmp_path: Path, line: str) -> None:
    head = '[[lane]]\nid = "hosting"\n[[source]]\nid = "s"\n[[event]]\nid = "a"\ntitle = "A"\n'
    text = f"{head}{'' if 'when' in line else 'when = 2001'}\n{line}\n"
    file = written(tmp_path, text)
    done = mended([file], {file: text})
    if "where" in line:
        assert len(done.problems) == 1
        assert len(done.reading.chronicle) == 1
    else:
        assert done.texts[file] == text


def test_one_mend_that_does_not_hold_takes_no_other_with_it(tmp_path: Path) -> None:
    good = '[[event]]\nid = "e{0}"\ntitle = "E {0}"\nwhen = 2021-01\n'
    twice = '[[event]]\nid = "bad"\ntitle = "Bad"\nwhen = 2001\ntag = ["x"]\ntags = ["y"]\n'
    text = "".join(good.format(n) for n in range(9)) + twice + "".join(good.format(n) for n in range(9, 12))
    file = written(tmp_path, text)
    done = mended([file], {file: text})
    assert [problem.code for problem in done.problems] == ["T101"] * 12
    assert done.texts[file] == text.replace("2021-01", '"2021-01"')
    assert [problem.code for problem in done.examined.problems] == ["K101"]


def test_each_file_of_a_folder_is_mended_for_itself(tmp_path: Path) -> None:
    good = '[[event]]\nid = "a"\ntitle = "A"\nwhen = 2001\n'
    written(tmp_path, good, "a.toml")
    written(tmp_path, good.replace('"a"', '"b"').replace("2001", "2001-02"), "b.toml")
    (tmp_path / "c.toml").write_bytes(b"\xff")
    assert fix(str(tmp_path)) == [str(tmp_path / "b.toml")]
    assert (tmp_path / "a.toml").read_text() == good
    assert (tmp_path / "c.toml").read_bytes() == b"\xff"


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    file = written(tmp_path, MESSY)
    was = read_for_writing([file])
    done = mended([file], {file: was[file].text})
    (tmp_path / "story.toml").write_text(MESSY + "# more\n")
    with pytest.raises(ChangedError):
        list(write_back(was, done.texts))
    assert (tmp_path / "story.toml").read_text() == MESSY + "# more\n"


def test_standard_input_is_not_mended() -> None:
    with pytest.raises(StoreError, match="standard input can't be mended"):
        read_for_writing(["-"])


STATEMENTS = st.sampled_from(
    [
        "when = 2021-01",
        "when = '2021' # yes",
        'tag = ["x"]',
        "where = Paris  # sic",
        'summary = """\n[[event]]\nwhen = 2021-01\n"""',
        "[[event.evidence]]\nsource = 's'\ntags = ['y']",
        "# when = 2021-01",
        "",
        "   ",
        'note = "a # b"',
        "weight = “4”",
    ]
)
EVENTS = st.lists(st.lists(STATEMENTS, max_size=6, unique=True), max_size=5)


@given(EVENTS, st.sampled_from(["\n", "\r\n"]))
def test_mending_changes_no_line_that_has_no_problem(events: list[list[str]], end: str) -> None:
    lines = ['title = "By chance"']
    for number, statements in enumerate(events):
        ordered = sorted(statements, key=lambda statement: statement.startswith("[["))
        lines += ["", "[[event]]  # odd", f'title = "Event {number}"', *"\n".join(ordered).split("\n")]
    text = end.join(lines) + end
    done = mended(["-"], {"-": text})
    mends = len(done.problems)
    old, new = text.split(end), done.texts["-"].split(end)
    assert sum(line not in new for line in old) <= mends
    assert sum(line not in old for line in new) <= mends
    again = mended(["-"], done.texts)
    assert again.texts == done.texts
    assert again.problems == ()


def test_a_mend_that_others_stand_in_the_way_of_is_made_after_them() -> None:
    torn = 'summary = """\n[[event]]\nwhen = 2021-01\n"""'
    below = "[[event.evidence]]\nsource = 's'\ntags = ['y']"
    events = (
        ('tag = ["x"]', "", "where = Paris  # sic", torn, "when = '2021' # yes", below),
        ("when = '2021' # yes",),
        ("", "# when = 2021-01", 'note = "a # b"', torn, "where = Paris  # sic", below),
        ("# when = 2021-01", torn, "weight = “4”"),
        ("   ", torn),
    )
    text = "".join(
        "\n".join(("[[event]]  # odd", f'title = "Event {number}"', *statements, "\n"))
        for number, statements in enumerate(events)
    )
    done = mended(["-"], {"-": text})
    assert 'where = "Paris"' in done.texts["-"]
    assert mended(["-"], done.texts).problems == ()


@given(st.text("ab\r\n", max_size=30), st.data())
def test_lines_know_where_they_stand(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    offset = data.draw(st.integers(0, max(len(text) - 1, 0)))
    number = lines.number_at(offset)
    assert number == text.count("\n", 0, offset) + 1
    assert text[lines.start(number) :].startswith(lines[number])
    assert applied(text, [Edit(offset, offset, "x"), Edit(offset, offset, "")]) == text[:offset] + "x" + text[offset:]
