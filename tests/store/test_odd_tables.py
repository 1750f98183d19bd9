"""Whatever stands in a file, the checks and the mends come to an end with problems, not with a traceback."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.store import shape
from timeline_tui.store.checks import examine
from timeline_tui.store.checks.fixing import mended
from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load
from timeline_tui.store.rules import RULES

LEAVES = st.sampled_from(
    ['""', '" "', '"a"', '"b"', '"2021"', '"2021-01"', '"@a"', '"@b"', "'x/y'", '"http://x"', "0", "5", "-1", "1.5",
     "true", "2021-01-10", "12:00:00", "[]", "{}", '["a", "b"]', '["a", 1]', "[[1]]", '{ en = "A", fr = "B" }',
     "{ en = 1 }", '[{ to = "b", as = "causes" }]', '[{ to = "a" }, 1, { to = "b", as = "part-of" }]',
     '[{ source = "a" }]', '{ source = "a", quote = { fr = "" } }', '[{ event = "a" }, "b", 1]',
     "2021-01", "Paris", '"open', "[1"]
)  # fmt: skip
"""Values right and wrong, some of them no TOML."""
KEYS = {
    "event": (*shape.EVENT, "tag"),
    "lane": tuple(shape.LANE),
    "source": tuple(shape.SOURCE),
    "era": tuple(shape.ERA),
    "route": tuple(shape.ROUTE),
    "event.evidence": (*shape.EVIDENCE, "lane"),
    "check": tuple(shape.CHECK),
    "root": (*shape.ROOT, "event", "check", "lane"),
}
HEADERS = {**{name: f"[[{name}]]" for name in KEYS}, "check": "[check]", "root": ""}


@st.composite
def files(draw: st.DrawFn) -> str:
    blocks = ["root", *draw(st.lists(st.sampled_from(["event", "event", "event.evidence", *KEYS][:-1]), max_size=6))]
    lines: list[str] = []
    for name in blocks:
        lines.append(HEADERS[name])
        keys: Any = draw(st.lists(st.sampled_from(KEYS[name]), max_size=4, unique=True))
        lines += [f"{key} = {draw(LEAVES)}" for key in keys]
    return "\n".join(lines) + "\n"


@settings(max_examples=200)
@given(files())
def test_every_file_is_checked_to_its_end(text: str) -> None:
    try:
        reading = load(["-"], texts={"-": text})
    except StoreError:
        return
    lines = text.split("\n")
    for problem in examine(reading):
        assert problem.code in RULES
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    done = mended(["-"], {"-": text})
    assert len(done.reading.chronicle) >= len(reading.chronicle)
