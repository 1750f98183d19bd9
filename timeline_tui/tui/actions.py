"""Every action, declared once: its name, its words, its keys, where it applies.

Footer, help, palette and key map are made from this table, so a key can't be in one and missing in another.
Keys are written as Textual names them; `keymap.py` puts the reader's own in their place. Each action whose key some
keyboards hide (brackets, backslash) has another one beside it.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from timeline_tui.tui.key_names import shown

Context = Literal[
    "timeline", "detail", "filter", "query", "prompt", "form", "banner",
    "waiting", "choice", "ordering", "placing", "told", "ended", "over", "story",
    "list", "marks", "notes", "same-time", "problems",
]  # fmt: skip
"""Where the keyboard is: axis and list, the detail pane, the facets, the query line, a prompt, a form, the banner;
what recall does, the story, a list that is laid over the explorer."""

Words = tuple[str, str]
"""English and French."""

EVERYWHERE: Final[tuple[Context, ...]] = ("timeline", "detail", "filter")


class Action(NamedTuple):
    """Something a user can do: `name` is what a key map binds, `words` what help and palette say."""

    name: str
    keys: tuple[str, ...]
    words: Words
    group: Words
    footer: Words = ("", "")
    """The footer's word; actions that share one are shown as a pair (`↑↓ event`). Empty: not in the footer."""
    contexts: tuple[Context, ...] = EVERYWHERE
    footers: tuple[Context, ...] = ()
    """The contexts whose footer shows it; empty: all of `contexts`."""

    def in_footer(self, context: Context) -> bool:
        """Whether the footer of `context` shows this action."""
        return bool(self.footer[0]) and context in (self.footers or self.contexts)


MOVE: Final[Words] = ("Events", "Événements")
TIME: Final[Words] = ("Time", "Temps")
SEARCH: Final[Words] = ("Find and filter", "Chercher et filtrer")
LEARN: Final[Words] = ("Learn and keep", "Apprendre et garder")
EDIT: Final[Words] = ("Edit", "Modifier")
LINKS: Final[Words] = ("Links and sources", "Liens et sources")
SCREEN: Final[Words] = ("Screen", "Écran")

TIMELINE: Final[tuple[Context, ...]] = ("timeline",)
READING: Final[tuple[Context, ...]] = ("timeline", "detail")

# The footer shows what fits, in this order: what matters most comes first.
TYPED: Final = frozenset({"accept", "show-text"})
"""Actions whose key a line or a form that is typed in obeys by itself."""

ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "event-before",
        ("up", "k"),
        ("Event before", "Événement précédent"),
        MOVE,
        ("event", "événement"),
        TIMELINE,
    ),
    Action(
        "event-after",
        ("down", "j"),
        ("Event after", "Événement suivant"),
        MOVE,
        ("event", "événement"),
        TIMELINE,
    ),
    Action("pan-left", ("left", "h"), ("Pan to earlier", "Vers le passé"), TIME, ("pan", "glisser"), TIMELINE),
    Action("pan-right", ("right", "l"), ("Pan to later", "Vers l’avenir"), TIME, ("pan", "glisser"), TIMELINE),
    Action("zoom-in", ("plus", "equals_sign"), ("Zoom in", "Zoom avant"), TIME, ("zoom", "zoom"), TIMELINE),
    Action("zoom-out", ("minus",), ("Zoom out", "Zoom arrière"), TIME, ("zoom", "zoom"), TIMELINE),
    Action("zoom-all", ("0",), ("The whole chronology", "Toute la chronologie"), TIME, ("all", "tout"), TIMELINE),
    Action(
        "follow",
        ("enter",),
        ("Follow a link or open a source", "Suivre un lien ou ouvrir une source"),
        LINKS,
        ("follow", "suivre"),
        READING,
    ),
    Action(
        "back",
        ("backspace", "alt+left"),
        ("Back to where you were", "Retour"),
        LINKS,
        ("back", "retour"),
        READING,
        ("detail",),
    ),
    Action("forward", ("backslash", "alt+right"), ("Forward again", "En avant"), LINKS, contexts=READING),
    Action("find", ("slash", "ctrl+f"), ("Find words", "Chercher des mots"), SEARCH, ("find", "chercher")),
    Action("filter", ("f",), ("Filter pane", "Volet des filtres"), SEARCH, ("filter", "filtrer"), footers=READING),
    Action(
        "filter-toggle",
        ("F",),
        ("Filter off and on, in place", "Filtre suspendu ou repris, sur place"),
        SEARCH,
    ),
    Action("filter-clear", ("ctrl+x",), ("Clear the filter", "Effacer le filtre"), SEARCH),
    Action("find-next", ("n",), ("Next hit", "Résultat suivant"), SEARCH),
    Action("find-last", ("N",), ("Last hit", "Résultat précédent"), SEARCH),
    Action(
        "goto",
        ("colon", "ctrl+g"),
        ("Go to a date or an id", "Aller à une date ou à un identifiant"),
        TIME,
        ("go to", "aller à"),
        footers=READING,
    ),
    Action(
        "toggle",
        ("space",),
        ("Toggle this facet", "Cocher ou décocher"),
        SEARCH,
        ("toggle", "cocher"),
        ("filter",),
    ),
    Action(
        "lane-before",
        ("left_square_bracket", "shift+up"),
        ("Event before on this lane", "Précédent sur ce couloir"),
        MOVE,
        contexts=TIMELINE,
    ),
    Action(
        "lane-after",
        ("right_square_bracket", "shift+down"),
        ("Event after on this lane", "Suivant sur ce couloir"),
        MOVE,
        contexts=TIMELINE,
    ),
    Action("page-before", ("pageup",), ("A page of events back", "Une page avant"), MOVE, contexts=TIMELINE),
    Action("page-after", ("pagedown",), ("A page of events on", "Une page après"), MOVE, contexts=TIMELINE),
    Action("first", ("g", "home"), ("First event", "Premier événement"), MOVE, contexts=TIMELINE),
    Action("last", ("G", "end"), ("Last event", "Dernier événement"), MOVE, contexts=TIMELINE),
    Action(
        "pan-left-far",
        ("shift+left",),
        ("Pan half a screen to earlier", "Un demi-écran vers le passé"),
        TIME,
        contexts=TIMELINE,
    ),
    Action(
        "pan-right-far",
        ("shift+right",),
        ("Pan half a screen to later", "Un demi-écran vers l’avenir"),
        TIME,
        contexts=TIMELINE,
    ),
    Action(
        "zoom-selection",
        ("z",),
        ("Zoom to this event, again to its neighbours", "Zoom sur l’événement, puis sur ses voisins"),
        TIME,
        contexts=TIMELINE,
    ),
    Action("fold", ("x",), ("Fold long empty stretches, or all open", "Plier les longs vides, ou tout déplier"), TIME),
    Action("unfold", ("X",), ("Open the fold nearest to the event", "Déplier le pli le plus proche"), TIME),
    Action(
        "mark", ("m",), ("Mark this event, to measure from", "Poser un repère, pour mesurer"), TIME, contexts=READING
    ),
    Action("marks", ("apostrophe", "alt+m"), ("Marks", "Repères"), TIME),
    Action("measure", ("M",), ("Measure from the mark to here", "Mesurer du repère jusqu’ici"), TIME, contexts=READING),
    Action("between", ("i",), ("What lies between mark and here", "Ce qui se passe entre les deux"), TIME),
    Action(
        "same-time", ("t",), ("What was at the same time", "Ce qui se passait au même moment"), TIME, contexts=READING
    ),
    Action("compare", ("C",), ("How two stores agree (--compare)", "Accord de deux fichiers (--compare)"), TIME),
    Action("open-source", ("o",), ("Open the source", "Ouvrir la source"), LINKS, contexts=READING),
    Action("copy", ("y",), ("Copy this event", "Copier l’événement"), LINKS, contexts=READING),
    Action(
        "copy-view",
        ("Y",),
        ("Copy this view as a command", "Copier la vue comme commande"),
        LINKS,
        contexts=READING,
    ),
    Action(
        "copy-stop",
        ("S",),
        ("Copy this view as a stop of a route", "Copier la vue comme étape d’un parcours"),
        LINKS,
        contexts=READING,
    ),
    Action(
        "edit",
        ("e",),
        ("Edit this event in your editor", "Modifier l’événement dans l’éditeur"),
        EDIT,
        ("edit", "modifier"),
        READING,
        ("detail",),
    ),
    Action("add", ("a",), ("Add an event", "Ajouter un événement"), EDIT),
    Action(
        "duplicate", ("A",), ("Add a copy of this event", "Ajouter une copie de l’événement"), EDIT, contexts=READING
    ),
    Action("delete", ("delete", "D"), ("Delete this event", "Supprimer l’événement"), EDIT, contexts=READING),
    Action("undo", ("u",), ("Undo the last edit", "Annuler la dernière modification"), EDIT),
    Action(
        "show-text",
        ("ctrl+s",),
        ("Show what will be written", "Montrer ce qui sera écrit"),
        EDIT,
        contexts=("form",),
    ),
    Action(
        "story",
        ("s",),
        ("Story: one event at a time, to be told", "Récit : un événement à la fois, à raconter"),
        LEARN,
        ("story", "récit"),
        footers=TIMELINE,
    ),
    Action("recall", ("r",), ("Recall: questions on these events", "Se rappeler : des questions"), LEARN),
    Action("bookmark", ("b",), ("Bookmark, on or off", "Signet, poser ou retirer"), LEARN, contexts=READING),
    Action("note", ("w",), ("Write a note on this event", "Écrire une note sur l’événement"), LEARN, contexts=READING),
    Action("notes", ("B",), ("Bookmarks and notes", "Signets et notes"), LEARN),
    Action("layout", ("v",), ("Axis, list or both", "Axe, liste ou les deux"), SCREEN),
    Action(
        "pane",
        ("tab",),
        ("Next pane", "Volet suivant"),
        SCREEN,
        ("pane", "volet"),
        footers=("detail", "filter"),
    ),
    Action("pane-before", ("shift+tab",), ("Pane before", "Volet précédent"), SCREEN),
    Action("problems", ("exclamation_mark",), ("Problems in the file", "Problèmes du fichier"), SCREEN),
    Action("undated", ("U",), ("Events without a date", "Événements sans date"), MOVE),
    Action(
        "changes",
        ("c",),
        ("Walk through what was saved", "Parcourir ce qui a été enregistré"),
        EDIT,
        ("next change", "changement suivant"),
        (*READING, "banner"),
        ("banner",),
    ),
    Action("language", ("L",), ("English or French", "Anglais ou français"), SCREEN),
    Action("theme", ("T",), ("Dark or light", "Sombre ou clair"), SCREEN),
    Action("palette", ("ctrl+p",), ("Command palette", "Palette de commandes"), SCREEN),
    Action("help", ("question_mark", "f1"), ("All keys", "Toutes les touches"), SCREEN, ("keys", "touches")),
    Action(
        "accept",
        ("enter",),
        ("Take what is typed", "Valider la saisie"),
        SEARCH,
        ("take it", "valider"),
        ("query", "prompt"),
    ),
    Action(
        "escape",
        ("escape",),
        ("One step back", "Un pas en arrière"),
        SCREEN,
        ("back", "retour"),
        ("timeline", "detail", "filter", "query", "prompt"),
        ("filter", "query", "prompt"),
    ),
    Action("settings", ("comma",), ("Your settings, in your editor", "Vos réglages, dans l’éditeur"), SCREEN),
    Action("suspend", ("ctrl+z",), ("To the shell; fg comes back", "Vers le shell ; fg pour revenir"), SCREEN),
    Action("quit", ("q",), ("Quit", "Quitter"), SCREEN, ("quit", "quitter"), footers=TIMELINE),
)


def keys_shown(action: Action) -> str:
    """All keys of an action: `↓ j`."""
    return " ".join(shown(key) for key in action.keys)
