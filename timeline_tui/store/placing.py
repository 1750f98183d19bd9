"""What was found while a file was read, as problems: each with its rule, its line and its column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.store.places import Places
from timeline_tui.store.problem import Problem
from timeline_tui.store.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_tui.store.document import Document
    from timeline_tui.store.mending import Breach
    from timeline_tui.store.shape import Finding

LONGEST_TEXT: Final = 200
"""Characters of offending text that a problem shows."""


def placed(document: Document, found: Iterable[Finding]) -> list[Problem]:
    """The findings and the breaches of a file, each in its place."""
    return placed_findings(document, found) + [_breach(document, breach) for breach in document.breaches]


def placed_findings(document: Document, found: Iterable[Finding]) -> list[Problem]:
    """The findings alone, each in its place, in the order of the tables that they stand in."""
    places = Places(document)
    # In the order of the file, so that each part is looked into once.
    ordered = sorted(found, key=lambda finding: tuple(map(str, finding.path[:1])) + finding.path[1:2])
    return [_problem(document, finding, places) for finding in ordered]


def _problem(document: Document, finding: Finding, places: Places) -> Problem:
    spot = places.find(finding.path, at_key=finding.at_key)
    index = finding.path[1] if finding.path[:1] == ("event",) and len(finding.path) > 1 else None
    return Problem(
        document.file,
        spot.line,
        spot.column,
        finding.code,
        RULES[finding.code].severity,
        finding.message,
        _name(document, index) if isinstance(index, int) else "",
        spot.text[:LONGEST_TEXT],
        finding.fix,
    )


def _breach(document: Document, breach: Breach) -> Problem:
    cause = breach.cause
    index = document.event_at(breach.line)
    name = _name(document, index) if index is not None else ""
    of_event = f'event "{name}": ' if name and cause.code.startswith("D") else ""
    return Problem(
        document.file,
        breach.line,
        breach.column,
        cause.code,
        RULES[cause.code].severity,
        f"{of_event}{cause.message}",
        name,
        cause.text[:LONGEST_TEXT],
        cause.fix,
    )


def _name(document: Document, index: int) -> str:
    """The id of the event of a table; empty where it became none."""
    event = document.events.get(index)
    return event.id if event else ""
