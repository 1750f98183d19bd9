"""The words around dates, brought into the file's grammar, so that `phrases.py` reads spans and sets alone.

`depuis 2004` becomes `since 2004`, `1667 ou 1668` becomes `1667 or 1668`; the dates themselves stay as they
are. What labels write is read here, and what people say beside it.
"""

from __future__ import annotations

import re
from typing import Final

_MONTH_FIRST: Final = re.compile(r"([A-Za-z]+\.?) (\d{1,2}) ?(?:–|-|to) ?(\d{1,2}),? (\d{4})", re.IGNORECASE)
"""`January 10–15, 2021`."""
_PLACE: Final = re.compile(r"(?<=[A-Za-z])/(?=[A-Z])")
_SLASH_OF_PLACE: Final = "\u2215"
"""Stands for the slash in `Europe/Paris`, which is none between two dates."""
_DASH_WITHIN: Final = "\u2012"
"""Stands for the dash of `decade 1900–1909`, which is none between two dates."""
_WITHIN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_TWO_YEARS: Final = re.compile(
    r"\b(?:decade|d[ée]cennie|winter|summer|(?:hiver|[ée]t[ée])(?: austral| bor[ée]al)?)"
    r" [\d,]+(?: \d{3})*(?: [A-Za-z.-]+){0,2}–(?=\d)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    r"(?<=[^ ] )(?:between|entre) (.+?) (?:and|et) "
    r"|^(?:between|entre) (.+?) (?:and|et) (?=.* (?:–|or|ou|and|et) )",
    re.IGNORECASE,
)
_AND_WITHIN: Final = "\u2227"
"""Stands for the "and" of `between 1560 and 1569` in a span or a set: it joins no members."""
_FIGURES: Final = re.compile(r"(?<![\d,])\d{1,3}(?: \d{3})+(?![\d,]| mill)")
"""Figures in threes; before "millions" they keep their spaces, because a comma there is a decimal one."""
_FRAMES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), english)
    for pattern, english in (
        (r"^(?:depuis|(?:à|a) partir d[eu]|d[èe]s) ", "since "),
        (r"^jusqu'(?:à|a) l'", "until l'"),
        (r"^jusqu(?:'en|'aux?|'(?:à|a)(?: la)?|e) ", "until "),
        (r"^entre ", "between "),
        (r"^l'une? d(?:es? |')", "one of "),
        (r"^tout ", "all of "),
        (r"^un jour d(?:e |')", "some day of "),
        (r"^un mois d(?:e |')", "some month of "),
        (r"^du (.+?) au ", r"from \1 to "),
        (r"^de (.+?) (?:à|a) ", r"from \1 to "),
        (r" ou (?:apr[èe]s|plus tard)(?=$|,| ou )", " or later"),
        (r" ou (?:avant|plus t[ôo]t)(?=$|,| ou )", " or earlier"),
        (r" et (?:apr[èe]s|plus tard)(?=$|,| et )", " and later"),
        (r" et (?:avant|plus t[ôo]t)(?=$|,| et )", " and earlier"),
        (r" ou ", " or "),
        (r" et ", " and "),
    )
)


def framed(text: str, *, french: bool) -> str:
    """`text`, which is tidy, with the words around its dates in the file's English."""
    text = _PLACE.sub(_SLASH_OF_PLACE, text)
    text = _WITHIN_BRACKETS.sub(_dash_hidden, text)
    text = _TWO_YEARS.sub(_dash_hidden, text)
    text = _BETWEEN.sub(lambda found: f"between {found[1] or found[2]} {_AND_WITHIN} ", text)
    if not french:
        return _MONTH_FIRST.sub(r"\2–\3 \1 \4", text)
    text = _FIGURES.sub(lambda figures: figures[0].replace(" ", ","), text)
    for pattern, english in _FRAMES:
        text = pattern.sub(english, text)
    return text


def unframed(text: str) -> str:
    """A part of framed text with the slashes and dashes that were put aside."""
    return text.replace(_SLASH_OF_PLACE, "/").replace(_DASH_WITHIN, "–").replace(_AND_WITHIN, "and")


def _dash_hidden(found: re.Match[str]) -> str:
    return found[0].replace("–", _DASH_WITHIN)
