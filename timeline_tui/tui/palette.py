"""The command palette: Textual's, but for keys that come before its list has been laid out, or after it is gone."""

from __future__ import annotations

import inspect
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.command import CommandList, CommandPalette
from textual.css.query import NoMatches

from timeline_tui.tui.screens.over import Over

if TYPE_CHECKING:
    from textual.events import Mount

_GATHER = inspect.unwrap(CommandPalette._gather_commands)  # noqa: SLF001 (see there)
_GROUP = CommandPalette._GATHER_COMMANDS_GROUP  # noqa: SLF001 (by which the palette stops it)


class Palette(CommandPalette, Over[None]):
    """Every action by name, with its key."""

    def _on_mount(self, event: Mount) -> None:
        """One that was left before it stood has no actions: Textual 8.2 looks for a screen below it, and fails."""
        if self not in self.app.screen_stack:
            event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Moves in the list wait until it is there: Textual 8.2 looks up a line of it, and fails."""
        if action == "command_list":
            commands = self.query(CommandList)
            return bool(commands) and commands.first().size.height > 0
        return super().check_action(action, parameters)

    @work(exclusive=True, group=_GROUP)
    async def _gather_commands(self, search_value: str) -> None:
        """Look for actions while there is a list for them. Textual 8.2 fails once it is gone."""
        with suppress(NoMatches):
            await _GATHER(self, search_value)
