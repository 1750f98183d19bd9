"""The chronology that is shipped: an example, and what opens where there is nothing else."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def example() -> str:
    """The path of the shipped `events.toml`: in the installed package, or at the root of a checkout."""
    packaged = resources.files("timeline_tui") / "example" / "events.toml"
    if packaged.is_file():
        return str(packaged)
    return str(Path(__file__).parents[2] / "events.toml")
