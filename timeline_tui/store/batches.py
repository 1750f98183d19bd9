"""Events a column at a time: nearly all tables of a large file hold texts, lists, links, a weight and a date alone.

Tables with the same keys are read together, each key's values in one go. What is odd in any way, such as a value that
does not fit, is left to `events.EventReader`, which reads a table at length and has a sentence for everything that may
be wrong with it. Tables of which some have an id and others have none are all odd; where none has one, all are given
theirs first, in their order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.event import LINK_KINDS, Event, Link, Place
from timeline_tui.chronicle.reading import read_plain_each
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.units import span
from timeline_tui.store import shape
from timeline_tui.store.events import ID_PATTERN, RESERVED, id_for

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.store.dates import Dates
    from timeline_tui.store.events import Ids

    Columns = dict[str, Collection[Any]]

_MOST: Final = 2_000
"""Tables that are read at once: between two lots the screen may draw, and what is odd in one slows no other."""
_DATE_KEYS: Final = frozenset({"when", "start", "end"})
_LISTS: Final = frozenset({"who", "tags"})
_TEXTS: Final = frozenset(key for key, convert in shape.EVENT.items() if convert in (shape.words, shape.text))
_KEYS: Final = _TEXTS | _LISTS | _DATE_KEYS | {"weight", "links"}
_DATES: Final = (frozenset({"when"}), frozenset({"start", "end"}))
"""The ways in which such a table says its time."""
_DEFAULTS: Final = Event._field_defaults
_IDS: Final = re.compile(rf"(?:{ID_PATTERN}\n)*").fullmatch
# What `_make` does, less its look at the number of fields.
_event: Final[Callable[[Iterable[Any]], Event]] = partial(tuple.__new__, Event)
_place: Final[Callable[[Iterable[Any]], Place]] = partial(tuple.__new__, Place)


class Batches:
    """Reads the tables of one document that have nothing odd about them."""

    def __init__(self, file: str, ids: Ids, dates: Dates) -> None:
        self._file = file
        self._ids = ids
        self._dates = dates
        self.given: Sequence[str] = ()
        """The id of each table, where none has its own; also of those that must be read at length."""

    def read(self, tables: Sequence[Any], lines: Sequence[int], told: Callable[[int], None]) -> list[Event | None]:
        """The event of each table, or None where it must be read at length; `told` how many more are done."""
        events: list[Event | None] = [None] * len(tables)
        if not self._have_sound_ids(tables) and not self._give_ids(tables, lines):
            return events
        by_keys: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for index, keys in enumerate(map(tuple, tables)):
            by_keys[keys].append(index)
        for keys, indices in by_keys.items():
            if _KEYS.issuperset(keys) and "title" in keys and _DATE_KEYS.intersection(keys) in _DATES:
                for first in range(0, len(indices), _MOST):
                    some = indices[first : first + _MOST]
                    made = self._lot(keys, some, tables, lines)
                    for index, event in zip(some, made, strict=False):
                        events[index] = event
                    told(len(made))
        return events

    def _have_sound_ids(self, tables: Sequence[Any]) -> bool:
        """Whether every table has an id that none other has: then it does not matter which is read first."""
        try:
            names = [table["id"] for table in tables]
        except (KeyError, TypeError):
            return False
        if not shape.STRING.issuperset(map(type, names)):
            return False
        listed = "\n".join(names) + "\n"
        return (
            listed.count("\n") == len(names) == len(set(names))
            and _IDS(listed) is not None
            and RESERVED.isdisjoint(names)
            and self._ids.are_free(names)
        )

    def _give_ids(self, tables: Sequence[Any], lines: Sequence[int]) -> bool:
        """Give every table the id that its title makes; not where one has an id, or no plain title."""
        if not all(type(table) is dict and "id" not in table and type(table.get("title")) is str for table in tables):
            return False
        places = map(_place, zip(repeat(self._file), lines))
        wanted = (id_for(table["title"], index) for index, table in enumerate(tables))
        self.given = list(map(self._ids.take, wanted, places))
        return True

    def _lot(
        self, keys: tuple[str, ...], indices: Sequence[int], tables: Sequence[Any], lines: Sequence[int]
    ) -> Sequence[Event]:
        """The events of tables with the same keys; none where a value of one does not fit."""
        columns: Columns = dict(
            zip(keys, zip(*(tables[index].values() for index in indices), strict=True), strict=True)
        )
        if not _fit(columns):
            return ()
        for key in _LISTS & columns.keys():
            columns[key] = list(map(tuple, columns[key]))
        if "links" in columns:
            columns["links"] = [tuple(map(_link, links)) for links in columns["links"]]
        columns["place"] = places = list(map(_place, zip(repeat(self._file), map(lines.__getitem__, indices))))
        if self.given:
            columns["id"] = [self.given[index] for index in indices]
        else:
            self._ids.give_each(zip(columns["id"], places, strict=True))
        columns["when"], columns["when_text"] = self._times(columns, indices, tables)
        fields = (columns[name] if name in columns else repeat(_DEFAULTS[name]) for name in Event._fields)
        return list(map(_event, zip(*fields, strict=False)))

    def _times(
        self, columns: Mapping[str, Collection[Any]], indices: Sequence[int], tables: Sequence[Any]
    ) -> tuple[Collection[When | None], Collection[str]]:
        """The dates, and their texts; what is not plain is the business of `Dates`."""
        zone = self._dates.zone
        if "when" in columns:
            texts = columns["when"]
            whens = _plain(texts, zone)
            if None not in whens:
                return whens, texts
        else:
            starts, ends = columns["start"], columns["end"]
            whens = list(map(_span, _plain(starts, zone), _plain(ends, zone)))
            texts = [when.text if when else "" for when in whens]
        pairs = [
            (when, text) if when else self._dates.of_event(tables[index], name, ("event", index))
            for when, text, name, index in zip(whens, texts, columns["id"], indices, strict=True)
        ]
        return [when for when, _ in pairs], [text for _, text in pairs]


def _fit(columns: Columns) -> bool:
    """Whether every value is of the kind that its key wants; dates may be anything."""
    weights = columns.get("weight")
    return (
        all(shape.STRING.issuperset(map(type, columns[key])) for key in _TEXTS & columns.keys())
        and all(_are_lists_of_texts(columns[key]) for key in _LISTS & columns.keys())
        and ("links" not in columns or _are_links(columns["links"]))
        and (weights is None or (set(map(type, weights)) == {int} and min(weights) >= 1 and max(weights) <= 5))
    )


def _are_links(values: Collection[Any]) -> bool:
    """Whether all are lists of plain links: `{ to = "…", as = "…" }`."""
    if set(map(type, values)) != {list}:
        return False
    links = list(chain.from_iterable(values))
    return (
        set(map(type, links)) <= {dict}
        and set(map(tuple, links)) <= {("to", "as")}
        and shape.STRING.issuperset(type(link["to"]) for link in links)
        and all(type(link["as"]) is str and link["as"] in LINK_KINDS for link in links)
    )


def _link(table: dict[str, str]) -> Link:
    return Link(table["to"], table["as"])


def _are_lists_of_texts(values: Collection[Any]) -> bool:
    return set(map(type, values)) == {list} and shape.STRING.issuperset(map(type, chain.from_iterable(values)))


def _plain(values: Collection[Any], zone: Zone) -> Sequence[When | None]:
    """The plain dates among `values`, which are texts or anything else."""
    if shape.STRING.issuperset(map(type, values)):
        return read_plain_each(values, zone)
    return [None] * len(values)


def _span(start: When | None, end: When | None) -> When | None:
    """The span between two dates; None where it has to be read at length."""
    if start is None or end is None:
        return None
    try:
        return span(start, end, f"{start.text}/{end.text}")
    except Refusal:
        return None  # the long way says why
