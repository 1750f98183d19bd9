"""Rails: beside each row of the list the spans under way, each on one rail, wherever the list is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.synthetic import chronicle, chronicles
from timeline_tui.chart import tracks
from timeline_tui.chart.rails import least_gap, list_rows
from timeline_tui.chart.tracks import MOST, Rails, rails_of
from timeline_tui.chronicle.civil import DAY
from timeline_tui.chronicle.event import Event, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle


def of(*dates: str) -> MemoryChronicle:
    """Events with these dates; an empty one is undated."""
    events = [
        Event(id=f"e{number}", title=date, when=read(date) if date else None) for number, date in enumerate(dates)
    ]
    return MemoryChronicle(Preface(), events)


def drawn(made: Chronicle, first: int = 0, last: int = 99, *, ascii_only: bool = False) -> list[str]:
    """The list as text: gap lines, marks with their rails, titles."""
    lines = []
    for row, event in zip(list_rows(made, first, last, ascii_only=ascii_only), made.rows(first, last), strict=True):
        if row.gap_before:
            lines.append(f"⋮{row.gap_rails}".rstrip())
        lines.append(f"●{row.rails} {event.title}")
    return lines


def test_a_span_runs_beside_the_events_that_happen_while_it_lasts() -> None:
    made = of("2021-01-01/2021-01-04", "2021-01-02", "2021-01-03/2021-01-05", "2021-01-04", "2021-01-05")
    assert drawn(made) == [
        "●┐ 2021-01-01/2021-01-04",
        "●│ 2021-01-02",
        "●┼┐ 2021-01-03/2021-01-05",
        "●╵│ 2021-01-04",
        "● ╵ 2021-01-05",
    ]
    assert drawn(made, ascii_only=True)[2:4] == ["●+\\ 2021-01-03/2021-01-05", "●'| 2021-01-04"]


def test_a_rail_that_is_free_is_used_again() -> None:
    made = of("2021-01-01/2021-01-02", "2021-01-02", "2021-01-03/2021-01-04", "2021-01-04")
    assert drawn(made) == [
        "●┐ 2021-01-01/2021-01-02",
        "●╵ 2021-01-02",
        "●┐ 2021-01-03/2021-01-04",
        "●╵ 2021-01-04",
    ]


def test_a_span_in_which_nothing_else_happens_needs_no_rail() -> None:
    assert drawn(of("2021-01-01/2021-01-02", "2021-01-03")) == ["● 2021-01-01/2021-01-02", "● 2021-01-03"]


def test_an_open_span_is_beside_all_that_follows_but_what_has_no_date() -> None:
    assert drawn(of("2021-01-01/..", "2021-01-02", "")) == ["●┐ 2021-01-01/..", "●╵ 2021-01-02", "● "]


def test_spans_that_find_no_rail_are_counted() -> None:
    made = of(*(f"2021-01-{day:02}/2021-02-01" for day in range(1, MOST + 4)), "2021-01-20")
    assert drawn(made)[-1] == f"●{'╵' * MOST}+3 2021-01-20"


def test_a_gap_line_carries_the_rails_that_began_before_it() -> None:
    made = of(
        "2021-01-01/2021-12-31",
        "2021-01-02",
        "2021-01-03",
        "2021-01-04",
        "2021-06-01/2021-07-01",
        "2021-06-02",
    )
    assert drawn(made)[4:6] == ["⋮│", "●┼┐ 2021-06-01/2021-07-01"]


@pytest.mark.parametrize(
    ("dates", "gaps"),
    [
        (("2021-01-06", "2021-01-08"), [False, False]),
        (("2021-01-06", "2021-01-07", "2021-01-08", "2021-01-18"), [False, False, False, True]),
        (("2020", "2020-06-01", "2020-06-02", "2020-06-03", "2020-06-04"), [False] * 5),
        (("1900", "1910", "1920", "1990"), [False, False, False, True]),
        (("2021-01-01", ""), [False, False]),
    ],
)
def test_a_gap_has_a_line_where_it_is_long_and_longer_than_usual(dates: tuple[str, ...], gaps: list[bool]) -> None:
    assert [row.gap_before for row in list_rows(of(*dates), 0, 9)] == gaps


def test_what_is_usual_is_asked_of_the_whole_order_not_of_its_start() -> None:
    days = [f"{1000 + number * 2}" for number in range(100)]
    made = of(*days, *(f"2021-{1 + number % 12:02}-{1 + number // 12 % 28:02}" for number in range(4_000)))
    assert least_gap(made) == 3 * DAY


def test_a_date_that_is_wider_than_a_day_is_vague_and_a_span_is_not() -> None:
    rows = list_rows(of("2020", "2020-02", "2020-03-01", "2020-04-01/2020-05-01", ""), 0, 9)
    assert [(row.is_span, row.is_vague) for row in rows] == [
        (False, True),
        (False, True),
        (False, False),
        (True, False),
        (False, False),
    ]


@given(chronicles, st.integers(0, 60), st.integers(0, 60))
def test_a_row_is_drawn_the_same_wherever_the_list_is_scrolled(made: MemoryChronicle, first: int, rows: int) -> None:
    whole = list(list_rows(made, 0, len(made)))
    assert [row.row for row in whole] == list(range(len(made)))
    assert list(list_rows(made, first, first + rows)) == whole[first : first + rows]


def under_way(made: Chronicle, row: int) -> set[int]:
    """Rows of the spans with a known start that are under way beside `row`, but those it alone is beside."""
    moment = made.rows(row, row + 1)[0].when
    assert moment is not None
    found = set()
    for at, event in enumerate(made.rows(0, row + 1)):
        when = event.when
        assert when is not None
        if when.is_span and not when.lo_kind and when.hi > moment.start:
            following = made.rows(at + 1, at + 2)[0].when if at + 1 < len(made) else None
            if following is not None and following.start < when.hi:
                found.add(at)
    return found


@given(chronicles)
def test_every_span_under_way_has_a_rail_of_its_own_or_is_counted(made: MemoryChronicle) -> None:
    rails: dict[int, int] = {}
    for row in range(len(made) - made.undated):
        beside = rails_of(made).at(made, row)
        spans = under_way(made, row)
        assert {rail.first for rail in beside.used.values()} <= spans
        assert len(beside.used) + beside.more == len(spans)
        for number, rail in beside.used.items():
            assert rail.first <= row <= rail.last
            assert rails.setdefault(rail.first, number) == number


def test_a_block_far_down_begins_with_the_spans_that_are_under_way_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = chronicle(7, 400)
    dated = len(made) - made.undated
    whole = [Rails(made).at(made, row) for row in range(dated)]
    monkeypatch.setattr(tracks, "BLOCK", 64)
    blocks = Rails(made)
    for row in range(dated):
        beside = blocks.at(made, row)
        assert len(beside.used) == len(whole[row].used)
        assert beside.more == whole[row].more
        if len(beside.used) < MOST:
            assert set(beside.used.values()) == set(whole[row].used.values())
