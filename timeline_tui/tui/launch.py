"""Starting the explorer: what the command calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.start import is_large

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.tui.guests import Guest
    from timeline_tui.tui.settings.values import Settings
    from timeline_tui.tui.start import Start


def explore(stores: Sequence[str], start: Start, settings: Settings, guest: Guest = "") -> int:
    """Open the explorer; the exit status. Raises `StoreError` or `Refusal` before the screen is touched."""
    opening = Opening(stores, start, settings, watched=True, guest=guest)
    if not is_large(stores):
        opening.read()
        opening.prepare()
    app = TimelineApp(opening)
    app.run(mouse=settings.mouse)
    return app.return_code or 0
