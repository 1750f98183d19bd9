"""What stands in the file and the environment, checked: each value that fits, and a sentence for each that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline_tui.store.error import StoreError
from timeline_tui.store.reader.settings import SettingsFile
from timeline_tui.store.shape import nearest, shown
from timeline_tui.tui.keymap import KeyMap
from timeline_tui.tui.settings.declared import BY_NAME, SETTINGS, Setting, Value, written
from timeline_tui.tui.settings.keys import KEY_TABLES, KeyReader
from timeline_tui.tui.settings.values import Settings, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.store.places import Path


_FEW = 5
"""Choices that are all named, also where one of them is near to what is written."""


class UnfitError(Exception):
    """A value that a setting can't hold; the sentence says what it may be, with a line to paste."""


def checked(settings: Settings) -> Settings:
    """The settings of the file that `settings.file` names, over `settings`."""
    try:
        file = SettingsFile(settings.file)
    except StoreError as error:
        sentence = f"{error.sentence}; no setting of it is in force"
        return settings._replace(troubles=(*settings.troubles, Trouble(settings.file, 0, 0, sentence)))
    return _Checker(file).over(settings)


class _Checker:
    """Goes through one file."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file
        self._values: dict[str, Value] = {}
        self._origins: dict[str, str] = {}
        self._troubles = [Trouble(file.path, *breach) for breach in file.breaches]
        self._keys = KeyReader(self._wrong)

    def over(self, settings: Settings) -> Settings:
        self._table(self._file.table, ())
        bound = self._keys.bound()
        for place in self._keys.read:
            self._origins[".".join(place)] = f"{self._file.path}:{self._file.place(place)[0]}"
        values: dict[str, object] = {BY_NAME[name].field: value for name, value in self._values.items()}
        if bound:
            values["keys"] = KeyMap(bound)
        return settings.having(values, self._origins, sorted(self._troubles, key=lambda trouble: trouble[1:3]))

    def _table(self, table: dict[str, Any], above: Path) -> None:
        for key, value in table.items():
            path = (*above, key)
            name = ".".join(map(str, path))
            if name in BY_NAME:
                self._value(BY_NAME[name], value, path)
            elif name in KEY_TABLES:
                self._keys.take(KEY_TABLES[name], path, value)
            elif isinstance(value, dict) and any(known.startswith(f"{name}.") for known in (*BY_NAME, *KEY_TABLES)):
                self._table(value, path)
            else:
                self._unknown(name, path)

    def _value(self, setting: Setting, value: object, path: Path) -> None:
        try:
            self._values[setting.name] = fitting(setting, value)
        except UnfitError as error:
            self._wrong(path, str(error))
        else:
            self._origins[setting.name] = f"{self._file.path}:{self._file.place(path)[0]}"

    def _unknown(self, name: str, path: Path) -> None:
        names = [*BY_NAME, *KEY_TABLES]
        near = _by_last(name, names) or nearest(name, names)
        if near in BY_NAME:
            mend = f"did you mean {near}? Write{_where(path)}: {BY_NAME[near].example}"
        elif near:
            mend = f"did you mean the table [{near}]?"
        else:
            mend = (
                f"there are {', '.join(BY_NAME)}, and tables of keys: {', '.join(f'[{name}]' for name in KEY_TABLES)}"
            )
        self._wrong(path, f'"{name}" is no setting; {mend}', at_key=True)

    def _wrong(self, path: Path, sentence: str, *, at_key: bool = False) -> None:
        self._troubles.append(Trouble(self._file.path, *self._file.place(path, at_key=at_key), sentence))


def _by_last(name: str, names: list[str]) -> str:
    """A setting that was written without its table, or in another: `pace`."""
    last = name.rpartition(".")[2]
    return next((known for known in names if known.rpartition(".")[2] == last and last != "keys"), "")


def _where(path: Path) -> str:
    """Where the line has to stand, if not where the wrong one does."""
    return " it above every table" if len(path) > 1 else ""


def fitting(setting: Setting, value: object) -> Value:
    """The value, where the setting may hold it. Raises UnfitError."""
    default, what = setting.default, f"{setting.name} = {_shown(value)}"
    if isinstance(default, bool):
        if isinstance(value, bool):
            return value
        raise UnfitError(f"{what}: it is true or false; write {setting.name} = {written(not default)}")
    if isinstance(default, int):
        if isinstance(value, int) and not isinstance(value, bool) and setting.least <= value <= setting.most:
            return value
        raise UnfitError(f"{what}: it is a number from {setting.least} to {setting.most}; write {setting.example}")
    if not isinstance(value, str) or not value.isprintable():
        raise UnfitError(f"{what}: it is a text; write {setting.example}")
    if not setting.choices or value in setting.choices:
        return value
    near = nearest(value, setting.choices)
    if near and len(setting.choices) > _FEW:
        raise UnfitError(f"{what} is not known; write {setting.name} = {written(near)}")
    known = f"it is one of {', '.join(setting.choices)}"
    raise UnfitError(f"{what}: {known}; write {setting.name} = {written(near or setting.sample or setting.default)}")


def _shown(value: object) -> str:
    """A value as TOML would write it, in short."""
    return shown(value)


_TRUE = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def from_environment(settings: Settings, variables: Mapping[str, str]) -> Settings:
    """Variables of the environment over the settings of the file; an empty one says nothing."""
    known = {setting.variable: setting for setting in SETTINGS}
    values: dict[str, Value] = {}
    origins: dict[str, str] = {}
    troubles: list[Trouble] = []
    for name, text in variables.items():
        setting = known.get(name)
        if setting is None:
            near = nearest(name.lower(), [variable.lower() for variable in known]).upper()
            mend = f"did you mean {near}?" if near else f"there are {', '.join(known)}"
            troubles.append(Trouble(name, 0, 0, f"no setting goes by this variable; {mend}"))
        elif text:
            try:
                values[setting.field] = fitting(setting, _meant(setting, text))
            except UnfitError as error:
                troubles.append(Trouble(name, 0, 0, str(error)))
            else:
                origins[setting.name] = name
    return settings.having(values, origins, troubles)


def _meant(setting: Setting, text: str) -> object:
    """What a text of the environment stands for, where the setting is no text."""
    if isinstance(setting.default, bool):
        return _TRUE.get(text.strip().lower(), text)
    if isinstance(setting.default, int):
        return int(text) if text.strip().isascii() and text.strip().isdigit() else text
    return text
