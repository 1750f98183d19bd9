"""How the explorer shall open: what the command line says, before any screen exists. Knows no Textual."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.tui.settings.values import Settings

Panes = Literal["axis", "list", "both"]


class Start(NamedTuple):
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
    fold: bool = False
    """Fold long empty stretches of the axis."""
    compare: bool = False
    """Set two stores side by side."""
    route: str = ""
    """The route to tell, by id."""
    step: int = 0
    """The step to tell, from 1: of the route, else in order of time; 0 for no story, or the route's first step."""
    questions: int = 0
    """How many questions recall asks at a time; 0 for as many as the settings say."""


def start_as(settings: Settings) -> Start:
    """How the explorer opens where the command line says nothing."""
    return Start(view=settings.view, lang=settings.lang, theme=settings.theme, ascii=settings.ascii, fold=settings.fold)


LARGE: Final = 3_000_000
"""Bytes from which a store is read while the screen already stands, with its progress shown."""
SLOW: Final = 100_000
"""The same for files of other formats, some of which take ten times as long."""


def is_large(stores: Sequence[str], least: int = LARGE) -> bool:
    """Whether reading may take longer than a first frame should; of TOML, whether there are more than `least` bytes."""
    from timeline_tui.store.files import is_toml  # noqa: PLC0415 (pathlib takes 10 ms to load; for --help, too)

    others = [store for store in stores if not is_toml(store)]
    return sum(map(_size, stores)) > least or any(store.startswith("git:") or _size(store) > SLOW for store in others)


def _size(store: str) -> int:
    try:
        if not os.path.isdir(store):  # noqa: PTH112 (pathlib takes 10 ms to load)
            return os.stat(store).st_size  # noqa: PTH116
        with os.scandir(store) as files:
            return sum(file.stat().st_size for file in files if file.name.endswith(".toml"))
    except OSError:
        return 0  # reading it will say what is wrong
