"""Facets: the values by which events are counted and filtered, and the words of `is:`."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.accounts import is_contested
from timeline_tui.chronicle.when import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from timeline_tui.chronicle.event import Event

_TAGS: Final = attrgetter("tags")
_WHO: Final = attrgetter("who")
_WHEN: Final = attrgetter("when")
_FORM: Final = attrgetter("form")
_CLAIM_BY: Final = attrgetter("claim_by")
_EVIDENCE: Final = attrgetter("evidence")
_REASONS_FOR_DOUBT: Final = attrgetter("parts", "qual", "slack", "est", "lo_kind", "hi_kind")
_SURE: Final = ((), "", 0, None, "", "")
"""Getters that are mapped over all events, which takes a third of the time that a loop does."""

FIELDS: Final = ("lane", "tag", "who", "where", "source", "supports", "disputes", "by", "id")
"""Fields whose values stand in the event itself."""


def _sides(event: Event, *, otherwise: bool) -> Iterable[str]:
    """The sources that tell an event as it is told here, or otherwise; who only mentions it takes no side."""
    if not event.evidence:
        return ()
    from timeline_tui.chronicle.accounts import accounts  # noqa: PLC0415 (few filters take a side)

    sides = accounts(event)
    found = sides.otherwise if otherwise else [each for each in sides.as_told if each.stance == "supports"]
    return dict.fromkeys(evidence.source for evidence in found)


VALUES: Final[dict[str, Callable[[Event], Iterable[str]]]] = {
    "lane": lambda event: (event.lane,) if event.lane else (),
    "tag": lambda event: event.tags if len(event.tags) < 2 else dict.fromkeys(event.tags),
    "who": lambda event: event.who if len(event.who) < 2 else dict.fromkeys(event.who),
    "where": lambda event: (event.where,) if event.where else (),
    "source": lambda event: dict.fromkeys([evidence.source for evidence in event.evidence]),
    "supports": lambda event: _sides(event, otherwise=False),
    "disputes": lambda event: _sides(event, otherwise=True),
    "by": lambda event: (event.claim_by,) if event.claim_by else (),
    "id": lambda event: (event.id,),
}
"""The values that an event has for each of FIELDS, each once."""


def values(event: Event, name: str) -> Iterable[str]:
    """The values that an event has for a facet: a field, or `doubt` and `kind`, whose values are words of `is:`."""
    words = STATE_FACETS.get(name)
    return VALUES[name](event) if words is None else [word for word in words if STATES[word](event)]


def counted(events: Sequence[Event], name: str) -> Mapping[str, int]:
    """How many of `events` have each value of a facet; one pass without a call an event, where the facet allows it."""
    match name:
        case "lane" | "where":
            counts = Counter(map(attrgetter(name), events))
            del counts[""]
            return counts
        case "tag":
            return _counted_once(list(map(_TAGS, events)))
        case "who":
            return _counted_once(list(map(_WHO, events)))
        case "source":
            return Counter(chain.from_iterable(values(event, name) for event in events if event.evidence))
        case "doubt" | "kind":
            found = _doubts(events) if name == "doubt" else _kinds(events)
            return {word: count for word, count in found.items() if count}
        case _:
            return Counter(chain.from_iterable(values(event, name) for event in events))


def _counted_once(every: Sequence[tuple[str, ...]]) -> Counter[str]:
    """How many of the tuples hold each value, however often they repeat it."""
    counts = Counter(chain.from_iterable(every))
    for several in every:
        if len(several) > 1 and len(set(several)) < len(several):
            counts.subtract(several)
            counts.update(set(several))
    return counts


def _kinds(events: Sequence[Event]) -> dict[str, int]:
    """The counts of KIND; of each pair of opposites one is counted."""
    dated = [when for when in map(_WHEN, events) if when is not None]
    spans = list(map(_FORM, dated)).count(Form.SPAN)
    sourced = sum(map(bool, map(_EVIDENCE, events)))
    return {
        "point": len(dated) - spans,
        "span": spans,
        "claim": sum(map(bool, map(_CLAIM_BY, events))),
        "sourced": sourced,
        "unsourced": len(events) - sourced,
    }


def _doubts(events: Sequence[Event]) -> dict[str, int]:
    """The counts of DOUBT; most events are sure, and are passed over without a call."""
    dated = [event for event in events if event.when is not None]
    reasons = map(_REASONS_FOR_DOUBT, map(_WHEN, dated))
    doubtful = [event for event, found in zip(dated, reasons, strict=True) if found != _SURE]
    return {
        "uncertain": sum(map(_is_uncertain, doubtful)),
        "contested": sum(map(is_contested, filter(_EVIDENCE, events))),
        "open": sum(map(_is_open, doubtful)),
        "undated": len(events) - len(dated),
    }


def _is_span(event: Event) -> bool:
    return event.when is not None and event.when.is_span


def _is_point(event: Event) -> bool:
    return event.when is not None and not event.when.is_span


def _is_open(event: Event) -> bool:
    return event.when is not None and "open" in {event.when.lo_kind, event.when.hi_kind}


def _is_uncertain(event: Event) -> bool:
    """A qualifier, a slack, an unknown end, or one of several dates."""
    when = event.when
    if when is None:
        return False
    return bool(
        when.qual
        or when.slack
        or when.est is not None
        or when.form is Form.ONE_OF
        or "unknown" in {when.lo_kind, when.hi_kind}
        or any(part.qual or part.slack for part in when.parts)
    )


STATES: Final[dict[str, Callable[[Event], bool]]] = {
    "point": _is_point,
    "span": _is_span,
    "open": _is_open,
    "uncertain": _is_uncertain,
    "undated": lambda event: event.when is None,
    "contested": is_contested,
    "claim": lambda event: bool(event.claim_by),
    "sourced": lambda event: bool(event.evidence),
    "unsourced": lambda event: not event.evidence,
}
"""The words of `is:` that an event answers by itself, yes or no."""

DOUBT: Final = ("uncertain", "contested", "open", "undated")
KIND: Final = ("point", "span", "claim", "sourced", "unsourced")
STATE_FACETS: Final = {"doubt": DOUBT, "kind": KIND}
"""Facets whose values are words of `is:`."""
