"""Questions as values: each grades an answer and explains it. Texts are in every language that they have."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.recall.certain import Known, began_before, order_is_certain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.event import Event, Evidence, Text
    from timeline_tui.chronicle.recall.phrases import Phrase

Kind = Literal["order", "place", "first", "under-way", "link", "who"]
"""Put in order; place on the axis; which came first; what was under way; what answered what; who said it."""

KINDS: Final[tuple[Kind, ...]] = ("order", "place", "first", "under-way", "link", "who")

Verdict = Literal["right", "near", "missed"]

NEAR: Final = 3
"""Of an event's own precision, or of the cells of the axis where they are wider: so far off is near."""


class Grade(NamedTuple):
    """How good an answer is."""

    verdict: Verdict
    score: float
    """0 to 1."""
    off: int = 0
    """Seconds between what was answered and the nearest that is right."""


_RIGHT: Final = Grade("right", 1.0)
_MISSED: Final = Grade("missed", 0.0)


class Item(NamedTuple):
    """What a question asks for: an event and a kind of question. What comes back is kept by it."""

    event: str
    kind: Kind


class Option(NamedTuple):
    """One of the answers to choose from, and what the file knows of it: shown once it is answered."""

    text: Text
    fact: Phrase | None = None
    event: str = ""


class Cited(NamedTuple):
    """Evidence of an event: shown with the answer."""

    event: Event
    evidence: Evidence


class Choice(NamedTuple):
    """One of several. All but one are certainly wrong."""

    item: Item
    prompt: Phrase
    options: tuple[Option, ...]
    right: int
    lines: tuple[Phrase, ...] = ()
    """The answer in words."""
    cited: tuple[Cited, ...] = ()

    def grade(self, answer: int) -> Grade:
        """`answer` is the place of an option, from 0."""
        return _RIGHT if answer == self.right else _MISSED


class Ordering(NamedTuple):
    """Events to be put in order of when they began."""

    item: Item
    prompt: Phrase
    options: tuple[Option, ...]
    """As they are shown first: shuffled."""
    knowns: tuple[Known, ...]
    """What is certain of each of them."""
    cited: tuple[Cited, ...] = ()
    lines: tuple[Phrase, ...] = ()

    def grade(self, answer: Sequence[int]) -> Grade:
        """`answer` are the places of the options, the first to begin first.

        The score is the share of the pairs whose order is certain that stand in it; where the dates of two
        overlap, either order is right.
        """
        right = wrong = 0
        for at, one in enumerate(answer):
            for other in answer[at + 1 :]:
                wrong += began_before(self.knowns[other], self.knowns[one])
                right += began_before(self.knowns[one], self.knowns[other])
        if not wrong:
            return _RIGHT
        return Grade("missed", right / (right + wrong))

    def solved(self) -> tuple[int, ...]:
        """An order that is right: by the first second that each can have begun in."""
        return tuple(sorted(range(len(self.options)), key=lambda at: (self.knowns[at].begun_to, self.knowns[at])))

    def open_pairs(self) -> list[tuple[int, int]]:
        """The places of any two that may stand in either order."""
        pairs = combinations(self.solved(), 2)
        return [(one, other) for one, other in pairs if not order_is_certain(self.knowns[one], self.knowns[other])]


class Placing(NamedTuple):
    """An event to be placed on an axis."""

    item: Item
    prompt: Phrase
    lo: int
    hi: int
    """The axis, `[lo, hi)`."""
    known: Known
    cited: tuple[Cited, ...] = ()
    lines: tuple[Phrase, ...] = ()

    def grade(self, answer: tuple[int, int]) -> Grade:
        """`answer` is a stretch of the axis, `[from, to)`: the cell that the marker was on.

        Right where it began, or can have begun, in that stretch. The distance is measured by how finely its own
        date is known, or by the stretch itself where that is wider: near up to NEAR of them, and the score halves
        with each two.
        """
        lo, hi = answer
        off = max(0, self.known.begun_from - (hi - 1), lo - self.known.begun_to)
        if not off:
            return _RIGHT
        unit = max(self.known.length, hi - lo)
        return Grade("near" if off <= NEAR * unit else "missed", 0.5 ** (1 + off / (2 * unit)), off)


Question: TypeAlias = Choice | Ordering | Placing
