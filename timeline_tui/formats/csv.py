"""CSV for spreadsheets: one event a row, and no cell that a spreadsheet would calculate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.plain import inert
from timeline_tui.formats.row import row_of
from timeline_tui.formats.rows import record, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle

COLUMNS: Final = (
    "id",
    "title",
    "when",
    "label",
    "earliest",
    "latest",
    "precision",
    "qualifier",
    "lane",
    "tags",
    "who",
    "where",
    "match",
    "file",
    "line",
)
_FORMULA: Final = ("=", "+", "-", "@")
"""How a formula begins, in one spreadsheet or another, after blanks and quotes are taken off."""


def lines(chronicle: Chronicle, language: str, limit: int | None = None) -> Iterator[str]:
    """A header, then a row an event; several values in a cell are parted by `; `."""
    yield ",".join(COLUMNS)
    for row, event in rows(chronicle, limit):
        found = record(chronicle, row, event, language)
        yield row_of([_cell(found[column]) for column in COLUMNS])


def _cell(value: str | int | tuple[str, ...]) -> str:
    """One line of harmless text. An apostrophe makes text of a formula: `-0043-03-15` would be a sum."""
    text = inert("; ".join(value) if isinstance(value, tuple) else str(value))
    return f"'{text}" if text.lstrip(" '\"\u00a0").startswith(_FORMULA) else text
