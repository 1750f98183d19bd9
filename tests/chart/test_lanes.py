"""Lanes: what is drawn is where it happened, as wide as it is known, and nothing hides another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.chart.drawing import TODAY, event, january, made_of, text, window_of
from tests.synthetic import chronicle, chronicles
from timeline_tui.chart.glyphs import Kind
from timeline_tui.chart.lanes import Drawing, lanes
from timeline_tui.chart.window import Window
from timeline_tui.chronicle.civil import YEAR, seconds
from timeline_tui.chronicle.event import Event, Evidence, Lane, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle


def drawn(made: Chronicle, window: Window, height: int = 1, selected: int = -1) -> str:
    return text(lanes(Drawing(made, window, TODAY, selected=selected), height).rows, window.columns)


# --- one date ------------------------------------------------------------------------------------


def test_an_instant_is_a_point_with_its_title_after_it() -> None:
    assert january("2021-01-05 12:00") == " " * 9 + "● e0"


def test_a_day_that_does_not_fill_two_cells_is_a_point() -> None:
    assert drawn(made_of(event("2021-01-31", "e")), window_of("2021-01-01", "2021-03-01", 60)) == " " * 30 + "● e"


def test_a_day_that_is_wider_is_shaded_as_wide_as_it_is() -> None:
    assert january("2021-01-05") == " " * 8 + "░░ e0"


def test_a_month_is_no_event_that_lasts_a_month() -> None:
    shown = january("2021-01")
    assert shown == "░" * 62
    assert Kind.BAR.drawn() not in shown


def test_a_vague_date_that_begins_beside_another_has_an_edge() -> None:
    assert january("2021-01-05", "2021-01-06") == " " * 8 + "░░▒░ e1"


def test_an_approximate_date_fades_on_both_sides() -> None:
    assert drawn(made_of(event("1850~", "e")), window_of("1848", "1854", 15)) == "  ╌╌╌░░░╌╌ e"


def given_too(when: str, *dates: str) -> Event:
    """An event for which sources give these dates."""
    return event(when, "e")._replace(evidence=tuple(Evidence("s", when=read(date)) for date in dates))


def test_dates_that_others_give_are_enveloped_from_the_earliest_to_the_latest() -> None:
    assert january(given_too("2021-01-10", "2021-01-12", "2021-01-08")) == " " * 14 + "════░░════ e"
    assert january(given_too("2021-01-10", "2021-01-12"), ascii_only=True) == " " * 18 + "::---- e"


def test_an_envelope_covers_no_mark_and_draws_nothing_within_the_own_date() -> None:
    assert january(given_too("2021-01-10", "2021-01-10 12:00")) == " " * 18 + "░░ e"
    shown = january(given_too("2021-01-10", "2021-01-14"), "2021-01-12", height=2).splitlines()[0]
    assert shown == " " * 18 + "░░══░░════ e"


def test_an_uncertain_date_has_its_question_mark() -> None:
    assert january("2021-01-05?") == " " * 8 + "░░? e0"


def test_the_question_mark_stands_on_the_mark_where_nothing_is_free_beside_it() -> None:
    window = window_of("2021-01-01", "2021-03-01", 59)
    assert drawn(made_of(event("2021-01-05?", "e"), event("2021-01-06", "f")), window) == "    ?● f"


def test_of_a_set_each_date_is_marked() -> None:
    window = window_of("1660", "1680", 20)
    assert drawn(made_of(event("{1667,1668,1672}", "all")), window) == " " * 7 + "●●   ● all"
    assert drawn(made_of(event("[1667,1668,1672]", "one")), window) == " " * 7 + "░▒   ░ one"


def test_a_date_that_reaches_into_the_window_is_marked_at_its_edge() -> None:
    window = Window(seconds(2021, 1, 5, 12), seconds(2021, 1, 25, 12), 20)
    assert drawn(made_of(event("2021-01-05", "e")), window) == "● e"


def test_an_estimate_stands_where_it_sorts() -> None:
    made = made_of(event("13.8 Ga", "bang"))
    window = Window(-14_000_000_000 * YEAR, 0, 70)
    shown = drawn(made, window)
    when = made.rows(0, 1)[0].when
    assert when is not None
    assert shown.index("●") == window.column(when.start)


# --- one span ------------------------------------------------------------------------------------


def test_a_span_is_solid_where_it_surely_lasted_and_shaded_over_the_days_of_its_ends() -> None:
    assert january("2021-01-05/2021-01-09") == " " * 8 + "░░██████░░ e0"


def test_a_span_whose_ends_are_exact_is_solid() -> None:
    shown = january("2021-01-05 00:00/2021-01-09 23:59")
    assert shown == " " * 8 + "█ e0 █████"


def test_a_long_bar_carries_its_title() -> None:
    shown = january(event("2021-01-05 00:00/2021-01-20 23:59", "Parler offline"))
    assert shown == " " * 8 + "█ Parler offline ███████████████"


def test_an_open_end_goes_on_to_today() -> None:
    assert january("2021-01-05 00:00/..").endswith("█→")
    window = Window(TODAY - 40, TODAY + 40, 80)
    shown = drawn(made_of(event("2021/..", "it goes on")), window)
    assert shown.startswith("◂█ it goes on ███")
    assert shown.index("→") == 40


def test_an_end_that_is_not_known_says_so() -> None:
    assert january("2021-01-05 00:00/") == " " * 8 + "█…? e0"


def test_a_start_that_is_not_known_says_so_and_an_open_one_reaches_to_the_edge() -> None:
    assert january("/2021-01-05") == " " * 6 + "?…░░ e0"
    assert january("../2021-01-05") == "←███████░░ e0"


def test_what_goes_beyond_the_window_is_marked_at_its_edges() -> None:
    shown = january("2020-12-01/2021-04-01")
    assert shown.startswith("◂█ e0 ██")
    assert shown.endswith("█▸")


def test_in_ascii_every_kind_has_a_sign_of_its_own() -> None:
    shown = january("2021-01-05/2021-01-09", "2021-01-12 12:00", "2021-01-20/..", ascii_only=True)
    assert shown.isascii()
    assert shown.startswith("        ::======:: e0  * e1")
    assert shown.endswith("=>")


# --- several -------------------------------------------------------------------------------------


def test_several_dates_in_one_cell_are_counted_and_the_heaviest_is_named() -> None:
    shown = january(
        event("2021-01-05 12:00", "light", weight=1),
        event("2021-01-05 12:30", "heavy", weight=5),
        event("2021-01-05 13:00", "middling"),
    )
    assert shown == " " * 9 + "3 heavy"


def test_more_than_nine_are_a_plus() -> None:
    assert "+" in january(*[event("2021-01-05 12:00", f"e{number}") for number in range(12)])


def test_a_point_on_a_span_is_seen() -> None:
    shown = january("2021-01-05 00:00/2021-01-20 23:59", "2021-01-10 06:00")
    assert shown[18] == "●"
    assert shown[17] == shown[19] == "█"


def test_a_span_that_begins_upon_another_of_its_row_is_counted() -> None:
    shown = january("2021-01-05 00:00/2021-01-20 23:59", "2021-01-10 00:00/2021-01-30 23:59")
    assert shown[18] == "2"


def test_spans_at_the_same_time_stand_on_rows_of_their_own() -> None:
    shown = january("2021-01-05 00:00/2021-01-20 23:59", "2021-01-10 00:00/2021-01-30 23:59", height=2)
    assert [line.strip()[0] for line in shown.splitlines()] == ["█", "█"]
    assert "2" not in shown


def test_dates_stand_above_spans() -> None:
    upper, lower = january("2021-01-05 00:00/2021-01-20 23:59", "2021-01-10 06:00", height=2).splitlines()
    assert upper.strip() == "● e1"
    assert lower.startswith(" " * 8 + "█ e0 █")


def test_a_title_that_has_no_room_beside_its_mark_stands_below_it() -> None:
    shown = january("2021-01-05 12:00", "2021-01-06 00:00", height=2)
    assert shown.splitlines() == [" " * 9 + "●● e1", " " * 9 + "e0"]


def test_a_title_is_cut_with_a_mark_or_left_out() -> None:
    long = "A title that is much longer than there is room"
    cut = january(event("2021-01-05 12:00", long), event("2021-01-15 12:00", "next"))
    assert cut == " " * 9 + "● A title that is…  ● next"
    assert january(event("2021-01-05 12:00", long), event("2021-01-07 12:00", "next")) == " " * 9 + "●   ● next"


def test_a_title_before_a_bar_leaves_a_cell_free() -> None:
    shown = january("2021-01-05 12:00", "2021-01-07 00:00/2021-01-20 23:59")
    assert shown[9:14] == "● e0 "
    assert shown[14] == "█"


def test_the_selected_title_comes_before_the_heaviest() -> None:
    made = made_of(event("2021-01-05", "light", weight=1), event("2021-01-05", "heavy", weight=5))
    window = window_of("2021-01-01", "2021-03-01", 59)
    assert drawn(made, window) == "    2 heavy"
    assert drawn(made, window, selected=0) == "    2 light"


def test_wide_characters_take_two_cells() -> None:
    shown = lanes(Drawing(made_of(event("2021-01-05", "東京")), window_of("2021-01-01", "2021-03-01", 59), TODAY), 1)
    label = shown.rows[0].runs[-1]
    assert (label.kind, label.text, label.width) == (Kind.LABEL, "東京", 4)


def test_control_characters_are_shown_not_obeyed() -> None:
    assert "\x1b" not in january(event("2021-01-05", "Alert\x1b[31m"))


# --- the selected event --------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "shown"), [("2020-12-01", "◂ away"), ("2021-06-01", " " * 53 + "away ▸")])
def test_where_the_selected_event_is_out_of_sight_its_lane_points_to_it(day: str, shown: str) -> None:
    window = window_of("2021-01-01", "2021-03-01", 59)
    assert drawn(made_of(event(day, "away")), window, selected=0) == shown


def test_the_selected_event_is_drawn_in_any_crowd() -> None:
    events = [event("2021-01-20", f"e{number}", weight=5) for number in range(200)]
    made = made_of(*events, event("2021-01-05", "chosen", weight=1))
    window = window_of("2021-01-01", "2021-03-01", 59)
    assert made.rows(0, 1)[0].title == "chosen"
    assert drawn(made, window, selected=0).startswith("    ● chosen")


# --- crowds --------------------------------------------------------------------------------------


def test_a_crowd_is_counted_where_not_all_of_it_is_drawn() -> None:
    events = [Event(id=f"e{n}", title="t", when=read(f"19{n % 90 + 10}-01-01")) for n in range(5_000)]
    shown = drawn(made_of(*events), window_of("1900", "2000", 50), 2)
    assert set(shown.splitlines()[0].strip()) == {"+"}


def test_what_stands_apart_from_a_crowd_is_drawn_as_ever() -> None:
    crowd = [event("2021-01-20", f"e{number}", weight=1) for number in range(500)]
    made = made_of(event("2021-01-05", "apart", weight=5), *crowd)
    shown = drawn(made, window_of("2021-01-01", "2021-03-01", 59))
    assert shown.startswith("    ● apart")
    assert shown[19] == "+"


def test_a_span_that_begins_in_a_crowd_is_counted_all_along() -> None:
    crowd = [event("2021-01-05", f"e{number}", weight=4) for number in range(500)]
    made = made_of(*crowd, event("2021-01-05 12:00/2021-01-20 12:00", "span", weight=5))
    assert drawn(made, window_of("2021-01-01", "2021-03-01", 59)) == "    +" + "1" * 15


def test_a_crowd_costs_what_its_columns_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    rows = MemoryChronicle.rows

    def counted(self: MemoryChronicle, first: int, last: int) -> object:
        found = rows(self, first, last)
        given.append(len(found))
        return found

    made = made_of(*[event(f"{1000 + number % 900}", f"e{number}") for number in range(30_000)])
    window = window_of("1000", "2000", 50)
    monkeypatch.setattr(MemoryChronicle, "rows", counted)
    drawn(made, window)
    assert sum(given) <= 50


# --- rows of lanes -------------------------------------------------------------------------------


def lanes_of(**events: int) -> MemoryChronicle:
    """Lanes with so many spans at the same time."""
    made = [
        event("2021-01-05/2021-01-20", f"{lane}{number}", lane=lane)
        for lane, count in events.items()
        for number in range(count)
    ]
    return made_of(*made, preface=Preface(lanes=tuple(Lane(lane) for lane in events)))


def heights(made: MemoryChronicle, height: int) -> list[int]:
    rows = lanes(Drawing(made, window_of("2021-01-01", "2021-02-01", 40), TODAY), height).rows
    return [sum(row.lane == lane for row in rows) for lane in made.lanes]


def test_every_lane_has_a_row_and_those_with_most_to_stack_have_more() -> None:
    made = lanes_of(one=1, three=3, two=2)
    assert heights(made, 3) == [1, 1, 1]
    assert heights(made, 4) == [1, 2, 1]
    assert heights(made, 6) == [1, 3, 2]


def test_rows_that_are_left_over_are_room_for_titles() -> None:
    assert heights(lanes_of(one=1, three=3, two=2), 99) == [4, 4, 4]


def test_a_lane_that_stacks_much_has_at_most_eight_rows() -> None:
    assert heights(lanes_of(many=20), 99) == [8]


def test_of_more_lanes_than_rows_those_about_the_selection_are_shown() -> None:
    made = lanes_of(**{f"l{number}": 1 for number in range(9)})
    window = window_of("2021-01-01", "2021-02-01", 40)
    shown = lanes(Drawing(made, window, TODAY, selected=8), 3)
    assert [row.lane for row in shown.rows] == ["l6", "l7", "l8"]
    assert (shown.above, shown.below) == (6, 0)


def test_no_room_draws_nothing() -> None:
    made = lanes_of(one=1)
    assert lanes(Drawing(made, Window(0, 100, 1), TODAY), 0).rows == ()
    assert lanes(Drawing(made_of(), Window(0, 100, 1), TODAY), 9).rows == ()


@given(st.integers(0, 10**6), st.integers(-300, 300), st.integers(1, 6))
def test_a_span_keeps_its_row_while_the_window_is_panned_and_zoomed(seed: int, columns: int, height: int) -> None:
    made = chronicle(seed, 40)
    window = window_of("1900", "2030", 80)
    moved = window.pan(columns).zoom(2, 3, window.lo)

    def rows(shown: Window) -> dict[int, int]:
        drawn_rows = lanes(Drawing(made, shown, TODAY), height * len(made.lanes)).rows
        return {
            run.row: at
            for at, row in enumerate(drawn_rows)
            for run in row.runs
            if run.kind in {Kind.BAR, Kind.BAR_LABEL} and run.row >= 0
        }

    before, after = rows(window), rows(moved)
    assert all(before[row] == after[row] for row in before.keys() & after.keys())


# --- what holds for every chronicle ----------------------------------------------------------------

WORDS = {Kind.LABEL, Kind.BAR_LABEL}


@settings(max_examples=80)
@given(chronicles, st.integers(1, 14), st.integers(1, 120), st.integers(-50, 2000), st.integers(1, 900))
@example(chronicle(2, 15), 1, 8, 1890, 384)
def test_runs_never_overlap_and_stand_within_the_window(
    made: MemoryChronicle, height: int, columns: int, year: int, years: int
) -> None:
    window = Window(seconds(year), seconds(year + years), columns)
    shown = lanes(Drawing(made, window, TODAY, selected=len(made) // 2), height)
    assert len(shown.rows) <= height
    for row in shown.rows:
        assert all(one.column + one.width <= two.column for one, two in pairwise(row.runs))
        for run in row.runs:
            assert 0 <= run.column < run.column + run.width <= columns
            if run.kind in WORDS:
                assert len(run.text) == run.width
            if run.kind is Kind.LABEL:
                # A title on a bar has a free cell of its own on each side.
                others = [other for other in row.runs if other.kind is not Kind.BAR_LABEL]
                assert run.column not in {other.column + other.width for other in others}
                assert run.column + run.width not in {other.column for other in others}


@settings(max_examples=80)
@given(chronicles, st.integers(1, 14), st.integers(2, 120), st.integers(1000, 2000), st.integers(1, 900))
def test_every_event_in_sight_has_a_mark_or_a_count_where_it_begins(
    made: MemoryChronicle, height: int, columns: int, year: int, years: int
) -> None:
    window = Window(seconds(year), seconds(year + years), columns)
    drawing = Drawing(made, window, TODAY)
    marked: dict[str, set[int]] = {}
    for row in lanes(drawing, height).rows:
        cells = {cell for run in row.runs for cell in range(run.column, run.column + run.width)}
        marked.setdefault(row.lane, set()).update(cells)
    for event_ in made.rows(0, len(made) - made.undated):
        when = event_.when
        assert when is not None
        # A set may have no date in the window; an end that is not known is drawn nowhere.
        known = not when.lo_kind and not when.hi_kind and (when.is_span or not when.parts)
        if known and event_.lane in marked and when.lo < window.hi and when.hi > window.lo:
            assert max(window.column(when.lo), 0) in marked[event_.lane] or when.est is not None
