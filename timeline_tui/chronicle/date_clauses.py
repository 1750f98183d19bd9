"""`before:`, `after:`, `on:` and `during:`: dates as well as they are known, against a stretch.

What happened began at some second and was over at some later one. A date leaves each of the two a range: a
point of month precision began, and was over, anywhere in its month; a span began within its first date and
was over within its last one; slack widens both. A clause answers

- *certain* if it is so wherever in their ranges the two may lie,
- *no* if it is so nowhere there,
- *possible* otherwise; and never more than that where the date is itself doubted (`?`).

`before:X`   it began before X begins, though it may still be under way in X, or long after.
`after:X`    it began when X was over, or later.
`on:X`, `during:X`   some of it lies in X: a point has to lie in X, a span to be under way in it.

So an answer is only ever possible because a date is doubtful, never because a span is partly in X.

X is the stretch that a date names: `2021-01` begins with its first second and is over with its last. `@id` is
the stretch that an event's date names; but for `before:` and `after:`, X then began, and was over, somewhere
in that date, as the event itself did: two events of one day are possibly before and possibly after each
other. An undated event answers no.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.answers import Match
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.when import MAX, MIN, Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.chronicle.clauses import Answer, Whole
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When

DateField = Literal["before", "after", "on", "during"]

_DOUBTED: Final = frozenset("?%")


Reach: TypeAlias = tuple[int, int, int, int]
"""Where the two seconds may lie: it began from the first to the second, and was over from the third to the fourth.

All four are included. A plain tuple: one is made for every event.
"""
_SPAN: Final = Form.SPAN


def reach(when: When) -> Reach:
    """The ranges that an event's date leaves; of a set, those of all its dates together."""
    lo, hi = when.soft_lo, when.soft_hi
    if when.form is not _SPAN:
        return lo, hi - 1, lo + 1, hi
    first, last = (when.parts[0], when.parts[-1]) if when.parts else (None, None)
    begun_to = first.soft_hi - 1 if first else lo
    over_from = last.soft_lo + 1 if last else hi
    match when.lo_kind:
        case "open":
            begun_to = MIN
        case "unknown":
            begun_to = hi - 1
    match when.hi_kind:
        case "open":
            over_from = MAX
        case "unknown":
            over_from = lo + 1
    return lo, min(begun_to, hi - 1), max(over_from, lo + 1), hi


def doubted(when: When) -> bool:
    """Whether the file says `?` of a date, or of a part of it."""
    return when.qual in {"?", "%"} or any(map(doubted, when.parts))


class _Stretch(NamedTuple):
    """What events are held against: the stretch itself, widened by slack, and where its ends may lie."""

    lo: int
    hi: int
    soft_lo: int
    soft_hi: int
    ends: Reach


def _named(when: When) -> _Stretch:
    """The stretch of a date that is written in the query: its ends are where they are, but for slack."""
    lo, hi, soft_lo, soft_hi = when.lo, when.hi, when.soft_lo, when.soft_hi
    begun_to = lo if lo == MIN else 2 * lo - soft_lo
    over_from = hi if hi == MAX else 2 * hi - soft_hi
    return _Stretch(lo, hi, soft_lo, soft_hi, (soft_lo, begun_to, over_from, soft_hi))


def _of_event(when: When) -> _Stretch:
    """The stretch of an event's date, the event itself being anywhere in it."""
    return _Stretch(when.lo, when.hi, when.soft_lo, when.soft_hi, reach(when))


def _before(its: Reach, stretch: _Stretch) -> Match:
    begun_from, begun_to, _, _ = its
    x_begins_from, x_begins_to, _, _ = stretch.ends
    if begun_to < x_begins_from:
        return Match.CERTAIN
    return Match.POSSIBLE if begun_from < x_begins_to else Match.NO


def _after(its: Reach, stretch: _Stretch) -> Match:
    begun_from, begun_to, _, _ = its
    _, _, x_over_from, x_over_to = stretch.ends
    if begun_from >= x_over_to:
        return Match.CERTAIN
    return Match.POSSIBLE if begun_to >= x_over_from else Match.NO


def _during(its: Reach, stretch: _Stretch) -> Match:
    begun_from, begun_to, over_from, over_to = its
    if begun_to < stretch.hi and over_from > stretch.lo:
        return Match.CERTAIN
    return Match.POSSIBLE if begun_from < stretch.soft_hi and over_to > stretch.soft_lo else Match.NO


_ASKED: Final[dict[DateField, Callable[[Reach, _Stretch], Match]]] = {
    "before": _before,
    "after": _after,
    "on": _during,
    "during": _during,
}


@dataclass(frozen=True, slots=True)
class DateClause:
    """A field of a date with its value: `when` as read, or an event's, by `anchor`, its id."""

    field: DateField
    when: When | None = None
    anchor: str = ""

    def bind(self, whole: Whole) -> Answer:
        """Raises Refusal where the event of `anchor` is unknown or undated."""
        when = self.when if self.when is not None else self._of_anchor(whole)
        stretch = _of_event(when) if self.anchor else _named(when)
        ask = _ASKED[self.field]
        most = Match.POSSIBLE if when.qual in _DOUBTED else Match.CERTAIN
        # An event is neither before nor after itself, however vague its date.
        itself = self.anchor if ask is not _during else None

        def answer(_row: int, event: Event) -> Match:
            its = event.when
            if its is None or event.id == itself:
                return Match.NO
            said = ask(reach(its), stretch) if its.form in _ONE else _of_set(its, stretch, ask)
            return said if said <= most and its.qual not in _DOUBTED else min(said, Match.POSSIBLE)

        return answer

    def _of_anchor(self, whole: Whole) -> When:
        written = f"{self.field}:@{self.anchor}"
        event = whole.get(self.anchor)
        if event is None:
            near = whole.nearest_id(self.anchor)
            mend = f"{self.field}:@{near}" if near else ""
            offer = f"; did you mean {mend}?" if near else ""
            raise Refusal(f'"{written}": there is no event "{self.anchor}"{offer}', text=written, mend=mend)
        if event.when is None:
            raise Refusal(f'"{written}": "{self.anchor}" has no date', text=written)
        return event.when


_ONE: Final = frozenset({Form.SINGLE, Form.SPAN})


def _of_set(when: When, stretch: _Stretch, ask: Callable[[Reach, _Stretch], Match]) -> Match:
    """`[1667,1668]` is at one of its dates, not known which; `{1667,1668}` at each of them."""
    if when.form is Form.ONE_OF:
        # A run of dates in it, `1670..1672`, is no span: it happened at one of them.
        answers = {
            ask((part.soft_lo, part.soft_hi - 1, part.soft_lo + 1, part.soft_hi), stretch)
            for part in when.parts or (when,)
        }
        return answers.pop() if len(answers) == 1 else Match.POSSIBLE
    each = [ask(reach(part), stretch) for part in when.parts or (when,)]
    # It began with the first of its dates: after X only if all of them are.
    return min(each) if ask is _after else max(each)
