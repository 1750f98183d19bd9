"""What people call things who have kept chronologies elsewhere, and how this format calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_BY_MEANT: Final = {
    ("when",): "date dates datetime day year time timestamp on",
    ("start",): "from begin begins beginning since start_date startdate",
    ("end",): "until till to finish ends ending stop end_date enddate",
    ("title",): "name what heading headline subject label",
    ("summary", "quote", "say", "about"): "text content body details desc description abstract",
    ("where",): "place location city venue site",
    ("who",): "people person persons participants actors actor",
    ("lane",): "category group track row section",
    ("as", "tags"): "kind type rel relation",
    ("tags",): "keywords labels categories topics",
    ("weight",): "importance priority rank relevance",
    ("image",): "picture photo img media image_url",
    ("image_alt",): "alt image_text caption image_caption",
    ("note", "say"): "comment comments remark remarks notes",
    ("url",): "href uri website web",
    ("links", "url"): "link",
    ("to",): "target event id",
    ("event",): "to id target",
    ("evidence",): "source sources cite citation citations reference references proof",
    ("at",): "page pages paragraph minute",
    ("quote",): "quotation quotes citation",
    ("publisher",): "author authors by newspaper journal",
    ("language",): "lang",
    ("timezone",): "tz zone time_zone",
    ("date_label",): "date_text display_date when_label",
    ("claim_by",): "claimed_by claim according_to",
    ("stops",): "events steps",
}
"""By the keys that are meant, the nearest first: a table has one of them or none."""


def _turned(by_meant: Mapping[tuple[str, ...], str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for meant, names in by_meant.items():
        for name in names.split():
            found[name] = (*found.get(name, ()), *meant)
    return found


SYNONYMS: Final = _turned(_BY_MEANT)
"""Keys of other chronologies, in lower case with `_`, and the keys here that mean the same."""

INVERSE: Final = {
    "caused-by": "causes",
    "due-to": "causes",
    "because": "causes",
    "because-of": "causes",
    "started-by": "starts",
    "ended-by": "ends",
    "answered-by": "answers",
    "replaced-by": "replaces",
    "disputed-by": "disputes",
    "followed-by": "follows",
    "precedes": "follows",
    "before": "follows",
    "has-part": "part-of",
    "contains": "part-of",
    "includes": "part-of",
}
"""Kinds of links seen from the other end, and the kind that the other event writes."""

MEANT: Final = {
    "after": "follows",
    "leads-to": "causes",
    "triggers": "causes",
    "belongs-to": "part-of",
    "within": "part-of",
    "related": "see-also",
    "related-to": "see-also",
    "see": "see-also",
    "responds-to": "answers",
    "reply-to": "answers",
    "supersedes": "replaces",
    "contradicts": "disputes",
    "denies": "disputes",
    "against": "disputes",
    "refutes": "disputes",
    "confirms": "supports",
    "proves": "supports",
    "for": "supports",
    "neutral": "mentions",
}
"""Other words for kinds of links and for stances."""
