"""Every mistake is named with its place, its text and a mend, and takes nothing else with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline_tui.store.load import Reading, load
from timeline_tui.store.rules import FAMILIES, RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.store.problem import Problem

    Read = Callable[[str], Reading]

MISTAKES = Path(__file__).parents[1] / "data" / "mistakes.toml"
GOOD = ("first", "second", "third", "fourth")

ONLY_WHOLE = "(only whole days like 2021-01-10 and times like 2021-01-10T23:59:00-08:00 go without)"
SAID = [
    ("bare-month", "T101", f'this date needs quotes: when = "2021-01" {ONLY_WHOLE}', '"2021-01"'),
    ("figures", "D201", '"01/02/2021" could be 1 February or 2 January; write 2021-02-01 or 2021-01-02',
     "2021-02-01"),
    ("two-digits", "D201", "85: write the year with four digits: 1985 or 0085", "1985"),
    ("negative", "D201", '-44 can mean 44 BCE or 45 BCE; write "44 BCE"', '"44 BCE"'),
    ("five-digits", "D201", '12021: years over 9999 are written "Y12021"', '"Y12021"'),
    ("needless-y", "D201", '"Y1985": Y is only for years of five digits or more; write 1985', "1985"),
    ("month-13", "D201", '"2021-13": there is no month 13', ""),
    ("day-30", "D201", '"2021-02-30": February 2021 has 28 days', ""),
    ("bare-day-30", "D201", '"2021-02-30": February 2021 has 28 days', ""),
    ("unhyphened", "D201", '"20210110": put the hyphens in: 2021-01-10', "2021-01-10"),
    ("time-alone", "D201", "23:59:00 is a time without a day; write 2021-01-10T23:59:00", ""),
    ("bare-leap-second", "D201", "leap seconds are not kept; write 23:59:59", "2016-12-31T23:59:59Z"),
    ("backwards", "D204", "it ends (2021-01-01) before it starts (2021-02-01)", ""),
    ("both", "D202", "use when, or start and end, not both", ""),
    ("neither", "D203", "it has no date; add when = … or start = …", ""),
    ("misspelt", "D205", 'there is no event "thirt"; did you mean "third"?', '"a week after @third"'),
    ("hen", "D206", "these events are dated by each other: hen → egg → hen", ""),
    ("ago", "D201", 'ago from when? write "two weeks before @published" and give published = … at the top',
     '"two weeks before @published"'),
]  # fmt: skip


@pytest.fixture(scope="module")
def reading() -> Reading:
    return load([str(MISTAKES)])


def _of(reading: Reading, event: str) -> Problem:
    (problem,) = [problem for problem in reading.problems if problem.event == event]
    return problem


@pytest.mark.parametrize(("event", "code", "sentence", "fix"), SAID)
def test_each_mistake_is_named_in_the_words_of_the_rules(
    reading: Reading, event: str, code: str, sentence: str, fix: str
) -> None:
    problem = _of(reading, event)
    prefix = "" if code == "T101" else f'event "{event}": '
    assert (problem.code, problem.message, problem.fix) == (code, prefix + sentence, fix)


def test_each_mistake_is_named_once_at_its_own_line_and_column(reading: Reading) -> None:
    lines = MISTAKES.read_text(encoding="utf-8").split("\n")
    mistakes = [line.partition('"')[2][:-1] for line in lines if line.startswith("id = ")]
    assert [problem.event for problem in reading.problems] == [name for name in mistakes if name not in GOOD]
    for problem in reading.problems:
        line = lines[problem.line - 1]
        assert problem.text in line
        assert line[problem.column - 1 :].strip() in {problem.text, problem.text.partition("= ")[2], line}


def test_every_event_is_there_the_bad_ones_without_a_date(reading: Reading) -> None:
    events = {event.id: event for event in reading.chronicle.rows(0, len(reading.chronicle))}
    assert len(events) == MISTAKES.read_text(encoding="utf-8").count("[[event]]")
    assert [name for name, event in events.items() if event.when] == ["fourth", "second", "first", "third"]
    assert events["bare-month"].when_text == "2021-01"
    assert events["soon"].when_text == "soon"


def test_a_zone_that_was_not_in_force_is_a_warning_and_the_date_is_read(read: Read) -> None:
    reading = read('[[event]]\ntitle = "July"\nwhen = "2021-07-10 12:00 PST"\n')
    assert [(problem.code, problem.severity) for problem in reading.problems] == [("D250", "warning")]
    assert reading.chronicle.undated == 0


@pytest.mark.parametrize(
    ("lines", "code", "place", "message"),
    [
        ('tag = "x"', "K101", (4, 1), "`tag` is not a key of an event: `tags`?"),
        ('date = "x"', "K101", (4, 1), "`date` is not a key of an event: `when`?"),
        ("who = 3", "K102", (4, 7), '`who` must be a text or a list of texts such as ["…", "…"], not 3'),
        ('"é" = 1', "K101", (4, 1), None),
        ("weight = 9", "K104", (4, 10), "`weight` must be a whole number from 1 to 5, not 9"),
        ('links = [{ to = "a", as = "cause" }]', "K104", (4, 27), None),
        ('links = [{ to = "b" }]', "R303", (4, 17), 'there is no event "b"; write the id of an event'),
        ('links = [{ à = 1, to = "a" }]', "T199", (4, 12), None),
        ('links = [{ "à" = 1, to = "a" }]', "K101", (4, 12), None),
        ('note = "é"\nlane = "storse"', "R301", (5, 8),
         'there is no lane "storse"; did you mean "stores"? Else declare it: [[lane]] id = "storse"'),
        ('evidence = [{ source = "Engaget" }]', "R302", (4, 24),
         'there is no source "Engaget"; did you mean "engadget"?'),
        ("[[event.evidence]]\nquote = 'x'", "K106", (4, 1), 'evidence needs `source`; add source = "…"'),
        ("id = 'A B'", "U402", (4, 6), 'the id "A B" is not made of a-z, 0-9, - and _; write "a-b"'),
        ("id = 'today'", "U402", (4, 6),
         'the id "today" means something else in dates; write "today-event"'),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_format_is_named_where_it_stands(
    read: Read, lines: str, code: str, place: tuple[int, int], message: str | None
) -> None:
    declared = '[[lane]]\nid = "stores"\n[[source]]\nid = "engadget"\n'
    reading = read(f'[[event]]\ntitle = "A"\nwhen = 2001\n{lines}\n{declared}')
    (problem,) = reading.problems
    assert (problem.code, (problem.line, problem.column)) == (code, place)
    assert message is None or problem.message == message
    assert len(reading.chronicle) == 1


def test_an_event_without_title_or_id_is_kept(read: Read) -> None:
    reading = read('[[event]]\nwhen = 2001\n[[event]]\nid = "x"\nwhen = 2002\n[[event]]\ntitle = 7\nwhen = 2003\n')
    assert [(event.id, event.title) for event in reading.chronicle.rows(0, 9)] == [
        ("event-1", "?"),
        ("x", "x"),
        ("event-3", "?"),
    ]
    assert {problem.code for problem in reading.problems} == {"K103", "K102"}


def test_an_entry_that_is_no_table_is_left_out_by_name(read: Read) -> None:
    reading = read('event = [{ title = "A", when = 2001 }, 4]\n')
    assert len(reading.chronicle) == 1
    assert [problem.message for problem in reading.problems] == ["an event must be a table, not 4"]


def test_tables_that_are_not_known_are_named_with_the_nearest(read: Read) -> None:
    reading = read('[[events]]\ntitle = "A"\nwhen = 2001\n')
    assert [problem.code for problem in reading.problems] == ["F002", "K107"]
    assert reading.problems[1].message.endswith("did you mean [[event]]?")


def test_what_is_declared_twice_is_named_and_the_first_holds(read: Read) -> None:
    twice = "".join(f'[[{name}]]\nid = "x"\ntitle = "{n}"\n' for n in (1, 2) for name in ("lane", "source"))
    reading = read(f'{twice}[[event]]\ntitle = "A"\nwhen = 2001\n')
    assert [(problem.code, problem.line) for problem in reading.problems] == [("U403", 8), ("U403", 11)]
    preface = reading.chronicle.preface
    assert [lane.title for lane in preface.lanes] == ["1"]
    assert preface.sources["x"].title == "1"


def test_an_unknown_zone_is_named_and_the_dates_are_read(read: Read) -> None:
    reading = read('timezone = "Mars/Olympus"\n[[event]]\ntitle = "A"\nwhen = 2001\n')
    assert [(problem.code, problem.line, problem.column) for problem in reading.problems] == [("D207", 1, 12)]
    assert reading.chronicle.undated == 0


def test_what_counts_from_a_circle_is_refused_for_that(read: Read) -> None:
    reading = read(
        '[[event]]\nid = "a"\ntitle = "A"\nwhen = "@b"\n[[event]]\nid = "b"\ntitle = "B"\nwhen = "@a"\n'
        '[[event]]\nid = "c"\ntitle = "C"\nwhen = "a day after @b"\n'
        '[[event]]\nid = "d"\ntitle = "D"\nwhen = 2001\n'
    )
    assert [(problem.event, problem.code) for problem in reading.problems] == [
        ("a", "D206"),
        ("b", "D206"),
        ("c", "D205"),
    ]
    assert reading.chronicle.undated == 3


def test_every_rule_has_a_family_and_a_meaning() -> None:
    for code, rule in RULES.items():
        assert rule.code == code
        assert code[0] in FAMILIES
        assert rule.meaning
        assert not rule.meaning.endswith(".")
