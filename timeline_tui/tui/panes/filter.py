"""The filter pane: a query line, facets with counts, and the range of dates. The query's text is the one truth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from rich.cells import cell_len

from timeline_tui.tui.canvas import Piece, fitted, padded, retitle
from timeline_tui.tui.extent import extent_words
from timeline_tui.tui.frame import Frame
from timeline_tui.tui.lanes import lane_color, lane_title
from timeline_tui.tui.messages import FacetToggled, QueryChanged
from timeline_tui.tui.panes.query import QueryLine
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.words import say, source_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widgets import Input, Static

    from timeline_tui.chronicle.answers import Facet
    from timeline_tui.tui.view import View

FACETS: Final = (
    ("lane", "Lane"),
    ("tag", "Tag"),
    ("who", "Who"),
    ("where", "Where"),
    ("source", "Source"),
    ("doubt", "Doubt"),
    ("kind", "Kind"),
)
SHORT_LIST: Final = 6
"""How many values of a facet stand there before it is opened."""
PAUSE: Final = 0.2
"""Seconds without a key before a query that is being typed is tried."""


class Row(NamedTuple):
    """One line of the facets: a heading, a value, or what opens the rest."""

    facet: str = ""
    value: str = ""
    words: str = ""
    number: str = ""
    on: bool = False
    lane: str = ""


class FacetList(Scroller):
    """Facets with their counts; Space toggles the one under the cursor."""

    can_focus = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._opened: set[str] = set()
        self._rows: list[Row] = []
        self._rows_of: object = None

    def shows(self, view: View) -> object:
        """What is shown of what, in which words."""
        return view.shown, view.language, view.ascii

    def rows(self) -> list[Row]:
        """The lines for the current view; made once per view."""
        if self.view is not None and self._rows_of != self.shows(self.view):
            self._rows_of = self.shows(self.view)
            self._rows = self._made(self.view)
        return self._rows

    def length(self) -> int:
        """How many lines."""
        return len(self.rows())

    def stops(self) -> list[int]:
        """The values and the openers."""
        return [at for at, row in enumerate(self.rows()) if row.facet]

    def _made(self, view: View) -> list[Row]:
        rows: list[Row] = []
        for name, heading in FACETS:
            facets = view.shown.facets(name)
            if len(facets) < 2 and name not in {"lane", "tag"}:
                continue
            if not facets:
                continue
            rows.append(Row(words=say(heading, view.language)))
            chosen = view.shown.query.values(name) if view.shown.query is not None else ()
            listed = facets if name in self._opened else facets[:SHORT_LIST]
            rows += [self._row(view, name, facet, chosen) for facet in listed]
            hidden = len(facets) - len(listed)
            if hidden:
                rows.append(Row(name, "", f"… {hidden} {say('more', view.language)}"))
            rows.append(Row())
        return rows + self._dates(view)

    @staticmethod
    def _row(view: View, name: str, facet: Facet, chosen: Sequence[str]) -> Row:
        words = facet.value
        if name == "lane":
            words = lane_title(view, facet.value)
        elif name == "source":
            words = source_name(view.whole.preface, facet.value, view.language)
        count = str(facet.certain) + (f"+{facet.possible}?" if facet.possible else "")
        lane = facet.value if name == "lane" else ""
        return Row(name, facet.value, words, count, facet.value in chosen, lane)

    @staticmethod
    def _dates(view: View) -> list[Row]:
        language, shown = view.language, view.shown
        rows = [Row(words=say("Dates", language))]
        if shown.extent:
            rows.append(Row(words="  " + extent_words(shown, language)))
        possible = len(shown) - shown.certain
        rows.append(Row(words=f"  {shown.certain} {say('certain', language)}"))
        if possible:
            rows.append(Row(words=f"  {possible} {say('possible', language)}"))
        if shown.undated:
            rows.append(Row(words=f"  {shown.undated} {say('undated', language)}"))
        return rows

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines in sight."""
        rows, stops = self.rows(), self.stops()
        self.top = min(self.top, max(0, len(rows) - height))
        cursor = stops[min(self.cursor, len(stops) - 1)] if stops and self.has_focus else -1
        return [
            self._line(view, row, width, at == cursor)
            for at, row in enumerate(rows[self.top : self.top + height], self.top)
        ]

    def _line(self, view: View, row: Row, width: int, cursor: bool) -> list[Piece]:
        inks = self.inks
        paper = "cursor" if cursor else ""
        if not row.facet:
            if row.words.startswith("  "):
                return [(fitted(row.words, width), inks("muted"))]
            return [(fitted(row.words, width), inks("muted", bold=True))]
        if not row.value and row.words.startswith("…"):
            return [(padded(f"  {row.words}", width), inks("muted", paper=paper))]
        box = ("[x]" if row.on else "[ ]") if view.ascii else ("■" if row.on else "□")
        ink = inks.lane(*lane_color(view, row.lane)) if row.facet == "lane" else ("primary" if row.on else "muted")
        room = width - cell_len(box) - cell_len(row.number) - 2
        return [
            (f"{box} ", inks(ink, paper=paper, bold=row.on)),
            (padded(row.words, room), inks(paper=paper, bold=row.on)),
            (f" {row.number}", inks("muted", paper=paper)),
        ]

    def toggle_cursor(self) -> None:
        """Toggle the value under the cursor, or open the rest of its facet."""
        stops = self.stops()
        if stops:
            self._toggle(self.rows()[stops[min(self.cursor, len(stops) - 1)]])

    def _toggle(self, row: Row) -> None:
        if row.facet and not row.value and row.words.startswith("…"):
            self._opened.add(row.facet)
            self._rows_of = None
            self.redraw()
        elif row.facet:
            self.post_message(FacetToggled(row.facet, row.value))

    def on_click(self, event: events.Click) -> None:
        """A click on a value toggles it."""
        at = self.top + event.get_content_offset_capture(self).y
        rows = self.rows()
        if 0 <= at < len(rows) and rows[at].facet:
            self.cursor = self.stops().index(at)
            self._toggle(rows[at])


class FilterPane(Frame):
    """Query line, refusal, facets."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._pause: Timer | None = None
        self._told = ""

    def compose(self) -> ComposeResult:
        """The query as a line, and the facets."""
        yield QueryLine(id="query-line")
        yield FacetList(id="facets")

    def show(self, view: View) -> None:
        """Draw another view; a query line that is being typed in is left alone."""
        retitle(self, say("Filter", view.language))
        self.set_class(bool(view.query_text) and not view.filter_on, "-off")
        line = self._input
        if line is not None and not line.has_focus and line.value != view.query_text:
            self.put(view.query_text)

    @property
    def _input(self) -> Input | None:
        return cast("Input | None", self.query_one_optional("#query"))

    def begin_typing(self, view: View) -> None:
        """Put an input in the place of the line, and the keyboard into it."""
        line = self._input
        if line is None:
            from textual.widgets import Input  # noqa: PLC0415 (see panes/query.py)

            self._told = view.query_text
            line = Input(
                view.query_text,
                placeholder=say("query.hint", view.language),
                id="query",
                compact=True,
                select_on_focus=False,
            )
            self.query_one(QueryLine).display = False
            self.mount(line, before="#facets")
        self.screen.set_focus(line)

    def put(self, text: str) -> None:
        """Write `text` into the query line without asking for it as a filter."""
        self._told = text
        if self._input is not None:
            self._input.value = text

    def refuse(self, sentence: str) -> None:
        """Say what can't be read in the query; empty when all is well."""
        refusal = cast("Static | None", self.query_one_optional("#refusal"))
        if refusal is None:
            if not sentence:
                return
            from textual.widgets import Static  # noqa: PLC0415 (few queries are refused)

            refusal = Static(id="refusal", markup=False)
            self.mount(refusal, before="#facets")
        refusal.display = bool(sentence)
        refusal.update(sentence)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Try the query after a pause in typing."""
        event.stop()
        if event.value == self._told:
            return
        self._told = event.value
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, lambda: self._ask(accepted=False))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the query as it stands."""
        event.stop()
        self._ask(accepted=True)

    def _ask(self, *, accepted: bool) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        self.post_message(QueryChanged(self._told, accepted=accepted))
