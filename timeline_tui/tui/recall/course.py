"""A lesson as it goes: which question, what is chosen so far, what was answered. One frozen value, and moves of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline_tui.chart.window import Window
from timeline_tui.chronicle.recall.lesson import Lesson
from timeline_tui.chronicle.recall.questions import Choice, Ordering, Placing

if TYPE_CHECKING:
    from timeline_tui.chronicle.recall.questions import Grade, Question

Phase = Literal["waiting", "choice", "ordering", "placing", "told", "ended"]
"""Questions are being made; what is asked now; the answer is shown; all is done."""

COLUMNS = 60
"""Cells of an axis before the screen says how many it has."""
_WHOLE = 10**9
"""A margin of so small a part is none."""


class Done(NamedTuple):
    """An answer that was given; `answer` is None where the user did not know."""

    question: Question
    answer: object
    grade: Grade
    due: int = 0
    """When it is asked again, seconds since 1970; 0 where that could not be kept."""


class Course(NamedTuple):
    """Where a lesson is."""

    lesson: Lesson
    phase: Phase = "ended"
    at: int = 0
    """The question asked now or told, from 0."""
    cursor: int = 0
    """The option under the cursor; at the end the event."""
    order: tuple[int, ...] = ()
    """The options of an ordering as they stand now."""
    held: bool = False
    """Whether the option under the cursor is being carried."""
    window: Window = Window(0, COLUMNS, COLUMNS)
    """The axis that an event is placed on."""
    column: int = 0
    """Where on it the marker is."""
    done: tuple[Done, ...] = ()

    @property
    def question(self) -> Question | None:
        """The question asked now or told, None where there is none."""
        return None if self.phase in {"waiting", "ended"} else self.lesson.questions[self.at]

    @property
    def last(self) -> Done | None:
        """What was answered last."""
        return self.done[-1] if self.done else None

    @property
    def missed(self) -> tuple[Done, ...]:
        """What to look at again: what was not right, in the order in which it was asked."""
        return tuple(done for done in self.done if done.grade.verdict != "right")

    @property
    def right(self) -> int:
        """How many answers were right."""
        return sum(done.grade.verdict == "right" for done in self.done)

    @property
    def answer(self) -> object:
        """What is chosen now, as the question grades it."""
        match self.question:
            case Ordering():
                return self.order
            case Placing():
                return self.window.edge(self.column), self.window.edge(self.column + 1)
            case _:
                return self.cursor


def waiting() -> Course:
    """Before there are questions."""
    return Course(Lesson(), phase="waiting")


def begun(lesson: Lesson, columns: int = COLUMNS) -> Course:
    """A lesson at its first question; at its end, where it has none."""
    return _asked(Course(lesson, window=Window(0, columns, columns)), 0)


def _asked(course: Course, at: int) -> Course:
    if at >= len(course.lesson.questions):
        return ended(course)
    question = course.lesson.questions[at]
    course = course._replace(at=at, cursor=0, held=False)
    match question:
        case Choice():
            return course._replace(phase="choice")
        case Ordering():
            return course._replace(phase="ordering", order=tuple(range(len(question.options))))
        case Placing():
            window = whole_axis(question, course.window.columns)
            return course._replace(phase="placing", window=window, column=window.columns // 2)


def whole_axis(question: Placing, columns: int) -> Window:
    """The whole axis of a question."""
    return Window.fit(question.lo, question.hi, columns, margin=_WHOLE)


def answered(course: Course, *, known: bool = True) -> Course:
    """Take what is chosen as the answer, or that the user does not know."""
    question = course.question
    if question is None or course.phase == "told":
        return course
    answer = course.answer if known else None
    done = Done(question, answer, graded(question, answer))
    return course._replace(phase="told", held=False, done=(*course.done, done))


def graded(question: Question, answer: object) -> Grade:
    """The grade of an answer; of None, that nothing was known."""
    from timeline_tui.chronicle.recall.questions import Grade  # noqa: PLC0415 (for this alone)

    match question, answer:
        case Choice(), int(option):
            return question.grade(option)
        case Ordering(), tuple(order):
            return question.grade(order)
        case Placing(), (int(lo), int(hi)):
            return question.grade((lo, hi))
        case _:
            return Grade("missed", 0.0)


def kept(course: Course, due: int) -> Course:
    """The last answer, with the time when it is due again."""
    return course._replace(done=(*course.done[:-1], course.done[-1]._replace(due=due)))


def following(course: Course) -> Course:
    """From an answer on to the next question, or to the end."""
    return _asked(course, course.at + 1) if course.phase == "told" else course


def ended(course: Course) -> Course:
    """To the end, with what was done."""
    return course._replace(phase="ended", cursor=0, held=False)


def moved(course: Course, by: int) -> Course:
    """The cursor among the options, carrying the one that is held; at the end, among what was missed."""
    question = course.question
    if course.held:
        return carried(course, by)
    if course.phase == "ended":
        count = len(course.missed)
    elif isinstance(question, Placing) or question is None:
        return course
    else:
        count = len(question.options)
    return course._replace(cursor=min(max(course.cursor + by, 0), max(0, count - 1)))


def to_option(course: Course, option: int) -> Course:
    """The cursor on an option; what is held comes along."""
    return moved(course, option - course.cursor)


def carried(course: Course, by: int) -> Course:
    """The option under the cursor moved among the others."""
    if course.phase != "ordering":
        return course
    order = list(course.order)
    to = min(max(course.cursor + by, 0), len(order) - 1)
    order.insert(to, order.pop(course.cursor))
    return course._replace(order=tuple(order), cursor=to)


def picked(course: Course) -> Course:
    """Pick up the option under the cursor, or put it down."""
    return course._replace(held=not course.held) if course.phase == "ordering" else course


def shifted(course: Course, by: int) -> Course:
    """The marker moved by so many cells; at an edge the axis goes along, as far as the question's reaches."""
    if course.phase != "placing":
        return course
    column = course.column + by
    if 0 <= column < course.window.columns:
        return course._replace(column=column)
    step = column if column < 0 else column - course.window.columns + 1
    window = _within(course, course.window.pan(step + (5 if step > 0 else -5)))
    at = course.window.edge(course.column)
    column = min(max(window.column(at) + by, 0), window.columns - 1)
    return course._replace(window=window, column=column)


def zoomed(course: Course, numerator: int, denominator: int) -> Course:
    """The axis longer or shorter about the marker, never longer than the whole."""
    if course.phase != "placing":
        return course
    lo, hi = course.window.edge(course.column), course.window.edge(course.column + 1)
    middle = (lo + hi - 1) // 2
    window = _within(course, course.window.zoom(numerator, denominator, middle))
    return course._replace(window=window, column=min(max(window.column(middle), 0), window.columns - 1))


def put(course: Course, column: int) -> Course:
    """The marker on a cell."""
    if course.phase != "placing":
        return course
    return course._replace(column=min(max(column, 0), course.window.columns - 1))


def resized(course: Course, columns: int) -> Course:
    """The axis across another number of cells, the marker where it is in time."""
    columns = max(1, columns)
    if columns == course.window.columns:
        return course
    at = course.window.edge(course.column)
    window = course.window.resized(columns)
    return course._replace(window=window, column=min(max(window.column(at), 0), columns - 1))


def _within(course: Course, window: Window) -> Window:
    """`window`, no longer than the axis of the question, and moved into it."""
    question = course.question
    assert isinstance(question, Placing)
    whole = whole_axis(question, window.columns)
    if window.length >= whole.length:
        return whole
    lo = min(max(window.lo, whole.lo), whole.hi - window.length)
    return Window(lo, lo + window.length, window.columns)
