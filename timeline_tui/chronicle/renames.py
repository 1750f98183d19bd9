"""Events that are probably the same under another id: made from what went and what came, in no quadratic time."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.event import all_words
from timeline_tui.chronicle.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from timeline_tui.chronicle.event import Event

    Pair = tuple[Event, Event]

_ALIKE: Final = 0.6
"""From this ratio on two titles of the same time are taken for one, as difflib counts it."""
_MOST_COMPARED: Final = 1_000
"""Pairs of titles that are compared letter by letter, in all."""
_LONGEST: Final = 200
"""Letters of a title that are compared."""


def renamed(gone: Sequence[Event], come: Sequence[Event], time: Callable[[Event], Hashable]) -> list[Pair]:
    """Pairs of what went and what came that are one event; `time` says what an event's date means.

    One event are those that alone on their side have the same title and time, else the same title, else the same
    time and summary, else the same time and much the same title. The other way round they are the same pairs.
    """
    pairs: list[Pair] = []
    keys: tuple[Callable[[Event], Hashable], ...] = (
        lambda event: (_title(event), time(event)) if _title(event) else None,
        _title,
        lambda event: (all_words(event.summary), time(event)) if event.summary and event.when else None,
    )
    for key in keys:
        gone, come = _paired(gone, come, key, pairs)
    return pairs + _alike(gone, come, time)


def _title(event: Event) -> str | None:
    """A title without case and accents; None where it names nothing."""
    folded = fold(" ".join(all_words(event.title)))
    return folded if any(map(str.isalnum, folded)) else None


def _paired(
    gone: Sequence[Event], come: Sequence[Event], key: Callable[[Event], Hashable], pairs: list[Pair]
) -> tuple[list[Event], list[Event]]:
    """Add to `pairs` those that alone have a key on both sides; what is left of both."""
    one, other = _alone(gone, key), _alone(come, key)
    found = [(event, other[name]) for name, event in one.items() if name in other]
    pairs += found
    return _without(gone, (was for was, _ in found)), _without(come, (now for _, now in found))


def _alone(events: Iterable[Event], key: Callable[[Event], Hashable]) -> dict[Hashable, Event]:
    found: dict[Hashable, Event | None] = {}
    for event in events:
        name = key(event)
        if name is not None:
            found[name] = None if name in found else event
    return {name: event for name, event in found.items() if event is not None}


def _without(events: Iterable[Event], paired: Iterable[Event]) -> list[Event]:
    ids = {event.id for event in paired}
    return [event for event in events if event.id not in ids]


def _alike(gone: Sequence[Event], come: Sequence[Event], time: Callable[[Event], Hashable]) -> list[Pair]:
    """Events of the same time whose titles are much alike, the most alike first."""
    groups: dict[Hashable, tuple[list[Event], list[Event]]] = defaultdict(lambda: ([], []))
    for side, events in enumerate((gone, come)):
        for event in events:
            if event.when is not None and _title(event) is not None:
                groups[time(event)][side].append(event)
    if sum(len(before) * len(after) for before, after in groups.values()) > _MOST_COMPARED:
        return []
    ratios = [(_ratio(was, now), was, now) for before, after in groups.values() for was in before for now in after]
    pairs: list[Pair] = []
    taken: set[tuple[str, int]] = set()
    for ratio, was, now in sorted(ratios, key=lambda found: (-found[0], *sorted((found[1].id, found[2].id)))):
        sides = {(was.id, 0), (now.id, 1)}
        if ratio >= _ALIKE and not sides & taken:
            taken |= sides
            pairs.append((was, now))
    return pairs


def _ratio(was: Event, now: Event) -> float:
    # Counted from the same side whichever came first: difflib's ratio is not symmetric.
    one, other = sorted((_title(event) or "")[:_LONGEST] for event in (was, now))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
