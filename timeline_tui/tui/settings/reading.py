"""From the file of settings and the environment to `Settings`. Without either it costs one look for the file."""

from __future__ import annotations

import os
from typing import Final

from timeline_tui.store.reader.settings import ENVIRONMENT, settings_path
from timeline_tui.tui.settings.values import Settings

PREFIX: Final = "TIMELINE_TUI_"


def read_settings(path: str = "") -> Settings:
    """The settings in force: the environment's before the file's. What is wrong is left out, and is in `troubles`.

    `path` is another file than the user's own, one that has to be there.
    """
    file = path or settings_path()
    named = bool(path or os.environ.get(ENVIRONMENT))
    there = os.path.lexists(file)
    variables = {name: value for name, value in os.environ.items() if name.startswith(PREFIX) and name != ENVIRONMENT}
    if not there and not named and not variables:
        return Settings(file=file)
    from timeline_tui.tui.settings.checking import checked, from_environment  # noqa: PLC0415 - few have any

    settings = Settings(file=file)
    if there or named:
        settings = checked(settings)
    return from_environment(settings, variables)
