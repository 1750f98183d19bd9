"""What the screens say of notes and bookmarks, in English and French."""

from __future__ import annotations

from typing import Final

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "no event": ("There is no event here", "Il n’y a pas d’événement ici"),
    "bookmarked": ("Bookmarked", "Signet posé"),
    "bookmark gone": ("Bookmark taken away", "Signet retiré"),
    "no notes": ("No bookmarks and no notes yet: {bookmark}, {note}", "Encore ni signet ni note : {bookmark}, {note}"),
    "Your note": ("Your note", "Votre note"),
    "Notes": ("Bookmarks and notes", "Signets et notes"),
    "note.keys": ("Esc keeps it and goes back", "Esc la garde et revient"),
    "not kept": (
        "Esc again leaves it; the text is on the clipboard",
        "Esc encore l’abandonne ; le texte est dans le presse-papiers",
    ),
    "kept of": ("kept when this id was that of: {}", "gardé quand cet identifiant était celui de : {}"),
    "gone": ("no longer in the chronology", "n’est plus dans la chronologie"),
}


def say(key: str, language: str) -> str:
    """The words for `key`; English for any language but French."""
    return _WORDS[key][language == "fr"]
