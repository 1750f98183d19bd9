"""The prompt above the footer: a line to type a date, an id or words in, with the reading of it echoed below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen
    from textual.timer import Timer

Kind = Literal["goto", "find", "mark", "step"]

PAUSE = 0.15
"""Seconds without a key before what is typed is read."""


def opened_on(screen: Screen[Any]) -> Prompt | None:
    """The line to type in that stands on a screen, the newest; None where it was taken away meanwhile."""
    prompts = screen.query(Prompt)
    return prompts.last() if prompts else None


class Prompt(Vertical):
    """Mounted when first asked for; Escape drops it, Enter takes it."""

    DEFAULT_CSS = """
    Prompt { height: 2; width: 1fr; background: $panel; padding: 0 1; }
    #prompt-line { height: 1; }
    #prompt-mark { width: 2; color: $accent; text-style: bold; }
    #prompt-input { width: 1fr; height: 1; border: none; background: $panel; padding: 0; }
    #prompt-echo { height: 1; color: $ink-good; padding: 0 0 0 2; }
    #prompt-echo.-wrong { color: $ink-warn; }
    """

    class Typed(Message):
        """The text after a pause in typing."""

        def __init__(self, kind: Kind, text: str) -> None:
            super().__init__()
            self.kind = kind
            self.text = text

    class Taken(Message):
        """The text at Enter."""

        def __init__(self, kind: Kind, text: str) -> None:
            super().__init__()
            self.kind = kind
            self.text = text

    def __init__(self, kind: Kind, language: str, *, text: str = "") -> None:
        # No id: one that is being taken away may still stand beside the next.
        super().__init__()
        self.kind: Kind = kind
        self._language = language
        self._text = text
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """A mark, the line, and the echo."""
        with Horizontal(id="prompt-line"):
            yield Static(say(f"{self.kind}:", self._language), id="prompt-mark", markup=False)
            yield Input(
                self._text,
                placeholder=say(f"{self.kind}.hint", self._language),
                id="prompt-input",
                compact=True,
                select_on_focus=True,
            )
        yield Static("", id="prompt-echo", markup=False)

    def on_mount(self) -> None:
        """Typing begins at once, unless it was taken away meanwhile."""
        for line in self.query(Input):
            self.screen.set_focus(line)

    def echo(self, words: str, *, wrong: bool = False) -> None:
        """Say how what is typed is read, or why it can't be."""
        echo = self.query_one("#prompt-echo", Static)
        echo.set_class(wrong, "-wrong")
        echo.update(words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read after a pause, not at every key."""
        event.stop()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, lambda: self.post_message(self.Typed(self.kind, event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it."""
        event.stop()
        if self._pause is not None:
            self._pause.stop()
        self.post_message(self.Taken(self.kind, event.value))
