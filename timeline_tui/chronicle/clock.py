"""Times of day at the end of a date: `2021-01-10 23:59 PST`, `2021-01-10T23:59:00-08:00`, `23h`.

The day before the time is read by whoever asks. Source of the rules: docs/dates.md, "Edge cases"; 24:00 is
the next midnight, and fractions of a second are cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.units import Setting, of_time, qualified
from timeline_tui.chronicle.when import Form, Precision, When
from timeline_tui.chronicle.zones import find, in_force, offset_text

if TYPE_CHECKING:
    from collections.abc import Callable

_TIMED: Final = Pattern(
    r"""
    (?P<day> .*? \S )
    (?: T | ,? \s+ (?: at \s+ )? )
    (?P<time> (?P<hour> [0-9]{1,2} )
        (?: : (?P<minute> [0-9]{2} ) (?: : (?P<second> [0-9]{2} ) (?: [.,] [0-9]{1,12} )? )?
            (?: \s? (?P<half> [ap] (?: m | \.m\. ) (?! [A-Za-z] ) ) )?
          | (?<= [Tt][0-9]{2} )
          | \s? h
        )
    )
    (?: \s? (?P<zone> (?: [A-Za-z] | [+\-\u2212] (?= [0-9] ) ) [A-Za-z0-9_+:/\-\u2212]* ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read(text: str, setting: Setting, read_day: Callable[[str], When | None]) -> When | None:
    """The hour, minute or second that `text` ends in, on the day that `read_day` makes of the rest.

    None where no time of day stands there, or no date before it. Raises Refusal for a time that doesn't
    exist, a zone that isn't known, and a day that is not one.
    """
    found = _TIMED.fullmatch(text)
    if found is None:
        return None
    day = read_day(found["day"])
    if day is None:
        return None
    if day.prec is not Precision.DAY or day.form is not Form.SINGLE or _days(day) != 1:
        raise Refusal(f'"{text}": a time needs a whole day before it, as in 2021-01-10 23:59', text=text)
    at, prec = _time_of_day(found, text)
    zone_text = found["zone"]
    zone = find(zone_text, text) if zone_text else setting.zone
    try:
        when = of_time(day.lo + day.off + at, prec, zone, text, zone_text)
    except Refusal as refusal:
        mend = text.removesuffix(zone_text or "").rstrip().removesuffix(found["time"]) + refusal.mend
        # A time that came twice is settled by its offset; one that was skipped is moved in its zone.
        keep = f" {zone_text}" if zone_text and " " not in refusal.mend else ""
        raise Refusal(str(refusal), text=text, mend=mend + keep) from None
    if zone_text:
        _warn_if_not_in_force(zone_text, when, setting)
    return qualified(when, day.qual)


def _days(when: When) -> int:
    return (when.hi + when.off_hi - when.lo - when.off) // DAY


def _time_of_day(found: re.Match[str], text: str) -> tuple[int, Precision]:
    """Seconds since midnight, and how finely they are given."""
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if found["half"]:
        if not 1 <= hour <= 12:
            raise Refusal(f"there is no time {found['time']}; write 23:59 or 11:59 pm", text=text)
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    if second == 60 and hour <= 23 and minute <= 59:
        kept = f"{hour:02}:{minute:02}:59"
        raise Refusal(f"leap seconds are not kept; write {kept}", text=text, mend=text.replace(found["time"], kept, 1))
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        raise Refusal(f"there is no time {found['time']}; 24:00 is the last that exists", text=text)
    at = hour * HOUR + minute * MINUTE + second
    if found["second"]:
        return at, Precision.SECOND
    return at, Precision.MINUTE if found["minute"] else Precision.HOUR


def _warn_if_not_in_force(zone_text: str, when: When, setting: Setting) -> None:
    actual = in_force(zone_text, when.lo)
    if actual:
        setting.warn(f'"{when.text}": {actual} was in force; "{zone_text}" is read as {offset_text(when.off)}')
