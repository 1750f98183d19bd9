"""The page of a story: a step as it fills the room that there is, and the pane that draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len

from timeline_tui.tui.canvas import Piece, fitted
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.story.letters import large, largest
from timeline_tui.tui.story.telling_text import StepText
from timeline_tui.tui.words import say
from timeline_tui.tui.wrapping import clipped, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

    from timeline_tui.chronicle.story.step import Step
    from timeline_tui.tui.detail_text import Paragraph
    from timeline_tui.tui.story.play import Play
    from timeline_tui.tui.theme import Inks
    from timeline_tui.tui.view import View

Line = list[Piece]

_LOW: Final = 10
"""Rows below which the date is one bold line."""
_HIGH: Final = 24
"""Rows from which letters of six rows have room."""
_ASCII: Final = 16
"""The same without half cells."""
_WIDE: Final = 100
"""Cells from which the evidence stands beside what happened."""
_BETWEEN: Final = 4
"""Cells between the two."""
_TEXT: Final = 90
"""Cells of a line of text at most: longer ones are hard to read."""


class Page(NamedTuple):
    """What stands still at the top, and what scrolls below it."""

    head: list[Line]
    body: list[Line]


def page(view: View, play: Play, step: Step, inks: Inks, width: int, height: int) -> Page:
    """A step in `width` by `height` cells: its date as large as there is room for."""
    text = StepText(view, play, step, inks)
    most = 0 if height < _LOW else 3 if height < _HIGH else 6
    if view.ascii and height >= _ASCII:
        most = 6
    shown, rows = largest(text.dates(), width, most, ascii_only=view.ascii)
    date = inks("accent", bold=True)
    airy = height >= 14
    blank: list[Line] = [[]] if airy else []
    head: list[Line] = []
    if rows:
        head += [[(row, date)] for row in rows]
        below = text.below(shown)
        head += blank if below and len(rows) > 3 else []
        head += clipped(wrapped([(below, inks("muted"))], width), 2, width) if below else []
    else:
        head += clipped(wrapped([(text.date(), date)], width), 2, width)
    head += [[]] if height >= _LOW else []
    name = large(text.title()[-1][0], "half") if height >= _HIGH and not view.ascii else ()
    if name and len(name[0]) <= width:
        head += [[(row, inks())] for row in name]
        head += [[]]
    else:
        head += clipped(_hung(text.title(), width, 2), 3 if airy else 2, width)
    if height > 6:
        head += clipped(_laid(text.ways(), width), 3 if airy else 2, width)
        if airy:
            most = max(3, height // 4)
            head += clipped(_laid(text.under_way(most), width), 2 * most, width)
        else:
            head += _on_one_line(text.under_way(), width, inks)
    head += blank
    if width < _WIDE:
        room = min(width, _TEXT)
        body = [*_laid(text.body(), room), [], *_laid(text.evidence(), room)]
    else:
        left = min(_TEXT, (width - _BETWEEN) * 11 // 20)
        right = min(_TEXT, width - _BETWEEN - left)
        body = _beside(_laid(text.body(), left), _laid(text.evidence(), right), left + _BETWEEN, inks)
    return Page(head, body)


def _on_one_line(paragraphs: Iterable[Paragraph], width: int, inks: Inks) -> list[Line]:
    """All of them beside each other, cut where there is no more room."""
    joint: Piece = (" · ", inks("muted"))
    pieces = [piece for paragraph in paragraphs for piece in (joint, *paragraph.pieces)][1:]
    line: Line = []
    for text, style in pieces:
        room = width - sum(cell_len(done) for done, _ in line)
        line.append((fitted(text, room) if cell_len(text) > room else text, style))
        if cell_len(text) > room:
            break
    return [line] if line else []


def _laid(paragraphs: Iterable[Paragraph], width: int) -> list[Line]:
    lines: list[Line] = []
    for paragraph in paragraphs:
        lines += _hung(paragraph.pieces, width, paragraph.indent) if paragraph.pieces else [[]]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _hung(pieces: Sequence[Piece], width: int, indent: int) -> list[Line]:
    """One paragraph; its lines after the first indented."""
    first, *others = wrapped(pieces, max(1, width - indent))
    pad: Piece = (" " * min(indent, max(0, width - 1)), first[0][1] if first else pieces[0][1])
    return [first, *([pad, *line] for line in others)]


def _beside(left: list[Line], right: list[Line], column: int, inks: Inks) -> list[Line]:
    """Two columns, the second from `column` on."""
    lines: list[Line] = []
    for at in range(max(len(left), len(right))):
        line = list(left[at]) if at < len(left) else []
        taken = sum(cell_len(text) for text, _ in line)
        if at < len(right) and right[at]:
            line += [(" " * (column - taken), inks()), *right[at]]
        lines.append(line)
    return lines


class StoryPage(Scroller):
    """Draws the page; clicks and the wheel step through the story."""

    can_focus = True

    def __init__(self, play: Play, step: Step) -> None:
        super().__init__(id="story-page")
        self._play = play
        self._step = step
        self._page = Page([], [])
        self._laid_for: object = None

    def shows(self, view: View) -> object:
        """The step, and the words."""
        return self._play, self._step, view.language, view.ascii

    def follow(self, play: Play, step: Step) -> None:
        """Show another step, from its top."""
        if step.event.id != self._step.event.id or step.number != self._step.number or play.noted != self._play.noted:
            self.top = 0
        self._play, self._step = play, step
        self.redraw()

    def restyle(self) -> None:
        """Colours are in the lines."""
        self._laid_for = None
        super().restyle()

    def _lay_out(self) -> Page:
        size = self.content_size
        wanted = (self._play, self._step, self.view, size)
        if self.view is not None and wanted != self._laid_for and size.width > 0:
            self._laid_for = wanted
            self._page = page(self.view, self._play, self._step, self.inks, *size)
        return self._page

    @property
    def _room(self) -> int:
        """Lines that the body has."""
        return max(0, self.content_size.height - len(self._lay_out().head))

    def length(self) -> int:
        """How many lines: those of the head stand still."""
        found = self._lay_out()
        return len(found.head) + len(found.body)

    def stops(self) -> list[int]:
        """Nothing to choose: the arrows scroll."""
        return []

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The head, and of the body what is in sight, with how much more there is."""
        del width
        head, body = self._lay_out()
        room = self._room
        self.top = min(self.top, max(0, len(body) - room))
        shown = list(body[self.top : self.top + room])
        below = len(body) - self.top - room
        if below > 0 and shown:
            shown[-1] = [(f"… {below + 1} {say('more', view.language)} ↓", self.inks("muted"))]
        return [*head, *shown][:height]

    # --- mouse -----------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """The right half goes on, the left half goes back."""
        right = event.get_content_offset_capture(self).x * 2 >= self.content_size.width
        self.post_message(ActionAsked("next" if right else "before"))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls what is longer than its room, and steps otherwise."""
        self._wheel(event, 3, "next")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The same the other way."""
        self._wheel(event, -3, "before")

    def _wheel(self, event: events.MouseScrollDown | events.MouseScrollUp, by: int, name: str) -> None:
        event.stop()
        event.prevent_default()
        if len(self._lay_out().body) > self._room:
            self.scroll_lines(by)
        else:
            self.post_message(ActionAsked(name))
