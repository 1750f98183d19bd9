"""What could not be carried over, on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.cli.common import tell

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Losses


def tell_losses(losses: Losses, head: str, *, verbose: bool) -> None:
    """A line a kind, with its first; every one where `verbose`."""
    if not losses:
        return
    tell(f"{head}:")
    for line in losses.every() if verbose else losses.summary():
        tell(f"- {line}")
