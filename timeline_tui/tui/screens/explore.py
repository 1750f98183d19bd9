"""The explorer: title, overview, filter, timeline, detail, footer. It wires panes to the session and draws nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Container
from textual.screen import Screen

from timeline_tui.tui import messages, moves
from timeline_tui.tui.awaiting import read_beside
from timeline_tui.tui.binding import bindings, obey
from timeline_tui.tui.canvas import Canvas, retitle
from timeline_tui.tui.deeds import Deeds
from timeline_tui.tui.extent import beyond_words, extent_words
from timeline_tui.tui.frame import Frame
from timeline_tui.tui.garbage import collect_again
from timeline_tui.tui.keymap import DECLARED
from timeline_tui.tui.panes.axis import AxisPane
from timeline_tui.tui.panes.detail import DetailPane
from timeline_tui.tui.panes.events import EventList
from timeline_tui.tui.panes.filter import FacetList, FilterPane
from timeline_tui.tui.panes.footer import Footer
from timeline_tui.tui.panes.overview import OverviewLine
from timeline_tui.tui.panes.title import TitleLine
from timeline_tui.tui.screens.arrangement import CLASSES, Mode, axis_height, classes_of, mode_of
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import AwaitMount

    from timeline_tui.store.problem import Problem
    from timeline_tui.tui.actions import Action, Context
    from timeline_tui.tui.freshness import Freshness
    from timeline_tui.tui.opening import Opening
    from timeline_tui.tui.panes.prompt import Kind, Prompt
    from timeline_tui.tui.session import Session
    from timeline_tui.tui.view import View

URGENT = frozenset({"escape", "pane", "pane-before", "palette", "suspend"})
"""Actions whose keys work while something is typed."""


_USUAL: Final = {"-wide"}
_OTHERWISE: Final = str(Path(__file__).resolve().parent.parent / "otherwise.tcss")
_SETTLED: Final = 1.0
"""Seconds after which a large store that has been read is watched and checked."""


class _Body(Container):
    """Holds the panes, which cover it: nothing of its own is ever seen."""

    BLANK = True


class ExploreScreen(Screen[None]):
    """One view drawn by all panes; every key is an action of the table."""

    AUTO_FOCUS = "#events"
    BLANK = True  # the panes cover it
    BINDINGS: ClassVar[list[BindingType]] = bindings(DECLARED.explorer, URGENT)

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self.session: Session = opening.session()
        self.mode: Mode = "wide"
        self._drawer = False
        self._axis_rows: int | str = 0
        self._deeds = Deeds(self)
        self.fresh: Freshness | None = None
        self.is_saving = False
        """Whether an edit of a large store is under way, beside the screen."""
        """Live reload, from the first frame on."""
        if self.view.keys is not DECLARED:
            self.obey_keys()

    def obey_keys(self) -> None:
        """Go over to the keys of the view, and no others."""
        obey(self, bindings(self.view.keys.explorer, URGENT))

    @property
    def actions(self) -> Sequence[Action]:
        """What the palette shows."""
        return self.view.keys.explorer.actions

    @property
    def view(self) -> View:
        """What the screen shows."""
        return self.session.view

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.session.view.language

    @property
    def stores(self) -> Sequence[str]:
        """The stores as they were named on the command line."""
        return self.opening.stores

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong in the files: as far as they have been looked at."""
        if self.fresh is not None and (self.fresh.broken or self.fresh.problems is not None):
            return self.fresh.broken or self.fresh.problems or ()
        return self.opening.reading.problems if self.opening.reading else ()

    # --- what is on the screen -------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Title, overview, panes, footer: arranged and filled before the first frame, which is then the whole one."""
        axis = AxisPane(id="axis")
        for each in (self, self.app):
            each.set_class(self.session.view.ascii, "-ascii")
        self._arrange(axis, *self.app.size)
        yield TitleLine(id="title")
        yield OverviewLine(id="overview")
        with _Body(id="body"):
            yield FilterPane(id="filter")
            with Frame(id="timeline"):
                yield axis
                yield EventList(id="events")
            yield DetailPane(id="detail")
        yield Footer(id="footer")

    def on_mount(self) -> None:
        """Fill the panes; a large store is read while the screen stands."""
        self.draw()
        if self.opening.reading is None:
            self.tell(reading=f"{say('reading', self.session.view.language)} …")
            self.run_worker(partial(read_beside, self), thread=True, exit_on_error=False)
        else:
            self.tell()
            self.call_after_refresh(self._keep_fresh)
            self.call_after_refresh(self._deeds.settle)

    async def on_unmount(self) -> None:
        """Watch no more."""
        if self.fresh is not None:
            await self.fresh.stop()

    def _keep_fresh(self) -> None:
        if self.opening.watched:
            from timeline_tui.tui.freshness import Freshness  # noqa: PLC0415 (after the first frame)

            self.fresh = Freshness(self)

    def on_store_read(self, message: messages.StoreRead) -> None:
        """Another part of a large store has been read."""
        if self.opening.reading is None:
            self.tell(reading=f"{say('reading', self.session.view.language)} {message.share}")

    def adopt(self, session: Session) -> None:
        """Go over to a session: that of a large store, once it has been read."""
        self.session = session
        self.tell()
        self.rearrange()
        self.call_after_refresh(collect_again)
        # Looking for problems takes the time of many frames: not before the whole has been drawn.
        self.set_timer(_SETTLED, self._keep_fresh)
        self.call_after_refresh(self._deeds.settle)

    def tell(self, reading: str = "") -> None:
        """Say in the title line what is open, and how many problems it has."""
        between = " ↔ " if self.session.view.compared else " + "
        files = between.join(store.rsplit("/", 1)[-1] for store in self.stores)
        origins = {document.origin for document in self.opening.reading.documents} if self.opening.reading else set()
        if origins - {""}:
            named = ", ".join(sorted(origins - {""}))
            files += f" ({named}, {say('read-only', self.session.view.language)})"
        self.query_one(TitleLine).tell(file=files, problems=len(self.problems), reading=reading)

    def on_resize(self, event: events.Resize) -> None:
        """Let the panes stand as the new size asks for."""
        self.rearrange(*event.size)

    def rearrange(self, width: int = 0, height: int = 0) -> None:
        """Arrange the panes and draw, after the next layout where that changes."""
        if self._arrange(self.query_one(AxisPane), width or self.size.width, height or self.size.height):
            self.call_after_refresh(self.draw)
        else:
            self.draw()

    def _arrange(self, axis: AxisPane, width: int, height: int) -> bool:
        """Set what the style sheet goes by; whether any of it changed."""
        view = self.session.view
        self.mode = mode_of(width, height)
        wanted = classes_of(self.mode, height, self.context, view.layout, drawer=self._drawer)
        changed = CLASSES & self.classes != wanted
        if wanted != _USUAL or view.ascii:
            self._stand_otherwise()
        if changed:
            self.set_classes((self.classes - CLASSES) | wanted)
        rows = axis_height(self.mode, height, len(view.whole.lanes)) if view.layout != "axis" else "1fr"
        if rows != self._axis_rows:
            self._axis_rows = axis.styles.height = rows
            changed = True
        return changed

    def _stand_otherwise(self) -> None:
        """Read the styles of the ways to stand that few explorers ever see."""
        sheet = self.app.stylesheet
        if not sheet.has_source(_OTHERWISE, ""):
            sheet.read(_OTHERWISE)
            sheet.reparse()
            sheet.update(self.app)

    def draw(self) -> None:
        """Give every pane the view as it now is."""
        columns = self.query_one(AxisPane).columns
        if columns:
            self.session.apply(moves.resized(columns))
        view = self.session.view
        beyond = beyond_words(view) if view.layout != "list" else ""
        title = f"{say('Timeline', view.language)}{beyond and '  '}{beyond}"
        retitle(self.query_one("#timeline"), title, ascii_only=view.ascii)
        self.query_one(TitleLine).extent_words = extent_words(view.shown, view.language)
        for pane in self.query(Canvas):
            pane.show(view)
        self.query_one(FilterPane).show(view)

    # --- where the keyboard is -------------------------------------------------------------------

    @property
    def context(self) -> Context:
        """Which keys matter now: by the pane that has the keyboard."""
        focused = self.focused
        if isinstance(focused, FacetList):
            return "filter"
        if isinstance(focused, DetailPane):
            return "detail"
        if focused is None or isinstance(focused, EventList):
            return "timeline"
        if focused.id == "banner":
            return "banner"
        return "query" if focused.id == "query" else "prompt"

    def on_descendant_focus(self) -> None:
        """Another pane has the keyboard: other keys in the footer, perhaps other panes in sight."""
        self.query_one(Footer).turn_to(self.context)
        self.rearrange()

    def turn(self, step: int) -> None:
        """Give the keyboard to the next pane, or the one before."""
        panes: list[Context] = ["timeline", "detail"]
        if self.mode != "stacked" or self._drawer:
            panes += ["query", "filter"]
        if self.query("#banner"):
            panes.append("banner")
        at = panes.index(self.context) if self.context in panes else 0
        self.enter(panes[(at + step) % len(panes)])

    def enter(self, context: Context) -> None:
        """Give the keyboard to a pane, and bring it into sight."""
        if context in {"query", "filter"}:
            self._drawer = self.mode == "stacked"
            self.add_class("-filtering")
        elif context == "detail" and self.mode == "one":
            self.add_class("-reading")
        if context == "query":
            self.query_one(FilterPane).begin_typing(self.session.view)
            return
        panes: dict[Context, str] = {
            "timeline": "#events",
            "detail": "#detail",
            "filter": "#facets",
            "banner": "#banner",
        }
        self.query_one(panes[context]).focus()

    def home(self) -> None:
        """Back to the list of events; the drawer closes."""
        self._drawer = False
        self.enter("timeline")
        self.rearrange()

    def on_query_line_wanted(self) -> None:
        """A click on the query line: type there."""
        self.enter("query")

    # --- what the user wants ---------------------------------------------------------------------

    async def action_press(self, key: str) -> None:
        """A key of the table; a line to type in stands before the next key is looked at."""
        action = self.view.keys.explorer.anywhere(self.context, key)
        if action is None:
            return
        self.act(action.name)
        mounting, self._deeds.mounting = self._deeds.mounting, None
        if mounting is not None:
            await mounting

    def act(self, name: str) -> None:
        """Do an action by its name; on the way out, none."""
        if not self.is_attached:
            return
        self.query_one(Footer).say("")
        if self._deeds.do(name):
            self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is laid over the explorer, its keys are not the explorer's."""
        del parameters
        return action != "press" or self.app.screen is self

    def go_to_event(self, event_id: str) -> bool:
        """Select an event by id; where a filter hides it, say which clause does."""
        return self._deeds.links().go_to_event(event_id)

    def begin_route(self, route_id: str) -> None:
        """Tell a route from its first step."""
        self._deeds.tell(route_id)

    def ask(self, kind: Kind, text: str) -> AwaitMount:
        """A line to type in above the footer, with a text to begin with."""
        return self._deeds.ask(kind, text)

    def notice(self, words: str, *, warning: bool = False) -> None:
        """Say something in the footer until the next key."""
        self.query_one(Footer).say(words, warning=warning)

    def on_event_chosen(self, message: messages.EventChosen) -> None:
        """A click on an event."""
        self._deeds.links().choose(message.row, follow=message.follow)
        self.draw()

    def on_window_moved(self, message: messages.WindowMoved) -> None:
        """A drag along the axis."""
        self.session.apply(moves.pan(message.columns))
        self.draw()

    def on_window_zoomed(self, message: messages.WindowZoomed) -> None:
        """The wheel over the axis."""
        self.session.apply(moves.zoom(*((1, 2) if message.closer else (2, 1)), at=message.at))
        self.draw()

    def on_fold_opened(self, message: messages.FoldOpened) -> None:
        """A click on a fold."""
        self._deeds.open_fold(message.at)
        self.draw()

    def on_window_centred(self, message: messages.WindowCentred) -> None:
        """A click on the overview."""
        self.session.apply(moves.centred(message.at))
        self.draw()

    def on_target_followed(self, message: messages.TargetFollowed) -> None:
        """A link or a source of the detail pane."""
        self._deeds.links().target(message.event_id, message.url)
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
