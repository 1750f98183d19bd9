"""Where in a file a value stands: asked only for what is wrong, of the part that it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from timeline_tui.store.toml import characters, first, nodes_of

if TYPE_CHECKING:
    from timeline_tui.store.document import Document

Path: TypeAlias = "tuple[str | int, ...]"
"""The way to a value: `("event", 3, "links", 0, "to")`."""


class Spot(NamedTuple):
    """A line and a column, both from 1, the column in characters; and the text that stands there."""

    line: int
    column: int
    text: str


class Places:
    """The places of one document's values. Keeps the last part it looked into."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = sorted(start for starts in document.starts.values() for start in starts)
        self._part: tuple[int, str, dict[str, Any]] | None = None

    def find(self, path: Path, *, at_key: bool = False) -> Spot:
        """The place of the value at `path`, or of its key; of what it stands in, where it is not found."""
        if self._document.origin:
            return Spot(self._line_of(path), 1, "")
        start, line, steps = self._part_of(path)
        text, nodes = self._nodes(start)
        lines = text.split("\n")
        first_line = lines[0].strip()
        spot = Spot(line, lines[0].find(first_line) + 1, first_line)
        node: Any = nodes
        for step in steps:
            if isinstance(step, int):
                if step == 0 and isinstance(node, dict):
                    continue  # [event]: one table where an array is wanted
                if not isinstance(node, list) or step >= len(node):
                    break
            elif not isinstance(node, dict) or step not in node:
                break
            entry = node[step]
            keyed = at_key and step == steps[-1]
            if isinstance(entry, dict) and ("value_line" in entry or "key_line" in entry):
                spot = _spot(entry, lines, line, keyed=keyed or "value_line" not in entry) or spot
                node = entry.get("value")
            else:
                node = entry
                header = re.search(rf"^[ \t]*\[[^\[\]\n]*\.[ \t]*{re.escape(str(step))}[ \t]*\]", text, re.MULTILINE)
                if header and isinstance(entry, dict):
                    above = text.count("\n", 0, header.start())
                    spot = Spot(line + above, header[0].find("[") + 1, header[0].strip())
        return spot

    def _line_of(self, path: Path) -> int:
        """The line in a file of another format at which the table of `path` begins, where it is known."""
        lines = self._document.lines.get(str(path[0]), []) if path else []
        index = path[1] if len(path) > 1 else None
        return (lines[index] if isinstance(index, int) and index < len(lines) else 0) or 1

    def _part_of(self, path: Path) -> tuple[int, int, Path]:
        """Start, line and inner path of the part that `path` leads into."""
        document = self._document
        name = path[0] if path else ""
        if isinstance(name, str) and name in document.tables and len(path) > 1:
            index = path[1]
            starts = document.starts[name]
            if isinstance(index, int) and index < len(starts):
                start, line = starts[index], document.lines[name][index]
                header = document.text[start : start + 2]
                if header == "[[":
                    return start, line, (name, 0, *path[2:])
                if header[:1] == "[":
                    return start, line, (name, *path[2:])
        if path:
            # A table of the top level, as [check], may stand anywhere.
            own = re.search(rf"^[ \t]*\[\[?[ \t]*{re.escape(str(name))}[ \t]*[\].]", document.text, re.MULTILINE)
            if own:
                return own.start(), document.text.count("\n", 0, own.start()) + 1, path
        return 0, 1, path

    def _nodes(self, start: int) -> tuple[str, dict[str, Any]]:
        if self._part is None or self._part[0] != start:
            text = self._document.text
            after = bisect_right(self._starts, start)
            # Tables within one line or one list begin at no header: all before the first header is one part.
            while after < len(self._starts) and text[self._starts[after]] != "[":
                after += 1
            # From the beginning of the header's line, so that columns are those of the file.
            begin = text.rfind("\n", 0, start) + 1
            part = text[begin : self._starts[after] if after < len(self._starts) else len(text)]
            self._part = (start, part, nodes_of(part))
        return self._part[1], self._part[2]


def _spot(entry: dict[str, Any], lines: list[str], first_line: int, *, keyed: bool) -> Spot | None:
    which = "key" if keyed else "value"
    line = first(entry.get(f"{which}_line", 0))
    if not 0 < line <= len(lines):
        return None
    column = characters(lines[line - 1], first(entry[f"{which}_col"]))
    return Spot(first_line + line - 1, column, str(entry.get(f"{which}_raw", "")))
