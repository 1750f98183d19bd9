"""A measure from a mark to the selection in words and on the axis; it knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chronicle.allen_words import said
from timeline_tui.chronicle.elapsed import length
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.measure import Measure, apart, between, measure, ties_of
from timeline_tui.chronicle.measure_words import difference, span
from timeline_tui.chronicle.plain import inert
from timeline_tui.tui.time_words import say
from timeline_tui.tui.words import in_words

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.tui.view import View


class Told(NamedTuple):
    """From where to where, how long that is, and what else there is to say; or why there is nothing to measure."""

    mark: str
    """`from a`: the mark's name."""
    start: str
    """What the mark stands at; with `dates` whole."""
    end: str = ""
    dates: tuple[str, str] = ("", "")
    long: str = ""
    more: str = ""
    why_not: str = ""


def told(view: View) -> Told:
    """What the measure from the view's mark to its selection says."""
    assert view.measured_from is not None
    language = view.language
    name, event_id = view.measured_from
    start, end = view.whole.get(event_id), view.event
    mark = f"{say('from', language)} {inert(name)}"
    if start is None or start.when is None:
        return Told(mark, inert(event_id), why_not=say("gone" if start is None else "mark undated", language))
    first = _title(view, start)
    dates = label(start.when, language)
    if end is None:
        return Told(mark, first, dates=(dates, ""), why_not=say("no event", language))
    if end.when is None:
        return Told(mark, first, _title(view, end), (dates, ""), why_not=say("no date here", language))
    if end.id == start.id:
        return Told(mark, first, dates=(dates, ""), why_not=say("the mark itself", language))
    found = measure(start.when, end.when, view.zone_name, ties=ties_of(start, end))
    days = span(found, language)
    exact = difference(found, language)
    more = [days] if days and not exact.startswith(days) else []
    more.append(_between(view, start.when, end.when))
    away = apart(start.when, end.when, found.related, view.zone_name)
    # From begin to begin is said already.
    more.append(f"{inert(name)} {said(found.related, language, away if away and away.from_end else None)}")
    return Told(mark, first, _title(view, end), (dates, label(end.when, language)), exact, " · ".join(more))


def on_axis(view: View) -> tuple[int, int, str] | None:
    """First and last column of the measure, out of sight too, and how long it is; None where there is none."""
    if view.measured_from is None or view.event is None or view.event.when is None:
        return None
    start = view.whole.get(view.measured_from[1])
    if start is None or start.when is None or start.id == view.event.id:
        return None
    found: Measure = measure(start.when, view.event.when, view.zone_name)
    columns = sorted((view.window.column(start.when.start), view.window.column(view.event.when.start)))
    return columns[0], columns[1], length(found.elapsed, view.language)


def _between(view: View, one: When, other: When) -> str:
    """How many events begin between, how many of them a filter leaves, and the key that lists them."""
    count = len(between(view.whole, one, other))
    key = "between none" if count == 0 else "between one" if count == 1 else "between"
    words = say(key, view.language)
    words = words % count if "%s" in words else words
    if view.filtered and count:
        words += ", " + say("shown", view.language) % len(between(view.shown, one, other))
    return words if count == 0 else f"{words} (i)"


def _title(view: View, event: Event) -> str:
    return inert(in_words(event.title, view.language, view.whole.preface.language))
