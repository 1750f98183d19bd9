"""Logic: what one event is said to be to another, against what is certain of their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.store.checks.bounds import (
    begins_before,
    dated,
    doubted,
    earliest_begin,
    earliest_end,
    in_words,
    latest_begin,
    latest_end,
)
from timeline_tui.store.checks.circles import circles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.store.checks.survey import Found, Survey

_MEND: Final = "mend one of the dates, or the link"


def check(survey: Survey) -> Iterator[Found]:
    """L501 to L508 of every link."""
    linked = survey.having("links")
    for entry in linked:
        for number, link in entry.links():
            step = ("links", number, "to")
            other = survey.by_id.get(link.to)
            if other is None:
                continue
            if other is entry.event:
                yield entry.finding(step, "L508", "this links to the event itself; take it out, or name another")
            elif broken := _contradiction(entry.event, link.as_, other):
                yield entry.finding(step, *broken)
    yield from circles(linked)


def _contradiction(event: Event, kind: str, other: Event) -> tuple[str, str] | None:
    """The rule that a link breaks, and the words for it."""
    rule = _RULES.get(kind)
    one, two = event.when, other.when
    if rule is None or one is None or two is None or doubted(one) or doubted(two):
        return None
    code, breaks, words = rule
    if not breaks(one, two):
        return None
    return code, f"dated {in_words(one)}, it {words.format(dated(other))}; {_MEND}"


def _begins_after(one: When, two: When) -> bool:
    return begins_before(two, one)


def _ends_nothing(one: When, two: When) -> bool:
    """Whether `two` has not begun when `one` is over, or is over, and not just so, when `one` begins."""
    return (latest_end(one) if one.is_span else latest_begin(one)) <= earliest_begin(two) or earliest_begin(
        one
    ) > latest_end(two)


def _lies_outside(part: When, whole: When) -> bool:
    return latest_begin(part) <= earliest_begin(whole) or earliest_end(part) >= latest_end(whole)


_RULES: Final[dict[str, tuple[str, Callable[[When, When], bool], str]]] = {
    "causes": ("L501", _begins_after, "can't cause {}, which begins before it"),
    "starts": ("L502", _begins_after, "can't start {}, which has begun before it"),
    "ends": ("L503", _ends_nothing, "can't end {}, which is not under way then"),
    "answers": ("L504", begins_before, "can't answer {}, which comes after it"),
    "part-of": ("L505", _lies_outside, "can't be a part of {}, outside of which it lies"),
    "follows": ("L506", begins_before, "can't follow {}, which begins after it"),
    "replaces": ("L506", begins_before, "can't replace {}, which begins after it"),
}
"""For each kind of link: its rule, what breaks it (of the link's event and the other), and the words."""
