"""Events as slides of TimelineJS: what is written, and what is counted as lost."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.event import in_language
from timeline_tui.formats.held import FIELDS, on_one_line, unheld, words_of
from timeline_tui.formats.markup import markdown, one_line, safe_url, to_html, words
from timeline_tui.formats.timelinejs.dates import PRECISION, comes_back, read_dates, write_dates
from timeline_tui.formats.timelinejs.fields import bounds_of, fields_of
from timeline_tui.formats.timelinejs.slides import is_picture
from timeline_tui.store.events import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.formats.carried import Losses

HELD: Final = frozenset({"id", "lane", "summary", "url", "image", "image_alt", "date_label"})
HELD_PREFACE: Final = frozenset({"title", "about", "eras"})
UNDATED: Final = "events without a date, which TimelineJS leaves out"
LAYOUT: Final = "how texts are laid out"
_ENDS_OPEN: Final = "eras without a beginning or an end"
_LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"']+").fullmatch
_FARTHEST: Final = (-271_820, 275_759)
"""Years that TimelineJS can show on its human scale. Source: TimelineConfig.js."""


class Maker:
    """Makes the slides of one chronicle, in one language and on one clock."""

    def __init__(
        self,
        chronicle: Chronicle,
        language: str,
        zone: Zone,
        losses: Losses,
        held: frozenset[str] = HELD,
    ) -> None:
        self._chronicle = chronicle
        self._language = language
        self._zone = zone
        self._losses = losses
        self._held = held
        self._lanes = {lane.id: lane for lane in chronicle.preface.lanes}

    def slide(self, event: Event) -> dict[str, Any]:
        """The slide of an event that has a date."""
        assert event.when is not None
        losses = self._losses
        unheld(event, self._held, losses)
        label = html.escape(self._words(event.date_label), quote=False)
        on_one_line((self._words(event.date_label),), event.id, losses)
        made: dict[str, Any] = write_dates(
            event.when, label, self._zone, self._language, lambda kind: losses.add(kind, event.id)
        )
        if event.date_label and "date_label" not in read_dates(made, _silent):
            losses.add(FIELDS["date_label"], event.id)
        made["text"] = self._text(event.title, event.summary, event.url, event.id)
        if event.lane:
            made["group"] = self._group(event)
        media = self._media(event)
        if media:
            made["media"] = media
        if "id" in self._held:
            made["unique_id"] = event.id
        return made

    def title(self, taken: Collection[str] = ()) -> dict[str, Any]:
        """The title slide; empty where the chronicle has neither a title nor says what it is about."""
        preface = self._chronicle.preface
        if not preface.title and not preface.about:
            return {}
        made: dict[str, Any] = {"text": self._text(preface.title, preface.about, "", "")}
        if slug(self._words(preface.title)) in taken:
            # TimelineJS makes its own ids unique by changing the later one: an event keeps the one that it has.
            made["unique_id"] = next(f"title-{at}" for at in range(len(taken) + 1) if f"title-{at}" not in taken)
        return made

    def eras(self) -> Iterator[dict[str, Any]]:
        """The eras, each with a start and an end that differ, as TimelineJS wants them."""
        for era in self._chronicle.preface.eras:
            name = self._words(era.title)
            if era.color:
                self._losses.add("colours of eras", name)
            if era.when.lo_kind or era.when.hi_kind:
                self._losses.add(_ENDS_OPEN, name)
                continue
            made = self._era_dates(era.when)
            if not comes_back(era.when, made):
                self._losses.add(PRECISION, name)
            yield made | {"text": {"headline": html.escape(name, quote=False)}}

    def holds_lanes(self) -> bool:
        """Whether groups say all of what is said of lanes."""
        used = set(self._chronicle.lanes)
        return all(not lane.color and lane.id in used for lane in self._lanes.values())

    @staticmethod
    def is_deep(slide: Mapping[str, Any]) -> bool:
        """Whether a date of it is out of reach of the human scale."""
        years = (int(slide[key]["year"]) for key in ("start_date", "end_date") if key in slide)
        return any(not _FARTHEST[0] <= year <= _FARTHEST[1] for year in years)

    def _era_dates(self, when: When) -> dict[str, Any]:
        start, end = fields_of(when, self._zone)
        # Of one unit: TimelineJS takes away an end that is equal to the start, and then misses it.
        if not end:
            start, end = bounds_of(when, self._zone)
        return {"start_date": start, "end_date": end}

    def _words(self, text: Any) -> str:
        return words_of(text, self._chronicle, self._language)

    def _text(self, title: Any, body: Any, url: str, name: str) -> dict[str, str]:
        """Headline and text as HTML; an address stands as a paragraph of its own at the end."""
        on_one_line((self._words(title),), name, self._losses)
        headline = html.escape(one_line(self._words(title)), quote=False)
        written = self._words(body).strip()
        made = to_html(written) if written else ""
        if written and markdown(made) != written:
            self._losses.add(LAYOUT, name)
        if url and _LINK(url):
            made += f'\n<p><a href="{html.escape(url)}">{html.escape(url)}</a></p>'
        elif url:
            self._losses.add(FIELDS["url"], name)
        return {"headline": headline, "text": made.strip()} if made else {"headline": headline}

    def _group(self, event: Event) -> str:
        lane = self._lanes.get(event.lane)
        title = in_language(lane.title, self._language, self._chronicle.preface.language) if lane else ""
        if title and slug(title) == event.lane:
            return html.escape(title, quote=False)
        if (slug(event.lane) or event.lane) != event.lane:
            self._losses.add(FIELDS["lane"], event.id)
        return html.escape(event.lane, quote=False)

    def _media(self, event: Event) -> dict[str, str]:
        if not _is_shown(event.image):
            for field in ("image", "image_alt"):
                if getattr(event, field):
                    self._losses.add(FIELDS[field], event.id)
            return {}
        alt = html.escape(self._words(event.image_alt), quote=False)
        on_one_line((self._words(event.image_alt),), event.id, self._losses)
        return {"url": event.image, "alt": alt} if alt else {"url": event.image}


def _is_shown(image: str) -> bool:
    """Whether TimelineJS shows a picture at an address; of any other it makes a link, or obeys it as HTML."""
    scheme = image.partition("/")[0]
    return (
        is_picture(image)
        and "<" not in image
        and words(image) == image
        and (":" not in scheme or bool(safe_url(image)))
    )


def _silent(_: str) -> None:
    """Tell nobody."""
