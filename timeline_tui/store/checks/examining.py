"""All problems of a store: those of reading it and those of looking at the whole, as its `[check]` chooses."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.store.checks import colors, duplicates, evidence, languages, links, references, routes, style, unused
from timeline_tui.store.checks.choice import Choice, choice_of, unknown_codes
from timeline_tui.store.checks.survey import Survey
from timeline_tui.store.placing import placed_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_tui.store.checks.survey import Found
    from timeline_tui.store.document import Document
    from timeline_tui.store.load import Progress, Reading
    from timeline_tui.store.problem import Problem
    from timeline_tui.store.shape import Finding


class Examined(NamedTuple):
    """The problems that are asked for, by file and line, and how many others there are."""

    problems: tuple[Problem, ...]
    ignored: int
    """Problems that `[check]` or the caller's choice leaves out."""
    explained: int
    """Hints that a comment on their line explains: `# E603: decided then, disclosed later`."""


CHECKS: Final[tuple[Callable[[Survey], Iterator[Found]], ...]] = (
    colors.check,
    references.check,
    duplicates.check,
    links.check,
    evidence.check,
    style.check,
    languages.check,
    unused.check,
    routes.check,
)


def examine(reading: Reading, choice: Choice | None = None) -> tuple[Problem, ...]:
    """All problems of a store by file, line and column, as each file's `[check]` and `choice` over it ask for.

    About 10 µs an event: to be run off the event loop. It reads the names of image files, and nothing else, from
    the disk. A reading without its documents has no problems but its own.
    """
    return examined(reading, choice).problems


def examined(reading: Reading, choice: Choice | None = None, progress: Progress | None = None) -> Examined:
    """As `examine`, with how many problems were not asked for. `progress` is told how many families are looked at."""
    problems = {*reading.problems, *_deep(reading, progress)}
    choices = {document.file: (choice or Choice()).over(choice_of(document)) for document in reading.documents}
    other = choice or Choice()
    foreign = {document.file for document in reading.documents if document.origin}
    # How a file of another format is laid out is that format's business.
    problems = {problem for problem in problems if problem.file not in foreign or problem.code[0] != "S"}
    chosen = sorted(problem for problem in problems if choices.get(problem.file, other).takes(problem.code))
    told = _unexplained(chosen, reading.documents)
    return Examined(tuple(told), len(problems) - len(chosen), len(chosen) - len(told))


def _unexplained(problems: Sequence[Problem], documents: Sequence[Document]) -> list[Problem]:
    """The problems less the hints that their lines explain."""
    with_hints = {problem.file for problem in problems if problem.severity == "hint"}
    lines = {
        document.file: document.text.split("\n")
        for document in documents
        if document.file in with_hints and not document.origin
    }
    return [
        problem
        for problem in problems
        if problem.severity != "hint"
        or problem.file not in lines
        or not _is_explained(problem.code, lines[problem.file][problem.line - 1])
    ]


def _is_explained(code: str, line: str) -> bool:
    return code in line and re.search(rf"#.*\b{code}: *\S", line) is not None


def _deep(reading: Reading, progress: Progress | None) -> Iterator[Problem]:
    if not reading.documents:
        return
    whole = Survey(reading)
    found: defaultdict[Document, list[Finding]] = defaultdict(list)
    for document in reading.documents:
        found[document].extend(unknown_codes(document))
    for done, check in enumerate(CHECKS):
        if progress:
            progress(done, len(CHECKS))
        for document, finding in check(whole):
            found[document].append(finding)
    for document, findings in found.items():
        yield from placed_findings(document, findings)
