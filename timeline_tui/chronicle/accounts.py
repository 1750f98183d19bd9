"""Where sources disagree: who tells an event as it is told here, who tells it otherwise, and which dates are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.chronicle.when import Form

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event, Evidence
    from timeline_tui.chronicle.when import When


class Accounts(NamedTuple):
    """Both sides of an event, each in the order of the file."""

    as_told: tuple[Evidence, ...]
    otherwise: tuple[Evidence, ...]


def accounts(event: Event) -> Accounts:
    """The sides of an event; nobody tells it otherwise where `otherwise` is empty."""
    sides: tuple[list[Evidence], list[Evidence]] = [], []
    for evidence in event.evidence:
        sides[differs(event, evidence)].append(evidence)
    return Accounts(*map(tuple, sides))


def is_contested(event: Event) -> bool:
    """Whether anybody tells it otherwise: then it has two sides."""
    return any(differs(event, evidence) for evidence in event.evidence)


def differs(event: Event, evidence: Evidence) -> bool:
    """Whether a source disputes an event, or gives a date that can't be true beside the event's own."""
    if evidence.stance == "disputes":
        return True
    own, other = event.when, evidence.when
    if own is None or other is None:
        return False
    if own.is_span and other.is_span:
        from timeline_tui.chronicle.comparing import verdict  # noqa: PLC0415 (few, and not before the first frame)

        return verdict(own, other) == "conflict"
    # Else both are true where they share a moment.
    return not any(
        mine.soft_lo < its.soft_hi and its.soft_lo < mine.soft_hi for mine in _dates(own) for its in _dates(other)
    )


def _dates(when: When) -> tuple[When, ...]:
    """The dates of which one is meant; else the date itself."""
    return when.parts if when.form is Form.ONE_OF and when.parts else (when,)


def envelope(event: Event) -> tuple[int, int] | None:
    """The seconds `[lo, hi)` from the earliest to the latest of all dates given; None where only the event gives one.

    An end that is open or unknown reaches no further than what is known of it.
    """
    if event.when is None:
        return None
    given = [evidence.when for evidence in event.evidence if evidence.when is not None]
    if not given:
        return None
    bounds = list(map(_known, (event.when, *given)))
    return min(lo for lo, _ in bounds), max(hi for _, hi in bounds)


def _known(when: When) -> tuple[int, int]:
    if when.lo_kind and when.hi_kind:
        return when.start, when.start + 1
    if when.lo_kind:
        return when.hi - 1, when.hi
    return (when.lo, when.lo + 1) if when.hi_kind else (when.lo, when.hi)
