"""A stretch of time as somebody writes it, `A..B`: what `--range` shows, and a stop of a route."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import find

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.when import When

_MOST_COMPARED: Final = 2_000
"""Ids that a misspelt one is compared with."""


def stretch(text: str, chronicle: Chronicle) -> tuple[int, int]:
    """The seconds `[lo, hi)` of `A..B`, each a date of any form, an id or an `@id`.

    Raises Refusal where it is none.
    """
    first, dots, last = text.partition("..")
    if not dots or not first.strip() or not last.strip():
        raise Refusal(f'"{text}" is not a range; write two dates: 2021-01-06..2021-03-02', text=text)
    begin, end = (_bound(side.strip(), chronicle) for side in (first, last))
    lo, hi = begin.lo, end.hi if end.length > 1 else end.lo
    if begin.lo_kind or end.hi_kind or lo >= hi:
        raise Refusal(f'"{text}" is not a range: its end is not after its start', text=text)
    return lo, hi


def _bound(side: str, chronicle: Chronicle) -> When:
    name = side.removeprefix("@")
    event = chronicle.get(name)
    if event is not None and event.when is not None:
        return event.when
    if event is None and not side.startswith("@"):
        return read(side, find(chronicle.preface.timezone))
    if event is not None:
        raise Refusal(f'"{side}" has no date; write one in its place', text=side)
    ids = [known.id for known in chronicle.rows(0, _MOST_COMPARED)]
    near = next(iter(get_close_matches(name, ids, n=1)), "")
    mend = f'did you mean "@{near}"?' if near else "write the id of an event, or a date"
    raise Refusal(f'there is no event "{name}"; {mend}', text=side, mend=f"@{near}" if near else "")
