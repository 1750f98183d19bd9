"""What recall says, in English and French: phrases by name, with titles, dates and lengths put in."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE, YEAR
from timeline_tui.chronicle.difference import Elapsed
from timeline_tui.chronicle.elapsed import length
from timeline_tui.chronicle.event import Event, Text, in_language
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.when import When

Part: TypeAlias = "Text | When | Elapsed | Phrase"
"""What is put into a phrase: words, a date, a length, another phrase."""

_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "{}": ("{}", "{}"),
    "quoted": ("“{}”", "« {} »"),
    "title: date": ("{}: {}", "{} : {}"),
    "no date": ("no date", "sans date"),
    "order": ("Put these in order, the earliest first.", "Remettez dans l’ordre, du plus ancien au plus récent."),
    "order.began": (
        "Put these in the order in which they began.",
        "Remettez dans l’ordre où tout cela a commencé.",
    ),
    "order.open": (
        "Either order of {} and {} is right: the dates that are given for them overlap.",
        "{} et {} : les deux ordres sont justes, car les dates données se recouvrent.",
    ),
    "place": ("When was this? {}", "Quand était-ce ? {}"),
    "place.began": ("When did this begin? {}", "Quand cela a-t-il commencé ? {}"),
    "first": ("Which came first?", "Qu’est-ce qui est venu en premier ?"),
    "first.began": ("Which began first?", "Qu’est-ce qui a commencé en premier ?"),
    "first.apart": ("{}, and {} later: {}", "{}, et {} plus tard : {}"),
    "under-way": ("What was under way when this happened? {}", "Qu’est-ce qui était en cours à ce moment-là ? {}"),
    "under-way.began": (
        "What was under way when this began? {}",
        "Qu’est-ce qui était en cours quand ceci a commencé ? {}",
    ),
    "link.causes": ("What caused this? {}", "Qu’est-ce qui a causé ceci ? {}"),
    "link.starts": ("What started this? {}", "Qu’est-ce qui a marqué le début de ceci ? {}"),
    "link.ends": ("What ended this? {}", "Qu’est-ce qui a mis fin à ceci ? {}"),
    "link.answers": ("What answered this? {}", "Qu’est-ce qui a répondu à ceci ? {}"),
    "link.replaces": ("What replaced this? {}", "Qu’est-ce qui a remplacé ceci ? {}"),
    "link.part-of": ("What is part of this? {}", "Qu’est-ce qui fait partie de ceci ? {}"),
    "linked.causes": ("{} caused {}", "{} a causé {}"),
    "linked.starts": ("{} started {}", "{} a marqué le début de {}"),
    "linked.ends": ("{} ended {}", "{} a mis fin à {}"),
    "linked.answers": ("{} answered {}", "{} a répondu à {}"),
    "linked.replaces": ("{} replaced {}", "{} a remplacé {}"),
    "linked.part-of": ("{} is part of {}", "{} fait partie de {}"),
    "who.quoted": ("Which source is quoted here? {}", "Quelle source est citée ici ? {}"),
    "who.claims": ("Who asserts this? {}", "Qui affirme ceci ? {}"),
    "who.said": ("{} is quoted on {}", "{} est cité à propos de {}"),
    "who.claimed": ("{} asserts it: {}", "{} l’affirme : {}"),
}


class Phrase(NamedTuple):
    """A phrase by name and what is put into it."""

    name: str
    parts: tuple[Part, ...] = ()

    def said(self, language: str, home: str = "en") -> str:
        """The phrase in `language`; a text of the file that lacks it is in `home`, else as it is. One safe line."""
        words = _PHRASES[self.name][language == "fr"]
        return inert(words.format(*(_said(part, language, home) for part in self.parts)))


def _said(part: Part, language: str, home: str) -> str:
    match part:
        case Phrase():
            return part.said(language, home)
        case When():
            return label(part, language)
        case Elapsed():
            return length(part, language)
        case _:
            return in_language(part, language, home).strip()


def titled(event: Event) -> Phrase:
    """An event's title in quotes."""
    return Phrase("quoted", (event.title,))


def dated(event: Event) -> Phrase:
    """An event's date: the author's own words for it where there are any."""
    if event.date_label:
        return Phrase("{}", (event.date_label,))
    return Phrase("no date") if event.when is None else Phrase("{}", (event.when,))


def fact(event: Event) -> Phrase:
    """An event's title and date."""
    return Phrase("title: date", (event.title, dated(event)))


def distance(seconds: int) -> Elapsed:
    """So many seconds as a length that can be said, in one or two units."""
    if seconds < 2 * DAY:
        seconds = max(MINUTE, seconds)
        return Elapsed(counted="clock", hours=seconds // HOUR, minutes=seconds // MINUTE % 60)
    if seconds < 60 * DAY:
        return Elapsed(days=seconds // DAY)
    if seconds < 2 * YEAR:
        return Elapsed(counted="months", months=max(2, seconds * 12 // YEAR), approximate=True)
    return Elapsed(counted="years", years=seconds // YEAR, approximate=True)
