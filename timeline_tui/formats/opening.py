"""Any store, to a reading: TOML by the store itself, everything else by the format that it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.formats.carried import Wishes
from timeline_tui.formats.foreign import SCHEME, Foreign
from timeline_tui.formats.registry import READ, ForeignError, recognised
from timeline_tui.store.document import ARRAYS, Document
from timeline_tui.store.error import StoreError
from timeline_tui.store.files import bytes_of, decoded, files_of, is_toml
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.formats.carried import Carried
    from timeline_tui.formats.registry import Format
    from timeline_tui.store.load import Progress, Reading


def read(stores: Sequence[str], progress: Progress | None = None, wishes: Wishes | None = None) -> Reading:
    """Read stores of any format into one chronicle; what is not TOML is only read.

    What could not be carried over is among the problems, as hints (F003), and so is what was guessed (F004). Raises
    StoreError where one can't be read at all.
    """
    wishes = (wishes or Wishes())._replace(progress=progress and _half(progress, 0))
    texts: dict[str, str] = {}
    documents: dict[str, Document] = {}
    unknown = set()
    for store in stores:
        if is_toml(store) or store in documents or store in texts:
            continue
        foreign = foreign_of(store)
        known = format_of(foreign)
        if known is not None:
            documents[store] = document_of(store, known, carried_of(foreign, known, wishes))
            continue
        if foreign.data.strip() and not foreign.is_toml:
            unknown.add(store)
        if store == "-":
            texts[store] = _text(foreign, unknown)
    loaded = progress and _half(progress, 1) if documents else progress
    try:
        return load(stores, loaded, texts=texts, documents=documents)
    except StoreError as error:
        if error.file in unknown:
            raise _in_no_format(error.file) from error
        misnamed = error.file if error.file in stores and error.file not in documents else ""
        known = _misnamed(misnamed) if misnamed else None
        if known is None:
            raise
        documents[misnamed] = document_of(misnamed, known, carried_of(foreign_of(misnamed), known, wishes))
        return load(stores, progress and _half(progress, 1), texts=texts, documents=documents)


def _half(progress: Progress, done_before: int) -> Progress:
    """What to tell of the first or of the second half of the work: to carry tables over, and to make events of them."""

    def told(done: int, total: int) -> None:
        progress(done_before * total + done, 2 * total)

    return told


def carried_of(foreign: Foreign, known: Format, wishes: Wishes) -> Carried:
    """What the reader of a format makes of a file, with a notice where it is not in UTF-8. Raises StoreError."""
    carried = known.read(foreign, wishes)
    if foreign.encoding:
        carried.notices.insert(0, f"read as {foreign.encoding}")
    return carried


def _text(foreign: Foreign, unknown: set[str]) -> str:
    try:
        return decoded(foreign.name, foreign.data)
    except StoreError as error:
        raise (_in_no_format(foreign.name) if foreign.name in unknown else error) from error


def _in_no_format(file: str) -> StoreError:
    return StoreError(file, f"this is in none of the formats that are known: TOML, {', '.join(k.title for k in READ)}")


def _misnamed(file: str) -> Format | None:
    """The format of a file that calls itself TOML and is none."""
    try:
        foreign = foreign_of(file)
        return next((known for known in READ if known.looks_like(foreign)), None)
    except StoreError:
        return None


def foreign_of(store: str) -> Foreign:
    """A file, standard input (`-`) or a repository (`git:PATH`) with its bytes. Raises StoreError."""
    if store.startswith(SCHEME):
        return Foreign(store, b"")
    return Foreign(store, bytes_of(files_of(store)[0]))


def format_of(foreign: Foreign) -> Format | None:
    """The format of a file by what it holds; None for TOML, and for what nobody knows."""
    return None if foreign.is_toml else recognised(foreign)


def named(name: str) -> Format:
    """The format of a name that is read. Raises KeyError."""
    return next(known for known in READ if known.name == name)


def document_of(file: str, known: Format, carried: Carried) -> Document:
    """What a reader made, as the store takes it."""
    document = Document(file, "", origin=known.title)
    for key, value in carried.preface.items():
        if key in ARRAYS and isinstance(value, list):
            document.tables[key] = value
        elif value is not None:
            document.root[key] = value  # an array that is none is told as such, as it is of TOML
    document.tables["event"] = carried.events
    for name in ARRAYS:
        count = len(document.tables[name])
        document.starts[name] = [0] * count
        document.lines[name] = [1] * count
    document.lines["event"] = [line or 1 for line in carried.lines]
    lost = (("F003", f"not carried over: {line}") for line in carried.losses.summary())
    document.remarks = (*(("F004", notice) for notice in carried.notices), *lost)
    return document


def explained(error: StoreError) -> StoreError:
    """The error of a command that takes TOML alone, with the way there where the file is of a format that is read."""
    if isinstance(error, ForeignError):
        return error
    try:
        known = format_of(foreign_of(error.file)) if error.file not in ("", "-") else None
    except StoreError:
        return error
    if known is None:
        return error
    how = f"timeline-tui import {error.file} -o events.toml"
    return StoreError(error.file, f"this is {known.title}, not TOML; to make TOML of it: {how}")
