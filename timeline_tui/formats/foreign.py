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
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
"""How a file begins, and what it is then in: byte order marks, and XML that has none (XML 1.0, appendix F)."""
_EMPTY: Final = 0.8
"""Of the letters of a file, how many are among the first 256 of all where it is taken for UTF-16 without a mark."""
_DECLARED: Final = re.compile(rb"""(?:\bencoding|\bcharset)\s*=\s*["']?([A-Za-z0-9._-]+)""", re.IGNORECASE)
"""`<?xml encoding="…"?>`, `charset=…`."""
_SHIFTED: Final = frozenset({"hz", "iso2022_jp", "iso2022_kr"})
"""Encodings whose bytes are all ASCII, so that they pass for UTF-8: known by their declaration alone."""
_NO_ENCODINGS: Final = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
"""What Python can decode too, and no file is in: slow, or a way to hide what is meant."""
_CONTROLS: Final = re.compile("[\x80-\x9f]")
"""What Latin-1 has where the Windows code page, which is often declared as Latin-1, has quotes and dashes."""
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
        name = _encoding_of(self.data)
        if name:
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
        name = _encoding_of(data)
        if name:
            self.encoding = "" if name == "utf-8-sig" else name
            try:
                return data.decode(name)
            except UnicodeDecodeError as error:
                raise StoreError(self.name, f"this is broken {name}; save it as UTF-8") from error
        declared = _declared(data[:_HEAD])
        if declared in _SHIFTED and (text := self._decoded_as(declared)) is not None:
            return text
        try:
            return data.decode()
        except UnicodeDecodeError:
            pass
        if declared and (text := self._decoded_as(declared)) is not None:
            return text
        return self._guessed()

    def _decoded_as(self, name: str) -> str | None:
        """The whole in an encoding, or None where it is not in that."""
        try:
            text = self.data.decode(name)
        except (LookupError, UnicodeError):
            return None
        if name == "iso8859-1" and _CONTROLS.search(text):
            return self._decoded_as("cp1252")
        self.encoding = name
        return text

    def _guessed(self) -> str:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - few files are not UTF-8

        if b"\0" in self.data[:_SAMPLE]:
            raise StoreError(self.name, "this is no text; name a file that holds a chronology")
        matches = from_bytes(self.data[:_SAMPLE])
        guess = matches.best()
        text = None
        if guess is not None:
            best = guess.chaos, guess.coherence
            alike = (match.could_be_from_charset for match in matches if (match.chaos, match.coherence) == best)
            # A few letters fit several encodings as well; most files that are not UTF-8 are in this one.
            text = self._decoded_as("cp1252" if any("cp1252" in names for names in alike) else guess.encoding)
        if text is None:
            self.encoding = "cp1252"
            text = self.data.decode("cp1252", "replace")
        return text

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
    def root(self) -> str:
        """The name of its first element where it begins as XML does, without prefix: `rss`, `RDF`; else empty."""
        return _root(self.head)

    @cached_property
    def xml(self) -> Element:
        """The root of the whole as XML, nothing outside of it looked up. Raises StoreError where it is none."""
        from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - for XML alone

        from defusedxml.common import DefusedXmlException  # noqa: PLC0415
        from defusedxml.ElementTree import fromstring  # noqa: PLC0415

        try:
            root: Element = fromstring(self.text.lstrip(), forbid_dtd=False)
        except ParseError as error:
            line, column = error.position
            why = str(error).partition(":")[0]
            raise StoreError(self.name, f"this is no XML at line {line}, column {column + 1}: {why}") from error
        except DefusedXmlException as error:
            raise StoreError(self.name, "its XML defines entities, which are not read; write them out") from error
        except (ValueError, LookupError, RecursionError) as error:
            raise StoreError(self.name, f"its XML can't be read: {error}") from error
        return root


def _encoding_of(data: bytes) -> str:
    """The encoding that a file shows by its mark, or by the empty half of most letters; empty where it shows none."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    low, high = data[0:_HEAD:2].count(0), data[1:_HEAD:2].count(0)
    most = min(len(data), _HEAD) * _EMPTY // 2
    if not low and high > most:
        return "utf-16-le"
    return "utf-16-be" if not high and low > most else ""


def _declared(head: bytes) -> str:
    """The encoding that a file says it is in, as Python calls it; empty where it says none that is known."""
    found = _DECLARED.search(head)
    try:
        name = codecs.lookup(found[1].decode()).name if found else ""
    except LookupError:
        return ""
    return "" if name in _NO_ENCODINGS else name


_NAME: Final = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")


def _root(head: str) -> str:
    at = 0
    while True:
        at += len(head[at:]) - len(head[at:].lstrip())
        end = next(
            (mark for start, mark in (("<?", "?>"), ("<!--", "-->"), ("<!", ">")) if head.startswith(start, at)), ""
        )
        if not end:
            found = _NAME.match(head, at)
            return found[1] if found else ""
        if end == ">" and -1 < head.find("[", at) < head.find(">", at):
            end = "]>"
        after = head.find(end, at)
        if after < 0:
            return ""
        at = after + len(end)


_STRING_OR_BRACKET: Final = re.compile(r'"(?:[^"\\]++|\\[\s\S])*+(?:"|\\?\Z)|[\[{]|[\]}]')
"""A string is taken whole, and one that never ends to the end: nothing of it is looked at twice."""


def _too_deep(text: str) -> bool:
    """Whether brackets nest too deep, those in strings counted too: cheap, and wrong only for what is odd anyway."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        first = found[0][0]
        if first in "[{":
            depth += 1
            if depth > _DEEPEST:
                return True
        elif first != '"':
            depth -= 1
    return False
