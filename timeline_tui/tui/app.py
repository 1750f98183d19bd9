"""The app: theme, screen, and the reading of large stores while the screen already stands. It wires, and no more."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.console import ConsoleDimensions
from textual import events
from textual.app import App
from textual.dom import NoScreen
from textual.errors import NoWidget

from timeline_tui.tui.garbage import collect_again
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.theme import DARK, LIGHT, theme_named, variables_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.command import Provider
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.widget import Widget

    from timeline_tui.tui.opening import Opening


def _palette() -> type[Provider]:
    """The palette's provider, imported when the palette is first opened."""
    from timeline_tui.tui.commands import ActionCommands  # noqa: PLC0415 (the first frame does not need it)

    return ActionCommands


class TimelineApp(App[None]):
    """The explorer of one chronology."""

    CSS_PATH = "explorer.tcss"
    TITLE = "timeline-tui"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, opening: Opening) -> None:
        self._variables_of: dict[str, dict[str, str]] = {}
        self._parsed_for = ""
        self._aims: deque[tuple[events.Key, Widget | None]] = deque(maxlen=64)
        """The keys pressed last, and who had the keyboard then."""
        self._leaving = False
        super().__init__()
        if self.console.is_dumb_terminal:
            # Rich says 80×25 of each, and Textual would lay out for that and for its own size in turn, without end.
            self.console.size = ConsoleDimensions(*shutil.get_terminal_size())
        self.opening = opening
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = theme_named(opening.start.theme or "dark", self.available_themes) or DARK.name
        # The style sheet is parsed once, with the variables of the theme that is to be.
        self._parsed_for = self.theme
        self.stylesheet.set_variables(self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """Ours, where Textual would take its own for a terminal: not on Windows, not in a browser."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from timeline_tui.tui.terminal import Terminal  # noqa: PLC0415 (there is none on Windows)

        return Terminal

    def action_command_palette(self) -> None:
        """Show the palette, once."""
        from timeline_tui.tui.palette import Palette  # noqa: PLC0415 (the first frame does not need it)

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def on_mount(self) -> None:
        """End in order when asked from outside, so that the terminal is left as it was."""
        if self.opening.reading is not None:
            self.call_after_refresh(collect_again)
        if self.is_headless:
            return
        # Back from the shell: the terminal has kept nothing of what was drawn.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            if number is not None:
                with suppress(NotImplementedError, ValueError):  # not on Windows, not off the main thread
                    # In its turn: what a key before it began to lay over the explorer can't be ended half laid.
                    loop.add_signal_handler(number, self.call_later, self.exit, None, 128 + number)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave; what is pressed from now on is nobody's."""
        self._leaving = True
        super().exit(result, return_code, message)

    async def on_event(self, event: events.Event) -> None:
        """A key that was pressed before another widget got the keyboard is that widget's: what is typed ahead.

        Textual looks for a key's action only after the widget that it was aimed at has passed it on, and by then
        the next keys are on their way to the same widget.
        """
        if self._leaving and isinstance(event, (events.InputEvent, events.Paste)):
            return
        if isinstance(event, events.MouseDown) and self._is_gone(event):
            return
        if isinstance(event, events.Key):
            if not event.is_forwarded:
                self._aims.append((event, self.focused))
            elif any(key is event and aim is not self.focused for key, aim in self._aims):
                event = event.copy()  # pressed anew, for whoever has the keyboard now
                self._aims.append((event, self.focused))
        await super().on_event(event)

    def _is_gone(self, event: events.MouseDown) -> bool:
        """Whether what is clicked on has been taken away since it was drawn: Textual 8.2 would ask for its place."""
        with suppress(NoScreen, NoWidget):
            widget, _ = self.screen.get_widget_at(event.x, event.y)
            return widget.parent is None
        return False

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not have them."""
        return dict(variables_for(dark=self.current_theme.dark))

    def get_css_variables(self) -> dict[str, str]:
        """The variables of the theme in force, mixed from its colours once; none before it is chosen."""
        if not self._parsed_for:
            return {}
        known = self._variables_of.get(self.theme)
        if known is None:
            known = self._variables_of[self.theme] = super().get_css_variables()
        return known

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the style sheet anew only where the theme is another: at the start it is not."""
        if self.theme != self._parsed_for:
            self._parsed_for = self.theme
            super().refresh_css(animate=animate)

    def get_default_screen(self) -> Screen[None]:
        """The explorer itself: no blank screen beneath it."""
        return ExploreScreen(self.opening)
