"""vis-timeline: others' files opened; items, groups and backgrounds."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.formats.damage import damaged
from tests.formats.roundtrip import opened
from timeline_tui.formats.carried import Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.registry import BY_NAME, recognised
from timeline_tui.formats.rows import rows
from timeline_tui.store.error import StoreError

DATA = Path(__file__).resolve().parents[1] / "data" / "formats" / "vis-timeline"


def _read(value: object, zone: str = "") -> Any:
    text = value if isinstance(value, str) else json.dumps(value)
    foreign = Foreign("story", text.encode())
    assert recognised(foreign) is BY_NAME["vis-timeline"]
    return BY_NAME["vis-timeline"].read(foreign, Wishes(zone=zone))


@pytest.mark.parametrize("name", ["basic.json", "worldcup2014.json"])
def test_every_item_of_a_file_of_its_authors_is_there(name: str) -> None:
    data = (DATA / name).read_bytes()
    assert recognised(Foreign(name, data)) is BY_NAME["vis-timeline"]
    reading = opened(data, "vis-timeline", name)
    assert (len(reading.chronicle), reading.chronicle.undated) == (len(json.loads(data)), 0)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    places = [event.place.line for _, event in rows(reading.chronicle)]
    assert len(set(places)) == len(places)


def test_backgrounds_are_eras_and_groups_are_lanes() -> None:
    data = (DATA / "backgrounds.js").read_bytes()
    assert recognised(Foreign("backgrounds.js", data)) is BY_NAME["vis-timeline"]
    reading = opened(data, "vis-timeline")
    assert [str(era.title) for era in reading.chronicle.preface.eras] == [
        "Period A",
        "Period B",
        "Period C",
        "Period D",
    ]
    assert [str(lane.title) for lane in reading.chronicle.preface.lanes] == ["Group 1", "Group 2"]
    events = {event.id: event for _, event in rows(reading.chronicle)}
    assert len(events) == 6
    assert (events["1"].title, events["1"].lane, events["4"].when_text) == (
        "item 1 start",
        "group-1",
        "2014-01-17/2014-01-21",
    )
    said = " ".join(problem.message for problem in reading.problems)
    assert "backgrounds are eras here, and no events (4)" in said
    assert "groups of backgrounds (3)" in said


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2014-04-20", "2014-04-20"),
        ("2014-4-2", "2014-04-02"),
        ("2014-06-28T13:00:00", "2014-06-28T13:00:00"),
        ("2014-06-28 13:00", "2014-06-28T13:00"),
        ("2014-06-28T13:00:00.000Z", "2014-06-28T13:00:00.000Z"),
        ("2014-06-28T13:00:00+0200", "2014-06-28T13:00:00+02:00"),
        (1397952000000, "2014-04-20T00:00Z"),
        (1397952001000.0, "2014-04-20T00:00:01Z"),
        ("/Date(1397952000000)/", "2014-04-20T00:00Z"),
        ("Sat Jun 28 2014 13:00:00 GMT+0200 (CEST)", "2014-06-28 13:00 +02:00"),
        ("-000043-03-15T00:00:00.000Z", "-0043-03-15T00:00:00.000Z"),
        ("tomorrow", "tomorrow"),
        ({"a": 1}, "{'a': 1}"),
    ],
)
def test_a_date_is_read_as_it_is_written(written: object, text: str) -> None:
    assert _read([{"content": "A", "start": written}]).events[0]["when"] == text


def test_a_local_time_belongs_to_the_zone_of_the_document() -> None:
    carried = _read([{"content": "A", "start": "2014-06-28T13:00:00"}], "America/Sao_Paulo")
    assert carried.preface["timezone"] == "America/Sao_Paulo"


def test_content_may_be_html_with_a_link_and_a_picture() -> None:
    carried = _read(
        {
            "items": [
                {
                    "id": "X 1",
                    "content": 'item<br><a href="https://a.org/?a=1&amp;b=2">here</a><img src="i.png">',
                    "start": "2014-01-01",
                    "group": 7,
                    "subgroup": "sg",
                    "className": "red big",
                    "title": "<b>More</b>",
                    "style": "color: red",
                    "editable": False,
                },
                {"content": "B", "start": "2014-01-01", "group": "un<i>known</i>"},
            ],
            "groups": [{"id": 7, "content": "<i>Seven</i>", "nestedGroups": [1]}],
        }
    )
    first, second = carried.events
    assert first == {
        "id": "x-1",
        "title": "item here",
        "when": "2014-01-01",
        "lane": "seven",
        "tags": ["red", "big", "sg"],
        "summary": "item  \n[here](https://a.org/?a=1&b=2)\n\n**More**",
        "url": "https://a.org/?a=1&b=2",
        "image": "i.png",
    } | {"summary": first["summary"]}
    assert "**More**" in first["summary"]
    assert second["lane"] == "unknown"
    assert set(carried.losses.kinds) == {"styles", "ids that are written otherwise here", '"nestedGroups" of groups'}


def test_without_content_a_title_is_made_of_what_there_is_and_that_is_said() -> None:
    carried = _read([{"player": "Brazil", "score": 1, "start": "2014-06-28"}, {"start": "2014-06-29", "id": 3}])
    assert [event["title"] for event in carried.events] == ["Brazil, 1", "3"]
    assert carried.notices == ["titles of what has no content are made of player, score (1)"]


@pytest.mark.parametrize(
    "value",
    [
        [{"title": "A", "start": "2021-01-10", "lane": "x"}],
        [{"name": "A", "start": "2021"}],
        [{"content": "A"}],
        {"items": [{"title": "A", "date_published": "2021"}]},
        {"events": [{"title": "A", "start": "2021"}]},
        [1, 2],
        [],
        "x = [1]",
    ],
)
def test_other_lists_are_not_taken_for_it(value: object) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    assert not BY_NAME["vis-timeline"].looks_like(Foreign("story", text.encode()))
    assert not BY_NAME["simile"].looks_like(Foreign("story", text.encode()))
    assert not BY_NAME["timelinejs"].looks_like(Foreign("story", text.encode()))


@pytest.mark.parametrize("file", ["basic.json", "backgrounds.js"])
def test_a_damaged_file_is_a_sentence_or_listed_problems(file: str) -> None:
    data = (DATA / file).read_bytes()
    for seed in range(60):
        with contextlib.suppress(StoreError):
            opened(damaged(data, seed), "vis-timeline")


@pytest.mark.parametrize(
    "text",
    [
        '[5, null, {"content": {"a": 1}, "start": true, "id": [1], "group": {}, "type": 7, "end": [2]}]',
        '{"items": [{"content": "A", "start": 9e99}], "groups": [1, {"id": [1]}, {"id": null}]}',
        '[{"content": "' + "<a" * 100_000 + '", "start": "' + "2" * 100_000 + '"}]',
        "var x = [" + "'a' + " * 50_000 + "'b']",
        "var x = [new Date(" + " " * 100_000 + "]",
    ],
    ids=["values", "numbers", "tags", "sums", "dates"],
)
def test_odd_values_are_no_reason_to_fail(text: str) -> None:
    with contextlib.suppress(StoreError):
        opened(text.encode(), "vis-timeline")


SCRIPT = """
// the page
var box = document.getElementById('box');
var groups = new vis.DataSet([{id: 'a', content: 'Ann', order: function (a, b) { return a - b; }}]);
groups.add([{id: 'b', content: 'Bob'}]);
var items = new vis.DataSet();
  items.add([
    {id: 1, content: 'One', start: '2014-04-20', group: 'b'},
    {id: 2, content: 'Two', start: new Date(2014, 3, 21)},
  ]);
items.add({id: 3, content: 'Three', start: '2014-04-22'});
var options = {start: '2014-04-01', template: function (item) { return item; }};
var timeline = new vis.Timeline(box, items, options);
"""


def test_a_script_as_its_examples_are_is_read_with_what_stands_around_its_items() -> None:
    read = _read(SCRIPT)
    assert [(event["title"], event["when"], event.get("lane")) for event in read.events] == [
        ("One", "2014-04-20", "bob"),
        ("Two", "2014-04-21", None),
        ("Three", "2014-04-22", None),
    ]
    assert read.lines == [8, 9, 0]
    assert read.losses.kinds["statements of a script that are no data"] == ["line 3"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("var now = 4;\nvar items = new vis.DataSet([\n{content: 'A', start: now}]);", 'line 3: "now" is a name'),
        ("var items = new vis.DataSet();\nitems.add({start: now(), content: 'A'});", "it has no list of items"),
    ],
)
def test_a_script_whose_items_are_made_by_it_is_refused(text: str, why: str) -> None:
    with pytest.raises(StoreError, match=why):
        BY_NAME["vis-timeline"].read(Foreign("story.js", text.encode()), Wishes())
