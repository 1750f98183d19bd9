"""A markwhen text as tables: each event with its date, its words and its properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.reading import read as read_date
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import UTC
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.markwhen import words
from timeline_tui.formats.markwhen.counting import Range, Zones, dates, ranges, zone_of
from timeline_tui.formats.markwhen.document import parse
from timeline_tui.formats.markwhen.recurring import unrolled
from timeline_tui.formats.naming import Naming

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.markwhen.document import Document, Entry, Group
    from timeline_tui.formats.markwhen.values import Value

_WHO: Final = ("who", "people", "attendees", "assignees", "assignee")
_WHERE: Final = ("location", "locations", "where")
_REMINDERS: Final = ("reminder", "reminders")
_STYLE: Final = ("style", "color", "colour")
_ZONE: Final = ("timezone", "tz")
COLOURS: Final = ("blue", "orange", "green", "magenta", "cyan", "red", "yellow", "violet", "grey")
"""Colours that a lane can have."""
_TABLES: Final = {"sources": "source", "eras": "era", "routes": "route"}
"""Keys of a header that we write ourselves, and ours."""


def tables(text: str, wishes: Wishes) -> Carried:
    """The tables of a text; any text is one of them, if only without an event."""
    return _Reader(parse(text, wishes.progress), wishes).carried()


class _Reader:
    def __init__(self, document: Document, wishes: Wishes) -> None:
        self._document = document
        self._wishes = wishes
        self._carried = Carried()
        self._naming = Naming(self._carried)
        self._zone: Zone = UTC
        self._lane_of: dict[int, str] = {}
        """Lanes by the line of their heading."""

    def carried(self) -> Carried:
        document, carried = self._document, self._carried
        self._header(document.header)
        for group in document.groups:
            self._group(group)
        zones = [self._zones(entry) for entry in document.entries]
        texts = [words.read(entry.dating.rest) for entry in document.entries]
        places, ids = self._ids(texts)
        found = ranges([entry.dating for entry in document.entries], places, zones)
        for place, entry in enumerate(document.entries):
            self._event(entry, texts[place], ids.get(place, ""), found[place], zones[place])
        for undated in _dicts(document.header.get("undated")):
            carried.add(_table(undated))
        for line in document.stray:
            carried.losses.add("lines that belong to no event", line)
        if not carried.events:
            carried.notices.append("it holds no event: a chronology without any")
        return carried

    # What stands before the events.

    def _header(self, header: Mapping[str, Value]) -> None:
        preface, losses = self._carried.preface, self._carried.losses
        for key, name in (
            ("title", "title"),
            ("description", "about"),
            ("language", "language"),
            ("published", "published"),
        ):
            if value := header.get(key):
                if isinstance(value, str):
                    preface[name] = value
                else:
                    losses.add("settings of other programs", key)
        zone = next((header[key] for key in _ZONE if key in header), self._wishes.zone)
        if zone:
            self._zone = self._found_zone(zone, "the header") or UTC
            if self._zone is not UTC:
                preface["timezone"] = self._zone.name
        for key, value in header.items():
            if key in _TABLES:
                preface[_TABLES[key]] = [_table(table) for table in _dicts(value)]
            elif key == "dateFormat":
                if not isinstance(value, str):
                    losses.add("rules for dates of its own", key)
            elif key.startswith("#"):
                losses.add("colours and settings of tags", key)
            elif key == "import":
                losses.add("texts that it imports", ", ".join(_texts(value)))
            elif key not in {"title", "description", "language", "published", "undated", *_ZONE}:
                losses.add("reminders" if key in _REMINDERS else "settings of other programs", key)

    def _found_zone(self, value: Value, whose: str) -> Zone | None:
        name = value if isinstance(value, str) else ""
        try:
            return zone_of(name)
        except Refusal as refusal:
            self._carried.notices.append(f"{refusal} (the time zone of {whose}); its dates are read in UTC")
            return None

    def _group(self, group: Group) -> None:
        """Declare the lane of an outermost heading."""
        if not group.outermost:
            return
        read = words.read(group.title)
        title = _text(group.properties, "title") or read.title
        colour = _text(group.properties, "color") or _text(group.properties, "colour")
        if colour not in COLOURS:
            colour = ""
        lane = _text(group.properties, "id")
        if not lane:
            lane = self._naming.lane_of(title, colour)
        else:
            lanes = self._carried.preface.setdefault("lane", [])
            lanes.append({key: value for key, value in (("id", lane), ("title", title), ("color", colour)) if value})
        self._lane_of[group.line] = lane

    def _zones(self, entry: Entry) -> Zones:
        for properties in (entry.properties, *(group.properties for group in reversed(entry.groups))):
            value = next((properties[key] for key in _ZONE if key in properties), None)
            if isinstance(value, dict):
                ends = [value.get("from"), value.get("to")]
                first, last = (self._found_zone(end, f"line {entry.line}") if end else None for end in ends)
                return Zones(self._zone, first, last)
            if value:
                own = self._found_zone(value, f"line {entry.line}")
                return Zones(self._zone, own, own)
        return Zones(self._zone)

    def _ids(self, texts: Sequence[words.Words]) -> tuple[dict[str, int], dict[int, str]]:
        """The first event of each id of theirs, and our ids by place."""
        places: dict[str, int] = {}
        ours = {}
        for place, (entry, text) in enumerate(zip(self._document.entries, texts, strict=True)):
            name = _text(entry.properties, "id") or text.id
            if name:
                places.setdefault(name, place)
                ours[place] = self._naming.id_of(name)
        return places, ours

    # An event.

    def _event(self, entry: Entry, text: words.Words, name: str, found: Range | None, zones: Zones) -> None:
        properties = dict(entry.properties)
        table = self._words(entry, text, properties)
        own = self._own_date(properties, entry)
        table |= own or dates(found, f"{entry.dating.text} {entry.dating.every}".strip())
        if name:
            table["id"] = name
        if (
            not own
            and zones.start
            and zones.start.name != self._zone.name
            and ":" not in str(table)
            and "h " not in str(table)
        ):
            self._carried.losses.add("time zones of whole days", table["title"])
        self._left(properties, table)
        times = [table]
        if entry.dating.every:
            times = self._recurring(entry, found, table)
        for time in times:
            self._carried.add(time, entry.line)

    def _words(self, entry: Entry, text: words.Words, properties: dict[str, Value]) -> dict[str, Any]:
        """The table without its date; what is taken of `properties` is taken out."""
        if "tags" in properties and isinstance(properties.get("title"), str):
            text = words.Words("")  # as we write what the line can't say
        own = _taken(properties, "summary")
        summary, tags, image, alt = words.description(() if own else entry.description)
        tags = (*text.tags, *tags)
        url, *more = [address for _, address in text.links] or [""]
        if more:
            links = "\n".join(f"- [{said}]({address})" for said, address in text.links[1:])
            summary = f"{links}\n\n{summary}".strip()
        summary = own or summary
        title = _taken(properties, "title") or text.title or summary.split("\n", 1)[0] or entry.dating.text
        if "tags" in properties:
            tags = tuple(_texts(properties.pop("tags")))
        lane, groups = "", entry.groups
        if groups:
            lane = self._lane_of.get(groups[0].line, "")
            # What a heading says in a property it does not say in its line, as our own writer has it.
            inner = [words.Words("") if "title" in group.properties else words.read(group.title) for group in groups]
            tags = (*tags, *(tag for group in inner for tag in group.tags), *(group.title for group in inner[1:]))
        if entry.page:
            tags = (*tags, entry.page)
        who = _named(properties, _WHO, text.who)
        where = _named(properties, _WHERE, text.where)
        table: dict[str, Any] = {
            "title": title,
            "lane": lane,
            "tags": list(dict.fromkeys(tags)),
            "summary": summary,
            "url": _taken(properties, "url") or url,
            "image": _taken(properties, "image") or text.image or image,
            "image_alt": _taken(properties, "image_alt") or (text.image_alt if text.image else alt),
            "who": who,
            "where": "; ".join(where),
        }
        for key in ("claim_by", "note", "date_label"):
            table[key] = _taken(properties, key)
        for key in ("weight", "order"):
            table[key] = _number(properties, key)
        for key in ("links", "evidence"):
            if (dicts := _dicts(properties.get(key))) and len(dicts) == len(properties[key]):
                table[key] = [_table(each) for each in dicts]
                del properties[key]
        for key in ("id", *_ZONE):
            properties.pop(key, None)
        return table

    def _own_date(self, properties: dict[str, Value], entry: Entry) -> dict[str, Any] | None:
        """The date that our own writer left beside one that markwhen can draw, unless that one was changed since."""
        drawn, when = properties.get("drawn"), properties.get("when")
        if not isinstance(drawn, str) or not isinstance(when, str):
            return None
        exact = properties.pop("exact", "") == "true"
        del properties["drawn"], properties["when"]
        if " ".join(drawn.split()) != " ".join(entry.dating.text.split()):
            self._carried.notices.append(
                f'line {entry.line}: its date was changed to "{entry.dating.text}", which holds; "{when}" does not'
            )
            return None
        return {"when": when} | ({"exact": True} if exact else {})

    def _left(self, properties: Mapping[str, Value], table: dict[str, Any]) -> None:
        """What no key of ours holds: said at the end of the summary, or lost."""
        lines = []
        losses = self._carried.losses
        for key, value in properties.items():
            if key in _REMINDERS:
                losses.add("reminders", table["title"])
            elif key in _STYLE:
                losses.add("colours and styles", table["title"])
            elif isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict) for each in value)):
                losses.add("settings of other programs", f"{key}: {table['title']}")
            else:
                said = ", ".join(_texts(value))
                lines.append(f"- {key}: {said}" if said else f"- {key}")
        if lines:
            table["summary"] = "\n\n".join(part for part in (table["summary"], "\n".join(lines)) if part)

    def _recurring(self, entry: Entry, found: Range | None, table: dict[str, Any]) -> list[dict[str, Any]]:
        losses = self._carried.losses
        if found is None:
            return [table]
        until = None
        if self._wishes.until:
            when = read_date(self._wishes.until, self._zone)
            until = when.hi + when.off_hi
        times = unrolled(
            entry.dating.every,
            found,
            until=until,
            limit=self._wishes.limit,
            day_first=self._document.day_first,
        )
        if times is None:
            losses.add("what recurs by a rule that is not read", f"{entry.dating.every}: {table['title']}")
            return [table]
        if times.cut:
            losses.add(times.cut, f"{table['title']} ({entry.dating.every})")
        first, *others = times.ranges
        made = [{key: value for key, value in table.items() if key not in {"when", "start", "end"}} | dates(first, "")]
        if first.start == found.start:
            made = [table]
        bare = {key: value for key, value in table.items() if key not in {"id", "when", "start", "end"}}
        return [*made, *(bare | dates(each, "") for each in others)]


def _text(properties: Mapping[str, Value], key: str) -> str:
    value = properties.get(key, "")
    return value if isinstance(value, str) else ""


def _taken(properties: dict[str, Value], key: str) -> str:
    """A property that is a text, taken out; any other stays."""
    return str(properties.pop(key)) if isinstance(properties.get(key), str) else ""


def _named(properties: dict[str, Value], keys: Sequence[str], others: Sequence[str]) -> list[str]:
    """The texts of those properties, taken out; `others` where there is none of them."""
    known = [key for key in keys if key in properties]
    return [text for key in known for text in _texts(properties.pop(key))] if known else list(others)


def _number(properties: dict[str, Value], key: str) -> int | None:
    value = properties.get(key)
    if not isinstance(value, str) or not value.lstrip("-").isdecimal() or len(value) > 15:
        return None
    number = int(value)
    if key == "weight" and not 1 <= number <= 5:
        return None
    del properties[key]
    return number


def _texts(value: Value) -> list[str]:
    """The texts of a value, one after the other."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    return [text for inner in value for text in _texts(inner)]


def _dicts(value: Value | None) -> list[dict[str, Value]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _table(table: Mapping[str, Value]) -> dict[str, Any]:
    """A table of ours that came through YAML: numbers are numbers again."""
    made: dict[str, Any] = dict(table)
    for key in ("weight", "order"):
        value = made.get(key)
        if isinstance(value, str) and value.lstrip("-").isdecimal():
            made[key] = int(value)
    if made.get("exact") == "true":
        made["exact"] = True
    return made
