"""Words in a diagram: HTML and Mermaid's own codes (`#58;`, `#quot;`) on the way in, codes on the way out."""

from __future__ import annotations

import html
import re
from typing import Final

from timeline_tui.formats.markup import harmless, one_line, words

_CODE: Final = re.compile(r"#(\d{1,7}|[A-Za-z][A-Za-z0-9]{1,30});")
_CODED: Final = re.compile(r"[#;%<>&\"`\\]")
_KEYWORD: Final = re.compile(
    r"(?:timeline|gantt|title|section|accTitle|accDescr|accDescription|dateFormat|axisFormat|tickInterval|includes|excludes"
    r"|inclusiveEndDates|topAxis|todayMarker|weekday|weekend|click|href|call|end)\b|[-:]|\d{4}-\d\d-\d\d\b",
    re.IGNORECASE,
)
"""How a line begins that is no name of a task or a period."""


def plain(text: str) -> str:
    """The words of a title: tags are left out, a break is a blank, codes are letters."""
    return one_line(_CODE.sub(_letter, words(text)))


def _letter(found: re.Match[str]) -> str:
    code = found[1]
    if code.isdigit():
        number = int(code)
        return chr(number) if 31 < number < 0x110000 and not 0xD800 <= number < 0xE000 else found[0]
    letter = html.unescape(f"&{code};")
    return ":" if code == "colon" else letter if letter != f"&{code};" else found[0]


def coded(text: str, *, colons: bool = True) -> str:
    """A text as one line of a diagram says it; `colons`: it may hold none at all, not only none before a blank.

    >>> coded("12:30 #1")
    '12#58;30 #35;1'
    """
    text = _CODED.sub(lambda found: f"#{ord(found[0])};", one_line(harmless(text)))
    text = re.sub(r":" if colons else r":(?=\s|$)", "#58;", text)
    if _KEYWORD.match(text):
        text = f"#{ord(text[0])};{text[1:]}"
    return text
