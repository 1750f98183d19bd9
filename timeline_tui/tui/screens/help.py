"""All keys, searchable by action or by key, and what the marks on the screen mean; made from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from timeline_tui.tui.actions import keys_shown
from timeline_tui.tui.canvas import Piece, fitted, padded
from timeline_tui.tui.panes.scroller import Scroller
from timeline_tui.tui.screens.over import Over
from timeline_tui.tui.words import pick, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from timeline_tui.tui.actions import Action
    from timeline_tui.tui.keymap import Table
    from timeline_tui.tui.view import View

MARKS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("●", ("an instant or a day", "un instant ou un jour")),
    ("█", ("a span: it lasted", "une durée")),
    ("░", ("known no better than this", "connu seulement à cela près")),
    ("═", ("as far as the dates reach that sources give", "jusqu’où vont les dates des sources")),
    ("?", ("uncertain", "incertain")),
    ("→", ("goes on", "se poursuit")),
    ("…?", ("ended, not known when", "fini, on ne sait quand")),
    ("2–9 +", ("so many events in one cell", "autant d’événements dans une case")),
    ("≠", ("sources disagree", "les sources divergent")),
    ("❝", ("a claim by somebody", "l’affirmation de quelqu’un")),
    ("⚑ ✎", ("your bookmark, your note", "votre signet, votre note")),
    ("⋮", ("time without events", "du temps sans événement")),
)


class KeyList(Scroller):
    """The lines of the help that hold what is typed."""

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__(id="key-list")
        self._actions = actions
        self.needle = ""

    def lines(self, view: View) -> list[tuple[str, str]]:
        """Pairs of keys and words; a pair without keys is a heading."""
        language, needle = view.language, self.needle.casefold()
        lines: list[tuple[str, str]] = []
        group = ""
        for action in sorted(self._actions, key=lambda action: action.group):
            words, keys = pick(action.words, language), keys_shown(action)
            searched = f"{words} {keys} {' '.join(action.keys)} {action.name}".casefold()
            if needle and needle not in searched:
                continue
            if group != pick(action.group, language):
                group = pick(action.group, language)
                lines += [("", ""), ("", group)]
            lines.append((keys, words))
        marks = [(mark, pick(words, language)) for mark, words in MARKS]
        marks = [(mark, words) for mark, words in marks if needle in f"{mark} {words}".casefold()]
        if marks:
            lines += [("", ""), ("", say("marks", language)), *marks]
        return lines[1:]

    def length(self) -> int:
        """How many lines."""
        return len(self.lines(self.view)) if self.view else 0

    def stops(self) -> list[int]:
        """Nothing to choose: the arrows scroll."""
        return []

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """The lines in sight."""
        lines = self.lines(view)
        self.top = min(self.top, max(0, len(lines) - height))
        column = min(22, max((cell_len(keys) for keys, _ in lines), default=0))
        return [self._line(keys, words, column, width) for keys, words in lines[self.top : self.top + height]]

    def _line(self, keys: str, words: str, column: int, width: int) -> list[Piece]:
        if not keys:
            return [(fitted(words, width), self.inks("accent", bold=True))]
        return [
            (padded(keys, column), self.inks("primary", bold=True)),
            ("  " + fitted(words, width - column - 2), self.inks()),
        ]


class HelpScreen(ModalScreen[None], Over[None]):
    """Laid over the explorer; Escape goes back."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("up", "scroll_keys(-1)", show=False, priority=True),
        Binding("down", "scroll_keys(1)", show=False, priority=True),
        Binding("pageup", "scroll_keys(-10)", show=False, priority=True),
        Binding("pagedown", "scroll_keys(10)", show=False, priority=True),
    ]

    def __init__(self, view: View, table: Table = "explorer") -> None:
        super().__init__()
        self._view = view
        self._table: Table = table

    def compose(self) -> ComposeResult:
        """A search line over the keys."""
        with Vertical(id="help") as pane:
            pane.border_title = say("keys", self._view.language)
            pane.border_subtitle = "Esc"
            yield Input(placeholder=say("keys.search", self._view.language), id="key-search", compact=True)
            yield KeyList(self._actions())

    def _actions(self) -> list[Action]:
        """Those of the screen, and from the explorer those of the lists that it opens."""
        keys = self._view.keys
        lists = keys.table("lists").actions if self._table == "explorer" else ()
        return [*keys.table(self._table).actions, *lists]

    def on_mount(self) -> None:
        """Typing searches."""
        self.query_one(KeyList).show(self._view)
        self.query_one(Input).focus()

    def on_key(self, event: events.Key) -> None:
        """What opened it closes it, where that is nothing to be typed."""
        if event.key in self._view.keys.table(self._table).of("help"):
            event.stop()
            self.dismiss()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the lines that hold what is typed."""
        listing = self.query_one(KeyList)
        listing.needle = event.value.strip()
        listing.top = 0
        listing.redraw()

    def on_input_submitted(self) -> None:
        """Enter closes, as Escape does."""
        self.dismiss()

    def action_scroll_keys(self, by: int) -> None:
        """Scroll the lines while the cursor stays in the search."""
        self.query_one(KeyList).scroll_lines(by)
