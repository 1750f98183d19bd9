"""The explorer for tests: a store opened without a terminal, and what its panes show as text."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.start import Start, is_large

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from timeline_tui.tui.view import View

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = str(ROOT / "events.toml")


class Explorer:
    """One running explorer."""

    def __init__(self, app: TimelineApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ExploreScreen:
        for screen in self.app.screen_stack:
            if isinstance(screen, ExploreScreen):
                return screen
        raise AssertionError("no explorer on the stack")

    @property
    def view(self) -> View:
        return self.screen.session.view

    @property
    def selected(self) -> str:
        return self.view.event.id if self.view.event else ""

    def where(self) -> str:
        """Where the keyboard is."""
        return self.screen.context

    def layout(self) -> str:
        """Which halves of the timeline are seen."""
        return self.view.layout

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text, and wait until the pause in typing has passed."""
        names = {" ": "space", ":": "colon", "@": "at", "-": "minus", "/": "slash", '"': "quotation_mark"}
        await self.press(*(names.get(character, character) for character in text))
        await self.pilot.pause(0.35)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what a thread brings: the reader's own, a comparison."""
        for _ in range(200):
            if holds():
                return
            await self.pilot.pause(0.05)
        raise AssertionError("it never came")

    def text(self, pane: str) -> str:
        """What a pane shows, line by line."""
        widget = self.app.screen.query_one(pane)
        return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.content_size.height))


@asynccontextmanager
async def explorer(
    *stores: str, size: tuple[int, int] = (120, 36), start: Start | None = None
) -> AsyncIterator[Explorer]:
    """An explorer of these stores (the shipped one if none), opened as `start` says."""
    opening = Opening(stores or (SHIPPED,), start or Start())
    if not is_large(opening.stores):
        opening.read()
    app = TimelineApp(opening)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Explorer(app, pilot)


def store(folder: Path, text: str, name: str = "events.toml") -> str:
    """A store of this text."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)
