"""The commands, thin. Errors and exit status are made here; the rest is other packages' doing."""

from __future__ import annotations

import sys

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.cli.stores import command_meant, only_explores, stores_or_default


def main() -> None:
    """Run the command line. 0: fine, 1: problems found, 2: usage or no such file, 130: interrupted."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit status of a command line; what it says goes to standard output and standard error."""
    if only_explores(arguments):
        return _explore(arguments)
    import click  # noqa: PLC0415 - only where a command is run

    from timeline_tui.cli.group import cli  # noqa: PLC0415
    from timeline_tui.store.error import StoreError  # noqa: PLC0415

    try:
        status = cli.main(arguments, prog_name="timeline-tui", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except click.UsageError as error:
        return _failed(f"{_sentence(error)} (see timeline-tui --help)")
    except click.ClickException as error:
        return _failed(_sentence(error))
    except StoreError as error:
        from timeline_tui.formats.opening import explained  # noqa: PLC0415 - only where something is wrong

        return _failed(f"{explained(error)}{command_meant(error.file, arguments)}")
    except Refusal as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"{error.filename or 'output'}: {error.strerror or error}")
    return status if isinstance(status, int) else 0


def _explore(stores: list[str]) -> int:
    from timeline_tui.tui.beginning import begin  # noqa: PLC0415 - only where a screen is drawn

    begin()
    from timeline_tui.store.error import StoreError  # noqa: PLC0415
    from timeline_tui.tui.launch import explore  # noqa: PLC0415
    from timeline_tui.tui.settings.reading import read_settings  # noqa: PLC0415
    from timeline_tui.tui.start import start_as  # noqa: PLC0415

    try:
        settings = read_settings()
        return explore(stores_or_default(stores), start_as(settings), settings)
    except StoreError as error:
        return _failed(f"{error}{command_meant(error.file, stores)}")
    except Refusal as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        return 130


def _sentence(error: Exception) -> str:
    import click  # noqa: PLC0415 - loaded by then

    text = error.format_message() if isinstance(error, click.ClickException) else str(error)
    return " ".join(text.split()).removesuffix(".")


def _failed(sentence: str) -> int:
    from timeline_tui.chronicle.plain import inert  # noqa: PLC0415 - only where something is wrong

    print(f"timeline-tui: {inert(sentence)}", file=sys.stderr)  # noqa: T201 - the command's own words
    return 2
