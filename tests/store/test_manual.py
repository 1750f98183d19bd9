"""docs/checks.md: every rule has its section, and every example is told there as `check` tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from timeline_tui.store.checks import examine
from timeline_tui.store.checks.manual import manual, section
from timeline_tui.store.checks.mends import MENDED
from timeline_tui.store.load import load
from timeline_tui.store.rules import FAMILIES, RULES

if TYPE_CHECKING:
    from pathlib import Path

_EXAMPLE = re.compile(r"^```toml title=\"([^\"]+)\"\n(.*?)^```\n\n^```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_page_has_a_section_for_every_rule_by_family() -> None:
    headings = re.findall(r"^### (\w+) (.*)$", manual(), re.MULTILINE)
    assert headings == [(code, rule.meaning) for code, rule in RULES.items()]
    assert re.findall(r"^## (\w): (.*)$", manual(), re.MULTILINE) == list(FAMILIES.items())
    rows = re.findall(r"^\| \[(\w+)\]\(#\S+\) \| (\w+) \| (.*) \|$", manual(), re.MULTILINE)
    assert rows == [(code, rule.severity, rule.meaning) for code, rule in RULES.items()]


@pytest.mark.parametrize("code", RULES)
def test_a_section_says_how_grave_it_is_and_whether_it_is_mended(code: str) -> None:
    text = section(code).split("\n\n")[1]
    assert text.startswith(RULES[code].severity.capitalize())
    assert ("mended by `--fix`." in text) == (code in MENDED)


@pytest.mark.parametrize("code", sorted(RULES.keys() - {"F003", "F004"}))
def test_its_example_is_told_as_the_page_says(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ((name, text, said),) = _EXAMPLE.findall(section(code) + "\n")
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode())
    if file.parent != tmp_path:
        (file.parent / "story.toml").write_text('[[event]]\nid = "a"\ntitle = "A"\nwhen = 2001\n')
    problems = examine(load([name if file.parent == tmp_path else file.parent.name]))
    assert [str(problem) for problem in problems] == said.splitlines()
    assert {problem.code for problem in problems} == {code}


def test_there_is_no_section_of_what_is_no_rule() -> None:
    assert section("L5") == ""
    assert section("Q1") == ""
