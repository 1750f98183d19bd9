"""What `y`, `Y` and `S` copy: an event as text with its evidence, the view as a command and as a stop of a route."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import DAY, civil, civil_from_days
from timeline_tui.chronicle.event import all_words
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.zones import find
from timeline_tui.tui.moves import whole_window
from timeline_tui.tui.settings.values import DEFAULTS, Settings
from timeline_tui.tui.words import in_words, say, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.query import Placed, Query
    from timeline_tui.tui.view import View


_FEW_DAYS: Final = 3
"""Days of a window that are told to the second: its ends are hours, then."""


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
        name = source_name(preface, evidence.source, language)
        words = all_words(evidence.quote)
        quote = f": “{words[0]}”" if words and words[0] else ""
        url = f" <{source.url}>" if source and source.url else ""
        lines.append(f"[{say(evidence.stance, language)}] {name}{quote}{url}")
    return "\n".join(lines)


def command_line(view: View, stores: Sequence[str], usual: Settings = DEFAULTS) -> str:
    """The command that opens this view again: store, place, range, filter, layout, language.

    For whoever has the settings `usual`, and for whoever has none.
    """
    words = ["timeline-tui", *stores]
    if view.event is not None:
        words += ["--at", view.event.id]
    words += ["--range", range_text(view)]
    if view.query_text and view.filter_on:
        words += ["--filter", view.query_text]
    if {view.layout, usual.view} != {"both"}:
        words += ["--view", view.layout]
    words += _told_how(view, usual)
    if view.folded or usual.fold:
        words.append("--fold" if view.folded else "--no-fold")
    return shlex.join(words)


def story_command(view: View, stores: Sequence[str], route: str, number: int, usual: Settings = DEFAULTS) -> str:
    """The command that opens the story again at this step: along a route by its id, or in order of time for ''."""
    words = ["timeline-tui", *stores]
    if route:
        words += ["--route", route]
    elif view.query_text and view.filter_on:
        words += ["--filter", view.query_text]
    words += ["--step", str(number)]
    words += _told_how(view, usual)
    return shlex.join(words)


def stop_text(view: View, event: Event) -> str:
    """The view as a stop of a route, in TOML, to be pasted below a `[[route]]`: event, dates, lanes, filter."""
    lines = ["  [[route.stops]]", f"  event = {_string(event.id)}"]
    if view.window.plain != whole_window(view.shown, view.window.columns):
        lines.append(f"  range = {_string(_days_text(view))}")
    query = view.shown.query
    if query is not None:
        lanes, rest = query.values("lane"), query.without("lane")
        # Lanes that are named one by one are rows of their own; any other clause stays in the filter.
        if lanes and all(lane in view.whole.lanes for lane in lanes) and len(_lane_clauses(query)) == 1:
            lines.append(f"  lanes = [{', '.join(map(_string, lanes))}]")
            text = rest.text if rest is not None else ""
        else:
            text = query.text
        if text:
            lines.append(f"  filter = {_string(text)}")
    return "\n".join(lines) + "\n"


def _lane_clauses(query: Query) -> list[Placed]:
    return [placed for placed in query.clauses if placed.facets("lane")]


def _string(text: str) -> str:
    """A text as TOML has it: as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def _days_text(view: View) -> str:
    """The window in whole days of the document's zone, as people write them; to the second where it is short."""
    window, zone = view.window, find(view.zone_name)
    first, last = ((at + zone.at(at)) // DAY for at in (window.lo, window.hi - 1))
    years = {civil_from_days(day)[0] for day in (first, last)}
    if last - first < _FEW_DAYS or not all(0 <= year <= 9999 for year in years):
        return range_text(view)
    return "..".join("{:04}-{:02}-{:02}".format(*civil_from_days(day)) for day in (first, last))


def _told_how(view: View, usual: Settings) -> Iterator[str]:
    """Options that the explorer and the story share."""
    own = view.whole.preface.language
    if view.language != own or usual.lang not in {"", own}:
        yield from ("--lang", view.language)
    if view.ascii or usual.ascii:
        yield "--ascii" if view.ascii else "--no-ascii"
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
