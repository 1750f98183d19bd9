"""A store written for one test, in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_tui.store.load import Reading, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Reading]:
    """Write a file and read it: `story.toml` in a clean folder."""
    monkeypatch.chdir(tmp_path)

    def write_and_load(text: str) -> Reading:
        (tmp_path / "story.toml").write_text(text, encoding="utf-8", newline="")
        return load(["story.toml"])

    return write_and_load
