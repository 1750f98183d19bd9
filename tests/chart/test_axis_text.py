"""The whole axis as plain text: the pictures that a reader sees, kept as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.chart.axis_text import axis_lines
from tests.chart.drawing import TODAY, event, made_of, window_of
from tests.synthetic import chronicles
from timeline_tui.chart.lanes import Drawing
from timeline_tui.chart.text import cells
from timeline_tui.chart.window import Window
from timeline_tui.chronicle.event import Lane, Preface

if TYPE_CHECKING:
    from timeline_tui.chronicle.memory import MemoryChronicle

PREFACE = Preface(
    timezone="America/Los_Angeles",
    lanes=(
        Lane("politics", {"en": "Politics", "fr": "Politique"}),
        Lane("stores", {"en": "Stores", "fr": "Magasins"}),
        Lane("hosting", {"en": "Hosting", "fr": "Hébergement"}),
    ),
)
STORY = made_of(
    event("2021-01-06 13:00 PST", "Storming of the US Capitol", lane="politics", weight=5),
    event("2021-01-08", "Google suspends Parler", lane="stores"),
    event("2021-01-09", "Apple suspends Parler", lane="stores", weight=4),
    event("2021-01-09/..", "Off the App Store", lane="stores"),
    event("2021-01-10 23:59 PST", "AWS stops hosting Parler", lane="hosting", weight=5),
    event("2021-01-10 23:59 PST/2021-02-15", "Parler offline", lane="hosting"),
    event("2021-02-15?", "Parler is back", lane="hosting", weight=4),
    event("about 2021-02-01", "Matze goes", lane="politics"),
    preface=PREFACE,
)
WINDOW = window_of("2021-01-03", "2021-02-22", 80)


def picture(
    made: MemoryChronicle, window: Window, height: int, *, language: str = "en", ascii_only: bool = False
) -> str:
    drawing = Drawing(made, window, TODAY, language, ascii_only=ascii_only)
    return "\n".join(axis_lines(drawing, height))


AGES = made_of(
    event("44-03-15 BCE", "Caesar is murdered"),
    event("27 BCE/476", "Roman Empire"),
    event("1st century BCE", "Res gestae"),
    event("about 800", "Charlemagne"),
    event("1337/1453", "Hundred Years' War"),
)

IN_SEVEN_LINES = """\
         January 2021                                  │February 2021
            5       10      15      20      25         1      5       10      15      20
Politics       ● Storming of the US Capitol          ╌╌●╌╌╌ Matze goes
Stores           ●● Apple suspends Parler
                  █ Off the App Store ██████████████████████████████████████████████████→
Hosting               ● AWS stops hosting Parler                             ●? Parler i…
                      █ Parler offline █████████████████████████████████████████"""

IN_FIVE_LINES = """\
         January 2021                                  │February 2021
            5       10      15      20      25         1      5       10      15      20
Politics       ● Storming of the US Capitol          ╌╌●╌╌╌ Matze goes
Stores           ●● Apple suspends Parler █ Off the App Store ██████████████████████████→
Hosting               ● AWS stops hosting Parler █ Parler offline ███████████? Parler is…"""

IN_FRENCH_AND_ASCII = """\
            janvier 2021                                  |février 2021
               5       10      15      20      25         1      5       10      15      20
Politique         * Storming of the US Capitol          ~~*~~~ Matze goes
Magasins            ** Apple suspends Parler
                     = Off the App Store ==================================================>
Hébergement              * AWS stops hosting Parler                             *? Parler..
                         = Parler offline ========================================="""

TWO_THOUSAND_YEARS = """\

    1 CE              500                1000              1500              2000
 ░░●░ Res gestae                 ● Charlemagne
   █ Roman Empire ████                               █████ Hundred Years' War
"""


def test_a_story_in_as_many_rows_as_it_needs() -> None:
    assert picture(STORY, WINDOW, 7) == IN_SEVEN_LINES


def test_a_story_in_a_row_a_lane() -> None:
    assert picture(STORY, WINDOW, 5) == IN_FIVE_LINES


def test_a_story_in_french_and_in_ascii() -> None:
    assert picture(STORY, WINDOW, 7, language="fr", ascii_only=True) == IN_FRENCH_AND_ASCII


def test_two_thousand_years() -> None:
    assert picture(AGES, window_of("-0100", "2100", 80), 5) == TWO_THOUSAND_YEARS


def test_what_has_no_room_is_counted_below() -> None:
    assert picture(STORY, WINDOW, 4).splitlines()[-1] == "↑ 0  ↓ 2"
    assert picture(STORY, WINDOW, 4, ascii_only=True).splitlines()[-1] == "^ 0  v 2"


@given(chronicles, st.integers(1, 100), st.integers(0, 12), st.integers(0, 20), st.booleans())
def test_no_line_is_wider_and_no_picture_higher_than_asked(
    made: MemoryChronicle, columns: int, height: int, names: int, ascii_only: bool
) -> None:
    window = Window.fit(*(made.extent or (0, 1)), columns)
    lines = list(axis_lines(Drawing(made, window, TODAY, ascii_only=ascii_only), height, names))
    assert len(lines) <= height
    for line in lines:
        assert cells(line) <= names + 1 + columns or line.startswith(("↑", "^"))
        if ascii_only:
            assert line.isascii()
