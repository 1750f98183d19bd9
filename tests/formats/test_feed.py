"""RSS and Atom feeds that were saved: every flavour of both, and dates as people's programs write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.opened import SAMPLES, by_title, events, notes, opened, sample, taken_for
from timeline_tui.chronicle.event import Event
from timeline_tui.chronicle.reading import read
from timeline_tui.formats.carried import Losses
from timeline_tui.formats.feed.dates import ZONES, FeedDates
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "feed"
FILES = sorted(file.name for file in FOLDER.iterdir() if file.suffix in (".xml", ".rdf"))
RSS = sample("feed/rss-2.0.xml")
ATOM = sample("feed/atom-1.0.xml")


def feed(*items: str) -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>F</title>{inside}</channel></rss>'


@pytest.mark.parametrize("name", FILES)
def test_every_item_of_a_feed_is_an_event_with_its_line(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert taken_for(data) == "feed"
    lines = data.decode("cp1252").split("\n")
    starts = [number for number, line in enumerate(lines, 1) if re.match(r"\s*<(?:item|entry)[ >]", line)]
    assert [event.place.line for event in events(sample(f"feed/{name}"))] == starts


def test_an_item_of_rss_with_all_that_it_has() -> None:
    lamp = by_title(RSS)["The lamp failed"]
    assert lamp == Event(
        id="the-lamp-failed",
        title="The lamp failed",
        when=lamp.when,
        when_text="2021-01-10T23:59:30-08:00",
        who=("Ada Keeper", "Bob Mate"),
        tags=("lamp", "night"),
        summary="The lamp **failed** at [midnight](https://example.org/midnight).\n\nIt was *dark*.",
        url="https://example.org/2021/01/the-lamp-failed",
        image="https://example.org/lamp.jpg",
        place=lamp.place,
    )


def test_an_entry_of_atom_with_all_that_it_has() -> None:
    bell = by_title(ATOM)["AT&T rings"]
    assert bell == Event(
        id="3-2397",
        title="AT&T rings",
        when=bell.when,
        when_text="2003-12-13T08:29:29.25-04:00",
        who=("Mark Example", "Sam Example"),
        tags=("Bells", "loud"),
        summary="*It* rang < once.",
        url="https://example.org/atom/2005/04/02/atom",
        image="https://example.org/atom/bell.png",
        place=bell.place,
    )


def test_what_atom_calls_text_is_no_html_and_a_feeds_author_is_its_entries() -> None:
    entry = by_title(ATOM)["Only <b> updated"]
    assert (entry.when_text, entry.who, entry.summary) == ("2004-06-01T00:00:00Z", ("Feed Author",), "A picture.")
    assert ATOM.chronicle.preface.title == "Less: <em> is shown"


def test_nothing_without_a_date_gets_one() -> None:
    titles = by_title(RSS)
    assert titles["Without a date"].when is None
    assert titles["Without a date"].when_text == ""
    assert (titles["Some time"].when, titles["Some time"].when_text) == (None, "the day before at yesterday")


def test_an_item_without_a_title_is_called_by_its_beginning() -> None:
    title = "Nothing happened, and this line is long enough that it can't be the whole of a…"
    assert by_title(RSS)[title].image == "https://example.org/fog.png"


def test_the_feed_is_the_chronology() -> None:
    preface = RSS.chronicle.preface
    assert (preface.title, preface.language) == ("The Lighthouse & the Sea", "en")
    assert preface.about == "Notes of a **keeper**\n\n<https://example.org/lighthouse>"
    assert preface.published
    assert preface.published.text == "2021-01-10T23:59:00-08:00"
    old = sample("feed/atom-0.3.xml").chronicle.preface
    assert (old.title, old.about) == ("dive into old", "before the standard\n\n<https://example.org/>")


def test_an_event_that_says_when_it_is_stands_there_and_not_where_it_was_announced() -> None:
    regatta, pier = events(sample("feed/rss-1.0.rdf"))
    assert (regatta.when_text, regatta.where, regatta.tags) == (
        "2021-05-01T09:00:00+02:00/2021-05-02",
        "Kiel",
        ("sport",),
    )
    assert (pier.when_text, pier.url) == ("1898", "https://example.org/e/2")


def test_latin_1_is_read_and_said() -> None:
    reading = sample("feed/rss-0.91.xml")
    assert reading.chronicle.preface.title == "Le phare d’été"
    assert notes(reading) == ["read as cp1252"]


def test_what_has_no_place_here_is_listed() -> None:
    assert notes(RSS) == [
        "not carried over: attachments (2): A ship, Nothing happened, and this line is long enough that it can'…",
        "not carried over: fields of the feed (3): atom:link, generator, ttl",
        "not carried over: fields that have no place here (2): …:comments, comments",
        "not carried over: ids that are written otherwise here (1): tag:example.org,2021:ship-7",
        "not carried over: short texts beside whole ones (1): The lamp failed",
        "not carried over: zones that are not known (1): A of In a zone of a letter",
        "years of two digits were read as RFC 2822 has them: 21 is 2021, and 50 is 1950",
    ]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Tue, 10 Jun 2003 04:00:00 GMT", "2003-06-10T04:00:00Z"),
        ("Tue, 10 Jun 2003 04:00 UT", "2003-06-10T04:00Z"),
        ("10 Jun 2003 4:00 +0000", "2003-06-10T04:00Z"),
        ("10 Jun 2003 04:00:00 -0000", "2003-06-10T04:00:00Z"),
        ("Sat, 07 Sep 2002", "2002-09-07"),
        ("Sat, 7 Sept 2002", "2002-09-07"),
        ("Sat, 07-Sep-2002 00:00:01 CST", "2002-09-07T00:00:01-06:00"),
        ("Sat, 07 Sep 2002 00:00:01 PDT", "2002-09-07T00:00:01-07:00"),
        ("Sat, 07 Sep 2002 00:00:01 -0330", "2002-09-07T00:00:01-03:30"),
        ("Sat, 07 Sep 2002 00:00:01 +0200 (CEST)", "2002-09-07T00:00:01+02:00"),
        ("Sat, 07 Sep 2002 00:00:01 UTC+2", "2002-09-07T00:00:01+02:00"),
        ("Sat, 07 Sep 2002 10:00 CET", "2002-09-07 10:00 CET"),
        ("07 September 2002 10:00 Europe/Paris", "2002-09-07 10:00 Europe/Paris"),
        ("07 Sep 49 10:00 Z", "2049-09-07T10:00Z"),
        ("07 Sep 50 10:00 Z", "1950-09-07T10:00Z"),
        ("Samstag, 07 Sep 2002 10:00:00 GMT", "2002-09-07T10:00:00Z"),
        ("2003-12-13T18:30:02Z", "2003-12-13T18:30:02Z"),
        ("2003-12-13T18:30:02+0100", "2003-12-13T18:30:02+01:00"),
        ("2003-12-13 18:30 -0800", "2003-12-13 18:30-08:00"),
        ("2003-12", "2003-12"),
        ("1898", "1898"),
    ],
)
def test_dates_are_as_exact_as_they_are_written(written: str, date: str) -> None:
    losses = Losses()
    made = FeedDates(losses).read(written, "A")
    assert made == date
    assert read(made)
    assert not losses


@pytest.mark.parametrize("zone", ["A", "J", "BST", "XYZ", "Europe/Nowhere", "+99:99x"])
def test_a_zone_that_says_nothing_is_left_out_and_listed(zone: str) -> None:
    losses = Losses()
    assert FeedDates(losses).read(f"07 Sep 2002 10:00:00 {zone}", "A") == "2002-09-07T10:00:00"
    assert losses.kinds == {ZONES: [f"{zone} of A"]}


@settings(max_examples=60)
@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{2,4} \d\d:\d\d:\d\d [A-Z]{1,4}"))
def test_a_date_of_any_text_counts_from_no_other_event(text: str) -> None:
    assert "@" not in FeedDates(Losses()).read(text, "A")


def test_ids_are_given_once(tmp_path: Path) -> None:
    text = feed("<guid>https://a/1</guid>", "<guid>https://b/1</guid>", "<guid>urn:today</guid>", "<guid>???</guid>")
    assert [event.id for event in events(opened(tmp_path, text))] == ["1", "1-2", "today-item", "event-4"]


def test_a_feed_may_be_empty_but_not_broken(tmp_path: Path) -> None:
    assert not events(opened(tmp_path, feed()))
    for text, why in (
        ("<rss version='2.0'></rss>", "this feed has no <channel>; it was not written whole"),
        (feed("<title>a & b</title>"), "this is no XML at line 1, column 61: not well-formed (invalid token)"),
        (feed("<title>&nbsp;</title>"), "this is no XML at line 1, column 58: undefined entity"),
    ):
        with pytest.raises(StoreError) as refused:
            opened(tmp_path, text)
        assert refused.value.sentence == why


@pytest.mark.parametrize(
    "text",
    [
        "<feed><entry/></feed>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
        "<html><head><title>rss</title></head></html>",
        "<opml version='2.0'/>",
        "rss",
    ],
)
def test_others_are_not_taken_for_feeds(text: str) -> None:
    assert taken_for(text) != "feed"
