"""What the reader keeps: whole or not at all, merged between runs, and never lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.chronicle.event import Event, Place
from timeline_tui.chronicle.recall.questions import Item, Verdict
from timeline_tui.chronicle.recall.spacing import AGAIN, Card, answered
from timeline_tui.store.error import StoreError
from timeline_tui.store.reader.keeping import Keeper
from timeline_tui.store.reader.notes import Notebook
from timeline_tui.store.reader.progress import Progress

NOW = 1_790_000_000
DAY = 86_400


def event(name: str, file: str = "events.toml") -> Event:
    return Event(name, {"en": f"Title {name}", "fr": f"Titre {name}"}, when_text="2021-01-10", place=Place(file, 3))


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")


# --- notes and bookmarks --------------------------------------------------------------------------


def test_a_note_and_a_bookmark_are_kept_until_both_are_gone(story: Path) -> None:
    book = Notebook(["events.toml"])
    assert book.read().notes == {}
    assert not files(story)
    book.bookmark(event("a"), on=True)
    book.write(event("a"), "Ask why.\nTwice.", was="", language="fr")
    (note,) = Notebook([str(story / "events.toml")]).read().notes.values()
    assert (note.text, note.bookmarked, note.title, note.date) == ("Ask why.\nTwice.", True, "Titre a", "2021-01-10")
    book.bookmark(event("a"), on=False)
    assert book.write(event("a"), " ", was="Ask why.\nTwice.").notes == {}


@pytest.mark.usefixtures("story")
def test_a_note_stays_with_the_file_of_its_event_however_the_store_is_named() -> None:
    Notebook(["a.toml", "b.toml"]).write(event("x", "b.toml"), "of b", was="")
    assert Notebook(["b.toml"]).read().notes["x"].text == "of b"
    assert Notebook(["a.toml"]).read().notes == {}
    moved = event("x", "a.toml")
    Notebook(["a.toml", "b.toml"]).write(moved, "of a now", was="of b")
    assert Notebook(["a.toml", "b.toml"]).read().notes["x"].text == "of a now"
    assert Notebook(["a.toml"]).read().notes == {}


@pytest.mark.usefixtures("story")
def test_two_runs_that_write_one_note_keep_both() -> None:
    one, other = Notebook(["events.toml"]), Notebook(["events.toml"])
    one.write(event("a"), "first", was="")
    assert other.write(event("a"), "second", was="").notes["a"].text == "first\n\nsecond"
    assert one.write(event("a"), "third", was="first\n\nsecond").notes["a"].text == "third"
    one.bookmark(event("b"), on=True)
    assert set(other.bookmark(event("c"), on=True).notes) == {"a", "b", "c"}


WRITER = """
import sys
from timeline_tui.chronicle.event import Event, Place
from timeline_tui.store.reader.notes import Notebook
from timeline_tui.store.reader.progress import Progress
from timeline_tui.chronicle.recall.questions import Item
for at in range(30):
    event = Event(f"{sys.argv[1]}-{at}", "T", place=Place("events.toml", 1))
    Notebook(["events.toml"]).bookmark(event, on=True)
    Progress(["events.toml"]).answer(Item("same", "first"), "events.toml", "right", 1_790_000_000 + at)
"""


def test_what_two_runs_write_at_once_is_all_there(story: Path) -> None:
    runs = [subprocess.Popen([sys.executable, "-c", WRITER, name], cwd=story) for name in "abc"]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    assert len(Notebook(["events.toml"]).read().notes) == 90
    assert Progress(["events.toml"]).read().answers == 90
    assert not [path for path in files(story) if "broken" in path.name or path.suffix == ".tmp"]


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.text(min_size=1), st.tuples(st.text(), st.booleans()), max_size=6))
def test_any_text_comes_back_as_it_was_written(texts: dict[str, tuple[str, bool]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "events.toml")
        book = Notebook([file])
        for name, (text, bookmarked) in texts.items():
            book.write(event(name, file), text, was="")
            book.bookmark(event(name, file), on=bookmarked)
        kept = Notebook([file]).read()
        assert not kept.trouble
        assert {name: (note.text, note.bookmarked) for name, note in kept.notes.items()} == {
            name: (text.strip(), bookmarked) for name, (text, bookmarked) in texts.items() if text.strip() or bookmarked
        }


# --- what is broken -------------------------------------------------------------------------------


def notes_file(text: bytes) -> Path:
    path = Keeper("notes", "events.toml", read=lambda entry: entry, written=lambda entry: entry).path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return path


@pytest.mark.parametrize(
    "text",
    [
        b"{ not json",
        b"\xff\xfe\x00",
        b"[1, 2]",
        b'{"version": 1, "entries": {}}',
        b'{"timeline-tui": "recall", "version": 1, "entries": {}}',
        b'{"timeline-tui": "notes", "version": 1, "entries": {"a": 7}}',
        b'{"timeline-tui": "notes", "version": 1, "entries": {"a": {"text": 7}}}',
        b'{"timeline-tui": "notes", "version": 1, "entries": []}',
        b'{"timeline-tui": "notes", "version": 1}',
        b"[" * 100_000,
    ],
)
@pytest.mark.usefixtures("story")
def test_a_file_that_can_not_be_read_is_set_aside_with_a_sentence_and_never_lost(text: bytes) -> None:
    path = notes_file(text)
    book = Notebook(["events.toml"])
    read = book.read()
    assert read.notes == {}
    assert str(path) in read.trouble
    assert path.read_bytes() == text
    written = book.bookmark(event("a"), on=True)
    assert set(written.notes) == {"a"}
    assert written.trouble.endswith(f"it is set aside as {path.stem}.broken-1.json")
    assert path.with_name(f"{path.stem}.broken-1.json").read_bytes() == text
    path.write_bytes(text)
    book.bookmark(event("b"), on=True)
    assert path.with_name(f"{path.stem}.broken-2.json").read_bytes() == text


@pytest.mark.usefixtures("story")
def test_an_empty_file_is_an_empty_book() -> None:
    notes_file(b"")
    assert Notebook(["events.toml"]).bookmark(event("a"), on=True).trouble == ""


@pytest.mark.usefixtures("story")
def test_what_a_later_version_wrote_is_left_as_it_is() -> None:
    text = b'{"timeline-tui": "notes", "version": 2, "entries": {}}'
    path = notes_file(text)
    assert "a later version" in Notebook(["events.toml"]).read().trouble
    with pytest.raises(StoreError, match="a later version"):
        Notebook(["events.toml"]).bookmark(event("a"), on=True)
    assert path.read_bytes() == text


def test_a_data_folder_that_can_not_be_made_is_one_sentence(story: Path, data_folder: Path) -> None:
    data_folder.write_text("a file")
    with pytest.raises(StoreError, match="it can't be written"):
        Notebook(["events.toml"]).bookmark(event("a"), on=True)
    assert files(story) == [data_folder]


def test_what_is_kept_can_be_read_by_people(story: Path) -> None:
    Notebook(["events.toml"]).write(event("a"), "Œuvre “x”", was="")
    (path,) = files(story)
    assert path.name.startswith("events-")
    table = json.loads(path.read_text(encoding="utf-8"))
    assert table["about"] == str(story / "events.toml")
    assert table["entries"]["a"]["text"] == "Œuvre “x”"
    assert "Œuvre" in path.read_text(encoding="utf-8")


# --- what is to be recalled -----------------------------------------------------------------------


def answer(progress: Progress, name: str, verdict: Verdict, at: int) -> Card:
    return progress.answer(Item(name, "first"), "events.toml", verdict, at)[0]


@pytest.mark.usefixtures("story")
def test_what_was_missed_comes_back_soon_and_what_is_known_ever_later() -> None:
    progress = Progress(["events.toml"])
    assert answer(progress, "missed", "missed", NOW).due == NOW + AGAIN
    near = answer(progress, "near", "near", NOW)
    right = answer(progress, "right", "right", NOW)
    assert NOW + AGAIN < near.due < NOW + DAY < right.due
    again = answer(progress, "right", "right", right.due)
    assert again.due - right.due > right.due - NOW
    assert progress.read().due(NOW + AGAIN) == (Item("missed", "first"),)
    later = progress.read().due(NOW + 300 * DAY)
    assert [item.event for item in later] == ["missed", "near", "right"]
    assert progress.read().answers == 4


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["right", "near", "missed"]), st.integers(-5 * DAY, 400 * DAY)),
        min_size=1,
        max_size=12,
    )
)
def test_every_card_can_be_kept_and_is_due_after_it_was_answered(answers: list[tuple[Verdict, int]]) -> None:
    card, now = None, NOW
    for verdict, later in answers:
        now += later  # clocks are set back, too
        card = answered(card, verdict, now)
        assert card.is_sound()
        assert Card(**json.loads(json.dumps(card._asdict()))) == card
        assert now + AGAIN <= card.due
        if verdict == "missed":
            assert card.due == now + AGAIN
    assert card is not None
    assert card.times == len(answers)


@pytest.mark.parametrize(
    "card",
    [
        {},
        {"due": 1},
        {"due": 1e300, "last": 1, "state": 2, "step": None, "stability": 1.0, "difficulty": 5.0},
        {"due": 1, "last": 1, "state": 9, "step": None, "stability": 1.0, "difficulty": 5.0},
        {"due": 1, "last": 1, "state": 2, "step": 0, "stability": 1.0, "difficulty": 5.0},
        {"due": 1, "last": 1, "state": 1, "step": 7, "stability": 1.0, "difficulty": 5.0},
        {"due": 1, "last": 1, "state": 2, "step": None, "stability": float("nan"), "difficulty": 5.0},
        {"due": 1, "last": 1, "state": 2, "step": None, "stability": 1.0, "difficulty": 5.0, "more": 1},
    ],
)
@pytest.mark.usefixtures("story")
def test_cards_that_are_none_are_set_aside(card: dict[str, object]) -> None:
    path = Keeper("recall", "events.toml", read=lambda entry: entry, written=lambda entry: entry).path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"timeline-tui": "recall", "version": 1, "entries": {"a": {"first": card}}}))
    progress = Progress(["events.toml"])
    assert progress.read().trouble
    assert "is set aside as" in progress.answer(Item("a", "first"), "events.toml", "right", NOW)[1]
    assert len(list(path.parent.glob("*.broken-1.json"))) == 1
