"""Routes: what stops show, what they tell twice, and what they leave unsaid."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.event import all_words
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.story.scene import scene_of, unknown_lane
from timeline_tui.store.checks.bounds import in_words
from timeline_tui.store.shape import Finding

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event, Route, Stop
    from timeline_tui.chronicle.story.scene import Scene
    from timeline_tui.store.checks.survey import Found, Survey
    from timeline_tui.store.places import Path

_CODES: Final = {"range": "R307", "filter": "R308"}
_FEW: Final = 3
"""Stops of a route, at least, where the silence of one among others that speak is likely a slip."""


class _Stop(NamedTuple):
    """A stop, and the way to it."""

    way: Path
    stop: Stop

    @property
    def words(self) -> tuple[str, ...]:
        """What is said there, in each language."""
        return tuple(filter(None, map(str.strip, all_words(self.stop.say))))

    def finding(self, key: str, code: str, message: str, fix: str = "") -> Finding:
        """Something wrong at a key of the stop; at the whole of it where it is an id alone."""
        return Finding((*self.way, key), code, message, fix)


def check(survey: Survey) -> Iterator[Found]:
    """R307 to R310, U408, S709, and R301 of views."""
    # Of an id that is declared twice the first holds.
    routes = {route.id: route for route in survey.preface.routes}
    scenes = _Scenes(survey)
    for document, index, table in survey.tables("route"):
        name = table.get("id")
        route = routes.pop(name, None) if isinstance(name, str) else None
        if route is None:
            continue
        way: Path = ("route", index)
        if route.stops:
            stops = _written(route, way, table["stops"])
            found = (*_lanes(scenes, route, way, stops), *_views(scenes, route, way, stops), *_told(survey, stops))
            yield from ((document, finding) for finding in found)
        elif table.get("stops") in (None, [], {}):
            said = 'this route has no stops, and can\'t be told; list ids of events: stops = ["…"], or take it out'
            yield document, Finding((*way, "stops" if "stops" in table else "id"), "R310", said)


def _written(route: Route, way: Path, written: object) -> list[_Stop]:
    """The stops, each with the way to what it was read from."""
    tables = written if isinstance(written, list) else [written]
    numbers = [number for number, table in enumerate(tables) if isinstance(table, (dict, str))]
    return [_Stop((*way, "stops", number), stop) for number, stop in zip(numbers, route.stops, strict=True)]


# --- views -------------------------------------------------------------------------------------------


def _lanes(scenes: _Scenes, route: Route, way: Path, stops: list[_Stop]) -> Iterator[Finding]:
    """R301: lanes that are neither declared nor an event's."""
    for path, lanes in ((way, route.lanes), *((each.way, each.stop.lanes or ()) for each in stops)):
        for number, lane in enumerate(lanes):
            refusal = unknown_lane(lane, scenes.whole)
            if refusal is not None:
                fix = f'"{refusal.mend}"' if refusal.mend else ""
                yield Finding((*path, "lanes", number), "R301", str(refusal), fix)


class _Scenes:
    """What views show, each looked for once.

    In a chronicle of its own: the one that is on the screen remembers the filters that its reader used last.
    """

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._known: dict[Hashable, Scene] = {}

    @cached_property
    def whole(self) -> Chronicle:
        """Sorted anew: few files have views."""
        return MemoryChronicle(self.survey.preface, self.survey.events)

    def of(self, route: Route, stop: Stop) -> Scene | None:
        """The view of a stop; None where all is shown."""
        view = tuple(
            getattr(route, key) if getattr(stop, key) is None else getattr(stop, key)
            for key in ("range", "lanes", "filter")
        )
        if not any(view):
            return None
        if view not in self._known:
            self._known[view] = scene_of(self.whole, route, stop)
        return self._known[view]


def _views(scenes: _Scenes, route: Route, way: Path, stops: list[_Stop]) -> Iterator[Finding]:
    """R307 to R309."""
    told: set[Path] = set()
    for each in stops:
        scene = scenes.of(route, each.stop)
        if scene is None:
            continue
        for key, refusal in scene.refused.items():
            own = getattr(each.stop, key)
            path = (*(way if own is None else each.way), key)
            if key in _CODES and path not in told:
                told.add(path)
                written = getattr(route, key) if own is None else own
                mended = written.replace(refusal.text, refusal.mend, 1) if refusal.mend else ""
                fix = f'"{mended}"' if mended and mended != written and '"' not in mended else ""
                yield Finding(path, _CODES[key], f"`{key}` can't be read, and hides nothing: {refusal}", fix)
        event = scenes.survey.by_id.get(each.stop.event)
        if event is not None and not scene.refused and (key := scene.hides(event)):
            said = f'the view of this stop hides its own event "{event.id}"; {_mend(scene, event, key)}'
            yield each.finding("event" if getattr(each.stop, key) is None else key, "R309", said)


def _mend(scene: Scene, event: Event, key: str) -> str:
    match key:
        case "lanes":
            return f'add its lane: lanes = ["{event.lane}", …]' if event.lane else "it is on no lane: take `lanes` out"
        case "filter":
            clause = scene.chronicle.why_hidden(event.id)
            some = "it does not match" if len(scene.chronicle) else "nothing matches"
            return f'{some} "{clause or scene.filter}": write another `filter`, or take it out'
        case _:
            dated = f"dated {in_words(event.when)}, " if event.when is not None else ""
            return f"{dated}it is outside of the range: widen that"


# --- words -------------------------------------------------------------------------------------------


def _told(survey: Survey, stops: list[_Stop]) -> Iterator[Finding]:
    """U408 and S709."""
    said: dict[str, set[tuple[str, ...]]] = {}
    silent: list[_Stop] = []
    for each in stops:
        name = each.stop.event
        if name not in survey.by_id:
            continue
        before = said.setdefault(name, set())
        if before and (not each.words or each.words in before):
            words = "says nothing new here; say something else there, or take this stop out"
            yield each.finding("event", "U408", f'this route stops at "{name}" before, and {words}')
        elif not each.words:
            silent.append(each)
        before.add(each.words)
    speaking = sum(bool(each.words) for each in stops)
    if len(stops) >= _FEW and len(silent) <= max(1, len(stops) // 4) < speaking:
        for each in silent:
            words = f"{speaking} of {len(stops)} stops of this route say something, and this says nothing"
            yield each.finding("event", "S709", f'{words}; add say = "…"')
