"""TimelineJS's JSON: read in versions 3 and 2, written in version 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.zones import find
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.held import unheld_preface
from timeline_tui.formats.jsonl import dumps
from timeline_tui.formats.rows import rows
from timeline_tui.formats.script import Literal, begins_so, literals
from timeline_tui.formats.tables.nested import lines_of
from timeline_tui.formats.timelinejs.made import HELD_PREFACE, UNDATED, Maker
from timeline_tui.formats.timelinejs.older import as_version_3
from timeline_tui.formats.timelinejs.slides import Slides
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Losses, Wishes
    from timeline_tui.formats.foreign import Foreign

_STEP: Final = 250
"""Slides between two reports of progress."""
_MARKS: Final = ("start_date", "end_date", "media", "display_date", "unique_id")
"""Keys that only a slide has."""
_SCRIPT: Final = re.compile(r"""[{,\s]['"]?(?:start_date|startDate)['"]?\s*:""")
"""How a script tells a date."""
NOT_HELD: Final = "not_held"
"""What the slides can't hold, a line a kind: JSON has no comments, and TimelineJS passes over such a key."""
_SCALES: Final = ("human", "cosmological")


def looks_like(foreign: Foreign) -> bool:
    """Whether it is an object whose `events` are slides, or one of version 2, whose `timeline` has a list `date`."""
    if not foreign.head.startswith("{") or not foreign.is_json or not isinstance(foreign.json, dict):
        return begins_so(foreign) and _SCRIPT.search(foreign.head) is not None
    found = foreign.json
    older = found.get("timeline")
    if isinstance(older, dict) and isinstance(older.get("date"), list):
        return True
    events = found.get("events")
    if not isinstance(events, list):
        return False
    slides = [event for event in events[:20] if isinstance(event, dict)]
    if not slides:
        return not events and (_is_slide(found.get("title")) or found.get("scale") in _SCALES)
    return any(_is_slide(slide) for slide in slides)


def _is_slide(slide: object) -> bool:
    if not isinstance(slide, dict):
        return False
    return isinstance(slide.get("text"), dict) or any(isinstance(slide.get(mark), dict) for mark in _MARKS)


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The slides as events, the eras, and the title. Raises StoreError where it is no JSON of TimelineJS."""
    carried = Carried()
    literal = Literal("", foreign.text, foreign.json) if foreign.is_json else _of_script(foreign, carried, wishes)
    found = literal.value if isinstance(literal.value, dict) else {}
    older = found["timeline"] if isinstance(found.get("timeline"), dict) else None
    written, keys = (found.get("events"), ("events",)) if older is None else (older.get("date"), ("timeline", "date"))
    if not isinstance(written, list):
        raise StoreError(foreign.name, "this is no TimelineJS: it has no list `events`")
    lines = lines_of(literal.text, written, keys)
    found = found if older is None else as_version_3(older)
    slides = Slides(carried)
    events = found["events"]
    for at, slide in enumerate(events):
        if isinstance(slide, dict):
            slides.add(slide, lines[at] if lines else 0)
        else:
            carried.losses.add("entries that are no slides", str(slide))
        if wishes.progress and at % _STEP == 0:
            wishes.progress(at, len(events))
    slides.title(found.get("title"))
    for era in found["eras"] if isinstance(found.get("eras"), list) else ():
        slides.era(era)
    for key in found.keys() - {"events", "title", "eras", "scale", NOT_HELD}:
        if found[key]:
            carried.losses.add(f'"{key}"')
    if wishes.zone:
        carried.preface["timezone"] = wishes.zone
    slides.finish()
    return carried


def _of_script(foreign: Foreign, carried: Carried, wishes: Wishes) -> Literal:
    """The first object with slides of a script; what else it holds is counted."""
    found, rest = literals(foreign, wishes.progress)
    if rest:
        carried.losses.add("statements of a script that are no data", f"line {rest}")
    slides = [each for each in found if isinstance(each.value, dict) and each.value.keys() & {"events", "timeline"}]
    if not slides:
        raise StoreError(foreign.name, "this is no TimelineJS: it has no list `events`")
    for other in found:
        if other is not slides[0]:
            more = other in slides
            carried.losses.add(
                "further timelines of a script" if more else "data of a script that are no slides", other.name
            )
    return slides[0]


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """An object with a slide a line."""
    preface = chronicle.preface
    language = wishes.language or preface.language
    maker = Maker(chronicle, language, find(preface.timezone), losses)
    unheld_preface(chronicle, HELD_PREFACE | ({"lanes"} if maker.holds_lanes() else set()), losses)
    deep = False
    slides: list[str] = []
    names = set()
    for row, event in rows(chronicle):
        if event.when is None:
            losses.add(UNDATED, event.id)
            continue
        slide: Mapping[str, Any] = maker.slide(event)
        deep = deep or maker.is_deep(slide)
        names.add(event.id)
        slides.append(dumps(slide))
        if wishes.progress and row % _STEP == 0:
            wishes.progress(row, len(chronicle))
    eras = list(maker.eras())
    deep = deep or any(map(maker.is_deep, eras))
    yield "{"
    if losses:
        yield f'"{NOT_HELD}": ['
        yield from _separated(map(dumps, losses.summary()))
        yield "],"
    yield f'"scale": "{"cosmological" if deep else "human"}",'
    if title := maker.title(names):
        yield f'"title": {dumps(title)},'
    if eras:
        yield '"eras": ['
        yield from _separated(map(dumps, eras))
        yield "],"
    yield '"events": ['
    yield from _separated(slides)
    yield "]"
    yield "}"


def _separated(items: Any) -> Iterator[str]:
    """Each with a comma after it but the last."""
    last = None
    for item in items:
        if last is not None:
            yield f"{last},"
        last = item
    if last is not None:
        yield last
