"""The command palette: Textual's, but for keys that come before its list has been laid out."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette

from timeline_tui.tui.screens.over import Over


class Palette(CommandPalette, Over[None]):
    """Every action by name, with its key."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Moves in the list wait until it is there: Textual 8.2 looks up a line of it, and fails."""
        if action == "command_list":
            commands = self.query(CommandList)
            return bool(commands) and commands.first().size.height > 0
        return super().check_action(action, parameters)
