"""The reader's settings as a file: where it is, what stands in it, and where. `tui.settings` says what it means."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from timeline_tui.store.places import Path

ENVIRONMENT: Final = "TIMELINE_TUI_CONFIG"
"""Names another file."""
NAME: Final = "config.toml"


def settings_path() -> str:
    """The file of settings: `$TIMELINE_TUI_CONFIG`, else `config.toml` in the user's folder for settings."""
    named = os.environ.get(ENVIRONMENT, "")
    if named:
        return named
    from platformdirs import user_config_path  # noqa: PLC0415 - not where a file is named

    return str(user_config_path("timeline-tui", appauthor=False) / NAME)


class SettingsFile:
    """What a file of settings holds. `table` is all of it that is TOML, `breaches` what is not.

    Raises StoreError where it can't be read at all.
    """

    def __init__(self, path: str) -> None:
        from timeline_tui.store.document import Document, read_document  # noqa: PLC0415 - few have such a file
        from timeline_tui.store.files import text_of  # noqa: PLC0415 - the same
        from timeline_tui.store.salvage import NoTomlError  # noqa: PLC0415 - the same

        text = text_of(path)
        self.path: Final = path
        try:
            self._document = read_document(path, text) if text.strip() else Document(path, text)
        except NoTomlError as error:
            self._document = Document(path, "", error.breaches)
        listed = {name: tables for name, tables in self._document.tables.items() if tables}
        self.table: dict[str, Any] = {**self._document.root, **listed}

    @property
    def breaches(self) -> list[tuple[int, int, str]]:
        """Line, column and sentence of each place that is no TOML; what stood there is left out."""
        return [(breach.line, breach.column, breach.cause.message) for breach in self._document.breaches]

    def place(self, path: Path, *, at_key: bool = False) -> tuple[int, int]:
        """Line and column of a value, or of its key, both from 1."""
        from timeline_tui.store.places import Places  # noqa: PLC0415 - only where something is wrong, or asked for

        spot = Places(self._document).find(path, at_key=at_key)
        return spot.line, spot.column


def create_settings(path: str, text: str) -> None:
    """Make a new file of settings, with its folder. Raises StoreError where there is one, or it can't be made."""
    from timeline_tui.store.saving import create  # noqa: PLC0415 - only when asked for

    if os.path.lexists(path):
        raise StoreError(path, "this file is there already, and is left as it is; timeline-tui config --edit opens it")
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - as written
    try:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    except OSError as error:
        raise StoreError(folder, f"this folder can't be made ({error.strerror})") from error
    create(path, text.encode())
