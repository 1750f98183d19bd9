"""Colours of others as the colours that lanes have."""

from __future__ import annotations

import colorsys
from typing import Final

_HUES: Final = (
    (20, "red"),
    (45, "orange"),
    (75, "yellow"),
    (165, "green"),
    (200, "cyan"),
    (250, "blue"),
    (285, "violet"),
    (335, "magenta"),
    (360, "red"),
)
"""Degrees of the colour circle up to which a colour goes by a name."""
_PALE: Final = 0.12
"""The part of white and black below which a colour is a grey."""


def nearest_colour(red: int, green: int, blue: int) -> str:
    """The name among docs/file-format.md's colours for one of the screen, each part 0 to 255.

    >>> nearest_colour(255, 128, 0), nearest_colour(200, 200, 200)
    ('orange', 'grey')
    """
    hue, _, _ = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if (max(red, green, blue) - min(red, green, blue)) / 255 < _PALE:
        return "grey"
    return next(name for most, name in _HUES if hue * 360 <= most)
