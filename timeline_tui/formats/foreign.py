"""A file that others wrote: its bytes, and what they are as text, JSON or XML, each read once and only when wanted."""

from __future__ import annotations

import codecs
import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # a type alone: defusedxml parses

SCHEME: Final = "git:"
"""What stands before the path of a repository whose history is a chronology."""
_HEAD: Final = 4096
"""Bytes that are looked at to tell what a file is."""
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"""(?:\bencoding|\bcharset)\s*=\s*["']?([A-Za-z0-9._-]+)""", re.IGNORECASE)
"""`<?xml encoding="…"?>`, `charset=…`."""
_SAMPLE: Final = 2**16
"""Bytes of which an undeclared encoding is guessed: guessing takes long."""
_TOML: Final = re.compile(
    r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*"
    r"(?:\[\[?[ \t]*(?:event|lane|source|era|route|check)[ \t.\]]|[A-Za-z0-9_-]+[ \t]*=[ \t]*[\"'\d\[{tf+-])"
)
_DEEPEST: Final = 200
"""Levels that JSON may nest: deeper than any chronology, and than Python's own reader is safe with."""


class Foreign:
    """A file by name, with its bytes. Raises StoreError where it is not what it seems to be."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self.encoding = ""
        """The encoding that `text` was read in, where it is not UTF-8."""

    @property
    def suffix(self) -> str:
        """What the name ends with, in small letters: `.ics`."""
        base = self.name.rpartition("/")[2]
        return f".{base.rpartition('.')[2].lower()}" if "." in base else ""

    @cached_property
    def head(self) -> str:
        """The beginning as text, whatever it is in, without blanks before it: to recognise a format by."""
        for mark, name in _BOMS:
            if self.data.startswith(mark):
                return self.data[:_HEAD].decode(name, "ignore").lstrip()
        return self.data[:_HEAD].decode("utf-8", "replace").lstrip()

    @cached_property
    def text(self) -> str:
        """The whole as text without a byte order mark, each line ended by a line feed.

        Read by its mark, as UTF-8, by what the file declares, else by what its letters are most likely to be;
        `encoding` then says which.
        """
        return self._decoded().replace("\r\n", "\n").replace("\r", "\n")

    def _decoded(self) -> str:
        data = self.data
        for mark, name in _BOMS:
            if data.startswith(mark):
                self.encoding = "" if name == "utf-8-sig" else name
                try:
                    return data.decode(name)
                except UnicodeDecodeError as error:
                    raise StoreError(self.name, f"this is broken {name}; save it as UTF-8") from error
        try:
            return data.decode()
        except UnicodeDecodeError:
            pass
        declared = _DECLARED.search(data[:_HEAD])
        if declared:
            try:
                text = data.decode(declared[1].decode())
            except (LookupError, UnicodeDecodeError):
                pass
            else:
                self.encoding = declared[1].decode()
                return text
        return self._guessed()

    def _guessed(self) -> str:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - few files are not UTF-8

        if b"\0" in self.data[:_SAMPLE]:
            raise StoreError(self.name, "this is no text; name a file that holds a chronology")
        guess = from_bytes(self.data[:_SAMPLE]).best()
        if guess is not None:
            try:
                text = self.data.decode(guess.encoding)
            except (LookupError, UnicodeDecodeError):
                pass
            else:
                self.encoding = guess.encoding
                return text
        self.encoding = "cp1252"
        return self.data.decode("cp1252", "replace")

    @property
    def is_toml(self) -> bool:
        """Whether it begins as TOML does: with a table or a key, after comments."""
        return _TOML.match(self.head) is not None

    @cached_property
    def is_json(self) -> bool:
        """Whether the whole is one JSON value, an object or a list."""
        if not self.head.startswith(("{", "[")):
            return False
        try:
            return isinstance(self.json, dict | list)
        except StoreError:
            return False

    @cached_property
    def json(self) -> Any:
        """The whole as JSON. Raises StoreError with the line and column where it is none."""
        try:
            if _too_deep(self.text):
                raise StoreError(self.name, f"its JSON nests more than {_DEEPEST} levels deep")
            return json.loads(self.text)
        except json.JSONDecodeError as error:
            what = (
                f"this is no JSON at line {error.lineno}, column {error.colno}: {error.msg[:1].lower()}{error.msg[1:]}"
            )
            raise StoreError(self.name, what) from error
        except (RecursionError, ValueError) as error:
            raise StoreError(self.name, f"its JSON can't be read: {error}") from error

    @cached_property
    def xml(self) -> Element:
        """The root of the whole as XML, nothing outside of it looked up. Raises StoreError where it is none."""
        from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - for XML alone

        from defusedxml.common import DefusedXmlException  # noqa: PLC0415
        from defusedxml.ElementTree import fromstring  # noqa: PLC0415

        try:
            root: Element = fromstring(self.data.lstrip(b" \t\r\n"), forbid_dtd=False)
        except ParseError as error:
            line, column = error.position
            raise StoreError(self.name, f"this is no XML at line {line}, column {column + 1}: {error}") from error
        except DefusedXmlException as error:
            raise StoreError(self.name, "its XML defines entities, which are not read; write them out") from error
        except (ValueError, LookupError, RecursionError) as error:
            raise StoreError(self.name, f"its XML can't be read: {error}") from error
        return root


def _too_deep(text: str) -> bool:
    """Whether brackets nest too deep, those in strings counted too: cheap, and wrong only for what is odd anyway."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        first = found[0][0]
        if first in "[{":
            depth += 1
            if depth > _DEEPEST:
                return True
        elif first != '"':
            depth -= 1
    return False
