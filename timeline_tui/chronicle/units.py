"""Units of the calendar as dates, in a zone: years, months, parts of a year, days, times, spans and sets.

Every reader makes its dates here, so that bounds, offsets and slack follow one rule. Days are counted from
1970-01-01. Source of the rules: docs/dates.md, "Representation", "Sorting" and "Edge cases".
"""

from __future__ import annotations

from functools import partial
from itertools import repeat
from operator import lt
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.chronicle.civil import DAY, days_from_civil, days_in_month
from timeline_tui.chronicle.fields import group_days
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.vocabulary import EN
from timeline_tui.chronicle.when import MAX, MIN, BoundKind, Form, Precision, Qualifier, When
from timeline_tui.chronicle.zones import UTC, Zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MONTHS: Final = EN.months
"""A file is in one language, English; so are its refusals."""
FARTHEST: Final = 200_000_000_000
"""Years beyond this, before or after year 0, are refused: their seconds would not fit into 64 bits."""

_OF_POWER: Final = (
    Precision.YEAR,
    Precision.DECADE,
    Precision.CENTURY,
    Precision.MILLENNIUM,
    Precision.TEN_THOUSAND_YEARS,
    Precision.HUNDRED_THOUSAND_YEARS,
    Precision.MILLION_YEARS,
    Precision.TEN_MILLION_YEARS,
    Precision.HUNDRED_MILLION_YEARS,
    Precision.BILLION_YEARS,
)
_SINGLE: Final = Form.SINGLE
_SPAN: Final = Form.SPAN
# What `_make` does, less its look at the number of fields.
_when: Final[Callable[[Iterable[Any]], When]] = partial(tuple.__new__, When)


def _silent(_: str) -> None:
    """Tell nobody."""


class Setting(NamedTuple):
    """What a reader needs beside the text: the document's zone, and whom to tell about a doubtful zone."""

    zone: Zone = UTC
    warn: Callable[[str], None] = _silent


def of_days(
    first: int,
    end: int,
    prec: Precision,
    zone: Zone,
    text: str = "",
    *,
    group: int = 0,
    est: int | None = None,
) -> When:
    """The days `[first, end)`, counted from 1970-01-01, from midnight to midnight in `zone`."""
    off, off_hi = zone.midnight(first), zone.midnight(end)
    lo, hi = first * DAY - off, end * DAY - off_hi
    if lo >= hi:
        raise Refusal(f"{text} did not exist in {zone.name}: its clocks skipped the whole day", text=text)
    return When(lo, hi, prec, "", "", "", 0, est, False, off, off_hi, "", _SINGLE, (), group, "", text)


def of_each_day(days: Sequence[int], zone: Zone, texts: Iterable[str]) -> list[When]:
    """`of_days` of each single day with its text; empty where a zone's clocks skipped one of them."""
    if zone.is_fixed:
        off = zone.midnight(0)
        offsets = offsets_hi = [off] * len(days)
        lows = [day * DAY - off for day in days]
        highs = [low + DAY for low in lows]
    else:
        offsets = list(map(zone.midnight, days))
        offsets_hi = [zone.midnight(day + 1) for day in days]
        lows = [day * DAY - off for day, off in zip(days, offsets, strict=True)]
        highs = [day * DAY + DAY - off for day, off in zip(days, offsets_hi, strict=True)]
        if not all(map(lt, lows, highs)):
            return []
    bounds = {"lo": lows, "hi": highs, "off": offsets, "off_hi": offsets_hi, "text": texts}
    plain = {**When._field_defaults, "prec": Precision.DAY}
    fields = (bounds[name] if name in bounds else repeat(plain[name]) for name in When._fields)
    return list(map(_when, zip(*fields, strict=False)))  # the other fields have no end


def of_years(first: int, last: int, prec: Precision, zone: Zone, text: str = "", *, est: int | None = None) -> When:
    """The astronomical years `first` to `last`, both included."""
    if max(abs(first), abs(last)) > FARTHEST:
        raise Refusal(f'"{text}": years go up to 200 billion', text=text)
    return of_days(days_from_civil(first, 1), days_from_civil(last + 1, 1), prec, zone, text, est=est)


def of_month(year: int, month: int, zone: Zone, text: str = "") -> When:
    """A month, 1 to 12."""
    first = days_from_civil(year, month)
    return of_days(first, first + days_in_month(year, month), Precision.MONTH, zone, text)


def of_group(year: int, group: int, zone: Zone, text: str = "") -> When:
    """EDTF's part of a year, 21 to 41; a winter belongs to the year of its December."""
    first, last = group_days(group, year)
    return of_days(first, last + 1, Precision.SEASON, zone, text, group=group)


def of_time(local: int, prec: Precision, zone: Zone, text: str = "", written: str | None = None) -> When:
    """The hour, minute or second that begins when the clocks of `zone` show `local`.

    `local` is in seconds since 1970-01-01T00:00 on those clocks; `written` is the zone as the text has it;
    None where it has none. Raises Refusal for a time that the zone's clocks skipped or showed twice.
    """
    zone.check(local)
    off = zone.at_wall(local)
    lo = local - off
    hi = lo + {Precision.HOUR: 3_600, Precision.MINUTE: 60}.get(prec, 1)
    return When(
        lo,
        hi,
        prec,
        zoned=written is not None,
        off=off,
        # The last moment of it is shown on the same clock as the first.
        off_hi=off,
        zone=written or "",
        text=text,
    )


def precision_of(power: int) -> Precision:
    """The precision of a date known to 10 to the `power` years."""
    return _OF_POWER[min(power, 9)]


def check_day(year: int, month: int, day: int, text: str) -> None:
    """Raise Refusal where `month` has no such day."""
    if day < 1:
        raise Refusal(f'"{text}": there is no day {day:02}', text=text)
    if day > days_in_month(year, month):
        of_year = f"{year}" if year > 0 else f"{1 - year} BCE"
        raise Refusal(f'"{text}": {MONTHS[month - 1]} {of_year} has {days_in_month(year, month)} days', text=text)


def both(one: Qualifier, other: Qualifier) -> Qualifier:
    """Two qualifiers on one date: `?` with `~` is `%`."""
    if one == other or not other:
        return one
    return other if not one else "%"


def qualified(when: When, qual: Qualifier, slack: int | None = None) -> When:
    """`when` with one more qualifier; `~` and `%` give it slack, one unit of its precision unless said."""
    if not qual:
        return when
    spread = 0 if qual == "?" else when.length if slack is None else slack
    if when.lo_kind or when.hi_kind:
        spread = 0  # no unit to take: the end that is known has its own slack
    return when._replace(qual=both(when.qual, qual), slack=max(when.slack, spread))


def as_written(when: When, text: str) -> When:
    """`when` with the text that it was read from."""
    return when if when.text == text else when._replace(text=text)


def unbounded(kind: BoundKind, prec: Precision, text: str) -> When:
    """The end of a span that is open or unknown; `prec` is the other end's."""
    return When(MIN, MAX, prec, lo_kind=kind, hi_kind=kind, text=text)


def span(start: When, end: When, text: str) -> When:
    """From one date to another; either may be `unbounded`, not both. Raises Refusal where it ends first.

    From or to another span is from its start, to its end.
    """
    start, end = _edge(start, 0), _edge(end, -1)
    if start.lo_kind and end.hi_kind:
        raise Refusal("a span needs at least one known end", text=text)
    if end.hi <= start.lo:
        raise Refusal(f"it ends ({end.text}) before it starts ({start.text})", text=text)
    return When(
        start.lo,
        end.hi,
        min(start.prec, end.prec),
        both(start.qual, end.qual) if start.qual or end.qual else "",
        start.lo_kind,
        end.hi_kind,
        max(start.slack, end.slack),
        None,
        start.zoned or end.zoned,
        start.off,
        end.off_hi,
        start.zone if start.zone == end.zone else "",
        _SPAN,
        (start, end),
        0,
        start.anchor or end.anchor,
        text,
    )


def _edge(when: When, index: int) -> When:
    if when.form is not _SPAN or not when.parts:
        return when
    return when.parts[index]._replace(anchor=when.anchor, text=when.text)


def members(parts: Sequence[When], form: Form, text: str) -> When:
    """A set: `form` says whether one of these dates is meant or all of them."""
    first = min(parts, key=lambda part: part.lo)
    last = max(parts, key=lambda part: part.hi)
    qual: Qualifier = ""
    for part in parts:
        qual = both(qual, part.qual)
    return When(
        first.lo,
        last.hi,
        min(part.prec for part in parts),
        qual,
        first.lo_kind,
        last.hi_kind,
        max(part.slack for part in parts),
        zoned=any(part.zoned for part in parts),
        off=first.off,
        off_hi=last.off_hi,
        form=form,
        parts=tuple(parts),
        text=text,
    )
