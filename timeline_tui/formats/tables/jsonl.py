"""JSON Lines: an object a line, each an event; what stands before the events is the first line's `chronicle`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.formats.carried import Carried
from timeline_tui.formats.jsonl import dumps
from timeline_tui.formats.tables import nested
from timeline_tui.formats.tables.json import own
from timeline_tui.formats.tables.names import meaning_of
from timeline_tui.formats.tables.reading import carried_of
from timeline_tui.formats.tables.records import Records, preface_of
from timeline_tui.store.error import StoreError
from timeline_tui.store.shape import EVENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Losses, Wishes
    from timeline_tui.formats.foreign import Foreign

_PREFACE: Final = "chronicle"
_STEP: Final = 2_000


def looks_like(foreign: Foreign) -> bool:
    """Whether the first line is an object, and the file goes on with another."""
    if not foreign.head.startswith("{"):
        return False
    try:
        lines = [_object(line) for line in foreign.text.lstrip().split("\n", 2)[:2] if line.strip()]
        first = lines[0]
        known = isinstance(first, dict) and any(name == _PREFACE or meaning_of(name) for name in first)
        return known and all(isinstance(line, dict) for line in lines)
    except StoreError:
        return False


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """An event of each line; a line that is no object is listed. Raises StoreError where none is."""
    carried = Carried()
    items: list[dict[str, Any]] = []
    lines: list[int] = []
    preface: dict[str, Any] | None = None
    for number, line in enumerate(foreign.text.split("\n"), 1):
        if not line.strip():
            continue
        found = _object(line)
        if not isinstance(found, dict):
            carried.losses.add("lines that are no JSON object", f"line {number}: {line.strip()}")
        elif not items and preface is None and set(found) == {_PREFACE} and isinstance(found[_PREFACE], dict):
            preface = found[_PREFACE]
        else:
            items.append(found)
            lines.append(number)
    if not items and preface is None:
        raise StoreError(foreign.name, "none of its lines is a JSON object; write one a line for each event")
    ours = {**(preface or {}), "event": items}
    if (preface or wishes.columns == {}) and nested.is_own(ours) and _is_ours(items, preface):
        made = own(ours, wishes, lines)
        made.losses = carried.losses
        return made
    return carried_of(nested.table_of(items, lines), wishes, foreign.name, carried)


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """What stands before the events, then an event a line."""
    preface = preface_of(chronicle, losses)
    if preface or not len(chronicle):
        yield dumps({_PREFACE: preface})
    total = len(chronicle)
    for number, table in enumerate(Records(chronicle, losses), 1):
        yield dumps(table)
        if wishes.progress and number % _STEP == 0:
            wishes.progress(number, total)


def _is_ours(items: list[dict[str, Any]], preface: dict[str, Any] | None) -> bool:
    return preface is not None or all("id" in item and item.keys() <= EVENT.keys() for item in items)


def _object(line: str) -> object:
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found
