"""How each editor is told to open a file at a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_tui.tui.editors import NoEditorError, editor_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Programs of these names on the path, and no editor set."""
    names = "vi vim nvim nano emacs emacsclient hx micro kak code codium subl zed gvim my-editor"
    for name in names.split(" "):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("editor", "words", "graphical"),
    [
        ("vi", "+12|a b.toml", False),
        ("vim", "+call cursor(12,3)|a b.toml", False),
        ("nvim --clean", "--clean|+call cursor(12,3)|a b.toml", False),
        ("nano", "+12,3|a b.toml", False),
        ("emacs -nw", "-nw|+12:3|a b.toml", False),
        ("emacsclient -t", "-t|+12:3|a b.toml", False),
        ("hx", "a b.toml:12:3", False),
        ("micro", "+12:3|a b.toml", False),
        ("kak", "+12:3|a b.toml", False),
        ("code", "--wait|--goto|a b.toml:12:3", True),
        ("code -w", "-w|--goto|a b.toml:12:3", True),
        ("codium --wait", "--wait|--goto|a b.toml:12:3", True),
        ("subl", "--wait|a b.toml:12:3", True),
        ("zed", "--wait|a b.toml:12:3", True),
        ("gvim", "-f|+call cursor(12,3)|a b.toml", True),
        ("my-editor --fast", "--fast|a b.toml", False),
    ],
)
def test_each_editor_opens_at_the_line(
    monkeypatch: pytest.MonkeyPatch, editor: str, words: str, graphical: bool
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    found = editor_at("a b.toml", 12, 3)
    assert found.words[1:] == tuple(words.split("|"))
    assert found.graphical == graphical


def test_visual_comes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    monkeypatch.setenv("VISUAL", "vim")
    assert editor_at("x", 1).name == "vim"
    monkeypatch.setenv("VISUAL", " ")
    assert editor_at("x", 1).name == "nano"


def test_an_editor_by_its_path(monkeypatch: pytest.MonkeyPatch, programs: Path) -> None:
    monkeypatch.setenv("EDITOR", f"{programs}/hx")
    assert editor_at("x", 4, 2).words == (f"{programs}/hx", "x:4:2")


def test_a_file_whose_name_begins_like_an_option_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    assert editor_at("-x.toml", 4).words[-1] == "./-x.toml"


@pytest.mark.parametrize(
    ("editor", "reason"),
    [("", "no editor"), ("missing-editor", "editor not found"), ('vim "', "editor not found")],
)
def test_without_an_editor_it_is_said_why(monkeypatch: pytest.MonkeyPatch, editor: str, reason: str) -> None:
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(NoEditorError) as refused:
        editor_at("x", 1)
    assert (refused.value.reason, refused.value.text) == (reason, editor)
