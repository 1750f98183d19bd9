"""What each key does to the view: pure functions from a view to a view, so that every move can be tested and undone."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from timeline_tui.chart.window import Window
from timeline_tui.tui.view import Layout, View, chosen, event_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.query import Query
    from timeline_tui.chronicle.when import When

OPENING_SHARE: Final = 0.75
"""The axis opens on the shortest stretch that holds this share of the events …"""
OPENING_GAIN: Final = 2
"""… where that is at least so many times shorter than the whole."""


def whole_window(chronicle: Chronicle, columns: int) -> Window:
    """The window of all dated events of `chronicle`, or of one day in 1970 where none is dated."""
    extent = chronicle.extent
    lo, hi = extent or (0, 86_400)
    return Window.fit(lo, hi, columns)


def opening_window(chronicle: Chronicle, columns: int) -> Window:
    """Where most of it happens: the shortest stretch with most events; the whole where that is not much longer."""
    extent = chronicle.extent
    dated = len(chronicle) - chronicle.undated
    if extent is None or dated < 5:
        return whole_window(chronicle, columns)
    wanted = int(dated * OPENING_SHARE)
    stride = max(1, dated // 100)
    best: tuple[int, int, int] | None = None
    for row in range(0, dated - wanted, stride):
        first, last = event_at(chronicle, row), event_at(chronicle, row + wanted)
        if first is not None and last is not None and first.when is not None and last.when is not None:
            lo, hi = first.when.start, last.when.start + 1
            best = min(best or (hi - lo, lo, hi), (hi - lo, lo, hi))
    if best is None or OPENING_GAIN * best[0] > extent[1] - extent[0]:
        return whole_window(chronicle, columns)
    return Window.fit(best[1], best[2], columns)


def step(by: int, *, same_lane: bool = False) -> Callable[[View], View]:
    """Select the event `by` places on, or the nearest that there is."""

    def move(view: View) -> View:
        if same_lane:
            row = view.shown.neighbour(view.row, by, same_lane=True)
        else:
            row = min(max(view.row + by, 0), len(view.shown) - 1)
        return view if row is None or row == view.row else chosen(view, row)

    return move


def first(view: View) -> View:
    """Select the first event."""
    return chosen(view, 0)


def last(view: View) -> View:
    """Select the last event, undated ones included."""
    return chosen(view, len(view.shown) - 1)


def next_undated(view: View) -> View:
    """Select the first event without a date, or from one of them the next."""
    first = len(view.shown) - view.shown.undated
    row = view.row + 1 if first <= view.row < len(view.shown) - 1 else first
    return chosen(view, row)


def pan(columns: int) -> Callable[[View], View]:
    """Move the window by `columns` cells, later if positive; the selection stays."""
    return lambda view: view._replace(window=view.window.pan(columns))


def pan_screens(share: int) -> Callable[[View], View]:
    """Move the window by one `share`-th of its width: 2 is half a screen later, -2 half a screen earlier."""
    return lambda view: view._replace(window=view.window.pan(view.window.columns // share))


def zoom(numerator: int, denominator: int, at: int | None = None) -> Callable[[View], View]:
    """Scale the window's length by a fraction about the moment `at`, else about the selection where it is in sight."""

    def move(view: View) -> View:
        anchor = at if at is not None else _anchor(view)
        return view._replace(window=view.window.zoom(numerator, denominator, anchor))

    return move


def _anchor(view: View) -> int:
    window, event = view.window, view.event
    if event is not None and event.when is not None and window.lo <= event.when.start < window.hi:
        return event.when.start
    return window.middle


def window_of(lo: int, hi: int) -> Callable[[View], View]:
    """The window of exactly `[lo, hi)`."""
    return lambda view: view._replace(window=Window.fit(lo, hi, view.window.columns, margin=hi - lo + 1))


def zoom_all(view: View) -> View:
    """The window of everything that is shown."""
    return view._replace(window=whole_window(view.shown, view.window.columns))


def zoom_selection(view: View) -> View:
    """The window of the selected event; where it is that already, of the event with its neighbours."""
    event = view.event
    if event is None or event.when is None:
        return view
    close = Window.fit(*_known_bounds(event.when), view.window.columns)
    if view.window.plain != close:
        return view._replace(window=close)
    lo, hi = _known_bounds(event.when)
    for by in (-2, -1, 1, 2):
        near = event_at(view.shown, view.row + by)
        if near is not None and near.when is not None:
            lo, hi = min(lo, near.when.start), max(hi, near.when.start + 1)
    return view._replace(window=Window.fit(lo, hi, view.window.columns))


def _known_bounds(when: When) -> tuple[int, int]:
    """First and last known second: an open or unknown end counts as a day beyond the known one."""
    day = 86_400
    if when.lo_kind:
        return when.hi - day, when.hi
    return (when.lo, when.lo + day) if when.hi_kind else (when.lo, when.hi)


def to_event(event_id: str) -> Callable[[View], View]:
    """Select an event by id; nothing where a filter hides it (the caller says so) or there is none."""

    def move(view: View) -> View:
        row = view.shown.row_of(event_id)
        return view if row is None else chosen(view, row)

    return move


def to_date(when: When) -> Callable[[View], View]:
    """Show a date: the window centred on it, widened where it does not fit, and the event nearest to it selected."""

    def move(view: View) -> View:
        lo, hi = _known_bounds(when)
        window = view.window
        if hi - lo > window.hi - window.lo:
            window = Window.fit(lo, hi, window.columns)
        window = window.centred((lo + hi) // 2)
        moved = view._replace(window=window)
        row = nearest(view.shown, lo, hi)
        if row is None:
            return moved
        event = event_at(view.shown, row)
        return moved._replace(row=row, home=event.id if event else "")

    return move


def nearest(chronicle: Chronicle, lo: int, hi: int) -> int | None:
    """The row of the first event that starts within `[lo, hi)`, else of the one that starts nearest; None if none."""
    dated = len(chronicle) - chronicle.undated
    if not dated:
        return None
    row = chronicle.row_at(lo)
    after = event_at(chronicle, row) if row < dated else None
    if after is not None and after.when is not None and after.when.start < hi:
        return row
    before = event_at(chronicle, row - 1)
    if after is None or after.when is None:
        return dated - 1
    if before is None or before.when is None:
        return row
    return row if after.when.start - hi < lo - before.when.start else row - 1


def filtered(query: Query | None, text: str) -> Callable[[View], View]:
    """Show what matches; the selection stays with its event, or goes to the nearest one that is left."""

    def move(view: View) -> View:
        shown = view.whole.matching(query if view.filter_on else None)
        return _reselected(view._replace(query_text=text), shown)

    return move


def filter_toggled(query: Query | None) -> Callable[[View], View]:
    """The filter off or on again, in place."""

    def move(view: View) -> View:
        on = not view.filter_on
        return _reselected(view._replace(filter_on=on), view.whole.matching(query if on else None))

    return move


def _reselected(view: View, shown: Chronicle) -> View:
    """`view` showing `shown`, with `home` selected where it is there, else its nearest neighbour in time.

    Where `home` is no event any more, what is selected stands in for it.
    """
    wanted = view.whole.get(view.home) or view.event
    row = shown.row_of(wanted.id) if wanted else None
    if row is None and wanted is not None and wanted.when is not None:
        row = nearest(shown, *_known_bounds(wanted.when))
    return view._replace(shown=shown, row=row if row is not None else 0)


def resized(columns: int) -> Callable[[View], View]:
    """The same stretch of time across another number of columns."""

    def move(view: View) -> View:
        if columns == view.window.columns:
            return view
        return view._replace(window=view.window.resized(columns))

    return move


def next_hit(by: int) -> Callable[[View], View]:
    """Select the next hit after the selection (-1: the one before, 0: from the selection on), around the ends."""

    def move(view: View) -> View:
        hits = view.shown.hits(view.needle) if view.needle else ()
        if not hits:
            return view
        at = bisect_left(hits, view.row) - 1 if by < 0 else bisect_left(hits, view.row + by) % len(hits)
        return chosen(view, hits[at])

    return move


def to_row(row: int) -> Callable[[View], View]:
    """Select the event of a row."""
    return lambda view: chosen(view, row)


def centred(at: int) -> Callable[[View], View]:
    """The window centred on a moment, its scale kept."""
    return lambda view: view._replace(window=view.window.centred(at))


def looked_for(needle: str) -> Callable[[View], View]:
    """The words looked for from now on; none, if empty."""
    return lambda view: view._replace(needle=needle)


def next_layout(view: View) -> View:
    """Both halves of the timeline, then the axis alone, then the list alone."""
    following: dict[Layout, Layout] = {"both": "axis", "axis": "list", "list": "both"}
    return view._replace(layout=following[view.layout])


def other_language(view: View) -> View:
    """French for English and back."""
    return view._replace(language="en" if view.language == "fr" else "fr")
