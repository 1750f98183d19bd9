"""The story: one event at a time, to be read from the back of a room, with the past on an axis beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.widgets import Input

from timeline_tui.chronicle.story.step import Step, step
from timeline_tui.chronicle.story.telling import AlongRoute, InTime, telling_of
from timeline_tui.tui.binding import bindings, obey
from timeline_tui.tui.keymap import DECLARED
from timeline_tui.tui.panes.footer import Footer
from timeline_tui.tui.screens.over import Over
from timeline_tui.tui.settings.values import DEFAULTS, Settings
from timeline_tui.tui.story import play as moves
from timeline_tui.tui.story.axis import StoryAxis, axis_rows
from timeline_tui.tui.story.finding import same_step, typed_step
from timeline_tui.tui.story.lines import StoryProgress, StoryTitle
from timeline_tui.tui.story.page import StoryPage
from timeline_tui.tui.story.scene_text import view_problem
from timeline_tui.tui.story.words import say
from timeline_tui.tui.theme import turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from timeline_tui.chronicle.story.scene import Scene
    from timeline_tui.tui.actions import Action, Context
    from timeline_tui.tui.messages import ActionAsked, EventChosen
    from timeline_tui.tui.panes.prompt import Prompt
    from timeline_tui.tui.story.play import Play
    from timeline_tui.tui.view import View


URGENT: Final = frozenset({"escape"})
"""Actions whose keys work while a step is typed."""


class Left(NamedTuple):
    """Where a story was left: at which event, in which language, and in which view of a route's author."""

    event_id: str
    language: str
    scene: Scene | None = None


class StoryScreen(Over[Left]):
    """Laid over the explorer. Ends with the event that it is left at."""

    CSS_PATH = "story.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 (as Textual declares it)
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (6, "-low"), (20, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = bindings(DECLARED.table("story"), URGENT)

    def __init__(self, view: View, play: Play, stores: Sequence[str], settings: Settings = DEFAULTS) -> None:
        super().__init__()
        self._view = view
        self.play = play
        self._stores = stores
        self._settings = settings
        self._timer: Timer | None = None
        self._asks = False
        """Whether there is a line to type a step in."""
        self._axis_rows = -1
        if view.keys is not DECLARED:
            obey(self, bindings(view.keys.table("story"), URGENT))

    @property
    def actions(self) -> Sequence[Action]:
        """What the palette shows while the story is told."""
        return self._view.keys.table("story").actions

    @property
    def step(self) -> Step:
        """The step that is told."""
        return step(self.play.telling, self.play.at, everything=self.play.everything)

    @property
    def view(self) -> View:
        """The explorer's view, at this step."""
        return self._view_at(self.step)

    def _view_at(self, found: Step) -> View:
        return self._view._replace(shown=found.scene.chronicle, row=found.row)

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self._view.language

    @property
    def context(self) -> Context:
        """Which keys matter now."""
        return "prompt" if isinstance(self.focused, Input) else "story"

    def compose(self) -> ComposeResult:
        """Title, page, axis, progress, keys."""
        yield StoryTitle(self.play, id="story-title")
        yield StoryPage(self.play, self.step)
        yield StoryAxis(self.play, self.step)
        yield StoryProgress(self.play)
        yield Footer("story", id="story-footer")

    def on_mount(self) -> None:
        """The first step."""
        self.query_one(Footer).turn_to("story")
        self.query_one(StoryPage).focus()
        self._draw()
        missing = self.play.telling.missing
        if missing:
            key = "missing one" if missing == 1 else "missing"
            self._notice(say(key, self.language).format(missing), warning=True)

    def on_resize(self, event: events.Resize) -> None:
        """The axis has as many rows as there is room for."""
        self._arrange(*event.size)

    def _arrange(self, width: int = 0, height: int = 0) -> None:
        axis = self.query_one(StoryAxis)
        scene = self.play.telling.scene(self.play.at)
        rows = axis_rows(scene, width or self.app.size.width, height or self.app.size.height)
        if rows != self._axis_rows:
            self._axis_rows = rows
            axis.styles.height = rows
            axis.display = rows > 0

    def _draw(self) -> None:
        found = self.step
        view = self._view_at(found)
        self._arrange()
        self.query_one(StoryPage).follow(self.play, found)
        self.query_one(StoryAxis).follow(self.play, found)
        for line in (StoryTitle, StoryProgress):
            self.query_one(line).follow(self.play)
        for canvas in (StoryTitle, StoryPage, StoryAxis, StoryProgress, Footer):
            self.query_one(canvas).show(view)
        wrong = view_problem(found, view)
        if wrong and not self.query_one(Footer).notice:
            self._notice(wrong, warning=True)

    def _notice(self, words: str, *, warning: bool = False) -> None:
        self.query_one(Footer).say(words, warning=warning)

    # --- what the user does ----------------------------------------------------------------------

    def action_press(self, key: str) -> None:
        """A key, which does what it does where the keyboard is."""
        action = self._view.keys.table("story").at(self.context, key)
        if action is not None:
            self.act(action.name)

    def act(self, name: str) -> None:
        """Do an action by its name."""
        self._notice("")
        if name in moves.MOVES:
            self.play = moves.MOVES[name](self.play)
            if name == "fold":
                self._notice(say("folded" if self.play.folded else "unfolded", self.language))
            elif name == "play" and self.play.is_last:
                self._notice(say("last step", self.language))
            elif name in {"longer", "shorter"}:
                self._notice(say("seconds", self.language).format(self.play.pace))
        else:
            {
                "up": lambda: self.query_one(StoryPage).scroll_lines(-1),
                "down": lambda: self.query_one(StoryPage).scroll_lines(1),
                "route": self._next_route,
                "view": self._turn_view,
                "goto": self._ask,
                "copy": self._copy,
                "copy-view": self._copy_view,
                "language": self._other_language,
                "theme": lambda: turn(self.app),
                "palette": self.app.action_command_palette,
                "help": self._help,
                "escape": self._escape,
            }[name]()
        if self.is_current or self.app.screen is not self:
            self._wind()
            self._draw()

    def _escape(self) -> None:
        """The line to type in first; then back to the explorer."""
        if not self._drop_prompt():
            found = self.step
            self.dismiss(Left(found.event.id, self.language, found.scene))

    def _next_route(self) -> None:
        """In order of time, then each route in the order of the file."""
        ids = ["", *(route.id for route in self._view.whole.preface.routes)]
        if len(ids) == 1:
            self._notice(say("no routes", self.language))
            return
        route = self.play.telling.route
        at = ids.index(route.id) if route is not None and route.id in ids else 0
        for step_on in range(1, len(ids)):
            if self.tell(ids[(at + step_on) % len(ids)]):
                return
        self._notice(say("nothing on route", self.language), warning=True)

    def tell(self, route_id: str) -> bool:
        """Tell it along a route, or in order of time for ''; whether there is anything to tell so."""
        telling = telling_of(self._view.whole, self._view.shown, route_id)
        if telling is None or not len(telling):
            return False
        self.play = moves.told_as(telling)(self.play)
        return True

    def _turn_view(self) -> None:
        """All of the axis instead of the author's view of each stop, or back."""
        before = self.play.telling
        key = "no view"
        if isinstance(before, AlongRoute) and before.has_views:
            self.play = self.play._replace(telling=before.turned())
            key = "author’s view" if self.play.telling.viewed else "whole axis"
        self._notice(say(key, self.language))

    def begin_route(self, route_id: str) -> None:
        """Tell it along a route that was chosen by name."""
        if not self.tell(route_id):
            self._notice(say("nothing on route", self.language), warning=True)
        self._draw()

    def _copy(self) -> None:
        from timeline_tui.tui.copying import event_text  # noqa: PLC0415 (late: rarely wanted)

        self._put_on_clipboard(event_text(self.view, self.step.event))

    def _copy_view(self) -> None:
        from timeline_tui.tui.copying import story_command  # noqa: PLC0415 (late: rarely wanted)

        route = self.play.telling.route
        name = route.id if route else ""
        self._put_on_clipboard(story_command(self._view, self._stores, name, self.play.at + 1, self._settings))

    def _put_on_clipboard(self, text: str) -> None:
        from timeline_tui.tui.sharing import copied  # noqa: PLC0415 (late: rarely wanted)

        self._notice(copied(self.app, text, self.language))

    def _other_language(self) -> None:
        self._view = self._view._replace(language="en" if self.language == "fr" else "fr")

    def _help(self) -> None:
        from timeline_tui.tui.screens.help import HelpScreen  # noqa: PLC0415 (only when asked for)

        self.app.push_screen(HelpScreen(self._view, "story"))

    # --- going on by itself ----------------------------------------------------------------------

    def _wind(self) -> None:
        """The pace counts from the last step; nothing goes on under what is laid over it, or while a step is typed."""
        self.on_screen_suspend()
        if self.play.playing and self.play.is_last:
            self.play = self.play._replace(playing=False)
        if self.play.playing and self.is_current and not self._asks:
            self._timer = self.set_timer(self.play.pace, self.go_on)

    def go_on(self) -> None:
        """One step on by itself."""
        self.play = moves.passed_on(self.play)
        self._wind()
        self._draw()

    def on_screen_suspend(self) -> None:
        """Something is laid over the story: it waits."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def on_screen_resume(self) -> None:
        """It goes on."""
        self._wind()

    # --- to a step -------------------------------------------------------------------------------

    def _ask(self) -> None:
        from timeline_tui.tui.panes.prompt import Prompt  # noqa: PLC0415 (brings an input: not before it is typed in)

        self._drop_prompt()
        self._asks = True
        self.mount(Prompt("step", self.language), before="#story-progress")

    def _drop_prompt(self) -> bool:
        self._asks = False
        prompts = self.query("Prompt")
        for prompt in prompts:
            prompt.remove()
        if prompts:
            self.query_one(StoryPage).focus()
        return bool(prompts)

    def _prompt(self) -> Prompt | None:
        from timeline_tui.tui.panes.prompt import opened_on  # noqa: PLC0415 (the same)

        return opened_on(self)

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Echo how it is read."""
        prompt = self._prompt()
        if prompt is not None:
            found = typed_step(message.text, self.view, self.play) if message.text.strip() else None
            words = found.words if found is not None else ""
            prompt.echo(words, wrong=found is not None and found.at is None)

    def on_prompt_taken(self, message: Prompt.Taken) -> None:
        """Go there; what can't be read stays in the line."""
        found = typed_step(message.text, self.view, self.play) if message.text.strip() else None
        if found is not None and found.at is None:
            if (prompt := self._prompt()) is not None:
                prompt.echo(found.words, wrong=True)
            return
        self._drop_prompt()
        if found is not None and found.at is not None:
            self._go(found.at)
        self._wind()

    def _go(self, at: int) -> None:
        self.play = moves.to(at)(self.play)
        self._wind()
        self._draw()

    def on_event_chosen(self, message: EventChosen) -> None:
        """A click on the axis: to the step of that event, if it is one that may be known."""
        telling = self.play.telling
        if self.play.everything or message.row in telling.told(self.play.at):
            found = telling.scene(self.play.at).chronicle.rows(message.row, message.row + 1)
            at = telling.place_of(found[0].id) if found else None
            if at is not None:
                self._go(at)

    def on_story_progress_put(self, message: StoryProgress.Put) -> None:
        """A click on the bar."""
        self._go(message.at)

    def on_action_asked(self, message: ActionAsked) -> None:
        """A click on the page, on a mark or on the footer."""
        self.act(message.name)

    # --- the file is read again ------------------------------------------------------------------

    def follow_store(self, view: View, names: Mapping[str, str]) -> None:
        """Go over to another state of the chronicle, to the same step; `names` has the new ids by the old ones."""
        before, at = self.play.telling, self.play.at
        route = before.route
        self._view = view._replace(language=self.language)
        telling = telling_of(view.whole, view.shown, route.id if route else "", viewed=before.viewed)
        if telling is None or not len(telling):
            telling = InTime(view.shown)
            if not len(telling):
                self.dismiss(Left("", self.language))
                return
            self._notice(say("route gone", self.language), warning=True)
        self.play = self.play._replace(telling=telling, at=same_step(before, at, telling, names))
        self._wind()
        self._draw()
