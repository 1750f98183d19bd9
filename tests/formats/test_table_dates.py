"""Columns of dates in tables of others: read as the column shows, said, or left as they are written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.formats.carried import Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.registry import BY_NAME
from timeline_tui.formats.tables.dating import clock_text, column


def dates(*values: object, wish: tuple[str, ...] = ()) -> list[str]:
    found = column(values, "Date", wish)
    return [found.text(value) for value in values]


def said(*values: object, wish: tuple[str, ...] = ()) -> str:
    return " ".join(column(values, "Date", wish).said)


def whens(text: str, name: str = "csv", *wish: str) -> list[dict[str, Any]]:
    found = BY_NAME[name].read(Foreign(f"t.{name}", text.encode()), Wishes(dates=frozenset(wish)))
    return [{key: event[key] for key in ("when", "start", "end") if key in event} for event in found.events]


@pytest.mark.parametrize(
    "text",
    [
        "2021-01-10",
        "2021",
        "about 1850",
        "vers 44 av. J.-C.",
        "44 BCE",
        "1990s",
        "199X",
        "2021-01-10 23:59 PST",
        "a month after @x",
        "soon",
    ],
)
def test_what_the_store_reads_or_refuses_stands_as_it_is_written(text: str) -> None:
    assert dates(text, "2021-01-10") == [text, "2021-01-10"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2021/1/5", "2021-01-05"),
        ("2021.01.05", "2021-01-05"),
        ("2021-1-5", "2021-01-05"),
        ("2021/01/05 9:07", "2021-01-05 09:07"),
        ("10 janvier 2021", "2021-01-10"),
        ("1er mars 1848", "1848-03-01"),
        ("vers le 10 janvier 2021", "2021-01-10~"),
        ("31/12/1999 11:59 PM", "1999-12-31 23:59"),
        ("31/12/1999 12:05:06 am +0100", "1999-12-31 00:05:06 +01:00"),
    ],
)
def test_dates_that_mean_one_thing_are_read_however_they_are_written(written: str, read_as: str) -> None:
    assert dates(written) == [read_as]
    read(read_as)


@pytest.mark.parametrize(
    "text", ["hier", "two weeks ago", "10 mai", "today", "85", "1/2/85", "85-01-02", "31/2/2001", "32/1/2001"]
)
def test_what_depends_on_today_or_is_cut_short_is_never_guessed(text: str) -> None:
    assert dates(text) == [text]
    with pytest.raises(Refusal):
        read(text)


def test_one_number_over_twelve_settles_the_order_of_the_whole_column() -> None:
    assert dates("1/2/2021", "13/2/2021") == ["2021-02-01", "2021-02-13"]
    assert said("1/2/2021", "13/2/2021") == 'in "Date", the day comes first, as "13/2/2021" shows'
    assert dates("1/2/2021", "2/13/2021") == ["2021-01-02", "2021-02-13"]
    assert said("1.2.2021", "2.13.2021") == 'in "Date", the month comes first, as "2.13.2021" shows'


def test_what_nothing_settles_is_left_as_written_and_the_mend_is_said() -> None:
    assert dates("1/2/2021", "3/3/2021") == ["1/2/2021", "2021-03-03"]
    assert "nothing shows whether the day or the month is first" in said("1/2/2021", "3/3/2021")
    assert "say --dates d/m/y or --dates m/d/y" in said("1/2/2021")
    assert dates("1/2/2021", wish=("d/m/y",)) == ["2021-02-01"]
    assert dates("1/2/2021", wish=("m/d/y",)) == ["2021-01-02"]


def test_a_column_that_contradicts_itself_settles_nothing() -> None:
    assert dates("1/2/2021", "13/2/2021", "2/13/2021") == ["1/2/2021", "2021-02-13", "2021-02-13"]
    assert "some have the day first, some the month" in said("1/2/2021", "13/2/2021", "2/13/2021")


def test_what_one_column_shows_holds_for_the_other() -> None:
    assert whens("title,start,end\nA,1/2/2021,25/2/2021\n") == [{"start": "2021-02-01", "end": "2021-02-25"}]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((1610351940, 1610438340), ["2021-01-11T07:59:00Z", "2021-01-12T07:59:00Z"]),
        (("1610351940",), ["2021-01-11T07:59:00Z"]),
        ((1610351940123, 0), ["2021-01-11T07:59:00Z", "1970-01-01T00:00:00Z"]),
        ((-86400000, 1610323200000, 1610409600000), ["1969-12-31", "2021-01-11", "2021-01-12"]),
        ((1610351940.5,), ["2021-01-11T07:59:00Z"]),
    ],
)
def test_seconds_and_milliseconds_since_1970_are_recognised_and_said(
    values: tuple[object, ...], found: list[str]
) -> None:
    assert dates(*values) == found
    assert "since 1970, UTC" in said(*values)


@given(st.lists(st.integers(10**9, 4 * 10**9), min_size=1, max_size=5), st.sampled_from([1, 1000]))
@settings(max_examples=50)
def test_moments_are_those_of_the_standard_library(moments: list[int], unit: int) -> None:
    for text, moment in zip(dates(*(moment * unit for moment in moments)), moments, strict=True):
        at = datetime.fromtimestamp(moment, UTC)
        assert text in {f"{at:%Y-%m-%dT%H:%M:%S}Z", f"{at:%Y-%m-%d}"}


def test_days_run_together_get_their_hyphens() -> None:
    assert dates("20210110", "19991231") == ["2021-01-10", "1999-12-31"]
    assert dates(20210110235900) == ["2021-01-10T23:59:00"]
    assert dates("20210110", "20211340") == ["20210110", "20211340"]


def test_a_count_of_days_of_a_spreadsheet_is_not_guessed() -> None:
    assert dates(44206, 44207) == ["44206", "44207"]
    assert "say --dates excel" in said(44206, 44207)
    assert dates(44206, 44206.75, 61, 59, wish=("excel",)) == ["2021-01-10", "2021-01-10T18:00:00", "1900-03-01", "59"]


def test_negative_years_are_bce_unless_the_column_has_a_year_0() -> None:
    assert dates(-776, 476, 79) == ["776 BCE", "0476", "0079"]
    assert "-776 is 776 BCE; --dates astronomical counts otherwise" in said(-776, 476)
    assert dates(-776, 0, 476) == ["-0776", "0000", "0476"]
    assert "-776 is 777 BCE; --dates bce counts otherwise" in said(-776, 0)
    assert dates(-776, wish=("astronomical",)) == ["-0776"]
    assert dates(-776, 0, wish=("bce",))[0] == "776 BCE"
    assert dates("-0776", "0476") == ["-0776", "0476"]  # as EDTF has them


def test_years_that_all_run_backwards_are_not_turned_and_how_bce_is_written_is_said() -> None:
    reign = "Event,Start,End\nSeti II,1203,1197\nSiptah,1197,1191\n"
    found = BY_NAME["csv"].read(Foreign("t.csv", reign.encode()), Wishes())
    assert whens(reign)[0] == {"start": "1203", "end": "1197"}
    assert found.notices[-1] == (
        "all its spans of years run backwards (2), as from 1197 to 1191: "
        "years before the common era are written -1197 or 1197 BCE"
    )
    one_of_them_does_not = f"{reign}Ada,1815,1852\n"
    found = BY_NAME["csv"].read(Foreign("t.csv", one_of_them_does_not.encode()), Wishes())
    assert not any("backwards" in notice for notice in found.notices)


def test_two_digits_are_a_year_only_beside_others_of_that_time() -> None:
    assert dates(79, 180) == ["0079", "0180"]
    assert dates(79, 1980) == ["79", "1980"]
    assert dates(79, 80) == ["79", "80"]


def test_midnights_of_a_whole_column_are_days() -> None:
    assert dates("2021-01-10 00:00:00", "2021-01-11 00:00:00") == ["2021-01-10", "2021-01-11"]
    assert dates("2021-01-10 00:00:00", "2021-01-11 08:00:00")[0] == "2021-01-10 00:00:00"
    assert dates("2021-01-10T00:00:00Z") == ["2021-01-10T00:00:00Z"]


def test_year_month_and_day_of_their_own_make_as_fine_a_date_as_they_say() -> None:
    text = "title,year,month,day,time\nA,2021,,,\nB,2021,2,,\nC,2021,févr.,3,\n"
    text += "D,2021,March,4,2:30 pm\nE,-44,3,15,\nF,2021,,5,\n"
    found = [event["when"] for event in whens(text)]
    assert found == ["2021", "2021-02", "2021-02-03", "2021-03-04 14:30", "-0043-03-15", "2021-XX-05"]
    for date in found:
        read(date)


def test_ends_that_are_blank_or_the_same_make_no_span() -> None:
    text = "title,start,end\nA,2001,2002\nB,2001,\nC,2001,2001\nD,,2001\nE,,\n"
    assert whens(text) == [{"start": "2001", "end": "2002"}, {"when": "2001"}, {"when": "2001"}, {"end": "2001"}, {}]
    assert whens("title,date,end date\nA,2001,2002\nB,2001,\n") == [{"start": "2001", "end": "2002"}, {"when": "2001"}]


def test_born_and_died_are_a_life() -> None:
    assert whens("Name,Born,Died\nAda,1815-12-10,1852-11-27\n") == [{"start": "1815-12-10", "end": "1852-11-27"}]


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("14:30", "14:30"),
        ("2:30 PM", "14:30"),
        ("12:00 a.m.", "00:00"),
        ("9h05", "09:05"),
        ("13:00 pm", ""),
        ("noon", ""),
    ],
)
def test_times_of_day_are_read_or_none(written: str, clock: str) -> None:
    assert clock_text(written) == clock


@given(
    st.lists(
        st.one_of(st.text(max_size=14), st.integers(), st.floats(allow_nan=False), st.none(), st.booleans()), max_size=6
    )
)
@settings(max_examples=150)
def test_any_column_is_read_and_what_is_no_date_stays(values: list[object]) -> None:
    found = column([value for value in values if value not in ("", None)], "x")
    for value in values:
        assert isinstance(found.text(value), str)
