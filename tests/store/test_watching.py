"""Watching: whatever way a file is saved in, it is told; what is no concern of the store is not."""

from __future__ import annotations

import os
import queue
import shutil
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import watchfiles

from timeline_tui.store.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 20.0
"""Seconds that a busy machine may take."""
LONG_AGO = 1_000_000_000
"""Seconds from 1970: a file that was written then is not looked at twice."""


class Watched:
    """What is told of a store that is watched in a thread."""

    def __init__(self) -> None:
        self.tellings: queue.Queue[None] = queue.Queue()
        self.stop = threading.Event()

    def told(self) -> None:
        """Wait until something is told."""
        self.tellings.get(timeout=PATIENCE)

    def told_once_settled(self) -> None:
        """Wait until something is told, and nothing more for longer than a look takes."""
        self.told()
        while not self.is_quiet():
            pass

    def is_quiet(self) -> bool:
        """Whether nothing is told for longer than a look takes."""
        try:
            self.tellings.get(timeout=1.2)
        except queue.Empty:
            return True
        return False


@contextmanager
def watching(*stores: Path) -> Iterator[Watched]:
    watched = Watched()

    def run() -> None:
        for told in watch([str(store) for store in stores], watched.stop):
            watched.tellings.put(told)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        watched.told()  # the first of all: what may have been saved before
        yield watched
    finally:
        watched.stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive(), "watching does not end"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return old(tmp_path / "events.toml", "1")


def old(path: Path, text: str) -> Path:
    path.write_text(text)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def write(file: Path) -> None:
    file.write_text("2")


def write_with_the_old_time(file: Path) -> None:
    old(file, "2")


def rename_over(file: Path) -> None:
    file.with_suffix(".new").write_text("2")
    file.with_suffix(".new").replace(file)


def move_away_and_create(file: Path) -> None:
    file.replace(file.with_name("events.toml~"))
    file.write_text("2")


def delete_and_create(file: Path) -> None:
    file.unlink()
    file.write_text("2")


def delete(file: Path) -> None:
    file.unlink()


def truncate(file: Path) -> None:
    os.truncate(file, 0)


def append(file: Path) -> None:
    with file.open("a") as opened:
        opened.write("2")


def make_it_a_link(file: Path) -> None:
    target = old(file.with_name("elsewhere"), "2")
    file.unlink()
    file.symlink_to(target)


SAVES = [
    write,
    write_with_the_old_time,
    rename_over,
    move_away_and_create,
    delete_and_create,
    delete,
    truncate,
    append,
    make_it_a_link,
]


@pytest.mark.parametrize("save", SAVES, ids=[save.__name__ for save in SAVES])
def test_a_save_of_any_kind_is_told(save: Callable[[Path], None], file: Path) -> None:
    with watching(file) as watched:
        save(file)
        watched.told()


@pytest.mark.parametrize("save", [write, rename_over], ids=["write", "rename_over"])
def test_without_notice_from_the_file_system_the_files_are_looked_at(
    save: Callable[[Path], None], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no space left for another watch")

    monkeypatch.setattr(watchfiles, "watch", refuse)
    with watching(file) as watched:
        save(file)
        watched.told()


def test_a_user_who_asks_watchfiles_to_poll_is_obeyed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    with watching(file) as watched:
        write(file)
        watched.told()


def test_what_a_chain_of_links_leads_to_is_watched_and_where_they_lead(file: Path, tmp_path: Path) -> None:
    for folder in ("one", "two", "three"):
        (tmp_path / folder).mkdir()
    middle, first = tmp_path / "one" / "middle", tmp_path / "two" / "first.toml"
    middle.symlink_to(file)
    first.symlink_to("../one/middle")
    with watching(first) as watched:
        write(file)
        watched.told_once_settled()
        middle.unlink()
        middle.symlink_to(old(tmp_path / "three" / "other", "3"))
        watched.told_once_settled()
        write(tmp_path / "three" / "other")
        watched.told()


def test_files_that_come_to_a_folder_and_leave_it_are_told(file: Path) -> None:
    with watching(file.parent) as watched:
        other = old(file.with_name("more.toml"), "1")
        watched.told_once_settled()
        other.unlink()
        watched.told()


def test_a_folder_that_is_put_in_the_place_of_another_is_watched_in_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    old(folder / "events.toml", "1")
    with watching(folder) as watched:
        shutil.rmtree(folder)
        watched.told_once_settled()
        folder.mkdir()
        old(folder / "events.toml", "2")
        watched.told_once_settled()
        write(folder / "events.toml")
        watched.told()


def test_a_folder_that_comes_later_is_found(tmp_path: Path) -> None:
    with watching(tmp_path / "later" / "events.toml") as watched:
        (tmp_path / "later").mkdir()
        old(tmp_path / "later" / "events.toml", "1")
        watched.told()


def test_what_is_written_beside_a_file_is_no_concern_of_its(file: Path) -> None:
    with watching(file) as watched:
        file.with_name("notes.txt").write_text("1")
        file.with_name("other.toml").write_text("1")
        assert watched.is_quiet()


def test_a_file_that_was_just_written_is_told_of_again_and_then_no_more(file: Path) -> None:
    with watching(file) as watched:
        write(file)
        watched.told_once_settled()
        assert watched.is_quiet()
