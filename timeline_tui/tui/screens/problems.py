"""The problems of the file, each with its place, what is wrong and the mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from timeline_tui.chronicle.plain import inert
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.words import say
from timeline_tui.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from timeline_tui.store.problem import Problem
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.view import View


class ProblemList(Scroller):
    """Problems, wrapped to the pane, with a blank line after each."""

    can_focus = True

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(id="problem-list")
        self._problems = problems
        self._lines: list[list[Piece]] = []
        self._starts: list[int] = []
        self._width = 0

    def length(self) -> int:
        """How many lines at the width drawn last."""
        return len(self._lines)

    def stops(self) -> list[int]:
        """The first line of each problem."""
        return self._starts

    def restyle(self) -> None:
        """Colours are in the lines."""
        self._width = 0
        super().restyle()

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines in sight."""
        del view
        if self._width != width:
            self._width = width
            self._lay_out(width)
        lines = self._lines[self.top : self.top + height]
        if not self._starts:
            return lines
        first = self._starts[min(self.cursor, len(self._starts) - 1)]
        mark = self.inks("accent", bold=True)
        return [[("▶", mark), *line[1:]] if at == first and line else line for at, line in enumerate(lines, self.top)]

    def _lay_out(self, width: int) -> None:
        inks = self.inks
        self._lines, self._starts = [], []
        colors = {"error": "bad", "warning": "warn", "hint": "muted"}
        for problem in self._problems:
            self._starts.append(len(self._lines))
            place = f"{problem.file}:{problem.line}:{problem.column}"
            head: list[Piece] = [
                (f"{problem.code} {problem.severity} ", inks(colors[problem.severity], bold=True)),
                (inert(place), inks("muted")),
            ]
            text = wrapped(head, width - 2) + wrapped([(inert(problem.message), inks())], width - 2)
            self._lines += [[(" ", inks()), (" ", inks()), *line] for line in text]
            self._lines.append([])


class ProblemsScreen(ModalScreen[None]):
    """Laid over the explorer; Escape goes back."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,exclamation_mark,enter", "dismiss", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "move(-5)", show=False),
        Binding("pagedown", "move(5)", show=False),
    ]

    def __init__(self, view: View, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._view = view
        self._problems = problems

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(id="problems") as pane:
            count = len(self._problems)
            word = say("problem" if count == 1 else "problems", self._view.language)
            pane.border_title = f"{count} {word}"
            pane.border_subtitle = "Esc"
            yield ProblemList(self._problems)

    def on_mount(self) -> None:
        """The arrows move among the problems."""
        listing = self.query_one(ProblemList)
        listing.show(self._view)
        listing.focus()

    def action_move(self, by: int) -> None:
        """Move among the problems."""
        self.query_one(ProblemList).move_cursor(by)
