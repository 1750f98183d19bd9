"""The page of the rules, docs/checks.md, by section: what `check --explain` prints."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path


def manual() -> str:
    """The whole page: from the installed package, or from the root of a checkout."""
    packaged = resources.files("timeline_tui") / "docs" / "checks.md"
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[3] / "docs" / "checks.md").read_text(encoding="utf-8")


def section(code: str) -> str:
    """What the page says of a rule, its heading first; empty where there is no such rule."""
    found = re.search(rf"^### {re.escape(code)} .*?(?=^##|\Z)", manual(), re.MULTILINE | re.DOTALL)
    return found[0].rstrip() if found else ""
