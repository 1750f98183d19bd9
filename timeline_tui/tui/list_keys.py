"""The actions of the lists that are laid over the explorer, declared as the explorer's are.

What stands below a list, help and bindings are made from this table. A list closes by the key that opened it, too.
"""

from __future__ import annotations

from typing import Final

from timeline_tui.tui.actions import Action, Context, Words

_LISTS: Final[Words] = ("In lists", "Dans les listes")
_ALL: Final[tuple[Context, ...]] = ("list", "marks", "notes", "same-time", "problems")

ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "open", ("enter",), ("Go to what is chosen", "Aller à ce qui est choisi"), _LISTS, ("go there", "y aller"), _ALL
    ),
    Action("up", ("up", "k"), ("Before", "Précédent"), _LISTS, contexts=_ALL),
    Action("down", ("down", "j"), ("After", "Suivant"), _LISTS, contexts=_ALL),
    Action("page-up", ("pageup",), ("A page up", "Une page plus haut"), _LISTS, contexts=_ALL),
    Action("page-down", ("pagedown",), ("A page down", "Une page plus bas"), _LISTS, contexts=_ALL),
    Action("first", ("home", "g"), ("The first", "Le premier"), _LISTS, contexts=_ALL),
    Action("last", ("end", "G"), ("The last", "Le dernier"), _LISTS, contexts=_ALL),
    Action(
        "edit",
        ("e",),
        ("Problems: to the place in your editor", "Problèmes : à l’endroit, dans l’éditeur"),
        _LISTS,
        contexts=("problems",),
    ),
    Action(
        "measure",
        ("M", "m"),
        ("Marks: measure from it", "Repères : mesurer depuis lui"),
        _LISTS,
        ("measure", "mesurer"),
        ("marks",),
    ),
    Action(
        "take",
        ("delete", "D"),
        ("Marks: take it away", "Repères : le retirer"),
        _LISTS,
        ("take away", "retirer"),
        ("marks",),
    ),
    Action(
        "note",
        ("w",),
        ("Notes: write the note", "Notes : écrire la note"),
        _LISTS,
        ("note", "note"),
        ("notes",),
    ),
    Action(
        "bookmark",
        ("b",),
        ("Notes: bookmark, on or off", "Notes : signet, poser ou retirer"),
        _LISTS,
        ("bookmark", "signet"),
        ("notes",),
    ),
    Action(
        "filter",
        ("f",),
        ("Notes: these events alone", "Notes : ces événements seuls"),
        _LISTS,
        ("these alone", "ceux-ci seuls"),
        ("notes",),
    ),
    Action(
        "nearer",
        ("left", "h", "minus"),
        ("At the same time: nearer ones alone", "Au même moment : les plus proches seuls"),
        _LISTS,
        ("how far", "portée"),
        ("same-time",),
    ),
    Action(
        "further",
        ("right", "l", "plus", "equals_sign"),
        ("At the same time: further ones, too", "Au même moment : de plus lointains aussi"),
        _LISTS,
        ("how far", "portée"),
        ("same-time",),
    ),
    Action("close", ("escape", "q"), ("Back", "Retour"), _LISTS, ("back", "retour"), _ALL),
)
