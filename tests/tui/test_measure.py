"""Measuring on the screen: marks that last, honest differences across the eras, what lies between, how spans lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import explorer, store
from timeline_tui.tui.screens.between import BetweenScreen
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.screens.marks import MarksScreen
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.explorer import Explorer


def at(**dates: str) -> str:
    """A store with an event by each name."""
    events = (f'[[event]]\nid = "{name}"\ntitle = "Event {name}"\nwhen = "{date}"\n' for name, date in dates.items())
    return 'title = "Some"\n' + "".join(events)


def top(shown: Explorer) -> type:
    """What lies on top of everything."""
    return type(shown.app.screen)


def words(text: str) -> str:
    """What a pane says, wherever it is wrapped."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("2021-01-10", "2021-02-15", ("1 month 5 days later", "36 days", "certainly before")),
        ("-0043-03-15", "0014-08-19", ("57 years later", "20,976 days", "15 March 44 BCE")),
        ("-0430", "-0398", ("about 32 years later", "between 31 and 33 years")),
        ("2020-12-20~", "2021-01-15", ("about 26 days later",)),
        ("2021-W02", "2021-W05", ("about 3 weeks later", "between 2 and 4 weeks")),
        ("about 1850", "1910", ("about 60 years later", "between 58 and 62 years")),
        ("2021", "2021-05", ("around the same time", "possibly before, equals or after")),
        ("1914/1918", "1939/1945", ("certainly before: ends about 21 years before it begins",)),
        ("1939/1945", "1914/1918", ("certainly after: begins about 21 years after it ends",)),
        ("2021-01-10T23:59Z", "2021-01-11T00:00Z", ("1 minute later · none between", "over before it begins")),
        ("2021-01-01/2021-01-20", "2021-01-05/2021-01-07", ("certainly contains",)),
        ("2021-01-10/2021-01-15", "2021-01-15/2021-01-20", ("possibly before, meets or overlaps",)),
        ("1850?", "1910", ("possibly before (the date is doubted)",)),
    ],
)
async def test_from_mark_to_here_as_exactly_as_is_known(
    tmp_path: Path, one: str, other: str, said: tuple[str, ...]
) -> None:
    async with explorer(store(tmp_path, at(one=one, other=other)), start=Start(at="one")) as shown:
        await shown.press("m", "enter")
        await shown.press("up" if shown.view.row else "down", "M")
        assert shown.selected == "other"
        told = words(shown.text("#measure"))
        assert all(part in told for part in said), told


async def test_marks_are_there_in_the_next_run_and_the_last_one_set_is_measured_from() -> None:
    async with explorer(start=Start(at="capitol")) as shown:
        await shown.press("m", "enter")
        assert "Mark a set" in shown.text("#footer")
        await shown.press("G", "m", "e", "n", "d", "enter")
        assert "'end" in shown.text("#events")
    async with explorer(start=Start(at="capitol")) as shown:
        await shown.until(
            lambda: any("'a" in line for line in shown.text("#events").splitlines() if "Storming" in line)
        )
        assert "' Mark a" in shown.text("#detail")
        await shown.press("M")
        assert "from end · Starboard" in shown.text("#measure")
        assert "earlier" in words(shown.text("#measure"))


async def test_a_long_name_leaves_room_for_the_title(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, at(one="2021-01-10")), size=(80, 24)) as shown:
        await shown.press("m")
        await shown.type("a name that goes on and on and on, until there is no room for anything else at all")
        await shown.press("enter")
        line = next(line for line in shown.text("#events").splitlines() if "2021-01-10" in line)
        assert "Event one" in line
        assert "'a name that g…" in line


async def test_a_name_that_is_given_again_moves() -> None:
    async with explorer(start=Start(at="capitol")) as shown:
        await shown.press("m", "enter", "down", "m")
        await shown.type("a")
        assert "moves it here from Storming" in words(shown.screen.query_one("#prompt-echo").visual.plain)  # type: ignore[attr-defined]
        await shown.press("enter", "apostrophe")
        assert shown.text("#mark-list").count("a  ") == 1
        assert "Parler off Google Play" in shown.text("#mark-list")


async def test_the_list_of_marks_goes_there_measures_and_takes_away() -> None:
    async with explorer(start=Start(at="capitol")) as shown:
        await shown.press("m", "enter", "G", "m", "enter", "up", "apostrophe")
        assert top(shown) is MarksScreen
        assert shown.text("#mark-list").splitlines()[0].startswith("▶ b")
        assert "later" in shown.text("#mark-list")
        await shown.press("down", "enter")
        assert shown.selected == "capitol"
        await shown.press("G", "apostrophe", "end", "M")
        assert "from a · Storming" in shown.text("#measure")
        await shown.press("escape")
        assert not shown.screen.query("#measure")
        await shown.press("apostrophe", "delete", "delete")
        assert top(shown) is ExploreScreen
        assert "'b" not in shown.text("#events")
        await shown.press("apostrophe")
        assert "No mark yet" in shown.text("#footer")


async def test_what_lies_between_is_counted_listed_and_led_to() -> None:
    async with explorer(start=Start(at="aws-suspends")) as shown:
        await shown.press("m", "enter", *["down"] * 5, "M")
        assert shown.selected == "static-page"
        assert "4 events between (i)" in words(shown.text("#measure"))
        await shown.press("i")
        assert top(shown) is BetweenScreen
        lines = shown.text("#between-list").splitlines()
        assert len(lines) == 4
        assert ["sues" in lines[1], "files" in lines[2], "Hearing" in lines[3]] == [True] * 3
        assert "2 days later" in lines[2]
        await shown.press("end", "enter")
        assert shown.selected == "hearing"
        assert "3 events between (i)" in words(shown.text("#measure"))


async def test_what_may_lie_between_is_told_from_what_does(tmp_path: Path) -> None:
    text = at(start="2021-01-05", sure="2021-01-20", perhaps="2021-02", doubted="2021-01-25?", end="2021-02-10")
    async with explorer(store(tmp_path, text), start=Start(at="start")) as shown:
        await shown.press("m", "enter", "G", "M", "i")
        lines = shown.text("#between-list").splitlines()
        assert {line.split("Event ")[1].split()[0]: "?" in line[2:4] for line in lines if "Event" in line} == {
            "sure": False,
            "doubted": True,
            "perhaps": True,
        }
        await shown.press("end")
        assert "leaves open whether it is between" in words(shown.text("#times-says"))


async def test_a_filter_is_told_apart_from_what_lies_between() -> None:
    async with explorer(start=Start(at="aws-suspends", filter="lane:courts OR id:aws-suspends")) as shown:
        await shown.press("m", "enter", "G", "M")
        assert "of them shown (i)" in words(shown.text("#measure"))
        await shown.press("i")
        assert "Parler offline" not in shown.text("#between-list")
        assert "Parler sues AWS" in shown.text("#between-list")


async def test_a_mark_whose_event_is_gone_says_so_and_stays(tmp_path: Path) -> None:
    file = store(tmp_path, at(first="2021-01-10", second="2021-02-15"))
    async with explorer(file) as shown:
        await shown.press("m", "enter")
    store(tmp_path, at(second="2021-02-15"))
    async with explorer(file) as shown:
        await shown.press("M")
        assert "Event first: no longer in the chronology" in shown.text("#footer")
        assert not shown.screen.query("#measure")
        await shown.press("apostrophe")
        assert "no longer in the chronology" in shown.text("#mark-list")


async def test_what_can_not_be_measured_is_said(tmp_path: Path) -> None:
    text = at(first="2021-01-10", second="2021-02-15") + '[[event]]\nid = "none"\ntitle = "Undated"\n'
    async with explorer(store(tmp_path, text)) as shown:
        await shown.press("M")
        assert "No mark yet" in shown.text("#footer")
        await shown.press("i")
        assert "Nothing is measured" in shown.text("#footer")
        await shown.press("m", "enter", "M")
        assert "the mark itself" in words(shown.text("#measure"))
        await shown.press("i")
        assert "Nothing that is shown begins between" in shown.text("#footer")
        await shown.press("G")
        assert "this event has no date" in words(shown.text("#measure"))
        await shown.press("m")
        assert "no date" in shown.text("#footer")


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (120, 36), (200, 50)])
async def test_the_measure_leaves_room_for_the_events_and_cuts_nothing_in_silence(size: tuple[int, int]) -> None:
    async with explorer(size=size, start=Start(at="aws-suspends")) as shown:
        await shown.press("m", "enter", "G", "M")
        lines = shown.text("#measure").splitlines()
        assert "2 years 3 months later" in words(shown.text("#measure"))
        assert len(lines) <= max(2, size[1] // 5)
        assert shown.screen.query_one("#events").content_size.height >= 2
        whole = "certainly before: over before it begins" in words(shown.text("#measure"))
        assert whole or lines[-1].endswith("…")


async def test_it_speaks_french() -> None:
    async with explorer(start=Start(at="aws-suspends", lang="fr")) as shown:
        await shown.press("m", "enter", "G", "M")
        told = words(shown.text("#measure"))
        assert "2 ans et 3 mois plus tard" in told
        assert "événements entre les deux" in told
        assert "certainement avant" in told
