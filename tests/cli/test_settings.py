"""`keys` and `config`: what is printed, what is made, and that no screen is loaded for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.tui.explorer import SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Where the user's settings are, in these tests."""
    return tmp_path / "config-home" / "timeline-tui" / "config.toml"


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_keys_prints_every_action_by_group_with_what_the_settings_have_changed(run: Run, config: Path) -> None:
    write(config, "[keys]\nquit = ['Q', 'ctrl+d']\n[story.keys]\nnext = 'n'\n[lists.keys]\nup = 'e'\n")
    lines = [" ".join(line.split()) for line in run("keys").stdout.splitlines()]
    assert "The explorer [keys]" in lines
    assert "* quit Q Ctrl+D Quit" in lines
    assert "zoom-in + = Zoom in" in lines
    assert "The story [story.keys]" in lines
    assert "* next n Next step" in lines
    assert "* up e Before" in lines
    french = run("keys", "--lang", "fr").stdout
    assert "Tout seul" in french
    assert "Quitter" in french


def test_keys_as_json_and_as_toml_to_be_pasted(run: Run, config: Path) -> None:
    write(config, "[keys]\nquit = 'Q'\n")
    actions = json.loads(run("keys", "--format", "json").stdout)
    [quit_] = [action for action in actions if action["action"] == "quit"]
    assert (quit_["table"], quit_["keys"], quit_["default"], quit_["words"]) == ("keys", ["Q"], ["q"], "Quit")
    pasted = run("keys", "--format", "toml").stdout
    assert 'quit = "Q"' in pasted
    config.write_text(pasted, encoding="utf-8")
    again = run("keys", "--format", "toml")
    assert (again.stdout, again.stderr) == (pasted, "")


def test_config_says_what_is_in_force_and_from_where(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = run("config").stdout
    assert nothing.startswith(f"# {config}  # not there")
    write(config, 'theme = "nord"\n[story]\npace = 20\n[keys]\nquit = "x"\n')
    monkeypatch.setenv("TIMELINE_TUI_LANG", "fr")
    done = run("config")
    lines = dict(line.split("  # ", 1) for line in done.stdout.splitlines() if "  # " in line)
    said = {" ".join(line.split()): origin for line, origin in lines.items()}
    assert said['theme = "nord"'] == f"{config}:1"
    assert said["story.pace = 20"] == f"{config}:3"
    assert said['lang = "fr"'] == "TIMELINE_TUI_LANG"
    assert said['keys.quit = "x"'] == f"{config}:5"
    assert said["keys.fold = []"] == "others have its keys"
    assert done.returncode == 1
    assert f'{config}:5:8: x is "quit" now' in done.stderr
    found = json.loads(run("config", "--format", "json").stdout)
    assert found["settings"]["theme"] == {"value": "nord", "default": "dark", "from": f"{config}:1"}
    assert found["keys"]["keys"] == {"quit": ["x"], "fold": []}
    assert found["problems"][0]["line"] == 5


def test_init_makes_the_file_and_never_writes_over_one(run: Run, config: Path) -> None:
    assert run("config", "--init").returncode == 0
    text = config.read_text(encoding="utf-8")
    assert "# theme = " in text
    assert run("config").returncode == 0
    config.write_text("theme = 'nord'\n", encoding="utf-8")
    refused = run("config", "--init")
    assert refused.returncode == 2
    assert "there already" in refused.stderr
    assert config.read_text(encoding="utf-8") == "theme = 'nord'\n"


def test_edit_opens_the_editor_at_what_is_wrong_and_says_what_still_is(
    run: Run, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "nano"
    editor.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("EDITOR", "nano")
    monkeypatch.delenv("VISUAL", raising=False)
    assert run("config", "--edit").returncode == 0
    write(config, 'theme = "nord"\nviw = "list"\n')
    done = run("config", "--edit")
    assert done.returncode == 1
    assert "did you mean view?" in done.stderr
    assert (tmp_path / "asked").read_text().splitlines() == [f"+1,1 {config}", f"+2,1 {config}"]
    monkeypatch.setenv("TIMELINE_TUI_EDITOR", "no-such-editor")
    refused = run("config", "--edit")
    assert refused.returncode == 2
    assert '"no-such-editor" can\'t be started' in refused.stderr


def test_another_file_is_named_by_option_or_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.toml"
    other.write_text('theme = "nord"\n', encoding="utf-8")
    assert 'theme = "nord"' in run("config", "--config", str(other)).stdout
    missing = run("keys", "--config", "gone.toml")
    assert missing.returncode == 2
    assert "--init" in missing.stderr
    monkeypatch.setenv("TIMELINE_TUI_CONFIG", str(other))
    assert 'theme = "nord"' in run("config").stdout


def test_a_picture_follows_the_settings_and_the_command_line_before_them(
    run: Run, config: Path, tmp_path: Path
) -> None:
    write(config, 'lang = "fr"\nviw = "list"\n')
    french = run("screenshot", SHIPPED, "-o", "a.svg", "--size", "60x12")
    assert "did you mean view?" in french.stderr
    assert "événement" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    run("screenshot", SHIPPED, "-o", "b.svg", "--size", "60x12", "--lang", "en")
    assert "événement" not in (tmp_path / "b.svg").read_text(encoding="utf-8")


def test_a_theme_that_does_not_exist_is_refused(run: Run) -> None:
    refused = run("screenshot", SHIPPED, "-o", "a.svg", "--theme", "nrd")
    assert refused.returncode == 2
    assert "'nrd' is not one of" in refused.stderr


def test_what_is_printed_is_the_same_whatever_the_settings_are(run: Run, config: Path) -> None:
    before = run("list", SHIPPED)
    write(config, 'lang = "fr"\nviw = "list"\n')
    after = run("list", SHIPPED)
    assert (after.stdout, after.stderr) == (before.stdout, before.stderr)


@pytest.mark.parametrize("words", [["keys"], ["config"], ["keys", "--format", "toml"], ["config", "--init"]])
def test_no_screen_is_loaded_for_keys_and_settings(words: list[str]) -> None:
    code = (
        "import sys; from timeline_tui.cli import run; status = run(sys.argv[1:]); "
        "sys.exit(status or any(name.split('.')[0] == 'textual' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False).returncode == 0
