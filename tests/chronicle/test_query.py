"""The filter language: what each clause keeps, what it refuses and where, and how facets change it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chronicle.chronicle import Match
from timeline_tui.chronicle.event import Event, Evidence, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.query import QueryRefusal, parse, toggle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal

EVENTS = [
    Event(
        "capitol",
        {"en": "Storming of the Capitol", "fr": "Prise d’assaut du Capitole"},
        read("2021-01-06"),
        lane="politics",
        who=("Donald Trump",),
        tags=("riot",),
    ),
    Event(
        "cut",
        "AWS stops hosting Parler",
        read("2021-01-10T23:59:00-08:00"),
        lane="hosting",
        who=("Amazon Web Services", "Parler"),
        where="Seattle",
        tags=("suspension",),
        evidence=(Evidence("verge", "dark", stance="disputes"),),
    ),
    Event("offline", "Parler offline", read("2021-01-11/2021-02-15"), lane="hosting", who=("Parler",)),
    Event("month", "Some time in January", read("2021-01"), lane="press"),
    Event("about", "About the tenth", read("2021-01-10~"), lane="press", claim_by="Parler"),
    Event("maybe", "Perhaps on the tenth", read("2021-01-10?"), lane="press"),
    Event("case", "A case that goes on", read("2021-03-02/.."), lane="courts", tags=("lawsuit",)),
    Event("never", "Never dated", None, lane="press"),
]
WHOLE = MemoryChronicle(Preface(), EVENTS)


def kept(text: str) -> dict[str, Match]:
    found = WHOLE.matching(parse(text))
    return {event.id: found.match(row) for row, event in enumerate(found.rows(0, len(found)))}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("parler", "cut offline about"),
        ("PARLER offline", "offline"),
        ('"hosting parler"', "cut"),
        ("prise", "capitol"),
        ("-parler", "capitol month maybe case never"),
        ("capitol OR case", "capitol case"),
        ("(capitol OR parler) -lane:hosting", "capitol about"),
        ("/st[oa]r/", "capitol"),
        ("tag:lawsuit", "case"),
        ("tag:law*", "case"),
        ("tag:law", ""),
        ("lane:courts,politics", "capitol case"),
        ("who:amazon", "cut"),
        ('who:"amazon web"', "cut"),
        ("where:seattle", "cut"),
        ("source:verge", "cut"),
        ("id:cut", "cut"),
        ("is:span", "offline case"),
        ("is:point -is:uncertain", "capitol cut month"),
        ("is:open", "case"),
        ("is:uncertain", "about maybe"),
        ("is:undated", "never"),
        ("is:contested", "cut"),
        ("is:claim", "about"),
        ("is:sourced", "cut"),
        ("is:unsourced is:span", "offline case"),
    ],
)
def test_what_each_clause_keeps(text: str, ids: str) -> None:
    assert set(kept(text)) == set(ids.split())


@pytest.mark.parametrize(
    ("text", "certain", "possible"),
    [
        ("on:2021-01-10", "", "month about maybe"),
        ("on:2021-01-11", "cut offline", "month about"),
        ("during:2021-01", "capitol cut offline month about", "maybe"),
        ("during:2021-02-10", "offline", ""),
        ("during:2030", "case", ""),
        ("before:2021-01-10", "capitol", "month about"),
        ("before:2021-01-11", "capitol", "month about maybe"),
        ("after:2021-02", "case", ""),
        ("after:2021-01-10", "cut offline case", "month about"),
        ("after:@capitol", "cut offline about case", "month maybe"),
        ("on:@offline", "cut offline", "month about"),
        ('on:"10 janvier 2021"', "", "month about maybe"),
        ("is:certain on:2021-01-11", "cut offline", ""),
    ],
)
def test_a_date_filter_has_two_answers(text: str, certain: str, possible: str) -> None:
    found = kept(text)
    assert {name for name, match in found.items() if match is Match.CERTAIN} == set(certain.split())
    assert {name for name, match in found.items() if match is Match.POSSIBLE} == set(possible.split())


def test_not_possible_is_possible_and_not_certain_is_no() -> None:
    assert kept("-on:2021-01-11")["month"] is Match.POSSIBLE
    assert "offline" not in kept("-on:2021-01-11")


@pytest.mark.parametrize(
    ("text", "clause", "says"),
    [
        ("parler tags:x", "tags:x", "`tag:x`?"),
        ("foo:bar", "foo:bar", "is not a field"),
        ("a is:opne", "is:opne", "did you mean is:open?"),
        ("before:soon", "before:soon", '"soon" is not a date'),
        ("on:2021-13", "on:2021-13", "there is no month 13"),
        ("parler (a", "(a", "not closed"),
        ('parler "b', '"b', "not closed"),
        ("a)", ")", "closes nothing"),
        ("a OR", "OR", "on each side"),
        ("a -", "-", "leave out"),
        ("/(a+)+/", "/(a+)+/", "for ever"),
        ("/a(/", "/a(/", "not a pattern"),
        ("a OR is:certain", "is:certain", "stands alone"),
    ],
)
def test_a_clause_that_can_not_be_read_is_named_in_place(text: str, clause: str, says: str) -> None:
    with pytest.raises(QueryRefusal) as caught:
        parse(text)
    assert says in str(caught.value)
    assert text[caught.value.start : caught.value.end] == clause


def test_an_unknown_event_is_answered_with_the_nearest() -> None:
    with pytest.raises(Refusal, match="did you mean on:@offline"):
        WHOLE.matching(parse("on:@offlin"))
    with pytest.raises(Refusal, match="has no date"):
        WHOLE.matching(parse("on:@never"))


@pytest.mark.parametrize(
    ("text", "name", "value", "after"),
    [
        ("", "lane", "courts", "lane:courts"),
        ("parler", "who", "Amazon Web Services", 'parler who:"Amazon Web Services"'),
        ("lane:courts", "lane", "courts", ""),
        ("a lane:courts b", "lane", "hosting", "a lane:courts,hosting b"),
        ("lane:courts,hosting", "lane", "courts", "lane:hosting"),
        ('who:"A B"', "who", "C", 'who:"A B",C'),
        ("is:certain", "doubt", "contested", "is:certain is:contested"),
        ("is:contested", "doubt", "contested", ""),
        ("(lane:courts a)", "lane", "hosting", "(lane:courts a) lane:hosting"),
        ("-lane:courts", "lane", "hosting", "-lane:courts lane:hosting"),
    ],
)
def test_a_facet_is_put_in_and_taken_out_and_the_rest_stays(text: str, name: str, value: str, after: str) -> None:
    assert toggle(text, name, value) == after


def test_what_a_facet_ticks_is_what_the_query_says() -> None:
    query = parse('lane:courts,hosting who:"A B" -tag:x is:contested')
    assert query is not None
    assert query.values("lane") == ("courts", "hosting")
    assert query.values("who") == ("A B",)
    assert query.values("tag") == ()
    assert query.values("doubt") == ("contested",)
    assert query.values("kind") == ()


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_is_refused(text: str) -> None:
    try:
        query = parse(text)
        WHOLE.matching(query)
    except Refusal as refusal:
        said = str(refusal)
    else:
        said = "read"
    assert said


@given(
    st.sampled_from(["lane", "tag", "who", "source"]),
    st.text(st.characters(exclude_characters='"', exclude_categories=["C"]), min_size=1, max_size=12).filter(str.strip),
)
def test_toggling_twice_is_no_filter_and_once_asks_for_that_value(name: str, value: str) -> None:
    once = toggle("", name, value)
    query = parse(once)
    assert query is not None
    assert query.values(name) == (value,)
    assert toggle(once, name, value) == ""


def test_brackets_without_end_are_refused_at_once() -> None:
    with pytest.raises(QueryRefusal):
        parse("(" * 3_000)
    with pytest.raises(QueryRefusal):
        parse("x" * 5_000)
