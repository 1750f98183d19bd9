"""Why a line is no TOML, as a value, and the little TOML that mends are written in."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from timeline_tui.store.toml import BrokenError, parse

_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
"""What stands in no text but escaped."""


class Cause(NamedTuple):
    """A rule's code, one sentence, the offending text, and a version to paste in its place."""

    code: str
    message: str
    text: str
    fix: str = ""
    column: int = 0
    """Where `text` begins, from 1, where it is a value without quotes; else 0: it is the line."""
    at: int = 0
    """The column to name, from 1, where it is neither that nor the one that the reader stopped at."""


def reads(text: str) -> bool:
    """Whether a text is TOML."""
    try:
        parse(text)
    except BrokenError:
        return False
    return True


def in_quotes(value: str) -> str:
    """A text between double quotes; quotes about it are taken off first."""
    escaped = value.strip("\"'").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", escaped) + '"'


def as_value(written: str) -> str:
    """What stands for a value as it is where TOML reads it, else as a text."""
    return written if written and "\n" not in written and reads(f"x = {written}") else in_quotes(written)
