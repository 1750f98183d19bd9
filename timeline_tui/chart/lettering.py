"""How wide a text is where a drawing has no font to ask: a little wider than common sans serifs make it.

Estimated by kinds of letters as DejaVu Sans and Verdana have them, the widest of those that a reader may see; so what
is laid out with these widths does not overlap in another font.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import category, east_asian_width, normalize

from timeline_tui.chronicle.plain import inert

_KINDS: Final = (
    ("iljI|'’‘.,:;!·` ", 0.34),
    ('ftrJ()[]{}-/\\"“”*«»', 0.46),
    ("cksvxyzLTFEPYSZ?=+<>~", 0.64),
    ("W@%—…⟨⟩", 1.0),
    ("mMw", 0.97),
)
_WIDTHS: Final = {letter: width for letters, width in _KINDS for letter in letters}
_SMALL: Final = 0.65
_CAPITAL: Final = 0.79
_OTHER: Final = 0.9
_WIDE: Final = 1.1


def text_width(text: str, size: float) -> float:
    """About how wide `text` is at a font size; in the units of the size."""
    return sum(map(_width, text)) * size


def fitted(text: str, room: float, size: float) -> str:
    """`text` made inert, cut with a mark so that it takes `room` at most; empty where not even that fits."""
    safe = inert(text)
    if text_width(safe, size) <= room:
        return safe
    left = room - text_width("…", size)
    end = 0
    while end < len(safe) and (left := left - _width(safe[end]) * size) >= 0:
        end += 1
    return f"{safe[:end].rstrip()}…" if end else ""


@lru_cache(maxsize=4096)
def _width(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    kind = category(letter)
    if kind in {"Mn", "Me", "Cf"}:
        return 0
    if east_asian_width(letter) in {"W", "F"} or kind == "So":
        return _WIDE
    base = normalize("NFD", letter)[0]
    if base != letter and base in _WIDTHS:
        return _WIDTHS[base]
    if letter.isdigit() or kind == "Ll":
        return _SMALL
    return _CAPITAL if kind == "Lu" else _OTHER
