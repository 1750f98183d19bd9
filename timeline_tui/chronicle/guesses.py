"""Dates as people write them elsewhere, and what to write here: asked when a text is no date.

Whatever is offered has been read as a date first; nothing is guessed that the text leaves open.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.ago import NUMBERS
from timeline_tui.chronicle.diagnosis import quoted
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.vocabulary import EN, FR

if TYPE_CHECKING:
    from collections.abc import Callable

_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_DOTTED_SPAN: Final = Pattern(r"(\S.*?)\s*(?:\.{2,3}|…|→|->)\s*(\S.*)")
_OTHER_DAY: Final = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_NOT_OVER: Final = frozenset({"now", "present", "the present", "ongoing", "current", "still", "to date", "continuing"})
_NOTHING_KNOWN: Final = frozenset(
    {"tbd", "tba", "tbc", "unknown", "unclear", "undated", "sometime", "n/a", "na", "none", "?", "??", "???"}
)
_COUNT: Final = rf"(?:[0-9]{{1,9}}|{'|'.join(NUMBERS)})\s+(?:minute|hour|day|week|month|year)s?"
_PLUS: Final = Pattern(rf"(@\S+?)\s*([+-])\s*({_COUNT})", re.IGNORECASE)
_WITHOUT_AT: Final = Pattern(rf"({_COUNT}\s+(?:after|before))\s+([a-z0-9][a-z0-9_-]*)", re.IGNORECASE)
_HOW_LONG: Final = Pattern(r"(after|before)\s+(@?[a-z0-9][a-z0-9_-]*)", re.IGNORECASE)
_SAME: Final = Pattern(
    r"(?:the\s+)?same\s+(?:day|time|date|year|month)\s+as\s+(@\S+)|(?:on|at)\s+(@\S+)", re.IGNORECASE
)
_NEXT: Final = Pattern(
    r"(?:the\s+)?(?:next|following)\s+(day|week|month|year)|the\s+(day|week|month|year)\s+after", re.IGNORECASE
)
_FRENCH_TIME: Final = Pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T\s,]+([0-9]{1,2})\s?[hH]\s?([0-9]{2})?(\s.+)?")
_WORD: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]{3,}\.?")
_ORDINAL: Final = re.compile(r"\b([0-9]{1,2})\.(?=\s)")
_MONTHS: Final = {name.lower(): EN.months[at] for words in (FR.months, EN.months) for at, name in enumerate(words)}


def guess(text: str) -> Refusal | None:
    """The refusal of a text that is no date, where it is known what was meant."""
    for look in _LOOKS:
        if refusal := look(text):
            return refusal
    return None


def _reads(text: str) -> bool:
    try:
        read(text)
    except Refusal:
        return False
    return True


def _offered(text: str, mend: str, advice: str) -> Refusal | None:
    if mend == text or not ("@" in mend or _reads(mend)):
        return None
    shown = mend if re.fullmatch(r"[0-9-]{10}", mend) else quoted(mend)
    return Refusal(f"{quoted(text)}: {advice}: {shown}", text=text, mend=mend)


def _dashes(text: str) -> Refusal | None:
    """`2021–06–15`, with dashes as word processors make them."""
    return _offered(text, _DASHES.sub("-", text), "a date has hyphens, not dashes") if _DASHES.search(text) else None


def _dotted_span(text: str) -> Refusal | None:
    found = _DOTTED_SPAN.fullmatch(text)
    return _offered(text, f"{found[1]}/{found[2]}", "write a span with a slash") if found else None


def _words(text: str) -> Refusal | None:
    """What stands for no date at all."""
    word = text.lower().strip("() .")
    if word in _OTHER_DAY:
        return Refusal(f'"{text}" is another day tomorrow; write the day, as 2021-01-10', text=text)
    if word in _NOT_OVER:
        return Refusal(f'"{text}": what is not over ends with two dots; write end = ".."', text=text)
    if word in _NOTHING_KNOWN:
        return Refusal(
            f'"{text}" says nothing of when; write what is known, such as "202X" or "../2021", or leave an end out',
            text=text,
        )
    return None


def _counted(text: str) -> Refusal | None:
    """What counts from an event, and is written otherwise."""
    if found := _PLUS.fullmatch(text):
        way = "after" if found[2] == "+" else "before"
        return _offered(text, f"{found[3]} {way} {found[1]}", "write what is counted in words")
    if found := _WITHOUT_AT.fullmatch(text):
        return _offered(text, f"{found[1]} @{found[2]}", "an event is named by @ and its id")
    if found := _SAME.fullmatch(text):
        return _offered(text, found[1] or found[2], "the date of another event is its id")
    if (found := _HOW_LONG.fullmatch(text)) and not found[2].isdigit():
        way, name = found[1].lower(), found[2].removeprefix("@")
        return Refusal(f'how long {way} it? write "a day {way} @{name}", or the date', text=text)
    if found := _NEXT.fullmatch(text):
        return Refusal(f'"{text}" of what? write "a {found[1] or found[2]} after @ID"', text=text)
    return None


def _french_time(text: str) -> Refusal | None:
    found = _FRENCH_TIME.fullmatch(text)
    if not found:
        return None
    return _offered(
        text, f"{found[1]} {int(found[2]):02}:{found[3] or '00'}{found[4] or ''}", "write the time with a colon"
    )


def _months(text: str) -> Refusal | None:
    """`15 Jnue 2021`, `15. Juni 2021`, `15 juin 2021`: a month that is misspelt, or of another language."""
    if not any(character.isdigit() for character in text):
        return None
    mend = _ORDINAL.sub(r"\1", _WORD.sub(lambda found: _month(found[0]), text))
    return _offered(text, mend, "months have their English names")


def _month(word: str) -> str:
    near = difflib.get_close_matches(word.lower().rstrip("."), _MONTHS, 1, 0.74)
    return _MONTHS[near[0]] if near else word


_LOOKS: Final[tuple[Callable[[str], Refusal | None], ...]] = (
    _dashes,
    _dotted_span,
    _words,
    _counted,
    _french_time,
    _months,
)
