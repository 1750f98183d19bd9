"""What can't be read, the sentence that says so, and the mend; docs/dates.md has the words."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal

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
        ('"2001-42": the groups are 21–24 seasons, 25–32 with hemisphere, 33–36 quarters, 37–39 thirds, 40–41 halves'),
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
        ('"CST" is -06:00 in Chicago, +08:00 in China, -05:00 in Cuba; write the offset: "2021-01-10 12:00 -06:00"'),
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
    ("2021–06–15", '"2021–06–15": a date has hyphens, not dashes: 2021-06-15'),
    ("2021-06-15..2021-06-20", '"2021-06-15..2021-06-20": write a span with a slash: "2021-06-15/2021-06-20"'),
    ("today", '"today" is another day tomorrow; write the day, as 2021-01-10'),
    ("ongoing", '"ongoing": what is not over ends with two dots; write end = ".."'),
    ("TBD", '"TBD" says nothing of when; write what is known, such as "202X" or "../2021", or leave an end out'),
    ("Q2/2021", '"Q2/2021": write the quarter before the year: "Q2 2021"'),
    (1623715200, "1623715200: seconds since 1970 are no date here; write 2021-06-15T00:00:00Z"),
    ("15 Jnue 2021", '"15 Jnue 2021": months have their English names: "15 June 2021"'),
    ("15. Juni 2021", '"15. Juni 2021": months have their English names: "15 June 2021"'),
    ("15 août 2021", '"15 août 2021": months have their English names: "15 August 2021"'),
    ("2021-06-15 23h59", '"2021-06-15 23h59": write the time with a colon: "2021-06-15 23:59"'),
    (
        [dt.date(2021, 6, 15), dt.date(2021, 6, 20)],
        '[2021-06-15, 2021-06-20] is not a date; write a span with a slash: "2021-06-15/2021-06-20"',
    ),
    ({"start": 2021}, "a table is not a date; write when = …, or start = … and end = …"),
    ("3 days after hen", '"3 days after hen": an event is named by @ and its id: "3 days after @hen"'),
    ("after hen", 'how long after it? write "a day after @hen", or the date'),
    ("the next day", '"the next day" of what? write "a day after @ID"'),
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
