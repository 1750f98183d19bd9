"""Whole flows as pictures in text: what each pane shows after these keys, held against `pictures/`.

`UPDATE_PICTURES=1 python -m pytest tests/tui/test_pictures.py` writes them anew; read the difference before a commit.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.explorer import ROOT, explorer
from timeline_tui.tui.start import Start

PICTURES = Path(__file__).parent / "pictures"
PANES = ("#title", "#overview", "#facets", "#axis", "#events", "#detail", "#measure", "#footer")
LISTS = ("#mark-list", "#between-list", "#same-time-list", "#times-says")
"""What is laid over the explorer: where it is, it is the picture."""
MEASURED = ["m", "enter", *["down"] * 4, "M"]
FLOWS: list[tuple[str, tuple[int, int], Start, list[str]]] = [
    ("opening-200x50", (200, 50), Start(), []),
    ("opening-120x36", (120, 36), Start(), []),
    ("opening-80x24", (80, 24), Start(), []),
    ("opening-40x12", (40, 12), Start(), []),
    ("french-120x36", (120, 36), Start(at="restored", lang="fr"), []),
    ("ascii-80x24", (80, 24), Start(at="aws-suspends", ascii=True), []),
    ("filtered-120x36", (120, 36), Start(at="aws-suspends", filter="who:amazon before:2021-02"), []),
    ("filter-off-120x36", (120, 36), Start(at="aws-suspends", filter="who:amazon before:2021-02"), ["F"]),
    ("following-120x36", (120, 36), Start(at="offline"), ["enter"]),
    ("zoomed-120x36", (120, 36), Start(at="aws-suspends"), ["z"]),
    ("whole-120x36", (120, 36), Start(at="aws-suspends"), ["0"]),
    ("list-80x24", (80, 24), Start(view="list"), ["G"]),
    ("axis-80x24", (80, 24), Start(view="axis", at="restored"), []),
    ("reading-40x12", (40, 12), Start(at="restored"), ["tab"]),
    ("folded-200x50", (200, 50), Start(at="aws-suspends", fold=True), ["0"]),
    ("folded-120x36", (120, 36), Start(at="aws-suspends"), ["0", "x"]),
    ("folded-80x24", (80, 24), Start(at="aws-suspends", view="axis"), ["0", "x"]),
    ("folded-40x12", (40, 12), Start(at="aws-suspends", fold=True), ["0"]),
    ("unfolded-one-80x24", (80, 24), Start(at="aws-suspends", view="axis", fold=True), ["0", "X"]),
    ("folded-ascii-80x24", (80, 24), Start(view="axis", fold=True, ascii=True, lang="fr"), ["0"]),
    ("measure-200x50", (200, 50), Start(at="offline"), [*MEASURED, "G"]),
    ("measure-120x36", (120, 36), Start(at="aws-suspends"), MEASURED),
    ("measure-80x24", (80, 24), Start(at="aws-suspends"), [*MEASURED, "0"]),
    ("measure-40x12", (40, 12), Start(at="aws-suspends"), MEASURED),
    ("marks-120x36", (120, 36), Start(at="aws-suspends"), ["m", "enter", "down", "m", "enter", "G", "apostrophe"]),
    ("marks-40x12", (40, 12), Start(at="aws-suspends"), ["m", "enter", "G", "apostrophe"]),
    ("between-120x36", (120, 36), Start(at="capitol"), ["m", "enter", "G", "M", "i", "end"]),
    ("between-80x24", (80, 24), Start(at="restored", lang="fr"), ["m", "enter", "G", "M", "i", "down"]),
    ("between-40x12", (40, 12), Start(at="aws-suspends"), [*MEASURED, "i"]),
    ("same-time-200x50", (200, 50), Start(at="offline"), ["t"]),
    ("same-time-120x36", (120, 36), Start(at="aws-suspends"), ["t"]),
    ("same-time-80x24", (80, 24), Start(at="restored", lang="fr"), ["t", "right", "down", "down"]),
    ("same-time-40x12", (40, 12), Start(at="restored"), ["t", "left"]),
]


@pytest.mark.parametrize(("name", "size", "start", "keys"), FLOWS, ids=[flow[0] for flow in FLOWS])
async def test_the_screen_after_these_keys(
    name: str, size: tuple[int, int], start: Start, keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(ROOT)
    async with explorer("events.toml", size=size, start=start) as at:
        await at.press(*keys)
        laid_over = [pane for pane in LISTS if at.app.screen.query(pane)]
        panes = laid_over or [
            pane for pane in PANES if at.screen.query(pane) and at.screen.query_one(pane).content_size.height
        ]
        shown = "\n".join(f"── {pane[1:]} ──\n{at.text(pane)}" for pane in panes) + "\n"
    picture = PICTURES / f"{name}.txt"
    if os.environ.get("UPDATE_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        picture.write_text(shown, encoding="utf-8")
    assert shown == picture.read_text(encoding="utf-8")
