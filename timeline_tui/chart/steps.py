"""The steps that an axis counts in, and their moments on a wall clock: seconds to billions of years.

Years are counted as people count them: there is no year zero, 10 BCE and 1 CE head their decades. Where years
are too many for a calendar they are counted back from the present, as `66 Ma` in a file is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE, YEAR, civil, seconds
from timeline_tui.chronicle.deep import FEWEST, PRESENT

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["second", "minute", "hour", "day", "month", "year", "ago"]
"""`ago` is a year counted back from the present."""


class Step(NamedTuple):
    """`size` times a unit, about `length` seconds; its labels take at most `width` cells (0: it depends)."""

    unit: Unit
    size: int
    length: int
    width: int = 0


MONTH: Final = YEAR // 12
FINE: Final = (
    *(Step("second", count, count, 8) for count in (1, 5, 10, 30)),
    *(Step("minute", count, count * MINUTE, 5) for count in (1, 5, 10, 30)),
    *(Step("hour", count, count * HOUR, 5) for count in (1, 3, 6, 12)),
    *(Step("day", count, count * DAY, 2) for count in (1, 2, 5, 10, 15)),
    *(Step("month", count, count * MONTH, 4) for count in (1, 3, 6)),
)
"""Steps below a year, finest first."""
YEARS: Final = tuple(count * 10**power for power in range(12) for count in (1, 2, 5))
"""Years that a step may have, up to 500 billion."""
_FEWEST_AGO: Final = 1_000
"""Years from which a step may be counted back from the present."""


def years(count: int, first: int) -> Step:
    """The step of `count` years in a window that begins at `first` on the wall clock."""
    deep = count >= _FEWEST_AGO and first < seconds(PRESENT - FEWEST)
    return Step("ago" if deep else "year", count, count * YEAR)


def walls(step: Step, first: int, last: int) -> Iterator[int]:
    """The step's moments on the wall clock, from the one at or before `first` to `last`."""
    match step.unit:
        case "second" | "minute" | "hour":
            yield from range(first - first % step.length, last + 1, step.length)
        case "day":
            yield from _days(step.size, first, last)
        case "month":
            yield from _months(step.size, first, last)
        case "year":
            yield from _years(step.size, first, last)
        case "ago":
            year = PRESENT - -(-(PRESENT - civil(first).year) // step.size) * step.size
            while (wall := seconds(year)) <= last:
                yield wall
                year += step.size


def larger(step: Step) -> Step | None:
    """The unit that names the stretches over the step's numbers; None where nothing larger has a name."""
    match step.unit:
        case "second" | "minute" | "hour":
            return Step("day", 1, DAY)
        case "day":
            return Step("month", 1, MONTH)
        case "month":
            return Step("year", 1, YEAR)
        case "year":
            # Decades over 1 and 2 years, centuries over 5, 10 and 20, millennia over 50, 100 and 200.
            size = next((size for size in (10, 100, 1_000) if size >= 5 * step.size), 0)
            return Step("year", size, size * YEAR) if size else None
        case "ago":
            return None


def _days(count: int, first: int, last: int) -> Iterator[int]:
    """Days 1, 5, 10 …, or 1, 3, 5 …, of each month, but none that crowds the next month's first."""
    if count == 1:
        yield from range(first - first % DAY, last + 1, DAY)
        return
    second = count if count == 2 else count - 1
    for begin in _months(1, first, last):
        at = civil(begin)
        end = seconds(at.year + at.month // 12, at.month % 12 + 1)
        yield begin
        for wall in range(begin + second * DAY, end, count * DAY):
            if (end - wall) * 3 >= count * DAY * 2:
                yield wall


def _months(count: int, first: int, last: int) -> Iterator[int]:
    at = civil(first)
    year, month = at.year, at.month - (at.month - 1) % count
    while (wall := seconds(year, month)) <= last:
        yield wall
        year, month = year + (month + count - 1) // 12, (month + count - 1) % 12 + 1


def _years(count: int, first: int, last: int) -> Iterator[int]:
    year = _floor_year(civil(first).year, count)
    while (wall := seconds(year)) <= last:
        yield wall
        year = _next_year(year, count)


def _floor_year(year: int, count: int) -> int:
    """The last multiple of `count` not after `year` as people count: 10 BCE and 1 CE, never a year zero."""
    if year > 0:
        return max(year - year % count, 1)
    before = 1 - year
    return 1 - (before + -before % count)


def _next_year(year: int, count: int) -> int:
    if year > 0:
        return year - year % count + count
    before = 1 - year - count
    return 1 - before if before > 0 else 1
