"""Text from a file is shown, never obeyed."""

from __future__ import annotations

import pytest

from timeline_tui.chronicle.plain import MOST_MARKS, inert, inert_lines


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Storming of the Capitol", "Storming of the Capitol"),
        ("\x1b[2JGone", "␛[2JGone"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("gnp.\u202etxt", "gnp.⟨U+202E⟩txt"),
        ("\u2066x\u2069", "⟨U+2066⟩x⟨U+2069⟩"),
        ("half \ud800 pair", "half ⟨U+D800⟩ pair"),
        ("one\ttwo\r\nthree\nfour\u2028five", "one two three four five"),
        ("back\rwards", "back␍wards"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("ad\u200dmin", "ad⟨U+200D⟩min"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tag\U000e0041", "tag⟨U+E0041⟩"),
    ],
)
def test_what_a_terminal_would_obey_becomes_visible_or_harmless(written: str, shown: str) -> None:
    assert inert(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "déposé à l’été",
        "« 1er\u202fmars »",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d👩\u200d👧",
        "❤\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "東京　大阪",
        "שלום\u200f!",
        "e\u0301\u0323",
    ],
)
def test_ordinary_text_of_any_script_passes_unchanged(text: str) -> None:
    assert inert(text) == text


def test_marks_without_end_are_cut_and_counted() -> None:
    assert inert("e" + "\u0301" * 40) == "e" + "\u0301" * MOST_MARKS + f"⟨+{40 - MOST_MARKS}⟩"


def test_a_mark_at_the_start_does_not_sit_on_what_stands_before() -> None:
    assert inert("\u0301x") == "◌\u0301x"


def test_made_inert_twice_is_made_inert_once() -> None:
    hostile = "".join(map(chr, range(0x3000))) + "\u202e\ud800\U000e0041"
    assert inert(inert(hostile)) == inert(hostile)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in inert(hostile))


def test_lines_stay_lines_and_each_is_inert() -> None:
    assert inert_lines("one\r\ntwo\x07\nthree") == "one\ntwo␇\nthree"
