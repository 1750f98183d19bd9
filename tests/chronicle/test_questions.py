"""One suite of questions and answers for every kind of chronicle, held against looking at each event in turn."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.synthetic import busy, busy_chronicles
from timeline_tui.chronicle.answers import Facet, Match
from timeline_tui.chronicle.civil import DAY, seconds
from timeline_tui.chronicle.event import Event, Lane, Link, Preface
from timeline_tui.chronicle.facets import VALUES, values
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.query import parse
from timeline_tui.chronicle.reading import read, read_span
from timeline_tui.chronicle.when import sort_key
from timeline_tui.chronicle.zones import find

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle

    Make = Callable[[Preface, Sequence[Event]], Chronicle]


@pytest.fixture(params=[MemoryChronicle], ids=["memory"])
def make(request: pytest.FixtureRequest) -> Make:
    """Each kind of chronicle there is."""
    maker: Make = request.param
    return maker


def event(event_id: str, date: str | None, **more: object) -> Event:
    return Event(id=event_id, title=event_id, when=read(date) if date else None, **more)  # type: ignore[arg-type] # the fields of Event, by name


def ids(chronicle: Chronicle, rows: Sequence[int] | None = None) -> list[str]:
    every = chronicle.rows(0, len(chronicle))
    return [each.id for each in every] if rows is None else [every[row].id for row in rows]


def test_events_are_in_order_of_time_the_wider_first_and_the_undated_last(make: Make) -> None:
    made = make(
        Preface(),
        [
            event("none", None),
            event("day", "2021-01-01"),
            event("month", "2021-01"),
            event("year", "2021"),
            event("until", "../1985"),
            event("bang", "13.8 Ga"),
            event("ides", "-0043-03-15"),
        ],
    )
    assert ids(made) == ["bang", "ides", "until", "year", "month", "day", "none"]
    assert made.undated == 1


def test_ties_keep_the_order_of_the_file_unless_order_breaks_them(make: Make) -> None:
    made = make(Preface(), [event("b", "2021", order=2), event("a", "2021", order=1), event("c", "2021", order=2)])
    assert ids(made) == ["a", "b", "c"]


def test_slack_and_doubt_never_move_an_event(make: Make) -> None:
    made = make(Preface(), [event("about", "1850~"), event("sure", "1850"), event("before", "1849-12-31")])
    assert ids(made) == ["before", "about", "sure"]


def test_lanes_stand_as_the_preface_says_then_as_events_name_them_and_no_lane_is_last(make: Make) -> None:
    preface = Preface(lanes=(Lane("top"), Lane("unused"), Lane("next")))
    made = make(
        preface,
        [
            event("a", "2021", lane="new"),
            event("b", "2020", lane="next"),
            event("c", "2019"),
            event("d", "2018", lane="top"),
        ],
    )
    assert list(made.lanes) == ["top", "next", "new", ""]


def test_neighbours_also_on_the_same_lane_alone(make: Make) -> None:
    made = make(Preface(), [event("a", "2019", lane="x"), event("b", "2020", lane="y"), event("c", "2021", lane="x")])
    assert made.neighbour(0, 1) == 1
    assert made.neighbour(0, 1, same_lane=True) == 2
    assert made.neighbour(2, 1) is None
    assert made.neighbour(0, -1, same_lane=True) is None


def test_what_is_under_way_says_which_day_of_how_many(make: Make) -> None:
    zone = find("America/Los_Angeles")
    offline = Event(id="offline", title="offline", when=read_span("2021-01-10 23:59 PST", "2021-02-15", zone))
    made = make(Preface(timezone="America/Los_Angeles"), [offline, event("since", "2020/..")])
    moment = read("2021-01-21", zone).lo
    assert [(way.event.id, way.day, way.of) for way in made.under_way(moment)] == [
        ("since", 387, 0),
        ("offline", 11, 36),
    ]
    assert made.under_way(read("2021-02-16", zone).lo)[-1].event.id == "since"


def test_links_that_arrive_are_known(make: Make) -> None:
    made = make(Preface(), [event("b", "2021", links=(Link("a", "answers"),)), event("a", "2020")])
    assert list(made.linked_from("a")) == [("b", "answers")]
    assert list(made.linked_from("b")) == []


def test_the_selection_of_a_filter_says_certain_and_possible_apart(make: Make) -> None:
    made = make(Preface(), [event("in", "2021-01-10"), event("may", "2021"), event("out", "2022")])
    found = made.matching(parse("on:2021-01"))
    assert ids(found) == ["may", "in"]
    assert [found.match(0), found.match(1)] == [Match.POSSIBLE, Match.CERTAIN]
    assert (len(found), found.certain) == (2, 1)
    assert found.matching(None) is not found
    assert len(found.matching(None)) == 3


def test_an_event_that_is_filtered_out_says_which_clause_hides_it(make: Make) -> None:
    made = make(Preface(), [event("a", "2021", lane="x"), event("b", "2021", lane="y")])
    found = made.matching(parse("lane:x on:2021"))
    assert found.why_hidden("b") == "lane:x"
    assert found.why_hidden("a") == ""
    assert found.get("b") is not None
    assert found.row_of("b") is None


def test_a_facets_own_counts_leave_its_own_clause_out(make: Make) -> None:
    made = make(
        Preface(),
        [
            event("a", "2021", lane="x", tags=("t",)),
            event("b", "2021", lane="y"),
            event("c", "2021", lane="y", tags=("t",)),
        ],
    )
    found = made.matching(parse("lane:x"))
    assert {facet.value: facet.certain for facet in found.facets("lane")} == {"x": 1, "y": 2}
    assert {facet.value: facet.certain for facet in found.facets("tag")} == {"t": 1}


def test_a_facet_counts_certain_and_possible_apart_and_an_event_once(make: Make) -> None:
    made = make(
        Preface(),
        [
            event("a", "2021-01-10", tags=("t", "t")),
            event("b", "2021", tags=("t", "s")),
            event("c", "2022", tags=("s",)),
        ],
    )
    assert list(made.facets("tag")) == [Facet("s", 2, 0), Facet("t", 2, 0)]
    assert list(made.matching(parse("on:2021-01")).facets("tag")) == [Facet("t", 1, 1), Facet("s", 0, 1)]
    assert list(made.matching(parse("on:2021-01 tag:s")).facets("tag")) == [Facet("t", 1, 1), Facet("s", 0, 1)]
    assert list(made.facets("where")) == []


def test_a_filter_turned_off_and_on_again_is_the_same_chronicle(make: Make) -> None:
    made = make(Preface(), [event("a", "2021", lane="x"), event("b", "2021", lane="y")])
    found = made.matching(parse("lane:x"))
    assert found.matching(None) is made
    for name in ("lane", "tag", "who", "where", "source", "doubt", "kind"):
        found.facets(name)
    assert made.matching(parse("lane:x")) is found
    assert found.matching(parse("lane:y")).matching(parse("lane:x")) is found
    for number in range(20):
        made.matching(parse(f"lane:x id:{number}"))
        assert made.matching(parse("lane:x")) is found


def test_an_event_that_only_may_match_is_hidden_by_asking_for_the_certain(make: Make) -> None:
    made = make(Preface(), [event("may", "2021"), event("in", "2021-01-10")])
    found = made.matching(parse("on:2021-01 is:certain"))
    assert ids(found) == ["in"]
    assert found.why_hidden("may") == "is:certain"
    assert found.why_hidden("nobody") == ""
    assert made.matching(parse('-(in OR "x y")')).why_hidden("in") == '-(in OR "x y")'


def test_an_open_or_unknown_end_bounds_no_extent(make: Make) -> None:
    made = make(Preface(), [event("since", "1985/.."), event("until", "../1990"), event("none", None)])
    assert made.extent == (seconds(1985), seconds(1991))
    assert make(Preface(), [event("none", None)]).extent is None


def test_a_span_that_began_nobody_knows_when_has_no_day(make: Make) -> None:
    made = make(Preface(), [event("until", "/1990"), event("short", "2000-01-01/2000-01-01")])
    assert [(way.day, way.of) for way in made.under_way(seconds(1980))] == [(0, 0)]
    assert [(way.day, way.of) for way in made.under_way(seconds(2000))] == [(1, 1)]


def test_hits_hold_every_word_and_phrases_as_they_stand(make: Make) -> None:
    made = make(
        Preface(),
        [
            Event("a", "Parler is off the App Store", read("2020")),
            Event("b", "A store, an app, and Parler", read("2021"), summary="and\n more   spaces"),
        ],
    )
    assert list(made.hits("store parler")) == [0, 1]
    assert list(made.hits('"app  store" parler')) == [0]
    assert list(made.hits('"App Store')) == [0]
    assert list(made.hits('"and more spaces"')) == [1]
    assert list(made.hits("b parler")) == [1]
    assert list(made.matching(parse("an")).hits("parler")) == [0]
    assert list(made.hits('""')) == []


def test_words_are_found_without_accents_case_or_typographic_signs(make: Make) -> None:
    made = make(Preface(), [Event(id="a", title={"fr": "L’Hébergement\u00a0: fini"}, when=read("2021"))])
    for words in ("hebergement", "L'HÉBERGEMENT", "hebergement : fini"):
        assert list(made.hits(words)) == [0]
    assert list(made.hits("")) == []


# --- against looking at each event in turn -------------------------------------------------------------


def dated(made: Chronicle) -> list[tuple[int, Event]]:
    return [(row, each) for row, each in enumerate(made.rows(0, len(made))) if each.when is not None]


@given(busy_chronicles, st.lists(st.integers(seconds(-100), seconds(2100)), min_size=2, max_size=40, unique=True))
def test_counting_per_column_equals_counting_each_event(made: MemoryChronicle, cuts: list[int]) -> None:
    edges = sorted(cuts)
    counts = made.counts(edges)
    for lane in made.lanes:
        for column, (lo, hi) in enumerate(pairwise(edges)):
            expected = sum(
                1
                for _, each in dated(made)
                if each.when and each.lane == lane and each.when.lo < hi and each.when.hi > lo
            )
            assert counts.get(lane, [0] * len(edges))[column] == expected


@given(busy_chronicles, st.integers(seconds(-100), seconds(2100)), st.integers(1, 10**11), st.integers(0, 30))
def test_what_overlaps_is_found_heaviest_first(made: MemoryChronicle, lo: int, length: int, limit: int) -> None:
    hi = lo + length
    every = [(-each.weight, row) for row, each in dated(made) if each.when and each.when.lo < hi and each.when.hi > lo]
    assert list(made.overlapping(lo, hi, limit)) == [row for _, row in sorted(every)[:limit]]


@given(busy_chronicles, st.integers(seconds(-100), seconds(2100)))
def test_what_is_under_way_is_every_span_that_holds_the_moment(made: MemoryChronicle, moment: int) -> None:
    expected = {
        each.id for _, each in dated(made) if each.when and each.when.is_span and each.when.lo <= moment < each.when.hi
    }
    assert {way.event.id for way in made.under_way(moment, limit=100)} == expected
    for way in made.under_way(moment, limit=100):
        assert way.of == 0 or 1 <= way.day <= way.of


@given(busy_chronicles, st.integers(seconds(-100), seconds(2100)))
def test_the_row_at_a_moment_is_the_first_that_starts_no_earlier(made: MemoryChronicle, moment: int) -> None:
    row = made.row_at(moment)
    for at, each in dated(made):
        assert each.when is not None
        assert (each.when.start >= moment) == (at >= row)


@settings(max_examples=50)
@given(
    busy_chronicles,
    st.sampled_from(
        ["lane:one", "tag:red", "-tag:red", "is:span", "who:cleo", "before:1900", "during:1914/1918 is:point"]
    ),
)
def test_a_filter_keeps_the_order_and_loses_nothing(made: MemoryChronicle, text: str) -> None:
    query = parse(text)
    found = made.matching(query)
    opposite = made.matching(parse(f"-({text})"))
    kept = set(ids(found))
    assert ids(found) == [name for name in ids(made) if name in kept]
    assert kept | set(ids(opposite)) == set(ids(made))
    certain = {each.id for row, each in enumerate(found.rows(0, len(found))) if found.match(row) is Match.CERTAIN}
    assert not certain & set(ids(opposite))


@given(busy_chronicles)
def test_the_order_is_that_of_the_sort_key(made: MemoryChronicle) -> None:
    keys = [sort_key(each.when, 0, each.order)[:3] for each in made.rows(0, len(made)) if each.when]
    assert keys == sorted(keys)
    assert [each.when is None for each in made.rows(0, len(made))] == [False] * len(keys) + [True] * made.undated


@settings(max_examples=50)
@given(
    busy_chronicles,
    st.sampled_from([None, "on:1900/1950", "tag:red", "on:1900/2000 tag:red,blue -who:bob", "lane:two is:certain"]),
    st.sampled_from(["lane", "tag", "who", "where", "source"]),
)
def test_facets_count_what_the_rest_of_the_filter_leaves(made: MemoryChronicle, text: str | None, name: str) -> None:
    query = parse(text or "")
    rest = made.matching(query.without(name) if query else None)
    counts: dict[str, list[int]] = {}
    for row, each in enumerate(rest.rows(0, len(rest))):
        for value in set(VALUES[name](each)):
            counts.setdefault(value, [0, 0, 0])[rest.match(row)] += 1
    found = made.matching(query).facets(name)
    assert {facet.value: [0, facet.possible, facet.certain] for facet in found} == counts
    assert [-sum(counts[facet.value]) for facet in found] == sorted(-sum(count) for count in counts.values())


@given(busy_chronicles)
def test_every_row_is_found_by_its_id_and_every_link_from_its_end(made: MemoryChronicle) -> None:
    shown = made.matching(parse("-tag:red"))
    for row, each in enumerate(shown.rows(0, len(shown))):
        assert shown.row_of(each.id) == row
        assert not shown.why_hidden(each.id)
    for each in made.rows(0, len(made)):
        assert (shown.row_of(each.id) is None) == ("red" in each.tags)
        assert all((each.id, link.as_) in made.linked_from(link.to) for link in each.links)


def test_a_long_chronicle_answers_like_a_short_one() -> None:
    made = busy(3, 3_000)
    lo, hi = seconds(1500), seconds(1600)
    every = [(-each.weight, row) for row, each in dated(made) if each.when and each.when.lo < hi and each.when.hi > lo]
    assert list(made.overlapping(lo, hi, 50)) == [row for _, row in sorted(every)[:50]]
    assert made.extent is not None
    assert made.extent[1] - made.extent[0] > DAY


@given(busy_chronicles, st.sampled_from(["lane", "tag", "who", "where", "source", "doubt", "kind"]))
def test_facets_count_every_value_of_every_event(made: MemoryChronicle, name: str) -> None:
    expected: dict[str, int] = {}
    for each in made.rows(0, len(made)):
        for value in values(each, name):
            expected[value] = expected.get(value, 0) + 1
    assert {facet.value: facet.certain for facet in made.facets(name)} == expected
