"""Edits of files: where a new event goes, what is refused before anything is written, and undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_tui.chronicle.civil import seconds
from timeline_tui.store.edits.history import History
from timeline_tui.store.edits.proposals import addition, copy_of, deletion, draft_for, duplication
from timeline_tui.store.error import StoreError
from timeline_tui.store.example import example
from timeline_tui.store.load import load
from timeline_tui.store.saving import ChangedError

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_tui.store.edits.drafts import Draft
    from timeline_tui.store.edits.proposals import Proposal

STORY = """\
timezone = "Europe/Paris"

[[lane]]
id = "court"

[[source]]
id = "paper"

# one
[[event]]
id = "first"
title = "First"
when = "2020"

[[event]]
title = "Third"
when = "2022-03-01 10:00"
lane = "court"

[[event]]
title = "Never"
"""


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "story.toml"
    file.write_text(STORY, encoding="utf-8")
    return file


def draft(**table: Any) -> Draft:
    return draft_for(copy_of("story.toml"), table, load(["story.toml"]).chronicle)


def proposed(**table: Any) -> Proposal:
    chronicle = load(["story.toml"]).chronicle
    copy = copy_of("story.toml")
    return addition(copy, draft_for(copy, table, chronicle), chronicle)


@pytest.mark.parametrize(
    ("when", "before"),
    [
        ("2019-05", "# one"),
        ("2021", '[[event]]\ntitle = "Third"'),
        ("1 day after @third", '[[event]]\ntitle = "Never"'),
        ("2020", '[[event]]\ntitle = "Third"'),
        (None, ""),
    ],
)
@pytest.mark.usefixtures("story")
def test_a_new_event_stands_where_its_time_is(when: str | None, before: str) -> None:
    table = {"title": "New"} | ({"when": when} if when else {})
    proposal = proposed(**table)
    written = '[[event]]\nid = "new"\ntitle = "New"\n' + (f'when = "{when}"\n' if when else "")
    text = STORY.replace(before, f"{written}\n{before}") if before else f"{STORY}\n{written}"
    assert proposal.after.decode() == text
    assert proposal.text == written
    assert proposal.after.decode().split("\n")[proposal.line - 1 :][1] == 'id = "new"'


def test_a_new_event_of_a_file_out_of_order_is_its_last(story: Path) -> None:
    story.write_text('[[event]]\ntitle = "B"\nwhen = 2021\n[[event]]\ntitle = "A"\nwhen = 2020\n')
    assert proposed(title="New", when="2019").line == 8


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ({"title": "x"}, ("when", "it has no date; add when = … or start = …")),
        ({"title": "x", "when": "2021-02-30"}, ("when", "February 2021 has 28 days")),
        ({"title": "x", "when": "@frist"}, ("when", 'did you mean "first"?')),
        ({"title": "x", "start": "2021", "end": "2020"}, ("end", "it ends")),
        ({"title": "x", "when": "2021", "lane": "cuort"}, ("lane", 'there is no lane "cuort"; did you mean "court"?')),
        (
            {"title": "x", "when": "2021", "evidence": [{"source": "papper"}]},
            ("evidence", 'there is no source "papper"; did you mean "paper"?'),
        ),
        ({"title": "x", "when": "2021", "weight": 9}, ("weight", "must be a whole number from 1 to 5")),
        ({"title": "x", "when": "2021", "id": "first"}, ("id", "is taken by story.toml:10; give this event one")),
        ({"title": "x", "when": "2021", "id": "É"}, ("id", 'write "e"')),
        ({"when": "2021"}, ("title", 'an event needs title = "…"')),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("story")
def test_what_is_wrong_is_said_in_the_stores_words_by_key(table: dict[str, Any], wrong: tuple[str, str]) -> None:
    key, sentence = wrong
    found = dict(draft(**table).wrong)
    assert list(found) == [key]
    assert sentence in found[key]


@pytest.mark.usefixtures("story")
def test_a_draft_is_read_in_the_files_zone_and_given_an_id_of_its_own() -> None:
    read = draft(title="First", when="2021-01-01 10:00", weight=4)
    assert read.wrong == ()
    assert read.event.when is not None
    assert read.event.when.lo == seconds(2021, 1, 1, 9)
    assert read.table["id"] == read.event.id == "first-2"


@pytest.mark.usefixtures("story")
def test_a_copy_and_a_deletion_name_what_they_put_in_and_take_out() -> None:
    chronicle = load(["story.toml"]).chronicle
    first, third = chronicle.get("first"), chronicle.get("third")
    assert first
    assert third
    double = duplication(copy_of("story.toml"), third, chronicle)
    assert (double.event_id, double.line) == ("third-2", 20)
    gone = deletion(copy_of("story.toml"), first)
    assert gone.text == '# one\n[[event]]\nid = "first"\ntitle = "First"\nwhen = "2020"\n'


def test_an_event_that_says_something_else_by_now_is_not_taken_out(story: Path) -> None:
    third = load(["story.toml"]).chronicle.get("third")
    assert third
    story.write_text(STORY.replace("Third", "Other"))
    with pytest.raises(ChangedError, match='"third" no longer says what was read'):
        deletion(copy_of("story.toml"), third)


def test_an_event_that_moved_in_the_file_is_found_by_its_id(story: Path) -> None:
    first = load(["story.toml"]).chronicle.get("first")
    assert first
    story.write_text("# new\n\n" + STORY)
    assert deletion(copy_of("story.toml"), first).after.decode() == ("# new\n\n" + STORY).replace(
        '# one\n[[event]]\nid = "first"\ntitle = "First"\nwhen = "2020"\n\n', ""
    )


def test_the_shipped_example_is_not_edited() -> None:
    with pytest.raises(StoreError, match=r"this is the example that is shipped, and stays as it is; copy it: cp "):
        copy_of(example())


def test_edits_are_undone_last_first_and_the_file_is_as_it_was(story: Path) -> None:
    history = History()
    history.write(proposed(title="A", when="2021"), "added a")
    between = story.read_bytes()
    history.write(proposed(title="B", when="2021"), "added b")
    assert history.undo().words == "added b"
    assert story.read_bytes() == between
    history.undo()
    assert story.read_text() == STORY
    assert history.last is None


def test_an_undo_over_a_change_is_refused_until_the_change_is_gone(story: Path) -> None:
    history = History()
    history.write(proposed(title="A", when="2021"), 'added "a"')
    left = story.read_bytes()
    story.write_bytes(left + b"# theirs\n")
    with pytest.raises(
        ChangedError, match=r'nothing is undone \(added "a"\); undoing would take out 5 lines at line 16'
    ):
        history.undo()
    assert story.read_bytes() == left + b"# theirs\n"
    story.write_bytes(left)
    history.undo()
    assert story.read_text() == STORY


def test_what_could_not_be_written_is_not_remembered(story: Path) -> None:
    history = History()
    proposal = proposed(title="A", when="2021")
    story.write_text(STORY + "# theirs\n")
    with pytest.raises(ChangedError):
        history.write(proposal, "added")
    assert history.last is None


_LAYOUT = st.tuples(
    st.booleans(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\n", "\n\n# end", "\n# end\n"])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(_LAYOUT, st.text(st.characters(codec="utf-8"), min_size=1, max_size=20), st.integers(2018, 2023))
def test_any_text_reads_back_and_undo_gives_every_byte_back(
    story: Path, layout: tuple[bool, str, str], title: str, year: int
) -> None:
    mark, line_end, tail = layout
    data = (b"\xef\xbb\xbf" if mark else b"") + (STORY.rstrip() + tail).replace("\n", line_end).encode()
    story.write_bytes(data)
    before = {event.id: event for event in load(["story.toml"]).chronicle.rows(0, 9)}
    history = History()
    written = title.replace("\r\n", "\n")
    proposal = proposed(title=written, when=str(year), tags=["t"])
    history.write(proposal, "added")
    reading = load(["story.toml"])
    event = reading.chronicle.get(proposal.event_id)
    assert event
    assert (event.title, event.when_text, event.tags) == (written, str(year), ("t",))
    assert event.place.line == proposal.line
    others = {each.id: each for each in reading.chronicle.rows(0, 9) if each.id != proposal.event_id}
    assert {name: one._replace(place=before[name].place) for name, one in others.items()} == before
    history.undo()
    assert story.read_bytes() == data
