"""How `check` says what it found: for people, for programs, for GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.plain import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_tui.store.checks import Examined
    from timeline_tui.store.problem import Problem

_GITHUB: Final = {"error": "error", "warning": "warning", "hint": "notice"}


def text(problems: Sequence[Problem]) -> Iterator[str]:
    """`FILE:LINE:COL: CODE message`, a line each."""
    return (inert(str(problem)) for problem in problems)


def json(problems: Sequence[Problem]) -> Iterator[str]:
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


def github(problems: Sequence[Problem]) -> Iterator[str]:
    """Workflow commands; source: GitHub's "Workflow commands for GitHub Actions"."""
    for problem in problems:
        place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        message = inert(problem.message).replace("%", "%25")
        yield f"::{_GITHUB[problem.severity]} {place},title={problem.code}::{message}"


FORMATS: Final[dict[str, Callable[[Sequence[Problem]], Iterator[str]]]] = {
    "text": text,
    "json": json,
    "github": github,
}


def _property(value: str) -> str:
    return inert(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def counted(count: int, noun: str) -> str:
    """`3 events`, `1 event`; empty for none."""
    return f"{count:,} {noun}{'s' if count > 1 else ''}" if count else ""


def summary(found: Examined, events: int, files: int) -> str:
    """What was found, in a line: `2 errors, 1 hint; 45 events in 1 file`; also what is not printed."""
    counts = [
        counted(sum(problem.severity == severity for problem in found.problems), severity)
        for severity in ("error", "warning", "hint")
    ]
    said = ", ".join(count for count in counts if count) or "nothing wrong"
    explained = f"{counted(found.explained, 'hint')} explained in the file; " if found.explained else ""
    unasked = f"{counted(found.ignored, 'problem')} not asked for; " if found.ignored else ""
    where = f"{counted(events, 'event') or 'no event'} in {counted(files, 'file') or 'no file'}"
    return f"{said}; {explained}{unasked}{where}"
