"""Worlds by chance: everything at one of the times that its date leaves open, written without the code under test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chronicle.when import Form

if TYPE_CHECKING:
    import random

    from timeline_tui.chronicle.when import When

FAR = 10**18


def lived(when: When, dice: random.Random) -> tuple[int, int]:
    """When it began and when it was over, in one world; written without the code under test."""
    if when.form is Form.SPAN and when.parts:
        first, last = when.parts
        begun = pick(first.soft_lo, first.soft_hi, dice) if not when.lo_kind else pick(-FAR, when.soft_hi, dice)
        end = pick(last.soft_lo, last.soft_hi, dice) if not when.hi_kind else pick(when.soft_lo, FAR, dice)
        if when.hi_kind == "open":
            end = FAR
        return begun, max(begun, end) + 1
    if when.form is Form.ONE_OF and when.parts:
        return lived(dice.choice(when.parts)._replace(form=Form.SINGLE), dice)
    lo = -FAR if when.lo_kind else when.soft_lo
    hi = FAR if when.hi_kind else when.soft_hi
    begun = pick(lo, hi, dice)
    return begun, begun + 1


def pick(lo: int, hi: int, dice: random.Random) -> int:
    """Ends of a stretch more often than its middle: what is only just possible is what goes wrong."""
    return dice.choice((lo, hi - 1, dice.randrange(lo, hi)))
