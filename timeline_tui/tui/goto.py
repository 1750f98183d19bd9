"""Where the go-to prompt leads: an event by id, or a date in any form, with the words that echo the reading."""

from __future__ import annotations

import time
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chronicle.civil import civil
from timeline_tui.chronicle.labels import label, weekday_label
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import find
from timeline_tui.tui.words import in_words, say

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.tui.view import View


class Goal(NamedTuple):
    """A goal and its echo; `refused` where the text leads nowhere, and then `words` say why."""

    words: str = ""
    refused: bool = False
    when: When | None = None
    event_id: str = ""


def read_goal(text: str, view: View) -> Goal:
    """Read what was typed: `@id`, a bare id, or a date in the screen's language or the other one."""
    wanted = text.strip()
    event = view.whole.get(wanted.removeprefix("@"))
    if event is not None:
        return Goal(_event_words(event, view), event_id=event.id)
    if wanted.startswith("@"):
        return Goal(_no_event(wanted[1:], view), refused=True)
    return _date(wanted, view)


def _event_words(event: Event, view: View) -> str:
    title = in_words(event.title, view.language, view.whole.preface.language)
    return f"→ {title}" + (f" ({label(event.when, view.language)})" if event.when else "")


def _no_event(name: str, view: View) -> str:
    sentence = f'{say("no event", view.language)} "{name}"'
    every = view.whole.rows(0, len(view.whole)) if len(view.whole) <= 5_000 else ()
    near = get_close_matches(name, [event.id for event in every], n=1)
    return f"{sentence}; {say('did you mean', view.language)} @{near[0]}?" if near else sentence


def _date(wanted: str, view: View) -> Goal:
    """The screen's language first; the other one where that refuses it, so that both can always be typed."""
    from timeline_tui.chronicle.typed import is_prefix, read_typed  # noqa: PLC0415 (dateutil's parser comes late)

    today, zone = int(time.time()), find(view.zone_name)
    refusal: Refusal | None = None
    for language in (view.language, "en" if view.language == "fr" else "fr"):
        try:
            when = read_typed(wanted, language, today=today, year=_year_in_view(view), zone=zone)
        except Refusal as refused:
            refusal = refusal or refused
        else:
            return Goal(f"→ {weekday_label(when, view.language)}", when=when)
    if is_prefix(wanted, view.language):
        return Goal("…", refused=True)
    return Goal(str(refusal), refused=True)


def _year_in_view(view: View) -> int:
    event = view.event
    at = event.when.start if event is not None and event.when is not None else view.window.lo
    return civil(at).year
