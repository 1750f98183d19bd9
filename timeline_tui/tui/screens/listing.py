"""A list laid over the explorer: the keys that move in it, and the double click that opens what it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from timeline_tui.tui.canvas import plain
from timeline_tui.tui.panes.scroller import Scroller

if TYPE_CHECKING:
    from timeline_tui.tui.view import View


_ABOUT: Final = 5
"""Lines about a list: its border, and up to three that are said below it."""


_ALL: Final = 1_000_000_000
"""More entries than any list has."""


class ListScreen(ModalScreen[ScreenResultType]):
    """Composed of one Scroller and what stands about it."""

    PAGE: ClassVar[int] = 5
    """How many entries a page key moves by."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,g", f"move({-_ALL})", show=False),
        Binding("end,G", f"move({_ALL})", show=False),
    ]

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view

    @property
    def line_width(self) -> int:
        """Cells of a line of the list, as `times.tcss` lays it out."""
        return min(120, self.size.width * 9 // 10) - 4

    def on_mount(self) -> None:
        """The arrows move in the list."""
        listing = self.query_one(Scroller)
        listing.show(self._view)
        listing.focus()
        self.opened()

    def tell(self, *lines: str) -> None:
        """What is said below the list."""
        words = "\n".join(lines)
        self.query_one("#times-says", Static).update(plain(words) if self._view.ascii else words)

    def opened(self) -> None:
        """The list is there."""
        self.explain()

    def fit(self) -> None:
        """Take no more lines than there are in the list, with those that are said below it."""
        self.query_one("#times").styles.height = max(1, self.query_one(Scroller).length()) + _ABOUT

    def explain(self) -> None:
        """Another entry is chosen, or the width is another: what is said below the list follows."""

    def on_resize(self) -> None:
        """Another width tells more, or less."""
        self.explain()

    def action_move(self, by: int) -> None:
        """Move among the entries."""
        self.query_one(Scroller).move_cursor(by)
        self.explain()

    def action_page(self, by: int) -> None:
        """Move by pages."""
        self.action_move(by * self.PAGE)

    def on_action_asked(self) -> None:
        """A double click."""
        self.action_open()

    def action_open(self) -> None:
        """What Enter does with the entry under the cursor."""
        raise NotImplementedError
