"""The banner: what changed in the story on a save, why the last good state is still shown, which setting is ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from rich.cells import cell_len

from timeline_tui.chronicle.event import in_language
from timeline_tui.tui.canvas import Canvas, Piece, fitted
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.changes import Change, Changes
    from timeline_tui.tui.screens.explore import ExploreScreen
    from timeline_tui.tui.view import View


_NARROW: Final = 60
"""Cells below which a warning is brief, and the keys are not explained."""


class Banner(Canvas):
    """One line above the footer, until Escape. Enter or a click goes through the changes, or to what is wrong."""

    can_focus = True
    DEFAULT_CSS = """
    Banner { height: 1; width: 1fr; background: $panel; }
    Banner:focus { background: $paper-cursor; }
    """

    def __init__(self) -> None:
        super().__init__(id="banner")
        self._words = ""
        self._brief = ""
        self._warning: Literal["", "problems", "settings"] = ""
        self._changes: tuple[Change, ...] = ()
        self._at = -1

    def shows(self, view: View) -> object:
        """Its language; the words are told."""
        return view.language

    def tell(self, words: str, changes: Changes) -> None:
        """Say what has changed."""
        self._words, self._warning = words, ""
        self._changes, self._at = changes.events, -1
        self.redraw()

    def warn(self, words: str, brief: str, leads_to: Literal["problems", "settings"] = "problems") -> None:
        """Say what is wrong, `brief` on a narrow screen, and where to look; the last changes can still be walked."""
        self._words, self._brief, self._warning = words, brief, leads_to
        self.redraw()

    @property
    def warns(self) -> bool:
        """Whether it says that the last good state is kept."""
        return self._warning == "problems"

    @property
    def action(self) -> str:
        """What Enter or a click on it does."""
        return self._warning or "changes"

    def next_change(self, language: str, own: str, zone: str) -> Change | None:
        """The next change, said in place of them all; after the last one the first again. None where there is none."""
        if not self._changes:
            return None
        self._at = (self._at + 1) % len(self._changes)
        change = self._changes[self._at]
        self._words = f"{self._at + 1}/{len(self._changes)} `{change.event.id}` {_told(change, language, own, zone)}"
        self._warning = ""
        self.redraw()
        return change

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """A mark, the words, and the keys at the right end."""
        del height
        inks, language = self.inks, view.language
        narrow = width < _NARROW  # what changed matters more than how to leave
        key = view.keys.explorer.shown(self.action)
        word = say(self._warning or "walk", language)
        if not self._warning and not self._changes:
            keys = " " if narrow else "  Esc "
        else:
            keys = f" {key} " if narrow else f"  {key} {word}  Esc "
        mark = " ! " if self._warning else " ↻ "
        ink = "bad" if self._warning else "accent"
        room = max(0, width - cell_len(mark) - cell_len(keys))
        words = fitted(self._brief if self._warning and narrow else self._words, room)
        return [
            [
                (mark, inks(ink, bold=True)),
                (words, inks(ink if self._warning else "text")),
                (" " * max(0, room - cell_len(words)), inks()),
                (fitted(keys, width), inks("muted")),
            ]
        ]

    def on_click(self) -> None:
        """A click does what Enter does."""
        self.post_message(ActionAsked(self.action))


def standing(screen: ExploreScreen) -> Banner | None:
    """The banner of the explorer, where there is one."""
    return next((found for found in screen.query(Banner) if found.is_attached), None)


def banner_action(screen: ExploreScreen) -> str:
    """What Enter does on the banner of the explorer."""
    banner = standing(screen)
    return banner.action if banner is not None else "changes"


def stand(screen: ExploreScreen) -> Banner:
    """The banner, put on the screen where there is none."""
    banner = standing(screen)
    if banner is None:
        banner = Banner()
        banner.view = screen.session.view
        screen.mount(banner, before="#footer")
    return banner


def dismiss(screen: ExploreScreen) -> bool:
    """Take the banner away; whether there was one."""
    banner = standing(screen)
    if banner is None:
        return False
    if banner.has_focus:
        screen.home()
    banner.remove()
    return True


def _told(change: Change, language: str, own: str, zone: str) -> str:
    """What is another about an event, in one line; of what came or went its title."""
    from timeline_tui.chronicle.change_words import details, versions  # noqa: PLC0415 (the first frame has no changes)
    from timeline_tui.chronicle.change_words import say as say_change  # noqa: PLC0415

    if change.kind != "changed":
        return f"{say_change(change.kind, language)}: {in_language(change.event.title, language, own)}"
    said = list(details(change, language, own, zone))
    said += [f"{version.name}: {version.was} → {version.now}" for version in versions(change, language)]
    return "; ".join(said)
