"""What changed between two states: nothing where nothing did, every single edit, and the same seen from both sides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from tests.synthetic import busy_chronicles
from timeline_tui.chronicle.change_words import details, summary, versions
from timeline_tui.chronicle.changes import compare
from timeline_tui.chronicle.event import Event, Evidence, Link, Place, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.wording import reworded

if TYPE_CHECKING:
    from collections.abc import Callable

EDITS: dict[str, Callable[[Event], Event]] = {
    "title": lambda event: event._replace(title="another title"),
    "when": lambda event: event._replace(when=read("1234-05-06"), when_text="1234-05-06"),
    "summary": lambda event: event._replace(summary="another summary"),
    "note": lambda event: event._replace(note={"en": "a note"}),
    "image_alt": lambda event: event._replace(image_alt="a picture"),
    "date_label": lambda event: event._replace(date_label="then"),
    "who": lambda event: event._replace(who=("somebody else",)),
    "where": lambda event: event._replace(where="elsewhere"),
    "tags": lambda event: event._replace(tags=("another",)),
    "lane": lambda event: event._replace(lane="another"),
    "weight": lambda event: event._replace(weight=0),
    "claim_by": lambda event: event._replace(claim_by="a claimant"),
    "url": lambda event: event._replace(url="https://example.org"),
    "image": lambda event: event._replace(image="a.png"),
    "order": lambda event: event._replace(order=7),
    "links": lambda event: event._replace(links=(Link("nowhere", "causes"),)),
    "evidence": lambda event: event._replace(evidence=(*event.evidence, Evidence("another", quote="so it was"))),
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


@given(busy_chronicles, busy_chronicles, st.integers(0, 9))
def test_seen_from_the_other_side_what_was_added_is_removed(
    one: MemoryChronicle, other: MemoryChronicle, renamed: int
) -> None:
    events = [
        event._replace(id=f"new-{event.id}") if row % 10 == renamed else event
        for row, event in enumerate(other.rows(0, len(other)))
    ]
    other = MemoryChronicle(other.preface, events)
    there, back = compare(one, other), compare(other, one)
    mirrored = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {(change.kind, _id(change.was), _id(change.now)) for change in there.events} == {
        (mirrored[change.kind], _id(change.now), _id(change.was)) for change in back.events
    }
    assert {change.event.id: change.aspects for change in there.of("changed")} == {
        _id(change.was): change.aspects for change in back.of("changed")
    }


def _id(event: Event | None) -> str:
    return event.id if event else ""


@given(busy_chronicles, busy_chronicles, st.sampled_from(["en", "fr"]))
def test_there_are_words_for_every_change(one: MemoryChronicle, other: MemoryChronicle, language: str) -> None:
    found = compare(one, other)
    for change in found.of("changed"):
        said = [*details(change, language, "en"), *(version.name for version in versions(change, language))]
        assert said, change
    assert "\n" not in summary(found, language)


@given(busy_chronicles, st.data())
def test_another_order_in_the_file_is_no_change(chronicle: MemoryChronicle, data: st.DataObject) -> None:
    events = data.draw(st.permutations(chronicle.rows(0, len(chronicle))))
    assert not compare(chronicle, MemoryChronicle(chronicle.preface, events))


@given(busy_chronicles)
def test_events_whose_ids_alone_are_others_are_renamed(chronicle: MemoryChronicle) -> None:
    events = chronicle.rows(0, len(chronicle))
    renamed = [
        event._replace(id=f"new-{event.id}", links=tuple(link._replace(to=f"new-{link.to}") for link in event.links))
        for event in events
    ]
    found = compare(chronicle, MemoryChronicle(chronicle.preface, renamed))
    assert {(_id(change.was), _id(change.now), change.aspects) for change in found.events} == {
        (event.id, f"new-{event.id}", ("renamed",)) for event in events
    }


def test_a_rename_is_guessed_from_title_date_or_summary() -> None:
    def renamed(was: Event, now: Event) -> bool:
        found = compare(MemoryChronicle(Preface(), [was]), MemoryChronicle(Preface(), [now]))
        return [change.kind for change in found.events] == ["changed"]

    day, other_day = read("2021-01-10"), read("2021-02-10")
    event = Event("a", "AWS stops hosting Parler", day, summary="The network disappears.")
    assert renamed(event, event._replace(id="b", when=other_day, summary=""))
    assert renamed(event, event._replace(id="b", title="Off"))
    assert renamed(event, event._replace(id="b", title="AWS ends hosting of Parler", summary=""))
    assert not renamed(event, event._replace(id="b", title="Off", summary=""))
    assert not renamed(event, event._replace(id="b", title="Off", when=other_day))
    assert not renamed(Event("a", "?"), Event("b", "?"))


def _moved(was: str, now: str, language: str = "en") -> list[str]:
    before, after = (
        MemoryChronicle(Preface(), [Event("a", "A", when=read(text), when_text=text)]) for text in (was, now)
    )
    return [line for change in compare(before, after).events for line in details(change, language, "en")]


def test_how_a_date_moved_is_said() -> None:
    assert _moved("2021-01-10", "2021-02-15") == ["moved 1 month 5 days later: 10 January 2021 → 15 February 2021"]
    assert _moved("0044-03-15", "-0043-03-15")[0].startswith("moved 87 years earlier")
    assert _moved("2021-01-06", "6 January 2021") == ["date written otherwise: 2021-01-06 → 6 January 2021"]
    assert _moved("2021-01-10", "2021-01")[0].startswith("from day to month")
    assert _moved("2021-01-10T10:00Z", "2021-01-10T11:00+01:00")[0].startswith("date written otherwise")
    assert _moved("1914/1918", "1914/..") == ["goes on now: 1914–1918 → since 1914"]
    assert _moved("1914/1918", "1915/1919")[0].startswith("moved about 1 year later")
    assert _moved("2021-01-10", "2021-01-10~")[0].startswith("now approximate")
    assert _moved("2021-01-10/2021-01-12", "2021-01-10/2021-01-14", "fr")[0].startswith("finit 2 jours plus tard")


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.integers(1, 364))
def test_within_a_year_a_date_moves_by_months_and_days_as_others_count_them(day: date, days: int) -> None:
    later = day + timedelta(days=days)
    apart = relativedelta(later, day)
    units = ((apart.months, "month"), (apart.days, "day"))
    words = " ".join(f"{count} {unit}{'s' * (count > 1)}" for count, unit in units if count)
    assert _moved(day.isoformat(), later.isoformat())[0].startswith(f"moved {words} later: ")
    assert _moved(later.isoformat(), day.isoformat())[0].startswith(f"moved {words} earlier: ")


def test_words_that_stayed_went_and_came() -> None:
    stretches = reworded("one two three", "one 2 three four")
    assert [(stretch.sign, stretch.text) for stretch in stretches] == [
        ("=", "one"),
        ("-", "two"),
        ("+", "2"),
        ("=", "three"),
        ("+", "four"),
    ]
