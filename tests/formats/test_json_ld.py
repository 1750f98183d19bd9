"""`export --to json-ld`: events in the words of schema.org."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from tests.formats.odd import ODD, of
from tests.formats.roundtrip import written
from tests.synthetic import busy_chronicles
from timeline_tui.chronicle.event import Event, Evidence, Link, Preface, Source
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.formats.json_ld import write

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle

    Node = dict[str, Any]


def document(chronicle: Chronicle, losses: Losses | None = None) -> Node:
    found: Node = json.loads(written(chronicle, "json-ld", losses))
    return found


def events(chronicle: Chronicle, losses: Losses | None = None) -> list[Node]:
    return [element["item"] for element in document(chronicle, losses)["itemListElement"]]


@pytest.mark.parametrize("chronicle", ODD.values(), ids=ODD)
def test_any_chronology_is_a_list_of_all_its_events(chronicle: Chronicle) -> None:
    found = document(chronicle)
    assert found["@context"][0] == "https://schema.org"
    assert found["numberOfItems"] == len(found["itemListElement"]) == len(chronicle)
    assert {element["item"]["@type"] for element in found["itemListElement"]} <= {"Event"}


@pytest.mark.parametrize(
    ("when", "start", "end", "edtf"),
    [
        ("2021-01-10", "2021-01-10", None, None),
        ("2021-01", "2021-01", None, None),
        ("2021", "2021", None, None),
        ("2021-01-10 23:59 PST", "2021-01-10T23:59:00-08:00", None, None),
        ("-0043-03-15", "-0043-03-15", None, None),
        ("1914-07-28/1918-11-11", "1914-07-28", "1918-11-11", None),
        ("1914/1918-11", "1914", "1918-11", None),
        ("1850?", "1850", None, "1850?"),
        ("1990s", None, None, "199X"),
        ("2021-W02", "2021-01", None, "[2021-01-11..2021-01-17]"),
        ("[2021-01-10,2021-01-12]", "2021-01", None, "[2021-01-10,2021-01-12]"),
        ("1985/..", "1985", None, "1985/.."),
        ("/1985", None, "1985", "/1985"),
        ("Y-12021", None, None, "Y-12021"),
    ],
)
def test_a_date_is_iso_8601_as_finely_as_it_is_known_and_edtf_where_that_is_not_all(
    when: str, start: str | None, end: str | None, edtf: str | None
) -> None:
    losses = Losses()
    (event,) = events(of(when), losses)
    assert (event.get("startDate"), event.get("endDate")) == (start, end)
    if edtf is None:
        assert "dcterms:temporal" not in event
        assert not losses
    else:
        assert event["dcterms:temporal"]["@type"] == "edtf:EDTF"
        assert read(event["dcterms:temporal"]["@value"])[:2] == read(edtf)[:2]
        assert [ids for kind, ids in losses.kinds.items() if "date" in kind] == [["e-0"]]


@settings(max_examples=25, deadline=None)
@given(busy_chronicles)
def test_what_is_said_in_iso_8601_holds_all_that_is_possible(chronicle: Chronicle) -> None:
    for event, found in zip(chronicle.rows(0, len(chronicle)), events(chronicle), strict=True):
        if event.when is None:
            assert "startDate" not in found
            continue
        if "startDate" in found and not event.when.lo_kind:
            assert read(found["startDate"]).lo <= event.when.lo
        if "endDate" in found and not event.when.hi_kind:
            assert read(found["endDate"]).hi >= event.when.hi


def test_texts_keep_all_their_languages_unless_one_is_asked_for() -> None:
    event = Event("e", {"en": "Late", "fr": "Tard"}, read("2001"))
    chronicle = MemoryChronicle(Preface(), [event])
    losses = Losses()
    (found,) = events(chronicle, losses)
    assert found["name"] == [{"@language": "en", "@value": "Late"}, {"@language": "fr", "@value": "Tard"}]
    assert not losses
    french = json.loads("".join(write(chronicle, Wishes(language="fr"), losses)))
    assert french["itemListElement"][0]["item"]["name"] == "Tard"
    assert losses.kinds == {"words in other languages": ["e"]}


def test_evidence_is_a_quotation_that_is_part_of_its_source_and_says_how_it_stands() -> None:
    sources = {"a": Source("a", "A", "Paper", "https://example.org/a", read("2021-03"), language="fr")}
    evidence = (Evidence("a", "le dix", "§2", "disputes", read("2021-01-11")),)
    event = Event("e", "E", read("2021"), evidence=evidence, links=(Link("whole", "part-of"), Link("x", "causes")))
    losses = Losses()
    found = document(MemoryChronicle(Preface(sources=sources), [event]), losses)
    (source,) = found["citation"]
    assert (source["@id"], source["datePublished"], source["publisher"]["name"]) == ("#source-a", "2021-03", "Paper")
    item = found["itemListElement"][0]["item"]
    assert item["subjectOf"] == [
        {
            "@type": "Quotation",
            "isPartOf": {"@id": "#source-a"},
            "text": [{"@language": "fr", "@value": "le dix"}],
            "position": "§2",
            "dcterms:temporal": {"@type": "edtf:EDTF", "@value": "2021-01-11"},
            "cito:disputes": {"@id": "#e"},
        }
    ]
    assert (item["superEvent"], item["dcterms:relation"]) == ([{"@id": "#whole"}], [{"@id": "#x"}])
    assert losses.kinds == {"why events are linked": ["e"]}
