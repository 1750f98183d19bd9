"""The files of a store as they are and as they shall be: read once, written whole or not at all."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.store.error import StoreError
from timeline_tui.store.files import bytes_of, decoded, files_of
from timeline_tui.store.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Written(NamedTuple):
    """What a file holds, and the text that it is."""

    data: bytes
    text: str


def read_for_writing(stores: Sequence[str]) -> dict[str, Written]:
    """The files of stores by name; a file of a folder that can't be read is left to `load` to name.

    Raises StoreError where a file that is named for itself can't be read, or is standard input.
    """
    found: dict[str, Written] = {}
    for store in stores:
        files = files_of(store)
        if files == ["-"]:
            raise StoreError("-", "standard input can't be mended; save it to a file")
        for file in files:
            try:
                data = bytes_of(file)
                found.setdefault(file, Written(data, decoded(file, data)))
            except StoreError:
                if files == [store]:
                    raise
    return found


def write_back(was: Mapping[str, Written], texts: Mapping[str, str]) -> Iterator[str]:
    """Write the files whose text is another now, each by itself, and give the name of each that is written.

    Raises StoreError where one has been changed meanwhile or can't be written; it is then as it was.
    """
    for file, old in was.items():
        if texts[file] != old.text:
            mark = codecs.BOM_UTF8 if old.data.startswith(codecs.BOM_UTF8) else b""
            save(file, mark + texts[file].encode("utf-8"), was=old.data)
            yield file
