"""Whether the story that somebody asks for by name and number can be told."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.story.telling import telling_of

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle


def check_story(whole: Chronicle, shown: Chronicle, route_id: str, number: int) -> None:
    """Raise Refusal where there is no such route, nothing to tell, or no such step; `number` is from 1, 0 for any."""
    telling = telling_of(whole, shown, route_id)
    if telling is None:
        ids = [route.id for route in whole.preface.routes]
        near = next(iter(get_close_matches(route_id, ids, n=1, cutoff=0.4)), "")
        if near:
            raise Refusal(f'there is no route "{route_id}"; did you mean "{near}"?', text=route_id, mend=near)
        known = f"; there is {_listed(ids)}" if ids else ": the file has none"
        raise Refusal(f'there is no route "{route_id}"{known}', text=route_id)
    steps = len(telling)
    told = f'the route "{route_id}"' if route_id else "the story"
    if not steps:
        why = "no stop of it is an event" if route_id else "no event is shown"
        raise Refusal(f"{told} can't be told: {why}", text=route_id)
    if number > steps:
        raise Refusal(
            f"there is no step {number}: {told} has {steps} {'step' if steps == 1 else 'steps'}; "
            f"--step {steps} is the last",
            text=str(number),
            mend=str(steps),
        )


def _listed(ids: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in ids)
