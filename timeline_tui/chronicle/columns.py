"""A date in a column of at most 16 cells: what the list, the axis and the tables have room for.

The first form that fits is taken, from the finest to the coarsest; where none fits the text is cut and
marked `…`. Rules: docs/dates.md, "Display".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chronicle.civil import civil_from_days
from timeline_tui.chronicle.deep import FEWEST, SCALES, deep_digits
from timeline_tui.chronicle.edtf_text import mask, year_text
from timeline_tui.chronicle.fields import clock_fields, first_day, is_timed, is_whole, iso_week, last_day
from timeline_tui.chronicle.speech import QUARTER_FIRST, THIRD_FIRST, English, speech
from timeline_tui.chronicle.vocabulary import FR
from timeline_tui.chronicle.when import Form, Precision, Qualifier, When

if TYPE_CHECKING:
    from collections.abc import Iterator


def short(when: When, language: str = "en", width: int = 16) -> str:
    """The date in at most `width` cells: `2021-01-10`, `~1850`, `19th c.`, `2004–`, `01-10…02-15`."""
    words = speech(language)
    text = ""
    for text in _forms(when, words):
        if len(text) <= width:
            return text
    return text[: max(width - 1, 0)] + "…" if width > 0 else ""


def _forms(when: When, words: English) -> Iterator[str]:
    if when.form is Form.SPAN and when.parts:
        yield from _span_forms(when, words)
        return
    if when.form in {Form.ONE_OF, Form.ALL_OF} and when.parts:
        yield from _set_forms(when, words)
        return
    yield from (_qualified(text, when) for text in _single_forms(when, words))


def _qualified(text: str, when: When) -> str:
    return ("~" if when.qual in {"~", "%"} else "") + text + ("?" if when.qual in {"?", "%"} else "")


def _single_forms(when: When, words: English) -> Iterator[str]:
    if when.est is not None:
        yield from _estimated_forms(when, when.est, words)
    elif is_whole(when):
        yield from _whole_forms(when, words)
    else:
        yield mask(when) or year_text(civil_from_days(first_day(when))[0]) + "…"
        yield year_text(civil_from_days(first_day(when))[0]) + "…"


def _estimated_forms(when: When, estimate: int, words: English) -> Iterator[str]:
    digits = deep_digits(when)
    if digits is None:
        # An estimate is approximate, whether or not the file says so.
        yield from ("~" * (when.qual not in {"~", "%"}) + year for year in _year_forms(estimate, words))
    else:
        unit = SCALES.get(digits[1])
        yield f"{digits[0]} {unit}" if unit else words.years_ago(*digits)
        thousands = digits[0].removesuffix(",000")
        if not unit and thousands != digits[0]:
            yield "~" * (when.qual not in {"~", "%"}) + f"{thousands} ka"
        yield from _year_forms(estimate, words)


def _whole_forms(when: When, words: English) -> Iterator[str]:
    year, month, day = civil_from_days(first_day(when))
    if year <= 0 and when.prec >= Precision.YEAR:
        yield from _year_forms(year, words)
        return
    if is_timed(when):
        at = clock_fields(when)
        clock = f"{at.hour:02}h" if when.prec is Precision.HOUR else f"{at.hour:02}:{at.minute:02}"
        date = _date(at.year, at.month, at.day)
        yield f"{date} {clock}"
        yield date
    match when.prec:
        case Precision.DAY:
            yield _date(year, month, day)
        case Precision.WEEK:
            week_year, number = iso_week(first_day(when))
            yield f"{year_text(week_year)}-W{number:02}"
        case Precision.MONTH:
            yield f"{year_text(year)}-{month:02}"
        case Precision.SEASON:
            yield _part_of_year(when.group, year, words)
            yield f"{year_text(year)}-{when.group}"
        case Precision.DECADE:
            decade = words.decade(year)
            if not decade.startswith(("decade", "décennie")):
                yield decade
            yield mask(when) or f"{year_text(year)}…"
        case Precision.CENTURY | Precision.MILLENNIUM:
            block = _block(when.prec, year, words)
            yield block
            yield block.replace("J.-C.", "JC")
            yield block.replace(" J.-C.", "")
            yield mask(when) or f"{year_text(year)}…"
        case _:
            pass
    yield words.year(year)
    yield year_text(year)


def _year_forms(year: int, words: English) -> Iterator[str]:
    """A year with its era, which is never left out: the number alone of 44 BCE would be -43."""
    yield words.year(year)
    if year <= 0:
        yield words.year(year).replace("J.-C.", "JC")
        yield words.year(year).removesuffix(" J.-C.")
    yield year_text(year)


def _date(year: int, month: int, day: int) -> str:
    return f"{year_text(year)}-{month:02}-{day:02}"


def _part_of_year(group: int, year: int, words: English) -> str:
    """`spring 2001`, `Q2 2001`, `H1 2001`; French `T2 2001`, `S1 2001`."""
    if group < QUARTER_FIRST:
        return words.part_of_year(group, year)
    french = words.words is FR
    if group < THIRD_FIRST:
        return f"{'T' if french else 'Q'}{group - QUARTER_FIRST + 1} {words.year(year)}"
    if group < 40:
        return f"{group - THIRD_FIRST + 1}/3 {words.year(year)}"
    return f"{'S' if french else 'H'}{group - 39} {words.year(year)}"


def _block(prec: Precision, year: int, words: English) -> str:
    """`19th c.`, `2nd mill. BCE`; `XIXe s.`, `IIe mill.`."""
    size, long = (100, words.century) if prec is Precision.CENTURY else (1000, words.millennium)
    text = long(year // size + 1 if year >= 0 else (1 - year) // size, bce=year < 0)
    for full, cut in (
        (" century", " c."),
        (" siècle", " s."),
        (" millennium", " mill."),
        (" millénaire", " mill."),
    ):
        text = text.replace(full, cut)
    return text


def _span_forms(when: When, words: English) -> Iterator[str]:
    first, last = when.parts
    if when.lo_kind:
        yield from (("–" if when.lo_kind == "open" else "?–") + text for text in _forms(last, words))
        return
    if when.hi_kind:
        yield from (text + ("–" if when.hi_kind == "open" else "–?") for text in _forms(first, words))
        return
    yield from _closed_forms(first, last, words)


def _closed_forms(first: When, last: When, words: English) -> Iterator[str]:
    """From the finest to the coarsest: days of one year, both ends in full, months, the years alone."""
    year, month, day = civil_from_days(first_day(first))
    end_year, end_month, end_day = civil_from_days(last_day(last))
    days = all(end.prec >= Precision.DAY and is_whole(end) for end in (first, last))
    if days and year == end_year:
        start = _qualified(f"{month:02}-{day:02}", first)
        if is_timed(first) and (month, day) == (end_month, end_day):
            yield f"{start} {next(_forms(first, words)).rsplit(' ', 1)[-1]}…"
        yield f"{start}…{_qualified(f'{end_month:02}-{end_day:02}', last)}"
    if first.prec is last.prec is Precision.YEAR and not (first.qual or last.qual) and is_whole(first):
        yield words.years(year, end_year).replace(" – ", "–")
    left, right = list(_forms(first, words)), list(_forms(last, words))
    yield f"{left[0]}…{right[0]}"
    number, _, unit = left[0].partition(" ")
    if unit in SCALES.values() and right[0].endswith(f" {unit}") and not (first.qual or last.qual):
        yield f"{number}–{right[0]}"
    if min(first.prec, last.prec) >= Precision.MONTH and not (first.qual or last.qual) and year > 0:
        yield f"{year_text(year)}-{month:02}…{year_text(end_year)}-{end_month:02}"
    if year <= -FEWEST and end_year <= 0:
        bce = words.year(0).removeprefix("1 ").replace("J.-C.", "JC")
        yield f"{_rounded(1 - year, words)}–{_rounded(1 - end_year, words)} {bce}"
    if year <= 0:
        yield from _era_forms(year, end_year, words, {first.qual, last.qual})
    for one, other in zip(left[1:], right[1:], strict=False):
        if not one.endswith("…"):
            yield f"{one}…{other}"
    yield f"{year_text(year)}…{year_text(end_year)}" if year != end_year else f"{year_text(year)}…"
    yield f"{left[-1].rstrip('…')}…"


def _era_forms(year: int, end_year: int, words: English, qualifiers: set[Qualifier]) -> Iterator[str]:
    """Years from before the common era: `218–201 av. JC`, `27 BCE–14 CE`, `27 av. JC–14`, `27 av. JC…`."""
    about = "~" if qualifiers & {"~", "%"} else ""
    doubt = "?" if qualifiers & {"?", "%"} else ""
    begun = words.year(year).replace("J.-C.", "JC")
    yield about + words.years(year, end_year).replace(" – ", "–").replace("J.-C.", "JC") + doubt
    if end_year > 0:
        yield f"{about}{begun}–{end_year}{doubt}"
    yield f"{about}{begun}…"
    yield f"{about}{begun.removesuffix(' JC')}…"


def _rounded(years: int, words: English) -> str:
    """`2.6M`, `18k`, `9,500`: a count of years as short as a column has room for."""
    for scale, sign in ((10**6, "M"), (10**3, "k")):
        if years >= max(scale, FEWEST):
            tenths = (years * 10 + scale // 2) // scale
            whole, rest = divmod(tenths, 10)
            point = "," if words.words is FR else "."
            return f"{whole}{point}{rest}{sign}" if rest else f"{whole}{sign}"
    return words.year(1 - years).split()[0] if years > 1 else "1"


def _set_forms(when: When, words: English) -> Iterator[str]:
    member = when.parts[0]
    if len(when.parts) == 1 and (member.lo_kind or member.hi_kind):
        yield from _forms(member, words)
        return
    yield from (text if text.endswith("…") else f"{text}…" for text in _forms(member, words))
