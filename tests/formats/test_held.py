"""What a format has no place for is counted, field by field, and nothing that it has is."""

from __future__ import annotations

import pytest

from timeline_tui.chronicle.event import Event, Evidence, Lane, Link, Preface, Source
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.formats.carried import Losses
from timeline_tui.formats.held import FIELDS, LANGUAGES, PREFACE, unheld, unheld_preface, words_of

FULL = Event(
    id="full",
    title="A",
    who=("Ann",),
    where="Kiel",
    lane="sea",
    tags=("red",),
    weight=5,
    summary="What",
    url="https://example.org",
    image="a.png",
    image_alt="A ship",
    claim_by="Bob",
    note="Say it",
    links=(Link("other"),),
    evidence=(Evidence("src"),),
    order=2,
    date_label="then",
)


def lost(event: Event, held: set[str]) -> dict[str, list[str]]:
    losses = Losses()
    unheld(event, held, losses)
    return dict(losses.kinds)


def test_every_field_of_an_event_that_is_not_held_is_counted() -> None:
    assert lost(FULL, set()) == {words: ["full"] for words in FIELDS.values()}
    assert lost(FULL, set(FIELDS)) == {}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_is_held_is_not_counted_and_no_other_hides(field: str) -> None:
    assert lost(FULL, {field}) == {words: ["full"] for name, words in FIELDS.items() if name != field}


def test_what_an_event_does_not_have_is_not_lost() -> None:
    assert lost(Event(id="bare", title="A"), {"id"}) == {}


@pytest.mark.parametrize(
    ("event", "held", "counted"),
    [
        (Event("e", {"en": "A", "fr": "B"}), {"id"}, True),
        (Event("e", {"en": "A"}), {"id"}, False),
        (Event("e", "A", summary={"en": "A", "fr": "B"}), {"id", "summary"}, True),
        (Event("e", "A", summary={"en": "A", "fr": "B"}), {"id"}, False),
    ],
)
def test_another_language_is_lost_where_the_words_are_held(event: Event, held: set[str], counted: bool) -> None:
    assert (LANGUAGES in lost(event, held)) is counted


def test_what_stands_before_the_events_is_counted_too() -> None:
    preface = Preface(
        title={"en": "T", "fr": "U"},
        about="About",
        language="fr",
        timezone="Europe/Paris",
        lanes=(Lane("sea"),),
        sources={"src": Source("src")},
    )
    losses = Losses()
    unheld_preface(MemoryChronicle(preface, []), {"title"}, losses)
    expected = [PREFACE[name] for name in ("about", "language", "timezone", "lanes", "sources")]
    assert list(losses.kinds) == [*expected, LANGUAGES]
    none = Losses()
    unheld_preface(MemoryChronicle(Preface(), []), set(), none)
    assert not none


@pytest.mark.parametrize(("wished", "words"), [("", "deux"), ("fr", "deux"), ("en", "two"), ("de", "deux")])
def test_words_are_in_the_wished_language_else_the_chronologys_own(wished: str, words: str) -> None:
    chronicle = MemoryChronicle(Preface(language="fr"), [])
    assert words_of({"en": "two", "fr": "deux"}, chronicle, wished) == words


def test_losses_are_told_by_kind_and_one_by_one_and_are_inert() -> None:
    losses = Losses()
    assert not losses
    for number in range(1, 6):
        losses.add("alarms", f"Event {number}")
    losses.add("doubt")
    losses.add("icons", "\x1b[31m" + "x" * 100)
    assert len(losses) == 7
    assert list(losses.summary()) == [
        "alarms (5): Event 1, Event 2, Event 3 and 2 more",
        "doubt (1)",
        f"icons (1): ␛[31m{'x' * 54}…",
    ]
    assert list(losses.every())[4:6] == ["alarms: Event 5", "doubt"]
