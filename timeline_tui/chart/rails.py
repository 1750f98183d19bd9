"""Rails: in the list, the spans under way beside each row, as `git log --graph` draws branches.

A span keeps its rail from its first row to its last, wherever the list is scrolled: rails are given out once over the
whole order, the lowest free one first, and a checkpoint every few hundred rows finds those in use at any row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from timeline_tui.chronicle.civil import DAY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event

MOST: Final = 6
"""Rails drawn; a span that would need a further one has none."""
_STRIDE: Final = 256
"""Rows between two checkpoints."""
_SAMPLE: Final = 2_000
"""Gaps looked at to find out what is usual."""


class Rail(NamedTuple):
    """A span on a rail: rows `[first, last]`."""

    rail: int
    first: int
    last: int


class ListRow(NamedTuple):
    """One row of the list: its rails as text for Unicode and ASCII, and those of the gap line above it."""

    row: int
    is_span: bool
    is_vague: bool
    rails: str
    gap_before: bool
    gap_rails: str


class Rails:
    """The rails of one chronicle."""

    def __init__(self, chronicle: Chronicle) -> None:
        dated = len(chronicle) - chronicle.undated
        self._at: list[Mapping[int, Rail]] = []
        self._begin: dict[int, Rail] = {}
        self.usual_gap = _usual_gap(chronicle, dated)
        self._lay(chronicle, dated)

    def _lay(self, chronicle: Chronicle, dated: int) -> None:
        open_: list[tuple[int, int, int]] = []  # end, rail, first row
        ended: list[tuple[int, int, int]] = []  # rail, first row, last row
        for begin in range(0, dated, _STRIDE):
            for row, event in enumerate(chronicle.rows(begin, min(begin + _STRIDE, dated)), begin):
                when = event.when
                if when is None:
                    continue
                if open_:
                    over = [entry for entry in open_ if entry[0] <= when.start]
                    if over:
                        ended += [(rail, first, row - 1) for _, rail, first in over]
                        open_ = [entry for entry in open_ if entry[0] > when.start]
                if when.is_span and not when.lo_kind:
                    used = {rail for _, rail, _ in open_}
                    rail = next(rail for rail in range(len(used) + 1) if rail not in used)
                    if rail < MOST:
                        open_.append((when.hi, rail, row))
        ended += [(rail, first, dated - 1) for _, rail, first in open_]
        for rail, first, last in ended:
            if last > first:
                self._begin[first] = Rail(rail, first, last)
        active: dict[int, Rail] = {}
        for row in range(0, dated, _STRIDE):
            self._at.append(dict(active))
            for inner in range(row, min(row + _STRIDE, dated)):
                self._advance(active, inner)

    def _advance(self, active: dict[int, Rail], row: int) -> None:
        """Make `active` the rails in use on the line of `row`."""
        for rail in [rail for rail in active.values() if rail.last < row]:
            del active[rail.rail]
        begun = self._begin.get(row)
        if begun is not None:
            active[begun.rail] = begun

    def rows(self, first: int, last: int) -> Sequence[Mapping[int, Rail]]:
        """For each row of `[first, last)`, the rails in use by number."""
        if first >= last or not self._at:
            return []
        block = min(first // _STRIDE, len(self._at) - 1)
        active = dict(self._at[block])
        found = []
        for row in range(block * _STRIDE, last):
            self._advance(active, row)
            if row >= first:
                found.append(dict(active))
        return found


_laid: WeakKeyDictionary[Chronicle, Rails] = WeakKeyDictionary()


def rails_of(chronicle: Chronicle) -> Rails:
    """The rails of a chronicle, laid once."""
    found = _laid.get(chronicle)
    if found is None:
        found = _laid[chronicle] = Rails(chronicle)
    return found


def list_rows(chronicle: Chronicle, first: int, last: int, *, ascii_only: bool = False) -> Sequence[ListRow]:
    """Rows `[first, last)`, cut to what there is, as the list draws them."""
    last = min(last, len(chronicle))
    dated = len(chronicle) - chronicle.undated
    events = chronicle.rows(max(0, first - 1), last)
    if first > 0:
        before, events = events[0], events[1:]
    else:
        before = None
    rails = rails_of(chronicle)
    active = [*rails.rows(first, min(last, dated)), *({} for _ in range(max(0, last - max(first, dated))))]
    rows = []
    for row, event, used in zip(range(first, last), events, active, strict=True):
        when = event.when
        gap = _gap(before, event)
        rows.append(
            ListRow(
                row,
                when is not None and when.is_span,
                when is not None and not when.is_span and when.length > DAY + 7_200,
                _drawn(used, row, ascii_only=ascii_only),
                gap >= max(2 * DAY, 3 * rails.usual_gap),
                _passing(used, row, ascii_only=ascii_only),
            )
        )
        before = event
    return rows


def _gap(before: Event | None, event: Event) -> int:
    """Seconds between the starts of two events; 0 where one is undated."""
    if before is None or before.when is None or event.when is None:
        return 0
    return event.when.start - before.when.start


def _usual_gap(chronicle: Chronicle, dated: int) -> int:
    """The median of the gaps that are not nothing, over a sample of the first rows."""
    events = chronicle.rows(0, min(dated, _SAMPLE))
    gaps = sorted(gap for one, two in zip(events, events[1:], strict=False) if (gap := _gap(one, two)) > 0)
    return gaps[len(gaps) // 2] if gaps else 0


def _drawn(used: Mapping[int, Rail], row: int, *, ascii_only: bool) -> str:
    """The rails of an event's line: `┐` where its own begins, `│` where one passes, `╵` on a span's last line."""
    own = next((rail.rail for rail in used.values() if rail.first == row), -1)
    drawn = []
    for number in range(max(used, default=-1) + 1):
        rail = used.get(number)
        if number == own:
            drawn.append("\\" if ascii_only else "┐")
        elif rail is None:
            drawn.append(("-" if ascii_only else "─") if number < own else " ")
        elif number < own:
            drawn.append("+" if ascii_only else "┼")
        elif rail.last == row:
            drawn.append("'" if ascii_only else "╵")
        else:
            drawn.append("|" if ascii_only else "│")
    return "".join(drawn)


def _passing(used: Mapping[int, Rail], row: int, *, ascii_only: bool) -> str:
    """The rails of the gap line above an event: those that began before it."""
    bar = "|" if ascii_only else "│"
    last = max((number for number, rail in used.items() if rail.first < row), default=-1)
    return "".join(bar if number in used and used[number].first < row else " " for number in range(last + 1))
