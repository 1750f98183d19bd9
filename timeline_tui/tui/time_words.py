"""What the screens say of marks, measures, folds and what was at the same time, in English and French."""

from __future__ import annotations

from typing import Final

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "no event": ("There is no event here", "Il n’y a pas d’événement ici"),
    "no date": (
        "This event has no date, so there is nothing to measure from or to",
        "Cet événement n’a pas de date : rien à mesurer",
    ),
    "no date here": ("this event has no date", "cet événement n’a pas de date"),
    "no date time": (
        "This event has no date, so nobody knows what was at the same time",
        "Cet événement n’a pas de date : on ne sait pas ce qui se passait alors",
    ),
    "no other": ("No other event has a date", "Aucun autre événement n’a de date"),
    "not kept": ("nothing is open that a mark could be kept with", "rien n’est ouvert où garder un repère"),
    "no mark": (
        "No mark yet: {mark} sets one on this event",
        "Encore aucun repère : {mark} en pose un sur l’événement",
    ),
    "marked": ("Mark %s set; {measure} measures from it", "Repère %s posé ; {measure} mesure à partir de lui"),
    "new mark": ("a new mark", "un nouveau repère"),
    "moves": ("moves it here from", "le déplace ici depuis"),
    "measuring": ("Measure", "Mesure"),
    "from": ("from", "de"),
    "to": ("to", "à"),
    "gone": ("no longer in the chronology", "n’est plus dans la chronologie"),
    "mark undated": ("it has no date any more", "il n’a plus de date"),
    "the mark itself": ("the mark itself: choose another event", "le repère même : choisissez un autre événement"),
    "between none": ("none between", "aucun entre les deux"),
    "between one": ("1 event between", "1 événement entre les deux"),
    "between": ("%s events between", "%s événements entre les deux"),
    "shown": ("%s of them shown", "dont %s affichés"),
    "Esc": ("{escape} ends it", "{escape} termine"),
    "no measure": (
        "Nothing is measured: {measure} measures from a mark, and {between} lists what lies between",
        "Aucune mesure en cours : {measure} mesure depuis un repère, {between} montre l’intervalle",
    ),
    "nothing between": (
        "Nothing that is shown begins between",
        "Rien de ce qui est affiché ne commence entre les deux",
    ),
    "perhaps": ("its date leaves open whether it is between", "sa date laisse ouvert s’il est entre les deux"),
    "surely": ("between for certain", "entre les deux, certainement"),
    "Mark": ("Mark", "Repère"),
    "Marks": ("Marks", "Repères"),
    "unfold while measuring": (
        "Nothing is folded while you measure: {escape} ends the measure",
        "Rien n’est plié pendant une mesure : {escape} la termine",
    ),
    "folded": ("%s folded; {unfold} opens one, {fold} all", "%s plis ; {unfold} en déplie un, {fold} tous"),
    "folded one": ("1 stretch folded; {fold} opens it", "1 pli ; {fold} le déplie"),
    "none in sight": ("none of them in sight: {zoom-all} shows all", "aucun ici : {zoom-all} montre tout"),
    "unfolded": ("All open", "Tout est déplié"),
    "nothing dated": ("Nothing to fold: no event has a date", "Rien à plier : aucun événement n’a de date"),
    "one instant": (
        "Nothing to fold: everything is at one time",
        "Rien à plier : tout a lieu au même moment",
    ),
    "nothing to fold": (
        "Nothing to fold: no empty stretch would shorten the axis by a third",
        "Rien à plier : aucun vide ne raccourcirait l’axe d’un tiers",
    ),
    "no fold here": ("No fold is in sight: {zoom-all} shows all", "Aucun pli n’est visible : {zoom-all} montre tout"),
    "no folds": (
        "Nothing is folded: {fold} folds long empty stretches",
        "Rien n’est plié : {fold} plie les longs vides",
    ),
    "Same time": ("At the same time as", "Au même moment que"),
    "before": ("Before", "Avant"),
    "within": ("During", "Pendant"),
    "across": ("Overlapping", "À cheval"),
    "after": ("After", "Après"),
    "certain": ("certain", "certains"),
    "possible": ("possible", "possibles"),
    "one certain": ("certain", "certain"),
    "one possible": ("possible", "possible"),
    "none": ("none", "aucun"),
    "at most": ("within", "à moins de"),
    "however far": ("however far", "quelle que soit la distance"),
    "unseen": (
        "%s more are within this distance: the nearest are listed",
        "%s autres sont à cette distance : les plus proches sont listés",
    ),
    "one unseen": (
        "1 more is within this distance: the nearest are listed",
        "1 autre est à cette distance : les plus proches sont listés",
    ),
    "undated": (
        "%s have no date: nobody knows where they belong",
        "%s sans date : on ne sait pas où les placer",
    ),
    "one undated": (
        "1 has no date: nobody knows where it belongs",
        "1 sans date : on ne sait pas où le placer",
    ),
    "apart before": ("%s before", "%s avant"),
    "apart after": ("%s after", "%s après"),
}


def say(key: str, language: str) -> str:
    """The words for `key`; English for any language but French."""
    return _WORDS[key][language == "fr"]
