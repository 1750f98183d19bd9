"""What pages, pictures and cards say for themselves, in English and French. Dates in words are `labels.py`'s."""

from __future__ import annotations

import re
from typing import Final

from timeline_tui.chronicle.told_words import BACK, ONWARD, STANCE_WORDS

LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""A language tag as HTML and JSON-LD may have it."""
_FRENCH: Final = {
    "Chronology": "Chronologie",
    "Timeline": "Frise",
    "Sources": "Sources",
    "Eras": "Époques",
    "Lanes": "Couloirs",
    "Without a date": "Sans date",
    "Contents": "Sommaire",
    "Skip to the chronology": "Aller à la chronologie",
    "Evidence": "Preuves",
    "Also": "Aussi",
    "As told here": "Comme ici",
    "Told otherwise": "Autrement",
    "no source is given": "aucune source donnée",
    "No evidence is given": "Aucune preuve n’est donnée",
    "Note": "Note",
    "More": "En savoir plus",
    "A claim by {}, not an established event": "Une affirmation de {}, non un fait établi",
    "a claim by {}": "une affirmation de {}",
    "as {} says": "selon {}",
    "gives {}": "donne {}",
    "possibly": "peut-être",
    "in {}": "en {}",
    "The date is uncertain.": "La date est incertaine.",
    "The date is approximate.": "La date est approximative.",
    "The date is approximate and uncertain.": "La date est approximative et incertaine.",
    "One of these dates; which one is not known.": "L’une de ces dates ; on ne sait pas laquelle.",
    "The year is an estimate.": "L’année est une estimation.",
    "Its start is not known.": "Son début n’est pas connu.",
    "Its end is not known.": "Sa fin n’est pas connue.",
    "It goes on.": "Cela se poursuit.",
    "Its start is open: it had begun before.": "Son début est ouvert : cela avait commencé avant.",
    "The date can’t be read: {}": "La date est illisible : {}",
    "No date is given.": "Aucune date n’est donnée.",
    "Sources give other dates.": "Des sources donnent d’autres dates.",
    "Sources disagree.": "Les sources divergent.",
    "Known to the {} only.": "Connu {} seulement.",
    "Counted from": "Compté depuis",
    "Dates and times that name no zone are those of {}.": "Les dates et heures sans fuseau sont celles de {}.",
    "Under way": "En cours",
    "day {}": "jour {}",
    "day {} of {}": "jour {} sur {}",
    "month {}": "mois {}",
    "month {} of {}": "mois {} sur {}",
    "year {}": "année {}",
    "year {} of {}": "année {} sur {}",
    "Time zone not stated; read as {}.": "Fuseau non précisé ; lu comme {}.",
    "goes on": "se poursuit",
    "on": "sur",
    "Other": "Autres",
    "Nothing has a date": "Rien n’a de date",
    "No events": "Aucun événement",
    "and {} more, drawn as density": "et {} autres, en densité",
    "event": "événement",
    "events": "événements",
    "source": "source",
    "sources": "sources",
    "quotation": "citation",
    "quotations": "citations",
    "Made with timeline-tui from a chronology kept as text.": (
        "Fait avec timeline-tui, d’une chronologie tenue comme texte."
    ),
    "The timeline, lane by lane; each mark leads to its entry.": (
        "La frise, couloir par couloir ; chaque marque mène à son entrée."
    ),
    "picture": "image",
    # The legend of the axis.
    "it happened here": "cela eut lieu là",
    "it lasted": "cela dura",
    "had begun before": "avait commencé avant",
    "somewhere in here": "quelque part dans cet intervalle",
    "at one of these": "à l’une de ces dates",
    "approximate: as early or late as this": "approximatif : au plus tôt, au plus tard",
    "uncertain": "incertain",
    "end not known": "fin inconnue",
    "start not known": "début inconnu",
    "dates that sources give": "dates que donnent des sources",
    "a claim": "une affirmation",
    "time that is folded": "temps replié",
    "how many, where not all are drawn": "combien, là où tout n’est pas tracé",
    # Cards.
    "When was it?": "Quand était-ce ?",
    "What happened?": "Que s’est-il passé ?",
    "What came next, of what is dated for certain?": "Qu’est-ce qui vint ensuite, parmi ce qui est daté à coup sûr ?",
}
_PRECISIONS: Final = {
    "week": ("week", "à la semaine"),
    "month": ("month", "au mois"),
    "season": ("part of the year", "à la partie de l’année"),
    "year": ("year", "à l’année"),
    "decade": ("decade", "à la décennie"),
    "century": ("century", "au siècle"),
    "millennium": ("millennium", "au millénaire"),
}
_LANGUAGES: Final = {
    "en": ("English", "anglais"),
    "fr": ("French", "français"),
    "de": ("German", "allemand"),
    "es": ("Spanish", "espagnol"),
    "it": ("Italian", "italien"),
    "pt": ("Portuguese", "portugais"),
    "nl": ("Dutch", "néerlandais"),
    "la": ("Latin", "latin"),
    "el": ("Greek", "grec"),
    "ru": ("Russian", "russe"),
    "pl": ("Polish", "polonais"),
    "ar": ("Arabic", "arabe"),
    "he": ("Hebrew", "hébreu"),
    "zh": ("Chinese", "chinois"),
    "ja": ("Japanese", "japonais"),
}


def say(words: str, language: str, *fill: str) -> str:
    """English `words` in `language`, each `{}` filled."""
    text = _FRENCH[words] if is_french(language) else words
    return text.format(*fill) if fill else text


def is_french(language: str) -> bool:
    """Whether a language tag is one of French; every other is told in English."""
    return language.lower().split("-")[0] == "fr"


def colon(language: str) -> str:
    """A colon: in French behind a blank at which no line breaks."""
    return "\u00a0:" if is_french(language) else ":"


def quoted(words: str, language: str) -> str:
    """Words in the quotation marks of their language, unless they bring their own."""
    if words.startswith(("«", "“")):
        return words
    return f"«\u00a0{words}\u00a0»" if is_french(language) else f"“{words}”"


def link_words(kind: str, language: str, *, back: bool = False) -> str:
    """What a kind of link is called, from the side that links or from the other."""
    return (BACK if back else ONWARD)[kind][is_french(language)]


def stance_words(stance: str, language: str) -> str:
    """`disputes`."""
    return STANCE_WORDS[stance][is_french(language)]


def precision_words(precision: str, language: str) -> str:
    """`Known to the month only.`; empty for what is known to the day or better, and for what labels say themselves."""
    words = _PRECISIONS.get(precision)
    return say("Known to the {} only.", language, words[is_french(language)]) if words else ""


def language_words(code: str, language: str) -> str:
    """`French`; the code itself where it has no name here."""
    names = _LANGUAGES.get(code.lower().split("-")[0])
    return names[is_french(language)] if names else code
