"""What a page can't hold: counted before its first line, and said in a comment at its top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.formats.held import unheld, unheld_preface
from timeline_tui.formats.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Losses, Wishes


def comment(losses: Losses) -> Iterator[str]:
    """`<!-- … -->` with a line a kind; nothing where nothing is lost. Two hyphens never stand side by side within."""
    if not losses:
        return
    yield "<!-- Not held here; the chronology itself has it:"
    for line in losses.summary():
        safe = line.replace("--", "- -").replace("--", "- -")
        yield f"  - {safe}{' ' if safe.endswith('-') else ''}"
    yield "-->"


def count_losses(
    chronicle: Chronicle, wishes: Wishes, losses: Losses, held: AbstractSet[str], held_preface: AbstractSet[str]
) -> None:
    """All that a page leaves out, before its first line: a comment at its top says it."""
    unheld_preface(chronicle, held_preface, losses)
    for row, event in rows(chronicle):
        unheld(event, held, losses)
        if wishes.progress is not None and row % 250 == 0:
            wishes.progress(row, 2 * len(chronicle))
