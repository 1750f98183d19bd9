"""What there is to tell of an event in one language: its date, its doubts, who says so, and what it leads to.

Markdown, HTML and cards are written from the same answers; how they look is each writer's own. Texts are as the file
has them: escaping is the writer's.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.accounts import accounts
from timeline_tui.chronicle.answers import Match
from timeline_tui.chronicle.elapsed import duration
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.labels import label, weekday_label
from timeline_tui.chronicle.when import Form, Precision
from timeline_tui.formats.page_words import is_french, link_words, precision_words, say
from timeline_tui.formats.rows import date_words, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event, Evidence, Source, Text
    from timeline_tui.chronicle.when import When


class Said(NamedTuple):
    """Words, and the language they are in."""

    words: str
    language: str

    def __bool__(self) -> bool:
        return bool(self.words)


_NOTHING = Said("", "")
_MANY: Final = 5


class Account(NamedTuple):
    """What one source says of an event: its name, its words as written, and a translation where there is one."""

    evidence: Evidence
    source: Source | None
    name: str
    quote: Said
    translation: Said
    gives: str
    """The date that it gives, in words."""


class Linked(NamedTuple):
    """A link, from here or to here: what it says, the other event, and whether that is among those told."""

    words: str
    event_id: str
    title: Said
    is_told: bool


class Teller:
    """Tells of the events of one chronicle in one language."""

    def __init__(self, chronicle: Chronicle, language: str = "") -> None:
        self.chronicle = chronicle
        self.preface = chronicle.preface
        self.language = language or self.preface.language
        """Of the file's texts, where they have it."""
        self.own = "fr" if is_french(self.language) else "en"
        """Of what the writer says for itself, dates included."""
        self._lanes = {lane.id: lane for lane in self.preface.lanes}

    def said(self, text: Text) -> Said:
        """A text of the file in the wished language, else in the file's own, else in whatever it has."""
        if isinstance(text, str):
            return Said(text, self.preface.language)
        for code in (self.language, self.preface.language):
            if text.get(code):
                return Said(text[code], code)
        return next((Said(words, code) for code, words in text.items() if words), _NOTHING)

    def lane(self, lane_id: str) -> Said:
        """What a lane is called."""
        known = self._lanes.get(lane_id)
        return (self.said(known.title) if known else _NOTHING) or Said(lane_id, self.own)

    @property
    def other_lane(self) -> str:
        """What the lane of events is called that are on none."""
        return say("Other", self.own)

    # --- when ------------------------------------------------------------------------------------

    def date(self, event: Event) -> str:
        """The author's own words for the date, else ours with the day of the week; empty where there is none."""
        if event.date_label:
            return self.said(event.date_label).words
        return weekday_label(event.when, self.own) if event.when else ""

    def short_date(self, event: Event) -> str:
        """The date without the day of the week."""
        return date_words(event, self.preface, self.own)

    def lasted(self, event: Event) -> str:
        """How long it lasted, where its ends are known."""
        when = event.when
        if when is None or not when.is_span or when.lo_kind or when.hi_kind:
            return ""
        return duration(when, self.own, self.preface.timezone)

    def doubts(self, event: Event) -> list[str]:
        """What is doubtful of an event, a sentence each; nothing where it is established to the day or better."""
        found = [say("A claim by {}, not an established event", self.own, event.claim_by) + "."] * bool(event.claim_by)
        when = event.when
        if when is None:
            return [*found, self._undated(event)]
        found += self._of_date(when)
        sides = accounts(event)
        if any(evidence.when is not None or evidence.when_text for evidence in sides.otherwise):
            found.append(say("Sources give other dates.", self.own))
        elif sides.otherwise:
            found.append(say("Sources disagree.", self.own))
        return found

    @cached_property
    def _usual(self) -> Precision:
        """How finely most of many events are known: of each of them to say that it is known no finer would be idle."""
        found = sorted(event.when.prec for _, event in rows(self.chronicle) if event.when is not None)
        return found[len(found) // 2] if len(found) >= _MANY else Precision.DAY

    def _undated(self, event: Event) -> str:
        if event.when_text:
            return say("The date can’t be read: {}", self.own, event.when_text)
        return say("No date is given.", self.own)

    def _of_date(self, when: When) -> Iterator[str]:
        qualified = {
            "?": "The date is uncertain.",
            "~": "The date is approximate.",
            "%": "The date is approximate and uncertain.",
        }
        if when.qual:
            yield say(qualified[when.qual], self.own)
        if when.form is Form.ONE_OF:
            yield say("One of these dates; which one is not known.", self.own)
        if when.lo_kind:
            key = "Its start is open: it had begun before." if when.lo_kind == "open" else "Its start is not known."
            yield say(key, self.own)
        if when.hi_kind:
            yield say("It goes on." if when.hi_kind == "open" else "Its end is not known.", self.own)
        if when.est is not None:
            yield say("The year is an estimate.", self.own)
        elif when.form is not Form.ALL_OF and when.prec < min(Precision.DAY, self._usual):
            known = precision_words(when.prec.word, self.own)
            if known:
                yield known
        if when.prec >= Precision.HOUR and not when.zoned:
            yield say("Time zone not stated; read as {}.", self.own, self.preface.timezone)

    def counted_from(self, event: Event) -> Sequence[Event]:
        """The events that its date is counted from, each once."""
        when = event.when
        anchors = dict.fromkeys(part.anchor for part in (when, *when.parts) if part.anchor) if when else ()
        return [found for anchor in anchors if (found := self.chronicle.get(anchor)) is not None]

    def zone(self) -> str:
        """Whose clocks dates are of that name no zone."""
        return say("Dates and times that name no zone are those of {}.", self.own, self.preface.timezone)

    def match(self, row: int) -> str:
        """`possibly`, where a filter leaves it open whether the event is meant."""
        return say("possibly", self.own) if self.chronicle.match(row) is Match.POSSIBLE else ""

    # --- who says so -----------------------------------------------------------------------------

    def accounts(self, event: Event) -> tuple[Sequence[Account], Sequence[Account]]:
        """The evidence as it is told here, and what is told otherwise."""
        sides = accounts(event)
        return [*map(self._account, sides.as_told)], [*map(self._account, sides.otherwise)]

    def _account(self, evidence: Evidence) -> Account:
        source = self.preface.sources.get(evidence.source)
        gives = label(evidence.when, self.own) if evidence.when else evidence.when_text
        return Account(evidence, source, self.source_name(evidence.source), *self._quoted(evidence, source), gives)

    def source_name(self, source_id: str) -> str:
        """The publisher, else the title, else the id."""
        source = self.preface.sources.get(source_id)
        return (source.publisher or self.said(source.title).words if source else "") or source_id

    def _quoted(self, evidence: Evidence, source: Source | None) -> tuple[Said, Said]:
        quote = evidence.quote
        written_in = (source.language if source else "") or self.preface.language
        if isinstance(quote, str):
            return Said(quote, written_in), _NOTHING
        words = in_language(quote, written_in, written_in)
        written_in = next((code for code, each in quote.items() if each == words), written_in)
        mine = self.said(quote)
        return Said(words, written_in), mine if mine.words != words else _NOTHING

    @property
    def has_evidence(self) -> bool:
        """Whether any event has evidence, so that one without is worth a word."""
        return bool(self.quoted_at)

    @cached_property
    def quoted_at(self) -> Mapping[str, Sequence[Event]]:
        """By source, the events that it speaks of, in order of time."""
        found: dict[str, dict[str, Event]] = {}
        for _, event in rows(self.chronicle):
            for evidence in event.evidence:
                found.setdefault(evidence.source, {})[event.id] = event
        return {source: list(events.values()) for source, events in found.items()}

    @cached_property
    def sources(self) -> Sequence[str]:
        """The sources that are told of: those of the file in its order, then others that evidence names."""
        return list(dict.fromkeys((*self.preface.sources, *self.quoted_at)))

    # --- what it leads to ------------------------------------------------------------------------

    def links(self, event: Event) -> list[Linked]:
        """Links from an event, then links to it."""
        onward = [(link_words(link.as_, self.own), link.to) for link in event.links]
        inward = [
            (link_words(kind, self.own, back=True), start) for start, kind in self.chronicle.linked_from(event.id)
        ]
        return [self._linked(words, event_id) for words, event_id in dict.fromkeys((*onward, *inward))]

    def _linked(self, words: str, event_id: str) -> Linked:
        other = self.chronicle.get(event_id)
        title = self.said(other.title) if other else Said(event_id, self.own)
        return Linked(words, event_id, title, self.chronicle.row_of(event_id) is not None)

    def span(self) -> str:
        """When the first and the last event began; empty where nothing has a date."""
        dated = len(self.chronicle) - self.chronicle.undated
        if not dated:
            return ""
        ends = [event.when for row in (0, dated - 1) for event in self.chronicle.rows(row, row + 1)]
        words = [label(_first(end), self.own) for end in ends if end is not None]
        return words[0] if len(set(words)) == 1 else " – ".join(words)


def _first(when: When) -> When:
    """A span's start, where that is known."""
    return when.parts[0] if when.is_span and len(when.parts) == 2 and not when.lo_kind else when
