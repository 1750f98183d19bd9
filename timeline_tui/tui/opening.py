"""From stores and a start to a session: what `timeline-tui STORE --at … --filter …` shows first."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.event import Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.store.files import is_toml
from timeline_tui.tui import moves
from timeline_tui.tui.guests import FORBIDDEN, Guest
from timeline_tui.tui.session import Session
from timeline_tui.tui.settings.values import DEFAULTS, Settings
from timeline_tui.tui.view import View, event_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.store.beside import Beside
    from timeline_tui.store.load import Progress, Reading
    from timeline_tui.store.problem import Problem
    from timeline_tui.tui.start import Start

COLUMNS: Final = 80
"""The width that a window is made for before the screen knows its own."""


class Opening:
    """What was asked for on the command line, until it is a session."""

    def __init__(
        self,
        stores: Sequence[str],
        start: Start,
        settings: Settings = DEFAULTS,
        *,
        watched: bool = False,
        guest: Guest = "",
    ) -> None:
        self.stores = tuple(stores)
        self.start = start
        self.settings = settings
        self.guest = guest
        """Who is at the keyboard."""
        self.watched = watched
        """Whether the stores are read again when they are saved."""
        self.reading: Reading | None = None
        self.sides: Beside | None = None
        """The two stores that are compared."""
        self._read_last: Beside | None = None
        self._prepared: Session | None = None

    def read(self, progress: Progress | None = None) -> Reading:
        """Read the stores; raises `StoreError` where one can't be read at all."""
        reading = self.read_again(progress)
        self.adopt(reading)
        return reading

    def read_again(self, progress: Progress | None = None, texts: Mapping[str, str] | None = None) -> Reading:
        """What the stores hold now, or hold where their files say `texts`, before it is gone over to (`adopt`)."""
        if not self.start.compare:
            return _in_order(read_stores(self.stores, progress, texts))
        from timeline_tui.store.beside import beside  # noqa: PLC0415 (most stores stand alone)

        one, other = (read_stores([store], progress, texts) for store in self.stores)
        self._read_last = beside(one, other)
        return _in_order(self._read_last.reading)

    def adopt(self, reading: Reading) -> None:
        """Go over to what was read last."""
        self.reading = reading
        if self._read_last is not None and self._read_last.reading is reading:
            self.sides = self._read_last

    def examine(self) -> tuple[Problem, ...]:
        """All problems of what is open; of two stores side by side, those of each by itself."""
        from timeline_tui.store.checks import examine  # noqa: PLC0415 (after the first frame)

        sides, reading = self.sides, self.reading
        if sides is None:
            return examine(reading) if reading is not None else ()
        return tuple(sorted({*examine(sides.one), *examine(sides.other)}))

    @property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Ids of events that go by another than their own, by file; see `store.reader.keeping`."""
        return self.sides.names_by_file() if self.sides is not None else {}

    def prepare(self) -> None:
        """Make the session before there is a screen; raises `Refusal` as `session` does."""
        self._prepared = self.session()

    def session(self) -> Session:
        """The session that was asked for.

        Raises `Refusal` where the filter, the place or the range can't be read, or there is no such story.
        """
        if self._prepared is not None:
            prepared, self._prepared = self._prepared, None
            return prepared
        whole = self.reading.chronicle if self.reading else MemoryChronicle(Preface(), ())
        start = self.start
        view = View(
            whole,
            whole,
            moves.opening_window(whole, COLUMNS),
            language=start.lang or whole.preface.language,
            layout=start.view,
            ascii=start.ascii,
            zone=_own_zone(),
            folded=start.fold,
            compared=start.compare,
            keys=self.settings.keys.less(FORBIDDEN[self.guest]),
            awaited=self.reading is None,
        )
        first = event_at(whole, 0)
        session = Session(view._replace(home=first.id if first else ""))
        if self.reading is None:
            return session
        if start.filter:
            refusal = session.filter(start.filter)
            if refusal is not None:
                raise refusal
        if start.range:
            from timeline_tui.chronicle.stretch import stretch  # noqa: PLC0415 (few begin with a range)

            session.apply(moves.window_of(*stretch(start.range, whole)))
        if start.at:
            _go(session, start.at)
        if start.route or start.step:
            from timeline_tui.chronicle.story.asked import check_story  # noqa: PLC0415 (few begin with a story)

            check_story(whole, session.view.shown, start.route, start.step)
        return session


def read_stores(
    stores: Sequence[str], progress: Progress | None = None, texts: Mapping[str, str] | None = None
) -> Reading:
    """Read stores of any format, TOML by its `texts` where they are given. Raises StoreError where one can't be."""
    if all(map(is_toml, stores)):
        from timeline_tui.store.load import load  # noqa: PLC0415 (an empty session needs no store)

        return load(stores, progress, texts=texts)
    from timeline_tui.formats.opening import read as read_any  # noqa: PLC0415 (most stores are TOML)

    return read_any(stores, progress)


def _in_order(reading: Reading) -> Reading:
    """The same, its events put in order of time now: where this takes long, it is off the event loop."""
    _ = reading.chronicle
    return reading


def _go(session: Session, at: str) -> None:
    from timeline_tui.tui.goto import read_goal  # noqa: PLC0415 (only where a place is given)

    goal = read_goal(at, session.view)
    if goal.refused:
        raise Refusal(goal.words, text=at)
    window = session.view.window
    if goal.event_id:
        session.apply(moves.to_event(goal.event_id))
    elif goal.when is not None:
        session.apply(moves.to_date(goal.when))
    if session.view.event is not None and not session.view.event.when:
        session.apply(lambda view: view._replace(window=window))


def _own_zone() -> str:
    """The reader's zone by name: `TZ`, else what the machine is set to; empty where neither says."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named:
        return named if "/" in named or named == "UTC" else ""
    try:
        target = Path("/etc/localtime").resolve().as_posix()
    except OSError:
        return ""
    _, found, name = target.partition("zoneinfo/")
    return name.removeprefix("posix/") if found else ""
