"""What a reader does with time: fold the axis, mark events, measure from a mark, ask what was at the same time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from timeline_tui.chart.folds import folds_of
from timeline_tui.chronicle.plain import inert
from timeline_tui.store.error import StoreError
from timeline_tui.store.reader.marks import Marks, by_event, free_name
from timeline_tui.tui import folding
from timeline_tui.tui.time_words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import AwaitMount

    from timeline_tui.chart.folds import Fold
    from timeline_tui.store.reader.marks import Mark, Marked
    from timeline_tui.tui.screens.explore import ExploreScreen
    from timeline_tui.tui.view import View


class Times:
    """Does these actions for the explorer."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen

    def do(self, name: str) -> AwaitMount | None:
        """Do an action by its name; a line to type in, where one was asked for."""
        if name == "mark":
            return self._mark()
        deeds: dict[str, Callable[[], None]] = {
            "fold": self._fold,
            "unfold": self._unfold,
            "marks": self._list,
            "measure": self._measure,
            "between": self._between,
            "same-time": self._same_time,
            "compare": partial(self.compare, listed=True),
        }
        deeds[name]()
        return None

    @property
    def _view(self) -> View:
        return self._screen.session.view

    @property
    def _marks(self) -> Marks:
        reading = self._screen.opening.reading
        return Marks(reading.files if reading is not None else (), self._screen.opening.names)

    def _say(self, key: str) -> str:
        return self._view.keys.fill(say(key, self._view.language))

    def _notice(self, key: str) -> None:
        self._screen.notice(self._say(key))

    def settle(self) -> None:
        """After the first frame: the marks that are kept, and why nothing is folded where this run was asked for it."""
        self.read()
        view = self._view
        if view.folded and not self._screen.opening.settings.fold and not folding.wanted(view):
            self._notice(self._why_not())

    def read(self) -> None:
        """Show the marks that are kept, after the first frame and whenever they may have changed."""
        self._adopt(self._marks.read())

    def _adopt(self, marked: Marked) -> None:
        marks = by_event(marked.marks)
        if marks != self._view.marks:
            self._screen.session.apply(lambda view: view._replace(marks=marks))
            self._screen.draw()

    # --- folds -----------------------------------------------------------------------------------

    def _fold(self) -> None:
        view = self._view
        if view.measured_from is not None:
            self._notice("unfold while measuring")
            return
        if not view.folded and not folds_of(view.shown, view.window.columns):
            self._notice(self._why_not())
            return
        self._screen.session.apply(folding.toggled)
        self._tell_folds()

    def _why_not(self) -> str:
        """Why there is nothing to fold."""
        extent = self._view.shown.extent
        if extent is None:
            return "nothing dated"
        shown = self._view.shown
        spread = shown.row_at(extent[1]) - shown.row_at(extent[0] + 1)
        return "nothing to fold" if spread else "one instant"

    def _tell_folds(self) -> None:
        count = folding.drawn(self._view) or len(folding.wanted(self._view))
        if not count:
            self._notice("unfolded")
            return
        words = self._say("folded").replace("%s", str(count), 1) if count > 1 else self._say("folded one")
        out_of_sight = "" if self._view.window.bands() else f" · {self._say('none in sight')}"
        self._screen.notice(words + out_of_sight)

    def _unfold(self) -> None:
        """The fold nearest to the selection."""
        near = folding.nearest(self._view)
        if near is None:
            measuring = self._view.measured_from is not None
            folded = bool(folding.wanted(self._view))
            self._notice("unfold while measuring" if measuring else "no fold here" if folded else "no folds")
            return
        self._open(near)

    def open_fold(self, at: int) -> None:
        """The fold that holds a moment."""
        for one in folding.wanted(self._view):
            if one.lo <= at < one.hi:
                self._open(one)
                return

    def _open(self, one: Fold) -> None:
        """Open a fold; where the others shorten nothing any more at this scale, all of them."""
        self._screen.session.apply(folding.opened(one))
        if not folding.drawn(self._view):
            self._screen.session.apply(folding.toggled)
        self._tell_folds()

    # --- marks -----------------------------------------------------------------------------------

    def _mark(self) -> AwaitMount | None:
        """Ask for a name; the first free letter stands there already."""
        event = self._view.event
        if event is None or event.when is None:
            self._notice("no event" if event is None else "no date")
            return None
        return self._screen.ask("mark", free_name(self._marks.read().marks))

    def echo_mark(self, name: str) -> str:
        """What a name would do."""
        known = self._marks.read().marks.get(name.strip())
        return self._say("new mark") if known is None else f"{self._say('moves')} {inert(known.title)}"

    def set_mark(self, name: str) -> None:
        """Mark the selected event."""
        event = self._view.event
        if event is None or event.when is None:
            self._notice("no event" if event is None else "no date")
            return
        try:
            marked = self._marks.put(name.strip(), event, language=self._view.language)
        except StoreError as error:
            self._screen.notice(str(error), warning=True)
            return
        self._adopt(marked)
        if marked.marks:
            self._screen.notice(
                marked.trouble or self._say("marked").replace("%s", name.strip(), 1), warning=bool(marked.trouble)
            )
        else:
            self._notice("not kept")

    def _list(self) -> None:
        marked = self._marks.read()
        if not marked.marks:
            self._screen.notice(marked.trouble or self._say("no mark"), warning=bool(marked.trouble))
            return
        from timeline_tui.tui.screens.marks import MarksScreen  # noqa: PLC0415 (only when asked for)

        self._screen.app.push_screen(MarksScreen(self._view, self._marks), self._from_list)

    def _from_list(self, chosen: tuple[str, str] | None) -> None:
        """Go to a mark's event, or measure from it; some may be gone."""
        self.read()
        if chosen is None:
            return
        deed, name = chosen
        mark = self._marks.read().marks.get(name)
        if mark is None:
            return
        if deed == "measure":
            self._measure_from(name, mark)
        elif self._screen.go_to_event(mark.event):
            self._screen.home()
        self._screen.draw()

    # --- measure ---------------------------------------------------------------------------------

    def _measure(self) -> None:
        """From the mark that was set last; again, no more."""
        if self._view.measured_from is not None:
            self.measure_no_more()
            return
        marked = self._marks.read()
        if not marked.marks:
            self._screen.notice(marked.trouble or self._say("no mark"), warning=bool(marked.trouble))
            return
        self._measure_from(*next(iter(marked.marks.items())))

    def _measure_from(self, name: str, mark: Mark) -> None:
        event = self._view.whole.get(mark.event)
        if event is None or event.when is None:
            why = self._say("gone" if event is None else "mark undated")
            self._screen.notice(f"{inert(name)} · {inert(mark.title)}: {why}", warning=True)
            return
        from timeline_tui.tui.panes.measure import MeasurePane  # noqa: PLC0415 (only when asked for)

        self._screen.session.apply(lambda view: view._replace(measured_from=(name, event.id)))
        if not self._screen.query(MeasurePane):
            pane = MeasurePane()
            self._screen.mount(pane, before="#footer")
            pane.show(self._view)

    def measure_no_more(self) -> None:
        """Take the measure away; folds come back where they were."""
        from timeline_tui.tui.panes.measure import MeasurePane  # noqa: PLC0415 (only when asked for)

        self._screen.session.apply(lambda view: view._replace(measured_from=None))
        self._screen.query(MeasurePane).remove()

    def _between(self) -> None:
        """List what lies between the mark and the selection."""
        view = self._view
        if view.measured_from is None:
            self._notice("no measure")
            return
        start, end = view.whole.get(view.measured_from[1]), view.event
        if start is None or end is None or start.when is None or end.when is None or start.id == end.id:
            self._notice("nothing between")
            return
        from timeline_tui.tui.screens.between import BetweenScreen  # noqa: PLC0415 (only when asked for)

        self._screen.app.push_screen(BetweenScreen(view, start, end), self._go)

    # --- same time -------------------------------------------------------------------------------

    def _same_time(self) -> None:
        view = self._view
        event = view.event
        if event is None or event.when is None:
            self._notice("no event" if event is None else "no date time")
            return
        if len(view.shown) - view.shown.undated < 2:
            self._notice("no other")
            return
        from timeline_tui.tui.screens.same_time import SameTimeScreen  # noqa: PLC0415 (only when asked for)

        self._screen.app.push_screen(SameTimeScreen(view, event), self._go)

    def _go(self, event_id: str | None) -> None:
        if event_id and self._screen.go_to_event(event_id):
            self._screen.home()
        self._screen.draw()

    # --- two stores ------------------------------------------------------------------------------

    def compare(self, *, listed: bool = False) -> None:
        """Find out how the two stores agree; `listed` shows it in full."""
        from timeline_tui.tui.comparing import Comparing  # noqa: PLC0415 (few are compared)

        Comparing(self._screen).begin(listed=listed)
