"""One part of a file that TOML can't read: one statement after the other is blanked out until it can be.

Lines keep their numbers: what is taken away leaves empty lines.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from timeline_tui.store import scan
from timeline_tui.store.causes import ARRAY_NAMES, Cause, broken_header, cause_of, never_closed
from timeline_tui.store.toml import BrokenError, parse

_MOST: Final = 40
"""Breaches in one part; after so many the rest of it is blanked out."""
_MOST_READ: Final = 2**24
"""Characters of one part that are read again, all readings together."""
_HEADER_NAME: Final = re.compile(r"[ \t]*\[+[ \t]*([A-Za-z][\w.-]*)")
_WITHOUT_SIGN: Final = re.compile(r"[ \t]*([\w-]+)[ \t]+(.*)")


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
        before = "\n".join([*self._lines[:at], self._lines[at][: max(broken.column - 1, 0)]])
        opened = scan.left_open(before)
        start = before.count("\n", 0, opened[0]) if opened else at
        if self._lines[start].lstrip().startswith("["):
            self._mend_header(start, broken)
        elif opened and (start < at or "unclosed" in broken.reason):
            self._take_away_open(before, *opened, start, broken)
        else:
            self._without(at, max(self._end_of_statement(at), at + 1), broken)

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
        column = cause.column or broken.column
        if cause.code == "T108":
            column = line.rfind("\\", 0, column - 1) + 1 or column
        self._breach(at, column, cause, self._lines[start])
        self._blank(start, end)

    def _breach(self, at: int, column: int, cause: Cause, statement: str = "") -> None:
        key, raw = "", ""
        if scan.STATEMENT.match(statement):
            key, _, raw = statement.partition("=")
        elif cause.code == "T105" and (found := _WITHOUT_SIGN.match(statement)):
            key, raw = found[1], found[2]
        written = cause.text if cause.column else raw.strip()
        self.breaches.append(Breach(self._first_line + at, column, cause, key.strip(" \t\"'"), written))

    def _blank(self, start: int, end: int) -> None:
        self._lines[start:end] = [""] * (end - start)
