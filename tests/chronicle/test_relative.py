"""Dates that count from events: grammar, counting, order of resolving, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chronicle.anchors import Anchors, Wanted, read_anchored, resolve
from timeline_tui.chronicle.civil import DAY, HOUR
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.relative import parse
from timeline_tui.chronicle.when import Form, Precision, When
from timeline_tui.chronicle.zones import UTC, Zone, find

LOS_ANGELES = find("America/Los_Angeles")
WRITTEN = {
    "cut": "2021-01-10 23:59 PST",
    "day": "2021-01-31",
    "leap": "2020-02-29",
    "month": "2021-02",
    "year": "1850",
    "doubtful": "1850?",
    "rough": "1850-06-11~",
    "trial": "2021-01-06/2021-03-01",
    "running": "2004/..",
    "ended": "2004/",
    "ides": "44-03-15 BCE",
    "bang": "13.8 Ga",
    "hour": "10 January 2021, 23h",
    "spring": "2021-03-13 12:00",
}


def _at(text: str, zone: Zone = LOS_ANGELES, *, exact: bool = False) -> When:
    anchors = Anchors({name: read(date, zone) for name, date in WRITTEN.items()}, read("2021-02-15", zone))
    return read_anchored(text, anchors, zone, exact=exact)


def _one(wanted: dict[str, Wanted], name: str) -> When:
    when = resolve(wanted)[name]
    assert isinstance(when, When), when
    return when


def _sentence(wanted: dict[str, Wanted], name: str) -> str:
    refusal = resolve(wanted)[name]
    assert isinstance(refusal, Refusal), refusal
    return str(refusal)


@pytest.mark.parametrize(
    ("text", "same_as", "prec"),
    [
        ("a month after @cut", "2021-02-10", Precision.DAY),
        ("1 month and 5 days after @cut", "2021-02-15", Precision.DAY),
        ("two weeks before @published", "2021-02-01", Precision.DAY),
        ("60 years before @published", "1961-02-15", Precision.DAY),
        ("a month after @day", "2021-02-28", Precision.DAY),
        ("a year after @leap", "2021-02-28", Precision.DAY),
        ("ten days after @trial", "2021-03-11", Precision.DAY),
        ("ten days before @trial", "2020-12-27", Precision.DAY),
        ("ten days after start of @trial", "2021-01-16", Precision.DAY),
        ("10 days before end of @trial", "2021-02-19", Precision.DAY),
        ("a month after @month", "2021-03", Precision.MONTH),
        ("3 years after @year", "1853", Precision.YEAR),
        ("57 years and 5 months after @ides", "0014-08-15", Precision.DAY),
        ("7000 years before @ides", "-7043-03-15", Precision.DAY),
        ("2 hours after @day", "2021-01-31", Precision.DAY),
        ("2 hours before @day", "2021-01-31", Precision.DAY),
        ("30 hours after @day", "2021-02-01", Precision.DAY),
        ("5 minutes after @cut", "2021-01-11 00:04 PST", Precision.MINUTE),
        ("2 hours after @cut", "11 January 2021, 01h PST", Precision.HOUR),
        ("1 day and 2 hours after @cut", "12 January 2021, 01h PST", Precision.HOUR),
        ("10 minutes after @hour", "10 January 2021, 23h", Precision.HOUR),
        ("a day after @cut", "2021-01-11", Precision.DAY),
        ("@cut", "2021-01-10 23:59 PST", Precision.MINUTE),
        ("@trial", "2021-01-06/2021-03-01", Precision.DAY),
        ("end of @trial", "2021-03-01", Precision.DAY),
        ("start of @trial", "2021-01-06", Precision.DAY),
        ("start of @running", "2004", Precision.YEAR),
        ("@trial/2021-05", "2021-01-06/2021-05", Precision.MONTH),
        ("end of @trial/..", "2021-03-01/..", Precision.DAY),
        ("@cut/@trial", "2021-01-10 23:59 PST/2021-03-01", Precision.DAY),
        ("since @cut", "2021-01-10 23:59 PST/..", Precision.MINUTE),
        ("A Month After @cut", "2021-02-10", Precision.DAY),
    ],
)
def test_a_relative_date_has_the_bounds_of_its_sum(text: str, same_as: str, prec: Precision) -> None:
    when, other = _at(text), read(same_as, LOS_ANGELES)
    assert (when.lo, when.hi, when.prec) == (other.lo, other.hi, prec)


@pytest.mark.parametrize(
    ("text", "qual", "slack"),
    [
        ("a week after @cut", "~", 3 * DAY),
        ("two weeks before @published", "~", 3 * DAY),
        ("a month after @cut", "~", 15 * DAY),
        ("3 years after @cut", "~", 183 * DAY),
        ("1 month and 5 days after @cut", "", 0),
        ("5 days after @cut", "", 0),
        ("2 hours after @cut", "", 0),
        ("about 5 days after @cut", "~", DAY),
        ("about 2 hours after @cut", "~", HOUR),
        ("about 3 years after @cut", "~", 183 * DAY),
        ("5 days after @doubtful", "?", 0),
        ("a month after @doubtful", "%", 15 * DAY),
        ("5 days after @rough", "~", DAY),
        ("a week after @rough", "~", 4 * DAY),
        ("@doubtful", "?", 0),
        ("about @day", "~", DAY),
    ],
)
def test_a_count_of_weeks_months_or_years_is_not_to_the_day(text: str, qual: str, slack: int) -> None:
    when = _at(text)
    assert (when.qual, when.slack) == (qual, slack)


def test_exact_takes_the_count_at_its_word() -> None:
    when = _at("a month after @cut", exact=True)
    assert (when.qual, when.slack) == ("", 0)


def test_the_anchor_and_the_text_are_kept() -> None:
    when = _at("a month after @cut")
    assert (when.anchor, when.text) == ("cut", "a month after @cut")
    assert _at("@cut").anchor == "cut"
    assert _at("start of @trial/..").parts[0].anchor == "trial"


def test_a_year_after_the_big_bang_is_not_sorted_before_it() -> None:
    assert _at("a year after @bang").start > _at("@bang").start


def test_days_are_counted_on_the_wall_and_hours_as_they_pass() -> None:
    # Clocks went forward on the night after: a day later it is noon again, 24 hours later it is one.
    assert _at("a day after @spring").lo == read("2021-03-14", LOS_ANGELES).lo
    later = _at("24 hours after @spring")
    assert later.lo == read("2021-03-14 13:00", LOS_ANGELES).lo


@pytest.mark.parametrize(
    ("text", "anchor", "steps", "before"),
    [
        ("a month after @x", "x", ((1, "month"),), False),
        ("an hour before @x", "x", ((1, "hour"),), True),
        ("ten days after @x-y_2", "x-y_2", ((10, "day"),), False),
        ("1 month and 5 days after start of @x", "x", ((1, "month"), (5, "day")), False),
        ("@x", "x", (), False),
        ("  end of @x ", "x", (), False),
    ],
)
def test_the_grammar_is_read(text: str, anchor: str, steps: tuple[tuple[int, str], ...], before: bool) -> None:
    relative = parse(text)
    assert relative is not None
    assert (relative.anchor, relative.steps, relative.before) == (anchor, steps, before)


@pytest.mark.parametrize(
    "text",
    ["", "2021", "about 1850", "a month after x", "a month @x", "eleven days after @x", "@", "@x @y", "é@x"],
)
def test_other_text_is_no_relative_date(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "sentence", "mend"),
    [
        (
            "1.5 months after @cut",
            'parts of a month are not exact; write "6 weeks after @cut" or "about 45 days after @cut"',
            '"6 weeks after @cut"',
        ),
        (
            "1.5 years after @cut",
            'parts of a year are not exact; write "18 months after @cut" or "about 547 days after @cut"',
            '"18 months after @cut"',
        ),
        (
            "1.5 days after @cut",
            'parts of a day are not exact; write "36 hours after @cut"',
            '"36 hours after @cut"',
        ),
        ("a day after @tial", 'there is no event "tial"; did you mean "trial"?', '"a day after @trial"'),
        ("a day after @xyzzy", 'there is no event "xyzzy"', ""),
        ("a day after @today", "@today is not known here; write the day", ""),
        ("a day after @running", '"a day after @running": the end of "running" is not known', ""),
        ("end of @ended", '"end of @ended": the end of "ended" is not known', ""),
        ("999999999999 years after @cut", '"999999999999 years after @cut": years go up to 200 billion', ""),
        (
            "3 fortnights after @cut",
            (
                '"3 fortnights after @cut" is not a date I can read; examples: 2021-01-10, "2021-01", '
                '"about 1850", "44 BCE", "a month after @ID"'
            ),
            "",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(text: str, sentence: str, mend: str) -> None:
    with pytest.raises(Refusal) as refused:
        _at(text)
    assert (str(refused.value), refused.value.mend) == (sentence, mend)


def test_anchors_may_be_relative_themselves_in_any_order() -> None:
    dates = resolve(
        {
            "c": Wanted("1 day after @b"),
            "b": Wanted("1 day after @a"),
            "a": Wanted("2021-01-10"),
            "span": Wanted(start="@a", end="2 days after @c"),
        }
    )
    assert list(dates) == ["c", "b", "a", "span"]
    c, span = dates["c"], dates["span"]
    assert isinstance(c, When)
    assert isinstance(span, When)
    assert c.lo == read("2021-01-12").lo
    assert span.form is Form.SPAN
    assert (span.lo, span.hi) == (read("2021-01-10").lo, read("2021-01-14").hi)


def test_published_is_the_documents_or_the_events_own() -> None:
    wanted = {
        "a": Wanted("1 day before @published"),
        "b": Wanted("1 day before @published", published=read("1990-05-02")),
    }
    dates = resolve(wanted, published=read("2021-03-03/2021-03-08"), today=read("2026-11-23"))
    assert [date.lo for date in dates.values() if isinstance(date, When)] == [
        read("2021-03-02").lo,
        read("1990-05-01").lo,
    ]


def test_published_must_be_given() -> None:
    assert _sentence({"a": Wanted("@published")}, "a") == "@published is not known; give published = … at the top"


def test_an_event_of_a_reserved_name_is_no_anchor() -> None:
    dates = resolve({"today": Wanted("1990"), "a": Wanted("@today")}, today=read("2026-11-23"))
    a = dates["a"]
    assert isinstance(a, When)
    assert a.lo == read("2026-11-23").lo


def test_exact_is_the_events_own() -> None:
    wanted = {
        "a": Wanted("2021-01-10"),
        "b": Wanted("a week after @a", exact=True),
        "c": Wanted("a week after @a"),
    }
    assert (_one(wanted, "b").qual, _one(wanted, "c").qual) == ("", "~")


def test_a_circle_is_named_from_its_first_event_and_refuses_no_others() -> None:
    wanted = {
        "fine": Wanted("2021"),
        "leads": Wanted("a day after @c"),
        "a": Wanted("a day after @b"),
        "b": Wanted(start="2021", end="@c"),
        "c": Wanted("@a"),
        "also-fine": Wanted("a day after @fine"),
    }
    for name in "abc":
        assert _sentence(wanted, name) == "these events are dated by each other: a → b → c → a"
    assert _sentence(wanted, "leads") == 'it counts from "c", which has no date that can be read'
    assert _one(wanted, "also-fine").anchor == "fine"


def test_an_event_that_counts_from_itself_is_a_circle() -> None:
    assert _sentence({"a": Wanted("a day after @a")}, "a") == "these events are dated by each other: a → a"


def test_one_bad_date_refuses_only_what_counts_from_it() -> None:
    wanted = {"bad": Wanted("soon"), "next": Wanted("a day after @bad"), "fine": Wanted("2021")}
    assert _sentence(wanted, "next") == 'it counts from "bad", which has no date that can be read'
    assert _one(wanted, "fine").lo == read("2021").lo


def test_an_event_has_one_way_to_give_its_date() -> None:
    assert _sentence({"a": Wanted("2021", start="2021")}, "a") == "use when, or start and end, not both"
    assert _sentence({"a": Wanted()}, "a") == "it has no date; add when = … or start = …"


def test_a_chain_as_long_as_a_file_is_resolved() -> None:
    count = 5_000
    wanted = {str(place): Wanted(f"1 day after @{place + 1}") for place in range(count)}
    wanted[str(count)] = Wanted("2021-01-10")
    assert _one(wanted, "0").lo == read("2021-01-10").lo + count * DAY


def test_events_read_elsewhere_can_be_counted_from_each_in_the_zone_of_its_file() -> None:
    wanted = {
        "a": Wanted("a day after @far"),
        "b": Wanted("2021-01-10", zone=LOS_ANGELES),
        "c": Wanted("@fur"),
    }
    dates = resolve(wanted, known={"far": read("2021-01-09")})
    a, b, c = dates.values()
    assert isinstance(a, When)
    assert isinstance(b, When)
    assert list(dates) == ["a", "b", "c"]
    assert b.lo - a.lo == 8 * HOUR
    assert str(c) == 'there is no event "fur"; did you mean "far"?'


def test_warnings_come_with_their_event() -> None:
    told: list[tuple[str, str]] = []
    resolve(
        {"a": Wanted("2021-07-10 12:00 PST"), "b": Wanted("@a/2021-08-10 12:00 PST")},
        warn=lambda name, sentence: told.append((name, sentence.split(";", maxsplit=1)[0])),
    )
    assert told == [
        ("a", '"2021-07-10 12:00 PST": PDT was in force'),
        ("b", '"2021-08-10 12:00 PST": PDT was in force'),
    ]


UNITS = st.sampled_from(["minute", "hour", "day", "week", "month", "year"])


@given(st.sampled_from(sorted(WRITTEN)), st.integers(0, 20_000), UNITS, st.sampled_from(["before", "after"]))
def test_any_sum_is_sound_or_refused(anchor: str, number: int, unit: str, way: str) -> None:
    for zone in (UTC, LOS_ANGELES):
        try:
            when = _at(f"{number} {unit}s {way} @{anchor}", zone)
        except Refusal:
            continue
        assert when.lo < when.hi
        assert when.prec <= {"minute": Precision.MINUTE, "hour": Precision.HOUR}.get(unit, Precision.DAY)


@given(
    st.dictionaries(
        st.sampled_from("abcde"),
        st.builds(
            Wanted,
            when=st.sampled_from([None, "2021", "soon"]) | st.sampled_from("abcdef").map("a day after @{}".format),
            start=st.sampled_from([None, None, "@a", "2021"]),
            end=st.sampled_from([None, None, "end of @b", "..", "@e"]),
        ),
    )
)
def test_every_event_has_a_date_or_a_refusal_whatever_counts_from_what(wanted: dict[str, Wanted]) -> None:
    dates = resolve(wanted)
    assert list(dates) == list(wanted)
