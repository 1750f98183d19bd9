"""`--ascii` draws with ASCII characters alone, wherever the file's own words are ASCII."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import explorer, store
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.explorer import Explorer

TEXT = """
title = "Plain"
[[event]]
title = "A span that goes on and on and has a long title for a narrow pane"
start = 2021
end = ".."
claim_by = "Ann"
[[event]]
title = "A month"
when = "2021-03~"
summary = "It was then."
links = [{ to = "a-month", as = "see-also" }]
"""


def beyond_ascii(at: Explorer) -> set[str]:
    """The characters on the whole screen that are not of ASCII."""
    picture = at.app.export_screenshot(simplify=True)
    words = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), " ".join(re.findall(r"<text[^>]*>([^<]*)<", picture)))
    return set(words.replace("\xa0", " ").replace("\n", "")) - {chr(code) for code in range(32, 127)}


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_every_cell_is_ascii(size: tuple[int, int], tmp_path: Path) -> None:
    async with explorer(store(tmp_path, TEXT), size=size, start=Start(ascii=True)) as at:
        assert beyond_ascii(at) == set()


@pytest.mark.parametrize(
    "keys",
    [
        "t",
        "m enter apostrophe",
        "m enter down M",
        "m enter down M i",
        "0 x",
        "B",
        "w",
        "question_mark",
        "exclamation_mark",
    ],
)
async def test_so_is_every_cell_of_what_is_laid_over_it(keys: str, tmp_path: Path) -> None:
    problem = TEXT + '[[event]]\ntitle = "No date"\n'
    async with explorer(store(tmp_path, problem), size=(100, 30), start=Start(ascii=True)) as at:
        await at.press("b", *keys.split())
        assert beyond_ascii(at) == set()
