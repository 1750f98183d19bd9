"""Recall: what is asked is known for certain, and no answer that can be defended is ever marked wrong."""

from __future__ import annotations

import random
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.synthetic import MORE_DATES, busy_chronicles, chronicle
from tests.worlds import lived
from timeline_tui.chronicle.event import Event, Evidence, Link, Preface, Source
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.recall.lesson import Lesson, lesson
from timeline_tui.chronicle.recall.questions import KINDS, Choice, Item, Ordering, Placing, Question
from timeline_tui.chronicle.when import MAX, MIN

LINK_KINDS = ("answers", "causes", "starts", "ends", "replaces", "part-of", "disputes")


def made(*events: Event, sources: tuple[str, ...] = ()) -> MemoryChronicle:
    preface = Preface(sources={name: Source(name, publisher=name) for name in sources})
    return MemoryChronicle(preface, events)


def event(name: str, when: str = "", **fields: Any) -> Event:
    return Event(name, f"Title {name}", read(when) if when else None, when)._replace(**fields)


def titles(question: Choice | Ordering) -> list[str]:
    return [str(option.text) for option in question.options]


def only(kind: str, *events: Event, sources: tuple[str, ...] = ()) -> list[Question]:
    every = lesson(made(*events, sources=sources), 1, count=50).questions
    return [question for question in every if question.item.kind == kind]


# --- a world: every event at one of the times that the file leaves open --------------------------


def world(whole: MemoryChronicle, dice: random.Random) -> dict[str, tuple[int, int]]:
    found = {}
    for one in whole.rows(0, len(whole)):
        if one.when is not None:
            dates = [one.when, *(evidence.when for evidence in one.evidence if evidence.when)]
            found[one.id] = lived(dice.choice(dates), dice)
    return found


@st.composite
def told(draw: st.DrawFn) -> MemoryChronicle:
    """A busy chronicle with links of every kind, quotes, claims and sources that give other dates."""
    whole = draw(busy_chronicles)
    dice = random.Random(draw(st.integers(0, 10**6)))
    events = []
    for one in whole.rows(0, len(whole)):
        links = [
            Link(f"e-{dice.randrange(max(1, len(whole)))}", dice.choice(LINK_KINDS)) for _ in range(dice.randint(0, 2))
        ]
        evidence = [
            Evidence(
                f"s{dice.randrange(6)}",
                quote=dice.choice(("", f"A quote of some length, {dice.randrange(30)}")),
                when=read(dice.choice((*MORE_DATES, "1850", "2021-01-11"))) if dice.random() < 0.2 else None,
            )
            for _ in range(dice.randint(0, 2))
        ]
        claim = dice.choice(("", "", "Ann", "Bob", "Dr Ann", "Zoé"))
        events.append(one._replace(links=tuple(links), evidence=tuple(evidence), claim_by=claim))
    sources = {f"s{at}": Source(f"s{at}", publisher=f"Paper {'abcdef'[at] * 3}") for at in range(6)}
    return MemoryChronicle(Preface(sources=sources), events)


def asked(whole: MemoryChronicle, seed: int, count: int = 30) -> list[Question]:
    return list(lesson(whole, seed, count=count).questions)


@settings(max_examples=150, deadline=None)
@given(told(), st.integers(0, 10**6))
def test_no_answer_that_can_be_defended_is_marked_wrong(whole: MemoryChronicle, seed: int) -> None:
    """In no world that the file leaves open is an answer right that is graded wrong, nor a right one wrong."""
    questions = asked(whole, seed)
    dice = random.Random(seed)
    for _ in range(12):
        lives = world(whole, dice)
        for question in questions:
            match question:
                case Ordering():
                    true = sorted(range(len(question.options)), key=lambda at: lives[question.options[at].event])
                    assert question.grade(true).verdict == "right"
                case Placing():
                    begun = lives[question.item.event][0]
                    width = dice.choice((1, 60, 86_400, (question.hi - question.lo) // 60 or 1))
                    at = begun - dice.randrange(width)
                    assert question.grade((at, at + width)).verdict == "right"
                case Choice() if question.item.kind == "first":
                    begun_at = [lives[option.event][0] for option in question.options]
                    assert begun_at[question.right] < begun_at[1 - question.right]
                case Choice() if question.item.kind == "under-way":
                    moment = lives[question.item.event][0]
                    for at, option in enumerate(question.options):
                        begun, over = lives[option.event]
                        assert (begun < moment < over) == (at == question.right)
                case Choice() if question.item.kind == "link":
                    _assert_the_others_can_not_be_it(question, whole, lives)
                case Choice():
                    _assert_only_one_said_it(question, whole)


def _assert_the_others_can_not_be_it(
    question: Choice, whole: MemoryChronicle, lives: dict[str, tuple[int, int]]
) -> None:
    kind = question.prompt.name.removeprefix("link.")
    begun, over = lives[question.item.event]
    linked = dict(whole.linked_from(question.item.event))
    for at, option in enumerate(question.options):
        if at == question.right:
            assert (option.event, kind) in whole.linked_from(question.item.event)
            continue
        assert option.event not in linked
        its = lives[option.event][0]
        match kind:
            case "answers" | "replaces":
                assert its < begun
            case "causes" | "starts":
                assert its > begun
            case _:
                assert its < begun or its >= over


def _assert_only_one_said_it(question: Choice, whole: MemoryChronicle) -> None:
    about = whole.get(question.item.event)
    assert about is not None
    wrong = {text for at, text in enumerate(titles(question)) if at != question.right}
    right = titles(question)[question.right]
    assert not any(part in text.split() for text in wrong for part in right.split() if part != "Paper")
    if question.prompt.name == "who.claims":
        assert right == about.claim_by
        return
    quote = question.cited[0].evidence.quote
    sources = whole.preface.sources
    saying = {
        sources[evidence.source].publisher
        for one in whole.rows(0, len(whole))
        for evidence in one.evidence
        if evidence.quote == quote
    }
    assert saying == {right}
    assert not wrong & {sources[evidence.source].publisher for evidence in about.evidence}


@settings(max_examples=100, deadline=None)
@given(told(), st.integers(0, 10**6))
def test_nothing_is_asked_of_a_doubted_date_and_no_two_choices_read_alike(whole: MemoryChronicle, seed: int) -> None:
    for question in asked(whole, seed):
        if isinstance(question, (Choice, Ordering)):
            shown = [
                question.prompt.said("en"),
                *(option.text if isinstance(option.text, str) else option.text["en"] for option in question.options),
            ]
            assert len(set(shown)) == len(shown)
            assert len(question.options) >= 2
        if question.item.kind == "who":
            continue
        about = [question.item.event, *(option.event for option in getattr(question, "options", ()))]
        right = question.options[question.right].event if isinstance(question, Choice) else ""
        for name in about:
            one = whole.get(name)
            assert one is not None
            if question.item.kind == "link" and name == right:
                continue  # that it is linked is known without a date
            assert one.when is not None
            assert "?" not in one.when.qual
            assert "%" not in one.when.qual
            assert not any(part.qual in {"?", "%"} for part in one.when.parts)


@given(told(), st.integers(0, 10**6))
@settings(max_examples=50, deadline=None)
def test_a_lesson_is_repeatable_asks_nothing_twice_and_says_what_it_can_not_ask(
    whole: MemoryChronicle, seed: int
) -> None:
    one, other = lesson(whole, seed), lesson(whole, seed)
    assert one == other
    items = [question.item for question in one.questions]
    assert len(set(items)) == len(items) <= 10
    kinds = {item.kind for item in items} | {unasked.kind for unasked in one.unasked}
    if len(items) < 10:
        assert kinds == set(KINDS)
    for language in ("en", "fr"):
        for question in one.questions:
            assert "{" not in question.prompt.said(language)
            assert all(line.said(language) for line in question.lines)


# --- each kind ------------------------------------------------------------------------------------


def test_what_overlaps_may_stand_in_either_order() -> None:
    (question,) = (
        each
        for each in only("order", event("a", "2020"), event("b", "2021-03"), event("c", "2021-03-05"))
        if each.item.event == "a"
    )
    assert isinstance(question, Ordering)
    at = {option.event: place for place, option in enumerate(question.options)}
    verdicts = {order: question.grade([at[name] for name in order]).verdict for order in permutations("abc")}
    assert {"".join(order) for order, verdict in verdicts.items() if verdict == "right"} == {"abc", "acb"}
    (line,) = question.lines
    assert line.said("en") in {
        f"Either order of “Title {one}” and “Title {other}” is right: the dates that are given for them overlap."
        for one, other in ("bc", "cb")
    }
    assert question.grade([at[name] for name in "bca"]).score == 0
    assert question.grade([at[name] for name in "bac"]).score == 0.5


def test_a_place_is_measured_by_how_finely_its_own_date_is_known() -> None:
    day = 86_400
    events = [event("a", "2020-01-01"), event("b", "2020-07"), event("c", "2022-01-01"), event("d", "2021-03-10")]
    placed = {each.item.event: each for each in only("place", *events)}
    month = placed["b"]
    assert isinstance(month, Placing)
    july = read("2020-07").lo
    assert month.grade((july, july + 1)).verdict == "right"
    assert month.grade((july + 30 * day, july + 31 * day)).verdict == "right"
    assert month.grade((july - 20 * day, july - 20 * day + 1)).verdict == "near"
    assert month.grade((july - 120 * day, july - 120 * day + 1)).verdict == "missed"
    exact = placed["d"]
    assert isinstance(exact, Placing)
    begun = read("2021-03-10").lo
    assert exact.grade((begun - 20 * day, begun - 20 * day + 1)).verdict == "missed"
    assert exact.grade((begun - 2 * day, begun - 2 * day + 1)).verdict == "near"
    scores = [exact.grade((begun - far * day, begun - far * day + 1)).score for far in (0, 1, 2, 5, 50)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1


def test_a_source_that_gives_another_date_leaves_the_order_open() -> None:
    other = Evidence("s", when=read("2020-06-05"), when_text="2020-06-05")
    contested = event("b", "2020-06-01", evidence=(other,))
    assert not only("first", contested, event("c", "2020-06-03"))
    assert only("first", event("b", "2020-06-01"), event("c", "2020-06-03"))
    unread = event("b", "2020-06-01", evidence=(Evidence("s", when_text="in June, or was it July"),))
    assert not only("first", unread, event("c", "2020-06-03"))


def test_what_was_under_way_is_told_from_what_was_certainly_not() -> None:
    war, peace = event("war", "1914-07-28/1918-11-11"), event("peace", "1919-06-28/1939-09-01")
    perhaps = event("perhaps", "1910/1916~")
    (question,) = (
        each for each in only("under-way", war, peace, perhaps, event("x", "1916-02-21")) if each.item.event == "x"
    )
    assert isinstance(question, Choice)
    assert sorted(titles(question)) == ["Title peace", "Title war"]
    assert titles(question)[question.right] == "Title war"


def test_an_answer_comes_after_what_it_answers() -> None:
    links = (Link("suit", "answers"),)
    events = [
        event("suit", "2021-01-11"),
        event("reply", "2021-01-12", links=links),
        event("early", "2021-01-06"),
        event("late", "2021-02-01"),
    ]
    (question,) = only("link", *events)
    assert isinstance(question, Choice)
    assert question.prompt.said("en") == "What answered this? “Title suit”"
    assert question.prompt.said("fr") == "Qu’est-ce qui a répondu à ceci ? « Title suit »"
    assert sorted(titles(question)) == ["Title early", "Title reply"]


def test_a_quote_is_asked_of_who_alone_says_it() -> None:
    quote = Evidence("Post", quote="It was not a suspension.")
    elsewhere = event("b", "2021", evidence=(Evidence("Times", quote="Something quite different."),))
    (question, *_) = only("who", event("a", "2020", evidence=(quote,)), elsewhere, sources=("Post", "Times"))
    assert isinstance(question, Choice)
    assert sorted(titles(question)) == ["Post", "Times"]
    both = event("b", "2021", evidence=(Evidence("Times", quote="“It was not a suspension.”"),))
    assert not only("who", event("a", "2020", evidence=(quote,)), both, sources=("Post", "Times"))


def test_names_that_share_a_word_are_no_choice() -> None:
    claims = [event("a", "2020", claim_by="Amazon"), event("b", "2021", claim_by="Amazon.com")]
    assert not only("who", *claims)
    (one, two) = only("who", claims[0], event("c", "2021", claim_by="Parler"))
    assert isinstance(one, Choice)
    assert isinstance(two, Choice)
    assert {titles(one)[one.right], titles(two)[two.right]} == {"Amazon", "Parler"}


def test_a_title_that_says_the_year_is_not_asked_when_that_was() -> None:
    cups = [event(f"c{at}", f"{at}-06", title=f"World Cup {at}") for at in range(1998, 2020, 4)]
    found = lesson(made(*cups), 1)
    assert not found.questions
    assert why(found)["place"] == why(found)["first"] == "titles"
    others = [event("a", "1999-05"), event("b", "2005-01-01"), event("c", "0044-03", title="The 300 of Sparta")]
    asked_about = {question.item.event for question in lesson(made(*cups, *others), 1, count=50).questions}
    assert asked_about == {"a", "b", "c"}
    ancient = [event("x", "-0489", title="Marathon, 490 BC"), event("y", "-0043-03-15"), event("z", "0014")]
    assert {each.item.event for each in lesson(made(*ancient), 1, count=50).questions} == {"y", "z"}


def test_a_quote_is_not_given_away_by_its_language() -> None:
    papers = {
        name: Source(name, publisher=name, language=language)
        for name, language in (("Monde", "fr"), ("Figaro", "fr"), ("Post", "en"), ("Times", "en"), ("Mail", "en"))
    }
    quote = Evidence("Monde", quote="Ce n’était pas une suspension.")
    others = [event(f"e{at}", "2021", evidence=(Evidence(name),)) for at, name in enumerate(papers)]
    whole = MemoryChronicle(Preface(sources=papers), [event("a", "2020", evidence=(quote,)), *others])
    for seed in range(10):
        (question,) = (each for each in lesson(whole, seed, kinds=("who",)).questions if each.item.event == "a")
        assert isinstance(question, Choice)
        assert {"Monde", "Figaro"} < set(titles(question))


def test_the_middle_of_an_axis_gives_nothing_away() -> None:
    whole = made(*(event(f"e{at}", f"{1000 + at}") for at in range(800)))
    placed = [each for each in lesson(whole, 1, count=100, kinds=("place",)).questions if isinstance(each, Placing)]
    places = sorted((each.known.begun_from - each.lo) / (each.hi - each.lo) for each in placed)
    assert len(placed) == 100
    assert places[10] < 0.25
    assert places[-10] > 0.75


def test_an_axis_is_as_long_as_it_tells_its_events_apart() -> None:
    years = 365 * 86_400
    deep = ("13.8 Ga", "4.54 Ga", "66 Ma", "about 17,000 years ago", "3200 BCE", "0800", "1492", "1969-07-20")
    whole = made(*(event(f"e{at}", when) for at, when in enumerate(deep)))
    length = {
        each.item.event: (each.hi - each.lo) / years
        for each in lesson(whole, 1, count=50, kinds=("place",)).questions
        if isinstance(each, Placing)
    }
    assert length["e0"] > 1e10
    assert length["e7"] < 50_000


# --- a lesson -------------------------------------------------------------------------------------


def story(size: int = 40) -> MemoryChronicle:
    return made(*(event(f"e{at}", f"{1900 + at}") for at in range(size)))


def test_what_is_due_comes_first_and_what_is_known_last() -> None:
    due = (Item("e7", "place"), Item("gone", "place"), Item("e9", "first"))
    found = lesson(story(), 3, due=due)
    assert [question.item for question in found.questions[:2]] == [due[0], due[2]]
    assert len(found.questions) == 10
    known = [Item(f"e{at}", kind) for at in range(1, 40) for kind in ("place", "first", "order")]
    fresh = lesson(story(), 3, count=3, known=known)
    assert {question.item.event for question in fresh.questions} == {"e0"}
    assert len(lesson(story(), 3, known=[*known, Item("e0", "place")]).questions) == 10


def why(found: Lesson) -> dict[str, str]:
    return {unasked.kind: unasked.why for unasked in found.unasked}


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ((), "no-events"),
        ((event("a"), event("b", "2021?")), "undated"),
        ((event("a", "2021"), event("b")), "one-event"),
        (tuple(event(f"e{at}", "2021-01-06 14:12Z") for at in range(30)), "same-time"),
    ],
)
def test_what_a_chronicle_does_not_know_is_said_and_not_asked(events: tuple[Event, ...], reason: str) -> None:
    found = lesson(made(*events), 1)
    assert not found.questions
    assert {why(found)[kind] for kind in ("order", "place", "first", "under-way", "link")} == {reason}
    assert set(why(found)) == set(KINDS)


def test_kinds_that_lack_something_say_what() -> None:
    assert why(lesson(story(), 1)) == {"under-way": "no-spans", "link": "no-links", "who": "no-voices"}
    assert why(lesson(made(event("a", "2020"), event("b", "2021")), 1))["place"] == "vague"


def test_ten_thousand_events_are_asked_about() -> None:
    whole = chronicle(1, 10_000)
    found = lesson(whole, 1)
    assert len(found.questions) == 10
    assert {"order", "place", "first", "under-way"} <= {question.item.kind for question in found.questions}


def test_the_seconds_before_the_stars_and_after_them_do_not_matter() -> None:
    whole = made(
        event("a", "13.8 Ga"), event("b", "66 Ma"), event("c", "-0043-03-15"), event("d", "2021"), event("e", "1985/..")
    )
    for question in lesson(whole, 1, count=50).questions:
        if isinstance(question, Placing):
            assert MIN < question.lo < question.hi <= MAX
