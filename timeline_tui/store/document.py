"""One file as tables, each with the line of its header; what TOML can't read is cut out and named."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, repeat
from operator import add
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store import scan
from timeline_tui.store.error import StoreError
from timeline_tui.store.toml import BrokenError, characters, first, nodes_of, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.mending import Breach

ARRAYS: Final = ("event", "lane", "source", "era", "route")
"""The arrays of tables that a file is made of."""
_PIECE: Final = 2**14
"""Characters read at once: so few that no screen waits for them, and that brackets in them can do no harm."""


class Document:
    """What a file holds. `tables["event"][i]` begins at offset `starts["event"][i]`, `lines["event"][i]`.

    `text` is as read: where TOML was broken, with the `breaches` blanked out, line for line. A file of another format
    has an `origin`, its tables are what was carried over, and `text` is empty.
    """

    def __init__(self, file: str, text: str, breaches: Sequence[Breach] = (), origin: str = "") -> None:
        self.file = file
        self.text = text
        self.origin = origin
        """The format that the file is in, where it is not TOML: `iCalendar`."""
        self.remarks: tuple[tuple[str, str], ...] = ()
        """Code and sentence of what is to be said of the file as a whole."""
        self.root: dict[str, Any] = {}
        self.tables: dict[str, list[Any]] = {name: [] for name in ARRAYS}
        self.starts: dict[str, list[int]] = {name: [] for name in ARRAYS}
        self.lines: dict[str, list[int]] = {name: [] for name in ARRAYS}
        self.breaches = tuple(breaches)
        self.lone: list[str] = []
        """Arrays that are written as one table: `[event]`."""
        self.events: dict[int, Event] = {}
        """The event of each table by its place among them, once they are read."""

    def event_at(self, line: int) -> int | None:
        """The index of the event whose table `line` stands in, or None where it is no event's."""
        lines = self.lines
        index = bisect_right(lines["event"], line) - 1
        if index < 0:
            return None
        others = [lines[name][:at] for name in lines if name != "event" and (at := bisect_right(lines[name], line))]
        return index if all(before[-1] < lines["event"][index] for before in others) else None


def read_document(file: str, text: str, progress: Callable[[int], None] | None = None) -> Document:
    """The tables of a file's text. Raises StoreError where nothing in it is TOML."""
    if not text.strip():
        raise StoreError(file, 'this file is empty; begin with [[event]], title = "…" and when = …')
    document = Document(file, text)
    try:
        _fill(document, progress)
    except BrokenError:
        from timeline_tui.store.salvage import salvage  # noqa: PLC0415 - most files are whole

        readable, breaches, table = salvage(file, text)
        document = Document(file, readable, breaches=breaches)
        _add(document, table, first=True)
    _find_headers(document)
    return document


def _fill(document: Document, progress: Callable[[int], None] | None) -> None:
    """Read the text in pieces that begin at an event.

    Raises BrokenError where TOML is broken, and also where only the whole can tell: where a cut falls into a
    string, or a key stands in two pieces.
    """
    text = document.text
    events = document.tables["event"]
    for number, (start, end) in enumerate(_pieces(text)):
        done = len(events)
        _add(document, parse(text[start:end]), first=number == 0)
        if progress:
            progress(len(events) - done)


def _pieces(text: str) -> list[tuple[int, int]]:
    if len(text) <= 2 * _PIECE:
        return [(0, len(text))]
    cuts = [0]
    while (cut := text.find("\n[[event]]", cuts[-1] + _PIECE)) >= 0:
        cuts.append(cut + 1)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _add(document: Document, table: dict[str, Any], *, first: bool) -> None:
    for name, value in table.items():
        if name not in document.tables:
            if name in document.root and not first:
                raise BrokenError("duplicate key")
            document.root[name] = value
        elif isinstance(value, list):
            if name in document.lone:
                raise BrokenError("duplicate key")  # `[event]` in one piece, `[[event]]` in the next
            document.tables[name] += value
        elif isinstance(value, dict) and first and not document.tables[name]:
            document.tables[name].append(value)
            document.lone.append(name)
        elif first:
            document.root[name] = value
        else:
            raise BrokenError("duplicate key")


_PLAIN_EVENT: Final = "\n[[event]]"
_ANY_HEADER: Final = re.compile(r"\[\[[ \t]*(event|lane|source|era|route)[ \t]*\]\]")


def _find_headers(document: Document) -> None:
    """Where the tables begin: a quick look, believed where the count is right, else a thorough one."""
    text = document.text
    # Nearly all of a large file is plain headers of events, one after the other, from the first on.
    plain = text.find(_PLAIN_EVENT) + 1 or len(text)
    for look, end in ((_quick, plain), (_quick, len(text)), (scan.headers, len(text))):
        _forget_headers(document)
        line, at = 1, 0
        for name, start in look(text[:end]):
            if name in document.starts:
                line += text.count("\n", at, start)
                at = start
                document.starts[name].append(start)
                document.lines[name].append(line)
        if end < len(text):
            _add_plain(document, end, line + text.count("\n", at, end))
        if all(len(document.starts[name]) == len(document.tables[name]) for name in ARRAYS):
            return
    _forget_headers(document)
    _headers_by_metadata(document)


def _quick(text: str) -> Iterator[tuple[str, int]]:
    return ((found[1], found.start()) for found in _ANY_HEADER.finditer(text) if _leads(text, found.start()))


def _add_plain(document: Document, start: int, line: int) -> None:
    """The headers from `start` on, which is the first `[[event]]`, where all are such and those of tables below."""
    text = document.text[start - 1 :]
    parts = text.split(_PLAIN_EVENT)
    count = len(parts) - 1
    if text.count("[[") not in (count, count + text.count("[[event.")):
        return
    between = parts[1:-1]
    lengths = accumulate(map(len, between), initial=start)
    breaks = accumulate(map(str.count, between, repeat("\n")), initial=line)
    size = len(_PLAIN_EVENT)
    document.starts["event"].extend(map(add, lengths, range(0, count * size, size)))
    document.lines["event"].extend(map(add, breaks, range(count)))


def _forget_headers(document: Document) -> None:
    for name in ARRAYS:
        document.starts[name].clear()
        document.lines[name].clear()


def _leads(text: str, start: int) -> bool:
    """Whether nothing but blanks stands before `start` on its line."""
    if start == 0 or text[start - 1] == "\n":
        return True
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _headers_by_metadata(document: Document) -> None:
    """The places of tables that have no header of their own: `event = [{…}, {…}]`, `[event]`."""
    breaks = [0, *(found.end() for found in re.finditer("\n", document.text))]
    for name, node in nodes_of(document.text).items():
        if name not in document.tables:
            continue
        value = node.get("value")
        if isinstance(value, list):
            entries = value
        else:
            # A lone `[event]` has no place of its own; its first key stands just below it.
            entries = [node if "value_line" in node else next(iter(node.values()), {})]
        for entry in entries[: len(document.tables[name])]:
            line = first(entry.get("value_line", entry.get("key_line", 1)))
            column = first(entry.get("value_col", 1))
            text = document.text[breaks[line - 1] : breaks[line] if line < len(breaks) else None]
            document.lines[name].append(line)
            document.starts[name].append(breaks[line - 1] + characters(text, column) - 1)
