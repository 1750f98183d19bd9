"""The XML of The Timeline Project to tables: what each element of an event, a category and an era becomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.formats.carried import Carried
from timeline_tui.formats.elements import lines_of, local, words_in
from timeline_tui.formats.timeline_project.events import Categories, addressed, colour_of, dated, told, without_empty
from timeline_tui.formats.timeline_project.moments import Moments
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.foreign import Foreign

_STEP: Final = 1_000
_VERSION: Final = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")
_FIRST_CONTAINERS: Final = (0, 16)
"""The version from which `[1]` and `(1)` before a text make a container and a part of it."""
_CONTAINER: Final = re.compile(r"\[([0-9]{1,9})\](.*)", re.DOTALL)
_PART: Final = re.compile(r"\(([0-9]{1,9})\)(.*)", re.DOTALL)
_SPACED: Final = re.compile(r" [\[(]")
"""A text that really begins with a bracket has a blank before it."""
_PLAIN_COLOR: Final = "200,200,200"
"""The colour of an event that has none."""
_KNOWN: Final = frozenset(
    {
        *("start", "end", "text", "progress", "fuzzy", "fuzzy_start", "fuzzy_end", "locked", "ends_today", "category"),
        *("categories", "description", "labels", "alert", "hyperlink", "icon", "milestone", "default_color"),
    }
)
_KNOWN_ROOTS: Final = frozenset(("version", "timetype", "eras", "categories", "events", "view", "now"))


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The tables of a file. Raises StoreError where it is no XML, or has no events."""
    root = foreign.xml
    parts = _parts(root)
    if "events" not in parts:
        raise StoreError(foreign.name, "this timeline has no <events>; it was not written whole")
    return _Reader(foreign, wishes, parts).read()


def _parts(element: Element) -> dict[str, Element]:
    """The elements within one, by name; the first of each."""
    found: dict[str, Element] = {}
    for child in element:
        found.setdefault(local(child), child)
    return found


def _is(parts: dict[str, Element], name: str) -> bool:
    return words_in(parts.get(name)) == "True"


class _Reader:
    """One file on its way."""

    def __init__(self, foreign: Foreign, wishes: Wishes, parts: dict[str, Element]) -> None:
        self._foreign = foreign
        self._wishes = wishes
        self._parts = parts
        self._carried = Carried()
        self._categories = Categories(self._carried)
        self._moments = Moments(words_in(parts.get("timetype")))
        version = _VERSION.match(words_in(parts.get("version")))
        self._has_containers = version is None or (int(version[1]), int(version[2])) >= _FIRST_CONTAINERS

    def read(self) -> Carried:
        carried = self._carried
        if self._moments.notice:
            carried.notices.append(self._moments.notice)
        for category in self._parts.get("categories", ()):
            self._category(_parts(category))
        for era in self._parts.get("eras", ()):
            self._era(_parts(era))
        events = [event for event in self._parts["events"] if local(event) == "event"]
        containers = self._containers(events)
        lines = lines_of(self._foreign.text, "event")
        for number, event in enumerate(events):
            self._event(_parts(event), lines[number] if len(lines) == len(events) else 0, containers)
            if self._wishes.progress and number % _STEP == 0:
                self._wishes.progress(number, len(events))
        self._view()
        for name in sorted(self._parts.keys() - _KNOWN_ROOTS):
            carried.losses.add("elements that are not known", name)
        return carried

    def _category(self, parts: dict[str, Element]) -> None:
        name = words_in(parts.get("name"))
        self._categories.declare(name, words_in(parts.get("color")), words_in(parts.get("parent")))
        self._carried.losses.add("exact colours", name)

    def _era(self, parts: dict[str, Element]) -> None:
        title = " ".join(words_in(parts.get("name")).split())
        if not self._moments.has_days:
            self._carried.losses.add("eras that have no dates", title)
            return
        start, end = words_in(parts.get("start")), words_in(parts.get("end"))
        self._cut(title, start, end)
        dates = dated(self._moments, start, end, goes_on=_is(parts, "ends_today"))
        era = {"title": title or "?", **dates, "color": colour_of(words_in(parts.get("color")))}
        self._carried.preface.setdefault("era", []).append(without_empty(era))

    def _containers(self, events: Iterable[Element]) -> set[str]:
        texts = (words_of(event) for event in events) if self._has_containers else ()
        return {found[1] for text in texts if (found := _CONTAINER.fullmatch(text))}

    def _event(self, parts: dict[str, Element], line: int, containers: set[str]) -> None:
        text = _raw(parts.get("text"))
        name, links = "", []
        if self._has_containers:
            whole, part = _CONTAINER.fullmatch(text), _PART.fullmatch(text)
            if whole:
                name, text = f"container_{whole[1]}", whole[2]
            elif part:
                text = part[2]
                if part[1] in containers:
                    links = [{"to": f"container_{part[1]}", "as": "part-of"}]
                else:
                    self._carried.losses.add("containers that are not in the file", text)
            elif _SPACED.match(text):
                text = text[1:]
        title = " ".join(text.split()) or "?"
        start, end = words_in(parts.get("start")), words_in(parts.get("end"))
        self._cut(title, start, end)
        milestone, both = _is(parts, "milestone"), _is(parts, "fuzzy")
        names = self._named(parts)
        lane, tags = self._sorted(names, words_in(parts.get("labels")), milestone=milestone)
        url, others = addressed(words_in(parts.get("hyperlink")))
        event = {
            "id": name,
            "title": title,
            **dated(
                self._moments,
                start,
                start if milestone else end,
                fuzzy_start=both or _is(parts, "fuzzy_start"),
                fuzzy_end=both or _is(parts, "fuzzy_end"),
                goes_on=_is(parts, "ends_today") and not milestone,
            ),
            "lane": lane,
            "tags": tags,
            "weight": 5 if milestone else None,
            "summary": told(words_in(parts.get("description")), others),
            "url": url,
            "links": links,
        }
        self._lost(parts, title, names)
        self._carried.add(event, line)

    def _named(self, parts: dict[str, Element]) -> list[str]:
        """The names of an event's categories, the first of them the one that it is drawn in."""
        several = parts.get("categories", ())
        names = [words_in(parts.get("category")), *(words_in(one) for one in several)]
        return list(dict.fromkeys(name for name in names if name))

    def _sorted(self, names: list[str], labels: str, *, milestone: bool) -> tuple[str, list[str]]:
        """Lane and tags: further categories, and those that a category is part of, are tags."""
        known = [self._categories.declare(name) for name in names]
        above = [parent for category in known for parent in category.parents]
        own = [label.strip() for label in (labels.split(",") if "," in labels else labels.split())]
        tags = dict.fromkeys([*names[1:], *above, *own, *(["milestone"] if milestone else [])])
        return known[0].lane if known else "", [tag for tag in tags if tag]

    def _lost(self, parts: dict[str, Element], title: str, names: list[str]) -> None:
        losses = self._carried.losses
        if words_in(parts.get("progress")) not in ("", "0"):
            losses.add("progress", title)
        if _is(parts, "locked"):
            losses.add("locks", title)
        for name in ("alert", "icon"):
            if words_in(parts.get(name)):
                losses.add(f"{name}s", title)
        if not names and words_in(parts.get("default_color")) not in ("", _PLAIN_COLOR):
            losses.add("colours of single events", title)
        for name in sorted(parts.keys() - _KNOWN):
            losses.add("elements that are not known", f"{name} of {title}")

    def _cut(self, title: str, *texts: str) -> None:
        if any(map(self._moments.is_cut, texts)):
            self._carried.losses.add("months and days of years with more than four digits", title)

    def _view(self) -> None:
        view = _parts(self._parts["view"]) if "view" in self._parts else {}
        if "displayed_period" in view:
            self._carried.losses.add("the period that is shown")
        for name in view.get("hidden_categories", ()):
            self._carried.losses.add("that a category is hidden", words_in(name))
        if "now" in self._parts:
            self._carried.losses.add("what time it is in the story")


def _raw(text: Element | None) -> str:
    """The text of an event with its blanks: one before a bracket means something."""
    return "" if text is None else "".join(text.itertext())


def words_of(event: Element) -> str:
    """The text of an event."""
    return _raw(_parts(event).get("text"))
