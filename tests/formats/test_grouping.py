"""Headings over events in order of time."""

from __future__ import annotations

from itertools import groupby

import pytest

from tests.formats.odd import of
from timeline_tui.formats.grouping import heading_of


@pytest.mark.parametrize(
    ("dates", "language", "headings"),
    [
        (
            ["2021-01-03", "2021-01-09", "2021-02-01", "2021", "2021-01/2021-03", "2022-01-01"],
            "en",
            ["2021", "January 2021", "February 2021", "January 2022"],
        ),
        (
            ["1990-01-03", "1990s", "1995", "2001-05", "2002/2004", "?/2010"],
            "fr",
            "années 1990;1990;1995;2001;2002;2010",
        ),
        (["1710", "1711", "1750?", "1800", "1850-05-05", "1910"], "en", "1710s;1750s;decade 1800–1809;1850s;1910s"),
        (
            ["-0431/-0404", "-0043-03-15", "0000", "0001", "0099", "0100", "2nd millennium"],
            "en",
            "5th century BCE;1st century BCE;1st century CE;2nd century;2nd millennium",
        ),
        (["13.8 Ga", "4 Ga", "66 Ma", "1950", "1951", "1952"], "en", [""]),
        (["1950", "1951"], "en", [""]),
    ],
)
def test_headings_are_as_fine_as_the_whole_is_long_and_never_finer_than_a_date(
    dates: list[str], language: str, headings: list[str] | str
) -> None:
    chronicle = of(*dates)
    heading = heading_of(chronicle, language)
    found = [heading(event.when) for event in chronicle.rows(0, len(chronicle)) if event.when is not None]
    wanted = headings.split(";") if isinstance(headings, str) else headings
    assert [name for name, _ in groupby(found)] == wanted
