"""The filter language: what each clause keeps, what it refuses and where, and how facets change it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.chronicle.answers import Match
from timeline_tui.chronicle.event import Event, Evidence, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.query import Query, QueryRefusal, parse, toggle
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
        ("--parler", "cut offline about"),
        ("-(parler OR case)", "capitol month maybe never"),
        ('-"hosting parler" lane:hosting', "offline"),
        ("offline parler", "offline"),
        ("hosting parler OR case", "cut case"),
        ("capitol OR case", "capitol case"),
        ("(capitol OR parler) -lane:hosting", "capitol about"),
        ("/st[oa]r/", "capitol"),
        ("/^storm.*capitol$/", ""),
        ("/(?m)^storm.*capitol$/", "capitol"),
        ("/PRISE d.assaut/", "capitol"),
        ("/Pérhaps/", "maybe"),
        ("/on (the )?tenth/", "maybe"),
        ("tag:lawsuit", "case"),
        ("tag:law*", "case"),
        ("tag:law", ""),
        ("tag:*suit", "case"),
        ("tag:l*w*t", "case"),
        ("tag:ri*ot", "capitol"),
        ("tag:rio*iot", ""),
        ("TAG:Lawsuit", "case"),
        ("who:parler*", "cut offline"),
        ("lane:courts,politics", "capitol case"),
        ("who:amazon", "cut"),
        ('who:"amazon web"', "cut"),
        ("where:seattle", "cut"),
        ("source:verge", "cut"),
        ("id:cut", "cut"),
        ("is:span", "offline case"),
        ("is:open,undated", "case never"),
        ("IS:Span is:open", "case"),
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
        ("a (is:certain b)", "is:certain", "stands alone"),
        ("-is:certain", "is:certain", "stands alone"),
        ("is:span,certain", "is:span,certain", "stands alone"),
        ("a tag:", "tag:", "needs a value"),
        ("a Before:", "Before:", "needs a value"),
        ('who:""', 'who:""', "needs a value"),
        ("before:@", "before:@", "the id of an event"),
        ("see http://x.org", "http://x.org", 'as words: "http://x.org"'),
        ("a ()", "()", "holds nothing"),
        ("((a) b", "((a) b", "not closed"),
        ('"(" (a', "(a", "not closed"),
        ("OR a", "OR", "on each side"),
        ("a OR OR b", "OR", "on each side"),
        ("a - b", "-", "leave out"),
        ("//", "//", "put it in quotes"),
        ("/(a|aa)*b/", "/(a|aa)*b/", "for ever"),
        ("/((a+)b?)+/", "/((a+)b?)+/", "for ever"),
        ("/(?:a?){30}b/", "/(?:a?){30}b/", "for ever"),
        ("/.*.*.*.*b/", "/.*.*.*.*b/", "for ever"),
    ],
)
def test_a_clause_that_can_not_be_read_is_named_in_place(text: str, clause: str, says: str) -> None:
    with pytest.raises(QueryRefusal) as caught:
        parse(text)
    assert says in str(caught.value)
    assert text[caught.value.start : caught.value.end] == clause


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("tags:x", "tag:x"),
        ("is:opne", "is:open"),
        ("http://x", '"http://x"'),
        ("on:2021-1-1", "on:2021-01-01"),
        ("(a", "(a)"),
        ("//", '"//"'),
    ],
)
def test_a_mend_can_be_pasted_in_place_of_the_clause(text: str, mend: str) -> None:
    with pytest.raises(QueryRefusal) as caught:
        parse(text)
    assert caught.value.mend == mend
    assert parse(mend) is not None


@pytest.mark.parametrize("pattern", ["(ab)+", "[(+]+a", r"\(a+\)+", "(ab){2}c+d*", "a(b|c)d?e", "(?:ab)*c", "[]*]+"])
def test_a_pattern_that_can_not_run_away_is_let_through(pattern: str) -> None:
    assert parse(f"/{pattern}/") is not None


def test_an_unknown_event_is_answered_with_the_nearest() -> None:
    with pytest.raises(Refusal, match="did you mean on:@offline"):
        WHOLE.matching(parse("on:@offlin"))
    with pytest.raises(Refusal, match="did you mean before:@capitol"):
        WHOLE.matching(parse("before:@cap"))
    with pytest.raises(Refusal, match=r'there is no event "zzz"$'):
        WHOLE.matching(parse("before:@zzz"))
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
        ("is:contested", "kind", "span", "is:contested is:span"),
        ("is:contested is:span", "kind", "point", "is:contested is:span,point"),
        ("a OR b", "lane", "courts", "(a OR b) lane:courts"),
        ("(a OR b) lane:courts", "lane", "courts", "(a OR b)"),
        ("(a OR b) lane:courts", "lane", "hosting", "(a OR b) lane:courts,hosting"),
        ('"a  b OR" lane:courts c', "lane", "courts", '"a  b OR" c'),
        (r"/\(/ lane:courts", "lane", "courts", r"/\(/"),
        ("LANE:Courts", "lane", "courts", ""),
        ("tag:a tag:b", "tag", "b", "tag:a"),
        ("", "who", 'Bob "Bo" Lind', 'who:"Bob *Bo* Lind"'),
        ('who:"Bob *Bo* Lind"', "who", 'Bob "Bo" Lind', ""),
        ('who:"A', "lane", "courts", 'who:"A lane:courts'),
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


def test_a_clause_is_known_by_its_place_in_the_text() -> None:
    query = parse('  parler -(a OR "b c")  lane:courts,hosting on:2021 ')
    assert query is not None
    assert [query.written(placed) for placed in query.clauses] == [
        "parler",
        '-(a OR "b c")',
        "lane:courts,hosting",
        "on:2021",
    ]
    less = query.without("lane")
    assert less is not None
    assert less.text == 'parler -(a OR "b c") on:2021'
    assert less == parse(less.text)
    assert query.without("tag") is query
    assert _query("lane:courts").without("lane") is None


def _query(text: str) -> Query:
    query = parse(text)
    assert query is not None
    return query


def test_plain_words_mean_the_same_with_and_without_the_grammar() -> None:
    plain, read_by_grammar = _query("parler  Offline"), _query("parler  Offline lane:hosting").without("lane")
    assert read_by_grammar is not None
    assert [placed.clause for placed in plain.clauses] == [placed.clause for placed in read_by_grammar.clauses]


CLAUSES = st.recursive(
    st.sampled_from(
        ["parler", '"hosting parler"', "lane:hosting,press", "is:span", "on:2021-01", "before:@cut", "/st.r/"]
    ),
    lambda inner: st.one_of(
        inner.map("-({})".format),
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join).map("({})".format),
    ),
    max_leaves=6,
)


@given(CLAUSES)
def test_brackets_around_a_query_and_spaces_in_it_change_nothing(text: str) -> None:
    assert kept(f"({text})") == kept(text) == kept(text.replace(" ", "  "))


@given(CLAUSES)
def test_a_query_and_its_opposite_share_what_is_possible_alone(text: str) -> None:
    one, other = kept(text), kept(f"-({text})")
    assert set(one) | set(other) == {event.id for event in EVENTS}
    assert all(one[name] is other[name] is Match.POSSIBLE for name in set(one) & set(other))


@given(CLAUSES, st.sampled_from(["hosting", "press"]))
def test_ticking_and_unticking_a_facet_keeps_what_the_rest_keeps(text: str, lane: str) -> None:
    if lane in _query(text).values("lane"):
        text = toggle(text, "lane", lane) or "parler"
    assert lane not in _query(text).values("lane")
    once = toggle(text, "lane", lane)
    assert lane in _query(once).values("lane")
    assert kept(toggle(once, "lane", lane)) == kept(text)


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_is_refused(text: str) -> None:
    try:
        query = parse(text)
        WHOLE.matching(query)
    except Refusal as refused:
        refusal = refused
    else:
        return
    assert str(refusal)


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
    for deep in ("(" * 500 + "a" + ")" * 500, "-" * 900 + "a"):
        with pytest.raises(QueryRefusal, match="deep"):
            parse(deep)
    assert parse("-a " * 900) is not None
