"""Widths of text and cutting: what is shown never takes more cells than it is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chart.text import cells, cut


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Parler", 6), ("Hébergement", 11), ("e\u0301", 1), ("東京", 4), ("🎉", 2), ("Ａ", 2)],
)
def test_cells_of_a_text(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Parler", 6, "Parler"),
        ("Parler", 5, "Parl…"),
        ("A title", 3, "A…"),
        ("東京都", 5, "東京…"),
        ("東京都", 4, "東…"),
        ("Parler", 1, "…"),
        ("Parler", 0, ""),
    ],
)
def test_a_cut_text_has_a_mark(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_the_mark_may_be_ascii() -> None:
    assert cut("Parler", 5, "..") == "Par.."
    assert cut("Parler", 1, "..") == ""


@given(st.text(), st.integers(0, 40))
def test_a_cut_text_fits_and_has_no_control_characters(text: str, width: int) -> None:
    shown = cut(text, width)
    assert cells(shown) <= width
    assert not {character for character in shown if character < " "}
