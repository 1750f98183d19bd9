"""What was before, during, across and after an event, within a distance that can be changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.containers import Vertical
from textual.widgets import Static

from timeline_tui.chronicle.allen import EARLIER
from timeline_tui.chronicle.allen_words import named, said
from timeline_tui.chronicle.civil import DAY, HOUR, WEEK, YEAR
from timeline_tui.chronicle.columns import short
from timeline_tui.chronicle.elapsed import length
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.measure import apart
from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.same_time import DISTANCES, GROUPS, Near, SameTime, first_distance, same_time
from timeline_tui.chronicle.vocabulary import Unit, counted, vocabulary
from timeline_tui.tui.canvas import fitted, padded, plain, retitle
from timeline_tui.tui.lanes import lane_color
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.screens.listing import ListScreen
from timeline_tui.tui.time_words import say
from timeline_tui.tui.words import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.measure import Apart
    from timeline_tui.chronicle.same_time import GroupName
    from timeline_tui.chronicle.when import When
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.view import View

_DATE: Final = 18
"""Cells of a date and the blanks after it."""
_RELATION: Final = 30
"""Cells of the relation by its name."""
_NARROW: Final = 80
"""Cells below which the relation is told for the event under the cursor alone."""
_TIGHT: Final = 44
"""Cells below which its date is, too."""


class SameTimeList(Scroller):
    """The groups one below the other, certain events before possible ones."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__(id="same-time-list")
        self.found = SameTime(dict.fromkeys(GROUPS, ()), 0)
        self.when: When | None = None

    def tell(self, found: SameTime, when: When) -> None:
        """Show other groups, of what was before, during, across and after `when`."""
        self.found, self.when = found, when
        self.top = self.cursor = 0
        self.redraw()

    @property
    def _entries(self) -> list[Near | GroupName]:
        """Headings by name, and what stands under each."""
        entries: list[Near | GroupName] = []
        for name, group in self.found.groups.items():
            entries += [name, *group]
        return entries

    def length(self) -> int:
        """How many lines."""
        return len(self._entries) + bool(self.found.unseen) + bool(self.found.undated)

    def stops(self) -> list[int]:
        """The lines of events."""
        return [at for at, entry in enumerate(self._entries) if isinstance(entry, Near)]

    def move_cursor(self, by: int) -> None:
        """The cursor goes along."""
        self.carry_cursor(by)

    @property
    def near(self) -> Near | None:
        """What is under the cursor."""
        events = [entry for entry in self._entries if isinstance(entry, Near)]
        return events[min(self.cursor, len(events) - 1)] if events else None

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines in sight."""
        self.top = min(self.top, max(0, self.length() - height))
        stops = self.stops()
        chosen = stops[min(self.cursor, len(stops) - 1)] if stops else -1
        seen = enumerate(self._entries[self.top : self.top + height], self.top)
        lines = [
            self._event(entry, view, width, at == chosen) if isinstance(entry, Near) else self._heading(entry, view)
            for at, entry in seen
        ]
        lines += list(self._left_out(view, width))[max(0, self.top - len(self._entries)) :]
        return lines[:height]

    def _left_out(self, view: View, width: int) -> Iterator[list[Piece]]:
        """How many events are in no group, and why."""
        for key, count, ink in (("unseen", self.found.unseen, "warn"), ("undated", self.found.undated, "muted")):
            if count:
                words = say(key if count > 1 else f"one {key}", view.language)
                yield [(fitted(words.replace("%s", str(count)), width), self.inks(ink))]

    def _heading(self, name: GroupName, view: View) -> list[Piece]:
        inks, language = self.inks, view.language
        certain, possible = self.found.counted(name)
        counts = [
            f"{count} {say(word if count > 1 else f'one {word}', language)}"
            for count, word in ((certain, "certain"), (possible, "possible"))
            if count
        ]
        return [
            (say(name, language), inks("primary", bold=True)),
            (f"  {', '.join(counts) or say('none', language)}", inks("muted")),
        ]

    def _event(self, near: Near, view: View, width: int, chosen: bool) -> list[Piece]:
        inks, event = self.inks, near.event
        assert event.when is not None
        arrow = (">" if view.ascii else "▶") if chosen else " "
        doubt = " " if near.certain else "?"
        line: list[Piece] = [(f"{arrow} ", inks("accent", bold=True)), (f"{doubt} ", inks("warn", bold=True))]
        room = width - 4
        if width >= _TIGHT:
            date = short(event.when, view.language).ljust(_DATE - 2)
            line.append((f"{date}  ", inks(inks.lane(*lane_color(view, event.lane)))))
            room -= _DATE
        related = ""
        if width >= _NARROW:
            room -= _RELATION
            related = f" {fitted(_lies(near, self.when, view), _RELATION - 1)}"
        title = in_words(event.title, view.language, view.whole.preface.language)
        return [*line, (padded(title, room), inks(bold=chosen)), (related, inks("muted"))]

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click goes there."""
        self.choose(event)


def _apart(near: Near, when: When | None, view: View) -> Apart | None:
    """How long it was before or after, where that is certain."""
    if when is None or near.event.when is None or not near.certain:
        return None
    return apart(near.event.when, when, near.related, view.zone_name)


def _lies(near: Near, when: When | None, view: View) -> str:
    """The same in a few words, else the relations that are possible."""
    found, language = _apart(near, when, view), view.language
    if found is None:
        return named(near.related, language)
    way = say("apart before" if near.related.possible <= EARLIER else "apart after", language)
    return way % length(found.elapsed, language)


class SameTimeScreen(ListScreen[str]):
    """Laid over the explorer. Ends with the id of the event to go to, or with nothing."""

    CSS_PATH = "times.tcss"
    PAGE = 10
    CONTEXT = "same-time"
    OPENED_BY = "same-time"

    def __init__(self, view: View, event: Event) -> None:
        super().__init__(view)
        self._event = event
        distance = first_distance(view.shown, event)
        self._reach = len(DISTANCES) if distance is None else DISTANCES.index(distance)

    @property
    def distance(self) -> int | None:
        """The distance chosen, in seconds; None for however far."""
        return DISTANCES[self._reach] if self._reach < len(DISTANCES) else None

    def compose(self) -> ComposeResult:
        """The groups, and the keys."""
        with Vertical(id="times"):
            yield SameTimeList()
            yield Static("", id="times-says", markup=False)

    def opened(self) -> None:
        """Ask, and show."""
        self._ask()

    def _ask(self) -> None:
        view, event, language = self._view, self._event, self._view.language
        assert event.when is not None
        self.query_one(SameTimeList).tell(same_time(view.shown, event, self.distance), event.when)
        title = inert(in_words(event.title, language, view.whole.preface.language))
        pane = self.query_one("#times")
        whole = fitted(f"{say('Same time', language)} {title} ({label(event.when, language)})", self.line_width - 2)
        retitle(pane, whole.replace("[", "\\["), ascii_only=view.ascii)
        far = f"← {distance_words(self.distance, language)} →"
        pane.border_subtitle = plain(far) if view.ascii else far
        self.explain()

    def explain(self) -> None:
        """How the event under the cursor lies, on a narrow screen with its date, and the keys."""
        near, language = self.query_one(SameTimeList).near, self._view.language
        lines = [self.keys_said()]
        if near is not None and near.event.when is not None:
            date = f"{short(near.event.when, language)} · " if self.line_width < _TIGHT else ""
            lines.insert(0, date + said(near.related, language, _apart(near, self._event.when, self._view)))
        self.tell(*lines)

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Those of this list."""
        return {"nearer": partial(self.action_reach, -1), "further": partial(self.action_reach, 1)}

    def action_reach(self, by: int) -> None:
        """A shorter distance, or a longer one."""
        reach = min(max(self._reach + by, 0), len(DISTANCES))
        if reach != self._reach:
            self._reach = reach
            self._ask()

    def action_open(self) -> None:
        """To the event."""
        near = self.query_one(SameTimeList).near
        if near is not None:
            self.dismiss(near.event.id)


_UNITS: Final[tuple[tuple[int, Unit], ...]] = (
    (YEAR, "year"),
    (YEAR // 12, "month"),
    (WEEK, "week"),
    (DAY, "day"),
    (HOUR, "hour"),
)


def distance_words(distance: int | None, language: str) -> str:
    """`within 3 months`, `à moins de 10 ans`, `however far`."""
    if distance is None:
        return say("however far", language)
    table = vocabulary(language)
    size, unit = next((size, unit) for size, unit in _UNITS if distance >= size)
    return f"{say('at most', language)} {counted(distance // size, unit, table)}"
