"""One row of a table as CSV has it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_END: Final = "\r\n"
"""Before Python 3.13 the writer quotes those line breaks alone that end its rows; without, texts are cut there."""


def row_of(cells: Iterable[str], mark: str = ",") -> str:
    r"""Cells parted by `mark`, without the end of the row; a cell may hold line breaks, in quotes.

    >>> row_of(["one", "two\nlines"])
    'one,"two\nlines"'
    """
    line = io.StringIO()
    csv.writer(line, delimiter=mark, lineterminator=_END).writerow(cells)
    return line.getvalue().removesuffix(_END)
