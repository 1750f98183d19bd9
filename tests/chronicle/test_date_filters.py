"""Dates in filters: certain, possible or no, held against every way that a doubtful date may have been."""

from __future__ import annotations

from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chronicle.answers import Match
from timeline_tui.chronicle.date_clauses import DateClause, DateField, reach
from timeline_tui.chronicle.event import Event, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.query import parse
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.when import Form, Precision, When
from timeline_tui.chronicle.whole import Whole

YES, MAYBE, NO = Match.CERTAIN, Match.POSSIBLE, Match.NO


def answer(date: str, clause: str) -> Match:
    """What a filter answers of an event of that date."""
    made = MemoryChronicle(Preface(), [Event("it", "It", read(date))]).matching(parse(clause))
    return made.match(0) if len(made) else NO


@pytest.mark.parametrize(
    ("date", "before", "on", "after"),
    [
        # a point within, at the edges, and beyond
        ("2019-12-31", YES, NO, NO),
        ("2020-01-01", NO, YES, NO),
        ("2020-12-31", NO, YES, NO),
        ("2021-01-01", NO, NO, YES),
        # a point that is not known well enough
        ("20XX", MAYBE, MAYBE, MAYBE),
        ("2020", NO, YES, NO),
        ("2019~", MAYBE, MAYBE, NO),
        ("2020?", NO, MAYBE, NO),
        # a span is under way; it began when it began
        ("2019/2021", YES, YES, NO),
        ("2019-05-01/2020-05-01", YES, YES, NO),
        ("2020-05-01/2021-05-01", NO, YES, NO),
        ("2020/2022", NO, YES, NO),
        ("2019~/2022", MAYBE, YES, NO),
        ("2020~/2022", MAYBE, MAYBE, MAYBE),
        ("2021-05-01/2022", NO, NO, YES),
        ("2020-05-01/2020-06-01", NO, YES, NO),
        ("2018/2019", YES, NO, NO),
        # a span of which an end is open, or not known
        ("1985/..", YES, YES, NO),
        ("../1985", YES, NO, NO),
        ("../2030", YES, YES, NO),
        ("1985/", YES, MAYBE, NO),
        ("/1985", YES, NO, NO),
        ("/2030", MAYBE, MAYBE, MAYBE),
        ("2021/", NO, NO, YES),
        # one of several dates, and each of several
        ("[2019,2021]", MAYBE, NO, MAYBE),
        ("[2020-02,2020-03]", NO, YES, NO),
        ("[2019,2020]", MAYBE, MAYBE, NO),
        ("[..2019]", YES, NO, NO),
        ("[..2020]", MAYBE, MAYBE, NO),
        ("{2019,2021}", YES, NO, NO),
        ("{2021,2022}", NO, NO, YES),
        ("{2019,2020}", YES, YES, NO),
    ],
)
def test_before_on_and_after_a_year(date: str, before: Match, on: Match, after: Match) -> None:
    assert answer(date, "before:2020") is before
    assert answer(date, "on:2020") is on
    assert answer(date, "during:2020") is on
    assert answer(date, "after:2020") is after


@pytest.mark.parametrize(
    ("date", "clause", "expected"),
    [
        ("2021-01", "on:2021-01-10", MAYBE),
        ("2021-01-10", 'on:"2021-01-10 12:00"', MAYBE),
        ("2021-01-01/2021-01-31", "on:2021-01-10", YES),
        ("2021-01/2021-03", "on:2021-02", YES),
        ("2021-01/2021-03", "on:2021-03-31", MAYBE),
        ("1849", "before:1850~", MAYBE),
        ("1848", "before:1850~", YES),
        ("1849", "on:1850~", MAYBE),
        ("1840", "before:1850?", MAYBE),
        ("2021-06-01", "on:2021-01/..", YES),
        ("1990", "after:../1985", YES),
        ("1990", "after:1985/..", NO),
        ("1990", "before:../1985", NO),
        ("-0043-03-15", 'before:"44 BCE"', NO),
        ("-0043-03-15", 'on:"44 BCE"', YES),
        ("13.8 Ga", "before:0000", YES),
    ],
)
def test_what_a_date_in_the_query_means(date: str, clause: str, expected: Match) -> None:
    assert answer(date, clause) is expected


def test_an_event_to_compare_with_is_as_doubtful_as_its_date_says() -> None:
    made = MemoryChronicle(
        Preface(),
        [
            Event("month", "Some time in January", read("2021-01")),
            Event("same-day", "That day", read("2021-01-10")),
            Event("day", "A day", read("2021-01-10")),
            Event("later", "Later", read("2021-02-01")),
            Event("none", "Undated"),
        ],
    )

    def kept(clause: str) -> dict[str, Match]:
        found = made.matching(parse(clause))
        return {event.id: found.match(row) for row, event in enumerate(found.rows(0, len(found)))}

    assert kept("before:@month") == {"day": MAYBE, "same-day": MAYBE}
    assert kept("after:@month") == {"day": MAYBE, "same-day": MAYBE, "later": YES}
    assert kept("after:@day") == {"month": MAYBE, "same-day": MAYBE, "later": YES}
    assert kept("on:@day") == {"day": YES, "same-day": YES, "month": MAYBE}


# --- against every way that it may have been ---------------------------------------------------------

SECONDS = st.integers(-4, 12)
FIELDS: Final[tuple[DateField, ...]] = ("before", "on", "after")


def point(lo: int, hi: int, slack: int = 0) -> When:
    return When(lo, hi, Precision.SECOND, slack=slack)


points = st.builds(
    lambda lo, length, slack: point(lo, lo + length, slack), SECONDS, st.integers(1, 4), st.integers(0, 2)
)
spans = (
    st.tuples(points, points)
    .filter(lambda ends: ends[0].lo < ends[1].hi and ends[0].soft_lo < ends[1].soft_hi)
    .map(lambda ends: When(ends[0].lo, ends[1].hi, Precision.SECOND, form=Form.SPAN, parts=ends))
)


def ways(when: When) -> set[tuple[int, int]]:
    """Every (first second, second after the last) that a date allows."""
    if when.form is Form.SPAN:
        first, last = when.parts
        return {
            (begun, over)
            for begun, over in product(range(first.soft_lo, first.soft_hi), range(last.soft_lo + 1, last.soft_hi + 1))
            if begun < over
        }
    return {(begun, begun + 1) for begun in range(when.soft_lo, when.soft_hi)}


def ask(field: DateField, when: When, stretch: When) -> Match:
    return DateClause(field, stretch).bind(Whole(Preface(), []))(0, Event("it", "It", when))


@given(points | spans, st.integers(0, 8), st.integers(1, 4))
def test_an_answer_is_certain_if_it_is_so_every_way_and_no_if_it_is_so_no_way(when: When, lo: int, length: int) -> None:
    hi = lo + length
    said: dict[str, Match] = {field: ask(field, when, point(lo, hi)) for field in FIELDS}
    every = ways(when)
    begun_before = [begun < lo for begun, _ in every]
    under_way = [begun < hi and over > lo for begun, over in every]
    begun_after = [begun >= hi for begun, _ in every]
    for field, ways_that_answer in (("before", begun_before), ("on", under_way), ("after", begun_after)):
        assert (said[field] is YES) == all(ways_that_answer)
        assert (said[field] is NO) == (not any(ways_that_answer))


@given(points | spans)
def test_what_began_was_over_later(when: When) -> None:
    begun_from, begun_to, over_from, over_to = reach(when)
    assert begun_from <= begun_to < over_to
    assert begun_from < over_from <= over_to


@given(points | spans, st.integers(0, 8), st.integers(1, 4))
def test_what_happened_was_before_or_on_or_after(when: When, lo: int, length: int) -> None:
    said = [ask(field, when, point(lo, lo + length)) for field in FIELDS]
    before, on, after = said
    assert any(said)
    assert not (before is YES and after is not NO)
    assert not (after is YES and (before is not NO or on is not NO))
