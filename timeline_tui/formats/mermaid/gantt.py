"""A `gantt` chart: sections, tasks with their marks, ids and dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.formats.mermaid.calendar import Calendar
from timeline_tui.formats.mermaid.scheduling import Task, dates, scheduled
from timeline_tui.formats.mermaid.text import plain

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried
    from timeline_tui.formats.mermaid.blocks import Block
    from timeline_tui.formats.naming import Naming

MARKS: Final = ("active", "done", "crit", "milestone", "vert")
_SETTING: Final = re.compile(
    r"(?P<key>title|section|dateFormat|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|click"
    r"|accDescription|displayMode)\s+(?P<words>.*)\Z"
    r"|(?P<flag>inclusiveEndDates|topAxis)\b.*|(?P<access>accTitle|accDescr)\s*[:{].*|section\Z",
    re.IGNORECASE,
)
_CLICK: Final = re.compile(r"(?P<id>[\w-]+(?:,[\w-]+)*)\s+href\s+\"(?P<url>[^\"]*)\"", re.IGNORECASE)
_SHOWN: Final = {
    "axisformat": "how the axis is labelled",
    "tickinterval": "how the axis is labelled",
    "topaxis": "how the axis is labelled",
    "weekday": "how the axis is labelled",
    "todaymarker": "how today is marked",
    "displaymode": "how the chart is laid out",
    "acctitle": "words for screen readers",
    "accdescr": "words for screen readers",
    "accdescription": "words for screen readers",
}


def read(block: Block, carried: Carried, naming: Naming, lane: str) -> str:
    """Add the chart's tasks; its title. `lane` is that of what stands in no section."""
    return _Chart(block, carried, naming, lane).read()


class _Chart:
    def __init__(self, block: Block, carried: Carried, naming: Naming, lane: str) -> None:
        self._block = block
        self._carried = carried
        self._naming = naming
        self._lane = lane
        self._title = block.title
        self._calendar = Calendar()
        self._tasks: list[Task] = []
        self._made: list[tuple[dict[str, object], int, str, bool]] = []
        """Of each task its table without a date, its line, its date as written, and whether it is a moment."""
        self._urls: dict[str, str] = {}

    def read(self) -> str:
        for text, number in self._block.lines:
            setting = _SETTING.match(text)
            if setting:
                key = setting["key"] or setting["flag"] or setting["access"] or "section"
                self._set(key.lower(), (setting["words"] or "").strip(), text)
            else:
                self._task(text, number)
        spans = scheduled(self._tasks, self._calendar)
        for task, span, (table, number, words, point) in zip(self._tasks, spans, self._made, strict=True):
            if task.id in self._urls:
                table["url"] = self._urls[task.id]
            self._carried.add(table | dates(span, words, point=point), number)
        return self._title

    def _set(self, key: str, words: str, text: str) -> None:
        match key:
            case "title":
                self._title = plain(words)
            case "section":
                self._lane = self._naming.lane_of(plain(words))
            case "dateformat":
                self._calendar.pattern = words
            case "inclusiveenddates":
                self._calendar.inclusive = True
            case "excludes" | "includes":
                days = self._calendar.excludes if key == "excludes" else self._calendar.includes
                days.update(word.lower() for word in re.split(r"[\s,]+", words) if word)
            case "weekend":
                self._calendar.weekend = 4 if words.lower() == "friday" else 5
            case "click":
                self._click(words)
            case _:
                self._carried.losses.add(_SHOWN[key], text)

    def _click(self, words: str) -> None:
        found = _CLICK.match(words)
        if found and re.match(r"https?://|mailto:", found["url"], re.IGNORECASE):
            self._urls |= dict.fromkeys(found["id"].split(","), found["url"])
        else:
            self._carried.losses.add("what a click does", words)

    def _task(self, text: str, number: int) -> None:
        name, colon, data = text.partition(":")
        if not colon:
            self._carried.losses.add("lines that are no task", text)
            return
        parts = [part.strip() for part in re.split(r"[#;]", data, maxsplit=1)[0].split(",")]
        marks = []
        while parts and parts[0] in MARKS:
            marks.append(parts.pop(0))
        own, start, end = "", "", ""
        match parts:
            case [end]:
                pass
            case [start, end]:
                pass
            case [own, start, end, *rest] if not rest:
                pass
            case _:
                self._carried.losses.add("what stands beyond id, start and end of a task", text)
        words = ", ".join(part for part in (start, end) if part) or data.strip()
        table: dict[str, object] = {
            "id": self._naming.id_of(own),
            "title": plain(name) or own or "?",
            "lane": self._lane,
            "tags": marks,
        }
        self._tasks.append(Task(own, start, end))
        self._made.append((table, number, words, "milestone" in marks))
