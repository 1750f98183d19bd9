"""Two stores side by side on the screen: which dates conflict, and the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import Explorer, explorer, store
from timeline_tui.store.checks import examine
from timeline_tui.store.load import load
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.screens.comparison import ComparisonList, ComparisonScreen
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

SIDE_BY_SIDE = Start(compare=True)


def event(name: str, title: str, date: str = "") -> str:
    when = f'when = "{date}"\n' if date else ""
    return f'[[event]]\nid = "{name}"\ntitle = "{title}"\n{when}'


ONE = event("notice", "The notice", "2021-01-09") + event("stops", "Hosting stops", "2021-01-10")
ONE += event("back", "Back", "2021-02-15") + event("mine", "Only here", "2021-01-20")
OTHER = event("notice", "The notice", "2021-01") + event("stops", "Hosting stops", "2021-01-11")
OTHER += event("returns", "Back", "2021-02-15") + event("theirs", "Only there", "2022-01-20")


def two(folder: Path, one: str = ONE, other: str = OTHER) -> tuple[str, str]:
    head = 'title = "Some"\n'
    return store(folder, head + one, "a.toml"), store(folder, head + other, "b.toml")


async def compared(shown: Explorer) -> None:
    """Wait until it is known how both agree."""
    await shown.app.workers.wait_for_complete()
    await shown.pilot.pause()


async def test_title_and_footer_say_how_many_dates_conflict(tmp_path: Path) -> None:
    async with explorer(*two(tmp_path), start=SIDE_BY_SIDE) as shown:
        await compared(shown)
        assert "1 date conflicts" in shown.text("#title")
        assert "1 date conflicts · C lists all" in shown.text("#footer")


async def test_a_lane_goes_by_its_own_id_on_both_sides_and_what_is_on_none_by_its_store(tmp_path: Path) -> None:
    lane = 'lane = "hosting"\n'
    stores = two(tmp_path, ONE + lane, OTHER + lane)
    async with explorer(*stores, start=Start(compare=True, filter="lane:hosting"), size=(120, 36)) as shown:
        await compared(shown)
        assert [event.id for event in shown.view.shown.rows(0, 9)] == ["mine", "theirs"]
    async with explorer(*stores, start=Start(compare=True, filter="lane:2/hosting"), size=(120, 36)) as shown:
        await compared(shown)
        assert [event.id for event in shown.view.shown.rows(0, 9)] == ["theirs"]
    async with explorer(*stores, start=SIDE_BY_SIDE, size=(120, 36)) as shown:
        await compared(shown)
        assert ["1 Some" in shown.text("#axis"), "2 Some" in shown.text("#axis")] == [True, True]


async def test_the_list_of_events_marks_those_whose_dates_conflict(tmp_path: Path) -> None:
    async with explorer(*two(tmp_path), start=SIDE_BY_SIDE) as shown:
        await compared(shown)
        marked = [line.split("  ")[-1] for line in shown.text("#events").splitlines() if "≠" in line]
        assert sum("Hosting stops" in line for line in shown.text("#events").splitlines() if "≠" in line) == 2
        assert len(marked) == 2


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_the_list_begins_with_what_conflicts_and_enter_goes_there(tmp_path: Path, size: tuple[int, int]) -> None:
    async with explorer(*two(tmp_path), start=SIDE_BY_SIDE, size=size) as shown:
        await compared(shown)
        await shown.press("C")
        lines = shown.text("#comparison-list").splitlines()
        assert lines[0] == "dates conflict (1)"
        assert "Hosting stops" in lines[1]
        said = "\n".join(lines) if size[0] >= 120 else shown.text("#times-says")
        assert "10 January 2021 ≠ 11 January 2021" in " ".join(said.split())
        await shown.press("enter")
        assert shown.selected == "stops"
        assert not isinstance(shown.app.screen, ComparisonScreen)


async def test_every_event_of_both_is_in_the_list_once(tmp_path: Path) -> None:
    async with explorer(*two(tmp_path), start=SIDE_BY_SIDE) as shown:
        await compared(shown)
        await shown.press("C")
        text = shown.text("#comparison-list")
        assert [text.count(title) for title in ("The notice", "Hosting stops", "Back", "Only here", "Only there")] == [
            1
        ] * 5
        assert "only in 1 (1)" in text
        assert "only in 2 (1)" in text
        await shown.press("end", "enter")
        assert shown.selected == "theirs"


async def test_each_of_a_pair_names_the_other_and_leads_to_it(tmp_path: Path) -> None:
    async with explorer(*two(tmp_path), start=SIDE_BY_SIDE) as shown:
        await compared(shown)
        await shown.press("C", "enter")
        assert "≠ In the other store, dates conflict: 10 January" in " ".join(shown.text("#detail").split())
        await shown.press("enter", "enter")
        assert shown.selected == "2-stops"
        assert "≠ In the other store, dates conflict: 11 January" in " ".join(shown.text("#detail").split())
        await shown.press("enter", "enter")
        assert shown.selected == "stops"


async def test_both_dates_of_a_pair_come_on_the_axis(tmp_path: Path) -> None:
    far = event("start", "Start", "1900") + event("end", "End", "2000")
    stores = two(tmp_path, far, event("start", "Start", "1950") + event("end", "End", "2000"))
    async with explorer(*stores, start=Start(compare=True, range="1990..2001")) as shown:
        await compared(shown)
        await shown.press("C", "enter")
        window = shown.view.window
        pair = shown.view.pairs["start"]
        for each in (pair.one, pair.other):
            assert each.when is not None
            assert window.lo <= each.when.start < window.hi


async def test_asked_for_at_once_the_list_comes_when_it_is_known(tmp_path: Path) -> None:
    many = "".join(event(f"e{at}", f"Event {at}", f"{1000 + at % 900}") for at in range(3000))
    async with explorer(*two(tmp_path, many, many), start=SIDE_BY_SIDE) as shown:
        await shown.pilot.press("C")
        await compared(shown)
        assert "the same date (3000)" in shown.text("#comparison-list")
        await shown.press("escape")
        assert "no dates conflict" in shown.text("#title")


async def test_with_one_store_the_key_says_how_to_compare() -> None:
    async with explorer() as shown:
        await shown.press("C")
        assert "--compare" in shown.text("#footer")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("", "", "1 has no events"),
        (ONE, "", "2 has no events"),
        (event("a", "A"), event("a", "A", "2001"), "no event of 1 has a date"),
        (event("a", "A", "2001"), event("b", "B", "2001"), "no event is in both"),
        (event("a", "A", "2001") + event("b", "B", "2001"), event("a", "A", "2001"), "no dates conflict"),
    ],
    ids=["empty", "one empty", "undated", "apart", "one instant"],
)
async def test_what_cannot_be_compared_is_said_and_the_list_opens_all_the_same(
    tmp_path: Path, one: str, other: str, why: str
) -> None:
    async with explorer(*two(tmp_path, one, other), start=SIDE_BY_SIDE) as shown:
        await compared(shown)
        assert why in shown.text("#footer")
        await shown.press("C", "down", "end", "pageup")
        assert shown.app.screen.query_one(ComparisonList).view is not None
        if why != "no dates conflict":
            assert why in shown.text("#comparison-list")
        await shown.press("escape")


async def test_it_speaks_french(tmp_path: Path) -> None:
    async with explorer(*two(tmp_path), start=Start(compare=True, lang="fr")) as shown:
        await compared(shown)
        await shown.press("C")
        assert "dates en conflit (1)" in shown.text("#comparison-list")


async def test_what_the_reader_keeps_is_of_the_event_in_its_own_file(tmp_path: Path) -> None:
    stores = two(tmp_path)
    async with explorer(*stores, start=Start(compare=True, at="2-stops")) as shown:
        await compared(shown)
        await shown.press("b", "m", "enter")
        await shown.until(lambda: "'a ⚑" in shown.text("#events"))
    for file, marked in zip(stores, (False, True), strict=True):
        async with explorer(file, start=Start(at="stops")) as shown:
            if marked:
                await shown.until(lambda: "'a ⚑" in shown.text("#events"))
            else:
                await shown.pilot.pause(0.3)  # time for what must not come
            assert ("'a ⚑" in shown.text("#events")) is marked
            assert set(shown.view.notes) == ({"stops"} if marked else set())
    async with explorer(*stores, start=SIDE_BY_SIDE) as shown:
        await compared(shown)
        await shown.until(lambda: set(shown.view.notes) == set(shown.view.marks) == {"2-stops"})
        await shown.press("G", "M")
        assert "from a · Hosting stops (11 January 2021)" in shown.text("#measure")


@pytest.mark.parametrize("key", ["a", "A", "D", "u"])
async def test_edits_are_refused_in_a_sentence_and_change_nothing(tmp_path: Path, key: str) -> None:
    stores = two(tmp_path)
    async with explorer(*stores, start=Start(compare=True, at="2-stops"), size=(80, 24)) as shown:
        await compared(shown)
        await shown.press(key)
        assert shown.text("#footer").strip().endswith("open one store alone for the rest")
        assert isinstance(shown.app.screen, ExploreScreen)
    assert [file.read_text(encoding="utf-8") for file in (tmp_path / "a.toml", tmp_path / "b.toml")] == [
        f'title = "Some"\n{events}' for events in (ONE, OTHER)
    ]


def test_problems_are_those_of_each_store_by_itself(tmp_path: Path) -> None:
    wrong = '[[event]]\nid = "x"\ntitle = "X"\nwhen = "2021-01-10"\nlane = "nowhere"\nlinks = [{ to = "gone" }]\n'
    stores = two(tmp_path, wrong, wrong + event("y", "Y", "what"))
    opening = Opening(stores, SIDE_BY_SIDE)
    opening.read()
    alone = [examine(load([file])) for file in stores]
    assert set(opening.examine()) == {problem for problems in alone for problem in problems}
    assert {problem.file for problem in opening.examine()} == set(stores)


async def test_a_save_of_either_store_is_compared_anew(tmp_path: Path) -> None:
    one, other = two(tmp_path)
    opening = Opening((one, other), Start(compare=True, at="stops"), watched=True)
    opening.read()
    async with TimelineApp(opening).run_test(size=(120, 36)) as pilot:
        shown = Explorer(pilot.app, pilot)  # type: ignore[arg-type]
        await compared(shown)
        await shown.until(lambda: "1 date conflicts" in shown.text("#title"))
        await shown.until(lambda: "1 date conflicts · C lists all" in shown.text("#footer"))
        store(tmp_path, 'title = "Some"\n' + OTHER.replace("2021-01-11", "2021-01-10"), "b.toml")
        await shown.until(lambda: "no dates conflict" in shown.text("#title"))
        await shown.until(lambda: "no dates conflict · C lists all" in shown.text("#footer"))
        await shown.until(lambda: bool(shown.app.screen.query("#banner")))
        await shown.until(lambda: "moved 1 day earlier" in shown.text("#banner"))
        assert shown.selected == "stops"
        assert "the same date" in " ".join(shown.text("#detail").split())
