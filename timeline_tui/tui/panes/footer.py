"""The footer: the keys that matter here and now, made from the table of actions, and the last thing said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from timeline_tui.tui.canvas import Canvas, Piece, fitted
from timeline_tui.tui.key_names import shown
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.words import pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from timeline_tui.tui.actions import Action, Context
    from timeline_tui.tui.keymap import Table
    from timeline_tui.tui.view import View


class Footer(Canvas):
    """One line of keys; a notice takes its place until the next key."""

    def __init__(self, table: Table = "explorer", *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._table: Table = table
        self.context: Context = "timeline"
        self.notice = ""
        self.warning = False
        self._hot: list[tuple[int, int, str]] = []

    def shows(self, view: View) -> object:
        """Its language, and which keys do what."""
        return view.language, view.keys

    def say(self, notice: str, *, warning: bool = False) -> None:
        """Show `notice` instead of the keys; empty brings the keys back."""
        if notice != self.notice:
            self.notice, self.warning = notice, warning
            self.redraw()

    def turn_to(self, context: Context) -> None:
        """Show the keys of another context."""
        if context != self.context:
            self.context = context
            self.redraw()

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """Pairs of keys and words, as many as fit; the last is always the way to all keys."""
        del height
        self._hot = []
        if self.notice:
            mark = "! " if self.warning else ""
            ink = self.inks("bad" if self.warning else "accent", bold=True)
            return [[(" ", self.inks()), (fitted(mark + self.notice, width - 2), ink)]]
        items = [(keys, pick(first.footer, view.language), first.name) for keys, first in self._items(view)]
        last = items.pop() if items else None
        room = width - 1 - (self._width(last) if last else 0)
        pieces: list[Piece] = [(" ", self.inks())]
        at = 1
        for item in [*self._fitting(items, room), *([last] if last else [])]:
            self._hot.append((at, at + self._width(item), item[2]))
            pieces += [(item[0], self.inks("primary", bold=True)), (f" {item[1]}  ", self.inks("muted"))]
            at += self._width(item)
        return [pieces]

    @staticmethod
    def _width(item: tuple[str, str, str]) -> int:
        return cell_len(item[0]) + cell_len(item[1]) + 3

    def _fitting(self, items: Sequence[tuple[str, str, str]], room: int) -> list[tuple[str, str, str]]:
        kept: list[tuple[str, str, str]] = []
        for item in items:
            room -= self._width(item)
            if room < 0:
                break
            kept.append(item)
        return kept

    def _items(self, view: View) -> list[tuple[str, Action]]:
        """Keys as shown with the action that a click does; actions of one footer word are one item; keys come last."""
        grouped = grouped_keys(view.keys.table(self._table).actions, self.context)
        help_ = grouped.pop("keys", None)
        return [*grouped.values(), *([help_] if help_ else [])]

    def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does."""
        for first, last, name in self._hot:
            if first <= event.x < last:
                self.post_message(ActionAsked(name))


def grouped_keys(actions: Sequence[Action], context: Context) -> dict[str, tuple[str, Action]]:
    """By the footer's word, the keys that have it in a context, and the action that a click on them does."""
    grouped: dict[str, list[Action]] = {}
    for action in actions:
        if action.keys and action.in_footer(context):
            grouped.setdefault(action.footer[0], []).append(action)
    items = {}
    for word, named in grouped.items():
        keys = [shown(action.keys[0]) for action in named]
        items[word] = (("" if all(cell_len(key) == 1 for key in keys) else " ").join(keys), named[-1])
    return items
