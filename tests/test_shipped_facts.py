"""The shipped chronology says what its article and its record say, word for word, and nothing more.

Read with `tomllib` alone, so that these tests speak of the file and not of how the program reads it.
`data/article.fr.txt` is the article, `data/quotes.json` its sentences as they stand there.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

Table: TypeAlias = dict[str, Any]

_HERE: Final = Path(__file__).parent
_ARTICLE: Final = (_HERE / "data" / "article.fr.txt").read_text(encoding="utf-8")
_QUOTES: Final[dict[str, Table]] = json.loads((_HERE / "data" / "quotes.json").read_text(encoding="utf-8"))

_MOMENTS: Final = """
    election capitol twitter-ban apple-ultimatum google-play app-store aws-letter aws-suspends
    federal-suit aws-opposition hearing static-page injunction-denied matze-out restored deadline-moved
    apple-refuses ceo-quote state-suit federal-dropped claim-destroy claim-defamation claim-contract
    claim-damages amazon-statement article removal matze-sues apple-approves app-store-return remand
    subpoena play-return starboard
"""
_SPANS: Final = """
    offline notice federal-case-1 off-app-store off-google-play no-ceo meckler-interim state-case
    federal-case-2 article-window
"""
MOMENTS: Final = frozenset(_MOMENTS.split())
SPANS: Final = frozenset(_SPANS.split())
HEAVIEST: Final = frozenset({"capitol", "aws-suspends", "offline", "restored", "state-suit", "federal-dropped"})
"""What is labelled first where room is short."""
LINK_KINDS: Final = frozenset(
    {"causes", "starts", "ends", "answers", "replaces", "part-of", "disputes", "follows", "see-also"}
)
STANCES: Final = frozenset({"supports", "disputes", "mentions"})
TITLE_ROOM: Final = 60
"""Characters that a row of the list has for a title."""
TWO_FILINGS: Final = frozenset({"state-suit", "federal-dropped"})


@cache
def _document() -> Table:
    with (_HERE.parent / "events.toml").open("rb") as file:
        return tomllib.load(file)


def _tables(key: str) -> list[Table]:
    found: list[Table] = _document()[key]
    return found


@cache
def _events() -> dict[str, Table]:
    return {event["id"]: event for event in _tables("event")}


def _links() -> list[tuple[str, str, str]]:
    """Every link as (from, kind, to)."""
    return [(event["id"], link["as"], link["to"]) for event in _tables("event") for link in event.get("links", [])]


def _evidence() -> list[tuple[str, Table]]:
    return [(event["id"], piece) for event in _tables("event") for piece in event.get("evidence", [])]


def _article_quotes() -> list[tuple[str, str]]:
    """Every sentence quoted from the article, as (event, sentence)."""
    return [(event, piece["quote"]["fr"]) for event, piece in _evidence() if piece["source"] == "fredzone"]


def _kinds_between(one: str, other: str) -> set[str]:
    return {kind for start, kind, end in _links() if {start, end} == {one, other}}


def test_the_file_says_how_its_dates_and_words_are_to_be_read() -> None:
    document = _document()
    assert document["title"] == "Parler v. Amazon"
    assert document["language"] == "en"
    assert document["timezone"] == "America/Los_Angeles"
    assert document["published"] == "2021-03-03/2021-03-08"


def test_every_event_of_the_record_is_there_under_its_id() -> None:
    assert set(_events()) == MOMENTS | SPANS


@pytest.mark.parametrize("key", ["event", "lane", "source", "route"])
def test_no_id_is_used_twice(key: str) -> None:
    ids = [table["id"] for table in _tables(key)]
    assert len(ids) == len(set(ids))


def test_the_heaviest_events_are_the_six_that_carry_the_story() -> None:
    assert {name for name, event in _events().items() if event.get("weight", 3) == 5} == HEAVIEST


# Words


@pytest.mark.parametrize("name", sorted(MOMENTS | SPANS))
def test_an_event_has_a_title_and_a_summary_in_both_languages(name: str) -> None:
    event = _events()[name]
    for key in ("title", "summary"):
        assert set(event[key]) == {"en", "fr"}
        assert all(words.strip() for words in event[key].values())


@pytest.mark.parametrize("name", sorted(MOMENTS | SPANS))
def test_a_title_fits_a_row_of_the_list(name: str) -> None:
    assert all(len(words) <= TITLE_ROOM for words in _events()[name]["title"].values())


def test_notes_lanes_and_the_route_speak_both_languages() -> None:
    texts = [event["note"] for event in _tables("event") if "note" in event]
    texts += [lane["title"] for lane in _tables("lane")]
    texts += [text for route in _tables("route") for text in (route["title"], *(s["say"] for s in route["stops"]))]
    assert all(set(text) == {"en", "fr"} for text in texts)


def test_texts_hold_no_line_breaks_but_the_about() -> None:
    for event in _tables("event"):
        for key in ("title", "summary", "note"):
            assert not any("\n" in words for words in event.get(key, {}).values()), event["id"]


# Quotes


def test_every_quote_of_the_article_is_one_of_its_sentences_to_the_character() -> None:
    sentences = {quote["text"] for quote in _QUOTES.values()}
    for event, quote in _article_quotes():
        assert quote in _ARTICLE, event
        assert quote in sentences, event


def test_every_sentence_of_the_article_is_quoted_somewhere() -> None:
    used = {quote for _, quote in _article_quotes()}
    assert {name for name, quote in _QUOTES.items() if quote["text"] not in used} == set()


def test_every_quote_of_the_article_says_where_it_stands() -> None:
    assert all(piece.get("at") for _, piece in _evidence() if piece["source"] == "fredzone")


def test_amazons_words_are_not_translated_back_from_the_french() -> None:
    statement = _QUOTES["Q18"]["text"]
    for event, piece in _evidence():
        if piece["source"] == "fredzone" and piece["quote"]["fr"] == statement:
            assert "en" not in piece["quote"], event


# References


def test_every_link_leads_to_another_event_and_says_why() -> None:
    for start, kind, end in _links():
        assert end in _events(), f"{start} -> {end}"
        assert start != end
        assert kind in LINK_KINDS


def test_every_lane_is_declared_and_used() -> None:
    assert {event["lane"] for event in _tables("event")} == {lane["id"] for lane in _tables("lane")}


def test_every_event_has_evidence_and_every_source_is_cited() -> None:
    assert all(event.get("evidence") for event in _tables("event"))
    assert {piece["source"] for _, piece in _evidence()} == {source["id"] for source in _tables("source")}


def test_every_stance_is_known() -> None:
    assert {piece.get("stance", "supports") for _, piece in _evidence()} <= STANCES


def test_the_route_follows_the_article_sentence_by_sentence() -> None:
    (route,) = [route for route in _tables("route") if route["id"] == "the-article"]
    assert len(route["stops"]) == len(_QUOTES)
    quoted = set(_article_quotes())
    for stop, (name, quote) in zip(route["stops"], sorted(_QUOTES.items()), strict=True):
        assert (stop["event"], quote["text"]) in quoted, name


def test_the_route_goes_through_the_article_from_its_first_line_to_its_last() -> None:
    places = [_ARTICLE.index(quote["text"]) for _, quote in sorted(_QUOTES.items())]
    assert places == sorted(places)
    # Between the sentences stand headings, a caption and tags, which carry no event.
    between = _ARTICLE
    for quote in _QUOTES.values():
        between = between.replace(quote["text"], "", 1)
    assert [line.strip() for line in between.splitlines() if line.strip()] == [
        "Crédit : Parler",
        "Les chefs d’accusation",
        "Parler est dans le tort selon Amazon",
        "Mots-clés amazonparler",
    ]


def test_a_stop_says_the_sentence_in_words_of_its_own() -> None:
    (route,) = _tables("route")
    said = [words for stop in route["stops"] for words in stop["say"].values()]
    assert len(said) == len(set(said)) == 2 * len(_QUOTES)
    assert not any(words.strip(".") in _ARTICLE for words in said)


# Dates


@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("capitol", "2021-01-06 14:12 EST"),
        ("google-play", "2021-01-08"),
        ("app-store", "2021-01-09"),
        ("aws-letter", "2021-01-09"),
        ("aws-suspends", "2021-01-10 23:59 PST"),
        ("hearing", "2021-01-14 10:00 PST"),
        ("restored", "2021-02-15"),
        ("federal-dropped", "2021-03-02"),
        ("state-suit", "2021-03-02 16:27 PST"),
        ("article", "[2021-03-03..2021-03-08]"),
    ],
)
def test_a_date_is_as_precise_as_the_record(name: str, when: str) -> None:
    assert _events()[name]["when"] == when


@pytest.mark.parametrize("name", sorted(MOMENTS | SPANS))
def test_an_event_has_one_date_or_two_ends(name: str) -> None:
    event = _events()[name]
    assert ("when" in event) != ("start" in event)
    assert ("start" in event) == ("end" in event)


@pytest.mark.parametrize("name", sorted(SPANS - {"article-window"}))
def test_a_span_is_bounded_by_the_events_that_start_and_end_it(name: str) -> None:
    event = _events()[name]
    ends = [event["start"], event["end"]] if name != "state-case" else [event["start"]]
    assert all(end.removeprefix("@") in MOMENTS and end.startswith("@") for end in ends)


def test_the_state_case_has_no_end_that_nobody_found() -> None:
    assert _events()["state-case"]["end"] == "?"


def test_what_the_article_says_of_time_is_kept_in_its_own_terms() -> None:
    dated = {
        (event, piece["when"]) for event, piece in _evidence() if piece["source"] == "fredzone" and "when" in piece
    }
    assert {
        ("election", "2020-11"),
        ("capitol", "2 months before @published"),
        ("restored", "two weeks before @published"),
    } <= dated


def test_the_three_dates_that_the_press_gives_the_cut_off_stand_side_by_side() -> None:
    dates = {piece["when"] for event, piece in _evidence() if event == "aws-suspends" and "when" in piece}
    assert {"2021-01-09", "2021-01-10", "2021-01-11"} <= dates


# What is not known is not said


def test_nothing_of_parlers_is_said_to_have_caused_the_storming() -> None:
    assert {start for start, kind, end in _links() if end == "capitol" and kind != "see-also"} == {"election"}


def test_amazon_is_not_said_to_have_acted_because_the_stores_had() -> None:
    stores = {"google-play", "app-store", "apple-ultimatum", "off-google-play", "off-app-store"}
    for one in stores:
        for other in ("aws-letter", "aws-suspends"):
            assert _kinds_between(one, other) == set()


def test_the_two_filings_of_2_march_are_in_no_order() -> None:
    assert _kinds_between(*sorted(TWO_FILINGS)) <= {"see-also"}
    for name in TWO_FILINGS:
        event = _events()[name]
        assert "order" not in event
        assert not any(other in str(event.get(key, "")) for other in TWO_FILINGS for key in ("when", "start", "end"))


def test_no_reason_is_given_for_dropping_the_federal_suit() -> None:
    assert _kinds_between("federal-dropped", "restored") == set()
    assert not any(kind == "causes" and end == "federal-dropped" for _, kind, end in _links())


def test_what_a_party_asserts_is_marked_as_its_claim() -> None:
    claims = {name: event["claim_by"] for name, event in _events().items() if "claim_by" in event}
    assert claims == {
        "ceo-quote": "Parler",
        "claim-destroy": "Parler",
        "claim-defamation": "Parler",
        "claim-contract": "Parler",
        "claim-damages": "Parler",
        "amazon-statement": "Amazon.com",
    }
