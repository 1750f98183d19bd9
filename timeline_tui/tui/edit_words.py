"""Words for editing, in English and French: loaded with the first edit, not with the first frame."""

from __future__ import annotations

from typing import Final

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "no editor": (
        "No editor is set: export EDITOR=nano (or vim, hx, code …), or set editor in your settings",
        "Aucun éditeur : export EDITOR=nano (ou vim, hx, code …), ou editor dans vos réglages",
    ),
    "editor not found": (
        "This editor can't be started; check $VISUAL, $EDITOR and your settings",
        "Cet éditeur ne démarre pas ; vérifiez $VISUAL, $EDITOR et vos réglages",
    ),
    "no terminal": (
        "This screen can't be left for an editor in a terminal",
        "Cet écran ne peut pas céder le terminal à un éditeur",
    ),
    "ended with": ("ended with status", "s’est terminé avec le code"),
    "opened in": ("opened in", "ouvert dans"),
    "no event": ("There is no event to edit here", "Aucun événement à modifier ici"),
    "no file": ("There is no file to add to", "Aucun fichier où ajouter"),
    "compared": (
        "Side by side only {edit} edits, in your editor: open one store alone for the rest",
        "Côte à côte, seul {edit} modifie, dans l’éditeur : pour le reste, un seul fichier",
    ),
    "saving": ("Saving …", "Enregistrement …"),
    "still saving": (
        "The edit before is still being saved",
        "La modification précédente est en cours d’enregistrement",
    ),
    "added": ("Added", "Ajouté"),
    "copied as": ("Copied as", "Copié sous"),
    "deleted": ("Deleted", "Supprimé"),
    "filter off": ("The filter is taken off", "Le filtre est retiré"),
    "undone": ("Undone", "Annulé"),
    "nothing to undo": ("Nothing was edited in this run", "Rien n’a été modifié cette fois-ci"),
    "u undoes": ("{undo} undoes", "{undo} annule"),
    "links lead there": ("link to it still", "y mènent encore"),
    "event": ("event", "événement"),
    "events": ("events", "événements"),
    "new event": ("New event in", "Nouvel événement dans"),
    "will be written": ("This will be written", "Ceci sera écrit"),
    "form.keys": (
        "{show-text} shows what will be written · Esc back",
        "{show-text} montre ce qui sera écrit · Esc retour",
    ),
    "preview.keys": ("Enter writes it · Esc back to the form", "Entrée l’écrit · Esc retour au formulaire"),
    "discard": (
        "Discard what was typed? y discards it, any other key goes back",
        "Abandonner la saisie ? o l’abandonne, toute autre touche y revient",
    ),
    "choices": ("one of", "au choix"),
    "not known": ("not known", "inconnu"),
    "to": ("to", "au"),
    "title": ("Title", "Titre"),
    "when": ("When", "Quand"),
    "lane": ("Lane", "Couloir"),
    "who": ("Who", "Qui"),
    "where": ("Where", "Où"),
    "tags": ("Tags", "Étiquettes"),
    "weight": ("Weight", "Poids"),
    "summary": ("Summary", "Résumé"),
    "claim_by": ("Claim by", "Affirmé par"),
    "url": ("Address", "Adresse"),
    "source": ("Source", "Source"),
    "quote": ("Quote", "Citation"),
    "note": ("Note", "Note"),
    "id": ("Id", "Identifiant"),
    "title.hint": ("what happened", "ce qui s’est passé"),
    "when.hint": ("2021-01-10, 10 Jan 2021 23:59 PST, 1850s, a/b, ?", "2021-01-10, 2021-01, 185X, a/b, ?"),
    "who.hint": ("people, organisations; commas between them", "personnes, organisations ; entre virgules"),
    "tags.hint": ("labels; commas between them", "étiquettes ; entre virgules"),
    "weight.hint": ("1 to 5", "de 1 à 5"),
    "id.hint": ("made from the title", "fait du titre"),
    "quote.hint": ("word for word", "mot pour mot"),
    "claim_by.hint": ("who asserts this, where it is no established event", "qui l’affirme, si ce n’est pas établi"),
    "summary.hint": ("Markdown", "Markdown"),
    "note.hint": ("for whoever presents it", "pour qui le présente"),
}


def say(key: str, language: str) -> str:
    """The words for `key`; English for any language but French. Empty for a hint that there is none of."""
    return _WORDS.get(key, ("", ""))[language == "fr"]
