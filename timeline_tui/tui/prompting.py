"""What is typed above the footer: a place to go to, words to find, a name for a mark; echoed while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.tui import moves
from timeline_tui.tui.goto import Goal, read_goal
from timeline_tui.tui.panes.prompt import Prompt, opened_on
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from textual.widget import AwaitMount

    from timeline_tui.tui.deeds import Deeds
    from timeline_tui.tui.panes.prompt import Kind
    from timeline_tui.tui.screens.explore import ExploreScreen


class Prompting:
    """Asks, echoes and takes for the explorer."""

    def __init__(self, screen: ExploreScreen, deeds: Deeds) -> None:
        self._screen = screen
        self._deeds = deeds

    def ask(self, kind: Kind, text: str) -> AwaitMount:
        """A line to type in above the footer, with a text to begin with."""
        self._deeds.drop_prompt()
        prompt = Prompt(kind, self._screen.session.view.language, text=text)
        return self._screen.mount(prompt, before="#footer")

    def echo(self, kind: Kind, text: str) -> None:
        """Say how what is typed is read, without going there."""
        view = self._screen.session.view
        prompt = opened_on(self._screen)
        if prompt is None:
            return
        if not text.strip():
            prompt.echo("")
        elif kind == "mark":
            prompt.echo(self._deeds.times().echo_mark(text))
        elif kind == "find":
            prompt.echo(f"{len(view.shown.hits(text))} {say('hits', view.language)}")
        else:
            goal = self._goal(text)
            prompt.echo(goal.words, wrong=goal.refused)

    def take(self, kind: Kind, text: str) -> None:
        """Go where the prompt says; what can't be read stays in the prompt."""
        session = self._screen.session
        prompt = opened_on(self._screen)
        if prompt is None:
            return
        if not text.strip():
            self._deeds.escape()
            return
        if kind == "mark":
            self._deeds.times().set_mark(text)
            self._leave()
            return
        if kind == "find":
            session.apply(moves.looked_for(text.strip()))
            self._leave()
            self._deeds.next_hit(0)
            return
        goal = self._goal(text)
        if goal.refused:
            prompt.echo(goal.words, wrong=True)
            return
        if goal.event_id:
            self._screen.go_to_event(goal.event_id)
        elif goal.when is not None:
            session.jump(moves.to_date(goal.when))
        self._leave()

    def _leave(self) -> None:
        self._deeds.drop_prompt()
        self._screen.home()

    def _goal(self, text: str) -> Goal:
        return read_goal(text, self._screen.session.view)
