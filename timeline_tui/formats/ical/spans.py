"""From when to when something is, as the keys `when`, `start` and `end`: what iCalendar's ends mean."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried
    from timeline_tui.formats.ical.lines import Component
    from timeline_tui.formats.ical.times import Clocks, Stamp
    from timeline_tui.formats.ical.unrolling import Occurrence

_DAY: Final = timedelta(days=1)
_LONGEST: Final = 200
"""Characters that are kept of a date that can't be read."""


def dated(component: Component, occurrence: Occurrence | None, clocks: Clocks, carried: Carried) -> dict[str, str]:
    """The keys of a component's date; none where it has none.

    `occurrence` is None where its start is missing or can't be read: then what was written is kept, and is listed as a
    problem when it is read.
    """
    completed = component.one("COMPLETED")
    if occurrence is not None:
        if completed:
            carried.losses.add("when to-dos were done", component.text("SUMMARY"))
        return _span(component, occurrence.start, occurrence.end, carried)
    begins = component.one("DTSTART")
    if begins:
        return {"when": begins.value.strip()[:_LONGEST]}
    due, ends = component.one("DUE"), component.one("DTEND")
    written = due or ends or completed
    if written is None:
        return {}
    stamp = clocks.stamp(written)
    if stamp is None:
        return {"when": written.value.strip()[:_LONGEST]}
    if written is due and completed:
        carried.losses.add("when to-dos were done", component.text("SUMMARY"))
    if written is ends:
        return {"end": (_last_day(stamp) if stamp.day else stamp).text}
    return {"when": stamp.text}


def _span(component: Component, start: Stamp, end: Stamp | None, carried: Carried) -> dict[str, str]:
    if _is_whole_days(component, start, end):
        start = start._replace(day=True)
        end = end._replace(day=True) if end else None
    if end is None:
        return {"when": start.text}
    if start.day != end.day:
        # One of them is a day and the other a time, which no calendar should say: both are taken as days.
        time = end if start.day else start
        if time.wall != time.whole_day.wall:
            carried.losses.add("times of day, where the other end is a day", component.text("SUMMARY"))
            end = (end.moved(_DAY) or end) if start.day else end
        start, end = start.whole_day, end.whole_day
    if end.order(start) < 0:
        carried.losses.add("ends before their start", component.text("SUMMARY"))
        return {"when": start.text}
    if start.day and component.name != "VTODO":
        end = _last_day(end)
    if end.order(start) <= 0:
        return {"when": start.text}
    return {"start": start.text, "end": end.text}


def _last_day(end: Stamp) -> Stamp:
    """The last day of what ends, as iCalendar counts, on the day after it."""
    return end.moved(-_DAY) or end


def _is_whole_days(component: Component, start: Stamp, end: Stamp | None) -> bool:
    """Whether Outlook says of times from midnight to midnight that they are days."""
    said = component.one("X-MICROSOFT-CDO-ALLDAYEVENT")
    if said is None or said.value.strip().upper() != "TRUE" or start.day:
        return False
    return all(stamp is None or (stamp.wall.hour, stamp.wall.minute) == (0, 0) for stamp in (start, end))
