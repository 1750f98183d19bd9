"""When the tasks of a Gantt chart are: `after` and `until` other tasks, for so long, days that are left out.

Rules: Mermaid 11 as documented, and how its version 11.17 behaves: a task without a start begins where the one before
it in the file ends; excluded days lengthen a task that is given a length, not one that is given an end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.civil import DAY, civil
from timeline_tui.formats.dated import CLOCK, FINENESS, Amount, Dated, Unit, date_text, moved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.formats.mermaid.calendar import Calendar

_LONGEST: Final = 100_000 * DAY
"""A task whose days are looked at one by one."""
_MOST_EXCLUDED: Final = 10_000
"""Days that may be left out of one task."""
_LENGTH: Final = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)(ms|[Mdhmswy])")
_SECONDS: Final = {"ms": 0.001, "s": 1, "m": 60, "h": 3600}
_CALENDAR: Final[dict[str, Unit]] = {"M": "month", "y": "year"}


class Task(NamedTuple):
    """A task as it is written: its start empty where it has none."""

    id: str
    start: str
    end: str


class Span(NamedTuple):
    """From one moment to that after the last, in seconds on the chart's clock; where it is drawn to; how finely."""

    start: int
    end: int
    drawn: int
    unit: Unit


def scheduled(tasks: Sequence[Task], calendar: Calendar) -> list[Span | None]:
    """When each task is; None where that can't be known: its words are no date, or it counts from what has none."""
    ids: dict[str, int] = {}
    for place, task in enumerate(tasks):
        if task.id:
            ids[task.id] = place
    needs = [_needs(task, place, ids) for place, task in enumerate(tasks)]
    needed_by: dict[int, list[int]] = defaultdict(list)
    left = [len(wanted) for wanted in needs]
    for place, wanted in enumerate(needs):
        for other in wanted:
            needed_by[other].append(place)
    spans: list[Span | None] = [None] * len(tasks)
    ready = [place for place, wanted in enumerate(needs) if not wanted]
    while ready:
        place = ready.pop()
        spans[place] = _span(tasks[place], place, spans, ids, calendar)
        for other in needed_by[place]:
            left[other] -= 1
            if not left[other]:
                ready.append(other)
    return spans


def _named(text: str, word: str) -> list[str] | None:
    """The ids after `after` or `until`; None where it does not begin so."""
    found = re.match(rf"{word}\s+([\w\- ]+)", text)
    return found[1].split() if found else None


def _needs(task: Task, place: int, ids: Mapping[str, int]) -> set[int]:
    after, until = _named(task.start, "after"), _named(task.end, "until")
    wanted = {ids[name] for name in (*(after or ()), *(until or ())) if name in ids}
    if not task.start and place:
        wanted.add(place - 1)
    return wanted


def _span(
    task: Task, place: int, spans: Sequence[Span | None], ids: Mapping[str, int], calendar: Calendar
) -> Span | None:
    start = _start(task, place, spans, ids, calendar)
    if start is None:
        return None
    at, unit = start
    names = _named(task.end, "until")
    if names is not None:
        known = [spans[ids[name]] for name in names if name in ids]
        found = [span for span in known if span]
        if not found or len(found) != len(known):
            return None
        end = min(found, key=lambda span: span.start)
        return Span(at, end.start, end.start, _finer(unit, end.unit))
    fixed = calendar.read(task.end, iso=False)
    if fixed:
        end_at = fixed[0] + (DAY if calendar.inclusive else 0)
        return Span(at, end_at, end_at, _finer(unit, fixed[1]))
    length = _LENGTH.fullmatch(task.end)
    if length is None:
        return None
    ends = _lengthened(at, _after(at, float(length[1]), length[2]), calendar)
    return Span(at, *ends, unit) if ends else None


def _start(
    task: Task, place: int, spans: Sequence[Span | None], ids: Mapping[str, int], calendar: Calendar
) -> tuple[int, Unit] | None:
    if not task.start:
        prior = spans[place - 1] if place else None
        return (prior.end, prior.unit) if prior else None
    names = _named(task.start, "after")
    if names is None:
        return calendar.read(task.start, iso=True)
    known = [spans[ids[name]] for name in names if name in ids]
    found = [span for span in known if span]
    if not found or len(found) != len(known):
        return None
    last = max(found, key=lambda span: span.end)
    return last.end, last.unit


def _after(at: int, number: float, unit: str) -> int | None:
    """The moment so much later; None for a part of a month or year. Days are whole ones, as they are there."""
    if unit in _CALENDAR:
        return moved(at, (Amount(int(number), _CALENDAR[unit]),)) if number == int(number) else None
    if unit in "dw":
        return at + DAY * int(number * (7 if unit == "w" else 1) + 0.5)
    return at + int(number * _SECONDS[unit])


def _lengthened(start: int, end: int | None, calendar: Calendar) -> tuple[int, int] | None:
    """The end, as many days later as are left out on the way, and where it is drawn to: not over the last of those."""
    if end is None or not calendar.excludes:
        return None if end is None else (end, end)
    if end - start > _LONGEST:
        return None
    at, drawn, out, added = start + DAY, end, False, 0
    while at <= end:
        if not out:
            drawn = end
        out = calendar.is_out(at // DAY)
        if out:
            end += DAY
            added += 1
            if added > _MOST_EXCLUDED:
                return None
        at += DAY
    return end, drawn


def _finer(one: Unit, other: Unit) -> Unit:
    return max(one, other, key=FINENESS.__getitem__)


def dates(span: Span | None, text: str, *, point: bool) -> dict[str, str]:
    """The keys of a task's date; `text` where it has none. `point`: without a length it is a moment, no while."""
    if span is None:
        return {"when": text}
    start, end = span.start, span.drawn
    unit = span.unit
    while unit != "second" and (_is_off(start, unit) or _is_off(end, unit)):
        unit = _NEXT[unit]
    first = date_text(Dated(civil(start), unit), None)
    if start == end and (point or FINENESS[unit] < CLOCK):
        return {"when": first}
    last = end - 1 if FINENESS[unit] < CLOCK else end
    return {"start": first, "end": date_text(Dated(civil(last), unit), None)}


_NEXT: Final[dict[Unit, Unit]] = {"year": "month", "month": "day", "day": "hour", "hour": "minute", "minute": "second"}


def _is_off(at: int, unit: Unit) -> bool:
    """Whether a moment is no beginning of such a unit."""
    when = civil(at)
    rest = {"year": when[1:] != (1, 1, 0, 0, 0), "month": when[2:] != (1, 0, 0, 0), "day": when[3:] != (0, 0, 0)}
    return rest.get(unit, at % (3600 if unit == "hour" else 60) != 0)
