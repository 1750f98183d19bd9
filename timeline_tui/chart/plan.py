"""The whole of a chronicle as one drawing: its axis, eras, lanes and folds, each with its place; for SVG and HTML.

It is laid out once, in units of a pixel, for a given width. However many events there are, it draws some hundreds at
most: what finds no place is counted into a strip of density under its lane, and is named in `undrawn`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chart.eras import era_bands
from timeline_tui.chart.fold_label import fold_label
from timeline_tui.chart.lettering import fitted, text_width
from timeline_tui.chart.overview import density
from timeline_tui.chart.packing import BOLD, Item, Packed, packed
from timeline_tui.chart.palette import lane_colour
from timeline_tui.chart.scale import CELL, Scale
from timeline_tui.chart.shapes import shapes_of
from timeline_tui.chart.ticks import ruler
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.zones import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_tui.chart.window import FoldBand
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Era, Event

ROW: Final = 22.0
"""The height of a row of a lane."""
HEAD: Final = 20.0
"""The height of a lane's name, where it stands above the lane."""
STRIP: Final = 16.0
"""The height of a strip of density."""
RULER: Final = 40.0
"""The height of both rows of ticks."""
ERA: Final = 19.0
"""The height of a row of names of eras."""
PAD: Final = 7.0
"""Free above and below what is in a lane."""
NAMES: Final = 13.0
"""The letters of a lane's name."""
ARROW: Final = 10.0
"""Free at both ends of the line: what goes on has an arrow there."""
MOST: Final = 500
"""Events that are drawn one by one, in all lanes."""
MOST_LANES: Final = 40
"""Lanes that have a row of their own; what is on others is only named among what is not drawn."""
MOST_ROWS: Final = 18
"""Rows of a lane, and of names of eras."""
_FEWEST: Final = 8
"""Events that a lane may draw however many lanes there are."""
_STRETCHES: Final = 24
"""Of so many stretches of time each has its heaviest events drawn, where not all can be."""
_MARGIN: Final = 190.0
"""The widest that names of lanes may be beside them."""
_NARROW: Final = 640.0
"""Below this width names of lanes stand above them."""


class LanePlan(NamedTuple):
    """A lane from `top` on: its name and colour, its events, and how dense it is where it draws not all of them."""

    lane: str
    title: str
    colour: str
    top: float
    height: float
    packed: Packed
    levels: tuple[int, ...] = ()
    hidden: int = 0
    """Events that are only counted."""


class EraPlan(NamedTuple):
    """An era from `x0` to `x1`, and on which row its name stands; the name is empty where it has no room."""

    era: Era
    x0: float
    x1: float
    row: int
    label: str
    colour: str


class Name(NamedTuple):
    """A label of the axis: a tick, a stretch or a fold, from `x0` to `x1`."""

    x0: float
    x1: float
    label: str
    bordered: bool = False


class Plan(NamedTuple):
    """The drawing: `left` is where the line begins, `length` how long it is, `lanes_top` where the lanes begin."""

    width: float
    height: float
    left: float
    length: float
    lanes_top: float
    lanes_end: float
    is_narrow: bool
    ticks: tuple[Name, ...]
    bands: tuple[Name, ...]
    folds: tuple[Name, ...]
    eras: tuple[EraPlan, ...]
    lanes: tuple[LanePlan, ...]
    undrawn: tuple[str, ...]
    """Ids of events that have a date and are not drawn one by one."""


def plan(chronicle: Chronicle, width: float, language: str, other: str) -> Plan | None:
    """The drawing of a chronicle, `width` wide; None where no event has a date.

    `other` is what the lane of events is called that are on none.
    """
    names = _names(chronicle, language, other)
    is_narrow = width < _NARROW
    titled = {lane: fitted(title, width if is_narrow else _MARGIN, NAMES * BOLD) for lane, title in names.items()}
    widest = max((text_width(title, NAMES * BOLD) for title in titled.values()), default=0.0)
    left = ARROW if is_narrow or not widest else widest + 8 + ARROW
    scale = Scale.of(chronicle, width - left - ARROW)
    if scale is None:
        return None
    eras = tuple(_eras(chronicle, scale, language))
    lanes_top = RULER + ERA * (1 + max((era.row for era in eras), default=-1)) + (4 if eras else 0)
    lanes, undrawn = _lanes(chronicle, scale, language, titled, lanes_top, above=is_narrow)
    lanes_end = lanes[-1].top + lanes[-1].height if lanes else lanes_top
    axis = ruler(scale.window, find(chronicle.preface.timezone), language)
    return Plan(
        width=width,
        height=lanes_end + RULER,
        left=left,
        length=scale.length,
        lanes_top=lanes_top,
        lanes_end=lanes_end,
        is_narrow=is_narrow,
        ticks=tuple(Name(scale.at(tick.at), tick.column * CELL, tick.label) for tick in axis.ticks),
        bands=tuple(Name(band.first * CELL, band.last * CELL, band.label, band.bordered) for band in axis.bands),
        folds=tuple(
            Name(band.first * CELL, band.last * CELL, _folded(band, language)) for band in scale.window.bands()
        ),
        eras=eras,
        lanes=tuple(lanes),
        undrawn=tuple(undrawn),
    )


def _folded(band: FoldBand, language: str) -> str:
    """How much a fold folds, without the brackets that cells need, in the room of the two."""
    wider = band._replace(last=band.last + 2)
    return fold_label(wider, language).strip(" ⟨⟩┆")


def _names(chronicle: Chronicle, language: str, other: str) -> Mapping[str, str]:
    """What each lane is called; nothing where no lane is named."""
    preface = chronicle.preface
    known = {lane.id: in_language(lane.title, language, preface.language) for lane in preface.lanes}
    lanes = chronicle.lanes
    if not any(lanes):
        return dict.fromkeys(lanes, "")
    return {lane: known.get(lane) or lane or other for lane in lanes}


def _eras(chronicle: Chronicle, scale: Scale, language: str) -> Iterator[EraPlan]:
    taken: list[float] = []
    for position, band in enumerate(era_bands(chronicle.preface.eras, scale.window)):
        x0, x1 = band.first * CELL, band.last * CELL
        label = fitted(in_language(band.era.title, language, chronicle.preface.language), x1 - x0 - 10, 11)
        row = next((row for row, end in enumerate(taken) if end <= x0), len(taken))
        if row < MOST_ROWS:
            taken[row : row + 1] = [x1]
            yield EraPlan(band.era, x0, x1, row, label, lane_colour(band.era.color or "grey", position))


def _lanes(
    chronicle: Chronicle, scale: Scale, language: str, titled: Mapping[str, str], top: float, *, above: bool
) -> tuple[list[LanePlan], list[str]]:
    """The lanes from top to bottom, and what is not drawn of them."""
    window = scale.window
    counts = chronicle.counts(window.edges())
    colours = {lane.id: lane.color for lane in chronicle.preface.lanes}
    used = [lane for lane in titled if any(counts.get(lane, ()))]
    share = max(_FEWEST, MOST // max(1, len(used)))
    drawn: set[int] = set()
    plans = []
    for lane in used[:MOST_LANES]:
        rows, are_all = _chosen(chronicle, window.edges(), share, lane)
        found = packed(list(_items(chronicle, rows, scale, language)), scale.length, MOST_ROWS)
        drawn.update(laid.item.row for laid in found.laid)
        is_whole = not found.left_over and are_all
        levels = () if is_whole else _density(counts[lane])
        height = found.levels * ROW + 2 * PAD + (STRIP if levels else 0) + (HEAD if above and titled[lane] else 0)
        colour = lane_colour(colours.get(lane, "") if lane else "grey", chronicle.lanes.index(lane))
        plans.append(LanePlan(lane, titled[lane], colour, top, height, found, levels))
        top += height
    undrawn: list[str] = []
    by_lane: dict[str, int] = {}
    for row, event in _dated(chronicle):
        if row not in drawn:
            undrawn.append(event.id)
            by_lane[event.lane] = by_lane.get(event.lane, 0) + 1
    return [one._replace(hidden=by_lane.get(one.lane, 0)) for one in plans], undrawn


def _chosen(chronicle: Chronicle, edges: Sequence[int], most: int, lane: str) -> tuple[list[int], bool]:
    """The rows of a lane, and whether those are all of them; of more than `most` the heaviest of each stretch of time.

    The heaviest of all would, where many weigh the same, be the earliest: the drawing would be empty after them.
    """
    rows = chronicle.overlapping(edges[0], edges[-1], most + 1, lane=lane)
    if len(rows) <= most:
        return sorted(rows), True
    stops = [edges[(len(edges) - 1) * at // _STRETCHES] for at in range(_STRETCHES + 1)]
    each = max(1, most // _STRETCHES)
    found = {row for lo, hi in pairwise(stops) if lo < hi for row in chronicle.overlapping(lo, hi, each, lane=lane)}
    return sorted(found), False


def _items(chronicle: Chronicle, rows: Sequence[int], scale: Scale, language: str) -> Iterator[Item]:
    for row in rows:
        (event,) = chronicle.rows(row, row + 1)
        shapes = shapes_of(event, scale)
        if shapes:
            title = in_language(event.title, language, chronicle.preface.language)
            yield Item(row, event.weight, shapes, title)


def _dated(chronicle: Chronicle) -> Iterator[tuple[int, Event]]:
    end, page = len(chronicle) - chronicle.undated, 1_000
    for first in range(0, end, page):
        yield from enumerate(chronicle.rows(first, min(first + page, end)), first)


def _density(counts: Sequence[int]) -> tuple[int, ...]:
    most = max(counts)
    return tuple(density(count, most) for count in counts)
