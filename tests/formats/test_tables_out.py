"""Tables on the way out: all that fits goes along, what does not is listed, and what comes back is the same."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given, settings

from tests.formats.roundtrip import differences, opened, there_and_back, written
from tests.synthetic import busy_chronicles, chronicles
from timeline_tui.chronicle.event import Place
from timeline_tui.formats import listing
from timeline_tui.formats.carried import Losses
from timeline_tui.formats.opening import read
from timeline_tui.formats.rows import rows
from timeline_tui.store.load import load
from timeline_tui.store.schema import schema

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle

SHIPPED = str(Path(__file__).parent.parent.parent / "events.toml")
TABLES = ("csv", "tsv", "json", "jsonl")
ODD = r"""
title = { en = "Odd", fr = "Étrange" }
language = "fr"
timezone = "Europe/Paris"
published = "2021-03-03"

[[event]]
id = "formula"
title = "=1+1"
when = "-0043-03-15"
who = ["Smith; John", "[x]"]
tags = ["a, b", "+c"]
summary = "=2 first\n\nand a second line, with \"quotes\"\tand\ttabs"
order = -1

[[event]]
id = "escape"
title = { fr = "Alerte\u001b[31m", en = "Alert", de = "Achtung" }
start = "@formula"
end = "2021-01-10 23:59"
date_label = { en = "once" }

[[event]]
id = "exact"
title = "'Tis"
when = "a month after @formula"
exact = true
note = "'=quoted"

[[event]]
id = "refused"
title = "Twice dated"
when = 2001
end = 2002

[[event]]
id = "unread"
title = "Soon"
when = "soon"

  [[event.evidence]]
  source = "s"
  when = "two days before @published"

[[source]]
id = "s"
title = "A source"

[[lane]]
id = "l"

[[route]]
id = "way"
filter = "quoted"
lanes = ["l"]
stops = [{ event = "exact", filter = "" }, { event = "formula", range = "1850..1900", lanes = [] }]
"""


@pytest.fixture
def odd(tmp_path: Path) -> Chronicle:
    (tmp_path / "odd.toml").write_text(ODD, encoding="utf-8")
    return load([str(tmp_path / "odd.toml")]).chronicle


@pytest.mark.parametrize("name", TABLES)
def test_the_shipped_chronology_comes_back_the_same(name: str) -> None:
    before = read([SHIPPED]).chronicle
    after, losses = there_and_back(before, name)
    assert differences(before, after.chronicle, losses) == []
    assert [problem for problem in after.problems if problem.severity == "error"] == []


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_loses_nothing_at_all(name: str) -> None:
    before = read([SHIPPED]).chronicle
    after, losses = there_and_back(before, name)
    assert not losses
    one, other = (chronicle.preface._replace(published=None) for chronicle in (before, after.chronicle))
    assert one == other
    own, others = (
        [event._replace(place=Place(), order=0) for _, event in rows(chronicle)]
        for chronicle in (before, after.chronicle)
    )
    assert own == others


@pytest.mark.parametrize("name", TABLES)
@given(chronicle=chronicles)
@settings(max_examples=25, deadline=None)
def test_any_chronology_comes_back_the_same(name: str, chronicle: Chronicle) -> None:
    after, losses = there_and_back(chronicle, name)
    assert differences(chronicle, after.chronicle, losses, "precision of dates") == []


@pytest.mark.parametrize("name", TABLES)
@given(chronicle=busy_chronicles)
@settings(max_examples=25, deadline=None)
def test_any_busy_chronology_comes_back_the_same(name: str, chronicle: Chronicle) -> None:
    after, losses = there_and_back(chronicle, name)
    assert differences(chronicle, after.chronicle, losses, "precision of dates") == []


@pytest.mark.parametrize("name", TABLES)
def test_formulas_escapes_quotes_and_relative_dates_come_back(odd: Chronicle, name: str) -> None:
    after, losses = there_and_back(odd, name)
    found = {event.id: event for _, event in rows(after.chronicle)}
    assert found["formula"].title == "=1+1"
    assert found["formula"].who == ("Smith; John", "[x]")
    assert found["formula"].tags == ("a, b", "+c")
    assert found["formula"].order == -1
    assert found["exact"].note == "'=quoted"
    assert found["exact"].title == "'Tis"
    own = {event.id: event for _, event in rows(odd)}
    for id_ in ("formula", "escape", "exact"):
        assert (found[id_].when or found[id_]) == own[id_].when
    assert found["unread"].when_text == "soon"
    assert found["unread"].evidence == own["unread"].evidence
    assert found["refused"].when is None
    assert losses.kinds["the text of dates that were refused"] == ["refused"]
    if name in {"csv", "tsv"}:
        assert losses.kinds["characters that a terminal would obey, which are shown instead"] == ["escape"]
        assert found["escape"].title == {"fr": "Alerte␛[31m", "en": "Alert", "de": "Achtung"}
    else:
        assert found["escape"].title == own["escape"].title
        assert found["formula"].summary == own["formula"].summary


def test_a_csv_has_a_row_an_event_and_no_cell_that_is_calculated(odd: Chronicle) -> None:
    text = written(odd, "csv").decode()
    found = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in found] == [event.id for _, event in rows(odd)]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in found for cell in row.values())
    assert {row["language"] for row in found} == {"fr"}
    assert {row["timezone"] for row in found} == {"Europe/Paris"}
    (formula,) = [row for row in found if row["id"] == "formula"]
    assert (formula["title"], formula["when"]) == ("'=1+1", "'-0043-03-15")


def test_what_a_csv_has_no_place_for_is_listed(odd: Chronicle) -> None:
    losses = Losses()
    written(odd, "csv", losses)
    assert {"the title", "sources"} <= losses.kinds.keys()


def test_json_is_what_the_schema_says() -> None:
    jsonschema.validate(json.loads(written(read([SHIPPED]).chronicle, "json")), schema())


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_what_stands_before_the_events_comes_back(odd: Chronicle, name: str) -> None:
    after, _ = there_and_back(odd, name)
    assert after.chronicle.preface == odd.preface


def test_json_lines_are_an_object_each(odd: Chronicle) -> None:
    first, *others = map(json.loads, written(odd, "jsonl").decode().splitlines())
    assert first["chronicle"]["title"] == {"en": "Odd", "fr": "Étrange"}
    assert [event["id"] for event in others] == [event.id for _, event in rows(odd)]


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_chronology_goes_out_and_in(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text('title = "Nothing yet"\n', encoding="utf-8")
    after, _ = there_and_back(load([str(tmp_path / "empty.toml")]).chronicle, name)
    assert len(after.chronicle) == 0


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_what_list_prints_opens_again(form: str) -> None:
    before = read([SHIPPED]).chronicle
    printed = "".join(f"{line}\n" for line in listing(form, before, "en")).encode()
    after = opened(printed, form)
    assert [problem for problem in after.problems if problem.severity == "error"] == []
    own = {event.id: event for _, event in rows(before)}
    assert {event.id for _, event in rows(after.chronicle)} == own.keys()
    for _, event in rows(after.chronicle):
        assert (event.tags, event.who, event.where, event.lane) == (
            own[event.id].tags,
            own[event.id].who,
            own[event.id].where,
            own[event.id].lane,
        )
        assert event.when is not None


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_part_of_a_list_needs_nothing_that_is_not_in_it(form: str, odd: Chronicle) -> None:
    lines = list(listing(form, odd, "en"))
    kept = [line for line in lines if '"formula"' not in line and not line.startswith("formula")]
    after = opened("\n".join(kept).encode(), form)
    (exact,) = [event for _, event in rows(after.chronicle) if event.id == "exact"]
    assert exact.when_text == "-0043-04-15"
