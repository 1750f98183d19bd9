"""`diff` of two files by chance: what was changed between them is told, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.cli.differing import command
from timeline_tui.store.edits.writing import event_text
from timeline_tui.store.layout import formatted

Table = dict[str, Any]

NAMES = [
    f"{one}-{two}" for one in ("suit", "order", "letter", "hearing") for two in ("amber", "birch", "cedar", "dune")
]
WORDS = st.sampled_from(["", "Said.", "It was *said*,\nand heard.", "« Dit »", "# no comment", 'a "quote" \\ and more'])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "where": st.sampled_from(["Seattle", "Tacoma", "Zürich"]),
    "who": st.lists(st.sampled_from(["Amazon", "Parler", "the press"]), unique=True, min_size=1, max_size=3),
    "tags": st.lists(st.sampled_from(["suit", "app store", "é"]), unique=True, min_size=1, max_size=3),
    "weight": st.sampled_from([1, 2, 4, 5]),
    "summary": WORDS.filter(bool),
    "note": WORDS.filter(bool),
    "url": st.sampled_from(["https://example.org/1", "https://example.org/2"]),
    "claim_by": st.sampled_from(["Parler", "Amazon"]),
    "order": st.integers(1, 3),
    "links": st.lists(
        st.fixed_dictionaries({"to": st.just("fixed"), "as": st.sampled_from(["causes", "answers"])}),
        min_size=1, max_size=1,
    ),
    "evidence": st.lists(
        st.fixed_dictionaries({"source": st.just("post"), "quote": st.sampled_from(["One.", "Two."])}),
        min_size=1, max_size=2,
    ),
}  # fmt: skip
HEAD = '[[source]]\nid = "post"\ntitle = "The Post"\n\n[[event]]\nid = "fixed"\ntitle = "Stays"\nwhen = 1999\n\n'


@st.composite
def tables(draw: st.DrawFn, name: str) -> Table:
    """An event that is like no other: another title and another date for each id."""
    number = NAMES.index(name)
    table: Table = {
        "id": name,
        "title": name.replace("-", " of "),
        "when": f"{1900 + number}-0{draw(st.integers(1, 9))}",
    }
    for key in draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True, max_size=4)):
        table[key] = draw(VALUES[key])
    return table


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, Table], dict[str, Table]]:
    """Two states of a story: some events gone, some added, some with other values for some keys."""
    old = {name: draw(tables(name)) for name in draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=6))}
    new = {}
    for name, table in old.items():
        match draw(st.sampled_from(["same", "same", "gone", "changed"])):
            case "same":
                new[name] = table
            case "changed":
                other = dict(table)
                for key in draw(st.lists(st.sampled_from([*sorted(VALUES), "title", "when"]), unique=True, max_size=3)):
                    if key == "title":
                        other[key] = f"{table[key]}, told anew"
                    elif key == "when":
                        other[key] = f"{table[key]}-1{draw(st.integers(0, 9))}"
                    elif draw(st.booleans()):
                        other[key] = draw(VALUES[key])
                    else:
                        other.pop(key, None)
                new[name] = other
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=2)):
        if name not in old:
            new[name] = draw(tables(name))
    return old, new


def text_of(draw: st.DataObject, events: dict[str, Table]) -> str:
    """A file of these events, laid out in one way or another, in one order or another."""
    pieces = [event_text(table) for table in draw.draw(st.permutations(list(events.values())))]
    text = HEAD + draw.draw(st.sampled_from(["\n", "\n\n# a section\n\n"])).join(pieces)
    return draw.draw(st.sampled_from([text, text.replace("\n", "\r\n"), formatted("f", text), f"\ufeff{text}"]))


@settings(max_examples=60)
@given(pairs(), st.data())
def test_exactly_what_was_changed_between_two_files_is_told(
    states: tuple[dict[str, Table], dict[str, Table]], data: st.DataObject
) -> None:
    old, new = states
    wanted: list[tuple[str, str, set[str]]] = [(name, "added", set()) for name in new.keys() - old.keys()]
    wanted += [(name, "removed", set()) for name in old.keys() - new.keys()]
    for name in old.keys() & new.keys():
        keys = {key for key in old[name].keys() | new[name].keys() if old[name].get(key) != new[name].get(key)}
        wanted += [(name, "changed", keys)] if keys else []
    with TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("old.toml", "new.toml")]
        for file, events in zip(files, states, strict=True):
            file.write_text(text_of(data, events), encoding="utf-8", newline="")
        done = CliRunner().invoke(command, [*map(str, files), "--format", "json"], standalone_mode=False)
    found = json.loads(done.stdout)
    told = [(event["id"], event["kind"], set(event["fields"])) for event in found["events"]]
    assert sorted(told, key=str) == sorted(wanted, key=str)
    assert found["settings"] == []
    assert done.return_value == int(bool(wanted))
