"""Chronologies by chance in which every field is filled, with texts that formats trip over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from tests.synthetic import DATES, MORE_DATES
from timeline_tui.chronicle.event import LINK_KINDS, STANCES
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.opening import document_of
from timeline_tui.formats.registry import BY_NAME
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from timeline_tui.store.load import Reading

PLAIN: Final = (
    "Two lines\nof a text",
    "a paragraph\n\nand another  \nwith a break",
    "commas, semicolons; bars | and\ttabs",
    "a \"quoted\" word, an 'other', a back\\slash, \\n and \\,",
    "10:30: a colon",
    "#tag @name !id 50% & more",
    "# no heading",
    "- no list",
    "2021-01-02: no event",
    "END:VEVENT",
    "[words](https://example.org/a_(b)?c=d&e=f)",
    "*stars* _lines_ `code` ~~gone~~",
    "日本語、句読点。 العربية עברית",
    "é ﬁ \u00a0 ’ « » – 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "=1+1",
    "-- --> ]]> ``` --- ~~~",
    "null",
    "0012",
    "word " * 60 + "and the last",
)
"""Texts that anybody may write."""
HOSTILE: Final = (
    "<script>alert(1)</script>",
    "\x1b[31mred\x07",
    "gnp.\u202etxt",
    "a\u2028b\u2029c\x85d\x7f",
    "a\rb\r\nc",
    "&amp; &#60;",
    " blanks about ",
    "'=1+1",
    "</style></svg>",
)
"""Texts of somebody who means harm, or whose program did."""
ADDRESSES: Final = (
    "https://example.org/a?b=c&d=e#f",
    'https://example.org/(a)"b',
    "https://example.org/a b",
    "https://example.org/é;f,g",
    "mailto:ann@example.org",
)
UNSAFE: Final = ("javascript:alert(1)", "data:text/html,<b>", "two\nlines", "no address", "file:///etc/passwd")
PICTURES: Final = ("https://example.org/a.png", "https://example.org/a", "pictures/a.jpg", "../a.png")
TIMES: Final = (
    "2021-01-10 23:59 PST",
    "2021-01-10 23:59",
    "2021-01-10T23:59:00Z",
    "2021-01-10 12:00 Asia/Tokyo",
    "2021-01-10 23:59 / 2021-02-15 10:00 PST",
    "2021-W02",
    "2021-Q1",
    "2001-21",
    "a month after @e0",
    "two weeks before @published",
    "@e0",
    "not a date",
    "",
)


def tables(texts: st.SearchStrategy[str], addresses: st.SearchStrategy[str], size: int) -> st.SearchStrategy[Carried]:
    """What a file would hold, of at most `size` events."""
    text = st.one_of(texts, texts, st.fixed_dictionaries({"en": texts, "fr": texts}))
    names = st.lists(texts, max_size=2, unique=True)
    date = st.sampled_from((*DATES, *MORE_DATES, *TIMES))
    evidence = st.fixed_dictionaries(
        {"source": st.sampled_from(("s0", "s1"))},
        optional={"quote": text, "at": texts, "stance": st.sampled_from(STANCES), "when": date},
    )
    event = st.fixed_dictionaries(
        {"title": text, "when": date},
        optional={
            "who": names,
            "where": texts,
            "lane": st.sampled_from(("one", "two", "three")),
            "tags": names,
            "weight": st.integers(1, 5),
            "summary": text,
            "url": addresses,
            "image": st.sampled_from(PICTURES),
            "image_alt": text,
            "claim_by": texts,
            "note": text,
            "links": st.lists(
                st.fixed_dictionaries({"to": st.sampled_from(("e0", "e1", "gone")), "as": st.sampled_from(LINK_KINDS)}),
                max_size=2,
                unique_by=lambda link: tuple(sorted(link.items())),
            ),
            "evidence": st.lists(evidence, max_size=2),
            "order": st.integers(-1, 2),
            "date_label": text,
        },
    )
    source = st.fixed_dictionaries(
        {"title": text},
        optional={
            "publisher": texts,
            "url": addresses,
            "when": st.sampled_from(DATES),
            "language": st.sampled_from(("fr", "en")),
        },
    )
    stop = st.fixed_dictionaries(
        {"event": st.sampled_from(("e0", "e1"))},
        optional={"say": text, "range": st.just("1900..2000"), "lanes": st.just(["one"]), "filter": st.just("tag:a")},
    )
    preface = st.fixed_dictionaries(
        {},
        optional={
            "title": text,
            "about": text,
            "language": st.sampled_from(("en", "fr")),
            "timezone": st.sampled_from(("UTC", "America/Los_Angeles", "Asia/Kolkata")),
            "published": st.sampled_from(("2021-03-03", "2021-03-03/2021-03-08")),
            "lane": st.lists(
                st.fixed_dictionaries(
                    {"id": st.sampled_from(("one", "two"))},
                    optional={"title": text, "color": st.sampled_from(("red", "blue"))},
                ),
                max_size=2,
                unique_by=lambda lane: str(lane["id"]),
            ),
            "source": st.lists(source, max_size=2).map(
                lambda found: [{"id": f"s{at}", **table} for at, table in enumerate(found)]
            ),
            "era": st.lists(
                st.fixed_dictionaries(
                    {"title": text, "when": st.sampled_from(("1900/1910", "19XX", "4.6 Ga/4.0 Ga"))},
                    optional={"color": st.just("green")},
                ),
                max_size=2,
            ),
            "route": st.lists(
                st.fixed_dictionaries(
                    {"title": text, "stops": st.lists(stop, max_size=2)}, optional={"range": st.just("1900..")}
                ),
                max_size=1,
            ).map(lambda found: [{"id": f"r{at}", **table} for at, table in enumerate(found)]),
        },
    )
    return st.builds(_carried, preface, st.lists(event, max_size=size))


def _carried(preface: dict[str, Any], events: list[dict[str, Any]]) -> Carried:
    carried = Carried()
    carried.preface = preface
    for number, event in enumerate(events):
        carried.add({"id": f"e{number}", **event})
    return carried


def read_as_toml(carried: Carried) -> Reading:
    """The chronology that the store makes of what a file holds."""
    return load(["story"], documents={"story": document_of("story", BY_NAME["json"], carried)})


written_by_people = tables(st.sampled_from(PLAIN), st.sampled_from(ADDRESSES), 6).map(read_as_toml)
written_by_anybody = tables(
    st.one_of(st.sampled_from((*PLAIN, *HOSTILE)), st.text(max_size=8)), st.sampled_from((*ADDRESSES, *UNSAFE)), 6
).map(read_as_toml)


def table_of(*events: dict[str, Any], **preface: Any) -> Reading:
    """A chronology of these tables, whose ids are `e0`, `e1` …"""
    return read_as_toml(_carried(preface, list(events)))
