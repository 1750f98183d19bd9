"""Our chronologies as calendars: valid, read by others, and the same when they come back, but for what was listed."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil.tz import tzical
from hypothesis import given, settings

from tests.formats.roundtrip import differences, opened, there_and_back, written
from tests.synthetic import busy_chronicles, chronicles
from timeline_tui.chronicle.event import Event, Evidence, Link, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.zones import find
from timeline_tui.formats import opening
from timeline_tui.formats.carried import Losses
from timeline_tui.formats.held import BREAKS
from timeline_tui.formats.ical import placing

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def story() -> Chronicle:
    return opening.read([str(ROOT / "events.toml")]).chronicle


def one(when: str, zone: str = "UTC", title: str = "One", image: str = "") -> MemoryChronicle:
    event = Event("a", title, read(when, find(zone)), when, image=image)
    return MemoryChronicle(Preface(title="Dates", timezone=zone), [event])


def lines(chronicle: Chronicle, losses: Losses | None = None) -> list[str]:
    return written(chronicle, "icalendar", losses).decode().replace("\r\n ", "").split("\r\n")


def test_the_shipped_story_comes_back_but_for_what_was_listed(story: Chronicle) -> None:
    back, losses = there_and_back(story, "icalendar")
    assert differences(story, back.chronicle, losses, "dates") == []
    assert back.chronicle.preface.title == "Parler v. Amazon"
    assert back.chronicle.preface.timezone == "America/Los_Angeles"


@settings(max_examples=20, deadline=None)
@given(chronicles)
def test_any_chronicle_comes_back_but_for_what_was_listed(chronicle: MemoryChronicle) -> None:
    back, losses = there_and_back(chronicle, "icalendar")
    assert differences(chronicle, back.chronicle, losses, "dates") == []


@settings(max_examples=20, deadline=None)
@given(busy_chronicles)
def test_any_busy_chronicle_comes_back_but_for_what_was_listed(chronicle: MemoryChronicle) -> None:
    back, losses = there_and_back(chronicle, "icalendar")
    assert differences(chronicle, back.chronicle, losses, "dates") == []


@pytest.mark.parametrize(
    ("when", "zone", "dates", "lost"),
    [
        ("2021-01-10", "UTC", [";VALUE=DATE:20210110", ";VALUE=DATE:20210111"], []),
        ("2021-01-10", "Asia/Tokyo", [";VALUE=DATE:20210110", ";VALUE=DATE:20210111"], []),
        ("2021-01-06/2021-01-08", "UTC", [";VALUE=DATE:20210106", ";VALUE=DATE:20210109"], []),
        ("2021-01-10T23:59Z", "Asia/Tokyo", [":20210110T235900Z"], []),
        ("2021-01-10 23:59", "Asia/Tokyo", [";TZID=Asia/Tokyo:20210110T235900"], []),
        ("2021-01-10 23:59", "UTC", [":20210110T235900Z"], [placing.ZONES]),
        ("2021-01-10 23:59 PST", "UTC", [";TZID=America/Los_Angeles:20210110T235900"], [placing.ZONES]),
        ("2021-01-10 23:59 -08:00", "UTC", [":20210111T075900Z"], [placing.ZONES]),
        ("2021-01-10 23:59 Asia/Tokyo", "Asia/Tokyo", [";TZID=Asia/Tokyo:20210110T235900"], [placing.ZONES]),
        ("2021-01-10T23:59:00Z", "UTC", [":20210110T235900Z"], [placing.SECONDS]),
        ("2021-01-10 10:00Z/2021-01-10 11:00Z", "UTC", [":20210110T100000Z", ":20210110T110000Z"], []),
        (
            "2021-01-10 10:00Z/2021-01-11",
            "UTC",
            [";VALUE=DATE:20210110", ";VALUE=DATE:20210112"],
            [placing.LESS_FINE],
        ),
        ("2021-01", "UTC", [";VALUE=DATE:20210101", ";VALUE=DATE:20210201"], [placing.LESS_FINE]),
        ("199X", "UTC", [";VALUE=DATE:19900101", ";VALUE=DATE:20000101"], [placing.LESS_FINE]),
        ("1850~", "UTC", [";VALUE=DATE:18500101", ";VALUE=DATE:18510101"], [placing.DOUBT, placing.LESS_FINE]),
        ("1985/..", "UTC", [";VALUE=DATE:19850101", ";VALUE=DATE:19860101"], [placing.ENDS, placing.LESS_FINE]),
        ("/1985-05-01", "UTC", [";VALUE=DATE:19850501", ";VALUE=DATE:19850502"], [placing.ENDS]),
        ("[1667,1668]", "UTC", [";VALUE=DATE:16670101", ";VALUE=DATE:16690101"], [placing.SETS, placing.LESS_FINE]),
        ("44 BCE", "UTC", [], [placing.LESS_FINE, placing.TOO_FAR]),
        ("13.8 Ga", "UTC", [], [placing.LESS_FINE, placing.TOO_FAR]),
        ("9999-12-31", "UTC", [], [placing.TOO_FAR]),
        ("0001-01-01", "UTC", [";VALUE=DATE:00010101", ";VALUE=DATE:00010102"], []),
        ("2150-07-01 10:00 Europe/Paris", "UTC", [":21500701T080000Z"], [placing.ZONES]),
    ],
)
def test_a_date_is_written_as_near_as_is_honest(when: str, zone: str, dates: list[str], lost: list[str]) -> None:
    losses = Losses()
    found = lines(one(when, zone), losses)
    entry = found[found.index("UID:a@dates") - 5 :]
    assert [line[7 if line[2] == "S" else 5 :] for line in entry if line.startswith(("DTSTART", "DTEND"))] == dates
    kinds = [kind for kind in losses.kinds if kind.startswith("dates")]
    assert sorted(kinds) == sorted(lost)
    assert ("BEGIN:VJOURNAL" in found) == (not dates)


def test_the_file_is_valid_and_the_same_each_time(story: Chronicle) -> None:
    data = written(story, "icalendar")
    assert data == written(story, "icalendar")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    read_by_library = icalendar.Calendar.from_ical(data)
    for entry in read_by_library.walk("VEVENT"):
        assert entry.errors == []
        assert all(name in entry for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"))
        assert "ATTENDEE" not in entry
    assert len({str(entry["UID"]) for entry in read_by_library.walk("VEVENT")}) == len(story)


def test_two_other_readers_find_the_same_events_at_the_same_times(story: Chronicle) -> None:
    data = written(story, "icalendar")
    theirs = {str(each["UID"]): each for each in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    others = vobject.readOne(data.decode()).vevent_list
    assert len(others) == len(theirs) == len(story)
    for other in others:
        own = theirs[other.uid.value]
        assert str(own["SUMMARY"]) == other.summary.value
        for name in ("dtstart", "dtend"):
            if name in other.contents:
                one_time, other_time = own.get(name).dt, getattr(other, name).value
                if isinstance(one_time, datetime):
                    one_time, other_time = one_time.astimezone(UTC), other_time.astimezone(UTC)
                assert one_time == other_time
    ours = {event.id: event for event in opened(data, "icalendar").chronicle.rows(0, len(story))}
    for uid, own in theirs.items():
        when = ours[uid.partition("@")[0]].when
        start = own.get("dtstart").dt
        assert when is not None
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=when.lo)
        if isinstance(start, datetime):
            assert moment == start.astimezone(UTC)
        else:
            assert (moment + timedelta(seconds=when.off)).date() == start
            assert isinstance(start, date)


@pytest.mark.parametrize("name", ["Europe/Paris", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe"])
def test_the_clocks_that_are_described_are_those_of_the_place(name: str) -> None:
    story = MemoryChronicle(
        Preface(timezone=name),
        [Event(text, "x", read(text, find(name)), text) for text in ("2019-05-01 10:00", "2022-05-01 10:00")],
    )
    described = tzical(io.StringIO(written(story, "icalendar").decode())).get()
    place = ZoneInfo(name)
    moment = datetime(2019, 1, 1, tzinfo=UTC)
    while moment.year < 2023:
        wall = moment.astimezone(place).replace(tzinfo=None)
        if wall.replace(tzinfo=place, fold=0).utcoffset() == wall.replace(tzinfo=place, fold=1).utcoffset():
            assert wall.replace(tzinfo=described).utcoffset() == wall.replace(tzinfo=place).utcoffset(), wall
        moment += timedelta(hours=3)


def test_everything_that_has_a_place_is_kept_and_the_rest_is_listed() -> None:
    event = Event(
        id="a",
        title="Semicolons; commas, and\\ backslashes",
        when=read("2021-01-10"),
        who=("Ann, the first", "Bob"),
        where="Rome; Italy",
        tags=("a,b", "c;d"),
        weight=5,
        summary="One\n\n*Two* <https://example.org/>, " + "long " * 60,
        url="https://example.org/?a=1,2;3",
        image="https://example.org/a.png",
        note="Say it.",
        links=(Link("a", "part-of"), Link("a", "causes"), Link("gone", "ends")),
        claim_by="Ann",
        date_label="one day",
        evidence=(Evidence("s"),),
        order=2,
        lane="x",
    )
    chronicle = MemoryChronicle(Preface(title="T", about="A\nB", language="fr"), [event])
    back, losses = there_and_back(chronicle, "icalendar")
    assert differences(chronicle, back.chronicle, losses, "dates") == []
    assert set(losses.kinds) == {
        *("links between events", "who claims an event", "words instead of a date", "evidence", "lanes"),
        "the order among events of one time",
    }
    assert (back.chronicle.preface.about, back.chronicle.preface.language) == ("A\nB", "fr")


def test_what_no_line_may_hold_is_left_out_and_listed() -> None:
    losses = Losses()
    data = written(one("2021-01-10", title="Bell\x07 and\ttab", image="picture.png"), "icalendar", losses)
    assert b"SUMMARY:Bell and\ttab\r\n" in data
    assert set(losses.kinds) == {"control characters", "images", BREAKS}
    assert opened(data, "icalendar").problems == ()
