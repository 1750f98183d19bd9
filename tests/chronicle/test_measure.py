"""Measuring: against an independent day count, in words, and what lies between."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.synthetic import DATES, MORE_DATES, busy, busy_chronicles
from tests.worlds import lived
from timeline_tui.chronicle.allen import related
from timeline_tui.chronicle.civil import days_in_month
from timeline_tui.chronicle.deep import magnitude
from timeline_tui.chronicle.elapsed import length
from timeline_tui.chronicle.event import Event, Preface
from timeline_tui.chronicle.measure import apart, between, measure, surely_between
from timeline_tui.chronicle.measure_words import difference, span
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.same_time import DISTANCES, GROUPS, same_time, within


def julian(year: int, month: int, day: int) -> int:
    """The Julian day number at noon, by the formula of Fliegel and Van Flandern (1968), any astronomical year.

    Their division is towards zero; whole Gregorian cycles are taken out first, so that it never matters.
    """
    cycles, year = divmod(year, 400)
    year += 400
    a = -((14 - month) // 12)
    number = (
        (1461 * (year + 4800 + a)) // 4
        + (367 * (month - 2 - 12 * a)) // 12
        - (3 * ((year + 4900 + a) // 100)) // 4
        + day
        - 32075
    )
    return number + (cycles - 1) * 146_097


def written(year: int, month: int, day: int = 0) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}" + (f"-{day:02}" if day else "")


def some_day(dice: random.Random) -> tuple[int, int, int]:
    year = dice.choice((dice.randint(-3000, 3000), dice.randint(-5, 5), dice.randint(1900, 2100)))
    month = dice.randint(1, 12)
    return year, month, dice.randint(1, days_in_month(year, month))


def test_the_day_count_of_the_test_is_the_known_one() -> None:
    assert julian(2000, 1, 1) == 2_451_545
    assert julian(1858, 11, 17) == 2_400_001
    assert julian(-4713, 11, 24) == 0  # the proleptic Gregorian date of its zero


def test_measures_equal_an_independent_day_count_and_calendar_for_ten_thousand_pairs() -> None:
    dice = random.Random(4)
    for _ in range(10_000):
        one, other = some_day(dice), some_day(dice)
        found = measure(read(written(*one)), read(written(*other)))
        assert found.days == julian(*other) - julian(*one), (one, other)
        if found.days:
            way = found.elapsed
            year, month, day = min(one, other)
            years, months = divmod(year * 12 + month - 1 + way.years * 12 + way.months, 12)
            day = min(day, days_in_month(years, months + 1))
            assert way.later is (one < other)
            assert julian(years, months + 1, day) + way.days == julian(*max(one, other)), (one, other)
            assert 0 <= way.months < 12
            assert 0 <= way.days < 31


def test_a_month_leaves_its_days_open() -> None:
    dice = random.Random(5)
    for _ in range(1_000):
        year, month, _ = some_day(dice)
        other = some_day(dice)
        found = measure(read(written(year, month)), read(written(*other)))
        most = julian(*other) - julian(year, month, 1)
        assert (found.fewest, found.most) == (most - days_in_month(year, month) + 1, most)


def test_one_of_several_days_leaves_them_all_open() -> None:
    dice = random.Random(6)
    for _ in range(1_000):
        first, last = sorted((some_day(dice), some_day(dice)), key=lambda day: julian(*day))
        other = some_day(dice)
        if first != last:
            found = measure(read(f"[{written(*first)}..{written(*last)}]"), read(written(*other)))
            assert found.fewest == julian(*other) - julian(*last)
            assert found.most == julian(*other) - julian(*first)


@given(st.sampled_from(DATES + MORE_DATES), st.sampled_from(DATES + MORE_DATES))
def test_backwards_is_the_same_way(one: str, other: str) -> None:
    there, back = measure(read(one), read(other)), measure(read(other), read(one))
    assert there.fewest == (None if back.most is None else -back.most)
    assert there.most == (None if back.fewest is None else -back.fewest)
    for language in ("en", "fr"):
        assert difference(there, language)
        assert isinstance(span(there, language), str)


@pytest.mark.parametrize(
    ("one", "other", "exact", "words", "french"),
    [
        ("2021-01-10", "2021-02-15", "1 month 5 days later", "36 days", "36 jours"),
        ("-0043-03-15", "0014-08-19", "57 years later", "20,976 days", "20\u00a0976 jours"),
        ("2020-12", "2021-01-10", "about 1 month later", "between 1 and 6 weeks", "entre 1 et 6 semaines"),
        ("2021-W02", "2021-W05", "about 3 weeks later", "between 2 and 4 weeks", "entre 2 et 4 semaines"),
        ("about 1850", "1910", "about 60 years later", "between 58 and 62 years", "entre 58 et 62 ans"),
        ("13.8 Ga", "66 Ma", "about 13.7 billion years later", "between 13.6 and 13.8 billion years", None),
        ("13.8 Ga", "4.54 Ga", "about 9.3 billion years later", "between 9.2 and 9.4 billion years", None),
        ("2021", "2023", "about 2 years later", "between 1 and 3 years", "entre 1 et 3 ans"),
        ("2021", "2022", "about 1 year later", "at most 2 years", "au plus 2 ans"),
        ("about 1850", "1851", "about 1 year later", "from 1 year earlier to 3 years later", None),
        ("2021-01-10?", "2021-02-15", "about 1 month 5 days later", "about 36 days", "environ 36 jours"),
        ("2021-01-10T23:59Z", "2021-01-11T00:00Z", "1 minute later", "", ""),
        ("2021-01-10T23:59Z", "2021-01-12T23:59Z", "2 days later", "2 days", "2 jours"),
        ("4.54 Ga", "538.8 Ma", "about 4 billion years later", "between 3.9 and 4.1 billion years", None),
        ("17 ka", "3200 BCE", "about 12,000 years later", "between 11,300 and 12,400 years", None),
        ("/1985", "1990", "at least 4 years later", "at least 4 years", "au moins 4 ans"),
        ("[1667,1668]", "1668-05-01", "around the same time", "from 9 months earlier to 16 months later", None),
        ("2021-03-02", "[2021-03-03..2021-03-08]", "about 1 week later", "between 1 and 6 days", "entre 1 et 6 jours"),
        ("[2021-03-03..2021-03-08]", "2021-01-06", "about 8 weeks earlier", "between 8 and 9 weeks", None),
        ("[2021-03-03,2021-03-08]", "2021-03-10", "about 1 week later", "between 2 and 7 days", None),
        ("2021-01-10", "2021-01-10", "same day", "", ""),
        ("2021-02-15", "2021-01-10", "1 month 5 days earlier", "36 days", "36 jours"),
    ],
)
def test_words(one: str, other: str, exact: str, words: str, french: str | None) -> None:
    found = measure(read(one), read(other))
    assert difference(found) == exact
    assert span(found) == words
    if french is not None:
        assert span(found, "fr") == french


@pytest.mark.parametrize(
    ("one", "other", "words", "french"),
    [
        ("1914-07-28/1918-11-11", "1939-09-01/1945-09-02", "20 years", "20 ans"),
        ("1939-09-01/1945-09-02", "1914-07-28/1918-11-11", "20 years", "20 ans"),
        ("1914/1918", "1939", "about 21 years", "environ 21 ans"),
        ("2021-01-10", "2021-02-15", "1 month 5 days", "1 mois et 5 jours"),
        ("2021-01-10T10:00Z/2021-01-10T12:00Z", "2021-01-10T14:30Z", "2 hours 30 minutes", "2 heures et 30 minutes"),
        ("2021-01-10/2021-01-15", "2021-01-16/2021-01-20", "1 day", "1 jour"),
        ("44-03-15 BCE/27-01-16 BCE", "0014-08-19", "40 years", "40 ans"),
        ("2021-01-10/2021-01-15", "2021-01-12", None, None),
        ("2004/..", "2010", None, None),
        ("2021", "2021-05", None, None),
    ],
)
def test_what_is_apart_is_so_from_the_end_of_the_one_to_the_begin_of_the_other(
    one: str, other: str, words: str | None, french: str | None
) -> None:
    first, second = read(one), read(other)
    found = apart(first, second, related(first, second))
    assert (None if found is None else length(found.elapsed)) == words
    assert (None if found is None else length(found.elapsed, "fr")) == french
    assert apart(second, first, related(second, first)) == found
    assert found is None or found.from_end is min(first, second, key=lambda when: when.lo).is_span


@given(st.integers(0, 10**14), st.booleans())
def test_a_magnitude_that_is_rounded_up_or_down_is_never_past_the_number(years: int, up: bool) -> None:
    digits, scale = magnitude(years + 10**6, up=up)
    whole, _, tenth = digits.replace(",", "").partition(".")
    told = (int(whole) * 10 + int(tenth or 0)) * scale // 10
    assert (told >= years + 10**6) if up else (told <= years + 10**6)
    assert abs(told - years - 10**6) < scale // 10


def test_an_instant_counts_on_the_documents_clock() -> None:
    evening = read("2021-01-10T23:59:00-08:00")
    assert measure(evening, read("2021-01-12"), "America/Los_Angeles").days == 2
    assert measure(evening, read("2021-01-12"), "UTC").days == 1


@given(busy_chronicles, st.integers(0, 60), st.integers(0, 60))
def test_what_lies_between_is_counted_as_by_hand(chronicle: MemoryChronicle, at: int, to: int) -> None:
    events = [event for event in chronicle.rows(0, len(chronicle)) if event.when is not None]
    if at < len(events) and to < len(events):
        one, other = events[at].when, events[to].when
        assert one is not None
        assert other is not None
        lo, hi = sorted((one.start, other.start))
        ids = [event.id for event in events if event.when is not None and lo < event.when.start < hi]
        assert [events[row].id for row in between(chronicle, one, other)] == ids


@given(busy_chronicles, st.integers(0, 10**6))
@settings(deadline=None)
def test_what_is_surely_between_is_so_wherever_all_three_began(chronicle: MemoryChronicle, seed: int) -> None:
    dice = random.Random(seed)
    dates = [event.when for event in chronicle.rows(0, len(chronicle)) if event.when is not None]
    dates = [when for when in dates if when.lo_kind != "open"]  # that has always been: it began before everything
    for _ in range(20 if len(dates) > 2 else 0):
        when, one, other = (dice.choice(dates) for _ in range(3))
        if surely_between(when, one, other):
            assert surely_between(when, other, one)
            for _ in range(5):
                begun, first, last = (lived(each, dice)[0] for each in (when, one, other))
                assert min(first, last) < begun < max(first, last)


@pytest.mark.parametrize(
    ("when", "sure"),
    [
        ("2021-01-15", True),
        ("2021-01-15/2025", True),
        ("2021-01", False),
        ("2021-01-10", False),
        ("2021-01-15?", False),
        ("2021-01-15~", True),
        ("/2021-01-15", False),
        ("[2021-01-15,2021-01-16]", True),
        ("[2021-01-15,2022-01-16]", False),
    ],
)
def test_a_date_is_between_for_certain_only_if_no_day_that_it_leaves_open_is_not(when: str, sure: bool) -> None:
    assert surely_between(read(when), read("2021-01-10"), read("2021-02-15")) is sure


# --- same time -----------------------------------------------------------------------------------


@given(busy_chronicles, st.integers(0, 60), st.sampled_from([*DISTANCES, None]))
def test_every_event_within_the_distance_is_in_a_group(
    chronicle: MemoryChronicle, row: int, distance: int | None
) -> None:
    if row >= len(chronicle) - chronicle.undated:
        return
    event = chronicle.rows(row, row + 1)[0]
    found = same_time(chronicle, event, distance)
    seen = {near.event.id for group in found.groups.values() for near in group}
    assert event.id not in seen
    assert len(seen) + found.unseen + 1 == within(chronicle, event, distance)
    for name, group in found.groups.items():
        assert sum(found.counted(name)) == len(group)
        assert [near.certain for near in group] == sorted((near.certain for near in group), reverse=True)
        assert all(near.related.perhaps(GROUPS[name]) for near in group)


def test_where_there_are_too_many_it_says_how_many_were_not_looked_at() -> None:
    chronicle = busy(1, 2_000)
    found = same_time(chronicle, chronicle.rows(900, 901)[0], None)
    seen = {near.event.id for group in found.groups.values() for near in group}
    assert len(seen) + found.unseen + 1 == len(chronicle) - chronicle.undated
    assert len(seen) <= 200
    assert all(found.groups[name] for name in ("before", "after"))


def test_of_too_many_the_nearest_before_and_after_are_looked_at() -> None:
    events = [Event(f"e{at}", "E", read(f"{1000 + at}-06-01")) for at in range(900)]
    chronicle = MemoryChronicle(Preface(), events)
    found = same_time(chronicle, events[450], None)
    assert [near.row for near in found.groups["before"]] == list(range(400, 450))
    assert [near.row for near in found.groups["after"]] == list(range(451, 501))
    assert found.unseen == 799
