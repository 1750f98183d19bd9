"""A chronicle as markwhen: a line an event, a heading a lane, what else there is as properties, one a line.

Properties are the format's own place for what it doesn't draw; our reader finds there what a line can't say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.edtf_text import edtf
from timeline_tui.chronicle.meaning import meaning
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import find
from timeline_tui.formats.held import FIELDS, PREFACE, unheld, unheld_preface, words_of
from timeline_tui.formats.lanes import by_lane, lane_title
from timeline_tui.formats.markup import harmless, one_line
from timeline_tui.formats.markwhen import words
from timeline_tui.formats.markwhen.counting import Zones, dates, ranges
from timeline_tui.formats.markwhen.document import COMMENT, HEADING, MARK
from timeline_tui.formats.markwhen.drawing import Drawn, drawn
from timeline_tui.formats.markwhen.grammar import read as read_line
from timeline_tui.formats.markwhen.values import KEY, flow
from timeline_tui.formats.rows import rows
from timeline_tui.store.counting import counted
from timeline_tui.store.dates import Waiting
from timeline_tui.store.events import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event, Evidence, Route, Stop, Text
    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.formats.carried import Losses, Wishes

_HELD: Final = frozenset(FIELDS)
_HELD_PREFACE: Final = frozenset(PREFACE)
_IN_EVERY_LANGUAGE: Final = frozenset({"sources", "eras", "routes"})
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*")
_WORDS_OF_YAML: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_TAG: Final = re.compile(r"(?!\d+\Z)\w+")
_STEP: Final = 500
_NOT_DRAWN: Final = "doubt and precision of dates that markwhen can't draw (kept in `when`)"
_UNDATED: Final = "events that markwhen can't draw, without a date that it has (kept in the header)"
_BY_READERS: Final = re.compile(
    r"\s*(?:[-/]|:|every\b.*:|(?:by|before|after|plus|now|\+)\b[^:]*:|end\s*(?:group|section)\b|(?:group|section)\b|---"
    r"|_-_-_|[\d!.][^:]*:|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[^:]*:)",
    re.IGNORECASE,
)
"""Lines of a description that the format may take for something else."""


def lines(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """The lines; what the format doesn't draw is counted in `losses`, whole once all lines were taken."""
    yield from _Writer(chronicle, wishes, losses).lines()


class _Writer:
    def __init__(self, chronicle: Chronicle, wishes: Wishes, losses: Losses) -> None:
        self._chronicle = chronicle
        self._language = wishes.language
        self._progress = wishes.progress
        self._losses = losses
        self._zone = find(chronicle.preface.timezone)
        self._known: dict[str, When | Refusal] = {}

    def lines(self) -> Iterator[str]:
        events = [event for _, event in rows(self._chronicle)]
        nothing = Refusal("")
        self._known = {event.id: event.when or nothing for event in events}
        shown = {event.id: drawn(event.when) if event.when else None for event in events}
        unheld_preface(self._chronicle, _HELD_PREFACE, self._losses, _IN_EVERY_LANGUAGE)
        header = list(self._header([event for event in events if shown[event.id] is None]))
        body = list(self._body(events, shown))
        yield MARK
        if self._losses:
            yield "// What markwhen can't hold or draw:"
            yield from (f"// - {line}" for line in self._losses.summary())
        yield from header
        yield from body

    def _body(self, events: Sequence[Event], shown: Mapping[str, Drawn | None]) -> Iterator[str]:
        done = 0
        for lane, members in by_lane(self._chronicle).items():
            yield from self._heading(lane)
            for event in members:
                done += 1
                if self._progress and done % _STEP == 0:
                    self._progress(done, len(events))
                if date := shown[event.id]:
                    yield from self._event(event, date)

    # What stands before the events.

    def _header(self, undated: Iterable[Event]) -> Iterator[str]:
        preface = self._chronicle.preface
        yield "---"
        for key, text in (("title", preface.title), ("description", preface.about)):
            if text:
                yield f"{key}: {flow(self._said(text))}"
        if preface.language != "en":
            yield f"language: {flow(preface.language)}"
        yield f"timezone: {_scalar(_zone_name(self._zone))}"
        if preface.published:
            yield f"published: {flow(preface.published.text or edtf(preface.published))}"
        sources = [
            {
                "id": source.id,
                "title": source.title,
                "publisher": source.publisher,
                "url": source.url,
                "when": source.when_text,
                "language": source.language,
            }
            for source in preface.sources.values()
        ]
        eras = [
            {"title": era.title, "when": era.when.text or edtf(era.when), "color": era.color} for era in preface.eras
        ]
        routes = [_said_of(route) | {"stops": [_said_of(stop) for stop in route.stops]} for route in preface.routes]
        yield from _listed("sources", sources)
        yield from _listed("eras", eras)
        yield from _listed("routes", routes)
        tables = []
        for event in undated:
            self._losses.add(_UNDATED, event.id)
            unheld(event, _HELD, self._losses)
            when = self._unread(event) if event.when is None else self._date(event, event.when)
            tables.append(
                {"id": event.id, "title": self._said(event.title), **when, **self._fields(event, all_of=True)}
            )
        yield from _listed("undated", tables)
        yield "---"

    def _heading(self, lane: str) -> Iterator[str]:
        if not lane:
            return
        known = next((each for each in self._chronicle.preface.lanes if each.id == lane), None)
        title = lane_title(self._chronicle, lane, self._language)
        plain = one_line(harmless(title))
        yield ""
        yield f"# {plain or lane}"
        read = words.read(plain)
        if read.title != title or read.tags:
            yield f"title: {flow(title)}"
        if slug(title) != lane or title == lane:
            yield f"id: {_scalar(lane)}"
        if known and known.color:
            yield f"color: {_scalar(known.color)}"

    # An event.

    def _event(self, event: Event, date: Drawn) -> Iterator[str]:
        assert event.when is not None
        unheld(event, _HELD, self._losses)
        title = self._said(event.title)
        plain = one_line(harmless(title))
        hashed = [tag for tag in event.tags if _TAG.fullmatch(tag)]
        own_tags = len(hashed) != len(event.tags) or len(set(hashed)) != len(hashed)
        line = " ".join((plain, *(f"#{tag}" for tag in hashed)))
        read = words.read(f" {line}")
        yield ""
        yield f"{date.text}: {line}".rstrip()
        yield f"  id: {_scalar(event.id)}"
        if read.title != title or read.id or read.where or read.image or read.links:
            yield f"  title: {flow(title)}"
            own_tags = True
        if own_tags or read.tags != event.tags:
            yield f"  tags: {flow(list(event.tags))}"
        if date.zone:
            yield f"  timezone: {_scalar(date.zone) if isinstance(date.zone, str) else flow(date.zone)}"
        if not self._says_all(date, event):
            yield f"  drawn: {flow(date.text)}"
            for key, value in self._date(event, event.when).items():
                yield f"  {key}: {flow(value)}"
            if _loses(date, event.when, self._zone):
                self._losses.add(_NOT_DRAWN, event.id)
        summary = self._said(event.summary)
        told = list(_guarded(summary))
        fields = self._fields(event)
        if read.who and not event.who:
            fields["who"] = []
        for key, value in fields.items():
            yield f"  {key}: {flow(value)}"
        if summary and _as_read(told) != summary:
            yield f"  summary: {flow(summary)}"
        if told:
            yield ""
            yield from told

    def _says_all(self, date: Drawn, event: Event) -> bool:
        """Whether our reader makes the very same date of the line, and no word of it is left out."""
        when = event.when
        again = _read_back(date, self._zone)
        return (
            when is not None
            and not when.anchor
            and "@" not in event.when_text
            and again is not None
            and meaning(again) == meaning(when)
            and (not when.zone or date.zone == when.zone or date.zone == when.zone.replace("Z", "+00:00"))
        )

    def _unread(self, event: Event) -> dict[str, Any]:
        """The text of a date that can't be read: another, of an event that is said to have none, would date it."""
        try:
            self._counted(event, event.when_text, exact=False)
        except Refusal:
            return {"when": event.when_text}
        return {}

    def _counted(self, event: Event, text: str, *, exact: bool) -> When:
        waiting = Waiting(event.id, (), ("when",), (text,), exact)
        return counted(waiting, self._zone, self._known, self._chronicle.preface.published, lambda _: None)

    def _date(self, event: Event, when: When) -> dict[str, Any]:
        """The date in words of ours that read the same: as written, else as EDTF."""
        for text, exact in ((event.when_text, False), (event.when_text, True), (edtf(when), False)):
            try:
                again = self._counted(event, text, exact=exact)
            except Refusal:
                continue
            if meaning(again) == meaning(when):
                return {"when": text} | ({"exact": True} if exact else {})
        self._losses.add("dates that no words hold", event.id)
        return {"when": edtf(when)}

    def _fields(self, event: Event, *, all_of: bool = False) -> dict[str, Any]:
        """What goes into properties; of an event in the header all that it has."""
        fields: dict[str, Any] = {
            "who": list(event.who),
            "location": event.where,
            "weight": event.weight if event.weight != 3 else 0,
            "url": event.url,
            "image": event.image,
            "image_alt": self._said(event.image_alt),
            "claim_by": event.claim_by,
            "note": self._said(event.note),
            "date_label": self._said(event.date_label),
            "order": event.order,
            "links": [{"to": link.to, "as": link.as_} for link in event.links],
            "evidence": [_evidence(each) for each in event.evidence],
        }
        if all_of:
            fields["where"] = fields.pop("location")
            fields |= {"lane": event.lane, "tags": list(event.tags), "summary": self._said(event.summary)}
        return _without(fields)

    def _said(self, text: Text) -> str:
        return words_of(text, self._chronicle, self._language)


def _loses(date: Drawn, when: When, zone: Zone) -> bool:
    """Whether somebody who sees the line alone is told something else: another range, or a doubt less."""
    again = _read_back(date, zone)
    if again is None:
        return True
    bare = meaning(again)
    return bare != meaning(when._replace(anchor="", text=""))


def _read_back(date: Drawn, zone: Zone) -> When | None:
    """What our reader makes of a line's date."""
    from timeline_tui.chronicle.reading import read, read_span  # noqa: PLC0415

    line = read_line(f"{date.text}: x")
    if line is None:
        return None
    ends = (
        [date.zone, date.zone] if isinstance(date.zone, str) else [date.zone.get("from", ""), date.zone.get("to", "")]
    )
    own = [find(name) if name else None for name in ends]
    table = dates(ranges([line], {}, [Zones(zone, *own)])[0], date.text)
    try:
        if "when" in table:
            return read(table["when"], zone)
        return read_span(table.get("start"), table.get("end"), zone)
    except Refusal:
        return None


def _guarded(summary: str) -> Iterator[str]:
    """The lines of a description, none of which the format takes for an event, a heading or a property."""
    for line in harmless(summary).split("\n"):
        text = line.rstrip()
        risky = _BY_READERS.match(text) or HEADING.match(text) or COMMENT.match(text) or read_line(text)
        yield f"  . {text.lstrip()}" if text and risky else f"  {text}" if text else ""


def _as_read(told: list[str]) -> str:
    """The description that our reader makes of such lines; empty where it is not plain."""
    summary, tags, image, _ = words.description(tuple(told))
    if tags or image or (told and KEY.match(told[0]) and not told[0]):
        return ""
    return summary


def _evidence(evidence: Evidence) -> dict[str, Any]:
    table = {
        "source": evidence.source,
        "quote": evidence.quote,
        "at": evidence.at,
        "stance": evidence.stance if evidence.stance != "supports" else "",
        "when": evidence.when_text,
    }
    return _without(table)


def _without(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table without what is empty; texts in several languages stay tables."""
    return {
        key: dict(value) if hasattr(value, "items") else value
        for key, value in table.items()
        if value not in ("", 0, [], {}, None)
    }


def _said_of(value: Route | Stop) -> dict[str, Any]:
    """The fields that say more than their default: an empty one may, of a stop."""
    defaults = value._field_defaults
    said = {key: each for key, each in value._asdict().items() if key not in defaults or each != defaults[key]}
    return {key: dict(each) if hasattr(each, "items") else each for key, each in said.items()}


def _listed(key: str, tables: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    made = [_without(table) for table in tables]
    if made:
        yield f"{key}:"
        for table in made:
            yield f"  - {flow(table)}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML else flow(text)


def _zone_name(zone: Zone) -> str:
    from timeline_tui.chronicle.zones import offset_text  # noqa: PLC0415

    return offset_text(zone.at_wall(0)) if zone.is_fixed and zone.name != "UTC" else zone.name
