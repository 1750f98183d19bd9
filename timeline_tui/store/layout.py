"""One canonical layout of a file: order of keys, blanks, empty lines, indentation. What it says stays as it is.

Statements are moved, never written anew: comments go with what they stand above or beside, every date keeps its
letters, texts of several lines keep their bytes. Tables stay where they are, and so do the comments between them. Each
file is read back before it is believed: it must say the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store.document import ARRAYS, read_document
from timeline_tui.store.error import StoreError
from timeline_tui.store.layout_scan import Plain, cut, line_end_of
from timeline_tui.store.layout_values import BLANK, STEP, beside, indented, rank, tidied, written
from timeline_tui.store.shape import TABLES
from timeline_tui.store.toml import BrokenError, parse, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_tui.store.layout_scan import Block, Statement
    from timeline_tui.store.layout_values import Names

_TOP: Final = re.compile(r"(?:[ \t]*\r?\n)*((?:[ \t]*#:[^\n]*(?:\n|\Z))*)(?:[ \t]*\r?\n)*")
"""Lines for other programs at the top of a file, `#:schema …`: they are the file's, whatever stands below them."""
_WIDEST_GAP: Final = 2
"""Empty lines between tables, at most; at least one."""


def formatted(file: str, text: str, progress: Callable[[int, int], None] | None = None) -> str:
    """The text of a file in canonical layout, which is that of docs/file-format.md.

    Formatting what is formatted changes nothing. `progress` is told how much is done, of how much. Raises StoreError
    where the TOML is broken.
    """
    steps = _Steps(len(text), progress)
    said = _said(file, text, steps)
    found = _TOP.match(text)
    assert found
    line_end = line_end_of(text, 0)
    lines = [line.strip(BLANK) for line in found[1].split("\n") if line.strip(BLANK)]
    top = len(lines)
    for block in cut(text, found.end(), steps.laid_out):
        lines += _lines(block, line_end, at_top=len(lines) == top)
    while top < len(lines) and lines[top].startswith("#:"):
        top += 1
    if 0 < top < len(lines) and lines[top]:
        lines.insert(top, "")  # so Tombi's documents ask
    new = "".join(f"{line}{line_end}" for line in lines)
    if new != text and not ((says := _said(file, new, steps)) == said or same(says, said)):
        raise StoreError(file, "its layout can't be changed without changing what it says, so it is left as it is")
    return new


def is_chronicle(text: str) -> bool:
    """Whether a file that nobody named for itself is to be laid out: it holds tables of a chronicle, or is broken."""
    try:
        table = parse(text)
    except BrokenError:
        return True
    return not table.keys().isdisjoint(ARRAYS) or table.keys() <= {*TABLES[()].shape, "check"}


class _Steps:
    """How far it has come: the text is read, laid out, and read again."""

    def __init__(self, size: int, progress: Callable[[int, int], None] | None) -> None:
        self._size = size
        self._progress = progress
        self._read = 0

    def read(self, events: int) -> None:
        """So many events more are read."""
        self._read += events
        if self._progress:
            self._progress(self._read, 0)

    def laid_out(self, offset: int) -> None:
        """The text is laid out up to here."""
        if self._progress:
            self._progress(offset, self._size)


def _said(file: str, text: str, steps: _Steps) -> dict[str, Any]:
    """What a text says, as its tables."""
    if not text.strip():
        return {}
    document = read_document(file, text, steps.read)
    for breach in document.breaches:
        place = f"{breach.line}:{breach.column}"
        raise StoreError(file, f"it is laid out once it can be read whole; mend {place} first: {breach.cause.message}")
    return {"": document.root, **document.tables}


def _lines(block: Block | Plain, line_end: str, *, at_top: bool) -> Iterator[str]:
    """The lines of a block; a line may be a value of several lines. At the top of a file no empty line comes first."""
    if isinstance(block, Plain):
        yield from _above(block.above, "", 0 if at_top else _WIDEST_GAP)
        yield block.text
        return
    names = block.header.names if block.header else ()
    indent = STEP * (len(names) - 1)
    if block.header:
        yield from _above(block.above, indent, 0 if at_top else _WIDEST_GAP if len(names) == 1 else 1)
        yield f"{indent}{block.header.text}{beside(block.header.comment)}"
    yield from _statements(block.statements, names, indent, line_end)
    own = block.below.index("") if "" in block.below else len(block.below)
    yield from indented(block.below[:own], indent)
    is_empty = at_top and not block.header and not block.statements and not own
    yield from tidied(block.below[own:], at_top=is_empty, at_end=True)


def _above(above: Sequence[str], indent: str, widest: int) -> Iterator[str]:
    """What stands above a header, with the gap before it: one empty line at least where there may be any."""
    gap = next((number for number, line in enumerate(above) if line), len(above))
    yield from [""] * min(max(gap, 1), widest)
    yield from indented(tidied(above[gap:]), indent)


def _statements(statements: Sequence[Statement], names: Names, indent: str, line_end: str) -> Iterator[str]:
    """Statements in the order of the format.

    Comments that head them, with an empty line below, stay on top.
    """
    if not statements:
        return
    first = statements[0]
    head = len(first.above) - first.above[::-1].index("") if "" in first.above else 0
    at_top = True
    for line in indented(tidied(first.above[:head], at_top=True), indent):
        at_top = not line
        yield line
    ordered = sorted(
        (first._replace(above=first.above[head:]), *statements[1:]), key=lambda statement: rank(names, statement.key)
    )
    for statement in ordered:
        yield from indented(tidied(statement.above, at_top=at_top), indent)
        at_top = False
        value = written(statement.value, (*names, *statement.key.names), indent, line_end)
        yield f"{indent}{statement.key.text} = {value}{beside(statement.comment)}"
