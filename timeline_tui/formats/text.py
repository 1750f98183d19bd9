"""Plain text to read: a date column, titles, and the long stretches between them told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.answers import Match
from timeline_tui.chronicle.bounds_text import earliest
from timeline_tui.chronicle.elapsed import gap
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.labels import short
from timeline_tui.chronicle.plain import inert
from timeline_tui.formats.rows import rows
from timeline_tui.formats.words import events, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event, Preface
    from timeline_tui.chronicle.when import When

_DATE: Final = 17
"""Cells of the date column."""
_WITHOUT_YEAR: Final = re.compile(r"\d\d-\d\d(?: \d\d:\d\d)?…")
_LONG: Final = 30
"""A stretch is told where it is more than this part of the whole."""


def lines(chronicle: Chronicle, language: str, limit: int | None = None) -> Iterator[str]:
    """A head, then a line an event; a stretch without events has a line of its own where it is long."""
    yield from _head(chronicle, language)
    preface = chronicle.preface
    extent = chronicle.extent
    long = (extent[1] - extent[0]) // _LONG if extent else 0
    before: Event | None = None
    for row, event in rows(chronicle, limit):
        if event.when is None:
            if before is None or before.when is not None:
                yield from ("", say("Without a date", language))
            yield _line(event.when_text, _title(chronicle, row, event, preface, language))
        else:
            if before and before.when and event.when.start - _end(before) > long:
                stretch = gap(before.when, event.when, language, preface.timezone)
                if stretch:
                    yield f"{'':{_DATE}}  ⋮ {stretch}"
            yield _line(_date(event.when, language), _title(chronicle, row, event, preface, language))
        before = event


def _head(chronicle: Chronicle, language: str) -> Iterator[str]:
    preface = chronicle.preface
    title = inert(in_language(preface.title, language, preface.language))
    yield f"{title} · {events(len(chronicle), language)}" if title else events(len(chronicle), language)
    yield ""


def _date(when: When, language: str) -> str:
    """The short form; a span within one year says the year, which no axis stands above here to say."""
    text = short(when, language, _DATE - 1)
    return f"{earliest(when).partition('-')[0]}-{text}" if _WITHOUT_YEAR.match(text) else text


def _line(date: str, title: str) -> str:
    return f"{inert(date):{_DATE}}  {title}"


def _title(chronicle: Chronicle, row: int, event: Event, preface: Preface, language: str) -> str:
    title = inert(in_language(event.title, language, preface.language))
    if event.claim_by:
        title += f" ({say('according to', language)} {inert(event.claim_by)})"
    if chronicle.match(row) is Match.POSSIBLE:
        title += f" ({say('possibly', language)})"
    return title


def _end(event: Event) -> int:
    """The second from which nothing is known to go on: a span without end is counted from its start."""
    when = event.when
    assert when is not None
    return when.start if when.hi_kind else when.hi
