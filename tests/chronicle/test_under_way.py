"""How far a span is at a moment: counted as finely as both dates are known, and no finer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chronicle.event import Event, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read, read_span
from timeline_tui.chronicle.under_way import how_far
from timeline_tui.chronicle.zones import find


def far(start: str, end: str, moment: str) -> tuple[str, int, int] | None:
    span = Event("span", "span", read_span(start, end))
    now = read(moment)
    (way,) = MemoryChronicle(Preface(), [span]).under_way(now.start)
    return how_far(way, now, find("UTC"))


@pytest.mark.parametrize(
    ("start", "end", "moment", "expected"),
    [
        ("2021-01-10", "2021-02-15", "2021-01-21", ("day", 12, 37)),
        ("2021-01-10", "..", "2021-01-21", ("day", 12, 0)),
        ("2021-01-10", "2021-02", "2021-01-21", ("day", 12, 0)),
        ("-0026-01-16", "0014-08-19", "0014-08-19", ("year", 41, 41)),
        ("2019-01-10", "..", "2023-01-09", ("year", 4, 0)),
        ("2019-01-10", "..", "2023-01-10", ("year", 5, 0)),
        ("1914-07", "1918-11", "1914-09-06", ("month", 3, 53)),
        ("1914-07-28", "1918-11-11", "1914-09", ("month", 3, 53)),
        ("1914", "1918", "1916-05-03", ("year", 3, 5)),
        ("1914", "..", "1916-05-03", ("year", 3, 0)),
        ("1914-07", "1918", "1916-05", ("year", 3, 5)),
        ("-0430", "-0403", "-0414", ("year", 17, 28)),
        ("Y-2599999", "-0500", "Y-2499999", None),
        ("about 1914", "1918", "1916", None),
        ("1914", "1918", "1916?", None),
        ("8th century BC", "0500", "-0100", None),
        ("115 ka", "11.7 ka", "17 ka", None),
        ("", "0050", "0030", None),
    ],
)
def test_a_span_is_counted_as_finely_as_both_dates_are_known(
    start: str, end: str, moment: str, expected: tuple[str, int, int] | None
) -> None:
    assert far(start, end, moment) == expected


@given(st.integers(0, 999), st.integers(0, 2000), st.integers(0, 2000))
def test_a_count_never_passes_its_end(first: int, length: int, after: int) -> None:
    if after > length:
        return
    start, end, moment = (f"{1000 + first + years:04}" for years in (0, length, after))
    found = far(start, end, moment)
    assert found == ("year", after + 1, length + 1)
