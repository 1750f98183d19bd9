"""The query line: drawn like any line until somebody wants to type in it, and then a real input in its place.

An input costs the first frame more than all lanes together; most explorers are never typed into.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from timeline_tui.tui.canvas import Canvas, Piece, padded
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.tui.view import View


class QueryLine(Canvas):
    """The query as text, or what one could look like."""

    class Wanted(Message):
        """Somebody clicked on the line, to type."""

    def shows(self, view: View) -> object:
        """The query."""
        return view.query_text, view.language

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """One line; a filter that is off is struck through by the pane's style."""
        del height
        text, ink = view.query_text, "text"
        if not text:
            text, ink = say("query.hint", view.language), "faint"
        return [[(padded(text, width), self.inks(ink))]]

    def on_click(self) -> None:
        """A click begins typing."""
        self.post_message(self.Wanted())
