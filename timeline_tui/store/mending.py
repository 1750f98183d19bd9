"""One part of a file that TOML can't read: one statement after the other is blanked out until it can be.

Lines keep their numbers: what is taken away leaves empty lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.store import scan
from timeline_tui.store.causes import (
    ARRAY_NAMES,
    broken_header,
    cause_of,
    is_bare,
    never_closed,
    runs_over,
    without_header,
)
from timeline_tui.store.toml import BrokenError, parse

if TYPE_CHECKING:
    from timeline_tui.store.cause import Cause

_MOST: Final = 40
"""Breaches in one part; after so many the rest of it is blanked out."""
_MOST_READ: Final = 2**24
"""Characters of one part that are read again, all readings together."""
_MOST_LINES: Final = 40
"""Lines of a text that was meant to run over several."""
_NAMES: Final = "|".join(sorted(ARRAY_NAMES))
_HEADER_NAME: Final = re.compile(r"[ \t]*\[[\[ \t]*([A-Za-z][\w.-]*)")
_WITHOUT_BRACKETS: Final = re.compile(rf"[ \t]*(?:[-*>]+[ \t]+)?[\[({{<]*({_NAMES})[\])}}>]*[ \t]*:?[ \t]*(?:#.*)?")
"""`event` or `- [[event]]` on a line of its own."""
_COLON: Final = re.compile(r"""[ \t]*["']?([\w-]+)["']?[ \t]*:[ \t]*(.*)""")
_PART: Final = re.compile(rf"[ \t]*\[\[[ \t]*({_NAMES})[ \t]*\]\]")
_OF_TABLES: Final = re.compile(r"[ \t]*(?:id|title)[ \t]*=")
"""What is written once in a table, and at its beginning."""
_DATED: Final = re.compile(r"[ \t]*(?:when|start|end)[ \t]*=")


class Breach(NamedTuple):
    """A place where a file is not TOML, and the statement that was left out for it."""

    line: int
    column: int
    cause: Cause
    key: str = ""
    """The key of the statement, empty where it has none."""
    raw: str = ""
    """What stood after `=`."""


class Part:
    """A part that begins on `first_line` of the file, its breaches so far, and its text without them."""

    def __init__(self, text: str, first_line: int) -> None:
        self._lines = text.split("\n")
        self._first_line = first_line
        self.breaches: list[Breach] = []

    @property
    def text(self) -> str:
        """The part, with what is broken blanked out."""
        return "\n".join(self._lines)

    def mend(self) -> Part:
        """Blank out what is broken, and give this part back."""
        for _ in range(max(3, min(_MOST, _MOST_READ // len(self.text)))):
            try:
                parse(self.text)
            except BrokenError as broken:
                self._take_away(broken)
            else:
                return self
        self._blank(0, len(self._lines))
        return self

    def blank(self, broken: BrokenError) -> None:
        """Blank out all of it for one breach."""
        self._breach(max(broken.line - 1, 0), broken.column or 1, cause_of(self._lines[0], broken))
        self._blank(0, len(self._lines))

    def blank_statement(self, at: int, cause: Cause) -> None:
        """Blank out the statement that begins on the line `at`, counted from 0."""
        self._breach(at, 1, cause)
        self._blank(at, self._end_of_statement(at))

    def _take_away(self, broken: BrokenError) -> None:
        at = broken.line - 1
        if not 0 <= at < len(self._lines):
            self.blank(BrokenError(broken.reason))
            return
        if self._take_lone_quote(at) or self._take_bare_header(at) or self._take_missing_header(at, broken):
            return
        before = "\n".join([*self._lines[:at], self._lines[at][: max(broken.column - 1, 0)]])
        opened = scan.left_open(before)
        start = before.count("\n", 0, opened[0]) if opened else at
        if self._lines[start].lstrip().startswith("["):
            self._mend_header(start, broken)
        elif opened and (start < at or "unclosed" in broken.reason):
            self._take_away_open(before, *opened, start, broken)
        else:
            self._without(at, max(self._end_of_statement(at), at + 1), broken)

    def _take_lone_quote(self, at: int) -> bool:
        """A quote above line `at`, or on it, that its line does not close: the reader can stop far below."""
        lone = scan.lone_quote("\n".join(self._lines[: at + 1]))
        if not lone:
            return False
        start = "\n".join(self._lines[: at + 1]).count("\n", 0, lone[0])
        line = self._lines[start].removesuffix("\r")
        if start == at or is_bare(line):
            return False
        end = self._last_line_of_text(start, lone[1]) + 1
        cause = runs_over(lone[1], line, end - start) if end > start + 1 else never_closed(lone[1], line)
        self._breach(start, len(line) + 1, cause, line)
        self._blank(start, end)
        return True

    def _last_line_of_text(self, start: int, sign: str) -> int:
        """The line on which the text of line `start` closes that was meant to run over several; else that line."""
        for end in range(start + 1, min(start + _MOST_LINES, len(self._lines))):
            line = self._lines[end].strip()
            if scan.STATEMENT.match(line) or line[:1] in {"[", "#"}:
                break
            if line.endswith(sign) and line.count(sign) == 1:
                return end
        return start

    def _take_bare_header(self, at: int) -> bool:
        """A line that is the name of a table without brackets, or with more than they."""
        line = self._lines[at]
        found = _WITHOUT_BRACKETS.fullmatch(line.removesuffix("\r"))
        if not found or line.lstrip().startswith("["):
            return False
        self._breach(at, 1, broken_header(line, found[1]))
        self._lines[at] = f"[[{found[1]}]]"
        return True

    def _take_missing_header(self, at: int, broken: BrokenError) -> bool:
        """`id = …` a second time, below an empty line: the header is put there that was forgotten."""
        header = _PART.match(self._lines[0])
        if "duplicate key" not in broken.reason or not header or at < 2 or self._lines[at - 1].strip():
            return False
        below = next((end for end in range(at, len(self._lines)) if not self._lines[end].strip()), len(self._lines))
        if not _OF_TABLES.match(self._lines[at]) or not any(map(_DATED.match, self._lines[at:below])):
            return False
        self._breach(at, 1, without_header(self._lines[at], header[1]))
        self._lines[at - 1] = f"[[{header[1]}]]"
        return True

    def _take_away_open(self, before: str, offset: int, sign: str, start: int, broken: BrokenError) -> None:
        """A value of several lines: never closed, or broken inside."""
        end = self._end_of_statement(start)
        if len(sign) == 1 and end >= broken.line and scan.closing("\n".join(self._lines[start:end])):
            self._without(start, end, broken)
            return
        column = offset - before.rfind("\n", 0, offset)
        self._breach(start, column, never_closed(sign, self._lines[start]), self._lines[start])
        self._blank(start, max(end, start + 1))

    def _end_of_statement(self, start: int) -> int:
        """The line after the statement of line `start`: where its brackets close, or the next one begins."""
        lines = self._lines
        if not scan.left_open(lines[start]):
            return start + 1
        text = "\n".join(lines[start:])
        closed = scan.closing(text)
        if closed is not None:
            return start + text.count("\n", 0, closed) + 1
        for end in range(start + 1, len(lines)):
            if scan.STATEMENT.match(lines[end]) or lines[end].startswith("[["):
                return end
        return len(lines)

    def _mend_header(self, at: int, broken: BrokenError) -> None:
        """Make a header whole where its name can be told; else blank out what it heads."""
        line = self._lines[at]
        name = _HEADER_NAME.match(line)
        whole = f"[[{name[1]}]]" if name else ""
        if name and line.strip() != whole and name[1].partition(".")[0] in ARRAY_NAMES:
            self._breach(at, 1, broken_header(line, name[1]))
            self._lines[at] = whole
        else:
            self._without(at, len(self._lines), broken)

    def _without(self, start: int, end: int, broken: BrokenError) -> None:
        at = broken.line - 1
        line = self._lines[at]
        cause = cause_of(line, broken)
        # Behind letters of several bytes the reader can name a column that its line has not.
        column = cause.at or cause.column or min(broken.column, len(line.removesuffix("\r")) + 1)
        if cause.code == "T108":
            column = line.rfind("\\", 0, column - 1) + 1 or column
        self._breach(at, column, cause, self._lines[start])
        self._blank(start, end)

    def _breach(self, at: int, column: int, cause: Cause, statement: str = "") -> None:
        key, raw = "", ""
        if found := scan.STATEMENT.match(statement) or scan.STATEMENT.match(statement := cause.fix):
            key, raw = found[0].rpartition("=")[0], statement[found.end() :]
        elif found := _COLON.match(self._lines[at]):
            key, raw = found[1], found[2]
        written = cause.text if cause.column else raw.strip()
        self.breaches.append(Breach(self._first_line + at, column, cause, key.strip(" \t\"'"), written))

    def _blank(self, start: int, end: int) -> None:
        self._lines[start:end] = [""] * (end - start)
