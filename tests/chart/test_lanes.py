"""Lanes and overview: what is drawn is where it happened, and nothing hides what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.synthetic import chronicles
from timeline_tui.chart.glyphs import Kind
from timeline_tui.chart.lanes import Drawing, lanes
from timeline_tui.chart.overview import overview
from timeline_tui.chart.window import Window
from timeline_tui.chronicle.civil import seconds
from timeline_tui.chronicle.event import Event, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read

if TYPE_CHECKING:
    from timeline_tui.chart.lanes import Lanes

TODAY = seconds(2026, 11, 23)


def one_lane(
    *dates: str, lo: str = "2021-01-01", hi: str = "2021-03-01", height: int = 1, columns: int = 60
) -> str:
    """One lane of events with these dates, as text."""
    events = [Event(id=f"e{n}", title=f"title {n}", when=read(date)) for n, date in enumerate(dates)]
    window = Window(read(lo).lo, read(hi).lo, columns)
    return text(lanes(Drawing(MemoryChronicle(Preface(), events), window, TODAY), height), columns)


def text(drawn: Lanes, columns: int) -> str:
    rows = []
    for row in drawn.rows:
        cells = [" "] * columns
        for run in row.runs:
            cells[run.column : run.column + run.width] = run.text
        rows.append("".join(cells).rstrip())
    return "\n".join(rows)


def test_a_day_is_a_point_with_its_title_after_it() -> None:
    assert one_lane("2021-01-31") == " " * 30 + "● title 0"


def test_a_month_that_is_known_no_better_is_shaded_as_wide_as_it_is_doubtful() -> None:
    drawn = one_lane("2021-02")
    assert drawn.count(Kind.VAGUE.drawn()) >= 15
    assert Kind.BAR.drawn() not in drawn


def test_a_span_is_a_bar_from_its_first_to_its_last_day() -> None:
    drawn = one_lane("2021-01-11/2021-01-20", height=2)
    row = drawn.splitlines()[1]
    assert row.startswith(" " * 10 + "█")
    assert "title 0" in row


def test_an_approximate_date_fades_on_both_sides() -> None:
    drawn = one_lane("1850~", lo="1840-01-01", hi="1860-01-01")
    fade = Kind.FADE.drawn()
    assert fade + Kind.VAGUE.drawn() in drawn
    assert drawn.count(fade) >= 4


def test_an_uncertain_date_has_its_question_mark() -> None:
    assert "●?" in one_lane("2021-01-31?")


def test_an_open_end_goes_on_to_the_edge_and_an_unknown_end_says_so() -> None:
    assert one_lane("2021-01-11/..").endswith("→")
    assert "…?" in one_lane("2021-01-11/")


def test_what_goes_beyond_the_window_is_marked_at_its_edge() -> None:
    drawn = one_lane("2020-12-01/2021-04-01")
    assert drawn.startswith(Kind.BEFORE.drawn())
    assert drawn.endswith(Kind.BEYOND.drawn())


def test_several_events_in_one_cell_are_counted() -> None:
    assert "3" in one_lane("2021-01-31", "2021-01-31", "2021-01-31").split(" title")[0]


def test_a_crowd_is_drawn_as_counts_and_costs_no_more_than_its_columns() -> None:
    events = [Event(id=f"e{n}", title="t", when=read(f"19{n % 90 + 10}-01-01")) for n in range(5_000)]
    window = Window(read("1900").lo, read("2000").lo, 50)
    drawn = lanes(Drawing(MemoryChronicle(Preface(), events), window, TODAY), 2)
    assert "+" in text(drawn, 50)


@settings(max_examples=60)
@given(chronicles, st.integers(1, 14), st.integers(10, 120), st.integers(1000, 2000), st.integers(1, 900))
def test_marks_stand_in_the_column_of_their_start_and_titles_cover_no_mark(
    made: MemoryChronicle, height: int, columns: int, year: int, years: int
) -> None:
    window = Window(seconds(year), seconds(year + years), columns)
    for row in lanes(Drawing(made, window, TODAY), height).rows:
        solid: set[int] = set()
        for run in row.runs:
            assert 0 <= run.column <= run.column + run.width <= columns
            cells = set(range(run.column, run.column + run.width))
            if run.kind in {Kind.LABEL, Kind.BAR_LABEL}:
                assert not cells & solid
            if run.kind is not Kind.BAR:
                solid |= cells
            if run.kind is Kind.POINT and run.row >= 0:
                when = made.rows(run.row, run.row + 1)[0].when
                assert when is not None
                assert run.column == max(window.column(when.start), 0) or when.lo_kind


@given(chronicles, st.integers(1, 100))
def test_the_overview_shows_something_wherever_something_is(made: MemoryChronicle, columns: int) -> None:
    extent = made.extent
    found = overview(made, Window(0, 10**9, 50), columns)
    if extent is None:
        assert found is None
        return
    assert found is not None
    assert len(found.levels) == columns
    assert max(found.levels) >= 1
    assert 0 <= found.first < found.last <= columns
