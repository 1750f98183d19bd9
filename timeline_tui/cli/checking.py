"""`timeline-tui check`: every problem with its place and a mend; what is safe to mend, mended."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from timeline_tui.cli.common import no_garbage, stores_argument, stores_or_default, tell, write
from timeline_tui.cli.reporting import FORMATS, counted, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.store.checks import Choice, Examined
    from timeline_tui.store.load import Reading


@click.command("check", short_help="Name every mistake, its place and a mend.")
@stores_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations of GitHub Actions.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--select", metavar="CODES", default="", help="These rules alone: L501, or L for the whole family.")
@click.option("--ignore", metavar="CODES", default="", help="Not these rules: S,E604.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend in the files, and print the rest.")
@click.option("--explain", metavar="CODE", default="", help="Say what a rule is about, with an example.")
def command(
    stores: tuple[str, ...], form: str, *, strict: bool, select: str, ignore: str, fix: bool, explain: str
) -> int:
    """Name every mistake: FILE:LINE:COL: CODE message. Exit status 1 where there are errors."""
    if explain:
        return _explain(explain)
    choice = _choice(select, ignore)
    named = stores_or_default(stores)
    with no_garbage():
        reading, found = _mend(named, choice) if fix else _look(named, choice)
    write(FORMATS[form](found.problems))
    tell(summary(found, len(reading.events), len(reading.files)))
    grave = {"error", "warning"} if strict else {"error"}
    return int(any(problem.severity in grave for problem in found.problems))


def _look(stores: Sequence[str], choice: Choice) -> tuple[Reading, Examined]:
    from timeline_tui.cli.progress import shown  # noqa: PLC0415 - not for --help
    from timeline_tui.formats.opening import read  # noqa: PLC0415
    from timeline_tui.store.checks import examined  # noqa: PLC0415

    with shown("reading") as progress:
        reading = read(stores, progress)
    with shown("checking") as progress:
        return reading, examined(reading, choice, progress)


def _mend(stores: Sequence[str], choice: Choice) -> tuple[Reading, Examined]:
    """Mend the files, and say how much. Raises StoreError where one can't be written."""
    from timeline_tui.cli.progress import shown  # noqa: PLC0415 - only for --fix
    from timeline_tui.store.checks.fixing import mended  # noqa: PLC0415
    from timeline_tui.store.checks.rewriting import read_for_writing, write_back  # noqa: PLC0415

    was = read_for_writing(stores)
    with shown("reading and mending") as progress:
        done = mended(stores, {file: one.text for file, one in was.items()}, choice, progress)
    for file in write_back(was, done.texts):
        codes = Counter(problem.code for problem in done.problems if problem.file == file)
        listed = ", ".join(f"{count:,} {code}" for code, count in sorted(codes.items()))
        tell(f"{file}: {counted(codes.total(), 'problem')} mended ({listed})")
    return done.reading, done.examined


def _choice(select: str, ignore: str) -> Choice:
    from timeline_tui.store.checks import Choice  # noqa: PLC0415 - not for --help

    return Choice(_codes(select, "--select"), _codes(ignore, "--ignore"))


def _codes(written: str, option: str) -> tuple[str, ...]:
    """The codes of a list with commas or blanks. Raises click's UsageError for one that no rule has."""
    from timeline_tui.store.checks.choice import is_known, nearest_code  # noqa: PLC0415 - not for --help

    codes = tuple(code.upper() for code in written.replace(",", " ").split())
    for code in codes:
        if not is_known(code):
            near = nearest_code(code)
            mend = f"did you mean {option} {near}?" if near else "docs/checks.md lists them"
            raise click.UsageError(f'no rule is called "{code}"; {mend}')
    return codes


def _explain(code: str) -> int:
    from timeline_tui.store.checks.choice import nearest_code  # noqa: PLC0415 - only for --explain
    from timeline_tui.store.checks.manual import section  # noqa: PLC0415
    from timeline_tui.store.rules import RULES  # noqa: PLC0415

    said = section(code.upper())
    if not said:
        family = [rule for rule in RULES if rule[0] == nearest_code(code)[:1]]
        mend = f"; try --explain with one of {', '.join(family)}" if family else "; docs/checks.md lists them"
        raise click.UsageError(f'no rule is called "{code}"{mend}')
    write([said])
    return 0
