"""A canvas that is taller than its pane: a cursor among lines that can be chosen, kept in sight, with its own mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.tui.canvas import Canvas
from timeline_tui.tui.messages import ActionAsked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events


class Scroller(Canvas):
    """Keeps `top`, the first line shown, and `cursor`, the place among the lines that can be chosen."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self.top = 0
        self.cursor = 0

    def stops(self) -> Sequence[int]:
        """The lines that the cursor can stand on, from the top."""
        raise NotImplementedError

    def length(self) -> int:
        """How many lines there are in all."""
        raise NotImplementedError

    def move_cursor(self, by: int) -> None:
        """Move among the stops; where there is none, or none further, scroll instead."""
        stops = self.stops()
        height = max(1, self.content_size.height)
        if stops:
            self.cursor = min(self.cursor, len(stops) - 1)
            target = self.cursor + by
            line = stops[min(max(target, 0), len(stops) - 1)]
            far = line < self.top - height // 2 or line >= self.top + height + height // 2
            if 0 <= target < len(stops) and not far:
                self.cursor = target
                self._into_sight(stops[self.cursor])
                self.redraw()
                return
        self.scroll_lines(by)

    def carry_cursor(self, by: int) -> None:
        """Move among the stops, no further than the ends; what stands above the first is seen again."""
        stops = self.stops()
        if not stops:
            self.scroll_lines(by)
            return
        self.cursor = min(max(self.cursor + by, 0), len(stops) - 1)
        if self.cursor == 0:
            self.top = 0
        self._into_sight(stops[self.cursor])
        self.redraw()

    def choose(self, click: events.Click) -> None:
        """The cursor to the stop that is clicked; a double click asks to open it."""
        line, stops = click.get_content_offset_capture(self).y + self.top, self.stops()
        if line in stops:
            self.cursor = stops.index(line)
            self.redraw()
            if click.chain > 1:
                self.post_message(ActionAsked("open"))

    def _into_sight(self, line: int) -> None:
        height = max(1, self.content_size.height)
        if line < self.top:
            self.top = max(0, line - 1)
        elif line >= self.top + height - 1:
            self.top = max(0, min(line - height // 2, self.length() - height))

    def scroll_lines(self, by: int) -> None:
        """Scroll by lines, no further than the ends."""
        top = min(max(self.top + by, 0), max(0, self.length() - self.content_size.height))
        if top != self.top:
            self.top = top
            self.redraw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls and moves no cursor."""
        event.stop()
        event.prevent_default()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls and moves no cursor."""
        event.stop()
        event.prevent_default()
        self.scroll_lines(-3)
