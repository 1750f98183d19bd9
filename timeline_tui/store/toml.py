"""The TOML reader behind one door: a table, or a breach with its place in characters."""

from __future__ import annotations

from typing import Any, Final

import toml_rs

from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.store.scan import DEEPEST, too_deep, too_dotted

_MOMENT: Final = Pattern(
    r"(?<![\w:.-])\d\d(?:\d\d-\d\d-\d\d(?:[Tt ]\d\d)?)?"
    r"(?::\d\d)*(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?"
)
"""An unquoted date or time."""


class BrokenError(Exception):
    """Text that is not TOML. `line` and `column` count from 1, in characters; 0: the place is not known."""

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        """What the reader says: the last line of its message."""
        self.line = line
        self.column = column


def parse(text: str) -> dict[str, Any]:
    """The table that `text` is. Raises BrokenError, also for nesting that would overflow the reader."""
    if too_deep(text):
        raise BrokenError(f"values nest more than {DEEPEST} levels deep")
    try:
        return toml_rs.loads(text)
    except toml_rs.TOMLDecodeError as error:
        raise _placed(error, text) from error
    except ValueError as error:
        # A date that TOML's grammar lets pass and the calendar does not: 23:59:60, the year 0.
        raise _unlikely_moment(str(error), text) from error


def _placed(error: toml_rs.TOMLDecodeError, text: str) -> BrokenError:
    reason = str(error).rstrip().rpartition("\n")[2]
    lines = text.split("\n", error.lineno)
    line = lines[error.lineno - 1] if len(lines) >= error.lineno else ""
    return BrokenError(reason, error.lineno, characters(line, error.colno))


def _unlikely_moment(reason: str, text: str) -> BrokenError:
    for found in _MOMENT.finditer(text):
        try:
            toml_rs.loads(f"x = {found[0]}")
        except toml_rs.TOMLDecodeError:
            continue
        except ValueError:
            line = text.count("\n", 0, found.start()) + 1
            return BrokenError(reason, line, found.start() - text.rfind("\n", 0, found.start()))
    return BrokenError(reason)


def characters(line: str, column: int) -> int:
    """A column that counts bytes from 1, as one that counts characters from 1."""
    if line.isascii():
        return column
    return len(line.encode("utf-8", "replace")[: column - 1].decode("utf-8", "ignore")) + 1


def nodes_of(text: str) -> dict[str, Any]:
    """The metadata of every key in `text`: nested tables of `key_line`, `value`, `value_raw` and the like.

    Lines count from 1; columns count bytes from 1, so turn them by `characters`. Empty where `text` is no
    TOML. It takes several times as long as reading: only for a part in which something is wrong.
    """
    if too_deep(text) or too_dotted(text):
        return {}
    try:
        return dict(toml_rs.load_with_metadata(text).meta["nodes"])
    except ValueError:
        return {}


def first(number: int | tuple[int, int]) -> int:
    """The first of a range of lines or columns; the metadata gives one number where it is but one."""
    return number if isinstance(number, int) else number[0]


def same(one: Any, other: Any) -> bool:
    """Whether two values of TOML are the same: nan is the same as nan."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other or (one != one and other != other))  # noqa: PLR0124 - nan alone differs from itself
