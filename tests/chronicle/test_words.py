"""English words, times of day, spans and sets: what they mean."""

from __future__ import annotations

import pytest

from tests.bounds import bounds, moment
from timeline_tui.chronicle.civil import DAY, seconds
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.when import MAX, MIN, Form, Precision
from timeline_tui.chronicle.zones import find

LOS_ANGELES = find("America/Los_Angeles")


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("1990s", "199X"),
        ("the 1990s", "199X"),
        ("180s", "018X"),
        ("19th century", "18XX"),
        ("the 19th century", "18XX"),
        ("19th c.", "18XX"),
        ("1st century", "00XX"),
        ("1st century BCE", "-00XX"),
        ("19th century BCE", "-18XX"),
        ("2nd millennium BCE", "-1XXX"),
        ("3rd millennium", "2XXX"),
        ("2nd mill. BCE", "-1XXX"),
        ("44 BCE", "-0043"),
        ("44 BC", "-0043"),
        ("44 av. J.-C.", "-0043"),
        ("1 BCE", "0000"),
        ("44 CE", "0044"),
        ("AD 44", "0044"),
        ("476", "0476"),
        ("12,021 CE", "Y12021"),
        ("12,021 BCE", "Y-12020"),
        ("44-03-15 BCE", "-0043-03-15"),
        ("44-03 BCE", "-0043-03"),
        ("15 March 44 BCE", "-0043-03-15"),
        ("March 15, 44 BC", "-0043-03-15"),
        ("10 January 2021", "2021-01-10"),
        ("10 Jan. 2021", "2021-01-10"),
        ("10th of January 2021", "2021-01-10"),
        ("January 10, 2021", "2021-01-10"),
        ("Sunday 10 January 2021", "2021-01-10"),
        ("january 2021", "2021-01"),
        ("Sept. 2021", "2021-09"),
        ("spring 2001", "2001-21"),
        ("autumn of 2001", "2001-23"),
        ("fall 2001", "2001-23"),
        ("winter 2001–2002", "2001-24"),
        ("winter 2001/2002", "2001-24"),
        ("winter 44–43 BCE", "-0043-24"),
        ("spring 2001 (southern)", "2001-29"),
        ("northern winter 2001", "2001-28"),
        ("summer 2001–2002 (southern)", "2001-30"),
        ("Q2 2001", "2001-34"),
        ("2021-Q1", "2021-33"),
        ("2021-H2", "2021-41"),
        ("first half of 2001", "2001-40"),
        ("the last third of 2001", "2001-39"),
        ("2nd quarter of 2001", "2001-34"),
        ("2021-W02", "2021-01-11/2021-01-17"),
        ("2020-W53", "2020-12-28/2021-01-03"),
        ("week 2 of 2021 (11–17 January)", "2021-01-11/2021-01-17"),
        ("2021-W02-3", "2021-01-13"),
        ("2021-010", "2021-01-10"),
        ("2020-366", "2020-12-31"),
        ("0000-W52", "0000-12-25/0000-12-31"),
        ("between 1000 and 1999", "1000/1999"),
        ("between 10 and 15 January 2021", "2021-01-10/2021-01-15"),
        ("some day of April 1985", "1985-04-XX"),
        ("some month of 2004", "2004-XX"),
        ("estimated 1950 (1900–1999)", "1950S2"),
        ("decade 1900–1909", "190X"),
        ("decade 44–35 BCE", "-0043/-0034"),
        ("  2021-01  ", "2021-01"),
        ("1984-06-02 / 2004-08-08", "1984-06-02/2004-08-08"),
        ("since 2004", "2004/.."),
        ("until 1985", "../1985"),
        ("until the 1990s", "../199X"),
        ("2004 – ?", "2004/"),
        ("? – 1985", "/1985"),
        ("2004/?", "2004/"),
        ("2004–", "2004/.."),
        ("–1985", "../1985"),
        ("10–15 January 2021", "2021-01-10/2021-01-15"),
        ("10 January – 15 February 2021", "2021-01-10/2021-02-15"),
        ("January–March 2021", "2021-01/2021-03"),
        ("44–30 BCE", "-0043/-0029"),
        ("44 BCE – 14 CE", "-0043/0014"),
        ("44–120 CE", "0044/0120"),
        ("1914 to 1918", "1914/1918"),
        ("from 1914 to 1918", "1914/1918"),
        ("about 1850/1860", "1850~/1860"),
        ("44 BCE/14 CE", "-0043/0014"),
        ("18th – 19th century", "17XX/18XX"),
        ("1667, 1668 or 1670–1672", "[1667,1668,1670..1672]"),
        ("1667 and 1668", "{1667,1668}"),
        ("1984 or earlier", "[..1984]"),
        ("1984 and later", "{1984..}"),
        ("[1667, 1668, 1670..1672]", "1667/1672"),
        ("{1960,1961-12}", "1960/1961-12"),
    ],
)
def test_words_have_the_bounds_of_their_edtf(text: str, same_as: str) -> None:
    assert bounds(text) == bounds(same_as)


@pytest.mark.parametrize(
    ("text", "estimate", "first", "end", "prec"),
    [
        ("13.8 Ga", 13_800_000_000, 13_850_000_000, 13_750_000_000, Precision.HUNDRED_MILLION_YEARS),
        (
            "13.8 billion years ago",
            13_800_000_000,
            13_850_000_000,
            13_750_000_000,
            Precision.HUNDRED_MILLION_YEARS,
        ),
        ("4.54 Ga", 4_540_000_000, 4_545_000_000, 4_535_000_000, Precision.TEN_MILLION_YEARS),
        ("66 Ma", 66_000_000, 66_500_000, 65_500_000, Precision.MILLION_YEARS),
        ("two million years ago", 2_000_000, 2_500_000, 1_500_000, Precision.MILLION_YEARS),
        ("300 thousand years ago", 300_000, 300_500, 299_500, Precision.MILLENNIUM),
        ("11.7 ka", 11_700, 11_750, 11_650, Precision.CENTURY),
        ("12,000 years ago", 12_000, 12_500, 11_500, Precision.MILLENNIUM),
    ],
)
def test_years_ago_are_known_to_half_of_their_last_digit(
    text: str, estimate: int, first: int, end: int, prec: Precision
) -> None:
    when = read(text)
    assert when.est == 2000 - estimate
    assert (when.lo, when.hi) == (seconds(2000 - first), seconds(2000 - end))
    assert when.prec is prec


@pytest.mark.parametrize(
    ("text", "utc", "prec", "off", "zone"),
    [
        ("2021-01-10 23:59 PST", "2021-01-11T07:59:00Z", Precision.MINUTE, -8, "PST"),
        ("2021-01-10T23:59:00-08:00", "2021-01-11T07:59:00Z", Precision.SECOND, -8, "-08:00"),
        ("2021-01-10T23:59Z", "2021-01-10T23:59:00Z", Precision.MINUTE, 0, "Z"),
        ("2021-01-10 23:59 UTC-8", "2021-01-11T07:59:00Z", Precision.MINUTE, -8, "UTC-8"),
        ("2021-01-10 23:59 GMT+3", "2021-01-10T20:59:00Z", Precision.MINUTE, 3, "GMT+3"),
        (
            "2021-07-10 23:59 America/Los_Angeles",
            "2021-07-11T06:59:00Z",
            Precision.MINUTE,
            -7,
            "America/Los_Angeles",
        ),
        ("10 January 2021, 23:59 PST", "2021-01-11T07:59:00Z", Precision.MINUTE, -8, "PST"),
        ("10 January 2021 at 11:59 pm PST", "2021-01-11T07:59:00Z", Precision.MINUTE, -8, "PST"),
        ("10 January 2021, 23h PST", "2021-01-11T07:00:00Z", Precision.HOUR, -8, "PST"),
        ("2021-01-10T23", "2021-01-10T23:00:00Z", Precision.HOUR, 0, ""),
        ("2021-01-10 24:00", "2021-01-11T00:00:00Z", Precision.MINUTE, 0, ""),
        ("2021-01-10T12:00:30.75Z", "2021-01-10T12:00:30Z", Precision.SECOND, 0, "Z"),
        ("44-03-15 BCE 12:00", "-0043-03-15T12:00:00Z", Precision.MINUTE, 0, ""),
    ],
)
def test_a_time_of_day_is_a_moment_in_its_zone(text: str, utc: str, prec: Precision, off: int, zone: str) -> None:
    when = read(text)
    length = {Precision.HOUR: 3600, Precision.MINUTE: 60, Precision.SECOND: 1}[prec]
    assert (when.lo, when.hi, when.prec) == (moment(utc), moment(utc) + length, prec)
    assert (when.off, when.zone, when.zoned) == (off * 3600, zone, bool(zone))


def test_a_span_of_times_says_its_day_and_its_zone_once() -> None:
    assert bounds("10 January 2021, 14:00–15:30 PST") == bounds("2021-01-10 14:00 PST/2021-01-10 15:30 PST")


def test_a_span_between_zones_by_name_is_cut_at_the_right_slash() -> None:
    zone = "America/Los_Angeles"
    when = read(f"2021-01-10 23:59 {zone}/2021-01-11 01:00 {zone}")
    assert (when.lo, when.hi) == (moment("2021-01-11T07:59:00Z"), moment("2021-01-11T09:01:00Z"))


def test_a_day_without_a_zone_is_from_midnight_to_midnight_of_the_document() -> None:
    when = read("2021-03-14", LOS_ANGELES)
    assert (when.lo, when.hi) == (moment("2021-03-14T08:00:00Z"), moment("2021-03-15T07:00:00Z"))
    assert (when.off, when.off_hi, when.zoned) == (-8 * 3600, -7 * 3600, False)


def test_a_day_that_clocks_skipped_is_refused() -> None:
    with pytest.raises(Refusal, match="2011-12-30 did not exist in Pacific/Apia"):
        read("2011-12-30", find("Pacific/Apia"))


def test_a_span_keeps_both_ends_as_written() -> None:
    when = read("1984~/2004-06?")
    assert when.form is Form.SPAN
    assert [part.text for part in when.parts] == ["1984~", "2004-06?"]
    assert [part.qual for part in when.parts] == ["~", "?"]
    assert when.qual == "%"
    assert (when.soft_lo, when.soft_hi) == (when.lo - 366 * DAY, when.hi)


def test_an_open_end_is_a_part_of_its_kind() -> None:
    start, end = read("1985/..").parts
    assert start.text == "1985"
    assert (end.lo, end.hi, end.lo_kind, end.hi_kind) == (MIN, MAX, "open", "open")


@pytest.mark.parametrize(
    ("text", "form"), [("[1667,1668,1670..1672]", Form.ONE_OF), ("{1667,1668,1670..1672}", Form.ALL_OF)]
)
def test_a_set_keeps_its_members(text: str, form: Form) -> None:
    when = read(text)
    assert when.form is form
    assert [(part.text, part.form) for part in when.parts] == [
        ("1667", Form.SINGLE),
        ("1668", Form.SINGLE),
        ("1670..1672", Form.SPAN),
    ]


def test_what_was_written_is_kept() -> None:
    assert read(" about  1850 ").text == " about  1850 "
