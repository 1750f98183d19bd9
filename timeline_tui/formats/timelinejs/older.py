"""TimelineJS of version 2, made into version 3: dates such as "2011,12,10", media that are called assets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.formats.timelinejs.fields import PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMMAS: Final = re.compile(r"\s*,\s*")
_SLASHES: Final = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?(-?\d+)(?:\s+(.+))?")
_DASHES: Final = re.compile(r"(-?\d+?)-(\d{1,2})(?:-(\d{1,2}))?(?:[T\s](.+))?")
_TIME: Final = re.compile(
    r"(\d{1,2})(?::?(\d{2}))?(?:[:.](\d{1,2}))?(?:[.,](\d+))?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE
)
_OWN: Final = frozenset({"startDate", "endDate", "headline", "text", "asset", "tag", "tags", "related"})


def as_version_3(timeline: Mapping[str, Any]) -> dict[str, Any]:
    """The object of version 3 that says what `timeline` says, the value of the only key of version 2."""
    rest = {key: value for key, value in timeline.items() if key not in _OWN | {"date", "era", "type"}}
    return {
        **rest,
        "title": _slide(timeline),
        "events": [_slide(date) if isinstance(date, dict) else date for date in _list(timeline.get("date"))],
        "eras": [_slide(era) if isinstance(era, dict) else era for era in _list(timeline.get("era"))],
    }


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _slide(old: Mapping[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in old.items() if key not in _OWN | {"date", "era"}}
    dates = {key: fields_of_text(old.get(name)) for key, name in (("start_date", "startDate"), ("end_date", "endDate"))}
    return {
        **rest,
        **{key: fields for key, fields in dates.items() if fields},
        "text": {"headline": old.get("headline"), "text": old.get("text")},
        "media": {"url" if key == "media" else key: value for key, value in old["asset"].items()}
        if isinstance(old.get("asset"), dict)
        else {},
        "group": old.get("tag"),
        "tags": old.get("tags"),
        "related": old.get("related"),
    }


def fields_of_text(value: object) -> dict[str, str]:
    """The fields of a date in one text: `2011,12,10`, `12/10/2011 14:30` (month first, as there), `2011-12`.

    A text of no such form is taken for a year, which then can't be read.
    """
    text = "" if value is None or isinstance(value, bool | dict | list) else str(value).strip()
    if "," in text and _COMMAS.split(text)[0].lstrip("-").isdigit():
        return dict(zip(PARTS, _COMMAS.split(text), strict=False))
    if found := _SLASHES.fullmatch(text):
        return _given(year=found[3], month=found[1], day=found[2]) | time_fields(found[4] or "")
    if found := _DASHES.fullmatch(text):
        return _given(year=found[1], month=found[2], day=found[3]) | time_fields(found[4] or "")
    return _given(year=text)


def time_fields(text: str) -> dict[str, str]:
    """Hour, minute and second of `14:30`, `2:30 PM`, `1430`; of what is none, an hour that can't be read."""
    text = text.strip()
    if not text:
        return {}
    found = _TIME.fullmatch(text)
    if found is None:
        return {"hour": text}
    hour, half = int(found[1]), (found[5] or "").lower()
    hour = hour % 12 + 12 if half == "p" and hour <= 12 else 0 if half == "a" and hour == 12 else hour
    return _given(hour=str(hour), minute=found[2], second=found[3], millisecond=found[4])


def _given(**fields: str | None) -> dict[str, str]:
    return {part: text for part, text in fields.items() if text}
