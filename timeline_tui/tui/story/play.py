"""A telling as it goes: which step, what is shown of it, whether it goes on alone. One frozen value, and its moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.chronicle.story.telling import Telling

PACES: Final = (1, 2, 3, 5, 8, 12, 20, 30, 60, 120)
"""Seconds that a step may stand while the story goes on by itself."""


class Play(NamedTuple):
    """Where a telling is."""

    telling: Telling
    at: int = 0
    """The step, from 0."""
    everything: bool = False
    """Whether what is told later is shown, too."""
    noted: bool = False
    """Whether the presenter's note is shown."""
    playing: bool = False
    """Whether it goes on by itself."""
    pace: int = 8
    """Seconds a step."""
    folded: bool = True
    """Whether long empty stretches of the axis are folded, where that is worth it."""

    @property
    def is_last(self) -> bool:
        """Whether there is no step after this one."""
        return self.at >= len(self.telling) - 1


def to(at: int) -> Callable[[Play], Play]:
    """To a step, or the nearest that there is."""
    return lambda play: play._replace(at=min(max(at, 0), len(play.telling) - 1))


def by(steps: int) -> Callable[[Play], Play]:
    """So many steps on, or back."""
    return lambda play: to(play.at + steps)(play)


def first(play: Play) -> Play:
    """To the first step."""
    return to(0)(play)


def last(play: Play) -> Play:
    """To the last step."""
    return to(len(play.telling) - 1)(play)


def paced(places: Literal[1, -1]) -> Callable[[Play], Play]:
    """The next longer pace of PACES, or the next shorter one."""

    def move(play: Play) -> Play:
        others = [pace for pace in PACES if (pace > play.pace if places > 0 else pace < play.pace)]
        return play._replace(pace=(others[0] if places > 0 else others[-1])) if others else play

    return move


def told_as(telling: Telling) -> Callable[[Play], Play]:
    """Told another way: at the same event where that tells it too, else from its first step."""

    def move(play: Play) -> Play:
        here = play.telling.event(play.at).id
        return play._replace(telling=telling, at=telling.place_of(here) or 0)

    return move


def passed_on(play: Play) -> Play:
    """One step on by itself; at the last it stops."""
    moved = by(1)(play)
    return moved._replace(playing=not moved.is_last)


MOVES: Final[dict[str, Callable[[Play], Play]]] = {
    "next": by(1),
    "before": by(-1),
    "first": first,
    "last": last,
    "longer": paced(1),
    "shorter": paced(-1),
    "everything": lambda play: play._replace(everything=not play.everything),
    "note": lambda play: play._replace(noted=not play.noted),
    "fold": lambda play: play._replace(folded=not play.folded),
    "play": lambda play: play._replace(playing=not play.playing and not play.is_last),
}
"""Actions that only change where the telling is, and how it is shown."""
