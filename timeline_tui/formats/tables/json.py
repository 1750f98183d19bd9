"""JSON: our own tables as they are, and lists of objects, or of texts by date, that others keep."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from timeline_tui.formats.carried import Carried
from timeline_tui.formats.jsonl import dumps as dumped
from timeline_tui.formats.tables import nested
from timeline_tui.formats.tables.reading import carried_of
from timeline_tui.formats.tables.records import Records, preface_of
from timeline_tui.store.error import StoreError
from timeline_tui.store.shape import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Losses, Wishes
    from timeline_tui.formats.foreign import Foreign

_STEP = 2_000


def looks_like(foreign: Foreign) -> bool:
    """Whether it is JSON that holds a list of objects or of texts."""
    return foreign.is_json and (nested.is_own(foreign.json) or nested.rows_in(foreign.json) is not None)


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events of JSON. Raises StoreError where it is none, or holds no list of events."""
    value = foreign.json
    if nested.is_own(value) and not wishes.columns:
        return own(value, wishes, nested.lines_of(foreign.text, value["event"], ("event",)))
    found = nested.rows_in(value)
    if found is None:
        raise StoreError(foreign.name, "this JSON holds no list of events: a list of objects, or texts by date")
    carried = Carried()
    if isinstance(value, dict):
        carried.preface = {key: value[key] for key in ROOT if isinstance(value.get(key), str) and "" not in found[1]}
    items, way = found
    if way and way != ("",):
        carried.notices.append(f"its events are taken from {'.'.join(way)}")
    opened = nested.opened_out(items)
    lines = nested.lines_of(foreign.text, items, way) if len(opened) == len(items) else []
    return carried_of(nested.table_of(opened, lines), wishes, foreign.name, carried)


def own(value: dict[str, Any], wishes: Wishes, lines: list[int]) -> Carried:
    """Our own tables, as they stand."""
    carried = Carried()
    carried.preface = {key: value[key] for key in value if key != "event"}
    if wishes.zone:
        carried.preface["timezone"] = wishes.zone
    for at, event in enumerate(value["event"]):
        carried.add(event, lines[at] if lines else 0)
    return carried


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """One object with the keys of docs/file-format.md, as the schema has them; an event a line."""
    preface = preface_of(chronicle, losses)
    yield "{"
    for key, value in preface.items():
        yield f"  {dumps(key)}: {dumped(value)},"
    yield '  "event": ['
    total = len(chronicle)
    for number, table in enumerate(Records(chronicle, losses), 1):
        yield f"    {dumped(table)}{',' if number < total else ''}"
        if wishes.progress and number % _STEP == 0:
            wishes.progress(number, total)
    yield "  ]"
    yield "}"
