"""Tables that `list` printed: what a date counts from may not be in them, and the zone of a time is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.formats.tables.names import plain
from timeline_tui.formats.tables.table import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.formats.tables.table import Row, Table

DERIVED: Final = frozenset({"label", "earliest", "latest", "precision", "qualifier", "match", "file", "line"})
"""What `list` says of an event beside its own keys: made from them, so nothing is lost with it."""
_ANCHOR: Final = re.compile(r"@([A-Za-z0-9][A-Za-z0-9_-]*)")
_TIMED: Final = re.compile(r".*\d:\d\d(?::\d\d)?").fullmatch
_OFFSET: Final = re.compile(r"T.*(Z|[+-]\d\d:\d\d)")


def is_listed(table: Table) -> bool:
    """Whether a table has what `list --format csv` and `jsonl` print."""
    return set(map(plain, table.columns)) >= DERIVED | {"id", "when"}


class Listed:
    """Dates of a listing, made to stand for themselves where what they count from is not there."""

    def __init__(self, table: Table) -> None:
        columns = list(table.columns)
        self._earliest, self._latest = columns.index("earliest"), columns.index("latest")
        self._ids = {words(value) for value in table.values(columns.index("id"))}
        self._replaced = 0

    def dates(self, make: Callable[[Row], str]) -> Callable[[Row], str]:
        """A maker of dates that knows earliest and latest."""

        def text(row: Row) -> str:
            made = make(row)
            earliest, latest = words(row[self._earliest]), words(row[self._latest])
            if "@" in made and not self._ids.issuperset(_ANCHOR.findall(made)) and (earliest or latest):
                self._replaced += 1
                return earliest if earliest == latest else f"{earliest}/{latest}"
            if _TIMED(made) and (offset := _OFFSET.search(earliest)):
                return f"{made} {offset[1]}"
            return made

        return text

    @property
    def said(self) -> str:
        """What is to be said of dates that were replaced."""
        if not self._replaced:
            return ""
        many = "1 date counts" if self._replaced == 1 else f"{self._replaced:,} dates count"
        return f"{many} from what is not in this table; earliest and latest are taken instead"
