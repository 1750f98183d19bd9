"""The deep checks: what is certain is named, what may be right is left alone, and the author has the last word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline_tui.store.checks import Choice, examine, examined
from timeline_tui.store.checks.choice import is_known, nearest_code
from timeline_tui.store.load import load
from timeline_tui.store.rules import FAMILIES, RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.store.load import Reading

    Read = Callable[[str], Reading]


def two(kind: str, one: str, other: str, head: str = "") -> str:
    """An event `one` with a link of that kind to an event `other`."""
    return (
        f'{head}[[event]]\nid = "one"\ntitle = "One"\n{one}\nlinks = [{{ to = "other", as = "{kind}" }}]\n'
        f'[[event]]\nid = "other"\ntitle = "Other"\n{other}\n'
    )


def day(text: str) -> str:
    return f'when = "{text}"'


def span(start: str, end: str) -> str:
    return f'start = "{start}"\nend = "{end}"'


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("causes", day("2021-01-02"), day("2021")),  # a year may begin its event after its January
        ("causes", day("2021"), day("2021-01-02")),
        ("causes", day("2021-01-02"), day("2021-01-02")),
        ("causes", day("1851"), day("1850~")),  # about
        ("causes", day("1950"), day("1850?")),  # doubted: nothing is certain
        ("causes", day("1990s"), day("1992")),
        ("causes", day("2021-02-01"), span("..", "2021-03-01")),
        ("causes", day("[1667,1672]"), day("1670")),
        ("causes", "", day("1670")),
        ("starts", day("2021-01-10"), span("2021-01-10 23:59", "2021-02-15")),
        ("starts", day("2021-01-10"), span("2021-03-10", "2021-12-15")),  # a lease signed before it runs
        ("ends", day("2021-02-15"), span("2021-01-10", "2021-02-14")),  # its last day is the day before
        ("ends", day("2021-02-15"), span("2021-01-10", "?")),
        ("ends", day("2021-02-15"), day("2021-01-10")),  # how long it lasted is not said
        ("answers", day("2021-01-10 12:00"), day("2021-01-10")),
        ("part-of", day("2021-02-15"), span("2021-02-15", "2021-02-20")),
        ("part-of", day("2021-02-20"), span("2021-02-15", "2021-02-20")),
        ("part-of", day("2021"), span("2021-02-15", "2021-02-20")),
        ("part-of", span("2021-02-16", "?"), span("2021-02-15", "2021-02-20")),
        ("part-of", day("2021-02-16"), day("2021-02-15")),
        ("part-of", day("2021-02-16"), span("2021-02-15", "..")),
        ("follows", day("2021-02"), day("2021-02-15")),
        ("replaces", span("2021-01-01", "2021-12-31"), day("2021")),
        ("see-also", day("1850"), day("1950")),
        ("disputes", day("1850"), day("1950")),
    ],
)
def test_what_may_be_right_is_never_flagged(read: Read, kind: str, one: str, other: str) -> None:
    assert [str(problem) for problem in examine(read(two(kind, one, other))) if problem.code[0] == "L"] == []


@pytest.mark.parametrize(
    ("kind", "one", "other", "code"),
    [
        ("causes", day("2022"), day("2021"), "L501"),
        ("causes", day("1853"), day("1850~"), "L501"),
        ("causes", span("2021-02-01", "2021-03-01"), day("2021-01"), "L501"),
        ("causes", day("2021-05-01"), span("2021-03-01", ".."), "L501"),
        ("causes", day("2021-05-01"), span("..", "2021-03-01"), "L501"),
        ("starts", day("2021-02-01"), span("2021-01-10 23:59", "2021-02-15"), "L502"),
        ("ends", day("2021-02-16"), span("2021-01-10", "2021-02-14"), "L503"),
        ("ends", span("2020-02-16", "2020-03-01"), span("2021-01-10", "2021-02-14"), "L503"),
        ("answers", day("2021-01-10 12:00"), day("2021-01-11"), "L504"),
        ("part-of", day("2021-02-14"), span("2021-02-15", "2021-02-20"), "L505"),
        ("part-of", day("2021-02-21"), span("2021-02-15", "2021-02-20"), "L505"),
        ("part-of", span("2021-02-01", "2021-02-16"), span("2021-02-15", "2021-02-20"), "L505"),
        ("part-of", span("2021-02-16", "2021-02-21"), span("2021-02-15", "2021-02-20"), "L505"),
        ("part-of", day("2021-02-14"), day("2021-02-15"), "L505"),
        ("follows", day("2020"), day("2021"), "L506"),
        ("replaces", day("2020"), day("2021"), "L506"),
    ],
)
def test_what_is_certainly_wrong_is_named_at_the_link(read: Read, kind: str, one: str, other: str, code: str) -> None:
    problems = [problem for problem in examine(read(two(kind, one, other))) if problem.code[0] == "L"]
    assert [(problem.code, problem.event, problem.text) for problem in problems] == [(code, "one", '"other"')]


def test_a_circle_is_named_once_with_all_who_are_in_it(read: Read) -> None:
    circle = "".join(
        f'[[event]]\nid = "e{n}"\ntitle = "E {n}"\nwhen = 2021\n'
        f'links = [{{ to = "e{(n + 1) % 2000}", as = "causes" }}]\n'
        for n in range(2000)
    )
    problems = [problem for problem in examine(read(circle)) if problem.code[0] == "L"]
    assert [(problem.code, problem.event) for problem in problems] == [("L507", "e0")]
    assert "e0 → e1 → e2" in problems[0].message
    assert "→ … → e0" in problems[0].message


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [("causes", "answers", 0), ("causes", "follows", 0), ("causes", "causes", 1), ("answers", "follows", 1),
     ("part-of", "part-of", 1), ("part-of", "causes", 0), ("see-also", "see-also", 0), ("starts", "ends", 0)],
)  # fmt: skip
def test_links_both_ways_are_a_circle_only_where_they_contradict(read: Read, one: str, other: str, said: int) -> None:
    text = two(one, day("2021"), f'when = 2021\nlinks = [{{ to = "one", as = "{other}" }}]')
    assert sum(problem.code == "L507" for problem in examine(read(text))) == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('title = "The vote"\nwhen = 2021', 'title = "The vote, again"\nwhen = 2021'),
        ('title = "The vote"\nwhen = 2021', 'title = "The vote"\nwhen = 2022'),
        ('title = "Born"\nwhen = 2021\nwho = "Ann"', 'title = "Born"\nwhen = 2021\nwho = "Bob"'),
        ('title = "Strike"\nwhen = 2021\nwhere = "Lyon"', 'title = "Strike"\nwhen = 2021\nwhere = "Metz"'),
        ('title = "The vote"\nwhen = 2021\nlinks = [{ to = "b" }]', 'title = "The vote"\nwhen = 2021'),
        ('title = "The vote"\nwhen = 2021', 'title = "The vote"\nwhen = "who knows"'),
    ],
)
def test_events_that_differ_in_words_time_people_or_place_are_two(read: Read, one: str, other: str) -> None:
    problems = examine(read(f'[[event]]\nid = "a"\n{one}\n[[event]]\nid = "b"\n{other}\n'))
    assert "U404" not in {problem.code for problem in problems}


EVIDENCE = (
    '[[source]]\nid = "s"\ntitle = "S"\n[[event]]\nid = "a"\ntitle = "A"\n{event}\n'
    '[[event.evidence]]\nsource = "s"\n{own}\n'
)


@pytest.mark.parametrize(
    ("event", "own", "codes"),
    [
        ('when = "2021-01-10 23:59 PST"', 'when = "2021-01-11"', []),  # the 11th, east of there
        ('when = "2021-01-10 23:59 PST"', 'when = "2021-01-11 07:59 UTC"', []),
        ('when = "2021-01-10 23:59 PST"', 'when = "2021-01-12"', ["E603"]),
        ('when = "2021-01-10"', 'when = "2021-01"', []),
        ('when = "2021-01-10"', 'when = "2021-02?"', []),
        ('when = "2021-01-10"', 'when = "2021-02"', ["E603"]),
        ('when = "2021-01-10"', 'when = "2021-02"\nstance = "mentions"', []),
        ('when = "2021-01-10"', 'when = "2021-02"\nstance = "disputes"', ["E606"]),
        ('when = "2021-01-10"\nclaim_by = "Ann"', 'when = "2021-02"\nstance = "disputes"', []),
        ('when = "2021-01-10"', "when = 2021-01-10", ["E604"]),
        ('when = "2021-01"', 'quote = "Then."', []),
    ],
)  # fmt: skip
def test_evidence_disagrees_only_where_both_dates_cannot_be_right(
    read: Read, event: str, own: str, codes: list[str]
) -> None:
    text = EVIDENCE.format(event=event, own=own)
    assert [problem.code for problem in examine(read(text))] == codes


def test_a_hint_that_its_line_explains_is_not_told_and_an_error_is(read: Read) -> None:
    text = EVIDENCE.format(event='when = "2021-01-10"', own='when = "2021-02"  # E603: decided, then disclosed')
    found = examined(read(text))
    assert (found.problems, found.ignored, found.explained) == ((), 0, 1)
    assert [problem.code for problem in examine(read(text.replace(": decided, then disclosed", "")))] == ["E603"]
    error = read('[[event]]\nid = "a"\ntitle = "A"\nwhen = "soon"  # D201: it is\n')
    assert [problem.code for problem in examine(error)] == ["D201"]


LIST = '[[event]]\ntitle = "A"\nwhen = "soon"\ntag = "x"\nclaim_by = "Ann"\n'


@pytest.mark.parametrize(
    ("table", "asked", "codes"),
    [
        ("", Choice(), ["S701", "D201", "K101", "E601"]),
        ('ignore = ["S", "E601"]', Choice(), ["D201", "K101"]),
        ('ignore = "S"', Choice(), ["D201", "K101", "E601"]),
        ('select = ["D", "K"]', Choice(), ["D201", "K101"]),
        ('select = ["D", "K"]\nignore = ["D2"]', Choice(), ["K101"]),
        ('select = ["D201"]\nignore = ["D"]', Choice(), ["D201"]),
        ('ignore = ["S"]', Choice(ignore=("E",)), ["D201", "K101"]),
        ('select = ["D"]', Choice(select=("K",)), ["K101"]),
        ('ignore = ["E601"]', Choice(select=("E601",)), ["E601"]),
        ('ignore = ["D"]', Choice(ignore=("D201",)), ["S701", "K101", "E601"]),
    ],
)
def test_the_file_and_the_caller_choose_the_rules(read: Read, table: str, asked: Choice, codes: list[str]) -> None:
    found = examined(read(f"{LIST}[check]\n{table}\n" if table else LIST), asked)
    assert [problem.code for problem in found.problems] == codes
    assert len(found.problems) + found.ignored == 4


def test_each_file_chooses_for_itself(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[check]\nignore = ["S"]\n[[event]]\ntitle = "A"\nwhen = 2001\n')
    (tmp_path / "b.toml").write_text('[[event]]\ntitle = "B"\nwhen = 2002\n')
    problems = examine(load([str(tmp_path)]))
    assert [(problem.code, Path(problem.file).name) for problem in problems] == [("S701", "b.toml")]


def test_what_one_file_declares_another_may_use(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        '[[lane]]\nid = "l"\n[[source]]\nid = "s"\ntitle = "S"\n[[event]]\nid="x"\ntitle="X"\nwhen=1\n'
    )
    (tmp_path / "b.toml").write_text(
        '[[event]]\nid = "b"\ntitle = "B"\nwhen = 2002\nlane = "l"\n[[event.evidence]]\nsource = "s"\n'
    )
    assert {problem.code for problem in examine(load([str(tmp_path)]))} == {"D201"}


def test_a_file_beside_the_store_is_found_and_a_misspelt_one_offered(tmp_path: Path) -> None:
    (tmp_path / "portrait.png").write_bytes(b"")
    event = '[[event]]\nid = "a"\ntitle = "A"\nwhen = 2001\nimage_alt = "A"\nimage = "{}"\n'
    store = tmp_path / "story.toml"
    store.write_text(event.format("portrait.png"))
    assert examine(load([str(store)])) == ()
    store.write_text(event.format("portait.png"))
    (problem,) = examine(load([str(store)]))
    assert (problem.code, problem.text, problem.fix) == ("R305", '"portait.png"', '"portrait.png"')
    store.write_text(event.format("data:image/png;base64,AAAA"))
    assert examine(load([str(store)])) == ()


def test_titles_are_measured_in_cells_of_the_screen(read: Read) -> None:
    text = '[[event]]\nid = "a"\ntitle = "{}"\nwhen = 2001\n'
    assert examine(read(text.format("x" * 60))) == ()
    assert [problem.code for problem in examine(read(text.format("日" * 31)))] == ["S704"]


def test_a_place_is_right_wherever_check_stands(read: Read) -> None:
    event = '[[event]]\nid = "a"\ntitle = "A"\nwhen = 2001\n'
    text = f'{event}\n  [check]\n  select = ["D", "E", "K"]\n  ignore = ["ß", "S70x"]\n'
    problems = examine(read(text))
    assert [(problem.line, problem.column, problem.text) for problem in problems] == [(8, 13, '"ß"'), (8, 18, '"S70x"')]


ROUTES = """
[[event]]
id = "one"
title = "One"
when = 2021-01-01
[[event]]
id = "two"
title = "Two"
when = 2021-02-01
lane = "law"
"""


@pytest.mark.parametrize(
    ("route", "codes"),
    [
        ('stops = [{ event = "one", say = "This." }, { event = "one", say = "And this." }]', []),
        ('stops = [{ event = "one", say = { en = "This." } }, { event = "one", say = "This." }]', ["U408"]),
        ('stops = ["one", "two", "one"]  # U408: the way back', []),
        ('stops = ["one", "gone", "gone"]', ["R304", "R304"]),
        ('stops = ["one", "two"]', []),  # nobody says anything
        ('stops = [{ event = "one", say = "This." }, "two"]', []),  # of two, one may be silent
        ('lanes = ["law"]\nstops = ["two", { event = "one", lanes = [] }]', []),
        ('range = "2021-01..2021-01"\nstops = ["one", { event = "two", range = "" }]', []),
        ('range = "soon..2021"\nstops = ["one", "two"]', ["R307"]),  # once, at the route
        ('range = "soon..2021"\nstops = [{ event = "one", range = "2021..2022" }]', []),  # nobody sees it
        ('filter = "is:claim"\nstops = ["one", "two"]', ["R309", "R309"]),
        ('lanes = ["lwa", "law"]\nfilter = "tga:x"\nstops = ["two"]', ["R301", "R308"]),
    ],
)
def test_a_route_is_told_what_is_likely_a_slip_and_no_more(read: Read, route: str, codes: list[str]) -> None:
    found = examine(read(f'[[route]]\nid = "way"\n{route}\n{ROUTES}'))
    assert [problem.code for problem in found] == codes


def test_a_stop_is_placed_whatever_stands_before_it(read: Read) -> None:
    """A route without an id, and a stop that is none, are left out and move nothing."""
    text = (
        '[[route]]\nstops = ["one"]\n[[route]]\nid = "way"\nstops = [3, "gone", { event = "one", lanes = ["law"] }]\n'
    )
    found = {problem.code: (problem.line, problem.text) for problem in examine(read(text + ROUTES))}
    assert found["R304"] == (5, '"gone"')
    assert found["R309"] == (5, '["law"]')
    assert found.keys() == {"K102", "K106", "R304", "R309"}


def test_of_two_routes_of_one_id_the_first_is_told(read: Read) -> None:
    text = '[[route]]\nid = "way"\nstops = ["one"]\n[[route]]\nid = "way"\n' + ROUTES
    reading = read(text)
    assert [problem.code for problem in examine(reading)] == ["U403"]
    assert [len(route.stops) for route in reading.chronicle.preface.routes] == [1]


def test_every_rule_has_a_family_a_number_and_a_meaning() -> None:
    for code, rule in RULES.items():
        assert rule.family == FAMILIES[code[0]]
        assert code[1:].isdigit()
        assert is_known(code)
        assert is_known(code[0])
    numbers = {code[0]: {other[1] for other in RULES if other[0] == code[0]} for code in RULES if code[0] != "F"}
    assert all(len(hundreds) == 1 for hundreds in numbers.values())


@pytest.mark.parametrize(("written", "near"), [("e603", "E603"), ("L5001", "L501"), ("X9", ""), ("D299", "D")])
def test_the_nearest_code_is_offered(written: str, near: str) -> None:
    assert nearest_code(written).startswith(near)
    assert near or not nearest_code(written)
