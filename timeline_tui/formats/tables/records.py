"""Events as tables again, with the keys of docs/file-format.md: what JSON holds as it is, and CSV in cells.

Keys without a value are left out. A date is the text that the file has, where that means the same when it is read
again; else it is EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.edtf_text import edtf
from timeline_tui.chronicle.event import Event, Preface
from timeline_tui.chronicle.meaning import meaning
from timeline_tui.chronicle.reading import read, read_plain
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import find
from timeline_tui.formats.rows import rows
from timeline_tui.store.counting import counted
from timeline_tui.store.dates import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Era, Lane, Route, Source, Stop, Text
    from timeline_tui.chronicle.when import When
    from timeline_tui.formats.carried import Losses

_PLAIN: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?").fullmatch
UNREADABLE: Final = "the text of dates that were refused"
PRECISION: Final = "precision of dates"
ZONES: Final = "the time zone of dates that stood in a file of another zone"
_EMPTY: Final = Event._field_defaults
_AS_IT_IS: Final = (
    "where",
    "lane",
    "weight",
    "url",
    "image",
    "claim_by",
    "order",
)
_TEXTS: Final = ("summary", "image_alt", "note", "date_label")


class Records:
    """Makes a table of each event of a chronicle, in order of time."""

    def __init__(self, chronicle: Chronicle, losses: Losses) -> None:
        self._chronicle = chronicle
        self._losses = losses
        self._zone = find(chronicle.preface.timezone)
        self._dates: Mapping[str, When | Refusal] | None = None
        self._one_file = len({event.place.file for event in self.events()}) < 2
        """All dates were read in one zone: a plain one is read so again."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(self.of, self.events())

    def events(self) -> Iterator[Event]:
        """The events in order of time."""
        return (event for _, event in rows(self._chronicle))

    def of(self, event: Event) -> dict[str, Any]:
        """The table of one event."""
        table: dict[str, Any] = {"id": event.id, "title": _text(event.title)} | self._when(event)
        if event.who:
            table["who"] = list(event.who)
        if event.tags:
            table["tags"] = list(event.tags)
        for key in _AS_IT_IS:
            value = getattr(event, key)
            if value != _EMPTY[key]:
                table[key] = value
        for key in _TEXTS:
            value = getattr(event, key)
            if value:
                table[key] = _text(value)
        if event.links:
            table["links"] = [{"to": link.to, "as": link.as_} for link in event.links]
        if event.evidence:
            table["evidence"] = [_without_blanks(self._evidence(event, at)) for at in range(len(event.evidence))]
        return table

    def _evidence(self, event: Event, at: int) -> dict[str, Any]:
        evidence = event.evidence[at]
        return {
            "source": evidence.source,
            "quote": _text(evidence.quote),
            "at": evidence.at,
            "stance": "" if evidence.stance == "supports" else evidence.stance,
            "when": self.date(evidence.when, evidence.when_text, event.id).get("when", ""),
        }

    def _when(self, event: Event) -> dict[str, Any]:
        """`when`, and `exact` where a date that counts from another is to be taken at its word."""
        return self.date(event.when, event.when_text, event.id)

    def date(self, when: When | None, text: str, name: str) -> dict[str, Any]:
        """`when` of the date and text of `name`, and `exact` where it counts from another at its word."""
        if when is not None and self._one_file and _PLAIN(text):
            return {"when": text}
        if when is None:
            if text and self._again(text) is not None:
                self._losses.add(UNREADABLE, name)  # two keys contradicted each other: together they would be a date
                return {}
            return {"when": text} if text else {}
        if "@" in text:
            for exact in (False, True):
                if self._same(self._counted(text, exact=exact), when):
                    return {"when": text} | ({"exact": True} if exact else {})
        elif text and self._same(again := self._again(text), when):
            if again is not None and (again.lo, again.hi) != (when.lo, when.hi):
                self._losses.add(ZONES, name)
            return {"when": text}
        written = edtf(when)
        if not self._same(self._again(written), when):
            self._losses.add(PRECISION, name)
        return {"when": written}

    @staticmethod
    def _same(one: When | None, other: When) -> bool:
        return one is not None and meaning(one) == meaning(other)

    def _again(self, text: str) -> When | None:
        """The date that a reader makes of a text that stands for itself; None where it makes none."""
        try:
            return read_plain(text, self._zone) or read(text, self._zone)
        except Refusal:
            return None

    def _counted(self, text: str, *, exact: bool) -> When | None:
        """The date of a text that counts from events of this chronicle."""
        if self._dates is None:
            nothing = Refusal("")
            self._dates = {event.id: event.when or nothing for event in self.events()}
        waiting = Waiting("", (), ("when",), (text,), exact)
        try:
            return counted(waiting, self._zone, self._dates, self._chronicle.preface.published, lambda _: None)
        except Refusal:
            return None


def preface_of(chronicle: Chronicle, losses: Losses) -> dict[str, Any]:
    """What stands before the events, as tables."""
    preface = chronicle.preface
    records = Records(chronicle, losses)
    table: dict[str, Any] = {"title": _text(preface.title), "about": _text(preface.about)}
    if preface.language != Preface().language:
        table["language"] = preface.language
    if preface.timezone != Preface().timezone:
        table["timezone"] = preface.timezone
    if preface.published is not None:
        table["published"] = records.date(preface.published, preface.published.text, "published").get("when")
    table["lane"] = list(map(_said, preface.lanes))
    table["source"] = [
        _said(source._replace(when=None, when_text=""))
        | _without_blanks({"when": records.date(source.when, source.when_text, source.id).get("when")})
        for source in preface.sources.values()
    ]
    table["era"] = [
        {key: value for key, value in _said(era).items() if key != "when"}
        | records.date(era.when, era.when.text, f"the era {era.when.text}")
        for era in preface.eras
    ]
    table["route"] = [_said(route) | {"stops": list(map(_said, route.stops))} for route in preface.routes]
    return _without_blanks(table)


def _said(value: Lane | Source | Era | Route | Stop) -> dict[str, Any]:
    """What is said of something, by key, but for what is as it would be without a word."""
    usual = value._field_defaults
    plain = {key: list(each) if isinstance(each, tuple) else each for key, each in value._asdict().items()}
    return {
        key: dict(each) if isinstance(each, Mapping) else each
        for key, each in plain.items()
        if getattr(value, key) != usual.get(key)
    }


def _text(text: Text) -> str | dict[str, str]:
    return text if isinstance(text, str) else dict(text)


def _without_blanks(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value not in ("", None, [], {})}
