"""The earliest and the latest moment of a date as text for machines, both inclusive.

Civil dates in the date's own zone where the precision is a day or coarser, else times with their offset,
`Z` for UTC. Years outside 0..9999 as EDTF writes them. `..` is an open bound, the empty text an unknown
one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import Civil, civil
from timeline_tui.chronicle.edtf_text import day_text, time_text
from timeline_tui.chronicle.fields import first_day, is_timed, last_day

if TYPE_CHECKING:
    from timeline_tui.chronicle.when import BoundKind, When

_KINDS: Final[dict[BoundKind, str]] = {"open": "..", "unknown": ""}
_NUMERIC: Final = re.compile(r"Z|[+-]\d")
_STANDARD_TIME: Final = 1900
"""Before this year an offset that comes from a place's name is its local mean time, and is not written."""


def earliest(when: When) -> str:
    """The first moment that is possible: `2021-01-10T23:59:00-08:00`, `-0043-03-15`, `..`, or empty.

    Slack is not counted: it is drawn and searched, and no claim of the file.
    """
    if when.lo_kind:
        return _KINDS[when.lo_kind]
    first = when.parts[0] if when.is_span and when.parts else when
    return _time(first, civil(first.lo + first.off), first.off) if is_timed(first) else day_text(first_day(first))


def latest(when: When) -> str:
    """The last moment that is possible, included: `2021-01` gives `2021-01-31`, a minute its 59th second."""
    if when.hi_kind:
        return _KINDS[when.hi_kind]
    last = when.parts[1] if when.is_span and when.parts else when
    if is_timed(last):
        return _time(last, civil(last.hi - 1 + last.off_hi), last.off_hi)
    return day_text(last_day(last))


def _time(when: When, at: Civil, offset: int) -> str:
    written = bool(_NUMERIC.match(when.zone))
    trusted = written or offset == 0 or at.year >= _STANDARD_TIME
    return time_text(at, offset if trusted else None)
