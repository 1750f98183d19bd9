"""Ticks: by the civil calendar, from seconds to billions of years, and never a year zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chart.ticks import Ruler, ruler
from timeline_tui.chart.window import LAST, Window
from timeline_tui.chronicle.civil import DAY, HOUR, YEAR, days_from_civil, seconds
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.zones import UTC, find

BANG = -13_800_000_000 * YEAR
PACIFIC = find("America/Los_Angeles")


def of(lo: int, hi: int, columns: int = 80, language: str = "en", zone: str = "UTC") -> Ruler:
    return ruler(Window(lo, hi, columns), find(zone), language)


def labels(lo: int, hi: int, columns: int = 80, language: str = "en", zone: str = "UTC") -> list[str]:
    return [tick.label for tick in of(lo, hi, columns, language, zone).ticks]


def bands(lo: int, hi: int, columns: int = 80, language: str = "en") -> list[str]:
    return [band.label for band in of(lo, hi, columns, language).bands]


def drawn(scale: Ruler, columns: int) -> str:
    """Both rows as text."""
    upper, lower = [" "] * columns, [" "] * columns
    for band in scale.bands:
        name = "│" * band.bordered + band.label
        upper[band.first : band.first + len(name)] = name
    for tick in scale.ticks:
        lower[tick.column : tick.column + len(tick.label)] = tick.label
    return "\n".join("".join(row).rstrip() for row in (upper, lower))


@pytest.mark.parametrize(
    ("lo", "hi", "upper", "lower"),
    [
        (
            seconds(2021, 1, 10, 23, 59, 30),
            seconds(2021, 1, 11, 0, 0, 30),
            "10 January 2021               │11 January 2021",
            "23:59:30  23:59:40  23:59:50  00:00:00  00:00:10  00:00:20",
        ),
        (
            seconds(2021, 1, 10),
            seconds(2021, 1, 11),
            "10 January 2021",
            "00:00  03:00   06:00  09:00   12:00  15:00   18:00  21:00",
        ),
        (
            seconds(2021, 1, 6),
            seconds(2021, 2, 5),
            "January 2021                                        │Feb",
            "  7   9   11  13  15  17  19  21  23  25  27  29    1   3",
        ),
        (
            seconds(2020, 11),
            seconds(2021, 11),
            "2020      │2021",
            "          Jan           Apr            Jul            Oct",
        ),
        (
            seconds(1987),
            seconds(2011),
            "20th century                    │21st century",
            "       1990         1995        2000         2005",
        ),
        (
            seconds(1850),
            seconds(1910),
            "19th century                                      │1900",
            "1850     1860       1870      1880      1890      1900",
        ),
        (
            seconds(-29),
            seconds(31),
            "1st century BCE               │1st century CE",
            "30 BCE    20 BCE    10 BCE    1 CE     10 CE    20 CE",
        ),
        (
            BANG,
            0,
            "",
            "       12 Ga    10 Ga    8 Ga    6 Ga     4 Ga     2 Ga",
        ),
    ],
)
def test_both_rows_at_every_scale(lo: int, hi: int, upper: str, lower: str) -> None:
    assert drawn(of(lo, hi, 60), 60) == f"{upper}\n{lower}"


@pytest.mark.parametrize(
    ("lo", "hi", "some"),
    [
        (seconds(2021, 1, 10, 23, 58), seconds(2021, 1, 11, 0, 0), ["23:58:30", "23:59:00"]),
        (seconds(2021, 1, 10), seconds(2021, 1, 11), ["00:00", "06:00", "12:00"]),
        (seconds(2021, 1, 1), seconds(2021, 2, 15), ["1", "5", "10", "25"]),
        (seconds(2020, 11, 1), seconds(2022, 1, 1), ["Jan", "Apr", "Jul"]),
        (seconds(1900), seconds(2000), ["1900", "1910", "1920"]),
        (seconds(-60), seconds(60), ["60 BCE", "20 BCE", "1 CE", "20 CE"]),
        (seconds(-6000), seconds(2500), ["6000 BCE", "2000 BCE", "1 CE", "2000"]),
        (seconds(-30_000), seconds(3_000), ["30 ka", "20 ka", "10 ka", "5 ka"]),
        (-70_000_000 * YEAR, -60_000_000 * YEAR, ["70 Ma", "66 Ma"]),
        (BANG, 0, ["12 Ga", "10 Ga", "2 Ga"]),
        (BANG, BANG + 200_000_000 * YEAR, ["13.8 Ga", "13.75 Ga"]),
        (BANG, -BANG, ["10 Ga", "2000", "+10 Ga"]),
    ],
)
def test_ticks_that_a_reader_expects(lo: int, hi: int, some: list[str]) -> None:
    found = labels(lo, hi)
    assert set(some) <= set(found), found


def test_there_is_no_year_zero() -> None:
    for hi in range(2, 60, 3):
        names = [name for name in bands(seconds(-hi), seconds(hi)) if name]
        found = labels(seconds(-hi), seconds(hi)) + names
        assert not [label for label in found if label.split()[0] == "0"]
        assert any("BCE" in label for label in found)


def test_the_year_before_1_ce_is_1_bce() -> None:
    assert labels(seconds(-2), seconds(3), 50) == ["3 BCE", "2 BCE", "1 BCE", "1 CE", "2 CE"]


@pytest.mark.parametrize("text", ["20 ka", "66 Ma", "500 Ma", "13.8 Ga"])
def test_deep_time_is_counted_from_where_the_files_dates_are(text: str) -> None:
    when = read(text)
    scale = of(when.start - when.length * 3, when.start + when.length * 3, 100)
    tick = next(tick for tick in scale.ticks if tick.label == text)
    assert tick.at == when.start


def test_months_years_and_eras_are_named_in_french() -> None:
    assert "janvier 2021" in bands(seconds(2020, 12, 20), seconds(2021, 2, 10), language="fr")
    assert "1er janvier 2021" in bands(seconds(2021), seconds(2021, 1, 3), language="fr")
    assert "janv" in labels(seconds(2020, 12), seconds(2022, 8), language="fr")
    assert "400 av. J.-C." in labels(seconds(-400), seconds(-100), language="fr")
    assert "XIXe siècle" in bands(seconds(1780), seconds(1920), language="fr")
    assert "13,8 Ga" in labels(BANG, BANG + 200_000_000 * YEAR, language="fr")


@pytest.mark.parametrize(("columns", "name"), [(160, "January 2021"), (66, "Jan 2021"), (48, "Jan")])
def test_a_month_is_abbreviated_where_it_is_narrow(columns: int, name: str) -> None:
    assert name in bands(seconds(2020, 11), seconds(2021, 4, 15), columns)


def test_days_are_the_days_of_the_documents_zone() -> None:
    lo = seconds(2021, 1, 10)
    window = Window(lo, lo + 3 * DAY, 90)
    midnight = seconds(2021, 1, 11) + 8 * HOUR
    at = [tick.at for tick in ruler(window, PACIFIC).ticks if tick.label == "00:00"]
    assert midnight in at


def test_a_day_of_23_hours_has_its_ticks_where_the_clock_says() -> None:
    lo = seconds(2021, 3, 14) + 8 * HOUR
    ticks = ruler(Window(lo, lo + DAY, 120), PACIFIC).ticks
    noon = next(tick for tick in ticks if tick.label == "12:00")
    assert noon.at == lo + 11 * HOUR


def test_an_hour_that_the_clocks_skipped_has_no_tick() -> None:
    lo = seconds(2021, 3, 14) + 8 * HOUR
    found = labels(lo, lo + 6 * HOUR, 80, zone="America/Los_Angeles")
    assert "01:00" in found
    assert "02:00" not in found
    assert "03:00" in found


def test_a_day_whose_midnight_was_skipped_begins_all_the_same() -> None:
    lo = seconds(2018, 11, 2)
    scale = of(lo, lo + 5 * DAY, 60, zone="America/Sao_Paulo")
    assert [tick.label for tick in scale.ticks] == ["2", "3", "4", "5", "6"][-len(scale.ticks) :]
    skipped = next(tick for tick in scale.ticks if tick.label == "4")
    assert skipped.at == seconds(2018, 11, 4, 3)


@given(st.integers(days_from_civil(1900, 1), days_from_civil(2100, 1)), st.integers(1, 40))
def test_a_day_tick_stands_at_the_midnight_of_its_zone(day: int, days: int) -> None:
    window = Window(day * DAY, (day + days) * DAY, 200)
    for tick in ruler(window, PACIFIC).ticks:
        wall = tick.at + PACIFIC.at(tick.at)
        assert (wall % DAY == 0) == (tick.label.isdigit() or tick.label == "00:00")


@given(st.integers(BANG, 10**11), st.integers(0, 18), st.integers(1, 9), st.integers(1, 240))
def test_labels_never_touch_and_stand_within_the_window(lo: int, power: int, digit: int, columns: int) -> None:
    window = Window.fit(lo, lo + min(digit * 10**power, LAST), columns)
    for language in ("en", "fr"):
        scale = ruler(window, UTC, language)
        assert len(scale.ticks) <= columns
        end = 0
        for tick in scale.ticks:
            assert tick.column >= end
            end = tick.column + len(tick.label) + 1
            assert end - 1 <= columns
            assert tick.column == window.column(tick.at)
        edge = 0
        for band in scale.bands:
            assert edge <= band.first < band.last <= columns
            assert len(band.label) + band.bordered <= band.last - band.first
            edge = band.last
