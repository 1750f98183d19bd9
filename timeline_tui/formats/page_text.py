"""Words on a page: escaped, inert, with the language they are in; links, and times that machines read."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from timeline_tui.chart.palette import lane_colour
from timeline_tui.chronicle.bounds_text import earliest
from timeline_tui.chronicle.fields import first_day, is_whole, iso_week
from timeline_tui.chronicle.labels import weekday_label
from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.when import Form, Precision
from timeline_tui.formats.markup import anchor, safe_url, to_html
from timeline_tui.formats.page_words import LANGUAGE_TAG, colon, say

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event, Text
    from timeline_tui.chronicle.when import When
    from timeline_tui.formats.telling import Said, Teller

_DATETIME: Final = re.compile(r"\d{4}-.*")
_WITHIN: Final = re.compile(
    r"(?:(?<=\b\d)|(?<=\b\d\d)|(?<=\b1er)) (?=[^\W\d])|(?<=[^\W\d]) (?=\d{4}\b)|(?<=\d) (?=B?CE\b|av\.|apr\.)"
)
"""A blank within a day: a line may break after the day of the week, not between a day and its month or its year."""
_LENGTHS: Final = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}


class PageText:
    """Makes HTML of what a `Teller` tells."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self._colours = {lane.id: lane.color for lane in teller.preface.lanes}
        self._positions = {lane: position for position, lane in enumerate(teller.chronicle.lanes)}

    @property
    def colon(self) -> str:
        """A colon and the blank after it, as the page's language has them."""
        return f"{colon(self.teller.own)} "

    def say(self, words: str, *fill: str) -> str:
        """The page's own words."""
        return self.plain(say(words, self.teller.own, *fill))

    def count(self, number: int, singular: str, plural: str) -> str:
        """`45 sources`; nothing for none."""
        return f"{number:,} {self.say(singular if number == 1 else plural)}" if number else ""

    @staticmethod
    def plain(text: str) -> str:
        """Words of the file in no particular language: names, places."""
        return escape(inert(text))

    def language(self, said: Said) -> str:
        """The attributes of an element whose words are in another language than the page."""
        code = said.language
        if not said.words or code == self.teller.own or not LANGUAGE_TAG.fullmatch(code):
            return ""
        return f' lang="{code}" dir="auto"'

    def words(self, said: Said, tag: str = "span") -> str:
        """Words, in an element of their own where they are in another language."""
        attributes = self.language(said)
        words = self.plain(said.words)
        return f"<{tag}{attributes}>{words}</{tag}>" if attributes and words else words

    def text(self, text: Text) -> str:
        """A text of the file, on one line."""
        return self.words(self.teller.said(text))

    def prose(self, text: Text, style: str, headings: int) -> str:
        """A text of the file that is Markdown."""
        said = self.teller.said(text)
        if not said.words.strip():
            return ""
        made = to_html(said.words, headings=headings, images=False)
        return f'<div class="{style}"{self.language(said)}>{made}</div>'

    def event_link(self, event_id: str, words: str) -> str:
        """A link to the entry of an event, where it is told on this page."""
        is_told = self.teller.chronicle.row_of(event_id) is not None
        return f'<a href="#e-{anchor(event_id)}">{words}</a>' if is_told else words

    def title_link(self, event: Event) -> str:
        """An event by its title, as a link to its entry."""
        return self.event_link(event.id, self.text(event.title))

    @staticmethod
    def address(url: str, words: str) -> str:
        """A link to elsewhere, where it is one that is opened; else the words and the address beside them."""
        safe = safe_url(url)
        if not safe:
            return f"{words} ({escape(inert(url))})"
        return f'<a class="out" href="{escape(safe)}" rel="noopener noreferrer">{words}</a>'

    def colour(self, lane: str) -> str:
        """The name of a lane's colour."""
        return lane_colour(self._colours.get(lane, "") if lane else "grey", self._positions.get(lane, 0))

    # --- dates -----------------------------------------------------------------------------------

    def date(self, event: Event) -> str:
        """The date as it is shown, for machines too where HTML has a form for it."""
        when = event.when
        if when is None:
            return self.say("Without a date")
        if event.date_label:
            return _timed(when, self.text(event.date_label))
        return self.date_of(when)

    def date_of(self, when: When) -> str:
        """The same of a date that is nobody's own."""
        own = self.teller.own
        if (
            when.is_span
            and len(when.parts) == 2
            and not (when.lo_kind or when.hi_kind)
            and all(map(machine, when.parts))
        ):
            return " – ".join(_timed(part, self.plain(weekday_label(part, own))) for part in when.parts)
        return _timed(when, self.plain(weekday_label(when, own)))


def machine(when: When) -> str:
    """The date as HTML's `datetime` has it: a year, month, week, day or time of the common era; else nothing."""
    if when.form is not Form.SINGLE or when.parts or when.est is not None or not is_whole(when):
        return ""
    text = earliest(when)
    if not _DATETIME.fullmatch(text) or text.startswith("0000"):
        return ""
    if when.prec is Precision.WEEK:
        year, number = iso_week(first_day(when))
        return f"{year:04}-W{number:02}"
    return text if when.prec >= Precision.HOUR else text[: _LENGTHS.get(when.prec, 0)]


def _timed(when: When, words: str) -> str:
    known = machine(when)
    words = _WITHIN.sub("\u00a0", words)
    return f'<time datetime="{known}">{words}</time>' if known else words
