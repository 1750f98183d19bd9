"""The list: a row per event in order of time, the time since the one before, and rails for the spans under way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from timeline_tui.chart.glyphs import Kind
from timeline_tui.chart.rails import list_rows
from timeline_tui.chronicle.accounts import is_contested
from timeline_tui.chronicle.answers import Match
from timeline_tui.chronicle.columns import short
from timeline_tui.chronicle.elapsed import gap
from timeline_tui.tui.canvas import Canvas, Piece, fitted, padded
from timeline_tui.tui.lanes import lane_color
from timeline_tui.tui.messages import EventChosen
from timeline_tui.tui.note_text import mark
from timeline_tui.tui.view import event_at
from timeline_tui.tui.words import in_words, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from timeline_tui.chart.rails import ListRow
    from timeline_tui.chronicle.event import Event
    from timeline_tui.tui.view import View

DATE = 16
"""Cells of the date column: the widest short label."""
NARROW_DATE = 11
"""The same in a narrow pane: `01-10…02-15`."""
_MARKS: Final = 14
"""Cells of the names of marks at most: the title is what the row is for."""


class EventList(Canvas):
    """Shows the rows from `top` on; the selection is kept in sight, the wheel moves the sight alone."""

    can_focus = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.top = 0
        self._row_of_line: list[int] = []
        self._height = 0

    @property
    def page(self) -> int:
        """How many rows a page key moves."""
        return max(1, len(set(self._row_of_line)) - 1)

    def shows(self, view: View) -> object:
        """The rows, which of them is selected, and the words."""
        return view.shown, view.row, view.language, view.ascii, view.notes, view.marks, view.pairs

    def show(self, view: View) -> None:
        """Draw another view, its selection in sight."""
        before = self.view
        if before is not None and view.whole is not before.whole:
            self.top = max(0, self.top + view.row - before.row)  # read again: what is selected keeps its line
        if before is None or view.row != before.row or view.shown is not before.shown:
            self._bring_into_sight(view)
        super().show(view)

    def _bring_into_sight(self, view: View) -> None:
        height = self.content_size.height
        if not height:
            self._height = 0  # not in sight itself: drawing will ask again
            return
        if view.row < self.top:
            self.top = max(0, view.row - (1 if view.row == self.top - 1 else height // 3))
            return
        # Gaps take lines too: walk back from the selection until the pane is full.
        first = self._first_with_last(view, view.row, height)
        if self.top < first:
            is_step = view.row - self.top < height + 2
            self.top = first if is_step else max(first, view.row - height // 3)
            if not is_step:  # no blank lines below the last event while there are others above
                self.top = min(self.top, self._first_with_last(view, len(view.shown) - 1, height))

    def _first_with_last(self, view: View, last: int, height: int) -> int:
        """The first row from which `last` still fits into `height` lines."""
        begin = max(0, last - height + 1)
        rows = list_rows(view.shown, begin, last + 1)
        room = height
        for entry in reversed(rows):
            room -= 1
            if room < 0:
                return entry.row + 1
            if entry.gap_before:
                room -= 1
        return begin

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """Rows and gaps from `top` on; another height keeps the selection in sight."""
        if height != self._height:
            self._height = height
            self._bring_into_sight(view)
        self._row_of_line = []
        if not len(view.shown):
            return [[(fitted(f" {say(view.emptiness, view.language)}", width), self.inks("muted"))]]
        lines: list[Sequence[Piece]] = []
        entries = list_rows(view.shown, self.top, self.top + height, ascii_only=view.ascii)
        shown = view.shown.rows(self.top, self.top + height)
        rails = max((cell_len(entry.rails) for entry in entries), default=0)
        for entry, event in zip(entries, shown, strict=False):
            if entry.gap_before and entry.row > self.top:
                lines.append(self._gap(view, entry, event, width))
                self._row_of_line.append(entry.row)
            lines.append(self._row(view, entry, event, width, rails))
            self._row_of_line.append(entry.row)
        if len(lines) >= height and entries and self.top + height < len(view.shown) + 1:
            lines = lines[:height]
        return lines

    def _gap(self, view: View, entry: ListRow, event: Event, width: int) -> Sequence[Piece]:
        before = event_at(view.shown, entry.row - 1)
        words = ""
        if before is not None and before.when is not None and event.when is not None:
            words = gap(before.when, event.when, view.language, view.zone_name)
        mark = ":" if view.ascii else "⋮"
        return [
            (" " * (DATE + 3), self.inks()),
            (mark, self.inks("faint")),
            (padded(entry.gap_rails, cell_len(entry.gap_rails)), self.inks("faint")),
            (fitted(f" {words}", max(0, width - DATE - 4 - cell_len(entry.gap_rails))), self.inks("muted")),
        ]

    def _row(self, view: View, entry: ListRow, event: Event, width: int, rails: int) -> Sequence[Piece]:
        inks = self.inks
        selected = entry.row == view.row
        paper = ("cursor" if self.has_focus else "cursor-dim") if selected else ""
        date_width = DATE if width >= 52 else NARROW_DATE
        date = short(event.when, view.language, date_width) if event.when else say("no date", view.language)
        lane = inks.lane(*lane_color(view, event.lane))
        arrow = (">" if view.ascii else "▶") if selected else " "
        tail = self._tail(view, event, entry.row)
        title = in_words(event.title, view.language, view.whole.preface.language)
        room = width - 1 - date_width - 2 - 1 - rails - 1 - cell_len(tail)
        pieces: list[Piece] = [
            (arrow, inks("accent", paper=paper, bold=True)),
            (
                padded(f"{' ' * max(0, date_width - cell_len(date))}{date}", date_width),
                inks("muted", paper=paper),
            ),
            ("  ", inks(paper=paper)),
            (self._mark(view, event, entry), inks(lane, paper=paper, bold=True)),
            (padded(entry.rails, rails), inks("faint", paper=paper)),
            (" ", inks(paper=paper)),
            (padded(title, max(0, room)), inks("text", paper=paper, bold=selected or event.weight >= 5)),
            (tail, inks("warn", paper=paper)),
        ]
        return pieces

    @staticmethod
    def _mark(view: View, event: Event, entry: ListRow) -> str:
        """A point, what is known no better than some days, or nothing for the undated."""
        if event.when is None:
            return "-" if view.ascii else "–"
        kind = Kind.VAGUE if entry.is_vague else Kind.POINT
        return kind.drawn(ascii_only=view.ascii)

    @staticmethod
    def _tail(view: View, event: Event, row: int) -> str:
        """Signs after the title: marks, a bookmark, a note, possibly a match, dates or sources disagree, a claim."""
        pair = view.pairs.get(event.id)
        signs = f" '{fitted(view.marks[event.id], _MARKS)}" if event.id in view.marks else ""
        if event.id in view.notes:
            signs += f" {mark(view.notes[event.id], ascii_only=view.ascii)}"
        if view.filtered and view.shown.match(row) is not Match.CERTAIN:
            signs += " ?"
        if is_contested(event) or (pair is not None and pair.verdict == "conflict"):
            signs += " !=" if view.ascii else " ≠"
        if event.claim_by:
            signs += ' "' if view.ascii else " ❝"
        return f"{signs} " if signs else ""

    def on_click(self, event: events.Click) -> None:
        """A click selects, a double click goes on to the links."""
        line = event.get_content_offset_capture(self).y
        if 0 <= line < len(self._row_of_line):
            self.post_message(EventChosen(self._row_of_line[line], follow=event.chain > 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the sight, not the selection."""
        self._wheel(event, 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the sight, not the selection."""
        self._wheel(event, -3)

    def _wheel(self, event: events.MouseScrollDown | events.MouseScrollUp, by: int) -> None:
        event.stop()
        event.prevent_default()
        if self.view is None:
            return
        last = max(0, len(self.view.shown) - max(1, self.content_size.height // 2))
        top = min(max(self.top + by, 0), last)
        if top != self.top:
            self.top = top
            self.redraw()
