"""The actions of recall, declared as the explorer's are: footer, help and bindings are made from this table."""

from __future__ import annotations

from typing import Final

from timeline_tui.tui.actions import Action, Context, Words

_RECALL: Final[Words] = ("Recall", "Se rappeler")
_PLACE: Final[Words] = ("Placing on the axis", "Placer sur l’axe")
_ASKING: Final[tuple[Context, ...]] = ("choice", "ordering", "placing")
_LISTED: Final[tuple[Context, ...]] = ("choice", "ordering", "ended", "told", "placing")

ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "answer",
        ("enter",),
        ("Answer", "Répondre"),
        _RECALL,
        ("answer", "répondre"),
        _ASKING,
    ),
    Action(
        "next", ("enter", "space", "n"), ("Next question", "Question suivante"), _RECALL, ("next", "suite"), ("told",)
    ),
    Action(
        "open",
        ("enter",),
        ("To the event in the explorer", "À l’événement dans l’explorateur"),
        _RECALL,
        ("go to it", "y aller"),
        ("ended",),
    ),
    Action(
        "up",
        ("up", "k"),
        ("Before; scroll", "Précédent ; défiler"),
        _RECALL,
        ("choose", "choisir"),
        _LISTED,
        ("choice", "ordering", "ended"),
    ),
    Action(
        "down",
        ("down", "j"),
        ("After; scroll", "Suivant ; défiler"),
        _RECALL,
        ("choose", "choisir"),
        _LISTED,
        ("choice", "ordering", "ended"),
    ),
    Action(
        "number",
        ("1", "2", "3", "4"),
        ("Answer with this choice", "Répondre par ce choix"),
        _RECALL,
        contexts=("choice",),
    ),
    Action(
        "pick",
        ("space",),
        ("Pick up, put down", "Prendre, poser"),
        _RECALL,
        ("pick up", "prendre"),
        ("ordering",),
    ),
    Action(
        "carry-up",
        ("shift+up", "K"),
        ("Move it up", "Monter"),
        _RECALL,
        ("move", "déplacer"),
        ("ordering",),
    ),
    Action(
        "carry-down",
        ("shift+down", "J"),
        ("Move it down", "Descendre"),
        _RECALL,
        ("move", "déplacer"),
        ("ordering",),
    ),
    Action(
        "left", ("left", "h"), ("Marker to earlier", "Repère vers le passé"), _PLACE, ("place", "placer"), ("placing",)
    ),
    Action(
        "right", ("right", "l"), ("Marker to later", "Repère vers l’avenir"), _PLACE, ("place", "placer"), ("placing",)
    ),
    Action("left-far", ("shift+left", "H"), ("Far to earlier", "Loin vers le passé"), _PLACE, contexts=("placing",)),
    Action("right-far", ("shift+right", "L"), ("Far to later", "Loin vers l’avenir"), _PLACE, contexts=("placing",)),
    Action("zoom-in", ("plus", "equals_sign"), ("Zoom in", "Zoom avant"), _PLACE, ("zoom", "zoom"), ("placing",)),
    Action("zoom-out", ("minus",), ("Zoom out", "Zoom arrière"), _PLACE, ("zoom", "zoom"), ("placing",)),
    Action("zoom-all", ("0",), ("The whole axis", "Tout l’axe"), _PLACE, contexts=("placing",)),
    Action("unknown", ("d",), ("I don’t know", "Je ne sais pas"), _RECALL, ("don’t know", "ne sais pas"), _ASKING),
    Action("page-up", ("pageup",), ("A page up", "Une page plus haut"), _RECALL, contexts=_LISTED),
    Action("page-down", ("pagedown",), ("A page down", "Une page plus bas"), _RECALL, contexts=_LISTED),
    Action(
        "again",
        ("r",),
        ("Another lesson", "Une autre leçon"),
        _RECALL,
        ("again", "encore"),
        ("ended",),
        ("ended", "over"),
    ),
    Action(
        "escape",
        ("escape", "q"),
        ("End the lesson, then back; what was done is kept", "Finir, puis revenir ; ce qui est fait est gardé"),
        _RECALL,
        ("end", "finir"),
        (*_ASKING, "told"),
    ),
    Action(
        "leave",
        ("escape", "q"),
        ("Back to the explorer", "Retour à l’explorateur"),
        _RECALL,
        ("back", "retour"),
        ("waiting", "ended"),
        ("waiting", "ended", "over"),
    ),
    Action(
        "help",
        ("question_mark", "f1"),
        ("All keys", "Toutes les touches"),
        _RECALL,
        ("keys", "touches"),
        _LISTED,
        (*_LISTED, "over"),
    ),
)
