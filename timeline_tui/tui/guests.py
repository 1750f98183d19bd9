"""What somebody may do who sits at another keyboard than the machine's own: in a browser."""

from __future__ import annotations

from typing import Final, Literal

Guest = Literal["", "reading", "editing"]
"""Nobody's guest; one who reads; one who may change the stores, too."""

_HOSTS_OWN: Final = frozenset({"edit", "settings", "suspend"})
"""Programs and files of the machine: they are nobody else's."""
_EDITS: Final = frozenset({"add", "duplicate", "delete", "undo", "show-text"})

FORBIDDEN: Final[dict[Guest, frozenset[str]]] = {
    "": frozenset(),
    "editing": _HOSTS_OWN,
    "reading": _HOSTS_OWN | _EDITS,
}
"""Actions that are left to the machine: their keys say so; footer, palette and help do not have them."""
