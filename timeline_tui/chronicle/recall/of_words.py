"""Questions of what is said: what answered or caused what, and who said it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.event import all_words, in_language
from timeline_tui.chronicle.folding import fold
from timeline_tui.chronicle.recall.certain import Known, began_before, outside
from timeline_tui.chronicle.recall.material import some, unlike
from timeline_tui.chronicle.recall.of_time import CHOICES, cited
from timeline_tui.chronicle.recall.phrases import Phrase, dated, titled
from timeline_tui.chronicle.recall.questions import Choice, Cited, Item, Option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline_tui.chronicle.event import Event, Evidence
    from timeline_tui.chronicle.recall.material import Material

LINKS: Final[dict[str, Callable[[Known, Known], bool]]] = {
    "answers": began_before,
    "replaces": began_before,
    "causes": lambda one, other: began_before(other, one),
    "starts": lambda one, other: began_before(other, one),
    "ends": outside,
    "part-of": outside,
}
"""Kinds of links that are asked, and when it is certain that one event can't be that to another."""

_SHORTEST: Final = 12
"""Characters of a quote that can be told from others."""
_LONGEST: Final = 240
"""Characters of a quote that is asked: longer ones are cut at a word."""


def what_was_linked(material: Material, event: Event) -> Choice | None:
    """What answered, caused, started, ended, replaced or is part of this event.

    The other choices are events that can't be it, because of when they happened.
    """
    own = material.knowns.get(event.id)
    if own is None:
        return None
    arriving = [(other, kind) for other, kind in material.linked_from(event.id) if kind in LINKS]
    material.dice.shuffle(arriving)
    related = material.related(event.id)
    for answer_id, kind in arriving:
        answer, impossible = material.shown(answer_id), LINKS[kind]
        when = material.knowns.get(answer_id)
        if answer is None or answer.id == event.id or (when is not None and impossible(when, own)):
            continue
        wrong = [other for when, other in material.dated if other.id not in related and impossible(when, own)]
        others = unlike(some(wrong, material.dice), CHOICES - 1, [event, answer])
        if not others or not unlike([answer], 1, [event]):
            continue
        options = [answer, *others]
        material.dice.shuffle(options)
        return Choice(
            Item(event.id, "link"),
            Phrase(f"link.{kind}", (titled(event),)),
            tuple(Option(each.title, dated(each), each.id) for each in options),
            options.index(answer),
            (Phrase(f"linked.{kind}", (titled(answer), titled(event))), *_date_line(event)),
            cited(answer, event),
        )
    return None


def who_said_it(material: Material, event: Event) -> Choice | None:
    """Which source is quoted, or who asserts what the file calls somebody's claim."""
    ways = [_who_claims, *(_quoting(evidence) for evidence in event.evidence if evidence.quote)]
    material.dice.shuffle(ways)
    return next(filter(None, (way(material, event) for way in ways)), None)


def _quoting(evidence: Evidence) -> Callable[[Material, Event], Choice | None]:
    return lambda material, event: _who_is_quoted(material, event, evidence)


def _who_claims(material: Material, event: Event) -> Choice | None:
    """Who asserts it; the others assert something else, and have no part in this."""
    if not event.claim_by:
        return None
    sources = material.preface.sources
    involved = [event.claim_by, *event.who]
    involved += [
        material.source_name(sources[evidence.source]) for evidence in event.evidence if evidence.source in sources
    ]
    if any(_share_a_word(event.claim_by, words) for words in all_words(event.title)):
        return None  # the title says who
    others = _others(involved, material.claimants, material)
    if not others:
        return None
    return _choice(
        material,
        event,
        Phrase("who.claims", (titled(event),)),
        event.claim_by,
        others,
        (Phrase("who.claimed", (event.claim_by, titled(event))), *_date_line(event)),
        cited(event),
    )


def _who_is_quoted(material: Material, event: Event, evidence: Evidence) -> Choice | None:
    """Which source is quoted; the others are not cited for this event, and are nowhere quoted so.

    Not asked where there are too many events to look for the quote in all of them.
    """
    if material.is_sample:
        return None
    sources = material.preface.sources
    source = sources.get(evidence.source)
    name = material.source_name(source) if source else ""
    written = in_language(evidence.quote, source.language if source else "", material.preface.language).strip()
    quotes = [fold(words) for words in all_words(evidence.quote)]
    if not name or len(written) < _SHORTEST or any(_share_a_word(name, words) for words in all_words(evidence.quote)):
        return None
    involved = [name]
    involved += [material.source_name(sources[each.source]) for each in event.evidence if each.source in sources]
    if any(source != evidence.source and _alike(quotes, others) for source, others in material.quotes):
        return None  # others say the same
    # Who writes in the quote's own language first: the only one that does would be found by it.
    own = source.language if source else ""
    near = _others(involved, [name for name, language in material.cited.items() if language == own], material)
    others = [*near, *_others([*involved, *near], material.cited, material)][: CHOICES - 1]
    if not others:
        return None
    shown = (
        Phrase("quoted", (_cut(written),))
        if not written.startswith(("«", "“", '"'))
        else Phrase("{}", (_cut(written),))
    )
    return _choice(
        material,
        event,
        Phrase("who.quoted", (shown,)),
        name,
        others,
        (Phrase("who.said", (name, titled(event))), *_date_line(event)),
        (Cited(event, evidence),),
    )


def _choice(
    material: Material,
    event: Event,
    prompt: Phrase,
    right: str,
    others: Sequence[str],
    lines: tuple[Phrase, ...],
    shown: tuple[Cited, ...],
) -> Choice:
    options = [right, *others]
    material.dice.shuffle(options)
    item = Item(event.id, "who")
    return Choice(item, prompt, tuple(Option(name) for name in options), options.index(right), lines, shown)


def _date_line(event: Event) -> tuple[Phrase, ...]:
    return (Phrase("title: date", (event.title, dated(event))),)


def _others(involved: Iterable[str], candidates: Iterable[str], material: Material) -> list[str]:
    """Up to three names that share no word with those involved, nor with each other: `Amazon` may be `Amazon.com`."""
    taken = list(involved)
    names = list(dict.fromkeys(candidates))
    material.dice.shuffle(names)
    found: list[str] = []
    for name in names:
        if name and not any(_share_a_word(name, each) for each in [*taken, *found]):
            found.append(name)
            if len(found) == CHOICES - 1:
                break
    return found


def _share_a_word(one: str, other: str) -> bool:
    return bool(_words(one) & _words(other)) or fold(one) == fold(other)


def _words(text: str) -> set[str]:
    """The words that tell one name from another: those of more than two letters, else all."""
    words = set(re.findall(r"\w+", fold(text)))
    return {word for word in words if len(word) > 2} or words


def _alike(quotes: Sequence[str], others: Iterable[str]) -> bool:
    return any(one in other or other in one for other in others for one in quotes if other)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0].rstrip() + " …"
