"""An iCalendar file as tables of a chronicle: its calendars, their entries, and each of their times."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.plain import inert
from timeline_tui.formats import markup
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.ical.clocks import settled
from timeline_tui.formats.ical.entries import Entries, summary
from timeline_tui.formats.ical.lines import Component, parse
from timeline_tui.formats.ical.naming import Names, id_of
from timeline_tui.formats.ical.spans import dated
from timeline_tui.formats.ical.unrolling import Change, Unroller
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.foreign import Foreign
    from timeline_tui.formats.ical.times import Clocks
    from timeline_tui.formats.ical.unrolling import Occurrence

EVENTS: Final = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
_OTHERS: Final = {"VFREEBUSY": "free and busy times", "VAVAILABILITY": "times of availability"}
_APART: Final = frozenset({"VCALENDAR", "VTIMEZONE", *_OTHERS})
_STEP: Final = 1_000


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events, to-dos and journal entries of every calendar in a file. Raises StoreError where none can be."""
    carried = Carried()
    parsed = parse(_text(foreign), wishes.progress)
    calendars = [part for part in parsed.root.parts if part.name == "VCALENDAR"]
    if any(_entries(part) for part in parsed.root.parts if part.name != "VCALENDAR"):
        calendars.append(parsed.root)  # entries on their own, as a program hands over a single one
    if not calendars:
        first = foreign.head.partition("\n")[0].strip()
        what = "there is no calendar in it, and no event, to-do or journal entry of one"
        raise StoreError(foreign.name, f'{what}; it begins with "{inert(first[:40])}"')
    for kind, subject in parsed.broken:
        carried.losses.add(kind, subject)
    _Reader(calendars, wishes, carried).run()
    return carried


def _text(foreign: Foreign) -> str:
    """The text, also where a line was folded within a letter, as some programs do."""
    try:
        foreign.data.decode()
    except UnicodeDecodeError:
        try:
            return re.sub(rb"\r?\n[ \t]", b"", foreign.data).decode().replace("\r\n", "\n")
        except UnicodeDecodeError:
            pass
    return foreign.text


def _entries(component: Component) -> list[Component]:
    """The events, to-dos and journal entries in a component, in the order of the file, however deep."""
    if component.name in EVENTS:
        return [component]
    return [entry for part in component.parts for entry in _entries(part) if part.name not in _APART]


class _Reader:
    """One reading of all calendars of a file."""

    def __init__(self, calendars: list[Component], wishes: Wishes, carried: Carried) -> None:
        self._calendars = calendars
        self._wishes = wishes
        self._carried = carried
        self._unroller = Unroller(wishes, carried)
        self._entries = Entries(carried.losses)
        self._names = Names()
        self._total = sum(len(calendar.parts) for calendar in calendars)

    def run(self) -> None:
        """Carry everything over."""
        self._preface()
        clocks = settled(self._calendars, self._wishes, self._carried)
        lanes = self._lanes()
        for calendar, own, lane in zip(self._calendars, clocks, lanes, strict=True):
            self._calendar(calendar, own, lane)
        self._names.link(self._carried.events, self._carried.losses)
        for tzid in sorted({tzid for own in clocks for tzid in own.unknown}):
            self._carried.losses.add("time zones that nobody knows, read as those of the calendar", tzid)
        unroller = self._unroller
        if unroller.series:
            recur = "1 that recurs is" if unroller.series == 1 else f"{unroller.series:,} that recur are"
            events = "1 event" if unroller.times == 1 else f"{unroller.times:,} events"
            self._carried.notices.append(
                f"{recur} {events}: without an end of their own up to {unroller.window:%Y-%m-%d} (--until), and "
                f"at most {unroller.most:,} times each (--limit)"
            )

    def _preface(self) -> None:
        preface = self._carried.preface
        for calendar in self._calendars:
            preface.setdefault("title", _title(calendar))
            about = calendar.text("DESCRIPTION") or calendar.text("X-WR-CALDESC")
            preface.setdefault("about", markup.markdown(about))
            name = calendar.one("NAME")
            preface.setdefault("language", name.parameters.get("LANGUAGE", "") if name and name.written else "")
            if calendar.text("CALSCALE").upper() not in ("", "GREGORIAN"):
                self._carried.losses.add("calendars that are not Gregorian", calendar.text("CALSCALE"))
        for key in [key for key, value in preface.items() if not value]:
            del preface[key]

    def _lanes(self) -> list[str]:
        """A lane for each calendar, where there are several with names."""
        names = [_title(calendar) for calendar in self._calendars]
        if len(set(filter(None, names))) < 2:
            return [""] * len(names)
        ids = {name: id_of(name) or f"calendar-{at}" for at, name in enumerate(names, 1) if name}
        self._carried.preface["lane"] = [{"id": known, "title": name} for name, known in ids.items()]
        return [ids.get(name, "") for name in names]

    def _calendar(self, calendar: Component, clocks: Clocks, lane: str) -> None:
        series: defaultdict[str, list[Change]] = defaultdict(list)
        single = []
        for part in calendar.parts:
            if part.name in _OTHERS:
                self._carried.losses.add(_OTHERS[part.name])
            elif part.name not in _APART and part.name not in EVENTS:
                self._carried.losses.add("components that are no events", part.name)
            for entry in () if part.name in _APART else _entries(part):
                change = _change(entry, clocks)
                if change:
                    series[entry.text("UID")].append(change)
                else:
                    single.append(entry)
        for part in self._latest(single):
            self._component(part, series.pop(part.text("UID"), []), clocks, lane)
        for changes in series.values():  # of a series that is not in the file
            for change in changes:
                self._component(change.component, [], clocks, lane)

    def _latest(self, entries: list[Component]) -> list[Component]:
        """The entries without those of which a later version is there: the same UID under a higher SEQUENCE."""
        if not any("SEQUENCE" in entry.properties for entry in entries):
            return entries
        newest: dict[tuple[str, str], int] = {}
        versions = [((entry.name, entry.text("UID")), _version(entry)) for entry in entries]
        for key, version in versions:
            newest[key] = max(version, newest.get(key, 0))
        latest = []
        for entry, (key, version) in zip(entries, versions, strict=True):
            if key[1] and version < newest[key]:
                self._carried.losses.add("earlier versions of an entry", summary(entry))
            else:
                latest.append(entry)
        return latest

    def _component(self, component: Component, changes: list[Change], clocks: Clocks, lane: str) -> None:
        occurrences = self._unroller.of(component, changes, clocks, summary(component))
        uid = component.text("UID")
        if occurrences is None:
            event = self._entries.table(component, lane)
            event["id"] = self._names.id(uid, event["title"], "")
            event |= dated(component, None, clocks, self._carried)
            self._add(event, component)
            for change in changes:
                self._component(change.component, [], clocks, lane)
            return
        told: dict[int, dict[str, Any]] = {}
        days = [occurrence.recurs.wall.date() for occurrence in occurrences if occurrence.recurs]
        several = len(set(days)) < len(days)
        for occurrence in occurrences:
            said = told.get(id(occurrence.component))
            if said is None:
                said = told[id(occurrence.component)] = self._entries.table(occurrence.component, lane)
            event = dict(said)
            event["id"] = self._names.id(uid, said["title"], _which(occurrence, several=several))
            event |= dated(occurrence.component, occurrence, clocks, self._carried)
            self._add(event, occurrence.component)

    def _add(self, event: dict[str, Any], component: Component) -> None:
        self._carried.add(event, component.line)
        related = component.properties.get("RELATED-TO")
        if related:
            self._names.relate(self._carried.events[-1], related)
        count = len(self._carried.events)
        if self._wishes.progress and count % _STEP == 0:
            self._wishes.progress(min(count, self._total), self._total)


def _change(component: Component, clocks: Clocks) -> Change | None:
    """What a component with a RECURRENCE-ID changes; None for one that stands for itself."""
    recurs = component.properties.get("RECURRENCE-ID")
    at = clocks.stamp(recurs[0]) if recurs and component.text("UID") else None
    if at is None:
        return None
    assert recurs
    return Change(at, component, recurs[0].parameters.get("RANGE", "").upper() == "THISANDFUTURE")


def _version(entry: Component) -> int:
    written = entry.text("SEQUENCE").strip()
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0


def _which(occurrence: Occurrence, *, several: bool) -> str:
    recurs = occurrence.recurs
    if recurs is None:
        return ""
    return f"{recurs.wall:%Y%m%d}" if recurs.day or not several else f"{recurs.wall:%Y%m%dt%H%M%S}"


def _title(calendar: Component) -> str:
    return markup.words(calendar.text("NAME") or calendar.text("X-WR-CALNAME"))
