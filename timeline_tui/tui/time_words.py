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
    "no mark": ("No mark yet: m sets one on this event", "Encore aucun repère : m en pose un sur l’événement"),
    "marked": ("Mark %s set; M measures from it", "Repère %s posé ; M mesure à partir de lui"),
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
    "Esc": ("Esc ends it", "Échap termine"),
    "no measure": (
        "Nothing is measured: M measures from a mark, and i lists what lies between",
        "Aucune mesure en cours : M mesure depuis un repère, i montre l’intervalle",
    ),
    "nothing between": (
        "Nothing that is shown begins between",
        "Rien de ce qui est affiché ne commence entre les deux",
    ),
    "perhaps": ("its date leaves open whether it is between", "sa date laisse ouvert s’il est entre les deux"),
    "surely": ("between for certain", "entre les deux, certainement"),
    "between.keys": ("⏎ go there   Esc back", "⏎ y aller   Échap retour"),
    "Mark": ("Mark", "Repère"),
    "Marks": ("Marks", "Repères"),
    "marks.keys": (
        "⏎ go there   M measure from it   Del take it away   Esc back",
        "⏎ y aller   M mesurer depuis lui   Suppr le retirer   Échap retour",
    ),
    "marks.keys tight": ("⏎ go there  M measure  Del  Esc", "⏎ aller  M mesure  Suppr  Échap"),
    "unfold while measuring": (
        "Nothing is folded while you measure: Esc ends the measure",
        "Rien n’est plié pendant une mesure : Échap la termine",
    ),
    "folded": ("%s folded; X opens one, x all", "%s plis ; X en déplie un, x tous"),
    "folded one": ("1 stretch folded; x opens it", "1 pli ; x le déplie"),
    "none in sight": ("none of them in sight: 0 shows all", "aucun ici : 0 montre tout"),
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
    "no fold here": ("No fold is in sight: 0 shows all", "Aucun pli n’est visible : 0 montre tout"),
    "no folds": ("Nothing is folded: x folds long empty stretches", "Rien n’est plié : x plie les longs vides"),
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
        "%s more are this near: the weightiest are listed",
        "%s autres sont aussi proches : les plus importants sont listés",
    ),
    "one unseen": (
        "1 more is this near: the weightiest are listed",
        "1 autre est aussi proche : les plus importants sont listés",
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
    "same.keys tight": ("⏎ go there  ← → how far  Esc", "⏎ y aller  ← → portée  Échap"),
    "same.keys": ("⏎ go there   ← → nearer, further   Esc back", "⏎ y aller   ← → plus près, plus loin   Échap retour"),
}


def say(key: str, language: str) -> str:
    """The words for `key`; English for any language but French."""
    return _WORDS[key][language == "fr"]
