"""A save is whole or not at all, and never over a change that was not read."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from timeline_tui.store.error import StoreError
from timeline_tui.store.files import bytes_of
from timeline_tui.store.saving import ChangedError, save

if TYPE_CHECKING:
    from pathlib import Path

OLD = b"\xef\xbb\xbftitle = 'Old'\r\n# no line feed at the end"
NEW = b"title = 'New'\n" * 50

_KILLED_AT_EVERY_LINE = """
import os, pathlib, signal, sys
from timeline_tui.store import saving

file, old, new = sys.argv[1], sys.argv[2].encode("latin-1"), b"title = 'New'\\n" * 50
write = os.write
os.write = lambda handle, data: write(handle, bytes(data[:97]))  # a disk that takes a little at a time

def kill_at(line):
    seen = 0
    def trace(frame, event, argument):
        nonlocal seen
        if frame.f_code.co_filename != saving.__file__:
            return None
        seen += event == "line"
        if seen == line:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)

found = []
for line in range(1, 1000):
    with open(file, "wb") as opened:
        opened.write(old)
    child = os.fork()
    if not child:
        kill_at(line)
        saving.save(file, new, was=old)
        os._exit(0)
    killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    with open(file, "rb") as opened:
        held = opened.read()
    found.append("old" if held == old else "new" if held == new else "torn")
    for left in pathlib.Path(file).parent.glob(".timeline-tui-*.tmp"):
        left.unlink()
    if not killed:
        break
print(*found)
"""


def _make_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "story.toml"
    path.write_bytes(OLD)
    return path


def test_the_new_text_replaces_the_old_and_nothing_is_left_beside_it(file: Path) -> None:
    save(str(file), NEW, was=OLD)
    assert file.read_bytes() == bytes_of(str(file)) == NEW
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(file: Path) -> None:
    command = [sys.executable, "-c", _KILLED_AT_EVERY_LINE, str(file), OLD.decode("latin-1")]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert len(found) > 40
    assert "torn" not in found
    assert found == sorted(found, key=["old", "new"].index), "once new, always new"
    assert found[-1] == "new"


def test_what_a_killed_save_left_is_swept_up_by_a_later_one(file: Path) -> None:
    left, new, theirs = (file.parent / name for name in (".timeline-tui-a.tmp", ".timeline-tui-b.tmp", ".other-c.tmp"))
    for each in (left, new, theirs):
        each.write_bytes(b"part")
        if each is not new:
            os.utime(each, (0, 0))
    save(str(file), NEW, was=OLD)
    assert {*file.parent.iterdir()} == {file, new, theirs}


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedError, match="it was changed since it was read, so nothing was written"):
        save(str(file), NEW, was=OLD)
    assert file.read_bytes() == b"theirs"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_gone_is_not_made_anew(file: Path) -> None:
    file.unlink()
    with pytest.raises(ChangedError, match="it is gone since it was read"):
        save(str(file), NEW, was=OLD)
    assert not file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_mode_and_owner_stay(file: Path) -> None:
    file.chmod(0o640)
    before = file.stat()
    save(str(file), NEW, was=OLD)
    after = file.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


@pytest.mark.skipif(sys.platform != "linux", reason="attributes of the file system")
def test_attributes_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.note", b"mine")
    except OSError:
        pytest.skip("this file system has no attributes")
    save(str(file), NEW, was=OLD)
    assert os.getxattr(file, "user.note") == b"mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_symbolic_link_stays_and_what_it_leads_to_is_replaced(file: Path, tmp_path: Path) -> None:
    away = tmp_path / "elsewhere"
    away.mkdir()
    first, second = away / "first.toml", tmp_path / "second.toml"
    first.symlink_to("../story.toml")
    second.symlink_to("elsewhere/first.toml")
    save(str(second), NEW, was=OLD)
    assert (first.is_symlink(), second.is_symlink(), file.is_symlink()) == (True, True, False)
    assert file.read_bytes() == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="links")
@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda file: file.chmod(0o444), r"it is read-only, so nothing was written; allow it with chmod u\+w"),
        (lambda file: os.link(file, file.with_name("other.toml")), r"it has 2 names \(hard links\)"),
        (_make_pipe, "no ordinary file"),
        (lambda file: (file.unlink(), file.mkdir()), "no ordinary file"),
        (lambda file: (file.unlink(), file.symlink_to(file.name)), "it can't be written"),
    ],
    ids=["read-only", "hard links", "a pipe", "a folder", "a link to itself"],
)
def test_what_can_not_be_replaced_is_refused_in_one_sentence(file: Path, spoil: object, sentence: str) -> None:
    assert callable(spoil)
    spoil(file)
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(StoreError, match=sentence) as refused:
        save(str(file), NEW, was=OLD)
    assert refused.value.file == str(file)
    assert (file.read_bytes() if file.is_file() else None) == before


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StoreError, match=r"can't be written \(no space left on device\), so nothing was written"):
        save(str(file), NEW, was=OLD)
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]


def test_of_many_saves_at_once_one_is_made_and_the_others_are_refused(file: Path) -> None:
    def one(number: int) -> bool:
        try:
            save(str(file), b"%d" % number, was=OLD)
        except ChangedError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(one, range(24)))
    assert made.count(True) == 1
    assert file.read_bytes() == b"%d" % made.index(True)


def test_what_is_the_same_is_not_written(file: Path) -> None:
    before = file.stat()
    save(str(file), OLD, was=OLD)
    assert file.stat().st_ino == before.st_ino
