"""What is seen at a step: the view that a route's author gives a stop, as far as it can be read.

A view has dates (`range`), lanes and a query (`filter`). A stop has its own of each, else its route's. What can't be
read narrows nothing, and is said: a view never hides anything by mistake.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event, Route, Stop

_OR: Final = re.compile(r"\bOR\b")


class Scene(NamedTuple):
    """What is shown of a chronicle."""

    chronicle: Chronicle
    """The events that lanes and filter leave; rows are its rows."""
    lanes: tuple[str, ...] = ()
    """The lanes to draw; all, if empty."""
    window: tuple[int, int] | None = None
    """The seconds `[lo, hi)` to show; None for all of them."""
    range: str = ""
    """The dates of the window, as written."""
    filter: str = ""
    """The author's query, less the lanes."""
    refused: Mapping[str, Refusal] = MappingProxyType({})
    """What of the view can't be read, by its key: `range`, `lanes` or `filter`."""

    @property
    def query_text(self) -> str:
        """Lanes and filter as one query; empty where neither hides anything."""
        return query_of(self.lanes, self.filter)

    @property
    def is_narrow(self) -> bool:
        """Whether it shows less than the whole."""
        return bool(self.lanes or self.filter or self.window)

    def hides(self, event: Event) -> str:
        """The key of the view, `lanes`, `filter` or `range`, that hides an event; empty where it is in sight."""
        if self.lanes and event.lane not in self.lanes:
            return "lanes"
        if self.filter and self.chronicle.row_of(event.id) is None:
            return "filter"
        when = event.when
        if self.window and when is not None and (when.hi <= self.window[0] or when.lo >= self.window[1]):
            return "range"
        return ""


def query_of(lanes: tuple[str, ...], query: str) -> str:
    """A query that leaves what `query` leaves of these lanes."""
    if not lanes:
        return query
    from timeline_tui.chronicle.query import toggle  # noqa: PLC0415 (few views have lanes)

    text = ""
    for lane in dict.fromkeys(lanes):
        text = toggle(text, "lane", lane)
    if not query:
        return text
    return f"({query}) {text}" if _OR.search(query) else f"{query} {text}"


def scene_of(whole: Chronicle, route: Route, stop: Stop) -> Scene:
    """The view of a stop: its own, else its route's."""
    range_ = (route.range if stop.range is None else stop.range).strip()
    lanes = route.lanes if stop.lanes is None else stop.lanes
    query = (route.filter if stop.filter is None else stop.filter).strip()
    refused: dict[str, Refusal] = {}
    window = _window(range_, whole, refused)
    kept = tuple(lane for lane in lanes if unknown_lane(lane, whole) is None)
    for refusal in filter(None, (unknown_lane(lane, whole) for lane in lanes)):
        refused.setdefault("lanes", refusal)
    shown = _matching(whole, query_of(kept, query), refused) if query or kept else whole
    if shown is None:
        query = ""
        shown = _matching(whole, query_of(kept, ""), {})
    return Scene(whole if shown is None else shown, kept, window, range_ if window else "", query, refused)


def unknown_lane(lane: str, whole: Chronicle) -> Refusal | None:
    """Why a view can't show a lane: nothing declares it and no event is on it. None where it can."""
    known = {*whole.lanes, *(declared.id for declared in whole.preface.lanes)} - {""}
    if lane in known:
        return None
    near = next(iter(get_close_matches(lane, sorted(known), n=1)), "")
    mend = f'did you mean "{near}"?' if near else f"lanes are {', '.join(sorted(known))}" if known else "there is none"
    return Refusal(f'there is no lane "{lane}"; {mend}', text=lane, mend=near)


def _window(text: str, whole: Chronicle, refused: dict[str, Refusal]) -> tuple[int, int] | None:
    if not text:
        return None
    from timeline_tui.chronicle.stretch import stretch  # noqa: PLC0415 (few views have a range)

    try:
        return stretch(text, whole)
    except Refusal as refusal:
        refused["range"] = refusal
        return None


def _matching(whole: Chronicle, text: str, refused: dict[str, Refusal]) -> Chronicle | None:
    """What a query leaves; None where it can't be read."""
    from timeline_tui.chronicle.query import parse  # noqa: PLC0415 (the grammar is wanted late)

    preface = whole.preface
    try:
        return whole.matching(parse(text, zone=preface.timezone, language=preface.language))
    except Refusal as refusal:
        refused["filter"] = refusal
        return None
