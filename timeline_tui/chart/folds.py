"""Which long empty stretches of a chronicle are worth folding: few, and only where the axis gets much shorter.

A stretch is empty where nothing begins or ends and nothing can have: a date that is known to the year fills its year,
and slack counts. Spans may last all through it. An end that is not known at all fills nothing.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.when import When

MOST: Final = 20
"""Folds at most."""
LEAST_SAVED: Final = 35
"""Per cent by which all folds together must shorten the axis."""
WIDEST: Final = 11
"""Cells that a fold takes where there is room …"""
_LEGIBLE: Final = 6
"""… and those that it takes for a few words. All folds leave a third of the axis."""
_LONG: Final = 4
"""Times the median stretch that one must be long, to be folded at all."""
_WORTH: Final = 2
"""Times the cells of its fold that a stretch must take unfolded."""
_COLUMNS: Final = 100
"""Cells of the axis that all this is reckoned for: but for how many there are, folds do not hang on the screen."""
_LARGEST: Final = 20_000
"""Events of the largest chronicle that are looked at one by one …"""
_STEPS: Final = 4_096
"""… where there are more, they are counted in so many columns, and a span that lasts fills all of its."""


class Fold(NamedTuple):
    """Seconds `[lo, hi)` in which nothing begins or ends."""

    lo: int
    hi: int


def fold_width(columns: int, folds: int) -> int:
    """Cells of each of `folds` folds on an axis of `columns`: together they take two thirds of it at most."""
    half, most = (columns * part // (6 * max(1, folds)) for part in (3, 4))
    return max(1, min(WIDEST, max(half, min(_LEGIBLE, most))))


_chosen: WeakKeyDictionary[Chronicle, dict[int, tuple[Fold, ...]]] = WeakKeyDictionary()


def folds_of(chronicle: Chronicle, columns: int = _COLUMNS, *, at_most: int = MOST) -> tuple[Fold, ...]:
    """The folds of a chronicle in order of time, so many that each is legible on `columns` cells, or `at_most`.

    None where they would not shorten the axis well. They are chosen once.
    """
    most = min(at_most, MOST, max(1, 2 * columns // (3 * _LEGIBLE)))
    known = _chosen.setdefault(chronicle, {})
    if most not in known:
        known[most] = chosen(_filled(chronicle), most)
    return known[most]


def chosen(filled: Iterable[Fold], most: int = MOST) -> tuple[Fold, ...]:
    """The empty stretches between those that are `filled` that are worth folding; see `folds_of`."""
    every = list(filled)
    stretches = _merged(every)
    gaps = [Fold(one.hi, other.lo) for one, other in pairwise(stretches)]
    if not gaps or len(every) < 3:
        return ()
    # A lone gap has no others to be held against; what it parts has.
    usual = median_low([gap.hi - gap.lo for gap in gaps] if len(gaps) > 1 else [one.hi - one.lo for one in stretches])
    long = sorted((gap for gap in gaps if gap.hi - gap.lo >= _LONG * usual), key=lambda gap: gap.lo - gap.hi)
    whole = stretches[-1].hi - stretches[0].lo
    best: tuple[Fold, ...] = ()
    open_part = whole
    for count, gap in enumerate(long[:most], 1):
        open_part -= gap.hi - gap.lo
        width = fold_width(_COLUMNS, count)
        column = max(1, open_part // (_COLUMNS - width * count))
        shortened = open_part + count * (width + 2) * column  # a column is left open on either side of each
        if gap.hi - gap.lo >= _WORTH * width * column and (whole - shortened) * 100 >= LEAST_SAVED * whole:
            best = tuple(Fold(each.lo + column, each.hi - column) for each in sorted(long[:count]))
    return best


def _merged(filled: Iterable[Fold]) -> list[Fold]:
    merged: list[Fold] = []
    for one in sorted(filled):
        if merged and one.lo <= merged[-1].hi:
            merged[-1] = Fold(merged[-1].lo, max(merged[-1].hi, one.hi))
        else:
            merged.append(one)
    return merged


def _filled(chronicle: Chronicle) -> Iterator[Fold]:
    """The stretches in which something begins or ends, or can have."""
    dated = len(chronicle) - chronicle.undated
    if dated > _LARGEST:
        yield from _counted(chronicle)
        return
    for event in chronicle.rows(0, dated):
        if event.when is not None:
            yield from _of(event.when)


def _of(when: When) -> Iterator[Fold]:
    if when.parts:
        for part in when.parts:
            yield from _of(part)
    elif not when.lo_kind and not when.hi_kind:
        yield Fold(when.soft_lo, when.soft_hi)


def _counted(chronicle: Chronicle) -> Iterator[Fold]:
    extent = chronicle.extent
    if extent is None:
        return
    lo, hi = extent
    steps = min(_STEPS, hi - lo)
    edges: Sequence[int] = [lo + (hi - lo) * step // steps for step in range(steps + 1)]
    sums = [sum(counts) for counts in zip(*chronicle.counts(edges).values(), strict=True)]
    yield from (Fold(edges[at], edges[at + 1]) for at, count in enumerate(sums) if count)
