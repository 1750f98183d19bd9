"""PeriodO's periods: years as its authors number them, their words as evidence, their slips told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.formats.opened import SAMPLES, by_title, events, notes, opened, sample, taken_for
from timeline_tui.chronicle.event import Event, Evidence, Link
from timeline_tui.formats.carried import Losses
from timeline_tui.formats.periodo.ends import read_end
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "periodo"
OLD = sample("periodo/some-collections.json")
NEW = sample("periodo/authority.json")


def collections() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "some-collections.json").read_text("utf-8"))["periodCollections"]
    return found


def test_every_period_is_an_event_with_its_line() -> None:
    periods = {key.split("/")[-1]: one for each in collections().values() for key, one in each["definitions"].items()}
    found = {event.id: event for event in events(OLD)}
    assert found.keys() == periods.keys()
    lines = (FOLDER / "some-collections.json").read_text("utf-8").split("\n")
    for name, event in found.items():
        assert f'assigned/{name}": {{' in lines[event.place.line - 1]


def test_collections_are_lanes_and_sources() -> None:
    preface = OLD.chronicle.preface
    assert [lane.id for lane in preface.lanes] == [key.split("/")[-1] for key in collections()]
    source = preface.sources["p0244q7"]
    assert source.title == "Hornblower, Simon; Spawforth, Antony (Antony J.S.): The Oxford classical dictionary"
    assert (source.url, source.when_text) == ("http://www.worldcat.org/oclc/783109160", "2003")


def test_a_period_keeps_its_place_its_note_and_the_words_of_its_source() -> None:
    event = by_title(OLD)["Etruscan"]
    assert event == Event(
        id="p0244q7v2hf",
        title="Etruscan",
        when=event.when,
        when_text="-0615/-0508",
        where="pre-Roman Italy (Italy)",
        lane="p0244q7",
        note='"Etruscans" entry.',
        evidence=(Evidence("p0244q7", "616 B.C. – 509 B.C.", "page 561"),),
        place=event.place,
    )


def test_names_in_other_languages_are_kept() -> None:
    titles = [event.title for event in events(OLD) if event.lane == "p0pqptc"]
    assert {"nl": "Bronstijd", "en": "Bronze Age"} in titles


def test_later_data_sets_are_read_too() -> None:
    whole, part = events(NEW)
    assert whole.title == {"en": "Bronze Age", "fr": "Âge du bronze", "el": "Epochi tou Chalkou"}
    assert (whole.when_text, whole.where) == ("-2999~/[-1099?..-1049?]", "the Aegean (Greece)")
    assert whole.summary == "A **long** age."
    assert (part.when_text, part.url, part.note) == ("[-1599..]/..", "https://example.org/lba", "Check the end.")
    assert part.summary == "Also called Late Helladic."
    assert part.links == (Link(whole.id, "part-of"), Link(whole.id, "see-also"))
    assert part.evidence == (Evidence("p0xampl", "after 1600 – present", "page 12"),)
    assert notes(NEW) == [
        "not carried over: addresses of places (1): Bronze Age",
        "not carried over: addresses of the same period elsewhere (1): Late Bronze Age",
        "not carried over: fields that are not known (1): colour of Late Bronze Age",
        "not carried over: links to periods that are not in the file (1): Late Bronze Age",
    ]


@pytest.mark.parametrize(
    ("end", "date"),
    [
        ({"in": {"year": "-0615"}, "label": "616 B.C."}, "-0615"),
        ({"in": {"year": -615}, "label": "616 B.C."}, "-0615"),
        ({"in": {"year": "-2600000"}, "label": "2600000 BC"}, "Y-2600000"),
        ({"in": {"year": "-1299"}, "label": "ca. 1300 B.C."}, "-1299~"),
        ({"in": {"year": "-1299"}, "label": "c.1300 B.C."}, "-1299~"),
        ({"in": {"year": "0014"}, "label": "C.E. 14"}, "0014"),
        ({"in": {"year": "-3199"}, "label": "3200? BC"}, "-3199?"),
        ({"in": {"year": "-3199"}, "label": "c. 3200? BC"}, "-3199%"),
        ({"in": {"year": "0100"}, "label": "Chalcolithic 100"}, "0100"),
        ({"in": {"earliestYear": "-1699", "latestYear": "-1600"}, "label": "17th c. BC"}, "[-1699..-1600]"),
        ({"in": {"earliestYear": "-3999", "latestYear": "-3899"}, "label": "c. 4000/3900"}, "[-3999~..-3899~]"),
        ({"in": {"latestYear": "1500"}, "label": "by 1500"}, "[..1500]"),
        ({"label": "present"}, ".."),
        ({"label": "before -6000"}, "before -6000"),
        ({"in": {"year": "soon"}, "label": "soon"}, "soon"),
        ({"in": ["year"], "label": ["soon"]}, ""),
        ({}, ""),
        (None, ""),
        ("1500", ""),
    ],
)
def test_ends_are_as_exact_and_as_doubtful_as_they_say(end: object, date: str) -> None:
    assert read_end(end, "A period", Losses()) == date


def test_slips_of_the_authors_are_told() -> None:
    told = notes(OLD)
    assert 'ends whose words say another year than their number (1): Première époque: "~800" is -0799' in told
    assert 'ends that lie somewhere in more than 1,000 years (1): Late Bronze Age: "Ca. 1190/85 B.C.E."' in told
    assert any(note.startswith("ends in a year 0, which no calendar with BC and AD has (2): ") for note in told)
    assert any(note.startswith("bare negative numbers, which its authors took for") for note in told)


def test_a_period_without_numbers_is_dated_by_its_words_or_listed() -> None:
    titles = {event.id: event for event in events(OLD)}
    assert titles["p03tqbzrjp5"].when_text == "31 December 192 AD/421 AD"
    assert titles["p03tqbzrjp5"].when is not None
    undated = {event.id: event.when_text for event in events(OLD) if event.when is None}
    assert undated == {
        "p03tqbzvh6x": "323 BC/331 BC",
        "p0pqptcjxw3": "before 8800 B.C./8800 B.C.",
        "p0pqptcqkgd": "before 300000 BP/300000 C14 BP",
        "p0zj6g8hpfq": "before -6000/-4000",
        "p0zj6g8ztv9": "before 1000/1100",
    }
    assert {problem.line for problem in OLD.problems if problem.severity == "error"} == {
        titles[name].place.line for name in undated
    }


PERIOD = {"id": "p0a", "type": "Period", "label": "A", "start": {"in": {"year": "100"}}, "stop": {}}


@pytest.mark.parametrize(
    "root",
    [
        {"authorities": {"a": {"id": "a", "periods": {"p0a": PERIOD}}}},
        {"authorities": [{"id": "a", "periods": [PERIOD]}]},
        {"periodCollections": {"a": {"definitions": {"p0a": PERIOD}}}},
        {"type": "Authority", "periods": {"p0a": PERIOD}},
        PERIOD,
    ],
)
def test_a_data_set_an_authority_and_a_period_are_known(tmp_path: Path, root: dict[str, Any]) -> None:
    assert taken_for(json.dumps(root)) == "periodo"
    (event,) = events(opened(tmp_path, json.dumps(root)))
    assert (event.title, event.when_text) == ("A", "0100/?")


@pytest.mark.parametrize(
    "root", [{}, [], {"type": "Period"}, {"type": ["Authority"], "periods": 1}, {"events": []}, {"type": "Event"}]
)
def test_other_json_is_not_taken_for_it(root: object) -> None:
    assert taken_for(json.dumps(root)) != "periodo"


def test_authorities_that_hold_no_periods_say_so(tmp_path: Path) -> None:
    odd = {"authorities": {"a": {"periods": {"b": "none", "c": ["d"]}}, "e": 1, "f": {"source": [], "periods": None}}}
    reading = opened(tmp_path, json.dumps(odd))
    assert not events(reading)
    assert "not carried over: entries that are no periods (2): none, ['d']" in notes(reading)
    with pytest.raises(StoreError, match="this JSON has no authorities and no periods"):
        opened(tmp_path, '{"authorities": [1]}')
