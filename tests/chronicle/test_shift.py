"""Wall-clock arithmetic agrees with dateutil where dateutil can go, and goes on where it can't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, reject
from hypothesis import strategies as st

from timeline_tui.chronicle.civil import CYCLE_YEARS, Civil
from timeline_tui.chronicle.shift import difference, shift

if TYPE_CHECKING:
    import datetime as dt

MOMENTS = st.datetimes().map(lambda at: at.replace(microsecond=0))
CYCLES = st.integers(-40_000_000, 40_000_000)
STEPS = st.fixed_dictionaries(
    {
        "years": st.integers(-3_000, 3_000),
        "months": st.integers(-3_000, 3_000),
        "weeks": st.integers(-3_000, 3_000),
        "days": st.integers(-3_000, 3_000),
        "hours": st.integers(-3_000, 3_000),
        "minutes": st.integers(-3_000, 3_000),
    }
)


def _civil(at: dt.datetime, cycles: int = 0) -> Civil:
    return Civil(at.year + cycles * CYCLE_YEARS, at.month, at.day, at.hour, at.minute, at.second)


@given(MOMENTS, STEPS, CYCLES)
def test_a_shift_is_dateutils_in_every_cycle(at: dt.datetime, steps: dict[str, int], cycles: int) -> None:
    try:
        moved = at + relativedelta(**steps)  # type: ignore[arg-type]  # the stubs know the keywords only by name
    except (ValueError, OverflowError):
        reject()
    assert shift(_civil(at, cycles), **steps) == _civil(moved, cycles)


@given(MOMENTS, MOMENTS, CYCLES)
def test_a_difference_is_dateutils_in_every_cycle(one: dt.datetime, other: dt.datetime, cycles: int) -> None:
    earlier, later = sorted([one, other])
    assert difference(_civil(later, cycles), _civil(earlier, cycles)) == relativedelta(later, earlier)


@given(MOMENTS, CYCLES)
def test_a_difference_over_many_cycles_is_their_years(at: dt.datetime, cycles: int) -> None:
    assert difference(_civil(at, abs(cycles)), _civil(at)) == relativedelta(years=abs(cycles) * CYCLE_YEARS)


@pytest.mark.parametrize(
    ("later", "earlier", "years", "months", "days"),
    [
        (Civil(2021, 2, 15), Civil(2021, 1, 10), 0, 1, 5),
        (Civil(2021, 2, 28), Civil(2021, 1, 31), 0, 1, 0),
        (Civil(14, 8, 19), Civil(-43, 3, 15), 57, 5, 4),
    ],
)
def test_differences_are_counted_as_people_count(
    later: Civil, earlier: Civil, years: int, months: int, days: int
) -> None:
    step = difference(later, earlier)
    assert (step.years, step.months, step.days) == (years, months, days)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (Civil(2021, 1, 31), Civil(2021, 2, 28)),
        (Civil(-4, 1, 31), Civil(-4, 2, 29)),
        (Civil(-3, 1, 30), Civil(-3, 2, 28)),
    ],
)
def test_a_month_after_its_last_day_is_the_last_day_of_the_next(start: Civil, end: Civil) -> None:
    assert shift(start, months=1) == end
