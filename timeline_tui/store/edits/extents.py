"""Where an event stands in its file: which lines are its own, and which comments belong to it.

An event is its header, its keys and everything between them, with the tables under it. To it belong the comments
directly below its last key and directly above its header, with no blank line between. Comments that a blank line parts
from it head a section and stay, and so do those that begin the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.store.error import StoreError
from timeline_tui.store.toml import first, nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.store.document import Document


_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


class Extent(NamedTuple):
    """Offsets into a file's text, each at the beginning of a line."""

    above: int
    """Where the comments begin that belong to the event."""
    start: int
    """Of its header."""
    keys_end: int
    """After its last key."""
    end: int
    """After the comments below."""


class Statement(NamedTuple):
    """A key and its value, as they stand in a part of a file: lines count from 0 in that part."""

    path: tuple[str | int, ...]
    node: dict[str, Any]
    first_line: int
    last_line: int


def extent_of(document: Document, index: int) -> Extent:
    """Where event `index` stands. Raises StoreError where its keys stand in several places."""
    text = document.text
    start, end = _part_around(document, document.starts["event"][index])
    lines = lines_of(text[start:end])
    found = list(statements(nodes_of(text[start:end])))
    last = max((one.last_line for one in found if one.path[0] == "event"), default=0)
    if any(one.first_line <= last for one in found if one.path[0] != "event"):
        line = document.lines["event"][index]
        raise StoreError(document.file, f"the keys of the event on line {line} stand in several places; edit it there")
    below = last + 1
    while below < len(lines) and lines[below].lstrip().startswith("#"):
        below += 1
    leads_on = bool(lines[below].strip()) if below < len(lines) else end < len(text)
    if leads_on:
        below = last + 1  # the comments are those of what comes next
    keys_end = start + len("".join(lines[: last + 1]))
    return Extent(_above(document, start), start, keys_end, start + len("".join(lines[:below])))


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends. Only a line feed ends a line in TOML."""
    return _LINE.findall(text)


def statements(nodes: dict[str, Any], path: tuple[str | int, ...] = ()) -> Iterator[Statement]:
    """Every key that is given a value, and every header of tables within a table, in the metadata of a part."""
    for key, node in nodes.items():
        yield from _statement(node, (*path, key))


def _statement(node: Any, path: tuple[str | int, ...]) -> Iterator[Statement]:
    if "value_line" in node and isinstance(node.get("value_raw"), str):
        lines = node["value_line"]
        line = first(node["key_line"]) if "key_line" in node else first(lines)
        yield Statement(path, node, line - 1, (lines if isinstance(lines, int) else lines[-1]) - 1)
        if isinstance(node["value"], dict) and node["value_raw"].startswith("[["):
            yield from statements(node["value"], path)
    elif "key_line" in node and isinstance(node.get("value"), list):
        for number, entry in enumerate(node["value"]):
            yield from _statement(entry, (*path, number))
    else:
        yield from statements(node, path)


def _part_around(document: Document, start: int) -> tuple[int, int]:
    """The lines from a header to the next header of one of a file's arrays."""
    text = document.text
    starts = sorted(start for starts in document.starts.values() for start in starts)
    after = bisect_right(starts, start)
    end = starts[after] if after < len(starts) else len(text)
    return text.rfind("\n", 0, start) + 1, (text.rfind("\n", 0, end) + 1 if end < len(text) else end)


def _above(document: Document, start: int) -> int:
    """Where the comment lines begin that stand directly above `start`; `start` where they begin the file."""
    text = document.text
    starts = sorted(before for starts in document.starts.values() for before in starts if before < start)
    floor = text.rfind("\n", 0, starts[-1]) + 1 if starts else 0
    part = text[floor:start]
    lines = lines_of(part)
    # What looks like a comment may be the end of a long text.
    taken = max((one.last_line for one in statements(nodes_of(part))), default=-1)
    top = len(lines)
    while top > taken + 1 and lines[top - 1].lstrip().startswith("#"):
        top -= 1
    return start if top == 0 and floor == 0 else floor + len("".join(lines[:top]))


def index_at(document: Document, line: int) -> int | None:
    """The index of the event whose header stands on `line`, counted from 1."""
    lines = document.lines["event"]
    at = bisect_left(lines, line)
    return at if at < len(lines) and lines[at] == line else None
