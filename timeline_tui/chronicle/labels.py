"""A date in words: the long label, with its weekday, and in the reader's own zone.

Every label is made of civil fields (`fields.py`) and the precision, and can be told from every other: where
two readings would be possible ("winter 2001", "1900s") the label says more. `typed.py` reads labels back.
Rules: docs/dates.md, "Display". The short form for columns is `columns.py`'s, and is given on from here.
"""

from __future__ import annotations

from timeline_tui.chronicle.civil import MINUTE, civil_from_days, days_from_civil, weekday
from timeline_tui.chronicle.columns import short
from timeline_tui.chronicle.deep import deep_digits
from timeline_tui.chronicle.fields import (
    clock_fields,
    first_day,
    first_moment,
    is_timed,
    is_whole,
    iso_week,
    last_day,
)
from timeline_tui.chronicle.speech import English, speech
from timeline_tui.chronicle.when import Form, Precision, When
from timeline_tui.chronicle.zones import UTC, Zone, find, offset_text

__all__ = ["in_zone", "label", "short", "weekday_label"]


def label(when: When, language: str = "en") -> str:
    """The whole date in words: `10 January 2021, 23:59 PST`, `about 1850`, `19th century`, `since 2004`.

    >>> from timeline_tui.chronicle.reading import read
    >>> label(read("2021-01-10/2021-02-15"))
    '10 January – 15 February 2021'
    """
    words = speech(language)
    match when.form:
        case Form.SPAN if when.parts:
            return _span(when, words)
        case Form.ONE_OF | Form.ALL_OF if when.parts:
            # The members carry their own doubt, which the set has only gathered.
            return _set(when, words)
        case _:
            return _qualified(_single(when, words), when, words)


def weekday_label(when: When, language: str = "en") -> str:
    """The label with the day of the week, where a day is known: `Sunday 10 January 2021, 23:59 PST`.

    A span of days names both weekdays; anything coarser than a day is its plain label.
    """
    words = speech(language)
    if when.form is Form.SPAN and when.parts and not (when.lo_kind or when.hi_kind):
        first, last = when.parts
        if _names_day(first) and _names_day(last) and first_day(first) != first_day(last):
            return f"{weekday_label(first, language)} – {weekday_label(last, language)}"
        return label(when, language)
    if when.form is not Form.SINGLE or not _names_day(when):
        return label(when, language)
    at = clock_fields(when)
    name = words.weekday(weekday(days_from_civil(at.year, at.month, at.day)))
    return _qualified(f"{name} {_single(when, words)}", when, words)


def in_zone(when: When, zone: Zone | str, language: str = "en") -> str:
    """The times of `when` on the clocks of `zone`: `11 January 2021, 08:59 CET`.

    Empty where `when` has no time of day: a day is a day everywhere and is not moved.
    """
    moved = _moved(when, zone)
    return "" if moved is None else label(moved, language)


def _moved(when: When, zone: Zone | str) -> When | None:
    if when.parts:
        parts = tuple(part if part.lo_kind or part.hi_kind else _moved(part, zone) for part in when.parts)
        known = tuple(part for part in parts if part is not None)
        return when._replace(parts=known) if len(known) == len(parts) else None
    if not is_timed(when):
        return None
    place = find(zone) if isinstance(zone, str) else zone
    offset = place.at(when.lo)
    return when._replace(off=offset, off_hi=offset, zone=_clock_name(place, when.lo), zoned=True, text="")


def _with_clock(when: When) -> When:
    """A moment with its offset; in UTC, to the second, where that has seconds, as local mean times do."""
    if when.off and not when.off % MINUTE:
        return when._replace(zone=offset_text(when.off))
    exact = when if when.off == 0 else when._replace(prec=Precision.SECOND, hi=when.lo + 1)
    return _moved(exact, UTC) or when


def _clock_name(place: Zone, moment: int) -> str:
    """`CET`, `-03:00`; local mean time has no name worth showing, and no offset to the minute."""
    name = place.abbreviation(moment)
    if name[:1] in {"+", "-"}:
        return offset_text(place.at(moment))
    return "" if name == "LMT" else name or place.name


def _names_day(when: When) -> bool:
    return when.prec >= Precision.DAY and is_whole(when)


def _qualified(phrase: str, when: When, words: English) -> str:
    if when.qual in {"~", "%"}:
        phrase = words.about(phrase)
    return words.uncertain(phrase) if when.qual in {"?", "%"} else phrase


def _single(when: When, words: English) -> str:
    """One date without its qualifier."""
    if when.est is not None:
        digits = deep_digits(when)
        if digits is not None:
            return words.years_ago(*digits)
        first, last = (civil_from_days(day)[0] for day in (first_day(when), last_day(when)))
        return words.estimated(when.est, first, last)
    if not is_whole(when):
        return _scattered(when, words)
    year, month, day = civil_from_days(first_day(when))
    match when.prec:
        case Precision.YEAR:
            return words.year(year)
        case Precision.SEASON:
            return words.part_of_year(when.group, year)
        case Precision.MONTH:
            return _month(year, month, words)
        case Precision.WEEK:
            week_year, number = iso_week(first_day(when))
            days = _days(first_day(when), last_day(when), words, known_year=week_year)
            return words.week(number, week_year, days)
        case Precision.DAY:
            return _day(year, month, day, words)
        case Precision.DECADE:
            return words.decade(year)
        case Precision.CENTURY:
            return words.century(year // 100 + 1 if year >= 0 else (1 - year) // 100, bce=year < 0)
        case Precision.MILLENNIUM:
            return words.millennium(year // 1000 + 1 if year >= 0 else (1 - year) // 1000, bce=year < 0)
        case _:
            at = clock_fields(when)
            zone = f" {when.zone}" if when.zone else ""
            return f"{_day(at.year, at.month, at.day, words)}, {_clock(when, words)}{zone}"


def _scattered(when: When, words: English) -> str:
    """One unit somewhere in a wider range: `some day of April 1985`, `between 1000 and 1999`."""
    first, last = first_day(when), last_day(when)
    year, month, day = civil_from_days(first)
    for wider in (Precision.MONTH, Precision.YEAR):
        if wider < when.prec and when.prec in {Precision.DAY, Precision.MONTH} and is_whole(when._replace(prec=wider)):
            unit = "day" if when.prec is Precision.DAY else "month"
            return words.some(unit, _month(year, month, words) if wider is Precision.MONTH else words.year(year))
    end_year, end_month, end_day = civil_from_days(last)
    if when.prec is Precision.MONTH:
        return words.between(_month(year, month, words), _month(end_year, end_month, words))
    # Coarser than a month: whole years if they are whole, else to the day; never wider than the bounds.
    if when.prec < Precision.MONTH and (month, day, end_month, end_day) == (1, 1, 12, 31):
        return words.between(words.year(year), words.year(end_year))
    return words.between(_day(year, month, day, words), _day(end_year, end_month, end_day, words))


def _span(when: When, words: English) -> str:
    first, last = when.parts
    if when.lo_kind:
        phrase = label(last, words.words.code)
        return words.until(phrase) if when.lo_kind == "open" else f"? – {phrase}"
    if when.hi_kind:
        phrase = label(first, words.words.code)
        return words.since(phrase) if when.hi_kind == "open" else f"{phrase} – ?"
    if not (first.qual or last.qual):
        collapsed = _collapsed(first, last, words)
        if collapsed:
            return collapsed
    if is_timed(first) and is_timed(last) and last.zone and not first.zone:
        first = _with_clock(first)  # without its own it would be read in the zone of the end
    return f"{label(first, words.words.code)} – {label(last, words.words.code)}"


def _collapsed(first: When, last: When, words: English) -> str:
    """Two plain ends that share a day, a month or a year, said once; empty where they share nothing."""
    if first.form is not Form.SINGLE or last.form is not Form.SINGLE or not (is_whole(first) and is_whole(last)):
        return ""
    if is_timed(first) and is_timed(last):
        return _times(first, last, words)
    if first.prec is not last.prec or first.est is not None or last.est is not None:
        return ""
    year, month, _ = civil_from_days(first_day(first))
    end_year, end_month, _ = civil_from_days(first_day(last))
    if first.prec is Precision.YEAR:
        return words.years(year, end_year)
    if year != end_year:
        return ""
    if first.prec is Precision.MONTH:
        return f"{words.month(month)}–{_month(year, end_month, words)}"
    return _days(first_day(first), last_day(last), words) if first.prec is Precision.DAY else ""


def _times(first: When, last: When, words: English) -> str:
    """`10 January 2021, 14:00–15:30 PST`: both on one day and in one zone."""
    at, to = clock_fields(first), clock_fields(last)
    if at[:3] != to[:3] or first.zone != last.zone:
        return ""
    zone = f" {last.zone}" if last.zone else ""
    return f"{_day(*at[:3], words)}, {_clock(first, words)}–{_clock(last, words)}{zone}"


def _days(first: int, last: int, words: English, *, known_year: int | None = None) -> str:
    """`11–17 January 2021`, `28 December 2020 – 3 January 2021`: whole days, what they share said once.

    The year is not said at all where both are in `known_year`.
    """
    year, month, day = civil_from_days(first)
    end_year, end_month, end_day = civil_from_days(last)
    if year != end_year:
        return f"{_day(year, month, day, words)} – {_day(end_year, end_month, end_day, words)}"
    end = f"{words.day_number(end_day)} {words.month(end_month)}"
    if year != known_year:
        end += f" {words.year(year)}"
    if month != end_month:
        return f"{words.day_number(day)} {words.month(month)} – {end}"
    return f"{words.day_number(day)}–{end}"


def _set(when: When, words: English) -> str:
    every = when.form is Form.ALL_OF
    members = [_member(part, words, every=every) for part in when.parts]
    if len(members) == 1 and (when.lo_kind or when.hi_kind):
        return members[0]
    return words.all_of(members) if every else words.one_of(members)


def _member(part: When, words: English, *, every: bool) -> str:
    if not (part.lo_kind or part.hi_kind):
        return label(part, words.words.code)
    known = part.parts[1 if part.lo_kind else 0] if part.parts else part
    return words.or_beyond(label(known, words.words.code), later=bool(part.hi_kind), every=every)


def _day(year: int, month: int, day: int, words: English) -> str:
    return f"{words.day_number(day)} {_month(year, month, words)}"


def _month(year: int, month: int, words: English) -> str:
    return f"{words.month(month)} {words.year(year)}"


def _clock(when: When, words: English) -> str:
    at = clock_fields(when)
    if when.prec is Precision.HOUR:
        return words.clock(at.hour)
    return words.clock(at.hour, at.minute, first_moment(when).second if when.prec is Precision.SECOND else None)
