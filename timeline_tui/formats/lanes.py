"""Events by lane, for formats that tell one lane after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.formats.held import words_of
from timeline_tui.formats.rows import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event


def by_lane(chronicle: Chronicle) -> Mapping[str, list[Event]]:
    """The events of each lane in order of time: first of none (`""`), then the lanes in their order, empty ones too."""
    found: dict[str, list[Event]] = {"": []}
    for lane in chronicle.preface.lanes:
        found[lane.id] = []
    for _, event in rows(chronicle):
        found.setdefault(event.lane, []).append(event)
    return found


def lane_title(chronicle: Chronicle, lane: str, language: str) -> str:
    """What a lane is called: its title, else its id."""
    known = next((each for each in chronicle.preface.lanes if each.id == lane), None)
    return (words_of(known.title, chronicle, language) if known else "") or lane
