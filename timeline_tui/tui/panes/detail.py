"""The detail pane: everything about the selected event, with a cursor on what can be followed."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len

from timeline_tui.tui.canvas import retitle
from timeline_tui.tui.detail_text import Columns, Paragraph, Target, paragraphs
from timeline_tui.tui.messages import TargetFollowed
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.words import say
from timeline_tui.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from timeline_tui.chronicle.event import Event
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.view import View


BESIDE: Final = 52
"""Cells from which two sides stand beside each other."""
_GUTTER: Final = 3
"""Cells between them."""


class _Spot(NamedTuple):
    """Where something can be followed: lines `[first, last)`, cells `[left, right)`."""

    first: int
    last: int
    target: Target
    left: int
    right: int


class DetailPane(Scroller):
    """Laid out anew for each event, width and theme."""

    can_focus = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._lines: list[list[Piece]] = []
        self._targets: list[_Spot] = []
        self._laid_out: tuple[str, str, int] | None = None

    def shows(self, view: View) -> object:
        """The event, its neighbours among what is shown, and the words."""
        return view.shown, view.row, view.language, view.ascii, view.notes, view.marks, view.comparison

    def show(self, view: View) -> None:
        """Draw another view; another event is read from its top, with the cursor on its first link."""
        before = self.view.event if self.view else None
        if self.shows(view) != self._shows:
            self._laid_out = None
            if _id(view.event) != _id(before):  # the same event may have been read again
                self.top, self.cursor = 0, 0
        retitle(self, say("Detail", view.language))
        super().show(view)

    def restyle(self) -> None:
        """Colours are in the lines."""
        self._laid_out = None
        super().restyle()

    def length(self) -> int:
        """How many lines."""
        self._lay_out()
        return len(self._lines)

    def stops(self) -> list[int]:
        """The first lines of what can be followed."""
        self._lay_out()
        return [spot.first for spot in self._targets]

    def target(self) -> Target | None:
        """What is under the cursor."""
        self._lay_out()
        return self._targets[min(self.cursor, len(self._targets) - 1)].target if self._targets else None

    def urls(self) -> list[str]:
        """The addresses of the event, from the top, each once."""
        self._lay_out()
        return list(dict.fromkeys(spot.target.url for spot in self._targets if spot.target.url))

    def first_link(self) -> None:
        """Put the cursor on the first link to another event, else on the first address."""
        if not self._put_cursor(from_links=True):
            self._put_cursor(from_links=False)

    def first_source(self) -> None:
        """Put the cursor on the first address."""
        self._put_cursor(from_links=False)

    def _put_cursor(self, *, from_links: bool) -> bool:
        self._lay_out()
        for at, spot in enumerate(self._targets):
            if spot.target.is_link if from_links else spot.target.url:
                self.cursor = at
                self._into_sight(spot.first)
                self.redraw()
                return True
        return False

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines in sight, the one under the cursor marked while the pane has the keyboard."""
        del view, width
        self._lay_out()
        self.top = min(self.top, max(0, len(self._lines) - height))
        here = None
        if self.has_focus and self._targets:
            here = self._targets[min(self.cursor, len(self._targets) - 1)]
        shown = [
            self._marked(line, here) if here and here.first <= at < here.last else line
            for at, line in enumerate(self._lines[self.top : self.top + height], self.top)
        ]
        below = len(self._lines) - self.top - height
        if below > 0 and shown:
            shown[-1] = [
                (
                    f"… {below + 1} {say('more', self.view.language if self.view else 'en')}",
                    self.inks("muted"),
                )
            ]
        return shown

    def _marked(self, line: Sequence[Piece], spot: _Spot) -> list[Piece]:
        paper = self.inks("text", paper="cursor", bold=True)
        marked: list[Piece] = []
        at = 0
        for text, style in line:
            marked.append((text, style + paper if spot.left <= at < spot.right else style))
            at += cell_len(text)
        return marked

    def _lay_out(self) -> None:
        width = self.content_size.width
        view = self.view
        if view is None or width <= 0:
            return
        event = view.event
        key = (event.id if event else "", view.language, width)
        if self._laid_out == key:
            return
        self._laid_out = key
        self._lines, self._targets = [], []
        for block in paragraphs(view, self.inks):
            if isinstance(block, Paragraph):
                self._put(block, width)
            elif width < BESIDE:
                for paragraph in (*block.left, *block.right):
                    self._put(paragraph, width)
            else:
                self._put_beside(block, width)

    def _put(self, paragraph: Paragraph, width: int) -> None:
        start = len(self._lines)
        self._lines += self._wrapped(paragraph, width)
        if paragraph.target is not None:
            self._targets.append(_Spot(start, len(self._lines), paragraph.target, 0, width))

    def _put_beside(self, columns: Columns, width: int) -> None:
        """Two columns of the same width; the cursor goes down the left one, then the right one."""
        room = (width - _GUTTER) // 2
        start, sides = len(self._lines), []
        for side, left in ((columns.left, 0), (columns.right, room + _GUTTER)):
            lines: list[list[Piece]] = []
            for paragraph in side:
                first = start + len(lines)
                lines += self._wrapped(paragraph, room)
                if paragraph.target is not None:
                    self._targets.append(_Spot(first, start + len(lines), paragraph.target, left, left + room))
            sides.append(lines)
        rule: Piece = (" │ " if self.view is None or not self.view.ascii else " | ", self.inks("faint"))
        for one, other in zip_longest(*sides, fillvalue=[]):
            blank = room - sum(cell_len(text) for text, _ in one)
            self._lines.append([*one, (" " * blank, self.inks()), rule, *other])

    def _wrapped(self, paragraph: Paragraph, width: int) -> list[list[Piece]]:
        if not paragraph.pieces:
            return [[]]
        lines = wrapped(paragraph.pieces, width - paragraph.indent)
        pad: Piece = (" " * paragraph.indent, self.inks())
        return [lines[0], *([pad, *line] for line in lines[1:])] if paragraph.indent else lines

    def on_click(self, event: events.Click) -> None:
        """A click on a link follows it."""
        offset = event.get_content_offset_capture(self)
        at = self.top + offset.y
        for place, spot in enumerate(self._targets):
            if spot.first <= at < spot.last and spot.left <= offset.x < spot.right:
                self.cursor = place
                self.post_message(TargetFollowed(spot.target.event_id, spot.target.url))
                return


def _id(event: Event | None) -> str:
    return event.id if event else ""
