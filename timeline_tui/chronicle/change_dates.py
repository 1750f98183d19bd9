"""How a date is another than it was, in words: later and by how much, longer, known less finely, no longer certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.change_terms import colon, say
from timeline_tui.chronicle.elapsed import elapsed, words
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.meaning import meaning
from timeline_tui.chronicle.when import Form, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.when import When

_PRECISIONS: Final = {
    Precision.SECOND: ("second", "seconde"),
    Precision.MINUTE: ("minute", "minute"),
    Precision.HOUR: ("hour", "heure"),
    Precision.DAY: ("day", "jour"),
    Precision.WEEK: ("week", "semaine"),
    Precision.MONTH: ("month", "mois"),
    Precision.SEASON: ("season", "saison"),
    Precision.YEAR: ("year", "année"),
    Precision.DECADE: ("decade", "décennie"),
    Precision.CENTURY: ("century", "siècle"),
    Precision.MILLENNIUM: ("millennium", "millénaire"),
}
_DOUBTS: Final = {
    "": "now certain",
    "?": "now uncertain",
    "~": "now approximate",
    "%": "now uncertain and approximate",
}


def moves(was: When | None, now: When | None, language: str = "en", zone: str = "UTC") -> Iterator[str]:
    """In what way a time is another: `moved 1 day later`, `ends 2 weeks earlier`, `from day to month`.

    Nothing where there are no words for it but the two dates themselves.
    """
    if was is None or now is None:
        if was is not now:
            yield say("no longer dated" if now is None else "now dated", language)
        return
    alike = was.form is now.form
    if alike and was.form is Form.SPAN and len(was.parts) == len(now.parts) == 2:
        yield from _ends(was, now, language, zone)
    elif alike:
        if step := _step(was, now, language, zone):
            yield _moved(step, language)
        if was.prec is not now.prec:
            yield f"{say('from', language)} {precision(was, language)} {say('to', language)} {precision(now, language)}"
    if was.qual != now.qual:
        yield say(_DOUBTS[now.qual], language)


def moved_words(was: When | None, now: When | None, language: str, zone: str) -> str:
    """All of it in a line: ``moved 1 day later: 14 January → 15 January 2021 (with `hearing`)``."""
    how = ", ".join(moves(was, now, language, zone)) or say("moved", language)
    along = leader(was, now)
    return f"{how}{colon(language)}{_both(was, now, language)}" + (
        f" ({say('with', language)} `{along}`)" if along else ""
    )


def leader(was: When | None, now: When | None) -> str:
    """The id of the event that a relative date went with, where its own words were not touched; else empty."""
    if was is None or now is None or was.text != now.text:
        return ""
    for one, other in zip(was.parts, now.parts, strict=False):
        if other.anchor and meaning(one) != meaning(other):
            return other.anchor
    return now.anchor


def precision(when: When, language: str) -> str:
    """How finely a date is known, in a word: `day`, `siècle`."""
    pair = _PRECISIONS.get(when.prec, (when.prec.word, when.prec.word))
    return pair[language.startswith("fr")]


def _ends(was: When, now: When, language: str, zone: str) -> Iterator[str]:
    """How the ends of a span are others: both by as much, or each for itself."""
    steps = [_step(one, other, language, zone) for one, other in zip(was.parts, now.parts, strict=True)]
    if steps[0] and steps[0] == steps[1]:
        yield _moved(steps[0], language)
        return
    for verb, one, other in zip(("starts", "ends"), was.parts, now.parts, strict=True):
        if said := _end(one, other, verb, language, zone):
            yield said


def _end(was: When, now: When, verb: str, language: str, zone: str) -> str:
    """How one end of a span is another; empty where it is not."""
    before, after = (when.lo_kind or when.hi_kind for when in (was, now))
    if before != after:
        if after == "open":
            return say("goes on now" if verb == "ends" else "start now open", language)
        if after == "unknown":
            return say(f"{verb[:-1]} no longer known", language)
    elif after or meaning(was) == meaning(now):
        return ""
    return f"{say(verb, language)} {_step(was, now, language, zone) or label(now, language)}"


def _moved(step: str, language: str) -> str:
    # French says by how much with a word more: `déplacé de 1 jour plus tard`.
    return f"{say('moved', language)} {'de ' if language.startswith('fr') else ''}{step}"


def _step(was: When, now: When, language: str, zone: str) -> str:
    """`1 day later`; empty where the two are not apart, or an end is not known."""
    if was.lo_kind or was.hi_kind or now.lo_kind or now.hi_kind or was.start == now.start:
        return ""
    difference = elapsed(was, now, zone)
    return words(difference, language) if difference.relation == "apart" else ""


def _both(was: When | None, now: When | None, language: str) -> str:
    """A date as it was and as it is: `14 January 2021 → 15 January 2021`, as written where labels are the same."""
    said = ["—" if when is None else label(when, language) for when in (was, now)]
    if was is not None and now is not None and said[0] == said[1]:
        said = [was.text, now.text]
    return " → ".join(said)
