"""What questions are made of: the events of a chronicle, with what is certain of their dates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import civil
from timeline_tui.chronicle.event import Event, all_words, in_language
from timeline_tui.chronicle.folding import fold
from timeline_tui.chronicle.recall.certain import Known, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Preface, Source

LOOKED_THROUGH: Final = 20_000
"""Events that questions are looked for in; of a larger chronicle, pages of it by chance."""
_PAGE: Final = 500
_YEAR: Final = re.compile(r"(?<!\d)\d{3,4}(?!\d)", re.ASCII)
"""What may be a year in a title."""
_VAGUE: Final = 10
"""Years that a date may be wide to be told by naming one of them."""
_MANY: Final = 50
"""Events among which a few choices are found."""


class Material:
    """Events of a chronicle to ask about, in order of when they began, and the others for their links."""

    def __init__(self, chronicle: Chronicle, dice: Random) -> None:
        self._chronicle = chronicle
        self.dice = dice
        self.events: Sequence[Event] = [event for event in _rows(chronicle, dice) if _is_named(event)]
        self.is_sample = len(chronicle.matching(None)) > LOOKED_THROUGH
        """Whether the chronicle has more events than were looked through."""
        self._linked = chronicle.linked_from

    @property
    def preface(self) -> Preface:
        """Zone, language and sources of the chronicle."""
        return self._chronicle.preface

    @cached_property
    def dated(self) -> list[tuple[Known, Event]]:
        """Events whose time is certain within bounds, by when they can have begun at the earliest.

        None whose title says the year, as `World Cup 1998` does: what is asked of it would be answered already.
        """
        found = [(when, event) for when, event in self._known if not tells_when(event, when)]
        found.sort(key=lambda pair: (pair[0], pair[1].id))
        return found

    @cached_property
    def _known(self) -> list[tuple[Known, Event]]:
        return [(when, event) for event in self.events if (when := known(event)) is not None]

    @property
    def are_told(self) -> bool:
        """Whether there are events that are not asked about since their titles say when they were."""
        return len(self._known) > len(self.dated)

    @cached_property
    def knowns(self) -> dict[str, Known]:
        """What is certain of the time of each of them, by id."""
        return {event.id: when for when, event in self.dated}

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of each among `dated`, by id."""
        return {event.id: at for at, (_, event) in enumerate(self.dated)}

    @cached_property
    def spans(self) -> Sequence[Event]:
        """Those of `dated` that lasted."""
        return [event for _, event in self.dated if event.when is not None and event.when.is_span]

    @cached_property
    def _by_latest(self) -> tuple[list[int], list[Event]]:
        """The latest second that each can have begun in, rising, and the events in that order."""
        pairs = sorted(((when.begun_to, event.id) for when, event in self.dated))
        by_id = {event.id: event for _, event in self.dated}
        return [second for second, _ in pairs], [by_id[event_id] for _, event_id in pairs]

    @cached_property
    def _earliest(self) -> list[int]:
        return [when.begun_from for when, _ in self.dated]

    def certainly_apart(self, when: Known, count: int) -> list[Event]:
        """The events that lie nearest of those that certainly began before or after: at most `count` on each side."""
        seconds, events = self._by_latest
        end = bisect_left(seconds, when.begun_from)
        start = bisect_right(self._earliest, when.begun_to)
        return [*events[max(0, end - count) : end], *(event for _, event in self.dated[start : start + count])]

    @cached_property
    def claimants(self) -> Sequence[str]:
        """Everybody whose claim an event is, each once."""
        return list(dict.fromkeys(event.claim_by for event in self.events if event.claim_by))

    @cached_property
    def quotes(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Every quote of the whole, filtered out or not: its source, and its text in all languages, folded."""
        whole = self._chronicle.matching(None)
        return [
            (evidence.source, tuple(map(fold, all_words(evidence.quote))))
            for event in whole.rows(0, len(whole))
            for evidence in event.evidence
            if evidence.quote
        ]

    @cached_property
    def cited(self) -> Mapping[str, str]:
        """What the sources that are cited are called, each once, and the language that it writes."""
        known = self.preface.sources
        ids = dict.fromkeys(evidence.source for event in self.events for evidence in event.evidence)
        return {self.source_name(known[source]): known[source].language for source in ids if source in known}

    def get(self, event_id: str) -> Event | None:
        """An event that can be asked about or be an answer: any of the chronicle with a title, filtered out or not."""
        event = self._chronicle.get(event_id)
        return event if event is not None and _is_named(event) else None

    def shown(self, event_id: str) -> Event | None:
        """The same, unless a filter hides it."""
        return self.get(event_id) if self._chronicle.row_of(event_id) is not None else None

    def linked_from(self, event_id: str) -> Sequence[tuple[str, str]]:
        """Links that arrive at an event: id and kind."""
        return self._linked(event_id)

    def related(self, event_id: str) -> set[str]:
        """The events that link to this one or that it links to, in any way, and itself."""
        event = self.get(event_id)
        onward = {link.to for link in event.links} if event else set()
        return {event_id} | onward | {other for other, _ in self.linked_from(event_id)}

    def source_name(self, source: Source) -> str:
        """What a source is called in a choice: its publisher, else its title; empty where it has neither."""
        return source.publisher or in_language(source.title, self.preface.language, self.preface.language)


def tells_when(event: Event, when: Known) -> bool:
    """Whether a title has the year in it in which the event began, in figures."""
    first, last = civil(when.begun_from).year, civil(when.begun_to).year
    if last - first > _VAGUE:
        return False
    years = {year if year > 0 else 1 - year for year in range(first, last + 1)}
    return any(int(number) in years for words in all_words(event.title) for number in _YEAR.findall(words))


def names(event: Event) -> frozenset[str]:
    """An event's titles in all languages, folded: events that share one can't be told from each other."""
    return frozenset(fold(words) for words in all_words(event.title))


def unlike(events: Iterable[Event], most: int, taken: Iterable[Event] = ()) -> list[Event]:
    """The first `most` of `events` that can be told from each other, and from those `taken`, by their titles."""
    seen = {name for event in taken for name in names(event)}
    found: list[Event] = []
    for event in events:
        own = names(event)
        if not own & seen:
            seen |= own
            found.append(event)
            if len(found) == most:
                break
    return found


def shuffled(events: Iterable[Event], dice: Random) -> list[Event]:
    """Events by chance, the heavier ones sooner: a weight of 5 comes first five times as often as one of 1."""
    return sorted(events, key=lambda event: dice.random() ** (1 / max(1, event.weight)), reverse=True)


def some(events: Sequence[Event], dice: Random) -> list[Event]:
    """Events by chance, the heavier ones sooner; of very many, a part."""
    return shuffled(events if len(events) <= _MANY else dice.sample(events, _MANY), dice)


def _is_named(event: Event) -> bool:
    return any(words.strip() for words in all_words(event.title))


def _rows(chronicle: Chronicle, dice: Random) -> Sequence[Event]:
    if len(chronicle) <= LOOKED_THROUGH:
        return chronicle.rows(0, len(chronicle))
    starts = dice.sample(range(0, len(chronicle), _PAGE), LOOKED_THROUGH // _PAGE)
    return [event for start in sorted(starts) for event in chronicle.rows(start, start + _PAGE)]
