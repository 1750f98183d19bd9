"""A list laid over the explorer: the keys that move in it, and the double click that opens what it stands on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from rich.style import Style
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from timeline_tui.tui.binding import bindings, obey
from timeline_tui.tui.canvas import fitted, plain
from timeline_tui.tui.keymap import Keys
from timeline_tui.tui.panes.footer import grouped_keys
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.screens.over import Over
from timeline_tui.tui.words import pick
from timeline_tui.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline_tui.tui.actions import Action, Context
    from timeline_tui.tui.view import View


_ABOUT: Final = 5
"""Lines about a list: its border, and up to three that are said below it."""


_SAID: Final = 2
"""Lines of these that are not the keys."""


_ALL: Final = 1_000_000_000
"""More entries than any list has."""


class ListScreen(ModalScreen[ScreenResultType], Over[ScreenResultType]):
    """Composed of one Scroller and what stands about it."""

    PAGE: ClassVar[int] = 5
    """How many entries a page key moves by."""
    CONTEXT: ClassVar[Context] = "list"
    """Which actions of the table of lists there are here."""
    OPENED_BY: ClassVar[str] = ""
    """The explorer's action whose keys close it, too."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        obey(self, [*bindings(self._keys), *bindings(Keys([self._opener]))])

    @property
    def _keys(self) -> Keys:
        return self._view.keys.table("lists")

    @property
    def _opener(self) -> Action:
        explorer = self._view.keys.explorer.actions
        return next(action for action in explorer if action.name == self.OPENED_BY)

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this list do, beside those that all have."""
        return {}

    def action_press(self, key: str) -> None:
        """A key of the table of lists; the one that opened the list, where it has no other meaning here, closes it."""
        action = self._keys.at(self.CONTEXT, key)
        if action is not None:
            self._act(action.name)
        elif key in self._opener.keys:
            self._act("close")

    def _act(self, name: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "open": self.action_open,
            "up": partial(self.action_move, -1),
            "down": partial(self.action_move, 1),
            "page-up": partial(self.action_page, -1),
            "page-down": partial(self.action_page, 1),
            "first": partial(self.action_move, -_ALL),
            "last": partial(self.action_move, _ALL),
            "close": self.dismiss,
            **self.deeds(),
        }
        deeds[name]()

    def keys_said(self) -> str:
        """The keys that matter here, in a line: `⏎ go there   Esc back`; where it is too long, last words go first."""
        language = self._view.language
        grouped = grouped_keys(self._keys.actions, self.CONTEXT)
        said = [(keys, f"{keys} {pick(action.footer, language)}") for keys, action in grouped.values()]
        line = "   ".join(words for _, words in said)
        for kept in range(len(said), 0, -1):
            if cell_len(line) <= self.line_width:
                break
            line = "  ".join(words if number < kept else keys for number, (keys, words) in enumerate(said))
        return line

    def drawn(self, words: str) -> str:
        """Words of ours as the screen draws them."""
        return plain(words) if self._view.ascii else words

    @property
    def line_width(self) -> int:
        """Cells of a line of the list, as `times.tcss` lays it out."""
        return min(120, self.app.size.width * 9 // 10) - 4

    def on_mount(self) -> None:
        """The arrows move in the list."""
        listing = self.query_one(Scroller)
        listing.show(self._view)
        listing.focus()
        self.opened()

    def tell(self, *lines: str) -> None:
        """What is said below the list; the last line, the keys, is there whatever else there is to say."""
        *said, last = lines
        words = "\n".join([*self._short(said), last])
        self.query_one("#times-says", Static).update(self.drawn(words))

    def _short(self, said: Sequence[str]) -> list[str]:
        """As much as there is room for above the keys."""
        whole = [line for words in said for line in wrapped([(words, Style.null())], self.line_width)]
        lines = ["".join(text for text, _ in line) for line in whole]
        if len(lines) <= _SAID:
            return lines
        return [*lines[: _SAID - 1], fitted(f"{lines[_SAID - 1]} {lines[_SAID]}", self.line_width)]

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
