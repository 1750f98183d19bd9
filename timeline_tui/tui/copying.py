"""What `y` and `Y` copy: an event as text with its evidence, and the view as a command that opens it again."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from timeline_tui.chronicle.civil import civil
from timeline_tui.chronicle.event import all_words
from timeline_tui.chronicle.labels import label
from timeline_tui.tui.words import in_words, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.event import Event
    from timeline_tui.tui.view import View


def event_text(view: View, event: Event) -> str:
    """Date, title, summary, and each source with its quotation and address."""
    language, preface = view.language, view.whole.preface
    date = label(event.when, language) if event.when else say("no date", language)
    lines = [f"{date}: {in_words(event.title, language, preface.language)}"]
    summary = in_words(event.summary, language, preface.language).strip()
    if summary:
        lines.append(summary)
    for evidence in event.evidence:
        source = preface.sources.get(evidence.source)
        name = (source.publisher if source else "") or evidence.source
        words = all_words(evidence.quote)
        quote = f": “{words[0]}”" if words and words[0] else ""
        url = f" <{source.url}>" if source and source.url else ""
        lines.append(f"[{say(evidence.stance, language)}] {name}{quote}{url}")
    return "\n".join(lines)


def command_line(view: View, stores: Sequence[str]) -> str:
    """The command that opens this view again: store, place, range, filter, layout, language."""
    words = ["timeline-tui", *stores]
    if view.event is not None:
        words += ["--at", view.event.id]
    words += ["--range", range_text(view)]
    if view.query_text and view.filter_on:
        words += ["--filter", view.query_text]
    if view.layout != "both":
        words += ["--view", view.layout]
    words += _told_how(view, fold=view.folded)
    return shlex.join(words)


def story_command(view: View, stores: Sequence[str], route: str, number: int) -> str:
    """The command that opens the story again at this step: along a route by its id, or in order of time for ''."""
    words = ["timeline-tui", *stores]
    if route:
        words += ["--route", route]
    elif view.query_text and view.filter_on:
        words += ["--filter", view.query_text]
    words += ["--step", str(number)]
    words += _told_how(view)
    return shlex.join(words)


def _told_how(view: View, *, fold: bool = False) -> Iterator[str]:
    """Options that the explorer and the story share."""
    if view.language != view.whole.preface.language:
        yield from ("--lang", view.language)
    if view.ascii:
        yield "--ascii"
    if fold:
        yield "--fold"
    if view.compared:
        yield "--compare"


def range_text(view: View) -> str:
    """The window as `--range` reads it back: two moments in UTC, years alone outside 0..9999."""
    return f"{_moment(view.window.lo)}..{_moment(view.window.hi)}"


def _moment(at: int) -> str:
    year, month, day, hour, minute, second = civil(at)
    if not 0 <= year <= 9999:
        return f"Y{year}" if abs(year) > 9999 else f"-{-year:04d}"
    return f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}Z"
