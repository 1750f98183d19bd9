"""The screen's own words, in English and French. What the file says is the file's; dates are `labels.py`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.event import Text, in_language
from timeline_tui.chronicle.told_words import BACK, ONWARD, STANCE_WORDS

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Preface
    from timeline_tui.chronicle.under_way import HowFar

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "Filter": ("Filter", "Filtre"),
    "Timeline": ("Timeline", "Chronologie"),
    "Detail": ("Detail", "Détail"),
    "Lane": ("Lane", "Couloir"),
    "Tag": ("Tag", "Étiquette"),
    "Who": ("Who", "Qui"),
    "Where": ("Where", "Où"),
    "Route": ("Route", "Parcours"),
    "Source": ("Source", "Source"),
    "Doubt": ("Doubt", "Doute"),
    "Kind": ("Kind", "Genre"),
    "Dates": ("Dates", "Dates"),
    "of": ("of", "sur"),
    "events": ("events", "événements"),
    "undated": ("undated", "sans date"),
    "certain": ("certain", "certains"),
    "possible": ("possible", "possibles"),
    "problems": ("problems", "problèmes"),
    "problem": ("problem", "problème"),
    "is gone": ("is gone", "n’est plus là"),
    "last good state": ("the last good state is shown", "le dernier état lisible reste affiché"),
    "not taken over": (
        "what was saved could not be taken over; opening it again may say why",
        "l’enregistrement n’a pas pu être repris ; rouvrez le fichier pour en savoir plus",
    ),
    "error": ("error", "erreur"),
    "warning": ("warning", "avertissement"),
    "hint": ("hint", "conseil"),
    "to the place": ("to the place", "à l’endroit"),
    "no event left": ("no event is left in it", "il ne contient plus aucun événement"),
    "no changes": ("nothing has changed since it was opened", "rien n’a changé depuis l’ouverture"),
    "none undated": ("every event has a date", "chaque événement a une date"),
    "setting ignored": ("A setting is ignored", "Un réglage est ignoré"),
    "guest": ("That is left to the machine that serves this", "Cela est réservé à la machine qui sert cette page"),
    "settings": ("settings", "réglages"),
    "walk": ("walk", "parcourir"),
    "filter off": ("filter off", "filtre suspendu"),
    "no date": ("no date", "sans date"),
    "No date": ("No date", "Pas de date"),
    "No date that can be read": ("No date that can be read", "Pas de date lisible"),
    "for you": ("for you", "pour vous"),
    "time zone not stated; read as": ("time zone not stated; read as", "fuseau non précisé ; lu comme"),
    "Claim by": ("A claim by", "Affirmation de"),
    "from": ("from", "depuis"),
    "to": ("to", "jusqu’à"),
    "after": ("after", "après"),
    "before": ("before", "avant"),
    "day": ("day", "jour"),
    "month": ("month", "mois"),
    "year": ("year", "année"),
    "Under way": ("Under way", "En cours"),
    "Evidence": ("Evidence", "Sources"),
    "No evidence given": ("No evidence given", "Aucune source donnée"),
    "Links": ("Links", "Liens"),
    "Note": ("Note", "Note"),
    **STANCE_WORDS,
    "gives": ("gives", "donne"),
    "nothing matches": ("Nothing matches this filter.", "Rien ne répond à ce filtre."),
    "no events": ("There are no events yet.", "Il n’y a encore aucun événement."),
    "awaited": ("The store is being read.", "Lecture en cours."),
    "F shows all": (
        "{filter-toggle} shows all, {filter-clear} clears it",
        "{filter-toggle} montre tout, {filter-clear} l’efface",
    ),
    "lane.other": ("Other", "Autres"),
    "hits": ("hits", "résultats"),
    "not found": ("not found", "introuvable"),
    "find:": ("/", "/"),
    "goto:": (":", ":"),
    "mark:": ("m", "m"),
    "mark.hint": ("a name for the mark", "un nom pour le repère"),
    "step:": (":", ":"),
    "step.hint": ("7, an @id or a date", "7, un @identifiant ou une date"),
    "goto.hint": (
        "a date (10 January 2021, 1850s, 44 BCE) or an @id",
        "une date (10 janvier 2021, années 1850, 44 av. J.-C.) ou un @identifiant",
    ),
    "find.hint": ("words to find", "mots à chercher"),
    "query.hint": ("who:amazon before:2021-02", "who:amazon before:2021-02"),
    "reading": ("reading", "lecture"),
    "read-only": ("read-only", "lecture seule"),
    "copied": ("Copied", "Copié"),
    "no link": ("Nothing to follow here", "Rien à suivre ici"),
    "no source": ("No source with an address here", "Aucune source avec une adresse ici"),
    "opened": ("Opened", "Ouvert"),
    "not opened": (
        "No browser could be started; the address is copied",
        "Aucun navigateur ; l’adresse est copiée",
    ),
    "refused address": (
        "Only http, https and mailto addresses are opened",
        "Seules les adresses http, https et mailto sont ouvertes",
    ),
    "no filter": ("No filter to turn off: {filter} writes one", "Aucun filtre à suspendre : {filter} en écrit un"),
    "hidden": ("is hidden by", "est masqué par"),
    "no event": ("There is no event", "Il n’y a pas d’événement"),
    "did you mean": ("did you mean", "vouliez-vous dire"),
    "no problems": ("No problems in the file", "Aucun problème dans le fichier"),
    "keys": ("Keys", "Touches"),
    "keys.search": ("type an action or a key", "tapez une action ou une touche"),
    "marks": ("Marks on the screen", "Signes à l’écran"),
    "earlier": ("earlier", "avant"),
    "later": ("later", "après"),
    "more": ("more", "de plus"),
    **{f"link.{kind}": words for kind, words in ONWARD.items()},
    **{f"back.{kind}": words for kind, words in BACK.items()},
}


def say(key: str, language: str) -> str:
    """The words for `key`; English for any language but French."""
    return _WORDS[key][language == "fr"]


def how_far_words(found: HowFar, language: str) -> str:
    """How far a span is: `day 12 of 36`, `year 3`."""
    of = f" {say('of', language)} {found.of}" if found.of else ""
    return f"{say(found.unit, language)} {found.number}{of}"


def pick(words: tuple[str, str], language: str) -> str:
    """One of a pair of words, English and French."""
    return words[language == "fr"]


def in_words(text: Text, view_language: str, document_language: str) -> str:
    """A text of the file in the view's language, else in the document's own."""
    return in_language(text, view_language, document_language)


def source_name(preface: Preface, source_id: str, language: str) -> str:
    """What a source is called: its publisher, else its title, else its id."""
    source = preface.sources.get(source_id)
    if source is None:
        return source_id
    return source.publisher or in_words(source.title, language, preface.language) or source_id
