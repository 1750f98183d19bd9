"""Every format that is read beside TOML, in the order in which a file is asked what it is.

A module named here has `looks_like(foreign)` and `read(foreign, progress)`; it is imported when a file wants it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried, Progress
    from timeline_tui.formats.foreign import Foreign


class Format(NamedTuple):
    """A way to keep a chronology. `name` is that of its module under `formats`, `title` what people call it."""

    name: str
    title: str

    def looks_like(self, foreign: Foreign) -> bool:
        """Whether the file is of this format, by what it holds."""
        found: bool = self._module.looks_like(foreign)
        return found

    def read(self, foreign: Foreign, progress: Progress | None = None) -> Carried:
        """The tables of the file. Raises StoreError where it can't be read at all."""
        found: Carried = self._module.read(foreign, progress)
        return found

    @property
    def _module(self) -> Any:
        return import_module(f"timeline_tui.formats.{self.name}")


FORMATS: Final[tuple[Format, ...]] = (Format("git", "git history"),)


def recognised(foreign: Foreign) -> Format | None:
    """The format of a store by what it holds; None where nothing is known of it."""
    return next((known for known in FORMATS if known.looks_like(foreign)), None)
