"""What was at the same time: before, during, overlapping, after, as near as is wanted, certain and possible apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import explorer, store
from tests.tui.test_measure import at, words
from timeline_tui.tui.screens.same_time import SameTimeScreen
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.explorer import Explorer

SPAN = at(
    war="1914-07-28/1918-11-11",
    shot="1914-06-28",
    verdun="1916-02-21/1916-12-18",
    revolution="1917-03/1923",
    peace="1919-06-28",
    novel="1914",
    far="1492",
)


def groups(shown: Explorer) -> dict[str, list[str]]:
    """The events of each group, those that are only possible with a `?`."""
    found: dict[str, list[str]] = {}
    for line in shown.text("#same-time-list").splitlines():
        if "Event " in line:
            found[list(found)[-1]].append(("?" if line[2] == "?" else "") + line.split("Event ")[1].split()[0])
        elif line.strip():
            found[line.split()[0]] = []
    return found


async def test_every_event_is_where_it_lies_certain_before_possible(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, SPAN), start=Start(at="war")) as shown:
        await shown.press("t")
        assert groups(shown) == {
            "Before": ["far", "shot", "?novel"],
            "During": ["verdun", "?novel"],
            "Overlapping": ["revolution"],
            "After": ["peace"],
        }


async def test_the_distance_is_chosen_by_keys(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, SPAN), start=Start(at="war")) as shown:
        await shown.press("t")
        screen = shown.app.screen
        assert isinstance(screen, SameTimeScreen)
        assert "however far" in str(screen.query_one("#times").border_subtitle)
        while "within 1 month" not in str(screen.query_one("#times").border_subtitle):
            await shown.press("left")
        assert groups(shown)["Before"] == ["shot", "?novel"]
        assert groups(shown)["After"] == []
        await shown.press(*["left"] * 9)
        assert "within 1 hour" in str(screen.query_one("#times").border_subtitle)
        await shown.press(*["plus"] * 20)
        assert "far" in groups(shown)["Before"]


async def test_the_relation_is_told_of_the_event_under_the_cursor_and_enter_goes_there(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, SPAN), start=Start(at="war")) as shown:
        await shown.press("t", "down", "down")
        assert "possibly before, starts or during" in words(shown.text("#times-says"))
        await shown.press("down")
        assert "certainly during: lies within it" in words(shown.text("#times-says"))
        await shown.press("enter")
        assert shown.selected == "verdun"
        await shown.press("backspace")
        assert shown.selected == "war"


async def test_a_filter_leaves_only_what_it_shows(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, SPAN), start=Start(at="war", filter="-id:verdun")) as shown:
        await shown.press("t")
        assert groups(shown)["During"] == ["?novel"]


async def test_of_very_many_the_nearest_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    many = at(**{f"e{number}": f"{1400 + number}-06-01" for number in range(600)})
    async with explorer(store(tmp_path, many), size=(120, 36), start=Start(at="e300")) as shown:
        await shown.press("t", *["right"] * 9)
        assert "Before  50 certain" in shown.text("#same-time-list")
        await shown.press("end")
        lines = shown.text("#same-time-list")
        assert "499 more are within this distance: the nearest are listed" in lines
        assert "50 years after" in lines


async def test_how_long_before_or_after_is_told_from_the_end_of_the_one_to_the_begin_of_the_other(
    tmp_path: Path,
) -> None:
    async with explorer(store(tmp_path, SPAN), size=(120, 36), start=Start(at="verdun")) as shown:
        await shown.press("t")
        lines = {
            line.split("Event ")[1].split()[0]: line
            for line in shown.text("#same-time-list").splitlines()[::-1]
            if "Event" in line
        }
        assert lines["shot"].rstrip().endswith("1 year 7 months before")
        assert lines["peace"].rstrip().endswith("2 years 6 months after")
        await shown.press("down", "down")
        assert "certainly before: 1 year 7 months before it begins" in words(shown.text("#times-says"))


async def test_what_has_no_date_is_not_left_out_in_silence(tmp_path: Path) -> None:
    undated = '[[event]]\nid = "some"\ntitle = "Some"\n' + '[[event]]\nid = "time"\ntitle = "Time"\n'
    async with explorer(store(tmp_path, SPAN + undated), start=Start(at="war")) as shown:
        await shown.press("t")
        assert "2 have no date: nobody knows where they belong" in shown.text("#same-time-list")
        assert "Some" not in shown.text("#same-time-list")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 50)])
async def test_at_every_size_titles_dates_and_keys_are_seen(size: tuple[int, int]) -> None:
    async with explorer(size=size, start=Start(at="restored")) as shown:
        await shown.press("t", "end")
        said = words(shown.text("#times-says"))
        lines = shown.text("#same-time-list").splitlines()
        chosen = next(line for line in lines if line.startswith("▶"))
        assert "Parler’s CEO" in chosen
        assert "02-15…03-03…" in chosen + said
        assert "possibly before, equals or after" in said
        assert "go there" in said
        assert "Esc" in said


async def test_the_keys_are_there_however_much_there_is_to_say() -> None:
    async with explorer(size=(40, 12), start=Start(at="offline", lang="fr")) as shown:
        await shown.press("t")
        said = shown.text("#times-says").splitlines()
        assert len(said) == 3
        assert said[1].endswith("…")
        assert "⏎ y aller" in said[2]


async def test_it_speaks_french() -> None:
    async with explorer(start=Start(at="offline", lang="fr")) as shown:
        await shown.press("t")
        assert "Pendant" in shown.text("#same-time-list")
        assert "certainement" in shown.text("#times-says")
