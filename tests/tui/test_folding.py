"""Folds on the screen: one key for all, one for one, the same axis afterwards, never while something is measured."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import explorer, store
from timeline_tui.chart.folded import FoldedWindow
from timeline_tui.chart.ticks import ruler
from timeline_tui.chronicle.zones import find
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.explorer import Explorer
    from timeline_tui.chart.folds import Fold

LABEL = re.compile(r"⟨[^⟩]*⟩")


def labels(shown: Explorer) -> list[str]:
    """What the folds in sight say."""
    return LABEL.findall(shown.text("#axis").splitlines()[1])


def folds(shown: Explorer) -> tuple[Fold, ...]:
    """What is folded, out of sight too."""
    window = shown.view.window
    return window.folds if isinstance(window, FoldedWindow) else ()


def at(*dates: str) -> str:
    """A store with an event on each date, undated for an empty one."""
    lines = (f'when = "{date}"\n' if date else "" for date in dates)
    events = [f'[[event]]\nid = "e{number}"\ntitle = "E{number}"\n{line}' for number, line in enumerate(lines)]
    return 'title = "Some"\n' + "".join(events)


def clusters(*years: int) -> str:
    """Three events in January of each year."""
    return at(*(f"{year}-01-{day:02}" for year in years for day in (1, 2, 4)))


async def filtered(shown: Explorer, query: str) -> None:
    """Type a filter, and look at all that it leaves."""
    await shown.press("ctrl+x", "f")
    await shown.type(query)
    await shown.press("enter", "0")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12), (200, 50)])
async def test_folded_and_unfolded_the_axis_is_the_very_same(size: tuple[int, int]) -> None:
    async with explorer(size=size, start=Start(at="restored")) as shown:
        for keys in (["0"], ["z"], ["0", "plus", "left", "left"]):
            await shown.press(*keys)
            window, text = shown.view.window, shown.text("#axis")
            await shown.press("x")
            assert shown.view.folded
            assert "folded" in shown.text("#footer")
            await shown.press("x")
            assert shown.view.window is window
            assert shown.text("#axis") == text
            assert "All open" in shown.text("#footer")


async def test_a_fold_says_how_much_it_folds_and_names_of_years_stay_right() -> None:
    async with explorer(size=(200, 50), start=Start(fold=True)) as shown:
        await shown.press("0")
        assert labels(shown) == ["⟨58 d⟩", "⟨3 mo⟩", "⟨5 mo⟩", "⟨6 mo⟩", "⟨7 mo⟩"]
        window = shown.view.window
        upper, lower = shown.text("#axis").splitlines()[:2]
        years = [(found.start(), int(found[0])) for found in re.finditer(r"\d{4}", upper)]
        assert [year for _, year in years] == [2020, 2021, 2022, 2023]
        names = shown.screen.query_one("#axis").names  # type: ignore[attr-defined]
        for tick in ruler(window, find(shown.view.zone_name)).ticks:
            assert lower[names + tick.column :].startswith(tick.label)
            assert window.column(tick.at) == tick.column


async def test_one_key_opens_the_fold_next_to_the_event_and_one_opens_all() -> None:
    async with explorer(start=Start(at="remand", fold=True)) as shown:
        await shown.press("0")
        before = folds(shown)
        await shown.press("X")
        left = folds(shown)
        (opened,) = set(before) - set(left)
        when = shown.view.event.when if shown.view.event else None
        assert when is not None
        assert min(abs(opened.lo - when.lo), abs(opened.hi - when.lo)) == min(
            min(abs(fold.lo - when.lo), abs(fold.hi - when.lo)) for fold in before
        )
        while shown.view.folded:
            await shown.press("X")
        assert "All open" in shown.text("#footer")
        assert not isinstance(shown.view.window, FoldedWindow)
        await shown.press("X")
        assert "Nothing is folded" in shown.text("#footer")
        await shown.press("x")
        assert folds(shown) == before


async def test_a_click_on_a_fold_opens_it() -> None:
    async with explorer(size=(120, 36), start=Start(fold=True)) as shown:
        await shown.press("0")
        count = len(labels(shown))
        column = shown.text("#axis").splitlines()[1].index("⟨")
        await shown.pilot.click("#axis", offset=(column + 1, 1))
        await shown.pilot.pause()
        assert len(labels(shown)) == count - 1


async def test_the_folds_follow_the_filter(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, clusters(2001, 2005, 2009)), start=Start(fold=True)) as shown:
        assert len(labels(shown)) == 2
        await filtered(shown, "before:2006")
        assert len(labels(shown)) == 1
        await filtered(shown, "before:2002")
        assert labels(shown) == []
        await shown.press("F", "0")
        assert len(labels(shown)) == 2


async def test_nothing_is_folded_while_something_is_measured() -> None:
    async with explorer(start=Start(at="restored", fold=True)) as shown:
        await shown.press("0")
        folded = shown.text("#axis")
        await shown.press("m", "enter", "up", "M")
        assert labels(shown) == []
        assert not isinstance(shown.view.window, FoldedWindow)
        for key in ("x", "X"):
            await shown.press(key)
            assert "Nothing is folded while you measure" in shown.text("#footer")
        await shown.press("down", "escape")
        assert shown.text("#axis") == folded


async def test_the_folds_stay_where_the_window_is_moved_and_the_screen_resized() -> None:
    async with explorer(size=(200, 50), start=Start(fold=True)) as shown:
        await shown.press("0", "plus", "left", "minus", "right")
        wide = [band.last - band.first for band in shown.view.window.bands()]
        assert wide
        assert max(wide) - min(wide) <= 1
        await shown.pilot.resize_terminal(80, 24)
        await shown.press("0")
        assert labels(shown)
        stretches = shown.view.window.stretches()
        assert all(one.hi <= other.lo for one, other in pairwise(stretches))
        await shown.press("x")
        assert labels(shown) == []


@pytest.mark.parametrize(
    ("dates", "why"),
    [
        ((), "no event has a date"),
        (("", ""), "no event has a date"),
        (("2001-05-06", "2001-05-06"), "everything is at one time"),
        (tuple(f"20{year:02}-01-01" for year in range(12)), "no empty stretch would shorten the axis by a third"),
    ],
    ids=["empty", "undated", "one time", "evenly spread"],
)
async def test_where_nothing_is_folded_the_reason_is_said(tmp_path: Path, dates: tuple[str, ...], why: str) -> None:
    async with explorer(store(tmp_path, at(*dates))) as shown:
        await shown.press("x")
        assert why in shown.text("#footer")
        assert not shown.view.folded
    async with explorer(store(tmp_path, at(*dates)), start=Start(fold=True)) as shown:
        await shown.until(lambda: why in shown.text("#footer"))


async def test_of_folds_that_would_shorten_nothing_at_this_scale_none_is_drawn_or_counted(tmp_path: Path) -> None:
    ages = ("13.8 Ga", "4.6 Ga", "4.54 Ga", "3.7 Ga~", "252 Ma", "66 Ma", "400 ka~", "2021")
    async with explorer(store(tmp_path, at(*ages)), size=(80, 24), start=Start(at="e5")) as shown:
        await shown.press("0", "x")
        while shown.view.folded:
            drawn = labels(shown)
            assert drawn
            assert "⟨⟩" not in drawn
            told = shown.text("#footer").strip()
            assert told.startswith(f"{len(drawn)} folded" if len(drawn) > 1 else "1 stretch folded")
            await shown.press("X")
        assert "All open" in shown.text("#footer")
        assert not folds(shown)


async def test_folds_out_of_sight_are_told() -> None:
    async with explorer(start=Start(range="2021-01-08..2021-01-20")) as shown:
        await shown.press("x")
        assert "none of them in sight: 0 shows all" in shown.text("#footer")
        await shown.press("X")
        assert "No fold is in sight" in shown.text("#footer")


async def test_a_folded_view_can_be_copied_as_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("timeline_tui.tui.copying.clipboard", copied.append, raising=False)
    async with explorer(start=Start(fold=True, lang="fr")) as shown:
        monkeypatch.setattr(shown.app, "copy_to_clipboard", copied.append)
        await shown.press("Y")
        assert any("--fold" in text for text in copied)
        await shown.press("x")
        assert "Tout est déplié" in shown.text("#footer")
