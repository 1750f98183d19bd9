"""A chronicle told step by step: nothing ahead is known, nothing told is lost, and there and back is the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.synthetic import busy_chronicles, chronicles
from timeline_tui.chronicle.elapsed import words
from timeline_tui.chronicle.event import Era, Event, Preface, Route, Stop
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.story.step import step
from timeline_tui.chronicle.story.telling import AlongRoute, InTime, telling_of

if TYPE_CHECKING:
    from timeline_tui.chronicle.story.telling import Telling

DATES = {
    "outage": "2021-01-11/2021-02-15",
    "capitol": "2021-01-06",
    "cut": "2021-01-10",
    "suit": "2021-01-11",
    "winter": "2021-01",
    "back": "2021-02-15",
}
STOPS = ("suit", "capitol", "suit", "nowhere", "outage", "back", "legend")
EVENTS = [Event(id=name, title=name.title(), when=read(date), lane="one") for name, date in DATES.items()]
LEGEND = Event(id="legend", title="Legend")
ROUTE = Route("way", "A way", tuple(Stop(name, f"Here is {name}.") for name in STOPS))
WORLD = MemoryChronicle(Preface(routes=(ROUTE,), eras=(Era("After", read("2021-02")),)), [*EVENTS, LEGEND])


def ids(telling: Telling) -> list[str]:
    return [telling.event(at).id for at in range(len(telling))]


def test_in_order_of_time_the_undated_come_last() -> None:
    assert ids(InTime(WORLD)) == ["winter", "capitol", "cut", "outage", "suit", "back", "legend"]


def test_a_route_has_its_own_order_and_leaves_out_what_is_no_event() -> None:
    along = AlongRoute(WORLD, ROUTE)
    assert ids(along) == ["suit", "capitol", "suit", "outage", "back", "legend"]
    assert along.missing == 1
    assert step(along, 1).say == "Here is capitol."


@pytest.mark.parametrize(
    ("route", "at", "way"),
    [
        ("", 1, "around the same time"),
        ("", 2, "4 days later"),
        ("", 3, "1 day later"),
        ("", 4, "same day"),
        ("", 5, "1 month 4 days later"),
        ("way", 1, "5 days earlier"),
        ("way", 2, "5 days later"),
        ("way", 4, "1 month 4 days later"),
    ],
)
def test_a_step_says_how_far_it_is_from_the_one_before(route: str, at: int, way: str) -> None:
    telling = telling_of(WORLD, WORLD, route)
    assert telling is not None
    found = step(telling, at)
    assert found.way is not None
    assert words(found.way.elapsed) == way


@pytest.mark.parametrize(("route", "at"), [("", 0), ("", 6), ("way", 0), ("way", 5)])
def test_the_first_step_and_one_without_a_date_are_no_way_from_anywhere(route: str, at: int) -> None:
    telling = telling_of(WORLD, WORLD, route)
    assert telling is not None
    assert step(telling, at).way is None


def test_a_step_says_where_it_lies_in_order_of_time() -> None:
    along = AlongRoute(WORLD, ROUTE)
    places = [step(along, at) for at in range(len(along))]
    assert [(one.number, one.of, one.place, one.dated) for one in places] == [
        (1, 6, 5, 6), (2, 6, 2, 6), (3, 6, 5, 6), (4, 6, 4, 6), (5, 6, 6, 6), (6, 6, 0, 6),
    ]  # fmt: skip


def test_a_stop_at_an_event_that_was_told_says_so() -> None:
    along = AlongRoute(WORLD, ROUTE)
    assert [step(along, at).again for at in range(len(along))] == [0, 0, 1, 0, 0, 0]
    assert along.place_of("suit") == 0
    assert along.place_of("suit", near=1) == 2
    assert along.place_of("suit", near=3) == 0
    assert along.place_of("cut") is None


def test_what_is_under_way_is_known_once_it_has_been_told() -> None:
    def under_way(telling: Telling, at: int, *, everything: bool = False) -> list[tuple[str, int, int]]:
        spans = step(telling, at, everything=everything).under_way
        return [(span.event.id, span.day, span.of) for span in spans]

    in_time, along = InTime(WORLD), AlongRoute(WORLD, ROUTE)
    assert under_way(in_time, 4) == [("outage", 1, 36)]
    assert under_way(along, 0) == []
    assert under_way(along, 0, everything=True) == [("outage", 1, 36)]
    assert under_way(along, 4) == [("outage", 36, 36)]


def test_an_era_is_known_once_it_has_begun() -> None:
    in_time, along = InTime(WORLD), AlongRoute(WORLD, ROUTE)
    assert [len(in_time.told(at).eras()) for at in range(7)] == [0, 0, 0, 0, 0, 1, 1]
    assert [len(along.told(at).eras()) for at in range(6)] == [0, 0, 0, 0, 1, 1]


def test_a_moment_is_found_at_the_stop_nearest_to_it() -> None:
    in_time, along = InTime(WORLD), AlongRoute(WORLD, ROUTE)
    for text, row, stop in (("2021-01-07", 1, 1), ("2021-01-10", 2, 0), ("2021-03", 5, 4), ("1990", 0, 1)):
        when = read(text)
        assert in_time.place_at(when.lo, when.hi) == row
        assert along.place_at(when.lo, when.hi) == stop


def test_a_route_that_is_not_there_is_no_telling() -> None:
    assert telling_of(WORLD, WORLD, "other") is None


@pytest.mark.parametrize("chronicle", [MemoryChronicle(Preface(), ()), MemoryChronicle(Preface(), [LEGEND])])
def test_nothing_and_nothing_dated_can_be_told(chronicle: MemoryChronicle) -> None:
    telling = InTime(chronicle)
    assert telling.place_at(0, 1) is None
    for at in range(len(telling)):
        assert step(telling, at).place == 0
    with pytest.raises(IndexError):
        step(telling, len(telling))


# --- nothing ahead -----------------------------------------------------------------------------------


@st.composite
def tellings(draw: st.DrawFn) -> tuple[MemoryChronicle, Telling]:
    """Any chronicle, told in order of time, or along a route by chance that may stop twice at an event."""
    chronicle = draw(st.one_of(chronicles, busy_chronicles).filter(len))
    if draw(st.booleans()):
        return chronicle, InTime(chronicle)
    rows = draw(st.lists(st.integers(0, len(chronicle) - 1), min_size=1, max_size=20))
    stops = tuple(Stop(chronicle.rows(row, row + 1)[0].id) for row in rows)
    return chronicle, AlongRoute(chronicle, Route("by-chance", stops=stops))


@given(tellings(), st.data())
def test_an_axis_hears_of_exactly_what_has_been_told(
    pair: tuple[MemoryChronicle, Telling], data: st.DataObject
) -> None:
    chronicle, telling = pair
    walk = data.draw(st.lists(st.integers(0, len(telling) - 1), min_size=1, max_size=6))
    lo = data.draw(st.sampled_from([-62_000_000_000, 0, 1_500_000_000]))
    edges = [lo + number * data.draw(st.sampled_from([86_400, 10**8, 10**9])) // 2 for number in range(12)]
    edges.sort()
    if len(set(edges)) < len(edges):
        edges = list(range(lo, lo + 12))
    for at in walk:  # forward and back: what was told before leaves no trace
        told = telling.told(at)
        known = {telling.event(step).id for step in range(at + 1)}
        everything = chronicle.rows(0, len(chronicle))
        rows = [row for row, event in enumerate(everything) if event.id in known]
        assert len(told) == len(rows)
        assert told.undated == sum(everything[row].when is None for row in rows)
        assert [row for row in range(len(chronicle)) if row in told] == rows
        assert [event.id for event in told.rows(0, len(chronicle))] == [everything[row].id for row in rows]
        for lane in (None, *chronicle.lanes):
            overlapping = [
                row
                for row in rows
                if (when := everything[row].when) is not None
                and when.lo < edges[-1]
                and when.hi > edges[0]
                and lane in {None, everything[row].lane}
            ]
            overlapping.sort(key=lambda row: (-everything[row].weight, row))
            for limit in (1, 3, 1000):
                assert list(told.overlapping(edges[0], edges[-1], limit, lane=lane)) == overlapping[:limit]
        counts = told.counts(edges)
        for lane in chronicle.lanes:
            whens = [everything[row].when for row in rows if everything[row].lane == lane]
            wanted = [
                sum(when is not None and when.lo < edges[i + 1] and when.hi > edges[i] for when in whens)
                for i in range(len(edges) - 1)
            ]
            assert list(counts.get(lane, [0] * len(wanted))) == wanted


@given(tellings())
def test_forward_and_back_is_the_same_step(pair: tuple[MemoryChronicle, Telling]) -> None:
    _, telling = pair
    steps = [step(telling, at) for at in range(len(telling))]
    assert [step(telling, at) for at in reversed(range(len(telling)))] == steps[::-1]
    for at, one in enumerate(steps):
        assert all(span.row in telling.told(at) for span in one.under_way)
        assert telling.place_of(one.event.id, near=at) == at
