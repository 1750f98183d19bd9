"""Folds on the axis: which of them, as the filter and the reader ask; none while something is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chart.folded import FoldedWindow, fold
from timeline_tui.chart.folds import folds_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.chart.folds import Fold
    from timeline_tui.tui.view import View


def refolded(view: View) -> View:
    """`view` with the folds that it asks for, over the same stretch of time; itself where it has them already."""
    folds = wanted(view)
    if not folds:
        return view if view.window.plain is view.window else view._replace(window=view.window.plain)
    if isinstance(view.window, FoldedWindow) and view.window.folds == folds:
        return view
    return view._replace(window=fold(view.window.plain, folds))


def wanted(view: View) -> tuple[Fold, ...]:
    """The folds of what is shown that are not opened; none where they are off, and while something is measured."""
    if not view.folded or view.measured_from is not None:
        return ()
    return tuple(each for each in folds_of(view.shown, view.window.columns) if each not in view.unfolded)


def drawn(view: View) -> int:
    """How many are folded at this scale, also out of sight."""
    return len(view.window.shortened) if isinstance(view.window, FoldedWindow) else 0


def toggled(view: View) -> View:
    """Folds on or off; all that were opened one by one are closed again."""
    return view._replace(folded=not view.folded, unfolded=frozenset())


def opened(one: Fold) -> Callable[[View], View]:
    """One fold opened, the others left: what it folded takes its room on the axis again."""

    def move(view: View) -> View:
        return view._replace(unfolded=view.unfolded | {one})

    return move


def nearest(view: View) -> Fold | None:
    """The fold in sight that is nearest to the selection, or to the middle where that is not in sight."""
    window, event = view.window, view.event
    at = window.middle
    if event is not None and event.when is not None and window.lo <= event.when.start < window.hi:
        at = event.when.start
    column = window.column(at)
    bands = window.bands()
    if not bands:
        return None
    band = min(bands, key=lambda band: max(band.first - column, column - band.last))
    return next(each for each in wanted(view) if each.lo == band.lo)
