"""An edit of a file as it would be written: proposed first, shown if wanted, and written only over what was read."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline_tui.chronicle.when import sort_key
from timeline_tui.store.edits.drafts import Draft, drafted, free_id
from timeline_tui.store.edits.editing import BLANK, added, deleted, duplicated, editable, place_for
from timeline_tui.store.edits.extents import extent_of, index_at
from timeline_tui.store.edits.writing import event_text
from timeline_tui.store.error import StoreError
from timeline_tui.store.events import slug
from timeline_tui.store.example import example
from timeline_tui.store.files import bytes_of, decoded
from timeline_tui.store.saving import ChangedError, save

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.document import Document

_MARK = b"\xef\xbb\xbf"


class Copy(NamedTuple):
    """A file as it was read for an edit."""

    file: str
    data: bytes
    document: Document


class Proposal(NamedTuple):
    """What an edit makes of a file. `line` counts from 1: of the event's header, before the edit where it goes."""

    file: str
    before: bytes
    after: bytes
    event_id: str
    line: int
    text: str
    """The lines that are put in or taken out."""

    def write(self) -> None:
        """Write it. Raises ChangedError where the file is no longer what was read, StoreError where it can't be."""
        save(self.file, self.after, was=self.before)


def copy_of(file: str, known: Iterable[Document] = ()) -> Copy:
    """A file, read for an edit. Raises StoreError where it may not or can't be edited.

    A document among the `known` that was made of the same text is not read again.
    """
    refuse_shipped(file)
    if file == "-":
        raise StoreError(file, "standard input can't be edited; save it to a file")
    data = bytes_of(file)
    text = decoded(file, data)
    return Copy(
        file, data, editable(file, text, next((one for one in known if one.file == file and one.text == text), None))
    )


def refuse_shipped(file: str) -> None:
    """Raises StoreError for the example that is shipped: a newer version would take the edits with it."""
    if file == example():
        copy = f"cp {file} events.toml, then timeline-tui events.toml"
        raise StoreError(file, f"this is the example that is shipped, and stays as it is; copy it: {copy}")


def refuse_foreign(documents: Sequence[Document], file: str) -> None:
    """Raises StoreError for a file of another format: it is looked at, and edited once it is imported."""
    for document in documents:
        if document.file == file and document.origin:
            command = f"timeline-tui import {shlex.quote(file)} -o events.toml"
            raise StoreError(file, f"this is {document.origin}, which is only read here; to edit it: {command}")


def draft_for(copy: Copy, table: Mapping[str, Any], chronicle: Chronicle) -> Draft:
    """How a new event would be read in that file of the chronicle."""
    return drafted(table, chronicle, copy.document)


def addition(copy: Copy, draft: Draft, chronicle: Chronicle) -> Proposal:
    """The draft in its place: among the file's events by time where they stand in order of time, else after the last.

    Of events of the same time it is the last.
    """
    index = _place_for(draft.event, copy, chronicle)
    return _proposal(copy, added(copy.document, draft.table, index), draft.event.id, index, event_text(draft.table))


def duplication(copy: Copy, event: Event, chronicle: Chronicle) -> Proposal:
    """The event a second time, directly below, under an id of its own."""
    index = index_of(copy, event)
    name = free_id(chronicle, event.id)
    new = duplicated(copy.document, index, name)
    extent = extent_of(copy.document, index)
    return _proposal(copy, new, name, index + 1, copy.document.text[extent.start : extent.keys_end])


def deletion(copy: Copy, event: Event) -> Proposal:
    """The file without the event and its comments."""
    index = index_of(copy, event)
    extent = extent_of(copy.document, index)
    after = _encoded(copy, deleted(copy.document, index))
    line = copy.document.lines["event"][index]
    gone = copy.document.text[extent.above : extent.end]
    return Proposal(copy.file, copy.data, after, event.id, line, gone)


def index_of(copy: Copy, event: Event) -> int:
    """The index of an event's table in a file. Raises ChangedError where it no longer says the same."""
    tables = copy.document.tables["event"]
    at = index_at(copy.document, event.place.line)
    named = [index for index, table in enumerate(tables) if isinstance(table, dict) and table.get("id") == event.id]
    for index in [*named[:1], *([at] if at is not None and not named else [])]:
        table = tables[index]
        if isinstance(table, dict) and all(
            table.get(key, "") == getattr(event, key) for key in ("title", "summary", "note", "lane", "where")
        ):
            return index
    raise ChangedError(
        copy.file, f'"{event.id}" no longer says what was read, so nothing was written; look at it again'
    )


def _place_for(event: Event, copy: Copy, chronicle: Chronicle) -> int:
    """Which event of the file a new one shall be."""
    tables = copy.document.tables["event"]
    there = [each for each in chronicle.rows(0, len(chronicle)) if each.place.file == copy.file]
    in_order = [each.place.line for each in there] == copy.document.lines["event"]
    # Ids made from the number of an event would be others behind an inserted one.
    numbered = any(isinstance(table, dict) and not table.get("id") and not _named(table) for table in tables)
    if event.when is None or not in_order or numbered:
        return len(tables)
    key = sort_key(event.when, 0, event.order)
    return sum(each.when is not None and sort_key(each.when, 0, each.order) <= key for each in there)


def _named(table: dict[str, Any]) -> bool:
    title = table.get("title")
    return isinstance(title, dict) or bool(slug(str(title or "")))


def _proposal(copy: Copy, text: str, name: str, index: int, block: str) -> Proposal:
    at = place_for(copy.document, index)
    blank = len(text) - at - len(text[at:].lstrip(BLANK))
    line = text.count("\n", 0, at + blank) + 1
    return Proposal(copy.file, copy.data, _encoded(copy, text), name, line, block)


def _encoded(copy: Copy, text: str) -> bytes:
    try:
        return (_MARK if copy.data.startswith(_MARK) else b"") + text.encode()
    except UnicodeEncodeError as error:
        raise StoreError(copy.file, f"this can't be written as UTF-8 ({error.reason}); nothing was written") from error
