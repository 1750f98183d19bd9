"""What several commands share: stores, languages, printing."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypedDict

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.stores import stores_or_default
from timeline_tui.store.error import StoreError
from timeline_tui.tui.settings.declared import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.tui.settings.values import Settings
    from timeline_tui.tui.start import Panes, Start

    Command = Callable[..., int]

__all__ = [
    "ViewOptions",
    "config_option",
    "filter_option",
    "language_of",
    "language_option",
    "matching",
    "no_garbage",
    "refuse_to_overwrite",
    "save",
    "settings_of",
    "start_of",
    "stores_argument",
    "stores_or_default",
    "tell",
    "tell_troubles",
    "two_stores",
    "view_options",
    "write",
]


class ViewOptions(TypedDict):
    """What `view_options` give a command, named as `Start` names it; None where the command line says nothing."""

    at: str | None
    range: str | None
    filter: str | None
    view: Panes | None
    lang: str | None
    theme: str | None
    ascii: bool | None
    fold: bool | None
    compare: bool
    route: str | None
    step: int | None
    questions: int | None


LANGUAGES: Final = ("en", "fr")

stores_argument = click.argument("stores", metavar="[STORE]…", nargs=-1)
language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), help="Language of dates and words; else the chronology's own."
)
filter_option = click.option(
    "--filter",
    "query",
    metavar="QUERY",
    default="",
    help='Only what matches: tag:lawsuit after:2021-02 "app store".',
)


config_option = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Your settings; else config.toml in your folder for settings.",
)


def settings_of(config: str | None) -> Settings:
    """The settings in force. Raises UsageError where a file is named that is not there."""
    from timeline_tui.tui.settings.reading import read_settings  # noqa: PLC0415 - not for --help

    if config and not os.path.exists(config):  # noqa: PTH110 - as written
        raise click.UsageError(
            f"{config}: there is no such file; timeline-tui config --init --config {config} makes it"
        )
    return read_settings(config or "")


def start_of(settings: Settings, options: ViewOptions) -> Start:
    """How the explorer opens: as the command line says, else as the settings do."""
    from timeline_tui.tui.start import start_as  # noqa: PLC0415 - not for --help

    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    return start_as(settings)._replace(**given)


def view_options(command: Command) -> Command:
    """The options that say how the explorer opens, in the order that help shows them: a command's `**options`."""
    options = (
        click.option("--at", metavar="ID|DATE", help="The event to select, or the date to go to."),
        click.option("--range", metavar="A..B", help="The dates to show: 2021-01..2021-03."),
        click.option("--filter", metavar="QUERY", help='Only what matches: tag:lawsuit after:2021-02 "app store".'),
        click.option(
            "--view",
            type=click.Choice(("axis", "list", "both")),
            help="What to show of the timeline.",
        ),
        language_option,
        click.option("--route", metavar="ID", help="Tell a route of the file, step by step."),
        click.option(
            "--step",
            type=click.IntRange(min=1),
            metavar="N",
            help="Tell the story from this step: of the route, else in order of time.",
        ),
        click.option(
            "--questions",
            type=click.IntRange(min=1, max=100),
            metavar="N",
            help="How many questions recall asks at a time; else as your settings say.",
        ),
        click.option("--fold/--no-fold", default=None, help="Fold long empty stretches of the axis."),
        click.option(
            "--compare",
            is_flag=True,
            default=False,
            help="Set two stores side by side, and tell how their dates agree.",
        ),
        click.option(
            "--theme", type=click.Choice(THEMES), metavar="NAME", help="A theme by name: dark, light, nord, gruvbox …"
        ),
        click.option("--ascii/--no-ascii", default=None, help="Draw with ASCII characters alone."),
        config_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def two_stores(stores: Sequence[str]) -> None:
    """Refuse to compare anything but two stores."""
    if len(stores) != 2:
        raise click.UsageError(f"--compare needs two stores, not {len(stores)}: timeline-tui a.toml b.toml --compare")


def language_of(asked: str | None, chronicle: Chronicle) -> str:
    """The language asked for, else the chronology's own where it is one of ours, else English."""
    own = chronicle.preface.language.partition("-")[0]
    return asked or (own if own in LANGUAGES else "en")


def matching(chronicle: Chronicle, query: str, language: str) -> Chronicle:
    """The events that match a query, in the zone of the chronology; all where it is blank. Raises Refusal."""
    if not query.strip():
        return chronicle
    from timeline_tui.chronicle.query import parse  # noqa: PLC0415 - the grammar is wanted late

    return chronicle.matching(parse(query, zone=chronicle.preface.timezone, language=language))


@contextmanager
def no_garbage() -> Iterator[None]:
    """What is read lives to the end of the command: to look for garbage in it takes a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def save(output: str, made: Iterable[str] | bytes) -> None:
    """Write lines, or bytes as they are, to a file: whole or not at all. Raises StoreError."""
    from timeline_tui.store.saving import create  # noqa: PLC0415 - not for standard output

    create(
        output, made if isinstance(made, bytes) else "".join(f"{line}\n" for line in made).encode("utf-8", "replace")
    )


def refuse_to_overwrite(output: str, read: Sequence[str], *, force: bool) -> None:
    """Refuse to write where nothing can be, over what is read, and over a file that is there unless told to.

    Asked before anything is read: whoever waits for a large store should know at once. A device or a pipe may be
    written to. Raises UsageError.
    """
    if output == "-":
        return
    folder = os.path.dirname(output)  # noqa: PTH120 - as written
    if folder and not os.path.isdir(folder):  # noqa: PTH112
        raise click.UsageError(f"there is no folder {inert(folder)}; make it, or name another with -o")
    if not os.path.lexists(output):
        return
    if os.path.isdir(output):  # noqa: PTH112
        raise click.UsageError(f"{output} is a folder; name a file with -o")
    for file in chain.from_iterable(map(_files, read)):
        if os.path.exists(file) and os.path.exists(output) and os.path.samefile(output, file):  # noqa: PTH110, PTH121 - as written
            raise click.UsageError(f"{output} is the file that is read; name another with -o")
    if not force and (os.path.isfile(output) or os.path.islink(output)):  # noqa: PTH113, PTH114
        raise click.UsageError(f"{output} is there already; name another with -o, or write over it with --force")


def _files(store: str) -> Sequence[str]:
    """The files of a store, as far as it is there."""
    from timeline_tui.store.files import files_of  # noqa: PLC0415 - for a file that is there alone

    try:
        return files_of(store)
    except StoreError:
        return ()


def write(lines: Iterable[str]) -> None:
    """Print lines to standard output; where nobody reads on, as after `head`, the command ends well."""
    put: Callable[[str], int] = sys.stdout.write
    try:
        for line in lines:
            put(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None


def tell(sentence: str) -> None:
    """Say something that is no data: on standard error."""
    click.echo(sentence, err=True)


def tell_troubles(settings: Settings) -> None:
    """Say which settings are ignored, and why."""
    for trouble in settings.troubles:
        tell(inert(str(trouble)))
