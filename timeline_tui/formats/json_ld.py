"""JSON-LD: the chronology in the words of schema.org, an Event an event, for search engines and other machines.

Dates stand in `startDate` and `endDate` as ISO 8601 writes them, as finely as they are known and no finer; what ISO
8601 has no form for stands beside them as EDTF, in `dcterms:temporal`. How evidence stands to an event is said in the
words of CiTO.
Sources: https://schema.org/Event, https://www.loc.gov/standards/datetime/, http://purl.org/spar/cito/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.bounds_text import earliest, latest
from timeline_tui.chronicle.edtf_text import edtf
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.fields import is_whole
from timeline_tui.chronicle.when import Form, Precision
from timeline_tui.formats.carried import Losses
from timeline_tui.formats.held import FIELDS, LANGUAGES, PREFACE, unheld, unheld_preface
from timeline_tui.formats.jsonl import dumps
from timeline_tui.formats.markup import anchor, safe_url
from timeline_tui.formats.page_words import LANGUAGE_TAG
from timeline_tui.formats.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event, Evidence, Source, Text
    from timeline_tui.chronicle.when import When
    from timeline_tui.formats.carried import Wishes

    Node = dict[str, Any]

CONTEXT: Final[list[Any]] = [
    "https://schema.org",
    {
        "cito": "http://purl.org/spar/cito/",
        "dcterms": "http://purl.org/dc/terms/",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    },
]
_HELD: Final = frozenset(FIELDS) - {"weight", "order", "note", "date_label"}
_HELD_PREFACE: Final = frozenset(PREFACE) - {"timezone", "published", "eras", "lanes"}
_STEP: Final = 250
_ISO: Final = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d(?:T.*)?)?)?")
_LENGTHS: Final = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_STANCES: Final = {"supports": "cito:supports", "disputes": "cito:disputes", "mentions": "mentions"}


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """The document, an event a line."""
    writer = _Writer(chronicle, wishes.language, losses)
    writer.unheld_preface()
    items = []
    for row, event in rows(chronicle):
        items.append(dumps({"@type": "ListItem", "position": row + 1, "item": writer.event(event)}))
        if wishes.progress is not None and row % _STEP == 0:
            wishes.progress(row, len(chronicle))
    head = {"@context": CONTEXT, "rdfs:comment": [f"Not held here: {line}" for line in losses.summary()]}
    yield "{"
    for key, value in _full({**head, **writer.head()}).items():
        yield f" {dumps(key)}: {dumps(value)},"
    yield ' "itemListElement": ['
    for at, item in enumerate(items, 1):
        yield f"  {item}{',' if at < len(items) else ''}"
    yield " ]"
    yield "}"


class _Writer:
    def __init__(self, chronicle: Chronicle, language: str, losses: Losses) -> None:
        self._chronicle = chronicle
        self._preface = chronicle.preface
        self._language = language
        """The one language that is asked for; else texts stand in all that they have."""
        self._losses = losses

    def unheld_preface(self) -> None:
        """Count what stands before the events and has no place; several languages have one, unless one is asked for."""
        counted = Losses()
        unheld_preface(self._chronicle, _HELD_PREFACE, counted)
        for kind, subjects in counted.kinds.items():
            if kind != LANGUAGES or self._language:
                for subject in subjects:
                    self._losses.add(kind, subject)

    def head(self) -> Node:
        """What stands before the events."""
        preface = self._preface
        return _full(
            {
                "@type": ["ItemList", "CreativeWork"],
                "name": self._text(preface.title),
                "abstract": self._text(preface.about),
                "inLanguage": self._language or preface.language,
                "itemListOrder": "https://schema.org/ItemListOrderAscending",
                "numberOfItems": len(self._chronicle),
                "citation": [self._source(source) for source in preface.sources.values()],
                "hasPart": [
                    _full(
                        {
                            "@type": "ItemList",
                            "identifier": route.id,
                            "name": self._text(route.title),
                            "numberOfItems": len(route.stops),
                            "itemListElement": [
                                _full(
                                    {
                                        "@type": "ListItem",
                                        "position": number,
                                        "item": {"@id": _event_id(stop.event)},
                                        "description": self._text(stop.say),
                                    }
                                )
                                for number, stop in enumerate(route.stops, 1)
                            ],
                        }
                    )
                    for route in preface.routes
                ],
            }
        )

    def _source(self, source: Source) -> Node:
        published = "" if source.when is None or source.when.is_span else _iso(source.when)
        return _full(
            {
                "@type": "CreativeWork",
                "@id": f"#source-{anchor(source.id)}",
                "name": self._text(source.title),
                "publisher": _named("Organization", source.publisher),
                "url": safe_url(source.url),
                "datePublished": published,
                "dcterms:temporal": _edtf(source.when) if source.when and not published else None,
                "inLanguage": source.language,
            }
        )

    def event(self, event: Event) -> Node:
        """One event, with its evidence; what schema.org has no word for is counted."""
        self._unheld(event)
        whole = [_reference(link.to) for link in event.links if link.as_ == "part-of"]
        replaced = [_reference(link.to) for link in event.links if link.as_ == "replaces"]
        related = [_reference(link.to) for link in event.links if link.as_ not in {"part-of", "replaces"}]
        if related:
            self._losses.add("why events are linked", event.id)
        claims = [{"@type": "Claim", "author": _named("Thing", event.claim_by)}] if event.claim_by else []
        return _full(
            {
                "@type": "Event",
                "@id": _event_id(event.id),
                "identifier": event.id,
                "name": self._text(event.title),
                **self._dates(event),
                "description": self._text(event.summary),
                "url": safe_url(event.url),
                "image": _full({"@type": "ImageObject", "url": event.image, "caption": self._text(event.image_alt)})
                if event.image
                else None,
                "location": _named("Place", event.where),
                "about": [_named("Thing", who) for who in event.who],
                "keywords": list(event.tags) + self._lane(event.lane),
                "superEvent": whole,
                "dcterms:replaces": replaced,
                "dcterms:relation": related,
                "subjectOf": [*claims, *(self._quotation(event.id, evidence) for evidence in event.evidence)],
            }
        )

    def _unheld(self, event: Event) -> None:
        """The same of an event."""
        unheld(event if self._language else _in_one_language(event), _HELD, self._losses)

    def _dates(self, event: Event) -> Node:
        when = event.when
        if when is None:
            if event.when_text:
                self._losses.add("dates that can’t be read", event.id)
            return {}
        first, last = _ends(when)
        start, end = _iso(first) if first else "", _iso(last) if last else ""
        if not start and not end:
            self._losses.add("dates that ISO 8601 has no form for (they are kept as EDTF)", event.id)
        is_plain = _is_plain(when) and bool(start) >= bool(first) and bool(end) >= bool(last)
        if not is_plain and (start or end):
            self._losses.add("doubt of dates, for who knows no EDTF", event.id)
        return {"startDate": start, "endDate": end, "dcterms:temporal": None if is_plain else _edtf(when)}

    def _quotation(self, event_id: str, evidence: Evidence) -> Node:
        source = self._preface.sources.get(evidence.source)
        spoken = (source.language if source else "") or self._preface.language
        quote = evidence.quote
        return _full(
            {
                "@type": "Quotation" if quote else "CreativeWork",
                "isPartOf": {"@id": f"#source-{anchor(evidence.source)}"},
                "text": _values({spoken: quote} if isinstance(quote, str) else quote),
                "position": evidence.at,
                "dcterms:temporal": _edtf(evidence.when) if evidence.when else evidence.when_text,
                _STANCES[evidence.stance]: {"@id": _event_id(event_id)},
            }
        )

    def _lane(self, lane: str) -> list[Node]:
        if not lane:
            return []
        known = next((one.title for one in self._preface.lanes if one.id == lane), "")
        return [_full({"@type": "DefinedTerm", "termCode": lane, "name": self._text(known) or lane})]

    def _text(self, text: Text) -> Any:
        """A text in all its languages, or in the one that is asked for."""
        if isinstance(text, str):
            return text
        if self._language and text.get(self._language):
            return text[self._language]
        return _values(text)


def _in_one_language(event: Event) -> Event:
    """An event none of whose texts has several languages: they are no loss where all are written."""
    title, summary, alt = (in_language(text, "") for text in (event.title, event.summary, event.image_alt))
    return event._replace(title=title, summary=summary, image_alt=alt)


def _values(text: Text) -> Any:
    if isinstance(text, str):
        return text
    return [
        {"@language": code, "@value": words} if LANGUAGE_TAG.fullmatch(code) else words
        for code, words in text.items()
        if words
    ]


def _ends(when: When) -> tuple[When | None, When | None]:
    """The start and the end to be written; no end for what is no span."""
    if when.is_span and len(when.parts) == 2:
        first, last = when.parts
        return None if when.lo_kind else first, None if when.hi_kind else last
    return when, None


def _is_plain(when: When) -> bool:
    """Whether ISO 8601 says all that is known."""
    if when.parts:
        return when.is_span and not (when.lo_kind or when.hi_kind or when.qual) and all(map(_is_plain, when.parts))
    is_simple = when.form is Form.SINGLE and not (when.qual or when.slack or when.lo_kind or when.hi_kind)
    return is_simple and when.est is None and is_whole(when) and (when.prec in _LENGTHS or when.prec > Precision.DAY)


def _iso(when: When) -> str:
    """ISO 8601 as finely as the date is known: a time, else the day, month or year that all that is possible lies in.

    Empty where it has no such form: for a decade, and for years beyond four digits.
    """
    first, last = earliest(when), latest(when)
    if not _ISO.fullmatch(first):
        return ""
    if when.prec > Precision.DAY:
        return first
    sign = first.startswith("-")
    return next((first[: size + sign] for size in _LENGTHS.values() if first[: size + sign] == last[: size + sign]), "")


def _edtf(when: When) -> Node:
    return {"@type": "edtf:EDTF", "@value": edtf(when)}


def _event_id(event_id: str) -> str:
    return f"#{anchor(event_id)}"


def _reference(event_id: str) -> Mapping[str, str]:
    return {"@id": _event_id(event_id)}


def _named(kind: str, name: str) -> Node | None:
    return {"@type": kind, "name": name} if name else None


def _full(node: Mapping[str, Any]) -> Node:
    """A node without what is empty."""
    return {key: value for key, value in node.items() if value not in ("", None, [], {})}
