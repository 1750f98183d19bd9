"""Watching a store: telling that its files may hold something else, however an editor saves them.

Editors write into a file, put another in its place, delete and create it, or write what a link leads to. So folders are
watched, not files, those of the links and those of what they lead to; and once a second everything is looked at, since
not every file system tells of changes.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.store.error import StoreError
from timeline_tui.store.files import files_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from threading import Event

_QUIET: Final = 30
"""Milliseconds without another change after which a save is over."""
_LONGEST: Final = 200
"""Milliseconds for which changes that follow each other are waited out."""
_LOOK: Final = 1000
"""Milliseconds after which the files are looked at, whether anything was told or not."""
_TICK: Final = 3_000_000_000
"""Nanoseconds within which two saves may bear the same time: FAT counts in two seconds; a look comes each second."""
_MOST_LINKS: Final = 40
"""Links that lead from one to the next, as many as Linux follows."""

Signature = tuple[tuple[str, int, int, int, int], ...]
"""Of each file its name, when it was written, when anything about it changed (nanoseconds), its size and its number."""


class _Folder(NamedTuple):
    """A folder as it is now: another may stand under its name later."""

    path: str
    device: int
    number: int


def watch(stores: Sequence[str], stop: Event) -> Iterator[None]:
    """Yield at once, and each time that files of the stores may hold something else, until `stop` is set.

    Blocks: for a thread of its own. What is saved while the caller is at work is yielded once, after it. Where a
    folder can't be watched, the files are looked at twice a second. That nothing is missed matters more than that
    nothing is told in vain: a file that was written just now is told of again.
    """
    known = signature(stores)
    yield  # what was saved since the caller read
    while not stop.is_set():
        folders = _folders(stores)
        for told in _told([folder.path for folder in folders], stop):
            now = signature(stores)
            if now != known or _is_fresh(known) or _concerns(told, stores):
                known = now
                yield
            if _folders(stores) != folders:
                break  # a link leads elsewhere, or another folder is there


def signature(stores: Sequence[str]) -> Signature:
    """What tells one state of the stores from another without reading them; a missing file is one, too."""
    found = []
    for store in stores:
        try:
            files = files_of(store)
        except StoreError:
            files = [store]
        for file in files:
            try:
                status = os.stat(file)  # noqa: PTH116 - as written
                found.append((file, status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino))
            except (OSError, ValueError):
                found.append((file, 0, 0, -1, 0))
    return tuple(found)


def _is_fresh(known: Signature) -> bool:
    """Whether a file was written so lately that a save after this signature may have left the same one."""
    now = time.time_ns()
    return any(0 <= now - written < _TICK for _, written, _, size, _ in known if size >= 0)


def _told(folders: Sequence[str], stop: Event) -> Iterator[frozenset[str]]:
    """The paths that changed, as they change; none where it is only time to look."""
    if folders:
        try:
            from watchfiles import watch as notified  # noqa: PLC0415 - after the first frame, in this thread

            for changes in notified(
                *folders,
                stop_event=stop,
                debounce=_LONGEST,
                step=_QUIET,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
                recursive=False,
                raise_interrupt=False,
                ignore_permission_denied=True,
                watch_filter=None,
            ):
                yield frozenset(path for _, path in changes)
        except (ImportError, OSError, RuntimeError):
            pass  # no native part for this machine, the folder is gone, or no more can be watched: look now and then
        else:
            return
    if not stop.wait(_LOOK / 2000):
        yield frozenset()


def _folders(stores: Sequence[str]) -> tuple[_Folder, ...]:
    """The folders in which something can change the stores, as they are now."""
    found: dict[str, _Folder] = {}
    for store in stores:
        try:
            files = [*files_of(store), store]
        except StoreError:
            files = [store]
        for file in files:
            for path in _ways_to(file):
                folder = path if os.path.isdir(path) else os.path.dirname(path)  # noqa: PTH112, PTH120
                if folder not in found:
                    try:
                        status = os.stat(folder)  # noqa: PTH116
                    except (OSError, ValueError):
                        continue
                    found[folder] = _Folder(folder, status.st_dev, status.st_ino)
    return tuple(found.values())


def _ways_to(file: str) -> Iterator[str]:
    """The absolute names of a file: its own, that of each link on the way, and that of what is there in the end."""
    path = os.path.abspath(file)  # noqa: PTH100 - links are kept
    for _ in range(_MOST_LINKS):
        yield path
        try:
            path = os.path.join(os.path.dirname(path), os.readlink(path))  # noqa: PTH115, PTH118, PTH120
        except (OSError, ValueError):
            break  # no link
    yield os.path.realpath(file)


def _concerns(told: frozenset[str], stores: Sequence[str]) -> bool:
    """Whether a path that was told of is a file of the stores: one that was saved within a tick of the clock."""
    if not told:
        return False
    names = {os.path.realpath(path) for path in told}
    for store in stores:
        try:
            if not names.isdisjoint(map(os.path.realpath, files_of(store))):
                return True
        except StoreError:
            continue
    return False
