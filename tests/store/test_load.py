"""A file becomes a chronicle, and every event knows where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_tui.chronicle.event import Evidence, Link, Stop, in_language
from timeline_tui.store.example import example
from timeline_tui.store.load import Reading, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Read = Callable[[str], Reading]

WHOLE = """\
title = { en = "Story", fr = "Récit" }
timezone = "Europe/Paris"
published = 2021-03-03

[[lane]]
id = "hosting"
title = "Hosting"
color = "orange"

[[source]]
id = "paper"
title = "The paper"
when = "2021-03"

[[era]]
title = "The winter"
start = 2020-12-01
end = 2021-02-28

[[event]]
id = "cut"
title = "The cut"
when = 2021-01-10T23:59:00-08:00
who = "Amazon"
tags = ["a", "b"]
lane = "hosting"
weight = 5
order = 2
links = [
  { to = "suit", as = "starts" },   # line breaks and trailing commas: TOML 1.1
]

  [[event.evidence]]
  source = "paper"
  quote = { fr = "« coupé »", en = "cut" }
  when = "two days before @published"

[[event]]
id = "suit"
title = "The suit"
start = "@cut"
end = ".."

[[route]]
id = "way"
lanes = "hosting"
stops = [{ event = "suit", say = "First", range = "2021..2022", filter = "suit", lanes = [] }, { event = "cut" }]
"""


def test_every_part_of_the_format_is_read(read: Read) -> None:
    reading = read(WHOLE)
    assert reading.problems == ()
    preface = reading.chronicle.preface
    assert in_language(preface.title, "fr") == "Récit"
    assert (preface.timezone, [lane.id for lane in preface.lanes]) == ("Europe/Paris", ["hosting"])
    assert preface.published is not None
    assert preface.published.text == "2021-03-03"
    assert preface.sources["paper"].when_text == "2021-03"
    assert [era.title for era in preface.eras] == ["The winter"]
    (route,) = preface.routes
    assert (route.range, route.lanes, route.filter) == ("", ("hosting",), "")
    assert route.stops == (Stop("suit", "First", "2021..2022", (), "suit"), Stop("cut"))
    cut = reading.chronicle.get("cut")
    assert cut is not None
    assert (cut.who, cut.tags, cut.weight, cut.order) == (("Amazon",), ("a", "b"), 5, 2)
    assert cut.links == (Link("suit", "starts"),)
    evidence = cut.evidence[0]
    assert isinstance(evidence, Evidence)
    assert evidence.quote == {"fr": "« coupé »", "en": "cut"}
    assert evidence.when is not None
    assert evidence.when.anchor == "published"
    suit = reading.chronicle.get("suit")
    assert suit is not None
    assert suit.when is not None
    assert suit.when_text == "@cut/.."


def test_each_event_knows_its_file_and_line(read: Read) -> None:
    chronicle = read(WHOLE).chronicle
    lines = {event.id: (event.place.file, event.place.line) for event in chronicle.rows(0, 9)}
    assert lines == {"cut": ("story.toml", 20), "suit": ("story.toml", 38)}


def test_lines_are_right_where_a_text_quotes_a_header(read: Read) -> None:
    quoting = '[[event]]\ntitle = "A"\nwhen = 2001\nnote = """\n[[event]]\n"""\n'
    chronicle = read(quoting + '[[event]]\ntitle = "B"\nwhen = 2002\n').chronicle
    assert [event.place.line for event in chronicle.rows(0, 9)] == [1, 7]


def test_lines_are_right_where_events_have_no_headers(read: Read) -> None:
    reading = read('event = [{ title = "A", when = 2001 },\n { title = "B", when = 2002, tag = "x" }]\n')
    assert [event.place.line for event in reading.chronicle.rows(0, 9)] == [1, 2]
    assert [(problem.line, problem.column) for problem in reading.problems] == [(2, 30)]


def test_a_missing_id_is_made_from_the_title(read: Read) -> None:
    chronicle = read(
        '[[event]]\ntitle = "Décision : le juge !"\nwhen = 2001\n'
        '[[event]]\ntitle = "décision le juge"\nwhen = 2002\n'
        '[[event]]\ntitle = "日本"\nwhen = 2003\n'
    ).chronicle
    assert [event.id for event in chronicle.rows(0, 9)] == [
        "decision-le-juge",
        "decision-le-juge-2",
        "event-c7b7cdcc",
    ]


def test_an_id_made_from_any_title_stays_where_events_are_written_before_it(read: Read) -> None:
    text = '[[event]]\ntitle = "معركة اليرموك"\nwhen = 636\n[[event]]\ntitle = "辛亥革命"\nwhen = 1911\n'
    before, after = read(text), read('[[event]]\ntitle = "唐朝"\nwhen = 618\n' + text)
    ids = [event.id for event in before.chronicle.rows(0, 9)]
    assert [event.id for event in after.chronicle.rows(1, 9)] == ids
    assert len(set(ids)) == 2


def test_a_date_without_a_zone_is_a_day_of_the_documents_zone(read: Read) -> None:
    chronicle = read('timezone = "America/Los_Angeles"\n[[event]]\ntitle = "A"\nwhen = 2021-01-10\n').chronicle
    when = chronicle.rows(0, 1)[0].when
    assert when is not None
    assert when.off == -8 * 3600


def test_a_folder_is_one_store(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text('[[event]]\nid = "x"\ntitle = "B"\nwhen = "a day after @y"\n')
    (tmp_path / "a.toml").write_text(
        'title = "A"\ntimezone = "Europe/Paris"\n[[event]]\nid = "x"\ntitle = "A"\nwhen = 2001\n'
        '[[event]]\nid = "y"\ntitle = "Y"\nwhen = 2001-02-03\n'
    )
    (tmp_path / "notes.txt").write_text("not for us")
    (tmp_path / ".hidden.toml").write_text("=")
    reading = load([str(tmp_path)])
    assert [file.rpartition("/")[2] for file in reading.files] == ["a.toml", "b.toml"]
    assert [event.id for event in reading.chronicle.rows(0, 9)] == ["x", "y", "x-2"]
    assert reading.chronicle.preface.timezone == "Europe/Paris"
    (problem,) = reading.problems
    assert (problem.code, problem.file.rpartition("/")[2], problem.line) == ("U401", "b.toml", 2)
    assert "a.toml:3" in problem.message


def test_each_file_keeps_its_own_zone(tmp_path: Path) -> None:
    for name, zone in (("a", "Asia/Tokyo"), ("b", "America/New_York")):
        (tmp_path / f"{name}.toml").write_text(
            f'timezone = "{zone}"\n[[event]]\nid = "{name}"\ntitle = "x"\nwhen = 2021-01-10\n'
        )
    chronicle = load([str(tmp_path / "a.toml"), str(tmp_path / "b.toml")]).chronicle
    offsets = [event.when.off for event in chronicle.rows(0, 9) if event.when]
    assert offsets == [9 * 3600, -5 * 3600]


def test_a_broken_file_of_a_folder_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"title = '\xff'")
    (tmp_path / "good.toml").write_text('[[event]]\ntitle = "A"\nwhen = 2001\n')
    reading = load([str(tmp_path)])
    assert len(reading.chronicle) == 1
    assert [(problem.code, problem.severity) for problem in reading.problems] == [("F001", "error")]


def test_progress_rises_to_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "many.toml"
    file.write_text("".join(f'[[event]]\ntitle = "Event {n}"\nwhen = {1000 + n % 999}\n' for n in range(30_000)))
    told: list[tuple[int, int]] = []
    reading = load([str(file)], lambda done, of: told.append((done, of)))
    assert len(reading.chronicle) == 30_000
    assert told == sorted(told)
    assert told[0] == (0, 60_000)
    assert told[-1] == (60_000, 60_000)
    assert len(told) > 10


def test_pieces_read_one_by_one_are_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "pieces.toml"
    filler = "x" * 300_000
    file.write_text(
        '[[event]]\ntitle = "A"\nwhen = 2001\n'
        f'note = """\n{filler}\n[[event]]\n{filler}\n[[event]]\n{filler}"""\n'
        f'[[lane]]\nid = "l"\n[[event]]\ntitle = "B"\nwhen = 2002\nnote = "{filler}{filler}"\n'
        '[[event]]\ntitle = "C"\nwhen = 2003\n'
    )
    reading = load([str(file)])
    assert reading.problems == ()
    assert [event.title for event in reading.chronicle.rows(0, 9)] == ["A", "B", "C"]
    assert [event.place.line for event in reading.chronicle.rows(0, 9)] == [1, 12, 16]


def test_the_shipped_example_is_right() -> None:
    reading = load([example()])
    assert reading.problems == ()
    assert len(reading.chronicle) > 30
    assert reading.chronicle.undated == 0


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(read: Read, line_end: str) -> None:
    reading = read("\ufeff" + line_end.join(["[[event]]", 'title = "A"', "when = 2001", 'tag = "x"', ""]))
    assert [(problem.code, problem.line, problem.column) for problem in reading.problems] == [("K101", 4, 1)]
