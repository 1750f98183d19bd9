"""CSV: rows of cells parted by commas, semicolons, tabs or bars. What a row holds is `reading`'s and `records`'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.formats.carried import Carried
from timeline_tui.formats.tables.cells import lines
from timeline_tui.formats.tables.delimited import delimiter_of, is_table, table_of
from timeline_tui.formats.tables.reading import carried_of
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Losses, Wishes
    from timeline_tui.formats.foreign import Foreign

_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def looks_like(foreign: Foreign) -> bool:
    """Whether the text is rows of cells, surely."""
    if foreign.head.startswith(("{", "[", "<")):
        return False
    try:
        return is_table(foreign.text)
    except StoreError:
        return False


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events of a table. Raises StoreError where it is none, or has no column that is asked for."""
    carried = Carried()
    mark = delimiter_of(foreign.text)
    if mark and mark != ",":
        carried.notices.append(f"cells are parted by {_NAMES.get(mark, mark)}")
    table = table_of(foreign.text, foreign.name, mark, carried, wishes.progress)
    return carried_of(table, wishes, foreign.name, carried)


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """A header, then a row an event, parted by commas."""
    return lines(chronicle, wishes, losses, ",")
