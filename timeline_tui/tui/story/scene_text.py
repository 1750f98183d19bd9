"""The view of a stop in words: what of the chronology the axis beneath shows, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.zones import find
from timeline_tui.tui.extent import stretch_words
from timeline_tui.tui.lanes import lane_title
from timeline_tui.tui.story.words import say

if TYPE_CHECKING:
    from timeline_tui.chronicle.story.scene import Scene
    from timeline_tui.chronicle.story.step import Step
    from timeline_tui.tui.view import View


def view_words(scene: Scene, view: View) -> str:
    """`6 – 12 January 2021 · Hosting, Courts · tag:lawsuit`; empty where all is shown."""
    parts = []
    if scene.window is not None:
        parts.append(stretch_words(*scene.window, view.language, find(view.zone_name)))
    if scene.lanes:
        parts.append(", ".join(lane_title(view, lane) for lane in scene.lanes))
    if scene.filter:
        parts.append(scene.filter)
    return inert(" · ".join(parts))


def view_problem(step: Step, view: View) -> str:
    """What of the view can't be read, else that it hides the very stop; empty where all is well."""
    for key, refusal in step.scene.refused.items():
        return f"`{key}`: {refusal}"
    hidden = step.scene.hides(step.event)
    return view.keys.fill(say("hidden view", view.language)).replace("{}", hidden) if hidden else ""
