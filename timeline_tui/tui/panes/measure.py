"""The measure from a mark to the selection: it follows the selection until Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from timeline_tui.tui.canvas import Canvas, Piece, fitted
from timeline_tui.tui.measure_text import told
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.time_words import say
from timeline_tui.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.tui.measure_text import Told
    from timeline_tui.tui.view import View

_MOST: Final = 5
"""Lines that it takes at most …"""
_SHARE: Final = 6
"""… and on a low screen no more than one in so many of its own."""


class MeasurePane(Canvas):
    """As many lines above the footer as the words need; where they need too many, the dates go first."""

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
        lines = len(self._lines(view, self.app.size.width))
        if self.styles.height is None or self.styles.height.value != lines:
            self.styles.height = lines
        super().show(view)

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """From where to where, and below it how long."""
        del height
        return self._lines(view, width) if view.measured_from is not None else []

    def _lines(self, view: View, width: int) -> list[list[Piece]]:
        found = told(view)
        most = max(2, min(_MOST, self.app.size.height // _SHARE))
        for ends in (self._ends(found, view, dates=True), self._ends(found, view, dates=False)):
            lines = [*self._wrapped(ends, width), *self._wrapped(self._way(found, view), width)]
            if len(lines) <= most:
                return lines
        return self._shortest(found, view, width)

    def _ends(self, found: Told, view: View, *, dates: bool) -> list[Piece]:
        names = [found.start, found.end or ("…" if not found.why_not else "")]
        if dates:
            names = [f"{name} ({date})" if date else name for name, date in zip(names, found.dates, strict=True)]
        to = f" {say('to', view.language)} {names[1]}" if names[1] else ""
        return [self._sign(view), (f"{found.mark} · {names[0]}{to}", self.inks("muted"))]

    def _way(self, found: Told, view: View) -> list[Piece]:
        inks = self.inks
        pieces: list[Piece] = [("   ", inks()), (found.long or found.why_not, inks("accent", bold=True))]
        if found.more:
            pieces.append((f" · {found.more}", inks("text")))
        return [*pieces, (f"  {view.keys.fill(say('Esc', view.language))}", inks("muted"))]

    def _shortest(self, found: Told, view: View, width: int) -> list[list[Piece]]:
        """How long in the first line, what else there is in the second; what does not fit is cut with its mark."""
        inks = self.inks
        way = f"{found.mark}: {found.long or found.why_not}"
        first: list[Piece] = [self._sign(view), (fitted(way, width - 4), inks("accent", bold=True))]
        return [first, [("   ", inks()), (fitted(found.more or found.start, width - 4), inks("text"))]]

    def _sign(self, view: View) -> Piece:
        return ("<> " if view.ascii else " ↔ "), self.inks("accent", bold=True)

    @staticmethod
    def _wrapped(pieces: list[Piece], width: int) -> list[list[Piece]]:
        """Lines that all begin where the words of the first do."""
        sign, *words = pieces
        indent = (" " * cell_len(sign[0]), sign[1])
        first, *others = wrapped(words, max(1, width - 4))
        return [[sign, *first], *([indent, *line] for line in others)]

    def on_click(self) -> None:
        """A click ends it."""
        self.post_message(ActionAsked("measure"))
