"""Bounds of dates as the tests write them: inclusive, as people do."""

from __future__ import annotations

import re

from timeline_tui.chronicle.civil import DAY, seconds
from timeline_tui.chronicle.reading import read


def moment(text: str) -> int:
    """`1985-04-12`, `-0043-03-15`, `170000002-01-01`, `1985-04-13T03:20:30Z` as seconds."""
    found = re.fullmatch(r"(-?\d+)-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)Z?)?", text)
    assert found is not None, text
    year, month, day, *clock = (int(part or 0) for part in found.groups())
    return seconds(year, month, day, *clock)


def bounds(text: str) -> tuple[int, int]:
    when = read(text)
    return when.lo, when.hi


def days(first: str, last: str) -> tuple[int, int]:
    return moment(first), moment(last) + DAY
