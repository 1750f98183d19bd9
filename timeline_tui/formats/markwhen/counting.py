"""When each event of a markwhen text was: what counts from other events is counted, in the order that this needs.

`after` counts from the end of an event, `before` and `by` from its start, a mere length from the end of the event
before. An event that counts from one which isn't there, or whose date can't be read, has no date: nothing is dated now.
`now` stays now: `@today`, read anew each time.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.civil import DAY, civil
from timeline_tui.chronicle.zones import find
from timeline_tui.formats.dated import CLOCK, FINENESS, Amount, Dated, Unit, date_text, moved
from timeline_tui.formats.markwhen.grammar import Clock, Counted, Now, Puzzle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.formats.markwhen.grammar import Dating, Side

_NOW_UNITS: Final = ("year", "month", "week", "day", "hour", "minute")
"""Units that `@today` counts by."""


class Moment(NamedTuple):
    """A moment on the document's clock in seconds, or so far from now; how finely it is known."""

    at: int
    unit: Unit
    since_now: tuple[Amount, ...] | None = None


class Range(NamedTuple):
    """From one moment to the one after the last."""

    start: Moment
    end: Moment
    first: str = ""
    """The start in the words of a date; empty: made of `start`."""
    last: str = ""
    """The same of the end; `..` where it goes on."""
    lasting: bool = True
    """It says how long, not only when."""


class Zones(NamedTuple):
    """The clocks of an event: of the document, and its own at either end where it names them."""

    document: Zone
    start: Zone | None = None
    end: Zone | None = None


def ranges(datings: Sequence[Dating], ids: Mapping[str, int], zones: Sequence[Zones]) -> list[Range | None]:
    """The range of each event; None where it can't be known. `ids` gives the place of each event that has one."""
    found: list[Range | None] = [None] * len(datings)
    needs = [_needs(dating, place, ids) for place, dating in enumerate(datings)]
    needed_by: dict[int, list[int]] = defaultdict(list)
    open_needs = []
    for place, wanted in enumerate(needs):
        open_needs.append(len(wanted))
        for other in wanted:
            needed_by[other].append(place)
    ready = [place for place, wanted in enumerate(needs) if not wanted]
    while ready:
        place = ready.pop()
        prior = found[place - 1] if place else None
        found[place] = _Counter(found, ids, prior, zones[place]).range(datings[place])
        for other in needed_by[place]:
            open_needs[other] -= 1
            if not open_needs[other]:
                ready.append(other)
    return found


def _needs(dating: Dating, place: int, ids: Mapping[str, int]) -> set[int]:
    """The places of the events that it counts from; those that aren't there are left out."""
    wanted = set()
    for side in (dating.first, dating.last):
        if isinstance(side, Counted) and side.anchor:
            if side.anchor in ids:
                wanted.add(ids[side.anchor])
        elif place and (
            (side is dating.first and isinstance(side, Counted | Clock)) or (isinstance(side, Counted) and side.edge)
        ):
            wanted.add(place - 1)
    return wanted


class _Counter:
    """Counts one event."""

    def __init__(
        self, found: Sequence[Range | None], ids: Mapping[str, int], prior: Range | None, zones: Zones
    ) -> None:
        self._found = found
        self._ids = ids
        self._prior = prior
        self._zones = zones

    def range(self, dating: Dating) -> Range | None:
        first, last = dating.first, dating.last
        if isinstance(first, Puzzle) or isinstance(last, Puzzle):
            return None
        if isinstance(first, Counted):
            return self._counted(first, last)
        start = self._start(first)
        if start is None:
            return None
        words = date_text(first, self._zones.start) if isinstance(first, Dated) else ""
        if last is None:
            end = self._moment(first.end, first) if isinstance(first, Dated) else start
            return Range(start, end, words, lasting=False)
        return self._until(start, last, words)

    def _start(self, side: Side) -> Moment | None:
        if isinstance(side, Dated):
            return self._moment(side.start, side)
        if isinstance(side, Now):
            return Moment(0, "day", ())
        if isinstance(side, Clock) and self._prior and self._prior.end.since_now is None:
            return _next(self._prior.end.at, side)
        return None

    def _moment(self, at: int, side: Dated) -> Moment:
        return Moment(at + self._zones.document.at(at) if side.utc else at, side.unit)

    def _counted(self, first: Counted, last: Side | None) -> Range | None:
        anchor = self._anchor(first)
        if anchor is None:
            return None
        edge = first.edge or ("start" if first.before else "end")
        base = anchor.start if edge == "start" else anchor.end
        if first.before and (last is None or isinstance(last, Counted)):
            if last is None:
                return _valid(_by(base, first.amounts, -1), base)
            end = _by(base, first.amounts, -1)
            return _valid(end and _by(end, last.amounts, -1), end)
        if first.before:
            return None
        if last is None:
            return _valid(base, _by(base, first.amounts))
        start = _by(base, first.amounts)
        return self._until(start, last, "") if start else None

    def _anchor(self, side: Counted) -> Range | None:
        if not side.anchor:
            return self._prior
        place = self._ids.get(side.anchor)
        return None if place is None else self._found[place]

    def _until(self, start: Moment, last: Side, words: str) -> Range | None:
        if isinstance(last, Dated):
            end: Moment | None = self._moment(last.end, last)
            return _valid(start, end, words, date_text(last, self._zones.end))
        if isinstance(last, Now):
            return Range(start, Moment(0, "day", ()), words, "..")
        if isinstance(last, Clock):
            if start.since_now is not None or FINENESS[start.unit] < FINENESS["day"]:
                return None
            return _valid(start, _next(start.at, last), words)
        if not isinstance(last, Counted):
            return None
        base: Moment | None = start
        if last.anchor or last.edge:
            anchor = self._anchor(last)
            base = anchor and (anchor.end if last.edge == "end" else anchor.start)
        return _valid(start, base and _by(base, last.amounts), words)


def _valid(start: Moment | None, end: Moment | None, first: str = "", last: str = "") -> Range | None:
    """The range, where both ends are known and both stand on one clock."""
    if start is None or end is None or (start.since_now is None) != (end.since_now is None):
        return None
    if not first and FINENESS[start.unit] < FINENESS[end.unit]:
        start = start._replace(unit=end.unit)  # 3 months from the end of 2020: from January 2021
    return Range(start, end, first, last)


def _next(at: int, clock: Clock) -> Moment:
    """The first time from `at` on that a clock shows."""
    day, time = divmod(at, DAY)
    wanted = clock.hour * 3600 + clock.minute * 60
    return Moment((day + (wanted < time)) * DAY + wanted, clock.unit)


def _by(moment: Moment, amounts: tuple[Amount, ...], sign: int = 1) -> Moment | None:
    """The moment so much later; None where that can't be counted from now."""
    if moment.since_now is None:
        unit = max((moment.unit, *(unit for _, unit in amounts)), key=FINENESS.__getitem__)
        return Moment(moved(moment.at, amounts, sign), "day" if unit in {"week", "weekday"} else unit)
    counts: dict[Unit, int] = defaultdict(int)
    for number, unit in (*moment.since_now, *(Amount(sign * number, unit) for number, unit in amounts)):
        if unit not in _NOW_UNITS:
            return None
        counts[unit] += number
    left = tuple(Amount(number, unit) for unit, number in counts.items() if number)
    return Moment(0, "day", left) if len(left) <= 2 and len({number > 0 for number, _ in left}) <= 1 else None


def dates(found: Range | None, text: str) -> dict[str, object]:
    """The keys of an event's date: `when`, or `start` and `end`; `text` itself where there is none."""
    if found is None:
        return {"when": text}
    start = found.first or _text(found.start)
    if not found.lasting:
        return {"when": start} | ({"exact": True} if found.start.since_now else {})
    if found.last:
        end = found.last
    elif found.start == found.end or (found.start.since_now is None and found.start.at == found.end.at):
        return {"when": start}
    else:
        end = _text(found.end, last=True)
    exact = any(moment.since_now for moment in (found.start, found.end))
    return {"start": start, "end": end} | ({"exact": True} if exact else {})


def _text(moment: Moment, *, last: bool = False) -> str:
    """A moment as a date; that of an end is the last unit before it, as the range ends where the next begins."""
    if moment.since_now is not None:
        if not moment.since_now:
            return "@today"
        steps = " and ".join(
            f"{abs(number)} {unit}{'' if abs(number) == 1 else 's'}" for number, unit in moment.since_now
        )
        return f"{steps} {'after' if moment.since_now[0].number > 0 else 'before'} @today"
    unit = moment.unit
    at = moment.at
    if last and FINENESS[unit] < CLOCK:
        at -= 1
    if unit == "week":
        unit = "day"
    return date_text(Dated(civil(at), unit), None)


def zone_of(name: str) -> Zone:
    """The zone of a `timezone`: a name, or an offset as `-6`, `+5`, `-08:00`, `+0530`. Raises Refusal."""
    text = name.strip()
    digits = text.lstrip("+-")
    if digits.isdigit() and len(digits) <= 4:
        hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        text = f"{'-' if text.startswith('-') else '+'}{hours:0>2}:{minutes}"
    return find(text)
