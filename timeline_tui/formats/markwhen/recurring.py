"""How often what recurs happens: `every 2 weeks on monday for 12 times`, unrolled within bounds by dateutil's rules."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.chronicle.civil import civil, seconds
from timeline_tui.chronicle.vocabulary import EN
from timeline_tui.formats.dated import FINENESS, Dated, moved
from timeline_tui.formats.markwhen.counting import Moment, Range
from timeline_tui.formats.markwhen.grammar import amount_of, read_side

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDLESS: Final = 100
"""Times that what recurs without end is unrolled, where nobody says how far."""
_MOST: Final = 10_000
"""Times that anything is unrolled."""
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - the zero of a wall clock
_FIRST: Final = seconds(1)
_LAST: Final = seconds(9990)
"""Years that dateutil counts in, with room for one more."""

_RULE: Final = re.compile(
    r"every\s+(?P<interval>\d{1,6}|other)?\s*(?P<what>[a-z, &.]+?)"
    r"(?:\s+on\s+(?P<on>[a-z, &.]+?))?"
    r"(?:\s+(?:for\s+(?P<for>\d{1,6}\s*[a-z ]+)|x\s*(?P<times>\d{1,6})|for\s+(?P<bare>\d{1,6}))"
    r"|\s*(?:\||\b(?:un)?til\b|\bto\b)\s*(?P<until>.+))?\s*",
    re.IGNORECASE,
)
_UNITS: Final = {
    "year": "YEARLY",
    "month": "MONTHLY",
    "week": "WEEKLY",
    "day": "DAILY",
    "hour": "HOURLY",
    "minute": "MINUTELY",
}
_WEEKDAYS: Final = ("weekday", "week day", "work day", "business day")
_WEEKDAY: Final = {
    name[:length].lower(): at for at, name in enumerate(EN.weekdays) for length in range(2, len(name) + 1)
}


class Unrolled(NamedTuple):
    """The occurrences, and why there are not more of them; empty where these are all."""

    ranges: list[Range]
    cut: str = ""


def unrolled(every: str, found: Range, *, until: int | None, limit: int, day_first: bool) -> Unrolled | None:
    """The times of `found` and what recurs of it; None where the rule can't be read.

    `until` is a moment on the document's clock up to which what has no end is unrolled, `limit` the most times, 0 for
    a bound of our own.
    """
    rule = _RULE.fullmatch(every)
    if rule is None or found.start.since_now is not None or found.end.since_now is not None:
        return None
    settings = _settings(rule)
    if settings is None or not _FIRST <= found.start.at < _LAST:
        return None
    most = limit or _MOST
    start = _EPOCH + timedelta(seconds=found.start.at)
    last = _last(rule, found.start.at, day_first=day_first)
    cut = ""
    times = rule["times"] or rule["bare"] or _times(rule["for"])
    if times:
        settings["count"] = int(times)
    elif last is not None:
        settings["until"] = start + timedelta(seconds=min(last, _LAST) - 1 - found.start.at)
    elif rule["for"] or rule["until"]:
        return None
    elif until is not None:
        settings["until"] = start + timedelta(seconds=min(until, _LAST) - 1 - found.start.at)
        cut = "occurrences after the date that was asked for"
    else:
        most = limit or _ENDLESS
    made = list(islice(_occurrences(settings, start, found), most + 1))
    if len(made) > most:
        cut = f"occurrences after the first {most:,}"
        made.pop()
    return Unrolled(made or [found], cut)


def _settings(rule: re.Match[str]) -> dict[str, Any] | None:
    what = " ".join(rule["what"].lower().split()).rstrip("s.") if rule["what"] else ""
    interval = rule["interval"] or "1"
    settings: dict[str, Any] = {"interval": 2 if interval.lower() == "other" else max(int(interval), 1)}
    days = _weekdays(rule["on"]) if rule["on"] else None
    if what in _UNITS:
        settings["freq"] = _UNITS[what]
    elif what in _WEEKDAYS or what == "weekday":
        settings |= {"freq": "WEEKLY", "byweekday": range(5)}
    elif named := _weekdays(rule["what"]):
        settings |= {"freq": "WEEKLY", "byweekday": named}
    else:
        return None
    if rule["on"]:
        if not days or settings["freq"] != "WEEKLY":
            return None
        settings["byweekday"] = days
    return settings


def _weekdays(text: str) -> list[int] | None:
    names = [name.strip(" .") for name in re.split(r",|&|\band\b|\bor\b", text.lower()) if name.strip(" .")]
    found = [_WEEKDAY.get(name, _WEEKDAY.get(name.rstrip("s"))) for name in names]
    return [day for day in found if day is not None] if found and None not in found else None


def _times(text: str | None) -> str:
    found = re.fullmatch(r"(\d+)\s*times?", (text or "").strip(), re.IGNORECASE)
    return found[1] if found else ""


def _last(rule: re.Match[str], start: int, *, day_first: bool) -> int | None:
    """The moment after the last at which it may begin again."""
    if rule["for"]:
        length = amount_of(rule["for"])
        return moved(start, (length,)) if length else None
    if rule["until"]:
        side = read_side(rule["until"].strip(), day_first=day_first)
        return max(side.end, side.start + 1) if isinstance(side, Dated) else None
    return None


def _occurrences(settings: dict[str, Any], start: datetime, found: Range) -> Iterator[Range]:
    from dateutil import rrule  # noqa: PLC0415 - few things recur

    rule = rrule.rrule(dtstart=start, **settings | {"freq": getattr(rrule, settings["freq"])})
    for at in rule:
        begins = int((at - _EPOCH).total_seconds())
        if begins >= _LAST:
            return
        yield _moved(found, begins)


def _moved(found: Range, start: int) -> Range:
    """The same range from another start: as many months long where it is whole months, else as many seconds."""
    one, two = civil(found.start.at), civil(found.end.at)
    months = (two.year - one.year) * 12 + two.month - one.month
    if FINENESS[found.end.unit] <= FINENESS["month"] and one.day == two.day == 1:
        at = civil(start)
        total = at.year * 12 + at.month - 1 + months
        end = seconds(total // 12, total % 12 + 1)
    else:
        end = start + found.end.at - found.start.at
    return found._replace(start=Moment(start, found.start.unit), end=Moment(end, found.end.unit), first="", last="")
