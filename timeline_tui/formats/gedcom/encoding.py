"""What a GEDCOM file is written in: by its mark, by the line CHAR of its head, else as any file.

ANSEL (of libraries) was the usual encoding until about 2000; `ansel` reads it. Rules: GEDCOM 5.5.1, chapter 3.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from timeline_tui.formats.foreign import Foreign

_DECLARED: Final = re.compile(rb"^\s*1\s+CHAR\s+([^\r\n]+)", re.MULTILINE)
_HEAD: Final = 4096
_CODECS: Final = {
    "ANSEL": "ansel",
    "ANSI": "cp1252",
    "ASCII": "cp1252",
    "WINDOWS": "cp1252",
    "IBM WINDOWS": "cp1252",
    "WINDOWS-1252": "cp1252",
    "CP1252": "cp1252",
    "WINDOWS-1250": "cp1250",
    "WINDOWS-1251": "cp1251",
    "CP1251": "cp1251",
    "ISO-8859-1": "cp1252",
    "ISO8859-1": "cp1252",
    "ISO8859": "cp1252",
    "LATIN1": "cp1252",
    "IBMPC": "cp437",
    "IBM": "cp437",
    "IBM DOS": "cp437",
    "MSDOS": "cp437",
    "MS-DOS": "cp437",
    "MACINTOSH": "mac_roman",
}
"""Python's codecs by what CHAR says, for what is no UTF-8: what calls itself ASCII is then mostly from Windows."""
_WIDE: Final = ((b"0\0 \0", "utf-16-le"), (b"\0000\0 ", "utf-16-be"))
"""How UTF-16 begins without a mark: `0 HEAD`."""


def begins(foreign: Foreign) -> str:
    """The first characters of a file, whatever it is in."""
    for start, name in _WIDE:
        if foreign.data.startswith(start):
            return foreign.data[:_HEAD].decode(name, "ignore")
    return foreign.head


def text_of(foreign: Foreign) -> str:
    """The whole as text, each line ended by a line feed; `foreign.encoding` then says what it is in.

    Raises StoreError where it is no text.
    """
    for start, name in _WIDE:
        if foreign.data.startswith(start):
            return _ended(_decoded(foreign, name))
    data = foreign.data
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_utf_8(data):
        return foreign.text
    declared = _DECLARED.search(data[:_HEAD].replace(b"\r", b"\n"))
    name = _CODECS.get(declared[1].decode("ascii", "replace").strip().upper(), "") if declared else ""
    if name == "ansel":
        return _ended(_ansel(foreign))
    return _ended(_decoded(foreign, name)) if name else foreign.text


def _is_utf_8(data: bytes) -> bool:
    """Whether it can be read so: whatever else it declares, letters of other encodings would hardly make it."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _decoded(foreign: Foreign, name: str) -> str:
    foreign.encoding = name
    try:
        return foreign.data.decode(name)
    except UnicodeDecodeError as error:
        if name.startswith("utf"):
            raise StoreError(foreign.name, f"this is broken {name}; save it as UTF-8") from error
        return foreign.data.decode(name, "replace")


def _ansel(foreign: Foreign) -> str:
    import ansel  # noqa: PLC0415 - for old files alone

    ansel.register()
    foreign.encoding = "ansel"
    return unicodedata.normalize("NFC", foreign.data.decode("gedcom", "replace"))


def _ended(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
