"""A component at each of its times: rules, further and left out dates, and what was changed of a single one.

What recurs without end stops at a window; nothing recurs more often than a bound. What was cut is listed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.civil import civil
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.when import MAX, MIN
from timeline_tui.formats.ical.recurrence import RuleError, Rules
from timeline_tui.formats.ical.times import Clocks, Stamp, duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_tui.formats.carried import Carried, Wishes
    from timeline_tui.formats.ical.lines import Component, Property

MOST: Final = 1_000
"""Times that one event recurs, where nobody asks for more or fewer: nearly three years of days."""
MOST_OF_ALL: Final = 50_000
"""Times of all recurring events of a file together."""


class Occurrence(NamedTuple):
    """One time of a component."""

    component: Component
    """What it says: the series, or what was changed of it from here on or for this time alone."""
    start: Stamp
    end: Stamp | None
    recurs: Stamp | None = None
    """Which time of a series it is, by when that would have been; None for what happens once."""


class Change(NamedTuple):
    """What was changed of a series: one time of it, or that and all after it (`onward`)."""

    at: Stamp
    component: Component
    onward: bool


class Unroller:
    """Makes occurrences of the components of one file, within one window."""

    def __init__(self, wishes: Wishes, carried: Carried) -> None:
        self._carried = carried
        self._rules = Rules()
        self.window = _window(wishes)
        self.most = wishes.limit or MOST
        self._left = max(MOST_OF_ALL, self.most)
        self.series = 0
        """Components that recur."""
        self.times = 0
        """Their times."""

    def of(
        self, component: Component, changes: Sequence[Change], clocks: Clocks, title: str
    ) -> list[Occurrence] | None:
        """Every time of a component, rising; None where it has no start that can be read.

        `changes` are those of its series; each is an occurrence of its own, at its own time. A to-do that is only due
        recurs by when that is.
        """
        properties = component.properties
        recurs = "RRULE" in properties or "RDATE" in properties
        begins = component.one("DTSTART") or (component.one("DUE") if recurs else None)
        start = clocks.stamp(begins) if begins else None
        if start is None:
            if recurs:
                self._carried.losses.add("further times of what has no start that can be read", title)
            return None
        end = end_of(component, start, clocks)
        if not recurs and not changes:
            return [Occurrence(component, start, end)]
        starts: dict[int, tuple[Stamp, Stamp | None]] = {start.moment: (start, None)}
        self._add_ruled(component, start, starts, clocks, title)
        self._add_listed(component, start, starts, clocks)
        self._leave_out(component, start, starts, clocks)
        if changes:
            made = self._with_changes(component, start, end, starts, changes, clocks)
        else:
            made = [
                Occurrence(component, at, own_end or _as_long(start, end, at), at)
                for _, (at, own_end) in sorted(starts.items(), key=itemgetter(0))
            ]
        if recurs:
            self.series += 1
            self.times += len(made)
        return made

    def _with_changes(
        self,
        component: Component,
        start: Stamp,
        end: Stamp | None,
        starts: dict[int, tuple[Stamp, Stamp | None]],
        changes: Sequence[Change],
        clocks: Clocks,
    ) -> list[Occurrence]:
        """The times of a series of which some were changed, rising; those of a series of days by their day."""
        if start.day:
            changes = [change._replace(at=change.at.whole_day) for change in changes]
        single = {change.at.moment: change for change in changes if not change.onward}
        onward = sorted((change for change in changes if change.onward), key=lambda change: change.at.moment)
        made = []
        for moment, (at, own_end) in starts.items():
            change = single.pop(moment, None) or single.pop(at.whole_day.moment, None)
            if change:
                made.append(self._changed(change, clocks))
                continue
            lead = next((change for change in reversed(onward) if change.at.moment <= moment), None)
            made.append(self._regular(component, start, end, at, own_end, lead, clocks))
        made += [self._changed(change, clocks) for change in single.values()]
        return sorted(made, key=lambda occurrence: occurrence.start.moment)

    def _regular(
        self,
        component: Component,
        start: Stamp,
        end: Stamp | None,
        at: Stamp,
        own_end: Stamp | None,
        lead: Change | None,
        clocks: Clocks,
    ) -> Occurrence:
        """A time of a series as the series has it, or as `lead` changed it from then on."""
        if lead is None:
            return Occurrence(component, at, own_end or _as_long(start, end, at), at)
        begins = lead.component.one("DTSTART")
        first = (clocks.stamp(begins) if begins else None) or lead.at
        moved = first.moved(at.wall - lead.at.wall) or at
        return Occurrence(lead.component, moved, _as_long(first, end_of(lead.component, first, clocks), moved), at)

    @staticmethod
    def _changed(change: Change, clocks: Clocks) -> Occurrence:
        begins = change.component.one("DTSTART")
        start = (clocks.stamp(begins) if begins else None) or change.at
        return Occurrence(change.component, start, end_of(change.component, start, clocks), change.at)

    def _add_ruled(
        self,
        component: Component,
        start: Stamp,
        starts: dict[int, tuple[Stamp, Stamp | None]],
        clocks: Clocks,
        title: str,
    ) -> None:
        for rule in component.all("RRULE"):
            try:
                ends, times = self._rules.times(rule.value, start, clocks, self.window)
                for wall in times:
                    stamp = start._replace(wall=wall)
                    moment = stamp.moment
                    if moment in starts:
                        continue
                    if len(starts) >= self.most or self._left <= 0:
                        how = f"after the first {self.most:,}" if self._left > 0 else f"after {MOST_OF_ALL:,} of all"
                        self._carried.losses.add(f"times of what recurs {how}", title)
                        break
                    starts[moment] = (stamp, None)
                    self._left -= 1
                else:
                    if not ends:
                        self._carried.losses.add(f"times of what recurs after {self.window:%Y-%m-%d}", title)
            except RuleError as error:
                self._carried.losses.add(str(error), f"{title}: {rule.value[:40]}")

    def _add_listed(
        self, component: Component, start: Stamp, starts: dict[int, tuple[Stamp, Stamp | None]], clocks: Clocks
    ) -> None:
        for value, tzid in _listed(component.all("RDATE")):
            begins, slash, ends = value.partition("/")
            stamp = clocks.stamp(begins, tzid)
            if stamp is None:
                if value:
                    self._carried.losses.add("further dates that can't be read", value[:40])
                continue
            if start.day:
                stamp = stamp.whole_day
            length = duration(ends) if slash else None
            finish = stamp.moved(length) if length else clocks.stamp(ends, tzid) if slash else None
            if self._left > 0:
                starts[stamp.moment] = (stamp, finish)
                self._left -= 1

    def _leave_out(
        self, component: Component, start: Stamp, starts: dict[int, tuple[Stamp, Stamp | None]], clocks: Clocks
    ) -> None:
        """Take out what EXDATE lists, a whole day where it names one, and what EXRULE (of RFC 2445) says."""
        days = set()
        for value, tzid in _listed(component.all("EXDATE")):
            stamp = clocks.stamp(value.partition("/")[0], tzid)
            if stamp is None:
                continue
            if stamp.day and not start.day:
                days.add(stamp.wall.date())
            elif start.day:
                starts.pop(stamp.whole_day.moment, None)
            else:
                starts.pop(stamp.moment, None)
        for rule in component.all("EXRULE"):
            try:
                last = max((stamp.wall for stamp, _ in starts.values()), default=start.wall)
                for at, wall in enumerate(self._rules.times(rule.value, start, clocks, last)[1]):
                    if wall > last or at > 10 * self.most:
                        break
                    starts.pop(start._replace(wall=wall).moment, None)
            except RuleError as error:
                self._carried.losses.add(str(error), rule.value[:40])
        for moment in [moment for moment, (stamp, _) in starts.items() if stamp.wall.date() in days]:
            del starts[moment]


def end_of(component: Component, start: Stamp, clocks: Clocks) -> Stamp | None:
    """When a component ends, as it is written: the day after the last of whole days."""
    for name in ("DTEND", "DUE"):
        ends = component.one(name)
        if ends:
            return clocks.stamp(ends)
    length = component.one("DURATION")
    by = duration(length.value) if length else None
    return start.moved(by) if by else None


def _as_long(start: Stamp, end: Stamp | None, other: Stamp) -> Stamp | None:
    """The end of what begins at `other` and is as long as from `start` to `end`."""
    if end is None:
        return None
    if other.clock is start.clock:
        return end.moved(other.wall - start.wall)
    return other.moved(timedelta(seconds=end.moment - start.moment))


def _listed(properties: Iterable[Property]) -> Iterable[tuple[str, str | None]]:
    for each in properties:
        tzid = each.parameters.get("TZID") if each.written else None
        for value in each.value.split(","):
            yield value.strip(), tzid


def _window(wishes: Wishes) -> datetime:
    """Up to when what has no end is unrolled: as wished, else to the end of next year."""
    if wishes.until:
        end = read(wishes.until).hi
        if MIN < end < MAX:
            last = civil(end - 1)
            if 1 <= last.year <= 9999:
                return datetime(*last)  # noqa: DTZ001 - on whatever clock
            return datetime.min if last.year < 1 else datetime.max.replace(microsecond=0)  # noqa: DTZ901
        return datetime.max.replace(microsecond=0)  # noqa: DTZ901
    return datetime(datetime.now(UTC).year + 1, 12, 31, 23, 59, 59)  # noqa: DTZ001
