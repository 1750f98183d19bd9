"""What stands before the events of one file: title, zone, lanes, sources, eras, routes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from timeline_tui.chronicle.event import Era, Lane, Preface, Route, Source, Stop
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import Zone, find
from timeline_tui.store import shape
from timeline_tui.store.shape import Finding, fields_of, nearest, shown, unknown_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline_tui.store.dates import Dates
    from timeline_tui.store.document import Document
    from timeline_tui.store.places import Path


_INNER: Final = {"evidence": "event.evidence", "link": "event.links", "stop": "route.stops"}
"""Tables that stand within another, by the name that they have there."""


def zone_of(document: Document, found: list[Finding]) -> Zone | None:
    """The zone that a file names, or None where it names none that is known."""
    name = document.root.get("timezone")
    if not isinstance(name, str):
        return None
    try:
        return find(name)
    except Refusal as refusal:
        near = refusal.mend or _nearest_zone(name)
        sentence = f'time zone "{name}" is not known; did you mean "{near}"?' if near else str(refusal)
        found.append(Finding(("timezone",), "D207", sentence, f'"{near}"' if near else ""))
        return None


def _nearest_zone(name: str) -> str:
    from zoneinfo import available_timezones  # noqa: PLC0415 - looks through a folder: only where one is misspelt

    zones = {zone.lower(): zone for zone in sorted(available_timezones())}
    city = f"/{name.strip().lower().replace(' ', '_')}"
    if of_city := [zone for zone in zones.values() if zone.lower().endswith(city) and not zone.startswith("posix")]:
        return min(of_city, key=len)
    return zones.get(nearest(name, zones), "")


def _inner_of(table: dict[str, Any]) -> str:
    """The name of the tables within a table that has nothing else, as of `[[events.evidence]]`; else empty."""
    lists = [key for key, value in table.items() if isinstance(value, list)]
    return lists[0] if len(lists) == len(table) == 1 else ""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_N = TypeVar("_N", bound=_Named)


def by_id(declared: Iterable[_N]) -> dict[str, _N]:
    """What is declared, by id, in that order; the first of an id holds."""
    found: dict[str, _N] = {}
    for one in declared:
        found.setdefault(one.id, one)
    return found


class PrefaceReader:
    """Reads one document's preface; what is wrong is added to `found`."""

    def __init__(
        self, document: Document, dates: Dates, declared: dict[tuple[str, str], str], found: list[Finding]
    ) -> None:
        self._document = document
        self._dates = dates
        self._declared = declared
        """Where each lane, source and route of the whole store was declared first, by array and id."""
        self._found = found
        self.stops: list[tuple[Path, str]] = []
        """Where the stops of the routes name an event, and its id: there once the preface is read."""

    def read(self) -> Preface:
        """The whole preface but for `published`, which `dates` has read before all others."""
        self._unknown()
        for name in self._document.lone:
            message = f"[{name}] must be [[{name}]]: there may be several"
            self._found.append(Finding((name, 0), "K105", message, f"[[{name}]]"))
        root = {key: value for key, value in self._document.root.items() if key in shape.ROOT}
        fields = fields_of(root, shape.ROOT, "a chronicle", (), self._found)
        return Preface(
            title=fields.get("title", ""),
            about=fields.get("about", ""),
            language=fields.get("language", "en"),
            timezone=self._dates.zone.name,
            published=self._dates.published,
            lanes=tuple(self._lanes()),
            sources=by_id(self._sources()),
            eras=tuple(self._eras()),
            routes=tuple(self._routes()),
        )

    def _unknown(self) -> None:
        for key, value in self._document.root.items():
            if key in shape.ROOT:
                continue
            if key == "check":
                self._check(value)
                continue
            tables = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(e, dict) for e in value))
            if key in self._document.tables:
                message = f"`{key}` must be tables, each under its own [[{key}]], not {shown(value)}"
                self._found.append(Finding((key,), "K102", message))
            elif tables:
                near = _INNER.get(key.rstrip("s")) or nearest(key, (*self._document.tables, "check"))
                if isinstance(value, dict) and near in self._document.tables and (inner := _inner_of(value)):
                    near = f"{near}.{inner}"
                mend = "[check]" if near == "check" else f"[[{near}]]" if near else ""
                known = (
                    f"did you mean {mend}?" if near else "known are [[event]], [[lane]], [[source]], [[era]], [[route]]"
                )
                message = f"`{key}` is no table of a chronicle, and what it holds is left out; {known}"
                self._found.append(Finding((key,), "K107", message, near if isinstance(value, list) else mend))
            else:
                self._found.append(unknown_key(key, (*shape.ROOT, *self._document.tables), "a chronicle", ()))

    def _check(self, value: object) -> None:
        """Look at the table `[check]`: what it chooses is for `store.checks`."""
        if isinstance(value, dict):
            kind, keys, _ = shape.TABLES["check",]
            fields_of(value, keys, kind, ("check",), self._found)
        else:
            message = f"`check` must be one table under [check], not {shown(value)}"
            self._found.append(Finding(("check",), "K102", message, at_key=True))

    def _tables(self, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Index and fields of each table of an array that has the key it needs."""
        kind, keys, needed = shape.TABLES[name,]
        for index, table in enumerate(self._document.tables[name]):
            if not isinstance(table, dict):
                self._found.append(Finding((name, index), "K102", f"{kind} must be a table, not {shown(table)}"))
                continue
            fields = fields_of(table, keys, kind, (name, index), self._found)
            if needed in fields:
                if needed == "id":
                    self._declare(name, index, fields["id"])
                yield index, fields
            elif needed not in table:
                message = f'{kind} needs `{needed}`, and is left out without; add {needed} = "…"'
                self._found.append(Finding((name, index), "K106", message))

    def _declare(self, name: str, index: int, declared: str) -> None:
        """Remember a declaration; a second one is named, and the first holds."""
        line = self._document.lines[name][index]
        first = self._declared.setdefault((name, declared), f"{self._document.file}:{line}")
        if first != f"{self._document.file}:{line}":
            message = f'the {name} "{declared}" is declared at {first} already, and that holds'
            self._found.append(Finding((name, index, "id"), "U403", message))

    def _lanes(self) -> Iterator[Lane]:
        for _, fields in self._tables("lane"):
            yield Lane(**fields)

    def _sources(self) -> Iterator[Source]:
        for index, fields in self._tables("source"):
            when, text = None, ""
            if "when" in fields:
                when, text = self._dates.of_value(fields.pop("when"), "", ("source", index, "when"))
            yield Source(when=when, when_text=text, **fields)

    def _eras(self) -> Iterator[Era]:
        for index, fields in self._tables("era"):
            when = self._dates.of_era(fields, ("era", index))
            if when:
                yield Era(fields["title"], when, fields.get("color", ""))

    def _routes(self) -> Iterator[Route]:
        for index, fields in self._tables("route"):
            stops = dict(self._stops(("route", index, "stops"), fields.get("stops", ())))
            self.stops += (((*path, "event"), stop.event) for path, stop in stops.items())
            yield Route(**{**fields, "stops": tuple(stops.values())})

    def _stops(self, way: Path, written: Sequence[object]) -> Iterator[tuple[Path, Stop]]:
        """Each stop that can be read, with where it stands."""
        for number, table in enumerate(written):
            path = (*way, number)
            if isinstance(table, str):
                yield path, Stop(table)
            elif not isinstance(table, dict):
                self._found.append(Finding(path, "K102", f"a stop must be a table, not {shown(table)}"))
            else:
                fields = fields_of(table, shape.STOP, "a stop", path, self._found)
                if "event" not in table:
                    self._found.append(Finding(path, "K106", 'a stop needs `event`; add event = "…"'))
                yield path, Stop(**{"event": "", **fields})
