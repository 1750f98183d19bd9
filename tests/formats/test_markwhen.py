"""markwhen in and out, held against what the parser that people use makes of the same text."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.roundtrip import differences, opened, there_and_back, written
from tests.node import modules, run
from tests.synthetic import busy_chronicles, chronicles
from timeline_tui.chronicle.civil import seconds
from timeline_tui.chronicle.event import Event, Lane, Preface
from timeline_tui.chronicle.meaning import meaning
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read as read_date
from timeline_tui.chronicle.reading import read_span
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.when import Precision
from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.opening import document_of, read
from timeline_tui.formats.registry import BY_NAME, recognised
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from timeline_tui.chronicle.when import When
    from timeline_tui.formats.carried import Carried

SNIPPETS: Final = Path("tests/data/formats/markwhen")
FILES: Final = sorted(SNIPPETS.glob("*.mw"))
PARSER: Final = "@markwhen/parser@1.2.0"
EXAMPLE: Final = "events.toml"

UNREADABLE: Final = "no such day: undated here, now there"
UNKNOWN: Final = "it counts from nothing that is known: undated here, counted from now there"
PRESENT: Final = "now, read anew each time here"
DAY_FIRST: Final = "dateFormat: d/M/y is obeyed here, and passed over there"
AHEAD: Final = "it counts from an event further down: found here, counted from now there"
OTHER_ZONE: Final = "a whole day in another zone: ours belong to the zone of the file"

OTHERWISE: Final = {
    ("remarking_index_02.mw", 0): UNREADABLE,
    ("remarking_index_03.mw", 5): UNREADABLE,
    ("syntax_dates-and-ranges_03.mw", 0): DAY_FIRST,
    ("syntax_dates-and-ranges_03.mw", 1): DAY_FIRST,
    ("syntax_dates-and-ranges_03.mw", 3): DAY_FIRST,
    ("syntax_dates-and-ranges_09.mw", 0): AHEAD,
    ("syntax_dates-and-ranges_09.mw", 1): AHEAD,
    ("syntax_dates-and-ranges_11.mw", 0): UNKNOWN,
    ("syntax_dates-and-ranges_11.mw", 1): UNKNOWN,
    ("syntax_dates-and-ranges_16.mw", 0): UNKNOWN,
    ("syntax_dates-and-ranges_16.mw", 1): UNKNOWN,
    ("syntax_dates-and-ranges_16.mw", 2): UNKNOWN,
    ("syntax_events_00.mw", 3): PRESENT,
    ("syntax_timezones_00.mw", 1): OTHER_ZONE,
    **{
        (f"visualizations_timeline_styling_{number:02}.mw", place): PRESENT
        for number, places in [
            *((number, 1) for number in range(19)),
            *((number, 3) for number in range(19, 23)),
            (23, 5),
        ]
        for place in range(places)
    },
}
"""Every event of the snippets whose date is another here than there, by its place in the file, with the reason."""


def carried(text: str, wishes: Wishes | None = None) -> Carried:
    return BY_NAME["markwhen"].read(Foreign("story.mw", text.encode()), wishes or Wishes())


def events_of(text: str) -> list[Event]:
    """The events in the order of the file."""
    found = carried(text)
    reading = load(["story"], documents={"story": document_of("story", BY_NAME["markwhen"], found)})
    by_id = {event.id: event for event in reading.chronicle.rows(0, len(reading.chronicle))}
    return [by_id[reading.documents[0].events[index].id] for index in range(len(found.events))]


def dates_of(text: str) -> list[str]:
    return [event.when_text if event.when else f"? {event.when_text}" for event in events_of(text)]


def drawn_end(when: When) -> int:
    """Where markwhen's bar ends: a time of day has no length there, a minute here."""
    last = when.parts[-1] if when.is_span and when.parts else when
    return last.lo if last.prec >= Precision.HOUR else when.hi


# What others wrote.


@pytest.fixture(scope="module")
def parsed() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((SNIPPETS / "parser.json").read_text())
    return made


def test_every_snippet_opens_with_the_events_that_the_parser_finds(parsed: dict[str, Any]) -> None:
    assert len(FILES) == 86
    for file in FILES:
        found = carried(file.read_text())
        wanted = sum(event["times"] for event in parsed[file.name]["events"])
        assert len(found.events) == wanted, file.name
        if not wanted:
            assert any("no event" in notice for notice in found.notices), file.name


def test_every_snippet_opens_from_the_command_line_s_way() -> None:
    for file in FILES:
        assert read([str(file)]).documents[0].origin == "markwhen"


def test_every_date_of_the_snippets_is_the_parser_s_or_is_listed_with_a_reason(parsed: dict[str, Any]) -> None:
    otherwise = set()
    for file in FILES:
        lines: dict[int, Event] = {}
        for event in events_of(file.read_text()):
            lines.setdefault(event.place.line, event)  # of what recurs, the first
        for place, (ours, theirs) in enumerate(zip(lines.values(), parsed[file.name]["events"], strict=True)):
            when = ours.when
            if when is None or (when.lo, drawn_end(when)) != (theirs["from"], theirs["to"]):
                otherwise.add((file.name, place))
    assert otherwise == set(OTHERWISE)


def test_tags_of_the_snippets_are_the_parser_s_and_those_of_their_headings(parsed: dict[str, Any]) -> None:
    for file in FILES:
        for ours, theirs in zip(events_of(file.read_text()), parsed[file.name]["events"], strict=False):
            if parsed[file.name]["events"][0]["times"] == 1:
                assert list(ours.tags[: len(theirs["tags"])]) == theirs["tags"]


# The syntax.

DATES: Final = [
    ("2001: A Space Odyssey", ["2001"]),
    ("800: Charlemagne", ["0800"]),
    ("44 BCE: Caesar", ["-0043"]),
    ("300 - 200 BC: x", ["-0299/-0199"]),
    ("50 BC - 50 AD: x", ["-0049/0050"]),
    ("12000: x", ["Y12000"]),
    ("12/2012: x", ["2012-12"]),
    ("12/25/2022: x", ["2022-12-25"]),
    ("dateFormat: d/M/y\n25/12/2022: x", ["2022-12-25"]),
    ("25/12/2022: x", ["? 25/12/2022"]),
    ("12/7/41: x", ["? 12/7/41"]),
    ("Dec 2022: x", ["2022-12"]),
    ("5 december 2022: x", ["2022-12-05"]),
    ("July 13, 2022 10am: x", ["2022-07-13 10h"]),
    ("Dec 25: of no year", ["? Dec 25"]),
    ("2025-02-30: x", ["? 2025-02-30"]),
    ("2021-W02: x", ["2021-W02"]),
    ("2021-W02-3: x", ["2021-01-13"]),
    ("2021-01-10 11:59pm: x", ["2021-01-10 23:59"]),
    ("2022-02-22T16:27:08.369Z: x", ["2022-02-22T16:27:08Z"]),
    ("2012 - now: x", ["2012/.."]),
    ("now: x", ["@today"]),
    (
        "now - 3 days: x\n2 weeks: y",
        ["@today/3 days after @today", "3 days after @today/3 days and 2 weeks after @today"],
    ),
    ("2012 to 2014: x", ["2012/2014"]),
    ("2012/2014-03: x", ["2012/2014-03"]),
    ("2021-01-10 10:00 - 2 hours: x", ["2021-01-10 10:00/2021-01-10 12:00"]),
    ("2021-01-10 10:00 - 11:30: x\n9am: y", ["2021-01-10 10:00/2021-01-10 11:30", "2021-01-11 09h"]),
    ("2020: x\n3 months: y", ["2020", "2021-01/2021-03"]),
    ("2020: x\n1 year, 2 months: y", ["2020", "2021-01/2022-02"]),
    ("2022-12-25: x !c\n!c.end + 2 weeks - 3 days: y", ["2022-12-25", "2023-01-09/2023-01-11"]),
    ("2022-12-25: x !c\nby !c 1 month: y", ["2022-12-25", "2022-11-25/2022-12-24"]),
    ("before !c 3 work days: y\n2022-12-26: x\nid: c", ["2022-12-21/2022-12-25", "2022-12-26"]),
    ("after !b 1 day: a !a\nafter !a 1 day: b !b\n2022: c", ["? after !b 1 day", "? after !a 1 day", "2022"]),
    ("2022: x\n- 5 days: y", ["2022"]),
]


@pytest.mark.parametrize(("text", "dates"), DATES)
def test_dates_are_read_as_markwhen_writes_them(text: str, dates: list[str]) -> None:
    assert dates_of(text) == dates


def test_a_line_has_title_tags_id_people_link_picture_place_and_check_mark() -> None:
    line = (
        "2022: [x] Met @ada at [the tower](example.org/t) #friends !meet [Seattle](location) ![us](https://e.org/u.png)"
    )
    (event,) = events_of(line)
    assert (event.title, event.tags, event.id) == ("Met @ada at the tower", ("done", "friends"), "meet")
    assert (event.who, event.url, event.where) == (("ada",), "https://example.org/t", "Seattle")
    assert (event.image, event.image_alt) == ("https://e.org/u.png", "us")


def test_an_address_that_no_browser_should_open_stays_words() -> None:
    (event,) = events_of("2022: [x](javascript:alert) ![y](file:///etc/passwd)")
    assert (event.url, event.image) == ("", "")
    assert "javascript" in str(event.title)


def test_properties_become_keys_and_what_no_key_holds_is_said_in_the_summary() -> None:
    (event,) = events_of(
        "2025-04-30: Carpooling\n  id: Ride\n  riders: [Tom, Jerry]\n  fee: $4\n  location: Kansas City, MO\n"
        "  people:\n    - Ada\n    - Bob\n\n  Some day // not a comment\n  // a comment\n  - [ ] a car"
    )
    assert (event.id, event.where, event.who) == ("ride", "Kansas City, MO", ("Ada", "Bob"))
    assert event.summary == "Some day // not a comment\n- [ ] a car\n\n- riders: Tom, Jerry\n- fee: $4"


def test_headings_and_groups_become_lanes_and_tags() -> None:
    found = carried(
        "# The 90s #old\n1991: a\n## Film\n1994: b #x\n# Other\n2022: c\n\n"
        "group Work\n2023: d\nsection Deep\n2024: e\nend section\nend group\n2025: f"
    )
    assert [(table.get("lane", ""), table.get("tags", [])) for table in found.events] == [
        ("the-90s", ["old"]),
        ("the-90s", ["x", "old", "Film"]),
        ("other", []),
        ("other", ["Work"]),
        ("other", ["Work", "Deep"]),
        ("other", []),
    ]
    assert [lane["title"] for lane in found.preface["lane"]] == ["The 90s", "Other"]


def test_pages_of_old_files_have_headers_of_their_own_and_are_tags() -> None:
    found = carried(
        "title: One\n2021: a\n\n_-_-_break_-_-_\n\ntitle: Two\ndateFormat: d/M/y\n#Work: pink\n\nsection S\n"
        "02/01/2022: b\nwith words\nendSection\n_-_-_break_-_-_\n2023: c\n"
    )
    assert found.preface["title"] == "One"
    assert [(table["title"], table["when"], table.get("tags", [])) for table in found.events] == [
        ("a", "2021", []),
        ("b", "2022-01-02", ["Two"]),
        ("c", "2023", []),
    ]
    assert found.events[1]["summary"] == "with words"


def test_times_have_the_zone_of_their_event_their_heading_or_the_file() -> None:
    text = (
        "timezone: -6\n2025-08-03 10am: a\n# Away\ntz: Europe/Paris\n2025-08-03 10:00: b\n"
        "2025-06-09 11am / 2025-06-09 6:40pm: c\ntimezone:\n  from: America/Los_Angeles\n  to: America/New_York"
    )
    one, two, three = (event.when for event in events_of(text))
    assert one
    assert two
    assert three
    assert (one.lo, two.lo) == (read_date("2025-08-03T16:00:00Z").lo, read_date("2025-08-03T08:00:00Z").lo)
    assert (three.lo, drawn_end(three)) == (read_date("2025-06-09T18:00:00Z").lo, read_date("2025-06-09T22:40:00Z").lo)


def test_a_zone_that_is_not_known_is_said_and_one_may_be_wished() -> None:
    assert any("Mars/Base" in notice for notice in carried("timezone: Mars/Base\n2021: x").notices)
    assert carried("2021: x", Wishes(zone="Europe/Paris")).preface["timezone"] == "Europe/Paris"
    assert carried("tz: Asia/Tokyo\n2021: x", Wishes(zone="Europe/Paris")).preface["timezone"] == "Asia/Tokyo"


RECURRENCES: Final = [
    ("2021-01-31 every month for 4 times: x", ["2021-01-31", "2021-03-31", "2021-05-31", "2021-07-31"]),
    ("2021 every 2 years x3: x", ["2021", "2023", "2025"]),
    ("2021-01-04 every weekday for 6 times: x", [f"2021-01-{day:02}" for day in (4, 5, 6, 7, 8, 11)]),
    ("2021-01-04 every other week for 6 weeks: x", ["2021-01-04", "2021-01-18", "2021-02-01"]),
    ("2021-01-05 every tuesday and friday until 2021-01-12: x", ["2021-01-05", "2021-01-08", "2021-01-12"]),
    ("2021-01/2021-03 every year for 2 years: x", ["2021-01/2021-03", "2022-01/2022-03"]),
    ("2021-01-04 9am every day for 2 times: x", ["2021-01-04 09h", "2021-01-05 09h"]),
    (
        "12/25/2021 every year for 2 times: x\n1 week: after the first",
        ["2021-12-25", "2022-12-25", "2021-12-26/2022-01-01"],
    ),
]


@pytest.mark.parametrize(("text", "dates"), RECURRENCES)
def test_what_recurs_is_unrolled(text: str, dates: list[str]) -> None:
    assert dates_of(text) == dates


def test_what_recurs_without_end_is_bounded_and_what_was_cut_is_listed() -> None:
    text = "2021-01-04 every week: Meeting"
    found = carried(text)
    assert len(found.events) == 100
    assert list(found.losses.kinds) == ["occurrences after the first 100"]
    found = carried(text, Wishes(until="2021-02"))
    assert [table["when"] for table in found.events] == [
        "2021-01-04",
        "2021-01-11",
        "2021-01-18",
        "2021-01-25",
        *(f"2021-02-{day:02}" for day in (1, 8, 15, 22)),
    ]
    assert found.losses
    assert len(carried(text, Wishes(limit=3)).events) == 3
    assert len(carried("2021-01-04 every minute for 9 years: x").events) == 10_000


def test_a_rule_that_is_not_read_leaves_one_event_and_is_listed() -> None:
    found = carried("2021-01-04 every blue moon: x")
    assert len(found.events) == 1
    assert found.losses.kinds["what recurs by a rule that is not read"]


def test_a_broken_header_loses_nothing_else() -> None:
    found = carried("title: [broken\nother: fine\n: nonsense\n2021: x")
    assert len(found.events) == 1
    assert found.losses.kinds["settings of other programs"] == ["other"]
    assert found.losses


def test_what_the_header_sets_for_other_programs_is_listed() -> None:
    found = carried("title: T\ndescription: D\nimport:\n  - a/b\n#work: red\nreminders: [1 day]\nview: '*'\n2021: x")
    assert found.preface == {"title": "T", "about": "D"}
    assert set(found.losses.kinds) == {
        "texts that it imports",
        "colours and settings of tags",
        "reminders",
        "settings of other programs",
    }


# Out, and in again.


def test_the_shipped_chronology_goes_round_and_only_other_languages_are_lost() -> None:
    chronicle = read([EXAMPLE]).chronicle
    reading, losses = there_and_back(chronicle, "markwhen")
    assert differences(chronicle, reading.chronicle, losses) == []
    assert not reading.problems
    assert set(losses.kinds) == {
        "words in other languages",
        "doubt and precision of dates that markwhen can't draw (kept in `when`)",
    }
    ours, theirs = chronicle.preface, reading.chronicle.preface
    assert (theirs.title, theirs.timezone, theirs.published) == (ours.title, ours.timezone, ours.published)
    assert [lane.id for lane in theirs.lanes] == [lane.id for lane in ours.lanes]
    assert theirs.sources.keys() == ours.sources.keys()
    assert theirs.routes == ours.routes
    assert theirs.eras == ours.eras


@settings(max_examples=25, deadline=None)
@given(st.one_of(chronicles, busy_chronicles))
def test_any_chronology_goes_round(chronicle: MemoryChronicle) -> None:
    reading, losses = there_and_back(chronicle, "markwhen")
    assert differences(chronicle, reading.chronicle, losses) == []


HOSTILE: Final = (
    "2021: another event?",
    "# not a heading",
    "by: somebody\nsecond line",
    "#tag @name !id [x](https://example.org) 50%",
    "[x] done\n\n\n  indented // kept",
    "every day: x",
    "- : x",
    "---\nkey: value\n---",
    "// no comment",
    "id: mine",
    "a: b\nend group",
    "  leading and trailing  ",
    "![p](https://example.org/p.png)",
    '"quoted" \\ back \u2028 \x85 \t tab',
    "_-_-_break_-_-_",
    "10: x",
    "may: x",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(HOSTILE), st.sampled_from(HOSTILE), st.text(max_size=12)), max_size=5))
def test_words_that_look_like_syntax_go_round(texts: list[tuple[str, str, str]]) -> None:
    events = [
        Event(
            id=f"e-{number}",
            title=title,
            when=read_date("2021-01-10"),
            when_text="2021-01-10",
            summary=summary.replace("\r", ""),
            note=note,
            tags=(title, note) if note else (),
            who=(summary,),
            where=title,
            lane=("", "odd lane", "b")[number % 3],
        )
        for number, (title, summary, note) in enumerate(texts)
    ]
    chronicle = MemoryChronicle(Preface(lanes=(Lane("b", "#1 [x] b !c: d"),)), events)
    reading, losses = there_and_back(chronicle, "markwhen")
    assert differences(chronicle, reading.chronicle, losses) == []


def test_a_date_changed_in_the_line_holds_against_the_one_that_we_left() -> None:
    chronicle = MemoryChronicle(Preface(), [Event("e", "x", read_date("1850~"), "1850~")])
    text = written(chronicle, "markwhen").decode()
    assert opened(text.encode(), "markwhen").chronicle.rows(0, 1)[0].when_text == "1850~"
    found = carried(text.replace("1850: x", "1851: x"))
    assert [table["when"] for table in found.events] == ["1851"]
    assert any("1850~" in notice for notice in found.notices)


# Recognised, and weather.


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2021: x\n", True),
        ("title: x\n---\n\n# Heading\n\nDec 25 2022: Christmas\n", True),
        ("timeline\n    2002 : LinkedIn\n", False),
        ("2021-01-10 10:30:12 INFO started\n", False),
        ("date,title\n2021-01-10 10:30,x\n", False),
        ('{"events": []}', False),
        ("BEGIN:VCALENDAR\nDTSTART: 2021\n", False),
        ("Dear all,\nsee you in 2021.\n", False),
        ("10: x\n", False),
    ],
)
def test_it_is_known_by_lines_that_begin_with_a_date(text: str, known: bool) -> None:
    found = recognised(Foreign("-", text.encode()))
    assert (found is not None and found.name == "markwhen") is known


def test_what_we_write_is_known_whatever_it_is_called_and_says_what_it_lacks() -> None:
    losses = Losses()
    data = written(read([EXAMPLE]).chronicle, "markwhen", losses)
    found = recognised(Foreign("-", data))
    assert found
    assert found.name == "markwhen"
    head = data.decode().split("---")[0]
    assert all(f"// - {line}" in head for line in losses.summary())


def test_cut_and_flipped_files_open_all_the_same() -> None:
    dice = random.Random(1)
    whole = b"\n".join(file.read_bytes() for file in FILES) + written(read([EXAMPLE]).chronicle, "markwhen")[:20_000]
    for _ in range(30):
        start = dice.randrange(len(whole))
        data = bytearray(whole[start : start + dice.randrange(6_000)])
        for _ in range(dice.randrange(20)):
            if data:
                data[dice.randrange(len(data))] = dice.randrange(1, 256)
        opened(bytes(data), "markwhen")


@pytest.mark.parametrize(
    "text",
    [
        f"2021: {'![' * 300_000}](x)",
        f"2021: {'x' * 1_000_000}",
        f"key: {'[' * 100_000}",
        f"a: &a [x]\nb: [{'*a, ' * 1000}]\n2021: x",
        f"2021: x\n  p: {'{' * 5_000}",
        "1 day: x\n" * 1_000,
        f"{'1 day ' * 33}: x",
        f"2021-01-01 {'- ' * 90}: x",
        "#" * 100_000,
        f"2021 {' ' * 100_000}: x",
        "2021: x\n" + "".join(f"after !e{number + 1} 1 day: x !e{number}\n" for number in range(1_000)),
        f"after {'9' * 9} years: x\n2021: y\n{'9' * 9} years: z\n{'9' * 9} week days: w",
    ],
    ids=itertools.count(),
)
def test_hostile_texts_open(text: str) -> None:
    assert opened(text.encode(), "markwhen").chronicle is not None


# The parser itself.


def test_the_parser_reads_our_files_to_the_same_dates_and_what_we_say_of_it_is_so(
    tmp_path: Path, parsed: dict[str, Any]
) -> None:
    folder = modules(tmp_path, PARSER)
    chronicle = read([EXAMPLE]).chronicle
    ours = tmp_path / "events.mw"
    ours.write_bytes(written(chronicle, "markwhen", Losses()))
    found = json.loads(run(Path("tests/formats/markwhen_reads.cjs"), str(folder), str(ours), *map(str, FILES)))
    said = found.pop("events.mw")
    assert found == parsed
    assert said["messages"] == []
    theirs = {event["id"]: event for event in said["events"]}
    events = chronicle.rows(0, len(chronicle))
    assert len(theirs) == len(events)
    for event in events:
        when = event.when
        assert when
        end = drawn_end(when) if not when.hi_kind else when.lo  # an end that nobody knows is none there
        assert (theirs[event.id]["from"], theirs[event.id]["to"]) == (when.lo, end), event.id
        assert theirs[event.id]["tags"] == list(event.tags)


STARTS: Final = (
    *("1985", "1985-03", "1985-03-04", "1985-03-04 12:00", "1985-03-04T12:00:30Z", "1985-03-04T12", "1985-W02", "198X"),
    *("0085", "0085-03-04", "-0431", "-0431-05-06", "1985-Q1", "2001-21"),
)
ENDS: Final = (
    *("..", "?", "1999", "1999-03", "1999-03-04", "1999-03-04 12:00 PST", "1999-03-04T12:00:30Z", "1999-W02", "199X"),
    *("Y12345", "-0400", "0099-03-04"),
)


def test_the_parser_sees_whatever_we_draw_and_nothing_that_has_a_start_is_drawn_now(tmp_path: Path) -> None:
    """What it does not take for a date it takes for words, or for the present, without a word."""
    folder = modules(tmp_path, PARSER)
    events: list[Event] = []
    for start, end in itertools.product(STARTS, ENDS):
        try:
            when = read_span(start, end)
        except Refusal:
            continue  # it would end before it starts
        events.append(Event(f"e{len(events)}", "x", when, f"{start}/{end}"))
    file = tmp_path / "spans.mw"
    file.write_bytes(written(MemoryChronicle(Preface(), events), "markwhen"))
    (said,) = json.loads(run(Path("tests/formats/markwhen_reads.cjs"), str(folder), str(file))).values()
    assert said["messages"] == []
    seen = {each["id"]: each for each in said["events"]}
    assert len(seen) == file.read_text(encoding="utf-8").count(": x\n") > 100
    for event in events:
        if event.id in seen and event.when is not None and event.when.lo > seconds(0):
            far = event.when.hi_kind == "" and event.when.hi > seconds(10_000)
            assert abs(seen[event.id]["from"] - event.when.lo) < 2 or far, event.when_text


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ("1985-03-04/..", "1985-03-04/now"),
        ("1985-03-04 12:00 / ..", "1985-03-04 12:00 / now"),
        ("1985-03-04T12:00:30Z/..", "1985-03-04T12:00:30Z - now"),
        ("198X/..", "1980/now"),
        ("-0431/..", "432 BCE"),
        ("-0431/1999-03-04", "432 BCE - 1999 CE"),
        ("1985-03/Y12345", "1985 - 12345"),
        ("1985-03-04/1999-03-04T12:00:30Z", "1985-03-04T00:00:00Z - 1999-03-04T12:00:30Z"),
        ("1985-03-04T12:00:30Z/1999-03-04", "1985-03-04T12:00:30Z - 1999-03-05T00:00:00Z"),
    ],
)
def test_a_span_is_drawn_in_a_form_that_the_parser_reads(when: str, line: str) -> None:
    chronicle = MemoryChronicle(Preface(), [Event("e", "x", read_date(when), when)])
    text = written(chronicle, "markwhen")
    assert f"\n{line}: x\n" in text.decode()
    back = opened(text, "markwhen").chronicle.rows(0, 1)[0].when
    assert back is not None
    assert meaning(back) == meaning(read_date(when))
