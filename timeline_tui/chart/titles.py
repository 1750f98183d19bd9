"""Titles: placed where there is room, the most important first; none covers a mark or another title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chart.glyphs import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_tui.chart.grid import Grid
    from timeline_tui.chart.marks import Placed

LEAST: Final = 6
"""Cells below which a cut title is not worth its place."""
ENOUGH_ON_BAR: Final = 24
"""Cells of a title of which at least half must fit on its bar."""


class Titles:
    """Writes titles into the rows of a lane, whose marks are drawn already."""

    def __init__(self, grids: Sequence[Grid], fit: Callable[[str, int], str], measure: Callable[[str], int]) -> None:
        self._grids = grids
        self._fit = fit
        self._measure = measure

    def title(self, row: int, placed: Placed, title: str, *, is_span: bool) -> bool:
        """Write on the event's bar, after its marks, or below its first mark; whether there was room."""
        return (
            (is_span and self._on_bar(row, placed, title))
            or self._after(row, placed, title)
            or (not is_span and self._below(row, placed, title))
        )

    def before(self, row: int, end: int, title: str, most: int) -> bool:
        """Write `title`, `most` cells of it, on the first row up to the column `end`, which stays free."""
        text = self._fit(title, most)
        begin = end - self._measure(text)
        if begin < 1 or any(self._grids[0].kind(column) for column in range(begin - 1, end + 1)):
            return False
        self._grids[0].write(begin, Kind.LABEL, row, text, end - begin)
        return True

    def _on_bar(self, row: int, placed: Placed, title: str) -> bool:
        """On the longest stretch of its own bar that nothing else stands on."""
        grid = self._grids[placed.at]
        first, last = grid.longest(Kind.BAR, row, placed.first, placed.last)
        begin, end = first + 1, last  # a cell of the bar is left on either side
        room = end - begin
        wanted = self._measure(title) + 2
        if room < LEAST or room * 2 < min(wanted, ENOUGH_ON_BAR):
            return False
        text = f" {self._fit(title, room - 2)} "
        grid.write(begin, Kind.BAR_LABEL, row, text, self._measure(text))
        return True

    def _after(self, row: int, placed: Placed, title: str) -> bool:
        grid, end = self._grids[placed.at], placed.last + 1
        while grid.kind(end) is Kind.FADE and grid.row(end) == row:
            end += 1
        # Without a free cell it would stand beside the next mark, and seem to be its title.
        return self._write(placed.at, end, row, title)

    def _below(self, row: int, placed: Placed, title: str) -> bool:
        """Under the mark, on the first row below it that has room, if nothing stands between."""
        for at in range(placed.at + 1, len(self._grids)):
            if self._grids[at].kind(placed.first):
                return False
            if self._write(at, placed.first - 1, row, title):
                return True
        return False

    def _write(self, at: int, column: int, row: int, title: str) -> bool:
        """After a free cell at `column`, as far as nothing is in the way, with a free cell before that."""
        grid = self._grids[at]
        # Where a lane has but one row, a title may stand on the bar of another event.
        over = Kind.BAR if len(self._grids) == 1 else None
        begin = column + 1
        if (column >= 0 and not grid.room(column, 1, over=over)) or not grid.room(begin, 1, over=over):
            return False
        wanted = self._measure(title)
        free = grid.room(begin, wanted + 1, over=over)
        room = free if begin + free == grid.columns else free - 1
        if room < min(wanted, LEAST):
            return False
        text = self._fit(title, room)
        width = self._measure(text)
        if not width:
            return False
        after = min(1, grid.columns - begin - width)
        whole = 1 + width + after
        if over is None or grid.room(column, whole) == whole:
            grid.write(begin, Kind.LABEL, row, text, width)
        else:
            grid.write(column, Kind.BAR_LABEL, row, f" {text}{' ' * after}", whole)
        return True
