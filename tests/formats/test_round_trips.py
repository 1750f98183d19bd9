"""Out and in again, of chronologies in which every field is filled: what comes back otherwise was listed."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.formats.chance import table_of, written_by_anybody, written_by_people
from tests.formats.roundtrip import differences, there_and_back, written
from timeline_tui.formats.carried import Losses
from timeline_tui.formats.held import BREAKS, LANGUAGES, LIKE_HTML
from timeline_tui.formats.registry import WRITTEN
from timeline_tui.formats.rows import rows

if TYPE_CHECKING:
    from timeline_tui.store.load import Reading

BACK: Final = {
    "json": "precision of dates",
    "jsonl": "precision of dates",
    "csv": "precision of dates",
    "tsv": "precision of dates",
    "markwhen": "dates that no words hold",
    "icalendar": "dates ",
    "timelinejs": "dates, ",
}
"""Formats that are read again, and how they list a date that they can't hold."""
FILLED: Final = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


COUNTED_FROM: Final = table_of(
    {"id": "a", "title": "A", "when": "2021-01-10 23:59 / 2021-02-15 10:00 PST"},
    {"id": "b", "title": "B", "when": "2021-01-10", "evidence": [{"source": "s", "quote": "It ended.", "when": "@a"}]},
    source=[{"id": "s"}],
)
"""A source dates one event by another, whose ends are on two clocks."""


@pytest.mark.parametrize("name", BACK)
@given(reading=written_by_people)
@example(reading=COUNTED_FROM)
@FILLED
def test_what_people_write_comes_back_but_for_what_was_listed(name: str, reading: Reading) -> None:
    back, losses = there_and_back(reading.chronicle, name)
    assert differences(reading.chronicle, back.chronicle, losses, BACK[name]) == []


@pytest.mark.parametrize("name", BACK)
@given(reading=written_by_anybody)
@FILLED
def test_whatever_a_text_holds_no_event_is_lost_or_added_by_it(name: str, reading: Reading) -> None:
    back, losses = there_and_back(reading.chronicle, name)
    told = (line.partition(": ")[2] for line in differences(reading.chronicle, back.chronicle, losses, BACK[name]))
    assert [line for line in told if not line or line.startswith("when ")] == []


@pytest.mark.parametrize("name", ["csv", "tsv", "timelinejs-csv"])
@given(reading=written_by_anybody)
@FILLED
def test_no_text_breaks_out_of_its_cell(name: str, reading: Reading) -> None:
    text = written(reading.chronicle, name).decode()
    found = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if name == "tsv" else ","))
    assert {len(row) for row in found} == {len(found[0])}
    if name != "timelinejs-csv":
        assert [row[0] for row in found[1:]] == [event.id for _, event in rows(reading.chronicle)]


def test_a_text_of_several_lines_stays_in_one_cell() -> None:
    """Without a comma or a quotation mark in it there is no other reason to quote it."""
    reading = table_of({"title": "A", "when": "2021", "summary": "one line\nanother"})
    (row,) = csv.DictReader(io.StringIO(written(reading.chronicle, "csv").decode(), newline=""))
    assert row == {"id": "e0", "title": "A", "when": "2021", "summary": "one line\nanother"}


def test_many_lanes_and_long_titles_of_ours_are_taken_as_they_are() -> None:
    long = "word " * 40 + "end"
    reading = table_of(*({"title": long, "when": "2021", "lane": f"l{at}"} for at in range(60)))
    back, losses = there_and_back(reading.chronicle, "csv")
    assert differences(reading.chronicle, back.chronicle, losses) == []


def test_blanks_that_join_words_in_french_stay() -> None:
    reading = table_of({"title": "Où\u202f? «\u00a0Ici\u00a0»", "when": "2021-01-10", "where": "Le\u00a0Mans"})
    for name in BACK:
        back, losses = there_and_back(reading.chronicle, name)
        assert differences(reading.chronicle, back.chronicle, losses, BACK[name]) == []
        assert BREAKS not in losses.kinds


def test_what_is_read_otherwise_is_listed() -> None:
    both = {"en": "then", "fr": "alors"}
    reading = table_of({"title": "Two\nlines", "when": "2021", "summary": "<b>bold</b>", "date_label": both})
    for name in ("csv", "icalendar", "timelinejs"):
        losses = Losses()
        written(reading.chronicle, name, losses)
        assert losses.kinds[BREAKS] == ["e0"]
        assert (LIKE_HTML in losses.kinds) == (name != "timelinejs")
    losses = Losses()
    written(reading.chronicle, "markwhen", losses)
    assert losses.kinds[LANGUAGES] == ["e0"]


def test_an_address_with_a_line_break_ends_no_line_of_a_calendar() -> None:
    break_out = "https://example.org/\r\nEND:VEVENT\r\nBEGIN:VEVENT"
    reading = table_of({"title": "A", "when": "2021", "url": break_out, "image": break_out}, title="B,\nC")
    losses = Losses()
    lines = written(reading.chronicle, "icalendar", losses).decode().split("\r\n")
    assert lines.count("END:VEVENT") == 1
    assert "NAME;LANGUAGE=en:B\\,\\nC" in lines
    assert (losses.kinds["addresses"], losses.kinds["images"]) == (["e0"], ["e0"])


def test_a_picture_that_timelinejs_would_obey_is_left_out_and_listed() -> None:
    images = ("javascript:alert(1)//a.png", '<iframe src="//evil.example/a.png', "https://example.org/a", "a/b.png")
    reading = table_of(*({"title": "A", "when": "2021", "image": image, "image_alt": "x"} for image in images))
    losses = Losses()
    made = written(reading.chronicle, "timelinejs", losses).decode()
    assert made.count('"media"') == 1
    assert '"media": {"url": "a/b.png", "alt": "x"}' in made
    assert losses.kinds["images"] == losses.kinds["words for images"] == ["e0", "e1", "e2"]


def test_what_a_heading_says_in_a_property_is_no_tag_of_its_events() -> None:
    reading = table_of({"title": "A", "when": "2021", "lane": "one"}, lane=[{"id": "one", "title": "#1 and #two"}])
    back, losses = there_and_back(reading.chronicle, "markwhen")
    assert differences(reading.chronicle, back.chronicle, losses) == []


def test_nothing_at_all_goes_round() -> None:
    for name in BACK:
        back, _ = there_and_back(table_of().chronicle, name)
        assert len(back.chronicle) == 0


def test_what_is_not_held_stands_at_the_top_where_a_format_has_no_comments_either() -> None:
    """As a key that its programs pass over, and so does ours."""
    reading = table_of({"title": "A", "when": "2021", "weight": 5, "evidence": [{"source": "s", "quote": "Q"}]})
    calendar, slides, linked = (
        written(reading.chronicle, name).decode() for name in ("icalendar", "timelinejs", "json-ld")
    )
    assert "\r\nX-NOT-HELD:evidence (1): e0\r\n" in calendar.partition("BEGIN:VEVENT")[0]
    assert "evidence (1): e0" in json.loads(slides)["not_held"]
    assert json.loads(linked)["rdfs:comment"] == ["Not held here: weights (1): e0"]
    for name in ("icalendar", "timelinejs"):
        back, _ = there_and_back(reading.chronicle, name)
        assert [problem for problem in back.problems if problem.code == "F003"] == []


@pytest.mark.parametrize("name", [known.name for known in WRITTEN])
@given(reading=written_by_anybody)
@FILLED
def test_every_format_is_written_whatever_a_text_holds(name: str, reading: Reading) -> None:
    made = written(reading.chronicle, name)
    if name == "anki":
        assert made.startswith(b"PK")
        return
    text = made.decode()
    shown = text.replace("\r\n", "\n") if name == "icalendar" else text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", shown)
    assert name == "icalendar" or not re.search("[\u202a-\u202e\u2066-\u2069]", shown)


def test_a_chart_leads_nowhere_that_is_not_opened() -> None:
    reading = table_of(
        {"title": "A", "when": "2021-01-10", "url": "javascript:alert(1)"},
        {"title": "B", "when": "2021-01-10", "url": "https://example.org/a b"},
    )
    losses = Losses()
    text = written(reading.chronicle, "mermaid-gantt", losses).decode()
    assert re.findall("click (.*)", text) == ['e1 href "https://example.org/a%20b"']
    assert losses.kinds["addresses"] == ["e0"]
