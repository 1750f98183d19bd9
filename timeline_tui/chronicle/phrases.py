"""Several dates in one text: `1914/1918`, `since 2004`, `10–15 January 2021`, `[1667,1670..1672]`.

How one date is read is the caller's: `single.py`'s reader, or one that knows events to count from as well.
Source of the rules: ISO 8601-2:2019 for intervals and sets; docs/dates.md, "TOML syntax" and "Display", for
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from timeline_tui.chronicle.diagnosis import diagnose, is_no_span
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.units import members, span, unbounded
from timeline_tui.chronicle.when import BoundKind, Form, Precision, When

ReadOne: TypeAlias = Callable[[str], "When | None"]
"""Reads one date; None where the text is none, Refusal where it is one that can't be."""

UNBOUNDED: Final[dict[str, BoundKind]] = {"..": "open", "": "unknown", "?": "unknown"}
"""Ends of a span that are no dates: it goes on, or it is not known when it ended."""

_MOST_SLASHES: Final = 8
_SPACED_DASH: Final = Pattern(r"\s+[–—-]\s+|\s+to\s+", re.IGNORECASE)
_DASH: Final = Pattern(r"\s*[–—]\s*")
_FROM_TO: Final = Pattern(r"from\s+(.+?)\s+(?:to|until|till)\s+(.+)", re.IGNORECASE)
_SINCE: Final = Pattern(r"(?:since|from)\s+(.+)", re.IGNORECASE)
_UNTIL: Final = Pattern(r"(?:until|till|up\sto)\s+(.+)", re.IGNORECASE)
_BETWEEN: Final = Pattern(r"between\s+(.+?)\s+and\s+(.+)", re.IGNORECASE)
_SOME: Final = Pattern(r"some\s+(day|month)\s+(?:of|in)\s+(.+)", re.IGNORECASE)
_ONE_MEMBER: Final = Pattern(r"(one|all)\s+of\s+(.+)", re.IGNORECASE)
_BEYOND: Final = Pattern(r"(.+?)\s+(or|and)\s+(earlier|later)", re.IGNORECASE)
_JOINT: Final = r"\s(or|and)\s(?!(?:earlier|later)\b)"
_JOINTS: Final = Pattern(_JOINT, re.IGNORECASE)
_BETWEEN_MEMBERS: Final = Pattern(rf",\s|{_JOINT.replace('(or', '(?:or')}", re.IGNORECASE)
_TIME: Final = Pattern(r"[0-9]{1,2}(?:(?::[0-9]{2}){1,2}|\s?h)(?:\s(?P<zone>\S+))?")
_TIME_AT_END: Final = Pattern(r"(.*?\S)(?:T|,?\s+)[0-9]{1,2}(?::[0-9]{2}){1,2}|(.*?\S),?\s+[0-9]{1,2}\s?h")
_DOUBT_AT_END: Final = Pattern(r"\s?\(\?\)\Z|[?~%]\Z")
_FORMS: Final = {"one": Form.ONE_OF, "or": Form.ONE_OF, "all": Form.ALL_OF, "and": Form.ALL_OF}


def read(text: str, one: ReadOne) -> When | None:
    """The span or the set; None where `text` is neither. Raises Refusal where it is one that can't be."""
    for reader in (_braces, _interval, _around, somewhere, _list, _dashed):
        when = reader(text, one)
        if when is not None:
            return when
    return None


def span_between(start: str, end: str, text: str, one: ReadOne) -> When:
    """From `start` to `end`, each a date or one of UNBOUNDED. Raises Refusal."""
    if start in UNBOUNDED and end in UNBOUNDED:
        raise Refusal("a span needs at least one known end", text=text)
    first = None if start in UNBOUNDED else _known(start, one)
    last = None if end in UNBOUNDED else _known(end, one)
    return span_of(first, start, last, end, text)


def span_of(first: When | None, start: str, last: When | None, end: str, text: str) -> When:
    """The span of two ends that have been read; None where the text of that end is one of UNBOUNDED."""
    known = first or last
    if known is None:
        raise Refusal("a span needs at least one known end", text=text)
    return span(
        first or unbounded(UNBOUNDED[start], known.prec, start),
        last or unbounded(UNBOUNDED[end], known.prec, end),
        text,
    )


def _known(text: str, one: ReadOne) -> When:
    when = one(text)
    if when is None:
        raise diagnose(text)
    return when


def _interval(text: str, one: ReadOne) -> When | None:
    """`1914/1918`, `1985/..`, `/1985`; of several slashes, as zones have them, the one between two dates."""
    slashes = text.count("/")
    if not 1 <= slashes <= _MOST_SLASHES or is_no_span(text):
        return None
    if slashes == 1:
        start, end = (side.strip() for side in text.split("/"))
        return span_between(start, end, text, one)
    at = -1
    for _ in range(slashes):
        at = text.index("/", at + 1)
        start, end = text[:at].strip(), text[at + 1 :].strip()
        try:
            return span_between(start, end, text, one)
        except Refusal:
            continue  # not the slash between the dates
    return None


def _braces(text: str, one: ReadOne) -> When | None:
    """`[1667,1668,1670..1672]` is one of these, `{…}` all of them; `..1984` and `1984..` are open."""
    form = {"[]": Form.ONE_OF, "{}": Form.ALL_OF}.get(text[:1] + text[-1:])
    if form is None or len(text) < 3:
        return None
    return members([_range(part.strip(), one) for part in text[1:-1].split(",")], form, text)


def _range(text: str, one: ReadOne) -> When:
    start, dots, end = text.partition("..")
    if not dots:
        return _known(text, one)
    return span_between(start.strip() or "..", end.strip() or "..", text, one)


def _around(text: str, one: ReadOne) -> When | None:
    """`since 2004`, `until 1985`, `from 1914 to 1918`."""
    if found := _FROM_TO.fullmatch(text):
        return _two(found[1], found[2], text, one)
    if found := _SINCE.fullmatch(text):
        start = one(found[1])
        return start and span_of(start, found[1], None, "..", text)
    if found := _UNTIL.fullmatch(text):
        end = one(found[1])
        return end and span_of(None, "..", end, found[1], text)
    return None


def somewhere(text: str, one: ReadOne) -> When | None:
    """`between 1000 and 1999`, `some day of April 1985`: one date, not known where in a wider range."""
    if found := _BETWEEN.fullmatch(text):
        both = _two(found[1], found[2], text, one)
        return both and _somewhere(both, both.prec)
    if found := _SOME.fullmatch(text):
        around = one(found[2])
        prec = Precision.DAY if found[1].lower() == "day" else Precision.MONTH
        return _somewhere(around, prec, text) if around and around.prec < prec else None
    return None


def _somewhere(around: When, prec: Precision, text: str = "") -> When:
    """One unit of `prec`, not known where within `around`."""
    return around._replace(prec=prec, group=0, form=Form.SINGLE, parts=(), text=text or around.text)


def _list(text: str, one: ReadOne) -> When | None:
    """`1667, 1668 or 1670–1672` is one of these, with `and` all of them."""
    if found := _ONE_MEMBER.fullmatch(text):
        member = _member(found[2], one)
        return member and members([member], _FORMS[found[1].lower()], text)
    if found := _BEYOND.fullmatch(text):
        member = _member(text, one)
        return member and members([member], _FORMS[found[2].lower()], text)
    joints = {joint.lower() for joint in _JOINTS.findall(text)}
    if len(joints) != 1:
        return None
    whole: list[str] = []
    for piece in _BETWEEN_MEMBERS.split(text):
        if whole and ":" in piece and _TIME.fullmatch(piece):
            whole[-1] += f", {piece}"  # the comma stood between a day and its time
        else:
            whole.append(piece)
    read_members = [_member(piece, one) for piece in whole]
    known = [member for member in read_members if member is not None]
    return members(known, _FORMS[joints.pop()], text) if len(known) == len(whole) > 1 else None


def _member(text: str, one: ReadOne) -> When | None:
    if found := _BEYOND.fullmatch(text):
        edge = one(found[1])
        if edge is None:
            return None
        if found[3].lower() == "later":
            return span_of(edge, found[1], None, "..", text)
        return span_of(None, "..", edge, found[1], text)
    return one(text) or _dashed(text, one)


def _dashed(text: str, one: ReadOne) -> When | None:
    """`10–15 January 2021`, `2004 – ?`; nothing on one side of the dash is an open end, as in `2004–`."""
    # `44 BCE – 9 CE` has its dash between spaces, `? – decade 44–35 BCE` a second one without.
    for dash in (_SPACED_DASH, _DASH):
        sides = dash.split(text)
        if len(sides) == 2:
            return _two(sides[0] or "..", sides[1] or "..", text, one)
    return None


def _two(start: str, end: str, text: str, one: ReadOne) -> When | None:
    """A span whose start may leave out what its end says: month, year, era, zone; or the end its day."""
    if start in UNBOUNDED and end in UNBOUNDED:
        return None
    time = _TIME.fullmatch(end)
    day = _TIME_AT_END.match(start)
    if time and day:
        end = f"{day[1] or day[2]}, {end}"
        start += f" {time['zone']}" if time["zone"] and day.end() == len(start) else ""
    last = None if end in UNBOUNDED else one(end)
    if last is None and end not in UNBOUNDED:
        return None
    if start in UNBOUNDED:
        return span_of(None, start, last, end, text)
    backwards: Refusal | None = None
    refusal: Refusal | None = None
    for whole in _completions(start, "" if last is None else end):
        try:
            first = one(whole)
        except Refusal as refused:
            refusal = refusal or refused
            continue
        if first is None:
            continue
        try:
            return span_of(first, start, last, end, text)
        except Refusal as refused:
            backwards = backwards or refused
    refusal = backwards or refusal
    if refusal is not None:
        raise refusal
    return None


def _completions(start: str, end: str) -> Iterator[str]:
    """`start` with as many of the last words of `end` as may make it a date, most first; a day takes no time."""
    end = _DOUBT_AT_END.without(end)
    if (timed := _TIME_AT_END.match(end)) and not _TIME_AT_END.match(start):
        end = timed[1] or timed[2]
    words = end.split()
    yield from (f"{start} {' '.join(words[at:])}" for at in range(1, min(len(words), 6)))
    yield start
