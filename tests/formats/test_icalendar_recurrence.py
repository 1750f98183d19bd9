"""What recurs, as the events that it is: within a window, and never without end."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.formats.carried import Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.ical import unrolling
from timeline_tui.formats.registry import BY_NAME

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried

START = "DTSTART:20200101T100000Z"


def carried(*components: list[str], until: str = "2027", limit: int = 0) -> Carried:
    events = "".join("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]) for lines in components)
    text = f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n"
    return BY_NAME["icalendar"].read(Foreign("story.ics", text.encode()), Wishes(until=until, limit=limit))


def dates(*components: list[str], until: str = "2027", limit: int = 0) -> list[str]:
    return [event.get("when") or event["start"] for event in carried(*components, until=until, limit=limit).events]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"], ["2024-02-29"]),
        (
            ["DTSTART;VALUE=DATE:20240115", "RRULE:FREQ=YEARLY;UNTIL=20260115"],
            ["2024-01-15", "2025-01-15", "2026-01-15"],
        ),
        (
            ["DTSTART;VALUE=DATE:20240102", "RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3"],
            ["2024-01-02", "2024-02-06", "2024-03-05"],
        ),
        (
            ["DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"],
            ["2024-01-01", "2024-01-26", "2024-02-23"],
        ),
        (
            ["DTSTART;TZID=Europe/Paris:20210327T023000", "RRULE:FREQ=DAILY;COUNT=3"],
            ["2021-03-27 02:30 Europe/Paris", "2021-03-28 02:30+01:00", "2021-03-29 02:30 Europe/Paris"],
        ),
        (
            ["DTSTART;TZID=America/Los_Angeles:20210101T230000", "RRULE:FREQ=DAILY;UNTIL=20210103T070000Z"],
            ["2021-01-01 23:00 America/Los_Angeles", "2021-01-02 23:00 America/Los_Angeles"],
        ),
        (
            ["DTSTART:20210101T230000Z", "RRULE:FREQ=DAILY;UNTIL=20210102"],
            ["2021-01-01 23:00Z", "2021-01-02 23:00Z"],
        ),
        (
            ["DTSTART;VALUE=DATE:20210101", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE;VALUE=DATE:20210102,20210103"],
            ["2021-01-01", "2021-01-04"],
        ),
        (
            ["DTSTART:20210101T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20210102"],
            ["2021-01-01 10:00Z", "2021-01-03 10:00Z"],
        ),
        (
            ["DTSTART:20210101T100000Z", "RRULE:FREQ=DAILY;COUNT=4", "EXRULE:FREQ=DAILY;INTERVAL=2"],
            ["2021-01-02 10:00Z", "2021-01-04 10:00Z"],
        ),
        (
            ["DTSTART;VALUE=DATE:20210101", "RDATE;VALUE=DATE:20200101,20210501", "RDATE:oops"],
            ["2020-01-01", "2021-01-01", "2021-05-01"],
        ),
        (["DTSTART:20210101T100000Z", "RRULE:FREQ=DAILY;COUNT=1"], ["2021-01-01 10:00Z"]),
        (["DTSTART:20210101T100000Z", "RRULE:FREQ=DAILY;UNTIL=20200101T000000Z"], ["2021-01-01 10:00Z"]),
    ],
)
def test_rules_and_lists_are_the_dates_that_they_say(lines: list[str], expected: list[str]) -> None:
    assert dates(lines) == expected


def test_each_time_is_as_long_as_the_first_but_for_periods_of_their_own() -> None:
    lines = ["DTSTART;TZID=Europe/Paris:20210327T233000", "DTEND;TZID=Europe/Paris:20210328T040000", "UID:a@b"]
    read = carried([*lines, "RRULE:FREQ=WEEKLY;COUNT=2", "RDATE;VALUE=PERIOD:20210401T100000Z/PT5M"])
    assert [(event["id"], event["end"]) for event in read.events] == [
        ("a-20210327", "2021-03-28 04:00 Europe/Paris"),
        ("a-20210401", "2021-04-01 10:05Z"),
        ("a-20210403", "2021-04-04 04:00 Europe/Paris"),
    ]


def test_what_was_changed_of_one_time_or_from_one_on_replaces_the_rule() -> None:
    series = ["UID:a@b", "SUMMARY:Talk", START, "DTEND:20200101T110000Z", "RRULE:FREQ=DAILY;COUNT=5"]
    one = ["UID:a@b", "SUMMARY:Talk in the garden", "RECURRENCE-ID:20200102T100000Z", "DTSTART:20200102T150000Z"]
    gone = ["UID:a@b", "SUMMARY:Talk", "RECURRENCE-ID:20200103T100000Z", "STATUS:CANCELLED"]
    onward = [
        *("UID:a@b", "SUMMARY:Late talk", "RECURRENCE-ID;RANGE=THISANDFUTURE:20200104T100000Z"),
        *("DTSTART:20200104T120000Z", "DTEND:20200104T123000Z"),
    ]
    read = carried(one, series, gone, onward)
    assert [(event["title"], event.get("when") or event["start"], event.get("end")) for event in read.events] == [
        ("Talk", "2020-01-01 10:00Z", "2020-01-01 11:00Z"),
        ("Talk in the garden", "2020-01-02 15:00Z", None),
        ("Talk", "2020-01-03 10:00Z", None),
        ("Late talk", "2020-01-04 12:00Z", "2020-01-04 12:30Z"),
        ("Late talk", "2020-01-05 12:00Z", "2020-01-05 12:30Z"),
    ]
    assert read.events[2]["tags"] == ["cancelled"]
    assert [event["id"] for event in read.events] == [f"a-2020010{day}" for day in range(1, 6)]


def test_a_change_without_its_series_is_an_event() -> None:
    assert dates(["UID:a@b", "RECURRENCE-ID:20200102T100000Z", "DTSTART:20200102T150000Z"]) == ["2020-01-02 15:00Z"]


def test_a_change_of_a_day_is_found_by_a_time_on_that_day_as_outlook_names_it() -> None:
    series = ["UID:a@b", "DTSTART;VALUE=DATE:20200402", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3"]
    one = ["UID:a@b", "RECURRENCE-ID;TZID=GMT Standard Time:20200416T000000", "DTSTART;VALUE=DATE:20200417"]
    assert dates(series, one) == ["2020-04-02", "2020-04-17", "2020-04-30"]


def test_a_to_do_that_is_only_due_recurs_by_that_and_what_has_no_start_is_listed() -> None:
    text = "BEGIN:VTODO\r\nSUMMARY:Taxes\r\nDUE;VALUE=DATE:20200415\r\nRRULE:FREQ=YEARLY;COUNT=2\r\nEND:VTODO\r\n"
    read = BY_NAME["icalendar"].read(Foreign("story.ics", text.encode()), Wishes())
    assert [event["when"] for event in read.events] == ["2020-04-15", "2021-04-15"]
    read = carried(["SUMMARY:Rent", "RRULE:FREQ=MONTHLY"])
    assert [event["title"] for event in read.events] == ["Rent"]
    assert read.losses.kinds == {"further times of what has no start that can be read": ["Rent"]}


def test_of_several_versions_of_an_entry_the_last_is_read_and_the_others_are_listed() -> None:
    first = ["UID:a@b", "SUMMARY:Talk", "DTSTART;VALUE=DATE:20200102", "SEQUENCE:1"]
    last = ["UID:a@b", "SUMMARY:Talk, moved", "DTSTART;VALUE=DATE:20200103", "SEQUENCE:2"]
    other = ["UID:a@b", "SUMMARY:A namesake", "DTSTART;VALUE=DATE:20200104", "SEQUENCE:2"]
    read = carried(first, last, other)
    assert [event["title"] for event in read.events] == ["Talk, moved", "A namesake"]
    assert read.losses.kinds == {"earlier versions of an entry": ["Talk"]}


def test_what_has_no_end_stops_at_the_window_and_that_is_said() -> None:
    read = carried(["SUMMARY:Birthday", "DTSTART;VALUE=DATE:19900510", "RRULE:FREQ=YEARLY"], until="2000-06")
    assert len(read.events) == 11
    assert read.losses.kinds == {"times of what recurs after 2000-06-30": ["Birthday"]}
    (notice,) = read.notices
    assert notice.startswith("1 that recurs is 11 events: without an end of their own up to 2000-06-30 (--until)")
    assert notice.endswith("at most 1,000 times each (--limit)")
    year = datetime.now(UTC).year
    assert dates(["DTSTART;VALUE=DATE:19900510", "RRULE:FREQ=YEARLY"], until="")[-1] == f"{year + 1}-05-10"


def test_nothing_recurs_more_often_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    read = carried(["SUMMARY:Tick", START, "RRULE:FREQ=SECONDLY"])
    assert len(read.events) == 1_000
    assert read.losses.kinds == {"times of what recurs after the first 1,000": ["Tick"]}
    assert len(dates([START, "RRULE:FREQ=DAILY;COUNT=2000"], limit=1500)) == 1500
    monkeypatch.setattr(unrolling, "MOST_OF_ALL", 2_000)
    many = carried(*[["SUMMARY:Tick", START, "RRULE:FREQ=SECONDLY"]] * 30)
    assert len(many.events) == 2_030
    assert len(many.losses.kinds["times of what recurs after 2,000 of all"]) == 28


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
        "FREQ=YEARLY;BYMONTH=12;BYWEEKNO=20",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=YEARLY;INTERVAL=99999999999999999999",
        "FREQ=FORTNIGHTLY",
        "FREQ=DAILY;BYHOUR=25",
        "FREQ=DAILY;COUNT=many",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=YEARLY;BYEASTER=0",
        "RSCALE=HEBREW;FREQ=YEARLY",
        "FREQ=DAILY;BYSECOND=" + ",".join(map(str, range(60))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
        "FREQ=DAILY;BYMONTHDAY=" + "1," * 100_000 + "1",
        "D1 #10",
        "",
    ],
)
def test_a_rule_that_never_comes_true_or_can_not_be_read_leaves_its_start(rule: str) -> None:
    read = carried(["SUMMARY:Never", START, f"RRULE:{rule}"])
    assert [event["when"] for event in read.events] == ["2020-01-01 10:00Z"]
    assert any(kind.startswith("rules") for kind in read.losses.kinds)


def test_many_rules_that_never_come_true_take_no_longer_than_a_few() -> None:
    rules = [f"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;INTERVAL={number}" for number in range(1, 400)]
    read = carried(*([START, f"RRULE:{rule}"] for rule in rules))
    assert len(read.events) == len(rules)
    assert len(read.losses.kinds["rules after too many that never come true"]) > 380


frequencies = st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"])
filters = st.sampled_from(
    ["", ";BYMONTH=1,6", ";BYMONTHDAY=1,31", ";BYDAY=MO,FR", ";WKST=SU;BYDAY=SU", ";BYMONTHDAY=29"]
)

moments = st.integers(0, 60 * 365 * 86_400).map(lambda second: datetime.fromtimestamp(second, UTC).replace(tzinfo=None))


@settings(max_examples=60, deadline=None)
@given(frequencies, filters, st.integers(1, 5), moments)
def test_a_rule_asked_centuries_later_has_the_same_times(freq: str, more: str, interval: int, start: datetime) -> None:
    rule = f"FREQ={freq};INTERVAL={interval}{more}"
    expected = {start}
    for time in rrulestr(rule, dtstart=start):
        if len(expected) >= 30 or time.year > 2040:
            break
        expected.add(time)
    found = dates([f"DTSTART:{start:%Y%m%dT%H%M%SZ}", f"RRULE:{rule}"], until="2040", limit=30)
    assert [text.removesuffix("Z") for text in found] == [
        time.isoformat(" ", "seconds" if time.second else "minutes") for time in sorted(expected)
    ]
