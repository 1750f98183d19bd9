"""A new event before it is written: read as the store reads it, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import find
from timeline_tui.store.dates import Dates
from timeline_tui.store.events import RESERVED, EventReader, Ids, id_for
from timeline_tui.store.preface import zone_of
from timeline_tui.store.references import References
from timeline_tui.store.rules import RULES
from timeline_tui.store.shape import Finding, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.store.document import Document


class Draft(NamedTuple):
    """A table for an event that is not written yet, and how it reads."""

    table: dict[str, Any]
    """What is to be written, the id included."""
    event: Event
    wrong: tuple[tuple[str, str], ...] = ()
    """Key and sentence of all that forbids to write it."""
    doubts: tuple[str, ...] = ()
    """What is read, but is hardly what was meant."""


def drafted(table: Mapping[str, Any], chronicle: Chronicle, document: Document) -> Draft:
    """How the event of `table` would be read, were it written into the file of `document`.

    Dates are read in the file's zone and may count from any event of the chronicle; lanes and sources that nothing
    declares are wrong, with the nearest named. An id that is left out is made from the title, as the store makes it.
    """
    table = dict(table)
    found: list[Finding] = []
    dates = Dates(found, zone_of(document, []) or find(chronicle.preface.timezone), chronicle.preface.published)
    own = document.root.get("published")
    if own is not None:
        dates.published = Dates([], dates.zone).of_value(own, "", ("published",))[0] or dates.published
    dates.known = _Known(chronicle)
    index = len(document.tables["event"])
    title = table.get("title")
    ids = _taken(chronicle, table.get("id") or id_for(title if isinstance(title, str) else "", index))
    reader = EventReader(document.file, "en", ids, dates, found)
    event = reader.read(table, index, 0, {})
    assert event is not None
    for waiting in dates.waiting:
        try:
            event = event._replace(when=dates.count(waiting))
        except Refusal as refusal:
            dates.refuse_waiting(waiting, refusal, "D205")
    event = reader.complete(event, index)
    references = References(chronicle.preface, _Known(chronicle).keys())
    references.check_lanes([event], [index], found)
    references.check(event, index, found)
    found += _unknown_lane(event, chronicle, index)
    table.setdefault("id", event.id)
    wrong = [(_key(one), _sentence(one, event.id)) for one in found if _forbids(one)]
    doubts = [_sentence(one, event.id) for one in found if not _forbids(one)]
    return Draft(table, event, tuple(wrong), tuple(doubts))


def _forbids(finding: Finding) -> bool:
    # A lane that is not declared is shown, but is hardly meant by somebody who adds an event.
    return RULES[finding.code].severity == "error" or finding.code == "R301"


def _key(finding: Finding) -> str:
    return str(finding.path[2]) if len(finding.path) > 2 else ("when" if finding.code == "D203" else "title")


def _sentence(finding: Finding, name: str) -> str:
    return finding.message.removeprefix(f'event "{name}": ')


def _unknown_lane(event: Event, chronicle: Chronicle, index: int) -> Iterator[Finding]:
    """A lane that is nearly one of those that events name, where none are declared."""
    if event.lane and not chronicle.preface.lanes and event.lane not in chronicle.lanes:
        near = nearest(event.lane, (lane for lane in chronicle.lanes if lane))
        if near:
            message = f'there is no lane "{event.lane}"; did you mean "{near}"? Else declare it: [[lane]]'
            yield Finding(("event", index, "lane"), "R301", f'{message} id = "{event.lane}"', f'"{near}"')


def _taken(chronicle: Chronicle, wanted: str) -> Ids:
    """The ids that stand in the way of `wanted`, with the places of their events."""
    ids = Ids()
    base = f"{wanted}-event" if wanted in RESERVED else wanted
    name, number = base, 2
    while (event := chronicle.get(name)) is not None:
        ids.give(name, event.place)
        name, number = f"{base}-{number}", number + 1
    return ids


def free_id(chronicle: Chronicle, wanted: str) -> str:
    """`wanted`, or with the first number that makes it unique in the store."""
    name, number = wanted, 2
    while chronicle.get(name) is not None:
        name, number = f"{wanted}-{number}", number + 1
    return name


class _Known(Mapping[str, "When | Refusal"]):
    """The date of every event by id, looked up when it is asked for."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle

    def __getitem__(self, name: str) -> When | Refusal:
        event = self._chronicle.get(name)
        if event is None:
            raise KeyError(name)
        return event.when or Refusal("")

    def __iter__(self) -> Iterator[str]:
        return (event.id for event in self._chronicle.rows(0, len(self._chronicle)))

    def __len__(self) -> int:
        return len(self._chronicle)
