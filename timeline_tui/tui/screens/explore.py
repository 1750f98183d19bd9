"""The explorer: title, overview, filter, timeline, detail, footer. It wires panes to the session and draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import Input

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.store.files import StoreError
from timeline_tui.tui import moves
from timeline_tui.tui.actions import ACTIONS, TYPED, Context
from timeline_tui.tui.canvas import Canvas
from timeline_tui.tui.deeds import Deeds
from timeline_tui.tui.extent import extent_words
from timeline_tui.tui.panes.axis import TICK_ROWS, AxisPane
from timeline_tui.tui.panes.detail import DetailPane
from timeline_tui.tui.panes.events import EventList
from timeline_tui.tui.panes.filter import FacetList, FilterPane
from timeline_tui.tui.panes.footer import Footer
from timeline_tui.tui.panes.overview import OverviewLine
from timeline_tui.tui.panes.prompt import Prompt
from timeline_tui.tui.panes.title import TitleLine
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from timeline_tui.store.problem import Problem
    from timeline_tui.tui import messages
    from timeline_tui.tui.opening import Opening
    from timeline_tui.tui.session import Session

Mode = Literal["wide", "stacked", "one"]
"""Three panes side by side; the detail under the timeline and the filter a drawer; one pane at a time."""

URGENT = frozenset({"escape", "pane", "pane-before", "palette", "suspend"})
"""Actions whose keys work while something is typed."""


def mode_of(width: int, height: int) -> Mode:
    """How the panes stand at a size in cells."""
    if width < 60 or height < 16:
        return "one"
    return "wide" if width >= 120 else "stacked"


class ExploreScreen(Screen[None]):
    """One view drawn by all panes; every key is an action of the table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(action.keys),
            f"act('{action.name}')",
            action.words[0],
            id=action.name,
            show=False,
            priority=action.name in URGENT,
        )
        for action in ACTIONS
        if action.name not in TYPED
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self.session: Session = opening.session()
        self.mode: Mode = "wide"
        self._drawer = False
        self._deeds = Deeds(self)

    @property
    def stores(self) -> Sequence[str]:
        """The stores as they were named on the command line."""
        return self.opening.stores

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong in the files."""
        return self.opening.reading.problems if self.opening.reading else ()

    # --- what is on the screen -------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Title, overview, panes, footer."""
        yield TitleLine(id="title")
        yield OverviewLine(id="overview")
        with Container(id="body"):
            yield FilterPane(id="filter")
            with Container(id="main"):
                with Vertical(id="timeline"):
                    yield AxisPane(id="axis")
                    yield EventList(id="events")
                yield DetailPane(id="detail")
        yield Footer(id="footer")

    def on_mount(self) -> None:
        """The keyboard begins in the list of events; a large store is read while the screen stands."""
        self.query_one(EventList).focus()
        if self.opening.reading is None:
            self._tell(reading=f"{say('loading', self.session.view.language)} …")
            self.run_worker(self._read, thread=True, exit_on_error=False)
        else:
            self._tell()

    def _read(self) -> None:
        """In a thread: read the store, saying how far it has come, and hand over the session."""
        last = -1

        def progress(done: int, of: int) -> None:
            nonlocal last
            share = 100 * done // max(1, of)
            if share != last:
                last = share
                self.app.call_from_thread(self._tell, reading=f"{say('loading', 'en')} {share}%")

        try:
            self.opening.read(progress)
            session = self.opening.session()
        except (StoreError, Refusal) as error:
            self.app.call_from_thread(self.app.exit, None, 2, str(error))
        else:
            self.app.call_from_thread(self._adopt, session)

    def _adopt(self, session: Session) -> None:
        self.session = session
        self._tell()
        self.draw()

    def _tell(self, reading: str = "") -> None:
        files = " + ".join(store.rsplit("/", 1)[-1] for store in self.stores)
        self.query_one(TitleLine).tell(file=files, problems=len(self.problems), reading=reading)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new size and keep the stretch of time."""
        self.lay_out(event.size.width, event.size.height)

    def lay_out(self, width: int = 0, height: int = 0) -> None:
        """Which panes are seen: by the size, by the layout asked for, and by where the keyboard is."""
        width, height = width or self.size.width, height or self.size.height
        self.mode = mode_of(width, height)
        context = self.context
        view = self.session.view
        for mode in ("wide", "stacked", "one"):
            self.set_class(mode == self.mode, f"-{mode}")
        in_filter = context in {"filter", "query"}
        self.set_class(self._drawer or (in_filter and self.mode != "wide"), "-filtering")
        self.set_class(self.mode == "one" and context == "detail", "-reading")
        self.set_class(view.layout == "list", "-no-axis")
        self.set_class(view.layout == "axis", "-no-list")
        self.set_class(height < 10, "-low")
        self.query_one(AxisPane).styles.height = "1fr" if view.layout == "axis" else self._axis_height(height)
        self.call_after_refresh(self.draw)

    def _axis_height(self, height: int) -> int:
        """Rows of the axis: ticks, and as many rows a lane as leave the list about half of the timeline."""
        lanes = max(1, len(self.session.view.whole.lanes))
        inner = (
            height - (4 if self.mode == "wide" else 3)
            if self.mode != "stacked"
            else (height - 3) * 62 // 100 - 1
        )
        most = inner // 2 if inner > 20 else inner - max(4, inner // 3)
        shares = max(1, min(3, (most - TICK_ROWS) // lanes))
        return max(3, min(TICK_ROWS + lanes * shares, most))

    def draw(self) -> None:
        """Give every pane the view as it now is."""
        axis = self.query_one(AxisPane)
        if axis.columns:
            self.session.apply(moves.resized(axis.columns))
        view = self.session.view
        self.query_one("#timeline").border_title = say("Timeline", view.language)
        self.query_one(TitleLine).extent_words = extent_words(view.shown, view.language)
        for pane in self.query(Canvas):
            pane.show(view)
        self.query_one(FilterPane).show(view)

    # --- where the keyboard is -------------------------------------------------------------------

    @property
    def context(self) -> Context:
        """Which keys matter now: by the pane that has the keyboard."""
        focused = self.focused
        if isinstance(focused, Input):
            return "query" if focused.id == "query" else "prompt"
        if isinstance(focused, FacetList):
            return "filter"
        return "detail" if isinstance(focused, DetailPane) else "timeline"

    def on_descendant_focus(self) -> None:
        """Another pane has the keyboard: other keys in the footer, perhaps other panes in sight."""
        self.query_one(Footer).turn_to(self.context)
        self.lay_out()

    def turn(self, step: int) -> None:
        """Give the keyboard to the next pane, or the one before."""
        panes: list[Widget] = [self.query_one(EventList), self.query_one(DetailPane)]
        if self.mode == "wide" or self._drawer or self.mode == "one":
            panes += [self.query_one("#query"), self.query_one(FacetList)]
        at = panes.index(self.focused) if self.focused in panes else 0
        self.focus_pane(panes[(at + step) % len(panes)])

    def focus_pane(self, pane: Widget) -> None:
        """Bring a pane into sight and give it the keyboard."""
        if pane.id in {"query", "facets"} and self.mode != "wide":
            self.open_drawer()
        self.set_class(self.mode == "one" and pane.id == "detail", "-reading")
        pane.focus()

    def open_drawer(self) -> None:
        """Show the filter pane where it is not always seen."""
        self._drawer = self.mode != "wide"
        self.set_class(True, "-filtering")

    def home(self) -> None:
        """Back to the list of events; the drawer closes."""
        self._drawer = False
        self.query_one(EventList).focus()
        self.lay_out()

    # --- what the user wants ---------------------------------------------------------------------

    async def action_act(self, name: str) -> None:
        """A key of the table."""
        self.act(name)

    def act(self, name: str) -> None:
        """Do an action by its name."""
        self.query_one(Footer).say("")
        if self._deeds.do(name):
            self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is laid over the explorer, its keys are not the explorer's."""
        del parameters
        return not (action == "act" and self.app.screen is not self)

    def notice(self, words: str, *, warning: bool = False) -> None:
        """Say something in the footer until the next key."""
        self.query_one(Footer).say(words, warning=warning)

    def on_event_chosen(self, message: messages.EventChosen) -> None:
        """A click on an event."""
        self._deeds.choose(message.row, follow=message.follow)
        self.draw()

    def on_window_moved(self, message: messages.WindowMoved) -> None:
        """A drag along the axis."""
        self.session.apply(moves.pan(message.columns))
        self.draw()

    def on_window_zoomed(self, message: messages.WindowZoomed) -> None:
        """The wheel over the axis."""
        self.session.apply(moves.zoom(*((1, 2) if message.closer else (2, 1)), at=message.at))
        self.draw()

    def on_window_centred(self, message: messages.WindowCentred) -> None:
        """A click on the overview."""
        self.session.apply(moves.centred(message.at))
        self.draw()

    def on_target_followed(self, message: messages.TargetFollowed) -> None:
        """A link or a source of the detail pane."""
        self._deeds.follow_target(message.event_id, message.url)
        self.draw()

    def on_facet_toggled(self, message: messages.FacetToggled) -> None:
        """A facet in or out of the filter."""
        self._deeds.toggle_facet(message.name, message.value)
        self.draw()

    def on_query_changed(self, message: messages.QueryChanged) -> None:
        """Another filter."""
        if self._deeds.filter(message.text) and message.accepted:
            self.home()
        self.draw()

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Echo how it is read."""
        self._deeds.echo(message.kind, message.text)

    def on_prompt_taken(self, message: Prompt.Taken) -> None:
        """Go there, or look for it."""
        self._deeds.take(message.kind, message.text)
        self.draw()

    def on_action_asked(self, message: messages.ActionAsked) -> None:
        """A click on the footer or the title."""
        self.act(message.name)
