"""Which stores a command line means, and whether it means nothing but the explorer. Loads no click."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = {
    "list": "listing",
    "check": "checking",
    "date": "dating",
    "add": "adding",
    "fmt": "formatting",
    "diff": "differing",
    "import": "importing",
    "export": "exporting",
    "notes": "noting",
    "schema": "schema",
    "screenshot": "picture",
    "serve": "serving",
    "keys": "keying",
    "config": "configuring",
}
"""Commands, and the module here that has each."""


def stores_or_default(stores: Sequence[str]) -> tuple[str, ...]:
    """The stores named, else `./events.toml` where there is one, else the shipped example."""
    if stores:
        return tuple(stores)
    if os.path.exists("events.toml"):  # noqa: PTH110 - pathlib takes 10 ms to load
        return ("events.toml",)
    from timeline_tui.store.example import example  # noqa: PLC0415 - only where no store is named

    return (example(),)


def only_explores(arguments: Sequence[str]) -> bool:
    """Whether these words are stores alone, and there is a terminal to explore them on.

    The commonest start of all needs no parser of options; loading one costs it a twentieth of its time.
    """
    return (
        sys.stdout.isatty()
        and not any(word.startswith("-") for word in arguments)
        and (not arguments or arguments[0] not in COMMANDS)
        and not any(name.endswith("_COMPLETE") for name in os.environ)
    )


def command_meant(store: str, arguments: Sequence[str]) -> str:
    """What to add where there is no such store, but a command of that or nearly that name; else empty."""
    if store not in arguments or os.path.lexists(store):
        return ""
    if store in COMMANDS:
        return f", or put the command first: timeline-tui {store} …"
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    near = get_close_matches(store, COMMANDS, n=1)
    return f", or is the command `{near[0]}` meant?" if near and arguments[0] == store else ""
