"""Elements of XML: their words, their flags and their lines, whatever namespace a file puts them in."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element  # a type alone: defusedxml parses

_SKIPPED: Final = r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)"


def local(element: Element) -> str:
    """The name of an element without its namespace: `item`."""
    return element.tag.rpartition("}")[2]


def words_in(element: Element | None) -> str:
    """All the text within an element, trimmed; empty where there is no element."""
    if element is None:
        return ""
    return "".join(element.itertext()).strip() if len(element) else (element.text or "").strip()


def markup_in(element: Element) -> str:
    """What stands within an element as HTML, without namespaces and attributes but `href`: for XHTML in a feed.

    However deep it nests: the standard library's writer climbs, and falls.
    """
    made = [html.escape(element.text or "", quote=False)]
    waiting: list[Element | str] = list(reversed(element))
    while waiting:
        next_one = waiting.pop()
        if isinstance(next_one, str):
            made.append(next_one)
            continue
        name = local(next_one)
        tail = html.escape(next_one.tail or "", quote=False)
        href = next_one.get("href", "")
        made.append(f'<{name} href="{html.escape(href)}">' if href else f"<{name}>")
        made.append(html.escape(next_one.text or "", quote=False))
        waiting.append(f"</{name}>{tail}")
        waiting.extend(reversed(next_one))
    return "".join(made)


def lines_of(text: str, names: str) -> list[int]:
    """The line of each element called one of `names` (`item|entry`), in the order of the file.

    Counted in the text, as no parser here tells it: comments and CDATA are passed over.
    """
    found = []
    line, at = 1, 0
    for start in _starts(text, names):
        line += text.count("\n", at, start)
        at = start
        found.append(line)
    return found


def _starts(text: str, names: str) -> Iterator[int]:
    wanted = re.compile(rf"{_SKIPPED}|<(?:[\w.-]+:)?(?P<name>{names})(?=[\s/>])", re.DOTALL)
    return (match.start() for match in wanted.finditer(text) if match["name"])
