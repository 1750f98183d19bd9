"""The HTML that most texts hold, made Markdown without a parser: paragraphs, line breaks, emphasis and links in them.

Exactly what `markdownify` makes of it, some seven times as fast; a test holds both against each other. Everything else,
such as elements within emphasis, other tags or attributes, and tags that are not closed, is left to `markdownify`.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import name2codepoint
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"""(?P<text>[^<&]+)
  | &(?:(?P<named>[A-Za-z][A-Za-z0-9]{1,7})|\#(?P<number>[0-9]{2,4}));
  | <(?P<end>/?)(?P<tag>p|b|strong|i|em)>
  | (?P<br><br\s?/?>)
  | <a\s+href=(?P<href>"[^"<>]*"|'[^'<>]*')(?:\s+(?:target|rel|class)=(?:"[^"<>]*"|'[^'<>]*'))*>
  | (?P<a></a>)""",
    re.VERBOSE,
)
_MARKS: Final = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_AROUND_LINES: Final = re.compile(r"[\t \r\n]*[\r\n][\t \r\n]*")
_BLANKS: Final = re.compile(r"[\t ]+")
_NEWLINES: Final = re.compile(r"(\n*)((?:.*[^\n])?)(\n*)", re.DOTALL)
_ONLY_BLANKS: Final = re.compile(r"[ \n\t\f\r]*").fullmatch
_OTHERWISE: Final = frozenset({"lang", "rang"})
"""Names of letters that HTML 5 has other letters for."""


class _Node(NamedTuple):
    """A part of a paragraph, or of what stands outside of all: a text, or what was made of an element."""

    kind: str
    """`text`, `p`, or anything else within a line."""
    made: str


def simple_markdown(code: str) -> str | None:
    """HTML as Markdown, or None where it holds more than is known here.

    >>> simple_markdown("<p>An <b>edict</b> of <a href='https://example.org/'>1598</a></p>")
    'An **edict** of [1598](https://example.org/)'
    """
    outside: list[_Node] = []
    nodes = outside
    text: list[str] = []
    inner, href, at = "", "", 0
    while at < len(code):
        found = _TOKEN.match(code, at)
        if found is None:
            return None
        at = found.end()
        letters = _letters(found)
        if letters is None:
            return None
        if letters:
            text.append(letters)
            continue
        element = found["tag"] or ("br" if found["br"] else "a")
        ends = bool(found["end"] or found["a"])
        if inner:  # only its own end may stand within an element of a line
            if not ends or element != inner:
                return None
            nodes.append(_Node(inner, _inline(inner, href, _flowing("".join(text)))))
            text, inner = [], ""
            continue
        if text:
            nodes.append(_Node("text", "".join(text)))
            text = []
        if element == "br":
            nodes.append(_Node("br", "  \n"))
        elif element != "p":
            if ends:
                return None
            inner = element
            href = unescape(found["href"][1:-1]) if element == "a" else ""
        elif ends == (nodes is outside):
            return None  # a paragraph within one, or the end of none
        elif ends:
            made = _together(nodes, inside=True).strip(" \t\r\n")
            outside.append(_Node("p", f"\n\n{made}\n\n" if made else ""))
            nodes = outside
        else:
            nodes = []
    if inner or nodes is not outside:
        return None
    if text:
        outside.append(_Node("text", "".join(text)))
    return _together(outside, inside=False).strip("\n")


def _letters(found: re.Match[str]) -> str | None:
    """The letters of a text or of a name for one; nothing for a tag, None for what is not known here."""
    if found["text"]:
        return found["text"]
    if found["named"]:
        code = name2codepoint.get(found["named"]) if found["named"] not in _OTHERWISE else None
        return chr(code) if code else None
    if found["number"]:
        number = int(found["number"])
        return chr(number) if 32 <= number < 127 or number >= 160 else None
    return ""


def _flowing(text: str) -> str:
    """A text with its blanks as one, and what Markdown would take for emphasis as it stands."""
    if _ONLY_BLANKS(text):
        text = ("\n" if "\n" in text else " ") if text else ""
    text = _BLANKS.sub(" ", _AROUND_LINES.sub("\n", text))
    return text.replace("*", r"\*").replace("_", r"\_")


def _inline(element: str, href: str, text: str) -> str:
    """Emphasis or a link, its blanks outside of it."""
    before, after = " " if text[:1] == " " else "", " " if text[-1:] == " " else ""
    text = text.strip()
    if not text:
        return ""
    if element != "a":
        mark = _MARKS[element]
        return f"{before}{mark}{text}{mark}{after}"
    if text.replace(r"\_", "_") == href:
        return f"<{href}>"
    return f"{before}[{text}]({href}){after}" if href else text


def _together(nodes: list[_Node], *, inside: bool) -> str:
    """The parts of a paragraph, or of the whole: no blanks at its ends, no more than an empty line between them."""
    out = [""]
    last = len(nodes) - 1
    for place, node in enumerate(nodes):
        made = node.made
        if node.kind == "text":
            first = (inside and place == 0) or (place > 0 and nodes[place - 1].kind == "p")
            final = (inside and place == last) or (place < last and nodes[place + 1].kind == "p")
            if (first or final) and not made.strip():
                continue
            made = _flowing(made)
            made = made.lstrip(" \t\r\n") if first else made
            made = made.rstrip() if final else made
        if not made:
            continue
        found = _NEWLINES.fullmatch(made)
        assert found is not None
        leading, content, trailing = found.groups()
        if out[-1] and leading:
            leading = "\n" * min(2, max(len(out.pop()), len(leading)))
        out += (leading, content, trailing)
    return "".join(out)
