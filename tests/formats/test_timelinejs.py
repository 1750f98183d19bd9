"""TimelineJS: others' files opened, ours read by its own code, and what comes back."""

from __future__ import annotations

import contextlib
import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.formats.damage import damaged
from tests.formats.roundtrip import differences, opened, there_and_back, written
from tests.node import modules, run
from tests.synthetic import busy, busy_chronicles, chronicles
from timeline_tui.chronicle.civil import civil
from timeline_tui.chronicle.event import Era, Event, Lane, Preface, in_language
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.zones import find
from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.registry import BY_NAME, recognised
from timeline_tui.formats.rows import rows
from timeline_tui.formats.timelinejs.dates import read_dates
from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "formats" / "timelinejs"
FILES = sorted(DATA.glob("*.json"))
SHEETS = sorted(DATA.glob("*.csv"))
DATES = "dates"
"""How the words for lost dates begin."""


def _count(file: Path) -> int:
    found = json.loads(file.read_text(encoding="utf-8"))
    return len(found["timeline"]["date"] if "timeline" in found else found["events"])


def _dated(chronicle: Any) -> MemoryChronicle:
    return MemoryChronicle(chronicle.preface, [event for _, event in rows(chronicle) if event.when])


def _read(text: str, name: str = "timelinejs") -> Any:
    return BY_NAME[name].read(Foreign("story", text.encode()), Wishes())


def _slides(*slides: dict[str, Any], **rest: Any) -> Any:
    return _read(json.dumps({"events": list(slides), **rest}))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_event_of_a_file_of_its_authors_is_there(file: Path) -> None:
    foreign = Foreign(file.name, file.read_bytes())
    assert recognised(foreign) is BY_NAME["timelinejs"]
    reading = opened(foreign.data, "timelinejs", file.name)
    assert len(reading.chronicle) == _count(file)
    undated = 1 if file.stem == "error_message_test" else 0
    assert reading.chronicle.undated == undated
    assert len([problem for problem in reading.problems if problem.severity == "error"]) == undated


@pytest.mark.parametrize("file", SHEETS, ids=[file.stem for file in SHEETS])
def test_every_row_of_a_spreadsheet_is_an_event_but_for_the_title(file: Path) -> None:
    foreign = Foreign(file.name, file.read_bytes())
    assert recognised(foreign) is BY_NAME["timelinejs-csv"]
    with file.open(encoding="utf-8", newline="") as lines:
        kinds = [row["Type"] for row in csv.DictReader(lines)]
    chronicle = opened(foreign.data, "timelinejs-csv").chronicle
    assert (len(chronicle), chronicle.undated) == (len(kinds) - kinds.count("title"), 0)
    assert chronicle.preface.title


def test_a_file_and_its_spreadsheet_say_the_same() -> None:
    ours, theirs = (
        opened((DATA / f"contrib_women_in_computing.{end}").read_bytes(), name).chronicle
        for end, name in (("json", "timelinejs"), ("csv", "timelinejs-csv"))
    )
    assert [(e.title, e.when_text, e.url, e.image) for _, e in rows(ours)] == [
        (e.title, e.when_text, e.url, e.image) for _, e in rows(theirs)
    ]


@pytest.mark.parametrize(
    ("slide", "keys"),
    [
        ({"start_date": {"year": "1815", "month": "12", "day": "10"}}, {"when": "1815-12-10"}),
        ({"start_date": {"year": 1815, "month": "", "day": ""}}, {"when": "1815"}),
        ({"start_date": {"year": "602"}, "end_date": {"year": "629"}}, {"start": "0602", "end": "0629"}),
        ({"start_date": {"year": "602"}, "end_date": {"year": "602"}}, {"when": "0602"}),
        ({"start_date": {"year": "2015", "month": "1", "day": "1", "hour": "13"}}, {"when": "2015-01-01 13h"}),
        (
            {"start_date": {"year": "2015", "month": "1", "day": "1", "hour": "13", "minute": "5"}},
            {"when": "2015-01-01 13:05"},
        ),
        # What it prints, not what it adds up with: see the module.
        ({"start_date": {"year": "-44"}}, {"when": "44 BCE"}),
        ({"start_date": {"year": "-44", "month": "3", "day": "15"}}, {"when": "-0043-03-15"}),
        ({"start_date": {"year": "0"}}, {"when": "0000"}),
        ({"start_date": {"year": "-13798000000"}}, {"when": "13.798 Ga"}),
        (
            {"start_date": {"year": "-541000000"}, "end_date": {"year": "-252000000"}},
            {"start": "541 Ma", "end": "252 Ma"},
        ),
        ({"start_date": {"year": "300000"}}, {"when": "Y300000"}),
        # Words that say more than the fields are the date; others are its label.
        ({"start_date": {"year": "1850"}, "display_date": "c. 1850"}, {"when": "c. 1850"}),
        ({"start_date": {"year": "1990"}, "display_date": "1990s"}, {"when": "1990s"}),
        ({"start_date": {"year": "1962"}, "display_date": "1960s"}, {"when": "1962", "date_label": "1960s"}),
        ({"start_date": {"year": "1815"}, "display_date": "1815"}, {"when": "1815"}),
        (
            {"start_date": {"year": "1815"}, "display_date": "the <b>flood</b>"},
            {"when": "1815", "date_label": "the flood"},
        ),
        ({"start_date": {"year": "2021", "display_date": "about 2021"}}, {"when": "about 2021"}),
        # Nothing is made up, and nothing undated becomes today.
        ({"start_date": {"year": "", "month": "5"}}, {"when": "5"}),
        ({"start_date": {"year": "next year"}}, {"when": "nextyear"}),
        ({"start_date": {"year": "2021", "month": "13"}}, {"when": "2021-13"}),
        ({"start_date": {}}, {}),
        ({}, {}),
        ({"start_date": None, "end_date": {"year": "1900"}}, {"end": "1900"}),
    ],
)
def test_a_date_is_as_fine_as_its_fields(slide: dict[str, Any], keys: dict[str, str]) -> None:
    assert read_dates(slide, lambda _: None) == keys


def test_media_are_pictures_addresses_or_words() -> None:
    made = _slides(
        {
            "start_date": {"year": "1"},
            "media": {
                "url": "//a.org/b.PNG?x=1",
                "caption": "<i>B</i>",
                "credit": "C",
                "alt": "D",
                "thumbnail": "t.png",
            },
            "background": {"color": "red"},
        },
        {"start_date": {"year": "2"}, "media": {"url": "https://youtu.be/x", "thumbnail": "https://a.org/t.png"}},
        {"start_date": {"year": "3"}, "media": {"url": "<blockquote>Said</blockquote>"}},
        {"start_date": {"year": "4"}, "media": {"url": "<iframe src='https://a.org/map'></iframe>"}},
    )
    picture, video, quotation, frame = made.events
    assert (picture["image"], picture["image_alt"]) == ("https://a.org/b.PNG?x=1", "D")
    assert picture["summary"] == "*B* — C"
    assert (video["url"], video["image"]) == ("https://youtu.be/x", "https://a.org/t.png")
    assert quotation["summary"] == "> Said"
    assert frame["url"] == "https://a.org/map"
    assert set(made.losses.kinds) == {"backgrounds", "small pictures beside a picture"}


def test_texts_of_html_are_markdown_and_titles_are_words() -> None:
    made = _slides(
        {
            "start_date": {"year": "1900"},
            "text": {"headline": "L&rsquo;<i>Union</i><br>libre", "text": "<p>An <b>edict</b></p><script>x()</script>"},
            "group": "The Arts",
            "unique_id": "Édit 1",
        }
    )
    event = made.events[0]
    assert (event["title"], event["summary"]) == ("L’Union libre", "An **edict**")
    assert (event["lane"], made.preface["lane"]) == ("the-arts", [{"id": "the-arts", "title": "The Arts"}])
    assert event["id"] == "edit-1"
    assert made.losses.kinds == {"ids that are written otherwise here": ["Édit 1"]}


def test_an_event_without_a_year_is_kept_and_listed() -> None:
    slides = b'{"text": {"headline": "A"}}, {"text": {"headline": "B"}, "start_date": {"month": "5"}}'
    reading = opened(b'{"events": [%s]}' % slides, "timelinejs")
    assert (len(reading.chronicle), reading.chronicle.undated) == (2, 2)
    assert len([problem for problem in reading.problems if problem.severity == "error"]) == 2


def test_each_event_knows_its_line() -> None:
    carried = _read(
        '{"title": {"text": {"headline": "[{"}},\n"events": [\n {"text": {"headline": "A"}},\n\n {"text": {}}]}'
    )
    assert carried.lines == [3, 5]


def test_version_2_is_read_with_its_eras() -> None:
    carried = _read(
        '{"timeline": {"headline": "T", "date": ['
        '{"startDate": "2011,12,10,07,02,10", "headline": "A", "tag": "x", "asset": {"media": "a.png"}},'
        '{"startDate": "12/10/2011 2:30 PM", "endDate": "2012", "headline": "B"}],'
        '"era": [{"startDate": "2011", "endDate": "2013", "headline": "E"}]}}'
    )
    first, second = carried.events
    assert (first["when"], first["image"], first["lane"]) == ("2011-12-10 07:02:10", "a.png", "x")
    assert (second["start"], second["end"]) == ("2011-12-10 14:30", "2012")
    assert carried.preface["era"] == [{"title": "E", "start": "2011", "end": "2013"}]


def test_a_script_that_gives_slides_a_name_is_read() -> None:
    slides = "var story = {events: [\n{start_date: {year: 1900}, text: {headline: 'A'}},\n]};"
    text = f"// mine\n{slides}\nnew TL.Timeline('x', story);"
    assert recognised(Foreign("story.js", text.encode())) is BY_NAME["timelinejs"]
    carried = _read(text)
    assert (carried.events, carried.lines) == ([{"title": "A", "when": "1900"}], [3])
    assert carried.losses.kinds == {"statements of a script that are no data": ["line 5"]}


def test_a_further_timeline_of_a_script_is_counted() -> None:
    one, other = ({"start_date": {"year": year}, "text": {"headline": "A"}} for year in (1900, 1901))
    read = _read(f"var one = {{'events': [{one}]}};\nvar colours = ['red'];\nvar other = {{'events': [{other}]}};")
    assert [event["when"] for event in read.events] == ["1900"]
    assert read.losses.kinds == {
        "data of a script that are no slides": ["colours"],
        "further timelines of a script": ["other"],
    }


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_cells_are_parted_by_what_a_spreadsheet_parts_them_by(sign: str) -> None:
    text = f"Year{sign}Headline{sign}Group\n1900{sign}A{sign}x\n"
    assert recognised(Foreign("story", text.encode())) is BY_NAME["timelinejs-csv"]
    assert _read(text, "timelinejs-csv").events == [{"title": "A", "when": "1900", "lane": "x"}]


def test_rows_may_be_titles_eras_and_of_the_older_template() -> None:
    carried = _read(
        "\ufeffMy story\r\n\r\nYEAR,End Year,Time,Headline,Type,Notes\r\n"
        ",,,Title,title,\r\n1900,1910,,An era,era,\r\n1905,,,'=1+1,,mine\r\n",
        "timelinejs-csv",
    )
    assert carried.preface["title"] == "Title"
    assert carried.preface["era"] == [{"title": "An era", "start": "1900", "end": "1910"}]
    assert carried.events == [{"title": "=1+1", "when": "1905"}]
    assert carried.losses.kinds == {
        "rows above the names of the columns": ["My story"],
        "columns that TimelineJS does not know": ["Notes"],
    }
    older = _read("Start Date,End Date,Headline,Tag\n1/31/2011,2/2011,A,x\n", "timelinejs-csv")
    assert older.events == [{"title": "A", "start": "2011-01-31", "end": "2011-02", "lane": "x"}]


@settings(max_examples=15, deadline=None)
@given(chronicles)
def test_what_goes_out_comes_back_but_for_what_was_listed(chronicle: MemoryChronicle) -> None:
    _there_and_back(_dated(chronicle))


@settings(max_examples=15, deadline=None)
@given(busy_chronicles)
def test_dates_of_every_kind_come_back(chronicle: MemoryChronicle) -> None:
    _there_and_back(_dated(chronicle))


def test_the_shipped_story_comes_back() -> None:
    _there_and_back(load([str(ROOT / "events.toml")]).chronicle)


def _there_and_back(chronicle: Any) -> None:
    back, losses = there_and_back(chronicle, "timelinejs")
    assert differences(chronicle, back.chronicle, losses, DATES) == []
    assert in_language(back.chronicle.preface.title, "en") == in_language(chronicle.preface.title, "en")
    # A spreadsheet has no ids: events are told apart by their order.
    back, losses = there_and_back(chronicle, "timelinejs-csv")
    ours, theirs = ([event for _, event in rows(each)] for each in (chronicle, back.chronicle))
    assert sorted(in_language(event.title, "en") for event in ours) == sorted(str(event.title) for event in theirs)
    by_title = {event.title: event for event in theirs}
    named = [by_title[in_language(event.title, "en")]._replace(id=event.id) for event in ours]
    lost = differences(chronicle, MemoryChronicle(back.chronicle.preface, named), losses, DATES)
    assert len(by_title) < len(ours) or lost == []


def test_words_say_what_fields_can_not() -> None:
    dates = {
        "1850~": "about 1850",
        "199X": "1990s",
        "2021-01-10 23:59 PST": "10 January 2021, 23:59 PST",
        "1985/..": "since 1985",
    }
    events = [Event(f"e-{at}", "E", read(text), text) for at, text in enumerate(dates)]
    losses = Losses()
    made = json.loads(written(MemoryChronicle(Preface(), events), "timelinejs", losses))
    assert sorted(slide["display_date"] for slide in made["events"]) == sorted(dates.values())
    assert not losses


def test_a_language_whose_words_are_not_read_back_is_listed_as_a_loss() -> None:
    losses = Losses()
    chronicle = MemoryChronicle(Preface(), [Event("e", "E", read("199X"), "199X")])
    made = "".join(BY_NAME["timelinejs"].write(chronicle, Wishes(language="fr"), losses))  # type: ignore[arg-type]  # lines
    assert '"display_date": "années 1990"' in made
    assert losses.kinds == {"dates, how finely they are known": ["e"]}


def test_what_can_not_be_held_is_listed_event_by_event() -> None:
    losses = Losses()
    chronicle = load([str(ROOT / "events.toml")]).chronicle
    events = [*(event for _, event in rows(chronicle)), Event("u", "Undated")]
    written(MemoryChronicle(chronicle.preface, events), "timelinejs", losses)
    assert losses.kinds["events without a date, which TimelineJS leaves out"] == ["u"]
    assert len(losses.kinds["evidence"]) == sum(bool(event.evidence) for _, event in rows(chronicle))


def test_no_cell_of_the_spreadsheet_is_calculated_and_texts_come_back() -> None:
    chronicle = MemoryChronicle(Preface(), [Event("e", '=HYPERLINK("x")', read("44 BCE"), "44 BCE", lane="-x")])
    (row,) = csv.DictReader(written(chronicle, "timelinejs-csv").decode().splitlines())
    assert (row["Headline"], row["Group"], row["Year"]) == ('\'=HYPERLINK("x")', "'-x", "-44")
    (event,) = (event for _, event in rows(opened(written(chronicle, "timelinejs-csv"), "timelinejs-csv").chronicle))
    assert event.title == '=HYPERLINK("x")'


def test_its_own_code_reads_what_we_write_without_a_word(tmp_path: Path) -> None:
    folder = modules(tmp_path, "@knight-lab/timelinejs@3.9.11", "jsdom@26.1.0")
    eras = (Era("One year", read("1900")), Era("One day", read("1900-01-01")), Era("A century", read("18XX")))
    extra = [
        Event("title", "Title", read("1900"), "1900", lane="a b"),
        Event("<b>", "<b> & Co", read("10 ka"), "10 ka"),
        Event("once", "A span of one year", read("1500/1500"), "1500/1500"),
    ]
    made = [
        load([str(ROOT / "events.toml")]).chronicle,
        _dated(busy(1, 60)),
        _dated(busy(2, 60)),
        MemoryChronicle(Preface(title="Title", eras=eras, lanes=(Lane("a b", "A & b"),)), extra),
        MemoryChronicle(Preface(), [Event("deep", "Deep", read("541 Ma/252 Ma"), "")]),
    ]
    files = [{"kind": "json", "text": written(one, "timelinejs").decode()} for one in made]
    files += [{"kind": "csv", "text": written(one, "timelinejs-csv").decode()} for one in made]
    theirs = [file for file in FILES if "timeline2" not in file.stem and file.stem != "website_examples_example"]
    files += [{"kind": "json", "text": file.read_text(encoding="utf-8")} for file in theirs]
    answers = json.loads(run(ROOT / "tests/formats/timelinejs_reads.mjs", str(folder), given=json.dumps(files)))
    for example, answer in zip(theirs, answers[2 * len(made) :], strict=True):
        _same_dates(example, answer)
    for chronicle, answer, file in zip([*made, *made], answers, files, strict=False):
        assert answer["errors"] == []
        assert [said for said in answer["said"] if not said.startswith("Determining scale")] == []
        assert len(answer["events"]) == len(chronicle)
        assert len(answer["eras"]) == len(chronicle.preface.eras)
        if file["kind"] == "json":
            starts = {event["id"]: event["start"] for event in answer["events"]}
            assert {event.id: _wall(event, chronicle) for _, event in rows(chronicle)} == {
                name: start[: len(_wall(chronicle.get(name), chronicle))] for name, start in starts.items()
            }


def _same_dates(file: Path, answer: dict[str, Any]) -> None:
    """Others' files: each event that TimelineJS keeps begins there when it begins here."""
    chronicle = opened(file.read_bytes(), "timelinejs").chronicle
    ours = [] if file.stem == "science" else [_wall(event, chronicle) for _, event in rows(chronicle) if event.when]
    found = [event["start"][: len(wall)] for event, wall in zip(answer["events"], sorted(ours), strict=True)]
    # A year 0, which is there in a file that means today by it, is the one that others count as 1 BCE.
    found = sorted([start[0] or -1, *start[1:]] for start in found)
    assert found == [wall[: len(start)] for wall, start in zip(sorted(ours), found, strict=True)], file.stem


def _wall(event: Event | None, chronicle: Any) -> list[int]:
    """The first moment that is known, as TimelineJS prints it: no year zero, and one clock for all."""
    assert event is not None
    assert event.when is not None
    when = event.when
    while when.parts and (when.lo_kind or when.is_span):
        when = when.parts[-1 if when.lo_kind else 0]
    if when.est is not None:
        counted = re.fullmatch(r"([0-9.]+) ([GMk])a", when.text.partition("/")[0])
        if counted and 2000 - when.est >= 100_000:
            return [-round(float(counted[1]) * {"G": 10**9, "M": 10**6, "k": 10**3}[counted[2]])]
        return [when.est if when.est > 0 else when.est - 1]
    zone = find(chronicle.preface.timezone)
    at = civil(when.lo + (zone.at(when.lo) if when.zoned else when.off))
    return [at.year if at.year > 0 else at.year - 1, *at[1:]]


@pytest.mark.parametrize("name", ["timelinejs", "timelinejs-csv"])
def test_a_damaged_file_is_a_sentence_or_listed_problems(name: str) -> None:
    file = DATA / ("src_template_eras.json" if name == "timelinejs" else "contrib_women_in_computing.csv")
    data = file.read_bytes()
    for seed in range(60):
        with contextlib.suppress(StoreError):
            opened(damaged(data, seed), name)


@pytest.mark.parametrize(
    "text",
    [
        '{"events": [1, null, "x", [], {"text": 5, "media": [], "start_date": "2001", "group": {}}]}',
        '{"events": [{"start_date": {"year": {"a": 1}, "month": [1]}, "text": {"headline": ["x"]}}], "eras": 5}',
        '{"events": [], "title": {"text": {}}}',
        '{"timeline": {"date": [5, {"startDate": {"a": 1}, "asset": "x"}], "era": "x"}}',
        json.dumps(
            {"events": [{"text": {"headline": "x" * 10**6}, "start_date": {"year": "9" * 10**5, "month": "x" * 10**5}}]}
        ),
    ],
    ids=["entries", "tables", "nothing", "older", "large"],
)
def test_odd_values_are_no_reason_to_fail(text: str) -> None:
    opened(text.encode(), "timelinejs")
