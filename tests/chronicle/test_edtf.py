"""EDTF, levels 0 to 2: every string of the specification, and the kinds that it leaves room for."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bounds import bounds, days, moment
from timeline_tui.chronicle.civil import DAY, days_from_civil
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.when import MAX, MIN, Precision

CASES = Path(__file__).parents[1] / "data" / "edtf_cases.csv"


def _rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["input"] or "empty")
def test_a_string_of_the_specification_has_its_bounds(row: dict[str, str]) -> None:
    if row["lower"] == "ERROR":
        with pytest.raises(Refusal):
            read(row["input"])
        return
    when = read(row["input"])
    length = 1 if "T" in row["upper"] else DAY
    if row["lower"] in {"-inf", "unknown"}:
        assert (when.lo, when.lo_kind) == (MIN, "open" if row["lower"] == "-inf" else "unknown")
    else:
        assert (when.lo, when.lo_kind) == (moment(row["lower"]), "")
    if row["upper"] in {"inf", "unknown"}:
        assert (when.hi, when.hi_kind) == (MAX, "open" if row["upper"] == "inf" else "unknown")
    else:
        assert (when.hi, when.hi_kind) == (moment(row["upper"]) + length, "")


@pytest.mark.parametrize(
    ("text", "first", "last", "prec"),
    [
        ("1XXX", "1000-01-01", "1999-12-31", Precision.MILLENNIUM),
        ("XXXX", "0000-01-01", "9999-12-31", Precision.TEN_THOUSAND_YEARS),
        ("1X9X", "1090-01-01", "1999-12-31", Precision.MILLENNIUM),
        ("-XXXX", "-9999-01-01", "0000-12-31", Precision.TEN_THOUSAND_YEARS),
        ("-00XX", "-0099-01-01", "0000-12-31", Precision.CENTURY),
        ("1984-1X", "1984-10-01", "1984-12-31", Precision.MONTH),
        ("1984-X2", "1984-02-01", "1984-12-31", Precision.MONTH),
        ("2004-06-1X", "2004-06-10", "2004-06-19", Precision.DAY),
        ("2004-06-3X", "2004-06-30", "2004-06-30", Precision.DAY),
        ("2021-XX-31", "2021-01-31", "2021-12-31", Precision.DAY),
        ("XXXX-02-29", "0000-02-29", "9996-02-29", Precision.DAY),
        ("156X-12-25", "1560-12-25", "1569-12-25", Precision.DAY),
        ("200X-33", "2000-01-01", "2009-03-31", Precision.SEASON),
        ("-1XXX-12", "-1999-12-01", "-1000-12-31", Precision.MONTH),
        ("0050S2", "0000-01-01", "0099-12-31", Precision.CENTURY),
        ("-1985S2", "-1999-01-01", "-1900-12-31", Precision.CENTURY),
        ("Y-138E8", "-13800000000-01-01", "-13800000000-12-31", Precision.YEAR),
        ("Y200000000000", "200000000000-01-01", "200000000000-12-31", Precision.YEAR),
        ("2001-28", "2001-12-01", "2002-02-28", Precision.SEASON),
        ("2001-29", "2001-09-01", "2001-11-30", Precision.SEASON),
        ("2001-30", "2001-12-01", "2002-02-28", Precision.SEASON),
        ("2003-32", "2003-06-01", "2003-08-31", Precision.SEASON),
        ("2001-37", "2001-01-01", "2001-04-30", Precision.SEASON),
        ("0000-02-29", "0000-02-29", "0000-02-29", Precision.DAY),
        ("-0004-02-29", "-0004-02-29", "-0004-02-29", Precision.DAY),
    ],
)
def test_unspecified_digits_and_parts_of_years_have_the_bounds_they_allow(
    text: str, first: str, last: str, prec: Precision
) -> None:
    when = read(text)
    assert (when.lo, when.hi, when.prec) == (*days(first, last), prec)


@pytest.mark.parametrize(
    ("text", "qual", "slack_in_days"),
    [
        ("1850?", "?", 0),
        ("1850~", "~", 365),
        ("1852%", "%", 366),
        ("1850-06~", "~", 30),
        ("1850-06-11~", "~", 1),
        ("185X~", "~", 3652),
        ("2004-06~-11", "~", 30),
        ("2004-06-~11", "~", 1),
        ("2004~-06-11", "~", 366),
        ("?2004-06-~11", "%", 1),
        ("2004-?06-11", "?", 0),
        ("~2004?", "%", 366),
        ("about 1850", "~", 365),
        ("c. 1850?", "%", 365),
        ("ca. 1850", "~", 365),
        ("c1850", "~", 365),
        ("circa June 1850", "~", 30),
        ("vers 1850", "~", 365),
        ("~ 1850", "~", 365),
        ("1850 (?)", "?", 0),
        ("about 1850 (?)", "%", 365),
        ("about the 1990s", "~", 3652),
        ("about 10 January 2021, 23:59", "~", 60 / DAY),
        ("2021-01-10T23:59~", "~", 60 / DAY),
    ],
)
def test_a_qualifier_keeps_the_bounds_and_sets_the_slack(text: str, qual: str, slack_in_days: float) -> None:
    when = read(text)
    assert (when.qual, when.slack) == (qual, round(slack_in_days * DAY))
    assert when.soft_lo == when.lo - when.slack


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_a_day_of_four_digit_years_is_that_day(year: int, month: int, day: int) -> None:
    text = f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"
    assert bounds(text)[0] == days_from_civil(year, month, day) * DAY
