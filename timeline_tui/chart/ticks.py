"""Ticks: two rows of an axis by the civil calendar, numbers of a small unit under names of a larger one.

The finest unit whose labels do not touch is taken, from one second to billions of years (`steps.py`). Labels
take a cell a character: they are made of Latin letters and digits.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chart.steps import FINE, YEARS, Step, larger, walls, years
from timeline_tui.chart.window import Stretch
from timeline_tui.chronicle.civil import civil
from timeline_tui.chronicle.deep import PRESENT, SCALES
from timeline_tui.chronicle.speech import speech
from timeline_tui.chronicle.vocabulary import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chart.window import AnyWindow
    from timeline_tui.chronicle.speech import English
    from timeline_tui.chronicle.zones import Zone

GAP: Final = 2
"""Free cells between two labels of the lower row, where the step's labels are as wide as they come."""


class Tick(NamedTuple):
    """A label of the lower row; `column` is where the second `at` is and its first character stands."""

    column: int
    label: str
    at: int


class Band(NamedTuple):
    """A name of the upper row over the columns `[first, last)`; empty where none has room.

    `bordered` where it begins within the window: its first cell is a border, its name stands after it. Beside a fold
    the name may be longer than the columns, and run over the fold.
    """

    first: int
    last: int
    label: str
    bordered: bool


class Ruler(NamedTuple):
    """Both rows of an axis, left to right."""

    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]


class _Axis(NamedTuple):
    """A stretch of a window on a wall clock: its seconds there are `[first, last)`, its columns `[begin, end)`."""

    window: AnyWindow
    zone: Zone
    words: English
    first: int
    last: int
    begin: int
    end: int

    def column(self, wall: int) -> int:
        return self.window.column(wall - self.zone.at_wall(wall))


def ruler(window: AnyWindow, zone: Zone, language: str = "en") -> Ruler:
    """Both rows for `window`, counted on the wall clock of `zone`: its days, not those of UTC. Folds have none."""
    words = speech(language)

    def on_clock(part: Stretch) -> _Axis:
        first, last = part.lo + zone.at(part.lo), part.hi + zone.at(part.hi - 1)
        return _Axis(window, zone, words, first, last, part.first, part.last)

    step = _step(on_clock(Stretch(window.lo, window.hi, 0, window.columns)))
    parts = [on_clock(part) for part in window.stretches()]
    return Ruler(tuple(_named(parts, larger(step))), tuple(tick for part in parts for tick in _ticks(part, step)))


def _step(axis: _Axis) -> Step:
    """The finest step whose labels do not touch."""
    window = axis.window
    for step in FINE:
        if step.length * window.columns >= (step.width + GAP) * window.length:
            return step
    for count in YEARS[:-1]:
        step = years(count, axis.first)
        # The shortest label is a year of four digits: finer steps need not be asked for theirs.
        if step.length * window.columns >= (4 + GAP) * window.length:
            ends = (*islice(walls(step, axis.first, axis.last), 3), axis.last)
            widest = max(len(_label(step, wall, axis.words)) for wall in ends)
            if step.length * window.columns >= (widest + GAP) * window.length:
                return step
    return years(YEARS[-1], axis.first)


def _ticks(axis: _Axis, step: Step) -> Iterator[Tick]:
    window, zone = axis.window, axis.zone
    free = axis.begin
    for wall in walls(step, axis.first, axis.last):
        at = wall - zone.at_wall(wall)
        if step.unit in {"minute", "hour"} and at + zone.at(at) != wall:
            continue  # clocks skipped this time; a day begins all the same
        column, label = window.column(at), _label(step, wall, axis.words)
        if free <= column and column + len(label) <= axis.end:
            yield Tick(column, label, at)
            free = column + len(label) + 1


def _named(parts: list[_Axis], step: Step | None) -> list[Band]:
    """The names of all stretches, each once: after a fold a name stands only where it is another.

    A stretch between two folds may be a cell wide: its name runs on over the fold that follows, that of the last
    stretch stands over the fold before. What has no name would be taken for what was named before it.
    """
    if step is None or not parts:
        return []
    bands: list[Band] = []
    named, taken, wall = None, 0, 0
    for part, limit in zip(parts, [*(part.begin for part in parts[1:]), parts[0].window.columns], strict=True):
        for wall, found in _bands(part, step, limit):
            band = found._replace(label="") if wall == named and not found.bordered else found
            if band.label:
                named, taken = wall, band.first + band.bordered + len(band.label)
            bands.append(band)
    if wall != named and len(parts) > 1 and not bands[-1].bordered:
        last = parts[-1]
        name = _fitting(_names(step, wall, last.words), last.end - max(taken, parts[-2].end) - 1)
        if name:
            bands[-1] = Band(last.end - len(name), last.end, name, bordered=False)
    return bands


def _bands(axis: _Axis, step: Step, limit: int) -> Iterator[tuple[int, Band]]:
    """The names of a stretch with the moments that they begin at; the last may run on up to the column `limit`."""
    starts = list(walls(step, axis.first, axis.last - 1))
    edges = [axis.column(wall) for wall in starts]
    for wall, edge, following in zip(starts, edges, [*edges[1:], axis.end], strict=True):
        begin, end = max(edge, axis.begin), min(following, axis.end)
        if begin < end:
            bordered = wall > axis.first
            last = limit if end == axis.end else end
            # A free cell before the next border, none at the end of the axis.
            room = last - begin - bordered - (last < axis.window.columns)
            yield wall, Band(begin, end, _fitting(_names(step, wall, axis.words), room), bordered)


def _fitting(names: Iterator[str], room: int) -> str:
    return next((name for name in names if len(name) <= room), "")


# --- words -----------------------------------------------------------------------------------


def _label(step: Step, wall: int, words: English) -> str:
    """What the lower row says at a moment on the wall clock."""
    at = civil(wall)
    match step.unit:
        case "second":
            return words.clock(at.hour, at.minute, at.second)
        case "minute" | "hour":
            return words.clock(at.hour, at.minute)
        case "day":
            return str(at.day)
        case "month":
            return words.words.months_short[at.month - 1]
        case "year":
            return words.year(at.year)
        case "ago":
            return _ago(PRESENT - at.year, step.size, words)


def _ago(ago: int, count: int, words: English) -> str:
    """`13.75 Ga`, `900 Ma`, `20 ka`, `+5 ka` for what is to come, each with two decimals at most."""
    sign, size = ("+", -ago) if ago < 0 else ("", ago)
    for scale, name in SCALES.items():
        if size >= scale and count * 100 >= scale:
            whole, rest = divmod(size * 100 // scale, 100)
            decimals = f"{words.words.decimal}{rest:02}".rstrip("0") if rest else ""
            return f"{sign}{grouped(whole, words.words)}{decimals} {name}"
    return words.year(PRESENT - ago)


def _names(step: Step, wall: int, words: English) -> Iterator[str]:
    """Names of a stretch of the upper row, the longest first."""
    at = civil(wall)
    year = words.year(at.year)
    match step.unit:
        case "day":
            day, month = words.day_number(at.day), words.month(at.month)
            short = words.words.months_short[at.month - 1]
            yield from (f"{day} {month} {year}", f"{day} {short} {year}", f"{day} {short}", str(at.day))
        case "month":
            short = words.words.months_short[at.month - 1]
            yield from (f"{words.month(at.month)} {year}", f"{short} {year}", short, short[0])
        case _:
            yield from _blocks(step.size, at.year, words)
            yield year


def _blocks(size: int, year: int, words: English) -> Iterator[str]:
    """`1990s`, `19th century`, `2nd millennium BCE`; nothing where it would not be shorter than its years."""
    if size == 10 and year >= 100 and year % 100:
        yield words.decade(year)
    elif size in {100, 1_000}:
        block = words.century if size == 100 else words.millennium
        yield block(year // size + 1 if year > 0 else (1 - year) // size, bce=year <= 0)
