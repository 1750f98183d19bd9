"""Periods of PeriodO to events: names in their languages, places, words of the source as evidence, slips as notices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.formats.carried import Carried, Losses
from timeline_tui.formats.markup import markdown
from timeline_tui.formats.naming import Naming
from timeline_tui.formats.periodo.ends import label_of, read_end
from timeline_tui.formats.periodo.sources import Sources, last_part, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.formats.carried import Wishes

_STEP: Final = 1_000
_LANGUAGE: Final = "en"
"""Every period has an English name."""
_LANGUAGES: Final = {
    "ara": "ar",
    "deu": "de",
    "ell": "el",
    "eng": "en",
    "fra": "fr",
    "heb": "he",
    "ita": "it",
    "lat": "la",
    "nld": "nl",
    "por": "pt",
    "rus": "ru",
    "spa": "es",
    "swe": "sv",
    "tur": "tr",
    "ukr": "uk",
}
"""ISO 639-3, which its first data set has, as ISO 639-1."""
_KNOWN: Final = frozenset(
    {
        *(
            "id",
            "type",
            "label",
            "localizedLabels",
            "language",
            "languageTag",
            "script",
            "start",
            "stop",
            "source",
            "note",
        ),
        *("editorialNote", "url", "sameAs", "spatialCoverage", "spatialCoverageDescription", "broader", "narrower"),
        *("derivedFrom", "inScheme", "authority", "@context", "inDataset", "primaryTopicOf"),
    }
)
_KEYS: Final = re.compile(r'"id"\s*:\s*"([^"\\]*)"|"([^"\\]*)"\s*:\s*\{')


class Reader:
    """One file on its way: `authorities` are its authorities, each with its periods."""

    def __init__(self, text: str, authorities: list[tuple[dict[str, Any], list[Any]]], wishes: Wishes) -> None:
        self._text = text
        self._authorities = authorities
        self._wishes = wishes
        self._carried = Carried()
        self._naming = Naming(self._carried)
        self._sources = Sources(self._carried)
        self._slips = Losses()
        self._ids: dict[str, str] = {}

    def read(self) -> Carried:
        """The tables; slips of the authors are notices."""
        carried = self._carried
        carried.preface["language"] = _LANGUAGE
        periods = [period for _, listed in self._authorities for period in listed if isinstance(period, dict)]
        self._ids = {address: self._naming.id_of(last_part(address)) for address in dict.fromkeys(map(_id, periods))}
        lines = self._lines()
        for authority, listed in self._authorities:
            name = last_part(_id(authority)) or "authority"
            cited, _ = self._sources.cite(authority.get("source"), name)
            lane = self._lane(authority, name)
            for key in ("editorialNote", "sameAs"):
                if authority.get(key):
                    carried.losses.add("notes and other addresses of an authority", title_of(authority.get("source")))
            for period in listed:
                if not isinstance(period, dict):
                    carried.losses.add("entries that are no periods", str(period))
                    continue
                carried.add(self._event(period, authority, lane, cited), lines.get(_id(period), 0))
                if self._wishes.progress and len(carried.events) % _STEP == 0:
                    self._wishes.progress(len(carried.events), len(periods))
        carried.notices.extend(self._slips.summary())
        return carried

    def _lines(self) -> dict[str, int]:
        """The line on which each period begins."""
        found: dict[str, int] = {}
        line, at = 1, 0
        for match in _KEYS.finditer(self._text):
            name = match[1] or match[2]
            if name in self._ids and name not in found:
                line += self._text.count("\n", at, match.start())
                at = match.start()
                found[name] = line
        return found

    def _lane(self, authority: dict[str, Any], name: str) -> str:
        title = title_of(authority.get("source"))
        if not title and not authority:
            return ""
        lanes = self._carried.preface.setdefault("lane", [])
        lanes.append({"id": name, "title": title} if title else {"id": name})
        return name

    def _event(self, period: dict[str, Any], authority: dict[str, Any], lane: str, cited: str) -> dict[str, Any]:
        title, others = _names(period)
        shown = title if isinstance(title, str) else next(iter(title.values()))
        losses = self._carried.losses
        start, end = (read_end(period.get(key), shown, self._slips) for key in ("start", "stop"))
        same = [address for address in _texts(period.get("sameAs")) if address]
        address = _words(period.get("url")) or (same[0] if same else "")
        if any(other != address for other in same):
            losses.add("addresses of the same period elsewhere", shown)
        for key in sorted(period.keys() - _KNOWN):
            losses.add("fields that are not known", f"{key} of {shown}")
        note = _long(period.get("note"))
        own, at = self._sources.cite(period.get("source"), last_part(_id(period)) or "source")
        _, whole = self._sources.cite(authority.get("source"), "")
        words = " – ".join(filter(None, (label_of(period.get(key)) for key in ("start", "stop"))))
        return {
            "id": self._ids[_id(period)],
            "title": title,
            **({"start": start, "end": end or "?"} if start or end else {}),
            "where": self._where(period, shown),
            "lane": lane,
            "summary": "\n\n".join(filter(None, (note, f"Also called {', '.join(others)}." if others else ""))),
            "url": address,
            "note": _long(period.get("editorialNote")),
            "links": list(self._links(period, shown)),
            "evidence": self._evidence(own or cited, words, at or whole),
        }

    def _evidence(self, source: str, words: str, at: str) -> list[dict[str, str]]:
        evidence = {"source": source, "quote": words, "at": at}
        return [{key: value for key, value in evidence.items() if value}] if source else []

    def _where(self, period: dict[str, Any], title: str) -> str:
        listed = period.get("spatialCoverage")
        places = [place for place in listed if isinstance(place, dict)] if isinstance(listed, list) else []
        if any(place.get("id") for place in places):
            self._carried.losses.add("addresses of places", title)
        labels = ", ".join(filter(None, (_words(place.get("label")) for place in places)))
        described = _words(period.get("spatialCoverageDescription"))
        return f"{described} ({labels})" if described and labels and described != labels else described or labels

    def _links(self, period: dict[str, Any], title: str) -> Iterator[dict[str, str]]:
        for key, kind in (("broader", "part-of"), ("derivedFrom", "see-also")):
            for address in _texts(period.get(key)):
                to = self._ids.get(address, "")
                if to:
                    yield {"to": to, "as": kind}
                else:
                    self._carried.losses.add("links to periods that are not in the file", title)


def _id(table: dict[str, Any]) -> str:
    value = table.get("id", table.get("@id"))
    return value if isinstance(value, str) else ""


def _names(period: dict[str, Any]) -> tuple[str | dict[str, str], list[str]]:
    """The name, in its languages where there are several, and the other names."""
    first = _words(period.get("label"))
    own = _code(_words(period.get("languageTag")) or _words(period.get("language")) or _LANGUAGE)
    titles = {own: first} if first else {}
    labels = period.get("localizedLabels")
    localized = labels.items() if isinstance(labels, dict) else ()
    named = [(_code(tag), label) for tag, listed in localized for label in _texts(listed) if label]
    for code, label in named:
        titles.setdefault(code, label)
    others = [label for code, label in named if label not in (titles[code], first)]
    several: str | dict[str, str] = dict(titles)
    if not titles or set(titles) == {_LANGUAGE}:
        several = first or titles.get(_LANGUAGE, "?")
    return several, list(dict.fromkeys(others))


def _code(tag: str) -> str:
    """`eng-latn`, `en-Latn` or `en` as `en`."""
    language = tag.partition("-")[0].lower()
    return _LANGUAGES.get(language, language) or _LANGUAGE


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _long(value: object) -> str:
    return markdown(value.strip()) if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    return [_words(one) for one in value] if isinstance(value, list) else [_words(value)] if value else []
