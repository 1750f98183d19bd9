"""The keys in the settings: by the name of an action one key or a list of keys; an empty list takes its keys away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from timeline_tui.store.shape import nearest, shown
from timeline_tui.tui.key_names import NAMES, is_typed, read_key, spelled
from timeline_tui.tui.key_names import shown as key_shown
from timeline_tui.tui.keymap import TABLES, Bound, Table, declared
from timeline_tui.tui.settings.declared import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.store.places import Path
    from timeline_tui.tui.actions import Action, Context

KEY_TABLES: Final[dict[str, Table]] = {
    "keys": "explorer",
    "story.keys": "story",
    "recall.keys": "recall",
    "lists.keys": "lists",
}
"""The tables of the file that hold keys, and the screen that each is of."""
HEADERS: Final[dict[Table, str]] = {table: name for name, table in KEY_TABLES.items()}

_KEPT: Final[dict[Table, dict[str, str]]] = {
    "explorer": {"escape": "escape"},
    "story": {"escape": "escape"},
    "recall": {"escape": "escape", "leave": "escape"},
    "lists": {"close": "escape"},
}
"""What Escape does it always does: no screen without a way out."""
_FIXED: Final = {"accept"}
"""A line that is typed in takes Enter by itself."""
_TYPING: Final[frozenset[Context]] = frozenset({"query", "prompt", "form"})
_QUITS: Final = "ctrl+q"


class Wrong(Protocol):
    """Told of what is wrong, and where."""

    def __call__(self, path: Path, sentence: str, *, at_key: bool = False) -> None:
        """The path of the value, or of its key, and the sentence."""


class KeyReader:
    """Takes the tables of one file, and then says which action has which keys."""

    def __init__(self, wrong: Wrong) -> None:
        self._wrong = wrong
        self._wanted: dict[Table, Bound] = {}
        self._paths: dict[tuple[Table, str], Path] = {}
        self.read: list[tuple[str, ...]] = []
        """The path of each action that has other keys now."""

    def take(self, table: Table, path: Path, value: object) -> None:
        """One table of the file."""
        header = HEADERS[table]
        if not isinstance(value, dict):
            self._wrong(path, f'{header} = {shown(value)}: it is a table; write {header}.quit = "q"')
            return
        actions = {action.name: action for action in declared(table)}
        for name, keys in value.items():
            action = actions.get(name)
            if action is None:
                self._wrong((*path, name), _unknown(table, name, list(actions)), at_key=True)
            elif name in _FIXED:
                self._wrong((*path, name), f"{header}.{name} is always Enter; leave it out", at_key=True)
            else:
                self._paths[table, name] = (*path, name)
                self._keys(table, action, (*path, name), keys)

    def _keys(self, table: Table, action: Action, path: Path, value: object) -> None:
        listed = value if isinstance(value, list) else [value]
        keys: list[str] = []
        for number, text in enumerate(listed):
            place = (*path, number) if isinstance(value, list) else path
            wrong = ""
            if not isinstance(text, str):
                wrong = f"a key is a text: {action.name} = {as_list(action.keys)}"
            else:
                try:
                    key = read_key(text)
                except ValueError:
                    wrong = _no_key(action, text)
                else:
                    wrong = _refused(table, action, key)
                    if not wrong and key not in keys:
                        keys.append(key)
            if wrong:
                self._wrong(place, wrong)
        if listed and not keys:
            return  # nothing in it can be read: what was declared holds
        kept = _KEPT[table].get(action.name)
        if kept and kept not in keys:
            keys.append(kept)
        self._wanted.setdefault(table, {})[action.name] = tuple(keys)

    def bound(self) -> dict[Table, Bound]:
        """By screen and action, the keys of those that have others than declared."""
        bound = {table: self._others(table) for table in TABLES if self._wanted.get(table)}
        self.read = [
            tuple(map(str, path)) for (table, name), path in self._paths.items() if name in bound.get(table, {})
        ]
        return {table: names for table, names in bound.items() if names}

    def _others(self, table: Table) -> Bound:
        """The actions that have other keys than declared."""
        actions = {action.name: action for action in declared(table)}
        return {name: keys for name, keys in self._settled(table).items() if keys != actions[name].keys}

    def _settled(self, table: Table) -> Bound:
        """No key does two things at one place: what is asked for comes before what is declared."""
        actions = {action.name: action for action in declared(table)}
        settled: Bound = {}
        for name, keys in self._wanted[table].items():
            taken = {key: other for key in keys if (other := _owner(key, actions[name], settled, actions))}
            for key, other in taken.items():
                self._wrong(self._paths[table, name], _clash(key, other, name))
            left = tuple(key for key in keys if key not in taken)
            if left or not keys:  # else nothing of it can be had, and what was declared holds
                settled[name] = left
        for name, action in actions.items():
            if name in settled:
                continue
            left = tuple(key for key in action.keys if not _owner(key, action, settled, actions, self._wanted[table]))
            if left != action.keys:
                if not left:
                    self._lost(table, action, settled, actions)
                settled[name] = left
        return settled

    def _lost(self, table: Table, action: Action, settled: Bound, actions: dict[str, Action]) -> None:
        """An action of which every key is another's now: to be said, for nobody asked for that."""
        owner = next(filter(None, (_owner(key, action, settled, actions) for key in action.keys)), "")
        keys = " ".join(map(key_shown, action.keys))
        self._wrong(
            self._paths[table, owner],
            f'{keys} is "{owner}" now, so "{action.name}" ({action.words[0]}) has no key left; '
            f'give it another, {action.name} = "…", or none, {action.name} = []',
        )


def _owner(key: str, action: Action, settled: Bound, actions: dict[str, Action], among: Bound | None = None) -> str:
    """Another action that has the key already where this one is done; empty where none has."""
    for name, keys in settled.items():
        if among is not None and name not in among:
            continue
        if name != action.name and key in keys and not set(actions[name].contexts).isdisjoint(action.contexts):
            return name
    return ""


def _unknown(table: Table, name: str, names: list[str]) -> str:
    elsewhere = next((other for other in TABLES if name in {action.name for action in declared(other)}), None)
    if elsewhere is not None:
        return f'"{name}" is an action of [{HEADERS[elsewhere]}]; move it there'
    near = nearest(name, names)
    if near:
        action = next(action for action in declared(table) if action.name == near)
        return f'no action is called "{name}"; did you mean {near}? Write: {near} = {as_list(action.keys)}'
    return f'no action is called "{name}"; timeline-tui keys lists them all'


def _no_key(action: Action, text: str) -> str:
    near = nearest(text.rpartition("+")[2], NAMES)
    mend = (f"{text[: text.rfind('+') + 1]}{near}",) if near else action.keys
    return f'"{text[:40]}" is no key; write {action.name} = {as_list(mend)}'


def _refused(table: Table, action: Action, key: str) -> str:
    """Why a key can't be had; empty where it can."""
    kept = _KEPT[table]
    if key == "escape" and action.name not in kept:
        return f"Escape always goes one step back; give {action.name} another key"
    if key == _QUITS and action.name != "quit":
        return f"Ctrl+Q always quits; give {action.name} another key"
    if is_typed(key) and _TYPING.issuperset(action.contexts):
        return f'{key_shown(key)} is typed there; write {action.name} = "ctrl+k"'
    return ""


def _clash(key: str, one: str, other: str) -> str:
    return f'{key_shown(key)} can\'t be both "{one}" and "{other}": "{one}" has it; give "{other}" another key'


def as_list(keys: tuple[str, ...]) -> str:
    """Keys as TOML: signs as they are, others by their names."""
    listed = [written(spelled(key)) for key in keys]
    return listed[0] if len(listed) == 1 else f"[{', '.join(listed)}]"


def binding_lines(table: Table, actions: tuple[Action, ...]) -> Iterator[str]:
    """The keys of a screen as TOML that can be pasted into the settings."""
    yield f"[{HEADERS[table]}]"
    group = ""
    for action in sorted(actions, key=lambda action: action.group):
        if action.name in _FIXED:
            continue
        if action.group[0] != group:
            group = action.group[0]
            yield f"# {group}"
        yield f"{action.name} = {as_list(action.keys)}  # {action.words[0]}"
