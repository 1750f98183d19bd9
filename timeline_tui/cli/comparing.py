"""`timeline-tui A B --compare` where there is no terminal: how the dates of two stores agree, a line an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chronicle.comparing import VERDICTS, compared
from timeline_tui.chronicle.comparing_words import dates_words, only_words, shortfalls, verdict_words
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import language_of, matching, write
from timeline_tui.formats.opening import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.comparing import Comparison
    from timeline_tui.chronicle.event import Event, Preface


def print_comparison(stores: Sequence[str], *, query: str, lang: str | None) -> int:
    """Print it, or what of it a query keeps; 1 where dates conflict, else 0. Raises StoreError and Refusal."""
    one, other = (read([store]).chronicle for store in stores)
    language = language_of(lang, one)
    found = compared(one, other)
    if query.strip():
        found = found.among(*(_ids(matching(chronicle, query, language)) for chronicle in (one, other)))
    write((f"1 {inert(stores[0])} ↔ 2 {inert(stores[1])}", *_lines(found, one.preface, language)))
    return 1 if found.of("conflict") else 0


def _ids(chronicle: Chronicle) -> frozenset[str]:
    return frozenset(event.id for event in chronicle.rows(0, len(chronicle)))


def _lines(found: Comparison, preface: Preface, language: str) -> Iterator[str]:

    def title(event: Event) -> str:
        return inert(in_language(event.title, language, preface.language))

    yield from shortfalls(found, language)
    for verdict in VERDICTS:
        pairs = found.of(verdict)
        if pairs:
            yield f"{verdict_words(verdict, language)} ({len(pairs)})"
            for pair in pairs:
                yield f"  {title(pair.one)}: {dates_words(pair, language, preface.timezone)}"
    for side, events in enumerate((found.only_one, found.only_other)):
        if events:
            yield f"{only_words(side, language)} ({len(events)})"
            for event in events:
                yield f"  {title(event)}" + (f": {label(event.when, language)}" if event.when else "")
