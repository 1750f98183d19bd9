"""`timeline-tui import`: a chronology that somebody keeps otherwise, as a file of ours."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import no_garbage, refuse_to_overwrite, save, tell, write
from timeline_tui.cli.losing import tell_losses
from timeline_tui.formats.carried import HOW_DATES
from timeline_tui.formats.registry import READ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.formats.carried import Carried
    from timeline_tui.formats.foreign import Foreign
    from timeline_tui.formats.registry import Format


@click.command("import", short_help="Make TOML of another format.")
@click.argument("file", metavar="FILE")
@click.option(
    "--from", "name", type=click.Choice([known.name for known in READ]), help="Its format, where that is not plain."
)
@click.option("-o", "--output", metavar="OUT.toml", default="-", help="Where to write; - is standard output.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option(
    "--map", "columns", metavar="KEY=COLUMN,…", multiple=True, help="Which column holds what: when=Date,title=Name."
)
@click.option(
    "--dates",
    type=click.Choice(HOW_DATES),
    multiple=True,
    help="What its dates do not show: day or month first, a spreadsheet's days, how years before 1 count.",
)
@click.option("--zone", metavar="ZONE", default="", help="The zone of times that name none: Europe/Paris.")
@click.option("--until", metavar="DATE", default="", help="Up to when what recurs without end is unrolled.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=None,
    help="How often one thing that recurs may at most.",
)
@click.option("--verbose", is_flag=True, help="List each thing that is not carried over.")
def command(
    file: str,
    name: str | None,
    output: str,
    columns: Sequence[str],
    dates: Sequence[str],
    zone: str,
    until: str,
    limit: int | None,
    *,
    force: bool,
    verbose: bool,
) -> int:
    """Make a file of ours out of FILE; - is standard input, git:PATH the history of a repository.

    What could not be carried over is listed on standard error, and at the top of what is written.
    """
    from timeline_tui.cli.progress import shown  # noqa: PLC0415 - not for --help
    from timeline_tui.formats import toml  # noqa: PLC0415
    from timeline_tui.formats.carried import Wishes  # noqa: PLC0415
    from timeline_tui.formats.opening import carried_of, foreign_of  # noqa: PLC0415

    refuse_to_overwrite(output, [file], force=force)
    wishes = Wishes(
        columns=_columns(columns), zone=_zone(zone), until=_date(until), limit=limit or 0, dates=_how(dates)
    )
    foreign = foreign_of(file)
    known = _format(foreign, name)
    with no_garbage(), shown(f"reading {inert(file)}") as progress:
        carried = carried_of(foreign, known, wishes._replace(progress=progress))
        lines = toml.lines(carried, file, known.title)
        if output == "-":
            write(lines)
        else:
            save(output, lines)
    _tell(carried, known, output, verbose=verbose)
    return 0


def _format(foreign: Foreign, name: str | None) -> Format:
    from timeline_tui.formats.opening import format_of, named  # noqa: PLC0415 - not for --help
    from timeline_tui.store.error import StoreError  # noqa: PLC0415

    if name:
        return named(name)
    known = format_of(foreign)
    if known is None:
        what = "this is TOML already" if foreign.is_toml else "this is in no format that is known"
        raise StoreError(foreign.name, f"{what}; name one with --from: {', '.join(known.name for known in READ)}")
    return known


def _columns(written: Sequence[str]) -> dict[str, str]:
    """`when=Date,title=Name` as a mapping; `who=` takes no column. Raises UsageError for a key that no event has."""
    from timeline_tui.store.shape import EVENT, nearest  # noqa: PLC0415 - not for --help

    columns = {}
    for pair in (pair for part in written for pair in part.split(",") if pair.strip()):
        key, equals, column = (word.strip() for word in pair.partition("="))
        if not equals or not key:
            raise click.UsageError(f'"{pair.strip()}" is no KEY=COLUMN; write --map when=Date,title=Name')
        if key not in EVENT:
            near = nearest(key, EVENT)
            mend = f"did you mean {near}={column}?" if near else f"the keys are {', '.join(EVENT)}"
            raise click.UsageError(f'"{key}" is no key of an event; {mend}')
        columns[key] = column
    return columns


def _how(dates: Sequence[str]) -> frozenset[str]:
    for one, other in (("d/m/y", "m/d/y"), ("bce", "astronomical")):
        if one in dates and other in dates:
            raise click.UsageError(f"--dates {one} and --dates {other} contradict each other; give one of them")
    return frozenset(dates)


def _zone(name: str) -> str:
    from timeline_tui.chronicle.zones import find  # noqa: PLC0415 - not for --help

    if name:
        find(name)
    return name


def _date(text: str) -> str:
    from timeline_tui.chronicle.reading import read  # noqa: PLC0415 - not for --help

    if text:
        read(text)
    return text


def _tell(carried: Carried, known: Format, output: str, *, verbose: bool) -> None:
    count = len(carried.events)
    to = "" if output == "-" else f" to {inert(output)}"
    tell(f"{count:,} {'event' if count == 1 else 'events'} from {known.title}{to}")
    for notice in carried.notices:
        tell(inert(notice))
    tell_losses(carried.losses, "not carried over", verbose=verbose)
    if output != "-":
        tell(f"to see what is wrong in it: {shlex.join(['timeline-tui', 'check', output])}")
