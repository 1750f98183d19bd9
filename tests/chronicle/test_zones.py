"""What zone names mean, and what clocks show."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chronicle.civil import DAY, HOUR, seconds
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import ABBREVIATIONS, UTC, find, in_force, offset_text

LOS_ANGELES = find("America/Los_Angeles")
NOON = seconds(2021, 1, 10, 12)


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("UTC", 0),
        ("Z", 0),
        ("z", 0),
        ("PST", -8),
        ("pdt", -7),
        ("NZDT", 13),
        ("-08", -8),
        ("-08:00", -8),
        ("+05:30", 5.5),
        ("\u221208:00", -8),
        ("UTC-8", -8),
        ("UTC+05:30", 5.5),
        ("GMT+3", 3),
        ("GMT-0800", -8),
        ("America/Los_Angeles", -8),
        ("Asia/Kolkata", 5.5),
        ("Japan", 9),
    ],
)
def test_a_zone_has_the_offset_that_people_mean(name: str, hours: float) -> None:
    assert find(name).at(NOON) == hours * HOUR


@pytest.mark.parametrize("name", sorted(ABBREVIATIONS))
def test_an_abbreviation_has_the_same_offset_all_year(name: str) -> None:
    zone = find(name)
    assert zone.is_fixed
    assert zone.at(NOON) == zone.at(NOON + 180 * DAY) == ABBREVIATIONS[name]


@pytest.mark.parametrize("name", ["CST", "IST", "BST", "AST", "SST", "cst"])
def test_an_abbreviation_of_many_meanings_is_refused_with_an_offset_to_write(name: str) -> None:
    with pytest.raises(Refusal, match="write the offset") as refused:
        find(name, f"2021-01-10 12:00 {name}")
    assert f'"{refused.value.mend}"' in str(refused.value)
    assert read(refused.value.mend).zoned


@pytest.mark.parametrize(
    "name",
    [
        "Foo/Bar",
        "PTS",
        "America",
        "../etc/passwd",
        "/etc/passwd",
        "a" * 300,
        "É",
        "Europe/Paris\0",
        "",
        "tzdata.zi",
    ],
)
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="is not known; write -08:00 or a name such as America/Los_Angeles"):
        find(name)


def test_an_unknown_name_is_told_in_one_short_line() -> None:
    with pytest.raises(Refusal) as refused:
        find("Europe\n\x1b[31m" + "x" * 1_000)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("name", ["+25:00", "+08:61", "UTC+99"])
def test_an_offset_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="there is no offset"):
        find(name)


@pytest.mark.parametrize(("name", "mend"), [("-0800", "-08:00"), ("+3", "+03:00")])
def test_an_offset_without_its_colon_or_its_zero_is_refused_with_both(name: str, mend: str) -> None:
    with pytest.raises(Refusal) as refused:
        find(name)
    assert refused.value.mend == mend


@given(st.text())
def test_any_name_is_a_zone_or_refused(name: str) -> None:
    try:
        zone = find(name)
    except Refusal:
        return
    assert abs(zone.at(NOON)) <= DAY


@pytest.mark.parametrize(
    ("text", "spring"),
    [
        ("2021-03-14 02:30 America/Los_Angeles", "02:00 to 03:00"),
        ("2021-03-28 02:00 Europe/Paris", "02:00 to 03:00"),
        ("2018-11-04 00:30 America/Sao_Paulo", "00:00 to 01:00"),
        ("2021-10-03 02:10 Australia/Lord_Howe", "02:00 to 02:30"),
    ],
)
def test_a_skipped_time_says_how_clocks_went(text: str, spring: str) -> None:
    with pytest.raises(Refusal, match=f"clocks went from {spring}") as refused:
        read(text)
    assert read(refused.value.mend.strip('"')).zoned


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("2021-11-07 01:30 America/Los_Angeles", "-07:00", "-08:00"),
        ("2021-10-31 02:59 Europe/Paris", "+02:00", "+01:00"),
        ("2018-02-17 23:30 America/Sao_Paulo", "-02:00", "-03:00"),
    ],
)
def test_a_doubled_time_says_both_offsets(text: str, first: str, second: str) -> None:
    with pytest.raises(Refusal, match="came twice") as refused:
        read(text)
    assert str(refused.value).endswith(f'{first}" for the first or "{second}" for the second')
    assert read(refused.value.mend.strip('"')).off == find(first).at(0)


@pytest.mark.parametrize("text", ["2021-11-07 01:30", "2021-03-14 02:30"])
def test_times_of_the_document_zone_are_checked_as_well(text: str) -> None:
    with pytest.raises(Refusal, match="in America/Los_Angeles"):
        read(text, LOS_ANGELES)


@pytest.mark.parametrize("text", ["2021-11-07 01:30 PDT", "2021-11-07 01:30 -08:00", "2021-03-14 02:30 PST"])
def test_an_offset_or_an_abbreviation_settles_it(text: str) -> None:
    assert read(text, LOS_ANGELES).zoned


def test_midnight_is_the_first_of_two_and_the_change_where_it_was_skipped() -> None:
    # Clocks in Havana showed 00:00 to 01:00 twice on 2021-11-07; those in São Paulo skipped it on 2018-11-04.
    assert find("America/Havana").midnight(seconds(2021, 11, 7) // DAY) == -4 * HOUR
    assert find("America/Sao_Paulo").midnight(seconds(2018, 11, 4) // DAY) == -3 * HOUR


@pytest.mark.parametrize(
    ("name", "at", "hours"),
    [
        ("America/Los_Angeles", seconds(2021, 7, 10), -7),
        ("America/Los_Angeles", seconds(10_000), 0),
        ("America/Los_Angeles", seconds(-43, 3, 15), 0),
        ("Europe/Paris", seconds(2400, 7), 2),
    ],
)
def test_offsets_are_known_for_any_year(name: str, at: int, hours: int) -> None:
    assert find(name).at(at) == find(name).at_wall(at + hours * HOUR) == hours * HOUR


def test_before_standard_time_a_place_has_its_local_mean_time() -> None:
    assert find("Europe/Paris").at(seconds(1850)) == 9 * 60 + 21


@given(st.integers(seconds(-20), seconds(10_020)), st.sampled_from(["Europe/Paris", "Pacific/Apia", "PST"]))
def test_wall_clock_and_utc_agree_but_in_the_hour_of_a_change(moment: int, name: str) -> None:
    zone = find(name)
    offset = zone.at(moment)
    if offset == zone.at(moment - 25 * HOUR) == zone.at(moment + 25 * HOUR):
        assert zone.at_wall(moment + offset) == offset


@given(st.integers(seconds(-5), seconds(10_005)))
def test_days_of_a_zone_touch_and_follow_each_other(moment: int) -> None:
    day = moment // DAY
    first = day * DAY - LOS_ANGELES.midnight(day)
    second = (day + 1) * DAY - LOS_ANGELES.midnight(day + 1)
    assert first < second


@pytest.mark.parametrize(
    ("name", "at", "actual"),
    [
        ("PST", seconds(2021, 7, 10), "PDT"),
        ("PDT", seconds(2021, 1, 10), "PST"),
        ("PST", seconds(2021, 1, 10), ""),
        ("pst", seconds(2021, 7, 10), "PDT"),
        ("CET", seconds(2021, 7, 10), "CEST"),
        ("MST", seconds(2021, 7, 10), ""),
        ("UTC", seconds(2021, 7, 10), ""),
        ("PST", seconds(1850, 7, 10), ""),
        ("PST", seconds(12_021), ""),
    ],
)
def test_the_abbreviation_in_force_is_known(name: str, at: int, actual: str) -> None:
    assert in_force(name, at) == actual


def test_pst_in_july_stays_pst_with_a_warning() -> None:
    told: list[str] = []
    when = read("2021-07-10 12:00 PST", warn=told.append)
    assert when.off == -8 * HOUR
    assert told == ['"2021-07-10 12:00 PST": PDT was in force; "PST" is read as -08:00']


def test_pst_in_january_is_no_matter() -> None:
    told: list[str] = []
    read("2021-01-10 12:00 PST", warn=told.append)
    assert told == []


@pytest.mark.parametrize(("offset", "text"), [(0, "+00:00"), (-8 * HOUR, "-08:00"), (561, "+00:09:21")])
def test_an_offset_is_written_with_its_seconds_where_it_has_some(offset: int, text: str) -> None:
    assert offset_text(offset) == text


def test_plain_dates_load_neither_zoneinfo_nor_dateutil() -> None:
    code = (
        "import sys; from timeline_tui.chronicle.anchors import Wanted, resolve; "
        "resolve({'a': Wanted('2021-01-10'), 'b': Wanted('about 1850'), 'c': Wanted(start=1914, end=1918)}); "
        "print([name for name in sys.modules if name.startswith(('dateutil.', 'zoneinfo'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['dateutil._version']\n"


def test_utc_is_always_at_hand() -> None:
    assert find("UTC") is UTC
