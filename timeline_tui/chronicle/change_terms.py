"""The words of changes, English and French: what they are called, and the fields that they are about."""

from __future__ import annotations

from typing import Final

_FRENCH: Final = {
    # kinds and aspects
    "added": "ajouté",
    "removed": "retiré",
    "changed": "modifié",
    "moved": "déplacé",
    "renamed": "renommé",
    "retitled": "titre changé",
    "reworded": "reformulé",
    "date written otherwise": "date écrite autrement",
    "evidence changed": "preuve modifiée",
    "links changed": "liens modifiés",
    "was called": "s’appelait",
    "with": "avec",
    "with it": "avec lui",
    "none": "aucun",
    "preface changed": "préface modifiée",
    "nothing changed": "rien n’a changé",
    # dates
    "now dated": "désormais daté",
    "no longer dated": "n’est plus daté",
    "starts": "commence",
    "ends": "finit",
    "goes on now": "se poursuit désormais",
    "start now open": "début désormais ouvert",
    "end no longer known": "fin désormais inconnue",
    "start no longer known": "début désormais inconnu",
    "from": "de",
    "to": "à",
    "now certain": "désormais certain",
    "now uncertain": "désormais incertain",
    "now approximate": "désormais approximatif",
    "now uncertain and approximate": "désormais incertain et approximatif",
    # what events and the preface hold
    "evidence added": "preuve ajoutée",
    "evidence removed": "preuve retirée",
    "evidence in another order": "preuves dans un autre ordre",
    "link added": "lien ajouté",
    "link removed": "lien retiré",
    "links in another order": "liens dans un autre ordre",
    "stop added": "étape ajoutée",
    "stop removed": "étape retirée",
    "stops in another order": "étapes dans un autre ordre",
    "range shown": "dates montrées",
    "lanes shown": "couloirs montrés",
    "filter shown": "filtre",
    "at the stop": "à l’étape",
    "as on the route": "comme sur le parcours",
    "all": "tout",
    "in another order": "dans un autre ordre",
    "lanes": "couloirs",
    "what is said at": "ce qui est dit à",
    "quote": "citation",
    "place": "endroit",
    "stance": "position",
    "summary": "résumé",
    "note": "note",
    "title": "titre",
    "image_alt": "texte de l’image",
    "date_label": "date affichée",
    "when": "date",
    "who": "qui",
    "where": "lieu",
    "lane": "couloir",
    "tags": "étiquettes",
    "weight": "poids",
    "claim_by": "affirmé par",
    "url": "adresse",
    "image": "image",
    "order": "ordre",
    "color": "couleur",
    "publisher": "éditeur",
    "about": "présentation",
    "undated": "sans date",
    "language": "langue",
    "timezone": "fuseau horaire",
    "published": "date de publication",
    "source": "source",
    "era": "période",
    "route": "parcours",
    "stops": "étapes",
}
_ENGLISH: Final = {
    "image_alt": "image text",
    "range shown": "dates shown",
    "filter shown": "filter",
    "date_label": "date shown",
    "claim_by": "claimed by",
    "who": "people",
    "when": "date",
    "timezone": "time zone",
    "about": "description",
    "published": "date of publication",
}


def say(words: str, language: str) -> str:
    """English `words`, or the name of a field, in `language`."""
    return _FRENCH.get(words, words) if language.startswith("fr") else _ENGLISH.get(words, words)


def shown(value: object, language: str) -> str:
    """A value in words: what is empty is `none`, several stand with commas between."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or say("none", language)
    return str(value) if value not in ("", None) else say("none", language)


def pair(was: object, now: object, language: str) -> str:
    """What was and what is: `3 → 5`."""
    return f"{shown(was, language)} → {shown(now, language)}"


def colon(language: str) -> str:
    """A colon and its blanks: French has one before it too."""
    return " : " if language.startswith("fr") else ": "


def named(words: str, value: str, language: str) -> str:
    """A value after what it is, which is said in `language`: `weight: 3 → 5`, `poids : 3 → 5`."""
    return f"{say(words, language)}{colon(language)}{value}"
