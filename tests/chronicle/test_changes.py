"""What changed between two states: nothing where nothing did, every single edit, and the same seen from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.synthetic import busy_chronicles
from timeline_tui.chronicle.change_words import details, summary
from timeline_tui.chronicle.changes import compare
from timeline_tui.chronicle.event import Event, Link, Place, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.wording import reworded

if TYPE_CHECKING:
    from collections.abc import Callable

EDITS: dict[str, Callable[[Event], Event]] = {
    "title": lambda event: event._replace(title="another title"),
    "summary": lambda event: event._replace(summary="another summary"),
    "who": lambda event: event._replace(who=("somebody else",)),
    "tags": lambda event: event._replace(tags=("another",)),
    "lane": lambda event: event._replace(lane="another"),
    "weight": lambda event: event._replace(weight=0),
    "claim_by": lambda event: event._replace(claim_by="a claimant"),
    "links": lambda event: event._replace(links=(Link("nowhere", "causes"),)),
    "note": lambda event: event._replace(note="a note"),
}


@given(busy_chronicles)
def test_nothing_changed_between_a_chronicle_and_itself(chronicle: MemoryChronicle) -> None:
    assert not compare(chronicle, chronicle)


@given(busy_chronicles, st.data())
def test_every_single_edit_is_found_and_nothing_else(chronicle: MemoryChronicle, data: st.DataObject) -> None:
    events = list(chronicle.rows(0, len(chronicle)))
    if not events:
        return
    at = data.draw(st.integers(0, len(events) - 1))
    field = data.draw(st.sampled_from(sorted(EDITS)))
    events[at] = EDITS[field](events[at])._replace(place=Place("other.toml", 7))
    found = compare(chronicle, MemoryChronicle(chronicle.preface, events))
    assert [(change.event.id, change.fields) for change in found.events] == [(events[at].id, (field,))]
    assert summary(found, "fr")


@given(busy_chronicles, busy_chronicles)
def test_seen_from_the_other_side_what_was_added_is_removed(one: MemoryChronicle, other: MemoryChronicle) -> None:
    there, back = compare(one, other), compare(other, one)
    assert {change.event.id for change in there.of("added")} == {change.event.id for change in back.of("removed")}
    changed = {(change.was and change.was.id, change.now and change.now.id) for change in there.of("changed")}
    assert changed == {(change.now and change.now.id, change.was and change.was.id) for change in back.of("changed")}


def _moved(was: str, now: str, language: str = "en") -> list[str]:
    before, after = (
        MemoryChronicle(Preface(), [Event("a", "A", when=read(text), when_text=text)]) for text in (was, now)
    )
    return [line for change in compare(before, after).events for line in details(change, language, "en")]


def test_how_a_date_moved_is_said() -> None:
    assert _moved("2021-01-10", "2021-02-15") == ["moved 1 month 5 days later: 10 January 2021 → 15 February 2021"]
    assert _moved("0044-03-15", "-0043-03-15")[0].startswith("moved 87 years earlier")
    assert _moved("1914/1918", "1914/..") == ["goes on now: 1914–1918 → since 1914"]
    assert _moved("1914/1918", "1915/1919")[0].startswith("moved about 1 year later")
    assert _moved("2021-01-10", "2021-01-10~")[0].startswith("now approximate")
    assert _moved("2021-01-10/2021-01-12", "2021-01-10/2021-01-14", "fr")[0].startswith("finit 2 jours plus tard")


def test_words_that_stayed_went_and_came() -> None:
    stretches = reworded("one two three", "one 2 three four")
    assert [(stretch.sign, stretch.text) for stretch in stretches] == [
        ("=", "one"),
        ("-", "two"),
        ("+", "2"),
        ("=", "three"),
        ("+", "four"),
    ]
