"""The reader's notes and bookmarks, as Markdown or as JSON lines; in order of time, vanished events last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.plain import inert_lines
from timeline_tui.formats.jsonl import dumps
from timeline_tui.formats.md import escaped
from timeline_tui.formats.rows import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.note import Note

FORMATS: Final = ("md", "jsonl")

_FRENCH: Final = {
    "Bookmarks and notes": "Signets et notes",
    "No longer in the chronology": "Qui ne sont plus dans la chronologie",
    "bookmarked": "signet",
}


def lines(form: str, chronicle: Chronicle, notes: Mapping[str, Note], language: str) -> Iterator[str]:
    """The lines of one of FORMATS, without line ends."""
    return (_markdown if form == "md" else _jsonl)(chronicle, notes, language)


def _in_order(chronicle: Chronicle, notes: Mapping[str, Note]) -> Iterator[tuple[str, Note]]:
    rows = {event_id: chronicle.row_of(event_id) for event_id in notes}
    last = len(chronicle)
    yield from sorted(notes.items(), key=lambda pair: (last if rows[pair[0]] is None else rows[pair[0]], pair[0]))


def _markdown(chronicle: Chronicle, notes: Mapping[str, Note], language: str) -> Iterator[str]:
    """A heading an event with its date, and the note as the reader wrote it, which is Markdown itself."""
    preface = chronicle.preface
    title = escaped(in_language(preface.title, language, preface.language))
    heading = _say("Bookmarks and notes", language)
    yield (
        f"# {title}{' : ' if language == 'fr' else ': '}{heading[0].lower()}{heading[1:]}" if title else f"# {heading}"
    )
    are_gone = False
    for event_id, note in _in_order(chronicle, notes):
        event = chronicle.get(event_id)
        if event is None and not are_gone:
            are_gone = True
            yield from ("", f"## {_say('No longer in the chronology', language)}")
        name = in_language(event.title, language, preface.language) if event else note.title or event_id
        date = (date_words(event, preface, language) if event else "") or note.date
        yield ""
        yield f"##{'#' * are_gone} {f'{escaped(date)} · ' if date else ''}{escaped(name)}"
        yield ""
        yield f"`@{escaped(event_id)}`" + (f" · {_say('bookmarked', language)}" if note.bookmarked else "")
        if note.text:
            yield ""
            yield from inert_lines(note.text).split("\n")


def _jsonl(chronicle: Chronicle, notes: Mapping[str, Note], language: str) -> Iterator[str]:
    """An object a line; `vanished` where the chronology has no such event any more."""
    preface = chronicle.preface
    for event_id, note in _in_order(chronicle, notes):
        event = chronicle.get(event_id)
        yield dumps(
            {
                "id": event_id,
                "title": in_language(event.title, language, preface.language) if event else note.title,
                "when": event.when_text if event else note.date,
                "note": note.text,
                "bookmarked": note.bookmarked,
                "vanished": event is None,
            }
        )


def _say(words: str, language: str) -> str:
    return _FRENCH[words] if language == "fr" else words
