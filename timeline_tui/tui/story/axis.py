"""The axis beneath a story: it shows what has been told, and how far the step is from the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len

from timeline_tui.chart.folded import fold
from timeline_tui.chart.folds import folds_of
from timeline_tui.chart.stacks import stacks_of
from timeline_tui.chart.window import Window
from timeline_tui.tui.messages import ActionAsked
from timeline_tui.tui.panes.axis import AxisPane
from timeline_tui.tui.story.words import far, jump, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

    from timeline_tui.chart.lanes import Drawing
    from timeline_tui.chart.window import AnyWindow
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Era
    from timeline_tui.chronicle.story.scene import Scene
    from timeline_tui.chronicle.story.step import Step
    from timeline_tui.chronicle.when import When
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.story.play import Play
    from timeline_tui.tui.view import View


_HIGH: Final = 30
"""Rows of a screen on which lanes have more than one each."""
_ROOMY: Final = 2
"""Rows of a lane at most, where a view shows few: what it leaves free is the text's."""


class Mark(NamedTuple):
    """Something that stands over the lanes."""

    column: int
    text: str
    is_here: bool

    @property
    def cells(self) -> range:
        """What it takes."""
        return range(self.column, self.column + cell_len(self.text))


def _column(window: AnyWindow, when: When) -> int:
    """Where a date is pointed to: the middle of one that is known to a day, say; where a span begins."""
    plain = not when.is_span and not when.lo_kind and not when.hi_kind
    return window.column((when.lo + when.hi) // 2 if plain and when.est is None else when.start)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


class StoryAxis(AxisPane):
    """The whole of what is told of, its long empty stretches folded; of its events those that have been told."""

    def __init__(self, play: Play, step: Step) -> None:
        super().__init__(id="story-axis")
        self._play = play
        self._step = step

    def follow(self, play: Play, step: Step) -> None:
        """Show another step."""
        self._play, self._step = play, step
        self.redraw()

    def shows(self, view: View) -> object:
        """The step, and the words."""
        return self._play, view.language, view.ascii

    def draw(self, view: View, width: int, height: int) -> Sequence[Sequence[Piece]]:
        """As much of the axis as there is a time for."""
        window = story_window(self._play, self.columns)
        if window is None:
            return [[(f" {say('no axis', view.language)}", self.inks("muted"))]] if height > 0 else []
        return super().draw(view._replace(window=window), width, height)[: max(0, height)]

    def drawing(self, view: View) -> Drawing:
        """Only what has been told, unless all is to be shown; each span on the row that it has in the whole."""
        play, scene = self._play, self._step.scene
        drawn = super().drawing(view)._replace(stacks=stacks_of(scene.chronicle), only=scene.lanes)
        return drawn if play.everything else drawn._replace(chronicle=play.telling.told(play.at))

    def eras(self, view: View) -> tuple[Era, ...]:
        """Those that have begun."""
        play = self._play
        return view.whole.preface.eras if play.everything else play.telling.told(play.at).eras()

    def above(self, view: View) -> list[Piece]:
        """The way from the step before, its length on it where there is room; along a route each step's number, too."""
        arrow = self._way(view)
        numbers = self._numbers(view, arrow) if self._play.telling.route is not None else []
        pieces: list[Piece] = []
        at = 0
        for mark in sorted(([arrow] if arrow else []) + numbers):
            pieces += [(" " * (mark.column - at), self.inks()), (mark.text, self._ink(mark))]
            at = mark.column + cell_len(mark.text)
        return pieces

    def _ink(self, mark: Mark) -> Style:
        return self.inks("accent", bold=True) if mark.is_here else self.inks("muted")

    def _way(self, view: View) -> Mark | None:
        """The way here, from column to column; none where either may be the earlier: an arrow would say which is."""
        step, language, window = self._step, view.language, view.window
        before = step.before.when if step.before is not None else None
        if step.way is None or step.way.elapsed.relation != "apart" or before is None or step.event.when is None:
            return None
        begun, end = _column(window, before), min(max(_column(window, step.event.when), 0), window.columns - 1)
        start = min(max(begun, 0), window.columns - 1)
        line, back, ahead = ("-", "<", ">") if view.ascii else ("─", "◂", "▸")
        room = abs(end - start) + 1
        if room < 2:
            return None
        along_route = self._play.telling.route is not None
        words = f" {jump(step.way, language) if along_route else far(step.way, language)} "
        # The step before has its number where the way begins; one that is out of sight has none.
        number = str(step.number - 1) if along_route and begun == start and room > len(str(step.number)) + 1 else ""
        length = room - 1 - len(number)
        text = words.center(length, line) if cell_len(words) <= length else line * length
        return Mark(min(start, end), number + text + ahead if end > start else back + text + number, is_here=True)

    def _numbers(self, view: View, arrow: Mark | None) -> list[Mark]:
        """The numbers of the steps told so far, each over its event; of those that have no room, the latest."""
        play, window = self._play, view.window
        found: list[Mark] = []
        for at in range(play.at, -1, -1):
            if arrow is not None and at == play.at - 1:
                continue
            when = play.telling.event(at).when
            column = _column(window, when) if when is not None else -1
            text = str(at + 1)
            if not 0 <= column < window.columns:
                continue
            # This step's number stands at the head of its arrow; all others have a blank on either side.
            apart = int(at != play.at)
            for begin in (column, column + 1, column - len(text)):
                mark = Mark(begin, text, is_here=at == play.at)
                near = range(begin - apart, mark.cells.stop + apart)
                others = [arrow, *found] if arrow is not None else found
                if begin >= 0 and mark.cells.stop <= window.columns and not any(_meet(near, it.cells) for it in others):
                    found.append(mark)
                    break
        return found

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel steps."""
        self._step_by_wheel(event, "before")

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel steps."""
        self._step_by_wheel(event, "next")

    def _step_by_wheel(self, event: events.MouseScrollUp | events.MouseScrollDown, name: str) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(ActionAsked(name))


def story_window(play: Play, columns: int) -> AnyWindow | None:
    """The window of the stop's view, else of all that is told of, which stands still. None without a date."""
    chronicle: Chronicle = play.telling.chronicle
    extent, asked = chronicle.extent, play.telling.scene(play.at).window
    if extent is None or columns < 1:
        return None
    folds = folds_of(chronicle, columns) if play.folded else ()
    if asked is None:
        window = Window.fit(*extent, columns)
    else:
        lo, hi = asked
        window = Window.fit(lo, hi, columns, margin=hi - lo + 1)
        folds = tuple(each for each in folds if lo <= each.lo and each.hi <= hi)
    return fold(window, folds) if folds else window


def axis_rows(scene: Scene, width: int, height: int) -> int:
    """Rows of the axis on a screen: ticks, the way, lanes; none on a low one, and for few lanes fewer.

    On a high screen they stand still: letters would grow and shrink from step to step.
    """
    if height < 16 or width < 24:
        return 0
    chronicle = scene.chronicle
    if chronicle.extent is None:
        return 1
    lanes = len(chronicle.lanes)
    rows = lanes + (min(lanes, height // 10) if height >= _HIGH else 0)
    if scene.lanes and height < _HIGH:
        rows = min(rows, _ROOMY * len(scene.lanes))
    return max(4, min(3 + bool(chronicle.preface.eras) + rows, height * 2 // 5))
