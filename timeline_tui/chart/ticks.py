"""Ticks: two rows of an axis, numbers of a small unit below and names of a larger one above, by the civil calendar.

Units go from one second to a thousand million years; the finest whose labels do not touch is taken. There is no year
zero in a label: 1 BCE stands before 1 CE.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE, YEAR, civil, seconds
from timeline_tui.chronicle.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chart.window import Window
    from timeline_tui.chronicle.zones import Zone

Unit = Literal["second", "minute", "hour", "day", "month", "year"]


class Tick(NamedTuple):
    """A label of the lower row; `column` is where its moment is and its first character stands."""

    column: int
    label: str
    at: int


class Band(NamedTuple):
    """A name of the upper row over the columns `[first, last)`; `bordered` where it begins within the window."""

    first: int
    last: int
    label: str
    bordered: bool


class Ruler(NamedTuple):
    """Both rows of an axis."""

    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]


class _Step(NamedTuple):
    """So many of a unit, about `length` seconds, with labels of at most `width` characters."""

    unit: Unit
    count: int
    length: int
    width: int


_MONTH: Final = YEAR // 12
_STEPS: Final = (
    *(_Step("second", count, count, 8) for count in (1, 5, 15, 30)),
    *(_Step("minute", count, count * MINUTE, 5) for count in (1, 5, 15, 30)),
    *(_Step("hour", count, count * HOUR, 5) for count in (1, 3, 6, 12)),
    *(_Step("day", count, count * DAY, 2) for count in (1, 2, 5, 10, 15)),
    *(_Step("month", count, count * _MONTH, 4) for count in (1, 3, 6)),
)
_YEARS: Final = tuple(count * 10**power for power in range(12) for count in (1, 2, 5))
_GAP: Final = 2
"""Free cells between two labels of the lower row."""


def ruler(window: Window, zone: Zone, language: str = "en") -> Ruler:
    """Both rows for `window`, counted on the wall clock of `zone`."""
    words = vocabulary(language)
    step = _step(window, words)
    ticks: list[Tick] = []
    free = 0
    for wall in _walls(step, window.lo + zone.at(window.lo), window.hi + zone.at(window.hi - 1)):
        at = wall - zone.at_wall(wall)
        column = window.column(at)
        label = _tick_label(step, wall, words)
        if free <= column and column + len(label) <= window.columns and window.lo <= at < window.hi:
            ticks.append(Tick(column, label, at))
            free = column + len(label) + 1
    return Ruler(tuple(_bands(window, step, zone, words)), tuple(ticks))


def _step(window: Window, words: Vocabulary) -> _Step:
    """The finest step whose labels do not touch."""
    for step in _STEPS:
        if step.length * window.columns >= (step.width + _GAP) * window.length:
            return step
    for years in _YEARS:
        widest = max(len(_year_label(civil(end).year, years, words)) for end in (window.lo, window.hi))
        if years * YEAR * window.columns >= (widest + _GAP) * window.length:
            return _Step("year", years, years * YEAR, widest)
    return _Step("year", _YEARS[-1], _YEARS[-1] * YEAR, 8)


def _walls(step: _Step, first: int, last: int) -> Iterator[int]:
    """The step's moments on the wall clock from the one before `first` to `last`."""
    match step.unit:
        case "second" | "minute" | "hour":
            yield from range(first - first % step.length, last + 1, step.length)
        case "day":
            yield from _days(step.count, first, last)
        case "month":
            yield from _months(step.count, first, last)
        case "year":
            year = _floor_year(civil(first).year, step.count)
            while (wall := seconds(year)) <= last:
                yield wall
                year = _next_year(year, step.count)


def _days(count: int, first: int, last: int) -> Iterator[int]:
    """Days 1, 1 + count, … of each month, but not one that crowds the next month's first."""
    at = civil(first)
    year, month = at.year, at.month
    while (begin := seconds(year, month)) <= last:
        following = (year + month // 12, month % 12 + 1)
        end = seconds(*following)
        starts = (
            range(begin, end, DAY)
            if count == 1
            else [begin, *range(begin + (count - 1) * DAY, end, count * DAY)]
        )
        for wall in starts:
            if wall == begin or (end - wall) * 3 >= count * DAY * 2 or count == 1:
                yield wall
        year, month = following


def _months(count: int, first: int, last: int) -> Iterator[int]:
    at = civil(first)
    year, month = at.year, at.month - (at.month - 1) % count
    while (wall := seconds(year, month)) <= last:
        yield wall
        year, month = year + (month + count - 1) // 12, (month + count - 1) % 12 + 1


def _floor_year(year: int, count: int) -> int:
    """The last multiple of `count` not after `year` as people count: 10 BCE and 1 CE, never a year zero."""
    if count == 1:
        return year
    if year > 0:
        return max(year - year % count, 1)
    bce = 1 - year
    return 1 - (bce + -bce % count)


def _next_year(year: int, count: int) -> int:
    if count == 1:
        return year + 1
    if year > 0:
        return year - year % count + count
    bce = 1 - year - count
    return 1 - bce if bce > 0 else 1


def _tick_label(step: _Step, wall: int, words: Vocabulary) -> str:
    at = civil(wall)
    match step.unit:
        case "second":
            return f"{at.hour:02d}:{at.minute:02d}:{at.second:02d}"
        case "minute" | "hour":
            return f"{at.hour:02d}:{at.minute:02d}"
        case "day":
            return str(at.day)
        case "month":
            return words.months_short[at.month - 1]
        case "year":
            return _year_label(at.year, step.count, words)


def _year_label(year: int, count: int, words: Vocabulary) -> str:
    """`1850`, `44 BCE`, `20 ka`, `500 Ma`, `13 Ga`: from ten thousand years back, as a science of the past writes it."""
    if year < -9_999 and count >= 1_000:
        ago = 1 - year
        for size, sign in ((10**9, "Ga"), (10**6, "Ma"), (10**3, "ka")):
            if ago >= size and count * 10 >= size:
                whole, rest = divmod(ago, size)
                tenth = f"{words.decimal}{rest * 10 // size}" if rest * 10 // size and count < size else ""
                return f"{whole}{tenth} {sign}"
    if year <= 0:
        return f"{1 - year} {words.bce}"
    return str(year) if year >= 100 else f"{year} {words.ce}"


# --- the upper row -----------------------------------------------------------------------------------


def _bands(window: Window, step: _Step, zone: Zone, words: Vocabulary) -> Iterator[Band]:
    """Days over hours, months over days, years over months, decades or centuries over years."""
    first, last = window.lo + zone.at(window.lo), window.hi + zone.at(window.hi - 1)
    starts = list(_band_walls(step, first, last))
    for at, wall in enumerate(starts):
        begin = window.column(wall - zone.at_wall(wall)) if wall > first else 0
        following = starts[at + 1] if at + 1 < len(starts) else None
        end = window.columns
        if following is not None:
            end = min(end, window.column(following - zone.at_wall(following)))
        if end <= begin or begin >= window.columns:
            continue
        bordered = wall > first
        room = end - begin - (2 if bordered else 1)
        label = next((name for name in _band_names(step, wall, words) if len(name) <= room), "")
        yield Band(begin, end, label, bordered)


def _band_walls(step: _Step, first: int, last: int) -> Iterator[int]:
    match step.unit:
        case "second" | "minute" | "hour":
            yield from range(first - first % DAY, last, DAY)
        case "day":
            yield from _months(1, first, last - 1)
        case "month":
            year = civil(first).year
            while (wall := seconds(year)) < last:
                yield wall
                year += 1
        case "year":
            count = step.count * 10
            if count > 1_000:
                return
            year = _floor_year(civil(first).year, count)
            while (wall := seconds(year)) < last:
                yield wall
                year = _next_year(year, count)


def _band_names(step: _Step, wall: int, words: Vocabulary) -> Iterator[str]:
    """Names of a band, the longest first."""
    at = civil(wall)
    year = _year_label(at.year, 1, words)
    month, short = words.months[at.month - 1], words.months_short[at.month - 1]
    match step.unit:
        case "second" | "minute" | "hour":
            yield from (
                f"{at.day} {month} {year}",
                f"{at.day} {short} {year}",
                f"{at.day} {short}",
                str(at.day),
            )
        case "day":
            yield from (f"{month} {year}", f"{short} {year}", short, short[0])
        case "month":
            yield year
        case "year":
            # A decade, a century, a millennium: said by its first year, as an axis does.
            yield year
