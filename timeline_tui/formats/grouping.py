"""Headings over events in order of time: months, years, centuries, as fine as the whole is long.

An event stands under no heading that is finer than its own date: a year among days has its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import YEAR, civil
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.speech import speech
from timeline_tui.chronicle.when import Precision

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.when import When

_MONTHS: Final = 4 * YEAR
"""Wholes up to this length are told by months …"""
_YEARS: Final = 80 * YEAR
"""… up to this by years …"""
_DECADES: Final = 400 * YEAR
"""… by decades …"""
_CENTURIES: Final = 6_000 * YEAR
"""… and by centuries; what is longer has no headings."""
_FEWEST: Final = 6
"""Events that need headings."""


def heading_of(chronicle: Chronicle, language: str) -> Callable[[When], str]:
    """What says under which heading a date stands; every date under the empty one where there are none."""
    extent = chronicle.extent
    if extent is None or len(chronicle) < _FEWEST:
        return lambda _when: ""
    length, words = extent[1] - extent[0], speech(language)
    finest = next(
        (
            prec
            for limit, prec in (
                (_MONTHS, Precision.MONTH),
                (_YEARS, Precision.YEAR),
                (_DECADES, Precision.DECADE),
                (_CENTURIES, Precision.CENTURY),
            )
            if length <= limit
        ),
        None,
    )

    def heading(when: When) -> str:
        if finest is None:
            return ""
        first = when.parts[0] if when.is_span and len(when.parts) == 2 and not when.lo_kind else when
        if first.prec < finest or first.est is not None or first.lo_kind:
            return label(first, language)
        at = civil(first.lo + first.off)
        match finest:
            case Precision.MONTH if first.prec >= Precision.MONTH:
                return f"{words.month(at.month)} {words.year(at.year)}"
            case Precision.MONTH | Precision.YEAR:
                return words.year(at.year)
            case Precision.DECADE:
                return words.decade(at.year // 10 * 10)
            case _:
                year = at.year
                return words.century(year // 100 + 1 if year >= 0 else (1 - year) // 100, bce=year < 0)

    return heading
