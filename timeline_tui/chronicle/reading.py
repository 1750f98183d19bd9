"""The reader of a file's dates: any TOML value to a `When`, or a Refusal with what to write instead.

EDTF (levels 0 to 2) and plain English. What counts from another event ("a month after @id") is
`relative.py`'s, what people type into a box is `typed.py`'s. Reading is total: a value gives a `When` or
raises Refusal, nothing else. Source of the rules: docs/dates.md.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle import phrases, single
from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE, seconds
from timeline_tui.chronicle.diagnosis import bare_number, diagnose, quoted
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.units import Setting, as_written, of_days, of_each_day, of_time, of_years
from timeline_tui.chronicle.when import Precision, When
from timeline_tui.chronicle.zones import UTC, Zone, offset_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from timeline_tui.chronicle.phrases import ReadOne

_PLAIN_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_PLAIN_YEAR: Final = re.compile(r"[0-9]{4}").fullmatch
_BARE: Final = Pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:]{8}(?:Z|[+-][0-9]{2}:[0-9]{2})?)?|[1-9][0-9]{2,3}")
_PLAIN_MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][01][0-9]:[0-5][0-9])"
).fullmatch
_LONGEST: Final = 2_000
"""Characters of the longest date that is read: a set of some 200 days."""
_DAY: Final = Precision.DAY
_EPOCH_ORDINAL: Final = 719_163
"""`date(1970, 1, 1).toordinal()`."""


def read(value: object, zone: Zone = UTC, *, warn: Callable[[str], None] | None = None) -> When:
    """The date of a TOML value: a string, an integer year, a date or a time of its own.

    `zone` is the document's: dates and times without a zone of their own belong to it. `warn` is told of a
    doubtful zone ("PDT was in force"). Raises Refusal, whose `mend` is a TOML value to paste instead.

    >>> read("44 BCE").text
    '44 BCE'
    """
    if isinstance(value, str) and (plain := read_plain(value, zone)):
        return plain
    setting = Setting(zone, warn) if warn else Setting(zone)
    try:
        return read_with(value, setting, lambda text: single.read(text, setting))
    except Refusal as refusal:
        raise pasteable(refusal, value) from None


def read_plain(text: str, zone: Zone) -> When | None:
    """The date of `2021-01-10`, `2021` and `2021-01-10T23:59:00-08:00`, as nearly all are written.

    None for what must be read at length.
    """
    if _PLAIN_DAY(text):
        try:
            day = date.fromisoformat(text).toordinal() - _EPOCH_ORDINAL
        except ValueError:
            return None  # the year 0000, or a day that doesn't exist: the long way knows which
        return of_days(day, day + 1, _DAY, zone, text)
    if _PLAIN_YEAR(text):
        return of_years(int(text), int(text), Precision.YEAR, zone, text)
    if (moment := _PLAIN_MOMENT(text)) is not None:
        return _moment(text, moment[1])
    return None


def _moment(text: str, zone: str) -> When | None:
    """A second with its offset, which is the `zone` as written; None where there is no such time."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = at.utcoffset()
    assert offset is not None
    off = offset.days * DAY + offset.seconds
    local = (at.toordinal() - _EPOCH_ORDINAL) * DAY + at.hour * HOUR + at.minute * MINUTE + at.second
    lo = local - off
    return When(lo, lo + 1, Precision.SECOND, zoned=True, off=off, off_hi=off, zone=zone, text=text)


def read_plain_each(texts: Collection[str], zone: Zone) -> Sequence[When | None]:
    """`read_plain` of each text, in a third of the time where all are days; None, too, for what it refuses."""
    # Of what `date` reads in ten characters, only `2021-W01-7` has no second hyphen there.
    if set(map(len, texts)) == {10} and set(map(itemgetter(7), texts)) == {"-"}:
        try:
            days = [ordinal - _EPOCH_ORDINAL for ordinal in map(date.toordinal, map(date.fromisoformat, texts))]
        except ValueError:
            pass  # one of them is no day
        else:
            if whens := of_each_day(days, zone, texts):
                return whens
    known: dict[str, When | None] = {}
    for text in texts:
        if text not in known:
            try:
                known[text] = read_plain(text, zone)
            except Refusal:
                known[text] = None
    return [known[text] for text in texts]


def read_span(start: object, end: object, zone: Zone = UTC, *, warn: Callable[[str], None] | None = None) -> When:
    """The span of an event's `start` and `end`, each a TOML value or None where the key is left out.

    `".."` is an open end; `"?"`, an empty string and None are an unknown one. Raises Refusal as `read` does.
    """
    setting = Setting(zone, warn) if warn else Setting(zone)
    return read_span_with(start, end, setting, lambda text: single.read(text, setting))


def read_span_with(start: object, end: object, setting: Setting, one: ReadOne) -> When:
    """`read_span` with another reader of one date."""
    texts = ["" if side is None else side.strip() if isinstance(side, str) else None for side in (start, end)]
    sides: list[When | None] = []
    for side, text in zip((start, end), texts, strict=True):
        if text in phrases.UNBOUNDED:
            sides.append(None)
            continue
        try:
            sides.append((text and read_plain(text, setting.zone)) or read_with(side, setting, one))
        except Refusal as refusal:
            raise pasteable(refusal, side) from None
    first, last = sides
    shown = [side.text if side else text or "" for side, text in zip(sides, texts, strict=True)]
    return phrases.span_of(first, shown[0], last, shown[1], "/".join(shown))


def read_with(value: object, setting: Setting, one: ReadOne) -> When:
    """`value` read with `one` as the reader of one date; the mend of a Refusal is not yet a TOML value."""
    if isinstance(value, str):
        return _read_text(value, one)
    if isinstance(value, bool):
        raise _not_a_date(value)
    if isinstance(value, int):
        return _read_integer(value, setting.zone)
    if isinstance(value, datetime):  # before date, which it is too
        return _read_datetime(value, setting.zone)
    if isinstance(value, date):
        return of_days(
            value.toordinal() - _EPOCH_ORDINAL,
            value.toordinal() - _EPOCH_ORDINAL + 1,
            _DAY,
            setting.zone,
            value.isoformat(),
        )
    if isinstance(value, time):
        text = value.isoformat()
        mend = f"2021-01-10T{text}"
        raise Refusal(f"{text} is a time without a day; write {mend}", text=text)
    raise _not_a_date(value)


def _read_text(written: str, one: ReadOne) -> When:
    if len(written) > _LONGEST:
        raise diagnose(written)
    text = " ".join(written.split())
    refusal: Refusal | None = None
    try:
        when = one(text)
    except Refusal as refused:
        # What looks like a time in a zone may be two times in zones, with a slash between them.
        if "/" not in text:
            raise
        when, refusal = None, refused
    if when is None:
        try:
            when = phrases.read(text, one)
        except Refusal as refused:
            raise refusal or refused from None
    if when is None:
        raise refusal or diagnose(text)
    return as_written(when, written)


def _read_integer(year: int, zone: Zone) -> When:
    if 100 <= year <= 9999:
        return of_years(year, year, Precision.YEAR, zone, str(year))
    if abs(year) >= 10**18:
        raise Refusal("this number is no year: years go up to 200 billion")
    if year < 0:
        text, before = str(year), -year
        mend = f"{before} BCE"
        raise Refusal(f'{text} can mean {mend} or {before + 1} BCE; write "{mend}"', text=text, mend=mend)
    raise bare_number(str(year), quote=False) or _not_a_date(year)


def _read_datetime(value: datetime, zone: Zone) -> When:
    """Seconds of exactly zero mean the minute: TOML can't say one without seconds."""
    text = value.isoformat()
    prec = Precision.SECOND if value.second or value.microsecond else Precision.MINUTE
    local = seconds(value.year, value.month, value.day, value.hour, value.minute, value.second)
    offset = value.utcoffset()
    if offset is None:
        try:
            return of_time(local, prec, zone, text)
        except Refusal as refusal:
            raise Refusal(str(refusal), text=text, mend=f"{value:%Y-%m-%d} {refusal.mend}") from None
    east = offset.days * 86_400 + offset.seconds
    written = offset_text(east) if east else "Z"
    return of_time(local, prec, Zone(written, east), text, written)


def _not_a_date(value: object) -> Refusal:
    text = _toml(value)
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, str | date) for one in value):
        start, end = (one if isinstance(one, str) else one.isoformat() for one in value)
        mend = f"{start}/{end}"
        return Refusal(f'{text} is not a date; write a span with a slash: "{mend}"', text=text, mend=mend)
    if isinstance(value, dict):
        return Refusal("a table is not a date; write when = …, or start = … and end = …", text=text)
    mends = '1850 or "1850-06"'
    if isinstance(value, float) and 100 <= value < 10_000:
        year, part = divmod(value, 1)
        month = -int(-part * 12 // 1)
        mends = f"{int(year)}" + (f' or "{int(year)}-{month:02}"' if month else "")
    mend = mends.split(" or ", maxsplit=1)[0] if isinstance(value, float) else ""
    return Refusal(f"{text} is not a date; write {mends}", text=text, mend=mend)


def _toml(value: object) -> str:
    """`value` as a file has it, cut where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        inside = ", ".join(map(_toml, value[:5]))
        return f"[{inside}{', …' if len(value) > 5 else ''}]"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, int | float):
        return str(value) if abs(value) < 1e18 or isinstance(value, float) else "a long number"
    if isinstance(value, date | time):
        return value.isoformat()
    return "a table" if isinstance(value, dict) else quoted(str(type(value).__name__))


def pasteable(refusal: Refusal, value: object) -> Refusal:
    """`refusal` with a mend that replaces the whole of `value`, in TOML; none that can't be read itself."""
    if not refusal.mend:
        return refusal
    whole = refusal.mend
    if isinstance(value, str) and refusal.text and refusal.text != value.strip():
        whole = value.strip().replace(refusal.text, refusal.mend, 1) if refusal.text in value else ""
    return Refusal(str(refusal), text=refusal.text, mend=_toml_value(whole) if _is_readable(whole) else "")


def _is_readable(text: str) -> bool:
    if "@" in text:
        return True  # it names an event, which is not known here
    try:
        read_with(text, Setting(), lambda part: single.read(part, Setting()))
    except Refusal:
        return False
    return True


def _toml_value(text: str) -> str:
    return text if _BARE.fullmatch(text) else quoted(text)
