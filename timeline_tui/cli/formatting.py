"""`timeline-tui fmt`: files in one canonical layout, written back, or looked at alone."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import no_garbage, tell, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.store.error import StoreError


class _Done(NamedTuple):
    """What became of the files. `changed`: laid out anew, or would be."""

    changed: list[str]
    kept: list[str]
    failed: list[str]


@click.command("fmt", short_help="Lay files out: order of keys, blanks, empty lines.")
@click.argument("stores", metavar="[STORE]…", nargs=-1)
@click.option("--check", "only_look", is_flag=True, help="Write nothing; exit 1 where a file would change.")
def command(stores: tuple[str, ...], *, only_look: bool) -> int:
    """Put files in one canonical layout, and print the names of those that changed.

    Comments stay with what they stand above or beside, the text of dates stays as it is, and so does what the file
    says. - is standard input, printed to standard output. A file whose TOML is broken is left alone: exit status 2.
    """
    if not stores and not os.path.exists("events.toml"):  # noqa: PTH110 - pathlib takes 10 ms to load
        raise click.UsageError("name a file to lay out, or - for standard input")
    done = _Done([], [], [])
    with no_garbage():
        for file, named in _files(stores or ("events.toml",), done):
            _one(file, done, named=named, only_look=only_look)
    write(inert(file) for file in done.changed if file != "-" or only_look)
    if stores != ("-",) or only_look:
        # An editor that formats through standard input may take standard error into the text.
        tell(_summary(done, only_look=only_look))
    return 2 if done.failed else int(only_look and bool(done.changed))


def _files(stores: Sequence[str], done: _Done) -> Iterator[tuple[str, bool]]:
    """Each file once, and whether it was named for itself."""
    from timeline_tui.store.error import StoreError  # noqa: PLC0415 - not for --help
    from timeline_tui.store.files import files_of  # noqa: PLC0415

    seen = set()
    for store in stores:
        try:
            files = files_of(store)
        except StoreError as error:
            _failed(error, store, done)
            continue
        for file in files:
            if file not in seen:
                seen.add(file)
                yield file, files == [store]


def _one(file: str, done: _Done, *, named: bool, only_look: bool) -> None:
    from timeline_tui.cli.progress import shown  # noqa: PLC0415 - not for --help
    from timeline_tui.store.error import StoreError  # noqa: PLC0415
    from timeline_tui.store.files import bytes_of, decoded  # noqa: PLC0415
    from timeline_tui.store.layout import formatted, is_chronicle  # noqa: PLC0415
    from timeline_tui.store.saving import save  # noqa: PLC0415

    try:
        was = bytes_of(file)
        text = decoded(file, was)
        if not named and not is_chronicle(text):
            tell(f"{inert(file)}: left alone, for it is no chronicle; name it to lay it out")
            return
        mark = was[: len(was) - len(text.encode())]
        with shown(f"laying out {inert(file)}") as progress:
            new = mark + formatted(file, text, progress).encode()
        if file == "-" and not only_look:
            sys.stdout.buffer.write(new)
        elif not only_look:
            save(file, new, was=was)
    except StoreError as error:
        _failed(error, file, done)
    else:
        (done.changed if new != was else done.kept).append(file)


def _failed(error: StoreError, file: str, done: _Done) -> None:
    tell(f"timeline-tui: {inert(str(error))}")
    done.failed.append(file)


def _summary(done: _Done, *, only_look: bool) -> str:
    counts = (
        (done.changed, "would change" if only_look else "laid out anew"),
        (done.kept, "already laid out"),
        (done.failed, "left alone"),
    )
    said = ", ".join(f"{len(files):,} {what}" for files, what in counts if files) or "no file"
    return f"{said}; run timeline-tui fmt without --check" if only_look and done.changed else said
