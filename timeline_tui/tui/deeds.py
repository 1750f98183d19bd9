"""What each action does on the explorer: moves of the view by name, and the deeds that need more than a view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from timeline_tui.tui import moves
from timeline_tui.tui.guests import FORBIDDEN
from timeline_tui.tui.panes.banner import banner_action, dismiss
from timeline_tui.tui.panes.detail import DetailPane
from timeline_tui.tui.panes.events import EventList
from timeline_tui.tui.panes.filter import FacetList, FilterPane
from timeline_tui.tui.why_not import why_not
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import AwaitMount

    from timeline_tui.tui.editing import Editing
    from timeline_tui.tui.following import Following
    from timeline_tui.tui.panes.prompt import Kind
    from timeline_tui.tui.panes.scroller import Scroller
    from timeline_tui.tui.preferences import Preferences
    from timeline_tui.tui.prompting import Prompting
    from timeline_tui.tui.screens.explore import ExploreScreen
    from timeline_tui.tui.sharing import Sharing
    from timeline_tui.tui.times import Times
    from timeline_tui.tui.view import View

PAN: Final = 4
"""Cells that one press of an arrow pans."""

STEPS: Final[dict[str, Callable[[View], View]]] = {
    "event-before": moves.step(-1),
    "event-after": moves.step(1),
    "lane-before": moves.step(-1, same_lane=True),
    "lane-after": moves.step(1, same_lane=True),
    "pan-left": moves.pan(-PAN),
    "pan-right": moves.pan(PAN),
    "pan-left-far": moves.pan_screens(-2),
    "pan-right-far": moves.pan_screens(2),
    "zoom-in": moves.zoom(1, 2),
    "zoom-out": moves.zoom(2, 1),
    "zoom-all": moves.zoom_all,
    "zoom-selection": moves.zoom_selection,
    "layout": moves.next_layout,
    "language": moves.other_language,
}
"""Actions that only change the view."""

JUMPS: Final[dict[str, Callable[[View], View]]] = {
    "first": moves.first,
    "last": moves.last,
    "undated": moves.next_undated,
}
"""Actions that change the view and that `back` undoes."""

CURSOR: Final = {
    "event-before": -1,
    "event-after": 1,
    "page-before": -10,
    "page-after": 10,
    "first": -10_000,
    "last": 10_000,
}
"""What the moves among events do in a pane that has a cursor of its own."""


class Deeds:
    """Does actions by name; says whether the view is to be drawn anew."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen
        self._editing: Editing | None = None
        self.mounting: AwaitMount | None = None
        """A line to type in that was asked for, and may not stand yet."""
        self._others: Final[dict[str, Callable[[], None]]] = {
            "page-before": lambda: self._page(-1),
            "page-after": lambda: self._page(1),
            "follow": lambda: self.links().follow(),
            "back": lambda: self.links().back(),
            "forward": lambda: self.links().forward(),
            "find": lambda: self._prompt("find"),
            "goto": lambda: self._prompt("goto"),
            "find-next": lambda: self.next_hit(1),
            "find-last": lambda: self.next_hit(-1),
            "filter": self._filter_pane,
            "filter-toggle": self._toggle_filter,
            "filter-clear": self._clear_filter,
            "toggle": lambda: screen.query_one(FacetList).toggle_cursor(),
            "open-source": lambda: self._sharing().open_source(),
            "copy": lambda: self._sharing().copy_event(),
            "copy-view": lambda: self._sharing().copy_view(),
            "copy-stop": lambda: self._sharing().copy_stop(),
            **{name: partial(self._edit, name) for name in ("edit", "add", "duplicate", "delete", "undo")},
            **{name: partial(self._learn, name) for name in ("recall", "bookmark", "note", "notes")},
            **{name: partial(self._time, name) for name in ("fold", "unfold", "mark", "marks", "measure")},
            **{name: partial(self._time, name) for name in ("between", "same-time", "compare")},
            "story": self.tell,
            "pane": lambda: screen.turn(1),
            "pane-before": lambda: screen.turn(-1),
            "problems": self._problems,
            "changes": self._changes,
            "theme": self._theme,
            "palette": screen.app.action_command_palette,
            "help": self._help,
            "settings": lambda: self._preferences().edit(),
            "accept": self._accept,
            "escape": self.escape,
            "suspend": screen.app.action_suspend_process,
            "quit": screen.app.exit,
        }

    def do(self, name: str) -> bool:
        """Do an action where the keyboard is; whether the view may have changed."""
        context = self._screen.context
        pane = self._cursor_pane()
        if context == "query" and name in {"event-after", "page-after"}:
            self._screen.enter("filter")
            return False
        if pane is not None and name in CURSOR:
            pane.move_cursor(CURSOR[name])
            return False
        if context == "filter" and name == "follow":
            name = "toggle"
        if context == "banner" and name == "follow":
            name = banner_action(self._screen)
        if name in FORBIDDEN[self._screen.opening.guest]:
            self._say("guest")
            return False
        if reason := why_not(name, self._screen.session.view):
            self._screen.notice(reason)
            return False
        if name in STEPS:
            changed = self._screen.session.apply(STEPS[name])
            if name in {"layout", "language"}:
                self._screen.rearrange()
            return changed
        if name in JUMPS:
            return self._screen.session.jump(JUMPS[name])
        self._others[name]()
        return True

    def _cursor_pane(self) -> Scroller | None:
        focused = self._screen.focused
        return focused if isinstance(focused, (DetailPane, FacetList)) else None

    def _page(self, by: int) -> None:
        height = self._screen.query_one(EventList).page
        self._screen.session.apply(moves.step(by * height))

    # --- links -----------------------------------------------------------------------------------

    def links(self) -> Following:
        """Where the selected event leads, and the ways there."""
        from timeline_tui.tui.following import Following  # noqa: PLC0415 (the first frame follows nothing)

        return Following(self._screen)

    # --- prompts ---------------------------------------------------------------------------------

    def _prompt(self, kind: Kind) -> None:
        view = self._screen.session.view
        self.ask(kind, view.needle if kind == "find" else "")

    def ask(self, kind: Kind, text: str) -> AwaitMount:
        """A line to type in above the footer, with a text to begin with."""
        self.mounting = self._prompting().ask(kind, text)
        return self.mounting

    def echo(self, kind: Kind, text: str) -> None:
        """Say how what is typed is read, without going there."""
        self._prompting().echo(kind, text)

    def take(self, kind: Kind, text: str) -> None:
        """Go where the prompt says; what can't be read stays in the prompt."""
        self._prompting().take(kind, text)

    def drop_prompt(self) -> bool:
        """Take the line to type in away; whether there was one."""
        prompts = self._screen.query("Prompt")
        prompts.remove()
        return bool(prompts)

    def _prompting(self) -> Prompting:
        from timeline_tui.tui.prompting import Prompting  # noqa: PLC0415 (brings an input: not before it is typed in)

        return Prompting(self._screen, self)

    def next_hit(self, by: int) -> None:
        """Go to the next hit of the words looked for; to the one before for -1, to the first from here on for 0."""
        session = self._screen.session
        view = session.view
        hits = view.shown.hits(view.needle) if view.needle else ()
        if not hits:
            self._screen.notice(f'"{view.needle}": {say("not found", view.language)}', warning=True)
            return
        session.jump(moves.next_hit(by))
        at = hits.index(session.view.row) + 1 if session.view.row in hits else 0
        self._screen.notice(f'"{view.needle}": {at}/{len(hits)} {say("hits", view.language)}')

    # --- filter ----------------------------------------------------------------------------------

    def _filter_pane(self) -> None:
        self._screen.enter("query")

    def filter(self, text: str) -> bool:
        """Filter by a query; whether it could be read. The last good filter stays where not."""
        refusal = self._screen.session.filter(text)
        self._screen.query_one(FilterPane).refuse(str(refusal) if refusal else "")
        return refusal is None

    def toggle_facet(self, name: str, value: str) -> None:
        """Put a facet into the query or take it out; the query line says the same."""
        from timeline_tui.chronicle.query import toggle  # noqa: PLC0415 (the grammar is wanted late)

        text = toggle(self._screen.session.view.query_text, name, value)
        self._screen.query_one(FilterPane).put(text)
        self.filter(text)

    def _toggle_filter(self) -> None:
        session = self._screen.session
        if session.query is None:
            self._say("no filter")
        else:
            session.toggle_filter()

    def _clear_filter(self) -> None:
        self._screen.query_one(FilterPane).put("")
        self.filter("")

    # --- edits -----------------------------------------------------------------------------------

    def _edit(self, name: str) -> None:
        self.mounting = self._editor().do(name)

    def _editor(self) -> Editing:
        from timeline_tui.tui.editing import Editing  # noqa: PLC0415 (the first frame edits nothing)

        if self._editing is None:
            self._editing = Editing(self._screen)
        return self._editing

    # --- the reader's own ------------------------------------------------------------------------

    def _learn(self, name: str) -> None:
        from timeline_tui.tui.learning import Learning  # noqa: PLC0415 (the first frame keeps nothing)

        Learning(self._screen).do(name)

    def settle(self) -> None:
        """After the first frame: the reader's notes, bookmarks and marks, and the story that was asked for."""
        from timeline_tui.tui.learning import Learning  # noqa: PLC0415 (as above)

        Learning(self._screen).read()
        self.times().settle()
        if self._screen.opening.settings.troubles and not self._screen.opening.guest:
            self._preferences().tell()
        start = self._screen.opening.start
        if start.route or start.step:
            self.tell(start.route, start.step)
        if self._screen.opening.sides is not None:
            self.times().compare()

    def tell(self, route_id: str = "", number: int = 0) -> None:
        """Tell a route, or in order of time what is shown; from a step by its number, else from the selection."""
        from timeline_tui.tui.storytelling import Storytelling  # noqa: PLC0415 (only when asked for)

        Storytelling(self._screen).begin(route_id, number)

    # --- time ------------------------------------------------------------------------------------

    def _time(self, name: str) -> None:
        self.mounting = self.times().do(name)

    def times(self) -> Times:
        """What the reader does with time."""
        from timeline_tui.tui.times import Times  # noqa: PLC0415 (the first frame measures and folds nothing)

        return Times(self._screen)

    def open_fold(self, at: int) -> None:
        """Open the fold that holds a moment."""
        self.times().open_fold(at)

    # --- outside ---------------------------------------------------------------------------------

    def _sharing(self) -> Sharing:
        from timeline_tui.tui.sharing import Sharing  # noqa: PLC0415 (late: rarely wanted)

        return Sharing(self._screen)

    # --- screen ----------------------------------------------------------------------------------

    def _help(self) -> None:
        from timeline_tui.tui.overlays import show_help  # noqa: PLC0415 (the first frame lays nothing over itself)

        show_help(self._screen)

    def _preferences(self) -> Preferences:
        from timeline_tui.tui.preferences import Preferences  # noqa: PLC0415 (as help)

        return Preferences(self._screen)

    def _problems(self) -> None:
        from timeline_tui.tui.overlays import show_problems  # noqa: PLC0415 (as help)

        show_problems(self._screen, lambda file, line, column: self._editor().open_at(file, line, column))

    def _changes(self) -> None:
        fresh = self._screen.fresh
        self._say("no changes") if fresh is None else fresh.walk()

    def _theme(self) -> None:
        from timeline_tui.tui.theme import turn  # noqa: PLC0415 (keeps the colours in one place)

        turn(self._screen.app)

    def _accept(self) -> None:
        """What Enter does in a line that is typed in, where its key in the footer is clicked."""
        from textual.widgets import Input  # noqa: PLC0415 (not before something is typed)

        line = self._screen.focused
        if isinstance(line, Input):
            line.call_later(line.action_submit)

    def escape(self) -> None:
        """One step back: the prompt, then the pane, then the words looked for."""
        session = self._screen.session
        if self.drop_prompt() or self._screen.context not in {"timeline", "banner"}:
            self._screen.home()
        elif dismiss(self._screen):
            return
        elif session.view.measured_from is not None:
            self.times().measure_no_more()
        elif session.view.needle:
            session.apply(moves.looked_for(""))

    @property
    def _language(self) -> str:
        return self._screen.session.view.language

    def _say(self, key: str) -> None:
        self._screen.notice(self._screen.view.keys.fill(say(key, self._language)))
