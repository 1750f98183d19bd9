"""Chronicles made by hand for tests of drawings, and drawings as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chart.lanes import Drawing, lanes
from timeline_tui.chart.window import Window
from timeline_tui.chronicle.civil import seconds
from timeline_tui.chronicle.event import Event, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chart.lanes import LaneRow

TODAY = seconds(2026, 11, 23)


def made_of(*events: Event, preface: Preface | None = None) -> MemoryChronicle:
    return MemoryChronicle(preface or Preface(), events)


def event(when: str, title: str = "", *, lane: str = "", weight: int = 3, id_: str = "") -> Event:
    """An event at a date; its title is the date, if none is given."""
    title = title or when
    return Event(id=id_ or title, title=title, when=read(when), lane=lane, weight=weight)


def window_of(lo: str, hi: str, columns: int) -> Window:
    """From the first second of one date to the first of another."""
    return Window(read(lo).lo, read(hi).lo, columns)


def january(*dates: str | Event, height: int = 1, ascii_only: bool = False, days: int = 31) -> str:
    """One lane in January 2021, two cells a day, with titles e0, e1 … where only dates are given."""
    events = [date if isinstance(date, Event) else event(date, f"e{number}") for number, date in enumerate(dates)]
    window = Window(seconds(2021), seconds(2021, 1, 1 + days), 2 * days)
    drawing = Drawing(made_of(*events), window, TODAY, ascii_only=ascii_only)
    return text(lanes(drawing, height).rows, window.columns)


def text(rows: Sequence[LaneRow], columns: int) -> str:
    """Rows of lanes as text, without the blanks at their ends."""
    lines = []
    for row in rows:
        line = [" "] * columns
        for run in row.runs:
            line[run.column : run.column + run.width] = list(run.text) + [""] * (run.width - len(run.text))
        lines.append("".join(line).rstrip())
    return "\n".join(lines)
