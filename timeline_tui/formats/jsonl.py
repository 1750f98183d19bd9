"""JSON Lines: one event an object, one object a line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from timeline_tui.formats.rows import record, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle

_OBEYED: Final = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""What JSON lets stand in a string and a terminal obeys."""


def lines(chronicle: Chronicle, language: str, limit: int | None = None) -> Iterator[str]:
    """An object a line, with the keys of `rows.record`."""
    for row, event in rows(chronicle, limit):
        yield dumps(record(chronicle, row, event, language))


def dumps(value: object) -> str:
    r"""`value` as one line of JSON. What a terminal would obey is escaped: the same string to a program.

    >>> dumps({"title": "Décision\u202e"})
    '{"title": "Décision\\u202e"}'
    """
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
