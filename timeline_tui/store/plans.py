"""How tables with the same keys and the same kinds of values become events: worked out once, done ten thousand times.

Nearly all tables of a large file hold nothing but texts, lists of texts, a weight and a date. For each arrangement of
keys there is a plan that takes the fields of an event from the values by their places. What has no plan, or a value
that does not fit, is read at length (`events.EventReader`), where what is wrong gets its sentence.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.chronicle.event import Event
from timeline_tui.store import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Kinds = tuple[tuple[str, ...], tuple[type, ...]]

OWN: Final = ("id", "when", "when_text", "place")
"""Fields that the reader makes itself."""
DEFAULTS: Final = tuple(Event._field_defaults.values())
_TAIL: Final = (*OWN, *Event._field_defaults)
_KINDS: Final[Mapping[str, type | None]] = {
    **{key: str for key, convert in shape.EVENT.items() if convert in (shape.words, shape.text)},
    **dict.fromkeys(("when", "start", "end")),  # the reader of dates takes any kind
    "who": list,
    "tags": list,
    "weight": int,
}
"""The kind of value that each key has in a table that a plan is for."""
_MOST: Final = 256
"""Plans that are remembered: a file whose tables all differ is read at length."""


class Plan(NamedTuple):
    """Where each field of an event stands in a row: the values of a table, then those of `OWN`, then `DEFAULTS`."""

    fields: Callable[[Sequence[Any]], tuple[Any, ...]]
    lists: tuple[int, ...]
    """Places of lists of texts."""
    weight: int
    """The place of the weight, or -1."""


class Plans:
    """The plans of one file."""

    def __init__(self) -> None:
        self._known: dict[Kinds, Plan | None] = {}

    def of(self, table: Mapping[str, Any]) -> Plan | None:
        """The plan for tables like this one; None where they must be read at length."""
        kinds = tuple(table), tuple(map(type, table.values()))
        try:
            return self._known[kinds]
        except KeyError:
            if len(self._known) >= _MOST:
                return None
            plan = self._known[kinds] = _plan(*kinds)
            return plan


def _plan(keys: tuple[str, ...], kinds: tuple[type, ...]) -> Plan | None:
    if "title" not in keys or any(
        key not in _KINDS or _KINDS[key] not in (None, kind) for key, kind in zip(keys, kinds, strict=True)
    ):
        return None
    # Of several places of one name the first counts: the table's, then the reader's own, then the default.
    row = (*(key if key not in OWN else "" for key in keys), *_TAIL)
    lists = tuple(at for at, key in enumerate(keys) if _KINDS[key] is list)
    return Plan(itemgetter(*map(row.index, Event._fields)), lists, keys.index("weight") if "weight" in keys else -1)
