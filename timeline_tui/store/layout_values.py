"""Values in canonical layout: blanks, breaks and indentation inside of lists and inline tables; leaves as they stand.

A list or a table that has a line break or a comment of its own has one entry a line, and a comma after the last;
any other stands on one line. Keys of inline tables are put in the order of the format. Texts are kept as they stand,
but for `'…'` that need not be: it becomes `"…"`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from timeline_tui.store.scan import STRINGS
from timeline_tui.store.shape import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

Names: TypeAlias = "tuple[str, ...]"
"""The keys that lead to a value."""
Lines: TypeAlias = "tuple[str, ...]"
"""Comments, without blanks around them, and empty lines as empty texts."""


class Key(NamedTuple):
    """A key as it is written anew, and the names in it: `a."b"` is `a.b`."""

    text: str
    names: Names


class Entry(NamedTuple):
    """An entry of a list, or of an inline table where it has a key."""

    above: Lines
    key: Key | None
    value: Value
    comment: str = ""
    """The comment beside it."""


class Container(NamedTuple):
    """A list or an inline table."""

    brackets: str
    entries: tuple[Entry, ...]
    broken: bool
    """Whether it has line breaks of its own."""
    comment: str
    """The comment beside the opening bracket."""
    rest: Lines
    """What stands below the last entry."""


Value: TypeAlias = "str | Container"

BLANK: Final = " \t\r"
"""What TOML takes for nothing at the end of a line."""
STEP: Final = "  "
"""What a level is indented by."""
NAME: Final = r"""(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
KEY: Final = rf"{NAME}(?:[ \t]*\.[ \t]*{NAME})*"
_NAME: Final = re.compile(NAME, re.ASCII)
_GAP: Final = r"((?:[ \t\r\n]++|#[^\n]*+)*+)"
_KEYED: Final = re.compile(rf"({KEY}){_GAP}={_GAP}", re.ASCII)
"""A key of an inline table and its sign; TOML 1.1 has it that lines may break around that."""
_REMARK: Final = re.compile(r"#[^\n]*")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+").fullmatch
_LEAF: Final = re.compile(rf"{STRINGS}|[^\s,\[\]{{}}#](?:[^\n\r,\[\]{{}}#]*[^\s,\[\]{{}}#])?", re.ASCII)
_BETWEEN: Final = re.compile(r"[ \t\r]*(?:(\n)|(#[^\n]*)|(,)|([\]}])|)", re.ASCII)


@lru_cache(maxsize=512)
def key_of(written: str) -> Key:
    """A key with dots as a file has it, read: quotes and blanks that it can do without are left out."""
    names, texts = [], []
    for name in _NAME.findall(written):
        inside = name[1:-1] if name[0] in "\"'" else name
        names.append(inside)
        texts.append(inside if _BARE(inside) else name)
    return Key(".".join(texts), tuple(names))


def leaf(written: str) -> str:
    """A value that holds no others, as it is written anew."""
    simple = written[0] == "'" and written[:3] != "'''" and '"' not in written and "\\" not in written
    return f'"{written[1:-1]}"' if simple else written


def read_value(text: str, at: int) -> tuple[Value, int]:
    """The value that begins at an offset of a file, and the offset after it."""
    if text[at] in "[{":
        return _read_container(text, at)
    found = _LEAF.match(text, at)
    assert found, text[at : at + 80]
    return leaf(found[0]), found.end()


def _read_container(text: str, at: int) -> tuple[Container, int]:
    brackets = "[]" if text[at] == "[" else "{}"
    entries: list[Entry] = []
    above: list[str] = []
    broken, comment = False, ""
    same_line, idle = True, False  # as the bracket or the entry before; with nothing on it yet
    at += 1
    while True:
        found = _BETWEEN.match(text, at)
        assert found
        at = found.end()
        line_break, remark, comma, closed = found.groups()
        if closed:
            rest = tuple(above)
            return Container(brackets, tuple(entries), broken, comment, rest), at
        if line_break:
            above += [""] if idle else []
            broken, same_line, idle = True, False, True
        elif remark:
            remark = remark.rstrip(BLANK)
            broken, idle = True, False
            if same_line and not entries and not comment:
                comment = remark
            elif same_line and entries and not entries[-1].comment:
                entries[-1] = entries[-1]._replace(comment=remark)
            else:
                above.append(remark)
        elif comma:
            idle = False
        else:
            key = None
            if brackets == "{}":
                keyed = _KEYED.match(text, at)
                assert keyed, text[at : at + 80]
                key, at = key_of(keyed[1]), keyed.end()
                remarks = _REMARK.findall(keyed[2]) + _REMARK.findall(keyed[3])
                above += (remark.rstrip(BLANK) for remark in remarks)
                broken = broken or bool(remarks)
            value, at = read_value(text, at)
            entries.append(Entry(tuple(above), key, value))
            above = []
            same_line, idle = True, False


def written(value: Value, names: Names, indent: str, line_end: str) -> str:
    """A value as it is written anew, below `names`, in a statement that stands at `indent`."""
    if isinstance(value, str):
        return value
    opening, closing = value.brackets[0], value.brackets[1]
    entries = _ordered(value.entries, names)
    if not value.broken:
        pad = " " if opening == "{" and entries else ""
        inside = ", ".join(_entry(entry, names, indent, line_end) for entry in entries)
        return f"{opening}{pad}{inside}{pad}{closing}"
    inner = indent + STEP
    lines: list[str] = []
    for entry in entries:
        lines += indented(tidied(entry.above, at_top=not lines), inner)
        lines.append(f"{inner}{_entry(entry, names, inner, line_end)},{beside(entry.comment)}")
    lines += indented(tidied(value.rest, at_top=not lines, at_end=True), inner)
    if not lines and not value.comment:
        return opening + closing
    return line_end.join([f"{opening}{beside(value.comment)}", *lines, f"{indent}{closing}"])


def _entry(entry: Entry, names: Names, indent: str, line_end: str) -> str:
    if entry.key is None:
        return written(entry.value, names, indent, line_end)
    return f"{entry.key.text} = {written(entry.value, (*names, *entry.key.names), indent, line_end)}"


def _ordered(entries: tuple[Entry, ...], names: Names) -> Iterable[Entry]:
    if names not in TABLES:
        return entries
    return sorted(entries, key=lambda entry: rank(names, entry.key) if entry.key else 0)


def rank(names: Names, key: Key) -> int:
    """Where a key stands among those of its table: in the order of the format, then what is not known."""
    places = _places(names)
    return places.get(key.names[0], len(places))


@lru_cache(maxsize=256)
def _places(names: Names) -> dict[str, int]:
    return {key: place for place, key in enumerate(TABLES[names].shape)} if names in TABLES else {}


def beside(comment: str) -> str:
    """A comment as it stands at the end of a line; nothing where there is none."""
    return f"  {comment}" if comment else ""


def tidied(lines: Iterable[str], *, at_top: bool = False, at_end: bool = False) -> list[str]:
    """Lines with single empty ones alone; with none at the top or the end of something."""
    kept: list[str] = []
    after_empty = at_top
    for line in lines:
        if line or not after_empty:
            kept.append(line)
        after_empty = not line
    if at_end and kept and not kept[-1]:
        kept.pop()
    return kept


def indented(lines: Iterable[str], indent: str) -> Iterable[str]:
    """Lines at an indentation; empty ones stay empty."""
    return (indent + line if line else "" for line in lines)
