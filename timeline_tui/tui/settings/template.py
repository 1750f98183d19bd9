"""Settings as TOML: a new file with everything in it as comments, and the keys in force to be pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.tui.keymap import TABLES, declared
from timeline_tui.tui.settings.declared import SETTINGS, Setting, written
from timeline_tui.tui.settings.keys import binding_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.tui.keymap import KeyMap

_HEAD = """\
# Settings of timeline-tui. Take the # away before what you want another way; what stands here is how it is anyway.
# The command line and the environment (TIMELINE_TUI_THEME=nord) come before this file.
# `timeline-tui config` says what is in force, and from where; docs/settings.md tells more.
"""


def template() -> str:
    """A file that holds every setting and every key as a comment."""
    lines = [_HEAD]
    lines += [line for setting in SETTINGS if "." not in setting.name for line in _setting(setting)]
    lines += ["# Keys: by the name of an action, one key or a list; an empty list, [], takes the key away.", ""]
    for table in TABLES:
        own = [setting for setting in SETTINGS if setting.name.startswith(f"{table}.")]
        if own:
            lines += [f"# [{table}]", *(line for setting in own for line in _setting(setting))]
        lines += [f"# {line}" for line in binding_lines(table, declared(table))]
        lines.append("")
    return "\n".join(lines)


def _setting(setting: Setting) -> Iterator[str]:
    most = f" From {setting.least} to {setting.most}." if setting.most else ""
    unset = f" Not set: {setting.unset}." if setting.unset else ""
    yield f"# {setting.words}{most}{unset}"
    yield f"# {setting.field} = {written(setting.sample or setting.default)}"
    yield ""


def pasted(keys: KeyMap) -> Iterator[str]:
    """All keys in force, as TOML to be pasted into the settings."""
    for number, table in enumerate(TABLES):
        if number:
            yield ""
        yield from binding_lines(table, keys.table(table).actions)
