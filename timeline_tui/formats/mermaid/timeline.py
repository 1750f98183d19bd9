"""A `timeline` diagram: periods, the events of each after colons, sections over them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.formats.mermaid.periods import date_of
from timeline_tui.formats.mermaid.text import plain

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried
    from timeline_tui.formats.mermaid.blocks import Block
    from timeline_tui.formats.naming import Naming

_HEAD: Final = re.compile(r"(?P<key>title|section)(?:\s+(?P<words>.*))?\Z", re.IGNORECASE)
_ACCESSIBLE: Final = re.compile(r"acc(?:Title|Descr)\s*(?P<sign>[:{])", re.IGNORECASE)
_COLON: Final = re.compile(r":(?:\s+|$)")
_OF_ACCESS: Final = "words for screen readers"


def read(block: Block, carried: Carried, naming: Naming, lane: str) -> str:
    """Add the diagram's events; its title. `lane` is that of what stands in no section."""
    title, period, closing = block.title, "", False
    for text, number in block.lines:
        if closing:
            closing = "}" not in text
            continue
        if found := _ACCESSIBLE.match(text):
            closing = found["sign"] == "{" and "}" not in text
            carried.losses.add(_OF_ACCESS, text)
            continue
        head = _HEAD.match(text)
        if head and head["key"].lower() == "title":
            title = plain(head["words"] or "")
            continue
        if head:
            lane = naming.lane_of(plain(head["words"] or ""))
            continue
        if text.startswith("#") and not re.match(r"#\w+;", text):
            carried.losses.add("comments", text)
            continue
        first, *events = _COLON.split(text)
        if first.strip():
            period = plain(first)
        for words in [event for event in events if event.strip()] or ([first] if first.strip() else []):
            carried.add({"title": plain(words), "when": date_of(period), "lane": lane}, number)
    return title
