"""How the explorer shall open: what the command line says, before any screen exists. Knows no Textual."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Panes = Literal["axis", "list", "both"]


@dataclass(frozen=True, slots=True)
class Start:
    """The view to open at; an empty string leaves a matter to the explorer."""

    at: str = ""
    """The event to select, by id, or the date to go to."""
    range: str = ""
    """The dates to show, as `A..B`."""
    filter: str = ""
    """A query; see the query language in the manual."""
    view: Panes = "both"
    lang: str = ""
    """Language of dates and words: `en` or `fr`; empty: the chronology's own."""
    theme: str = ""
    ascii: bool = False
    """Draw with ASCII characters alone."""
