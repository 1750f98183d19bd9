"""What is wrong in a file: where, what, and how to mend it. One value for `check`, banner and pane."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "hint"]


class Problem(NamedTuple):
    """One thing wrong at one place. `line` and `column` count from 1; `message` is a sentence and a mend."""

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    event: str = ""
    """The id of the event it concerns, or empty."""
    text: str = ""
    """The offending text as written."""
    fix: str = ""
    """A version that can be pasted in its place, or empty."""

    def __str__(self) -> str:
        """`FILE:LINE:COL: CODE message`, as `check` prints it."""
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"
