"""Which keys do what: the tables of actions with the keys that are in force. A value; knows no screen, no file.

`View.keys` is one, so footer, help, palette, lists and every sentence that names a key tell the keys that apply.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from timeline_tui.tui.actions import ACTIONS, TYPED
from timeline_tui.tui.key_names import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from timeline_tui.tui.actions import Action, Context

Table = Literal["explorer", "story", "recall", "lists"]
TABLES: Final[tuple[Table, ...]] = ("explorer", "story", "recall", "lists")
"""The screens that have keys of their own; `lists` are what is laid over the explorer to choose from."""

Bound = dict[str, tuple[str, ...]]
"""By the name of an action, the keys that it has instead of its own; none: it can't be reached by a key."""

_NAMED: Final = re.compile(r"\{(?:(\w+)\.)?([a-z][a-z-]*)\}")


def declared(table: Table) -> tuple[Action, ...]:
    """The actions of a screen, as they are declared."""
    # The first frame needs those of the explorer alone.
    if table == "story":
        from timeline_tui.tui.story.keys import ACTIONS as STORY  # noqa: PLC0415

        return STORY
    if table == "recall":
        from timeline_tui.tui.recall.keys import ACTIONS as RECALL  # noqa: PLC0415

        return RECALL
    if table == "lists":
        from timeline_tui.tui.list_keys import ACTIONS as LISTS  # noqa: PLC0415

        return LISTS
    return ACTIONS


class Keys:
    """The actions of one screen, each with the keys that are in force."""

    def __init__(self, actions: Sequence[Action], without: Collection[str] = ()) -> None:
        """The keys of actions `without` are known, so that it can be said why they do nothing; nothing shows them."""
        self.actions: Final = tuple(action for action in actions if action.name not in without)
        self._named = {action.name: action for action in actions}
        self._by_key: dict[str, list[Action]] = {}
        for action in actions:
            for key in action.keys:
                self._by_key.setdefault(key, []).append(action)

    def __iter__(self) -> Iterator[str]:
        """Every key that does something, once."""
        return iter(self._by_key)

    def at(self, context: Context, key: str) -> Action | None:
        """What a key does where the keyboard is."""
        return next((action for action in self._by_key.get(key, ()) if context in action.contexts), None)

    def anywhere(self, context: Context, key: str) -> Action | None:
        """The same, and where it does nothing there, what it does elsewhere on the screen."""
        others = (action for action in self._by_key.get(key, ()) if action.name not in TYPED)
        return self.at(context, key) or next(others, None)

    def of(self, name: str) -> tuple[str, ...]:
        """The keys of an action."""
        return self._named[name].keys

    def names(self, key: str) -> list[str]:
        """The actions that have a key."""
        return [action.name for action in self._by_key.get(key, ())]

    def shown(self, name: str) -> str:
        """The first key of an action, as the screen shows it; empty where it has none."""
        keys = self._named[name].keys
        return shown(keys[0]) if keys else ""


class KeyMap:
    """The keys of all screens: as declared, but for what the reader has bound otherwise."""

    def __init__(self, bound: Mapping[Table, Bound] | None = None, without: Collection[str] = ()) -> None:
        """`without` are actions that nobody may do here, in the explorer and in lists."""
        self._bound = dict(bound or {})
        self._without = frozenset(without)
        self._tables: dict[Table, Keys] = {}

    def table(self, name: Table) -> Keys:
        """The keys of one screen."""
        found = self._tables.get(name)
        if found is None:
            bound = self._bound.get(name, {})
            without = self._without if name in {"explorer", "lists"} else ()
            found = Keys(
                [
                    action._replace(keys=bound[action.name]) if action.name in bound else action
                    for action in declared(name)
                ],
                without,
            )
            self._tables[name] = found
        return found

    def less(self, without: Collection[str]) -> KeyMap:
        """The same without some actions."""
        return KeyMap(self._bound, without) if without else self

    @property
    def explorer(self) -> Keys:
        """The keys of the explorer."""
        return self.table("explorer")

    def changed(self, table: Table, name: str) -> bool:
        """Whether an action has other keys than declared."""
        return name in self._bound.get(table, {})

    def fill(self, words: str) -> str:
        """Words with each `{action}`, or `{story.action}`, replaced by its key; by its name in the palette without."""
        return _NAMED.sub(self._key, words)

    def _key(self, found: re.Match[str]) -> str:
        table, name = found.groups()
        keys = self.table(_TABLE[table]) if table else self.explorer
        key = keys.shown(name)
        if key:
            return key
        palette = self.explorer.shown("palette")
        return f"{palette} {name}" if palette else name


_TABLE: Final[dict[str, Table]] = {table: table for table in TABLES}

DECLARED: Final = KeyMap()
"""All keys as they are declared."""
