"""What both of its formats make: categories to lanes and tags, dates with fuzzy edges, texts and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.formats.colours import nearest_colour
from timeline_tui.formats.markup import markdown
from timeline_tui.formats.naming import Naming

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried
    from timeline_tui.formats.timeline_project.moments import Moments

_RGB: Final = re.compile(r"([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3})")
_WEB: Final = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


class Category(NamedTuple):
    """What events are sorted by: a lane here. `parents` are the categories that it is part of, the nearest first."""

    lane: str
    parents: tuple[str, ...] = ()


class Categories:
    """The categories of one file by name, declared as lanes in its order."""

    def __init__(self, carried: Carried) -> None:
        self._naming = Naming(carried)
        self._known: dict[str, Category] = {}

    def declare(self, name: str, color: str = "", parent: str = "") -> Category:
        """The category of a name; a second of the same name is the first."""
        known = self._known.get(name)
        if known is None:
            above = self._known.get(parent)
            parents = () if not parent else (parent, *(above.parents if above else ()))
            known = self._known[name] = Category(self._naming.lane_of(name, colour_of(color)), parents)
        return known


def colour_of(text: str) -> str:
    """The colour of ours that is nearest to `r,g,b`; empty where it is none."""
    found = _RGB.fullmatch(text.replace(" ", ""))
    red, green, blue = map(int, found.groups()) if found else (256, 0, 0)
    return nearest_colour(red, green, blue) if max(red, green, blue) <= 255 else ""


def dated(
    moments: Moments, start: str, end: str, *, fuzzy_start: bool = False, fuzzy_end: bool = False, goes_on: bool = False
) -> dict[str, str]:
    """`when`, or `start` and `end`, of what begins and ends so; a fuzzy edge is about that time."""
    point = start.strip() == end.strip() and not goes_on
    if not moments.has_days:
        first, last = moments.read(start, timed=True), moments.read(end, timed=True)
        return {"when": first if point else f"{first} – {last}"}
    timed = not moments.is_whole_days(start, start if goes_on else end)
    first = moments.read(start, timed=timed) + "~" * fuzzy_start
    if point:
        return {"when": first.removesuffix("~") + "~" * (fuzzy_start or fuzzy_end)}
    return {"start": first, "end": ".." if goes_on else moments.read(end, timed=timed) + "~" * fuzzy_end}


def addressed(hyperlinks: str) -> tuple[str, list[str]]:
    """The address to open among those of an event, with `;` between them, and the others."""
    links = [link.strip() for link in hyperlinks.split(";") if link.strip()]
    first = next((link for link in links if _WEB.match(link)), links[0] if links else "")
    return first, [link for link in links if link != first]


def told(description: str, links: list[str]) -> str:
    """The description as Markdown, with the addresses that there is no other place for."""
    return "\n\n".join(part for part in (markdown(description.strip()), *(f"<{link}>" for link in links)) if part)


def without_empty(event: dict[str, Any]) -> dict[str, Any]:
    """Of dates and texts, those that there are."""
    return {key: value for key, value in event.items() if value}
