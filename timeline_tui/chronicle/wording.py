"""Two versions of a text, word by word: what stayed, what went, what came."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

from timeline_tui.chronicle.pattern import Pattern

Sign = Literal["=", "-", "+"]

_WORDS: Final = Pattern(r"\S+\s*")
_LONGEST: Final = 2_000
"""Words of a text that is compared word by word; a longer one is another as a whole."""
_CONTEXT: Final = 4
"""Words that stay which are shown beside a change."""


class Stretch(NamedTuple):
    """Words in a row that stayed (`=`), went (`-`) or came (`+`)."""

    sign: Sign
    text: str


def reworded(old: str, new: str) -> tuple[Stretch, ...]:
    """The stretches of two versions, in order; what went stands before what came in its place.

    >>> [tuple(stretch) for stretch in reworded("cut off the network", "cut off a network")]
    [('=', 'cut off'), ('-', 'the'), ('+', 'a'), ('=', 'network')]
    """
    one, other = _words(old), _words(new)
    if max(len(one), len(other)) > _LONGEST:
        return Stretch("-", old), Stretch("+", new)
    found: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch("=", " ".join(one[a:b])))
            continue
        if a < b:
            found.append(Stretch("-", " ".join(one[a:b])))
        if c < d:
            found.append(Stretch("+", " ".join(other[c:d])))
    return tuple(found)


def shortened(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The same with long stretches that stayed cut down to the words beside a change, and `…`."""
    last = len(stretches) - 1
    return tuple(
        Stretch("=", _cut(stretch.text, first=at == 0, last=at == last)) if stretch.sign == "=" else stretch
        for at, stretch in enumerate(stretches)
    )


def _cut(text: str, *, first: bool, last: bool) -> str:
    words = text.split()
    before = [] if first else words[:_CONTEXT]
    after = [] if last else words[-_CONTEXT:]
    return text if len(words) <= len(before) + len(after) + 1 else " ".join((*before, "…", *after))


def _words(text: str) -> list[str]:
    return [word.strip() for word in _WORDS.findall(text)]
