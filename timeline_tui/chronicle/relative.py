"""Dates that count from an event: `a month after @aws-cut`, `end of @trial`, `two weeks before @published`.

Here one such text is parsed and counted; `anchors.py` puts the events of a file in order of what they count
from. Source of the rules: docs/dates.md, "TOML syntax" and "Relative dates". Years, months, weeks and days
are counted on the wall clock of the document's zone, hours and minutes in elapsed time, as differences
under 48 hours are told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.ago import NUMBERS
from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE, civil, seconds
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.shift import shift
from timeline_tui.chronicle.units import FARTHEST, both, of_days, qualified
from timeline_tui.chronicle.when import Form, Precision, When

if TYPE_CHECKING:
    from timeline_tui.chronicle.zones import Zone

Unit: TypeAlias = Literal["minute", "hour", "day", "week", "month", "year"]

_UNITS: Final[tuple[Unit, ...]] = ("minute", "hour", "day", "week", "month", "year")
_SOFT: Final[dict[Unit, int]] = {"week": 3 * DAY, "month": 15 * DAY, "year": 183 * DAY}
"""Units that prose does not mean to the day, and half of each, in seconds."""
_SECONDS: Final[dict[Unit, int]] = {"minute": MINUTE, "hour": HOUR}
_FINE: Final[dict[Unit, Precision]] = {"minute": Precision.MINUTE, "hour": Precision.HOUR}
_LENGTH: Final = {Precision.HOUR: HOUR, Precision.MINUTE: MINUTE, Precision.SECOND: 1}
_LONGEST_DAY: Final = DAY + 2 * HOUR
"""A day on which clocks go back."""

_COUNT: Final = rf"(?:[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?|{'|'.join(NUMBERS)})\s+(?:{'|'.join(_UNITS)})s?"
_RELATIVE: Final = Pattern(
    rf"""
    (?: (?P<about> about | around | circa | ca?\. | vers ) \s+ | (?P<tilde> ~ ) \s? )?
    (?: (?P<one> {_COUNT} ) (?: \s+ and \s+ (?P<two> {_COUNT} ) )? \s+ (?P<way> before | after ) \s+ )?
    (?: (?P<edge> start | end ) \s+ of \s+ )?
    @ (?P<anchor> [a-z0-9] [a-z0-9_-]* )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Relative(NamedTuple):
    """A parsed relative date. Without `steps` it is the time of the anchor, or of its `edge`, itself."""

    anchor: str
    """An event's id, or `published` or `today`."""
    edge: Literal["", "start", "end"] = ""
    """Which end of a span was written; empty leaves it to the direction."""
    steps: tuple[tuple[int, Unit], ...] = ()
    """How far, all in one direction; one or two, the counts not negative."""
    before: bool = False
    about: bool = False
    text: str = ""

    @property
    def is_soft(self) -> bool:
        """Whether it is a count of weeks, months or years alone, which prose does not mean to the day."""
        return len(self.steps) == 1 and self.steps[0][1] in _SOFT


def parse(text: str) -> Relative | None:
    """The relative date that `text` is; None for any other text, at once where it has no `@`.

    Raises Refusal for parts of a unit: "1.5 months" is not exact.

    >>> parse("1 month and 5 days after @aws-cut").steps
    ((1, 'month'), (5, 'day'))
    """
    if "@" not in text:
        return None
    found = _RELATIVE.fullmatch(text.strip())
    if found is None:
        return None
    edge = (found["edge"] or "").lower()
    return Relative(
        found["anchor"],
        "start" if edge == "start" else "end" if edge == "end" else "",
        tuple(_step(step, text) for step in (found["one"], found["two"]) if step),
        (found["way"] or "").lower() == "before",
        about=bool(found["about"] or found["tilde"]),
        text=text,
    )


def _step(step: str, text: str) -> tuple[int, Unit]:
    number, name = step.lower().split()
    unit = next(unit for unit in _UNITS if name.startswith(unit))
    if "." in number:
        raise _refuse_part(float(number), unit, step, text)
    return NUMBERS.get(number) or int(number), unit


def _refuse_part(number: float, unit: Unit, step: str, text: str) -> Refusal:
    """A part of a unit can be written in the next smaller one."""
    smaller: dict[Unit, tuple[Unit, float]] = {
        "year": ("month", 12),
        "month": ("week", 52 / 12),
        "week": ("day", 7),
        "day": ("hour", 24),
        "hour": ("minute", 60),
        "minute": ("minute", 1),
    }
    name, parts = smaller[unit]
    mend = text.replace(step, f"{int(number * parts)} {name}s", 1)
    days = {"year": 365, "month": 30}.get(unit)
    or_days = f' or "about {text.replace(step, f"{int(number * days)} days", 1)}"' if days else ""
    return Refusal(f'parts of a {unit} are not exact; write "{mend}"{or_days}', text=text, mend=mend)


def count(relative: Relative, anchor: When, zone: Zone, *, exact: bool = False) -> When:
    """The date that `relative` means when its anchor is `anchor`; `zone` is the document's.

    `exact` takes a count of weeks, months or years at its word. Qualifiers and slack of the anchor are kept.
    Raises Refusal where the end of the anchor that it counts from is not known.
    """
    base = _edge(relative, anchor)
    if not relative.steps:
        when = base._replace(anchor=relative.anchor, text=relative.text)
        return qualified(when, "~") if relative.about else when
    if base.lo_kind or base.hi_kind:
        raise Refusal(
            f'"{relative.text}": the {_edge_name(relative)} of "{relative.anchor}" is not known',
            text=relative.text,
        )
    moved = _moved(relative, base, zone)
    if max(abs(moved.lo), abs(moved.hi)) > seconds(FARTHEST):
        raise Refusal(f'"{relative.text}": years go up to 200 billion', text=relative.text)
    soft = relative.is_soft and not exact
    slack = base.slack
    if soft or relative.about:
        slack += _SOFT.get(relative.steps[0][1]) or moved.length
    # The estimate moves along: what came after the Big Bang is not sorted before it.
    est = None if base.est is None else civil(_shifted(seconds(base.est), relative, zone)).year
    return moved._replace(
        est=est,
        qual=both(base.qual, "~" if soft or relative.about else ""),
        slack=slack,
        anchor=relative.anchor,
        text=relative.text,
    )


def _edge(relative: Relative, anchor: When) -> When:
    """The end of a span that is counted from; any other date is its own start and end."""
    if anchor.form is not Form.SPAN or not anchor.parts or not (relative.edge or relative.steps):
        return anchor
    edge = anchor.parts[0 if _edge_name(relative) == "start" else -1]
    if not relative.steps and (edge.lo_kind or edge.hi_kind):
        raise Refusal(
            f'"{relative.text}": the {_edge_name(relative)} of "{relative.anchor}" is not known',
            text=relative.text,
        )
    return edge


def _edge_name(relative: Relative) -> str:
    return relative.edge or ("start" if relative.before else "end")


def _moved(relative: Relative, base: When, zone: Zone) -> When:
    """The bounds and the precision, without qualifier."""
    finest = max(_FINE.get(unit, Precision.DAY) for _, unit in relative.steps)
    prec = min(base.prec, finest)
    if prec < Precision.DAY:
        lo, hi = (_shifted(bound, relative, zone) for bound in (base.lo, base.hi))
        return When(lo, max(hi, lo + 1), prec, off=zone.at(lo), off_hi=zone.at(hi))
    length = _LENGTH.get(prec, _LONGEST_DAY)
    if base.length <= length:
        # The middle, not the start: a day that is moved by hours stays on the day that it is mostly on.
        first = last = _shifted((base.lo + base.hi - 1) // 2, relative, zone)
    else:
        first, last = _shifted(base.lo, relative, zone), _shifted(base.hi - 1, relative, zone)
    if prec is Precision.DAY:
        first_day, last_day = ((moment + zone.at(moment)) // DAY for moment in (first, last))
        return of_days(first_day, last_day + 1, prec, zone, relative.text)
    off = base.off if base.zoned else zone.at(first)
    lo = first - (first + off) % length
    hi = last - (last + off) % length + length
    return When(lo, hi, prec, zoned=base.zoned, off=off, off_hi=off, zone=base.zone)


def _shifted(moment: int, relative: Relative, zone: Zone) -> int:
    sign = -1 if relative.before else 1
    steps: dict[Unit, int] = {}
    for number, unit in relative.steps:
        steps[unit] = steps.get(unit, 0) + sign * number
    elapsed = sum(number * _SECONDS.get(unit, 0) for unit, number in steps.items())
    wall = [steps.get(unit, 0) for unit in ("year", "month", "week", "day")]
    if any(wall):
        years, months, weeks, days = wall
        at = civil(moment + zone.at(moment))
        local = seconds(*shift(at, years=years, months=months, weeks=weeks, days=days))
        moment = local - zone.at_wall(local)
    return moment + elapsed
