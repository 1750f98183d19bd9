"""Markdown of a summary as styled paragraphs: emphasis, code, links and lists; everything else as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.plain import inert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.theme import Inks

_MARKED: Final = re.compile(r"[*_`\[\]<>#&\\~|]|^\s*(?:[-+]|\d+[.)])\s|^ {4}", re.MULTILINE)
"""Whether a text can hold any Markdown at all; most summaries hold none, and the parser is never loaded."""


def prose(text: str, inks: Inks) -> list[list[Piece]]:
    """Paragraphs of styled text."""
    if not _MARKED.search(text):
        return [[(inert(" ".join(part.split())), inks())] for part in text.split("\n\n") if part.strip()]
    return list(_rendered(text, inks))


def _rendered(text: str, inks: Inks) -> Iterator[list[Piece]]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 (comes with Textual; late, since few summaries need it)

    bullet = ""
    for token in MarkdownIt("commonmark", {"html": False}).parse(text):
        if token.type == "list_item_open":
            bullet = f"{token.info}{token.markup} " if token.info else "• "
        elif token.type == "inline":
            pieces = list(_inline(token.children or [], inks))
            yield [(bullet, inks("muted")), *pieces] if bullet else pieces
            bullet = ""
        elif token.type in {"code_block", "fence"}:
            for line in token.content.splitlines():
                yield [(inert(line), inks("quote"))]


def _inline(tokens: list[Token], inks: Inks) -> Iterator[Piece]:
    bold = italic = link = False
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold = token.nesting > 0
            case "em_open" | "em_close":
                italic = token.nesting > 0
            case "link_open" | "link_close":
                link = token.nesting > 0
            case "softbreak" | "hardbreak":
                yield (" ", inks())
            case "code_inline":
                yield (inert(token.content), inks("accent"))
            case "image":
                yield (inert(token.content), inks("muted", italic=True))
            case _:
                ink = "link" if link else "text"
                yield (inert(token.content), inks(ink, bold=bold, italic=italic, underline=link))
