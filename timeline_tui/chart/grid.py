"""A row of cells that marks and titles are put into, each with the event it belongs to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chart.glyphs import Kind

SEVERAL = -1
"""The row of a cell that belongs to several events."""


class Run(NamedTuple):
    """Cells of one kind: `text` from `column` on, `width` cells wide, of the event of `row` (or SEVERAL)."""

    column: int
    width: int
    kind: Kind
    row: int
    text: str


class _Cell(NamedTuple):
    kind: Kind
    row: int
    text: str


class Grid:
    """One row of cells. What is put later covers what was there; columns out of sight are passed over."""

    __slots__ = ("_cells", "columns")

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self._cells: list[_Cell | None] = [None] * columns

    def put(self, column: int, kind: Kind, row: int, text: str) -> None:
        """One cell."""
        if 0 <= column < self.columns:
            self._cells[column] = _Cell(kind, row, text)

    def fill(self, first: int, last: int, kind: Kind, row: int, text: str) -> None:
        """The same in every cell of `[first, last]`."""
        first, last = max(first, 0), min(last, self.columns - 1)
        if first <= last:
            self._cells[first : last + 1] = [_Cell(kind, row, text)] * (last + 1 - first)

    def write(self, column: int, kind: Kind, row: int, text: str, width: int) -> None:
        """A text of `width` cells, all of them in sight."""
        self._cells[column : column + width] = [_Cell(kind, row, text), *[_Cell(kind, row, "")] * (width - 1)]

    def kind(self, column: int) -> Kind | None:
        """What stands in a column; None where nothing does, and out of sight."""
        cell = self._cells[column] if 0 <= column < self.columns else None
        return cell.kind if cell else None

    def row(self, column: int) -> int | None:
        """Whose cell it is; None where nothing stands, and out of sight."""
        cell = self._cells[column] if 0 <= column < self.columns else None
        return cell.row if cell else None

    def room(self, column: int, most: int, *, over: Kind | None = None) -> int:
        """Cells from `column` on, up to `most`, with nothing in them, or with nothing but `over`."""
        if column < 0:
            return 0
        end = column
        for cell in self._cells[column : column + most]:
            if cell is not None and cell.kind is not over:
                break
            end += 1
        return end - column

    def longest(self, kind: Kind, row: int, first: int, last: int) -> tuple[int, int]:
        """The longest stretch `[begin, end]` of such cells of an event within `[first, last]`."""
        owner = (kind, row)
        best = begin = first
        longest = 0
        for column, cell in enumerate(self._cells[first : last + 1], first):
            if cell is None or cell[:2] != owner:
                begin = column + 1
            elif column - begin >= longest:
                best, longest = begin, column - begin + 1
        return best, best + longest - 1

    def runs(self) -> Iterator[Run]:
        """What stands in the row, left to right; no two of them share a cell."""
        end = 0
        for owner, group in groupby(self._cells, lambda cell: (cell.kind, cell.row) if cell else None):
            column, texts = end, [cell.text if cell else "" for cell in group]
            end += len(texts)
            if owner is not None:
                yield Run(column, len(texts), *owner, "".join(texts))
