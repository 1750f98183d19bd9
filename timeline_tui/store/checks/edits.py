"""Edits of a file's text: exact places, everything else byte for byte as it was."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """Put `new` in place of the characters `[start, end)`."""

    start: int
    end: int
    new: str


class Lines:
    """The lines of a text, counted from 1, with the offset of each."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def __getitem__(self, number: int) -> str:
        """A line without its end; empty past the last."""
        return self._lines[number - 1].removesuffix("\r") if 0 < number <= len(self._lines) else ""

    def __len__(self) -> int:
        return len(self._lines)

    def start(self, number: int) -> int:
        """The offset at which a line begins; of the end of the text past the last."""
        return min(self._starts[number - 1], len(self.text))

    def number_at(self, offset: int) -> int:
        """The line in which an offset lies."""
        return bisect_right(self._starts, offset)

    def end_of_line(self) -> str:
        r"""What ends a line of this text: `\n`, or `\r\n` where the first line ends so."""
        return "\r\n" if self._lines[0].endswith("\r") else "\n"


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; of two that touch the same characters the first in the text is made."""
    done, pieces = 0, []
    for edit in sorted(edits):
        if edit.start >= done:
            pieces += [text[done : edit.start], edit.new]
            done = edit.end
    return "".join((*pieces, text[done:]))
