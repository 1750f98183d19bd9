"""TSV: rows of cells parted by tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.formats.carried import Carried
from timeline_tui.formats.tables import csv
from timeline_tui.formats.tables.cells import lines
from timeline_tui.formats.tables.delimited import delimiter_of, table_of
from timeline_tui.formats.tables.reading import carried_of
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Losses, Wishes
    from timeline_tui.formats.foreign import Foreign


def looks_like(foreign: Foreign) -> bool:
    """Whether the text is rows of cells parted by tabs, surely."""
    try:
        return "\t" in foreign.head and delimiter_of(foreign.text) == "\t" and csv.looks_like(foreign)
    except StoreError:
        return False


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events of a table. Raises StoreError where it is none, or has no column that is asked for."""
    carried = Carried()
    table = table_of(foreign.text, foreign.name, "\t", carried, wishes.progress)
    return carried_of(table, wishes, foreign.name, carried)


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """A header, then a row an event, parted by tabs."""
    return lines(chronicle, wishes, losses, "\t")
