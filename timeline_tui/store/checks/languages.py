"""Languages: in a file whose titles are in several, every text is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store.shape import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.store.checks.survey import Found, Survey
    from timeline_tui.store.document import Document
    from timeline_tui.store.places import Path

_KEYS: Final = {
    "event": ("title", "summary", "image_alt", "note", "date_label"),
    "lane": ("title",),
    "era": ("title",),
    "route": ("title",),
}
"""Texts that are read on the screen. A source's title stays in its own language, and so does a quote."""


def check(survey: Survey) -> Iterator[Found]:
    """S705, file by file."""
    for document in survey.documents:
        if languages := _languages(document):
            for path, value in _texts(document):
                if lacking := languages - _has(document, value):
                    listed = ", ".join(sorted(lacking))
                    said = f"this text is not there in {listed}, as the titles of this file are; "
                    yield document, Finding(path, "S705", f"{said}write {{ {_example(languages)} }}")


def _languages(document: Document) -> frozenset[str]:
    """The languages that at least half of the titles of a file's events are in; none where that is but one."""
    titles = [table.get("title") for table in document.tables["event"] if isinstance(table, dict)]
    tables = [title for title in titles if isinstance(title, dict)]
    if not tables or 2 * len(tables) < len(titles):
        return frozenset()
    counts = Counter(language for title in tables for language in title)
    often = frozenset(language for language, count in counts.items() if 2 * count >= len(titles))
    return often if len(often) > 1 else frozenset()


def _texts(document: Document) -> Iterator[tuple[Path, Any]]:
    for key in ("title", "about"):
        if document.root.get(key):
            yield (key,), document.root[key]
    for array, keys in _KEYS.items():
        for index, table in enumerate(document.tables[array]):
            for key in keys if isinstance(table, dict) else ():
                if table.get(key):
                    yield (array, index, key), table[key]
    for index, route in enumerate(document.tables["route"]):
        stops = route.get("stops") if isinstance(route, dict) else None
        for number, stop in enumerate(stops if isinstance(stops, list) else ()):
            if isinstance(stop, dict) and stop.get("say"):
                yield ("route", index, "stops", number, "say"), stop["say"]


def _has(document: Document, value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value)
    language = document.root.get("language", "en")
    return {language} if isinstance(language, str) else set()


def _example(languages: frozenset[str]) -> str:
    return ", ".join(f'{language} = "…"' for language in sorted(languages))
