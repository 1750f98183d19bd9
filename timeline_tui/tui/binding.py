"""What Textual is told of the keys: every key of a table is a binding that asks the screen what it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from textual.binding import Binding, BindingsMap, BindingType

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.screen import Screen

    from timeline_tui.tui.keymap import Keys

_FREE: Final = re.compile(r"escape|tab|shift\+tab|f\d+|.*(?:ctrl|alt|super|hyper|meta)\+.+")
"""Keys that a line has no use for while it is typed in."""


def bindings(keys: Keys, urgent: Collection[str] = ()) -> list[BindingType]:
    """A binding a key, `press(key)`. Those of `urgent` actions come before a line that has a use for them itself."""
    return [
        Binding(
            key,
            f"press({key!r})",
            show=False,
            priority=bool(_FREE.fullmatch(key)) and not set(urgent).isdisjoint(keys.names(key)),
        )
        for key in keys
    ]


def obey(screen: Screen[Any], bound: Sequence[BindingType]) -> None:
    """Let a screen obey these keys instead of those that its class declares.

    Textual's own key map can't take a key away, nor give one to two actions where they never meet (8.2); so this is the
    one place that reaches for a private attribute of its screens.
    """
    known = {}
    for base in reversed(type(screen).__mro__):
        if base.__module__.startswith("textual."):
            known.update(BindingsMap(base.__dict__.get("BINDINGS", ())).key_to_bindings)
    known.update(BindingsMap(bound).key_to_bindings)
    screen._bindings = BindingsMap.from_keys(known)  # noqa: SLF001
    if screen.is_attached:
        screen.refresh_bindings()
