"""The lines of a GEDCOM file as records: each line with those that stand below it. Rules: GEDCOM 5.5.1, chapter 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LINE: Final = re.compile(r"\s*(\d{1,2})\s+(?:@([^@\n]+)@\s+)?([A-Za-z0-9_]+)(?: (.*))?\Z", re.DOTALL)
_POINTER: Final = re.compile(r"\s*@([^@#\s][^@]*)@\s*\Z")
_STEP: Final = 20_000
"""Lines between two reports of progress."""


class Line:
    """A line: its tag, its value, its own name where it is a record, and the lines below it."""

    __slots__ = ("below", "name", "number", "tag", "value")

    def __init__(self, tag: str, value: str = "", name: str = "", number: int = 0) -> None:
        self.tag = tag
        self.value = value
        self.name = name
        """What others point to it by: `I1`; empty where nothing can."""
        self.number = number
        """Where it stands in the file, from 1."""
        self.below: list[Line] = []

    def all(self, *tags: str) -> Iterator[Line]:
        """The lines right below of these tags."""
        return (line for line in self.below if line.tag in tags)

    def one(self, *tags: str) -> Line | None:
        """The first of them."""
        for line in self.below:
            if line.tag in tags:
                return line
        return None

    def text(self, *tags: str) -> str:
        """The text of the first of them, with the lines that go on with it; empty where there is none."""
        found = self.one(*tags)
        return found.whole if found else ""

    @property
    def whole(self) -> str:
        """Its value with what CONT and CONC add to it; `@@` is one `@`."""
        parts = [self.value]
        for line in self.below:
            if line.tag == "CONT":
                parts += ["\n", line.value]
            elif line.tag == "CONC":
                parts.append(line.value)
        return "".join(parts).replace("@@", "@").strip()

    @property
    def pointer(self) -> str:
        """The name of the record that its value points to: `@I1@`; empty for any other value."""
        found = _POINTER.match(self.value)
        return found[1] if found else ""


def parse(text: str, progress: Callable[[int, int], None] | None = None) -> tuple[list[Line], list[tuple[str, str]]]:
    """The records of a text, and what in it is no GEDCOM, with where that is. Never refuses."""
    root = Line("")
    stack = [root]
    broken: list[tuple[str, str]] = []
    lines = text.split("\n")
    for number, written in enumerate(lines, 1):
        if progress and number % _STEP == 0:
            progress(number, len(lines))
        if not written.strip():
            continue
        found = _LINE.match(written)
        if found is None:
            # A text that somebody's program broke into lines goes on.
            broken.append(("lines that are no GEDCOM, taken as more of the text before", f"line {number}"))
            if len(stack) > 1:
                stack[-1].below.append(Line("CONT", written.strip(), number=number))
            continue
        level = int(found[1])
        if level >= len(stack):
            broken.append(("lines that stand too deep", f"line {number}"))
            level = len(stack) - 1
        line = Line(found[3].upper(), found[4] or "", (found[2] or "").strip(), number)
        del stack[level + 1 :]
        stack[level].below.append(line)
        stack.append(line)
    return root.below, broken


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
