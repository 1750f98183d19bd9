"""`timeline-tui export`: a chronology in a format of others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import (
    filter_option,
    language_of,
    language_option,
    matching,
    no_garbage,
    refuse_to_overwrite,
    save,
    stores_argument,
    stores_or_default,
    tell,
    write,
)
from timeline_tui.cli.losing import tell_losses
from timeline_tui.formats.registry import WRITTEN, by_suffix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_tui.formats.registry import Format


@click.command("export", short_help="Write another format.")
@stores_argument
@click.option(
    "--to", "name", type=click.Choice([known.name for known in WRITTEN]), help="Its format; else by the name of OUT."
)
@click.option("-o", "--output", metavar="OUT", default="-", help="Where to write; - is standard output.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@filter_option
@language_option
@click.option("--verbose", is_flag=True, help="List each thing that the format can't hold.")
def command(
    stores: tuple[str, ...], name: str | None, output: str, query: str, lang: str | None, *, force: bool, verbose: bool
) -> int:
    """Write STORE in another format. STORE may itself be in any format that is read.

    What the format can't hold is listed on standard error, and at the top of what is written where there is room.
    """
    from timeline_tui.cli.progress import shown  # noqa: PLC0415 - not for --help
    from timeline_tui.formats.carried import Losses, Wishes  # noqa: PLC0415
    from timeline_tui.formats.opening import read  # noqa: PLC0415

    known = _format(name, output)
    stores = stores_or_default(stores)
    refuse_to_overwrite(output, stores, force=force)
    losses = Losses()
    with no_garbage():
        with shown("reading") as progress:
            reading = read(stores, progress)
        language = language_of(lang, reading.chronicle)
        chronicle = matching(reading.chronicle, query, language)
        with shown("writing") as progress:
            made = known.write(chronicle, Wishes(language=lang or "", progress=progress), losses)
            _put(made, output, known)
    count = len(chronicle)
    if output != "-":
        tell(f"{count:,} {'event' if count == 1 else 'events'} to {inert(output)} ({known.title})")
    tell_losses(losses, f"what {known.title} can't hold", verbose=verbose)
    return 0


def _format(name: str | None, output: str) -> Format:
    if name:
        return next(known for known in WRITTEN if known.name == name)
    known = by_suffix(output)
    if known is None:
        names = ", ".join(known.name for known in WRITTEN)
        raise click.UsageError(f"which format? Name one with --to: {names}")
    return known


def _put(made: Iterable[str] | bytes, output: str, known: Format) -> None:
    """Write the file whole, or print it."""
    if output != "-":
        save(output, made)
    elif isinstance(made, bytes):
        if sys.stdout.isatty():
            raise click.UsageError(f"{known.title} is no text for a terminal; name a file with -o")
        sys.stdout.buffer.write(made)
    else:
        write(made)
