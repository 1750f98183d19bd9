"""`timeline-tui config`: the settings in force, where each comes from, and the file that they are in."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import config_option, tell, tell_troubles, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.tui.settings.values import Settings


@click.command("config", short_help="Print your settings, and where each comes from.")
@click.option("--init", is_flag=True, help="Make the file, with every setting and every key as a comment.")
@click.option("--edit", is_flag=True, help="Open the file in your editor; made first where it is not there.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@config_option
def command(form: str, config: str | None, *, init: bool, edit: bool) -> int:
    """Print the settings in force, where each comes from, and the path of the file.

    The command line comes before the environment (TIMELINE_TUI_THEME=nord), and that before the file.
    """
    from timeline_tui.store.reader.settings import create_settings, settings_path  # noqa: PLC0415 - not for --help
    from timeline_tui.tui.settings.reading import read_settings  # noqa: PLC0415

    path = config or settings_path()
    if init or (edit and not os.path.lexists(path)):
        from timeline_tui.tui.settings.template import template  # noqa: PLC0415 - as above

        create_settings(path, template())
        tell(f"{inert(path)} is made; every setting in it is a comment")
    if edit:
        return _edit(read_settings(path))
    if init:
        return 0
    settings = read_settings(config or "")
    write(_json(settings) if form == "json" else _text(settings))
    tell_troubles(settings)
    return int(bool(settings.troubles))


def _edit(settings: Settings) -> int:
    """The editor on the file, and then what is wrong in it."""
    from timeline_tui.tui.editors import NoEditorError, editor_at  # noqa: PLC0415 - only here
    from timeline_tui.tui.settings.reading import read_settings  # noqa: PLC0415 - not for --help

    line = next((trouble.line for trouble in settings.troubles if trouble.file == settings.file), 1)
    try:
        editor = editor_at(settings.file, max(line, 1), preferred=settings.editor)
        status = subprocess.run(editor.words, check=False).returncode  # noqa: S603 - the user's own editor
    except NoEditorError as error:
        if error.text:
            raise click.UsageError(
                f'"{error.text}" can\'t be started; check $VISUAL, $EDITOR and your settings'
            ) from error
        raise click.UsageError(
            f"no editor is set; export EDITOR=nano (or vim, hx, code …), or open {settings.file}"
        ) from error
    edited = read_settings(settings.file)
    tell_troubles(edited)
    return int(bool(status or edited.troubles))


def _text(settings: Settings) -> Iterator[str]:
    from timeline_tui.tui.settings.declared import SETTINGS, written  # noqa: PLC0415 - not for --help

    made = "" if os.path.lexists(settings.file) else "  # not there; timeline-tui config --init makes it"
    yield f"# {inert(settings.file)}{made}"
    rows = []
    for setting in SETTINGS:
        value = getattr(settings, setting.field)
        line = f"{setting.name} = {written(value)}" if value != "" else f"# {setting.name}"
        rows.append((line, settings.origins.get(setting.name) or setting.unset or "default"))
    rows += [(inert(name), origin) for name, origin in _bound(settings)]
    wide = max(len(line) for line, _ in rows)
    for line, origin in rows:
        yield f"{line:{wide}}  # {inert(origin)}"


def _bound(settings: Settings) -> Iterator[tuple[str, str]]:
    """The keys that are others than declared, as TOML, each with where it comes from."""
    from timeline_tui.tui.keymap import TABLES  # noqa: PLC0415 - not for --help
    from timeline_tui.tui.settings.keys import HEADERS, as_list  # noqa: PLC0415

    for table in TABLES:
        for action in settings.keys.table(table).actions:
            if settings.keys.changed(table, action.name):
                name = f"{HEADERS[table]}.{action.name}"
                yield f"{name} = {as_list(action.keys)}", settings.origins.get(name, "others have its keys")


def _json(settings: Settings) -> Iterator[str]:
    from timeline_tui.tui.keymap import TABLES  # noqa: PLC0415 - not for --help
    from timeline_tui.tui.settings.declared import SETTINGS  # noqa: PLC0415
    from timeline_tui.tui.settings.keys import HEADERS  # noqa: PLC0415

    values = {
        setting.name: {
            "value": getattr(settings, setting.field),
            "default": setting.default,
            "from": settings.origins.get(setting.name, "default"),
        }
        for setting in SETTINGS
    }
    bound = {
        HEADERS[table]: {
            action.name: action.keys
            for action in settings.keys.table(table).actions
            if settings.keys.changed(table, action.name)
        }
        for table in TABLES
    }
    found = {
        "file": settings.file,
        "exists": os.path.lexists(settings.file),
        "settings": values,
        "keys": bound,
        "problems": [trouble._asdict() for trouble in settings.troubles],
    }
    yield json.dumps(found, ensure_ascii=False, indent=1)
