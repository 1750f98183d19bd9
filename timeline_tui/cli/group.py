"""Which command a command line means. Each command's module is loaded when it is asked for.

Without a command it is the explorer. A first word that is a command's name is that command; a store of such a
name is written with its folder, `./list`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click
from click.shell_completion import CompletionItem

from timeline_tui import __version__
from timeline_tui.cli.stores import COMMANDS

_EXPLORE: Final = "explore"


class Group(click.Group):
    """The commands, and the explorer where none is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names that help shows."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        """The command of that name, its module loaded."""
        module = "exploring" if cmd_name == _EXPLORE else COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(f"timeline_tui.cli.{module}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the explorer's name before what names no command."""
        own = {"--help", "-h", "--version"}
        named = args and (args[0] in COMMANDS or args[0] in own)
        # A shell that completes the first word wants the commands too.
        if not named and not (ctx.resilient_parsing and not args):
            args = [_EXPLORE, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both ways to call it."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] [STORE]…")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]…")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The explorer's options are those of the bare command."""
        explore = self.get_command(ctx, _EXPLORE)
        shown = [*(explore.params if explore else ()), *self.get_params(ctx)]
        records = [record for option in shown if (record := option.get_help_record(ctx)) and record[1]]
        with formatter.section("Options"):
            formatter.write_dl(records)
        self.format_commands(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, the explorer's options, and files."""
        found = super().shell_complete(ctx, incomplete)
        explore = self.get_command(ctx, _EXPLORE)
        if explore and incomplete.startswith("-"):
            found += explore.shell_complete(ctx, incomplete)
        elif not incomplete.startswith("-"):
            found.append(CompletionItem(incomplete, type="file"))
        return found


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="STORE is a TOML file, or a folder of them; - is standard input. Without one it is ./events.toml "
    "where there is one, else the chronology that is shipped.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Explore a chronology, from the keyboard.

    Where standard output is no terminal, the chronology is printed, as `list` does.
    """
