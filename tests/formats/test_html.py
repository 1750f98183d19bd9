"""`export --to html`: one page that needs nothing else."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings

from tests.formats.odd import HOSTILE, ODD, of
from tests.formats.roundtrip import written
from tests.synthetic import busy_chronicles
from timeline_tui.chart import palette
from timeline_tui.chronicle.event import Event, Evidence, Preface, Route, Source, Stop
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.reading import read
from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.formats.html import write
from timeline_tui.formats.page_images import LARGEST
from timeline_tui.formats.page_text import machine
from timeline_tui.store.example import example
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline_tui.chronicle.chronicle import Chronicle


def page(chronicle: Chronicle, language: str = "") -> Element:
    text = "".join(f"{line}\n" for line in write(chronicle, Wishes(language=language), Losses()))
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert isinstance(root, Element)
    return root


def found(root: Element, tag: str, style: str = "") -> Iterator[Element]:
    return (one for one in root.iter(tag) if not style or style in one.get("class", "").split())


def said(one: Element) -> str:
    return " ".join("".join(one.itertext()).split())


def check(root: Element, chronicle: Chronicle) -> None:
    """What holds for every page."""
    ids = Counter(one.get("id") for one in root.iter() if one.get("id"))
    assert not [one for one, count in ids.items() if count > 1]
    for link in root.iter("a"):
        target = link.get("href", "")
        assert target[1:] in ids if target.startswith("#") else target.startswith(("http:", "https:", "mailto:")), (
            target
        )
    loading = {"script", "link", "iframe", "object", "embed", "form", "base"}
    assert not [one.tag for one in root.iter() if one.tag in loading]
    assert not [name for one in root.iter() for name in one.attrib if str(name).startswith("on")]
    assert all(one.get("src", "data:").startswith("data:") for one in root.iter())
    entries = [one for one in root.iter("li") if "entry" in one.get("class", "").split()]
    assert len(entries) == len(chronicle)
    level = 0
    for one in root.iter():
        if re.fullmatch("h[1-6]", str(one.tag)):
            assert int(one.tag[1]) <= level + 1, said(one)
            level = int(one.tag[1])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("chronicle", ODD.values(), ids=ODD)
def test_any_chronology_is_a_valid_page_that_loads_nothing_and_whose_links_lead_somewhere(
    chronicle: Chronicle, language: str
) -> None:
    check(page(chronicle, language), chronicle)


@settings(max_examples=10, deadline=None)
@given(busy_chronicles)
def test_so_is_one_made_by_chance(chronicle: Chronicle) -> None:
    check(page(chronicle), chronicle)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_so_is_the_shipped_one_in_both_languages(language: str) -> None:
    chronicle = load([str(example())]).chronicle
    root = page(chronicle, language)
    check(root, chronicle)
    assert root.get("lang") == language
    assert len(list(found(root, "blockquote"))) == 60
    assert {one.get("lang") for one in found(root, "blockquote")} == {None, "fr" if language == "en" else "en"}


def test_text_of_the_file_is_shown_and_not_obeyed() -> None:
    root = page(HOSTILE)
    assert "<script>alert(1)</script> -- ␛[31m⟨U+202E⟩" in said(next(found(root, "h1")))
    text = written(HOSTILE, "html").decode()
    assert not re.search('(?:href|cite)="(?!#|https?:|mailto:)', text)
    assert all(inert(line) == line for line in text.split("\n"))


def test_headings_of_a_text_stand_below_those_of_the_page_and_its_images_are_links() -> None:
    root = page(HOSTILE)
    about = next(found(root, "div", "about"))
    assert [one.tag for one in about.iter() if str(one.tag).startswith("h")] == ["h2"]
    assert [(one.get("href"), said(one)) for one in about.iter("a")] == [("https://example.org/spy.png", "seen")]


def test_a_time_is_one_for_machines_where_html_has_a_form_for_it() -> None:
    dates = {
        "2021-01-10": "2021-01-10",
        "2021-01": "2021-01",
        "1850~": "1850",
        "2021-W02": "2021-W02",
        "2021-01-10 23:59 PST": "2021-01-10T23:59:00-08:00",
        "44 BCE": "",
        "1990s": "",
        "13.8 Ga": "",
        "[1667,1668]": "",
    }
    assert {text: machine(read(text)) for text in dates} == dates
    times = [one.get("datetime") for one in found(page(of("2021-01-10/2021-02-15")), "time")]
    assert times == ["2021-01-10", "2021-02-15"]


def test_sides_that_disagree_stand_beside_each_other_each_quotation_in_its_language() -> None:
    sources = {"a": Source("a", "A", "Paper", "https://example.org/a", language="fr"), "b": Source("b", "B")}
    evidence = (
        Evidence("a", {"fr": "le dix", "en": "the tenth"}, "§2"),
        Evidence("b", "not so", stance="disputes", when=read("2021-01-11")),
    )
    event = Event("e", "E", read("2021-01-10"), evidence=evidence)
    root = page(MemoryChronicle(Preface(sources=sources), [event]))
    told, other = found(root, "div", "side")
    assert "As told here" in said(told)
    assert "« le dix » the tenth ✓ Paper, §2, French" in said(told)
    quote = next(told.iter("blockquote"))
    assert (quote.get("lang"), quote.get("cite")) == ("fr", "https://example.org/a")
    assert "“not so” ≠ B, disputes, gives 11 January 2021" in said(other)
    assert [said(one) for one in found(root, "p", "doubt")] == ["Sources give other dates."]


@pytest.mark.parametrize(
    ("name", "data", "is_there"),
    [
        ("seen.png", b"\x89PNG\r\n\x1a\n....", True),
        ("pictures/seen.webp", b"RIFF....WEBPVP8 ", True),
        ("../seen.png", b"\x89PNG\r\n\x1a\n....", False),
        ("seen.png", b"root:x:0:0:root", False),
        ("seen.png", b"\x89PNG\r\n\x1a\n" + bytes(LARGEST), False),
        ("missing.png", None, False),
    ],
)
def test_a_picture_beside_the_file_is_part_of_the_page(
    tmp_path: Path, name: str, data: bytes | None, *, is_there: bool
) -> None:
    folder = tmp_path / "story"
    (folder / "pictures").mkdir(parents=True)
    if data is not None:
        (folder / name).write_bytes(data)
    (folder / "story.toml").write_text(
        f'[[event]]\ntitle = "A"\nwhen = 2001\nimage = "{name}"\nimage_alt = "A crowd"\n', encoding="utf-8"
    )
    losses = Losses()
    text = written(load([str(folder / "story.toml")]).chronicle, "html", losses).decode()
    assert ('alt="A crowd"' in text) == is_there
    assert (f"A crowd ({name})" in text) != is_there
    assert bool(losses) != is_there


def test_what_is_doubtful_is_said_in_words() -> None:
    doubts = {
        "1850?": "The date is uncertain. Known to the year only.",
        "1850~": "The date is approximate. Known to the year only.",
        "[2001-01-02,2001-01-05]": "One of these dates; which one is not known.",
        "1985/": "Its end is not known. Known to the year only.",
        "2021-03-02/..": "It goes on.",
        "13.8 Ga": "The year is an estimate.",
    }
    for date, words in doubts.items():
        assert [said(one) for one in found(page(of(date)), "p", "doubt")] == [words], date


def test_that_most_dates_are_known_no_finer_is_not_said_of_each() -> None:
    quiet = found(page(of("1850", "1851", "1852", "1853", "1854?", "1990s")), "p", "doubt")
    assert [said(one) for one in quiet] == ["The date is uncertain.", "Known to the decade only."]


def test_what_a_route_says_at_a_stop_is_markdown() -> None:
    routes = (Route("r", "R", (Stop("a", "It *begins*\n\n# Here\n\nand [goes on](https://example.org)."),)),)
    made = page(MemoryChronicle(Preface(routes=routes), [Event("a", "A", read("2001"))]))
    (told,) = found(made, "div", "say")
    assert said(told) == "It begins Here and goes on."
    assert [element.tag.rpartition("}")[2] for element in told.iter()][1:] == ["p", "em", "h3", "p", "a"]


def test_a_line_breaks_after_the_day_of_the_week_and_not_within_a_day() -> None:
    text = written(of("2021-01-10", "1850-06-01"), "html").decode()
    assert "Sunday 10\u00a0January\u00a02021<" in text


def test_an_address_is_one_that_html_may_hold() -> None:
    events = [Event("a", "A", read("2001"), url='https://example.org/a b"<c>|é')]
    (link,) = found(page(MemoryChronicle(Preface(), events)), "a", "out")
    assert link.get("href") == "https://example.org/a%20b%22%3Cc%3E%7Cé"


def test_what_is_under_way_is_counted_as_finely_as_both_dates_are_known() -> None:
    known = [said(one) for one in found(page(of("2021-01-10/2021-02-15", "2021-01-20")), "p", "aside")]
    assert "Under way: Event 0 (day 11 of 37)." in known
    vague = [said(one) for one in found(page(of("1914/1918", "1916-05-03")), "p", "aside")]
    assert "Under way: Event 0 (year 3 of 5)." in vague
    vaguer = [said(one) for one in found(page(of("about 1914/1918", "1916-05-03")), "p", "aside")]
    assert "Under way: Event 0." in vaguer


def test_that_no_evidence_is_given_is_said_only_where_other_events_have_some() -> None:
    events = [Event("a", "A", read("2001")), Event("b", "B", read("2002"), evidence=(Evidence("s"),))]
    quiet, told = (said(page(MemoryChronicle(Preface(), each))) for each in (events[:1], events))
    assert ("No evidence is given." in quiet, "No evidence is given." in told) == (False, True)


def test_undated_events_have_a_section_of_their_own_and_say_why() -> None:
    events = [Event("a", "A", when_text="soon"), Event("b", "B", read("2001"), "2001")]
    root = page(MemoryChronicle(Preface(), events))
    (undated,) = [one for one in root.iter("section") if one.get("id") == "undated"]
    assert "The date can’t be read: soon" in said(undated)
    assert "A" in said(undated)


def test_words_can_be_read_on_every_paper_light_and_dark() -> None:
    """Contrast of at least 4.5 to 1, as WCAG 2.2 (1.4.3) has it for AA."""
    css = files("timeline_tui.formats").joinpath("page.css").read_text("utf-8")
    roots = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    light, dark = (dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", root)) for root in roots)
    for inks, lanes in ((light, palette.LIGHT), (dark, palette.DARK)):
        assert inks
        for paper in ("paper", "card"):
            for ink in ("ink", "muted", "link", "good", "warn"):
                assert contrast(inks[ink], inks[paper]) >= 4.5, (ink, paper)
        for name, colour in lanes.items():
            assert contrast(colour, inks["paper"]) >= 4.5, name


def contrast(one: str, other: str) -> float:
    bright, dim = sorted(map(luminance, (one, other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
