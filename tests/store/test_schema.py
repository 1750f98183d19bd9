"""The JSON Schema and the store say the same: what one refuses the other refuses, as far as JSON Schema can say it."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from timeline_tui.store.load import load
from timeline_tui.store.schema import schema, schema_text
from timeline_tui.store.schema_words import KEYS
from timeline_tui.store.shape import TABLES
from timeline_tui.store.toml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.store.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = Draft202012Validator(schema())
SAID = frozenset({"K102", "K103", "K104", "K105", "K106", "K107", "K109", "U402", "D201", "D202", "D203"})
"""Errors that a schema can say, but for D201 about what stands between quotes."""


def in_json(value: Any) -> Any:
    """A TOML value as editors hand it to JSON Schema: dates and times are strings."""
    if isinstance(value, dict):
        return {key: in_json(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [in_json(entry) for entry in value]
    return value.isoformat() if isinstance(value, date | time) else value


def refused_by_schema(text: str) -> bool:
    return not VALIDATOR.is_valid(in_json(parse(text)))


def refused_by_store(text: str, folder: Path) -> list[str]:
    file = folder / "story.toml"
    file.write_text(text, encoding="utf-8")
    return [str(problem) for problem in load([str(file)]).problems if _can_be_said(problem)]


def _can_be_said(problem: Problem) -> bool:
    if problem.code == "D201" and problem.text[:1] in {'"', "'"}:
        return not problem.text.strip("\"' ") and "a span needs" not in problem.message
    return problem.code in SAID


def test_the_file_in_the_wheel_is_what_the_code_makes() -> None:
    shipped = resources.files("timeline_tui.store") / "events.schema.json"
    assert shipped.read_text(encoding="utf-8") == schema_text()
    assert json.loads(schema_text()) == schema()


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_example_names_it_and_is_accepted() -> None:
    text = (ROOT / "events.toml").read_text(encoding="utf-8")
    named = text.split("\n", 1)[0].removeprefix("#:schema ")
    assert (ROOT / named).samefile(str(resources.files("timeline_tui.store") / "events.schema.json"))
    assert not list(VALIDATOR.iter_errors(in_json(parse(text))))


def _described() -> Iterator[tuple[str, dict[str, Any]]]:
    made = schema()
    tables = {(): made, ("check",): made["properties"]["check"]}
    for way in TABLES:
        table = tables.get(way) or made["$defs"]["-".join(way)]
        for key in TABLES[way].shape:
            yield f"{'.'.join((*way, key))}", table["properties"][key]


@pytest.mark.parametrize(("key", "of_key"), _described(), ids=[key for key, _ in _described()])
def test_every_key_has_a_description_and_examples_that_fit(key: str, of_key: dict[str, Any]) -> None:
    assert of_key["description"].rstrip("`)").endswith(".") or of_key["description"].endswith(".")
    assert of_key["examples"]
    own = Draft202012Validator({**of_key, "$defs": schema()["$defs"]})
    assert all(own.is_valid(example) for example in of_key["examples"]), key


def test_words_are_there_for_the_keys_that_are_known_and_no_others() -> None:
    assert {way: list(keys) for way, keys in KEYS.items()} == {way: list(table.shape) for way, table in TABLES.items()}


ACCEPTED = """
title = { en = "Story", fr = "Histoire" }
---
title.en = "Story"
published = 2021-03-03
---
unknown = 1
---
[check]
select = "D"
ignore = ["S704", "E601"]
---
[[event]]
title = ""
when = 2021-01-10
---
[[event]]
id = ""
title = "x"
when = 2021-01-10T10:00:00Z
---
[[event]]
id = "a_b-1"
title = "x"
when = 2021-01-10T10:00:00
---
[[event]]
title = "x"
when = 1066
---
[[event]]
title = "x"
start = "2001"
end = ".."
---
[[event]]
title = "x"
start = ""
end = "2001"
---
[[event]]
title = "x"
end = 2001-01-01
---
[[event]]
title = "x"
when = "2001"
tag = "x"
who = "one"
tags = ["two", "three"]
weight = 5
order = -1
exact = true
note.fr = "note"
links = { to = "x" }
evidence = [{ source = "s", stance = "mentions", when = 2001, page = 3 }]
---
[[event]]
title = "x"
when = "2001"
[[event.evidence]]
source = "s"
quote = { fr = "q" }
[[event.links]]
to = "y"
as = "part-of"
---
event = [{ title = "x", when = 2001 }]
---
lane = []
---
[[lane]]
id = "Any Name"
color = "no such colour"
---
[[source]]
id = "s"
when = 2021
---
[[era]]
title = "x"
when = "1990s"
---
[[route]]
id = "r"
stops = ["a", { event = "b", say = { en = "here" } }]
---
[[route]]
id = "r"
stops = { event = "b" }
"""
REFUSED = """
title = 1
---
title = {}
---
title = { en = 1 }
---
about = ["x"]
---
language = true
---
published = 99
---
published = " "
---
check = "D"
---
[check]
select = 1
---
[check]
ignore = [1]
---
[unknown]
a = 1
---
[[evnet]]
title = "x"
---
unknown = [{ a = 1 }]
---
event = "x"
---
event = [1]
---
[event]
title = "x"
when = 2021
---
event = { title = "x", when = 2021 }
---
event = 1.5
---
event = [""]
[[lane]]
id = "l"
---
[[event]]
when = 2021
---
[[event]]
title = "x"
---
[[event]]
title = 1
when = 2021
---
[[event]]
title = "x"
when = 2021
start = 2020
---
[[event]]
title = "x"
when = 2021
end = 2022
---
[[event]]
title = "x"
when = 1.5
---
[[event]]
title = "x"
when = ""
---
[[event]]
title = "x"
when = 99
---
[[event]]
title = "x"
start = 10_000
---
[[event]]
title = "x"
when = ["2001"]
---
[[event]]
title = "x"
when = 2001
published = false
---
[[event]]
id = "Big"
title = "x"
when = 2021
---
[[event]]
id = "today"
title = "x"
when = 2021
---
[[event]]
title = "x"
when = 2021
exact = "yes"
---
[[event]]
title = "x"
when = 2021
who = [1]
---
[[event]]
title = "x"
when = 2021
tags = 1
---
[[event]]
title = "x"
when = 2021
where = 1
---
[[event]]
title = "x"
when = 2021
weight = 0
---
[[event]]
title = "x"
when = 2021
weight = "3"
---
[[event]]
title = "x"
when = 2021
order = 1.5
---
[[event]]
title = "x"
when = 2021
timezone = "UTC"
---
[[event]]
title = "x"
when = 2021
links = ["y"]
---
[[event]]
title = "x"
when = 2021
links = [{ as = "starts" }]
---
[[event]]
title = "x"
when = 2021
links = [{ to = "y", as = "start" }]
---
[[event]]
title = "x"
when = 2021
links = "y"
---
[[event]]
title = "x"
when = 2021
evidence = [{ quote = "q" }]
---
[[event]]
title = "x"
when = 2021
[[event.evidence]]
source = "s"
stance = "agrees"
---
[[event]]
title = "x"
when = 2021
[[event.evidence]]
source = "s"
weight = 3
---
[[event]]
title = "x"
when = 2021
[[event.evidence]]
source = "s"
quote = 1
---
[[lane]]
title = "no id"
---
lane = [1]
---
[[source]]
id = 1
---
[[source]]
id = "s"
when = false
---
[[era]]
title = "no date"
---
[[era]]
when = 2021
---
[[era]]
title = "x"
when = 2021
end = 2022
---
[[era]]
title = "x"
when = 2021
color = 1
---
[[route]]
title = "no id"
---
[[route]]
id = "r"
stops = "a"
---
[[route]]
id = "r"
stops = [1]
---
[[route]]
id = "r"
stops = [{ say = "no event" }]
"""


@pytest.mark.parametrize("text", ACCEPTED.strip().split("\n---\n"))
def test_what_the_store_accepts_the_schema_accepts(text: str, tmp_path: Path) -> None:
    assert not refused_by_store(text, tmp_path)
    assert not list(VALIDATOR.iter_errors(in_json(parse(text))))


@pytest.mark.parametrize("text", REFUSED.strip().split("\n---\n"))
def test_what_the_store_refuses_the_schema_refuses(text: str, tmp_path: Path) -> None:
    assert refused_by_store(text, tmp_path)
    assert refused_by_schema(text)


_DATES = st.sampled_from([
    "2001", "2001-02-03", "about 2001", 2001, date(2001, 2, 3), datetime(2001, 2, 3, 4, 5),  # noqa: DTZ001
    datetime(2001, 2, 3, 4, 5, tzinfo=UTC),
])  # fmt: skip
_STRINGS = st.sampled_from(["", "a", "Ab c", "é\n", "today", "2001", "starts", "supports", "D", "en"])
_JUNK: st.SearchStrategy[Any] = st.recursive(
    st.one_of(_STRINGS, st.integers(-1, 10_001), st.just(1.5), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(["en", "to", "source", "event", "x"]), inner)
    ),
    max_leaves=4,
)
_FITTING = {
    "weight": st.integers(1, 5), "order": st.integers(), "exact": st.booleans(), "as": st.just("starts"),
    "stance": st.just("disputes"), "id": st.sampled_from(["a", "b-1", "c_2", "9"]),
    "who": st.lists(_STRINGS, max_size=2),
    "when": _DATES, "start": _DATES, "end": _DATES, "published": _DATES,
}  # fmt: skip


@st.composite
def _tables(draw: st.DrawFn, way: tuple[str, ...]) -> dict[str, Any]:
    """A table of the file with keys that are mostly known and mostly fit, and that it mostly needs."""
    shape, needed = TABLES[way].shape, TABLES[way].needed
    keys = set(draw(st.lists(st.sampled_from([*shape, "x", "language", "weight"]), max_size=3)))
    keys |= {needed} - {""} if draw(st.integers(0, 9)) else set()
    if "when" in shape and "title" in shape and draw(st.integers(0, 9)):
        keys.add("when")
        keys -= {"start", "end"} if draw(st.integers(0, 9)) else set()
    return {key: draw(_values(way, key)) for key in sorted(keys)}


def _values(way: tuple[str, ...], key: str) -> st.SearchStrategy[Any]:
    inner = (*way, key)
    fitting = st.lists(_tables(inner), max_size=2) if inner in TABLES else _FITTING.get(key, _STRINGS)
    return st.integers(0, 9).flatmap(lambda dice: fitting if dice else _JUNK)


@st.composite
def _documents(draw: st.DrawFn) -> str:
    table = draw(_tables(()))
    table.pop("weight", None)
    for name in draw(st.lists(st.sampled_from(["event", "event", "lane", "source", "era", "route"]), max_size=3)):
        table[name] = draw(st.lists(_tables((name,)), min_size=1, max_size=2))
    if not draw(st.integers(0, 4)):
        table["check"] = draw(_tables(("check",)))
    if not draw(st.integers(0, 9)):
        table[draw(st.sampled_from(["event", "lane", "check", "other"]))] = draw(_JUNK)
    return tomlkit.dumps(table)


@settings(max_examples=300)
@given(_documents())
def test_schema_and_store_agree_on_any_document(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    if text.strip():
        refused = refused_by_store(text, tmp_path_factory.getbasetemp())
        assert refused_by_schema(text) == bool(refused), refused


def test_the_words_are_those_of_the_document() -> None:
    document = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    rows = {way: dict(_rows(document, heading)) for way, heading in _HEADINGS.items()}
    for way, meanings in rows.items():
        assert list(meanings) == list(TABLES[way].shape), way
        for key, meaning in meanings.items():
            assert _plain(meaning) in _plain(KEYS[way][key].meaning), key


_HEADINGS: dict[tuple[str, ...], str] = {
    (): "At the top",
    ("event",): "Events",
    ("event", "evidence"): "Evidence",
}


def _rows(document: str, heading: str) -> Iterator[tuple[str, str]]:
    """Key and meaning of each row of the table under a heading; a row may name several keys."""
    for line in document.split(f"\n## {heading}\n")[1].split("\n## ", 1)[0].splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        for key in re.findall(r"`(\w+)`", cells[0]) if cells else ():
            yield key, cells[-1]


def _plain(text: str) -> str:
    """The first clause of a meaning, without marks."""
    return re.sub(r"[`*]|\(\[.*", "", re.split(r"[;:,(]", text)[0]).strip(" .").lower()
