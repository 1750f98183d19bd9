"""Circles among links: what leads to its own cause, or is a part of its own part."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_tui.store.checks.survey import Entry, Found

    Graph = Mapping[str, Sequence[str]]

_FORWARD: Final = frozenset({"causes", "starts"})
_BACKWARD: Final = frozenset({"answers", "follows", "replaces"})
_MOST_NAMED: Final = 12
"""Events of a circle that are named."""


def circles(linked: Sequence[Entry]) -> Iterator[Found]:
    """L507: one for each knot of events that lead to each other, at the first link of it in the files."""
    for kinds in (_FORWARD | _BACKWARD, frozenset({"part-of"})):
        graph = _graph(linked, kinds)
        knots = _knots(graph)
        named: set[int] = set()
        for entry in linked:
            name = entry.event.id
            knot = knots.get(name)
            if knot is None or knot in named:
                continue
            for number, link in entry.links():
                if link.as_ in kinds and link.to != name and knots.get(link.to) == knot:
                    named.add(knot)
                    names = _way_round(name, graph, knots)
                    yield entry.finding(("links", number, "to"), "L507", _words(names, kinds))
                    break


def _words(names: list[str], kinds: frozenset[str]) -> str:
    if len(names) > _MOST_NAMED:
        names[_MOST_NAMED - 1 : -1] = ["…"]
    circle = " → ".join(names)
    what = "these events are parts of each other" if "part-of" in kinds else "these events lead to each other"
    return f"{what}: {circle}; take out one of the links"


def _graph(linked: Sequence[Entry], kinds: frozenset[str]) -> dict[str, list[str]]:
    """From each event to those that come of it, or that it is a part of."""
    graph: dict[str, list[str]] = {}
    for entry in linked:
        name = entry.event.id
        for link in entry.event.links:
            if link.as_ in kinds and link.to != name:
                one, other = (link.to, name) if link.as_ in _BACKWARD else (name, link.to)
                graph.setdefault(one, []).append(other)
                graph.setdefault(other, [])
    return graph


def _knots(graph: Graph) -> dict[str, int]:
    """A number for each strongly connected component of more than one event, by event (Tarjan, in a loop)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}
    knots: dict[str, int] = {}
    for root in graph:
        work = [] if root in order else [(root, iter(graph[root]))]
        if work:
            order[root] = low[root] = len(order)
            open_[root] = None
        while work:
            name, others = work[-1]
            for other in others:
                if other not in order:
                    order[other] = low[other] = len(order)
                    open_[other] = None
                    work.append((other, iter(graph[other])))
                    break
                if other in open_:
                    low[name] = min(low[name], order[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == order[name]:
                    members = _closed(open_, name)
                    if len(members) > 1:
                        knots |= dict.fromkeys(members, order[name])
    return knots


def _closed(open_: dict[str, None], name: str) -> list[str]:
    """The events opened since `name`, and it: taken out of those that are open."""
    members = []
    while True:
        last, _ = open_.popitem()
        members.append(last)
        if last == name:
            return members


def _way_round(start: str, graph: Graph, knots: Mapping[str, int]) -> list[str]:
    """A shortest way from `start` back to it, within its knot."""
    came: dict[str, str] = {}
    queue = deque([start])
    while queue:
        name = queue.popleft()
        for other in graph[name]:
            if knots.get(other) != knots[start]:
                continue
            if other == start:
                way = [start, name]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return way[::-1]
            if other not in came:
                came[other] = name
                queue.append(other)
    return [start, start]
