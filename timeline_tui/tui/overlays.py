"""What is laid over the explorer: all keys, and the problems of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.event import Event
from timeline_tui.tui.carrying import new_names
from timeline_tui.tui.screens.help import HelpScreen
from timeline_tui.tui.screens.problems import ProblemsScreen
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_tui.chronicle.changes import Changes
    from timeline_tui.store.problem import Problem
    from timeline_tui.tui.screens.explore import ExploreScreen

_MOST_UNDATED: Final = 500
"""Events without a date that are listed beside the problems; `U` goes through all of them."""


def show_help(screen: ExploreScreen) -> None:
    """All keys, searchable."""
    screen.app.push_screen(HelpScreen(screen.session.view))


def show_problems(screen: ExploreScreen, edit_at: Callable[[str, int, int], None]) -> None:
    """Problems and undated events; the one chosen is selected, and a problem's place opened by `edit_at`."""
    view, undated = screen.session.view, _undated(screen)
    if not screen.problems and not undated:
        screen.notice(say("no problems", view.language))
        return

    def chosen(one: Problem | Event | None) -> None:
        if one is None:
            return
        name = one.id if isinstance(one, Event) else one.event
        if name and screen.session.view.whole.get(name) is not None:
            screen.go_to_event(name)
            screen.draw()
        if not isinstance(one, Event):
            edit_at(one.file, one.line, one.column)

    screen.app.push_screen(ProblemsScreen(view, screen.problems, undated), chosen)


def renew_problems(screen: ExploreScreen) -> None:
    """Show the problems as they are now, where they are laid over the explorer."""
    for over in screen.app.screen_stack:
        if isinstance(over, ProblemsScreen):
            over.renew(screen.session.view, screen.problems, _undated(screen))


def renew_story(screen: ExploreScreen, changes: Changes) -> None:
    """Tell the story of what was read, at the same step, where one is laid over the explorer."""
    from timeline_tui.tui.screens.story import StoryScreen  # noqa: PLC0415 (most saves come without a story)

    for over in screen.app.screen_stack:
        if isinstance(over, StoryScreen):
            over.follow_store(screen.session.view, new_names(changes))


def _undated(screen: ExploreScreen) -> Sequence[Event]:
    whole = screen.session.view.whole
    return whole.rows(len(whole) - whole.undated, len(whole))[:_MOST_UNDATED]
