"""The settings in force, as one value, and what was wrong where they were read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from timeline_tui.tui.keymap import DECLARED, KeyMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline_tui.tui.start import Panes


class Trouble(NamedTuple):
    """What is wrong with a setting: where, and in a sentence. It is ignored, and the default holds."""

    file: str
    """The file, or the variable of the environment."""
    line: int
    """From 1; 0 where there is none."""
    column: int
    sentence: str

    def __str__(self) -> str:
        """`FILE:LINE:COLUMN: sentence`."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.sentence}"


class Settings(NamedTuple):
    """Every setting has a field; `declared.py` says what each is for."""

    theme: str = "dark"
    lang: Literal["", "en", "fr"] = ""
    view: Panes = "both"
    fold: bool = False
    ascii: bool = False
    mouse: bool = True
    editor: str = ""
    pace: int = 8
    questions: int = 10
    keys: KeyMap = DECLARED
    file: str = ""
    """Where they are kept, whether the file is there or not; empty where nobody has looked."""
    origins: Mapping[str, str] = MappingProxyType({})
    """Where each comes from that is no default, by its name: `/…/config.toml:3`, or a variable."""
    troubles: tuple[Trouble, ...] = ()

    def having(self, values: Mapping[str, Any], origins: Mapping[str, str], troubles: Iterable[Trouble]) -> Settings:
        """These, with checked `values` by field in their place, and more to be said of them."""
        return self._replace(**values, origins={**self.origins, **origins}, troubles=(*self.troubles, *troubles))


DEFAULTS: Final = Settings()
