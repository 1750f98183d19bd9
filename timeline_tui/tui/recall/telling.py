"""What recall shows: the question with its choices, the answer with its evidence, at the end what to see again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.recall.phrases import fact
from timeline_tui.chronicle.recall.questions import Choice, Ordering, Placing
from timeline_tui.tui.evidence_text import evidence_of
from timeline_tui.tui.recall.place_axis import axis_rows
from timeline_tui.tui.recall.words import again, not_asked, say
from timeline_tui.tui.words import in_words
from timeline_tui.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.event import Text
    from timeline_tui.chronicle.recall.phrases import Phrase
    from timeline_tui.chronicle.recall.questions import Option
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.recall.course import Course, Done
    from timeline_tui.tui.theme import Inks
    from timeline_tui.tui.view import View

VERDICT_INKS = {"right": "good", "near": "warn", "missed": "bad"}


class Telling(NamedTuple):
    """Lines, which of them belong to which choice, the line to keep in sight, and where the axis stands."""

    lines: list[list[Piece]]
    choices: dict[int, int]
    focus: int = 0
    axis: range = range(0)


def telling(view: View, course: Course, inks: Inks, width: int, now: int) -> Telling:
    """Everything to be shown in `width` cells."""
    return _Teller(view, course, inks, width, now).tell()


class _Teller:
    def __init__(self, view: View, course: Course, inks: Inks, width: int, now: int) -> None:
        self._view = view
        self._course = course
        self._inks = inks
        self._width = width
        self._now = now
        self._language = view.language
        self._lines: list[list[Piece]] = []
        self._choices: dict[int, int] = {}
        self._focus = 0
        self._axis = range(0)

    def tell(self) -> Telling:
        question = self._course.question
        if self._course.phase == "waiting":
            self._wrap([(say("waiting", self._language), self._inks("muted"))])
        elif question is None:
            self._ended()
        else:
            self._wrap([(self._phrase(question.prompt), self._inks(bold=True))])
            if self._course.phase == "told":
                self._verdict()
            self._blank()
            match question:
                case Choice():
                    self._choice(question)
                case Ordering():
                    self._ordering(question)
                case Placing():
                    self._placing()
            if self._course.phase == "told":
                self._focus = 0
                self._blank()
                for line in question.lines:
                    self._wrap([(self._phrase(line), self._inks())])
                self._evidence()
        return Telling(self._lines, self._choices, self._focus, self._axis)

    # --- the question ----------------------------------------------------------------------------

    def _choice(self, question: Choice) -> None:
        told, last = self._course.phase == "told", self._course.last
        chosen = last.answer if told and last is not None else None
        for at, option in enumerate(question.options):
            mark, ink = f"{at + 1} ", "muted"
            if told and at == question.right:
                mark, ink = "✓ ", "good"
            elif told and at == chosen:
                mark, ink = ("x " if self._view.ascii else "✗ "), "bad"
            self._option(at, mark, ink, option, told=told)

    def _ordering(self, question: Ordering) -> None:
        course = self._course
        if course.phase == "told":
            own = course.last.answer if course.last is not None else None
            is_right = course.last is not None and course.last.grade.verdict == "right"
            shown = own if is_right and isinstance(own, tuple) else question.solved()
            for number, at in enumerate(shown):
                was = own.index(at) if isinstance(own, tuple) else number
                aside = f"  ({say('yours', self._language)} {was + 1})" if was != number else ""
                self._option(number, f"{number + 1} ", "good", question.options[at], told=True, aside=aside)
            return
        for place, at in enumerate(course.order):
            held = course.held and place == course.cursor
            self._option(
                place, "↕ " if held and not self._view.ascii else f"{place + 1} ", "muted", question.options[at]
            )
        if course.held:
            self._blank()
            words = self._view.keys.fill(say("carry", self._language))
            self._wrap([(words, self._inks("muted"))])

    def _option(self, at: int, mark: str, ink: str, option: Option, *, told: bool = False, aside: str = "") -> None:
        here = at == self._course.cursor and not told
        paper = "cursor" if here else ""
        arrow = (">" if self._view.ascii else "▶") if here else " "
        pieces: list[Piece] = [
            (self._text(option.text), self._inks("text", paper=paper, bold=here or ink == "good")),
        ]
        if told and option.fact is not None:
            pieces.append((f"  {self._phrase(option.fact)}", self._inks("muted")))
        pieces.append((aside, self._inks("warn")))
        first = len(self._lines)
        head: list[Piece] = [
            (f"{arrow} ", self._inks("accent", paper=paper, bold=True)),
            (mark, self._inks(ink, paper=paper, bold=True)),
        ]
        self._hang(head, pieces, paper)
        self._choices |= dict.fromkeys(range(first, len(self._lines)), at)
        if here:
            self._focus = first

    def _placing(self) -> None:
        first = len(self._lines)
        rows = axis_rows(self._view, self._course, self._inks)
        self._lines += rows
        self._axis = range(first, len(self._lines))
        self._focus = len(self._lines) - 1

    # --- the answer ------------------------------------------------------------------------------

    def _verdict(self) -> None:
        last = self._course.last
        assert last is not None
        verdict = last.grade.verdict
        mark = {"right": "✓", "near": "·", "missed": "x" if self._view.ascii else "✗"}[verdict]
        words = say(verdict if last.answer is not None else "unknown", self._language)
        pieces: list[Piece] = [(f"{mark} {words}", self._inks(VERDICT_INKS[verdict], bold=True))]
        if last.grade.off:
            from timeline_tui.chronicle.elapsed import length  # noqa: PLC0415 (for this line alone)
            from timeline_tui.chronicle.recall.phrases import distance  # noqa: PLC0415

            off = say("off", self._language).format(length(distance(last.grade.off), self._language))
            pieces.append((f" · {off}", self._inks("muted")))
        if last.answer is not None and 0 < last.grade.score < 1 and not last.grade.off:
            pieces.append((f" · {last.grade.score:.0%}", self._inks("muted")))
        pieces.append((f" · {again(last.due, self._now, self._language)}", self._inks("muted")))
        self._wrap(pieces)

    def _evidence(self) -> None:
        """The evidence of each event that the answer is about, under its title where there are several."""
        question = self._course.question
        assert question is not None
        if not question.cited:
            return
        several = len({event.id for event, _ in question.cited}) > 1
        if not several:
            self._blank()
            self._wrap([(say("Evidence", self._language), self._inks("primary", bold=True))])
        before = ""
        for event, evidence in question.cited:
            if several and event.id != before:
                self._blank()
                self._wrap([(self._phrase(fact(event)), self._inks("primary", bold=True))])
                before = event.id
            for paragraph in evidence_of(self._view, event._replace(evidence=(evidence,)), self._inks):
                self._hang([("", self._inks())], paragraph.pieces, indent=paragraph.indent)

    # --- the end ---------------------------------------------------------------------------------

    def _ended(self) -> None:
        course, inks = self._course, self._inks
        if not course.lesson.questions:
            self._wrap([(say("nothing asked", self._language), inks("warn", bold=True))])
        elif not course.done:
            self._wrap([(say("nothing answered", self._language), inks("muted"))])
        else:
            words = say("scored", self._language).format(course.right, len(course.done))
            self._wrap([(words, inks("accent", bold=True))])
            self._blank()
            missed = course.missed
            heading = "look again" if missed else "nothing missed"
            self._wrap([(say(heading, self._language), inks("primary", bold=True))])
            for at, done in enumerate(missed):
                self._missed(at, done)
        unasked = not_asked(course.lesson.unasked, self._language)
        if unasked or course.lesson.is_sample:
            self._blank()
            self._wrap([(say("Not asked", self._language), inks("primary", bold=True))])
        for sentence in unasked:
            self._hang([("- ", inks("muted"))], [(sentence, inks("muted"))])
        if course.lesson.is_sample:
            self._wrap([(say("sample", self._language), inks("muted"))])

    def _missed(self, at: int, done: Done) -> None:
        event = self._view.whole.get(done.question.item.event)
        here = at == self._course.cursor
        paper = "cursor" if here else ""
        arrow = (">" if self._view.ascii else "▶") if here else " "
        words = self._phrase(fact(event)) if event is not None else done.question.item.event
        first = len(self._lines)
        if here:
            self._focus = first
        kind = f"  {say(done.question.item.kind, self._language)} · {again(done.due, self._now, self._language)}"
        self._hang(
            [(f"{arrow} ", self._inks("accent", paper=paper, bold=True))],
            [(words, self._inks("text", paper=paper, bold=here)), (kind, self._inks("muted", paper=paper))],
            paper,
        )
        self._choices |= dict.fromkeys(range(first, len(self._lines)), at)

    # --- lines -----------------------------------------------------------------------------------

    def _wrap(self, pieces: Sequence[Piece]) -> None:
        self._lines += wrapped(pieces, self._width)

    def _hang(self, head: Sequence[Piece], pieces: Sequence[Piece], paper: str = "", indent: int = 0) -> None:
        """Wrapped after a head, the lines after the first indented by its width."""
        margin = sum(len(text) for text, _ in head)
        lines = wrapped(pieces, max(4, self._width - margin - indent))
        self._lines.append([*head, *lines[0]])
        pad: Piece = (" " * (margin + indent), self._inks("text", paper=paper))
        self._lines += [[pad, *line] for line in lines[1:]]

    def _blank(self) -> None:
        self._lines.append([])

    def _phrase(self, phrase: Phrase) -> str:
        return phrase.said(self._language, self._view.whole.preface.language)

    def _text(self, text: Text) -> str:
        return inert(in_words(text, self._language, self._view.whole.preface.language))
