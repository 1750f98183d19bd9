"""What the periods of PeriodO are cited from, as sources: who wrote it, what it is called, when it was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.event import Place
from timeline_tui.formats.periodo.ends import year_of
from timeline_tui.store.events import ID, Ids

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried

_DEEPEST: Final = 8
"""Works within works that are looked at: a chapter of a volume of a series."""
_LAST: Final = re.compile(r"[/#:]")


class Sources:
    """The works that periods are cited from, each declared once."""

    def __init__(self, carried: Carried) -> None:
        self._carried = carried
        self._known: dict[str, str] = {}
        self._ids = Ids()

    def cite(self, source: object, wanted: str) -> tuple[str, str]:
        """The id of the source that `source` names, and the place in it; empty where it names none.

        `wanted` is the id of one that is not known yet.
        """
        works, at = _works(source)
        if not works:
            return "", at
        address = next((_text(work, key) for work in works for key in ("url", "id") if _text(work, key)), "")
        title = _title(works)
        key = next((_text(work, "id") for work in works if _text(work, "id")), "") or address or title
        if not key:
            return "", at
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._ids.take(wanted, Place())
            self._declare(known, title or address, address, works)
        return known, at

    def _declare(self, name: str, title: str, address: str, works: list[dict[str, Any]]) -> None:
        year = next((found for work in works if (found := year_of(work.get("yearPublished"))) is not None), None)
        declared = {
            "id": name,
            "title": title,
            "url": address if address.startswith(("http://", "https://")) else "",
            "when": str(year) if year is not None and 1000 <= year <= 9999 else "",
        }
        self._carried.preface.setdefault("source", []).append({key: value for key, value in declared.items() if value})
        for work in works:
            for key, words in (("abstract", "abstracts of sources"), ("dateAccessed", "when a source was looked at")):
                if work.get(key):
                    self._carried.losses.add(words, title)


def title_of(source: object) -> str:
    """What a source is called, without who wrote it: the name of a lane."""
    works, _ = _works(source)
    return next((_text(work, "title") for work in works if _text(work, "title")), "").rstrip(" .")


def last_part(address: str) -> str:
    """The last part of an address, where it can be an id: `p0244q7` of `https://…/p0244q7`."""
    part = _LAST.split(address.rstrip("/"))[-1]
    return part if ID(part) else ""


def _works(source: object) -> tuple[list[dict[str, Any]], str]:
    """A work and what it is part of, the innermost first; and the place that is cited."""
    found: list[dict[str, Any]] = []
    at = ""
    while len(found) < _DEEPEST:
        if isinstance(source, str) and source:
            found.append({"id": source})
        if not isinstance(source, dict):
            break
        at = at or _text(source, "locator")
        if any(key not in ("locator", "partOf") for key in source):
            found.append(source)
        source = source.get("partOf")
    return found, at


def _title(works: list[dict[str, Any]]) -> str:
    titles = []
    for work in works:
        title = _text(work, "title").rstrip(" .")
        if title:
            authors = "; ".join(_names(work.get("creators")) or _names(work.get("contributors")))
            titles.append(f"{authors}: {title}" if authors else title)
    return ", in ".join(titles)


def _names(people: object) -> list[str]:
    listed = people if isinstance(people, list) else []
    names = (_text(one, "name").rstrip(" .,") for one in listed if isinstance(one, dict))
    return [name for name in names if name]


def _text(table: dict[str, Any], key: str) -> str:
    value = table.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
