"""The palette: every action of the table with its key, in the language of the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from timeline_tui.tui.actions import ACTIONS, TYPED, Action, keys_shown
from timeline_tui.tui.words import pick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.tui.screens.explore import ExploreScreen


class ActionCommands(Provider):
    """Actions by their words; what Enter does is what the key does."""

    @property
    def _explorer(self) -> ExploreScreen:
        return cast("ExploreScreen", self.screen)

    def _entries(self) -> Iterator[tuple[Action, str, str]]:
        language = self._explorer.session.view.language
        for action in ACTIONS:
            if action.name not in TYPED | {"palette"}:
                yield action, pick(action.words, language), keys_shown(action)

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for action, words, keys in self._entries():
            yield DiscoveryHit(_shown(words, keys), partial(self._explorer.act, action.name), text=words)

    async def search(self, query: str) -> Hits:
        """Actions whose words are like what is typed."""
        matcher = self.matcher(query)
        for action, words, keys in self._entries():
            score = matcher.match(f"{words} {action.name}")
            if score > 0:
                yield Hit(score, _shown(words, keys), partial(self._explorer.act, action.name), text=words)


def _shown(words: str, keys: str) -> Content:
    """Words and keys as plain text: a `[` among the keys is no markup."""
    return Content(f"{words}  {keys}")
