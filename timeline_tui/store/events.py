"""Tables to events: every table that can be an event becomes one, whatever else is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from timeline_tui.chronicle.event import Event, Evidence, Link, Place, in_language
from timeline_tui.store import shape
from timeline_tui.store.shape import Finding, fields_of, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from timeline_tui.chronicle.event import Text
    from timeline_tui.chronicle.when import When
    from timeline_tui.store.dates import Dates
    from timeline_tui.store.places import Path

ID_PATTERN: Final = "[a-z0-9][a-z0-9_-]*"
ID: Final = re.compile(ID_PATTERN).fullmatch
RESERVED: Final = frozenset({"published", "today"})
_DATE_KEYS: Final = frozenset({"when", "start", "end", "published", "exact"})
_MARKUP: Final = re.compile(r"[^a-z0-9]+")


class Ids:
    """The ids of a store, each given once."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._next: dict[str, int] = {}
        """The first number that may be free, of each id that was wanted more than once: ids are never given back."""

    def take(self, wanted: str, place: Place) -> str:
        """`wanted`, or with the first number that makes it unique."""
        if wanted in self._places:
            number = self._next.get(wanted, 2)
            while (name := f"{wanted}-{number}") in self._places:
                number += 1
            self._next[wanted] = number + 1
        else:
            name = wanted
        self.give(name, place)
        return name

    def are_free(self, names: Iterable[str]) -> bool:
        """Whether none of these ids was given yet."""
        return self._places.keys().isdisjoint(names)

    def give(self, name: str, place: Place) -> None:
        """An id that was not given yet."""
        self._places[name] = place

    def give_each(self, places: Iterable[tuple[str, Place]]) -> None:
        """Ids that were not given yet, each with its place."""
        self._places.update(places)

    @property
    def all(self) -> Collection[str]:
        """Every id that was given."""
        return self._places.keys()

    def place(self, name: str) -> Place | None:
        """Where an id was first given."""
        return self._places.get(name)


def slug(title: str) -> str:
    """An id made from a title: `Décision du juge` becomes `decision-du-juge`; empty where nothing is left."""
    plain = title if title.isascii() else unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return _MARKUP.sub("-", plain.lower())[:60].strip("-")


def id_for(title: str, index: int) -> str:
    """The id of an event that has none of its own: made from its title, and the same wherever in the file it stands.

    A title without Latin letters or figures has a number of its own (`event-9f1c2a07`), one without any word the place
    of the event: what is kept by id, as a reader's notes are, then stays with its event as well as it can.
    """
    made = slug(title)
    if not made:
        number = f"{crc32(title.encode('utf-8', 'surrogatepass')):08x}" if any(map(str.isalnum, title)) else index + 1
        made = f"event-{number}"
    return f"{made}-event" if made in RESERVED else made


class EventReader:
    """Reads the tables of one document into events; what is wrong is added to `found`."""

    def __init__(self, file: str, language: str, ids: Ids, dates: Dates, found: list[Finding]) -> None:
        self._file = file
        self._language = language
        self._ids = ids
        self._dates = dates
        self._found = found
        self._open: dict[int, dict[str, list[Any]]] = {}
        """Links and evidence of events that are not complete."""

    def read(self, table: Any, index: int, line: int, lost: dict[str, str], given: str = "") -> Event | None:
        """The event of one table, or None where it is no table at all.

        `lost` holds the keys whose statements TOML could not read, with their text; `given` is the id that it was
        given already, where it has none of its own. A date that counts from another event is left for later: it waits
        in `dates`, and the event has none yet; links and evidence are made by `complete`.
        """
        path: Path = ("event", index)
        if not isinstance(table, dict):
            self._found.append(Finding(path, "K102", f"an event must be a table, not {shown(table)}"))
            return None
        fields = self._fields(table, path)
        fields["place"] = place = Place(self._file, line)
        if "title" not in fields:
            fields["title"] = self._title(fields, path, lost, named="title" in table)
        fields["id"] = name = given or self._id(fields, index, place, path, lost)
        fields["when"], fields["when_text"] = self._when(table, name, path, lost)
        inner: dict[str, list[Any]] = {key: fields.pop(key) for key in ("links", "evidence") if key in fields}
        if inner:
            self._open[index] = inner
        return Event(**fields)

    @property
    def incomplete(self) -> Collection[int]:
        """The tables whose events have links or evidence to be read."""
        return self._open.keys()

    def complete(self, event: Event, index: int) -> Event:
        """The event with its links and its evidence: their dates may count from any event."""
        inner = self._open.get(index)
        if inner is None:
            return event
        path: Path = ("event", index)
        return event._replace(
            links=self._links(inner.get("links", []), path),
            evidence=self._evidence(inner.get("evidence", []), event.id, path),
        )

    def _fields(self, table: dict[str, Any], path: Path) -> dict[str, Any]:
        fields = fields_of(table, shape.EVENT, "an event", path, self._found, apart=_DATE_KEYS)
        if "exact" in table:
            fields_of({"exact": table["exact"]}, shape.EVENT, "an event", path, self._found)
        return fields

    def _title(self, fields: dict[str, Any], path: Path, lost: dict[str, str], *, named: bool) -> str:
        if "title" in lost:
            return lost["title"].strip("\"'“”«» ") or "?"
        name: str = fields.get("id", "")
        if not named:
            message = f'event "{name}": it has no title; add title = "…"' if name else 'an event needs title = "…"'
            self._found.append(Finding(path, "K103", message))
        return name or "?"

    def _id(self, fields: dict[str, Any], index: int, place: Place, path: Path, lost: dict[str, str]) -> str:
        wanted: str = fields.get("id") or lost.get("id", "").strip("\"' ")
        if not wanted:
            return self._made_id(fields["title"], index, place)
        if not ID(wanted) or wanted in RESERVED:
            self._refuse_id(wanted, index)
        first = self._ids.place(wanted)
        if first is None:
            self._ids.give(wanted, place)
            return wanted
        name = self._ids.take(wanted, place)
        taken = f"{first.file}:{first.line}"
        message = f'the id "{wanted}" is taken by {taken}; give this event one of its own, such as "{name}"'
        self._found.append(Finding((*path, "id"), "U401", message, f'"{name}"'))
        return name

    def _made_id(self, title: Text, index: int, place: Place) -> str:
        return self._ids.take(id_for(in_language(title, self._language), index), place)

    def _refuse_id(self, wanted: str, index: int) -> None:
        better = slug(wanted) or f"event-{index + 1}"
        better = f"{better}-event" if better in RESERVED else better
        why = "means something else in dates" if wanted in RESERVED else "is not made of a-z, 0-9, - and _"
        message = f'the id "{wanted}" {why}; write "{better}"'
        self._found.append(Finding(("event", index, "id"), "U402", message, f'"{better}"'))

    def _when(self, table: dict[str, Any], name: str, path: Path, lost: dict[str, str]) -> tuple[When | None, str]:
        if lost and not lost.keys().isdisjoint(("when", "start", "end")):
            written = {key: str(table[key]) for key in ("when", "start", "end") if key in table} | lost
            spans = "/".join(written[key] for key in ("start", "end") if key in written)
            return None, written.get("when") or spans
        return self._dates.of_event(table, name, path)

    def _links(self, tables: list[Any], path: Path) -> tuple[Link, ...]:
        links = []
        for number, table in enumerate(tables):
            inner: Path = (*path, "links", number)
            fields = self._inner(table, shape.TABLES["event", "links"], inner)
            if fields is not None:
                links.append(Link(fields["to"], fields.get("as", "see-also")))
        return tuple(links)

    def _evidence(self, tables: list[Any], name: str, path: Path) -> tuple[Evidence, ...]:
        evidence = []
        for number, table in enumerate(tables):
            inner: Path = (*path, "evidence", number)
            fields = self._inner(table, shape.TABLES["event", "evidence"], inner)
            if fields is None:
                continue
            when, text = None, ""
            if "when" in fields:
                when, text = self._dates.of_value(fields.pop("when"), name, (*inner, "when"))
            evidence.append(Evidence(when=when, when_text=text, **fields))
        return tuple(evidence)

    def _inner(self, table: Any, known: shape.Table, path: Path) -> dict[str, Any] | None:
        kind, keys, needed = known
        if not isinstance(table, dict):
            fix = f'{{ {needed} = "{table}" }}' if isinstance(table, str) and '"' not in table else ""
            mend = f"; write {fix}" if fix else ""
            self._found.append(Finding(path, "K102", f"{kind} must be a table, not {shown(table)}{mend}", fix))
            return None
        fields = fields_of(table, keys, kind, path, self._found)
        if needed not in fields:
            if needed not in table:
                message = f'{kind} needs `{needed}`; add {needed} = "…"'
                self._found.append(Finding(path, "K106", message))
            fields[needed] = ""
        return fields
