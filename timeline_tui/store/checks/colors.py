"""Colours: whether the screen knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.store.checks.survey import of_array
from timeline_tui.store.shape import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.store.checks.survey import Found, Survey

COLORS: Final = ("blue", "orange", "green", "magenta", "cyan", "red", "yellow", "violet", "grey")
"""Colours that lanes have; docs/file-format.md lists them."""
_ALSO: Final = frozenset({"purple", "pink", "teal", "gray"})


def check(survey: Survey) -> Iterator[Found]:
    """K110 of lanes and eras."""
    for array in ("lane", "era"):
        for document, index, table in survey.tables(array):
            color = table.get("color")
            if isinstance(color, str) and color not in COLORS and color not in _ALSO:
                near = nearest(color, COLORS)
                mend = f'did you mean "{near}"?' if near else f"write one of {', '.join(COLORS)}"
                said = f'the colour "{color}" is not known; {mend}'
                yield of_array(document, array, index, "color", "K110", said, f'"{near}"' if near else "")
