"""Items of feeds to events: what happened is that somebody published something, unless the item says when else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.event import Place
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.elements import lines_of, local, words_in
from timeline_tui.formats.feed.dates import YEARS, FeedDates
from timeline_tui.formats.feed.fields import Fields, text_of, title_of, urljoin_or
from timeline_tui.formats.naming import IDS
from timeline_tui.store.error import StoreError
from timeline_tui.store.events import RESERVED, Ids, slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.foreign import Foreign

_STEP: Final = 1_000
_PUBLISHED: Final = (
    "pubDate",
    "atom:published",
    "atom:issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "published",
)
_CHANGED: Final = ("atom:updated", "atom:modified", "dcterms:modified", "atom:created", "updated")
_WHOLE: Final = ("content:encoded", "atom:content")
_SHORT: Final = ("description", "atom:summary", "dc:description", "itunes:summary", "media:description")
_AUTHORS: Final = ("author", "atom:author", "dc:creator", "itunes:author", "atom:contributor", "dc:contributor")
_TOP: Final = frozenset({"item", "atom:entry", "items"})
_NAMED: Final = re.compile(r"[^()]*\(([^()]+)\)")
"""`ada@example.org (Ada)`, as RSS has its authors."""
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_PARTS: Final = re.compile(r"[/#:?=&]")
_TITLE: Final = 80
"""Characters of a title that is made of the text."""
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


class Reader:
    """One feed on its way."""

    def __init__(self, foreign: Foreign, wishes: Wishes) -> None:
        self._foreign = foreign
        self._wishes = wishes
        self._carried = Carried()
        self._dates = FeedDates(self._carried.losses)
        self._ids = Ids()
        self._authors: list[str] = []
        """Of an Atom feed, which are those of its entries that name none (RFC 4287, 4.2.1)."""

    def read(self) -> Carried:
        """The tables. Raises StoreError where the XML is none, or holds no feed."""
        root = self._foreign.xml
        channels = [child for child in root if local(child) == "channel"]
        if local(root) != "feed" and not channels:
            raise StoreError(self._foreign.name, "this feed has no <channel>; it was not written whole")
        items = [item for part in (root, *channels) for item in part if local(item) in ("item", "entry")]
        feed = Fields(channels[0] if channels else root, root.get("{http://www.w3.org/XML/1998/namespace}base", ""))
        self._preface(feed, (channels[0] if channels else root).get(_LANG, "") or root.get(_LANG, ""))
        lines = lines_of(self._foreign.text, "item|entry")
        for number, item in enumerate(items):
            self._item(Fields(item, feed.base), lines[number] if len(lines) == len(items) else 0)
            if self._wishes.progress and number % _STEP == 0:
                self._wishes.progress(number, len(items))
        if self._dates.has_short_years:
            self._carried.notices.append(YEARS)
        return self._carried

    def _preface(self, feed: Fields, lang: str) -> None:
        title = title_of(feed.first("title", "atom:title", "dc:title"))
        self._authors = list(_people(feed, "atom:author"))
        about = text_of(feed.first("description", "atom:subtitle", "atom:tagline", "dc:description", "itunes:summary"))
        link = feed.text("link") or self._alternate(feed)
        language = _LANGUAGE.fullmatch(feed.text("language", "dc:language") or lang)
        when = feed.text("pubDate", "lastBuildDate", "atom:updated", "atom:modified", "dc:date")
        preface = {
            "title": title,
            "about": "\n\n".join(part for part in (about, f"<{link}>" if link else "") if part),
            "language": language[1].lower() if language else "",
            "published": self._dates.read(when, title) if when else "",
        }
        self._carried.preface.update({key: value for key, value in preface.items() if value})
        for name in feed.rest():
            if name not in _TOP:
                self._carried.losses.add("fields of the feed", name)

    def _item(self, item: Fields, line: int) -> None:
        losses = self._carried.losses
        whole, short = item.first(*_WHOLE), item.first(*_SHORT)
        if whole is not None and _is_data(whole):
            whole = None
            losses.add("attachments", item.text("title", "atom:title"))
        summary = text_of(whole if whole is not None else short)
        url = self._url(item)
        title = title_of(item.first("title", "atom:title", "dc:title", "media:title")) or _beginning(summary) or url
        title = title or "?"
        if whole is not None and short is not None and words_in(whole) != words_in(short):
            losses.add("short texts beside whole ones", title)
        event: dict[str, Any] = {
            "id": self._id(item, url),
            "title": title,
            **self._when(item, title),
            "who": list(dict.fromkeys(_people(item))) or self._authors,
            "where": item.text("ev:location"),
            "tags": list(dict.fromkeys(_tags(item))),
            "summary": summary if summary != title else "",
            "url": url,
            "image": self._image(item, title),
        }
        for name in item.rest():
            losses.add("fields that have no place here", name)
        self._carried.add(event, line)

    def _when(self, item: Fields, title: str) -> dict[str, str]:
        published, changed = item.text(*_PUBLISHED), item.text(*_CHANGED)
        start, end = item.text("ev:startdate"), item.text("ev:enddate")
        if start or end:
            if published or changed:
                self._carried.losses.add("when an event was announced", title)
            dates = {"start": start, "end": end} if start and end and start != end else {"when": start or end}
            return {key: self._dates.read(text, title) for key, text in dates.items()}
        if published and changed and published != changed:
            self._carried.losses.add("when an entry was changed", title)
        when = published or changed
        return {"when": self._dates.read(when, title)} if when else {}

    def _url(self, item: Fields) -> str:
        guid = next(item.all("guid"), None)
        named = words_in(guid) if guid is not None and guid.get("isPermaLink", "true") == "true" else ""
        atom = item.text("atom:id")
        link = item.text("link") or self._alternate(item) or item.about or named
        link = link or (atom if atom.startswith(("http://", "https://")) else "")
        return urljoin_or(item.base, link)

    def _alternate(self, fields: Fields) -> str:
        """The address that Atom gives for the thing itself."""
        for link in fields.all("atom:link"):
            if link.get("rel", "alternate") == "alternate":
                return urljoin_or(fields.base, link.get("href", ""))
        return ""

    def _id(self, item: Fields, url: str) -> str:
        named = item.text("guid", "atom:id", "dc:identifier") or item.about
        near = slug(_PARTS.split(named.rstrip("/"))[-1])
        if not near:
            return ""
        if named not in (near, url):
            self._carried.losses.add(IDS, named)
        return self._ids.take(f"{near}-item" if near in RESERVED else near, Place())

    def _image(self, item: Fields, title: str) -> str:
        """The first picture among what is attached; what is none, and further ones, are listed."""
        pictures = [words_in(one) or one.get("url", "") or one.get("href", "") for one in _pictures(item)]
        found = [urljoin_or(item.base, address) for address in dict.fromkeys(pictures) if address]
        for _ in found[1:]:
            self._carried.losses.add("further pictures", title)
        for one in _attached(item):
            if not _is_picture(one):
                self._carried.losses.add("attachments", title)
        for link in item.all("atom:link"):
            if link.get("rel", "alternate") not in ("alternate", "enclosure", "self"):
                self._carried.losses.add("other links of an entry", title)
        return found[0] if found else ""


def _people(fields: Fields, *names: str) -> Iterator[str]:
    for person in fields.all(*(names or _AUTHORS)):
        name = next((words_in(part) for part in person if local(part) == "name"), "") or words_in(person)
        found = _NAMED.fullmatch(name)
        name = " ".join((found[1] if found else name).split())
        if name:
            yield name


def _attached(item: Fields) -> Iterator[Element]:
    yield from item.all("enclosure", "media:content")
    yield from (link for link in item.all("atom:link") if link.get("rel") == "enclosure")


def _pictures(item: Fields) -> Iterator[Element]:
    yield from (one for one in _attached(item) if _is_picture(one))
    yield from item.all("media:thumbnail", "itunes:image")


def _is_picture(one: Element) -> bool:
    return one.get("medium") == "image" or one.get("type", "").startswith("image/")


def _is_data(content: Element) -> bool:
    """Whether Atom's content is a picture or another file, or lies elsewhere."""
    kind = content.get("type", "text")
    return "src" in content.attrib or ("/" in kind and not kind.startswith("text/") and not kind.endswith("xml"))


def _tags(item: Fields) -> Iterator[str]:
    for category in item.all("category", "atom:category", "dc:subject"):
        tag = " ".join((category.get("label") or category.get("term") or words_in(category)).split())
        if tag:
            yield tag


def _beginning(summary: str) -> str:
    """A title made of the text, for what has none: RSS wants one of the two."""
    first = " ".join(summary.partition("\n")[0].split())
    return first if len(first) <= _TITLE else f"{first[: _TITLE - 1].rpartition(' ')[0] or first[: _TITLE - 1]}…"
