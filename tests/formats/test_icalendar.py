"""Calendars of others, opened: dates, zones, people, and what a broken one costs."""

from __future__ import annotations

import random
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import pytest

from tests.formats.roundtrip import opened
from timeline_tui.formats.carried import Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.registry import BY_NAME, recognised
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.formats.carried import Carried

SALON = Path(__file__).parent.parent / "data" / "formats" / "icalendar" / "salon.ics"
EDGES = Path(icalendar.__file__).parent / "tests"
ENTRIES = ("VEVENT", "VTODO", "VJOURNAL")


def carried(text: str | bytes, name: str = "story.ics", zone: str = "", until: str = "") -> Carried:
    data = text if isinstance(text, bytes) else text.encode()
    return BY_NAME["icalendar"].read(Foreign(name, data), Wishes(zone=zone, until=until))


def calendar(*lines: str, head: str = "") -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", *head.split(), "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])


def when(*lines: str) -> str:
    (event,) = carried(calendar(*lines)).events
    return event.get("when") or f"{event.get('start', '')}/{event.get('end', '')}".strip("/")


@pytest.fixture(scope="module")
def salon() -> dict[str, Event]:
    reading = opened(SALON.read_bytes(), "icalendar")
    return {event.id: event for event in reading.chronicle.rows(0, len(reading.chronicle))}


def test_every_entry_of_a_calendar_is_an_event_and_a_broken_one_is_undated(salon: dict[str, Event]) -> None:
    assert len(salon) == SALON.read_text(encoding="utf-8").count("SUMMARY:") == 15
    assert [event.id for event in salon.values() if event.when is None] == ["broken"]
    assert salon["broken"].when_text == "20211345"


def test_what_a_calendar_says_of_an_event_stands_under_our_keys(salon: dict[str, Event]) -> None:
    event = salon["one-day"]
    assert event.who == ("Lovelace, Ada", "Charles Babbage", "somebody@example.org")
    assert event.where == "Room 4; second floor"
    assert event.tags == ("art", "talks, short", "art")
    assert event.summary == "Bring [the list](https://example.org/list)."
    assert (event.url, event.weight, event.note) == ("https://example.org/day", 5, "For whoever presents.")
    assert salon["three-days"].image == "https://example.org/picture.png"
    assert [(link.to, link.as_) for link in salon["three-days"].links] == [("one-day", "part-of")]
    assert salon["utc"].tags == ("cancelled",)
    assert salon["to-do"].tags == ("to-do", "done")
    assert str(salon["floating"].title) == "Folded in the middle of a word, and with an emoji: 🎻"
    assert salon["one-day"].place.line == 23


def test_what_no_key_is_for_is_listed() -> None:
    read = carried(SALON.read_bytes())
    assert dict(read.losses.kinds) == {
        "free and busy times": [""],
        "alarms": ["One whole day"],
        "properties that no key is for": ["X-COLOUR"],
        "people who declined": ["Mary"],
        "rooms and resources": ["Blue Room"],
        "attachments": ["Three whole days"],
        "ends before their start": ["Ends before it starts"],
        "when to-dos were done": ["Pay the hall"],
        "links to what is not in the file": ["nowhere@example.org"],
        "time zones that nobody knows, read as those of the calendar": ["Nowhere"],
    }
    assert read.preface == {
        "title": "Salon of 1851",
        "about": "Meetings, dinners and a **journey**.",
        "timezone": "Europe/Paris",
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one-day", "2021-01-10"),
        ("three-days", "2021-01-10/2021-01-12"),
        ("utc", "2021-01-10 22:59Z/2021-01-11 00:29Z"),
        ("named", "2021-01-10 23:59 America/Los_Angeles"),
        ("own", "2021-01-10 10:00/2021-01-10 11:30:15"),
        ("windows", "2021-01-10 10:00 Asia/Tokyo"),
        ("prefixed", "2021-01-10 10:00 Asia/Tokyo"),
        ("described", "2021-07-10 10:00+02:00/2021-12-10 10:00+01:00"),
        ("unknown", "2021-01-10 10:00"),
        ("floating", "2021-01-10 10:00"),
        ("twice", "2021-11-07 01:30-04:00"),
        ("backwards", "2021-01-10 10:00Z"),
        ("to-do", "2021-01-15"),
        ("journal", "2021-01-11"),
    ],
)
def test_days_stay_days_and_times_keep_their_zone(salon: dict[str, Event], name: str, text: str) -> None:
    assert salon[name].when_text == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["DTSTART;VALUE=DATE:20210110"], "2021-01-10"),
        (["DTSTART;VALUE=DATE:20210110", "DTEND;VALUE=DATE:20210110"], "2021-01-10"),
        (["DTSTART;VALUE=DATE:20210110", "DURATION:P2D"], "2021-01-10/2021-01-11"),
        (["DTSTART:20210110T100000Z", "DURATION:PT0S"], "2021-01-10 10:00Z"),
        (["DTSTART:20210110T100000Z", "DURATION:-PT1H"], "2021-01-10 10:00Z"),
        (["DTSTART:20210110T100000Z", "DURATION:oops"], "2021-01-10 10:00Z"),
        (["DTSTART:20210110T235960Z"], "2021-01-10 23:59:59Z"),
        (["DTSTART:20210110T1000Z"], "2021-01-10 10:00Z"),
        (["DTSTART:2021-01-10T10:00:00+0530"], "2021-01-10 10:00+05:30"),
        (["DTSTART:20210110T100000Z", "DTEND;VALUE=DATE:20210112"], "2021-01-10/2021-01-11"),
        (["DTSTART:00010101T000000Z", "DURATION:-P1D"], "0001-01-01 00:00Z"),
        (["DTSTART:20210314T023000"], "2021-03-14 02:30"),
        (["DTSTART;TZID=America/New_York:20210314T023000"], "2021-03-14 02:30-05:00"),
        (["DTSTART;TZID=UTC:20210110T100000"], "2021-01-10 10:00Z"),
        (['DTSTART;TZID="Europe/Paris";X-A="a:b;c":20210110T100000'], "2021-01-10 10:00 Europe/Paris"),
        (["dtstart:20210110t100000z"], "2021-01-10 10:00Z"),
        (["DTEND;VALUE=DATE:20210112"], "2021-01-11"),
        (["DTSTART:"], ""),
        (["DTSTART:when we like"], "when we like"),
        (["DTSTART:99999999T999999Z"], "99999999T999999Z"),
        (
            ["X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "DTSTART:20210110T000000", "DTEND:20210112T000000"],
            "2021-01-10/2021-01-11",
        ),
    ],
)
def test_every_way_to_write_a_date_keeps_what_it_says(lines: list[str], text: str) -> None:
    assert when(*lines) == text


@pytest.mark.parametrize(
    ("lines", "text", "lost"),
    [
        (["DTSTART;VALUE=DATE:20230724", "DTEND:20230817T000000Z"], "2023-07-24/2023-08-16", False),
        (["DTSTART;VALUE=DATE:20230724", "DTEND:20230817T120000Z"], "2023-07-24/2023-08-17", True),
        (["DTSTART:20110312T000000", "DTEND;VALUE=DATE:20110314"], "2011-03-12/2011-03-13", False),
        (["DTSTART:20110312T200000Z", "DTEND;VALUE=DATE:20110314"], "2011-03-12/2011-03-13", True),
    ],
)
def test_a_time_beside_a_day_is_a_day_and_what_is_lost_of_it_is_listed(
    lines: list[str], text: str, *, lost: bool
) -> None:
    assert when(*lines) == text
    kinds = carried(calendar("SUMMARY:Fair", *lines)).losses.kinds
    assert kinds == ({"times of day, where the other end is a day": ["Fair"]} if lost else {})


def test_times_without_a_zone_are_read_in_the_one_asked_for_else_stated_else_described() -> None:
    floating = "DTSTART:20210110T100000"
    stated = "X-WR-TIMEZONE:Asia/Tokyo"
    described = "BEGIN:VTIMEZONE TZID:Europe/Rome END:VTIMEZONE"
    assert carried(calendar(floating, head=stated), zone="Europe/Paris").preface["timezone"] == "Europe/Paris"
    assert carried(calendar(floating, head=stated)).preface["timezone"] == "Asia/Tokyo"
    guessed = carried(calendar(floating, head=described))
    assert guessed.preface["timezone"] == "Europe/Rome"
    assert guessed.notices == ["days and times without a zone are read as Europe/Rome, the only zone that is described"]
    assert "timezone" not in carried(calendar(floating)).preface


def test_many_clocks_of_a_files_own_are_read_once_each_and_not_without_end() -> None:
    zone = "BEGIN:VTIMEZONE\r\nTZID:Z{0}\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ={2}\r\n"
    zone += "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+{1:04}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    event = "BEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART;TZID=Z{0}:20200101T000000\r\nEND:VEVENT\r\n"
    same = "".join(zone.format(number, 230, "YEARLY") + event.format(number) for number in range(400))
    read = carried(f"BEGIN:VCALENDAR\r\n{same}END:VCALENDAR\r\n")
    assert {event["when"] for event in read.events} == {"2020-01-01 00:00+02:30"}
    many = "".join(zone.format(number, number % 60, "SECONDLY") + event.format(number) for number in range(200, 320))
    read = carried(f"BEGIN:VCALENDAR\r\n{many}END:VCALENDAR\r\n")
    assert len(read.events) == 120
    assert read.events[1]["when"] == "2020-01-01 00:00+00:21"


def test_calendars_in_one_file_are_lanes_and_each_has_its_own_zone() -> None:
    both = calendar("DTSTART:20210110T100000", head="X-WR-CALNAME:Work X-WR-TIMEZONE:Asia/Tokyo")
    both += calendar("DTSTART:20210110T100000", head="X-WR-CALNAME:Home X-WR-TIMEZONE:Europe/Paris")
    read = carried(both)
    assert read.preface["lane"] == [{"id": "work", "title": "Work"}, {"id": "home", "title": "Home"}]
    assert [(event["lane"], event["when"]) for event in read.events] == [
        ("work", "2021-01-10 10:00"),
        ("home", "2021-01-10 10:00 Europe/Paris"),
    ]


def test_a_line_that_is_broken_or_an_end_that_is_missing_costs_no_other_event() -> None:
    text = calendar("SUMMARY:One", "DTSTART;VALUE=DATE:20210101", "what is this", ";;:x").replace("END:VEVENT\r\n", "")
    text = text.replace("END:VCALENDAR", "BEGIN:VEVENT\r\nSUMMARY:Two\r\nDTSTART;VALUE=DATE:20210102\r\nEND:VEVENT")
    read = carried(text + "\r\nEND:NOTHING")
    assert [(event["title"], event["when"]) for event in read.events] == [("One", "2021-01-01"), ("Two", "2021-01-02")]
    assert list(read.losses.kinds) == [
        "lines that are no property",
        "ends that are missing",
        "ends of what never began",
    ]


def test_letters_cut_by_a_fold_and_those_of_older_programs_are_read() -> None:
    cut = calendar("SUMMARY:Café", "DTSTART;VALUE=DATE:20210101").encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9")
    assert carried(cut).events[0]["title"] == "Café"
    old = calendar("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=", "=A9 au lait", "DTSTART:20210101")
    assert carried(old).events[0]["title"] == "Café au lait"


def test_ids_are_made_of_uids_and_each_is_given_once() -> None:
    text = "".join(calendar("SUMMARY:x", f"UID:{uid}") for uid in ("a@b", "A@c", "a-2", "Été 1", "@", "published"))
    assert [event.get("id") for event in carried(text).events] == [
        "a",
        "a-2",
        "a-2-2",
        "ete-1",
        "x",
        "published-event",
    ]


def test_a_calendar_without_events_opens_and_what_is_none_is_refused() -> None:
    assert carried("BEGIN:VCALENDAR\r\nEND:VCALENDAR").events == []
    for text in ("BEGIN:VTIMEZONE\r\nEND:VTIMEZONE", "", "words"):
        with pytest.raises(StoreError, match="there is no calendar in it"):
            carried(text)


def test_a_calendar_is_known_by_what_it_holds() -> None:
    for text in (
        SALON.read_bytes(),
        b"\xef\xbb\xbf\nbegin:vcalendar\n",
        b"BEGIN:VTODO\r\n",
        SALON.read_text().encode("utf-16"),
    ):
        known = recognised(Foreign("-", text))
        assert known is not None
        assert known.name == "icalendar"
    for text in (b"BEGIN:VCARD\n", b"begin,vcalendar\n", b"{}"):
        found = recognised(Foreign("-", text))
        assert found is None or found.name != "icalendar"


DIFFERENT = {
    "calendars/big_bad_calendar.ics": "the calendar has no end: the library finds nothing in it, we find its 20 events",
    "calendars/pr_480_summary_with_colon.ics": "the same: two events",
    "calendars/small_bad_calendar.ics": "the same: one event",
    "calendars/issue_104_broken_calendar.ics": "one line is no property: the library refuses the file, we its line",
    "calendars/parsing_error_in_UTC_offset.ics": "an offset of 57 hours: the library refuses the file; it has no event",
    "events/issue_100_transformed_doctests_into_unittests.ics": "version 6 of the library refuses it",
}
"""Where we find other entries than the library, and why."""


@pytest.mark.skipif(not EDGES.is_dir(), reason="the library was installed without its tests")
def test_every_edge_case_that_the_library_ships_is_opened_or_refused_in_one_sentence() -> None:
    files = sorted(EDGES.glob("*/*.ics"))
    assert len(files) >= 100
    found: dict[str, tuple[int, int | None]] = {}
    for file in files:
        name = f"{file.parent.name}/{file.name}"
        theirs = _entries_of(file.read_bytes())
        try:
            ours = len(set(carried(file.read_bytes(), str(file), until="2027").lines))  # what recurs is counted once
        except StoreError as refused:
            ours, sentence = 0, refused.sentence
            found |= {name: (0, theirs)} if theirs or "\n" in sentence else {}
            continue
        if ours != theirs:
            found[name] = (ours, theirs)
    assert found.keys() <= DIFFERENT.keys()


def _entries_of(data: bytes) -> int | None:
    """How many entries the library finds; None where it refuses."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = icalendar.Calendar.from_ical(data, multiple=True)
        except (ValueError, IndexError, KeyError):
            return None
    return sum(part.name in ENTRIES for each in found for part in each.walk())


@pytest.mark.parametrize("seed", range(40))
def test_a_calendar_cut_or_flipped_anywhere_opens_or_is_refused(seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(SALON.read_bytes())
    if seed % 2:
        del data[dice.randrange(len(data)) :]
    else:
        for _ in range(20):
            data[dice.randrange(len(data))] = dice.randrange(256)
    refused = ""
    try:
        opened(bytes(data), "icalendar")
    except StoreError as error:
        refused = error.sentence
    assert "\n" not in refused


def test_one_field_of_ten_megabytes_and_many_levels_are_read() -> None:
    long = "x" * 10_000_000
    assert carried(calendar("SUMMARY:One", f"DESCRIPTION:{long}")).events[0]["summary"] == long
    folded = "\r\n ".join(["DESCRIPTION:", *["y" * 70] * 140_000])
    assert len(carried(calendar("SUMMARY:One", folded)).events[0]["summary"]) == 9_800_000
    deep = "BEGIN:X\r\n" * 100_000
    read = carried(f"BEGIN:VCALENDAR\r\n{deep}")
    assert read.losses.kinds["components that nest too deep"] == ["X of line 21"]
