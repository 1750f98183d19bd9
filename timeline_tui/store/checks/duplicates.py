"""What is told twice: events, sources, links, evidence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.folding import fold
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.store.checks.bounds import dated, overlap
from timeline_tui.store.checks.survey import of_array
from timeline_tui.store.shape import STRING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.store.checks.survey import Entry, Found, Survey

_SIGNS: Final = Pattern(r"[^\w\s]+")
_LETTERS: Final = b"abcdefghijklmnopqrstuvwxyz0123456789_ "
"""What a plain title is made of: as nearly all of a large file's are, and quickly seen."""
_REACH: Final = 20
"""Events of one title that each is compared with: titles such as “Birth” come by the thousand."""


def check(survey: Survey) -> Iterator[Found]:
    """U404 to U407."""
    yield from _events(survey)
    yield from _sources(survey)
    for entry in survey.having("links"):
        yield from _links(entry)
    for entry in survey.having("evidence"):
        yield from _evidence(entry)


def _events(survey: Survey) -> Iterator[Found]:
    """Events of the same words, in any order, whose dates may be the same."""
    language = survey.preface.language
    titles = survey.column("title")
    if not STRING.issuperset(map(type, titles)):
        titles = [in_language(title, language) for title in titles]
    words = _words(titles)
    if len(set(words)) == len(words):
        return
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for at, (key, when) in enumerate(zip(words, survey.column("when"), strict=True)):
        if when is not None:
            alike[key].append(at)
    for key, same in alike.items():
        if key and len(same) > 1:
            yield from _same(list(map(survey.entry, same)))


def _words(titles: list[str]) -> list[str]:
    """The words of each title without case, accents and signs, sorted."""
    plain = [title.lower() if title.isascii() else fold(title) for title in titles]
    if "".join(plain).encode("utf-8", "replace").translate(None, _LETTERS):
        plain = [title if title.replace(" ", "").isalnum() else _SIGNS.without(title) for title in plain]
    words = []
    for title in plain:
        parts = title.split()
        parts.sort()
        words.append(" ".join(parts))
    return words


def _same(entries: list[Entry]) -> Iterator[Found]:
    for at, entry in enumerate(entries):
        for other in entries[max(0, at - _REACH) : at]:
            if _may_be_one(entry, other):
                place = other.event.place
                said = (
                    f"it has the words and the time of {dated(other.event)} at {place.file}:{place.line}; "
                    "take one of them out, or tell them apart in the title"
                )
                yield entry.finding(("title",), "U404", said)
                break


def _may_be_one(entry: Entry, other: Entry) -> bool:
    one, two = entry.event, other.event
    if one.when is None or two.when is None or not overlap(one.when, two.when):
        return False
    if (one.who and two.who and not set(one.who) & set(two.who)) or (
        one.where and two.where and one.where != two.where
    ):
        return False
    return not any(link.to == two.id for link in one.links) and not any(link.to == one.id for link in two.links)


def _sources(survey: Survey) -> Iterator[Found]:
    first: dict[str, str] = {}
    for document, index, table in survey.tables("source"):
        url, name = table.get("url"), table.get("id")
        if not isinstance(url, str) or not isinstance(name, str) or not url.strip():
            continue
        known = first.setdefault(url.strip().rstrip("/").replace("http://", "https://", 1), name)
        if known != name:
            said = f'the source "{known}" has this address too; quote one of them, and tell the places apart by `at`'
            yield of_array(document, "source", index, "url", "U405", said)


def _links(entry: Entry) -> Iterator[Found]:
    seen = set()
    for number, link in entry.links():
        if link.to and link in seen:
            said = f'the link {link.as_} "{link.to}" stands here twice; take one out'
            yield entry.finding(("links", number, "to"), "U406", said)
        seen.add(link)


def _evidence(entry: Entry) -> Iterator[Found]:
    seen: list[dict[str, Any]] = []
    for number, table, evidence in entry.evidence():
        if table in seen:
            said = f'this evidence from "{evidence.source}" stands here twice; take one out'
            yield entry.finding(("evidence", number, "source"), "U407", said)
        seen.append(table)
