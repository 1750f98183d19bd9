"""Languages: each is a code, and in a file whose titles are in several, every text is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.store.checks.survey import of_array
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


_CODE: Final = Pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_NAMES: Final = {
    "en": "english anglais englisch",
    "fr": "french français francais französisch",
    "de": "german allemand deutsch",
    "es": "spanish espagnol español",
    "it": "italian italien italiano",
    "pt": "portuguese portugais português",
    "nl": "dutch néerlandais nederlands",
    "ru": "russian russe",
    "zh": "chinese chinois",
    "ja": "japanese japonais",
    "ar": "arabic arabe",
}
_CODES: Final = {name: code for code, names in _NAMES.items() for name in names.split()}


def check(survey: Survey) -> Iterator[Found]:
    """K111 and S705, file by file."""
    for document in survey.documents:
        if said := _no_code(document.root.get("language")):
            yield document, Finding(("language",), "K111", *said)
    for document, index, source in survey.tables("source"):
        if said := _no_code(source.get("language")):
            yield of_array(document, "source", index, "language", "K111", *said)
    for key in ("title", "summary"):
        for at, text in enumerate(survey.column(key)):
            if type(text) is not str:
                for language in text:
                    if said := _no_code(language):
                        yield survey.entry(at).finding(
                            (key, language), "K111", said[0], said[1].strip('"'), at_key=True
                        )
    yield from _lacking(survey)


def _no_code(language: object) -> tuple[str, str] | None:
    """The words about a language that is no code, and the code where it is known."""
    if not isinstance(language, str) or not language or _CODE.fullmatch(language):
        return None
    code = _CODES.get(language.lower(), "")
    mend = f'; write "{code}"' if code else ""
    return f'"{language}" is no code of a language such as "en" or "fr"{mend}', f'"{code}"' if code else ""


def _lacking(survey: Survey) -> Iterator[Found]:
    """S705."""
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
