"""The actions of the story, declared as the explorer's are: footer, help, palette and bindings are made from this."""

from __future__ import annotations

from typing import Final

from timeline_tui.tui.actions import Action, Context, Words

_STORY: Final[Words] = ("Story", "Récit")
_SHOWN: Final[Words] = ("What is shown", "Ce qui est montré")
_ALONE: Final[Words] = ("By itself", "Tout seul")
_HERE: Final[tuple[Context, ...]] = ("story",)

ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "before",
        ("left", "backspace", "pageup", "h"),
        ("Step before", "Étape précédente"),
        _STORY,
        ("step", "étape"),
        _HERE,
    ),
    Action(
        "next",
        ("right", "space", "pagedown", "enter", "l"),
        ("Next step", "Étape suivante"),
        _STORY,
        ("step", "étape"),
        _HERE,
    ),
    Action(
        "play", ("p",), ("Go on by itself, or stop", "Défiler seul, ou arrêter"), _ALONE, ("play", "lecture"), _HERE
    ),
    Action(
        "everything",
        ("a",),
        ("Show what is ahead, or hide it", "Montrer la suite sur l’axe, ou la cacher"),
        _SHOWN,
        ("ahead", "la suite"),
        _HERE,
    ),
    Action("note", ("n",), ("The presenter’s note", "La note de l’orateur"), _SHOWN, ("note", "note"), _HERE),
    Action(
        "route",
        ("r",),
        ("Next route, then back to the order of time", "Parcours suivant, puis l’ordre du temps"),
        _STORY,
        ("route", "parcours"),
        _HERE,
    ),
    Action(
        "view",
        ("v",),
        ("The author’s view of each stop, or all of the axis", "La vue de l’auteur à chaque étape, ou tout l’axe"),
        _SHOWN,
        contexts=_HERE,
    ),
    Action(
        "goto",
        ("colon", "ctrl+g"),
        ("Go to a step, an id or a date", "Aller à une étape, un identifiant ou une date"),
        _STORY,
        ("go to", "aller à"),
        _HERE,
    ),
    Action("first", ("home", "g"), ("First step", "Première étape"), _STORY, contexts=_HERE),
    Action("last", ("end", "G"), ("Last step", "Dernière étape"), _STORY, contexts=_HERE),
    Action("up", ("up", "k"), ("Scroll up", "Défiler vers le haut"), _SHOWN, contexts=_HERE),
    Action("down", ("down", "j"), ("Scroll down", "Défiler vers le bas"), _SHOWN, contexts=_HERE),
    Action(
        "longer", ("plus", "equals_sign"), ("More seconds a step", "Plus de secondes par étape"), _ALONE, contexts=_HERE
    ),
    Action("shorter", ("minus",), ("Fewer seconds a step", "Moins de secondes par étape"), _ALONE, contexts=_HERE),
    Action(
        "fold", ("x",), ("Fold long empty stretches, or not", "Plier les longs vides, ou non"), _SHOWN, contexts=_HERE
    ),
    Action("copy", ("y",), ("Copy this event", "Copier l’événement"), _STORY, contexts=_HERE),
    Action(
        "copy-view", ("Y",), ("Copy this view as a command", "Copier la vue comme commande"), _STORY, contexts=_HERE
    ),
    Action("language", ("L",), ("English or French", "Anglais ou français"), _SHOWN, contexts=_HERE),
    Action("theme", ("T",), ("Dark or light", "Sombre ou clair"), _SHOWN, contexts=_HERE),
    Action("palette", ("ctrl+p",), ("Command palette", "Palette de commandes"), _SHOWN, contexts=_HERE),
    Action(
        "escape",
        ("escape", "q", "s"),
        ("Back to the explorer, at this event", "Retour à l’explorateur, à cet événement"),
        _STORY,
        ("leave", "quitter"),
        (*_HERE, "prompt"),
        _HERE,
    ),
    Action("help", ("question_mark", "f1"), ("All keys", "Toutes les touches"), _STORY, ("keys", "touches"), _HERE),
)
