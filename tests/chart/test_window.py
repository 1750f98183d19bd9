"""The window: exact at any scale, and every move can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chart.window import Window
from timeline_tui.chronicle.civil import YEAR

BANG = -13_800_000_000 * YEAR


@st.composite
def windows(draw: st.DrawFn) -> Window:
    columns = draw(st.integers(1, 300))
    lo = draw(st.integers(BANG, 10**12))
    length = draw(st.integers(columns, 4 * 10**17))
    return Window(lo, lo + length, columns)


@given(windows())
def test_the_edge_of_a_column_is_in_that_column_and_the_second_before_is_not(window: Window) -> None:
    edges = window.edges()
    assert edges[0] == window.lo
    assert edges[-1] == window.hi
    for column in range(window.columns):
        assert window.column(edges[column]) == column
        assert window.column(edges[column + 1] - 1) == column


@given(windows(), st.integers(-500, 500))
def test_panning_there_and_back_is_the_same_window(window: Window, columns: int) -> None:
    assert window.pan(columns).pan(-columns) == window


@given(windows(), st.data())
def test_zooming_keeps_the_anchor_in_its_column(window: Window, data: st.DataObject) -> None:
    anchor = data.draw(st.integers(window.lo, window.hi - 1))
    closer = window.zoom(1, 2, anchor)
    assert abs(closer.column(anchor) - window.column(anchor)) <= 1
    assert closer.length >= window.columns


@given(windows(), st.integers(1, 300))
def test_resizing_keeps_the_stretch_of_time(window: Window, columns: int) -> None:
    resized = window.resized(columns)
    assert resized.columns == columns
    assert resized.lo <= window.lo
    assert resized.hi >= window.hi


@given(windows())
def test_a_fit_shows_all_of_it(window: Window) -> None:
    fit = Window.fit(window.lo, window.hi, window.columns)
    assert fit.lo <= window.lo < window.hi <= fit.hi


def test_a_column_is_never_less_than_a_second() -> None:
    window = Window.fit(0, 1, 80)
    assert window.length >= 80
    with pytest.raises(ValueError, match="no window"):
        Window(0, 79, 80)
