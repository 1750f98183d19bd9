"""vis-timeline, read: items as JSON or as a script has them, with their groups. A background is an era.

Source of the keys: vis-timeline's documentation, "Items" and "Groups"; of dates, vis-util's `convert`.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.edtf_text import year_text
from timeline_tui.chronicle.zones import find
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.markup import is_html, markdown, words
from timeline_tui.formats.naming import Naming
from timeline_tui.formats.script import Literal, begins_so, epoch_text, literals
from timeline_tui.formats.simile_dates import Reckoning
from timeline_tui.formats.tables.nested import lines_of
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.foreign import Foreign

_STEP: Final = 1_000
_TYPES: Final = frozenset({"box", "point", "range", "background"})
_TITLES: Final = frozenset(
    {"title", "name", "headline", "heading", "what", "event", "summary", "label", "text", "subject", "when", "date"}
)
"""Keys with which other lists name what happened: a list that has one of them, and no `content`, is none of these."""
_KNOWN: Final = frozenset({"id", "content", "start", "end", "type", "group", "subgroup", "title", "className"})
_SAID: Final = {
    "style": "styles",
    "editable": "what may be changed",
    "selectable": "what may be chosen",
    "align": "how words are aligned",
    "limitSize": "how words are aligned",
    "order": "the order of items that were asked for",
}
"""What else an item may have, in words."""
_SCRIPT: Final = re.compile(r"""\bDataSet\s*\(|[\[{,\s]['"]?content['"]?\s*:""")
_SCRIPT_START: Final = re.compile(r"""[{,\s]['"]?start['"]?\s*:""")
_ASP: Final = re.compile(r"/?Date\((-?\d{1,16})(?:[+-]\d{4})?\)/?", re.IGNORECASE).fullmatch
_EPOCH: Final = re.compile(r"-?\d{11,16}").fullmatch
_ISO: Final = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(.{0,40}))?)?").fullmatch
_LONG_YEAR: Final = re.compile(r"([+-]\d{6})((?:-\d{2}){0,2})(T.{0,40})?").fullmatch
_FRACTION: Final = re.compile(r"[.,]0*[1-9]")
_HREF: Final = re.compile(r"""<a\b[^<>]*?\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_SRC: Final = re.compile(r"""<img\b[^<>]*?\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def looks_like(foreign: Foreign) -> bool:
    """Whether it is a list of items that have a start and a content, or an object with such `items`."""
    if not foreign.head.startswith(("[", "{")) or not foreign.is_json:
        head = foreign.head
        return begins_so(foreign) and all(known.search(head) for known in (_SCRIPT, _SCRIPT_START))
    found = foreign.json
    return _are_items(found.get("items") if isinstance(found, dict) else found)


def _are_items(found: object) -> bool:
    if not isinstance(found, list):
        return False
    items = [item for item in found[:20] if isinstance(item, dict)]
    if not any("start" in item for item in items) or not all(item.keys() & {"start", "content"} for item in items):
        return False
    if any("content" in item or item.get("type") in _TYPES for item in items):
        return True
    return not any(item.keys() & _TITLES for item in items)


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The items as events and eras. Raises StoreError where it has no list of items."""
    carried = Carried()
    items, groups = _lists(foreign, carried, wishes)
    made = _Items(carried, groups, Reckoning((), find(wishes.zone) if wishes.zone else None))
    for at, (item, line) in enumerate(items):
        if isinstance(item, dict):
            made.add(item, line)
        else:
            carried.losses.add("entries that are no items", str(item))
        if wishes.progress and at % _STEP == 0:
            wishes.progress(at, len(items))
    if wishes.zone:
        carried.preface["timezone"] = wishes.zone
    made.finish()
    return carried


def _lists(foreign: Foreign, carried: Carried, wishes: Wishes) -> tuple[list[tuple[Any, int]], list[Any]]:
    """Every item with its line, and the groups."""
    if foreign.is_json:
        found, rest = [Literal("", foreign.text, foreign.json)], 0
    else:
        found, rest = literals(foreign, wishes.progress)
    if rest:
        carried.losses.add("statements of a script that are no data", f"line {rest}")
    items: list[tuple[Any, int]] = []
    groups: list[Any] = []
    lists = 0
    for literal in found:
        whole = literal.value
        if isinstance(whole, dict):
            if not foreign.is_json and whole.keys() >= {"start", "content"}:
                items.append((whole, 0))  # added on its own
                lists += 1
                continue
            if not foreign.is_json and not whole.keys() & {"items", "groups"}:
                carried.losses.add("settings", literal.name)
                continue
            groups += whole["groups"] if isinstance(whole.get("groups"), list) else []
            for key in whole.keys() - {"items", "groups"}:
                carried.losses.add(f'"{key}"')
        listed = whole.get("items") if isinstance(whole, dict) else whole
        if not isinstance(listed, list):
            continue
        if "group" in literal.name.lower() and not any("start" in item for item in listed if isinstance(item, dict)):
            groups += listed
            continue
        if not foreign.is_json and not any(isinstance(item, dict) for item in listed):
            carried.losses.add("data of a script that are no items", literal.name)
            continue
        lists += 1
        lines = lines_of(literal.text, listed, ("items",) if isinstance(whole, dict) else ())
        items += zip(listed, lines or [0] * len(listed), strict=True)
    if not lists:
        raise StoreError(foreign.name, "this is no vis-timeline: it has no list of items")
    return items, groups


class _Items:
    """Makes events and eras of items."""

    def __init__(self, carried: Carried, groups: list[Any], reckoning: Reckoning) -> None:
        self._carried = carried
        self._reckoning = reckoning
        self._naming = Naming(carried)
        self._groups: dict[str, str] = {}
        self._eras = 0
        self._named_by: dict[str, None] = {}
        """Keys of which titles were made, where there is no content."""
        self._untitled = 0
        for group in groups:
            self._group(group)

    def _group(self, group: object) -> None:
        if not isinstance(group, dict) or "id" not in group:
            self._carried.losses.add("groups without an id", str(group))
            return
        name = words(_text(group.get("content"))) or _text(group["id"])
        self._groups[str(group["id"])] = self._naming.lane_of(name)
        for key in group.keys() - {"id", "content"}:
            if _is_said(group[key]):
                self._carried.losses.add(f'"{key}" of groups', name)

    def add(self, item: Mapping[str, Any], line: int) -> None:
        """One more item."""
        content, tip = _text(item.get("content")).strip(), _text(item.get("title")).strip()
        losses = self._carried.losses
        rest = {key: value for key, value in item.items() if key not in _KNOWN and _is_said(value)}
        title = words(content) or words(tip)
        if not title:
            title = self._made_title(item, rest)
            rest = {key: value for key, value in rest.items() if key not in self._named_by}
        for key in rest:
            losses.add(_SAID.get(key, f'"{key}"'), title)
        start, end = (self._date(item.get(key), title) for key in ("start", "end"))
        if item.get("type") == "background" and start and end:
            self._era(item, title, {"start": start, "end": end})
            return
        group = item.get("group")
        lane = "" if group is None else self._groups.get(str(group)) or self._naming.lane_of(words(str(group)))
        link, picture = _HREF.search(content), _SRC.search(content)
        body = [markdown(content)] if is_html(content) and (link or len(title) > 150) else []
        if tip and words(tip) != title:
            body.append(markdown(tip))
        self._carried.add(
            {
                "id": self._naming.id_of(_text(item.get("id"))),
                "title": title,
                **({"when": start} if not end else {"start": start, "end": end} if start else {"end": end}),
                "lane": lane,
                "tags": [tag for key in ("className", "subgroup") for tag in _text(item.get(key)).split()],
                "summary": "\n\n".join(body),
                "url": unescape(link[1]) if link else "",
                "image": unescape(picture[1]) if picture else "",
            },
            line,
        )

    def _era(self, item: Mapping[str, Any], title: str, dates: dict[str, str]) -> None:
        self._eras += 1
        for key, kind in (
            ("group", "groups of backgrounds"),
            ("className", "styles"),
            ("title", "texts of backgrounds"),
        ):
            if _is_said(item.get(key)) and words(_text(item[key])) != title:
                self._carried.losses.add(kind, title)
        self._carried.preface.setdefault("era", []).append({"title": title, **dates})

    def _made_title(self, item: Mapping[str, Any], rest: Mapping[str, Any]) -> str:
        """A title of whatever else an item says, as a template would make its words."""
        said = {key: words(_text(value)) for key, value in rest.items() if key not in _SAID}
        said = {key: text for key, text in said.items() if text}
        if not said:
            kind = "background" if item.get("type") == "background" else ""
            return _text(item.get("className")) or kind or _text(item.get("id")) or "?"
        self._named_by.update(dict.fromkeys(said))
        self._untitled += 1
        return ", ".join(said.values())

    def _date(self, value: object, title: str) -> str:
        """A date of an item as our reader reads it; a local time has no zone, and is the document's."""
        losses = self._carried.losses
        text = "" if value is None or isinstance(value, bool | dict | list) else str(value).strip()
        if isinstance(value, dict | list):
            text = str(value)
        if isinstance(value, float) and value.is_integer():
            text = str(int(value))
        stamp = _ASP(text)
        number = stamp[1] if stamp else text if isinstance(value, int | float) or _EPOCH(text) else ""
        if number.lstrip("-").isdigit():
            if int(number) % 1000:
                losses.add("fractions of a second", title)
            return epoch_text(int(number))
        if "T" in text and _FRACTION.search(text[:40]):
            losses.add("fractions of a second", title)
        if found := _LONG_YEAR(text):
            return f"{year_text(int(found[1]))}{found[2]}{found[3] or ''}"
        if found := _ISO(text):
            day = "-".join(f"{int(part):02}" for part in found.group(2, 3) if part)
            clock = f"T{int(found[4]):02}:{found[5]}{found[6]}" if found[4] else ""
            text = f"{found[1]}-{day}{clock}"
        return self._reckoning.text(text)

    def finish(self) -> None:
        """Say what was decided on the way."""
        notices = self._carried.notices
        if self._eras:
            notices.append(f"backgrounds are eras here, and no events ({self._eras:,})")
        if self._reckoning.midnights:
            notices.append(f"times of 00:00:00 are read as the day ({self._reckoning.midnights:,})")
        if self._untitled:
            names = ", ".join(self._named_by)
            notices.append(f"titles of what has no content are made of {names} ({self._untitled:,})")


def _is_said(value: object) -> bool:
    return value is not None and value is not False and value != "" and value not in ([], {})


def _text(value: object) -> str:
    return (
        value
        if isinstance(value, str)
        else ""
        if value is None or isinstance(value, bool | dict | list)
        else str(value)
    )
