"""`timeline-tui list`: the chronology on standard output."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from timeline_tui.cli.common import (
    filter_option,
    language_of,
    language_option,
    matching,
    stores_argument,
    stores_or_default,
    tell,
    write,
)
from timeline_tui.formats import LISTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command("list", short_help="Print the chronology, a line an event.")
@stores_argument
@filter_option
@click.option(
    "--format",
    "form",
    type=click.Choice(LISTINGS),
    default="text",
    show_default=True,
    help="How to write it.",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The first N events alone.")
@language_option
def command(stores: tuple[str, ...], query: str, form: str, limit: int | None, lang: str | None) -> int:
    """Print the chronology: a line an event, in order of time; undated events last."""
    return print_list(stores, query=query, form=form, limit=limit, lang=lang)


def print_list(
    stores: Sequence[str],
    *,
    query: str = "",
    form: str = "text",
    limit: int | None = None,
    lang: str | None = None,
) -> int:
    """Print stores; problems in them are counted on standard error. Raises StoreError and Refusal."""
    from timeline_tui.cli.progress import shown  # noqa: PLC0415 - not for --help
    from timeline_tui.formats import listing  # noqa: PLC0415
    from timeline_tui.formats.opening import read  # noqa: PLC0415

    with shown("reading") as progress:
        reading = read(stores_or_default(stores), progress)
    language = language_of(lang, reading.chronicle)
    chronicle = matching(reading.chronicle, query, language)
    write(listing(form, chronicle, language, limit))
    errors = sum(problem.severity == "error" for problem in reading.problems)
    if errors:
        check = shlex.join(["timeline-tui", "check", *stores])
        tell(f"{errors} {'error' if errors == 1 else 'errors'}; see {check}")
    return 0
