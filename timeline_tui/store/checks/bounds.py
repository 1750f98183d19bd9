"""When something can have begun and ended: what is certain of two dates, given how little may be known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.when import MAX, MIN

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When

_DAY_ELSEWHERE: Final = 14 * 3600
"""Seconds by which a day in one part of the world may begin earlier or later than in another."""


def doubted(when: When) -> bool:
    """Whether the file says `?` of it: then nothing about it is certain."""
    return "?" in when.qual or "%" in when.qual or any(map(doubted, when.parts))


def earliest_begin(when: When) -> int:
    """The first second at which it can have begun."""
    return MIN if when.lo_kind else when.soft_lo


def latest_begin(when: When) -> int:
    """The second by which it has begun at the latest."""
    if when.is_span and when.parts and not when.lo_kind:
        return when.parts[0].soft_hi
    return MAX if when.hi_kind else when.soft_hi


def earliest_end(when: When) -> int:
    """The first second at which it can have ended; of what is no span, at which it can have happened."""
    if when.is_span and when.parts and not when.hi_kind:
        return when.parts[-1].soft_lo
    return earliest_begin(when)


def latest_end(when: When) -> int:
    """The second by which it is over at the latest; how long something lasts that is no span is not known."""
    return when.soft_hi if when.is_span and not when.hi_kind else MAX


def begins_before(one: When, other: When) -> bool:
    """Whether `one` has certainly begun before `other` begins."""
    return latest_begin(one) <= earliest_begin(other)


def apart(one: When, other: When) -> bool:
    """Whether two dates for one thing can't both be right, wherever their days were counted."""
    room = 0 if one.zoned and other.zoned else _DAY_ELSEWHERE
    return _lo(one) - room >= _hi(other) or _lo(other) - room >= _hi(one)


def overlap(one: When, other: When) -> bool:
    """Whether two dates can mean the same time, slack included."""
    return _lo(one) < _hi(other) and _lo(other) < _hi(one)


def _lo(when: When) -> int:
    return MIN if when.lo_kind else when.soft_lo


def _hi(when: When) -> int:
    return MAX if when.hi_kind else when.soft_hi


def in_words(when: When) -> str:
    """A date in words."""
    from timeline_tui.chronicle.labels import label  # noqa: PLC0415 - only where something is wrong

    return label(when)


def dated(event: Event) -> str:
    """An event's id and date, for a sentence: `"capitol" (6 January 2021, 14:12 EST)`."""
    return f'"{event.id}" ({in_words(event.when)})' if event.when else f'"{event.id}"'
