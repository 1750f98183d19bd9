"""`timeline-tui STORE…`: the explorer, or the list where there is no terminal to explore on."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Unpack

import click

from timeline_tui.cli.common import (
    ViewOptions,
    settings_of,
    start_of,
    stores_argument,
    stores_or_default,
    two_stores,
    view_options,
)

if TYPE_CHECKING:
    from timeline_tui.tui.guests import Guest


@click.command("explore", hidden=True)
@stores_argument
@view_options
@click.option("--served", type=click.Choice(("reading", "editing")), hidden=True)
@click.option("--kept-in", hidden=True)
@click.option("--plain", is_flag=True, help="Print the list and open no screen.")
def command(
    stores: tuple[str, ...],
    *,
    plain: bool,
    served: Guest | None,
    kept_in: str | None,
    config: str | None,
    **options: Unpack[ViewOptions],
) -> int:
    """Explore a chronology."""
    lang = options["lang"]
    query = partial(_within, options["filter"] or "", options["range"] or "")
    if options["compare"]:
        two_stores(stores)
        if plain or not (served or sys.stdout.isatty()):
            from timeline_tui.cli.comparing import print_comparison  # noqa: PLC0415 - no screen, no Textual

            return print_comparison(stores, query=query(), lang=lang)
    if served:
        return _explored_by(served, kept_in, stores, config, options)
    if plain or not sys.stdout.isatty():
        from timeline_tui.cli.listing import print_list  # noqa: PLC0415 - no screen, no Textual

        return print_list(stores, query=query(), lang=lang)
    settings = settings_of(config)
    if "-" in stores:
        _take_the_terminal()
    from timeline_tui.tui.beginning import begin  # noqa: PLC0415 - commands that draw no screen need no Textual

    begin()
    from timeline_tui.tui.launch import explore  # noqa: PLC0415

    return explore(stores_or_default(stores), start_of(settings, options), settings)


def _explored_by(
    guest: Guest, folder: str | None, stores: tuple[str, ...], config: str | None, options: ViewOptions
) -> int:
    """The explorer of somebody in a browser, as `serve` starts it; what they keep is kept in `folder`, if any."""
    from timeline_tui.store.reader.keeping import keep_apart  # noqa: PLC0415 - only where it is served
    from timeline_tui.tui.launch import explore  # noqa: PLC0415 - commands that draw no screen need no Textual

    if folder:
        keep_apart(folder)
    settings = settings_of(config)
    return explore(stores_or_default(stores), start_of(settings, options), settings, guest)


def _take_the_terminal() -> None:
    """Read standard input to its end, and let the keyboard be standard input from then on."""
    from timeline_tui.store.files import hold_standard_input  # noqa: PLC0415 - only where a chronology is piped in

    if sys.platform == "win32":
        raise click.UsageError("standard input can be listed and checked here, not explored: save it to a file")
    if sys.stdin.isatty():
        raise click.UsageError("- is standard input, and nothing is piped into it; name a file")
    hold_standard_input()
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise click.UsageError("there is no terminal to explore on; to print it: timeline-tui list -") from error
    os.dup2(terminal, 0)
    os.close(terminal)


def _within(query: str, span: str) -> str:
    """`query` with the range of dates as one more clause."""
    if not span.strip():
        return query
    first, dots, last = span.partition("..")
    if not dots or not first.strip() or not last.strip():
        raise click.UsageError(f'"{span}" is not a range: write two dates, as 2021-01-06..2021-03-02')
    during = f'during:"{first.strip()}/{last.strip()}"'
    return f"({query}) {during}" if query.strip() else during
