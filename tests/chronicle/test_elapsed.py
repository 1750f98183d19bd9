"""Differences: docs/dates.md, "Differences", rule by rule, and what the calendar demands of all of them."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - hypothesis reads the annotations

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chronicle.civil import Civil, civil_from_days, days_from_civil
from timeline_tui.chronicle.edtf_text import day_text
from timeline_tui.chronicle.elapsed import days_between, duration, elapsed, gap, length, words
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.shift import shift
from timeline_tui.chronicle.units import of_days
from timeline_tui.chronicle.when import Precision, When
from timeline_tui.chronicle.zones import find


def said(one: str, other: str, language: str = "en", zone: str = "UTC") -> str:
    return words(elapsed(read(one, find(zone)), read(other, find(zone)), zone), language)


class TestRule1TheEarlierIsTakenFromTheLater:
    @pytest.mark.parametrize(
        ("one", "other", "english", "french"),
        [
            ("2021-01-10", "2021-02-15", "1 month 5 days later", "1 mois et 5 jours plus tard"),
            ("2021-02-15", "2021-01-10", "1 month 5 days earlier", "1 mois et 5 jours plus tôt"),
            ("2021-01-31", "2021-02-28", "1 month later", "1 mois plus tard"),
            ("2020-02-29", "2021-02-28", "1 year later", "1 an plus tard"),
            ("2021-01-01", "2021-03-01", "2 months later", "2 mois plus tard"),
            ("2021-01-10", "2021-01-12", "2 days later", "2 jours plus tard"),
            ("2021-01-10", "2021-01-11", "1 day later", "1 jour plus tard"),
        ],
    )
    def test_and_the_direction_is_said_afterwards(self, one: str, other: str, english: str, french: str) -> None:
        assert said(one, other) == english
        assert said(one, other, "fr") == french


class TestRule2InstantsUnderTwoDaysApart:
    def test_are_counted_in_true_hours_and_minutes(self) -> None:
        assert said("2021-01-10 21:58 PST", "2021-01-10 23:59 PST") == "2 hours 1 minute later"
        assert said("2021-01-10 21:58 PST", "2021-01-11T09:00:00+01:00", "fr") == "2 heures et 2 minutes plus tard"

    def test_a_day_over_a_change_of_clocks_has_23_hours(self) -> None:
        zone = "America/Los_Angeles"
        assert said("2021-03-13 12:00", "2021-03-14 12:00", zone=zone) == "23 hours later"
        assert said("2021-03-13 12:00", "2021-03-15 13:00", zone=zone) == "2 days later"

    def test_from_48_hours_on_days_are_counted_on_the_documents_clock(self) -> None:
        assert said("2021-01-10 23:59 PST", "2021-02-15 00:10 PST", zone="America/Los_Angeles") == (
            "1 month 5 days later"
        )
        assert said("2021-01-10 23:59 PST", "2021-02-15 00:10 PST", zone="UTC") == "1 month 4 days later"

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("2021-01-10 12:00", "2021-01-10 12:00", "at the same time"),
            ("2021-01-10 12:00:10", "2021-01-10 12:00:40", "30 seconds later"),
            ("2021-01-10 12:00", "2021-01-10 12:00:40", "around the same time"),
            ("2021-01-10 12:00:40", "2021-01-10 12:01", "1 minute later"),
            ("2021-01-10 12h", "2021-01-10 14:30", "about 2 hours later"),
        ],
    )
    def test_no_finer_than_they_are_known(self, one: str, other: str, expected: str) -> None:
        assert said(one, other) == expected


class TestRule3DaysAndFiner:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("2019-01-10", "2021-04-15", "2 years 3 months later"),
            ("2019-01-10", "2021-01-15", "2 years later"),
            ("2011-01-09", "2021-01-10", "10 years later"),
            ("2000-01-01", "2021-12-31", "21 years later"),
            ("2021-01-10", "2021-01-10", "same day"),
            ("2021-01-10", "2021-01-10 23:59", "same day"),
            ("2021-01-10 23:59", "2021-01-11", "1 day later"),
        ],
    )
    def test_have_two_units_that_are_neighbours(self, one: str, other: str, expected: str) -> None:
        assert said(one, other) == expected


class TestRule4Coarser:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("2021-01-10", "2021-03", "about 2 months later"),
            ("2021-01-31", "2021-02", "about 1 month later"),
            ("2019-01", "2021-03-31", "about 26 months later"),
            ("-0489-09", "-0479-08", "about 9 years 11 months later"),
            ("2018-01", "2021-01", "about 3 years later"),
            ("1901-01", "2021-01-31", "about 120 years later"),
            ("2021-Q1", "2021-Q4", "about 9 months later"),
            ("1850", "1914-07-28", "about 64 years later"),
            ("199X", "2021-01-10", "about 31 years later"),
            ("18XX", "1914", "about 114 years later"),
            ("2021-W02", "2021-02-15", "about 5 weeks later"),
            ("2021-W02", "2021-12-15", "about 11 months later"),
            ("2021-01-10", "2021", "around the same time"),
            ("2021-01", "2021-01-10", "around the same time"),
            ("1985-04-XX", "1985-04-20", "around the same time"),
            ("1985-04-XX", "1985-07-20", "about 3 months later"),
            ("[1667,1669]", "1668", "around the same time"),
        ],
    )
    def test_counts_only_in_the_coarser_unit(self, one: str, other: str, expected: str) -> None:
        assert said(one, other) == expected

    def test_the_same_time_has_no_direction_in_french(self) -> None:
        assert said("2021", "2021-01-10", "fr") == "vers la même époque"
        assert said("2021-01-10", "2021-01-10", "fr") == "le même jour"


@pytest.mark.parametrize("mark", ["?", "~", "%"])
def test_rule_5_a_qualifier_on_either_says_about(mark: str) -> None:
    assert said(f"2021-01-10{mark}", "2021-02-15") == "about 1 month 5 days later"
    assert said("2021-01-10", f"2021-02-15{mark}", "fr") == "environ 1 mois et 5 jours plus tard"


class TestRule6OpenAndUnknownEnds:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("../1985", "1988", "at least 2 years later"),
            ("1988", "../1985", "at least 2 years earlier"),
            ("/1985-04-12", "1988-04-13", "at least 3 years later"),
            ("[..1985]", "1988", "at least 2 years later"),
            ("../1985", "1980", "around the same time"),
            ("../1985", "1986", "around the same time"),
            ("2004/..", "2007", "about 3 years later"),
            ("2004/", "2007-01-01", "about 3 years later"),
        ],
    )
    def test_the_known_bounds_are_a_lower_bound(self, one: str, other: str, expected: str) -> None:
        assert said(one, other) == expected

    def test_in_french(self) -> None:
        assert said("/1985-04-12", "1988-04-13", "fr") == "au moins 3 ans plus tard"


class TestRule7YearsBeyondTheCalendarsOfComputers:
    def test_the_ides_of_march_to_the_death_of_augustus(self) -> None:
        step = elapsed(read("-0043-03-15"), read("0014-08-19"))
        assert (step.years, step.months, step.days) == (57, 5, 4)
        assert words(step) == "57 years later"

    @given(
        st.one_of(st.integers(-20_000, 20_000), st.integers(-(10**9), 10**9)),
        st.one_of(st.integers(0, 50_000), st.integers(0, 10**10)),
    )
    def test_the_difference_added_to_the_earlier_gives_the_later(self, year: int, apart: int) -> None:
        earlier = days_from_civil(year, 2, 29)
        later = earlier + apart
        one, other = _day(earlier), _day(later)
        step = elapsed(one, other)
        moved = shift(Civil(*civil_from_days(earlier)), years=step.years, months=step.months, days=step.days)
        assert moved[:3] == civil_from_days(later)
        assert days_between(one, other) == apart == -days_between(other, one)

    @given(st.dates(), st.dates())
    def test_inside_the_years_1_to_9999_it_is_relativedeltas(self, one: date, other: date) -> None:
        early, late = sorted([one, other])
        plain = relativedelta(late, early)
        step = elapsed(read(early), read(late))
        assert (step.years, step.months, step.days) == (plain.years, plain.months, plain.days)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("13.8 Ga", "4.54 Ga", "about 9.3 billion years later"),
        ("66 Ma", "2021", "about 66 million years later"),
        ("2021", "13.8 Ga", "about 13.8 billion years earlier"),
        ("300 ka", "1850", "about 300,000 years later"),
        ("about 17,000 years ago", "1969-07-20", "about 17,000 years later"),
        ("300,000 years ago", "115 ka", "about 200,000 years later"),
        ("999.99 Ma", "2021", "about 1 billion years later"),
    ],
)
def test_rule_8_from_a_million_years_on_there_are_magnitudes(one: str, other: str, expected: str) -> None:
    assert said(one, other) == expected


def test_magnitudes_are_said_in_french() -> None:
    assert said("1.5 Ga", "2021", "fr") == "environ 1,5 milliard d'années plus tard"
    assert said("66 Ma", "2021", "fr") == "environ 66 millions d'années plus tard"
    assert said("300 ka", "1850", "fr") == "environ 300\u00a0000 ans plus tard"


texts = st.sampled_from(
    [
        *("1850", "1850~", "18XX", "199X", "-0043", "13.8 Ga", "1950S2", "1985-04-XX", "156X-12-25"),
        *("2021-01", "2021-W02", "2021-Q1", "2021-01-10", "2021-01-10?", "2021-02-15"),
        *("2021-01-10T12:00Z", "2021-01-10T13:30:10Z", "2021-01-10 12h"),
        *("../1985", "2004/..", "1914/1918", "[1667,1669]"),
    ]
)


@given(texts, texts)
def test_there_and_back_is_the_same_length(one: str, other: str) -> None:
    there, back = elapsed(read(one), read(other)), elapsed(read(other), read(one))
    assert length(there) == length(back)
    assert there.relation != "apart" or there.later is not back.later


class TestGapsOfAList:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("2021-01-06", "2021-01-08", "2 days"),
            ("2021-01", "2021-03", "~2 months"),
            ("../1985", "1988", "≥2 years"),
            ("2021-01-06", "2021-01-06", ""),
            ("13.8 Ga", "4.54 Ga", "~9.3 billion years"),
        ],
    )
    def test_are_short(self, one: str, other: str, expected: str) -> None:
        assert gap(read(one), read(other)) == expected

    def test_in_french(self) -> None:
        assert gap(read("2021-01-10"), read("2021-02-15"), "fr") == "1 mois et 5 jours"


class TestDurations:
    @pytest.mark.parametrize(
        ("span", "english", "french"),
        [
            ("2021-01-10/2021-01-15", "6 days", "6 jours"),
            ("2021-01-10/2021-01-10", "1 day", "1 jour"),
            ("1914-07-28/1918-11-11", "4 years 3 months", "4 ans et 3 mois"),
            ("1914/1918", "about 4 years", "environ 4 ans"),
            ("2021/2021", "up to 1 year", "jusqu'à 1 an"),
            ("2021-01-10~/2021-01-15", "about 6 days", "environ 6 jours"),
            ("2021-01-10 14:00/2021-01-10 15:30", "1 hour 30 minutes", "1 heure et 30 minutes"),
            ("2021-01-10 14:00/2021-01-15 15:30", "5 days", "5 jours"),
            ("2004/..", "goes on", "se poursuit"),
            ("2004/", "length not known", "durée inconnue"),
            ("../1985", "start not known", "début inconnu"),
            ("2021-01-10", "", ""),
        ],
    )
    def test_count_the_last_day(self, span: str, english: str, french: str) -> None:
        assert (duration(read(span)), duration(read(span), "fr")) == (english, french)


def _day(day: int) -> When:
    return of_days(day, day + 1, Precision.DAY, find("UTC"), day_text(day))
