"""The pane of the recall screen: draws a course, scrolls it, and says what a click means."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual.message import Message

from timeline_tui.tui.canvas import Canvas, Piece, fitted
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.recall.telling import Telling, telling
from timeline_tui.tui.recall.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from timeline_tui.tui.recall.course import Course
    from timeline_tui.tui.view import View


class CourseTitle(Canvas):
    """One line: how far the lesson is, and what was right."""

    def __init__(self, course: Course) -> None:
        super().__init__(id="recall-title")
        self._course = course
        self.trouble = ""

    def follow(self, course: Course) -> None:
        """Show another state."""
        self._course = course
        self.redraw()

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """Name, number, and a sign for each answer; or what is wrong with what is kept."""
        del height
        course, inks, language = self._course, self.inks, view.language
        if self.trouble:
            return [[(" ", inks()), (fitted(f"! {self.trouble}", width - 2), inks("bad", bold=True))]]
        wrong = "x" if view.ascii else "✗"
        signs = {"right": ("✓", "good"), "near": ("·", "warn"), "missed": (wrong, "bad")}
        count = len(course.lesson.questions)
        number = f"  {course.at + 1} {say('of', language)} {count}  " if course.question is not None else "  "
        pieces: list[Piece] = [(f" {say('Recall', language)}", inks("primary", bold=True)), (number, inks("muted"))]
        for done in course.done:
            sign, ink = signs[done.grade.verdict]
            pieces.append((sign, inks(ink, bold=True)))
        return [pieces]


class CoursePane(Scroller):
    """Draws what `telling` tells."""

    can_focus = True

    class Chosen(Message):
        """A click on a choice, or on what was missed; `twice` for a double click."""

        def __init__(self, option: int, *, twice: bool) -> None:
            super().__init__()
            self.option = option
            self.twice = twice

    class Put(Message):
        """A click on the axis."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    class Zoomed(Message):
        """The wheel over the axis."""

        def __init__(self, *, closer: bool) -> None:
            super().__init__()
            self.closer = closer

    def __init__(self, course: Course) -> None:
        super().__init__(id="recall")
        self._course = course
        self._told: Telling | None = None

    @property
    def columns(self) -> int:
        """Cells that an axis has here."""
        return self.content_size.width

    def follow(self, course: Course) -> None:
        """Show another state; another question or answer from its top, the cursor in sight."""
        if (course.at, course.phase) != (self._course.at, self._course.phase):
            self.top = 0
        self._course = course
        self._told = None
        focus = self._lay_out().focus
        if focus:
            self._into_sight(focus)
        self.redraw()

    def restyle(self) -> None:
        """Colours are in the lines."""
        self._told = None
        super().restyle()

    def length(self) -> int:
        """How many lines."""
        return len(self._lay_out().lines)

    def stops(self) -> list[int]:
        """The arrows are the screen's: here they scroll."""
        return []

    def _lay_out(self) -> Telling:
        if self._told is None:
            if self.view is None:
                return Telling([], {})
            self._told = telling(self.view, self._course, self.inks, max(8, self.columns), int(time.time()))
        return self._told

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines in sight, and how many more there are."""
        del view, width
        self._told = None
        lines = self._lay_out().lines
        self.top = min(self.top, max(0, len(lines) - height))
        shown = list(lines[self.top : self.top + height])
        below = len(lines) - self.top - height
        if below > 0 and height > 2:
            arrow = " ↓" if self._course.phase == "told" else ""
            more = f"… {below + 1} {'de plus' if self.view and self.view.language == 'fr' else 'more'}{arrow}"
            shown[-1] = [(more, self.inks("muted"))]
        return shown

    def on_click(self, event: events.Click) -> None:
        """A click chooses, or puts the marker."""
        at = event.get_content_offset_capture(self)
        line = at.y + self.top
        told = self._lay_out()
        if line in told.choices:
            self.post_message(self.Chosen(told.choices[line], twice=event.chain > 1))
        elif line in told.axis:
            self.post_message(self.Put(at.x))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel zooms the axis, and scrolls elsewhere."""
        self._wheel(event, 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The same the other way."""
        self._wheel(event, -3)

    def _wheel(self, event: events.MouseScrollDown | events.MouseScrollUp, by: int) -> None:
        event.stop()
        event.prevent_default()
        offset = event.get_content_offset_capture(self)
        if offset.y + self.top in self._lay_out().axis:
            self.post_message(self.Zoomed(closer=by < 0))
        else:
            self.scroll_lines(by)
