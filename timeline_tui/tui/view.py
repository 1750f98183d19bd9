"""What the screen shows, as one frozen value: the data flows down from it, and undo is the old one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline_tui.tui.keymap import DECLARED, KeyMap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chart.folds import Fold
    from timeline_tui.chart.window import AnyWindow
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.comparing import Comparison, Pair
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.note import Note

Layout = Literal["both", "axis", "list"]


class View(NamedTuple):
    """The state of the explorer.

    `row` is the selection among `shown`. `home` is the event that the user chose last: a filter that hides it moves
    the selection to a neighbour, and lifting the filter brings it back.
    """

    whole: Chronicle
    shown: Chronicle
    window: AnyWindow
    row: int = 0
    home: str = ""
    query_text: str = ""
    filter_on: bool = True
    needle: str = ""
    """The words that were last looked for."""
    language: str = "en"
    layout: Layout = "both"
    ascii: bool = False
    zone: str = ""
    """The reader's own zone, an IANA name; empty where the machine does not say."""
    notes: Mapping[str, Note] = MappingProxyType({})
    """The reader's notes and bookmarks, by event id; also of events that are not there any more."""
    marks: Mapping[str, str] = MappingProxyType({})
    """The names of the reader's marks on each event, by its id: `a b`."""
    folded: bool = False
    """Whether long empty stretches of the axis are to be folded; `folding.refolded` sees to it."""
    unfolded: frozenset[Fold] = frozenset()
    """Folds that are opened one by one."""
    compared: bool = False
    """Whether these are two stores side by side."""
    comparison: Comparison | None = None
    """How they agree; None until that is known."""
    pairs: Mapping[str, Pair] = MappingProxyType({})
    """The pair of each event that both have, the event's own side first."""
    measured_from: tuple[str, str] | None = None
    """The mark that is measured from: its name and its event's id. Meanwhile nothing is folded."""

    keys: KeyMap = DECLARED
    """Which keys do what."""
    awaited: bool = False
    """Whether the store is still being read, and nothing is known of it yet."""

    @property
    def event(self) -> Event | None:
        """The selected event, or None where nothing is shown."""
        return event_at(self.shown, self.row)

    @property
    def zone_name(self) -> str:
        """The document's zone, in which ticks and days are counted."""
        return self.whole.preface.timezone

    @property
    def emptiness(self) -> str:
        """Why nothing is shown, as a key of `words`."""
        if self.awaited:
            return "awaited"
        return "nothing matches" if self.filtered else "no events"

    @property
    def filtered(self) -> bool:
        """Whether a filter is at work now."""
        return self.shown.query is not None


def event_at(chronicle: Chronicle, row: int) -> Event | None:
    """The event of `row`, or None where there is no such row."""
    found: Sequence[Event] = chronicle.rows(row, row + 1) if row >= 0 else ()
    return found[0] if found else None


def chosen(view: View, row: int) -> View:
    """`view` with the event of `row` chosen by the user, the axis brought along only where it must be."""
    event = event_at(view.shown, row)
    if event is None:
        return view
    return in_sight(view._replace(row=row, home=event.id))


def in_sight(view: View) -> View:
    """`view` with the window panned, by no more than is needed, until the selected event's start is on it."""
    event = view.event
    if event is None or event.when is None:
        return view
    when, window = event.when, view.window
    start = when.start
    if window.lo <= start < window.hi:
        return view
    margin = max(1, window.columns // 12)
    column = window.column(start)
    by = column - margin if column < 0 else column - (window.columns - 1 - margin * 3)
    return view._replace(window=window.pan(by))
