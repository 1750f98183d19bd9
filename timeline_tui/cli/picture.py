"""`timeline-tui screenshot`: a picture of the screen."""

from __future__ import annotations

import re
from typing import Unpack

import click

from timeline_tui.cli.common import (
    ViewOptions,
    settings_of,
    start_of,
    stores_argument,
    stores_or_default,
    tell_troubles,
    two_stores,
    view_options,
)


class _Size(click.ParamType[tuple[int, int]]):
    """Columns and rows: `120x36`."""

    name = "size"

    def convert(
        self, value: str | tuple[int, int], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"(\d{1,4})[x×](\d{1,4})", value.strip(), re.IGNORECASE)
        if not found or not all(map(int, found.groups())):
            self.fail(f'"{value}" is no size; write columns and rows, as 120x36', param, ctx)
        return int(found[1]), int(found[2])


@click.command("screenshot")
@stores_argument
@click.option("-o", "--out", required=True, metavar="X.svg", type=click.Path(dir_okay=False), help="Where to write it.")
@click.option("--size", type=_Size(), default="120x36", show_default=True, help="Columns and rows.")
@click.option(
    "--press",
    default="",
    metavar="KEYS",
    help='Keys to press before, parted by blanks or commas: "down down z".',
)
@view_options
def command(
    stores: tuple[str, ...],
    *,
    out: str,
    size: tuple[int, int],
    press: str,
    config: str | None,
    **options: Unpack[ViewOptions],
) -> int:
    """Write a picture of the screen as SVG."""
    from timeline_tui.tui.picture import screenshot  # noqa: PLC0415 - commands that draw no screen need no Textual

    if options["compare"]:
        two_stores(stores)
    settings = settings_of(config)
    tell_troubles(settings)
    keys = [key for key in re.split(r"[\s,]+", press) if key]
    return screenshot(stores_or_default(stores), start_of(settings, options), settings, out, size, keys)
