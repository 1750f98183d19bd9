"""`export --to markdown`: the whole chronology as a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from tests.formats.odd import HOSTILE, ODD, of
from tests.formats.roundtrip import written
from tests.synthetic import busy_chronicles
from timeline_tui.chronicle.event import Event, Evidence, Preface, Route, Source, Stop
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.reading import read
from timeline_tui.formats.markup import is_tame
from timeline_tui.store.example import example
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle


HEADING = ("heading_open", "h4")


def document(chronicle: Chronicle) -> str:
    return written(chronicle, "markdown").decode()


def check(text: str, chronicle: Chronicle) -> None:
    anchors = re.findall(r'<a id="([^"]*)">', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= set(anchors)
    assert len(re.findall(r"^#### <a id=", text, re.MULTILINE)) == len(chronicle)
    notes = re.findall(r"^\[\^(q\d+)\]: ", text, re.MULTILINE)
    assert re.findall(r"(?<!^)\[\^(q\d+)\]", text, re.MULTILINE) == notes
    assert all(inert(line) == line for line in text.split("\n"))


@pytest.mark.parametrize("chronicle", ODD.values(), ids=ODD)
def test_every_event_has_an_entry_every_link_a_target_and_every_footnote_its_words(chronicle: Chronicle) -> None:
    check(document(chronicle), chronicle)


@settings(max_examples=15, deadline=None)
@given(busy_chronicles)
def test_so_it_is_by_chance(chronicle: Chronicle) -> None:
    check(document(chronicle), chronicle)


def test_the_shipped_chronology_has_all_its_quotations() -> None:
    chronicle = load([example()]).chronicle
    text = document(chronicle)
    check(text, chronicle)
    assert text.count("]: ") == sum(len(event.evidence) for event in chronicle.rows(0, len(chronicle)))
    assert (
        "(French): «\u00a0Cette décision a mis l’entreprise hors circuit pendant un mois.\u00a0» – in English: “This"
        in text
    )


def test_an_entry_says_when_what_who_says_so_and_who_does_not() -> None:
    sources = {"a": Source("a", "A title", "Paper", "https://example.org/a", language="fr")}
    evidence = (Evidence("a", {"fr": "le dix", "en": "the tenth"}, "§2"), Evidence("b", stance="disputes"))
    events = [
        Event("e", "E", read("2021-01?"), "2021-01?", summary="# Big\n\nIt *was*.", evidence=evidence, who=("Ann",))
    ]
    text = document(MemoryChronicle(Preface(sources=sources), events))
    assert text.split("## Chronology\n\n")[1] == (
        '#### <a id="e"></a>E\n\n'
        "**January 2021 (?)** · Ann\n\n"
        "*The date is uncertain. Known to the month only. Sources disagree.*\n\n"
        "##### Big\n\nIt *was*.\n\n"
        "Evidence: Paper[^q1].\n\n"
        "**Told otherwise**: b (disputes)[^q2].\n\n"
        "## Sources\n\n"
        '- <a id="source-a"></a>*A title*, Paper, French. <https://example.org/a>\n'
        '- <a id="source-b"></a>b\n\n'
        "[^q1]: [Paper](#source-a), §2, supports (French): «\u00a0le dix\u00a0» – in English: “the tenth”\n"
        "[^q2]: [b](#source-b), disputes\n"
    )


def test_nothing_of_a_file_is_html_an_image_or_an_address_that_is_not_opened() -> None:
    text = document(HOSTILE)
    assert is_tame(re.sub(r'<a id="[^"]*"></a>|\[\^q\d+\]:?|<!--.*?-->|\(#[^)]*\)', "", text, flags=re.DOTALL))
    assert r"\<script\>" in text


def test_events_without_a_date_come_last_under_a_heading_of_their_own() -> None:
    assert document(of("2001", "")).split("## Without a date\n\n")[1].startswith('#### <a id="e-1"></a>Event 1')


def test_what_a_route_says_at_a_stop_is_markdown_within_its_item() -> None:
    stops = (Stop("a", "It *begins*."), Stop("a", "One\n\n- two"), Stop("a"), Stop("a", "<b>no</b>"))
    text = document(MemoryChronicle(Preface(routes=(Route("r", "R", stops),)), [Event("a", "A", read("2001"))]))
    assert text.split("## R\n\n")[1].split("\n\n## Chronology")[0] == (
        "1. [A](#a): It *begins*.\n2. [A](#a)\n\n    One\n\n    - two\n\n3. [A](#a)\n4. [A](#a): \\<b\\>no\\</b\\>"
    )


@pytest.mark.parametrize(
    "summary", ["```\nopen", "~~~", "[^q1]: mine", "said[^q1] so", "<!-- open", "- a\n\n      ```"]
)
def test_a_text_that_would_reach_beyond_its_entry_is_shown_as_words(summary: str) -> None:
    events = [
        Event("a", "A", read("2001"), summary=summary, evidence=(Evidence("s", "theirs"),)),
        Event("b", "B", read("2002")),
    ]
    text = document(MemoryChronicle(Preface(), events))
    tokens = MarkdownIt("commonmark").parse(text)
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if (token.type, token.tag) == HEADING]
    assert headings == ['<a id="a"></a>A', '<a id="b"></a>B']
    assert [token.content for token in tokens if "[^q1]: " in token.content] == [
        "[^q1]: [s](#source-s), supports (English): “theirs”"
    ]
    assert text.count("[^q1]") == 2


def test_headings_of_texts_are_lower_than_those_of_entries_and_code_stays() -> None:
    summary = "Under\n=====\n\n```sh\n# a comment\n```\n\n> # quoted\n\n####### none"
    text = document(MemoryChronicle(Preface(), [Event("a", "A", read("2001"), summary=summary)]))
    assert "##### Under\n\n```sh\n# a comment\n```\n\n> ##### quoted\n\n####### none\n" in text


def test_an_address_as_a_name_takes_no_footnote_into_its_link() -> None:
    source = Source("s", publisher="https://example.org/a")
    events = [Event("a", "A", read("2001"), evidence=(Evidence("s"), Evidence("www.example.org")))]
    text = document(MemoryChronicle(Preface(sources={"s": source}), events))
    assert r"Evidence: https\://example.org/a[^q1], www\.example.org[^q2]." in text


def test_in_french_a_colon_and_quotation_marks_are_those_of_french() -> None:
    evidence = (Evidence("s", {"fr": "le dix", "en": "the tenth"}),)
    events = [Event("a", "A", read("2001"), url="https://example.org", note="N", evidence=evidence)]
    text = document(MemoryChronicle(Preface(language="fr"), events))
    for words in (
        "En savoir plus\u00a0: <",
        "**Note\u00a0:** N",
        "Preuves\u00a0: s[^q1]",
        "(français)\u00a0: «\u00a0le dix\u00a0»",
    ):
        assert words in text
