"""Other people's JavaScript in tests: packages of npm, and what they say of what we write. Skips where there is none.

Packages are installed for the run, outside the project, in their pinned versions; where `TIMELINE_TUI_NODE_MODULES`
names a `node_modules` that has them, that is used. Without node, npm or a network a test is skipped with the reason:
what others serve is no part of whether the suite is green.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

_OLDEST: Final = (20, 6)
"""The first node whose loaders these tests can hook into."""
_PATIENCE: Final = 120
"""Seconds that npm may take."""


def modules(folder: Path, *packages: str) -> Path:
    """The `node_modules` with `packages`, each `name@version`, installed into `folder`."""
    if given := os.environ.get("TIMELINE_TUI_NODE_MODULES"):
        return Path(given)
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("node and npm are not installed")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    found = tuple(map(int, re.findall(r"\d+", version)[:2]))
    if found < _OLDEST:
        pytest.skip(f"node {version.strip()} is too old")
    command = [npm, "install", "--prefix", str(folder), "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
    quick = ["--prefer-offline", "--fetch-retries=1", "--fetch-timeout=20000"]
    try:
        ran = subprocess.run(
            [*command, *quick, *packages], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm did not install {', '.join(packages)} in {_PATIENCE} seconds")
    if ran.returncode:
        why = ran.stderr.strip().splitlines()
        pytest.skip(f"npm can't install {', '.join(packages)}: {why[0] if why else 'it gave no reason'}")
    return folder / "node_modules"


def run(script: Path, *words: str, given: str = "") -> str:
    """What a script prints, at UTC; it must end well."""
    ran = subprocess.run(
        ["node", str(script), *words],
        input=given,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
        env={**os.environ, "TZ": "UTC"},
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
