"""Periods of a timeline: any words at all, and dates where they can be read as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.edtf_text import edtf
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.meaning import meaning
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone

UNDATED: Final = "no date"
"""The period of what has none."""
_YEARS: Final = re.compile(r"(\d{4}) ?- ?(\d{4})")
_GOES_ON: Final = re.compile(r"(?P<start>.+?)\s*[-–—]\s*(?:present|now|today)", re.IGNORECASE)


def date_of(period: str) -> str:
    """The date that a period is, in words that are read; the period itself where it is none, empty for UNDATED."""
    if period == UNDATED:
        return ""
    if found := _YEARS.fullmatch(period):
        return f"{found[1]}/{found[2]}"
    if (found := _GOES_ON.fullmatch(period)) and _read(found["start"]):
        return f"{found['start']}/.."
    return period if _read(period) else _french(period) or period


def _french(period: str) -> str:
    """A date in French, in English: what counts from the day on which it is read is none."""
    from timeline_tui.chronicle.typed import read_typed  # noqa: PLC0415 - for what is no date in English alone

    try:
        when, later = (read_typed(period, "fr", today=today) for today in (0, 10**9))
    except Refusal:
        return ""
    english = label(when)
    again = _read(english)
    return english if again and meaning(when) == meaning(later) == meaning(again) else ""


def _read(text: str, zone: Zone | None = None) -> When | None:
    try:
        return read(text, zone) if zone else read(text)
    except Refusal:
        return None


def period_of(event: Event, zone: Zone, language: str) -> tuple[str, bool]:
    """The words for an event's date, and whether they are read back as the very date.

    In words of the language, else in English, else as EDTF; of several that hold it the first.
    """
    when = event.when
    if when is None:
        return (event.when_text, True) if event.when_text and _read(event.when_text) is None else (UNDATED, True)
    for text in (label(when, language), label(when), event.when_text, edtf(when)):
        again = _read(date_of(text), zone) if "@" not in text else None
        if again and meaning(again) == meaning(when):
            return text, True
    return label(when, language), False
