"""The four ways to list a chronology."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from timeline_tui.formats import LISTINGS, listing
from timeline_tui.formats.csv import COLUMNS
from timeline_tui.formats.jsonl import dumps
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_tui.chronicle.chronicle import Chronicle

STORY = """\
title = { en = "Story", fr = "Récit" }

[[event]]
id = "late"
title = { en = "Late", fr = "Tard" }
when = "2021-03-02 16:27 PST"
claim_by = "Somebody"
tags = ["a", "b"]
who = "One"
where = "There"

[[event]]
id = "no-date"
title = "Some time"
when = "soon"

[[event]]
id = "span"
title = "A span"
start = 2021-01-10
end = 2021-02-15

[[event]]
id = "caesar"
title = "Caesar"
when = "-0043-03-15"
"""

HOSTILE = r"""
[[event]]
id = "hostile"
title = "\u001b[31mred\u202etxt\u0007 <b>*bold*</b>\nnext"
when = 2021
who = ["=cmd()", "\u200bhidden"]
where = "  =1+1"
tags = ["+1", "-1", "@x"]
"""


def _chronicle(tmp_path: Path, text: str) -> Chronicle:
    (tmp_path / "story.toml").write_text(text, encoding="utf-8")
    return load([str(tmp_path / "story.toml")]).chronicle


def test_text_has_a_date_column_titles_and_the_long_stretches(tmp_path: Path) -> None:
    assert list(listing("text", _chronicle(tmp_path, STORY), "en")) == [
        "Story · 4 events",
        "",
        "44 BCE             Caesar",
        "                   ⋮ 2063 years",
        "2021-01-10…02-15   A span",
        "2021-03-02 16:27   Late (according to Somebody)",
        "",
        "Without a date",
        "soon               Some time",
    ]


def test_text_speaks_french(tmp_path: Path) -> None:
    lines = list(listing("text", _chronicle(tmp_path, STORY), "fr"))
    assert lines[0] == "Récit · 4 événements"
    assert lines[-2:] == ["Sans date", "soon               Some time"]
    assert any("Tard (selon Somebody)" in line for line in lines)


def test_jsonl_has_the_keys_that_are_promised_and_both_bounds_inclusive(tmp_path: Path) -> None:
    found = [json.loads(line) for line in listing("jsonl", _chronicle(tmp_path, STORY), "en")]
    assert [one["id"] for one in found] == ["caesar", "span", "late", "no-date"]
    assert found[2] | {"file": "story.toml"} == {
        "id": "late",
        "title": "Late",
        "when": "2021-03-02 16:27 PST",
        "label": "2 March 2021, 16:27 PST",
        "earliest": "2021-03-02T16:27:00-08:00",
        "latest": "2021-03-02T16:27:59-08:00",
        "precision": "minute",
        "qualifier": "",
        "lane": "",
        "tags": ["a", "b"],
        "who": ["One"],
        "where": "There",
        "match": "certain",
        "file": "story.toml",
        "line": 3,
    }
    assert (found[1]["earliest"], found[1]["latest"]) == ("2021-01-10", "2021-02-15")
    assert found[0]["earliest"] == "-0043-03-15"
    assert [found[3][key] for key in ("when", "label", "earliest", "latest", "precision")] == [
        "soon",
        "",
        "",
        "",
        "",
    ]


def test_csv_has_a_row_an_event(tmp_path: Path) -> None:
    rows = list(csv.DictReader(listing("csv", _chronicle(tmp_path, STORY), "en")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["caesar", "span", "late", "no-date"]
    assert rows[2]["tags"] == "a; b"


def test_no_cell_of_a_csv_is_calculated(tmp_path: Path) -> None:
    (row,) = csv.DictReader(listing("csv", _chronicle(tmp_path, HOSTILE), "en"))
    assert (row["who"], row["where"], row["tags"]) == ("'=cmd(); ⟨U+200B⟩hidden", "'  =1+1", "'+1; -1; @x")


def test_markdown_shows_markup_of_the_file_as_text(tmp_path: Path) -> None:
    assert list(listing("md", _chronicle(tmp_path, HOSTILE), "en"))[2:] == [
        r"- **2021** ␛\[31mred⟨U+202E⟩txt␇ \<b\>\*bold\*\</b\> next"
    ]
    assert list(listing("md", _chronicle(tmp_path, STORY), "en")) == [
        "# Story",
        "",
        "- **15 March 44 BCE** Caesar",
        "- **10 January – 15 February 2021** A span",
        "- **2 March 2021, 16:27 PST** Late (according to Somebody)",
        "",
        "## Without a date",
        "",
        "- **soon** Some time",
    ]


@pytest.mark.parametrize("form", LISTINGS)
def test_hostile_text_is_inert_in_every_format(tmp_path: Path, form: str) -> None:
    for line in listing(form, _chronicle(tmp_path, HOSTILE), "en"):
        assert line.isprintable() or not line, line


@pytest.mark.parametrize("form", LISTINGS)
def test_a_limit_cuts_after_so_many_events(tmp_path: Path, form: str) -> None:
    chronicle = _chronicle(tmp_path, STORY)
    lines = list(listing(form, chronicle, "en", 1))
    assert any("Caesar" in line for line in lines)
    assert not any("span" in line for line in lines)
    assert "Caesar" not in "".join(listing(form, chronicle, "en", 0))


def test_escaped_json_is_the_same_string() -> None:
    text = "\x9b\u202e\u2028\ud800é👩"
    assert json.loads(dumps(text)) == text
