"""Lane colours: their names, their order, and what each is on light and on dark paper, for every drawing."""

from __future__ import annotations

from typing import Final

LANE_COLORS: Final = ("blue", "orange", "green", "magenta", "cyan", "red", "yellow", "violet")
"""By name, in the order in which lanes that name none get them."""

# Chosen for a contrast of at least 4.5 : 1 against the paper of their theme, and of that paper's words on them.
DARK: Final = {
    "blue": "#7aa2f7",
    "orange": "#f0a35e",
    "green": "#8fc76f",
    "magenta": "#e58ac2",
    "cyan": "#6cc7d2",
    "red": "#f28779",
    "yellow": "#e3c567",
    "violet": "#b79cf2",
    "grey": "#9aa5b8",
}
LIGHT: Final = {
    "blue": "#2a5bc4",
    "orange": "#a14f00",
    "green": "#35701a",
    "magenta": "#a22c78",
    "cyan": "#0d6c78",
    "red": "#b5362a",
    "yellow": "#7a5f00",
    "violet": "#6740b5",
    "grey": "#566070",
}
_OTHER_NAMES: Final = {"purple": "violet", "pink": "magenta", "teal": "cyan", "gray": "grey"}


def lane_colour(name: str, position: int) -> str:
    """One of our colours: the one of that name, else by the lane's position among the lanes."""
    known = _OTHER_NAMES.get(name, name)
    return known if known in LIGHT else LANE_COLORS[position % len(LANE_COLORS)]
