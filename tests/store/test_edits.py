"""Edits change one event and nothing else, byte for byte."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.store.document import read_document
from timeline_tui.store.edits.editing import added, changed, deleted, duplicated, editable
from timeline_tui.store.error import StoreError


def _text(lines: str) -> str:
    return dedent(lines).lstrip("\n")


STORY = _text("""
    # The file

    title = "Story"

    # --- Section one ---

    # about a
    [[event]]
    id = "a"  # trailing
    # inside
    when = 2020-01-01   # as written

      [[event.evidence]]
      source = "s"
    # below a

    # --- Section two ---

    [[event]]
    id = "b"
    title = { en = "B", fr = '''
    # not a comment''' }
    # about c
    [[event]]
    title = 'C'
    summary.en = "one"
    summary.fr = "two"

    [check]
    ignore = ["S602"]
    """)


def test_an_event_goes_where_it_is_wanted_between_blank_lines() -> None:
    text = added(editable("f", STORY), {"title": "New", "id": "new", "when": "2020-06"}, 1)
    block = '\n[[event]]\nid = "new"\ntitle = "New"\nwhen = "2020-06"\n'
    assert text == STORY.replace("# below a\n", f"# below a\n{block}")


def test_an_event_at_the_end_of_the_events_stands_before_what_follows() -> None:
    text = added(editable("f", STORY), {"title": "New"}, 3)
    assert text == STORY.replace('"two"\n', '"two"\n\n[[event]]\ntitle = "New"\n')


def test_an_event_before_the_first_stands_above_its_comments() -> None:
    text = added(editable("f", STORY), {"title": "New"}, 0)
    assert text == STORY.replace("# about a\n", '[[event]]\ntitle = "New"\n\n# about a\n')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[[event]]\ntitle = "New"\n'),
        ("# only words", '# only words\n\n[[event]]\ntitle = "New"\n'),
        ('title = "x"\r\n', 'title = "x"\r\n\r\n[[event]]\r\ntitle = "New"\r\n'),
        ("\n\n", '\n\n[[event]]\ntitle = "New"\n'),
    ],
    ids=["empty", "no line feed at the end", "CRLF", "blank"],
)
def test_the_first_event_of_a_file(before: str, after: str) -> None:
    assert added(editable("f", before), {"title": "New"}, 0) == after


def test_values_are_written_so_that_they_read_back() -> None:
    table = {
        "title": 'A "quoted" \\ title\x07',
        "who": ["é", "b"],
        "weight": 5,
        "summary": "two\nlines",
        "evidence": [{"source": "s", "quote": '"""'}],
    }
    text = added(editable("f", STORY), table, 2)
    assert read_document("f", text).tables["event"][2] == table


def test_a_deleted_event_takes_its_comments_and_leaves_the_others() -> None:
    first, second, third = (deleted(editable("f", STORY), index) for index in range(3))
    start, end = STORY.index("# about a"), STORY.index("# --- Section two")
    assert first == STORY[:start] + STORY[end:]
    start, end = STORY.index('[[event]]\nid = "b"'), STORY.index("# about c")
    assert second == STORY[:start] + STORY[end:]
    start, end = STORY.index("# about c"), STORY.index("\n[check]")
    assert third == STORY[:start] + STORY[end:]


def test_comments_that_begin_the_file_are_the_files() -> None:
    text = '#:schema ./x.json\n[[event]]\ntitle = "A"\n'
    assert deleted(editable("f", text), 0) == "#:schema ./x.json\n"


def test_a_copy_stands_below_under_an_id_of_its_own() -> None:
    text = duplicated(editable("f", STORY), 0, "a-2")
    start, end = STORY.index("[[event]]"), STORY.index("# below a")
    copy = STORY[start:end].replace('"a"', '"a-2"')
    assert text == STORY.replace("# below a\n", f"# below a\n\n{copy}")


def test_a_copy_of_an_event_without_an_id_gets_one_below_its_header() -> None:
    text = duplicated(editable("f", STORY), 2, "c-2")
    assert '"two"\n\n[[event]]\nid = "c-2"\ntitle = \'C\'\n' in text


@pytest.mark.parametrize(
    ("index", "values", "old", "new"),
    [
        (0, {"when": "2021"}, "when = 2020-01-01   # as", 'when = "2021"   # as'),
        (0, {"title": "A"}, "# trailing\n", '# trailing\ntitle = "A"\n'),
        (0, {"lane": "x"}, "# as written\n", '# as written\nlane = "x"\n'),
        (0, {"when": None}, "when = 2020-01-01   # as written\n", ""),
        (1, {"title": "B"}, "{ en = \"B\", fr = '''\n# not a comment''' }", '"B"'),
        (2, {"summary": "x"}, "written in parts", ""),
        (0, {"evidence": None}, "written in parts", ""),
    ],
)  # fmt: skip
def test_a_changed_key_changes_its_value_alone(index: int, values: dict[str, Any], old: str, new: str) -> None:
    if old == "written in parts":
        with pytest.raises(StoreError, match=old):
            changed(editable("f", STORY), index, values)
        return
    for text in (STORY, STORY.replace("\n", "\r\n")):
        old, new = (old.replace("\n", "\r\n"), new.replace("\n", "\r\n")) if "\r\n" in text else (old, new)
        assert changed(editable("f", text), index, values) == text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[event]]\ntitle = 1 January\n", "it is edited once it can be read whole; mend 2:9 first"),
        ('[event]\ntitle = "x"\n', r"\[event\] must be \[\[event\]\]"),
        ('event = [{ title = "x" }]\n', r"its events stand in one list"),
    ],
)
def test_what_is_not_edited_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence):
        editable("f", text)


def test_keys_that_stand_apart_from_their_event_are_not_torn() -> None:
    text = '[[event]]\ntitle = "x"\n[check]\na = 1\n[[event.evidence]]\nsource = "s"\n'
    with pytest.raises(StoreError, match="stand in several places"):
        deleted(editable("f", text), 0)
    text = '[[event]]\ntitle = "x"\n[[lane]]\nid = "l"\n[[event.evidence]]\nsource = "s"\n'
    with pytest.raises(StoreError, match="change more than one event"):
        added(editable("f", text), {"title": "new"}, 1)


_COMMENT = st.sampled_from(["# c", "  # [[event]]", '# """', "#", "#é\u2028x"])
_ODD = st.lists(st.one_of(_COMMENT, st.just("")), max_size=3)
_VALUE = st.sampled_from([
    '"x"', "'''\n# x'''", '"""\n[[event]]\n"""', "2020-01-01", '[ # c\n "a", # c\n\n # c\n]',
    "{ en = 'x', fr = \"y\" }", "{ en = 1, # c\n fr = 2,\n}", "nan", '"\u2028"',
])  # fmt: skip


@st.composite
def _event(draw: st.DrawFn) -> list[str]:
    lines = [*draw(_ODD), draw(st.sampled_from(["[[event]]", "  [[event]] # c", "[[ event ]]"]))]
    for key in draw(st.lists(st.sampled_from(["id", "title", "when", "x", "note.en", "note.fr"]), unique=True)):
        lines += [*draw(_ODD), f"{key} = {draw(_VALUE)}{draw(st.sampled_from(['', ' # c']))}"]
    for _ in range(draw(st.integers(0, 2))):
        lines += [*draw(_ODD), "  [[event.evidence]]", *draw(_ODD), *draw(st.sampled_from([[], ["source = 's'"]]))]
    return lines


@st.composite
def _file(draw: st.DrawFn) -> tuple[str, int]:
    lines = [*draw(_ODD), *draw(st.sampled_from([[], ['title = "T"']]))]
    count = draw(st.integers(1, 4))
    for _ in range(count):
        lines += draw(_event())
        lines += draw(st.sampled_from([[], [], ["[[lane]]", "id = 'l'"]]))
    lines += draw(_ODD)
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), draw(st.integers(0, count - 1))


def _gone(before: str, after: str) -> str:
    """What was taken out of `before`, in one piece, to make `after`."""
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(after))
    end = len(before) - (len(after) - start)
    assert before[end:] == after[start:]
    return before[start:end]


@given(_file())
def test_an_added_event_is_the_only_change_and_goes_again(file: tuple[str, int]) -> None:
    text, index = file
    new = added(editable("f", text), {"title": "New", "tags": ["a"]}, index + 1)
    assert sorted("".join(_gone(new, text).split())) == sorted('[[event]]title="New"tags=["a"]')
    again = deleted(editable("f", new), index + 1)
    assert again.split() == text.split()


@given(_file())
def test_a_deleted_event_leaves_the_others_as_they_were(file: tuple[str, int]) -> None:
    text, index = file
    document = editable("f", text)
    new = deleted(document, index)
    assert "[[event]]" in "".join((_gone(text, new) * 2).split())
    del document.tables["event"][index]
    tables = read_document("f", new).tables if new.strip() else {"event": [], "lane": []}
    assert repr(tables["event"]) == repr(document.tables["event"])
    assert tables["lane"] == document.tables["lane"]


@given(_file())
def test_a_copy_leaves_what_was_there(file: tuple[str, int]) -> None:
    text, index = file
    new = duplicated(editable("f", text), index, "copy")
    assert 'id="copy"' in "".join((_gone(new, text) * 2).split())
    assert read_document("f", new).tables["event"][index + 1]["id"] == "copy"


@given(_file(), st.sampled_from(["id", "title", "when", "tags"]), st.sampled_from([None, "a", "a\nb"]))
def test_a_changed_key_changes_nothing_else(file: tuple[str, int], key: str, value: str | None) -> None:
    text, index = file
    before, after = text.split("\n"), changed(editable("f", text), index, {key: value}).split("\n")
    assert read_document("f", "\n".join(after)).tables["event"][index].get(key) == value
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    assert max(len(before), len(after)) <= 5, "the lines of one value"
