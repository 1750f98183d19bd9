"""All marks, the one set last first, each with its way to the selected event."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from timeline_tui.chronicle.columns import short
from timeline_tui.chronicle.measure import measure
from timeline_tui.chronicle.measure_words import difference
from timeline_tui.chronicle.plain import inert
from timeline_tui.store.error import StoreError
from timeline_tui.tui.canvas import fitted
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.screens.listing import ListScreen
from timeline_tui.tui.time_words import say
from timeline_tui.tui.words import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from timeline_tui.store.reader.marks import Mark, Marked, Marks
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.view import View


class MarkList(Scroller):
    """A line a mark."""

    can_focus = True

    def __init__(self, marks: dict[str, Mark]) -> None:
        super().__init__(id="mark-list")
        self.marks = marks

    def length(self) -> int:
        """How many marks."""
        return len(self.marks)

    def stops(self) -> list[int]:
        """Every line."""
        return list(range(len(self.marks)))

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
        arrow = (">" if view.ascii else "▶") if at == self.cursor else " "
        date = short(when, language) if when else mark.date
        line: list[Piece] = [
            (f"{arrow} ", inks("accent", bold=True)),
            (f"{inert(name)}  ", inks("accent", bold=True)),
            (f"{inert(date)}  ", inks("muted")),
            (fitted(title, max(8, width // 2)), inks(bold=at == self.cursor)),
        ]
        here = view.event
        if event is None:
            line.append((f"  {say('gone', language)}", inks("warn")))
        elif when is not None and here is not None and here.when is not None and here.id != event.id:
            way = difference(measure(when, here.when, view.zone_name), language)
            line.append((f"  → {way}", inks("muted")))
        return line

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click goes there."""
        self.choose(event)


class MarksScreen(ListScreen[tuple[str, str]]):
    """Laid over the explorer. Ends with what to do (`go`, `measure`) with which mark, or with nothing."""

    CSS_PATH = "times.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,apostrophe,alt+m", "dismiss", show=False),
        Binding("M,m", "measure", show=False),
        Binding("delete,D", "take", show=False),
    ]

    def __init__(self, view: View, marks: Marks) -> None:
        super().__init__(view)
        self._marks = marks

    def compose(self) -> ComposeResult:
        """One list, and its keys."""
        with Vertical(id="times") as pane:
            pane.border_title = say("Marks", self._view.language)
            yield MarkList(self._marks.read().marks)
            yield Static(say("marks.keys", self._view.language), id="times-says", markup=False)

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
            self.query_one("#times-says", Static).update(inert(str(error)))
            return
        if not marked.marks:
            self.dismiss()
            return
        listing.marks = marked.marks
        listing.cursor = min(listing.cursor, len(marked.marks) - 1)
        listing.redraw()
