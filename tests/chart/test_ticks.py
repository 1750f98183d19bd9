"""Ticks: by the civil calendar, from seconds to billions of years, and never a year zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chart.ticks import ruler
from timeline_tui.chart.window import Window
from timeline_tui.chronicle.civil import DAY, YEAR, seconds
from timeline_tui.chronicle.zones import UTC, find


def labels(lo: int, hi: int, columns: int = 80, language: str = "en", zone: str = "UTC") -> list[str]:
    return [tick.label for tick in ruler(Window(lo, hi, columns), find(zone), language).ticks]


def bands(lo: int, hi: int, columns: int = 80, language: str = "en") -> list[str]:
    return [band.label for band in ruler(Window(lo, hi, columns), UTC, language).bands]


@pytest.mark.parametrize(
    ("lo", "hi", "some"),
    [
        (seconds(2021, 1, 10, 23, 58), seconds(2021, 1, 11, 0, 0), ["23:58:30", "23:59:00"]),
        (seconds(2021, 1, 10), seconds(2021, 1, 11), ["00:00", "06:00", "12:00"]),
        (seconds(2021, 1, 1), seconds(2021, 2, 15), ["1", "10", "20"]),
        (seconds(2020, 11, 1), seconds(2022, 1, 1), ["Jan", "Apr", "Jul"]),
        (seconds(1900), seconds(2000), ["1900", "1910", "1920"]),
        (seconds(-60), seconds(60), ["60 BCE", "20 BCE", "1 CE", "20 CE"]),
        (-13_800_000_000 * YEAR, 0, ["12 Ga", "10 Ga", "2 Ga"]),
    ],
)
def test_ticks_at_every_scale(lo: int, hi: int, some: list[str]) -> None:
    found = labels(lo, hi)
    assert set(some) <= set(found), found


def test_there_is_no_year_zero() -> None:
    for hi in range(2, 60, 3):
        found = labels(seconds(-hi), seconds(hi)) + [
            name for name in bands(seconds(-hi), seconds(hi)) if name
        ]
        assert not [label for label in found if label.split()[0] == "0"]
        assert any("BCE" in label for label in found)


def test_months_and_years_are_named_in_french() -> None:
    assert "janvier 2021" in bands(seconds(2020, 12, 20), seconds(2021, 2, 10), language="fr")
    assert any("av. J.-C." in label for label in labels(seconds(-400), seconds(-100), language="fr"))


def test_days_are_the_days_of_the_documents_zone() -> None:
    lo = seconds(2021, 1, 10)
    window = Window(lo, lo + 3 * DAY, 90)
    midnight = seconds(2021, 1, 11) + 8 * 3_600
    at = [tick.at for tick in ruler(window, find("America/Los_Angeles")).ticks if tick.label == "00:00"]
    assert midnight in at


def test_a_day_of_23_hours_has_its_ticks_where_the_clock_says() -> None:
    lo = seconds(2021, 3, 14) + 8 * 3_600
    ticks = ruler(Window(lo, lo + DAY, 120), find("America/Los_Angeles")).ticks
    noon = next(tick for tick in ticks if tick.label == "12:00")
    assert noon.at == lo + 11 * 3_600


@given(
    st.integers(-13_800_000_000 * YEAR, 10**11), st.integers(0, 17), st.integers(1, 9), st.integers(10, 240)
)
def test_labels_never_touch_and_stand_within_the_window(
    lo: int, power: int, digit: int, columns: int
) -> None:
    window = Window.fit(lo, lo + digit * 10**power, columns)
    scale = ruler(window, UTC)
    assert len(scale.ticks) <= columns
    end = 0
    for tick in scale.ticks:
        assert tick.column >= end
        end = tick.column + len(tick.label) + 1
        assert end - 1 <= columns
        assert tick.column == window.column(tick.at)
    for band in scale.bands:
        assert 0 <= band.first < band.last <= columns
        assert len(band.label) <= band.last - band.first
