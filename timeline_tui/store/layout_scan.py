"""A file cut into headers, statements and the comments about them, as they stand: nothing is lost.

The text is known to be TOML (the reader has read it), so that its surface alone tells where a statement ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.store.layout_values import BLANK, KEY, key_of, leaf, read_value
from timeline_tui.store.scan import STRINGS
from timeline_tui.store.shape import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_tui.store.layout_values import Key, Lines, Names, Value


class Statement(NamedTuple):
    """`key = value`, with the lines above it and the comment beside it."""

    above: Lines
    key: Key
    value: Value
    comment: str


class Header(NamedTuple):
    """A header in canonical layout, as `[[event]]`, the keys that lead to its table, and the comment beside it."""

    text: str
    names: Names
    comment: str


class Block(NamedTuple):
    """A header and its statements. What stands above the first header of a file is a block without one."""

    above: Sequence[str]
    """The lines between the block before and the header."""
    header: Header | None
    statements: list[Statement]
    below: list[str]
    """The lines below the last statement: at the end of a file all, else the comments directly below it."""


class Plain(NamedTuple):
    """Events that stand in canonical layout already, one below the other, as they stand."""

    above: Sequence[str]
    text: str


_TEXTS: Final = r"""\[(?:"[^"\\\n]*"(?:,\ "[^"\\\n]*")*)?\]"""
"""A list of texts in canonical layout."""
_VALUE: Final = rf"""{STRINGS}|[^\s"'\[{{#][^\n\r#]*|{_TEXTS}"""
"""A value that needs no look inside: no list, or a list of texts in canonical layout."""
_END: Final = r"[ \t]*(?:(\#[^\n]*)|\r?(?=\n|\Z))\n?"
_LINE: Final = re.compile(
    rf"""[ \t]*(?:
        \r?\n|\Z
        |({KEY})[ \t]*=[ \t]*(?:({_VALUE}){_END})?
        |(\#[^\n]*)\n?
        |(\[\[?)[ \t]*({KEY})[ \t]*\]\]?{_END}
    )""",
    re.VERBOSE | re.ASCII,
)
_REST: Final = re.compile(_END)

_EVENT: Final = "[[event]]\n"
_MOST_PLAIN: Final = 500
"""Events that are taken together: few enough to be interrupted."""
_TIDY: Final = rf"""(?>"(?!"")(?:[^"\\\n]++|\\[^\n])*+"|[\w+.:-]++(?:[ ][\w+.:-]++)?+|{_TEXTS}(?=\n))\n"""
"""A value in canonical layout and the end of its line, with no comment beside it."""


def _in_order(names: Names, indent: str) -> str:
    return "".join(f"(?>{indent}{key} = {_TIDY})?+" for key in TABLES[names].shape)


_PLAIN: Final = re.compile(
    rf"(?>\[\[event\]\]\n{_in_order(('event',), '')}"
    rf"(?>\n  \[\[event\.evidence\]\]\n{_in_order(('event', 'evidence'), '  ')})*+\n(?=\[\[)){{1,{_MOST_PLAIN}}}+",
    re.ASCII,
)
"""Events in canonical layout, each with an empty line below and another header below that."""


def cut(text: str, start: int, told: Callable[[int], None]) -> Iterator[Block | Plain]:
    """The blocks of a file from `start` on, one after the other; `told` the offset that is reached."""
    block = Block((), None, [], [])
    at = start
    while at < len(text):
        if text.startswith(_EVENT, at) and (plain := _PLAIN.match(text, at)):
            above = _taken_above(block.below)
            yield block
            yield Plain(above, plain[0].rstrip("\n"))
            at = plain.end()
            block = Block((), None, [], [""])
            told(at)
            continue
        read, at = _read_line(text, at, block.below)
        if isinstance(read, Statement):
            block.statements.append(read)
            block.below.clear()
        elif isinstance(read, Header):
            above = _taken_above(block.below)
            yield block
            block = Block(above, read, [], [])
            told(at)
        else:
            block.below.append(read)
    yield block


def _taken_above(lines: list[str]) -> list[str]:
    """Take the lines of a header out of those above it.

    Comments directly above it are its own, also where they stand directly below a statement.
    """
    own = lines.index("") if "" in lines else 0
    above = lines[own:]
    del lines[own:]
    return above


def line_end_of(text: str, start: int) -> str:
    """What ends the first line from `start` on whose end is not inside of a value; a line feed where nothing does."""
    at = _read_line(text, start, ())[1] if start < len(text) else start
    return "\r\n" if text[max(at - 2, 0) : at] == "\r\n" else "\n"


def _read_line(text: str, at: int, above: Sequence[str]) -> tuple[Statement | Header | str, int]:
    """What stands at an offset, `above` being the lines above it, and the offset of the line below it."""
    found = _LINE.match(text, at)
    assert found, text[at : at + 80]
    at = found.end()
    key, value, comment, remark, brackets, name, of_header = found.groups()
    if key and value:
        return Statement(tuple(above), key_of(key), leaf(value.rstrip(BLANK)), (comment or "").rstrip(BLANK)), at
    if key:
        inside, at = read_value(text, at)
        rest = _REST.match(text, at)
        assert rest, text[at : at + 80]
        return Statement(tuple(above), key_of(key), inside, (rest[1] or "").rstrip(BLANK)), rest.end()
    if brackets:
        own = key_of(name)
        header = f"[[{own.text}]]" if len(brackets) == 2 else f"[{own.text}]"
        return Header(header, own.names, (of_header or "").rstrip(BLANK)), at
    return (remark or "").rstrip(BLANK), at
