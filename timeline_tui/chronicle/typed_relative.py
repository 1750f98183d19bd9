"""Dates that count from today: "two weeks ago", "l'an dernier", "next month", "avant-hier", "in 3 days".

A length of weeks, months or years alone is not meant to the day: it is approximate, with half the unit of
slack, as in the file. Two units together, and days, are taken at their word. Text is folded. Rules:
docs/dates.md, "Relative dates".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import (
    DAY,
    HOUR,
    MINUTE,
    Civil,
    civil,
    civil_from_days,
    days_from_civil,
    seconds,
    weekday,
)
from timeline_tui.chronicle.shift import shift
from timeline_tui.chronicle.typed_words import ENGLISH, FRENCH, Asked, alternatives, words_of
from timeline_tui.chronicle.units import of_days, of_month, of_time, of_years, qualified
from timeline_tui.chronicle.when import Precision, When

if TYPE_CHECKING:
    from timeline_tui.chronicle.vocabulary import Unit

_SOFT: Final[dict[Unit, int]] = {"week": 3 * DAY, "month": 15 * DAY, "year": 183 * DAY}
"""Slack of a length in one such unit alone."""
_CLOCK_UNITS: Final[dict[Unit, int]] = {"hour": HOUR, "minute": MINUTE, "second": 1}
"""Seconds of the units that are counted in true time, whatever the clocks do meanwhile."""
_MOST_DIGITS: Final = 6
_LAST: Final = r"last|past|derniere?|passee?"
_NEXT: Final = r"next|coming|prochaine?"
_THIS: Final = r"this|cette|cet|ce"


def relative(text: str, asked: Asked) -> When | None:
    """The date that counts from `asked.today`, on the document's wall clock; None for other text."""
    words = words_of(french=asked.french)
    now = civil(asked.today + asked.zone.at(asked.today))
    today = days_from_civil(now.year, now.month, now.day)
    if text in words.days:
        return _day(today + words.days[text], asked)
    if text in {"now", "maintenant"}:
        return of_time(_wall(now), Precision.MINUTE, asked.zone)
    for pattern, sign in _frames(french=asked.french):
        found = pattern.fullmatch(text)
        if found:
            return _counted(_amounts(found["length"], asked), sign, now, asked)
    return _period(text, today, asked)


@cache
def _frames(*, french: bool) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Patterns of a length before or after today, and their sign."""
    one = _amount(french=french)
    length = rf"(?P<length>{one}(?:,? (?:et|and) {one}|,? {one})?)"
    frames = (
        ((rf"il y a {length}", -1), (rf"dans {length}", 1))
        if french
        else ((rf"{length} ago", -1), (rf"in {length}", 1), (rf"{length} from now", 1))
    )
    return tuple((re.compile(frame), sign) for frame, sign in frames)


def _amount(*, french: bool) -> str:
    words = FRENCH if french else ENGLISH
    return rf"(?:\d{{1,{_MOST_DIGITS}}}|{alternatives(words.numbers)}) (?:{alternatives(words.units)})"


def _amounts(text: str, asked: Asked) -> list[tuple[int, Unit]]:
    words = words_of(french=asked.french)
    found = []
    for amount in re.findall(_amount(french=asked.french), text):
        number, unit = amount.split(" ", 1)
        found.append((words.numbers.get(number) or int(number), words.units[unit]))
    return found


def _counted(amounts: list[tuple[int, Unit]], sign: int, now: Civil, asked: Asked) -> When:
    lengths: dict[Unit, int] = {}
    for number, unit in amounts:
        lengths[unit] = lengths.get(unit, 0) + sign * number
    moved = _wall(
        shift(
            now,
            years=lengths.get("year", 0),
            months=lengths.get("month", 0),
            weeks=lengths.get("week", 0),
            days=lengths.get("day", 0),
        )
    )
    for unit, prec in (("second", Precision.SECOND), ("minute", Precision.MINUTE), ("hour", Precision.HOUR)):
        if unit in lengths:
            true = sum(lengths.get(part, 0) * size for part, size in _CLOCK_UNITS.items())
            return _time(moved - asked.zone.at_wall(moved) + true, prec, asked)
    day = _day(moved // DAY, asked)
    if len(lengths) > 1:
        return day
    slack = _SOFT.get(next(iter(lengths)))
    return day if slack is None else qualified(day, "~", slack)


def _time(moment: int, prec: Precision, asked: Asked) -> When:
    """The hour, minute or second of a moment on the document's clock."""
    offset = asked.zone.at(moment)
    size = {Precision.HOUR: HOUR, Precision.MINUTE: MINUTE}.get(prec, 1)
    lo = (moment + offset) // size * size - offset
    return When(lo, lo + size, prec, off=offset, off_hi=offset)


def _period(text: str, today: int, asked: Asked) -> When | None:
    """`last month`, `this year`, `next Monday`; French puts its adjective after the noun."""
    words = words_of(french=asked.french)
    bare = re.sub(r"^(?:(?:the|le|la) |l')", "", text)
    noun, step = _noun_and_step(bare)
    if not noun:
        return None
    if noun in words.weekdays and step:
        # Always another day than today: seven days from it at the most.
        apart = (words.weekdays[noun] - weekday(today)) % 7
        return _day(today + (apart or 7 if step > 0 else apart - 7), asked)
    year, month, _ = civil_from_days(today)
    match words.units.get(noun):
        case "year":
            return of_years(year + step, year + step, Precision.YEAR, asked.zone)
        case "month":
            years, month = divmod(month - 1 + step, 12)
            return of_month(year + years, month + 1, asked.zone)
        case "week":
            monday = today - weekday(today) + 7 * step
            return of_days(monday, monday + 7, Precision.WEEK, asked.zone)
        case _:
            return None


def _noun_and_step(text: str) -> tuple[str, int]:
    for pattern, step in ((_LAST, -1), (_NEXT, 1), (_THIS, 0)):
        found = re.fullmatch(rf"(?:{pattern}) (?P<after>\w+)(?:-ci)?|(?P<before>\w+) (?:{pattern})", text)
        if found:
            return found["after"] or found["before"], step
    return "", 0


def _day(day: int, asked: Asked) -> When:
    return of_days(day, day + 1, Precision.DAY, asked.zone)


def _wall(at: Civil) -> int:
    return seconds(*at)
