"""Files in bad weather end in one sentence, at once."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from timeline_tui.store.error import StoreError
from timeline_tui.store.files import LARGEST
from timeline_tui.store.load import load
from timeline_tui.store.scan import too_deep

if TYPE_CHECKING:
    from pathlib import Path


def _said(store: str) -> str:
    with pytest.raises(StoreError) as raised:
        load([store])
    sentence = str(raised.value)
    assert sentence.startswith(f"{store}: ")
    assert "\n" not in sentence
    return sentence


def test_a_missing_file(tmp_path: Path) -> None:
    assert "there is no such file or folder" in _said(str(tmp_path / "gone.toml"))


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text(" \n\t\n")
    assert "this file is empty" in _said(str(tmp_path / "empty.toml"))


@pytest.mark.parametrize(("data", "why"), [(b"\n\xe9", "byte E9 on line 2"), ("é".encode("utf-16"), "UTF-16")])
def test_a_file_that_is_not_utf_8(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "latin.toml").write_bytes(data)
    assert why in _said(str(tmp_path / "latin.toml"))


def test_a_folder_without_toml(tmp_path: Path) -> None:
    assert "holds no .toml file" in _said(str(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert "this is a pipe" in _said(str(tmp_path / "pipe.toml"))


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_device_and_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "this is a device" in _said("/dev/null")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.toml")
        assert "this is a socket" in _said("s.toml")


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(StoreError, match="this is no name of a file"):
        load(["a\0b.toml"])


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large.toml").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "TOML is read up to 256 MB" in _said(str(tmp_path / "large.toml"))


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 100_000,
        "x = " + "[" * 50_000 + "]" * 50_000,
        "x = " + "{a=" * 20_000 + "1" + "}" * 20_000,
        "x = " + '["]",' * 20_000,
        "x = " + "[ #]\n" * 20_000,
        "x = " + '["""]""",' * 20_000,
        "x = " + "['''\n[[event]]\n''', " * 20_000,
    ],
    ids=["open", "lists", "tables", "quoted", "commented", "in long texts", "in texts with headers"],
)
def test_nesting_without_end_is_refused_before_it_overflows_the_reader(tmp_path: Path, text: str) -> None:
    assert too_deep(text)
    (tmp_path / "deep.toml").write_text(f'{text}\n[[event]]\ntitle = "A"\nwhen = 2001\n')
    try:
        reading = load([str(tmp_path / "deep.toml")])
    except StoreError:
        return
    assert reading.problems


def test_a_key_of_endless_dots_is_named(tmp_path: Path) -> None:
    (tmp_path / "dots.toml").write_text(f'[[event]]\ntitle = "A"\nwhen = 2001\nx{".x" * 20_000} = 1\n')
    reading = load([str(tmp_path / "dots.toml")])
    assert [problem.code for problem in reading.problems] == ["K101"]


def test_many_lists_are_not_deep() -> None:
    assert not too_deep('tags = ["a", "b"]\nlinks = [{ to = "[[[[" }]\n# [[[[[\n' * 1_000)
