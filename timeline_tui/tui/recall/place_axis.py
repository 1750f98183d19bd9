"""The axis that an event is placed on: what the marker's cell stands for, the marker, the ruler, later the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from timeline_tui.chart.ruler_text import ruler_rows
from timeline_tui.chart.ticks import ruler
from timeline_tui.chronicle.civil import DAY, YEAR, civil
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.zones import find

if TYPE_CHECKING:
    from timeline_tui.chart.window import Window
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.recall.course import Course
    from timeline_tui.tui.theme import Inks
    from timeline_tui.tui.view import View


def axis_rows(view: View, course: Course, inks: Inks) -> list[list[Piece]]:
    """The axis with its marker; once answered, with where the event can have begun."""
    window = course.window
    zone = find(view.zone_name)
    told = course.phase == "told"
    at = -1 if told and course.last is not None and course.last.answer is None else course.column
    words = cell_words(window, course.column, view) if at >= 0 else ""
    start = min(max(at - cell_len(words) // 2, 0), max(0, window.columns - cell_len(words)))
    mark = "v" if view.ascii else "▼"
    upper, lower = ruler_rows(ruler(window, zone, view.language), window.columns, ascii_only=view.ascii)
    return [
        [(" " * start, inks()), (words, inks("accent", bold=True))],
        [(" " * max(0, at), inks()), (mark if at >= 0 else "", inks("accent", bold=True))],
        _line(view, course, inks, at),
        [(upper, inks("muted"))],
        [(lower, inks("muted"))],
    ]


def _line(view: View, course: Course, inks: Inks, at: int) -> list[Piece]:
    """The axis itself; once answered, the cells where it can have begun: one mark, or a bar as wide as the doubt."""
    window = course.window
    dash, point, bar, cross = ("-", "*", "=", "+") if view.ascii else ("─", "●", "░", "┼")
    first = last = -1
    if course.phase == "told":
        known = course.lesson.questions[course.at].known  # type: ignore[union-attr]
        first, last = (min(max(window.column(end), 0), window.columns - 1) for end in known[:2])
    pieces: list[Piece] = []
    for column in range(window.columns):
        if first <= column <= last and first >= 0:
            pieces.append((point if first == last else bar, inks("good", bold=True)))
        elif column == at:
            pieces.append((cross, inks("accent", bold=True)))
        else:
            pieces.append((dash, inks("faint")))
    return pieces


def cell_words(window: Window, column: int, view: View) -> str:
    """The stretch that a cell of the axis stands for, in years, months, days or minutes, as its width has them."""
    lo, hi = window.edge(column), window.edge(column + 1)
    unit = next(unit for unit in _UNITS if hi - lo >= unit or unit == 0)
    if abs(lo) > _FAR:
        return label(read(f"Y{civil((lo + hi) // 2).year}"), view.language)
    zone = find(view.zone_name)
    first, last = (_text(at + zone.at(at), unit) for at in (lo, hi - 1))
    return label(read(first if first == last else f"{first}/{last}", zone), view.language)


_UNITS: Final = (YEAR // 2, 20 * DAY, DAY // 2, 0)
"""Cells of so many seconds and more are told in years, months, days; all others in minutes."""
_FAR: Final = 8_000 * YEAR
"""Seconds from 1970 from which years alone are told."""


def _text(wall: int, unit: int) -> str:
    """A moment of a wall clock as the reader of dates takes it, cut to a unit of `_UNITS`."""
    at = civil(wall)
    year = f"{at.year:04d}" if at.year >= 0 else f"-{-at.year:04d}"
    if unit == _UNITS[0]:
        return year
    if unit == _UNITS[1]:
        return f"{year}-{at.month:02d}"
    day = f"{year}-{at.month:02d}-{at.day:02d}"
    return f"{day}T{at.hour:02d}:{at.minute:02d}" if not unit and at.year > 0 else day
