"""From one date to another: how long, at least and at most, and how the two lie to each other.

A date that is known to the month leaves its day open, so a measure has two day counts: the fewest and the most that
there can be between the two begins. They are one where both days are known. Days are counted on the document's wall
clock, an instant's as the day that it falls on there; before the common era as after it, by the Gregorian calendar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.allen import EARLIER, LATER, Related, related
from timeline_tui.chronicle.civil import DAY
from timeline_tui.chronicle.date_clauses import doubted, reach
from timeline_tui.chronicle.difference import Elapsed, elapsed
from timeline_tui.chronicle.fields import is_timed
from timeline_tui.chronicle.when import MAX, MIN, Form
from timeline_tui.chronicle.zones import Zone, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_tui.chronicle.allen import Tie
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When


class Measure(NamedTuple):
    """The way from the begin of one date to that of another."""

    elapsed: Elapsed
    """In calendar units, never finer than the coarser date."""
    fewest: int | None
    """Days to the other, at least; negative where it may be earlier. None where there is no telling."""
    most: int | None
    """Days to the other, at most; None where there is no telling."""
    related: Related
    """How the first lies to the second."""

    @property
    def days(self) -> int | None:
        """How many days exactly; None where that is not known."""
        return self.fewest if self.fewest == self.most else None


def measure(one: When, other: When, zone: Zone | str = "UTC", *, ties: Iterable[Tie] = ()) -> Measure:
    """The way from `one` to `other`; `zone` is the document's. `ties` are as in `allen.related`.

    >>> from timeline_tui.chronicle.reading import read
    >>> measure(read("2020-12"), read("2021-01-10"))[1:3]
    (10, 40)
    """
    first, last = _first_days(one, zone), _first_days(other, zone)
    fewest = None if first[1] is None or last[0] is None else last[0] - first[1]
    most = None if first[0] is None or last[1] is None else last[1] - first[0]
    return Measure(elapsed(one, other, zone), fewest, most, related(one, other, ties=ties))


class Apart(NamedTuple):
    """How long it was from the one that was over first to the begin of the other."""

    elapsed: Elapsed
    from_end: bool
    """Whether the first one lasted: then this is counted from its end."""


def apart(one: When, other: When, how: Related, zone: Zone | str = "UTC") -> Apart | None:
    """From the end of the one that is over first to the begin of the other; `how` is `related(one, other)`.

    None where they are not certainly apart, or nobody knows by how much.

    >>> from timeline_tui.chronicle.reading import read
    >>> war, next_war = read("1914-07-28/1918-11-11"), read("1939-09-01/1945-09-02")
    >>> apart(war, next_war, related(war, next_war)).elapsed.years
    20
    """
    if how.possible <= EARLIER:
        first, last = one, other
    elif how.possible <= LATER:
        first, last = other, one
    else:
        return None
    lasted = first.form is Form.SPAN and bool(first.parts)
    found = elapsed(first.parts[-1] if lasted else first, last, zone)
    return Apart(found, lasted) if found.relation == "apart" and found.later else None


def _first_days(when: When, zone: Zone | str) -> tuple[int | None, int | None]:
    """The earliest and the latest day that it can have begun on; None for no bound."""
    begun_from, begun_to, _, _ = reach(when)
    date = when.parts[0] if when.form is Form.SPAN and when.parts and not when.lo_kind else when
    if date.form in {Form.ONE_OF, Form.ALL_OF} and date.parts:
        days = [_listed_days(part, zone, any_of=date.form is Form.ONE_OF) for part in date.parts]
        earliest, latest = [day for day, _ in days], [day for _, day in days]
        known = [day for day in earliest if day is not None], [day for day in latest if day is not None]
        last = min if date.form is Form.ALL_OF else max
        return (
            min(known[0]) if len(known[0]) == len(days) else None,
            last(known[1]) if len(known[1]) == len(days) else None,
        )
    return (
        None if begun_from == MIN else _day(begun_from, date, zone),
        None if begun_to in {MAX - 1, MIN} else _day(begun_to, date, zone),
    )


def _listed_days(part: When, zone: Zone | str, *, any_of: bool) -> tuple[int | None, int | None]:
    """The same for a member of a list; of `[a..b]` it may be any day from the one to the other."""
    first = _first_days(part, zone)
    if not any_of or part.form is not Form.SPAN or len(part.parts) != 2:
        return first
    return first[0], None if part.hi_kind else _first_days(part.parts[1], zone)[1]


def _day(at: int, date: When, zone: Zone | str) -> int:
    """The day of a second: on the document's wall clock for an instant, else on the date's own."""
    if is_timed(date):
        return (at + (find(zone) if isinstance(zone, str) else zone).at(at)) // DAY
    # The clocks of a long date may have changed meanwhile.
    return (at + (date.off_hi if at >= date.hi - 1 else date.off)) // DAY


def ties_of(one: Event, other: Event) -> tuple[Tie, ...]:
    """Which of their ends the file says are the same: `start = "@capitol"` begins with the event `capitol`."""
    if one.when is None or other.when is None:
        return ()
    ours, theirs = _ends(one, one.when), _ends(other, other.when)
    both_last = one.when.is_span and other.when.is_span
    return tuple(tie for tie, (mine, its) in _TIES.items() if (both_last or mine == its) and ours[mine] & theirs[its])


_TIES: Final[dict[Tie, tuple[int, int]]] = {"bB": (0, 0), "bE": (0, 1), "eB": (1, 0), "eE": (1, 1)}


def _ends(event: Event, when: When) -> tuple[set[tuple[str, int, int]], set[tuple[str, int, int]]]:
    """What begin and end are named after, with the date that they have from it: an id, for a moment its own, too."""
    if not when.is_span:
        known = {*_named(when), (event.id, when.lo, when.hi)}
        return known, known
    if len(when.parts) != 2:
        return set(), set()
    return set(_named(when.parts[0])), set(_named(when.parts[1]))


def _named(when: When) -> Iterator[tuple[str, int, int]]:
    if when.anchor and when.text.strip() == f"@{when.anchor}":
        yield when.anchor, when.lo, when.hi


def between(chronicle: Chronicle, one: When, other: When) -> range:
    """The rows of a chronicle that begin after the one and before the other, be either the earlier."""
    first, last = sorted((one.start, other.start))
    return range(chronicle.row_at(first + 1), chronicle.row_at(last))


def surely_between(when: When, one: When, other: When) -> bool:
    """Whether what `when` dates began after the one and before the other for certain, however those three lay."""
    begun = [reach(each)[:2] for each in (one, other)]
    (_, earlier_to), (later_from, _) = sorted(begun)
    begun_from, begun_to, _, _ = reach(when)
    if any(map(doubted, (one, other, when))):
        return False
    return earlier_to < begun_from and begun_to < later_from
