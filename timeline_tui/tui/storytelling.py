"""From the explorer into the story and back: what can be told, where it begins, what was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chronicle.story.telling import telling_of
from timeline_tui.tui.moves import to_event, window_of
from timeline_tui.tui.screens.story import Left, StoryScreen
from timeline_tui.tui.story.play import Play, to
from timeline_tui.tui.story.scene_text import view_words
from timeline_tui.tui.story.words import say

if TYPE_CHECKING:
    from timeline_tui.chronicle.story.scene import Scene
    from timeline_tui.tui.screens.explore import ExploreScreen
    from timeline_tui.tui.view import View


class Storytelling:
    """Tells stories for the explorer."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen

    def begin(self, route_id: str = "", number: int = 0) -> None:
        """Tell what is shown in order of time, or a route; from a step by its number, else from the selected event."""
        view = self._screen.session.view
        telling = telling_of(view.whole, view.shown, route_id)
        if telling is None or not len(telling):
            self._screen.notice(say("nothing on route" if route_id else "nothing", view.language), warning=True)
            return
        at = number - 1
        if not number:
            at = 0 if route_id or view.event is None else telling.place_of(view.event.id) or 0
        settings = self._screen.opening.settings
        play = to(at)(Play(telling, pace=settings.pace))
        self._screen.app.push_screen(StoryScreen(view, play, self._screen.stores, settings), self._left)

    def _left(self, left: Left | None) -> None:
        """Back in the explorer, at the event that was told last, and in the view that it was told in."""
        if left is None:
            return
        screen = self._screen
        screen.session.apply(lambda view: view._replace(language=left.language))
        here = screen.session.view.event
        if left.scene is not None and left.scene.is_narrow and left.event_id:
            self._show(left.scene, left.event_id)
        elif left.event_id and (here is None or here.id != left.event_id):
            screen.go_to_event(left.event_id)
        screen.home()
        screen.draw()

    def _show(self, scene: Scene, event_id: str) -> None:
        """What the route's author shows at the stop; its filter takes the place of the explorer's where it has one."""
        session = self._screen.session

        def move(view: View) -> View:
            moved = to_event(event_id)(view)
            return window_of(*scene.window)(moved) if scene.window else moved

        text = scene.query_text
        if text:
            session.jump_under(text, move)
        else:
            session.jump(move)
        if session.view.shown.row_of(event_id) is None:
            self._screen.go_to_event(event_id)  # says what hides it
        else:
            words = view_words(scene, session.view)
            told = session.view.keys.fill(say("shown as", session.view.language))
            self._screen.notice(told.replace("{}", words))
