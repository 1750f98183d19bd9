"""`timeline-tui import`: a chronology that somebody keeps otherwise, as a file of ours."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import no_garbage, tell, write
from timeline_tui.cli.losing import tell_losses
from timeline_tui.formats.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_tui.formats.carried import Carried
    from timeline_tui.formats.foreign import Foreign
    from timeline_tui.formats.registry import Format


@click.command("import", short_help="Make TOML of another format.")
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", metavar="OUT.toml", default="-", help="Where to write; - is standard output.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--verbose", is_flag=True, help="List each thing that is not carried over.")
def command(file: str, output: str, *, force: bool, verbose: bool) -> int:
    """Make a file of ours out of FILE; - is standard input, git:PATH the history of a repository.

    What could not be carried over is listed on standard error, and at the top of what is written.
    """
    from timeline_tui.cli.progress import shown  # noqa: PLC0415 - not for --help
    from timeline_tui.formats import toml  # noqa: PLC0415
    from timeline_tui.formats.opening import foreign_of  # noqa: PLC0415

    _refuse_to_overwrite(output, file, force=force)
    foreign = foreign_of(file)
    known = _format(foreign)
    with no_garbage(), shown(f"reading {inert(file)}") as progress:
        carried = known.read(foreign, progress)
        lines = toml.lines(carried, file, known.title)
        if output == "-":
            write(lines)
        else:
            _write(output, lines)
    _tell(carried, known, output, verbose=verbose)
    return 0


def _format(foreign: Foreign) -> Format:
    from timeline_tui.formats.opening import format_of  # noqa: PLC0415 - not for --help
    from timeline_tui.store.error import StoreError  # noqa: PLC0415

    known = format_of(foreign)
    if known is None:
        what = "this is TOML already" if foreign.is_toml else "this is in no format that is known"
        titles = ", ".join(known.title for known in FORMATS)
        raise StoreError(foreign.name, f"{what}; what can be imported is: {titles}")
    return known


def _write(output: str, lines: Iterable[str]) -> None:
    from timeline_tui.store.saving import create  # noqa: PLC0415 - not for --help

    create(output, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def _refuse_to_overwrite(output: str, file: str, *, force: bool) -> None:
    if output == "-" or not os.path.lexists(output):
        return
    if os.path.exists(file) and os.path.samefile(output, file):  # noqa: PTH110, PTH121 - as written
        raise click.UsageError(f"{output} is the file that is read; name another with -o")
    if not force:
        raise click.UsageError(f"{output} is there already; name another with -o, or write over it with --force")


def _tell(carried: Carried, known: Format, output: str, *, verbose: bool) -> None:
    count = len(carried.events)
    to = "" if output == "-" else f" to {inert(output)}"
    tell(f"{count:,} {'event' if count == 1 else 'events'} from {known.title}{to}")
    tell_losses(carried.losses, "not carried over", verbose=verbose)
    if output != "-":
        tell(f"to see what is wrong in it: {shlex.join(['timeline-tui', 'check', output])}")
