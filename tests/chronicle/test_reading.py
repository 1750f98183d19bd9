"""What the file's date reader reads, refuses and proposes; the rules are docs/dates.md."""

from __future__ import annotations

import csv
import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_tui.chronicle.civil import DAY, days_from_civil, seconds
from timeline_tui.chronicle.reading import read, read_span, unquoted
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.when import MAX, MIN, Form, Precision, When, sort_key
from timeline_tui.chronicle.zones import UTC, Zone, find

CASES = Path(__file__).parents[1] / "data" / "edtf_cases.csv"
LOS_ANGELES = find("America/Los_Angeles")


def _moment(text: str) -> int:
    """`1985-04-12`, `-0043-03-15`, `170000002-01-01`, `1985-04-13T03:20:30Z` as seconds."""
    found = re.fullmatch(r"(-?\d+)-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)Z?)?", text)
    assert found is not None, text
    year, month, day, *clock = (int(part or 0) for part in found.groups())
    return seconds(year, month, day, *clock)


def _bounds(text: str) -> tuple[int, int]:
    when = read(text)
    return when.lo, when.hi


def _days(first: str, last: str) -> tuple[int, int]:
    return _moment(first), _moment(last) + DAY


def _naive(text: str) -> dt.datetime:
    """A TOML datetime without an offset, as TOML readers give it."""
    return dt.datetime.fromisoformat(text)


def _rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["input"] or "empty")
def test_a_string_of_the_specification_has_its_bounds(row: dict[str, str]) -> None:
    if row["lower"] == "ERROR":
        with pytest.raises(Refusal):
            read(row["input"])
        return
    when = read(row["input"])
    length = 1 if "T" in row["upper"] else DAY
    if row["lower"] in {"-inf", "unknown"}:
        assert (when.lo, when.lo_kind) == (MIN, "open" if row["lower"] == "-inf" else "unknown")
    else:
        assert (when.lo, when.lo_kind) == (_moment(row["lower"]), "")
    if row["upper"] in {"inf", "unknown"}:
        assert (when.hi, when.hi_kind) == (MAX, "open" if row["upper"] == "inf" else "unknown")
    else:
        assert (when.hi, when.hi_kind) == (_moment(row["upper"]) + length, "")


@pytest.mark.parametrize(
    ("text", "first", "last", "prec"),
    [
        ("1XXX", "1000-01-01", "1999-12-31", Precision.MILLENNIUM),
        ("XXXX", "0000-01-01", "9999-12-31", Precision.TEN_THOUSAND_YEARS),
        ("1X9X", "1090-01-01", "1999-12-31", Precision.MILLENNIUM),
        ("-XXXX", "-9999-01-01", "0000-12-31", Precision.TEN_THOUSAND_YEARS),
        ("-00XX", "-0099-01-01", "0000-12-31", Precision.CENTURY),
        ("1984-1X", "1984-10-01", "1984-12-31", Precision.MONTH),
        ("1984-X2", "1984-02-01", "1984-12-31", Precision.MONTH),
        ("2004-06-1X", "2004-06-10", "2004-06-19", Precision.DAY),
        ("2004-06-3X", "2004-06-30", "2004-06-30", Precision.DAY),
        ("2021-XX-31", "2021-01-31", "2021-12-31", Precision.DAY),
        ("XXXX-02-29", "0000-02-29", "9996-02-29", Precision.DAY),
        ("156X-12-25", "1560-12-25", "1569-12-25", Precision.DAY),
        ("200X-33", "2000-01-01", "2009-03-31", Precision.SEASON),
        ("-1XXX-12", "-1999-12-01", "-1000-12-31", Precision.MONTH),
        ("0050S2", "0000-01-01", "0099-12-31", Precision.CENTURY),
        ("-1985S2", "-1999-01-01", "-1900-12-31", Precision.CENTURY),
        ("Y-138E8", "-13800000000-01-01", "-13800000000-12-31", Precision.YEAR),
        ("Y200000000000", "200000000000-01-01", "200000000000-12-31", Precision.YEAR),
        ("2001-28", "2001-12-01", "2002-02-28", Precision.SEASON),
        ("2001-29", "2001-09-01", "2001-11-30", Precision.SEASON),
        ("2001-30", "2001-12-01", "2002-02-28", Precision.SEASON),
        ("2003-32", "2003-06-01", "2003-08-31", Precision.SEASON),
        ("2001-37", "2001-01-01", "2001-04-30", Precision.SEASON),
        ("0000-02-29", "0000-02-29", "0000-02-29", Precision.DAY),
        ("-0004-02-29", "-0004-02-29", "-0004-02-29", Precision.DAY),
    ],
)
def test_unspecified_digits_and_parts_of_years_have_the_bounds_they_allow(
    text: str, first: str, last: str, prec: Precision
) -> None:
    when = read(text)
    assert (when.lo, when.hi, when.prec) == (*_days(first, last), prec)


@pytest.mark.parametrize(
    ("text", "qual", "slack_in_days"),
    [
        ("1850?", "?", 0),
        ("1850~", "~", 365),
        ("1852%", "%", 366),
        ("1850-06~", "~", 30),
        ("1850-06-11~", "~", 1),
        ("185X~", "~", 3652),
        ("2004-06~-11", "~", 30),
        ("2004-06-~11", "~", 1),
        ("2004~-06-11", "~", 366),
        ("?2004-06-~11", "%", 1),
        ("2004-?06-11", "?", 0),
        ("~2004?", "%", 366),
        ("about 1850", "~", 365),
        ("c. 1850?", "%", 365),
        ("ca. 1850", "~", 365),
        ("c1850", "~", 365),
        ("circa June 1850", "~", 30),
        ("vers 1850", "~", 365),
        ("~ 1850", "~", 365),
        ("1850 (?)", "?", 0),
        ("about 1850 (?)", "%", 365),
        ("about the 1990s", "~", 3652),
        ("about 10 January 2021, 23:59", "~", 60 / DAY),
        ("2021-01-10T23:59~", "~", 60 / DAY),
    ],
)
def test_a_qualifier_keeps_the_bounds_and_sets_the_slack(text: str, qual: str, slack_in_days: float) -> None:
    when = read(text)
    assert (when.qual, when.slack) == (qual, round(slack_in_days * DAY))
    assert when.soft_lo == when.lo - when.slack


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
    assert _bounds(text) == _bounds(same_as)


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
def test_a_time_of_day_is_a_moment_in_its_zone(
    text: str, utc: str, prec: Precision, off: int, zone: str
) -> None:
    when = read(text)
    length = {Precision.HOUR: 3600, Precision.MINUTE: 60, Precision.SECOND: 1}[prec]
    assert (when.lo, when.hi, when.prec) == (_moment(utc), _moment(utc) + length, prec)
    assert (when.off, when.zone, when.zoned) == (off * 3600, zone, bool(zone))


def test_a_span_of_times_says_its_day_and_its_zone_once() -> None:
    assert _bounds("10 January 2021, 14:00–15:30 PST") == _bounds("2021-01-10 14:00 PST/2021-01-10 15:30 PST")


def test_a_span_between_zones_by_name_is_cut_at_the_right_slash() -> None:
    zone = "America/Los_Angeles"
    when = read(f"2021-01-10 23:59 {zone}/2021-01-11 01:00 {zone}")
    assert (when.lo, when.hi) == (_moment("2021-01-11T07:59:00Z"), _moment("2021-01-11T09:01:00Z"))


def test_a_day_without_a_zone_is_from_midnight_to_midnight_of_the_document() -> None:
    when = read("2021-03-14", LOS_ANGELES)
    assert (when.lo, when.hi) == (_moment("2021-03-14T08:00:00Z"), _moment("2021-03-15T07:00:00Z"))
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


REFUSALS = [
    ("01/02/2021", '"01/02/2021" could be 1 February or 2 January; write 2021-02-01 or 2021-01-02'),
    ("1.2.2021", '"1.2.2021" could be 1 February or 2 January; write 2021-02-01 or 2021-01-02'),
    ("13/6/2021", '"13/6/2021": write the year first: 2021-06-13'),
    ("31/02/2021", '"31/02/2021": February 2021 has 28 days'),
    ("21-01-10", '"21-01-10": write the year with four digits: 2021-01-10 or 1921-01-10'),
    ("85", '"85": write the year with four digits: 1985 or 0085'),
    (85, "85: write the year with four digits: 1985 or 0085"),
    ("15 March 85", '"15 March 85": write the year with four digits: 1985 or 0085'),
    (-44, '-44 can mean 44 BCE or 45 BCE; write "44 BCE"'),
    ("-44", '"-44" can mean 44 BCE or 45 BCE; write "44 BCE"'),
    (12021, '12021: years over 9999 are written "Y12021"'),
    ("12000", '"12000": years over 9999 are written "Y12000"'),
    ("Y1985", '"Y1985": Y is only for years of five digits or more; write 1985'),
    ("Y-44", '"Y-44": Y is only for years of five digits or more; write -0044'),
    ("-0000", 'there is no year -0000; 1 BCE is "0000" or "1 BCE"'),
    ("2021-13", '"2021-13": there is no month 13'),
    ("2021-13-05", '"2021-13-05": there is no month 13'),
    ("2021-22-05", '"2021-22-05": there is no month 22'),
    ("2021-02-30", '"2021-02-30": February 2021 has 28 days'),
    ("30 February 44 BCE", '"30 February 44 BCE": February 44 BCE has 28 days'),
    ("2021-01-00", '"2021-01-00": there is no day 00'),
    ("2021-1-5", '"2021-1-5": write two digits for month and day: 2021-01-05'),
    ("20210110", '"20210110": put the hyphens in: 2021-01-10'),
    (20210110, "20210110: put the hyphens in: 2021-01-10"),
    ("2021/01/10", '"2021/01/10": put the hyphens in: 2021-01-10'),
    ("2021-W54", "2021 has 52 weeks"),
    ("2020-W54", "2020 has 53 weeks"),
    ("2021-366", '"2021-366": 2021 has 365 days'),
    (
        "2001-42",
        (
            '"2001-42": the groups are 21–24 seasons, 25–32 with hemisphere, 33–36 quarters, 37–39 thirds, '
            "40–41 halves"
        ),
    ),
    (dt.time(23, 59), "23:59:00 is a time without a day; write 2021-01-10T23:59:00"),
    (1850.5, '1850.5 is not a date; write 1850 or "1850-06"'),
    (True, 'true is not a date; write 1850 or "1850-06"'),
    ([1, 2], '[1, 2] is not a date; write 1850 or "1850-06"'),
    ("2021-01-10 25:00", "there is no time 25:00; 24:00 is the last that exists"),
    ("2021-01-10 24:01", "there is no time 24:01; 24:00 is the last that exists"),
    ("2021-01-10T23:59:60", "leap seconds are not kept; write 23:59:59"),
    (
        "2021-01-10 12:00 CST",
        (
            '"CST" is -06:00 in Chicago, +08:00 in China, -05:00 in Cuba; write the offset: '
            '"2021-01-10 12:00 -06:00"'
        ),
    ),
    (
        "2021-01-10 12:00 Foo/Bar",
        'time zone "Foo/Bar" is not known; write -08:00 or a name such as America/Los_Angeles',
    ),
    (
        "2021-03-14 02:30 America/Los_Angeles",
        (
            "02:30 did not exist on 2021-03-14 in America/Los_Angeles (clocks went from 02:00 to 03:00); "
            "write 03:30 or an offset"
        ),
    ),
    (
        "2021-11-07 01:30 America/Los_Angeles",
        (
            '01:30 came twice on 2021-11-07 in America/Los_Angeles; write "… 01:30 -07:00" for the first '
            'or "-08:00" for the second'
        ),
    ),
    ("2021-02-01/2021-01-01", "it ends (2021-01-01) before it starts (2021-02-01)"),
    ("../..", "a span needs at least one known end"),
    ("/", "a span needs at least one known end"),
    (
        "two weeks ago",
        'ago from when? write "two weeks before @published" and give published = … at the top',
    ),
    ("60 years ago", 'ago from when? write "60 years before @published" and give published = … at the top'),
    ("a month later", 'later than what? write "a month after @ID"'),
    ("2 days earlier", 'earlier than what? write "2 days before @ID"'),
    ("1800s", '"1800s" can be the decade or the century; write "180X" or "18XX"'),
    ("199u", 'this is the 2012 draft of EDTF; write "199X"'),
    ("y17e7", 'this is the 2012 draft of EDTF; write "Y17E7"'),
    ("unknown/2006", 'this is the 2012 draft of EDTF; write "/2006"'),
    ("2004/open", 'this is the 2012 draft of EDTF; write "2004/.."'),
    ("1984?~", 'this is the 2012 draft of EDTF; write "1984%"'),
    ("1984 ?", '"1984 ?": write the mark without a space: "1984?"'),
    ("1984-2004", '"1984-2004": write a span with a slash: "1984/2004"'),
    ("Y300000000000", '"Y300000000000": years go up to 200 billion'),
    ("Monday 10 January 2021", '"Monday 10 January 2021" was a Sunday'),
    (
        "soon",
        (
            '"soon" is not a date I can read; examples: 2021-01-10, "2021-01", "about 1850", "44 BCE", '
            '"a month after @ID"'
        ),
    ),
]


@pytest.mark.parametrize(("value", "sentence"), REFUSALS, ids=[str(value) for value, _ in REFUSALS])
def test_what_cannot_be_read_is_refused_in_one_sentence(value: object, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(value)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        ("-44", '"44 BCE"'),
        (12021, '"Y12021"'),
        ("2021-1-5", "2021-01-05"),
        ("85", "1985"),
        ("15 March 85", '"15 March 1985"'),
        ("2021/85", '"2021/1985"'),
        ("1984 ?", '"1984?"'),
        ("2021-01-10 12:00 CST", '"2021-01-10 12:00 -06:00"'),
        ("2021-11-07 01:30 America/Los_Angeles", '"2021-11-07 01:30 -07:00"'),
        ("2021-03-14 02:30 America/Los_Angeles", '"2021-03-14 03:30 America/Los_Angeles"'),
        ("two weeks ago", '"two weeks before @published"'),
        ("soon", ""),
        ("2021-02-30", ""),
    ],
)
def test_a_mend_is_the_whole_value_as_toml(value: object, mend: str) -> None:
    if value == "2021/85":
        # A span whose end comes before its start is no mend.
        mend = ""
    with pytest.raises(Refusal) as refused:
        read(value)
    assert refused.value.mend == mend


@pytest.mark.parametrize(
    ("value", "text", "prec", "zoned"),
    [
        (2021, "2021", Precision.YEAR, False),
        (476, "0476", Precision.YEAR, False),
        (dt.date(2021, 1, 10), "2021-01-10", Precision.DAY, False),
        (_naive("2021-01-10T23:59"), "2021-01-10 23:59", Precision.MINUTE, False),
        (_naive("2021-01-10T23:59:01"), "2021-01-10T23:59:01", Precision.SECOND, False),
        (_naive("2021-01-10T23:59:00.000005"), "2021-01-10T23:59:00", Precision.SECOND, False),
        (
            dt.datetime(2021, 1, 10, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=-8))),
            "2021-01-10 23:59 PST",
            Precision.MINUTE,
            True,
        ),
        (
            dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14))),
            "0001-01-01 00:00 +14:00",
            Precision.MINUTE,
            True,
        ),
    ],
)
def test_a_value_that_toml_reads_itself_is_the_same_as_its_text(
    value: object, text: str, prec: Precision, zoned: bool
) -> None:
    when = read(value)
    assert (when.lo, when.hi) == _bounds(text)
    assert (when.prec, when.zoned) == (prec, zoned)


def test_a_time_of_toml_that_came_twice_is_refused() -> None:
    with pytest.raises(Refusal, match="01:30 came twice") as refused:
        read(_naive("2021-11-07T01:30"), LOS_ANGELES)
    assert refused.value.mend == '"2021-11-07 01:30 -07:00"'


@pytest.mark.parametrize(
    ("start", "end", "same_as"),
    [
        (dt.date(2021, 1, 6), "..", "2021-01-06/.."),
        (dt.date(2021, 1, 6), None, "2021-01-06/"),
        ("2021-01-06", "?", "2021-01-06/"),
        (None, 1985, "/1985"),
        ("..", "1985", "../1985"),
        (1914, 1918, "1914/1918"),
        ("about 1850", "44-03 CE", None),
        ("2021-01-10 23:59 PST", "2021-01-12", "2021-01-10 23:59 PST/2021-01-12"),
    ],
)
def test_start_and_end_are_a_span(start: object, end: object, same_as: str | None) -> None:
    if same_as is None:
        with pytest.raises(Refusal, match=r"it ends \(44-03 CE\) before it starts \(about 1850\)"):
            read_span(start, end)
        return
    when, other = read_span(start, end), read(same_as)
    assert (when.lo, when.hi, when.lo_kind, when.hi_kind) == (
        other.lo,
        other.hi,
        other.lo_kind,
        other.hi_kind,
    )


def test_a_span_without_ends_is_refused() -> None:
    with pytest.raises(Refusal, match="a span needs at least one known end"):
        read_span("..", "?")


@pytest.mark.parametrize(
    ("key", "raw", "sentence"),
    [
        (
            "when",
            "2021-01",
            (
                'this date needs quotes: when = "2021-01" (only whole days like 2021-01-10 and times like '
                "2021-01-10T23:59:00-08:00 go without)"
            ),
        ),
        (
            "end",
            "2021-01-10T23:59",
            '2021-01-10T23:59 needs seconds or quotes: 2021-01-10T23:59:00 or "2021-01-10 23:59"',
        ),
        ("start", "2021-02-30", '"2021-02-30": February 2021 has 28 days'),
    ],
)
def test_a_bare_value_that_toml_cannot_read_is_explained(key: str, raw: str, sentence: str) -> None:
    assert str(unquoted(key, raw)) == sentence


def test_events_sort_by_start_and_the_wider_one_first() -> None:
    texts = ["until 1985", "1985-12-31", "1985", "198X", "1980", "1980-01-01", "19XX", "13.8 Ga", "1950S2"]
    dates = [read(text) for text in texts]
    order = sorted(range(len(dates)), key=lambda place: sort_key(dates[place], place))
    assert [texts[place] for place in order] == [
        "13.8 Ga",
        "19XX",
        "1950S2",
        "198X",
        "1980",
        "1980-01-01",
        "1985",
        "1985-12-31",
        "until 1985",
    ]


def test_equal_dates_keep_their_order_by_hand_and_in_the_file() -> None:
    when = read("2021")
    keys = [sort_key(when, 0), sort_key(when, 1, order=-1), sort_key(when, 2), sort_key(None, 3)]
    assert [key[3] for key in sorted(keys)] == [1, 0, 2, 3]


def test_a_qualifier_moves_nothing_in_the_order() -> None:
    assert sort_key(read("1850~"), 0) == sort_key(read("1850"), 0) == sort_key(read("1850?"), 0)


def _is_sound(when: When) -> None:
    assert when.lo < when.hi
    assert (when.lo == MIN) == bool(when.lo_kind)
    assert (when.hi == MAX) == bool(when.hi_kind)
    assert when.lo >= MIN
    assert when.hi <= MAX
    assert when.soft_lo <= when.lo
    assert when.hi <= when.soft_hi
    assert when.lo <= when.start <= when.hi
    for part in when.parts:
        assert when.lo <= part.lo or part.lo_kind
        assert part.hi <= when.hi or part.hi_kind


def _outcome(value: object, zone: Zone) -> When | Refusal:
    try:
        return read(value, zone)
    except Refusal as refusal:
        return refusal


PIECES = st.sampled_from(
    (
        *(
            "2021",
            "-0043",
            "199X",
            "0000",
            "9999",
            "Y17E7",
            "S2",
            "XX",
            "-",
            "-01",
            "-12",
            "-31",
            "-02-29",
            "-21",
        ),
        *(
            "/",
            "..",
            "?",
            "~",
            "%",
            "[",
            "]",
            "{",
            "}",
            ",",
            "T",
            "23:59",
            "24:00",
            ":60",
            "Z",
            "-08:00",
            "PST",
        ),
        *(
            "CST",
            "Europe/Paris",
            "BCE",
            "CE",
            "44",
            "10",
            "January",
            "1990s",
            "19th",
            "century",
            "spring",
            "Q2",
        ),
        *(
            "-W02",
            "-010",
            "13.8",
            "Ga",
            "years",
            "ago",
            "12,000",
            "@a",
            "between",
            "and",
            "or",
            "since",
            "until",
        ),
        *(
            "about",
            "(?)",
            "–",
            "to",
            "week",
            "of",
            "some",
            "day",
            "estimated",
            "earlier",
            "٣",
            "²",
            "é",
            "\0",
        ),
    )
)


@given(st.lists(PIECES, max_size=8), st.sampled_from(["", " "]))
@example(["9" * 400], "")
@example(["1 "] * 900, "")
def test_whatever_is_made_of_parts_of_dates_is_read_or_refused(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    outcome = _outcome(text, LOS_ANGELES)
    if isinstance(outcome, When):
        _is_sound(outcome)
        assert outcome.text == text
    else:
        assert str(outcome)
        assert "\n" not in str(outcome)
        if outcome.mend and "@" not in outcome.mend:
            _is_sound(read(tomllib.loads(f"mend = {outcome.mend}")["mend"]))


@given(
    st.one_of(
        st.text(),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.none(),
        st.dates(),
        st.times(),
        st.datetimes(timezones=st.none() | st.just(dt.UTC)),
        st.lists(st.integers() | st.text()),
        st.dictionaries(st.text(), st.integers()),
        st.binary(),
    )
)
def test_any_value_at_all_is_read_or_refused(value: object) -> None:
    outcome = _outcome(value, UTC)
    if isinstance(outcome, When):
        _is_sound(outcome)
    else:
        assert str(outcome)


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, " " * 1_000_000, "[" + "2021," * 200_000 + "2021]", "2021-01-10 " * 100_000]
)
def test_a_text_of_a_megabyte_is_refused_with_a_short_sentence(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(text)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("text", ["ſpring 2001", "5 \u212aa", "10 Auguſt 2021", "٢٠٢١", "²⁰²¹", "１９９９"])
def test_letters_and_digits_that_only_look_alike_are_refused(text: str) -> None:
    with pytest.raises(Refusal, match="is not a date I can read"):
        read(text)


def test_an_integer_too_long_to_print_is_refused() -> None:
    with pytest.raises(Refusal, match="200 billion"):
        read(10**5000)


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_a_day_of_four_digit_years_is_that_day(year: int, month: int, day: int) -> None:
    text = f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"
    assert _bounds(text)[0] == days_from_civil(year, month, day) * DAY
