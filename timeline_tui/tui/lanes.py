"""What a lane is called and what colour it has, for every pane that shows lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.tui.words import in_words, say

if TYPE_CHECKING:
    from timeline_tui.tui.view import View


def lane_title(view: View, lane: str) -> str:
    """What a lane is called: its title, else its id; events on no lane are on `Other`."""
    for known in view.whole.preface.lanes:
        if known.id == lane and known.title:
            return in_words(known.title, view.language, view.whole.preface.language)
    return lane or say("lane.other", view.language)


def lane_color(view: View, lane: str) -> tuple[str, int]:
    """A lane's colour as the file names it, and its position: what `Inks.lane` makes an ink of."""
    lanes = view.whole.lanes
    position = lanes.index(lane) if lane in lanes else len(lanes)
    for known in view.whole.preface.lanes:
        if known.id == lane:
            return known.color, position
    return ("grey", position) if not lane else ("", position)
