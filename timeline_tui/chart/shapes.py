"""What is drawn for one event on a line: points, bars, and what is doubtful as wide as it is doubtful.

The same rules as the cells of `marks.py` have, for a drawing that has no cells: a span is solid where it surely lasted,
and hollow where its end is known no better than that; any other date is a point, or hollow as wide as its doubt.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chart.marks import MOST_PARTS
from timeline_tui.chart.stacks import reach
from timeline_tui.chronicle.accounts import envelope
from timeline_tui.chronicle.when import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chart.scale import Scale
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When

RADIUS: Final = 4.5
"""Of a point."""
WIDE: Final = 11.0
"""A date from this length on is drawn as wide as it is doubtful; what is shorter is a point."""
SHORTEST: Final = 3.0
"""Of a bar."""
TAIL: Final = 14.0
"""Of what shows that an end is not known."""
QUESTION: Final = 9.0
"""What a question mark takes."""


class ShapeKind(Enum):
    """What a shape says; the order is that of the legend."""

    POINT = "point"
    """It happened here."""
    BAR = "bar"
    """It lasted from here to there."""
    VAGUE = "vague"
    """It happened, began or ended somewhere in here."""
    MAYBE = "maybe"
    """It happened here, or at another of its points."""
    FADE = "fade"
    """It may have been as early or as late as this: an approximate date."""
    DOUBT = "doubt"
    """The date is uncertain."""
    OPEN_START = "open start"
    OPEN_END = "open end"
    """It goes on."""
    UNKNOWN_START = "unknown start"
    UNKNOWN_END = "unknown end"
    """It ended, not known when."""
    GIVEN = "given"
    """Dates that sources give reach from here to there."""
    JOIN = "join"
    """Between the points of one event."""


class Shape(NamedTuple):
    """A shape from `x0` to `x1`; both are the same for what has no length."""

    kind: ShapeKind
    x0: float
    x1: float


def shapes_of(event: Event, scale: Scale) -> tuple[Shape, ...]:
    """The shapes of an event that has a date, those first that lie lowest."""
    when = event.when
    if when is None:
        return ()
    drawn = list(_span(when, scale) if when.is_span else _date(when, scale))
    bounds = envelope(event)
    if bounds is not None:
        x0, x1 = scale.at(bounds[0]), scale.at(bounds[1])
        if x1 - x0 >= WIDE:
            drawn.insert(0, Shape(ShapeKind.GIVEN, x0, x1))
    if when.qual in {"?", "%"} and when.hi_kind != "unknown":
        end = max(_right(shape) for shape in drawn)
        drawn.append(Shape(ShapeKind.DOUBT, end + 1, end + 1 + QUESTION))
    return tuple(drawn)


def reach_of(shapes: tuple[Shape, ...]) -> tuple[float, float]:
    """From the leftmost to the rightmost of what is drawn."""
    return min(map(_left, shapes)), max(map(_right, shapes))


def _left(shape: Shape) -> float:
    return shape.x0 - (RADIUS if shape.kind in {ShapeKind.POINT, ShapeKind.MAYBE} else 0)


def _right(shape: Shape) -> float:
    return shape.x1 + (RADIUS if shape.kind in {ShapeKind.POINT, ShapeKind.MAYBE} else 0)


def _span(span: When, scale: Scale) -> Iterator[Shape]:
    lo, hi = reach(span)
    x0, x1 = scale.at(lo), scale.at(hi)
    x1 = max(x1, x0 + SHORTEST)
    yield from _faded(scale, (None if span.lo_kind else span.soft_lo, x0), (x1, None if span.hi_kind else span.soft_hi))
    sure0, sure1 = x0, x1
    if len(span.parts) == 2:
        first, last = span.parts
        if not first.lo_kind and scale.at(first.hi) - scale.at(first.lo) >= WIDE:
            sure0 = scale.at(first.hi)
        if not last.hi_kind and scale.at(last.hi) - scale.at(last.lo) >= WIDE:
            sure1 = scale.at(last.lo)
    if sure0 >= sure1:  # nothing of it is sure
        yield Shape(ShapeKind.VAGUE, x0, x1)
    else:
        if sure0 > x0:
            yield Shape(ShapeKind.VAGUE, x0, sure0)
        if sure1 < x1:
            yield Shape(ShapeKind.VAGUE, sure1, x1)
        yield Shape(ShapeKind.BAR, sure0, sure1)
    if span.lo_kind == "open":
        yield Shape(ShapeKind.OPEN_START, 0.0, 0.0)
    elif span.lo_kind:
        yield Shape(ShapeKind.UNKNOWN_START, x0 - TAIL - QUESTION, x0)
    if span.hi_kind == "open":
        yield Shape(ShapeKind.OPEN_END, scale.length, scale.length)
    elif span.hi_kind:
        yield Shape(ShapeKind.UNKNOWN_END, x1, x1 + TAIL + QUESTION)


def _date(when: When, scale: Scale) -> Iterator[Shape]:
    parts = when.parts if 0 < len(when.parts) <= MOST_PARTS else (when,)
    one_of = when.form is Form.ONE_OF
    drawn = [shape for part in parts for shape in _part(part, scale, one_of=one_of)]
    middles = sorted((shape.x0 + shape.x1) / 2 for shape in drawn if shape.kind is not ShapeKind.FADE)
    if len(middles) > 1 and middles[-1] - middles[0] > 2 * RADIUS:
        yield Shape(ShapeKind.JOIN, middles[0], middles[-1])
    yield from drawn


def _part(when: When, scale: Scale, *, one_of: bool) -> Iterator[Shape]:
    lo, hi = reach(when)
    x0, x1 = scale.at(lo), scale.at(hi)
    if when.slack:
        yield from _faded(scale, (lo - when.slack, x0), (x1, hi + when.slack))
    if x1 - x0 >= WIDE:
        yield Shape(ShapeKind.VAGUE, x0, x1)
    else:
        middle = (x0 + x1) / 2
        yield Shape(ShapeKind.MAYBE if one_of else ShapeKind.POINT, middle, middle)


def _faded(scale: Scale, before: tuple[int | None, float], after: tuple[float, int | None]) -> Iterator[Shape]:
    (early, x0), (x1, late) = before, after
    if early is not None and x0 - scale.at(early) >= 1:
        yield Shape(ShapeKind.FADE, scale.at(early), x0)
    if late is not None and scale.at(late) - x1 >= 1:
        yield Shape(ShapeKind.FADE, x1, scale.at(late))
