"""Every mode over odd chronicles: what can't be done is said with its reason, and nothing ever ends the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import explorer, store
from timeline_tui.tui.screens.explore import ExploreScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.explorer import Explorer

HEAD = 'title = "Odd"\n'
WANDER = ["down", "end", "right"]
"""Keys that every mode that is laid over the explorer must bear."""


def event(number: int, when: str = "") -> str:
    date = f'when = "{when}"\n' if when else ""
    return f'[[event]]\nid = "e{number}"\ntitle = "Event {number}"\n{date}'


STORES = {
    "empty": HEAD,
    "one event": HEAD + event(1, "2021-01-10"),
    "all undated": HEAD + "".join(map(event, range(3))),
    "one instant": HEAD + "".join(event(number, "2021-01-10T12:00:00Z") for number in range(5)),
    "10,000 events": HEAD
    + "".join(event(n, f"{1000 + n % 1000}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(10_000)),
}
NO_EVENT = "There is no event here"
NO_MARK = "No mark yet: m sets one on this event"
NOT_COMPARED = "One store is open: timeline-tui a.toml b.toml --compare"
NOT_MEASURED = "Nothing is measured: M measures from a mark"
NOT_FOLDED = "Nothing is folded: x folds long empty stretches"
NOTHING_NEW = "nothing has changed since it was opened"
NO_AXIS = "No event has a date: there is no axis"
NO_LINK = "Nothing to follow here"
DATED = "Every event that is shown has a date"

MODES: dict[str, tuple[list[str], tuple[str, str, str, str, str]]] = {
    # mode: keys, and what is said of: nothing, one event, all undated, one instant, 10,000 events
    "axis": ([], (NO_AXIS, "Event 1", NO_AXIS, "Event", "Event")),
    "story": (["s"], ("There is nothing to tell", "1 of 1", "nobody can say where it belongs", "1 of 5", "1 of 10000")),
    "recall": (
        ["r"],
        (
            "there are no events",
            "only one event has a date that is sure",
            "no event has a date that is sure",
            "all dates overlap, so none is certainly before another",
            "1 of 10",
        ),
    ),
    "fold": (
        ["x"],
        (
            "Nothing to fold: no event has a date",
            "Nothing to fold: everything is at one time",
            "Nothing to fold: no event has a date",
            "Nothing to fold: everything is at one time",
            "Nothing to fold: no empty stretch would shorten the axis by a third",
        ),
    ),
    "unfold": (["X"], (NOT_FOLDED,) * 5),
    "marks": (["apostrophe"], (NO_MARK,) * 5),
    "measure": (["M"], (NO_MARK,) * 5),
    "between": (["i"], (NOT_MEASURED,) * 5),
    "mark": (["m"], (NO_EVENT, "take it", "This event has no date, so there is nothing to measure", *("take it",) * 2)),
    "marked": (["enter"], (NO_LINK, "Mark a set; M measures from it", NO_LINK, "Mark a set", "Mark a set")),
    "measure on": (["up", "M"], (NO_MARK, "the mark itself: choose another event", NO_MARK, "same time", "earlier")),
    "between on": (
        ["i"],
        (
            NOT_MEASURED,
            "Nothing that is shown begins between",
            NOT_MEASURED,
            "Nothing that is shown begins between",
            "Nothing that is shown begins between",
        ),
    ),
    "same time": (
        ["t"],
        (
            NO_EVENT,
            "No other event has a date",
            "so nobody knows what was at the same time",
            "certainly equals",
            "certainly",
        ),
    ),
    "compare": (["C"], (NOT_COMPARED,) * 5),
    "accounts": (["tab", "pagedown"], ("no events", *("No evidence given",) * 4)),
    "bookmarks": (["B"], ("No bookmarks and no notes yet",) * 5),
    "bookmark": (["b"], (NO_EVENT, *("Bookmarked",) * 4)),
    "notes": (["B"], ("No bookmarks and no notes yet", *("Event",) * 4)),
    "problems": (
        ["exclamation_mark"],
        ("no event", "No problems in the file", "3 undated", "No problems in the file", "No problems in the file"),
    ),
    "changes": (["c"], (NOTHING_NEW,) * 5),
    "undated": (["U"], (NO_EVENT, DATED, "No date No evidence", DATED, DATED)),
    "zoom": (["z"], (NO_EVENT, "", "This event has no date: it is nowhere on the axis", "", "")),
    "next hit": (["n"], ("Nothing has been looked for yet: / finds words",) * 5),
    "undo": (["u"], ("Nothing was edited in this run",) * 5),
}


def seen(shown: Explorer) -> str:
    """Everything that the screen on top says, wherever it is wrapped."""
    lines = (
        widget.render_line(y).text
        for widget in shown.app.screen.query("*")
        if not widget.children and widget.display
        for y in range(widget.content_size.height)
    )
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("name", STORES)
async def test_every_mode_says_what_it_can_not_do_and_never_fails(tmp_path: Path, name: str) -> None:
    number = list(STORES).index(name)
    async with explorer(store(tmp_path, STORES[name]), size=(80, 24)) as shown:
        for mode, (keys, said) in MODES.items():
            await shown.press(*keys)
            if mode == "recall":
                await shown.app.workers.wait_for_complete()
                await shown.pilot.pause()
            text = seen(shown)
            assert said[number] in text, f"{mode}: {text}"
            if not on_explorer(shown):
                await shown.press(*WANDER)
                await shown.pilot.resize_terminal(40, 12)
                await shown.pilot.resize_terminal(80, 24)
            for _ in range(3):
                if not on_explorer(shown):
                    await shown.press("escape")
            assert on_explorer(shown), mode
            if mode == "accounts":
                await shown.press("escape")


def on_explorer(shown: Explorer) -> bool:
    return type(shown.app.screen) is ExploreScreen
