"""The drawing of a whole chronicle: nothing overlaps or is left out, and what is doubtful is as wide as its doubt."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.formats.odd import of
from tests.synthetic import busy, busy_chronicles
from timeline_tui.chart.lettering import fitted, text_width
from timeline_tui.chart.packing import BESIDE, BOLD, HEAVY, SIZE, Laid
from timeline_tui.chart.plan import ARROW, plan
from timeline_tui.chart.scale import Scale
from timeline_tui.chart.shapes import WIDE, ShapeKind, reach_of, shapes_of
from timeline_tui.chart.window import Window
from timeline_tui.chronicle.civil import seconds
from timeline_tui.chronicle.event import Event, Evidence, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read

CENTURY = Scale(Window(seconds(1900), seconds(2000), 100))
"""A year is 7 long."""


def extent(laid: Laid) -> tuple[float, float]:
    left, right = reach_of(laid.item.shapes)
    label = laid.label
    if label is None or label.on_bar:
        return left, right
    width = text_width(label.text, SIZE * (BOLD if laid.item.weight >= HEAVY else 1))
    return (min(left, label.x - width), right) if label.at_end else (left, max(right, label.x + width))


@settings(max_examples=25, deadline=None)
@given(busy_chronicles)
def test_no_two_events_of_a_row_overlap_and_none_is_left_out(chronicle: MemoryChronicle) -> None:
    for width in (360.0, 1100.0):
        found = plan(chronicle, width, "en", "Other")
        if found is None:
            assert len(chronicle) == chronicle.undated
            continue
        drawn = []
        for lane in found.lanes:
            taken: dict[int, list[tuple[float, float]]] = {}
            for laid in lane.packed.laid:
                left, right = extent(laid)
                assert all(right <= begin or end <= left for begin, end in taken.setdefault(laid.level, []))
                taken[laid.level].append((left, right))
                assert laid.level < lane.packed.levels
                drawn.append(chronicle.rows(laid.item.row, laid.item.row + 1)[0].id)
                if laid.label is not None:
                    assert -found.left <= left
                    assert right <= found.length + 2 * ARROW + BESIDE + 23  # a tail with its question mark
        ids = sorted(event.id for event in chronicle.rows(0, len(chronicle) - chronicle.undated))
        assert sorted([*drawn, *found.undrawn]) == ids


def test_ten_thousand_events_are_some_hundreds_of_marks_and_a_strip_that_counts() -> None:
    chronicle = busy(4, 10_000)
    found = plan(chronicle, 1100, "en", "Other")
    assert found is not None
    drawn = sum(len(lane.packed.laid) for lane in found.lanes)
    assert drawn <= 500
    assert drawn + len(found.undrawn) == len(chronicle) - chronicle.undated
    assert all(any(lane.levels) and lane.hidden for lane in found.lanes)
    assert found.height < 2_500


def test_of_events_that_weigh_the_same_those_are_drawn_that_lie_all_along_the_line() -> None:
    """The earliest alone would look as if nothing had happened since."""
    chronicle = of(*(f"{1000 + at}" for at in range(1_000)))
    found = plan(chronicle, 1100, "en", "Other")
    assert found is not None
    (lane,) = found.lanes
    assert lane.hidden
    marks = sorted(laid.item.shapes[0].x0 for laid in lane.packed.laid)
    first, last = marks[0], marks[-1]
    tenths = [sum(first + (last - first) * at / 10 <= mark for mark in marks) for at in range(11)]
    counts = [before - after for before, after in pairwise(tenths)]
    assert min(counts) * 3 > max(counts)


@pytest.mark.parametrize(
    ("when", "kinds"),
    [
        ("1950-06-01", "point"),
        ("1950", "point"),
        ("1950s", "vague"),
        ("1950?", "point doubt"),
        ("1910/1920", "bar"),
        ("1910~/1950~", "bar"),
        ("1910/..", "bar open end"),
        ("../1910", "bar open start"),
        ("1910/", "bar unknown end"),
        ("/1910", "bar unknown start"),
        ("1910s/1950s", "vague vague bar"),
        ("1910s/1910s", "vague"),
        ("[1910,1950]", "join maybe maybe"),
        ("{1910,1950}", "join point point"),
    ],
)
def test_a_date_is_drawn_as_what_it_says(when: str, kinds: str) -> None:
    event = Event("e", "E", read(when), when)
    assert (
        " ".join(shape.kind.value for shape in shapes_of(event, CENTURY) if shape.kind is not ShapeKind.FADE) == kinds
    )


def test_what_is_vague_reaches_from_its_first_to_its_last_moment() -> None:
    (shape,) = shapes_of(Event("e", "E", read("1950s")), CENTURY)
    assert (round(shape.x0), round(shape.x1)) == (350, 420)
    slack = [one for one in shapes_of(Event("e", "E", read("1950~")), CENTURY) if one.kind is ShapeKind.FADE]
    assert slack
    assert min(one.x0 for one in slack) < 350
    assert max(one.x1 for one in slack) > 357


def test_where_sources_give_other_dates_their_reach_is_drawn() -> None:
    event = Event("e", "E", read("1950"), evidence=(Evidence("s", when=read("1940")),))
    given_dates = [shape for shape in shapes_of(event, CENTURY) if shape.kind is ShapeKind.GIVEN]
    assert [(round(shape.x0), round(shape.x1)) for shape in given_dates] == [(280, 357)]
    assert given_dates[0].x1 - given_dates[0].x0 >= WIDE


def test_a_long_empty_stretch_is_folded_and_says_how_long_it_is() -> None:
    dates = [f"2021-01-{day:02}" for day in range(1, 20)] + ["2023-06-01", "2023-06-05"]
    events = [Event(f"e-{number}", "E", read(when)) for number, when in enumerate(dates)]
    found = plan(MemoryChronicle(Preface(), events), 1100, "en", "Other")
    assert found is not None
    assert [fold.label for fold in found.folds] == ["2 y"]
    assert found.folds[0].x1 - found.folds[0].x0 < 60


@pytest.mark.parametrize(
    "text", ["Storming of the US Capitol", "l’œuvre à Sèvres", "東京で何があったか", "a\u0301\u0302", ""]
)
def test_a_text_that_is_cut_fits_its_room(text: str) -> None:
    for room in range(0, 300, 7):
        cut = fitted(text, room, 12)
        assert text_width(cut, 12) <= room
        assert cut == text or cut.endswith("…") or not cut
