"""What a format has no place for: counted event by event, so that a writer leaves nothing out in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.event import Event, Preface, in_language
from timeline_tui.formats.markup import harmless, is_html, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Text
    from timeline_tui.formats.carried import Losses

FIELDS: Final = {
    "who": "who took part",
    "where": "places",
    "lane": "lanes",
    "tags": "tags",
    "weight": "weights",
    "summary": "summaries",
    "url": "addresses",
    "image": "images",
    "image_alt": "words for images",
    "claim_by": "who claims an event",
    "note": "notes for whoever presents",
    "links": "links between events",
    "evidence": "evidence",
    "order": "the order among events of one time",
    "date_label": "words instead of a date",
    "id": "ids",
}
"""What is lost of an event, in words, by the field that a format can't hold."""
PREFACE: Final = {
    "title": "the title",
    "about": "what the chronology is about",
    "language": "its language",
    "timezone": "the time zone of what names none",
    "published": "when it was published",
    "lanes": "titles, colours and order of lanes",
    "sources": "sources",
    "eras": "eras",
    "routes": "routes",
}
"""The same of what stands before the events."""
LANGUAGES: Final = "words in other languages"
BREAKS: Final = "line breaks and spare blanks in names and titles"
OBEYED: Final = "characters that a terminal would obey, which are shown instead"
LIKE_HTML: Final = "words that look like HTML, and may be read as that"
_TEXTS: Final = ("summary", "image_alt", "note", "date_label")
_EMPTY: Final[dict[str, Any]] = Event._field_defaults
_EMPTY_PREFACE: Final[dict[str, Any]] = Preface._field_defaults


def unheld(event: Event, held: AbstractSet[str], losses: Losses) -> None:
    """Count what `event` has beside the fields `held`; its title and its date are the writer's own to count."""
    for field, words in FIELDS.items():
        if field not in held and field != "id" and getattr(event, field) != _EMPTY[field]:
            losses.add(words, event.id)
    if "id" not in held:
        losses.add(FIELDS["id"], event.id)
    texts = (event.title, *(getattr(event, field) for field in _TEXTS if field in held))
    if any(_several(text) for text in texts):
        losses.add(LANGUAGES, event.id)


def unheld_preface(
    chronicle: Chronicle, held: AbstractSet[str], losses: Losses, every: AbstractSet[str] = frozenset()
) -> None:
    """Count what stands before the events beside the keys `held`; those of `every` are held in all their languages."""
    preface = chronicle.preface
    for field, words in PREFACE.items():
        value = getattr(preface, field)
        if field not in held and value and value != _EMPTY_PREFACE[field]:
            losses.add(words)
    if any(_several(text) for field in PREFACE if field in held - every for text in _texts(preface, field)):
        losses.add(LANGUAGES)


def _texts(preface: Preface, field: str) -> Iterator[Text]:
    """What is said in words of a part of what stands before the events."""
    match field:
        case "title" | "about":
            yield getattr(preface, field)
        case "lanes" | "eras":
            yield from (each.title for each in getattr(preface, field))
        case "sources":
            yield from (source.title for source in preface.sources.values())
        case "routes":
            for route in preface.routes:
                yield route.title
                yield from (stop.say for stop in route.stops)


def shown(text: str, name: str, losses: Losses) -> str:
    """A text with nothing in it that a terminal would obey; the event `name` is counted where that changes it."""
    made = harmless(text)
    if made != text:
        losses.add(OBEYED, name)
    return made


def like_html(texts: Iterable[str], name: str, losses: Losses) -> None:
    """Count the event `name` where a text is written as it is, and looks like HTML to those who read it as that."""
    if any(map(is_html, texts)):
        losses.add(LIKE_HTML, name)


def on_one_line(texts: Iterable[str], name: str, losses: Losses) -> None:
    """Count the event `name` where one of its texts that the format has on one line has several, or blanks to spare."""
    if any(one_line(text) != text for text in texts):
        losses.add(BREAKS, name)


def words_of(text: Text, chronicle: Chronicle, language: str) -> str:
    """`text` as it is written in one language: the wished one, else the chronology's own."""
    own = chronicle.preface.language
    return in_language(text, language or own, own)


def _several(text: Text) -> bool:
    return not isinstance(text, str) and len(text) > 1
