"""Two chronicles side by side: what is the same, and how its dates agree."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.synthetic import busy_chronicles
from timeline_tui.chronicle.comparing import VERDICTS, Pair, Verdict, compared, verdict
from timeline_tui.chronicle.comparing_words import conflicts_words, shortfalls
from timeline_tui.chronicle.event import Event, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read

Events = tuple[tuple[str, str, str], ...]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-01-10", "2021-01-10", "same"),
        ("2021-01-10", "10 January 2021", "same"),
        ("2021-01-10", "2021-01", "finer"),
        ("2021-01-10", "about 2021-01-11", "finer"),
        ("2021-01-10", "2021-01-11", "conflict"),
        ("2021-01-10 23:59 PST", "2021-01-11T07:59Z", "same"),
        ("44 BCE", "43 BCE", "conflict"),
        ("1850s", "1855/1860", "perhaps"),
        ("1914/1918", "1914-07-28/1918-11-11", "finer"),
        ("1914/1918", "1914/1919", "conflict"),
        ("1914/1918", "1914/?", "finer"),
        ("2021-01-09/2021-01-11", "[2021-01-08,2021-01-12]", "conflict"),
        ("2021-01-09/2021-01-11", "[2021-01-08,2021-01-11]", "perhaps"),
        ("2021-01-10", "2021-01-11/2021-01-12", "conflict"),
        ("2020", "2021/2022", "conflict"),
        ("1984", "1985/..", "conflict"),
        ("2021-01-10T12:00Z", "2021-01-10T10:00Z/2021-01-10T12:00Z", "perhaps"),
        ("1668", "[1667,1670]", "conflict"),
        ("1667", "[1667,1670]", "finer"),
        ("1668", "[1667..1670]", "finer"),
        ("[1667,1670]", "[1668,1670]", "perhaps"),
        ("", "2021", "undated"),
        ("", "", "same"),
    ],
)
def test_dates_for_one_event_agree_or_not(one: str, other: str, expected: Verdict) -> None:
    whens = [read(text) if text else None for text in (one, other)]
    assert verdict(whens[0], whens[1]) == expected
    assert verdict(whens[1], whens[0]) == expected


def made(*events: tuple[str, str, str]) -> MemoryChronicle:
    return MemoryChronicle(
        Preface(), [Event(name, title, read(date) if date else None) for name, title, date in events]
    )


def test_events_are_paired_by_id_first_then_by_a_title_that_each_has_once() -> None:
    one = made(("a", "Début", "2001"), ("b", "Same", "2002"), ("c", "Same", "2003"), ("d", "Alone", "2004"))
    other = made(("a", "Else", "2001-05"), ("x", "DEBUT", "2005"), ("y", "Same", "2003"), ("z", "alone", "2004-01"))
    found = compared(one, other)
    assert [(pair.one.id, pair.other.id, pair.by) for pair in found.pairs] == [("a", "a", "id"), ("d", "z", "title")]
    assert [event.id for event in found.only_one] == ["b", "c"]
    assert [event.id for event in found.only_other] == ["y", "x"]


@given(busy_chronicles)
def test_a_chronicle_agrees_with_itself(chronicle: MemoryChronicle) -> None:
    found = compared(chronicle, chronicle)
    assert not found.only_one
    assert not found.only_other
    assert {pair.verdict for pair in found.pairs} <= {"same"}


@given(busy_chronicles, busy_chronicles)
def test_every_event_is_told_once(one: MemoryChronicle, other: MemoryChronicle) -> None:
    found = compared(one, other)
    assert sum(len(found.of(each)) for each in VERDICTS) == len(found.pairs)
    assert len(found.pairs) + len(found.only_one) == len(one)
    assert len(found.pairs) + len(found.only_other) == len(other)


@given(busy_chronicles, busy_chronicles)
def test_a_beside_b_mirrors_b_beside_a(one: MemoryChronicle, other: MemoryChronicle) -> None:
    there, back = compared(one, other), compared(other, one)
    assert sorted(there.pairs, key=_ids) == sorted((pair.mirrored for pair in back.pairs), key=_ids)
    assert (there.only_one, there.only_other) == (back.only_other, back.only_one)


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.one.id, pair.other.id


def test_a_title_that_would_pair_one_event_with_two_pairs_it_with_neither() -> None:
    both = Event("both", {"en": "Start", "fr": "Début"}, read("2001"))
    one = MemoryChronicle(Preface(), [both])
    other = made(("x", "start", "2001"), ("y", "debut", "2002"))
    assert not compared(one, other).pairs
    assert not compared(other, one).pairs


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ((), (), ["1 has no events", "2 has no events"]),
        ((("a", "A", "2001"),), (), ["2 has no events"]),
        ((("a", "A", ""),), (("a", "A", "2001"),), ["no event of 1 has a date"]),
        ((("a", "A", "2001"),), (("b", "B", "2001"),), ["no event is in both"]),
        ((("a", "A", "2001"),), (("a", "A", "2001"),), []),
    ],
)
def test_what_cannot_be_compared_is_said(one: Events, other: Events, words: list[str]) -> None:
    said = list(shortfalls(compared(made(*one), made(*other))))
    assert len(said) == len(words)
    for sentence, start in zip(said, words, strict=True):
        assert sentence.startswith(start)


def test_how_many_dates_conflict_is_said_in_both_languages() -> None:
    none = compared(made(("a", "A", "2001")), made(("a", "A", "2001")))
    one = compared(made(("a", "A", "2001")), made(("a", "A", "2002")))
    assert [conflicts_words(none), conflicts_words(one)] == ["no dates conflict", "1 date conflicts"]
    assert [conflicts_words(none, "fr"), conflicts_words(one, "fr")] == ["aucune date en conflit", "1 date en conflit"]
