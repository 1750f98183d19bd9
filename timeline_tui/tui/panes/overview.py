"""The overview line: how dense the whole is, and where in it the window is. A click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chart.glyphs import DENSITY
from timeline_tui.chart.overview import Overview, overview
from timeline_tui.tui.canvas import Canvas, Piece
from timeline_tui.tui.messages import WindowCentred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from timeline_tui.tui.view import View


class OverviewLine(Canvas):
    """One row over everything that is shown."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._drawn: Overview | None = None

    def shows(self, view: View) -> object:
        """What is shown, and which stretch the window has."""
        return view.shown, view.window.lo, view.window.hi, view.ascii

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """Density, the window's part on its own paper and between brackets."""
        del height
        self._drawn = found = overview(view.shown, view.window, width - 2)
        if found is None:
            return []
        signs = DENSITY[view.ascii]
        text = "".join(signs[level] for level in found.levels)
        first, last = found.first, found.last
        inks = self.inks
        left, right = ("[", "]") if view.ascii else ("▕", "▏")
        outside, inside = inks("muted"), inks("accent", paper="window")
        # The brackets stand beside the part, at the edges on the free cells of the margin.
        padded = f" {text} "
        return [
            [
                (padded[:first], outside),
                (left, inks("accent")),
                (padded[first + 1 : last + 1], inside),
                (right, inks("accent")),
                (padded[last + 2 :], outside),
            ]
        ]

    def on_click(self, event: events.Click) -> None:
        """Centre the window there."""
        if self._drawn is not None:
            whole = self._drawn.whole
            column = min(max(event.x - 1, 0), whole.columns - 1)
            self.post_message(WindowCentred(whole.edge(column)))
