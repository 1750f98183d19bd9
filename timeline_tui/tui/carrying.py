"""The same place in another state of the chronicle: which event is selected there, and where `back` leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.tui import moves
from timeline_tui.tui.view import event_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline_tui.chronicle.changes import Changes
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.query import Query
    from timeline_tui.tui.view import View

_NEIGHBOURS: Final = 500
"""Events on either side of one that is gone among which one is looked for that is still there."""


def carried(whole: Chronicle, home: str, query: Query | None, *, wanted: str = "") -> Callable[[View], View]:
    """The same place in another state of the chronicle, with the event `home` selected.

    It may stand in for an event `wanted` that is gone: where that comes back before another is chosen, it is
    selected again.
    """

    def move(view: View) -> View:
        text = view.query_text if query is not None else ""
        moved = moves.filtered(query, text)(view._replace(whole=whole, home=home))
        return moved._replace(home=wanted) if wanted else moved

    return move


def new_names(changes: Changes) -> dict[str, str]:
    """The ids that events have now, by those that they had."""
    pairs = ((change.was, change.now) for change in changes.of("changed"))
    return {was.id: now.id for was, now in pairs if was is not None and now is not None and was.id != now.id}


def home_in(whole: Chronicle, view: View, names: Mapping[str, str]) -> str:
    """The event of `whole` to select for `view`: the same, also under another id, else its nearest neighbour."""
    event = view.event
    # What a filter hides now may come back: `home` is what was chosen, the selection stands in for it.
    for was in (view.home, event.id if event else ""):
        for name in (was, names.get(was, "")):
            if whole.get(name) is not None:
                return name
    if event is None:
        return view.home
    for step in range(1, _NEIGHBOURS):
        for row in (view.row + step, view.row - step):
            near = event_at(view.shown, row)
            if near is not None and whole.get(near.id) is not None:
                return near.id
    return view.home
