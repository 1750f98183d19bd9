"""A picture of the explorer: started without a terminal, keys pressed, and written as SVG."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.opening import Opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.tui.settings.values import Settings
    from timeline_tui.tui.start import Start


def screenshot(
    stores: Sequence[str], start: Start, settings: Settings, out: str, size: tuple[int, int], press: Sequence[str]
) -> int:
    """Write a picture of the explorer, `size` in cells, as SVG to `out` after pressing `press`; the exit status."""
    opening = Opening(stores, start, settings)
    opening.read()
    opening.prepare()
    picture = asyncio.run(_picture(opening, size, press))
    Path(out).write_text(picture, encoding="utf-8")
    return 0


async def _picture(opening: Opening, size: tuple[int, int], press: Sequence[str]) -> str:
    app = TimelineApp(opening)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in press:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause(0.3)  # what is typed is read after a pause
        await pilot.wait_for_scheduled_animations()
        return _readable(app.export_screenshot(title="timeline-tui"))


_INDENTED = re.compile(r'(<text [^>]*?x=")([\d.]+)(" [^>]*?textLength=")([\d.]+)("[^>]*>)((?:&#160;)+)(?=[^<&])')
_CELL = 12.2
"""Width of one cell in the pictures that Rich exports."""


def _readable(picture: str) -> str:
    """Leading spaces as an offset: some viewers drop them, and the words would touch what stands before."""

    def moved(found: re.Match[str]) -> str:
        before, x, between, length, after, spaces = found.groups()
        shift = len(spaces) // len("&#160;") * _CELL
        return f"{before}{float(x) + shift:g}{between}{float(length) - shift:g}{after}"

    return _INDENTED.sub(moved, picture)
