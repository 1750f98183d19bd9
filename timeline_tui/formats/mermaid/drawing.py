"""A chronicle as a `timeline`: a section a lane, a period a date, in the words of a label."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.zones import find
from timeline_tui.formats.held import shown, unheld, unheld_preface, words_of
from timeline_tui.formats.lanes import by_lane, lane_title
from timeline_tui.formats.mermaid.periods import period_of
from timeline_tui.formats.mermaid.text import coded
from timeline_tui.formats.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Losses, Wishes

_HELD: Final = frozenset({"lane"})
_HELD_PREFACE: Final = frozenset({"title"})
_STEP: Final = 500


def lines(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """The lines; what a diagram can't hold is counted in `losses`, and said in its comments."""
    preface = chronicle.preface
    language = wishes.language or preface.language
    zone = find(preface.timezone)
    unheld_preface(chronicle, _HELD_PREFACE, losses)
    periods: dict[str, str] = {}
    for row, event in rows(chronicle):
        if wishes.progress and row % _STEP == 0:
            wishes.progress(row, len(chronicle))
        unheld(event, _HELD, losses)
        shown(words_of(event.title, chronicle, language), event.id, losses)
        periods[event.id], held = period_of(event, zone, language)
        if not held:
            losses.add("precision and doubt of dates", event.id)
    body = list(_sections(chronicle, periods, wishes.language))
    yield "timeline"
    if losses:
        yield "    %% What a timeline of Mermaid can't hold:"
        yield from (f"    %% - {line}" for line in losses.summary())
    if preface.title:
        yield f"    title {coded(words_of(preface.title, chronicle, wishes.language))}"
    yield from body


def _sections(chronicle: Chronicle, periods: dict[str, str], language: str) -> Iterator[str]:
    for lane, events in by_lane(chronicle).items():
        if lane and events:
            yield f"    section {coded(lane_title(chronicle, lane, language))}"
        for period, members in groupby(events, key=lambda event: periods[event.id]):
            first = f"        {coded(period)}"
            for event in members:
                yield f"{first} : {coded(words_of(event.title, chronicle, language), colons=False) or '?'}"
                first = "            "
