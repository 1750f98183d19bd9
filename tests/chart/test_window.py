"""The window: exact at any scale, and every move can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chart.window import FIRST, LAST, Window
from timeline_tui.chronicle.civil import DAY, YEAR

BANG = -13_800_000_000 * YEAR
AGES = 4 * 10**17
"""Seconds: 12.7 billion years."""


@st.composite
def windows(draw: st.DrawFn) -> Window:
    columns = draw(st.integers(1, 300))
    lo = draw(st.integers(BANG, 10**12))
    length = draw(st.integers(columns, AGES) | st.integers(columns, 1_000 * columns))
    return Window(lo, lo + length, columns)


@given(windows())
def test_the_edge_of_a_column_is_in_that_column_and_the_second_before_is_not(window: Window) -> None:
    edges = window.edges()
    assert edges == [window.edge(column) for column in range(window.columns + 1)]
    assert edges[0] == window.lo
    assert edges[-1] == window.hi
    for column in range(window.columns):
        assert window.column(edges[column]) == column
        assert window.column(edges[column + 1] - 1) == column


@given(windows(), st.lists(st.integers(-AGES, AGES), min_size=2))
def test_later_is_never_further_left(window: Window, moments: list[int]) -> None:
    columns = [window.column(moment) for moment in sorted(moments)]
    assert columns == sorted(columns)


def test_a_second_has_its_own_column_at_the_big_bang() -> None:
    window = Window(BANG, BANG + 80, 80)
    assert [window.column(BANG + second) for second in range(80)] == list(range(80))


@given(windows(), st.integers(-500, 500))
def test_panning_there_and_back_is_the_same_window(window: Window, columns: int) -> None:
    if abs(columns) * window.length < LAST // 4:
        assert window.pan(columns).pan(-columns) == window


@given(windows(), st.integers(1, 300))
def test_panning_moves_what_is_shown_by_as_many_columns(window: Window, columns: int) -> None:
    if columns * window.length < LAST // 4:
        there = window.edge(window.columns // 2)
        assert abs(window.pan(columns).column(there) + columns - window.column(there)) <= 1


@given(windows(), st.integers(1, 8), st.integers(1, 8), st.data())
def test_zooming_keeps_the_anchor_in_its_column(
    window: Window, numerator: int, denominator: int, data: st.DataObject
) -> None:
    anchor = data.draw(st.integers(window.lo, window.hi - 1))
    zoomed = window.zoom(numerator, denominator, anchor)
    assert zoomed.column(anchor) == window.column(anchor)
    assert zoomed.length == max(window.length * numerator // denominator, window.columns)


@given(windows(), st.integers(2, 8), st.data())
def test_zooming_out_and_in_again_is_the_same_stretch_within_two_seconds(
    window: Window, factor: int, data: st.DataObject
) -> None:
    anchor = data.draw(st.integers(window.lo, window.hi - 1))
    back = window.zoom(factor, 1, anchor).zoom(1, factor, anchor)
    assert back.length == window.length
    assert abs(back.lo - window.lo) <= 2


@given(windows(), st.integers(2, 8), st.data())
def test_zooming_in_and_out_again_is_the_same_stretch_within_a_column(
    window: Window, factor: int, data: st.DataObject
) -> None:
    anchor = data.draw(st.integers(window.lo, window.hi - 1))
    if window.length >= factor * factor * window.columns:
        back = window.zoom(1, factor, anchor).zoom(factor, 1, anchor)
        seconds, columns = window.seconds_per_column
        assert abs(back.lo - window.lo) * columns <= seconds
        assert abs(back.hi - window.hi) * columns <= seconds


@given(windows(), st.integers(1, 300))
def test_resizing_keeps_the_stretch_of_time(window: Window, columns: int) -> None:
    resized = window.resized(columns)
    assert resized.columns == columns
    assert resized.lo <= window.lo
    assert resized.hi >= window.hi
    if window.length >= columns:
        assert (resized.lo, resized.hi) == (window.lo, window.hi)


@given(windows(), st.integers(BANG, AGES))
def test_a_centred_window_has_the_moment_in_its_middle_column(window: Window, at: int) -> None:
    centred = window.centred(at)
    assert centred.length == window.length
    assert abs(centred.column(at) - window.columns // 2) <= 1


@given(windows(), st.integers(2, 100))
def test_a_fit_shows_all_of_it_with_as_much_free_on_each_side(window: Window, margin: int) -> None:
    fit = Window.fit(window.lo, window.hi, window.columns, margin=margin)
    assert window.lo - fit.lo == fit.hi - window.hi == window.length // margin


def test_a_column_is_never_less_than_a_second() -> None:
    window = Window.fit(0, 1, 80)
    assert window.length >= 80
    assert window.zoom(1, 1_000, 0).seconds_per_column == (1, 1)
    with pytest.raises(ValueError, match="no window"):
        Window(0, 79, 80)
    with pytest.raises(ValueError, match="no window"):
        Window(0, 79, 0)


def test_the_scale_is_an_exact_fraction() -> None:
    assert Window(0, DAY, 14).seconds_per_column == (43_200, 7)


@pytest.mark.parametrize("columns", [-(10**30), 10**30])
def test_no_move_leaves_time(columns: int) -> None:
    window = Window(0, DAY, 80)
    for moved in (window.pan(columns), window.centred(columns), window.zoom(abs(columns), 1, 0)):
        assert FIRST <= moved.lo < moved.hi <= LAST
    assert window.pan(columns).length == DAY
    assert Window.fit(columns, columns + 1, 80).length == 80
