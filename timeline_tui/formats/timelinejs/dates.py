"""Dates of a slide of TimelineJS: start, end, and the words that it shows instead of them.

The words often say more than the fields can: "about 1850", "1990s", "23:59 PST". Where they are read to the same time
as the fields, they are the date; else the fields are, and the words stand as its label. A writer tells by the same
reading what would be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.civil import HOUR
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.meaning import meaning
from timeline_tui.chronicle.reading import read, read_span
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.formats.markup import words
from timeline_tui.formats.timelinejs.fields import fields_of, stated, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.formats.timelinejs.fields import Lost

DOUBT: Final = "dates, their doubt"
ENDS: Final = "dates, open or unknown at an end"
ZONES: Final = "dates, the zones of their times"
PRECISION: Final = "dates, how finely they are known"
_APART: Final = 26 * HOUR
"""Seconds that the same moment may differ by on two clocks."""
_LONGEST: Final = 200
"""Characters of words that may be a date."""


def read_dates(slide: Mapping[str, Any], lost: Lost) -> dict[str, str]:
    """The keys of an event: `when`, or `start` and `end`, and `date_label` where the words are no date."""
    start, end = (_stated(slide.get(key)) for key in ("start_date", "end_date"))
    end = {} if end == start else end
    shown = words(str(slide.get("display_date") or ""))
    if not shown:
        firsts, lasts = (_shown(slide.get(key)) for key in ("start_date", "end_date"))
        first, last = _told(firsts, start, {}), _told(lasts, end, {})
        if (first or not firsts) and (last or not lasts):
            return _keys(first or text_of(start, lost), last or text_of(end, lost))
        shown = " – ".join(filter(None, (firsts, lasts)))
    if told := _told(shown, start, end):
        return {"when": told}
    keys = _keys(text_of(start, lost), text_of(end, lost))
    if not keys and shown:
        return {"when": shown}
    if shown and not _same(shown, keys):
        keys["date_label"] = shown
    return keys


def _stated(fields: object) -> dict[str, str]:
    return stated(fields) if isinstance(fields, dict) else {}


def _shown(fields: object) -> str:
    return words(str(fields.get("display_date") or "")) if isinstance(fields, dict) else ""


def _keys(start: str, end: str) -> dict[str, str]:
    if not end:
        return {"when": start} if start else {}
    return {"start": start, "end": end} if start else {"end": end}


def _told(shown: str, start: Mapping[str, str], end: Mapping[str, str]) -> str:
    """The words, where they are read to the time of the fields and say more than they do; else nothing."""
    told = _read(shown)
    first, last = _read(text_of(start, _silent)), _read(text_of(end, _silent))
    if told is None or first is None or (end and last is None) or not _agree(told, first, last):
        return ""
    return "" if not end and meaning(told) == meaning(first) else shown


def _agree(told: When, first: When, last: When | None) -> bool:
    """Whether the words mean a time that begins, and ends, where the fields do."""
    apart = _APART if told.zoned else 0
    begins = told
    while begins.lo_kind and begins.parts:
        begins = begins.parts[-1]
    if begins.lo_kind or abs(begins.start + begins.off - first.start - first.off) > apart:
        return False
    if last is None or told.hi_kind:
        return last is None
    return abs(told.hi + told.off_hi - last.hi - last.off_hi) <= apart


def _read(text: str) -> When | None:
    if not text or len(text) > _LONGEST or "@" in text:
        return None
    try:
        return read(text)
    except Refusal:
        return None


def _same(text: str, keys: Mapping[str, str]) -> bool:
    one = _read(text)
    return one is not None and meaning(one) == meaning(_when(keys))


def _when(keys: Mapping[str, str]) -> When | None:
    try:
        if "when" in keys:
            return read(keys["when"])
        return read_span(keys.get("start"), keys.get("end")) if keys.keys() & {"start", "end"} else None
    except Refusal:
        return None


def write_dates(when: When, own_label: str, zone: Zone, language: str, lost: Lost) -> dict[str, Any]:
    """The dates of a slide; `own_label` is what its author wants to be shown. What does not come back is told."""
    start, end = fields_of(when, zone)
    slide: dict[str, Any] = {"start_date": start} | ({"end_date": end} if end else {})
    if own_label:
        slide["display_date"] = own_label
    elif not comes_back(when, slide):
        slide["display_date"] = label(when, language)
    if not comes_back(when, slide):
        lost(_difference(when, _when(read_dates(slide, _silent))))
    return slide


def comes_back(when: When, slide: Mapping[str, Any]) -> bool:
    """Whether the dates of a slide are read to `when` again."""
    return meaning(_when(read_dates(slide, _silent))) == meaning(when)


def _difference(when: When, back: When | None) -> str:
    if back is not None and when.qual != back.qual:
        return DOUBT
    if back is None:
        return PRECISION
    if (when.lo_kind, when.hi_kind) != (back.lo_kind, back.hi_kind):
        return ENDS
    return ZONES if when.zoned != back.zoned else PRECISION


def _silent(_: str) -> None:
    """Tell nobody."""
