"""All marks, the one set last first, each with its way to the selected event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.containers import Vertical
from textual.widgets import Static

from timeline_tui.chronicle.columns import short
from timeline_tui.chronicle.measure import measure
from timeline_tui.chronicle.measure_words import difference
from timeline_tui.chronicle.plain import inert
from timeline_tui.store.error import StoreError
from timeline_tui.tui.canvas import fitted, padded
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.screens.listing import ListScreen
from timeline_tui.tui.time_words import say
from timeline_tui.tui.words import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from timeline_tui.store.reader.marks import Mark, Marked, Marks
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.view import View


_DATE: Final = 18
"""Cells of a date and the blanks after it."""
_WAY: Final = 32
"""Cells of the way to the selection."""
_NARROW: Final = 80
"""Cells below which that way is told for the mark under the cursor alone."""
_TIGHT: Final = 44
"""Cells below which its date is, too."""


class MarkList(Scroller):
    """A line a mark."""

    can_focus = True

    def __init__(self, marks: dict[str, Mark]) -> None:
        super().__init__(id="mark-list")
        self.marks = marks

    def length(self) -> int:
        """How many marks."""
        return len(self.marks)

    def stops(self) -> Sequence[int]:
        """Every line."""
        return range(len(self.marks))

    def move_cursor(self, by: int) -> None:
        """The cursor goes along."""
        self.carry_cursor(by)

    @property
    def name_chosen(self) -> str:
        """The name under the cursor."""
        return list(self.marks)[min(self.cursor, len(self.marks) - 1)]

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The marks in sight."""
        self.top = min(self.top, max(0, len(self.marks) - height))
        named = list(self.marks.items())[self.top : self.top + height]
        return [self._line(view, name, mark, at, width) for at, (name, mark) in enumerate(named, self.top)]

    def _line(self, view: View, name: str, mark: Mark, at: int, width: int) -> list[Piece]:
        inks, language = self.inks, view.language
        event = view.whole.get(mark.event)
        when = event.when if event else None
        title = in_words(event.title, language, view.whole.preface.language) if event else mark.title
        chosen = at == self.cursor
        arrow = (">" if view.ascii else "▶") if chosen else " "
        names = min(max(cell_len(inert(each)) for each in self.marks), max(1, width // 4))
        line: list[Piece] = [(f"{arrow} {padded(name, names)}  ", inks("accent", bold=True))]
        room = width - 4 - names
        if width >= _TIGHT:
            date = short(when, language) if when else fitted(mark.date, _DATE - 2)
            line.append((padded(date, _DATE), inks("muted")))
            room -= _DATE
        if width >= _NARROW:
            room -= _WAY
        line.append((padded(title, room), inks(bold=chosen)))
        if width >= _NARROW:
            line.append((f" {fitted(self.way(view, mark), _WAY - 1)}", inks("muted" if event else "warn")))
        return line

    @staticmethod
    def way(view: View, mark: Mark) -> str:
        """From the mark to the selection; or why there is none."""
        event, here = view.whole.get(mark.event), view.event
        if event is None or event.when is None:
            return say("gone" if event is None else "mark undated", view.language)
        if here is None or here.when is None or here.id == event.id:
            return ""
        return f"→ {difference(measure(event.when, here.when, view.zone_name), view.language)}"

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click goes there."""
        self.choose(event)


class MarksScreen(ListScreen[tuple[str, str]]):
    """Laid over the explorer. Ends with what to do (`go`, `measure`) with which mark, or with nothing."""

    CSS_PATH = "times.tcss"
    CONTEXT = "marks"
    OPENED_BY = "marks"

    def __init__(self, view: View, marks: Marks) -> None:
        super().__init__(view)
        self._marks = marks

    def compose(self) -> ComposeResult:
        """One list, and its keys."""
        with Vertical(id="times") as pane:
            pane.border_title = say("Marks", self._view.language)
            yield MarkList(self._marks.read().marks)
            yield Static("", id="times-says", markup=False)

    def opened(self) -> None:
        """A few marks hide no more than they must."""
        self.fit()
        self.explain()

    def explain(self) -> None:
        """The keys; on a narrow screen the way from the mark under the cursor, too."""
        listing, view = self.query_one(MarkList), self._view
        lines = [self.keys_said()]
        if self.line_width < _NARROW:
            mark = listing.marks[listing.name_chosen]
            event = view.whole.get(mark.event)
            date = short(event.when, view.language) if event is not None and event.when is not None else mark.date
            lines.insert(0, " ".join(filter(None, (inert(date), listing.way(view, mark)))))
        self.tell(*lines)

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Those of this list."""
        return {"measure": self.action_measure, "take": self.action_take}

    def action_open(self) -> None:
        """To the event."""
        self.dismiss(("go", self.query_one(MarkList).name_chosen))

    def action_measure(self) -> None:
        """Measure from it."""
        self.dismiss(("measure", self.query_one(MarkList).name_chosen))

    def action_take(self) -> None:
        """Take the mark away; with the last one the list goes too."""
        listing = self.query_one(MarkList)
        try:
            marked: Marked = self._marks.take(listing.name_chosen)
        except StoreError as error:
            self.tell(inert(str(error)))
            return
        if not marked.marks:
            self.dismiss()
            return
        listing.marks = marked.marks
        listing.cursor = min(listing.cursor, len(marked.marks) - 1)
        listing.redraw()
        self.opened()
