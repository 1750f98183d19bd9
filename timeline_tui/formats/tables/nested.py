"""JSON to a table: the list of events is found, objects in objects become columns such as `start.year`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.reading import read as read_date
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.formats.tables.names import DATES, meaning_of
from timeline_tui.formats.tables.table import Row, Table, words
from timeline_tui.store.document import ARRAYS
from timeline_tui.store.shape import EVENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LISTS: Final = ("events", "event", "items", "entries", "timeline", "records", "results", "rows", "data", "features")
"""Names under which lists of events stand, the likeliest first; else the longest list of objects is taken."""
_DEEPEST: Final = 4
"""Levels of objects that are looked into."""
_BLANK: Final = re.compile(r"[\s,]*")


def is_own(value: object) -> bool:
    """Whether JSON is what `export` writes: our own tables, under our own names."""
    if not isinstance(value, dict) or not isinstance(value.get("event"), list):
        return False
    known = all(isinstance(event, dict) and event.keys() <= EVENT.keys() for event in value["event"])
    return known and all(isinstance(value.get(name, []), list) for name in ARRAYS)


def rows_in(value: object) -> tuple[list[Any], Sequence[str]] | None:
    """The list of events in JSON, and the keys that lead to it; None where there is none."""
    if isinstance(value, list):
        return (value, ()) if value and _is_list(value) else None
    if not isinstance(value, dict):
        return None
    dated = _by_date(value)
    if dated is not None:
        return dated, ("",)
    return _within(value, 0)


def table_of(items: list[Any], lines: Sequence[int]) -> Table:
    """A table of objects, or of lists under a header."""
    if all(isinstance(item, list) for item in items):
        return _of_lists(items, lines)
    columns: dict[str, int] = {}
    flat = []
    for item in items:
        found: dict[str, object] = {}
        _flatten(item if isinstance(item, dict) else {"summary": item}, "", found, 0)
        for name in found:
            columns.setdefault(name, len(columns))
        flat.append(found)
    names = list(columns)
    return Table(names, [[found.get(name) for name in names] for found in flat], lines or [0] * len(flat))


def opened_out(items: list[Any]) -> list[Any]:
    """Objects that hold a date and a list of events each, as an object an event; others as they are."""
    made: list[Any] = []
    for item in items:
        inner = _inner(item) if isinstance(item, dict) else None
        if inner is None:
            single = _by_date(item, least=1) if isinstance(item, dict) and len(item) == 1 else None
            made += single if single is not None else [item]
            continue
        key, events = inner
        around = {name: value for name, value in item.items() if name != key}
        made += [around | (event if isinstance(event, dict) else {"summary": event}) for event in events]
    return made


def lines_of(text: str, items: list[Any], way: Sequence[str]) -> list[int]:
    """The line on which each of `items` begins, empty where that can't be told."""
    start = _start_of(text, way)
    if start < 0:
        return []
    decode = json.JSONDecoder().raw_decode
    lines: list[int] = []
    line, counted = 1, 0
    for item in items:
        blank = _BLANK.match(text, start)
        start = blank.end() if blank else start
        try:
            found, end = decode(text, start)
        except (ValueError, RecursionError):
            return []
        if found != item and not lines:
            return []
        line += text.count("\n", counted, start)
        counted = start
        lines.append(line)
        start = end
    return lines


def _start_of(text: str, way: Sequence[str]) -> int:
    """Where the list's first item begins."""
    if "" in way:
        return -1
    start = 0
    for key in way:
        found = re.compile(rf"{re.escape(json.dumps(key))}\s*:\s*").search(text, start)
        if found is None:
            return -1
        start = found.end()
    start = text.find("[", start)
    return start + 1 if start >= 0 else -1


def _is_list(value: object) -> bool:
    """Whether a list may be events: objects, or rows of values."""
    return (
        isinstance(value, list)
        and bool(value)
        and (
            all(isinstance(item, dict) for item in value)
            or (len(value) > 1 and all(isinstance(item, list) for item in value))
        )
    )


def _within(value: Mapping[str, Any], depth: int) -> tuple[list[Any], Sequence[str]] | None:
    named = sorted(value, key=lambda key: _LISTS.index(key.lower()) if key.lower() in _LISTS else len(_LISTS))
    lists = [key for key in named if _is_list(value[key])]
    if lists:
        likely = [key for key in lists if key.lower() in _LISTS]
        key = likely[0] if likely else max(lists, key=lambda key: (_tells_when(value[key]), len(value[key])))
        return value[key], (key,)
    if depth < _DEEPEST:
        for key in named:
            inner = value[key]
            if not isinstance(inner, dict):
                continue
            dated = _by_date(inner)
            if dated is not None:
                return dated, ("",)
            if found := _within(inner, depth + 1):
                return found[0], (key, *found[1])
    return None


def _tells_when(items: list[Any]) -> bool:
    """Whether the first of a list of objects has something that is called a date."""
    first = items[0]
    return isinstance(first, dict) and any((found := meaning_of(name)) and found.key in DATES for name in first)


def _by_date(value: Mapping[str, Any], least: int = 2) -> list[Any] | None:
    """`{"1969": "…", "1970": ["…", "…"]}` as a list of objects; None where not every key is a date."""
    if len(value) < least or not all(map(_is_date, value)):
        return None
    made: list[Any] = []
    for date, what in value.items():
        several = what if isinstance(what, list) else [what]
        made += [{"when": date} | (one if isinstance(one, dict) else {"summary": one}) for one in several]
    return made


def _is_date(text: str) -> bool:
    try:
        read_date(text)
    except Refusal:
        return text.lstrip("-").isdecimal() and len(text) < 6
    return True


def _inner(item: Mapping[str, Any]) -> tuple[str, list[Any]] | None:
    """The list of events of an object that has a date and no title of its own."""
    meanings = {meaning.key for key in item if (meaning := meaning_of(key)) and not isinstance(item[key], list)}
    lists = [key for key in item if key.lower() in _LISTS and isinstance(item[key], list) and item[key]]
    if len(lists) == 1 and meanings & set(DATES) and "title" not in meanings and "summary" not in meanings:
        return lists[0], item[lists[0]]
    return None


def _flatten(item: Mapping[str, Any], before: str, found: dict[str, object], depth: int) -> None:
    for key, value in item.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < _DEEPEST:
            _flatten(value, f"{name}.", found, depth + 1)
        else:
            found[name] = value


def _of_lists(items: list[list[Any]], lines: Sequence[int]) -> Table:
    """Rows of values: the first has the names where all of it are words, and none is a date."""
    width = max(map(len, items))
    first = items[0]
    named = all(isinstance(value, str) for value in first) and (
        any(meaning_of(value) for value in first) or not any(map(_is_date, map(words, first)))
    )
    columns = [str(value) for value in first] if named else []
    columns += [f"column {number}" for number in range(len(columns) + 1, width + 1)]
    rows: list[Row] = [[*item, *[None] * (width - len(item))] for item in items[named:]]
    return Table(columns, rows, list(lines[named:]) or [0] * len(rows))
