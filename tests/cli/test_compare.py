"""`--compare` where there is no terminal: agreements and conflicts as text, an exit status, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def written(name: str, *events: tuple[str, str, str]) -> str:
    text = "".join(
        f'[[event]]\nid = "{event}"\ntitle = "{title}"\n' + (f'when = "{date}"\n' if date else "")
        for event, title, date in events
    )
    Path(name).write_text(f'title = "Some"\n{text}', encoding="utf-8")
    return name


def test_conflicts_come_first_and_the_status_says_that_there_are_some(run: Run) -> None:
    one = written("a.toml", ("a", "Same", "2001"), ("b", "Begin", "2021-01-10"), ("c", "Mine", "2003"))
    other = written("b.toml", ("a", "Same", "2001"), ("b", "Begin", "2021-01-11"), ("d", "Theirs", ""))
    done = run(one, other, "--compare")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "1 a.toml ↔ 2 b.toml",
        "dates conflict (1)",
        "  Begin: 10 January 2021 ≠ 11 January 2021, 1 day later",
        "the same date (1)",
        "  Same: 2001",
        "only in 1 (1)",
        "  Mine: 2003",
        "only in 2 (1)",
        "  Theirs",
    ]


def test_stores_that_agree_end_with_status_0(run: Run) -> None:
    one = written("a.toml", ("a", "Same", "2001-05-05"))
    done = run(one, written("b.toml", ("a", "Same", "2001")), "--compare", "--plain", "--lang", "fr")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1] == "d’accord, l’un plus précis (1)"


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ((), (), "1 has no events: there is nothing to compare"),
        ((("a", "A", ""),), (("a", "A", "2001"),), "no event of 1 has a date: dates can’t be compared"),
        ((("a", "A", "2001"),), (("b", "B", "2001"),), "no event is in both"),
    ],
)
def test_what_cannot_be_compared_is_said(
    run: Run, one: tuple[tuple[str, str, str], ...], other: tuple[tuple[str, str, str], ...], said: str
) -> None:
    done = run(written("a.toml", *one), written("b.toml", *other), "--compare")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].startswith(said)


def test_a_filter_and_a_range_keep_the_pairs_of_which_either_event_matches(run: Run) -> None:
    one = written("a.toml", ("a", "Alike", "2001"), ("b", "Begin", "2021-01-10"), ("c", "Mine", "2003"))
    other = written("b.toml", ("a", "Alike", "2001"), ("b", "Started", "2021-01-11"), ("d", "Theirs", "2003"))
    done = run(one, other, "--compare", "--filter", "started")
    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [
        "dates conflict (1)",
        "  Begin: 10 January 2021 ≠ 11 January 2021, 1 day later",
    ]
    done = run(one, other, "--compare", "--range", "2001..2004")
    assert done.returncode == 0
    assert [line.strip() for line in done.stdout.splitlines()[1:]] == [
        "the same date (1)",
        "Alike: 2001",
        "only in 1 (1)",
        "Mine: 2003",
        "only in 2 (1)",
        "Theirs: 2003",
    ]
    done = run(one, other, "--compare", "--filter", "nonsense:x")
    assert done.returncode == 2
    assert "`nonsense:` is not a field" in done.stderr


@pytest.mark.parametrize("count", [1, 3])
def test_anything_but_two_stores_is_refused(run: Run, count: int) -> None:
    stores = [written(f"{at}.toml", ("a", "A", "2001")) for at in range(count)]
    done = run(*stores, "--compare")
    assert done.returncode == 2
    assert f"--compare needs two stores, not {count}: timeline-tui a.toml b.toml --compare" in done.stderr


def test_a_store_that_is_not_there_is_named(run: Run) -> None:
    done = run(written("a.toml", ("a", "A", "2001")), "gone.toml", "--compare")
    assert done.returncode == 2
    assert "gone.toml" in done.stderr
    assert not done.stdout


def test_ten_thousand_events_on_each_side(run: Run) -> None:
    events = [(f"e{at}", f"Event {at}", f"{1 + at % 2000:04d}-06-01") for at in range(10_000)]
    done = run(written("a.toml", *events), written("b.toml", *events), "--compare")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1] == "the same date (10000)"
