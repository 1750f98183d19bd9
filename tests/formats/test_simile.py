"""SIMILE Timeline: others' files opened, and what their dates are read as."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.formats.damage import damaged
from tests.formats.roundtrip import opened
from timeline_tui.chronicle.bounds_text import earliest, latest
from timeline_tui.formats.carried import Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.registry import BY_NAME, recognised
from timeline_tui.formats.rows import rows
from timeline_tui.formats.simile_dates import Reckoning
from timeline_tui.store.error import StoreError

DATA = Path(__file__).resolve().parents[1] / "data" / "formats" / "simile"
FILES = sorted(file for file in DATA.iterdir() if file.suffix in (".xml", ".json"))


BOMB = "<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '&{a};&{a};'>" for a, b in ("ab", "bc", "cd", "de", "ef", "fg", "gh")
)


def _count(file: Path) -> int:
    text = file.read_text(encoding="utf-8-sig")
    if file.suffix == ".json":
        return len(json.loads(text)["events"])
    return len(re.findall(r"<event\b", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)))


def _read(text: str, zone: str = "") -> Any:
    foreign = Foreign("story", text.encode())
    assert recognised(foreign) is BY_NAME["simile"]
    return BY_NAME["simile"].read(foreign, Wishes(zone=zone))


def _xml(*events: str) -> Any:
    return _read(f"<data>{''.join(events)}</data>")


def _events(file: str) -> dict[str, Any]:
    chronicle = opened((DATA / file).read_bytes(), "simile", file).chronicle
    return {str(event.title): event for _, event in rows(chronicle)}


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_event_of_a_file_of_its_authors_is_there_and_has_its_date(file: Path) -> None:
    foreign = Foreign(file.name, file.read_bytes())
    assert recognised(foreign) is BY_NAME["simile"]
    reading = opened(foreign.data, "simile", file.name)
    assert (len(reading.chronicle), reading.chronicle.undated) == (_count(file), 0)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    lines = foreign.text.splitlines()
    assert all(re.search(r"<event|[{]", lines[event.place.line - 1]) for _, event in rows(reading.chronicle))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("6", "0006"),
        ("1845", "1845"),
        ("1 AD", "1 AD"),
        ("200 BC", "200 BC"),
        ("107?", "0107?"),
        ("?70", "0070?"),
        ("-500", "-0500"),
        ("May 15 1252", "1252-05-15"),
        ("Jan 01 0897", "0897-01-01"),
        ("Nov 14 1840 00:00:00 GMT", "1840-11-14"),
        ("Fri Nov 22 1963 12:30:00 GMT-0600", "1963-11-22 12:30 -06:00"),
        ("Fri Nov 22 1963 12:30:05 GMT+0530 (IST)", "1963-11-22 12:30:05 +05:30"),
        ("Nov 22 1963 12:30:00 CST", "1963-11-22 12:30 -06:00"),
        ("Nov 22 1963 00:00:00 GMT-0600", "1963-11-22 00:00 -06:00"),
        ("Thu Oct 15 08:00:00 UTC 2026", "2026-10-15 08:00 UTC"),
        ("12/31/1999", "1999-12-31"),
        ("Date(1999, 3, 1)", "1999-04-01"),
        ("2009-12-24T00:00:00+0000", "2009-12-24T00:00:00+00:00"),
        ("2001-09", "2001-09"),
        ("some day", "some day"),
    ],
)
def test_a_date_is_read_as_its_code_reads_it(written: str, text: str) -> None:
    assert Reckoning((), None).text(written) == text


def test_an_offset_is_what_people_mean_by_it_and_a_midnight_on_its_clock_is_a_day() -> None:
    events = _events("jfk_jfk.xml")
    first = events["'Bay of Pigs' Invasion"].when
    assert (earliest(first), first.lo) == ("1961-05-20", -271_965_600)  # 06:00 in Greenwich
    shot = next(event for title, event in events.items() if "Kennedy shot" in title)
    assert earliest(shot.when) == "1963-11-22T12:30:00-06:00"


def test_four_dates_are_a_span_with_ends_somewhere_between_two() -> None:
    when = _events("monet_monet.xml")["Joined Cavalry in Algeria"].when
    assert (earliest(when), latest(when)) == ("1861-06-01", "1863-07-01")
    start, end = when.parts
    assert (earliest(start), latest(start)) == ("1861-06-01", "1861-07-01")
    assert (earliest(end), latest(end)) == ("1863-06-01", "1863-07-01")


def test_a_moment_with_an_end_is_somewhere_between_the_two() -> None:
    when = _events("monet_monet.xml")["Family moved to Le Havre, Normandy"].when
    assert (earliest(when), latest(when), when.is_span) == ("1845-01-01", "1846-12-31", False)


def test_a_duration_without_an_end_ended_not_known_when() -> None:
    carried = _xml('<event title="A" start="1845" isDuration="true"/>')
    assert carried.events == [{"title": "A", "start": "1845"}]


def test_where_nobody_says_what_lasted_an_end_is_an_end() -> None:
    carried = _xml('<event title="A" start="1845" end="1846"/>')
    assert carried.events == [{"title": "A", "start": "1845", "end": "1846"}]
    assert "no event says isDuration" in carried.notices[0]


def test_spans_that_all_run_backwards_count_millions_of_years_and_that_is_said() -> None:
    reading = opened((DATA / "dinosaurs_cut.xml").read_bytes(), "simile")
    events = {str(event.title): event for _, event in rows(reading.chronicle)}
    assert events["Acrocanthosaurus"].when_text == "115 Ma/105 Ma"
    assert "70 Ma?/" in {event.when_text for event in events.values()}
    assert any("it names no unit" in problem.message for problem in reading.problems)
    # One span that runs forwards, or one date that is no number, and they are years: then they end too early.
    assert _xml(*_spans((115, 105), (100, 110))).events[0]["start"] == "0115"
    assert _xml(*_spans((115, 105)), '<event title="B" start="May 15 1252"/>').events[0]["start"] == "0115"


def _spans(*spans: tuple[int, int]) -> list[str]:
    return [f'<event title="A" isDuration="true" start="{start}" end="{end}"/>' for start, end in spans]


def test_what_stands_in_an_event_is_carried_over_or_counted() -> None:
    carried = _read(
        '<data wiki-url="http://w.org/"><!-- <event/> -->\n'
        '<event start="1900" title="A &amp;amp; &lt;b&gt;B&lt;/b&gt;" '
        'link="http://a.org/" image="a.png" icon="i.png" color="red" classname="hot_event" id="Ev 1">\n'
        " &lt;p&gt;Said &lt;a href='http://b.org/'&gt;so&lt;/a&gt;&lt;/p&gt;</event>\n<other/></data>"
    )
    assert carried.events == [
        {
            "id": "ev-1",
            "title": "A & B",
            "when": "1900",
            "tags": ["hot_event"],
            "summary": "Said [so](http://b.org/)",
            "url": "http://a.org/",
            "image": "a.png",
        }
    ]
    assert carried.lines == [2]
    assert set(carried.losses.kinds) == {
        "the wiki of its events",
        "<other> elements",
        "icons",
        "colours",
        "ids that are written otherwise here",
    }


def test_a_script_is_read_without_being_run() -> None:
    carried = _read(
        "var timeline_data = { // saved\n'dateTimeFormat': 'iso8601', 'wikiURL': \"http://w.org\",\n"
        "'events': [\n{'start': '1930-06-02T00:00:00+0000', 'end': new Date(2012, 8, 21), 'title': 'V\\'s ' + 'x',\n"
        "'durationEvent': true},\n{start: '-1262', title: 'W', description: 'by <i>F</i>',}]\n};\ndraw(timeline_data);"
    )
    assert carried.events == [
        {"title": "V's x", "start": "1930-06-02T00:00:00+00:00", "end": "2012-09-21"},
        {"title": "W", "when": "-1262", "summary": "by *F*"},
    ]
    assert carried.lines == [4, 6]
    assert carried.losses.kinds["statements of a script that are no data"] == ["line 8"]


def test_every_list_of_a_script_is_read_and_what_else_it_holds_is_counted() -> None:
    head = "var title = \"Ages\";\nvar tl_eras = {\n'dateTimeFormat': 'iso8601', 'events': [\n"
    carried = _read(
        f"{head}{{'start': '-9999', 'title': 'A'}}]}};\n\n// more\nvar colours = ['red'];\n"
        "var tl_states = {'dateTimeFormat': 'iso8601', 'events': [\n{'start': '1914', 'title': 'B'}]};"
    )
    assert [(event["title"], event["when"]) for event in carried.events] == [("A", "-9999"), ("B", "1914")]
    assert carried.lines == [4, 9]
    assert carried.losses.kinds == {
        "statements of a script that are no data": ["line 1"],
        "data of a script that are no events": ["colours"],
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("var d = {events: [{start: now, title: 'A'}]}", 'line 1: "now" is a name of the script'),
        ("var d = {events: [{start: '1900',\n title: 'A'", "line 2: it ends within its data"),
        ("<data><event start='1900' title='A'></data>", "this is no XML at line 1"),
        (f"<!DOCTYPE data [{BOMB}]><data><event start='1900' title='A'>&h;</event></data>", "its XML defines entities"),
    ],
)
def test_what_can_not_be_read_is_a_sentence(text: str, why: str) -> None:
    with pytest.raises(StoreError, match=re.escape(why)):
        _read(text)


def test_another_zone_is_that_of_times_that_name_none() -> None:
    texts = (f'<event title="A" start="Nov 22 1963 {time}"/>' for time in ("12:30:00", "00:00:00 GMT"))
    carried = _read(f"<data>{''.join(texts)}</data>", "Europe/Paris")
    assert carried.preface["timezone"] == "Europe/Paris"
    assert [event["when"] for event in carried.events] == ["1963-11-22 12:30", "1963-11-22 00:00 UTC"]


@pytest.mark.parametrize("file", ["monet_monet.xml", "compact-painter_data2.json"])
def test_a_damaged_file_is_a_sentence_or_listed_problems(file: str) -> None:
    data = (DATA / file).read_bytes()
    for seed in range(60):
        with contextlib.suppress(StoreError):
            opened(damaged(data, seed), "simile")


@pytest.mark.parametrize(
    "text",
    [
        '{"dateTimeFormat": 5, "events": [1, null, {"start": {"a": 1}, "title": ["x"], "link": 5, "id": {}}]}',
        '{"dateTimeFormat": "", "events": [{"start": 1e400, "end": true, "title": "A", "durationEvent": "no"}]}',
        "<data><event start='" + "(" * 200_000 + "' title='" + "9" * 200_000 + "'/></data>",
        "<data>" + "<event title='A' start='1'>" * 300 + "</event>" * 300 + "</data>",
        "var x = {events: [], start: 1} " + "//" * 50_000 + "\n}",
        "//" * 50_000 + "\nx",
    ],
    ids=["json", "numbers", "large", "deep", "comments", "comment"],
)
def test_odd_values_are_no_reason_to_fail(text: str) -> None:
    with contextlib.suppress(StoreError):
        opened(text.encode(), "simile")
