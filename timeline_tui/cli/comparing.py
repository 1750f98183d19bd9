"""`timeline-tui A B --compare` where there is no terminal: how the dates of two stores agree, a line an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chronicle.comparing import VERDICTS
from timeline_tui.chronicle.comparing_words import dates_words, only_words, verdict_words
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import language_of, write
from timeline_tui.formats.opening import read
from timeline_tui.store.beside import beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.beside import Beside


def print_comparison(stores: Sequence[str], *, lang: str | None) -> int:
    """Print it; 1 where dates conflict, else 0."""
    one, other = (read([store]) for store in stores)
    found = beside(one, other)
    write(_lines(found, language_of(lang, found.reading.chronicle)))
    return 1 if found.comparison.of("conflict") else 0


def _lines(found: Beside, language: str) -> Iterator[str]:
    preface = found.reading.chronicle.preface

    def title(event: Event) -> str:
        return inert(in_language(event.title, language, preface.language))

    for verdict in VERDICTS:
        pairs = found.comparison.of(verdict)
        if pairs:
            yield f"{verdict_words(verdict, language)} ({len(pairs)})"
            for pair in pairs:
                yield f"  {title(pair.one)}: {dates_words(pair, language, preface.timezone)}"
    for side, events in enumerate((found.comparison.only_one, found.comparison.only_other)):
        if events:
            yield f"{only_words(side, language)} ({len(events)})"
            for event in events:
                yield f"  {title(event)}" + (f": {label(event.when, language)}" if event.when else "")
