"""What a date and what bears a date say, however it is written: for comparing two states of a chronicle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from timeline_tui.chronicle.event import Era, Evidence, Lane, Link, Route, Source, Stop

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from timeline_tui.chronicle.when import When

Said = TypeVar("Said", Evidence, Link, Source, Era, Lane, Stop, Route)


def meaning(when: When | None) -> Hashable:
    """What a date says: two dates that mean the same are equal in this.

    A date that names no zone means days on some wall clock: another time zone of the document moves no day.
    """
    if when is None:
        return None
    if when.parts:
        return when.form, when.qual, tuple(map(meaning, when.parts))
    off, off_hi = (0, 0) if when.zoned else (when.off, when.off_hi)
    lo = when.lo if when.lo_kind else when.lo + off
    hi = when.hi if when.hi_kind else when.hi + off_hi
    return lo, hi, when.prec, when.qual, when.lo_kind, when.hi_kind, when.slack, when.est, when.zoned, when.group


def same_time(one: When | None, other: When | None) -> bool:
    """Whether two dates mean the same; a zone that only one of them names makes no difference at one moment."""
    if one is None or other is None:
        return one is other
    if meaning(one) == meaning(other):
        return True
    if one.parts or other.parts:
        alike = one.form is other.form and one.qual == other.qual and len(one.parts) == len(other.parts)
        return alike and all(map(same_time, one.parts, other.parts))
    if one.zoned == other.zoned:
        return False
    return meaning(one._replace(zoned=True)) == meaning(other._replace(zoned=True))


def said_by(value: Evidence | Link | Lane | Source | Era | Stop | Route) -> Hashable:
    """What something says; its date by its meaning, its texts, which may be tables, by what they hold."""
    fields = value._asdict()
    if fields.get("when") is not None:
        # How a date is written says nothing more.
        fields |= {"when": meaning(fields["when"]), "when_text": ""}
    if "stops" in fields:
        fields["stops"] = tuple(map(said_by, fields["stops"]))
    return tuple(tuple(each.items()) if isinstance(each, Mapping) else each for each in fields.values())


def beyond(some: Iterable[Said], others: Iterable[Said]) -> list[Said]:
    """What `some` has and `others` have not, or not as often."""
    known = Counter(map(said_by, others))
    found = []
    for each in some:
        said = said_by(each)
        if known[said]:
            known[said] -= 1
        else:
            found.append(each)
    return found
