"""What the detail pane says of an event, as paragraphs: when, how long after what, during what, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chronicle.difference import elapsed
from timeline_tui.chronicle.elapsed import duration, length
from timeline_tui.chronicle.event import all_words
from timeline_tui.chronicle.labels import in_zone, label, weekday_label
from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.under_way import how_far
from timeline_tui.chronicle.when import Precision
from timeline_tui.chronicle.zones import find
from timeline_tui.tui.lanes import lane_color, lane_title
from timeline_tui.tui.note_text import mark
from timeline_tui.tui.view import event_at
from timeline_tui.tui.words import how_far_words, in_words, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.event import Event, Text
    from timeline_tui.chronicle.when import When
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.theme import Inks
    from timeline_tui.tui.view import View


class Target(NamedTuple):
    """What Enter follows: an event or an address."""

    event_id: str = ""
    url: str = ""
    is_link: bool = False
    """Whether it is a link of the event, not a neighbour or what it counts from."""


class Paragraph(NamedTuple):
    """Styled text to be wrapped, indented by `indent` cells from its second line on; `target` can be followed."""

    pieces: Sequence[Piece]
    target: Target | None = None
    indent: int = 0


class Columns(NamedTuple):
    """Two sides beside each other where there is room, else one below the other."""

    left: Sequence[Paragraph]
    right: Sequence[Paragraph]


BLANK = Paragraph(())


def paragraphs(view: View, inks: Inks) -> list[Paragraph | Columns]:
    """Everything there is to say of the selected event."""
    event = view.event
    if event is None:
        hint = (
            [BLANK, Paragraph([(view.keys.fill(say("F shows all", view.language)), inks("muted"))])]
            if view.filtered
            else []
        )
        return [Paragraph([(say(view.emptiness, view.language), inks("muted"))]), *hint]
    return list(_Teller(view, event, inks).tell())


class _Teller:
    """Tells of one event in the language of the view."""

    def __init__(self, view: View, event: Event, inks: Inks) -> None:
        self._view = view
        self._event = event
        self._inks = inks
        self._language = view.language

    def tell(self) -> Iterator[Paragraph | Columns]:
        yield self._title()
        yield from self._dates()
        yield from self._paired()
        yield from self._neighbours()
        yield from self._under_way()
        yield from self._kept()
        yield from self._about()
        yield from self._evidence()
        yield from self._links()
        yield from self._end()

    def _say(self, key: str) -> str:
        return say(key, self._language)

    def _words(self, text: Text) -> str:
        return inert(in_words(text, self._language, self._view.whole.preface.language)).strip()

    def _muted(self, text: str, *, indent: int = 0) -> Paragraph:
        return Paragraph([(text, self._inks("muted"))], indent=indent)

    # --- when ------------------------------------------------------------------------------------

    def _title(self) -> Paragraph:
        lane = self._inks.lane(*lane_color(self._view, self._event.lane))
        mark = "*" if self._view.ascii else "●"
        return Paragraph(
            [(f"{mark} ", self._inks(lane)), (self._words(self._event.title), self._inks(bold=True))],
            indent=2,
        )

    def _dates(self) -> Iterator[Paragraph]:
        event, inks = self._event, self._inks
        when = event.when
        if when is None:
            written = f": “{inert(event.when_text)}”" if event.when_text else ""
            words = self._say("No date that can be read" if written else "No date")
            yield Paragraph([(words + written, inks("warn"))])
            return
        date = self._words(event.date_label) or weekday_label(when, self._language)
        yield Paragraph([(date, inks("accent", bold=True))])
        if event.date_label:
            yield self._muted(weekday_label(when, self._language))
        if when.is_span:
            lasted = duration(when, self._language, self._view.zone_name)
            if lasted:
                yield self._muted(lasted)
        yield from self._zones(when)
        yield from self._derived(when)

    def _zones(self, when: When) -> Iterator[Paragraph]:
        if when.zoned and not when.is_span and self._view.zone:
            mine = in_zone(when, self._view.zone, self._language)
            if mine and mine != label(when, self._language):
                yield self._muted(f"{mine} {self._say('for you')}")
        elif not when.zoned and when.prec >= Precision.HOUR:
            yield self._muted(f"{self._say('time zone not stated; read as')} {self._view.zone_name}")

    def _derived(self, when: When) -> Iterator[Paragraph]:
        """`a month after AWS stops hosting Parler (10 January 2021, 23:59 PST)`: what the date is counted from."""
        ends = [("from", when.parts[0]), ("to", when.parts[1])] if when.is_span and when.parts else [("", when)]
        for key, end in ends:
            if not end.anchor:
                continue
            anchor = self._view.whole.get(end.anchor)
            words = inert(end.text).partition("@")[0]
            pieces: list[Piece] = [(f"{self._say(key)} {words}" if key else words, self._inks("muted"))]
            if anchor is None:
                pieces.append((f"@{end.anchor}", self._inks("muted")))
                yield Paragraph(pieces, indent=2)
                continue
            pieces.append((self._words(anchor.title), self._inks("muted", italic=True)))
            if words and anchor.when is not None:
                pieces.append((f" ({label(anchor.when, self._language)})", self._inks("muted")))
            yield Paragraph(pieces, Target(event_id=anchor.id), indent=2)

    def _neighbours(self) -> Iterator[Paragraph]:
        when = self._event.when
        if when is None:
            return
        for row, key in ((self._view.row - 1, "after"), (self._view.row + 1, "before")):
            near = event_at(self._view.shown, row)
            if near is None or near.when is None:
                continue
            pair = (near.when, when) if key == "after" else (when, near.when)
            difference = elapsed(*pair, self._view.zone_name)
            joint = f" {self._say(key)} " if difference.relation == "apart" else f" · {self._say(key)} "
            yield self._muted(length(difference, self._language) + joint + self._words(near.title), indent=2)

    def _paired(self) -> Iterator[Paragraph]:
        """The same event in the other store, where two are compared."""
        pair = self._view.pairs.get(self._event.id)
        if pair is not None:
            from timeline_tui.tui.pair_text import paired  # noqa: PLC0415 (few are compared)

            yield from paired(self._view, pair, self._inks)

    def _under_way(self) -> Iterator[Paragraph]:
        when = self._event.when
        if when is None:
            return
        spans = [span for span in self._view.whole.under_way(when.start) if span.event.id != self._event.id]
        if not spans:
            return
        yield BLANK
        yield Paragraph([(self._say("Under way"), self._inks("primary", bold=True))])
        for span in spans:
            found = how_far(span, when, find(self._view.zone_name))
            far = f"{how_far_words(found, self._language)}  " if found is not None else ""
            yield Paragraph(
                [(far, self._inks("muted")), (self._words(span.event.title), self._inks())],
                Target(event_id=span.event.id),
                indent=2,
            )

    def _kept(self) -> Iterator[Paragraph]:
        """The reader's own: marks, a bookmark, a note."""
        marks = self._view.marks.get(self._event.id)
        if marks is not None:
            from timeline_tui.tui.time_words import say as say_time  # noqa: PLC0415 (most events have none)

            yield BLANK
            yield Paragraph([(f"' {say_time('Mark', self._language)} {inert(marks)}", self._inks("accent", bold=True))])
        note = self._view.notes.get(self._event.id)
        if note is None:
            return
        from timeline_tui.tui.note_words import say  # noqa: PLC0415 (most events have none)

        yield BLANK
        sign = mark(note, ascii_only=self._view.ascii)
        words = say("Your note" if note.text else "bookmarked", self._language)
        yield Paragraph([(f"{sign} {words}", self._inks("accent", bold=True))])
        if note.title and note.date != self._event.when_text and note.title not in all_words(self._event.title):
            # The id was another event's when the reader kept this.
            of = ", ".join(filter(None, (inert(note.title), inert(note.date))))
            yield Paragraph([(say("kept of", self._language).format(of), self._inks("warn"))])
        for line in note.text.splitlines():
            yield Paragraph([(inert(line), self._inks("quote"))] if line.strip() else ())

    # --- what and who ----------------------------------------------------------------------------

    def _about(self) -> Iterator[Paragraph]:
        event, inks = self._event, self._inks
        if event.claim_by:
            mark = '"' if self._view.ascii else "❝"
            yield BLANK
            yield Paragraph([(f"{mark} {self._say('Claim by')} {inert(event.claim_by)}", inks("warn", bold=True))])
        summary = in_words(event.summary, self._language, self._view.whole.preface.language).strip()
        if summary:
            from timeline_tui.tui.prose import prose  # noqa: PLC0415 (Markdown is read late)

            yield BLANK
            for pieces in prose(summary, inks):
                yield Paragraph(pieces)
        facts = [
            lane_title(self._view, event.lane) if event.lane else "",
            ", ".join(event.who),
            event.where,
            " ".join(f"#{tag}" for tag in event.tags),
        ]
        line = " · ".join(inert(fact) for fact in facts if fact)
        if line:
            yield BLANK
            yield self._muted(line)
        if event.url:
            yield Paragraph([(inert(event.url), inks("link", underline=True))], Target(url=event.url))

    def _evidence(self) -> Iterator[Paragraph | Columns]:
        yield BLANK
        if not self._event.evidence:
            yield self._muted(self._say("No evidence given"))
            return
        yield Paragraph([(self._say("Evidence"), self._inks("primary", bold=True))])
        from timeline_tui.tui.evidence_text import sides_of  # noqa: PLC0415 (it is made of what stands here)

        yield from sides_of(self._view, self._event, self._inks)

    def _links(self) -> Iterator[Paragraph]:
        whole = self._view.whole
        onward = [(f"link.{link.as_}", link.to) for link in self._event.links]
        inward = [(f"back.{kind}", start) for start, kind in whole.linked_from(self._event.id)]
        if not onward and not inward:
            return
        yield BLANK
        yield Paragraph([(self._say("Links"), self._inks("primary", bold=True))])
        arrow = "->" if self._view.ascii else "→"
        for key, event_id in [*onward, *inward]:
            linked = whole.get(event_id)
            title = self._words(linked.title) if linked else event_id
            yield Paragraph(
                [(f"{self._say(key)} {arrow} ", self._inks("muted")), (title, self._inks("link"))],
                Target(event_id=event_id, is_link=True),
                indent=2,
            )

    def _end(self) -> Iterator[Paragraph]:
        note = self._words(self._event.note)
        if note:
            yield BLANK
            yield Paragraph([(f"{self._say('Note')}  ", self._inks("primary", bold=True)), (note, self._inks("muted"))])
        place = self._event.place
        yield BLANK
        at = f"  {inert(place.file)}:{place.line}" if place.file else ""
        yield Paragraph([(f"@{self._event.id}{at}", self._inks("faint"))])
