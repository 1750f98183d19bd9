"""`timeline-tui check`: every problem with its place and a mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import stores_argument, stores_or_default, tell, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.store.problem import Problem

_GITHUB: Final = {"error": "error", "warning": "warning", "hint": "notice"}


@click.command("check", short_help="Name every mistake, its place and a mend.")
@stores_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "github")),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations of GitHub Actions.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def command(stores: tuple[str, ...], form: str, *, strict: bool) -> int:
    """Name every mistake: FILE:LINE:COL: CODE message. Exit status 1 where there are errors."""
    from timeline_tui.store.load import load  # noqa: PLC0415 - not for --help

    reading = load(stores_or_default(stores))
    problems = reading.problems
    write({"text": _text, "json": _json, "github": _github}[form](problems))
    tell(_summary(problems, len(reading.chronicle), len(reading.files)))
    grave = {"error", "warning"} if strict else {"error"}
    return int(any(problem.severity in grave for problem in problems))


def _text(problems: Sequence[Problem]) -> Iterator[str]:
    return (inert(str(problem)) for problem in problems)


def _json(problems: Sequence[Problem]) -> Iterator[str]:
    """One list, an object a line."""
    from timeline_tui.formats.jsonl import dumps  # noqa: PLC0415 - for this format alone

    if not problems:
        yield "[]"
        return
    for number, problem in enumerate(problems):
        found = {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "event": problem.event,
            "fix": problem.fix,
        }
        yield f"{' ' if number else '['}{dumps(found)}{',' if number < len(problems) - 1 else ']'}"


def _github(problems: Sequence[Problem]) -> Iterator[str]:
    """Workflow commands; source: GitHub's "Workflow commands for GitHub Actions"."""
    for problem in problems:
        place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        message = inert(problem.message).replace("%", "%25")
        yield f"::{_GITHUB[problem.severity]} {place},title={problem.code}::{message}"


def _property(text: str) -> str:
    return inert(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def _summary(problems: Sequence[Problem], events: int, files: int) -> str:
    counts = [
        _counted(sum(problem.severity == severity for problem in problems), severity)
        for severity in ("error", "warning", "hint")
    ]
    said = ", ".join(count for count in counts if count) or "nothing wrong"
    return f"{said}; {_counted(events, 'event') or 'no event'} in {_counted(files, 'file') or 'no file'}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' if count > 1 else ''}" if count else ""
