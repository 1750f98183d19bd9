"""The lines above and below a story: what is told and how, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from timeline_tui.chronicle.plain import inert
from timeline_tui.tui.canvas import Canvas, fitted
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.story.scene_text import view_words
from timeline_tui.tui.story.words import say
from timeline_tui.tui.words import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.story.play import Play
    from timeline_tui.tui.view import View


class _PlayLine(Canvas):
    """A line about where the telling is."""

    def __init__(self, play: Play, *, id: str) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._play = play

    def shows(self, view: View) -> object:
        """The step, and the words."""
        return self._play, view.language, view.ascii

    def follow(self, play: Play) -> None:
        """Show another step."""
        self._play = play
        self.redraw()


class StoryTitle(_PlayLine):
    """The chronology, and how it is told."""

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """Quiet: the eye is to meet the date first."""
        del height
        inks, language, document = self.inks, view.language, view.whole.preface.language
        play = self._play
        route = play.telling.route
        told = in_words(route.title, language, document) or route.id if route is not None else say("in time", language)
        right = say("everything", language) if play.everything else ""
        title = in_words(view.whole.preface.title, language, document)
        joint = " · " if title else ""
        room = max(0, width - 2 - cell_len(right) - bool(right))
        left = f"{title}{joint}{told}"
        seen = view_words(play.telling.scene(play.at), view)
        if route is None and len(view.shown) < len(view.whole):
            seen = inert(view.query_text)  # what is told is what the reader's filter leaves
        if seen:
            # Of two that are too long the way of telling gives way: it is known since the first step.
            seen = fitted(seen, max(room // 2, room - cell_len(left) - 2)) + " " * bool(right)
        left = fitted(left, room - cell_len(seen) - bool(seen))
        pad = " " * max(0, width - 2 - cell_len(left) - cell_len(seen) - cell_len(right))
        return [
            [
                (f" {left}{pad}", inks("muted")),
                (seen, inks("primary")),
                (f"{right} ", inks("warn", bold=True)),
            ]
        ]


class StoryProgress(_PlayLine):
    """How far the story is: marks to step with, a bar to jump on, the pace where it goes on by itself."""

    class Put(Message):
        """A click on the bar: to the step there."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, play: Play) -> None:
        super().__init__(play, id="story-progress")
        self._bar = range(0)

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """`◂ ━━━━━━╸────── ▸ 7 of 34`."""
        del height
        play, inks, language = self._play, self.inks, view.language
        of = len(play.telling)
        back, ahead, done, left = ("<", ">", "=", "-") if view.ascii else ("◂", "▸", "━", "─")
        count = f"{play.at + 1} {say('of', language)} {of}"
        pace = say("seconds", language).format(play.pace)
        if play.playing:
            count += f"  {'>' if view.ascii else '▶'} {pace}"
        elif play.is_last:
            count += f" · {say('end', language)}"
        room = width - cell_len(count) - 7
        if room < 4:
            return [[(f" {fitted(count, width - 1)}", inks("accent", bold=True))]]
        cells = min(room, max(1, -(-room * (play.at + 1) // max(1, of))))
        self._bar = range(3, 3 + room)
        return [
            [
                (f" {back} ", inks("faint" if play.at == 0 else "primary", bold=True)),
                (done * cells, inks("accent", bold=True)),
                (left * (room - cells), inks("faint")),
                (f" {ahead} ", inks("faint" if play.is_last else "primary", bold=True)),
                (count, inks("accent", bold=True)),
            ]
        ]

    def on_click(self, event: events.Click) -> None:
        """On the bar to the step there; before and after it one step."""
        if event.x in self._bar:
            of = len(self._play.telling)
            self.post_message(self.Put((event.x - self._bar.start) * of // len(self._bar)))
        elif self._bar:
            self.post_message(ActionAsked("before" if event.x < self._bar.start else "next"))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel steps."""
        event.stop()
        self.post_message(ActionAsked("next"))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel steps."""
        event.stop()
        self.post_message(ActionAsked("before"))
