"""Any store, to a reading: TOML by the store itself, everything else by the format that it is in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline_tui.formats.foreign import SCHEME, Foreign
from timeline_tui.formats.registry import recognised
from timeline_tui.store.document import ARRAYS, Document
from timeline_tui.store.files import LARGEST, bytes_of, decoded, files_of, is_toml
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.formats.carried import Carried
    from timeline_tui.formats.registry import Format
    from timeline_tui.store.load import Progress, Reading


def read(stores: Sequence[str], progress: Progress | None = None) -> Reading:
    """Read stores of any format into one chronicle; what is not TOML is only read.

    What could not be carried over is among the problems, as hints (F003). Raises StoreError where one can't be read
    at all.
    """
    texts: dict[str, str] = {}
    documents: dict[str, Document] = {}
    for store in stores:
        if is_toml(store) or store in documents or store in texts:
            continue
        foreign = foreign_of(store)
        known = format_of(foreign)
        if known is not None:
            documents[store] = document_of(store, known, known.read(foreign, progress))
        elif store == "-":
            texts[store] = decoded(store, foreign.data)
    return load(stores, progress, texts=texts, documents=documents)


def foreign_of(store: str) -> Foreign:
    """A file, standard input (`-`) or a repository (`git:PATH`) with its bytes. Raises StoreError."""
    if store.startswith(SCHEME):
        return Foreign(store, b"")
    if store == "-":
        return Foreign(store, sys.stdin.buffer.read(LARGEST + 1))
    return Foreign(store, bytes_of(files_of(store)[0]))


def format_of(foreign: Foreign) -> Format | None:
    """The format of a file by what it holds; None for TOML, and for what nobody knows."""
    return None if foreign.is_toml else recognised(foreign)


def document_of(file: str, known: Format, carried: Carried) -> Document:
    """What a reader made, as the store takes it."""
    document = Document(file, "", origin=known.title)
    document.root = {key: value for key, value in carried.preface.items() if key not in ARRAYS}
    document.tables.update({name: list(carried.preface.get(name, ())) for name in ARRAYS})
    document.tables["event"] = carried.events
    for name in ARRAYS:
        count = len(document.tables[name])
        document.starts[name] = [0] * count
        document.lines[name] = [1] * count
    document.lines["event"] = [line or 1 for line in carried.lines]
    document.remarks = tuple(("F003", f"not carried over: {line}") for line in carried.losses.summary())
    return document
