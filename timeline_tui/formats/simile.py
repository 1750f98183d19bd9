"""SIMILE Timeline, read: its XML, and its JSON, also as a script has it. Durations may have up to four dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.chronicle.zones import UTC, find
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.elements import lines_of as lines_of_elements
from timeline_tui.formats.elements import local, markup_in
from timeline_tui.formats.markup import markdown, words
from timeline_tui.formats.naming import Naming
from timeline_tui.formats.script import Literal, begins_so, literals
from timeline_tui.formats.simile_dates import KEYS, Reckoning
from timeline_tui.formats.tables.nested import lines_of
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.foreign import Foreign

_STEP: Final = 1_000
"""Events between two reports of progress."""
_EVENT: Final = re.compile(r"<event\b[^<>]*\b(?:start|title)\s*=")
_SCRIPT: Final = re.compile(r"""\bevents['"]?\s*:\s*\[""")
_SCRIPT_KEY: Final = re.compile(r"""['"\s{,]start['"]?\s*:""")
_OWN: Final = ("durationEvent", "isDuration", "latestStart", "earliestEnd", "textColor", "trackNum", "tapeImage")
"""Keys of an event that no other format has."""
_OWN_TOP: Final = ("dateTimeFormat", "date-time-format", "wikiURL", "wiki-url", "wikiSection", "wiki-section")
_READ: Final = frozenset({*KEYS, "isDuration", "durationEvent", "id", "eventID", "title", "link", "image", "classname"})
_LASTING: Final = ("isDuration", "durationEvent")
"""What says that an event lasted, and was no moment."""
_TEXTS: Final = ("description", "text")
_SAID: Final = {
    "icon": "icons",
    "color": "colours",
    "textColor": "colours",
    "tapeImage": "pictures on tapes",
    "tapeRepeat": "pictures on tapes",
    "trackNum": "rows that were asked for",
    "hoverText": "words on hovering",
}
"""What else an event may have, in words."""


class _Found(NamedTuple):
    """An event as a file has it: its keys, its text as HTML, and whether it is one moment."""

    keys: Mapping[str, Any]
    html: str
    instant: bool
    line: int = 0


def looks_like(foreign: Foreign) -> bool:
    """Whether it is XML of `event` elements in `data`, or an object with `events` and a key that is SIMILE's own."""
    if foreign.root == "data":
        try:
            return _EVENT.search(foreign.text, 0, 2**16) is not None
        except StoreError:  # what is no text is no file of events
            return False
    if foreign.head.startswith("{") and foreign.is_json:
        return _is_document(foreign.json)
    head = foreign.head
    return begins_so(foreign) and all(known.search(head) for known in (_SCRIPT, _SCRIPT_KEY))


def _is_document(found: object) -> bool:
    if not isinstance(found, dict) or not isinstance(found.get("events"), list):
        return False
    events = [event for event in found["events"][:20] if isinstance(event, dict)]
    if any(isinstance(event.get("text"), dict) or "start_date" in event for event in events):
        return False  # slides of TimelineJS
    return any(key in found for key in _OWN_TOP) or any(key in event for event in events for key in _OWN)


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """Every event. Raises StoreError where it is no XML or JSON of SIMILE Timeline."""
    carried = Carried()
    found = _of_xml(foreign, carried) if foreign.head.startswith("<") else _of_json(foreign, carried, wishes)
    dates = [{key: str(event.keys[key]) for key in KEYS if _is_said(event.keys.get(key))} for event in found]
    reckoning = Reckoning(dates, find(wishes.zone) if wishes.zone else None)
    naming = Naming(carried)
    between = 0
    for at, (event, stated) in enumerate(zip(found, dates, strict=True)):
        made = _event(event, stated, reckoning, naming, carried)
        between += made.get("when", "").startswith("between ")
        carried.add(made, event.line)
        if wishes.progress and at % _STEP == 0:
            wishes.progress(at, len(found))
    if wishes.zone or reckoning.zone is not UTC:
        carried.preface["timezone"] = reckoning.zone.name
    _say(carried, reckoning, dates, between)
    return carried


def _event(
    event: _Found, stated: Mapping[str, str], reckoning: Reckoning, naming: Naming, carried: Carried
) -> dict[str, Any]:
    keys, losses = event.keys, carried.losses
    body = markdown(event.html.strip())
    title = words(_text(keys.get("title"))) or words(body.partition("\n")[0])[:120] or "?"
    caption = words(_text(keys.get("caption")))
    if caption and body and caption != title:
        losses.add("captions", title)
    for key, value in keys.items():
        if key not in _READ and key not in (*_TEXTS, "caption") and _is_said(value):
            losses.add(_SAID.get(key, f'"{key}"'), title)
    if "end" not in stated and "earliestEnd" in stated and not event.instant:
        losses.add("the earliest end of what has no latest", title)
    if event.instant and "end" in stated and stated.keys() & {"latestStart", "earliestEnd"}:
        losses.add("dates within a moment", title)
    return {
        "id": naming.id_of(_text(keys.get("id") or keys.get("eventID"))),
        "title": title,
        **reckoning.keys(stated, instant=event.instant),
        "tags": _text(keys.get("classname")).split(),
        "summary": body or (caption if caption != title else ""),
        "url": _text(keys.get("link")).strip(),
        "image": _text(keys.get("image")).strip(),
    }


def _say(carried: Carried, reckoning: Reckoning, dates: Iterable[Mapping[str, str]], between: int) -> None:
    """What was decided for the whole file."""
    notices = carried.notices
    if reckoning.backwards:
        first, last = (f"{number:g}" for number in reckoning.backwards)
        notices.append(
            f"all its spans run backwards, as from {first} to {last}, and it names no unit: its numbers are read as "
            f"millions of years ago, as the geological unit of SIMILE Timeline counts them; as years they would end "
            "before they start"
        )
    elif any(value.lstrip().startswith("-") for event in dates for value in event.values()):
        notices.append("negative years have a year zero before them, as SIMILE Timeline counts: -500 is 501 BCE")
    if reckoning.midnights:
        notices.append(f"times of 00:00:00 are read as the day ({reckoning.midnights:,})")
    if reckoning.zone is not UTC:
        notices.append(f"the time zone is {reckoning.zone.name}: most of its times are in that")
    if between:
        notices.append(
            f"two dates and no duration ({between:,}): read as one moment somewhere between the two, as SIMILE "
            "Timeline draws it"
        )


def _of_xml(foreign: Foreign, carried: Carried) -> Sequence[_Found]:
    root = foreign.xml
    if local(root) != "data":
        raise StoreError(foreign.name, f"this is no SIMILE Timeline: it begins with <{local(root)}>, not with <data>")
    _count_top({key: value for key, value in root.attrib.items() if key != "date-time-format"}, carried)
    found = []
    told = any(child.get(key) for child in root for key in _LASTING)
    for child in root:
        if local(child) != "event":
            carried.losses.add(f"<{local(child)}> elements")
            continue
        lasts = any(child.get(key, "").strip().lower() == "true" for key in _LASTING)
        lasts = lasts or (not told and bool(child.get("end", "").strip()))
        found.append(_Found(child.attrib, markup_in(child) if len(child) else child.text or "", instant=not lasts))
    if not told and any(event.keys.get("end") for event in found):
        carried.notices.append(
            "no event says isDuration: those with an end are read as lasting until then, though SIMILE Timeline "
            "draws them as moments"
        )
    lines = lines_of_elements(foreign.text, "event")
    if len(lines) != len(found):
        return found
    return [event._replace(line=line) for event, line in zip(found, lines, strict=True)]


def _of_json(foreign: Foreign, carried: Carried, wishes: Wishes) -> Sequence[_Found]:
    """The events of every object of the file that has `events`. Raises StoreError where none has."""
    if foreign.head.startswith("{") and foreign.is_json:
        found, rest = [Literal("", foreign.text, foreign.json)], 0
    else:
        found, rest = literals(foreign, wishes.progress)
    if rest:
        carried.losses.add("statements of a script that are no data", f"line {rest}")
    events: list[_Found] = []
    documents = 0
    for literal in found:
        if isinstance(literal.value, dict) and isinstance(literal.value.get("events"), list):
            documents += 1
            events += _of_literal(literal, carried)
        else:
            carried.losses.add("data of a script that are no events", literal.name)
    if not documents:
        raise StoreError(foreign.name, "this is no SIMILE Timeline: it has no list `events`")
    return events


def _of_literal(literal: Literal, carried: Carried) -> Iterator[_Found]:
    document = literal.value
    known = {"events", "dateTimeFormat"}
    _count_top({key: value for key, value in document.items() if key not in known}, carried)
    lines = lines_of(literal.text, document["events"], ("events",))
    for at, keys in enumerate(document["events"]):
        if not isinstance(keys, dict):
            carried.losses.add("entries that are no events", str(keys))
            continue
        html = next((_text(keys[key]) for key in _TEXTS if keys.get(key)), "")
        instant = any(keys.get(key) in (False, "false") for key in _LASTING)
        # A script that says nothing of it draws what has an end as lasting; a moment needs none.
        lasts = "end" in keys or any(keys.get(key) in (True, "true") for key in _LASTING)
        yield _Found(keys, html, instant or not lasts, lines[at] if lines else 0)


def _count_top(rest: Mapping[str, Any], carried: Carried) -> None:
    for key, value in rest.items():
        if _is_said(value):
            wiki = key.lower().startswith("wiki")
            carried.losses.add("the wiki of its events" if wiki else f'"{key}"', str(value))


def _is_said(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value is not False and value not in ([], {})


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None or isinstance(value, bool | dict) else str(value)
