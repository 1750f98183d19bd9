"""Ids of entries, made of their UIDs, and the links between them by those."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store.events import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.formats.carried import Losses
    from timeline_tui.formats.ical.lines import Property

_LINKS: Final = {
    "PARENT": "part-of",
    "DEPENDS-ON": "follows",
    "FINISHTOSTART": "follows",
    "X-STARTS": "starts",
    "X-CAUSES": "causes",
    "X-ENDS": "ends",
    "X-ANSWERS": "answers",
    "X-REPLACES": "replaces",
    "X-DISPUTES": "disputes",
    "X-FOLLOWS": "follows",
}
"""What an event is to another by RELTYPE; of all else, see-also."""
_NOT_AN_ID: Final = re.compile(r"[^a-z0-9_]+")


class Names:
    """The ids of one file, each given once, and what its entries say of each other."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        """Ids by UID, of what happens once or of the first time of a series."""
        self._taken: dict[str, int] = {}
        self._related: list[tuple[dict[str, Any], Sequence[Property]]] = []

    def id(self, uid: str, title: str, which: str) -> str:
        """An id for a UID: what stands before its `@`, in the letters of ids; of the title where there is none."""
        base = id_of(uid.partition("@")[0]) or id_of(uid) or slug(title) or "event"
        wanted = f"{base}-{which}" if which else base
        wanted = f"{wanted}-event" if wanted in ("published", "today") else wanted
        made, number = wanted, self._taken.get(wanted, 0)
        while made in self._taken:
            number += 1
            made = f"{wanted}-{number}"
        self._taken[wanted] = max(number, 1)
        self._taken[made] = 1 if made != wanted else self._taken[made]
        if uid:
            self._ids.setdefault(uid, made)
        return made

    def relate(self, event: dict[str, Any], related: Sequence[Property]) -> None:
        """Remember the RELATED-TO of an event until all ids are known."""
        self._related.append((event, related))

    def link(self, events: Sequence[dict[str, Any]], losses: Losses) -> None:
        """Links of RELATED-TO, which stands in the part for the whole, or in the whole for each part."""
        by_id = {event.get("id"): event for event in events}
        for event, related in self._related:
            for each in related:
                kind = (each.parameters.get("RELTYPE") or "PARENT").upper()
                other = self._ids.get(each.text.strip())
                if other is None:
                    losses.add("links to what is not in the file", each.text.strip())
                elif kind == "CHILD":
                    _add_link(by_id[other], event.get("id"), "part-of")
                else:
                    _add_link(event, other, _LINKS.get(kind, "see-also"))


def _add_link(event: dict[str, Any], other: str | None, kind: str) -> None:
    link = {"to": other, "as": kind}
    links = event.setdefault("links", [])
    if other and link not in links:
        links.append(link)


def id_of(text: str) -> str:
    """A text in the letters that ids may have: small ones without accents, digits, `_` and `-`."""
    plain = text.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return _NOT_AN_ID.sub("-", plain).strip("-_")
