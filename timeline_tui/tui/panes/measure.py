"""The measure from a mark to the selection: it follows the selection until Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.tui.canvas import Canvas, Piece
from timeline_tui.tui.measure_text import told
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.time_words import say
from timeline_tui.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.tui.view import View

_MOST: Final = 5
"""Lines that it takes at most."""


class MeasurePane(Canvas):
    """As many lines above the footer as the words need."""

    DEFAULT_CSS = """
    MeasurePane { height: 2; width: 1fr; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__(id="measure")

    def shows(self, view: View) -> object:
        """From where to where, among what."""
        return view.whole, view.shown, view.row, view.measured_from, view.language

    def show(self, view: View) -> None:
        """Take as many lines as the words need at this width."""
        if view.measured_from is None:
            return
        lines = len(self._lines(view, self.size.width or self.app.size.width))
        if self.styles.height is None or self.styles.height.value != lines:
            self.styles.height = lines
        super().show(view)

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """How long first, then the ends."""
        del height
        return self._lines(view, width) if view.measured_from is not None else []

    def _lines(self, view: View, width: int) -> list[list[Piece]]:
        inks, found = self.inks, told(view)
        mark = "<> " if view.ascii else "↔ "
        first: list[Piece] = [(f" {mark}", inks("accent", bold=True)), (found.ends, inks("muted"))]
        second: list[Piece] = [("   ", inks()), (found.long, inks("accent", bold=True))]
        if found.more:
            second.append((f" · {found.more}", inks("text")))
        second.append((f"  {say('Esc', view.language)}", inks("muted")))
        room = max(1, width - 1)
        return [*wrapped(first, room), *wrapped(second, room)][:_MOST]

    def on_click(self) -> None:
        """A click ends it."""
        self.post_message(ActionAsked("measure"))
