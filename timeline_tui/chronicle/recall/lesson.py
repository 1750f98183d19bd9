"""A lesson: so many questions of a chronicle, what is due first; and why some kinds can't be asked of it."""

from __future__ import annotations

from collections import deque
from random import Random
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline_tui.chronicle.recall.material import Material, shuffled
from timeline_tui.chronicle.recall.of_time import (
    has_order,
    place_on_axis,
    put_in_order,
    what_was_under_way,
    which_first,
)
from timeline_tui.chronicle.recall.of_words import LINKS, what_was_linked, who_said_it
from timeline_tui.chronicle.recall.questions import KINDS, Item, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.recall.questions import Question

QUESTIONS: Final = 10
"""Questions of a lesson, where the user asks for no other number."""
_TRIES: Final = 100
"""Events that are tried for a kind of question before it is given up."""

Why = Literal[
    "no-events", "titles", "undated", "one-event", "same-time", "vague", "no-spans", "no-links", "no-voices", "alike"
]
"""Why a kind can't be asked: no event; all but one say the year in their title; none with a certain date; only one;
all overlap; none known finely enough; no span was certainly under way and another certainly not; no link of a kind
that is asked; no two names to choose from; nothing certain to ask otherwise."""

_MAKERS: Final[dict[Kind, Callable[[Material, Event], Question | None]]] = {
    "order": put_in_order,
    "place": place_on_axis,
    "first": which_first,
    "under-way": what_was_under_way,
    "link": what_was_linked,
    "who": who_said_it,
}


class Unasked(NamedTuple):
    """A kind of question that can't be asked of a chronicle, and why."""

    kind: Kind
    why: Why


class Lesson(NamedTuple):
    """Questions in the order in which they are asked, and the kinds that can't be."""

    questions: tuple[Question, ...] = ()
    unasked: tuple[Unasked, ...] = ()
    is_sample: bool = False
    """Whether the chronicle is so large that not every event was looked at."""


def lesson(
    chronicle: Chronicle,
    seed: int,
    *,
    count: int = QUESTIONS,
    due: Sequence[Item] = (),
    known: Iterable[Item] = (),
    kinds: Sequence[Kind] = KINDS,
) -> Lesson:
    """`count` questions, fewer where there are no more: `due` ones first, as far as they can still be asked.

    Then new ones, of all kinds in turn, about events by chance, heavier ones sooner; last those `known`, which are
    not due yet. The same chronicle and seed give the same lesson.
    """
    material = Material(chronicle, Random(seed))  # noqa: S311 - chance, not secrets
    questions = [question for item in due if (question := _again(material, item)) is not None][:count]
    asked = {question.item for question in questions}
    later = set(known)
    sources = {kind: _made(material, kind, asked, later) for kind in kinds}
    found = {kind: next(source, None) for kind, source in sources.items()}
    order = list(kinds)
    Random(seed).shuffle(order)  # noqa: S311 - apart from the other dice: a change of the events leaves it as it is
    turn = deque(kind for kind in order if found[kind] is not None)
    while turn and len(questions) < count:
        kind = turn.popleft()
        question = found[kind]
        if question is not None:
            questions.append(question)
            found[kind] = next(sources[kind], None)
            turn.append(kind)
    able = {question.item.kind for question in questions} | {kind for kind in kinds if found[kind] is not None}
    unasked = tuple(Unasked(kind, _why(material, kind)) for kind in kinds if kind not in able)
    return Lesson(tuple(questions), unasked, material.is_sample)


def _again(material: Material, item: Item) -> Question | None:
    event = material.shown(item.event)
    return _MAKERS[item.kind](material, event) if event is not None and item.kind in _MAKERS else None


def _made(material: Material, kind: Kind, asked: set[Item], later: set[Item]) -> Iterator[Question]:
    """Questions of a kind, each about another event; those known already come last."""
    new: list[Event] = []
    old: list[Event] = []
    for event in shuffled(_candidates(material, kind), material.dice):
        item = Item(event.id, kind)
        if item not in asked:
            (old if item in later else new).append(event)
    tries = 0
    for event in [*new, *old]:
        question = _MAKERS[kind](material, event)
        if question is not None:
            tries = 0
            yield question
        else:
            tries += 1
            if tries >= _TRIES:
                return


def _candidates(material: Material, kind: Kind) -> Iterable[Event]:
    """The events that a kind of question can be about."""
    match kind:
        case "who":
            return [event for event in material.events if event.claim_by or _is_quoted(event)]
        case "link":
            return [
                event for _, event in material.dated if any(kind in LINKS for _, kind in material.linked_from(event.id))
            ]
        case _:
            return [event for _, event in material.dated]


def _is_quoted(event: Event) -> bool:
    return any(evidence.quote for evidence in event.evidence)


def _why(material: Material, kind: Kind) -> Why:
    if not material.events:
        return "no-events"
    if kind == "who":
        return "no-voices"
    if len(material.dated) < 2 and material.are_told:
        return "titles"
    if not material.dated:
        return "undated"
    if len(material.dated) == 1:
        return "one-event"
    if not has_order([when for when, _ in material.dated]):
        return "same-time"
    match kind:
        case "link":
            return "alike" if _candidates(material, kind) else "no-links"
        case "under-way":
            return "no-spans"
        case "place":
            return "vague"
        case _:
            return "alike"
