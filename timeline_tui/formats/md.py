"""Markdown: a title, then a line an event with its date in bold; what is said of it beneath."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.answers import Match
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.plain import inert
from timeline_tui.formats.rows import date_words, rows
from timeline_tui.formats.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|~&#]|:(?=//)|(?<=\bwww)\.)")
"""What Markdown obeys, on forges too: they make links of bare addresses, up to the next blank."""


def lines(chronicle: Chronicle, language: str, limit: int | None = None) -> Iterator[str]:
    """A heading, then a bullet an event, in order of time; undated ones under a heading of their own."""
    preface = chronicle.preface
    title = in_language(preface.title, language, preface.language)
    yield f"# {escaped(title) or say('Chronology', language)}"
    yield ""
    dated = True
    for row, event in rows(chronicle, limit):
        if dated and event.when is None:
            dated = False
            yield from ("", f"## {say('Without a date', language)}", "")
        date = date_words(event, preface, language) or event.when_text
        parts = [f"**{escaped(date)}**"] if date else []
        parts.append(escaped(in_language(event.title, language, preface.language)))
        if event.claim_by:
            parts.append(f"({say('according to', language)} {escaped(event.claim_by)})")
        if chronicle.match(row) is Match.POSSIBLE:
            parts.append(f"({say('possibly', language)})")
        yield f"- {' '.join(parts)}"


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands: neither markup nor HTML."""
    return _MARKUP.sub(r"\\\1", inert(text))
