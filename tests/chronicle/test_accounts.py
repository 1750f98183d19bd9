"""Where sources disagree: the sides of an event, the envelope of the dates given, and filters that take a side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chronicle.accounts import accounts, envelope, is_contested
from timeline_tui.chronicle.comparing import verdict
from timeline_tui.chronicle.event import STANCES, Event, Evidence, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.query import parse
from timeline_tui.chronicle.reading import read


def says(source: str, stance: str = "supports", when: str = "") -> Evidence:
    return Evidence(source, stance=stance, when=read(when) if when else None)  # type: ignore[arg-type]


def told(when: str, *evidence: Evidence, id_: str = "e", claim_by: str = "") -> Event:
    return Event(id_, "Title", read(when) if when else None, evidence=evidence, claim_by=claim_by)


@pytest.mark.parametrize(
    ("when", "evidence", "otherwise"),
    [
        ("2021-01-10", says("a"), False),
        ("2021-01-10", says("a", "mentions"), False),
        ("2021-01-10", says("a", "disputes"), True),
        ("2021-01-10", says("a", when="2021-01-11"), True),
        ("2021-01-10", says("a", "mentions", "2021-01-11"), True),
        ("2021-01-10", says("a", when="2021-01"), False),
        ("2021-01-10 23:59 PST", says("a", when="2021-01-11T07:59Z"), False),
        ("", says("a", when="2021"), False),
        ("1668", says("a", when="[1667,1670]"), True),
        ("2021-01-10", says("a", when="2021-01-11/2021-01-12"), True),
        ("2021-01-10", says("a", when="about 2021-01-11"), False),
    ],
)
def test_who_disputes_it_or_gives_a_date_that_cannot_be_true_as_well_tells_it_otherwise(
    when: str, evidence: Evidence, otherwise: bool
) -> None:
    sides = accounts(told(when, evidence))
    assert (sides.otherwise if otherwise else sides.as_told) == (evidence,)
    assert is_contested(told(when, evidence)) is otherwise


@pytest.mark.parametrize(
    ("when", "given_dates", "bounds"),
    [
        ("2021-01-10", [], None),
        ("", ["2021"], None),
        ("2021-01-10", ["2021-01-12"], ("2021-01-10", "2021-01-13")),
        ("2021-01-10", ["2021-01-12", "2021-01-08"], ("2021-01-08", "2021-01-13")),
        ("2021-01", ["2021-01-12"], ("2021-01", "2021-02")),
        ("2021-01-10/..", ["2021-01-12"], ("2021-01-10", "2021-01-13")),
        ("44 BCE", ["43 BCE"], ("44 BCE", "42 BCE")),
    ],
)
def test_the_envelope_reaches_from_the_earliest_to_the_latest_date_given(
    when: str, given_dates: list[str], bounds: tuple[str, str] | None
) -> None:
    event = told(when, *(says("a", when=date) for date in given_dates))
    assert envelope(event) == (tuple(read(bound).lo for bound in bounds) if bounds else None)


DATES = st.sampled_from(
    [
        "",
        "2021",
        "2021?",
        "2021-01",
        "[2021-01-08,2021-01-12]",
        "2021-01-10 23:59 PST",
        "2021-01-10",
        "1850~",
        "44 BCE",
        "2021-01-09/2021-02",
        "2021/..",
        "?/1900",
    ]
)


@given(DATES, DATES)
def test_another_date_is_told_otherwise_exactly_where_it_conflicts(own: str, other: str) -> None:
    event = told(own, says("a", when=other))
    whens = event.when, event.evidence[0].when
    assert bool(accounts(event).otherwise) == (None not in whens and verdict(*whens) == "conflict")


@given(DATES, st.lists(st.tuples(st.sampled_from(STANCES), DATES), max_size=5))
def test_every_source_is_on_one_side_and_every_date_within_the_envelope(
    when: str, evidence: list[tuple[str, str]]
) -> None:
    event = told(when, *(says(f"s{at}", stance, date) for at, (stance, date) in enumerate(evidence)))
    sides = accounts(event)
    assert sorted((*sides.as_told, *sides.otherwise), key=lambda each: each.source) == list(event.evidence)
    found = envelope(event)
    if found is not None:
        assert found[0] < found[1]
        for each in (event.when, *(each.when for each in event.evidence)):
            if each is not None:
                assert each.lo_kind or found[0] <= each.lo
                assert each.hi_kind or each.hi <= found[1]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("source:post", ["agreed", "denied", "named"]),
        ("supports:post", ["agreed"]),
        ("disputes:post", ["denied"]),
        ("disputes:times", ["agreed"]),
        ("by:amaz", ["claimed"]),
        ("-disputes:*", ["claimed", "named"]),
    ],
)
def test_a_filter_takes_one_side(query: str, ids: list[str]) -> None:
    chronicle = MemoryChronicle(
        Preface(),
        [
            told("2001", says("post"), says("times", when="2002"), id_="agreed"),
            told("2002", says("post", "disputes"), id_="denied"),
            told("2003", says("post", "mentions"), id_="named"),
            told("2004", id_="claimed", claim_by="Amazon"),
        ],
    )
    found = chronicle.matching(parse(query))
    assert sorted(event.id for event in found.rows(0, len(found))) == ids
