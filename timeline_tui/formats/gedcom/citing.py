"""Sources of a GEDCOM file, and what events say of them: SOUR records become sources, citations evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.formats.gedcom.lines import flat
from timeline_tui.store.events import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_tui.formats.carried import Losses
    from timeline_tui.formats.gedcom.lines import Line

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_LONGEST: Final = 200
"""Characters of a title that is made of a source's own text."""
_NOT_HELD: Final = {"QUAY": "how sure sources are", "OBJE": "pictures and documents of sources"}


class Sources:
    """The sources of one file, each in the order in which it is first cited or recorded."""

    def __init__(self, records: Iterable[Line], losses: Losses) -> None:
        self._losses = losses
        self._tables: dict[str, dict[str, Any]] = {}
        self._ids: dict[str, str] = {}
        """Ids by the name of a record, and by the text of a source that has none."""
        self._numbers: dict[str, int] = {}
        """The last number that was added to an id to make it another."""
        for record in records:
            self._declare(record)

    @property
    def tables(self) -> list[dict[str, Any]]:
        """Every source as a table."""
        return list(self._tables.values())

    def evidence(self, event: Line, subject: str) -> list[dict[str, Any]]:
        """What the citations below an event say."""
        return [self._cited(citation, subject) for citation in event.all("SOUR")]

    def _cited(self, citation: Line, subject: str) -> dict[str, Any]:
        name = citation.pointer
        if name:
            if name not in self._ids:
                self._losses.add("sources that the file does not have", name)
                self._add(name, {"title": f"Source {name}"})
            known = self._ids[name]
        else:
            known = self._told(citation.whole or "A source without a name")
        texts = [line.whole for data in citation.all("DATA") for line in data.all("TEXT")]
        texts += [line.whole for line in citation.all("TEXT")]
        for tag, kind in _NOT_HELD.items():
            if citation.one(tag):
                self._losses.add(kind, subject)
        for data in citation.all("DATA"):
            if data.one("DATE"):
                self._losses.add("when sources recorded what they say", subject)
        if citation.one("NOTE", "SNOTE"):
            self._losses.add("notes on what sources say", subject)
        found = {"source": known, "quote": "\n\n".join(filter(None, texts)), "at": citation.text("PAGE")}
        return {key: value for key, value in found.items() if value}

    def _told(self, text: str) -> str:
        """The id of a source that is written where it is cited."""
        if text not in self._ids:
            title = " ".join(text.split())
            title = f"{title[:_LONGEST]}…" if len(title) > _LONGEST else title
            self._add(text, {"title": title, "url": _address(text)}, slug(title))
        return self._ids[text]

    def _declare(self, record: Line) -> None:
        title = record.text("TITL") or record.text("ABBR") or record.text("TEXT")[:_LONGEST]
        publisher = ", ".join(filter(None, (record.text("AUTH"), record.text("PUBL"))))
        told = " ".join((record.text("WWW"), record.text("_LINK"), publisher, title))
        table = {"title": flat(title) or f"Source {record.name}", "publisher": flat(publisher), "url": _address(told)}
        self._add(record.name, table)
        for tag, kind in (("NOTE", "notes on sources"), ("SNOTE", "notes on sources"), ("OBJE", _NOT_HELD["OBJE"])):
            if record.one(tag):
                self._losses.add(kind, table["title"])
        if record.one("REPO"):
            self._losses.add("where sources are kept", table["title"])
        if record.one("TEXT") and record.text("TITL"):
            self._losses.add("texts of whole sources", table["title"])

    def _add(self, name: str, table: dict[str, Any], wanted: str = "") -> None:
        base = wanted or slug(name) or "source"
        made, number = base, self._numbers.get(base, 1)
        while made in self._tables:
            number += 1
            made = f"{base}-{number}"
        self._numbers[base] = number
        self._ids[name] = made
        self._tables[made] = {"id": made} | {key: value for key, value in table.items() if value}


def _address(text: str) -> str:
    found = _ADDRESS.search(text)
    return found[0].rstrip(".,;)") if found else ""
