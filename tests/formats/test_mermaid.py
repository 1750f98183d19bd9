"""Mermaid's timelines and Gantt charts, in and out, held against what Mermaid itself makes of them."""

from __future__ import annotations

import contextlib
import itertools
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.roundtrip import opened, written
from tests.node import modules, run
from tests.synthetic import busy_chronicles, chronicles
from timeline_tui.chronicle.event import Event, Lane, Preface, in_language
from timeline_tui.chronicle.meaning import meaning
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read as read_date
from timeline_tui.chronicle.when import Precision
from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.opening import document_of, read
from timeline_tui.formats.registry import BY_NAME, recognised
from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Carried

DIAGRAMS: Final = Path("tests/data/formats/mermaid")
TIMELINES: Final = sorted(file for file in DIAGRAMS.glob("*.mmd") if file.name != "chart.mmd")
CHART: Final = DIAGRAMS / "chart.mmd"
MERMAID: Final = "mermaid@11.17.2"
EXAMPLE: Final = "events.toml"
KINDS: Final = ("mermaid", "mermaid-gantt")


def carried(text: str) -> Carried:
    return BY_NAME["mermaid"].read(Foreign("story.mmd", text.encode()), Wishes())


def events_of(text: str) -> list[Event]:
    """The events in the order of the file."""
    found = carried(text)
    reading = load(["story"], documents={"story": document_of("story", BY_NAME["mermaid"], found)})
    return [reading.documents[0].events[index] for index in range(len(found.events))]


def dates_of(text: str) -> list[str]:
    by_line = events_of(text)
    reading = opened(text.encode(), "mermaid").chronicle
    dated = {event.id for event in reading.rows(0, len(reading)) if event.when}
    return [event.when_text if event.id in dated else f"? {event.when_text}" for event in by_line]


# What others wrote.

COUNTS: Final = {
    "england.mmd": 6,
    "industrial-revolution.mmd": 5,
    "mermaidchart-2023.mmd": 10,
    "social-media.mmd": 5,
}


def test_every_diagram_opens_with_an_event_a_colon() -> None:
    assert {file.name for file in TIMELINES} == set(COUNTS)
    for file in TIMELINES:
        reading = read([str(file)])
        colons = len(re.findall(r":\s", file.read_text()))
        assert len(reading.chronicle) == colons == COUNTS[file.name], file.name


def test_a_period_that_is_a_date_dates_and_any_other_stays_as_words() -> None:
    reading = read([str(DIAGRAMS / "england.mmd")])
    assert [event.when_text for event in reading.chronicle.rows(0, 2)] == ["7600 BC", "6000 BC"]
    assert [lane.title for lane in reading.chronicle.preface.lanes] == ["Stone Age", "Bronze Age"]
    reading = read([str(DIAGRAMS / "industrial-revolution.mmd")])
    assert all(event.when is None for event in reading.chronicle.rows(0, 5))
    assert [event.when_text for event in reading.chronicle.rows(0, 2)] == ["Industry 1.0", "Industry 2.0"]
    assert {problem.code for problem in reading.problems if problem.severity == "error"} == {"D201"}


# Timelines.

PERIODS: Final = [
    ("2002 : a", ["2002"]),
    ("1940-1945 : a", ["1940/1945"]),
    ("1990s : a : b\n : c", ["1990s", "1990s", "1990s"]),
    ("since 2004 : a", ["since 2004"]),
    ("2004 - present : a", ["2004/.."]),
    ("about 1850 : a", ["about 1850"]),
    ("10 January 2021, 23#58;59 PST : a", ["10 January 2021, 23:59 PST"]),
    ("2021-01-10 23:59 : a", ["2021-01-10 23:59"]),
    ("6 janvier 2021, 14#58;12 EST : a", ["6 January 2021, 14:12 EST"]),
    ("XIXe siècle : a", ["19th century"]),
    ("vers 1850 : a", ["vers 1850"]),
    ("il y a 300 jours : a", ["? il y a 300 jours"]),
    ("hier : a", ["? hier"]),
    ("no date : a", ["? "]),
    ("2021-02-30 : a", ["? 2021-02-30"]),
    ("2021", ["2021"]),
]


@pytest.mark.parametrize(("line", "dates"), PERIODS)
def test_periods(line: str, dates: list[str]) -> None:
    assert dates_of(f"timeline\n{line}\n") == dates


def test_words_lose_tags_and_codes_and_keep_colons_without_a_blank() -> None:
    (one, two) = events_of("timeline LR\n  title T#58; U\n  2002 : a<br>b &amp; #quot;c#quot; : http://e.org #35;1\n")
    assert (one.title, two.title) == ('a b & "c"', "http://e.org #1")


def test_comments_directives_and_words_for_screen_readers_are_no_events() -> None:
    found = carried(
        "---\ntitle: 'In front'\nconfig:\n  theme: base\n---\n%%{init: {\n'a': 1}\n}%%\ntimeline\n  accTitle: x\n"
        "  accDescr {\n  2001 : y\n  }\n  %% 2002 : z\n  # 2003 : z\n  2004 : a %% b\n"
    )
    assert [(table["title"], table["when"]) for table in found.events] == [("a", "2004")]
    assert found.preface["title"] == "In front"
    assert set(found.losses.kinds) == {"words for screen readers", "comments"}


def test_diagrams_in_fences_of_markdown_are_read_together_with_their_lines() -> None:
    text = (
        "# Notes\n\n```mermaid\ntimeline\n title One\n 2001 : a\n```\n\n~~~~ mermaid\ngantt\n"
        "title Two\nb : 2002-01-01, 2d\n~~~~\n\n```mermaid\nflowchart LR\n A --> B\n```\n"
    )
    found = carried(text)
    assert [table["title"] for table in found.events] == ["a", "b"]
    assert found.lines == [6, 12]
    assert found.preface["title"] == "One · Two"
    assert found.losses.kinds["diagrams of other kinds"] == ["flowchart"]
    assert found.notices == ["2 diagrams are read as one chronology"]
    known = recognised(Foreign("notes.md", text.encode()))
    assert known
    assert known.name == "mermaid"


# Charts.

TASKS: Final = [
    ("a : 2014-01-06, 2014-01-08", ["2014-01-06/2014-01-07"]),
    ("a : 2014-01-06, 3d\nb : 2d", ["2014-01-06/2014-01-08", "2014-01-09/2014-01-10"]),
    ("a : milestone, m, 2014-01-06, 0d", ["2014-01-06"]),
    ("a : after b, 1w\nb : b, 2014-01-06, 1d", ["2014-01-07/2014-01-13", "2014-01-06/2014-01-06"]),
    ("a : 2014-01-06, until b\nb : b, 2014-02-01, 1d", ["2014-01-06/2014-01-31", "2014-02-01/2014-02-01"]),
    ("a : 2014-01-06, 36h", ["2014-01-06 00h/2014-01-07 12h"]),
    ("a : 2014-01-06, 1M", ["2014-01-06/2014-02-05"]),
    ("dateFormat DD.MM.YYYY HH:mm\na : 06.01.2014 10:30, 90m", ["2014-01-06 10:30/2014-01-06 12:00"]),
    ("dateFormat MMM D, YYYY\na : x, 2014-01-06, 1d", ["2014-01-06/2014-01-06"]),
    ("dateFormat X\na : 1388966400, 60s", ["2014-01-06 00:00:00/2014-01-06 00:01:00"]),
    ("dateFormat YYYY-MM\na : 2014-01, 2014-03", ["2014-01/2014-02"]),
    ("inclusiveEndDates\na : 2014-01-06, 2014-01-08", ["2014-01-06/2014-01-08"]),
    ("excludes weekends\na : 2014-01-09, 3d", ["2014-01-09/2014-01-13"]),
    ("weekend friday\nexcludes weekends\na : 2014-01-09, 2d", ["2014-01-09/2014-01-12"]),
    ("excludes monday\na : 2014-01-05, 2d", ["2014-01-05/2014-01-07"]),
    ("a : 3d", ["? 3d"]),
    ("a : after nothing, 3d\nb : 1d", ["? after nothing, 3d", "? 1d"]),
    ("a : a, after b, 1d\nb : b, after a, 1d", ["? after b, 1d", "? after a, 1d"]),
    ("a : 2014-02-30, 1d", ["? 2014-02-30, 1d"]),
    ("dateFormat HH:mm\na : 17:49, 2m", ["? 17:49, 2m"]),
    ("a : -000043-03-15, 2d", ["-0043-03-15/-0043-03-16"]),
]


@pytest.mark.parametrize(("lines", "dates"), TASKS)
def test_tasks(lines: str, dates: list[str]) -> None:
    assert dates_of(f"gantt\n{lines}\n") == dates


def test_marks_are_tags_and_a_link_is_an_address() -> None:
    found = carried(
        'gantt\nsection S\na : crit, done, x, 2014-01-06, 1d\nclick x href "https://e.org"\nclick x call go()\n'
    )
    assert found.events == [
        {
            "id": "x",
            "title": "a",
            "lane": "s",
            "tags": ["crit", "done"],
            "url": "https://e.org",
            "start": "2014-01-06",
            "end": "2014-01-06",
        }
    ]
    assert list(found.losses.kinds) == ["what a click does"]


# Out, and in again.


def said(chronicle: Chronicle) -> list[tuple[str, object, str]]:
    """Of each event what a timeline holds: its words on one line, what its date means, its lane."""
    own = chronicle.preface.language
    found = []
    for event in chronicle.rows(0, len(chronicle)):
        title = " ".join(in_language(event.title, own, own).split()) or "?"
        found.append((title, None if event.when is None else meaning(event.when), event.lane))
    return sorted(found, key=repr)


def test_the_shipped_chronology_goes_round_as_a_timeline_but_for_what_is_listed() -> None:
    chronicle = read([EXAMPLE]).chronicle
    losses = Losses()
    data = written(chronicle, "mermaid", losses)
    found = BY_NAME["mermaid"].read(Foreign("x", data), Wishes(zone=chronicle.preface.timezone))
    reading = load(["x"], documents={"x": document_of("x", BY_NAME["mermaid"], found)})
    assert not [problem for problem in reading.problems if problem.severity == "error"]
    ours = {title: (when, lane) for title, when, lane in said(chronicle)}
    theirs = {title: (when, lane) for title, when, lane in said(reading.chronicle)}
    assert ours.keys() == theirs.keys()
    different = {title for title, (when, _) in ours.items() if theirs[title][0] != when}
    by_id = {event.id: event.title for event in chronicle.rows(0, len(chronicle))}
    listed = {in_language(by_id[name], "en", "en") for name in losses.kinds.get("precision and doubt of dates", ())}
    assert different == listed
    assert "evidence" in losses.kinds


@settings(max_examples=25, deadline=None)
@given(st.one_of(chronicles, busy_chronicles))
def test_any_chronology_goes_round_as_a_timeline(chronicle: MemoryChronicle) -> None:
    losses = Losses()
    again = opened(written(chronicle, "mermaid", losses), "mermaid").chronicle
    assert "precision and doubt of dates" not in losses.kinds
    assert said(again) == said(chronicle)


HELD_BY_A_CHART: Final = ("doubt of dates", "precision of dates", "dates without start or end", "time zones of times")


@settings(max_examples=25, deadline=None)
@given(st.one_of(chronicles, busy_chronicles))
def test_any_chronology_goes_round_as_a_chart_but_for_what_is_listed(chronicle: MemoryChronicle) -> None:
    losses = Losses()
    again = opened(written(chronicle, "mermaid-gantt", losses), "mermaid").chronicle
    theirs = {event.id: event for event in again.rows(0, len(again))}
    undrawn = {name for kind, names in losses.kinds.items() if "can't draw" in kind for name in names}
    doubtful = {name for kind in HELD_BY_A_CHART for name in losses.kinds.get(kind, ())}
    for event in chronicle.rows(0, len(chronicle)):
        other = theirs.get(event.id)
        assert (other is None) == (event.id in undrawn)
        if other is None:
            continue
        assert (other.title, other.lane) == (in_language(event.title, "en"), event.lane)
        if event.id not in doubtful:
            assert event.when
            assert other.when
            assert meaning(other.when) == meaning(event.when)


HOSTILE: Final = (
    "Title fight",
    "section 9",
    "2021-01-10 again",
    ": colons : and : more",
    "#1; #35; 100 %% not a comment",
    "<b>bold</b> & <script>",
    "after x, 2021-01-01, 3d",
    "%% comment",
    "a; b # c",
    'quotes "and" \\ `ticks`',
    "timeline",
    "accDescr {",
    "click x",
    "{curly} [square]",
    "no date",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=12)), max_size=6))
def test_words_that_look_like_syntax_go_round(titles: list[str]) -> None:
    from timeline_tui.formats.markup import is_html

    titles = [title for title in titles if title.isprintable() and (title in HOSTILE or not is_html(title))]
    date = read_date("2021-01-10")
    lanes = (Lane("a", "section : #1"), Lane("b", "2021-01-10"))
    events = [
        Event(f"e-{number}", title, date, "2021-01-10", lane=("", "a", "b")[number % 3])
        for number, title in enumerate(titles)
    ]
    chronicle = MemoryChronicle(Preface(title="T: #1", lanes=lanes), events)
    wanted = sorted(" ".join(title.split()) or "?" for title in titles)
    for kind in KINDS:
        again = opened(written(chronicle, kind), "mermaid").chronicle
        assert sorted(str(event.title) for event in again.rows(0, len(again))) == wanted
        assert again.preface.title == "T: #1"


# Recognised, and weather.


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("timeline\n2002 : x\n", True),
        ("\n  gantt\n", True),
        ("---\ntitle: x\n---\n\ntimeline TD\n", True),
        ("%%{init: {}}%%\n%% a comment\ngantt\n", True),
        ("text\n```mermaid\ntimeline\n2002 : x\n```\n", True),
        ("timeline:\n  ranges: [1 year]\n2002: x\n", False),
        ("timeline of my life\n", False),
        ("text\n```mermaid\nflowchart LR\n```\n", False),
        ("title,gantt\n", False),
    ],
)
def test_it_is_known_by_its_first_word(text: str, known: bool) -> None:
    found = recognised(Foreign("-", text.encode()))
    assert (found is not None and found.name == "mermaid") is known


def test_a_timeline_in_french_has_dates_in_french_and_they_are_read() -> None:
    chronicle = read([EXAMPLE]).chronicle
    made = "\n".join(BY_NAME["mermaid"].write(chronicle, Wishes(language="fr"), Losses()))  # type: ignore[arg-type]  # lines
    assert "8 janvier 2021 – 2 septembre 2022 : Parler absent de Google Play" in made
    again = opened(made.encode(), "mermaid").chronicle
    assert sum(event.when is None for event in again.rows(0, len(again))) == 0


def test_what_we_write_is_known() -> None:
    for kind in KINDS:
        found = recognised(Foreign("-", written(read([EXAMPLE]).chronicle, kind)))
        assert found
        assert found.name == "mermaid"


def test_a_file_without_such_a_diagram_is_refused_in_a_sentence() -> None:
    with pytest.raises(StoreError, match="no Mermaid timeline or gantt"):
        carried("flowchart LR\nA --> B\n")


def test_cut_and_flipped_files_open_or_are_refused_in_a_sentence() -> None:
    dice = random.Random(1)
    files = [
        *(file.read_bytes() for file in (*TIMELINES, CHART)),
        *(written(read([EXAMPLE]).chronicle, k) for k in KINDS),
    ]
    for _ in range(40):
        data = bytearray(dice.choice(files))
        del data[dice.randrange(len(data)) :]
        for _ in range(dice.randrange(20)):
            if data:
                data[dice.randrange(len(data))] = dice.randrange(1, 256)
        assert_opens_or_refuses(bytes(data))


@pytest.mark.parametrize(
    "text",
    [
        f"timeline\n{'a : ' * 10_000}",
        f"timeline\n2002 : {'#' * 300_000}",
        f"timeline\n{': ' * 50_000}",
        f"timeline\n{' ' * 300_000}: x",
        f"gantt\na : {'after b, ' * 50_000}",
        "gantt\n" + "a : 1d\n" * 1_000,
        f"gantt\ndateFormat {'Y' * 5_000}\na : 2014-01-01, 1d",
        "gantt\nexcludes monday tuesday wednesday thursday friday saturday sunday\na : 2014-01-01, 3d",
        f"gantt\na : 2014-01-01, {'9' * 9}y\nb : {'9' * 9}w\nc : {'9' * 9}M",
        "```mermaid\n" * 20_000 + "timeline\n",
        f"---\n{'x' * 300_000}\ntimeline",
    ],
    ids=itertools.count(),
)
def test_hostile_texts_open_or_are_refused(text: str) -> None:
    assert_opens_or_refuses(text.encode())


def assert_opens_or_refuses(data: bytes) -> None:
    with contextlib.suppress(StoreError):
        opened(data, "mermaid")


# Mermaid itself.


def test_mermaid_reads_our_diagrams_and_dates_its_tasks_as_we_do(tmp_path: Path) -> None:
    folder = modules(tmp_path, MERMAID)
    chronicle = read([EXAMPLE]).chronicle
    ours = [tmp_path / f"{kind}.mmd" for kind in KINDS]
    for file, kind in zip(ours, KINDS, strict=True):
        file.write_bytes(written(chronicle, kind))
    hostile = tmp_path / "hostile.mmd"
    date = read_date("2021-01-10")
    events = [Event(f"h-{number}", title, date, "2021-01-10") for number, title in enumerate(HOSTILE)]
    hostile.write_bytes(written(MemoryChronicle(Preface(), events), "mermaid-gantt"))
    files = [*TIMELINES, CHART, *ours, hostile]
    found = json.loads(run(Path("tests/formats/mermaid_reads.mjs"), str(folder), *map(str, files)))
    for file in TIMELINES:
        assert sum(max(len(task["events"]), 1) for task in found[file.name]) == COUNTS[file.name]
    titles = sorted(event for task in found["mermaid.mmd"] for event in task["events"])
    assert titles == sorted(in_language(event.title, "en") for event in chronicle.rows(0, len(chronicle)))
    assert sorted(task["title"] for task in found["hostile.mmd"]) == sorted(HOSTILE)
    assert_same_dates(events_of(CHART.read_text()), found[CHART.name])
    again = opened(ours[1].read_bytes(), "mermaid").chronicle
    assert_same_dates(again.rows(0, len(again)), found[ours[1].name])


def assert_same_dates(events: Sequence[Event], tasks: list[dict[str, object]]) -> None:
    by_title = {task["title"]: task for task in tasks}
    assert len(by_title) == len(events)
    for event in events:
        when, task = event.when, by_title[event.title]
        assert when
        last = when.parts[-1] if when.parts else when
        end = (
            last.lo if last.prec >= Precision.HOUR else last.hi if when.is_span else when.lo
        )  # a milestone has no length
        assert (task["start"], task["end"]) == (when.lo, end), event.title
