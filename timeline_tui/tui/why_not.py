"""Why an action can do nothing here, in a sentence, where it would do nothing in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.tui.words import pick

if TYPE_CHECKING:
    from timeline_tui.tui.view import View

_NOTHING_WANTED: Final = (
    "Nothing has been looked for yet: {find} finds words",
    "Rien n’a été cherché : {find} cherche des mots",
)
_NO_EVENT: Final = ("There is no event here", "Il n’y a pas d’événement ici")
_NO_DATE: Final = (
    "This event has no date: it is nowhere on the axis",
    "Cet événement n’a pas de date : l’axe ne l’a pas",
)
_ALL_DATED: Final = ("Every event that is shown has a date", "Tous les événements affichés ont une date")


def why_not(name: str, view: View) -> str:
    """The sentence, or nothing where the action can do what it does."""
    words = None
    if name in {"find-next", "find-last"} and not view.needle:
        words = _NOTHING_WANTED
    elif name == "undated" and not view.shown.undated:
        words = _ALL_DATED if len(view.shown) else _NO_EVENT
    elif name == "zoom-selection" and (view.event is None or view.event.when is None):
        words = _NO_EVENT if view.event is None else _NO_DATE
    return view.keys.fill(pick(words, view.language)) if words is not None else ""
