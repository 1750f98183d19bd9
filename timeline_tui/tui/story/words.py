"""What the story says by itself, in English and French."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.elapsed import length
from timeline_tui.chronicle.measure_words import span

if TYPE_CHECKING:
    from timeline_tui.chronicle.measure import Measure

_FEW: Final = 20
"""Days that are told as days."""
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "in time": ("In order of time", "Dans l’ordre du temps"),
    "of": ("of", "sur"),
    "end": ("the end", "fin"),
    "seconds": ("{} s a step", "{} s par étape"),
    "back": ("{} back", "{} en arrière"),
    "ahead": ("{} ahead", "{} plus loin"),
    "same time as": ("at the same time as", "au même moment que"),
    "same day as": ("on the same day as", "le même jour que"),
    "overlap as": ("around the same time as", "vers la même époque que"),
    "place": ("{} of {} in order of time", "{} sur {} dans l’ordre du temps"),
    "again": ("again, as at step {}", "de nouveau, comme à l’étape {}"),
    "same event": ("still the same event", "toujours le même événement"),
    "end unknown": ("its end is not known", "fin inconnue"),
    "more under way": ("… {} more under way", "… {} autres en cours"),
    "many more under way": ("… many more under way", "… beaucoup d’autres en cours"),
    "undated": ("Without a date", "Sans date"),
    "undated why": (
        "nobody can say where it belongs: it is told at the end",
        "nul ne sait où le placer : il est raconté à la fin",
    ),
    "undated why along": ("nobody can say where it belongs in time", "nul ne sait où le placer dans le temps"),
    "unread why along": ("“{}” can’t be read as a date", "« {} » ne se lit pas comme une date"),
    "unread why": (
        "“{}” can’t be read as a date: told at the end",
        "« {} » ne se lit pas comme une date : raconté à la fin",
    ),
    "before undated": ("the step before has no date", "l’étape précédente n’a pas de date"),
    "note": ("Note", "Note"),
    "no note": ("This event has no note", "Cet événement n’a pas de note"),
    "no routes": (
        "There is no route in the file; [[route]] in it makes one",
        "Aucun parcours dans le fichier ; [[route]] en crée un",
    ),
    "no axis": ("No event has a date: there is no axis", "Aucun événement n’a de date : il n’y a pas d’axe"),
    "nothing": (
        "There is nothing to tell: no event is shown",
        "Il n’y a rien à raconter : aucun événement n’est affiché",
    ),
    "nothing on route": (
        "No stop of this route is an event: there is nothing to tell",
        "Aucune étape de ce parcours n’est un événement : rien à raconter",
    ),
    "missing": (
        "{} stops of this route lead to no event and are left out",
        "{} étapes de ce parcours ne mènent à aucun événement et sont omises",
    ),
    "missing one": (
        "1 stop of this route leads to no event and is left out",
        "1 étape de ce parcours ne mène à aucun événement et est omise",
    ),
    "route gone": (
        "the route is gone from the file: told in order of time",
        "le parcours n’est plus dans le fichier : récit dans l’ordre du temps",
    ),
    "no view": (
        "All of the axis is shown: this story has no views",
        "Tout l’axe est montré : ce récit n’a pas de vues",
    ),
    "author’s view": ("Each stop in its author’s view", "Chaque étape dans la vue de son auteur"),
    "whole axis": ("All of the axis at each stop", "Tout l’axe à chaque étape"),
    "hidden view": (
        "the view of this stop hides it (`{}`): {story.view} shows all of the axis",
        "la vue de cette étape la cache (`{}`) : {story.view} montre tout l’axe",
    ),
    "shown as": (
        "Shown as at this stop: {} · {back} as before",
        "Montré comme à cette étape : {} · {back} comme avant",
    ),
    "not told": ("is not told here", "n’est pas raconté ici"),
    "last step": ("This is the last step: there is nothing to go on to", "C’est la dernière étape : rien ne suit"),
    "no step": ("there is no step {}: this story has {}", "pas d’étape {} : ce récit en a {}"),
    "step": ("step", "étape"),
    "everything": ("all shown", "tout montré"),
    "folded": ("Long empty stretches are folded", "Les longs vides sont pliés"),
    "unfolded": ("Nothing is folded", "Rien n’est plié"),
    "copied": ("Copied", "Copié"),
}


def say(key: str, language: str) -> str:
    """The words for `key`; English for any language but French."""
    return _WORDS[key][language == "fr"]


def far(way: Measure, language: str) -> str:
    """How far: `3 weeks`, `about 2 years`; where it may be any of a few days, `between 1 and 6 days`."""
    few = _is_few(way)
    return span(way, language) if few else length(way.elapsed, language)


def jump(way: Measure, language: str) -> str:
    """How far a route jumps: `3 weeks back`, `about 2 years ahead`, `same day`."""
    words = far(way, language)
    if way.elapsed.relation != "apart":
        return words
    return say("ahead" if way.elapsed.later else "back", language).format(words)


def leeway(way: Measure, language: str) -> str:
    """How many days it may be, where that is not known exactly, nor said: `between 3 and 4 weeks`; else empty."""
    return span(way, language) if way.days is None and not _is_few(way) else ""


def _is_few(way: Measure) -> bool:
    """Whether it is any of a few days, which says more than a week, about."""
    fewest, most = way.fewest, way.most
    if way.elapsed.relation != "apart" or fewest is None or most is None or fewest == most:
        return False
    return fewest * most > 0 and max(abs(fewest), abs(most)) <= _FEW
