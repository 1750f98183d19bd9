"""A route whose events and lanes have other names: its stops and what its views show follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline_tui.chronicle.event import Route

_ANCHOR: Final = re.compile(r"@([A-Za-z0-9][A-Za-z0-9_-]*)")
_CLAUSE: Final = re.compile(r"(?<![\w:-])(id|lane):([^\s()\"]+)")


def followed(route: Route, names: Mapping[str, str], lane: Callable[[str], str] = str) -> Route:
    """A route under new names: `names` are new ids of events by the old ones, `lane` gives the new id of a lane.

    >>> from timeline_tui.chronicle.event import Route, Stop
    >>> followed(Route("way", stops=(Stop("a", range="@a..2021"),), filter="id:a,b"), {"a": "c"})[2:]
    ((Stop(event='c', say='', range='@c..2021', lanes=None, filter=None),), '', (), 'id:c,b')
    """

    def range_of(text: str) -> str:
        return "..".join(names.get(side.strip(), _anchored(side, names)) for side in text.split(".."))

    def filter_of(text: str) -> str:
        return _CLAUSE.sub(clause, _anchored(text, names))

    def clause(found: re.Match[str]) -> str:
        values = found[2].split(",")
        return f"{found[1]}:{','.join(names.get(one, one) if found[1] == 'id' else lane(one) for one in values)}"

    stops = (
        stop._replace(
            event=names.get(stop.event, stop.event),
            range=None if stop.range is None else range_of(stop.range),
            lanes=None if stop.lanes is None else tuple(map(lane, stop.lanes)),
            filter=None if stop.filter is None else filter_of(stop.filter),
        )
        for stop in route.stops
    )
    return route._replace(
        stops=tuple(stops),
        range=range_of(route.range),
        lanes=tuple(map(lane, route.lanes)),
        filter=filter_of(route.filter),
    )


def _anchored(text: str, names: Mapping[str, str]) -> str:
    return _ANCHOR.sub(lambda found: f"@{names.get(found[1], found[1])}", text)
