"""The title line: what is open, how much of it is shown, from when to when, and whether the file is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from timeline_tui.tui.canvas import Canvas, Piece, fitted
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.words import in_words, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from timeline_tui.tui.view import View


class TitleLine(Canvas):
    """One line; a click on the file's state lists its problems."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.file = ""
        self.problems = 0
        self.reading = ""

    def shows(self, view: View) -> object:
        """What is shown of what, and whether a filter is off."""
        return view.shown, view.query_text, view.filter_on, view.language, view.comparison

    def tell(self, *, file: str = "", problems: int = 0, reading: str = "") -> None:
        """Say what is open, how many problems it has, and how far reading it has come."""
        self.file, self.problems, self.reading = file, problems, reading
        self.redraw()

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """Title left, counts in the middle, file right; what does not fit is left out from the middle on."""
        del height
        inks, language = self.inks, view.language
        state, ink = self._state(language)
        right = f"{self.file} {state}"
        counts = self._counts(view)
        title = in_words(view.whole.preface.title, language, view.whole.preface.language)
        room = width - 2
        if cell_len(right) > room // 2:
            right = state
        if room - cell_len(right) - 2 < cell_len(counts) + 10:
            counts = counts.split(" · ")[0]
        title = fitted(title, max(8, room - cell_len(right) - cell_len(counts) - 6))
        left = f"{title}   "
        space = room - cell_len(left) - cell_len(counts) - cell_len(right)
        if space < 1:
            counts, space = "", max(0, room - cell_len(left) - cell_len(right))
        file = right[: -len(state)] if right != state else ""
        return [
            [
                (" ", inks()),
                (left, inks(bold=True)),
                (counts, inks("accent" if view.filtered else "muted", bold=view.filtered)),
                (" " * space, inks()),
                (file, inks("muted")),
                (state, inks(ink, bold=True)),
            ]
        ]

    def _state(self, language: str) -> tuple[str, str]:
        if self.reading:
            return self.reading, "accent"
        if self.problems:
            word = say("problem" if self.problems == 1 else "problems", language)
            return f"! {self.problems} {word}", "warn"
        return "✓", "good"

    def _counts(self, view: View) -> str:
        language = view.language
        parts = [f"{len(view.shown)} {say('of', language)} {len(view.whole)}"]
        if view.query_text and not view.filter_on:
            parts[0] += f" ({say('filter off', language)})"
        if view.shown.undated:
            parts.append(f"{view.shown.undated} {say('undated', language)}")
        if self.extent_words:
            parts.append(self.extent_words)
        if view.comparison is not None:
            from timeline_tui.chronicle.comparing_words import conflicts_words  # noqa: PLC0415 (few are compared)

            parts.insert(0, conflicts_words(view.comparison, language))
        return " · ".join(parts)

    extent_words = ""
    """First and last date in words, set by whoever knows the labels."""

    def on_click(self, event: events.Click) -> None:
        """The right end shows the problems."""
        if event.x > self.size.width - 16:
            self.post_message(ActionAsked("problems"))
