"""One date of any notation, with its qualifiers and its time: `about 10 January 2021, 23:59 PST`, `1850~`.

EDTF first, then words. Spans and sets are `phrases.py`'s, dates that count from an event `relative.py`'s.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle import clock, edtf, phrases, words
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.units import as_written, qualified

if TYPE_CHECKING:
    from timeline_tui.chronicle.units import Setting
    from timeline_tui.chronicle.when import Qualifier, When

_ABOUT: Final = Pattern(
    r"(?:about|around|circa|approximately|vers|environ)\s+"
    r"|(?:c|ca|approx|env)\.\s?"
    r"|(?:c|ca)\s?(?=[0-9])"
    r"|~\s?",
    re.IGNORECASE,
)
_MARKS: Final[dict[str, Qualifier]] = {"?": "?", "~": "~", "%": "%"}


def read(text: str, setting: Setting) -> When | None:
    """The date; None where `text` is none. Raises Refusal where it is one that can't be."""
    plain = edtf.read(text, setting.zone)
    if plain is not None:
        return plain
    if text[:1] in {"[", "{"} or ("/" in text and ":" not in text and "h " not in text and not text[0].isalpha()):
        return None  # a set or a span, and no "10 h America/New_York": all the words would be asked in vain
    body, marks = _without_qualifiers(text)
    # Two marks in a row are the draft of 2012, which is refused.
    when = _unqualified(body, setting) if body and body[-1] not in _MARKS else None
    if when is None:
        return None
    for mark in marks:
        when = qualified(when, mark)
    return as_written(when, text)


def _without_qualifiers(text: str) -> tuple[str, list[Qualifier]]:
    """`about 1850 (?)` is `1850` with `~` and `?`; one word before, one mark or `(?)` after."""
    marks: list[Qualifier] = []
    about = None if text[:1].isdigit() else _ABOUT.match(text)
    if about is not None:
        marks.append("~")
        text = text[about.end() :]
    if text.endswith("(?)"):
        marks.append("?")
        text = text.removesuffix("(?)").rstrip()
    elif text[-1:] in _MARKS and not text[-2:-1].isspace():
        marks.append(_MARKS[text[-1]])
        text = text[:-1]
    return text, marks


def _unqualified(text: str, setting: Setting) -> When | None:
    def day(part: str) -> When | None:
        return edtf.read(part, setting.zone) or words.read(part, setting.zone)

    if ":" in text:  # nearly always a time of day; words would be asked in vain
        timed = clock.read(text, setting, day)
        if timed is not None:
            return timed
    return day(text) or clock.read(text, setting, day) or phrases.somewhere(text, lambda part: read(part, setting))
