"""The command palette: Textual's, but for keys that come before its list has been laid out, or after it is gone."""

from __future__ import annotations

import inspect
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.command import CommandPalette
from textual.css.query import NoMatches

from timeline_tui.tui.screens.over import Over

if TYPE_CHECKING:
    from textual.events import Mount

_GATHER = inspect.unwrap(CommandPalette._gather_commands)  # noqa: SLF001 (see there)
_GROUP = CommandPalette._GATHER_COMMANDS_GROUP  # noqa: SLF001 (by which the palette stops it)


class Palette(CommandPalette, Over[None]):
    """Every action by name, with its key."""

    DEFAULT_CSS = "Palette CommandList { min-width: 8; }"
    # Beside its padding and its scrollbar a letter has room: Textual 8.2 fails to lay out a list of no width.

    def _on_mount(self, event: Mount) -> None:
        """One that was left before it stood has no actions: Textual 8.2 looks for a screen below it, and fails."""
        if self not in self.app.screen_stack:
            event.prevent_default()

    def _action_command_list(self, action: str) -> None:
        """A move in a list without a line is none: one that is not laid out yet, or too narrow. Textual 8.2 fails."""
        with suppress(LookupError, NoMatches):
            super()._action_command_list(action)

    @work(exclusive=True, group=_GROUP)
    async def _gather_commands(self, search_value: str) -> None:
        """Look for actions while there is a list for them. Textual 8.2 fails once it is gone."""
        with suppress(NoMatches):
            await _GATHER(self, search_value)
