"""`timeline-tui notes`: the reader's notes and bookmarks on standard output."""

from __future__ import annotations

import shlex

import click

from timeline_tui.cli.common import language_of, language_option, stores_argument, stores_or_default, tell, write


@click.command("notes", short_help="Print your notes and bookmarks.")
@stores_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(("md", "jsonl")),
    default="md",
    show_default=True,
    help="How to write them.",
)
@language_option
def command(stores: tuple[str, ...], form: str, lang: str | None) -> int:
    """Print the notes and bookmarks that you made in the explorer, in order of time.

    They are kept in your own data folder, by event id; those on events that are gone come last.
    """
    from timeline_tui.formats.notes import lines  # noqa: PLC0415 - not for --help
    from timeline_tui.formats.opening import read  # noqa: PLC0415
    from timeline_tui.store.reader.notes import Notebook  # noqa: PLC0415

    reading = read(stores_or_default(stores))
    notebook = Notebook(reading.files)
    noted = notebook.read()
    if noted.notes:
        write(lines(form, reading.chronicle, noted.notes, language_of(lang, reading.chronicle)))
    else:
        tell("no notes and no bookmarks are kept on these events; in the explorer b sets a bookmark, w writes a note")
    if noted.trouble:
        tell(noted.trouble)
    for left in notebook.left_behind():
        move = shlex.join(["mv", "-n", left.path, left.wanted])
        tell(f'notes on "{left.about}", which is gone, are still kept; to have them here: {move}')
    return 0
