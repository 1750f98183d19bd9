"""A widget that draws whole lines: the base of every pane, since no event is a widget of its own.

A pane gets the view and draws it; its lines are kept until the view, the size or the theme changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from timeline_tui.chronicle.plain import inert
from timeline_tui.tui.theme import Inks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.tui.view import View

_PLAIN: Final = str.maketrans("…·–—“”‘’«»→←↑↓↔↻−⏎⌫✓✗≠≈═⋮●▶▴▾⟨⟩╱", '.---""\'\'""><^v-@-<<vx!~-:*>^v<>/')
"""Typography and arrows for `--ascii`: cell for cell, so that nothing moves."""

Piece = tuple[str, Style]
"""Text and the style that it is drawn in, over the widget's own."""


def plain(text: str) -> str:
    """Words of ours for `--ascii`."""
    return text.translate(_PLAIN)


def fitted(text: str, width: int) -> str:
    """`text`, made inert, in at most `width` cells: cut with `…` where it is longer."""
    if width <= 0:
        return ""
    safe = inert(text)
    if cell_len(safe) <= width:
        return safe
    return set_cell_size(safe, width - 1).rstrip() + "…"


def padded(text: str, width: int) -> str:
    """`fitted`, filled with spaces to exactly `width` cells."""
    return set_cell_size(fitted(text, width), max(0, width))


def retitle(widget: Widget, title: str, *, ascii_only: bool = False) -> None:
    """Set a pane's title where it is another: setting it draws the pane anew, the same title too."""
    title = plain(title) if ascii_only else title
    if widget.border_title != title:
        widget.border_title = title


class Canvas(Widget):
    """Draws `draw()`'s lines and remembers them until what they show, their size or their style changes."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self.view: View | None = None
        self._strips: list[Strip] | None = None
        self._inks: Inks | None = None
        self._shows: object = None
        self._drawn_in: tuple[Style, bool, str] | None = None
        """What the lines were drawn in: the widget's style, whether it had the keyboard, the theme."""
        self._drawn_at = Size(0, 0)

    @property
    def inks(self) -> Inks:
        """The inks of the theme in force."""
        if self._inks is None:
            self._inks = Inks(self.app.theme_variables)
        return self._inks

    def shows(self, view: View) -> object:
        """What of `view` this pane shows: it is drawn anew only where that is another."""
        return view

    def show(self, view: View) -> None:
        """Draw another view."""
        shows = self.shows(view)
        self.view = view
        if shows != self._shows:
            self._shows = shows
            self.redraw()

    def redraw(self) -> None:
        """Forget the lines drawn and draw them anew."""
        self._strips = None
        self.refresh()

    def restyle(self) -> None:
        """Another theme, or the keyboard came or went: forget styles and lines."""
        self._inks = None
        self._strips = None

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines of `view`, top to bottom; what is missing is blank, what is too long is cropped."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line; pure and cheap, since it is also asked for outside painting."""
        size = self.content_size
        base = self.visual_style.rich_style
        drawn_in = (base, self.has_focus, self.app.theme)
        if drawn_in != self._drawn_in:
            self._drawn_in = drawn_in
            self.restyle()
        if self._strips is None or size != self._drawn_at:
            self._drawn_at = size
            lines = self.draw(self.view, *size) if self.view is not None and size.width > 0 else ()
            if self.view is not None and self.view.ascii:
                lines = [[(plain(text), style) for text, style in line] for line in lines]
            self._strips = [self._strip(line, size.width, base) for line in lines]
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(size.width, base)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`. Borders are styled once and not for each line, since they are the same all the way."""
        width, height = self.outer_size
        gutter = self.styles.gutter
        if crop != Region(0, 0, width, height) or height < gutter.height + 2:
            return super().render_lines(crop)
        if not gutter:
            return self._filtered(range(height))
        *above, first = super().render_lines(Region(0, 0, width, gutter.top + 1))
        below = super().render_lines(Region(0, height - gutter.bottom, width, gutter.bottom))
        lines = self._filtered(range(1, height - gutter.height))
        if gutter.width:
            left, right = first.crop(0, gutter.left), first.crop(width - gutter.right, width)
            lines = [Strip.join((left, line, right)) for line in lines]
        return [*above, first, *lines, *below]

    def _filtered(self, rows: range) -> list[Strip]:
        """Lines of the content as Textual's own filters leave them: `NO_COLOR`, say."""
        background = self.background_colors[1]
        strips = [self.render_line(y) for y in rows]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return strips

    @staticmethod
    def _strip(line: Sequence[Piece], width: int, base: Style) -> Strip:
        segments = [Segment(text, base + style) for text, style in line if text]
        return Strip(segments).adjust_cell_length(width, base).simplify()
