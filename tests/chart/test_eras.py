"""Eras: bands behind the lanes, over the columns of their dates."""

from __future__ import annotations

import pytest

from tests.chart.drawing import window_of
from timeline_tui.chart.eras import era_bands
from timeline_tui.chronicle.event import Era
from timeline_tui.chronicle.reading import read

WINDOW = window_of("1900", "2000", 100)


@pytest.mark.parametrize(
    ("when", "columns", "begins", "ends"),
    [
        ("1914/1918", (13, 19), True, True),
        ("1850/1920", (0, 21), False, True),
        ("1990/2010", (90, 100), True, False),
        ("1800/2100", (0, 100), False, False),
        ("1950/..", (50, 100), True, False),
        ("../1950", (0, 51), False, True),
        ("1950", (50, 51), True, True),
        ("1950/", (50, 51), True, True),
    ],
)
def test_a_band_covers_its_time(when: str, columns: tuple[int, int], begins: bool, ends: bool) -> None:
    (band,) = era_bands([Era("an era", read(when))], WINDOW)
    assert (band.first, band.last) == columns
    assert (band.begins, band.ends) == (begins, ends)


def test_what_is_out_of_sight_has_none_and_the_others_keep_their_order() -> None:
    eras = [Era(name, read(name)) for name in ("1950", "1800", "1910/1920", "2000/2010")]
    assert [band.era.title for band in era_bands(eras, WINDOW)] == ["1950", "1910/1920"]
