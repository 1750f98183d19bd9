"""The banner: what changed in the story when the file was saved, or why the last good state is still shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from timeline_tui.chronicle.change_words import details, versions
from timeline_tui.chronicle.change_words import say as say_change
from timeline_tui.chronicle.event import in_language
from timeline_tui.tui.canvas import Canvas, Piece, fitted
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.changes import Change, Changes
    from timeline_tui.tui.view import View


_NARROW: Final = 60
"""Cells below which the keys are not explained."""


class Banner(Canvas):
    """One line above the footer, until Escape; Enter or a click on it goes through the changes, one by one."""

    can_focus = True
    DEFAULT_CSS = """
    Banner { height: 1; width: 1fr; background: $panel; }
    Banner:focus { background: $paper-cursor; }
    """

    def __init__(self) -> None:
        super().__init__(id="banner")
        self._words = ""
        self._warning = False
        self._changes: tuple[Change, ...] = ()
        self._at = -1

    def shows(self, view: View) -> object:
        """Its language; the words are told."""
        return view.language

    def tell(self, words: str, changes: Changes | None = None, *, warning: bool = False) -> None:
        """Say something new; a warning leaves the last changes to be walked through."""
        self._words, self._warning = words, warning
        if not warning:
            self._changes, self._at = changes.events if changes else (), -1
        self.redraw()

    @property
    def warns(self) -> bool:
        """Whether it says that the last good state is kept."""
        return self._warning

    def next_change(self, language: str, own: str, zone: str) -> Change | None:
        """The next change, said in place of them all; after the last one the first again. None where there is none."""
        if not self._changes:
            return None
        self._at = (self._at + 1) % len(self._changes)
        change = self._changes[self._at]
        self._words = f"{self._at + 1}/{len(self._changes)} `{change.event.id}` {_told(change, language, own, zone)}"
        self._warning = False
        self.redraw()
        return change

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """A mark, the words, and the keys at the right end."""
        del height
        inks = self.inks
        keys = f"  c {say('walk', view.language)} " if self._changes else ""
        if self._warning:
            keys = f"  ! {say('problems', view.language)} "
        keys += " Esc "
        if width < _NARROW:
            keys = " c " if self._changes else " "  # what changed matters more than how to leave
        mark = " ! " if self._warning else " ↻ "
        ink = "bad" if self._warning else "accent"
        room = max(0, width - cell_len(mark) - cell_len(keys))
        words = fitted(self._words, room)
        return [
            [
                (mark, inks(ink, bold=True)),
                (words, inks(ink if self._warning else "text")),
                (" " * max(0, room - cell_len(words)), inks()),
                (fitted(keys, width), inks("muted")),
            ]
        ]

    def on_click(self) -> None:
        """A click goes to the next change."""
        self.post_message(ActionAsked("changes"))


def _told(change: Change, language: str, own: str, zone: str) -> str:
    """What is another about an event, in one line; of what came or went its title."""
    if change.kind != "changed":
        return f"{say_change(change.kind, language)}: {in_language(change.event.title, language, own)}"
    said = list(details(change, language, own, zone))
    said += [f"{version.name}: {version.was} → {version.now}" for version in versions(change, language)]
    return "; ".join(said)
