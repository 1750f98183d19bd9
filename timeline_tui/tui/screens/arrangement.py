"""How the panes stand at a size: pure, so that every size can be tested without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from timeline_tui.tui.actions import Context
    from timeline_tui.tui.view import Layout

Mode = Literal["wide", "stacked", "one"]
"""Three panes side by side; the detail under the timeline and the filter a drawer; one pane at a time."""

TICK_ROWS: Final = 2
"""Rows of the axis above its lanes."""
CLASSES: Final = frozenset({"-wide", "-stacked", "-one", "-filtering", "-reading", "-no-axis", "-no-list", "-low"})
"""All classes by which the style sheet arranges the panes."""


def mode_of(width: int, height: int) -> Mode:
    """How the panes stand at a size in cells."""
    if width < 60 or height < 16:
        return "one"
    return "wide" if width >= 120 else "stacked"


def classes_of(mode: Mode, height: int, context: Context, layout: Layout, *, drawer: bool) -> set[str]:
    """Those of CLASSES that hold: by size, by where the keyboard is, and by the layout asked for."""
    in_filter = context in {"filter", "query"}
    wanted = {
        f"-{mode}": True,
        "-filtering": mode != "wide" and (drawer or in_filter),
        "-reading": mode == "one" and context == "detail",
        "-no-axis": layout == "list",
        "-no-list": layout == "axis",
        "-low": height < 10,
    }
    return {name for name, holds in wanted.items() if holds}


def axis_height(mode: Mode, height: int, lanes: int) -> int:
    """Rows of the axis: ticks, and as many rows a lane as leave the list about half of the timeline."""
    inner = height - (4 if mode == "wide" else 3)
    if mode == "stacked":
        inner = (height - 3) * 62 // 100 - 1
    most = inner // 2 if inner > 20 else inner - max(4, inner // 3)
    shares = max(1, min(3, (most - TICK_ROWS) // max(1, lanes)))
    return max(3, min(TICK_ROWS + lanes * shares, most))
