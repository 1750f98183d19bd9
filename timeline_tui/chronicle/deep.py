"""Years too many for a calendar: counts before the present, and magnitudes.

"13.8 Ga" is kept as 13.75 to 13.85 billion years ago with the best estimate in the middle; here the digits
and the scale are found again. Rules: docs/dates.md, "Edge cases".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import civil

if TYPE_CHECKING:
    from timeline_tui.chronicle.when import When

PRESENT: Final = 2000
"""The astronomical year that "years ago" counts from."""
FEWEST: Final = 10_000
"""Years before the present from which a count of them needs nothing to count from."""
SCALES: Final = {10**9: "Ga", 10**6: "Ma", 10**3: "ka"}
"""Years in a unit of deep time, and its name; the largest first."""


def deep_digits(when: When) -> tuple[str, int] | None:
    """`("13.8", 10**9)` of 13.8 billion years ago; None for a date not counted back from the present.

    As many decimals as were written: the last digit is as wide as the bounds. The scale is a key of SCALES,
    or 1 for years that were counted one by one, `("12,345", 1)`, or whose zeros are no count: `("300,000", 1)`.
    """
    if when.est is None or when.lo_kind or when.hi_kind:
        return None
    first, end = (civil(bound).year for bound in (when.lo + when.off, when.hi + when.off_hi))
    step = end - first
    ago = PRESENT - when.est
    if (first, step) == (when.est, 1) and ago >= FEWEST and ago % 10:
        return f"{ago:,}", 1
    if first + end != 2 * when.est or ago % step or str(step).strip("0") != "1":
        return None
    scale = next((scale for scale in SCALES if ago >= scale >= step), 0)
    if not scale:
        return (f"{ago:,}", 1) if ago >= FEWEST and ago % (10 * step) else None
    whole, rest = divmod(ago // step, scale // step)
    decimals = len(str(scale)) - len(str(step))
    return f"{whole:,}" + (f".{rest:0{decimals}}" if decimals else ""), scale


def magnitude(years: int, *, up: bool | None = None) -> tuple[str, int]:
    """`("1.2", 10**9)` for 1,230,000,000 years: one decimal at most; `years` is a million or more.

    Rounded to the nearest; with `up` given, up or down.
    """
    scale, tenths = 10**6, _tenths(years, 10**6, up=up)
    if tenths >= 10_000:
        scale, tenths = 10**9, _tenths(years, 10**9, up=up)
    whole, rest = divmod(tenths, 10)
    return f"{whole:,}" + (f".{rest}" if rest else ""), scale


def _tenths(years: int, scale: int, *, up: bool | None) -> int:
    added = scale // 2 if up is None else scale - 1 if up else 0
    return (years * 10 + added) // scale
