"""Dates as people type them, for the "go to" box and `timeline-tui date --typed`: English and French.

The file's reader comes first: whatever a file may say can be typed, and every label can be read back. Then
come stretches with names, dates that count from today, and days in words behind gates; spans and sets of
all these have the file's grammar. Rules: docs/dates.md, "The gates before dateutil.parser.parse".

Numeric dates go by the language: `en-US` has the month first, `en-GB` and `fr` the day. Plain `en` does not
say: there `5/6/2021` is refused with both readings, and `13/6/2021`, which has only one, is read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline_tui.chronicle import ago, single
from timeline_tui.chronicle.reading import read_with
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.typed_calendar import calendar
from timeline_tui.chronicle.typed_frames import framed, unframed
from timeline_tui.chronicle.typed_named import named
from timeline_tui.chronicle.typed_prefix import completions
from timeline_tui.chronicle.typed_relative import relative
from timeline_tui.chronicle.typed_words import Asked, fold, tidy, words_of
from timeline_tui.chronicle.units import Setting, as_written, qualified, span
from timeline_tui.chronicle.when import Form, Precision, When
from timeline_tui.chronicle.zones import UTC, Zone

_DAY_FIRST: Final = {"en": None, "en-us": False}
"""Languages whose numeric dates do not have the day first, or do not say."""
_LONGEST: Final = 200
"""Characters of what is typed; more is a paste that went wrong."""
_DOUBTFUL: Final = re.compile(r"(?P<date>.+?) ?\(\?\)|(?P<plain>.+?) ?\?")
_BETWEEN: Final = re.compile(r"(?:between|entre) (.+?) (?:and|et) (.+)", re.IGNORECASE)
_SOME: Final = re.compile(r"(?:some|un) (day|month|jour|mois) (?:of |in |de |d')(.+)", re.IGNORECASE)
_FRENCH_AGO: Final = re.compile(
    r"il y a (?P<about>environ )?(?:"
    r"(?P<number>\d[\d ]*(?:,\d+)?|un) (?P<scale>milliard|million|millier)s? d'annees"
    r"|(?P<years>\d{1,3}(?:,\d{3})+) ans)"
)
_SCALES: Final = {"milliard": "Ga", "million": "Ma", "millier": "ka"}


def read_typed(text: str, language: str = "en", *, today: int, year: int | None = None, zone: Zone = UTC) -> When:
    """The date that somebody typed; `label` of it is the echo.

    `language` is `en`, `en-GB`, `en-US` or `fr`. `today` is the moment that "yesterday" and "3 months ago"
    count from, in seconds since 1970-01-01T00:00Z: the reader has no clock. `year` is the year in view,
    which "10 May" then belongs to. `zone` is the document's. Raises Refusal for anything that is not surely
    one date.

    >>> read_typed("le 1er mars 2021", "fr", today=0).text
    'le 1er mars 2021'
    """
    typed = tidy(text)
    if len(typed) > _LONGEST:
        raise Refusal(f'"{typed[:20]}…" is too long for a date', text=text)
    tag = language.lower().replace("_", "-")
    french = tag.split("-")[0] == "fr"
    asked = Asked(french=french, day_first=_DAY_FIRST.get(tag, True), today=today, year=year, zone=zone)
    setting = Setting(zone)
    grammar = framed(typed, french=french)
    try:
        when = read_with(grammar, setting, lambda part: _one(unframed(part), asked, setting))
    except Refusal as refusal:
        # What was refused is said as it was typed.
        sentence = unframed(str(refusal).replace(grammar, typed))
        raise Refusal(sentence, text=typed, mend=unframed(refusal.mend)) from None
    return as_written(when, text.strip())


def is_prefix(text: str, language: str = "en") -> bool:
    """Whether something that can be read begins with `text`: then it is no error yet, as "10 janv" is none.

    It is shown by finding such a thing: the last word is completed, and what usually follows is added.
    """
    typed = tidy(text) + " " * text.endswith((" ", "\u00a0"))
    if not typed.strip():
        return True
    if len(typed) > _LONGEST:
        return False
    french = language.lower().startswith("fr")
    return any(_is_readable(candidate, language) for candidate in completions(typed, french=french))


def _is_readable(text: str, language: str) -> bool:
    try:
        read_typed(text, language, today=0)
    except Refusal:
        return False
    return True


def _one(text: str, asked: Asked, setting: Setting) -> When | None:
    """One date with its text: as a file has it, by name, counted from today, or in words; None where it is none."""
    when = _any(text, asked, setting)
    return when if when is None or when.text else as_written(when, text)


def _any(text: str, asked: Asked, setting: Setting) -> When | None:
    when = single.read(text, setting)
    if when is not None:
        return when
    doubtful = _DOUBTFUL.fullmatch(text)
    if doubtful is not None:
        when = _one(doubtful["date"] or doubtful["plain"], asked, setting)
        return when and qualified(when, "?")
    folded = fold(text)
    about = _about(french=asked.french).match(folded)
    if about is not None:
        when = _one(text[about.end() :], asked, setting)
        return when and qualified(when, "~")
    when = _scattered(text, asked, setting)
    for read in (_deep_in_french, named, relative):
        when = when or read(folded, asked)
    return when or calendar(text, asked)


def _scattered(text: str, asked: Asked, setting: Setting) -> When | None:
    """One unit somewhere in a wider range: `between 1560 and 1569`, `some day of April 1985`."""
    if found := _BETWEEN.fullmatch(text):
        first, last = (_one(found[side], asked, setting) for side in (1, 2))
        if first is None or last is None:
            return None
        return span(first, last, text)._replace(form=Form.SINGLE, parts=())
    if found := _SOME.fullmatch(text):
        around = _one(found[2], asked, setting)
        prec = Precision.DAY if found[1].lower() in {"day", "jour"} else Precision.MONTH
        return None if around is None or around.prec >= prec else around._replace(prec=prec, group=0)
    return None


@cache
def _about(*, french: bool) -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of(french=french).about}) ?(?=[\W\d]|\b)(?:the )?")


def _deep_in_french(text: str, asked: Asked) -> When | None:
    """`il y a 13,8 milliards d'années`, `il y a 12 345 ans`."""
    found = _FRENCH_AGO.fullmatch(text)
    if found is None:
        return None
    if found["years"]:
        when = ago.read(f"{found['years']} years ago", asked.zone)
    else:
        number = found["number"].replace(" ", "").replace(",", ".").replace("un", "1")
        when = ago.read(f"{number} {_SCALES[found['scale']]}", asked.zone)
    return when and qualified(when, "~" if found["about"] else "")
