"""What the documents claim is run: every TOML example loads, every date is read, every command works."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_tui.chronicle.reading import read
from timeline_tui.store.load import load
from timeline_tui.tui.actions import ACTIONS
from timeline_tui.tui.key_names import shown
from timeline_tui.tui.settings.declared import SETTINGS
from timeline_tui.tui.settings.reading import read_settings

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(language: str) -> list[tuple[str, str]]:
    """Fenced blocks of a language in all documents, each with where it stands."""
    found = []
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for match in re.finditer(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            line = text.count("\n", 0, match.start()) + 1
            found.append((f"{document.name}:{line}", match[1]))
    return found


SETTINGS_PAGE = "settings.md"
TOML = [block for block in blocks("toml") if not block[0].startswith(SETTINGS_PAGE)]
SETTINGS_EXAMPLES = [block for block in blocks("toml") if block[0].startswith(SETTINGS_PAGE)]
COMMANDS = [
    (where, line)
    for where, block in blocks("sh")
    for line in block.splitlines()
    # `serve` goes on until it is interrupted: tests/cli/test_serve.py plays it through.
    if line.startswith("timeline-tui ") and "|" not in line and not line.startswith("timeline-tui serve")
]


@pytest.mark.parametrize(("where", "text"), TOML, ids=[where for where, _ in TOML])
def test_every_toml_example_loads_without_an_error(where: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "example.toml"
    file.write_text(text, encoding="utf-8")
    errors = [str(problem) for problem in load([str(file)]).problems if problem.severity == "error"]
    allowed = ("R",)  # an example may link to an event that another example shows
    assert not [error for error in errors if not error.split(": ", 1)[1].startswith(allowed)], where


@pytest.mark.parametrize(("where", "text"), SETTINGS_EXAMPLES, ids=[where for where, _ in SETTINGS_EXAMPLES])
def test_every_example_of_settings_is_in_force_as_it_stands(where: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    settings = read_settings(str(file))
    assert not settings.troubles, where
    assert settings.origins


def test_the_page_of_settings_has_them_all_with_their_defaults_and_variables() -> None:
    page = (ROOT / "docs" / SETTINGS_PAGE).read_text(encoding="utf-8")
    rows = {row.split("`")[1]: row for row in page.splitlines() if row.startswith("| `")}
    assert list(rows) == [setting.name for setting in SETTINGS]
    for setting in SETTINGS:
        assert f"`{setting.variable}`" in rows[setting.name]
        default = str(setting.default).lower() or setting.unset
        assert f"| `{default}` |" in rows[setting.name] or setting.unset.split()[-1] in rows[setting.name]


def test_every_date_in_the_readme_is_read() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("| written | means |")[1].split("\n\n")[0]
    dates = [date for date in re.findall(r"`([^`]+)`", table) if "@" not in date]
    assert len(dates) >= 18
    for date in dates:
        read(date.strip('"'))


@pytest.mark.parametrize(("where", "command"), COMMANDS, ids=[command for _, command in COMMANDS])
def test_every_command_in_the_documents_runs(where: str, command: str, tmp_path: Path) -> None:
    words = shlex.split(command, comments=True)[1:]
    if "-o" in words:
        words[words.index("-o") + 1] = str(tmp_path / words[words.index("-o") + 1])
    ran = subprocess.run(
        [sys.executable, "-m", "timeline_tui", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode in (0, 1), where + ran.stderr
    assert "Traceback" not in ran.stderr


def test_every_key_in_the_readme_is_a_key_of_the_explorer() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## Keys")[1].split("\n\n")[1]
    named = {key for row in table.splitlines()[2:] for key in re.findall(r"`([^`]+)`", row.split("|")[1])}
    known = {shown(key) for action in ACTIONS for key in action.keys} | {"-", "Enter", "Backspace"}
    assert named <= known
