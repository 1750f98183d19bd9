"""`export --to svg`: the axis as a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings

from tests.formats.odd import ODD, of
from tests.formats.roundtrip import written
from tests.synthetic import busy, busy_chronicles
from tests.tui.explorer import SHIPPED
from timeline_tui.chart.lettering import text_width
from timeline_tui.formats.carried import Losses
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle

NAME = "{http://www.w3.org/2000/svg}"


def picture(chronicle: Chronicle, losses: Losses | None = None) -> Element:
    root = fromstring(written(chronicle, "svg", losses))
    assert isinstance(root, Element)
    assert root.tag == f"{NAME}svg"
    return root


def names(root: Element) -> list[str]:
    """What is said of each mark."""
    return ["".join(title.itertext()) for lane in root.iter(f"{NAME}g") for title in lane.findall(f"{NAME}title")]


@pytest.mark.parametrize("chronicle", ODD.values(), ids=ODD)
def test_it_is_well_formed_with_a_title_and_what_it_shows(chronicle: Chronicle) -> None:
    root = picture(chronicle)
    title, described = root.find(f"{NAME}title"), root.find(f"{NAME}desc")
    assert title is not None
    assert title.text
    assert described is not None
    assert described.text


@settings(max_examples=15, deadline=None)
@given(busy_chronicles)
def test_every_event_is_drawn_or_listed(chronicle: Chronicle) -> None:
    losses = Losses()
    said = names(picture(chronicle, losses))
    lost = {
        event_id
        for kind, ids in losses.kinds.items()
        if kind.startswith(("events without a date", "events that are only counted"))
        for event_id in ids
    }
    for event in chronicle.rows(0, len(chronicle)):
        assert (event.id in lost) != any(name.endswith(f"@{event.id}") for name in said)


def test_what_it_has_no_place_for_stands_in_a_comment_at_the_top() -> None:
    text = written(ODD["hostile"], "svg").decode()
    comment = text.split("<!--", 1)[1].split("-->", 1)[0]
    assert "evidence (1): a b" in comment
    assert "--" not in comment


def test_it_brings_its_own_colours_for_light_and_dark_and_nothing_from_elsewhere() -> None:
    text = written(of("2001", "2002"), "svg").decode()
    assert "prefers-color-scheme:dark" in text
    assert "url(" not in text
    assert "@import" not in text
    assert "href" not in text


def test_a_legend_says_what_occurs_and_no_more() -> None:
    root = picture(of("1850-01-01", "1850-03-03?", "1850-05-05/1850-07-01"))
    words = {"".join(text.itertext()) for text in root.iter(f"{NAME}text")}
    assert {"uncertain", "it lasted", "it happened here"} <= words
    assert not {"goes on", "end not known", "a claim"} & words


def test_ten_thousand_events_make_a_small_picture() -> None:
    assert len(written(busy(4, 10_000), "svg")) < 200_000


def test_what_a_fold_says_stands_on_no_name_of_a_stretch_and_no_tick() -> None:
    root = picture(load([SHIPPED]).chronicle)
    texts = [(text.get("class", ""), text) for group in root.iter(f"{NAME}g") for text in group.findall(f"{NAME}text")]
    folds = [text for group in root.iter(f"{NAME}g") if group.get("class") == "tl-fold" for text in group]
    rooms = []
    for fold in (text for text in folds if text.tag == f"{NAME}text" and text.text):
        half = text_width(fold.text or "", 11) / 2
        middle = float(fold.get("x", 0))
        rooms.append((fold.get("y"), middle - half, middle + half))
    assert rooms
    for _, text in [one for one in texts if one[0] in {"tl-band", "tl-tick"}]:
        start = float(text.get("x", 0))
        end = start + text_width(text.text or "", 12 if text.get("class") == "tl-band" else 11)
        assert not [room for room in rooms if room[0] == text.get("y") and room[1] < end and start < room[2]]


def test_no_label_of_a_tick_stands_on_the_edge_of_a_fold() -> None:
    text = written(load([SHIPPED]).chronicle, "svg").decode()
    edges = [float(x) for x in re.findall(r'<g class="tl-fold"><rect x="([0-9.]+)"', text)]
    ticks = re.findall(r'<text class="tl-tick" x="([0-9.]+)" y="33">([^<]*)<', text)
    assert edges
    assert ticks
    for x, label in ticks:
        assert not any(float(x) < edge < float(x) + text_width(label, 11) for edge in edges), label
