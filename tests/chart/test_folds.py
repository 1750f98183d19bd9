"""Folds: chosen well, exact in both directions, and an axis that is moved as any other."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.synthetic import busy_chronicles
from timeline_tui.chart.fold_label import fold_label
from timeline_tui.chart.folded import FoldedWindow, Folding, fold
from timeline_tui.chart.folds import LEAST_SAVED, MOST, Fold, chosen, folds_of
from timeline_tui.chart.ticks import ruler
from timeline_tui.chart.window import FoldBand, Window
from timeline_tui.chronicle.civil import DAY, YEAR
from timeline_tui.chronicle.event import Event, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.query import parse
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.zones import find
from timeline_tui.tui import folding
from timeline_tui.tui.moves import whole_window
from timeline_tui.tui.view import View

AGES = 4 * 10**17
"""Seconds: 12.7 billion years."""
LENGTHS = st.integers(1, 10**6)


@st.composite
def some_folds(draw: st.DrawFn) -> tuple[Fold, ...]:
    lengths = draw(
        st.lists(st.tuples(st.integers(1, AGES // 100), st.integers(1, AGES // 100)), min_size=1, max_size=20)
    )
    at = draw(st.integers(-AGES, AGES))
    found = []
    for gap, length in lengths:
        found.append(Fold(at + gap, at + gap + length))
        at += gap + length
    return tuple(found)


@st.composite
def folded_windows(draw: st.DrawFn) -> FoldedWindow:
    folds = draw(some_folds())
    columns = draw(st.integers(1, 300))
    lo = draw(st.integers(folds[0].lo - AGES // 100, folds[-1].hi))
    length = draw(st.integers(columns, AGES) | st.integers(columns, 1_000 * columns))
    return fold(Window(lo, lo + length, columns), folds)


@st.composite
def moved_windows(draw: st.DrawFn) -> FoldedWindow:
    """A folded window after some keys: panned, zoomed, centred, on a screen of another width."""
    window = draw(folded_windows())
    for move in draw(st.lists(st.sampled_from(("pan", "in", "out", "centre", "resize")), max_size=6)):
        at = window.edge(draw(st.integers(0, window.columns - 1)))
        match move:
            case "pan":
                window = window.pan(draw(st.integers(-300, 300)))
            case "in" | "out" if window.length < 100 * AGES:
                window = window.zoom(*((1, 2) if move == "in" else (2, 1)), at)
            case "centre":
                window = window.centred(at)
            case "resize":
                window = window.resized(draw(st.integers(1, 300)))
            case _:
                pass
    return window


# --- exact ---------------------------------------------------------------------------------------


@given(some_folds(), st.integers(1, AGES), st.integers(-2 * AGES, 2 * AGES))
def test_folded_time_and_back_is_the_identity(folds: tuple[Fold, ...], size: int, at: int) -> None:
    folding = Folding(folds, size)
    assert folding.folded(folding.unfolded(at)) == at
    assert folding.unfolded(folding.folded(at)) <= at
    if not any(lo <= at < hi for lo, hi in folds):
        assert folding.unfolded(folding.folded(at)) == at
    assert folding.folded(folding.unfolded(at) - 1) < at


@given(moved_windows())
def test_column_to_time_and_back_is_the_identity(window: FoldedWindow) -> None:
    edges = window.edges()
    assert edges == [window.edge(column) for column in range(window.columns + 1)]
    assert edges == sorted(set(edges))
    assert (edges[0], edges[-1]) == (window.lo, window.hi)
    for column in range(window.columns):
        assert window.column(edges[column]) == column
        assert window.column(edges[column + 1] - 1) == column


@given(some_folds(), st.integers(1, 300), st.data())
def test_fold_then_unfold_is_the_very_same_axis(folds: tuple[Fold, ...], columns: int, data: st.DataObject) -> None:
    lo = data.draw(st.integers(-AGES, AGES))
    window = Window(lo, lo + data.draw(st.integers(columns, AGES)), columns)
    assert fold(window, folds).plain == window


@given(folded_windows(), st.lists(st.integers(-AGES, AGES), min_size=2))
def test_later_is_never_further_left(window: FoldedWindow, moments: list[int]) -> None:
    columns = [window.column(moment) for moment in sorted(moments)]
    assert columns == sorted(columns)


@given(folded_windows())
def test_every_column_is_a_folds_or_shows_time(window: FoldedWindow) -> None:
    stretches = [(part.first, part.last) for part in window.stretches()]
    parts = sorted([*stretches, *((band.first, band.last) for band in window.bands())])
    assert parts[0][0] == 0
    assert parts[-1][1] == window.columns
    assert all(one[1] == other[0] for one, other in pairwise(parts))
    for band in window.bands():
        assert all(band.lo <= window.edge(column) < band.hi for column in range(band.first, band.last))


# --- moves ---------------------------------------------------------------------------------------


@given(folded_windows(), st.integers(-300, 300))
def test_panning_there_and_back_is_the_same_stretch(window: FoldedWindow, columns: int) -> None:
    assume(abs(columns) * window.length < AGES)
    there = window.pan(columns)
    back = there.pan(-columns)
    assert (back.lo, back.hi, back.edges()) == (window.lo, window.hi, window.edges())
    middle = window.edge(window.columns // 2)
    assert abs(there.column(middle) + columns - window.column(middle)) <= 1


@given(folded_windows(), st.integers(1, 8), st.integers(1, 8), st.data())
def test_zooming_keeps_the_anchor_in_its_column(
    window: FoldedWindow, numerator: int, denominator: int, data: st.DataObject
) -> None:
    anchor = window.edge(data.draw(st.integers(0, window.columns - 1)))
    zoomed = window.zoom(numerator, denominator, anchor)
    assert zoomed.column(anchor) == window.column(anchor)
    assert zoomed.width == window.width


def test_a_fold_is_as_wide_at_every_zoom() -> None:
    window = fold(Window(0, 1_000 * DAY, 100), (Fold(20 * DAY, 970 * DAY),))
    wide = [band.last - band.first for band in window.bands()]
    for _ in range(5):
        window = window.zoom(1, 2, 500 * DAY)
        assert [band.last - band.first for band in window.bands()] == pytest.approx(wide, abs=1)
    assert wide == pytest.approx([11], abs=1)


def test_a_fold_that_would_be_no_shorter_than_its_time_is_none() -> None:
    near, far = Fold(20 * DAY, 21 * DAY), Fold(40 * DAY, 940 * DAY)
    window = fold(Window(0, 1_000 * DAY, 100), (near, far))
    assert [(band.lo, band.hi) for band in window.bands()] == [far]
    assert window.shortened == (far,)
    zoomed = window.zoom(1, 100, 20 * DAY)
    assert near in zoomed.shortened
    assert window.column(near.lo) <= window.column(near.hi) <= window.column(near.lo) + 1


@pytest.mark.parametrize(
    ("seconds", "room", "words", "french"),
    [
        (64 * DAY, 11, "⟨64 days⟩", "⟨64 jours⟩"),
        (662 * 10**6 * YEAR, 8, "⟨662 Ma⟩", "⟨662 Ma⟩"),
        (662 * 10**6 * YEAR, 6, "⟨662M⟩", "⟨662M⟩"),
        (1_640 * YEAR, 6, "⟨1.6k⟩", "⟨1,6k⟩"),
        (12_000 * YEAR, 6, "⟨12k⟩", "⟨12k⟩"),
        (529 * YEAR, 6, "⟨529y⟩", "⟨529a⟩"),
        (90 * 60, 6, "⟨90'⟩", "⟨90'⟩"),
        (90 * 60, 3, "⟨⟩", "⟨⟩"),
    ],
)
def test_a_fold_says_how_much_it_folds_in_the_room_there_is(seconds: int, room: int, words: str, french: str) -> None:
    band = FoldBand(0, room, 0, seconds)
    assert fold_label(band).strip() == words
    assert fold_label(band, "fr").strip() == french


@given(st.integers(1, 14 * 10**9 * YEAR), st.integers(6, 11), st.sampled_from(["en", "fr"]))
def test_a_fold_of_six_cells_always_says_how_much_it_folds(seconds: int, room: int, language: str) -> None:
    label = fold_label(FoldBand(0, room, 0, seconds), language)
    assert len(label) == room
    assert any(each.isdigit() for each in label)


def test_a_window_within_a_fold_is_widened_to_what_stands_on_either_side() -> None:
    window = fold(Window(100 * DAY, 110 * DAY, 80), (Fold(20 * DAY, 970 * DAY),))
    assert window.lo < 20 * DAY
    assert window.hi > 970 * DAY


# --- choice --------------------------------------------------------------------------------------


def made(*dates: str) -> MemoryChronicle:
    return MemoryChronicle(Preface(), [Event(f"e{at}", f"Event {at}", read(date)) for at, date in enumerate(dates)])


CLUSTERS = ("2021-01-01", "2021-01-02", "2021-01-04", "2023-06-01", "2023-06-02", "2023-06-05")


def test_the_long_empty_stretch_is_folded() -> None:
    (only,) = folds_of(made(*CLUSTERS))
    assert read("2021-01-04").hi < only.lo < read("2021-01-08").hi
    assert read("2023-05-25").lo < only.hi < read("2023-06-01").lo


def test_the_fold_follows_the_filter() -> None:
    chronicle = made(*CLUSTERS)
    assert not folds_of(chronicle.matching(parse("before:2022")))
    assert folds_of(chronicle.matching(None))


@pytest.mark.parametrize(
    "dates",
    [
        (),
        ("2021-01-01",),
        ("2021-01-01", "2023-01-01"),
        ("2021-01-01", "2021-01-01", "2021-01-01"),
        tuple(f"20{year}-01-01" for year in range(10, 40)),
        (*CLUSTERS, "2021/2023"),
    ],
    ids=["no event", "one event", "two events", "one instant", "evenly spread", "a date that fills it all"],
)
def test_nothing_is_folded_where_that_would_not_shorten_the_axis_well(dates: tuple[str, ...]) -> None:
    assert folds_of(made(*dates)) == ()


def test_a_span_may_last_all_through_a_fold_but_not_begin_there() -> None:
    assert folds_of(made(*CLUSTERS, "2021-01-02/2023-06-02"))
    parts = folds_of(made(*CLUSTERS, "2021-01-02/2022-06-02"))
    assert all(not lo <= read("2022-06-02").lo < hi for lo, hi in parts)


@st.composite
def stretches_of_time(draw: st.DrawFn) -> list[Fold]:
    """Stretches in which something happens, often in clusters far apart: what folds are for."""
    found, at = [], draw(st.integers(-AGES, AGES))
    for _ in range(draw(st.integers(0, 30))):
        at += draw(st.sampled_from((0, 3_600, DAY, 30 * DAY, YEAR, 40 * YEAR, 10**6 * YEAR)))
        at += draw(st.integers(0, 10**6))
        found.append(Fold(at, at + draw(st.integers(1, 10**6))))
    return found


@given(stretches_of_time() | st.lists(st.builds(lambda lo, n: Fold(lo, lo + n), st.integers(-AGES, AGES), LENGTHS)))
def test_folds_are_few_and_empty_and_shorten_the_axis(filled: list[Fold]) -> None:
    found = chosen(filled)
    assert len(found) <= MOST
    assert all(one.hi <= other.lo for one, other in pairwise(found))
    assert all(each.hi <= one.lo or one.hi <= each.lo for each in found for one in filled)
    if found:
        lo, hi = min(one.lo for one in filled), max(one.hi for one in filled)
        assert sum(each.hi - each.lo for each in found) * 100 > LEAST_SAVED * (hi - lo)
        axis = fold(Window(lo, hi, 100), found)
        assert axis.hi >= hi - 2 * axis.length // 100
        # Cells are whole: the length that the columns show may be one cell's more than what was reckoned.
        assert (axis.length - axis.length // 100 - 100) * 100 <= (100 - LEAST_SAVED) * (hi - lo)


@pytest.mark.parametrize(("gap", "folds"), [(40 * DAY, True), (3 * DAY, False)])
def test_what_shortens_the_axis_enough_is_folded_and_what_does_not_is_not(gap: int, folds: bool) -> None:
    """Five events on ten days, and a gap: of 20 % of the whole, or of 80 %."""
    filled = [Fold(at * DAY, at * DAY + 3_600) for at in (0, 2, 4)]
    filled += [Fold(5 * DAY + gap + at * DAY, 5 * DAY + gap + at * DAY + 3_600) for at in (0, 2)]
    assert bool(chosen(filled)) is folds


@given(busy_chronicles, st.integers(20, 200), st.data())
def test_a_view_that_is_folded_opened_in_any_way_and_unfolded_is_the_same_view(
    chronicle: MemoryChronicle, columns: int, data: st.DataObject
) -> None:
    window = whole_window(chronicle, columns)
    view = View(chronicle, chronicle, window)
    folded = folding.refolded(folding.toggled(view))
    for _ in range(data.draw(st.integers(0, 3))):
        left = folding.wanted(folded)
        if left:
            folded = folding.refolded(folding.opened(data.draw(st.sampled_from(left)))(folded))
    back = folding.refolded(folding.toggled(folded))
    assert back == view
    assert back.window is window
    assert not folding.wanted(back)


def test_many_events_are_counted_and_folded_no_less_honestly() -> None:
    dice = random.Random(1)
    starts = [dice.randrange(0, 100 * DAY) + (0 if at % 2 else 50 * YEAR) for at in range(20_002)]
    when = read("2021-01-01")
    events = [Event(f"e{at}", "E", when._replace(lo=lo, hi=lo + 1)) for at, lo in enumerate(starts)]
    (only,) = folds_of(MemoryChronicle(Preface(), events))
    assert not any(only.lo <= lo < only.hi for lo in starts)


# --- ticks ---------------------------------------------------------------------------------------


@given(folded_windows())
def test_every_tick_stands_where_its_second_is_and_none_in_a_fold(window: FoldedWindow) -> None:
    assume(window.lo > -(10**14) and window.hi < 10**14)
    drawn = ruler(window, find("UTC"))
    folded = {column for band in window.bands() for column in range(band.first, band.last)}
    for tick in drawn.ticks:
        assert tick.column == window.column(tick.at)
        assert folded.isdisjoint(range(tick.column, tick.column + len(tick.label)))
    taken = 0
    for number, band in enumerate(drawn.bands, 1):
        begin, end = band.first, band.first + band.bordered + len(band.label)
        assert taken <= begin or not band.label
        assert end <= window.columns
        taken = max(taken, end)
        if number < len(drawn.bands):  # the name of the last stretch may stand over the fold before it
            assert folded.isdisjoint(range(band.first, band.last))


@pytest.mark.parametrize(
    ("columns", "named"),
    [
        (60, ["2000", "2001", "2005", "2009", "2013", "2017"]),
        (120, ["2000", "2001", "2005", "2009", "2013", "2017"]),
        (200, ["March 2001", "March 2005", "March 2009", "March 2013", "Mar 2017"]),
    ],
)
def test_beside_folds_what_is_another_year_is_named_and_what_is_the_same_is_not(columns: int, named: list[str]) -> None:
    chronicle = made(*(f"20{year:02}-03-{day:02}" for year in range(1, 20, 4) for day in (1, 2, 5)))
    window = fold(whole_window(chronicle, columns), folds_of(chronicle, columns))
    labels = [band.label for band in ruler(window, find("UTC")).bands if band.label]
    assert [label for label in labels if label in named] == named
    assert len(set(labels)) == len(labels) or columns == 200
