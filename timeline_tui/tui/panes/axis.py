"""The axis: two rows of ticks, then the lanes. It draws the chart's runs and tells where the mouse was."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich.cells import cell_len

from timeline_tui.chart.eras import era_bands
from timeline_tui.chart.glyphs import Kind
from timeline_tui.chart.lanes import Drawing, LaneRow, Lanes, Run, lanes
from timeline_tui.chart.ticks import ruler
from timeline_tui.chronicle.zones import find
from timeline_tui.tui.canvas import Canvas, Piece, fitted, padded
from timeline_tui.tui.lanes import lane_color, lane_title
from timeline_tui.tui.messages import EventChosen, FoldOpened, WindowMoved, WindowZoomed
from timeline_tui.tui.screens.arrangement import TICK_ROWS
from timeline_tui.tui.words import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

    from timeline_tui.chart.eras import EraBand
    from timeline_tui.chart.window import AnyWindow, FoldBand
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Era
    from timeline_tui.tui.view import View


class AxisPane(Canvas):
    """A column of lane names, and the window beside it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._lanes = Lanes(())
        self._head = TICK_ROWS
        """Lines above the lanes."""
        self._shaded: set[int] = set()
        """Columns of the window that an era covers."""
        self._folds: Sequence[FoldBand] = ()
        """The folds in sight."""
        self._drag: tuple[int, int] | None = None
        self._named: tuple[Chronicle, str, int] | None = None
        """Whose lanes were measured last, in which language, and the cells of the longest name."""

    def shows(self, view: View) -> object:
        """What is shown, where, and what is selected; its own width, since the window is drawn across that."""
        columns = self.columns
        window = view.window.resized(columns) if columns else view.window
        return view.shown, window, view.row, view.language, view.ascii, columns, view.measured_from

    @property
    def names(self) -> int:
        """Cells that the lane names take."""
        width = self.content_size.width
        if self.view is None or width < 50:
            return 0 if width < 30 else 8
        named = self.view.whole, self.view.language
        if self._named is None or self._named[0] is not named[0] or self._named[1] != named[1]:
            longest = max((cell_len(lane_title(self.view, lane)) for lane in self.view.whole.lanes), default=0)
            self._named = *named, longest
        return min(self._named[2] + 2, width // 5)

    @property
    def columns(self) -> int:
        """Cells that the window has; 0 before the first layout."""
        return max(0, self.content_size.width - self.names)

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """Ticks and lanes; a sentence where no event at all has a date."""
        if self.columns < 1:
            return []
        if view.whole.extent is None:
            self._lanes, self._folds = Lanes(()), ()
            return self._no_axis(view, width)
        self._shows = self.shows(view)  # the first layout is known only now
        if self.columns != view.window.columns:
            view = view._replace(window=view.window.resized(self.columns))
        scale = ruler(view.window, find(view.zone_name), view.language)
        upper = [" "] * view.window.columns
        for band in scale.bands:
            text = ("|" if view.ascii else "│") * band.bordered + band.label
            upper[band.first : band.first + len(text)] = text
        lower = [" "] * view.window.columns
        for tick in scale.ticks:
            lower[tick.column : tick.column + len(tick.label)] = tick.label
        self._folds = view.window.bands()
        for fold in self._folds:
            lower[fold.first : fold.last] = self._fold_label(view, fold)
        pad = (" " * self.names, self.inks())
        lines: list[Sequence[Piece]] = [
            [pad, ("".join(upper[: view.window.columns]), self.inks("muted", bold=True))],
            [pad, *self._told("".join(lower[: view.window.columns]))],
        ]
        bands = era_bands(self.eras(view), view.window)
        above = self.above(view)
        # Eras have a line of their own where that takes no lane's: shading alone would say nothing to many.
        if bands and height > TICK_ROWS + (above is not None) + len(view.whole.lanes):
            lines.append([pad, *self._eras(view, bands)])
        if above is not None:
            lines.append([pad, *above])
        self._head = len(lines)
        self._shaded = {column for band in bands for column in range(band.first, band.last)}
        self._lanes = lanes(self.drawing(view), height - self._head)
        ticks = {tick.column for tick in scale.ticks}
        rows = self._lanes.rows
        return lines + [self._row(view, row, ticks, self._hidden(view, at, len(rows))) for at, row in enumerate(rows)]

    def _no_axis(self, view: View, width: int) -> Sequence[Sequence[Piece]]:
        if view.awaited:
            return ()
        from timeline_tui.tui.story.words import say  # noqa: PLC0415 (few chronicles have no dates)

        return [[(fitted(f" {say('no axis', view.language)}", width), self.inks("muted"))]]

    def eras(self, view: View) -> tuple[Era, ...]:
        """The bands behind the lanes."""
        return view.whole.preface.eras

    def above(self, view: View) -> list[Piece] | None:
        """What stands between ticks and lanes; None for no line at all."""
        return self._measured(view) if view.measured_from is not None else None

    def _measured(self, view: View) -> list[Piece]:
        """What is measured, from its mark to the selection, with its length on it."""
        from timeline_tui.tui.measure_text import on_axis  # noqa: PLC0415 (the first frame measures nothing)

        found = on_axis(view)
        if found is None:
            return []
        first, last, words = found
        left, right = max(first, 0), min(last, view.window.columns - 1)
        room = right - left + 1
        if room < 1:
            return []
        line, begin, end = ("-", "|", "|") if view.ascii else ("─", "├", "┤")
        words = f" {words} " if cell_len(words) + 4 <= room else ""
        text = words.center(room, line)
        text = (begin if first == left else line) + text[1:]
        text = text[:-1] + (end if last == right else line) if room > 1 else text
        return [(" " * left, self.inks()), (text, self.inks("accent", bold=True))]

    @staticmethod
    def _fold_label(view: View, fold: FoldBand) -> str:
        from timeline_tui.chart.fold_label import fold_label  # noqa: PLC0415 (the first frame folds nothing)

        return fold_label(fold, view.language, ascii_only=view.ascii)

    def _told(self, lower: str) -> list[Piece]:
        """The lower row of ticks, what folds say in an ink of their own."""
        pieces: list[Piece] = []
        end = 0
        for fold in self._folds:
            pieces.append((lower[end : fold.first], self.inks("muted")))
            pieces.append((lower[fold.first : fold.last], self.inks("accent")))
            end = fold.last
        return [*pieces, (lower[end:], self.inks("muted"))]

    def _hidden(self, view: View, at: int, rows: int) -> str:
        """Beside the first and the last lane in sight, how many lanes are above and below it."""
        above = self._lanes.above if at == 0 else 0
        below = self._lanes.below if at == rows - 1 else 0
        up, down = ("^", "v") if view.ascii else ("▴", "▾")
        return (f"{up}{above}" if above else "") + (f"{down}{below}" if below else "")

    def _eras(self, view: View, bands: Sequence[EraBand]) -> list[Piece]:
        """Each era between its ends, its title on it."""
        line = "-" if view.ascii else "─"
        cells = [" "] * view.window.columns
        for band in bands:
            room = band.last - band.first
            title = in_words(band.era.title, view.language, view.whole.preface.language)
            words = f" {fitted(title, room - 4)} " if room >= 8 else ""
            left = ("|" if view.ascii else "├") if band.begins else line
            right = ("|" if view.ascii else "┤") if band.ends else line
            text = f"{left}{words}".ljust(max(1, room - 1), line) + (right if room > 1 else "")
            cells[band.first : band.last] = text[:room]
        return [("".join(cells[: view.window.columns]), self.inks("muted"))]

    def drawing(self, view: View) -> Drawing:
        """What the lanes draw."""
        return Drawing(
            view.shown,
            view.window,
            int(time.time()),
            view.language,
            view.row,
            view.ascii,
            fitted,
            cell_len,
        )

    def _row(self, view: View, row: LaneRow, ticks: set[int], hidden: str) -> Sequence[Piece]:
        inks = self.inks
        ink = inks.lane(*lane_color(view, row.lane))
        name = lane_title(view, row.lane) if row.is_first else ""
        cells: list[str] = [" "] * view.window.columns
        shaded, plain = inks(paper="era"), inks()
        styles: list[Style] = [shaded if at in self._shaded else plain for at in range(view.window.columns)]
        dot = "." if view.ascii else "┊"
        for column in ticks:
            paper = "era" if column in self._shaded else ""
            cells[column], styles[column] = dot, inks("faint", paper=paper)
        for fold in self._folds:
            for column in range(fold.first, fold.last):
                cells[column], styles[column] = "╱", inks("faint")
        for run in row.runs:
            selected = run.row == view.row
            style = self._style(run, ink, selected=selected)
            column = run.column
            if run.kind is Kind.LABEL:  # no grid touches a title
                for beside in (column - 1, column + run.width):
                    if 0 <= beside < len(cells) and cells[beside] == dot:
                        cells[beside] = " "
            for character in run.text:
                taken = cell_len(character)
                if taken == 0:
                    cells[column - 1] += character
                    continue
                if column + taken > len(cells):
                    break
                cells[column], styles[column] = character, style
                if taken == 2:
                    cells[column + 1], styles[column + 1] = "", style
                column += taken
        aside = self._aside(view, row) if self.names > cell_len(hidden) else ""
        room = self.names - cell_len(hidden) - len(aside)
        pieces: list[Piece] = [(padded(f" {name}", room), inks(ink, bold=True)), (hidden, inks("accent", bold=True))]
        pieces.append((aside, inks("accent", paper="cursor", bold=True)))
        begin = 0
        for at in range(1, len(cells) + 1):
            if at == len(cells) or styles[at] is not styles[begin]:
                pieces.append(("".join(cells[begin:at]), styles[begin]))
                begin = at
        return pieces

    @staticmethod
    def _aside(view: View, row: LaneRow) -> str:
        """Before a lane whose first cell is taken: that the selected event is further left."""
        event = view.event
        if event is None or event.when is None or event.lane != row.lane or not row.is_first:
            return ""
        if event.when.start >= view.window.lo or any(run.row == view.row for run in row.runs):
            return ""
        return "<" if view.ascii else "◂"

    def _style(self, run: Run, ink: str, *, selected: bool) -> Style:
        inks = self.inks
        paper = "cursor" if selected else "era" if run.column in self._shaded else ""
        match run.kind:
            case Kind.LABEL:
                return inks("text", paper=paper, bold=selected, underline=selected)
            case Kind.BAR_LABEL:
                return inks.on_lane(ink, underline=selected)
            case Kind.FADE | Kind.VAGUE | Kind.GIVEN:
                return inks(ink, paper=paper)
            case Kind.OPEN | Kind.SINCE | Kind.UNKNOWN | Kind.BEYOND | Kind.BEFORE | Kind.DOUBT:
                return inks("accent", paper=paper, bold=True)
            case _:
                return inks(ink, paper=paper, bold=True)

    # --- mouse -----------------------------------------------------------------------------------

    def _column(self, event: events.MouseEvent) -> int:
        return event.get_content_offset_capture(self).x - self.names

    def _window(self) -> AnyWindow | None:
        return self.view.window if self.view is not None else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A drag begins."""
        self.capture_mouse()
        self._drag = (event.screen_x, event.screen_x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The time under the pointer stays under it."""
        if self._drag is not None and event.screen_x != self._drag[1]:
            begun, last = self._drag
            self._drag = (begun, event.screen_x)
            self.post_message(WindowMoved(last - event.screen_x))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Without a drag, what is under the pointer is chosen."""
        self.release_mouse()
        drag, self._drag = self._drag, None
        if drag is not None and drag[0] == event.screen_x:
            self._choose(self._column(event), event.get_content_offset_capture(self).y - self._head)

    def _choose(self, column: int, line: int) -> None:
        if self.view is None:
            return
        if line < 0:
            if any(fold.first <= column < fold.last for fold in self._folds):
                self.post_message(FoldOpened(self.view.window.edge(column)))
            return
        if line >= len(self._lanes.rows):
            return
        row = self._lanes.rows[line]
        for run in reversed(row.runs):
            if run.column <= column < run.column + run.width:
                if run.row >= 0:
                    self.post_message(EventChosen(run.row))
                    return
                window = self.view.window
                edge, end = window.edge(column), window.edge(column + 1)
                for found in self.view.shown.overlapping(edge, end, 1, lane=row.lane):
                    self.post_message(EventChosen(found))
                return

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel zooms about the pointer."""
        self._wheel(event, closer=True)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel zooms about the pointer."""
        self._wheel(event, closer=False)

    def _wheel(self, event: events.MouseScrollUp | events.MouseScrollDown, *, closer: bool) -> None:
        event.stop()
        event.prevent_default()
        window = self._window()
        if window is not None:
            column = min(max(self._column(event), 0), window.columns - 1)
            self.post_message(WindowZoomed(window.edge(column), closer=closer))
