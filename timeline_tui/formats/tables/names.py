"""What names of columns mean: English, French and German words for the keys of an event, the likeliest first."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from timeline_tui.chronicle.folding import fold


class Meaning(NamedTuple):
    """What a column's name says: the key of an event, which part of it, and how surely (0 is surest)."""

    key: str
    part: str = ""
    """Of a date `year`, `month`, `day`, `time`, `hour`, `minute`; of a text its language; else empty."""
    rank: int = 0


DATES: Final = ("when", "start", "end")
"""Keys that hold dates."""
TEXTS: Final = frozenset({"title", "summary", "note", "image_alt", "date_label"})
"""Keys whose texts may stand in several languages, a column each: `title.fr`."""
ALWAYS: Final = frozenset({"id", "title", "when"})
"""Columns of every table that is written here; others are there where an event has something for them."""
OF_ALL: Final = ("language", "timezone", "published")
"""Columns that say something of the chronology, or of the row's own times."""

_WORDS: Final = {
    "title": "title|name|headline|heading|what|event title|event name|titre|intitule|nom|titel|bezeichnung|ereignis"
    "|evenement|event|label|subject|full name",
    "when": "when|date|datetime|date time|event date|dates|timestamp|time stamp|occurred|occurred at|happened"
    "|date of event|datum|zeitpunkt|wann|quand|period|periode|epoch|unix time|published|published at|pub date"
    "|publication date|created|created at",
    "start": "start|start date|startdate|date start|from|begin|begins|began|beginning|begin date|started|started at"
    "|start at|starts|start datetime|dtstart|date from|debut|date debut|date de debut|du|von|beginn|anfang|startdatum"
    "|born|birth|birth date|birthdate|date of birth",
    "end": "end|end date|enddate|date end|to|until|till|finish|finished|ended|ended at|end at|ends|end datetime|dtend"
    "|date to|fin|date fin|date de fin|au|bis|ende|enddatum|died|death|death date|date of death",
    "who": "who|people|persons|person|participants|actors|actor|authors|author|creator|artist|organisation"
    "|organization|qui|personnes|personne|auteur|auteurs|acteurs|wer|personen|autor",
    "where": "where|place|location|venue|place name|location name|lieu|ort|city|ville|stadt|country|pays|region|ou|wo",
    "lane": "lane|group|category|track|section|groupe|categorie|piste|gruppe|kategorie|series|type|kind|class",
    "tags": "tags|tag|keywords|labels|topics|themes|categories|mots cles|etiquettes|schlagworte|stichworte",
    "weight": "weight|importance|poids|gewicht",
    "summary": "summary|description|text|details|detail|desc|body|content|abstract|excerpt|about|resume|texte"
    "|beschreibung|inhalt|zusammenfassung|comment|comments|caption|remarks",
    "url": "url|link|href|website|web page|webpage|web|permalink|uri|lien|page|html url|source url|verweis",
    "image": "image|picture|photo|image url|img|thumbnail|illustration|media|bild",
    "image_alt": "image alt|alt|alt text|image caption",
    "claim_by": "claim by|claimed by|according to|selon|laut",
    "note": "note|notes|speaker notes|remarque|notiz",
    "id": "id|identifier|uid|guid|unique id|event id|slug|key|identifiant|kennung",
    "order": "order|sort order|ordre|reihenfolge",
    "date_label": "date label|display date|date text|date display|date words",
    "evidence": "evidence|source|sources|reference|references|citation|preuve|preuves|quelle|quellen",
    "links": "links",
    "exact": "exact",
    "language": "language|lang|langue|sprache",
    "timezone": "timezone|time zone|tz|fuseau horaire|zeitzone",
}
_PARTS: Final = {
    "year": "year|yr|annee|an|jahr",
    "month": "month|mois|monat",
    "day": "day|jour|day of month|mday",
    "time": "time|heure|uhrzeit|clock",
    "hour": "hour|hr",
    "minute": "minute",
}
_LANGUAGES: Final = frozenset(
    "ar cs da de el en es fi fr he hi hu it ja ko la nl no pl pt ro ru sv tr uk zh".split()  # noqa: SIM905 - a list of them is longer than it says
)
_AROUND: Final = frozenset({"properties", "fields", "attributes", "data", "node", "item", "event"})
"""What JSON often wraps its values in: `properties.title`."""
_WITHIN: Final = frozenset({"rendered", "text", "value", "name", "label", "date", "datetime", "iso"})
"""How JSON often calls the value of a thing: `author.name`, `start.dateTime`."""
_OF_ROWS: Final = frozenset("update updated modified modification entry added edited changed created".split())  # noqa: SIM905 - the same
"""Words for when a row was written, which is no date of what it tells."""
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")


def _known() -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for key, words in _WORDS.items():
        for rank, word in enumerate(words.split("|")):
            known.setdefault(word, Meaning(key, "", rank))
    for part, words in _PARTS.items():
        for rank, word in enumerate(words.split("|")):
            known.setdefault(word, Meaning("when", part, rank))
            for key in DATES:
                for base in _WORDS[key].split("|"):
                    known.setdefault(f"{base} {word}", Meaning(key, part, rank + 10))
                    known.setdefault(f"{word} {base}", Meaning(key, part, rank + 20))
    return known


_KNOWN: Final = _known()


def _some_date(words: list[str]) -> Meaning | None:
    """`Release Date`, `year founded`: the date of something; not of the row itself."""
    if len(words) < 2 or not _OF_ROWS.isdisjoint(words):
        return None
    for word in (words[-1], words[0]):
        if word in {"date", "datum"}:
            return Meaning("when", "", 60)
        if word in {"year", "annee", "jahr"}:
            return Meaning("when", "year", 60)
    return None


def plain(name: str) -> str:
    """A column's name for comparing: `startDate`, `Start_date` and `START DATE` are one.

    >>> plain("Date de début")
    'date de debut'
    """
    return _BETWEEN.sub(" ", fold(_HUMP.sub(" ", name))).strip()


def meaning_of(name: str) -> Meaning | None:
    """What the name of a column means; None where it says nothing that an event has."""
    words = plain(name)
    found = _KNOWN.get(words)
    if found is not None:
        return found
    first, _, rest = words.partition(" ")
    if first in _AROUND and rest and (inner := meaning_of(rest)):
        return inner._replace(rank=inner.rank + 40)
    base, _, last = words.rpartition(" ")
    if base and last in _LANGUAGES:
        text = _KNOWN.get(base)
        return text._replace(part=last) if text is not None and text.key in TEXTS and not text.part else None
    if base and last in _WITHIN and (outer := meaning_of(base)):
        return outer._replace(rank=outer.rank + 40)
    return _some_date(words.split())
