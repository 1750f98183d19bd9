"""Events one after the other, and what every listing says of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.bounds_text import earliest, latest
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event, Preface

_PAGE: Final = 500


def rows(chronicle: Chronicle, limit: int | None = None) -> Iterator[tuple[int, Event]]:
    """Row and event, in order of time, undated ones last; asked for in pages, as they are written."""
    end = len(chronicle) if limit is None else min(limit, len(chronicle))
    for first in range(0, end, _PAGE):
        yield from enumerate(chronicle.rows(first, min(first + _PAGE, end)), first)


def record(chronicle: Chronicle, row: int, event: Event, language: str) -> dict[str, str | int | tuple[str, ...]]:
    """What a listing for machines says of an event, by key; the keys are an interface."""
    preface, when = chronicle.preface, event.when
    return {
        "id": event.id,
        "title": in_language(event.title, language, preface.language),
        "when": event.when_text,
        "label": date_words(event, preface, language),
        "earliest": earliest(when) if when else "",
        "latest": latest(when) if when else "",
        "precision": when.prec.word if when else "",
        "qualifier": when.qual if when else "",
        "lane": event.lane,
        "tags": event.tags,
        "who": event.who,
        "where": event.where,
        "match": chronicle.match(row).name.lower(),
        "file": event.place.file,
        "line": event.place.line,
    }


def date_words(event: Event, preface: Preface, language: str) -> str:
    """The date as it is shown: the author's own label, else ours; empty where there is no date."""
    if event.date_label:
        return in_language(event.date_label, language, preface.language)
    return label(event.when, language) if event.when else ""
