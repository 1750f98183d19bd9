"""What an author lets be seen at a stop: its own view, else its route's; what can't be read hides nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.synthetic import chronicles
from timeline_tui.chronicle.event import Event, Lane, Preface, Route, Stop
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.story.renaming import followed
from timeline_tui.chronicle.story.scene import Scene, query_of, scene_of
from timeline_tui.chronicle.story.step import step
from timeline_tui.chronicle.story.telling import AlongRoute
from timeline_tui.chronicle.stretch import stretch

DATES = {"one": "2021-01-01", "two": "2021-02-01/2021-06-30", "three": "2021-03-01", "four": "2021-12-31"}
LANES = {"one": "law", "two": "law", "three": "press", "four": ""}
EVENTS = [
    Event(id=name, title=f"Event {name}", when=read(date), lane=LANES[name], tags=("odd",) * (name != "two"))
    for name, date in DATES.items()
]
WORLD = MemoryChronicle(Preface(lanes=(Lane("law"), Lane("press"), Lane("unused"))), EVENTS)


PLAIN = Route("way")


def scene(stop: Stop, route: Route = PLAIN) -> Scene:
    return scene_of(WORLD, route, stop)


def left(found: Scene) -> list[str]:
    return [event.id for event in found.chronicle.rows(0, len(found.chronicle))]


ALL = ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("stop", "route", "events"),
    [
        (Stop("one"), PLAIN, ALL),
        (Stop("one", lanes=("law",)), PLAIN, ["one", "two"]),
        (Stop("one", lanes=("law", "press", "law")), PLAIN, ["one", "two", "three"]),
        (Stop("one", filter="tag:odd"), PLAIN, ["one", "three", "four"]),
        (Stop("one", filter="one OR three", lanes=("law",)), PLAIN, ["one"]),
        (Stop("one"), Route("way", lanes=("press",)), ["three"]),
        (Stop("one"), Route("way", filter="tag:odd", lanes=("law",)), ["one"]),
        (Stop("one", filter="two"), Route("way", filter="one"), ["two"]),
        (Stop("one", filter="", lanes=()), Route("way", filter="one", lanes=("press",)), ALL),
        (Stop("one", filter="nothing like it"), PLAIN, []),
    ],
)
def test_a_stop_shows_what_its_own_view_leaves_else_its_routes(stop: Stop, route: Route, events: list[str]) -> None:
    assert left(scene(stop, route)) == events


def test_a_range_is_two_dates_or_ids_and_an_empty_one_lifts_the_routes() -> None:
    when, text = read("2021-02-01/2021-03-01"), "2021-02-01..2021-03-01"
    for same in (text, "@two..2021-03-01", "two .. three"):
        assert scene(Stop("one", range=same)).window == (when.lo, when.hi)
    assert scene(Stop("one"), Route("way", range=text)).window == (when.lo, when.hi)
    assert scene(Stop("one", range=""), Route("way", range=text)).window is None


@pytest.mark.parametrize(
    ("stop", "key", "sentence"),
    [
        (
            Stop("one", range="2021-02"),
            "range",
            '"2021-02" is not a range; write two dates: 2021-01-06..2021-03-02',
        ),
        (Stop("one", range="2021-03..2021-01"), "range", "its end is not after its start"),
        (Stop("one", range="@tow..2021-03"), "range", 'there is no event "tow"; did you mean "@two"?'),
        (Stop("one", range="soon..2021-03"), "range", '"soon" is not a date I can read'),
        (Stop("one", lanes=("law", "pres")), "lanes", 'there is no lane "pres"; did you mean "press"?'),
        (Stop("one", filter="tga:odd"), "filter", "`tga:` is not a field"),
        (Stop("one", filter="before:@tow"), "filter", 'there is no event "tow"'),
        (Stop("one", filter="(one"), "filter", ""),
    ],
)
def test_what_cant_be_read_hides_nothing_and_is_said(stop: Stop, key: str, sentence: str) -> None:
    found = scene(stop)
    assert list(found.refused) == [key]
    assert sentence in str(found.refused[key])
    assert found.window is None
    assert left(found) == (["one", "two"] if key == "lanes" else ALL)


def test_one_mistake_in_a_view_leaves_the_rest_of_it() -> None:
    found = scene(Stop("one", range="2021-01..2021-02", lanes=("law",), filter="tga:odd"))
    assert (found.lanes, found.query_text, found.range) == (("law",), "lane:law", "2021-01..2021-02")
    assert left(found) == ["one", "two"]


@pytest.mark.parametrize(
    ("stop", "key"),
    [
        (Stop("one"), ""),
        (Stop("three", lanes=("law",)), "lanes"),
        (Stop("four", lanes=("law",)), "lanes"),
        (Stop("two", filter="tag:odd"), "filter"),
        (Stop("one", range="2021-02..2021-03"), "range"),
        (Stop("two", range="2021-03..2021-04"), ""),  # it lasts through it
        (Stop("four", range="2021-01..2021-12-30"), "range"),
        (Stop("four", range="2021-01..2021-12-31"), ""),
    ],
)
def test_a_view_that_hides_its_own_event_says_by_what(stop: Stop, key: str) -> None:
    event = WORLD.get(stop.event)
    assert event is not None
    assert scene(stop).hides(event) == key


def test_lanes_and_a_query_are_one_query() -> None:
    assert query_of((), "a OR b") == "a OR b"
    assert query_of(("law", "press"), "") == "lane:law,press"
    assert query_of(("law",), "a OR b") == "(a OR b) lane:law"
    assert query_of(("two words",), "a") == 'a lane:"two words"'


def test_a_step_knows_of_what_is_under_way_and_told_as_far_as_its_view_shows_it() -> None:
    stops = (Stop("two"), Stop("three", lanes=("press",)), Stop("three"), Stop("one", lanes=("press",)))
    along = AlongRoute(WORLD, Route("way", stops=stops))
    steps = [step(along, at) for at in range(4)]
    assert [[span.event.id for span in one.under_way] for one in steps] == [[], [], ["two"], []]
    assert [one.row for one in steps] == [1, 0, 2, -1]
    assert [one.place for one in steps] == [2, 3, 3, 1]  # of all, whatever is shown
    assert [event.id for event in along.told(1).rows(0, 9)] == ["three"]
    assert [event.id for event in along.told(2).rows(0, 9)] == ["two", "three"]


def test_without_the_authors_views_all_is_shown() -> None:
    along = AlongRoute(WORLD, Route("way", stops=(Stop("two"),), lanes=("law",)))
    assert (along.has_views, along.scene(0).is_narrow) == (True, True)
    assert not along.turned().scene(0).is_narrow
    assert along.turned().turned().scene(0) == along.scene(0)
    assert not AlongRoute(WORLD, Route("way", stops=(Stop("two", lanes=()),))).has_views


def test_a_route_follows_new_names_of_events_and_lanes() -> None:
    stop = Stop("one", "@one stays", "@one..two", ("law",), "id:one,three lane:law -before:@one OR x:one")
    names = {"one": "2-one", "two": "2-two"}
    found = followed(Route("way", stops=(stop, Stop("four"))), names, lambda lane: f"2/{lane}")
    new = Stop("2-one", "@one stays", "@2-one..2-two", ("2/law",), "id:2-one,three lane:2/law -before:@2-one OR x:one")
    assert found.stops == (new, Stop("four"))


@given(chronicles.filter(len), st.data())
def test_what_a_lane_view_leaves_is_the_lane(chronicle: MemoryChronicle, data: st.DataObject) -> None:
    everything = chronicle.rows(0, len(chronicle))
    named = sorted({event.lane for event in everything} - {""})
    lanes = tuple(data.draw(st.lists(st.sampled_from(named), max_size=3))) if named else ()
    stop = Stop(everything[0].id, lanes=lanes)
    found = scene_of(chronicle, Route("way", stops=(stop,)), stop)
    assert not found.refused
    wanted = [event.id for event in everything if not lanes or event.lane in lanes]
    assert left(found) == wanted
    for event in everything:
        assert (found.hides(event) == "lanes") == (event.id not in wanted)


def test_an_event_without_a_date_is_no_end_of_a_range() -> None:
    world = MemoryChronicle(Preface(), [Event(id="legend", title="Legend")])
    with pytest.raises(Refusal, match='"@legend" has no date'):
        stretch("@legend..2021", world)
