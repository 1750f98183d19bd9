"""Recall: questions one after the other, each answer with its evidence, at the end what to look at again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.worker import Worker, WorkerState

from timeline_tui.chronicle.recall.lesson import QUESTIONS, lesson
from timeline_tui.store.error import StoreError
from timeline_tui.tui.binding import bindings, obey
from timeline_tui.tui.keymap import DECLARED
from timeline_tui.tui.panes.footer import Footer
from timeline_tui.tui.recall import course as moves
from timeline_tui.tui.recall.pane import CoursePane, CourseTitle
from timeline_tui.tui.screens.over import Over

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline_tui.store.reader.progress import Progress
    from timeline_tui.tui.actions import Context
    from timeline_tui.tui.messages import ActionAsked
    from timeline_tui.tui.recall.course import Course
    from timeline_tui.tui.view import View

_MANY: Final = 1_000
"""Events from which questions are made in a thread: the screen stands at once."""
_FAR: Final = 10
"""Cells that Shift moves the marker."""

_MOVES: Final[dict[str, Callable[[Course], Course]]] = {
    "pick": moves.picked,
    "carry-up": lambda course: moves.carried(course, -1),
    "carry-down": lambda course: moves.carried(course, 1),
    "left": lambda course: moves.shifted(course, -1),
    "right": lambda course: moves.shifted(course, 1),
    "left-far": lambda course: moves.shifted(course, -_FAR),
    "right-far": lambda course: moves.shifted(course, _FAR),
    "zoom-in": lambda course: moves.zoomed(course, 1, 2),
    "zoom-out": lambda course: moves.zoomed(course, 2, 1),
    "zoom-all": lambda course: moves.zoomed(course, 10**12, 1),
    "next": moves.following,
}
"""Actions that only change the course."""


class RecallScreen(Over[str]):
    """Laid over the explorer. Ends with the id of the event to go to, or with nothing."""

    CSS_PATH = "recall.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 (as Textual declares it)
    BINDINGS: ClassVar[list[BindingType]] = bindings(DECLARED.table("recall"))

    def __init__(self, view: View, progress: Progress, count: int = QUESTIONS) -> None:
        super().__init__()
        self._count = count
        self._view = view
        self._progress = progress
        self._trouble = ""
        self.course: Course = moves.waiting()
        if view.keys is not DECLARED:
            obey(self, bindings(view.keys.table("recall")))

    def _begin(self) -> None:
        """Another lesson, made at once, or in a thread where there are many events."""
        if len(self._view.shown) <= _MANY:
            self.course = self._lesson()
        else:
            self.course = moves.waiting()
            self.run_worker(self._lesson, thread=True, name="lesson", exit_on_error=False)

    def _lesson(self) -> Course:
        """A lesson of what the explorer shows: what is due first. Another answer kept makes it another lesson."""
        learned = self._progress.read()
        self._trouble = learned.trouble
        due = learned.due(int(time.time()))
        found = lesson(self._view.shown, learned.answers, count=self._count, due=due, known=learned.cards)
        return moves.begun(found)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The questions have been made."""
        if event.state is WorkerState.SUCCESS and self.course.phase == "waiting":
            self.course = cast("Course", event.worker.result)
            self._draw()

    def compose(self) -> ComposeResult:
        """Title, pane, keys."""
        yield CourseTitle(self.course)
        yield CoursePane(self.course)
        yield Footer("recall", id="recall-footer")

    def on_mount(self) -> None:
        """The first question."""
        for canvas in (CourseTitle, CoursePane, Footer):
            self.query_one(canvas).show(self._view)
        self.query_one(CoursePane).focus()
        self._begin()
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """The axis has as many cells as there are."""
        del event
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        pane = self.query_one(CoursePane)
        if pane.columns:
            self.course = moves.resized(self.course, pane.columns)
        title = self.query_one(CourseTitle)
        title.trouble = self._trouble
        title.follow(self.course)
        pane.follow(self.course)
        # At an end with nothing to look at again there is nothing to choose, and nowhere to go.
        over = self.course.phase == "ended" and not self.course.missed
        self.query_one(Footer).turn_to("over" if over else cast("Context", self.course.phase))

    # --- what the user does ----------------------------------------------------------------------

    def action_press(self, key: str) -> None:
        """A key, which does what it does where the lesson is."""
        action = self._view.keys.table("recall").at(cast("Context", self.course.phase), key)
        if action is None:
            return
        if action.name == "number":
            self._number(action.keys.index(key))
        else:
            self.act(action.name)

    def act(self, name: str) -> None:
        """Do an action by its name."""
        if name != "help":
            self._trouble = ""
        if name in _MOVES:
            self.course = _MOVES[name](self.course)
        else:
            others: dict[str, Callable[[], None]] = {
                "answer": self._answer,
                "unknown": lambda: self._answer(known=False),
                "up": lambda: self._move(-1),
                "down": lambda: self._move(1),
                "page-up": lambda: self._scroll(-1),
                "page-down": lambda: self._scroll(1),
                "open": self._open,
                "again": self._begin,
                "escape": self._escape,
                "leave": lambda: self._leave(""),
                "help": self._help,
            }
            others[name]()
        self._draw()

    def _move(self, by: int) -> None:
        """The cursor where there is one to move; else the lines."""
        moved = moves.moved(self.course, by) if self.course.phase != "told" else self.course
        if moved == self.course:
            self.query_one(CoursePane).scroll_lines(by)
        self.course = moved

    def _scroll(self, by: int) -> None:
        pane = self.query_one(CoursePane)
        pane.scroll_lines(by * max(1, pane.content_size.height - 1))

    def _number(self, option: int) -> None:
        question = self.course.question
        if question is not None and option < len(getattr(question, "options", ())):
            self.course = moves.to_option(self.course, option)
            self.act("answer")

    def _answer(self, *, known: bool = True) -> None:
        """Grade and keep it at once: whatever comes next, it is not lost."""
        before = self.course
        self.course = moves.answered(before, known=known)
        done = self.course.last
        if self.course is before or done is None:
            return
        item = done.question.item
        event = self._view.whole.get(item.event)
        file = event.place.file if event is not None else ""
        try:
            card, self._trouble = self._progress.answer(item, file, done.grade.verdict, int(time.time()))
        except StoreError as error:
            self._trouble = str(error)
        else:
            self.course = moves.kept(self.course, card.due)

    def _open(self) -> None:
        missed = self.course.missed
        self._leave(missed[self.course.cursor].question.item.event if missed else "")

    def _escape(self) -> None:
        """What is held is put down; then the lesson ends with what was done; without any, the screen."""
        if self.course.held:
            self.course = moves.picked(self.course)
        elif self.course.done:
            self.course = moves.ended(self.course)
        else:
            self._leave("")

    def _leave(self, event_id: str) -> None:
        self.dismiss(event_id)

    def _help(self) -> None:
        from timeline_tui.tui.screens.help import HelpScreen  # noqa: PLC0415 (only when asked for)

        self.app.push_screen(HelpScreen(self._view, "recall"))

    def on_course_pane_chosen(self, message: CoursePane.Chosen) -> None:
        """A click chooses, and on a choice of one answers; in an order it picks up and puts down."""
        phase = self.course.phase
        if phase == "choice":
            self._number(message.option)
            return
        if phase == "ordering":
            there = message.option == self.course.cursor
            self.course = moves.to_option(self.course, message.option)
            if there or self.course.held or not message.twice:
                self.course = moves.picked(self.course)
        elif phase == "ended":
            self.course = moves.to_option(self.course, message.option)
            if message.twice:
                self._open()
                return
        self._draw()

    def on_course_pane_put(self, message: CoursePane.Put) -> None:
        """A click on the axis."""
        self.course = moves.put(self.course, message.column)
        self._draw()

    def on_course_pane_zoomed(self, message: CoursePane.Zoomed) -> None:
        """The wheel over the axis."""
        self.act("zoom-in" if message.closer else "zoom-out")

    def on_action_asked(self, message: ActionAsked) -> None:
        """A click on the footer."""
        self.act(message.name)
