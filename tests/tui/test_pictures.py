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
PANES = ("#title", "#overview", "#facets", "#axis", "#events", "#detail", "#footer")
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
        panes = [pane for pane in PANES if at.screen.query_one(pane).content_size.height]
        shown = "\n".join(f"── {pane[1:]} ──\n{at.text(pane)}" for pane in panes) + "\n"
    picture = PICTURES / f"{name}.txt"
    if os.environ.get("UPDATE_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        picture.write_text(shown, encoding="utf-8")
    assert shown == picture.read_text(encoding="utf-8")
