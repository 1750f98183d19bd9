"""The YAML in a markwhen text: its header, and the properties of an event; every scalar as the text that it is.

Read as the format's parser reads it, but that `#tag:` and `#d336b1` are no comments, and that no anchor or alias is
followed. What is no YAML is read line by line, where a line has a key.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

KEY: Final = re.compile(r"(?P<indent>[ \t]*)(?!-)(?P<key>[\w.-]+):(?:[ \t]+(?P<value>.*))?[ \t]*\Z")
"""A line that is a property."""
_TAG_KEY: Final = re.compile(r"^([ \t]*)#(\w+):", re.MULTILINE)
_HEX: Final = re.compile(r"(:[ \t]+)(#[^\s\"']*)[ \t]*$", re.MULTILINE)
_PLAIN: Final = re.compile(r"[\w$./@(+-](?:[\w $./@()+,;!?'=-]|:(?!\s|\Z))*")
"""A scalar in which YAML has nothing to say."""
_PLAIN_LIST: Final = re.compile(r"\[[ ]*[\w$./@()+-][\w $./@()+;!?=-]*(?:,[ ]*[\w$./@()+-][\w $./@()+;!?=-]*)*\]")
_HEAD_KEY: Final = re.compile(r"(?P<key>#?[^\s:#\-][^:]*|\"[^\"]*\"):(?:[ \t]+(?P<value>.*))?[ \t]*\Z")
_MOST: Final = 2**16
"""Letters of a block of YAML that is read: its reader is slow."""
_MOST_OF_ALL: Final = 2**21


class Unreadable(Exception):  # noqa: N818 - a finding, not a fault
    """It is no YAML."""


class Reader:
    """Reads blocks of one file, until it has read more YAML than any header needs."""

    def __init__(self) -> None:
        self._left = _MOST_OF_ALL

    def properties(self, lines: Sequence[str]) -> dict[str, Value]:
        """What lines of `key: value` say, keys in their order, with what is below them. Raises Unreadable."""
        found: dict[str, Value] = {}
        for line in lines:
            key = KEY.match(line)
            value = _simple((key["value"] or "").strip()) if key and "\t" not in key["indent"] else None
            if key is None or value is None or _indent(line) != _indent(lines[0]):
                return self._mapping("\n".join(lines))
            found[key["key"]] = value
        return found

    def header(self, lines: Sequence[str]) -> tuple[dict[str, Value], list[str]]:
        """What a header says, block by block, and the lines that say nothing that can be read."""
        found: dict[str, Value] = {}
        unread: list[str] = []
        for block in _blocks(lines):
            key = _HEAD_KEY.match(block[0])
            value = _listed(block[1:]) if key and not key["value"] else None
            if key and value is None and len(block) == 1:
                value = _simple((key["value"] or "").strip())
            if key and value is not None:
                found[key["key"].strip().strip('"')] = value
                continue
            try:
                found |= self._mapping("\n".join(block))
            except Unreadable:
                if key and key["value"]:
                    found[key["key"].strip()] = key["value"].strip().strip("\"'")
                    unread += block[1:]
                else:
                    unread += block
        return found, [line.strip() for line in unread if line.strip()]

    def _mapping(self, text: str) -> dict[str, Value]:
        """A block of YAML, as keys and values. Raises Unreadable where it is none, no mapping, or too much."""
        import yaml  # noqa: PLC0415 - for what is not plain alone

        self._left -= len(text)
        if len(text) > _MOST or self._left < 0 or _ALIAS.search(_QUOTED.sub("", text)):
            raise Unreadable
        text = _HEX.sub(r'\1"\2"', _TAG_KEY.sub(r'\1"#\2":', text.expandtabs(2)))
        try:
            node = yaml.compose(text, Loader=yaml.BaseLoader)
            found = _of(node, 0) if node else {}
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            raise Unreadable from error
        if not isinstance(found, dict):
            raise Unreadable
        return found


_ALIAS: Final = re.compile(r"(?:^|[\s,\[{:-])[*&](?=\w)", re.MULTILINE)
"""An anchor or an alias: a few lines of them would mean millions, so none is read."""
_QUOTED: Final = re.compile(r'"(?:[^"\\\n]++|\\.)*+"')


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """A header cut at the keys that stand at its left edge."""
    blocks: list[list[str]] = []
    for line in lines:
        if blocks and (not line.strip() or line[0] in " \t" or line.startswith("- ")):
            blocks[-1].append(line)
        elif line.strip():
            blocks.append([line])
    return [_without_blanks(block) for block in blocks]


def _without_blanks(block: list[str]) -> list[str]:
    while len(block) > 1 and not block[-1].strip():
        block.pop()
    return block


def _listed(lines: Sequence[str]) -> Value | None:
    """A list of tables, each on a line that JSON reads, as we write them; None where it is no such list."""
    found: list[Value] = []
    for line in lines:
        text = line.strip()
        value = _simple(text[2:].strip()) if text.startswith("- {") else None
        if value is None:
            return None
        found.append(value)
    return found or None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _simple(text: str) -> Value | None:
    """A value that needs no YAML: plain words, or what JSON reads; None for any other."""
    if text and _PLAIN.fullmatch(text):
        return text
    if _PLAIN_LIST.fullmatch(text):
        return [item.strip() for item in text[1:-1].split(",")]
    if text and text[0] in '"[{':
        try:
            return _texts(json.loads(text))
        except (ValueError, RecursionError):
            return None
    return None


def _texts(value: object) -> Value:
    """What JSON has, with texts in place of numbers."""
    if isinstance(value, dict):
        return {str(key): _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    if isinstance(value, str):
        return value
    return json.dumps(value) if value is not None else ""


def _of(node: yaml.Node, depth: int) -> Value:
    import yaml  # noqa: PLC0415

    if depth > 50:
        raise ValueError
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _of(value, depth + 1) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_of(value, depth + 1) for value in node.value]
    return "" if node.value in ("null", "~") and node.style is None else str(node.value)  # type: ignore[attr-defined]  # of scalars


def _key(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node.value, str) else ""


def flow(value: object) -> str:
    """A value on one line that both YAML and JSON read; no `#`, which the format would take for a tag."""
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)


_ESCAPES: Final = {
    ord("#"): "\\u0023",
    0x7F: "\\u007f",
    **{
        code: f"\\u{code:04x}"
        for code in (*range(0x80, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF, *range(0xD800, 0xE000))
    },
}
