"""The page and the picture in docs/ are what `export` makes of events.toml today; `docs/make` makes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.roundtrip import written
from timeline_tui.store.load import load

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("form", ["html", "svg"])
def test_the_page_and_the_picture_are_those_of_today(form: str) -> None:
    chronicle = load([str(ROOT / "events.toml")]).chronicle
    assert written(chronicle, form) == (ROOT / f"docs/parler.{form}").read_bytes()
