"""Mermaid's `timeline` and `gantt`, alone or in fences of a Markdown file. https://mermaid.js.org, version 11.

`blocks.py` finds the diagrams, `timeline.py` and `gantt.py` read one, `scheduling.py` counts a chart's tasks;
`drawing.py` writes a timeline, `charting.py` a chart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.formats.mermaid.blocks import is_diagram

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Carried, Losses, Wishes
    from timeline_tui.formats.foreign import Foreign


def looks_like(foreign: Foreign) -> bool:
    """Whether it begins as a timeline or a chart does, or is a text with such a diagram in a fence."""
    return is_diagram(foreign.head, foreign.data)


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events of every timeline and chart of the file. Raises StoreError where there is none."""
    from timeline_tui.formats.mermaid.reading import tables  # noqa: PLC0415

    return tables(foreign, wishes)


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """The chronicle as a timeline: a section a lane, a period a date."""
    from timeline_tui.formats.mermaid.drawing import lines  # noqa: PLC0415

    return lines(chronicle, wishes, losses)
