"""Events read a column at a time are the events read one by one, whatever stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.store import part, scan
from timeline_tui.store.checks import examine
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from timeline_tui.store.load import Reading

PLAIN = ('title = "A suit"', "title = 'Une Œuvre'", 'title = "suit, A"')
ODD = (
    'title = { en = "A", fr = "Un" }',
    "title = 4",
    'title = """\n[[event]]\n"""',
    'tilte = "A"',
    'summary = "Told."',
    "summary = '''\n[[event]]\nid = \"inside\"\n'''",
    'who = ["Ann", "Bob"]',
    'who = "Ann"',
    'who = ["Ann", 4]',
    "tags = []",
    "weight = 5",
    "weight = 6",
    "weight = true",
    'lane = "courts"',
    'links = [{ to = "e-1", as = "follows" }]',
    'links = [{ to = "nowhere", as = "answers" }, { to = "e-0", as = "causes" }]',
    "links = []",
    'links = [{ to = "e-1", as = "sees" }]',
    'links = [{ to = 4, as = "causes" }]',
    'links = ["e-1"]',
    'url = "example.org"',
    "order = 2",
)
DATES = (
    'when = "2021-01-10"',
    "when = 2021-01-10",
    "when = 2021",
    'when = "2021-02-30"',
    'when = "1850~"',
    'when = "2021-W02-1"',
    'when = "2021-01-10T23:59:00-08:00"',
    'when = "2021-02-30T23:59:00Z"',
    'when = "2021"',
    'when = "a month after @e-0"',
    "when = true",
    'start = "2021-01-10"\nend = "2022"',
    'start = "2021-01-10"\nend = ".."',
    'start = "2021"\nend = "2020-05-01"',
    'start = "2021"',
    'when = "2021-01-01"\nend = "2022"',
    'published = "2021-01-01"\nwhen = "a week before @published"',
    "",
)
IDS = ("e-{0}", "e-{0}", "e-{0}", "e-{0}", "E {0}", "e-0", "published", "", None)


@st.composite
def files(draw: st.DrawFn, ids: tuple[str | None, ...]) -> str:
    """A file of some tables, most of them alike."""
    zone = draw(st.sampled_from(("", 'timezone = "America/Los_Angeles"\n', 'timezone = "Pacific/Apia"\n')))
    lines = [f'title = "By chance"\n{zone}[[lane]]\nid = "courts"\n']
    for number in range(draw(st.integers(1, 12))):
        name = draw(st.sampled_from(ids))
        odd = draw(st.lists(st.sampled_from(ODD), max_size=3, unique_by=lambda line: line.split(" ")[0]))
        title = [] if any(line.startswith("title") for line in odd) else [draw(st.sampled_from(PLAIN))]
        header = draw(st.sampled_from(("[[event]]", "[[event]]", "[[ event ]]", "  [[event]]  # odd")))
        named = [] if name is None else [f'id = "{name.format(number)}"']
        lines += [header, *named, *title, *odd, draw(st.sampled_from(DATES))]
    return "\n".join((*lines, ""))


def told(reading: Reading) -> tuple[object, ...]:
    problems = sorted(examine(reading))
    return list(reading.events), problems, [document.lines for document in reading.documents]


@given(st.one_of(files(IDS), files(("e-{0}",)), files((None,))))
def test_read_by_columns_is_read_one_by_one(text: str) -> None:
    with patch.object(part, "_MANY", 1):
        columns = told(load(["-"], texts={"-": text}))
    with patch.object(part, "_MANY", 10**9):
        one_by_one = told(load(["-"], texts={"-": text}))
    assert columns == one_by_one


@given(files(("e-{0}",)))
def test_each_table_stands_where_its_header_is(text: str) -> None:
    (document,) = load(["-"], texts={"-": text}).documents
    starts = [start for name, start in scan.headers(text) if name == "event"]
    assert [text[:start].count("\n") for start in document.starts["event"]] == [
        text[:start].count("\n") for start in starts
    ]
    assert document.lines["event"] == [text.count("\n", 0, start) + 1 for start in starts]


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Apia"])
def test_days_that_a_zone_skipped_are_refused_among_many(zone: str) -> None:
    days = "".join(f'[[event]]\nid = "d-{day}"\ntitle = "A"\nwhen = "2011-12-{day}"\n' for day in range(10, 32))
    text = f'timezone = "{zone}"\n{days}'
    with patch.object(part, "_MANY", 1):
        reading = load(["-"], texts={"-": text})
    undated = [event.id for event in reading.events if event.when is None]
    assert undated == (["d-30"] if zone == "Pacific/Apia" else [])
