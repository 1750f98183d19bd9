"""A file that TOML can't read loses what is broken, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_tui.store.load import Reading

    Read = Callable[[str], Reading]

BEFORE = '[[event]]\nid = "before"\ntitle = "Before"\nwhen = 2001\n\n'
AFTER = '\n[[event]]\nid = "after"\ntitle = "After"\nwhen = 2003\nsummary = """\nTwo\nlines"""\n'


@pytest.mark.parametrize(
    ("broken", "code", "place", "message"),
    [
        ("when = 2021-01", "T101", (9, 8), 'this date needs quotes: when = "2021-01" (only'),
        (
            "when = a week after @before",
            "T101",
            (9, 8),
            'this date needs quotes: when = "a week after @before"',
        ),
        ("when = soon", "D201", (9, 8), '"soon" is not a date I can read'),
        ("where = New York", "T102", (9, 9), 'this text needs quotes: where = "New York"'),
        (
            "where = “New York”",
            "T102",
            (9, 9),
            'typographic quotes do not begin a text in TOML; write where = "New York"',
        ),
        ('where = "New York', "T103", (9, 18), 'this text is never closed: where = "New York"'),
        ('note = """\nno end', "T103", (9, 8), 'this text is never closed; write """ where it ends'),
        ('tags = ["a", "b"', "T104", (9, 8), "this `[` is never closed; write `]` where the value ends"),
        ('tags = ["a",\n  "b"', "T104", (9, 8), "this `[` is never closed"),
        ("weight 5", "T105", (9, 8), "this line has no `=`; write weight = 5"),
        ('where = "the "great" city"', "T106", (9, 15), "a quote inside a text is written"),
        ('title = "Twice"', "T107", (9, 1), "`title` stands here a second time"),
        ('where = "C:\\Users"', "T108", (9, 12), "a backslash begins an escape"),
        (
            'where = "a\x01b"',
            "T110",
            (9, 11),
            "the character U+0001 may not stand here; write \\u0001 for it",
        ),
        ("[[event.evidence]\nsource = 'x'", "T109", (9, 1), "this header must be [[event.evidence]]"),
        (
            'links = [\n  { to = "after", as = causes },\n]',
            "T102",
            (10, 24),
            'this text needs quotes: as = "causes"',
        ),
        (
            "x = " + "[" * 500 + "]" * 500,
            "T199",
            (6, 1),
            "TOML can't read this (values nest more than 100 levels",
        ),
    ],
)
def test_the_broken_statement_is_named_and_the_others_stay(
    read: Read, broken: str, code: str, place: tuple[int, int], message: str
) -> None:
    reading = read(f'{BEFORE}[[event]]\nid = "bad"\ntitle = "Bad"\n{broken}\n{AFTER}')
    named = [problem for problem in reading.problems if problem.code == code]
    assert [(problem.line, problem.column) for problem in named] == [place]
    assert message in named[0].message
    chronicle = reading.chronicle
    assert chronicle.get("before")
    after = chronicle.get("after")
    assert after
    assert after.summary == "Two\nlines"
    assert (f"{BEFORE}[[event]]\nid = 'bad'\ntitle = 'Bad'\n{broken}\n{AFTER}".split("\n"))[
        after.place.line - 1
    ] == "[[event]]"
    if code != "T199":
        bad = chronicle.get("bad")
        assert bad
        assert (bad.title, bad.place.line) == ("Bad", 6)


def test_a_broken_date_stays_with_the_event_as_it_was_written(read: Read) -> None:
    event = read(f'{BEFORE}[[event]]\nid = "bad"\ntitle = "Bad"\nwhen = 2021-01 # sic\n{AFTER}').chronicle.get("bad")
    assert event
    assert (event.when, event.when_text) == (None, "2021-01")


def test_a_broken_title_or_id_is_still_what_the_event_is_called(read: Read) -> None:
    chronicle = read("[[event]]\nid = the-id\ntitle = The title\nwhen = 2001\n").chronicle
    assert [(event.id, event.title) for event in chronicle.rows(0, 9)] == [("the-id", "The title")]


def test_all_mistakes_of_a_file_are_named_at_once(read: Read) -> None:
    bad = "".join(f'[[event]]\nid = "e{n}"\ntitle = "E"\nwhen = 2021-01\nwhere = Paris\n' for n in range(100))
    reading = read(BEFORE + bad + AFTER)
    assert len(reading.chronicle) == 102
    assert [(problem.code, problem.line) for problem in reading.problems[:4]] == [
        ("T101", 9),
        ("T102", 10),
        ("T101", 14),
        ("T102", 15),
    ]
    assert len(reading.problems) == 200


def test_a_broken_head_loses_no_event(read: Read) -> None:
    reading = read(f"title = No quotes\npublished = 2021-01\nlanguage 'en'\n{BEFORE}{AFTER}")
    assert len(reading.chronicle) == 2
    assert [problem.code for problem in reading.problems] == ["T102", "T101", "T105"]


def test_a_broken_header_of_an_event_is_made_whole(read: Read) -> None:
    reading = read(f"{BEFORE}[[event]\nid = 'bad'\ntitle = 'Bad'\nwhen = 2002\n{AFTER}")
    assert [event.id for event in reading.chronicle.rows(0, 9)] == ["before", "bad", "after"]
    assert [(problem.code, problem.line, problem.fix) for problem in reading.problems] == [("T109", 6, "[[event]]")]


def test_one_bracket_for_two_is_understood(read: Read) -> None:
    one = read('[event]\ntitle = "A"\nwhen = 2001\n')
    two = read('[event]\ntitle = "A"\nwhen = 2001\n[event]\ntitle = "B"\nwhen = 2002\n')
    assert (len(one.chronicle), len(two.chronicle)) == (1, 2)
    assert [problem.code for problem in one.problems] == ["K105"]
    assert [(problem.code, problem.line) for problem in two.problems] == [("K105", 1), ("K105", 4)]


def test_a_value_where_tables_belong_does_not_hide_the_tables(read: Read) -> None:
    reading = read(f"event = 3\n{BEFORE}{AFTER}")
    assert len(reading.chronicle) == 2
    assert [(problem.code, problem.line) for problem in reading.problems] == [("K102", 1)]


def test_a_text_that_quotes_headers_survives_a_mistake_elsewhere(read: Read) -> None:
    quoting = '[[event]]\ntitle = "A"\nwhen = 2001\nnote = """\n[[event]]\nwhen = 2021-01\n"""\n'
    reading = read(f"{quoting}{AFTER}where = here\n")
    assert [problem.code for problem in reading.problems] == ["T102"]
    assert [event.title for event in reading.chronicle.rows(0, 9)] == ["A", "After"]


@pytest.mark.parametrize("text", ["Dear diary,\ntoday it rained.\n", "<html>\n</html>\n", "{\n}", "\x01\x02"])
def test_what_is_no_toml_at_all_is_said_in_one_sentence(read: Read, text: str) -> None:
    with pytest.raises(StoreError, match=r"^story\.toml: this is not a TOML chronicle \(line 1: .*\)$"):
        read(text)


def test_a_header_with_one_bracket_before_many_with_two_takes_no_event_with_it(tmp_path: Path) -> None:
    # So long that the file is read in pieces, each of which is sound.
    events = "\n".join(
        f'[[event]]\ntitle = "Event {number}"\nwhen = "2021-01-{number % 28 + 1:02}"\n' for number in range(1000)
    )
    store = tmp_path / "events.toml"
    store.write_text(events.replace("[[event]]", "[event]", 1), encoding="utf-8")
    reading = load([str(store)])
    assert len(reading.chronicle) == 1000
    assert [(problem.code, problem.line) for problem in reading.problems] == [("K105", 1)]
