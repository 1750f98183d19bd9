"""Earliest, latest and EDTF text: what machines are told, and what another program can read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from timeline_tui.chronicle.bounds_text import earliest, latest
from timeline_tui.chronicle.edtf_text import edtf
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.zones import find

SAMPLE = [
    row
    for row in csv.DictReader((Path(__file__).parent.parent / "data" / "edtf_cases.csv").open(encoding="utf-8"))
    if row["lower"] != "ERROR" and "T" not in row["lower"]
]
AS_HERE = {"inf": "..", "-inf": "..", "unknown": ""}
"""How the sample writes a bound that is open or unknown."""


def _prefixed(bound: str) -> str:
    year = bound.removeprefix("-").split("-")[0]
    return f"Y{bound}" if year.isdecimal() and len(year) > 4 else AS_HERE.get(bound, bound)


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: row["input"])
def test_the_bounds_are_those_of_the_sample(row: dict[str, str]) -> None:
    when = read(row["input"])
    assert (earliest(when), latest(when)) == (_prefixed(row["lower"]), _prefixed(row["upper"]))


@pytest.mark.parametrize(
    ("written", "zone", "first", "last"),
    [
        ("2021-01", "America/Los_Angeles", "2021-01-01", "2021-01-31"),
        ("2021-01-10", "Pacific/Auckland", "2021-01-10", "2021-01-10"),
        ("2021-01-10 23:59 PST", "UTC", "2021-01-10T23:59:00-08:00", "2021-01-10T23:59:59-08:00"),
        ("2021-01-10T23:59:30Z", "UTC", "2021-01-10T23:59:30Z", "2021-01-10T23:59:30Z"),
        ("2021-01-10 23:59", "UTC", "2021-01-10T23:59:00Z", "2021-01-10T23:59:59Z"),
        ("2021-01-10 23:59", "Europe/Paris", "2021-01-10T23:59:00+01:00", "2021-01-10T23:59:59+01:00"),
        ("2021-01-10 24:00", "UTC", "2021-01-11T00:00:00Z", "2021-01-11T00:00:59Z"),
        ("1850-01-10 12:00", "Europe/Paris", "1850-01-10T12:00:00", "1850-01-10T12:00:59"),
        ("1850-01-10 12:00 -08:00", "UTC", "1850-01-10T12:00:00-08:00", "1850-01-10T12:00:59-08:00"),
        ("2021-01-10 14:00 Z/2021-01-12", "UTC", "2021-01-10T14:00:00Z", "2021-01-12"),
        ("1850~", "UTC", "1850-01-01", "1850-12-31"),
        ("-0043-03-15", "UTC", "-0043-03-15", "-0043-03-15"),
        ("Y12021", "UTC", "Y12021-01-01", "Y12021-12-31"),
        ("13.8 Ga", "UTC", "Y-13849998000-01-01", "Y-13749998001-12-31"),
        ("[1667,1670..]", "UTC", "1667-01-01", ".."),
    ],
)
def test_days_are_civil_and_times_have_their_offset(written: str, zone: str, first: str, last: str) -> None:
    when = read(written, find(zone))
    assert (earliest(when), latest(when)) == (first, last)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("about 1850", "1850~"),
        ("19th century", "18XX"),
        ("44 BCE", "-0043"),
        ("since 2004", "2004/.."),
        ("2004 – ?", "2004/"),
        ("2021-Q1", "2021-33"),
        ("10 January 2021", "2021-01-10"),
        ("2021-01-10 23:59 PST", "2021-01-10T23:59:00-08:00"),
        ("2021-01-10 23:59", "2021-01-10T23:59:00"),
        ("2021-01-10 24:00", "2021-01-11T00:00:00"),
        ("2021-W02", "[2021-01-11..2021-01-17]"),
        ("2021-W02/2021-W03", "2021-01-11/2021-01-24"),
        ("13.8 Ga", "[Y-13849998000..Y-13749998001]"),
        ("Y3388E2S3", "Y338800S3"),
        ("1667, 1668 or 1670–1672", "[1667,1668,1670..1672]"),
        ("1984 and earlier", "{..1984}"),
        ("?2004-06-~11", "2004-06-11%"),
        ("156X-12-25", "156X-12-25"),
        ("1XXX-XX", "1XXX-XX"),
        ("1850-01-10 12:00 Europe/Paris", "1850-01-10T11:50:39Z"),
    ],
)
def test_any_date_has_an_edtf_text(written: str, text: str) -> None:
    assert edtf(read(written)) == text
