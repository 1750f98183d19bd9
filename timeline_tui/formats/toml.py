"""What a reader made, as a file of our own: canonical layout, with what was lost and guessed as comments at its top."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from timeline_tui.chronicle.plain import inert
from timeline_tui.store.document import ARRAYS
from timeline_tui.store.shape import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline_tui.formats.carried import Carried

_ORDERS: Final = {names: {key: at for at, key in enumerate(table.shape)} for names, table in TABLES.items()}
"""The place of each key among those of its table."""
_ESCAPED: Final = re.compile(
    '[\\\\"\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]'
)
"""What must not stand in a text as it is, or would be obeyed by an editor that shows it."""
_SHORT: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+").fullmatch
_OWN_TABLES: Final = frozenset({("event", "evidence"), ("route", "stops")})
"""Lists of tables whose entries have a header each."""
_WIDEST: Final = 118
"""Characters of a line of comment."""


def lines(carried: Carried, name: str, origin: str) -> Iterator[str]:
    """The lines of `events.toml`, made of `name`, which is in the format `origin`."""
    yield from _comment(f"From {name} ({origin}).")
    for notice in carried.notices:
        yield from _comment(notice)
    if carried.losses:
        yield from _comment("Not carried over:")
        for loss in carried.losses.summary():
            yield from _comment(f"- {loss}")
    if carried.preface or carried.events:
        yield ""
    yield from _statements(carried.preface, (), "")
    arrays = {array: carried.preface.get(array) for array in ARRAYS} | {"event": carried.events}
    for array, tables in arrays.items():
        if tables is not None and not _are_tables(tables):
            yield f"{array} = {_value(tables, (array,))}"
    for array in (*(array for array in ARRAYS if array not in ("event", "route")), "event", "route"):
        for table in arrays[array] if _are_tables(arrays[array]) else ():
            yield from _table(table, (array,))


def _are_tables(value: object) -> TypeGuard[list[dict[str, Any]]]:
    """Whether it is a list of tables, as it should be: a file of others may have anything there."""
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _comment(words: str) -> Iterator[str]:
    """A remark as lines of comment: what a file brought into it is one line and harmless."""
    line = "#"
    for word in inert(" ".join(words.split())).split(" "):
        if len(line) + len(word) >= _WIDEST and line != "#":
            yield line
            line = "#"
        line += f" {word}" if word else ""
    yield line


def _table(table: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    indent = "  " * (len(names) - 1)
    yield ""
    yield f"{indent}[[{'.'.join(names)}]]"
    yield from _statements(table, names, indent)


def _statements(table: Mapping[str, Any], names: tuple[str, ...], indent: str) -> Iterator[str]:
    keys, below = _in_order(tuple(table), names)
    for key, start, way in keys:
        value = table[key]
        if value is None:
            continue  # TOML has no word for nothing
        plain = isinstance(value, str) and "\n" not in value
        yield f"{indent}{start}{_quoted(value) if plain else _value(value, way)}"
    for key in below:
        if not _are_tables(table[key]):
            yield f"{indent}{_key(key)} = {_value(table[key], (*names, key))}"
            continue
        for entry in table[key]:
            yield from _table(entry, (*names, key))


@lru_cache(1024)
def _in_order(
    written: tuple[str, ...], names: tuple[str, ...]
) -> tuple[list[tuple[str, str, tuple[str, ...]]], list[str]]:
    """Keys of a table in the order in which they are written, each with `key = ` and its way; and lists of tables.

    Most tables of a file have the same keys as others.
    """
    order = _ORDERS.get(names, {})
    known = sorted(written, key=lambda key: order.get(key, len(order)))
    below = [key for key in known if (*names, key) in _OWN_TABLES]
    own = [key for key in known if key not in below and (names or key not in ARRAYS)]
    return [(key, f"{_key(key)} = ", (*names, key)) for key in own], below


def _key(key: str) -> str:
    return key if _BARE(key) else _quoted(key)


def _value(value: object, names: tuple[str, ...]) -> str:
    if isinstance(value, str):
        return _long(value) if "\n" in value else _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        order = _ORDERS.get(names, {})
        keys = sorted(value, key=lambda key: order.get(key, len(order)))
        there = (key for key in keys if value[key] is not None)
        inside = ", ".join(f"{_key(key)} = {_inline(value[key], names)}" for key in there)
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_inline(entry, names) for entry in value if entry is not None)}]"
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return f'"{value}"'  # more than TOML's numbers hold
    return str(value)


def _inline(value: object, names: tuple[str, ...]) -> str:
    """A value on one line."""
    return _quoted(value) if isinstance(value, str) else _value(value, names)


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"' if _ESCAPED.search(text) else f'"{text}"'


def _long(text: str) -> str:
    """A text of several lines, a line each; the last backslash keeps the closing quotes off it."""
    body = "\n".join(_ESCAPED.sub(_escape, line) for line in text.split("\n"))
    body = body.replace('\\"', '"').replace('"""', '""\\"')
    if body.endswith('"'):
        body = f'{body[:-1]}\\"'
    return f'"""\n{body}"""'


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    if "\ud800" <= letter <= "\udfff":
        return "\\uFFFD"  # half a character is none
    return _SHORT.get(letter) or f"\\u{ord(letter):04X}"
