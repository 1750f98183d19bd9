"""What the recall screen says by itself, in English and French; questions and answers are the domain's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE
from timeline_tui.chronicle.elapsed import length
from timeline_tui.chronicle.recall.phrases import distance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.recall.lesson import Unasked

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "Recall": ("Recall", "Se rappeler"),
    "waiting": ("Questions are being made …", "Les questions se préparent …"),
    "of": ("of", "sur"),
    "right": ("Right", "Juste"),
    "near": ("Near", "Presque"),
    "missed": ("Not quite", "Pas tout à fait"),
    "unknown": ("The answer", "La réponse"),
    "off": ("{} away", "écart : {}"),
    "Evidence": ("Evidence", "Sources"),
    "yours": ("yours:", "vous :"),
    "carry": (
        "carry it with {recall.up} {recall.down}, {recall.pick} puts it down",
        "portez-le avec {recall.up} {recall.down}, {recall.pick} le pose",
    ),
    "scored": ("{} of {} right", "{} sur {} justes"),
    "look again": ("To look at again", "À revoir"),
    "nothing missed": ("Nothing to look at again.", "Rien à revoir."),
    "nothing answered": ("No question was answered.", "Aucune question n’a reçu de réponse."),
    "nothing asked": (
        "Nothing can be asked of these events.",
        "Rien ne peut être demandé de ces événements.",
    ),
    "again in": ("asked again in {}", "redemandé dans {}"),
    "again now": ("asked again next time", "redemandé la prochaine fois"),
    "not kept": ("not kept", "non gardé"),
    "Not asked": ("Not asked here", "Non demandé ici"),
    "sample": (
        "Not every event was looked at: there are too many.",
        "Tous n’ont pas été regardés : ils sont trop nombreux.",
    ),
    "order": ("order", "ordre"),
    "place": ("place on the axis", "place sur l’axe"),
    "first": ("which came first", "ce qui est venu d’abord"),
    "under-way": ("what was under way", "ce qui était en cours"),
    "link": ("what led to what", "ce qui a mené à quoi"),
    "who": ("who said it", "qui l’a dit"),
    "why.no-events": ("there are no events", "il n’y a aucun événement"),
    "why.undated": ("no event has a date that is sure", "aucun événement n’a de date sûre"),
    "why.titles": (
        "the titles say the year already",
        "les titres disent déjà l’année",
    ),
    "why.one-event": ("only one event has a date that is sure", "un seul événement a une date sûre"),
    "why.same-time": (
        "all dates overlap, so none is certainly before another",
        "toutes les dates se recouvrent, donc aucune n’est sûrement avant une autre",
    ),
    "why.vague": ("no date is fine enough for an axis", "aucune date n’est assez précise pour un axe"),
    "why.no-spans": (
        "no span was certainly under way at an event while another was not",
        "aucune durée n’était sûrement en cours lors d’un événement, et une autre non",
    ),
    "why.no-links": (
        "no link says what caused, started, ended, answered or replaced an event, or is part of it",
        "aucun lien ne dit ce qui a causé, ouvert, terminé ou remplacé un événement, y a répondu ou en fait partie",
    ),
    "why.no-voices": (
        "no quote or claim has an author who can be told from others",
        "aucune citation ni affirmation n’a d’auteur qu’on puisse distinguer d’un autre",
    ),
    "why.alike": (
        "there is no other answer that is certainly wrong",
        "il n’y a pas d’autre réponse qui soit sûrement fausse",
    ),
}


def say(key: str, language: str) -> str:
    """The words for `key`; English for any language but French."""
    return _WORDS[key][language == "fr"]


def not_asked(unasked: Sequence[Unasked], language: str) -> list[str]:
    """Why kinds of questions are not asked: a sentence a reason."""
    kinds: dict[str, list[str]] = {}
    for each in unasked:
        kinds.setdefault(each.why, []).append(say(each.kind, language))
    colon = " : " if language == "fr" else ": "
    return [f"{', '.join(names)}{colon}{say(f'why.{why}', language)}" for why, names in kinds.items()]


def again(due: int, now: int, language: str) -> str:
    """When something is asked again: `asked again in 3 days`; in a unit, rounded."""
    if not due:
        return say("not kept", language)
    left = due - now
    if left < MINUTE:
        return say("again now", language)
    unit = DAY if left >= 2 * DAY else HOUR if left >= 2 * HOUR else MINUTE
    return say("again in", language).format(length(distance((left + unit // 2) // unit * unit), language))
