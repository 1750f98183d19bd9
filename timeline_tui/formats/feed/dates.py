"""Dates of feeds: RFC 822 with what RFC 2822 says of its old forms, and ISO 8601 as it stands.

A date is as exact as it is written: `07 Sep 2002` is a day, a time without seconds is to the minute. North American
zones are the offsets that RFC 822 gives them. Those of one letter it had the wrong way round, so that RFC 2822 has them
say nothing; like a zone that nobody knows, they are left out, and listed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.vocabulary import EN
from timeline_tui.chronicle.zones import find

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Losses

ZONES: Final = "zones that are not known"
YEARS: Final = "years of two digits were read as RFC 2822 has them: 21 is 2021, and 50 is 1950"
_LONGEST: Final = 100
"""Characters of the longest text that is looked at: a date with its weekday, its zone and a remark."""
_RFC: Final = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?(?P<day>[0-9]{1,2})[\s-]+(?P<month>[A-Za-z]{3,9})\.?,?[\s-]+(?P<year>[0-9]{4}|[0-9]{2})"
    r"(?:,?\s+(?P<clock>[0-9]{1,2}:[0-9]{2})(?P<second>:[0-9]{2})?(?:\.[0-9]+)?)?\s*(?P<zone>.*)"
)
_REMARK: Final = re.compile(r"\([^()]*\)")
_OFFSET: Final = re.compile(r"(?:GMT|UTC)?([+-])([0-9]{1,2}):?([0-9]{2})?", re.IGNORECASE)
_AMERICAN: Final = {
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
}
_UNIVERSAL: Final = frozenset({"UT", "UTC", "GMT", "Z"})
_MONTHS: Final = {name.lower(): number for number, name in enumerate(EN.months_short, 1)}
_ISO_OFFSET: Final = re.compile(r"([Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)\s*([+-][0-9]{2})([0-9]{2})")


class FeedDates:
    """Reads the dates of one feed; zones that say nothing are added to `losses`."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self.has_short_years = False
        """Whether a year of two digits was among them."""

    def read(self, text: str, title: str) -> str:
        """The date of the item `title` as our reader reads it; its own words where it is no date."""
        text = " ".join(text.split())
        found = _RFC.fullmatch(text) if len(text) <= _LONGEST else None
        month = _MONTHS.get(found["month"][:3].lower()) if found else None
        if found is None or month is None:
            iso = _ISO_OFFSET.search(text) if len(text) <= _LONGEST else None
            text = f"{text[: iso.start()]}{iso[1]}{iso[2]}:{iso[3]}" if iso and iso.end() == len(text) else text
            # An at sign would make it count from another event.
            return " ".join(text.replace("@", " at ").split())
        day = f"{self._year(found['year'])}-{month:02}-{int(found['day']):02}"
        if not found["clock"]:
            return day
        clock = f"{found['clock']:0>5}{found['second'] or ''}"
        zone = self._zone(_REMARK.sub("", found["zone"]).strip(), title)
        return f"{day} {clock} {zone}" if zone[:1].isalpha() and zone != "Z" else f"{day}T{clock}{zone}"

    def _year(self, year: str) -> str:
        if len(year) == 4:
            return year
        self.has_short_years = True
        return f"{20 if int(year) < 50 else 19}{year}"

    def _zone(self, zone: str, title: str) -> str:
        """`-08:00`, `Z`, or a name that is known; empty for none."""
        name = zone.upper()
        if not name or name in _UNIVERSAL:
            return "Z" if name else ""
        if name in _AMERICAN:
            return _AMERICAN[name]
        offset = _OFFSET.fullmatch(zone)
        if offset is not None:
            sign, hours, minutes = offset.groups("00")
            return "Z" if int(hours) == int(minutes) == 0 else f"{sign}{int(hours):02}:{minutes}"
        if len(zone) > 1:
            try:
                return find(zone).name
            except Refusal:
                pass
        self._losses.add(ZONES, f"{zone} of {title}")
        return ""
