"""The axis as SVG: what `chart/plan.py` has laid out, drawn; its colours and letters are `axis_style.py`'s."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from timeline_tui.chart.lettering import text_width
from timeline_tui.chart.overview import LEVELS
from timeline_tui.chart.packing import HEAVY
from timeline_tui.chart.plan import ARROW, ERA, HEAD, PAD, ROW, RULER, STRIP
from timeline_tui.chart.scale import CELL
from timeline_tui.chart.shapes import QUESTION, RADIUS, Shape, ShapeKind
from timeline_tui.chronicle.plain import inert
from timeline_tui.formats.axis_legend import Entry, legend, legend_height
from timeline_tui.formats.page_words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline_tui.chart.packing import Laid
    from timeline_tui.chart.plan import LanePlan, Name, Plan
    from timeline_tui.chronicle.event import Event

_BAR: Final = 16.0
_SLACK: Final = 8.0
_REPEATED: Final = 420.0
"""From this height on the ticks stand below the lanes, too."""

_ABOVE: Final = 15
_BELOW: Final = 33
"""The base lines of the two rows of the ruler: stretches, ticks."""
_HALO: Final = 'paint-order="stroke"'
"""The rim of letters lies behind them: as an attribute, since checkers of CSS do not know it as a property."""
_TORN: Final = 3.0
"""How near the edge of a fold is no room for letters."""


class Drawer:
    """Draws one plan. `event_at` gives an event by its row, `name` what is said of it, `href` where it leads."""

    def __init__(
        self,
        plan: Plan,
        language: str,
        event_at: Callable[[int], Event],
        name: Callable[[Event], str],
        href: Callable[[Event], str],
    ) -> None:
        self._plan = plan
        self._language = language
        self._event_at = event_at
        self._name = name
        self._href = href
        self._entries = self._legend()

    @property
    def height(self) -> float:
        """With the legend."""
        return self._lanes_end() + legend_height(self._entries, self._plan.width)

    def lines(self) -> Iterator[str]:
        """What stands within `<svg>`."""
        plan = self._plan
        yield f'<g transform="translate({number(plan.left)} 0)">'
        yield from self._ground()
        yield from self._folds()
        yield from self._ruler(0.0)
        if self._is_repeated:
            yield from self._ruler(plan.lanes_end)
        for lane in plan.lanes:
            yield from self._lane(lane)
        yield "</g>"
        yield from legend(self._entries, self._lanes_end(), plan.width)

    # --- what lies below -------------------------------------------------------------------------

    @property
    def _is_repeated(self) -> bool:
        return self._plan.lanes_end - self._plan.lanes_top >= _REPEATED

    def _lanes_end(self) -> float:
        return self._plan.lanes_end + (RULER if self._is_repeated else 6)

    def _ground(self) -> Iterator[str]:
        plan = self._plan
        height = plan.lanes_end - RULER
        for era in plan.eras:
            box = f'x="{number(era.x0)}" width="{number(era.x1 - era.x0)}"'
            yield f'<g class="tl-era c-{era.colour}"><rect {box} y="{number(RULER)}" height="{number(height)}"/>'
            if era.label:
                y = RULER + ERA * era.row + 13
                yield f'<text x="{number(era.x0 + 5)}" y="{number(y)}">{escape(era.label)}</text>'
            yield "</g>"
        faint = "".join(f"M{number(tick.x0)} {number(RULER)}V{number(plan.lanes_end)}" for tick in plan.ticks)
        strong = "".join(f"M{number(band.x0)} 2V{number(plan.lanes_end)}" for band in plan.bands if band.bordered)
        yield f'<path class="tl-grid" d="{faint}"/>' if faint else ""
        yield f'<path class="tl-border" d="{strong}"/>' if strong else ""
        edges = [lane.top for lane in plan.lanes] + [plan.lanes_end]
        start = -plan.left
        rules = "".join(f"M{number(start)} {number(y)}H{number(plan.length + ARROW)}" for y in edges)
        yield f'<path class="tl-rule" d="{rules}"/>'

    def _ruler(self, top: float) -> Iterator[str]:
        for band in self._plan.bands:
            if band.label:
                is_torn = any(abs(fold.x1 - band.x0) < _TORN for fold in self._plan.folds)
                x = band.x0 + (4 if band.bordered or is_torn else 1)
                yield f'<text class="tl-band" x="{number(x)}" y="{number(top + _ABOVE)}">{escape(band.label)}</text>'
        taken = [_room(fold) for fold in self._plan.folds if self._line_of(fold) == _BELOW]
        taken += [(edge - 1, edge + 1) for fold in self._plan.folds for edge in (fold.x0, fold.x1)]
        for tick in self._plan.ticks:
            end = tick.x0 + 2 + text_width(tick.label, 11)
            if any(x0 < end and tick.x0 + 2 < x1 for x0, x1 in taken):
                continue  # its line stands all the same
            left, base = number(tick.x0 + 2), number(top + _BELOW)
            yield f'<text class="tl-tick" x="{left}" y="{base}">{escape(tick.label)}</text>'

    def _folds(self) -> Iterator[str]:
        plan = self._plan
        for fold in plan.folds:
            yield f'<g class="tl-fold">{self._fold(fold, 0.0, plan.lanes_end + (RULER if self._is_repeated else 0))}'
            for top in (0.0, plan.lanes_end) if self._is_repeated else (0.0,):
                x = (fold.x0 + fold.x1) / 2
                yield f'<text x="{number(x)}" y="{number(top + self._line_of(fold))}">{escape(fold.label)}</text>'
            yield "</g>"

    def _line_of(self, fold: Name) -> int:
        """Where a fold says how much it folds: on the line of the stretches, or below it where one stands there."""
        start, end = _room(fold)
        stretches = ((band.x0, band.x0 + 4 + text_width(band.label, 12)) for band in self._plan.bands if band.label)
        return _BELOW if any(x0 < end and start < x1 for x0, x1 in stretches) else _ABOVE

    @staticmethod
    def _fold(fold: Name, top: float, end: float) -> str:
        """A strip whose edges are torn, as paper is that was folded away."""
        steps = range(int((end - top) // 8) + 1)
        edges = []
        for x in (fold.x0, fold.x1):
            points = " ".join(f"{number(x + (2 if step % 2 else -2))},{number(top + 8 * step)}" for step in steps)
            edges.append(f'<polyline points="{points}"/>')
        width = number(fold.x1 - fold.x0)
        box = f'<rect x="{number(fold.x0)}" y="{number(top)}" width="{width}" height="{number(end - top)}"/>'
        return box + "".join(edges)

    # --- lanes -----------------------------------------------------------------------------------

    def _lane(self, lane: LanePlan) -> Iterator[str]:
        plan = self._plan
        top = lane.top + PAD
        yield f'<g class="tl-lane c-{lane.colour}">'
        if lane.title:
            x, y = (-plan.left + 2, top + 12) if plan.is_narrow else (-plan.left, top + ROW / 2 + 4)
            at = f'x="{number(x)}" y="{number(y)}"'
            yield f'<text class="tl-name" {at} {_HALO}>{escape(lane.title)}</text>'
            top += HEAD if plan.is_narrow else 0
        for laid in lane.packed.laid:
            yield self._event(laid, top + laid.level * ROW + ROW / 2)
        if lane.levels:
            yield from self._strip(lane, top + lane.packed.levels * ROW)
        yield "</g>"

    def _strip(self, lane: LanePlan, top: float) -> Iterator[str]:
        bars = "".join(
            f"M{number(column * CELL)} {number(top + STRIP)}v{number(-STRIP * level / LEVELS)}h{number(CELL - 1)}"
            f"v{number(STRIP * level / LEVELS)}z"
            for column, level in enumerate(lane.levels)
            if level
        )
        words = escape(say("and {} more, drawn as density", self._language, f"{lane.hidden:,}"))
        yield f'<path class="tl-density" d="{bars}"><title>{words}</title></path>'
        if lane.title and not self._plan.is_narrow:
            x, y = number(-self._plan.left), number(top + STRIP - 3)
            yield f'<text class="tl-tick" x="{x}" y="{y}" {_HALO}>+{lane.hidden:,}</text>'

    def _event(self, laid: Laid, y: float) -> str:
        event = self._event_at(laid.item.row)
        shapes = "".join(_shape(shape, y, is_claim=bool(event.claim_by)) for shape in laid.item.shapes)
        text = ""
        if laid.label is not None:
            label = laid.label
            styles = " ".join(
                name
                for name, wanted in (
                    ("tl-in", label.on_bar),
                    ("tl-end", label.at_end),
                    ("tl-claim", bool(event.claim_by)),
                    ("tl-heavy", event.weight >= HEAVY),
                )
                if wanted
            )
            kind = f' class="{styles}"' if styles else ""
            at = f'x="{number(label.x)}" y="{number(y + 4)}"'
            text = f"<text{kind} {at} {_HALO}>{escape(label.text)}</text>"
        title = f"<title>{escape(inert(self._name(event)))}</title>"
        href = self._href(event)
        if href:
            return f'<a href="{escape(href)}">{title}{shapes}{text}</a>'
        return f"<g>{title}{shapes}{text}</g>"

    def _legend(self) -> list[Entry]:
        kinds = {shape.kind for lane in self._plan.lanes for one in lane.packed.laid for shape in one.item.shapes}
        claims = any(self._event_at(one.item.row).claim_by for lane in self._plan.lanes for one in lane.packed.laid)
        entries = [
            Entry(say(words, self._language), "".join(_shape(shape, 0.0) for shape in sample))
            for kind, (words, sample) in _SAMPLES.items()
            if kind in kinds
        ]
        if claims:
            sample = _shape(_SAMPLES[ShapeKind.POINT][1][0], 0.0, is_claim=True)
            entries.append(Entry(say("a claim", self._language), sample))
        if self._plan.folds:
            fold = '<g class="tl-fold"><rect x="2" y="-8" width="20" height="16"/></g>'
            entries.append(Entry(say("time that is folded", self._language), fold))
        if any(lane.levels for lane in self._plan.lanes):
            bars = '<path class="tl-density" d="M2 8v-6h5v6zM9 8v-14h5v14zM16 8v-9h5v9z"/>'
            entries.append(Entry(say("how many, where not all are drawn", self._language), bars))
        return entries


_SAMPLES: Final[dict[ShapeKind, tuple[str, tuple[Shape, ...]]]] = {
    ShapeKind.POINT: ("it happened here", (Shape(ShapeKind.POINT, 12, 12),)),
    ShapeKind.BAR: ("it lasted", (Shape(ShapeKind.BAR, 1, 23),)),
    ShapeKind.VAGUE: ("somewhere in here", (Shape(ShapeKind.VAGUE, 1, 23),)),
    ShapeKind.MAYBE: (
        "at one of these",
        (Shape(ShapeKind.JOIN, 5, 19), Shape(ShapeKind.MAYBE, 5, 5), Shape(ShapeKind.MAYBE, 19, 19)),
    ),
    ShapeKind.FADE: (
        "approximate: as early or late as this",
        (Shape(ShapeKind.FADE, 0, 24), Shape(ShapeKind.POINT, 12, 12)),
    ),
    ShapeKind.DOUBT: ("uncertain", (Shape(ShapeKind.POINT, 8, 8), Shape(ShapeKind.DOUBT, 14, 14 + QUESTION))),
    ShapeKind.OPEN_END: ("goes on", (Shape(ShapeKind.BAR, 0, 15), Shape(ShapeKind.OPEN_END, 15, 15))),
    ShapeKind.OPEN_START: ("had begun before", (Shape(ShapeKind.BAR, 9, 24), Shape(ShapeKind.OPEN_START, 9, 9))),
    ShapeKind.UNKNOWN_START: ("start not known", (Shape(ShapeKind.UNKNOWN_START, 0, 17), Shape(ShapeKind.BAR, 17, 24))),
    ShapeKind.UNKNOWN_END: ("end not known", (Shape(ShapeKind.BAR, 0, 7), Shape(ShapeKind.UNKNOWN_END, 7, 24))),
    ShapeKind.GIVEN: (
        "dates that sources give",
        (Shape(ShapeKind.GIVEN, 0, 24), Shape(ShapeKind.POINT, 12, 12)),
    ),
}
"""What the legend says of a shape, and how it shows it in a box 24 wide."""


def number(value: float) -> str:
    """A length with a decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def _shape(shape: Shape, y: float, *, is_claim: bool = False) -> str:
    x0, x1 = shape.x0, shape.x1
    match shape.kind:
        case ShapeKind.POINT if is_claim:
            side = RADIUS * 1.2
            points = f"{number(x0)},{number(y - side)} {number(x0 + side)},{number(y)} "
            points += f"{number(x0)},{number(y + side)} {number(x0 - side)},{number(y)}"
            return f'<polygon class="tl-point" points="{points}"/>'
        case ShapeKind.POINT:
            return f'<circle class="tl-point" cx="{number(x0)}" cy="{number(y)}" r="{RADIUS}"/>'
        case ShapeKind.MAYBE:
            return f'<circle class="tl-maybe" cx="{number(x0)}" cy="{number(y)}" r="{RADIUS - 0.75}"/>'
        case ShapeKind.BAR:
            return _box("tl-bar", shape, y, _BAR)
        case ShapeKind.VAGUE:
            return _box("tl-vague", shape, y, _BAR - 2)
        case ShapeKind.FADE:
            return _box("tl-fade", shape, y, _SLACK)
        case ShapeKind.DOUBT:
            return f'<text class="tl-doubt" x="{number(x0)}" y="{number(y + 5)}" {_HALO}>?</text>'
        case ShapeKind.OPEN_END:
            return _arrow(x1, y, ARROW)
        case ShapeKind.OPEN_START:
            return _arrow(x0, y, -ARROW)
        case ShapeKind.UNKNOWN_END:
            mark = f'<text class="tl-doubt" x="{number(x1 - QUESTION + 1)}" y="{number(y + 5)}" {_HALO}>?</text>'
            return _line("tl-tail", x0, x1 - QUESTION, y) + mark
        case ShapeKind.UNKNOWN_START:
            mark = f'<text class="tl-doubt" x="{number(x0)}" y="{number(y + 5)}" {_HALO}>?</text>'
            return _line("tl-tail", x0 + QUESTION, x1, y) + mark
        case ShapeKind.GIVEN:
            low = number(y + 7)
            path = f"M{number(x0)} {number(y + 4)}V{low}H{number(x1)}V{number(y + 4)}"
            return f'<path class="tl-given" d="{path}"/>'
        case ShapeKind.JOIN:
            return _line("tl-join", x0, x1, y)


def _box(style: str, shape: Shape, y: float, height: float) -> str:
    at = f'x="{number(shape.x0)}" y="{number(y - height / 2)}"'
    return f'<rect class="{style}" {at} width="{number(shape.x1 - shape.x0)}" height="{number(height)}" rx="3"/>'


def _line(style: str, x0: float, x1: float, y: float) -> str:
    return f'<path class="{style}" d="M{number(x0)} {number(y)}H{number(x1)}"/>'


def _arrow(x: float, y: float, length: float) -> str:
    tip, side = number(x + length * 0.9), number(x - length * 0.1)
    return f'<polygon class="tl-bar" points="{side},{number(y - 9)} {tip},{number(y)} {side},{number(y + 9)}"/>'


def _room(fold: Name) -> tuple[float, float]:
    """From where to where a fold says how much it folds."""
    half = text_width(fold.label, 11) / 2 + 2
    middle = (fold.x0 + fold.x1) / 2
    return middle - half, middle + half
