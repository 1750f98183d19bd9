"""The palette: every action of the screen with its key, and a route an entry, in the language of the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from timeline_tui.chronicle.plain import inert
from timeline_tui.tui.actions import TYPED, keys_shown
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.words import in_words, pick, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Entry(NamedTuple):
    """A line of the palette, and what is looked through beside its words."""

    words: str
    keys: str
    do: Callable[[], object]
    name: str


class ActionCommands(Provider):
    """Actions by their words; what Enter does is what the key does."""

    def _entries(self) -> Iterator[_Entry]:
        """The actions of the screen that the palette lies over; none over a dialog."""
        from timeline_tui.tui.screens.story import StoryScreen  # noqa: PLC0415 (the palette is opened late, too)

        screen = self.screen
        if not isinstance(screen, (ExploreScreen, StoryScreen)):
            return
        for action in screen.actions:
            if action.name not in TYPED | {"palette"}:
                yield _Entry(
                    pick(action.words, screen.language),
                    keys_shown(action),
                    partial(screen.act, action.name),
                    action.name,
                )
        view = screen.view
        for route in view.whole.preface.routes:
            title = inert(in_words(route.title, view.language, view.whole.preface.language)) or route.id
            words = f"{say('Route', view.language)}: {title}"
            yield _Entry(words, "", partial(screen.begin_route, route.id), route.id)

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for entry in self._entries():
            yield DiscoveryHit(_shown(entry), entry.do, text=entry.words)

    async def search(self, query: str) -> Hits:
        """Actions whose words are like what is typed."""
        matcher = self.matcher(query)
        for entry in self._entries():
            score = matcher.match(f"{entry.words} {entry.name}")
            if score > 0:
                yield Hit(score, _shown(entry), entry.do, text=entry.words)


def _shown(entry: _Entry) -> Content:
    """Words and keys as plain text: a `[` among the keys is no markup."""
    return Content(f"{entry.words}  {entry.keys}".rstrip())
