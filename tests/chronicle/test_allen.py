"""Allen's relations: as he drew them, and against every way that two doubtful things can have lain."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.chronicle.allen import Relation, related
from timeline_tui.chronicle.allen_words import NAMES, said
from timeline_tui.chronicle.event import Event
from timeline_tui.chronicle.measure import ties_of
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.when import Form, Precision, When

R = Relation
INVERSE = {
    R.BEFORE: R.AFTER,
    R.MEETS: R.MET_BY,
    R.OVERLAPS: R.OVERLAPPED_BY,
    R.FINISHED_BY: R.FINISHES,
    R.CONTAINS: R.DURING,
    R.STARTS: R.STARTED_BY,
    R.EQUALS: R.EQUALS,
}
INVERSE |= {other: one for one, other in INVERSE.items()}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("1914/1918", "1939/1945", R.BEFORE),
        ("2021-01-10/2021-01-15T12:00Z", "2021-01-12/2021-01-20", R.OVERLAPS),
        ("2021-01-01/2021-01-20", "2021-01-05/2021-01-07", R.CONTAINS),
        ("2021-01-05", "2021-01-01/2021-01-20", R.DURING),
        ("44 BCE", "0014", R.BEFORE),
        ("2021", "1850?", None),
        ("2021-01-10", "2021-01-11", R.BEFORE),
        ("2021-01-10T10:00:00Z", "2021-01-10T10:00:00Z", R.EQUALS),
        ("2021-01-10T10:00:00Z", "2021-01-10T10:00:01Z", R.BEFORE),
        ("1985/..", "2000", R.CONTAINS),
        ("../1985", "2000", R.BEFORE),
    ],
)
def test_what_is_certain(one: str, other: str, relation: Relation | None) -> None:
    found = related(read(one), read(other))
    assert found.certain is relation
    assert related(read(other), read(one)).certain is (INVERSE[relation] if relation else None)


@pytest.mark.parametrize(
    ("one", "other", "relations"),
    [
        ("2021-01-10/2021-01-15", "2021-01-15/2021-01-20", {R.BEFORE, R.MEETS, R.OVERLAPS}),
        ("2021-01-10/2021-01-15", "2021-01-16/2021-01-20", {R.BEFORE, R.MEETS}),
        ("2021", "2021-05", {R.BEFORE, R.EQUALS, R.AFTER}),
        ("1985/..", "1990/..", {R.OVERLAPS, R.FINISHED_BY, R.CONTAINS}),
        ("[1667,1668]", "1667-12-31T23:59:59Z", {R.BEFORE, R.EQUALS, R.AFTER}),
    ],
)
def test_what_is_only_possible(one: str, other: str, relations: set[Relation]) -> None:
    found = related(read(one), read(other))
    assert found.possible == relations
    assert found.certain is None


def test_a_span_that_begins_with_an_event_is_certainly_started_by_it() -> None:
    cut = Event("cut", "Cut", read("2021-01-10 23:59 PST"))
    assert cut.when is not None
    begin = cut.when._replace(anchor="cut", text="@cut")
    end = read("2021-02-15")
    when = read("2021-01-10/2021-02-15")._replace(lo=begin.lo, parts=(begin, end))
    off = Event("off", "Off", when)
    assert related(cut.when, when).certain is None
    assert related(cut.when, when, ties=ties_of(cut, off)).certain is R.STARTS
    assert related(when, cut.when, ties=ties_of(off, cut)).certain is R.STARTED_BY


# --- against every way that they can have lain ---------------------------------------------------


def moment(lo: int, length: int) -> When:
    return When(lo, lo + length, Precision.SECOND)


@st.composite
def small(draw: st.DrawFn) -> When:
    """A date of a few seconds, so that every way it can have been can be written down."""
    lo = draw(st.integers(0, 6))
    first = moment(lo, draw(st.integers(1, 4)))
    if draw(st.booleans()):
        return first
    last = moment(lo + draw(st.integers(0, 5)), draw(st.integers(first.length, 5)))
    return When(first.lo, last.hi, Precision.SECOND, form=Form.SPAN, parts=(first, last))


def lives(when: When) -> set[tuple[int, int]]:
    """Every begin with every end that it can have had."""
    if when.form is not Form.SPAN:
        return {(at, at + 1) for at in range(when.lo, when.hi)}
    first, last = when.parts
    begins, ends = range(first.lo, min(first.hi, when.hi)), range(last.lo + 1, when.hi + 1)
    return {(begin, end) for begin, end in product(begins, ends) if begin < end}


def drawn(one: tuple[int, int], other: tuple[int, int], *, moments: bool) -> Relation:
    """The relation of two stretches whose ends are known, read off as Allen drew them."""
    (b, e), (B, E) = one, other  # noqa: N806 (his letters)
    if e < B or (e == B and moments):
        return R.BEFORE
    if b > E or (b == E and moments):
        return R.AFTER
    if e == B:
        return R.MEETS
    if b == E:
        return R.MET_BY
    if b == B:
        return R.EQUALS if e == E else R.STARTS if e < E else R.STARTED_BY
    if e == E:
        return R.FINISHES if b > B else R.FINISHED_BY
    if b > B:
        return R.DURING if e < E else R.OVERLAPPED_BY
    return R.CONTAINS if e > E else R.OVERLAPS


@given(small(), small())
@settings(max_examples=400)
def test_possible_is_what_some_choice_makes_true_and_nothing_else(one: When, other: When) -> None:
    moments = Form.SPAN not in {one.form, other.form} or not (one.is_span and other.is_span)
    every = {drawn(first, second, moments=moments) for first in lives(one) for second in lives(other)}
    found = related(one, other)
    assert found.possible == every
    assert {INVERSE[relation] for relation in related(other, one).possible} == every


# --- words ---------------------------------------------------------------------------------------


def test_thirteen_relations_have_names_in_both_languages() -> None:
    assert len(NAMES) == len(Relation) == 13
    assert all(len(set(names)) == 13 for names in zip(*NAMES.values(), strict=True))


@pytest.mark.parametrize(
    ("one", "other", "language", "words"),
    [
        ("1914/1918", "1939", "en", "certainly before: over before it begins"),
        ("2021", "2021-05", "en", "possibly before, equals or after"),
        ("2021", "2021-05", "fr", "peut-être avant, égale ou après"),
        ("2021?", "1850", "en", "possibly after (the date is doubted)"),
        (
            "2021-01-10/2021-01-15",
            "2021-01-16/2021-01-20",
            "en",
            "certainly over by the time it begins; possibly before or meets",
        ),
    ],
)
def test_words_tell_certain_from_possible(one: str, other: str, language: str, words: str) -> None:
    assert said(related(read(one), read(other)), language) == words
