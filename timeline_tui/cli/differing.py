"""`timeline-tui diff`: what changed in the story between two states of it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import language_of, language_option, no_garbage, tell, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.changes import Changes
    from timeline_tui.chronicle.event import Preface
    from timeline_tui.store.load import Reading


@click.command("diff", short_help="Say what changed in the story, not in the lines.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "md")),
    default="text",
    show_default=True,
    help="For people, for programs, or for a review.",
)
@language_option
def command(old: str, new: str, form: str, lang: str | None) -> int:
    """Say what changed in the story: added, removed, moved in time, reworded, otherwise known or linked.

    OLD and NEW are files, folders, - for standard input, or REV:PATH of a git repository (:PATH is what is staged).
    Exit status 1 where they differ, 2 where one can't be read.
    """
    from timeline_tui.chronicle.changes import compare  # noqa: PLC0415 - not for --help

    if old == new == "-":
        raise click.UsageError("standard input can be one of the two sides, not both")
    with no_garbage():
        before, after = _read(old), _read(new)
        for side, reading in ((old, before), (new, after)):
            _tell_problems(side, reading)
        changes = compare(before.chronicle, after.chronicle)
    language = language_of(lang, after.chronicle)
    write(_lines(form, changes, after.chronicle.preface, language))
    return int(bool(changes))


def _read(side: str) -> Reading:
    """A side: of any format where it is a file, else as git has it."""
    from timeline_tui.cli.progress import shown  # noqa: PLC0415 - not for --help
    from timeline_tui.store.files import is_toml  # noqa: PLC0415

    with shown(f"reading {inert(side)}") as progress:
        if os.path.isfile(side) and not is_toml(side):  # noqa: PTH113 - as written
            from timeline_tui.formats.opening import read as read_any  # noqa: PLC0415 - most sides are TOML

            return read_any([side], progress)
        from timeline_tui.store.revisions import read  # noqa: PLC0415

        return read(side, progress)


def _lines(form: str, changes: Changes, preface: Preface, language: str) -> Iterator[str]:
    from timeline_tui.formats import changes as formats  # noqa: PLC0415

    match form:
        case "json":
            return formats.json(changes, preface, language)
        case "md":
            return formats.markdown(changes, preface, language)
        case _:
            dull = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
            colored = sys.stdout.isatty() and not dull
            return formats.text(changes, preface, language, formats.painted if colored else formats.plain)


def _tell_problems(side: str, reading: Reading) -> None:
    """What can't be read of a side can't be compared either: it is said."""
    errors = sum(problem.severity == "error" for problem in reading.problems)
    if errors:
        tell(inert(f"{side}: {errors} {'error' if errors == 1 else 'errors'}, and what is good was compared"))
