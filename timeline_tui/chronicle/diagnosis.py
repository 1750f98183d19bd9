"""Why a text is no date, and what to write instead.

Asked when no reader knows the text. Each sentence is docs/dates.md's, "What to refuse, and the words"; texts
from a file are quoted so that they stay on one line and harm no terminal.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.ago import NUMBERS
from timeline_tui.chronicle.civil import days_in_month
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.units import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_QUOTE: Final = 80
_LONGEST_LOOK: Final = 200
"""Characters of the longest text that is looked at: a longer one is prose."""
_PIVOT: Final = 68
"""Two digits up to this are taken for the 2000s in a proposal, as POSIX's strptime takes them."""

_NUMBERS: Final = Pattern(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_MONTH_AND_YEAR: Final = Pattern(r"([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST: Final = Pattern(r"([0-9]{4})([/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_UNPADDED: Final = Pattern(r"(-?[0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_DIGITS: Final = Pattern(r"[0-9]+")
_NEGATIVE: Final = Pattern(r"-[0-9]{1,3}")
_DRAFT: Final = Pattern(r"[0-9ux]*[0-9][ux]+|[0-9]{4}(?:-(?:[0-9]{2}|uu)){0,2}|y-?[0-9]+(?:[eE][0-9]+)?")
_SPAN_WITH_HYPHEN: Final = Pattern(r"([0-9]{4})-([0-9]{4})")
_SPACED_MARK: Final = Pattern(r"(.*\S)\s+([?~%])")
_QUARTER: Final = Pattern(r"(?:[QT]([1-4])\s?[/-]\s?([0-9]{4}))|(?:([0-9]{4})\s?/\s?[QT]([1-4]))", re.IGNORECASE)
_EPOCHS: Final = {10: 1, 13: 1_000}
"""Digits of a count since 1970, as programs write it today, and how many of them make a second."""
_COUNT: Final = rf"(?P<count>[0-9]{{1,9}}|{'|'.join(NUMBERS)})\s+(?P<unit>minute|hour|day|week|month|year)s?"
_AGO: Final = Pattern(rf"(?P<about>about\s+)?{_COUNT}\s+ago", re.IGNORECASE)
_LATER: Final = Pattern(rf"(?P<about>about\s+)?{_COUNT}\s+(?P<way>later|earlier)", re.IGNORECASE)


def quoted(text: str) -> str:
    """`text` as a TOML string on one line: what does not print is escaped, a long text is cut with `…`."""
    cut = text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
    return '"' + "".join(map(_escaped, cut)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def diagnose(text: str) -> Refusal:
    """The refusal of a text that no reader knows."""
    if len(text) <= _LONGEST_LOOK:
        for look in _LOOKS:
            refusal = look(text)
            if refusal is not None:
                return refusal
        from timeline_tui.chronicle.guesses import guess  # noqa: PLC0415 - reads what it offers, as who asks here does

        if refusal := guess(text):
            return refusal
    return Refusal(
        f"{quoted(text)} is not a date I can read; "
        'examples: 2021-01-10, "2021-01", "about 1850", "44 BCE", "a month after @ID"',
        text=text,
    )


def is_no_span(text: str) -> bool:
    """Whether the slash of `text` is not between two dates: `01/02/2021`, `unknown/2006`."""
    if len(text) > len("31/12/2021") and not text.strip("0123456789-/"):
        return False  # as nearly all spans are
    return any(look(text) for look in (_figures, _month_and_year, _year_first, _draft_of_2012, _quarter))


def _figures(text: str) -> Refusal | None:
    """`01/02/2021`, `1.2.2021`, `13/6/2021`, `21-01-10`."""
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    if len(year) == 2:
        return _two_digit_year(found, text)
    readings = [
        (day, month)
        for day, month in dict.fromkeys([(first, second), (second, first)])
        if 1 <= month <= 12 and 1 <= day <= days_in_month(int(year), month)
    ]
    mends = [f"{year}-{month:02}-{day:02}" for day, month in readings]
    if len(mends) == 2:
        meanings = " or ".join(f"{day} {MONTHS[month - 1]}" for day, month in readings)
        return Refusal(f'"{text}" could be {meanings}; write {" or ".join(mends)}', text=text, mend=mends[0])
    if mends:
        return Refusal(f'"{text}": write the year first: {mends[0]}', text=text, mend=mends[0])
    if 1 <= second <= 12 and first <= 31:
        month, days = MONTHS[second - 1], days_in_month(int(year), second)
        return Refusal(f'"{text}": {month} {year} has {days} days', text=text)
    return Refusal(f'"{text}": there is no month {second:02}', text=text)


def _two_digit_year(found: re.Match[str], text: str) -> Refusal:
    """`21-01-10` may be in 2021 or in 1921; with slashes or dots the year stands last."""
    if found[2] == "-":
        year, rest = int(found[1]), f"-{int(found[3]):02}-{found[4]}"
    else:
        year, rest = int(found[4]), f"-{int(found[3]):02}-{int(found[1]):02}"
    near, far = (2000, 1900) if year <= _PIVOT else (1900, 2000)
    mends = f"{near + year}{rest}", f"{far + year}{rest}"
    return Refusal(f'"{text}": write the year with four digits: {" or ".join(mends)}', text=text, mend=mends[0])


def _month_and_year(text: str) -> Refusal | None:
    found = _MONTH_AND_YEAR.fullmatch(text)
    if found is None:
        return None
    mend = f"{found[2]}-{int(found[1]):02}"
    return Refusal(f'"{text}": write the year first: {mend}', text=text, mend=mend)


def _year_first(text: str) -> Refusal | None:
    """`2021/01/10`, `2021.1`."""
    found = _YEAR_FIRST.fullmatch(text)
    if found is None:
        return None
    mend = "-".join([found[1], *(f"{int(part):02}" for part in found.groups()[2:] if part)])
    return Refusal(f'"{text}": put the hyphens in: {mend}', text=text, mend=mend)


def bare_number(text: str, *, quote: bool = True) -> Refusal | None:
    """`85`, `-44`, `12021`, `20210110`; `quote` puts the text in quotes, as an integer of a file is not."""
    shown = f'"{text}"' if quote else text
    if _NEGATIVE.fullmatch(text):
        year = int(text[1:])
        if year == 0:
            return Refusal('there is no year -0000; 1 BCE is "0000" or "1 BCE"', text=text, mend="1 BCE")
        mend = f"{year} BCE"
        return Refusal(f'{shown} can mean {mend} or {year + 1} BCE; write "{mend}"', text=text, mend=mend)
    if not _DIGITS.fullmatch(text):
        return None
    if len(text) <= 2:
        year = int(text)
        mend = f"{year + (2000 if year <= _PIVOT else 1900)}"
        return Refusal(f"{shown}: write the year with four digits: {mend} or {year:04}", text=text, mend=mend)
    if (hyphened := _hyphened(text)) is not None:
        return Refusal(f"{shown}: put the hyphens in: {hyphened}", text=text, mend=hyphened)
    if moment := _epoch(text):
        return Refusal(f"{shown}: seconds since 1970 are no date here; write {moment}", text=text, mend=moment)
    if len(text) > 12:
        return Refusal(f"{quoted(text)}: years go up to 200 billion", text=text)
    return Refusal(f'{shown}: years over 9999 are written "Y{text}"', text=text, mend=f"Y{text}")


def _epoch(digits: str) -> str | None:
    """`1623715200`, `1623715200000`: the moment that so many seconds or milliseconds since 1970 are."""
    if len(digits) not in _EPOCHS or digits[0] != "1":
        return None
    moment = datetime.fromtimestamp(int(digits) // _EPOCHS[len(digits)], UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _hyphened(digits: str) -> str | None:
    """`20210110` and `202101` with hyphens, where that is a date."""
    if len(digits) not in {6, 8} or not 1 <= int(digits[4:6]) <= 12:
        return None
    if len(digits) == 6:
        return f"{digits[:4]}-{digits[4:]}"
    if not 1 <= int(digits[6:]) <= days_in_month(int(digits[:4]), int(digits[4:6])):
        return None
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _unpadded(text: str) -> Refusal | None:
    found = _UNPADDED.fullmatch(text)
    if found is None:
        return None
    mend = "-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)])
    return Refusal(f'"{text}": write two digits for month and day: {mend}', text=text, mend=mend)


def _draft_of_2012(text: str) -> Refusal | None:
    """`199u`, `y17e7`, `unknown/2006`, `2004/open`, `1984?~`: what the draft of 2012 wrote otherwise."""
    sides = text.split("/")
    if len(sides) > 2:
        return None
    mends = [_from_draft(side) for side in sides]
    mend = "/".join(side for side in mends if side is not None)
    if None in mends or mend in {text, "", ".."}:
        return None
    return Refusal(f'this is the 2012 draft of EDTF; write "{mend}"', text=text, mend=mend)


def _from_draft(side: str) -> str | None:
    if side in {"unknown", "open"}:
        return {"unknown": "", "open": ".."}[side]
    body = side.removesuffix("?~")
    mark = "%" if body != side else ""
    if not _DRAFT.fullmatch(body):
        return None
    return body.upper().replace("U", "X") + mark


def _quarter(text: str) -> Refusal | None:
    """`Q2/2021`, `Q2-2021`, `2021/Q2`."""
    found = _QUARTER.fullmatch(text)
    if found is None:
        return None
    mend = f"Q{found[1] or found[4]} {found[2] or found[3]}"
    return Refusal(f'"{text}": write the quarter before the year: "{mend}"', text=text, mend=mend)


def _hyphen_span(text: str) -> Refusal | None:
    found = _SPAN_WITH_HYPHEN.fullmatch(text)
    if found is None:
        return None
    mend = f"{found[1]}/{found[2]}"
    return Refusal(f'"{text}": write a span with a slash: "{mend}"', text=text, mend=mend)


def _spaced_mark(text: str) -> Refusal | None:
    found = _SPACED_MARK.fullmatch(text)
    if found is None:
        return None
    mend = f"{found[1]}{found[2]}"
    return Refusal(f'{quoted(text)}: write the mark without a space: "{mend}"', text=text, mend=mend)


def _from_nowhere(text: str) -> Refusal | None:
    """`two weeks ago`, `a month later`: nothing is ever silently counted from now."""
    if found := _AGO.fullmatch(text):
        mend = f"{text[: found.end('unit')]}{_plural(found)} before @published"
        return Refusal(f'ago from when? write "{mend}" and give published = … at the top', text=text, mend=mend)
    if found := _LATER.fullmatch(text):
        way = found["way"].lower()
        step = f"{text[: found.end('unit')]}{_plural(found)} {'after' if way == 'later' else 'before'} @ID"
        return Refusal(f'{way} than what? write "{step}"', text=text)
    return None


def _plural(found: re.Match[str]) -> str:
    return "s" if found.string[found.end("unit")] in "sS" else ""


_LOOKS: Final[tuple[Callable[[str], Refusal | None], ...]] = (
    _figures,
    _month_and_year,
    _year_first,
    bare_number,
    _unpadded,
    _draft_of_2012,
    _quarter,
    _hyphen_span,
    _spaced_mark,
    _from_nowhere,
)
