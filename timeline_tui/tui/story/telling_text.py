"""What a step of a story says, in pieces: its date and title, how it lies in time, what happened, who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import civil
from timeline_tui.chronicle.elapsed import duration
from timeline_tui.chronicle.fields import is_timed
from timeline_tui.chronicle.labels import label, short, weekday_label
from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.story.step import MANY
from timeline_tui.chronicle.under_way import how_far
from timeline_tui.chronicle.vocabulary import vocabulary
from timeline_tui.chronicle.zones import find
from timeline_tui.tui.detail_text import BLANK, Paragraph
from timeline_tui.tui.evidence_text import evidence_of
from timeline_tui.tui.lanes import lane_color, lane_title
from timeline_tui.tui.prose import prose
from timeline_tui.tui.story.words import far, jump, leeway, say
from timeline_tui.tui.words import how_far_words, in_words
from timeline_tui.tui.words import say as say_detail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.event import Text
    from timeline_tui.chronicle.measure import Measure
    from timeline_tui.chronicle.story.step import Step
    from timeline_tui.chronicle.when import When
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.story.play import Play
    from timeline_tui.tui.theme import Inks
    from timeline_tui.tui.view import View


_LAST: Final = 10_000
"""The year from which a date has another form."""


class StepText:
    """Tells of one step in the language of the view."""

    def __init__(self, view: View, play: Play, step: Step, inks: Inks) -> None:
        self._view = view
        self._play = play
        self._step = step
        self._inks = inks
        self._language = view.language

    def _words(self, text: Text) -> str:
        return inert(in_words(text, self._language, self._view.whole.preface.language)).strip()

    # --- date and title --------------------------------------------------------------------------

    def dates(self) -> tuple[str, ...]:
        """The date in words, from the fullest to the shortest: what large letters have room for."""
        event, language = self._step.event, self._language
        if event.when is None:
            return self.date(), say("undated", language)
        if event.date_label:
            return (self._words(event.date_label),)
        when = event.when
        full = label(when, language)
        if when.is_span and len(when.parts) == 2 and not (when.lo_kind or when.hi_kind):
            first, last = (_day(part, language) for part in when.parts)
            found = [full, first] if first == last else [full, f"{first} – {last}", f"{first} …"]
        else:
            found = [full, _day(when, language)]
        found += [_coarser(when, language), *(short(when, language, cells) for cells in (24, 20, 16))]
        return tuple(dict.fromkeys(text for long in found if long for text in (long, self._short_months(long))))

    def _short_months(self, words: str) -> str:
        table = vocabulary(self._language)
        months = dict(zip(table.months, table.months_short, strict=True))
        return " ".join(months.get(word, word) for word in words.split(" "))

    def date(self) -> str:
        """The date in full, on one line."""
        event = self._step.event
        if event.when is None:
            written = f": “{inert(event.when_text)}”" if event.when_text else ""
            return say("undated", self._language) + written
        return self._words(event.date_label) or weekday_label(event.when, self._language)

    def below(self, shown: str) -> str:
        """What the large letters leave to say of the date, `shown` being what they say."""
        event = self._step.event
        if event.when is None:
            key = "unread" if event.when_text else "undated"
            along = " along" if self._play.telling.route is not None else ""
            return say(f"{key} why{along}", self._language).format(inert(event.when_text))
        full = weekday_label(event.when, self._language)
        lasted = duration(event.when, self._language, self._view.zone_name)
        parts = ["" if shown == full else full, lasted]
        return " · ".join(part for part in parts if part)

    def title(self) -> list[Piece]:
        """What happened, beside a mark in the colour of its lane."""
        ink = self._inks.lane(*lane_color(self._view, self._step.event.lane))
        mark = "*" if self._view.ascii else "●"
        return [(f"{mark} ", self._inks(ink, bold=True)), (self._words(self._step.event.title), self._inks(bold=True))]

    # --- how it lies in time ---------------------------------------------------------------------

    def ways(self) -> Iterator[Paragraph]:
        """From the step before to here; along a route also where it lies in order of time."""
        step, inks, language = self._step, self._inks, self._language
        along = self._play.telling.route is not None
        parts: list[Piece] = []
        if step.before is not None and step.before.id == step.event.id:
            parts = [(say("same event", language), inks("muted"))]
        elif step.way is not None and step.before is not None:
            parts = self._way(step.way, step.before.title, along=along)
        elif step.before is not None and step.event.when is not None:
            parts = [(say("before undated", language), inks("muted"))]
        places = []
        if along and step.place:
            places.append(say("place", language).format(step.place, step.dated))
        if step.again and step.before is not None and step.before.id != step.event.id:
            places.append(say("again", language).format(step.again))
        if places:
            parts.append((" · " * bool(parts) + " · ".join(places), inks("muted")))
        if parts:
            yield Paragraph(parts, indent=2)

    def _way(self, way: Measure, title: Text, *, along: bool) -> list[Piece]:
        inks, language = self._inks, self._language
        relation = way.elapsed.relation
        if relation != "apart":
            words, joint = say(f"{relation} as", language), " "
        else:
            words = jump(way, language) if along else far(way, language)
            joint = "" if along else f" {say_detail('after', language)} "
        pieces: list[Piece] = [(words, inks("accent", bold=True))]
        if joint:
            pieces += [(joint, inks("muted")), (self._words(title), inks("muted"))]
        room = leeway(way, language)
        if room:
            pieces.append((f" ({room})", inks("muted")))
        return pieces

    def under_way(self, most: int = 20) -> Iterator[Paragraph]:
        """`day 12 of 36  Parler offline`; what began last first, `most` at most: then how many more there are."""
        now, zone = self._step.event.when, find(self._view.zone_name)
        spans = list(reversed(self._step.under_way))
        named = spans if len(spans) <= most else spans[: most - 1]
        for span in named:
            words = self._words(span.event.title)
            found = how_far(span, now, zone) if now is not None else None
            far = how_far_words(found, self._language) if found else say_detail("Under way", self._language)
            pieces: list[Piece] = [
                (f"{far}  ", self._inks("primary", bold=True)),
                (words, self._inks("quote", italic=True)),
            ]
            when = span.event.when
            if when is not None and when.hi_kind == "unknown":
                pieces.append((f" ({say('end unknown', self._language)})", self._inks("muted")))
            yield Paragraph(pieces, indent=2)
        if len(named) < len(spans):
            key = "more under way" if len(spans) < MANY else "many more under way"
            words = say(key, self._language).format(len(spans) - len(named))
            yield Paragraph([(words, self._inks("muted"))])

    # --- what happened, and who says so ----------------------------------------------------------

    def body(self) -> Iterator[Paragraph]:
        """What the route's author says, the note, what happened."""
        step, inks = self._step, self._inks
        said = in_words(step.say, self._language, self._view.whole.preface.language).strip()
        if said:
            for pieces in prose(said, inks):
                yield Paragraph([(text, style + inks("text", bold=True)) for text, style in pieces])
            yield BLANK
        if self._play.noted:
            yield from self._note()
        event = step.event
        if event.claim_by:
            mark = '"' if self._view.ascii else "❝"
            words = f"{mark} {say_detail('Claim by', self._language)} {inert(event.claim_by)}"
            yield Paragraph([(words, inks("warn", bold=True))])
            yield BLANK
        summary = in_words(event.summary, self._language, self._view.whole.preface.language).strip()
        for pieces in prose(summary, inks):
            yield Paragraph(pieces)
        facts = [lane_title(self._view, event.lane) if event.lane else "", ", ".join(event.who), event.where]
        line = " · ".join(inert(fact) for fact in facts if fact)
        if line:
            if summary:
                yield BLANK
            yield Paragraph([(line, inks("muted"))])

    def _note(self) -> Iterator[Paragraph]:
        note = in_words(self._step.event.note, self._language, self._view.whole.preface.language).strip()
        heading = self._inks("accent", bold=True)
        if not note:
            yield Paragraph([(say("no note", self._language), self._inks("muted"))])
        else:
            yield Paragraph([(say("note", self._language), heading)])
            for pieces in prose(note, self._inks):
                yield Paragraph(pieces)
        yield BLANK

    def evidence(self) -> Iterator[Paragraph]:
        """How we know."""
        if not self._step.event.evidence:
            yield Paragraph([(say_detail("No evidence given", self._language), self._inks("muted"))])
            return
        yield Paragraph([(say_detail("Evidence", self._language), self._inks("primary", bold=True))])
        yield from evidence_of(self._view, self._step.event, self._inks)


def _coarser(when: When, language: str) -> str:
    """The month that a date fills a part of, else the year: coarser, and as doubtful; empty where it is in no one."""
    first, last = civil(when.lo + when.off), civil(when.hi - 1 + when.off_hi)
    if when.is_span or when.lo_kind or when.hi_kind or first.year != last.year or not 0 < first.year < _LAST:
        return ""
    month = f"-{first.month:02}" if first.month == last.month else ""
    return label(read(f"{first.year:04}{month}{when.qual}"), language)


def _day(when: When, language: str) -> str:
    """A date in words; of a plain moment its day alone: a doubt is never left out."""
    words = label(when, language)
    return words.partition(", ")[0] if is_timed(when) and not when.qual and not when.parts else words
