"""Ids and lanes of what others keep: as they are where we can have them so, else what is near, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.event import Place
from timeline_tui.formats.markup import one_line
from timeline_tui.store.events import ID, RESERVED, Ids, slug

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried

IDS: Final = "ids that are written otherwise here"
_NOWHERE: Final = Place()


class Naming:
    """Gives the events of one file their ids, each once, and declares their lanes as they come."""

    def __init__(self, carried: Carried) -> None:
        self._carried = carried
        self._ids = Ids()
        self._lanes: dict[str, str] = {}
        self._lane_ids = Ids()

    def id_of(self, wanted: str) -> str:
        """The id that stands for `wanted`; empty where none can, and the store makes one from the title."""
        wanted = wanted.strip()
        if not wanted:
            return ""
        near = wanted if ID(wanted) else slug(wanted)
        given = "" if not near or near in RESERVED else self._ids.take(near, _NOWHERE)
        if given != wanted:
            self._carried.losses.add(IDS, wanted)
        return given

    def lane_of(self, name: str, color: str = "") -> str:
        """The lane of a group that is called `name`; empty for none. Names alike but not the same stay apart."""
        name = one_line(name)
        lane = self._lanes.get(name, "")
        if name and not lane:
            lane = self._lanes[name] = self._lane_ids.take(slug(name) or name, _NOWHERE)
            declared = {"id": lane, "title": name if name != lane else "", "color": color}
            lanes = self._carried.preface.setdefault("lane", [])
            lanes.append({key: value for key, value in declared.items() if value})
        return lane
