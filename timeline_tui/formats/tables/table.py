"""A table as it was read: names of columns, rows of values, and the line of each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row: TypeAlias = "Sequence[object]"
"""The values of one row, by the place of their column."""


class Table(NamedTuple):
    """Rows under names. A value is a text; in JSON also a number, a truth, a list, or None for nothing."""

    columns: Sequence[str]
    rows: list[Row]
    """Each with at least as many values as there are columns."""
    lines: Sequence[int]
    """Where each row begins, from 1; 0 where that is not known."""

    def values(self, column: int) -> Iterator[object]:
        """What a column holds, from top to bottom, but for what is blank."""
        return (row[column] for row in self.rows if row[column] not in ("", None))


def words(value: object) -> str:
    """One value as text: `1969` for the number 1969 and for 1969.0, nothing for None."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(filter(None, map(words, value)))
    if isinstance(value, dict):
        named = value.get("name") or value.get("title") or value.get("label")
        return words(named) if named is not None else ", ".join(filter(None, map(words, value.values())))
    return str(value)
