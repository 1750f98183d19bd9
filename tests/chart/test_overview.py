"""The overview: how dense the whole is, nothing left out, and where in it the window is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chart.drawing import event, made_of, window_of
from tests.synthetic import chronicles
from timeline_tui.chart.glyphs import DENSITY
from timeline_tui.chart.overview import LEVELS, overview
from timeline_tui.chart.window import Window

if TYPE_CHECKING:
    from timeline_tui.chronicle.memory import MemoryChronicle

WINDOW = Window(0, 10**9, 50)


@given(chronicles, st.integers(1, 100))
def test_it_shows_something_wherever_something_is(made: MemoryChronicle, columns: int) -> None:
    found = overview(made, WINDOW, columns)
    if made.extent is None:
        assert found is None
        return
    assert found is not None
    counts = [sum(column) for column in zip(*made.counts(found.whole.edges()).values(), strict=True)]
    assert [level > 0 for level in found.levels] == [count > 0 for count in counts]
    assert 1 <= max(found.levels) <= LEVELS
    assert len(found.levels) == columns
    assert 0 <= found.first < found.last <= columns


def test_more_events_are_never_drawn_lower() -> None:
    events = [event(f"{1900 + place}", f"{place}-{number}") for place in range(7) for number in range(3**place)]
    found = overview(made_of(*events), WINDOW, 7)
    assert found is not None
    assert list(found.levels) == sorted(found.levels)
    assert found.levels[-1] == LEVELS
    assert found.levels[0] == 1


def test_a_span_counts_as_long_as_it_lasts() -> None:
    made = made_of(event("1900/1999"), event("1950"))
    found = overview(made, WINDOW, 10)
    assert found is not None
    assert min(found.levels) >= 1


@pytest.mark.parametrize(
    ("lo", "hi", "shown"),
    [
        ("1900", "2000", (0, 10)),
        ("1950", "1960", (5, 6)),
        ("1700", "1710", (0, 1)),
        ("2500", "2600", (9, 10)),
    ],
)
def test_the_part_that_the_window_shows_is_marked_also_where_it_is_outside(
    lo: str, hi: str, shown: tuple[int, int]
) -> None:
    found = overview(made_of(event("1900"), event("1999")), window_of(lo, hi, 50), 10)
    assert found is not None
    assert (found.first, found.last) == shown


def test_every_level_has_a_sign_in_both_alphabets_and_nothing_is_blank() -> None:
    for signs in DENSITY:
        assert len(signs) == len(set(signs)) == LEVELS + 1
        assert signs[0] == " "
    assert DENSITY[1].isascii()


def test_without_a_date_or_a_column_there_is_none() -> None:
    assert overview(made_of(), WINDOW, 10) is None
    assert overview(made_of(event("1900")), WINDOW, 0) is None
