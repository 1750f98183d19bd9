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
_HEAD_KEY: Final = re.compile(r"(?P<indent>[ \t]*)(?P<key>#?[^\s:#][^:]*):(?:[ \t]+(?P<value>.*))?[ \t]*\Z")
_TAG_KEY: Final = re.compile(r"^([ \t]*)#(\w+):", re.MULTILINE)
_HEX: Final = re.compile(r"(:[ \t]+)(#[^\s\"']*)[ \t]*$", re.MULTILINE)
_PLAIN: Final = re.compile(r"[\w$./@(+-](?:[\w $./@()+,;!?'=-]|:(?!\s|\Z))*")
"""A scalar in which YAML has nothing to say."""


class Unreadable(Exception):  # noqa: N818 - a finding, not a fault
    """It is no YAML; `line` counts from 0 within what was read."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def properties(lines: Sequence[str]) -> dict[str, Value]:
    """What lines of `key: value` say, keys in their order; those of lists and tables with what is below them.

    Raises Unreadable.
    """
    found: dict[str, Value] = {}
    for line in lines:
        key = KEY.match(line)
        value = _simple((key["value"] or "").strip()) if key and not key["indent"] == "\t" else None
        if key is None or value is None or (found and _indent(line) != _indent(lines[0])):
            return mapping("\n".join(lines))
        found[key["key"]] = value
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _simple(text: str) -> Value | None:
    """A value that needs no YAML: plain words, or what JSON reads; None for any other."""
    if text and _PLAIN.fullmatch(text):
        return text
    if text[:1] in '"[{' and text:
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


def mapping(text: str) -> dict[str, Value]:
    """A block of YAML, as keys and values. Raises Unreadable where it is none, or no mapping."""
    import yaml  # noqa: PLC0415 - for headers and lists alone

    text = _HEX.sub(r'\1"\2"', _TAG_KEY.sub(r'\1"#\2":', text.expandtabs(2)))
    try:
        node = yaml.compose(_unaliased(text), Loader=yaml.BaseLoader)
        found = _of(node, 0) if node else {}
    except yaml.MarkedYAMLError as error:
        raise Unreadable(error.problem_mark.line if error.problem_mark else 0) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Unreadable(0) from error
    if not isinstance(found, dict):
        raise Unreadable(0)
    return found


_ALIAS: Final = re.compile(r"(^|[\s,\[{:-])([*&])(?=\w)", re.MULTILINE)


def _unaliased(text: str) -> str:
    """Aliases would let a few lines mean millions: none is read."""
    if _ALIAS.search(re.sub(r'"(?:[^"\\\n]|\\.)*"', "", text)):
        raise Unreadable(0)
    return text


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


def by_line(lines: Sequence[str]) -> dict[str, Value]:
    """What has a key and a value on one line, of a block that is no YAML."""
    found: dict[str, Value] = {}
    for line in lines:
        key = _HEAD_KEY.match(line)
        if key and key["value"] and not key["indent"]:
            found[key["key"].strip()] = key["value"].strip().strip("\"'")
    return found


def flow(value: object) -> str:
    """A value on one line that both YAML and JSON read; no `#`, which the format would take for a tag."""
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)


_ESCAPES: Final = {
    ord("#"): "\\u0023",
    0x7F: "\\u007f",
    **{code: f"\\u{code:04x}" for code in (*range(0x80, 0xA0), 0x2028, 0x2029, 0xFEFF, *range(0xD800, 0xE000))},
}
