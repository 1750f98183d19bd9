"""What every test stands on: folders for data and settings of its own, never the user's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

# No test measures time, and a busy machine is no defect. Runs by hand look for what nobody has seen yet; CI looks at
# the same examples each time, so that it tells of the change it runs for.
settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: screens and terminals are waited for."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where this test and what it starts keep what is the reader's, and another for settings."""
    folder = tmp_path / "data-home"
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in [name for name in os.environ if name.startswith("TIMELINE_TUI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config-home"))
    return folder
