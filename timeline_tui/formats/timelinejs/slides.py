"""Slides of TimelineJS as events: what each of their keys is with us, and what is left out."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.formats.markup import is_html, markdown, words
from timeline_tui.formats.naming import Naming
from timeline_tui.formats.timelinejs.dates import read_dates
from timeline_tui.formats.timelinejs.fields import stated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.formats.carried import Carried, Losses

_IMAGE: Final = re.compile(r"(?:jpe?g|png|gif|svg|webp)(?:\?.*)?$", re.IGNORECASE)
"""How the address of a picture ends. Source: MediaType.js of TimelineJS."""
_EMBEDDED: Final = re.compile(r"""<iframe\b[^<>]*?\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_LAST_ADDRESS: Final = re.compile(r"""<p>\s*<a href="([^"<>]+)">\1</a>\s*</p>\s*\Z""")
_KNOWN: Final = frozenset(
    {"start_date", "end_date", "display_date", "text", "media", "group", "unique_id", "uniqueid", "location", "tags"}
)
_KNOWN_MEDIA: Final = frozenset({"url", "caption", "credit", "alt", "link", "thumbnail", "thumb"})
_SAID: Final = {
    "background": "backgrounds",
    "autolink": "whether addresses in texts are links",
    "type": "kinds of slides",
    "format": "how a date is to be written",
}
"""What else a slide may have, in words."""
PICTURES: Final = "small pictures beside a picture"
ADDRESSES: Final = "addresses of media beside a link"
COORDINATES: Final = "coordinates"


_LONGEST_ADDRESS: Final = 4_000
"""Characters of what may be an address."""


def is_picture(address: str) -> bool:
    """Whether an address is that of a picture, as TimelineJS tells it: by its end."""
    return len(address) <= _LONGEST_ADDRESS and _IMAGE.search(address) is not None


class Slides:
    """Makes events of slides."""

    def __init__(self, carried: Carried) -> None:
        self._carried = carried
        self._naming = Naming(carried)
        self._before = ""
        """The first year before the common era, as it is written."""
        self._zero = False
        """Whether there is a year 0."""
        self._dates = 0
        """Slides whose date is called `date`, as it was in drafts of the format."""

    def add(self, slide: Mapping[str, Any], line: int = 0) -> None:
        """One more event."""
        self._carried.add(self.event(slide), line)

    def event(self, slide: Mapping[str, Any]) -> dict[str, Any]:
        """The table of a slide."""
        losses = self._carried.losses
        if "start_date" not in slide and isinstance(slide.get("date"), dict):
            slide = {("start_date" if key == "date" else key): value for key, value in slide.items()}
            self._dates += 1
        text = _table(slide.get("text"))
        title = words(_text(text.get("headline")))
        media = Media(_table(slide.get("media")), losses, title)
        body, address = _parted(_text(text.get("text")).strip())
        if media.url and address:
            body = markdown(_text(text.get("text")).strip())
        title = title or _first_line(body) or words(media.caption) or media.url or "?"
        count_unknown(slide, _KNOWN, losses, title)
        for key in ("start_date", "end_date"):
            if _text(_table(slide.get(key)).get("format")):
                losses.add(_SAID["format"], title)
            year = _text(_table(slide.get(key)).get("year")).strip()
            if year.startswith("-") and len(year) < 7:
                self._before = self._before or year
            self._zero = self._zero or year == "0"
        return {
            "id": self._naming.id_of(_text(slide.get("unique_id") or slide.get("uniqueid"))),
            "title": title,
            **read_dates(slide, lambda kind: losses.add(kind, title)),
            "where": self._where(slide.get("location"), title),
            "lane": self._naming.lane_of(words(_text(slide.get("group")))),
            "tags": [tag for tag in map(str.strip, _text(slide.get("tags")).split(",")) if tag],
            "summary": "\n\n".join(filter(None, (body, media.words))),
            "url": media.url or address,
            "image": media.image,
            "image_alt": media.alt if media.image else "",
        }

    def title(self, slide: object) -> None:
        """The title slide: what the chronicle is called, and what it is about."""
        slide = _table(slide)
        text, losses = _table(slide.get("text")), self._carried.losses
        preface = self._carried.preface
        preface["title"] = words(_text(text.get("headline")))
        media = Media(_table(slide.get("media")), losses, preface["title"])
        address = media.url and f"<{media.url}>"
        preface["about"] = "\n\n".join(filter(None, (markdown(_text(text.get("text")).strip()), media.words, address)))
        if media.image:
            losses.add("the picture of the title", media.image)
        if stated(_table(slide.get("start_date"))):
            losses.add("the date of the title", preface["title"])
        count_unknown(slide, _KNOWN, losses, preface["title"])
        for key in ("title", "about"):
            if not preface[key]:
                del preface[key]

    def era(self, slide: object) -> None:
        """An era."""
        slide = _table(slide)
        losses, text = self._carried.losses, _table(slide.get("text"))
        title = words(_text(text.get("headline") or slide.get("headline")))
        dates = read_dates(slide, lambda kind: losses.add(kind, title))
        if "date_label" in dates:
            losses.add("words instead of the dates of an era", dates.pop("date_label"))
        if _text(text.get("text")).strip():
            losses.add("texts of eras", title)
        if any(map(_text, (_table(slide.get("media")).get("url"), slide.get("group")))):
            losses.add("pictures and groups of eras", title)
        count_unknown(slide, _KNOWN | {"headline"}, losses, title)
        if dates:
            self._carried.preface.setdefault("era", []).append({"title": title or "?", **dates})
        else:
            losses.add("eras without a date", title)

    def finish(self) -> None:
        """Say what was decided on the way."""
        notices = self._carried.notices
        if self._before:
            notices.append(
                f"years before the common era are read as TimelineJS prints them: {self._before} is "
                f"{self._before[1:]} BCE"
            )
        if self._zero:
            notices.append("the year 0, which no calendar has, is read as 1 BCE")
        if self._dates:
            notices.append(
                f"`date` is read where there is no `start_date` ({self._dates:,}); TimelineJS leaves such slides out"
            )

    def _where(self, location: object, title: str) -> str:
        place = _table(location)
        if any(place.get(key) for key in ("lat", "lon")):
            self._carried.losses.add(COORDINATES, title)
        return words(_text(place.get("name")))


class Media:
    """What a slide shows beside its text: a picture, an address, a quotation, with what is said of it."""

    def __init__(self, media: Mapping[str, Any], losses: Losses, title: str) -> None:
        shown, link = _text(media.get("url")).strip(), _address(_text(media.get("link")))
        small = _address(_text(media.get("thumbnail") or media.get("thumb")))
        self.caption = _text(media.get("caption")).strip()
        self.image = self.url = quoted = ""
        if embedded := _EMBEDDED.search(shown):
            self.url = _address(embedded[1])
        elif is_html(shown) and "<" in shown:
            quoted = _quoted(shown)
        elif is_picture(shown):
            self.image = _address(shown)
        else:
            self.url = _address(shown)
        if link and self.url and link != self.url:
            losses.add(ADDRESSES, title)
        self.url = link or self.url
        if self.image == small == "" and media.get("alt"):
            losses.add("words for a picture without one", title)
        if small and self.image and small != self.image:
            losses.add(PICTURES, title)
        self.image = self.image or small
        self.alt = words(_text(media.get("alt")))
        said = " — ".join(markdown(_text(media.get(key)).strip()) for key in ("caption", "credit") if media.get(key))
        self.words = "\n\n".join(filter(None, (quoted, said)))
        count_unknown(media, _KNOWN_MEDIA, losses, title)


def _parted(html: str) -> tuple[str, str]:
    """A text as Markdown, and the address that alone stands in its last paragraph, as the writer here has it."""
    last = _LAST_ADDRESS.search(html)
    return (markdown(html[: last.start()].strip()), unescape(last[1])) if last else (markdown(html), "")


def _quoted(html: str) -> str:
    text = markdown(html)
    return text if text.startswith(">") else "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _address(text: str) -> str:
    """An address in full: one that begins with `//` is of the web."""
    text = text.strip()
    return f"https:{text}" if text.startswith("//") else text


def _first_line(text: str) -> str:
    return words(text.partition("\n")[0])[:120]


def count_unknown(table: Mapping[str, Any], known: frozenset[str], losses: Losses, title: str) -> None:
    """Count the keys that say something and are not carried over."""
    for key, value in table.items():
        if key not in known and value not in ("", None, [], {}, False):
            losses.add(_SAID.get(key, f'"{key}"'), title)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    """A value as text; numbers are sometimes written where a text is meant."""
    return value if isinstance(value, str) else "" if value is None or isinstance(value, bool | dict) else str(value)
