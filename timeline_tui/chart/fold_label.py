"""What a fold says: how much time it folds, in the longest words that fit its cells: `⟨64 days⟩`, `⟨64 d⟩`, `⟨⟩`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE, YEAR
from timeline_tui.chronicle.deep import SCALES
from timeline_tui.chronicle.vocabulary import Unit, counted, grouped, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chart.window import FoldBand

_UNITS: Final[tuple[tuple[int, int, Unit], ...]] = (
    (2 * MINUTE, 1, "second"),
    (2 * HOUR, MINUTE, "minute"),
    (2 * DAY, HOUR, "hour"),
    (100 * DAY, DAY, "day"),
    (2 * YEAR, YEAR // 12, "month"),
)
"""Below so many seconds, so many make one of a unit."""
_SHORT: Final = {
    "en": {"second": "s", "minute": "min", "hour": "h", "day": "d", "month": "mo", "year": "y"},
    "fr": {"second": "s", "minute": "min", "hour": "h", "day": "j", "month": "m.", "year": "a"},
}


def fold_label(band: FoldBand, language: str = "en", *, ascii_only: bool = False) -> str:
    """The label of a fold in its very columns: brackets around the longest words that fit, all cells filled."""
    room = band.last - band.first
    left, right = "<>" if ascii_only else "⟨⟩"
    if room < 2:
        return "|" if ascii_only else "┆"
    words = next((words for words in _forms(band.hi - band.lo, language) if len(words) <= room - 2), "")
    return f"{left}{words}{right}".center(room)


def _forms(seconds: int, language: str) -> Iterator[str]:
    """The length in words, the longest first; the last one fits six cells with its brackets."""
    table = vocabulary(language)
    years = seconds // YEAR
    scale = next((scale for scale in SCALES if years >= 100 * scale or (years >= scale > 10**3)), 0)
    if scale:
        whole, tenth = divmod(years * 10 // scale, 10)
        number = grouped(whole, table) + (f"{table.decimal}{tenth}" if tenth and whole < 100 else "")
        yield f"{number} {SCALES[scale]}"
        yield f"{whole}{SCALES[scale]}"
        yield f"{whole}{SCALES[scale][0]}"
        return
    size, unit = next(((size, unit) for below, size, unit in _UNITS if seconds < below), (YEAR, "year"))
    count = seconds // size
    yield counted(count, unit, table)
    short = _SHORT[table.code][unit]
    yield f"{grouped(count, table)} {short}"
    yield f"{count}{short}"
    if unit == "minute":
        yield f"{count}'"
    elif count >= 1_000:
        tenths = (count + 50) // 100
        yield f"{tenths // 10}k" if tenths >= 100 else f"{tenths // 10}{table.decimal}{tenths % 10}k"
