"""The problems of the file, each with its place, what is wrong and the mend; and the events without a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical

from timeline_tui.chronicle.event import Event
from timeline_tui.chronicle.plain import inert
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.screens.listing import ListScreen
from timeline_tui.tui.words import in_words, say
from timeline_tui.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult

    from timeline_tui.store.problem import Problem
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.view import View


_SIGNS: Final = {"error": "✗", "warning": "!", "hint": "·"}


class ProblemList(Scroller):
    """Problems and undated events, wrapped to the pane, with a blank line after each."""

    can_focus = True

    def __init__(self, problems: Sequence[Problem], undated: Sequence[Event]) -> None:
        super().__init__(id="problem-list")
        self._problems = problems
        self._undated = undated
        self._lines: list[list[Piece]] = []
        self._starts: list[int] = []
        self._width = 0
        self._moved = False
        """Whether the cursor is to be looked for once the lines are laid out."""

    @property
    def chosen(self) -> Problem | Event | None:
        """What the cursor stands on."""
        if self.cursor < len(self._problems):
            return self._problems[self.cursor]
        at = min(self.cursor - len(self._problems), len(self._undated) - 1)
        return self._undated[at] if at >= 0 else None

    def put(self, problems: Sequence[Problem], undated: Sequence[Event]) -> None:
        """List others; the cursor stays on its problem, or on the one that has taken its place."""
        before = self.chosen
        self._problems, self._undated = problems, undated
        entries: list[Problem | Event] = [*problems, *undated]
        same = (at for at, entry in enumerate(entries) if before is not None and _is_same(entry, before))
        self.cursor = next(same, max(0, min(self.cursor, len(entries) - 1)))
        self._width, self._moved = 0, True
        self.redraw()

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
        if self._width != width:
            self._width = width
            self._lay_out(view, width)
        if self._moved:
            self._moved = False
            self.top = max(0, min(self.top, len(self._lines) - height))
            if self._starts:
                self._into_sight(self._starts[self.cursor])
        lines = self._lines[self.top : self.top + height]
        if not self._starts:
            return lines
        first = self._starts[min(self.cursor, len(self._starts) - 1)]
        mark = self.inks("accent", bold=True)
        return [[("▶ ", mark), *line[1:]] if at == first and line else line for at, line in enumerate(lines, self.top)]

    def _lay_out(self, view: View, width: int) -> None:
        inks, language = self.inks, view.language
        self._lines, self._starts = [], []
        colors = {"error": "bad", "warning": "warn", "hint": "muted"}
        for problem in self._problems:
            self._starts.append(len(self._lines))
            place = f"{problem.file}:{problem.line}:{problem.column}"
            head: list[Piece] = [
                (f"{_SIGNS[problem.severity]} ", inks(colors[problem.severity], bold=True)),
                (f"{problem.code} {say(problem.severity, language)} ", inks(colors[problem.severity], bold=True)),
                (inert(place), inks("muted")),
            ]
            self._put(width, head, [(inert(problem.message), inks())])
        if self._undated:
            count = len(self._undated)
            self._lines.append([("  ", inks()), (f"{count} {say('undated', language)}", inks("primary", bold=True))])
        if not self._problems and not self._undated:
            self._put(width, [("✓ ", inks("good", bold=True)), (say("no problems", language), inks())])
        for event in self._undated:
            self._starts.append(len(self._lines))
            title = in_words(event.title, language, view.whole.preface.language)
            written = f" “{inert(event.when_text)}”" if event.when_text else ""
            place = f"{event.place.file}:{event.place.line}"
            self._put(width, [(inert(title), inks(bold=True))], [(inert(place) + written, inks("muted"))])

    def _put(self, width: int, *paragraphs: list[Piece]) -> None:
        for pieces in paragraphs:
            self._lines += [[("  ", self.inks()), *line] for line in wrapped(pieces, width - 2)]
        self._lines.append([])


def _is_same(one: Problem | Event, other: Problem | Event) -> bool:
    """Whether two entries are of one thing, wherever in its file that stands now."""
    if isinstance(one, Event) or isinstance(other, Event):
        return isinstance(one, Event) and isinstance(other, Event) and one.id == other.id
    return (one.file, one.code, one.message) == (other.file, other.code, other.message)


class ProblemsScreen(ListScreen["Problem | Event"]):
    """Laid over the explorer; Enter gives what is chosen, Escape goes back."""

    CSS_PATH = "dialog.tcss"
    CONTEXT = "problems"
    OPENED_BY = "problems"

    def __init__(self, view: View, problems: Sequence[Problem], undated: Sequence[Event]) -> None:
        super().__init__(view)
        self._problems = problems
        self._undated = undated

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(id="problems") as pane:
            pane.border_title = self._title()
            keys = f"{{lists.open}} {say('to the place', self._view.language)}  {{lists.close}}"
            pane.border_subtitle = self.drawn(self._view.keys.fill(keys))
            yield ProblemList(self._problems, self._undated)

    def renew(self, view: View, problems: Sequence[Problem], undated: Sequence[Event]) -> None:
        """Show the problems of another state of the file."""
        self._view, self._problems, self._undated = view, problems, undated
        for pane in self.query("#problems"):
            pane.border_title = self._title()
        for listing in self.query(ProblemList):
            listing.put(problems, undated)
            listing.show(view)

    def _title(self) -> str:
        count = len(self._problems)
        return f"{count} {say('problem' if count == 1 else 'problems', self._view.language)}"

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Those of this list."""
        return {"edit": self.action_open}

    def action_open(self) -> None:
        """Give what the cursor stands on to whoever asked."""
        chosen = self.query_one(ProblemList).chosen
        if chosen is not None:
            self.dismiss(chosen)
