"""Two stores side by side on the screen: worked out in a thread, told in the footer, listed under `C`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from timeline_tui.chart.window import Window
from timeline_tui.chronicle.comparing_words import conflicts_words, shortfalls
from timeline_tui.tui.panes.footer import Footer
from timeline_tui.tui.words import pick

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.chronicle.comparing import Comparison
    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.beside import Beside
    from timeline_tui.tui.screens.explore import ExploreScreen
    from timeline_tui.tui.view import View

_ALONE: Final = (
    "One store is open: timeline-tui a.toml b.toml --compare sets two side by side",
    "Un seul fichier est ouvert : timeline-tui a.toml b.toml --compare en compare deux",
)
_WAIT: Final = ("Comparing both stores …", "Comparaison des deux fichiers …")
_LISTED: Final = ("C lists all", "C montre tout")


class Comparing:
    """Compares for the explorer."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen

    def begin(self, *, listed: bool) -> None:
        """Compare, unless that is done; then list it, or say in the footer how many dates conflict."""
        screen, view = self._screen, self._screen.session.view
        sides = screen.opening.sides
        if sides is None:
            screen.notice(pick(_ALONE, view.language))
        elif view.comparison is not None:
            self._show(view.comparison, listed=listed)
        else:
            screen.notice(pick(_WAIT, view.language))
            self._run(sides, lambda found: self._show(found, listed=listed))

    def anew(self) -> None:
        """Compare what was read again, and say nothing of it but in the title: the banner says what changed.

        A footer that still says how many dates conflicted before says how many do now.
        """
        sides = self._screen.opening.sides
        if sides is not None:
            self._run(sides, self._renew)

    def _renew(self, found: Comparison) -> None:
        if self._screen.query_one(Footer).notice.endswith(pick(_LISTED, self._screen.session.view.language)):
            self._show(found, listed=False)

    def _run(self, sides: Beside, then: Callable[[Comparison], None]) -> None:
        work = partial(self._work, sides, then)
        self._screen.run_worker(work, thread=True, group="comparing", exclusive=True)

    def _work(self, sides: Beside, then: Callable[[Comparison], None]) -> None:
        """In a thread; nobody waits for what was asked for once more, or where the screen is gone."""
        worker = get_current_worker()
        found = sides.compared()
        if not worker.is_cancelled and self._screen.is_running:
            self._screen.app.call_from_thread(self._adopt, sides, found, then)

    def _adopt(self, sides: Beside, found: Comparison, then: Callable[[Comparison], None]) -> None:
        if self._screen.opening.sides is not sides:
            return  # read again meanwhile: that is being compared
        self._screen.session.apply(lambda view: view._replace(comparison=found, pairs=found.by_event()))
        self._screen.draw()
        then(found)

    def _show(self, found: Comparison, *, listed: bool) -> None:
        screen, view = self._screen, self._screen.session.view
        if listed:
            from timeline_tui.tui.screens.comparison import ComparisonScreen  # noqa: PLC0415 (only when asked for)

            screen.notice("")
            screen.app.push_screen(ComparisonScreen(view, found), self._go)
            return
        short = next(shortfalls(found, view.language), "")
        words = short or conflicts_words(found, view.language)
        screen.notice(f"{words} · {pick(_LISTED, view.language)}", warning=bool(short or found.of("conflict")))

    def _go(self, event_id: str | None) -> None:
        """To an event, with its twin on the axis."""
        if event_id and self._screen.go_to_event(event_id):
            self._screen.session.apply(pair_in_sight)
            self._screen.home()
        self._screen.draw()


def pair_in_sight(view: View) -> View:
    """`view` with both dates of the selected event's pair on the axis, zoomed out by no more than is needed."""
    pair = view.pairs.get(view.event.id) if view.event else None
    if pair is None or pair.one.when is None or pair.other.when is None:
        return view
    starts = sorted(_start(event) for event in (pair.one, pair.other))
    window = view.window
    if window.lo <= starts[0] and starts[1] < window.hi:
        return view
    if starts[1] - starts[0] < (window.hi - window.lo) * 3 // 4:
        return view._replace(window=window.centred(sum(starts) // 2))
    return view._replace(window=Window.fit(starts[0], starts[1] + 1, window.columns))


def _start(event: Event) -> int:
    assert event.when is not None
    return event.when.start
