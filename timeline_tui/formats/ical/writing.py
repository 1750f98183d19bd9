"""A chronicle as an iCalendar file: an event each, a journal entry without a date for what has none there.

The `icalendar` library writes the lines. People stand as CONTACT: a calendar that is published must not name an
ATTENDEE (RFC 5545, section 3.8.4.1), and programs would offer to invite them.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from icalendar import Calendar, Event, Journal, vText

from timeline_tui.chronicle.civil import civil
from timeline_tui.formats.held import FIELDS, like_html, on_one_line, unheld, unheld_preface, words_of
from timeline_tui.formats.ical.describing import described
from timeline_tui.formats.ical.placing import placed
from timeline_tui.formats.page_words import LANGUAGE_TAG
from timeline_tui.formats.rows import rows
from timeline_tui.store.events import slug

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event as Story
    from timeline_tui.chronicle.event import Link
    from timeline_tui.formats.carried import Losses, Wishes

HELD: Final = frozenset({"id", "who", "where", "tags", "weight", "summary", "url", "image", "note", "links"})
HELD_PREFACE: Final = frozenset({"title", "about", "language", "timezone"})
_PRIORITIES: Final = {5: 1, 4: 3, 2: 7, 1: 9}
_RELATIONS: Final = {"part-of": "PARENT", "see-also": "SIBLING"}
"""RELTYPE of links; of the others X- and their own name."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNADDRESSED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
NOT_HELD: Final = "x-not-held"
"""What the calendar can't hold, a line a kind: it has no comments, and programs pass over what begins with X-."""
_UNSTAMPED: Final = datetime(1970, 1, 1, tzinfo=UTC)
_STEP: Final = 250


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> bytes:
    """The calendar; what it can't hold is added to `losses`."""
    return _Writer(chronicle, wishes, losses).written()


class _Writer:
    """One calendar as it is written."""

    def __init__(self, chronicle: Chronicle, wishes: Wishes, losses: Losses) -> None:
        self._chronicle = chronicle
        self._wishes = wishes
        self._losses = losses
        self._story = [event for _, event in rows(chronicle)]
        self._ids = {event.id for event in self._story}
        self._domain = slug(self._words(chronicle.preface.title)) or "chronology"
        self._stamp = _stamp(chronicle)
        self._zones: dict[str, tuple[int, int]] = {}
        """Zones of places that are used, each with its first and last year."""

    def written(self) -> bytes:
        """The whole file."""
        unheld_preface(self._chronicle, HELD_PREFACE, self._losses)
        entries = []
        for at, event in enumerate(self._story):
            if self._wishes.progress and at % _STEP == 0:
                self._wishes.progress(at, len(self._story))
            entries.append(self._entry(event).to_ical())
        zones = [described(name, *years).to_ical() for name, years in sorted(self._zones.items())]
        head, end, _ = self._calendar().to_ical().rpartition(b"END:VCALENDAR")
        return b"".join((head, *zones, *entries, end, b"\r\n"))

    def _calendar(self) -> Calendar:
        preface = self._chronicle.preface
        calendar = Calendar()
        calendar.add("prodid", "-//timeline-tui//timeline-tui//EN")
        calendar.add("version", "2.0")
        title, about = self._words(preface.title), self._words(preface.about)
        language = self._wishes.language or preface.language
        on_one_line((title,), "", self._losses)
        # As vText: the library does not know that NAME is a text, whose commas and breaks are to be escaped.
        calendar.add("name", vText(title), {"LANGUAGE": language} if LANGUAGE_TAG.fullmatch(language) else {})
        if title:
            calendar.add("x-wr-calname", vText(title))
        if about:
            calendar.add("description", about)
            calendar.add("x-wr-caldesc", vText(about))
        calendar.add("x-wr-timezone", vText(preface.timezone))
        for line in self._losses.summary():
            calendar.add(NOT_HELD, vText(line))
        return calendar

    def _entry(self, story: Story) -> Event | Journal:
        unheld(story, HELD, self._losses)
        place = None
        if story.when is not None:
            place, lost = placed(story.when, self._chronicle.preface.timezone)
            for kind in lost:
                self._losses.add(kind, story.id)
        elif story.when_text:
            self._losses.add("dates that can't be read", story.id)
        entry: Event | Journal = Event() if place else Journal()
        entry.add("uid", self._uid(story.id))
        entry.add("dtstamp", self._stamp)
        title = self._words(story.title)
        on_one_line((title, story.where, *story.who), story.id, self._losses)
        entry.add("summary", title)
        if place:
            for name, value in (("dtstart", place.start), ("dtend", place.end)):
                if value is not None:
                    entry.add(name, value)
                    self._note_zone(value)
            entry.add("transp", "TRANSPARENT")  # a story keeps nobody busy
        self._add_words(entry, story)
        return entry

    def _add_words(self, entry: Event | Journal, story: Story) -> None:
        texts = {
            "description": self._words(story.summary),
            "comment": self._words(story.note),
            "location": self._plain(story.where),
            "url": self._address(story.url, "url", story),
        }
        like_html((self._words(story.title), *texts.values()), story.id, self._losses)
        for name, text in texts.items():
            if text:
                entry.add(name, text)
        for name in story.who:
            entry.add("contact", self._plain(name))
        if story.tags:
            entry.add("categories", [self._plain(tag) for tag in story.tags])
        if story.weight in _PRIORITIES:
            entry.add("priority", _PRIORITIES[story.weight])
        image = self._address(story.image, "image", story)
        if "://" in image[:10]:
            entry.add("image", image, {"VALUE": "URI"})
        elif image:
            self._losses.add(FIELDS["image"], story.id)
        for link in story.links:
            self._add_link(entry, story, link)

    def _add_link(self, entry: Event | Journal, story: Story, link: Link) -> None:
        if link.to not in self._ids:
            self._losses.add(FIELDS["links"], story.id)
            return
        relation = _RELATIONS.get(link.as_) or f"X-{link.as_.upper()}"
        entry.add("related-to", self._uid(link.to), {"RELTYPE": relation})

    def _address(self, address: str, field: str, story: Story) -> str:
        """An address, which no line break escapes from: one that holds such things is none, and is left out."""
        if not _UNADDRESSED.search(address):
            return address
        self._losses.add(FIELDS[field], story.id)
        return ""

    def _uid(self, name: str) -> str:
        return f"{name}@{self._domain}"

    def _words(self, text: object) -> str:
        return self._plain(words_of(text, self._chronicle, self._wishes.language))  # type: ignore[arg-type]  # a Text

    def _plain(self, text: str) -> str:
        """A text without the characters that no line of a calendar may hold."""
        text = text.replace("\r\n", "\n")
        if not _CONTROL.search(text):
            return text
        self._losses.add("control characters", text)
        return _CONTROL.sub("", text)

    def _note_zone(self, value: date) -> None:
        name = getattr(getattr(value, "tzinfo", None), "key", "")
        if name:
            first, last = self._zones.get(name, (value.year, value.year))
            self._zones[name] = (min(first, value.year), max(last, value.year))


def _stamp(chronicle: Chronicle) -> datetime:
    """When the calendar was made: as it says itself when it was published; the same every time it is written."""
    published = chronicle.preface.published
    if published is None or published.lo_kind:
        return _UNSTAMPED
    try:
        return datetime(*civil(published.lo), tzinfo=UTC)
    except (ValueError, OverflowError):
        return _UNSTAMPED
