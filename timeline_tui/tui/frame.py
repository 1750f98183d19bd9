"""A pane's border around what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.geometry import Region

if TYPE_CHECKING:
    from textual.strip import Strip


class Frame(Vertical):
    """Panes one above the other in a border, covered but for it."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Top, side and bottom: between the first and the last line all are the same, and styled once."""
        width, height = self.outer_size
        if crop != Region(0, 0, width, height) or height < 4:
            return super().render_lines(crop)
        top, side = super().render_lines(Region(0, 0, width, 2))
        (bottom,) = super().render_lines(Region(0, height - 1, width, 1))
        return [top, *[side] * (height - 2), bottom]
