"""`timeline-tui schema`: the JSON Schema of the file."""

from __future__ import annotations

import click

from timeline_tui.cli.common import write


@click.command("schema", short_help="Print the JSON Schema of the file, for editors.")
def command() -> int:
    """Print the JSON Schema of the file (2020-12): what editors complete and check by.

    Put it beside your file and name it in the first line: #:schema ./events.schema.json
    """
    from timeline_tui.store.schema import schema_text  # noqa: PLC0415 - not for --help

    write(schema_text().splitlines())
    return 0
