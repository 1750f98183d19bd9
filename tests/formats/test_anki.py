"""`export --to anki`: cards, read back out of the package."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings

from tests.formats.odd import HOSTILE, ODD, of
from tests.formats.roundtrip import written
from tests.synthetic import busy_chronicles
from timeline_tui.chronicle.event import Event, Evidence, Preface, Source
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.recall.certain import known
from timeline_tui.formats.anki import FIELD_NAMES, _following, write
from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from timeline_tui.chronicle.chronicle import Chronicle


class Note(NamedTuple):
    guid: str
    fields: Mapping[str, str]
    tags: list[str]
    cards: list[int]
    """Which of the three: 0 when, 1 what, 2 what next."""
    deck: int


def notes(chronicle: Chronicle, folder: Path, losses: Losses | None = None, language: str = "") -> list[Note]:
    made = write(chronicle, Wishes(language=language), Losses() if losses is None else losses)
    with zipfile.ZipFile(BytesIO(made)) as package:
        package.extract("collection.anki2", folder)
    base = sqlite3.connect(folder / "collection.anki2")
    try:
        cards: dict[int, list[int]] = {}
        decks: dict[int, int] = {}
        for note, number, deck in base.execute("select nid, ord, did from cards order by ord"):
            cards.setdefault(note, []).append(number)
            decks[note] = deck
        return [
            Note(
                guid, dict(zip(FIELD_NAMES, fields.split("\x1f"), strict=True)), tags.split(), cards[note], decks[note]
            )
            for note, guid, fields, tags in base.execute("select id, guid, flds, tags from notes order by id")
        ]
    finally:
        base.close()


@pytest.mark.parametrize("chronicle", ODD.values(), ids=ODD)
def test_every_event_with_a_date_is_a_note_and_the_others_are_listed(chronicle: Chronicle, tmp_path: Path) -> None:
    losses = Losses()
    found = notes(chronicle, tmp_path, losses)
    assert len(found) == len(chronicle) - chronicle.undated
    lost = losses.kinds.get("events without a date, which no card can ask for", [])
    assert len(lost) == chronicle.undated


def test_importing_again_renews_the_same_notes_in_the_same_deck(tmp_path: Path) -> None:
    before = MemoryChronicle(Preface(title="Story"), [Event("a", "A", read("2001")), Event("b", "B", read("2002"))])
    after = MemoryChronicle(Preface(title="Story"), [Event("b", "Bee", read("2003")), Event("a", "A", read("2001"))])
    other = MemoryChronicle(Preface(title="Another"), [Event("a", "A", read("2001"))])
    one, two, three = (
        {note.fields["Id"]: (note.guid, note.deck) for note in notes(each, tmp_path)} for each in (before, after, other)
    )
    assert one == two
    assert {note.guid for note in notes(before, tmp_path, language="fr")}.isdisjoint(guid for guid, _ in one.values())
    assert not set(one.values()) & set(three.values())


def test_a_card_asks_what_happened_only_where_nothing_else_can_have(tmp_path: Path) -> None:
    found = notes(of("2001-05-03", "2001-05", "1999", "1850/1860", "1850/1860", "1700/1710"), tmp_path)
    asked = {note.fields["Id"]: 1 in note.cards for note in found}
    assert asked == {"e-0": False, "e-1": False, "e-2": True, "e-3": False, "e-4": False, "e-5": True}


def test_a_card_asks_what_came_next_only_where_that_is_certain(tmp_path: Path) -> None:
    found = notes(of("1700", "1800", "1850?", "190X", "1905", "2001", "2002"), tmp_path)
    following = {note.fields["Id"]: note.fields["Next"].partition("<br>")[0] for note in found if 2 in note.cards}
    # 1850? may be any time; 1905 may be before or after what lies somewhere in the 1900s.
    assert following == {"e-0": "Event 1", "e-5": "Event 6"}


@settings(max_examples=30, deadline=None)
@given(busy_chronicles)
def test_nothing_that_is_dated_for_certain_can_lie_between(chronicle: Chronicle) -> None:
    pool = {event.id: found for event in chronicle.rows(0, len(chronicle)) if (found := known(event)) is not None}
    for before, after in _following(chronicle):
        one, other = pool[before], pool[after.id]
        assert one.begun_to < other.begun_from
        for event_id, third in pool.items():
            if event_id not in {before, after.id}:
                assert third.begun_to < one.begun_from or other.begun_to < third.begun_from


def test_the_back_has_the_evidence_and_says_the_doubt(tmp_path: Path) -> None:
    sources = {"a": Source("a", "A", "Paper", "https://example.org/a", language="fr")}
    evidence = (Evidence("a", {"fr": "le <dix>", "en": "the tenth"}, "§2"), Evidence("b", stance="disputes"))
    event = Event("e", "E", read("2021-01?"), evidence=evidence, tags=("two words",), claim_by="Ann")
    (note,) = notes(MemoryChronicle(Preface(sources=sources), [event]), tmp_path)
    assert note.fields["Doubt"].startswith("A claim by Ann, not an established event. The date is uncertain.")
    assert note.fields["Evidence"] == (
        '<p><a href="https://example.org/a">Paper</a>, §2, French</p>'
        "<blockquote>le &lt;dix&gt;<br>the tenth</blockquote>"
        "<p><b>Told otherwise</b></p><p>b, disputes</p>"
    )
    assert note.tags == ["two_words"]


def test_text_of_the_file_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    (note,) = notes(HOSTILE, tmp_path)
    assert "<script" not in "".join(note.fields.values())
    assert "javascript:" not in note.fields["Facts"]


def test_where_genanki_is_missing_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(
        StoreError, match=r'made with genanki, which is not installed: pip install "timeline-tui\[anki\]"'
    ):
        written(of("2001"), "anki")


def test_a_picture_beside_the_file_is_on_the_back_and_in_the_package(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(40)
    (tmp_path / "a.png").write_bytes(png)
    (tmp_path / "story.toml").write_text(
        "".join(
            f'[[event]]\ntitle = "A"\nwhen = {year}\nimage = "{image}"\nimage_alt = "A \'crowd\'"\n'
            for year, image in (
                (2001, "a.png"),
                (2002, "a.png"),
                (2003, "https://example.org/b.png"),
                (2004, "../c.png"),
            )
        ),
        encoding="utf-8",
    )
    losses = Losses()
    chronicle = load([str(tmp_path / "story.toml")]).chronicle
    one, two, *others = notes(chronicle, tmp_path, losses)
    (source,) = re.findall(r'<img src="([^"]+)" alt="A &#x27;crowd&#x27;">', one.fields["Summary"])
    assert source in two.fields["Summary"]
    assert not any("<img" in other.fields["Summary"] for other in others)
    assert len(losses.kinds["images"]) == len(losses.kinds["words for images"]) == 2
    with zipfile.ZipFile(BytesIO(write(chronicle, Wishes(), Losses()))) as package:
        names = json.loads(package.read("media"))
        assert list(names.values()) == [source]
        assert package.read(next(iter(names))) == png
