"""`timeline-tui keys`: every action with its keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from timeline_tui.cli.common import LANGUAGES, config_option, settings_of, tell_troubles, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.tui.actions import Words
    from timeline_tui.tui.keymap import KeyMap, Table
    from timeline_tui.tui.settings.values import Settings

_SCREENS: Final[dict[Table, Words]] = {
    "explorer": ("The explorer", "L’explorateur"),
    "story": ("The story", "Le récit"),
    "recall": ("Recall", "Se rappeler"),
    "lists": ("Lists over the explorer", "Les listes sur l’explorateur"),
}


@click.command("keys", short_help="Print every action with its keys.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "toml")),
    default="text",
    show_default=True,
    help="How to write them; toml can be pasted into your settings.",
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the words; else that of your settings.")
@config_option
def command(form: str, lang: str | None, config: str | None) -> int:
    """Print every action with its name, the keys that are in force, and what it does.

    A * stands before what your settings have changed. Put what you want to change below [keys] of your settings;
    `timeline-tui config --edit` opens them.
    """
    settings = settings_of(config)
    tell_troubles(settings)
    language = lang or settings.lang or "en"
    if form == "toml":
        from timeline_tui.tui.settings.template import pasted  # noqa: PLC0415 - not for --help

        write(pasted(settings.keys))
    else:
        write(_json(settings.keys, language) if form == "json" else _text(settings, language))
    return 0


def _text(settings: Settings, language: str) -> Iterator[str]:
    from timeline_tui.tui.actions import keys_shown  # noqa: PLC0415 - not for --help
    from timeline_tui.tui.keymap import TABLES  # noqa: PLC0415
    from timeline_tui.tui.settings.keys import HEADERS  # noqa: PLC0415

    french = language == "fr"
    for number, table in enumerate(TABLES):
        declared = settings.keys.table(table).actions
        groups = list(dict.fromkeys(action.group for action in declared))
        actions = sorted(declared, key=lambda action: groups.index(action.group))
        wide = max(len(action.name) for action in actions)
        shown = max(len(keys_shown(action)) for action in actions)
        yield f"{chr(10) if number else ''}{_SCREENS[table][french]}  [{HEADERS[table]}]"
        group = ""
        for action in actions:
            if action.group[0] != group:
                group = action.group[0]
                yield f"  {action.group[french]}"
            mark = "*" if settings.keys.changed(table, action.name) else " "
            yield f"  {mark} {action.name:{wide}}  {keys_shown(action):{shown}}  {action.words[french]}"


def _json(keys: KeyMap, language: str) -> Iterator[str]:
    """A list of objects, in the order of the tables."""
    from timeline_tui.tui.key_names import spelled  # noqa: PLC0415 - not for --help
    from timeline_tui.tui.keymap import TABLES, declared  # noqa: PLC0415
    from timeline_tui.tui.settings.keys import HEADERS  # noqa: PLC0415

    french = language == "fr"
    rows = [
        {
            "table": HEADERS[table],
            "action": action.name,
            "keys": list(map(spelled, action.keys)),
            "default": list(map(spelled, own.keys)),
            "group": action.group[french],
            "words": action.words[french],
        }
        for table in TABLES
        for action, own in zip(keys.table(table).actions, declared(table), strict=True)
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=1)
