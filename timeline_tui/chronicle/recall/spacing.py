"""When a question is due again: spaced by FSRS, so that what was missed comes back soon and what is known late.

Source: https://github.com/open-spaced-repetition/py-fsrs, with its own parameters. One step of ten minutes stands
before the days: a lesson is asked once, not drilled.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.civil import MINUTE

if TYPE_CHECKING:
    from datetime import datetime

    import fsrs

    from timeline_tui.chronicle.recall.questions import Verdict

AGAIN: Final = 10 * MINUTE
"""Seconds after which what was missed is due."""
_LATEST: Final = 250_000_000_000
"""Seconds since 1970 that no due date reaches: the year 9892, and a hundred years before dates end."""


class Card(NamedTuple):
    """What is remembered of a question: FSRS's card, with times in seconds since 1970."""

    due: int
    last: int
    """When it was answered last."""
    state: int
    """FSRS's: 1 learning, 2 review, 3 relearning."""
    step: int | None
    stability: float
    """Days until nine in ten would still know it."""
    difficulty: float
    """1 to 10."""
    times: int = 1
    missed: int = 0
    """How often it was answered, and how often missed."""

    def is_sound(self) -> bool:
        """Whether this can be a card: one that was read from a file may hold anything."""
        counts = (self.due, self.last, self.state, self.times, self.missed)
        return (
            all(type(count) is int and 0 <= count < _LATEST for count in counts)
            and self.state in {1, 2, 3}
            and (self.step is None or self.step == 0)
            and (self.state == 2) == (self.step is None)
            and all(type(number) in {int, float} for number in (self.stability, self.difficulty))
            and 0 < self.stability < 1e9
            and 1 <= self.difficulty <= 10
        )


def answered(card: Card | None, verdict: Verdict, now: int) -> Card:
    """The card after an answer at `now`; None for a question that was never asked."""
    import fsrs  # noqa: PLC0415 - 26 ms, and nothing before an answer needs it

    before = fsrs.Card(card_id=1) if card is None else _opened(card)
    rating = {"right": fsrs.Rating.Good, "near": fsrs.Rating.Hard, "missed": fsrs.Rating.Again}[verdict]
    after, _ = _scheduler().review_card(before, rating, _moment(now))
    assert after.stability is not None
    assert after.difficulty is not None
    return Card(
        due=int(after.due.timestamp()),
        last=now,
        state=int(after.state),
        step=after.step,
        stability=round(after.stability, 4),
        difficulty=round(after.difficulty, 4),
        times=(card.times if card else 0) + 1,
        missed=(card.missed if card else 0) + (verdict == "missed"),
    )


@cache
def _scheduler() -> fsrs.Scheduler:
    from datetime import timedelta  # noqa: PLC0415 - with fsrs

    import fsrs  # noqa: PLC0415 - late, as above

    steps = (timedelta(seconds=AGAIN),)
    # Not fuzzed: the same answers at the same times give the same dates.
    return fsrs.Scheduler(learning_steps=steps, relearning_steps=steps, enable_fuzzing=False)


def _opened(card: Card) -> fsrs.Card:
    import fsrs  # noqa: PLC0415 - late, as above

    return fsrs.Card(
        card_id=1,
        state=fsrs.State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_moment(card.due),
        last_review=_moment(card.last),
    )


def _moment(seconds: int) -> datetime:
    from datetime import UTC, datetime  # noqa: PLC0415 - with fsrs

    return datetime.fromtimestamp(seconds, UTC)
