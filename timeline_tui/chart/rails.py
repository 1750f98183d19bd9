"""Rails: rows of the list with the spans under way beside them, as `git log --graph` draws branches.

Also whether a row's date is vague, and where a gap is worth a line; what the gap is called is
`chronicle/elapsed.py`'s.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from timeline_tui.chart.glyphs import Stroke
from timeline_tui.chart.tracks import rails_of
from timeline_tui.chronicle.civil import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chart.tracks import RowRails
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event

LEAST_GAP: Final = 2 * DAY
"""Seconds: nothing shorter has a gap line …"""
UNUSUAL: Final = 3
"""… nor what is not so many times longer than usual."""
_STRETCHES: Final = 16
"""Stretches of rows that are looked at to find out what is usual, …"""
_STRETCH: Final = 128
"""… and the rows of each."""


class ListRow(NamedTuple):
    """One row of the list: its rails as text, and those of the gap line above it, if it has one."""

    row: int
    is_span: bool
    is_vague: bool
    rails: str
    gap_before: bool
    gap_rails: str


def list_rows(chronicle: Chronicle, first: int, last: int, *, ascii_only: bool = False) -> Sequence[ListRow]:
    """Rows `[first, last)`, cut to what there is, as the list draws them."""
    first, last = max(0, first), min(last, len(chronicle))
    events = chronicle.rows(first - 1, last)
    before = events[0] if first and events else None
    rails, least = rails_of(chronicle), least_gap(chronicle)
    rows = []
    for row, event in enumerate(events[1:] if first else events, first):
        when = event.when
        beside = rails.at(chronicle, row)
        rows.append(
            ListRow(
                row,
                when is not None and when.is_span,
                # Longer than a day, of which the longest has 25 hours.
                when is not None and not when.is_span and when.length > DAY + 2 * HOUR,
                _drawn(beside, row, ascii_only=ascii_only),
                _gap(before, event) >= least,
                _passing(beside, row, ascii_only=ascii_only),
            )
        )
        before = event
    return rows


_least_gaps: WeakKeyDictionary[Chronicle, int] = WeakKeyDictionary()


def least_gap(chronicle: Chronicle) -> int:
    """Seconds from which a gap has a line: LEAST_GAP, or UNUSUAL times the median of the gaps there are."""
    found = _least_gaps.get(chronicle)
    if found is None:
        found = _least_gaps[chronicle] = max(LEAST_GAP, UNUSUAL * _usual_gap(chronicle))
    return found


def _usual_gap(chronicle: Chronicle) -> int:
    """The median of the gaps that are not nothing: of all of them, or of stretches from first to last."""
    dated = len(chronicle) - chronicle.undated
    if dated <= _STRETCHES * _STRETCH:
        stretches = [chronicle.rows(0, dated)]
    else:
        firsts = [number * (dated - _STRETCH) // (_STRETCHES - 1) for number in range(_STRETCHES)]
        stretches = [chronicle.rows(first, first + _STRETCH) for first in firsts]
    gaps = [_gap(one, two) for events in stretches for one, two in pairwise(events)]
    known = sorted(gap for gap in gaps if gap > 0)
    return known[len(known) // 2] if known else 0


def _gap(before: Event | None, event: Event) -> int:
    """Seconds from one event to the next: none to an undated one, or within the date of the one before.

    A year heads the events of its own: between 1850 and 10 June 1850 lies no gap that could be told.
    """
    if before is None or before.when is None or event.when is None:
        return 0
    one, two = before.when, event.when
    if not one.is_span and not one.hi_kind and two.start < one.hi:
        return 0
    return two.start - one.start


def _drawn(beside: RowRails, row: int, *, ascii_only: bool) -> str:
    """The rails beside an event: its own begins, others pass or end; then how many have no rail, `+2`."""
    used = beside.used
    own = next((number for number, rail in used.items() if rail.first == row), -1)
    strokes = []
    for number in range(max(used, default=-1) + 1):
        rail = used.get(number)
        if number == own:
            strokes.append(Stroke.BEGIN)
        elif rail is None:
            strokes.append(Stroke.REACH if number < own else Stroke.NONE)
        elif number < own:
            strokes.append(Stroke.CROSS)
        else:
            strokes.append(Stroke.END if rail.last == row else Stroke.PASS)
    more = f"+{beside.more}" if beside.more else ""
    return "".join(stroke.drawn(ascii_only=ascii_only) for stroke in strokes) + more


def _passing(beside: RowRails, row: int, *, ascii_only: bool) -> str:
    """The rails of the gap line above an event: those that began before it."""
    used = {number for number, rail in beside.used.items() if rail.first < row}
    strokes = [Stroke.PASS if number in used else Stroke.NONE for number in range(max(used, default=-1) + 1)]
    return "".join(stroke.drawn(ascii_only=ascii_only) for stroke in strokes)
