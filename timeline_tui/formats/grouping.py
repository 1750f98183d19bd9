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
_FIRST_DECADE: Final = 100
"""The year from which decades have names; those before are told by centuries."""
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
        known = _known(when)
        if known.prec < finest:
            return label(known, language)
        at = civil(known.hi + known.off_hi - 1 if when.lo_kind else known.start + known.off)
        if finest is Precision.MONTH and known.prec >= Precision.MONTH:
            return f"{words.month(at.month)} {words.year(at.year)}"
        if finest in {Precision.MONTH, Precision.YEAR}:
            return words.year(at.year)
        if finest is Precision.DECADE and at.year >= _FIRST_DECADE:
            return words.decade(at.year // 10 * 10)
        # Centuries are those of the digits, as dates that are known to the century have them: 1800 is the 19th.
        number = at.year // 100 + 1 if at.year > 0 else -at.year // 100 + 1
        return words.century(number, bce=at.year <= 0)

    return heading


def _known(when: When) -> When:
    """The end of a span by which it stands in order: its start, or its end where its start is not known."""
    if when.is_span and len(when.parts) == 2:
        return when.parts[1 if when.lo_kind else 0]
    return when
