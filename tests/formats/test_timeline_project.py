"""Files of The Timeline Project: its versions, its calendars, and what has no place here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.formats.opened import SAMPLES, by_title, events, notes, opened, sample, taken_for
from timeline_tui.chronicle.edtf_text import edtf
from timeline_tui.chronicle.event import Event, Link
from timeline_tui.formats.colours import nearest_colour
from timeline_tui.formats.timeline_project.moments import Moments
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "timeline_project"
FILES = sorted(file.name for file in FOLDER.glob("*.timeline"))
NEW = sample("timeline_project/version-2.timeline")


def date(event: Event) -> str:
    return edtf(event.when) if event.when else f"({event.when_text})"


@pytest.mark.parametrize("name", FILES)
def test_every_event_of_a_file_is_there_with_its_line(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"\s*<event>|EVENT:", line)]
    assert taken_for(text) == "timeline-project"
    found = events(sample(f"timeline_project/{name}"))
    assert [event.place.line for event in found] == lines


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("From mould to medicine", "1928-09-03T09:00/1945-12-11T00:00"),
        ("Fleming finds a mould in a dish", "1928-09-03T09:00~"),
        ("The first patient is treated", "1941-02-12/1941-03-15~"),
        ("Nobel Prize", "1945-12-10"),
        ("(in use) Penicillin", "1942-03-14T10:30:20/.."),
        ("Mouldy bread on wounds, as Egypt knew it", "-2599-01-01~/-0043-03-15~"),
        ("A day that never was", "(2023-02-30 00:00:00)"),
        ("Ends before it starts", "(2020-05-01/2020-04-01)"),
    ],
)
def test_dates_keep_their_doubt_and_their_open_end_and_a_midnight_is_a_day(title: str, written: str) -> None:
    event = by_title(NEW)[title]
    assert (event.when.text if event.when else f"({event.when_text})") == written


def test_what_can_not_be_read_as_a_date_is_a_problem_at_its_event() -> None:
    found = {(problem.code, problem.line) for problem in NEW.problems if problem.severity == "error"}
    titles = by_title(NEW)
    assert found == {
        ("D201", titles["A day that never was"].place.line),
        ("D204", titles["Ends before it starts"].place.line),
    }


def test_parts_of_a_container_are_linked_to_it() -> None:
    titles = by_title(NEW)
    whole = titles["From mould to medicine"]
    for part in ("Fleming finds a mould in a dish", "The first patient is treated"):
        assert titles[part].links == (Link(whole.id, "part-of"),)
    assert titles["(in use) Penicillin"].links == ()


def test_a_bracket_made_no_container_before_version_0_16() -> None:
    assert [event.title for event in events(sample("timeline_project/version-0.10.timeline"))] == [
        "[1]was no container yet",
        "A day",
    ]


def test_categories_are_lanes_and_further_ones_and_wider_ones_are_tags() -> None:
    lanes = [(lane.id, lane.title, lane.color) for lane in NEW.chronicle.preface.lanes]
    assert lanes == [
        ("science", "Science", "blue"),
        ("laboratory-work", "Laboratory work", "orange"),
        ("offentlichkeit", "Öffentlichkeit", "grey"),
    ]
    titles = by_title(NEW)
    assert titles["Fleming finds a mould in a dish"].lane == "laboratory-work"
    assert titles["Fleming finds a mould in a dish"].tags == ("Science",)
    assert (titles["Nobel Prize"].lane, titles["Nobel Prize"].weight) == ("science", 5)
    assert titles["Nobel Prize"].tags == ("Öffentlichkeit", "prize", "Stockholm", "milestone")


def test_categories_with_names_alike_stay_apart(tmp_path: Path) -> None:
    text = (FOLDER / "version-0.10.timeline").read_text(encoding="utf-8")
    more = "<category><name>WORK!</name><color>300,0,0</color></category>"
    lanes = opened(tmp_path, text.replace("</categories>", f"{more}</categories>")).chronicle.preface.lanes
    assert [(lane.id, lane.title, lane.color) for lane in lanes] == [
        ("work", "Work", "violet"),
        ("work-2", "WORK!", ""),
    ]


def test_eras_are_eras() -> None:
    eras = [(era.title, edtf(era.when), era.color) for era in NEW.chronicle.preface.eras]
    assert eras == [
        ("Second World War", "1939-09-01/1945-09-02", "red"),
        ("Age of antibiotics", "1942-01-01/..", "green"),
    ]


def test_html_becomes_markdown_and_no_address_is_lost() -> None:
    event = by_title(NEW)["Fleming finds a mould in a dish"]
    assert event.url == "https://example.org/fleming"
    assert event.summary == (
        "Staphylococci **near the mould** had dissolved.\n\nHe called it “mould juice”.\n\n"
        "<file:///notes.txt>\n\n<https://example.org/mould>"
    )


def test_what_has_no_place_here_is_listed() -> None:
    assert notes(NEW) == [
        "not carried over: alerts (1): The first patient is treated",
        "not carried over: colours of single events (2): From mould to medicine, (in use) Penicillin",
        "not carried over: containers that are not in the file (1): Ends before it starts",
        "not carried over: elements that are not known (1): mood of A day that never was",
        "not carried over: exact colours (3): Science, Laboratory work, Öffentlichkeit",
        "not carried over: icons (1): Fleming finds a mould in a dish",
        "not carried over: locks (1): The first patient is treated",
        "not carried over: progress (1): Fleming finds a mould in a dish",
        "not carried over: that a category is hidden (1): Öffentlichkeit",
        "not carried over: the period that is shown (1)",
    ]


def test_the_lines_of_the_first_versions_are_read() -> None:
    reading = sample("timeline_project/version-0.3.timeline")
    course, dentist, vacation = events(reading)
    assert (course.title, date(course), course.lane) == ("Programming course", "2009-07-13/2009-07-18", "work")
    assert (dentist.title, dentist.when_text, dentist.summary) == (
        "Go to dentist; again",
        "2009-07-10T14:30",
        "One\nTwo",
    )
    assert (vacation.title, vacation.lane) == ("Vacation", "")
    assert "not carried over: lines that can't be read (1): line 8: FOO:bar;bar;bar" in notes(reading)


def test_a_number_is_no_year_and_another_worlds_calendar_no_date() -> None:
    numbers = sample("timeline_project/numbers.timeline")
    assert [(event.when, event.when_text) for event in events(numbers)] == [
        (None, "number -13.5 – number 12"),
        (None, "number 1850"),
    ]
    assert notes(numbers)[0].startswith("its time is mere numbers")
    (nameless,) = events(sample("timeline_project/aventuria.timeline"))
    assert (nameless.when, nameless.when_text) == (None, "1000-13-05 00:00:00 (bosparaniantime)")


@pytest.mark.parametrize(
    ("timetype", "written", "day"),
    [
        ("gregoriantime", "0-01-01", "0000-01-01"),
        ("gregoriantime", "-4713-11-24", "-4713-11-24"),
        ("coptic", "1-01-01", "0284-08-29"),
        ("coptic", "1737-01-01", "2020-09-11"),
        ("coptic", "1735-13-06", "2019-09-11"),
        ("coptic", "1736-01-01", "2019-09-12"),
        ("pharaonic", "1-01-01", "-0746-02-18"),
        ("coptic", "1736-01-31", "1736-01-31 0:00:00 (coptic)"),
        ("coptic", "1736-13-06", "1736-13-06 0:00:00 (coptic)"),
        ("gregoriantime", "12021-05-01", "Y12021"),
        ("gregoriantime", "2021-02-29", "2021-02-29 0:00:00"),
    ],
)
def test_days_of_its_calendars(timetype: str, written: str, day: str) -> None:
    assert Moments(timetype).read(f"{written} 0:00:00", timed=False) == day


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        ((255, 0, 0), "red"),
        ((255, 0, 40), "red"),
        ((250, 128, 0), "orange"),
        ((255, 255, 0), "yellow"),
        ((0, 128, 0), "green"),
        ((0, 200, 200), "cyan"),
        ((0, 0, 255), "blue"),
        ((120, 0, 220), "violet"),
        ((255, 0, 255), "magenta"),
        ((0, 0, 0), "grey"),
        ((255, 255, 255), "grey"),
    ],
)
def test_a_colour_is_the_nearest_of_ours(rgb: tuple[int, int, int], name: str) -> None:
    assert nearest_colour(*rgb) == name


def test_a_timeline_without_events_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        opened(tmp_path, "<timeline><version>1.0.0</version></timeline>")
    assert refused.value.sentence == "this timeline has no <events>; it was not written whole"


@pytest.mark.parametrize(
    "text",
    ["<timeline/>", "<data><event start='1'/></data>", "# Remark\nEVENT: none", "EVENTS:", "", "BEGIN:VCALENDAR"],
)
def test_others_are_not_taken_for_it(text: str) -> None:
    assert taken_for(text) != "timeline-project"
