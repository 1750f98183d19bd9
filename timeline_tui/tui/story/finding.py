"""Where a step is: the one that somebody typed, and the one that was told before the file was read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.tui.goto import read_goal
from timeline_tui.tui.story.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.chronicle.story.telling import Telling
    from timeline_tui.tui.story.play import Play
    from timeline_tui.tui.view import View


class Found(NamedTuple):
    """A step from 0 and its echo; where `at` is None, `words` say why."""

    at: int | None
    words: str


def typed_step(text: str, view: View, play: Play) -> Found:
    """The step meant by its number, an id, or a date: of that event, or of the one nearest to it."""
    telling, language, wanted = play.telling, view.language, text.strip()
    if wanted.isdecimal() and 0 < int(wanted) <= len(telling):
        return Found(int(wanted) - 1, f"→ {say('step', language)} {int(wanted)}")
    goal = read_goal(wanted, view)
    if goal.refused:
        if wanted.isdecimal():
            return Found(None, say("no step", language).format(int(wanted), len(telling)))
        return Found(None, goal.words)
    if goal.event_id:
        at = telling.place_of(goal.event_id, near=play.at + 1)
        return Found(at, goal.words if at is not None else f"{goal.event_id} {say('not told', language)}")
    at = telling.place_at(goal.when.lo, goal.when.hi) if goal.when is not None else None
    return Found(at, goal.words if at is not None else say("no axis", language))


def same_step(before: Telling, at: int, now: Telling, names: Mapping[str, str]) -> int:
    """The step of another state of the chronicle: at the same event, also under another id, else at its neighbour."""
    places = sorted(range(len(before)), key=lambda place: (abs(place - at), -place)) if len(before) <= _MOST else [at]
    for place in places:
        was = before.event(place).id
        found = now.place_of(names.get(was, was), near=place)
        if found is not None:
            return found
    return min(at, len(now) - 1)


_MOST = 20_000
"""Steps of a telling whose neighbours are looked through."""
