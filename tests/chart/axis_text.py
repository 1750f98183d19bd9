"""The whole axis as plain lines: what a screen of cells shows, without a screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from tests.chart.drawing import text
from timeline_tui.chart.fold_label import fold_label
from timeline_tui.chart.lanes import Drawing, lanes
from timeline_tui.chart.ruler_text import ruler_rows
from timeline_tui.chart.text import cells, cut
from timeline_tui.chart.ticks import ruler
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.zones import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


ASCII_CUT: Final = ".."
"""The mark of a cut text in ASCII."""


def axis_lines(drawing: Drawing, height: int, names: int = 12) -> Iterator[str]:
    """`height` lines at most: two of ticks, a line a row of the lanes, one that says how many are left out.

    A line is as wide as the window, with up to `names` cells for lane names before it and a cell
    between. Lanes without an event in the window have their line, too.
    """
    mark = ASCII_CUT if drawing.ascii_only else "…"
    drawing = drawing._replace(fit=partial(cut, mark=mark), measure=cells)
    titles = {lane: cut(title, names, mark) for lane, title in _titles(drawing).items()}
    margin = max(map(cells, titles.values()), default=0) + 1
    scale = ruler(drawing.window, find(drawing.chronicle.preface.timezone), drawing.language)
    upper, lower = ruler_rows(scale, drawing.window.columns, ascii_only=drawing.ascii_only)
    for band in drawing.window.bands():
        label = fold_label(band, drawing.language, ascii_only=drawing.ascii_only)
        lower = f"{lower[: band.first]}{label}{lower[band.last :]}"
    for line in (upper, lower)[:height]:
        yield f"{'':{margin}}{line}".rstrip()
    room = height - 2
    hidden = len(titles) > room
    drawn = lanes(drawing, room - 1 if hidden else room)
    for row in drawn.rows:
        title = titles[row.lane] if row.is_first else ""
        yield f"{title}{' ' * (margin - cells(title))}{text([row], drawing.window.columns)}".rstrip()
    if hidden and room > 0:
        arrows = "^v" if drawing.ascii_only else "↑↓"
        yield f"{arrows[0]} {drawn.above}  {arrows[1]} {drawn.below}"


def _titles(drawing: Drawing) -> Mapping[str, str]:
    """What each lane is called: its title, else its id; nothing for events on no lane."""
    preface = drawing.chronicle.preface
    known = {lane.id: in_language(lane.title, drawing.language, preface.language) for lane in preface.lanes}
    return {lane: known.get(lane) or lane for lane in drawing.chronicle.lanes}
