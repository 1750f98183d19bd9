"""Questions of time: put in order, place on the axis, which came first, what was under way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.elapsed import elapsed
from timeline_tui.chronicle.recall.certain import (
    began_before,
    not_under_way_at,
    order_is_certain,
    under_way_at,
)
from timeline_tui.chronicle.recall.material import shuffled, some, unlike
from timeline_tui.chronicle.recall.phrases import Phrase, dated, fact, titled
from timeline_tui.chronicle.recall.questions import Choice, Cited, Item, Option, Ordering, Placing
from timeline_tui.chronicle.when import MAX, MIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.recall.certain import Known
    from timeline_tui.chronicle.recall.material import Material

CHOICES: Final = 4
"""Answers to choose from, at most."""
_NEAREST: Final = 12
"""Events on each side that an event is held against first: what lies close is what is worth asking."""
_AXIS: Final = 80
"""Events beside the one asked for that an axis reaches over, at most."""
_CELLS: Final = 60
"""Cells that an axis is taken to have, before a screen says how many."""
_ROOM: Final = 6
"""An axis is at least so many times as long as what is asked of it: else any place would do."""


def put_in_order(material: Material, event: Event) -> Ordering | None:
    """Put this event and others near it in order; at least three, and one at most whose place is open."""
    own = material.knowns.get(event.id)
    if own is None:
        return None
    chosen = [event]
    near = {other.id: other for other in _around(material, event, _NEAREST)}
    near |= {other.id: other for other in material.certainly_apart(own, _NEAREST)}
    for other in shuffled(near.values(), material.dice):
        when = material.knowns[other.id]
        certain = [order_is_certain(when, material.knowns[each.id]) for each in chosen]
        if certain.count(False) <= (len(chosen) > 1) and unlike([other], 1, chosen):
            chosen.append(other)
            if len(chosen) == CHOICES:
                break
    if len(chosen) < 3:
        return None
    material.dice.shuffle(chosen)
    knowns = tuple(material.knowns[each.id] for each in chosen)
    question = Ordering(
        Item(event.id, "order"),
        Phrase("order.began" if _any_span(chosen) else "order"),
        tuple(Option(each.title, dated(each), each.id) for each in chosen),
        knowns,
        cited(*chosen),
    )
    if len(chosen) > 2 and list(question.solved()) == list(range(len(chosen))):
        # What is right as it stands asks nothing.
        order = (*range(1, len(chosen)), 0)
        question = question._replace(
            options=tuple(question.options[at] for at in order), knowns=tuple(knowns[at] for at in order)
        )
    titles = [Phrase("quoted", (option.text,)) for option in question.options]
    lines = (Phrase("order.open", (titles[one], titles[other])) for one, other in question.open_pairs())
    return question._replace(lines=tuple(lines))


def place_on_axis(material: Material, event: Event) -> Placing | None:
    """Place this event on an axis that reaches over those around it."""
    own = material.knowns.get(event.id)
    if own is None or own.begun_from == MIN or own.begun_to >= MAX - 1:
        return None
    lo, hi = _reach(own, _along(material, event))
    if hi - lo < _ROOM * own.length:
        return None
    free = hi - lo
    lo -= int(free * material.dice.uniform(0.02, 0.15))
    hi += int(free * material.dice.uniform(0.02, 0.15))
    return Placing(
        Item(event.id, "place"),
        Phrase("place.began" if _is_span(event) else "place", (titled(event),)),
        max(lo, MIN + 1),
        min(hi, MAX),
        own,
        cited(event),
        (fact(event),),
    )


def _along(material: Material, event: Event) -> list[Known]:
    """What an axis for an event reaches over: the events about it, as many before as chance has it.

    So that its middle gives nothing away. Where most of them would share the event's cell, as all of history does on
    an axis from the stars to this day, it reaches over these alone.
    """
    own, at = material.knowns[event.id], material.place[event.id]
    first = min(max(0, at - material.dice.randint(0, _AXIS)), max(0, len(material.dated) - _AXIS - 1))
    found = [when for when, _ in material.dated[first : first + _AXIS + 1]]
    while True:
        lo, hi = _reach(own, found)
        cell = (hi - lo) // _CELLS
        near = [
            when for when in found if own.begun_from - cell <= when.begun_to and when.begun_from <= own.begun_to + cell
        ]
        narrow = _reach(own, near)
        if len(near) * 2 <= len(found) or len(near) == len(found) or narrow[1] - narrow[0] < _ROOM * own.length:
            return found
        found = near


def _reach(own: Known, others: Iterable[Known]) -> tuple[int, int]:
    """From the first second that any of them can have begun in to the one after the last."""
    ends = [own.begun_from, own.begun_to]
    ends += [end for when in others for end in (when.begun_from, when.begun_to) if MIN < end < MAX - 1]
    return min(ends), max(ends) + 1


def which_first(material: Material, event: Event) -> Choice | None:
    """Whether this event or one near it came first."""
    own = material.knowns.get(event.id)
    if own is None:
        return None
    others = [other for other in material.certainly_apart(own, _NEAREST) if unlike([other], 1, [event])]
    return _first_of_two(material, event, material.dice.choice(others)) if others else None


def _first_of_two(material: Material, event: Event, other: Event) -> Choice:
    two = [event, other]
    material.dice.shuffle(two)
    first = 0 if began_before(material.knowns[two[0].id], material.knowns[two[1].id]) else 1
    earlier, later = two[first], two[1 - first]
    assert earlier.when is not None
    assert later.when is not None
    apart = elapsed(earlier.when, later.when, material.preface.timezone)
    lines: tuple[Phrase, ...] = ()
    if apart.relation == "apart" and apart.later:
        lines = (Phrase("first.apart", (titled(earlier), apart, titled(later))),)
    return Choice(
        Item(event.id, "first"),
        Phrase("first.began" if _any_span(two) else "first"),
        tuple(Option(each.title, dated(each), each.id) for each in two),
        first,
        lines,
        cited(*two),
    )


def what_was_under_way(material: Material, event: Event) -> Choice | None:
    """What was under way when this event began; the other choices are spans that certainly were not."""
    own = material.knowns.get(event.id)
    if own is None:
        return None
    related = material.related(event.id)
    spans = [span for span in material.spans if span.id != event.id]
    right = [span for span in spans if under_way_at(material.knowns[span.id], own)]
    wrong = [span for span in spans if span.id not in related and not_under_way_at(material.knowns[span.id], own)]
    answers = unlike(some(right, material.dice), 1, [event])
    others = unlike(some(wrong, material.dice), CHOICES - 1, [event, *answers])
    if not answers or not others:
        return None
    options = [*answers, *others]
    material.dice.shuffle(options)
    return Choice(
        Item(event.id, "under-way"),
        Phrase("under-way.began" if _is_span(event) else "under-way", (titled(event),)),
        tuple(Option(each.title, dated(each), each.id) for each in options),
        options.index(answers[0]),
        (fact(event),),
        cited(answers[0], event),
    )


def cited(*events: Event) -> tuple[Cited, ...]:
    """All evidence of some events."""
    return tuple(Cited(event, evidence) for event in events for evidence in event.evidence)


def _around(material: Material, event: Event, count: int) -> list[Event]:
    """The events that begin next, at most so many on each side."""
    at = material.place[event.id]
    near = material.dated[max(0, at - count) : at] + material.dated[at + 1 : at + 1 + count]
    return [other for _, other in near]


def _is_span(event: Event) -> bool:
    return event.when is not None and event.when.is_span


def _any_span(events: Sequence[Event]) -> bool:
    return any(map(_is_span, events))


def has_order(knowns: Sequence[Known]) -> bool:
    """Whether any two of these are certainly one after the other."""
    return bool(knowns) and min(when.begun_to for when in knowns) < max(when.begun_from for when in knowns)
