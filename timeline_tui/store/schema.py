"""The JSON Schema of the file: what editors complete and check while somebody types.

Made from the tables of keys and converters that the store itself reads by (`store.shape`), so that the two can't part.
Typed classes read by a library (msgspec, pydantic) would be a second description beside those tables: such a library
stops at the first mistake, and the store goes on after each one and places it.

What the store reads without an error, the schema accepts; a key that is not known is a warning of `check` and passes
here, for JSON Schema knows no warnings. What the store refuses, the schema refuses where JSON Schema can say it: not
what a text says (dates, zones), nor what one table says of another (ids, references).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store import shape
from timeline_tui.store.checks.colors import COLORS
from timeline_tui.store.document import ARRAYS
from timeline_tui.store.events import ID_PATTERN, RESERVED
from timeline_tui.store.rules import FAMILIES, RULES
from timeline_tui.store.schema_words import ABOUT, KEYS, LANGUAGES, TABLES

if TYPE_CHECKING:
    from timeline_tui.store.schema_words import Way

    Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_STRING: Final = {"type": "string"}
_TEXT: Final = {
    "type": ["string", "object"],
    "minProperties": 1,
    "properties": {language: {"type": "string", "description": name} for language, name in LANGUAGES.items()},
    "additionalProperties": _STRING,
}
# Several types in one schema: beside `anyOf`, Taplo names the whole value and not what is wrong in it.
_NAMES: Final = {"type": ["array", "string"], "items": _STRING}
_SIMPLE: Final[dict[shape.Converter, Schema]] = {
    shape.words: _STRING,
    shape.text: _TEXT,
    shape.names: _NAMES,
    shape.weight: {"type": "integer", "minimum": 1, "maximum": 5, "default": 3},
    shape.whole: {"type": "integer"},
    shape.truth: {"type": "boolean"},
}
"""What each converter takes."""

_UNQUOTED: Final = ("date", "date-time", "date-time-local")
"""Dates and times of TOML's own have no type in JSON. Taplo checks them as strings, Tombi as these formats alone."""
_YEAR: Final = {"type": "integer", "minimum": 100, "maximum": 9999}
_SIDE: Final = {"anyOf": [_STRING, *({"type": "string", "format": name} for name in _UNQUOTED), _YEAR]}
_DATE: Final = {"pattern": r"\S", **_SIDE}
"""A date; `start` and `end` may also be empty."""

_IS_TABLE: Final = {"anyOf": [{"type": "object"}, {"type": "array", "contains": {"type": "object"}}]}
_DATED: Final = frozenset({("event",), ("era",)})
"""Tables that need a date: `when`, or `start` and `end`."""


def schema() -> Schema:
    """The schema, as JSON has it."""
    root = _table(())
    tables = {name: _described((name,), _array(name)) for name in ("lane", "source", "era", "event", "route")}
    assert tables.keys() == set(ARRAYS)
    return {
        "$schema": DIALECT,
        "title": "A chronology of timeline-tui",
        "description": ABOUT,
        # Tombi takes inline tables of several lines for a mistake unless it is told.
        "x-tombi-toml-version": "v1.1.0",
        "type": "object",
        "properties": {**root["properties"], "check": _described(("check",), _table(("check",))), **tables},
        # A table that is not known is left out with all it holds: that is an error.
        "additionalProperties": {"not": _IS_TABLE},
        "$defs": {"-".join(way): _table(way) for way in shape.TABLES if way and way != ("check",)},
    }


def schema_text() -> str:
    """The schema as it stands in `events.schema.json` beside this module, and as `timeline-tui schema` prints it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _array(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _described(way: Way, made: Schema) -> Schema:
    return {"description": TABLES[way], **made}


def _table(way: Way) -> Schema:
    table = shape.TABLES[way]
    made: Schema = {
        "type": "object",
        "properties": {key: _key(way, key, convert) for key, convert in table.shape.items()},
        "additionalProperties": True,
    }
    if table.needed:
        made["required"] = [table.needed]
    if way in _DATED:
        made["anyOf"] = [{"required": [key]} for key in ("when", "start", "end")]
    if never := _never(way):
        made["allOf"] = [{"not": {"type": "object", "required": keys}} for keys in never]
    return made


def _key(way: Way, key: str, convert: shape.Converter) -> Schema:
    """The schema of one value. Nothing is a reference: Taplo reads no description beside one."""
    words = KEYS[way][key]
    return {"description": words.meaning, **_value(way, key, convert), "examples": list(words.examples)}


def _value(way: Way, key: str, convert: shape.Converter) -> Schema:
    if (*way, key) in shape.TABLES:
        entry: Schema = {"$ref": f"#/$defs/{'-'.join((*way, key))}"}
        # An event of a route may be named by its id alone.
        items = {"anyOf": [entry, _STRING]} if key == "stops" else entry
        return {**_table((*way, key)), "type": ["array", "object"], "items": items}
    if isinstance(convert, shape.OneOf):
        return {"enum": list(convert.allowed)}
    if convert is shape.as_is:
        return _SIDE if key in {"start", "end"} else _DATE
    if way == ("event",) and key == "id":
        # An empty one is made from the title.
        return {"type": "string", "pattern": f"^({ID_PATTERN})?$", "not": {"enum": sorted(RESERVED)}}
    if key == "color":
        return {"anyOf": [{"enum": list(COLORS)}, _STRING]}
    if way == ("check",):
        return {**_NAMES, "items": {"anyOf": [{"enum": [*FAMILIES, *RULES]}, _STRING]}}
    return _SIMPLE[convert]


def _never(way: Way) -> list[list[str]]:
    """Keys that can't stand together in a table, or at all."""
    together = [["when", "start"], ["when", "end"]] if way in _DATED else []
    astray = set(shape.OF_EVENTS) if way == ("event", "evidence") else set()
    if way[:1] == ("event",):
        astray |= shape.OF_CHRONICLES
    return together + [[key] for key in sorted(astray)]
