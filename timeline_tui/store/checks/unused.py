"""What is declared and not used: lanes without events, sources that nothing quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.store.checks.survey import of_array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.store.checks.survey import Found, Survey


def check(survey: Survey) -> Iterator[Found]:
    """S702 and S703. A store without events, a file of sources alone say, is left alone."""
    if not survey.events:
        return
    lanes = set(survey.column("lane"))
    for document, index, table in survey.tables("lane"):
        name = table.get("id")
        if isinstance(name, str) and name not in lanes:
            said = f'no event is on the lane "{name}"; take it out, or name it on an event: lane = "{name}"'
            yield of_array(document, "lane", index, "id", "S702", said)
    sources = {evidence.source for entry in survey.having("evidence") for evidence in entry.event.evidence}
    for document, index, table in survey.tables("source"):
        name = table.get("id")
        if isinstance(name, str) and name not in sources:
            said = f'no evidence is from the source "{name}"; take it out, or quote it under [[event.evidence]]'
            yield of_array(document, "source", index, "id", "S703", said)
